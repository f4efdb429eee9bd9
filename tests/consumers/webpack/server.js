import * as nutgraf from "nutgraf";
import { use } from "./use.js";

use(nutgraf).then((result) => console.log(JSON.stringify(result)));
