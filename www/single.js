// Where the page in a single file has the analyser from: from within. It stands in place of package.js there, and knows what that
// page lacks: PDF, web pages, and the word lists of other languages.

import { bytesOf } from "./base85.js";
import { t } from "./messages.js";
import { NutgrafError } from "./pkg/errors.js";
import * as nutgraf from "./pkg/index.js";

/** Whether what is not here is nowhere to be had. */
export const isAlone = true;

/**
 * What stands in the page under an id, unpacked.
 *
 * @param {string} id
 */
function unpacked(id) {
  const packed = bytesOf(document.getElementById(id)?.textContent ?? "");
  return new Response(new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
}

/**
 * A source that fails when it is asked for, and not before.
 *
 * @param {string} message
 */
const missing = (message) => /** @type {any} */ ({ then: (/** @type {unknown} */ _, /** @type {(error: Error) => void} */ reject) => reject(new NutgrafError("unsupported", message)) });

/** @type {Promise<WebAssembly.Module> | null} the analysis, the text importer and the export in one */
let whole = null;

/** @type {typeof import("./package.js").fetchPackage} */
export async function fetchPackage() {
  whole ??= unpacked("analyser").then((bytes) => WebAssembly.compile(bytes));
  const wasm = await whole;
  const script = await new Response(await unpacked("worker")).text();
  const workerUrl = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
  const [pdf, page] = [missing(t`The page in a single file opens no PDF. Copy the text out of it, or open it at the page’s address on the web.`), missing(t`The page in a single file opens no web pages. Copy the text out of it, or open it at the page’s address on the web.`)];
  return {
    nutgraf,
    sources: { wasm, importWasm: wasm, exportWasm: wasm, htmlWasm: page, pdfWasm: pdf, cjkWasm: pdf, packs: () => missing(""), workerUrl },
  };
}
