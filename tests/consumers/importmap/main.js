import * as nutgraf from "nutgraf";
import { show } from "./show.js";
import { use } from "./use.js";

void show(() => use(nutgraf));
