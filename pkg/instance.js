// A wasm file's instance for its glue, refused where the two do not belong together.

/**
 * @import * as Analyzer from "./nutgraf.js"
 * @import * as Exporter from "./nutgraf_export.js"
 * @import * as Importer from "./nutgraf_import.js"
 */

import { NutgrafError, toError } from "./errors.js";
import { mismatch } from "./protocol.js";

const isNode = !("document" in globalThis) && /** @type {any} */ (globalThis).process?.versions?.node !== undefined;

/**
 * @param {typeof Analyzer | typeof Importer | typeof Exporter} glue
 * @param {WebAssembly.Module} module
 * @returns {Promise<WebAssembly.Memory>} the instance's memory
 */
export async function instantiate(glue, module) {
  let memory;
  try {
    // Where a script may not wait for a large instance, the browser refuses it. Node may, and the other way looks at its
    // Response, for which alone it loads all of fetch(): 20 ms.
    ({ memory } = isNode ? glue.initSync({ module }) : await glue.default({ module_or_path: module }));
  } catch (error) {
    // Imports that the glue does not have, or has in another form: wasm-bindgen names them by their contents.
    if (!(error instanceof WebAssembly.LinkError || error instanceof TypeError)) throw toError(error);
    throw new NutgrafError("version-mismatch", `The wasm file and the script beside it are of different builds (${error.message}). Reload the page; if that does not help, empty its cache.`, { cause: error });
  }
  const error = mismatch("the wasm file", glue.version());
  if (error) throw error;
  return memory;
}

/**
 * The glue of a wasm file that is fetched when it is needed.
 *
 * @template T
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
export function loadGlue(load) {
  return load().catch((cause) => {
    throw new NutgrafError("unreadable", `A part of Nutgraf could not be loaded (${cause}). Check the connection, and try again.`, { cause });
  });
}
