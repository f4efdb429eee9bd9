import { files } from "./files.js";
import * as nutgraf from "nutgraf";
import { use } from "./use.js";
import de from "nutgraf/packs/de.nut";

export default {
  async fetch() {
    return Response.json(await use(nutgraf, { files, de, workers: false }));
  },
};
