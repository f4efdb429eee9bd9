// The package for places without files beside it, as nutgraf/inline: the same calls, with the wasm files inside of scripts and the
// worker's script as a string. The packs of languages are left out. xtask/npm.mjs puts in what is imported from "inside:".

/** @import * as Api from "../index.d.ts" */

import script from "inside:worker.js";
import { NutgrafError } from "../errors.js";
import * as nutgraf from "../index.js";
import { modules } from "../load.js";

export { COLLECTION_OPTIONS, NutgrafError, VERSION, analyze, analyzeFile, contexts, createCollection, exportAnalysis, init, languages, redact, tokenize, unpack } from "../index.js";

modules.analysis.from(() => unpacked(import("inside:nutgraf_bg.wasm")));
modules.text.from(() => unpacked(import("inside:nutgraf_import_bg.wasm")));
modules.html.from(() => unpacked(import("inside:nutgraf_html_bg.wasm")));
modules.pdf.from(() => unpacked(import("inside:nutgraf_pdf_bg.wasm")));
modules.cjk.from(() => unpacked(import("inside:nutgraf_cjk_bg.wasm")));
modules.export.from(() => unpacked(import("inside:nutgraf_export_bg.wasm")));

/** @type {typeof Api.loadLanguage} */
export async function loadLanguage(code, source) {
  await nutgraf.init();
  const { loaded, available } = nutgraf.languages();
  if (source === undefined && available.includes(code) && !loaded.includes(code)) withoutPack(code);
  return nutgraf.loadLanguage(code, source);
}

/** @type {typeof Api.createWorkerAnalyzer} */
export function createWorkerAnalyzer({ workerUrl = scriptUrl(), packs = withoutPack, ...others } = {}) {
  // A worker from a Blob is under the policy of the page as it is.
  return nutgraf.createWorkerAnalyzer({ ...others, workerUrl, packs, inheritPolicy: false });
}

/**
 * The bytes of a wasm file, which a script has as gzip in Base64.
 *
 * @param {Promise<{default: string}>} script
 */
async function unpacked(script) {
  const packed = Uint8Array.from(atob((await script).default), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/**
 * Without this, the pack would be looked for beside a script that has no files beside it.
 *
 * @param {string} code
 * @returns {never}
 */
function withoutPack(code) {
  throw new NutgrafError("unreadable", `nutgraf/inline has no packs: pass the bytes or the address of ${code}.nut, to loadLanguage("${code}", …) or as \`packs\` to createWorkerAnalyzer().`);
}

/** @type {string | undefined} */
let url;

/** The worker's script: Node knows no Blob URLs of scripts, and in browsers a worker from a data URL would be of another origin, to which no compiled module goes. */
function scriptUrl() {
  url ??= typeof Worker === "function" ? URL.createObjectURL(new Blob([script], { type: "text/javascript" })) : `data:text/javascript,${encodeURIComponent(script)}`;
  return url;
}
