import * as nutgraf from "nutgraf/inline";
import de from "nutgraf/packs/de.nut";
import { show } from "./show.js";
import { use } from "./use.js";

void show(() => use(nutgraf, { de }));
