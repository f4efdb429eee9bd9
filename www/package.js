// Where the page has the analyser from: the files beside it. The page in a single file has the same from within (single.js).

import { isControlled, keepWhenControlled } from "./offline.js";

/**
 * @typedef {import("./pkg/index.js").WorkerAnalyzerOptions} Sources
 *
 * @typedef {object} Package
 * @property {typeof import("./pkg/index.js")} nutgraf
 * @property {Sources & {packs: (code: string) => import("./pkg/index.js").PackSource}} sources  of its parts
 */

/** Whether what is not here is nowhere to be had. */
export const isAlone = false;

/**
 * @param {number} attempt  from 0; another one asks under other addresses, past whatever holds up or has kept the first answer
 * @returns {Promise<Package>}
 */
export async function fetchPackage(attempt) {
  const address = (/** @type {string} */ file) => new URL(attempt > 0 ? `${file}?again=${attempt}` : file, import.meta.url);
  const nutgraf = /** @type {typeof import("./pkg/index.js")} */ (await import(address("./pkg/index.js").href));
  const part = (/** @type {string} */ name) => address(`./pkg/nutgraf${name}_bg.wasm`);
  const packs = (/** @type {string} */ code) => {
    const pack = address(`./pkg/packs/${code}.nut`);
    keepWhenControlled(pack);
    return pack;
  };
  return {
    nutgraf,
    sources: { wasm: part(""), importWasm: part("_import"), exportWasm: part("_export"), htmlWasm: part("_html"), pdfWasm: part("_pdf"), cjkWasm: part("_cjk"), packs, inheritPolicy: !isControlled() },
  };
}
