import * as nutgraf from "nutgraf";
import { use } from "./use.js";

console.log(JSON.stringify(await use(nutgraf)));
