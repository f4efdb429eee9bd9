import { readFileSync } from "node:fs";
import * as nutgraf from "nutgraf/inline";
import { use } from "./use.js";

// Without its file nothing is looked for: it is said what is missing, and the analysis goes on without.
const refused = await nutgraf.loadLanguage("de").catch(({ code, message }) => `${code}: ${message}`);
if (!/^unreadable: .*nutgraf\/inline has no packs: pass the bytes/.test(refused)) throw new Error(refused);
const worker = nutgraf.createWorkerAnalyzer();
const { notices } = await worker.analyze("Der Rat der Stadt hat beschlossen, dass die Fähre bis zum nächsten Jahr fährt.");
if (notices[0]?.code !== "language-pack-missing") throw new Error(JSON.stringify(notices));
worker.terminate();
console.log(JSON.stringify(await use(nutgraf, { de: new Uint8Array(readFileSync(new URL(import.meta.resolve("nutgraf/packs/de.nut")))) })));
