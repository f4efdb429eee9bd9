import { writeFileSync } from "node:fs";
import * as nutgraf from "nutgraf";
import { use } from "./use.js";

test("an article is analysed", async () => {
  writeFileSync("answers.json", JSON.stringify(await use(nutgraf)));
}, 60_000);
