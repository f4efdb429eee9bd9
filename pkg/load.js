// The two wasm files, compiled once in a thread and shared by all that need them there.

/** @import { WasmSource } from "./index.d.ts" */

import { NutgrafError, toError } from "./errors.js";

/** The analysis. */
export const analysisModule = sharedModule(() => new URL("./nutgraf_bg.wasm", import.meta.url));

/** What opens files that are not Unicode text. */
export const importModule = sharedModule(() => new URL("./nutgraf_import_bg.wasm", import.meta.url));

/** @param {() => WasmSource} beside where the file is if nobody says otherwise */
function sharedModule(beside) {
  let get = lazy(() => compile(beside()));
  return {
    get: () => get(),
    /** Says where the file is, for all that ask for it from now on. */
    from(/** @type {WasmSource} */ source) {
      get = lazy(() => compile(source));
    },
  };
}

/**
 * A function that does its work at the first call and gives the same promise ever after. A failure is forgotten, so
 * that the next call tries again.
 *
 * @template T
 * @template {unknown[]} A
 * @param {(...given: A) => Promise<T>} work
 * @returns {(...given: A) => Promise<T>}
 */
export function lazy(work) {
  /** @type {Promise<T> | undefined} */
  let promise;
  return (...given) => {
    promise ??= work(...given).catch((error) => {
      promise = undefined;
      throw error;
    });
    return promise;
  };
}

/**
 * @param {WasmSource} source
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(source) {
  try {
    const found = await source;
    if (found instanceof WebAssembly.Module) return found;
    if (found instanceof ArrayBuffer || ArrayBuffer.isView(found)) return await WebAssembly.compile(/** @type {BufferSource} */ (found));
    const bytes = await readFile(found);
    if (bytes) return await WebAssembly.compile(bytes);
    return await compileResponse(found instanceof Response ? found : await fetch(found));
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) throw toError(error);
    const reason = error instanceof Error ? error.message : String(error);
    throw new NutgrafError("unreadable", `A wasm file of Nutgraf could not be loaded (${reason}). Check the connection, or tell init() where the file is, and try again.`, { cause: error });
  }
}

/**
 * @param {Response} response
 * @returns {Promise<WebAssembly.Module>}
 */
async function compileResponse(response) {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  // Streaming refuses any other type, and many a server sends one.
  const typed = /^application\/wasm\b/i.test(response.headers.get("content-type") ?? "");
  return typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer());
}

/**
 * The bytes of a file: URL in Node, whose fetch does not read files.
 *
 * @param {unknown} source
 * @returns {Promise<Uint8Array<ArrayBuffer> | undefined>}
 */
async function readFile(source) {
  const files = globalThis.process?.getBuiltinModule?.("node:fs/promises");
  if (!files || !(source instanceof URL || typeof source === "string") || !/^file:/i.test(String(source))) return undefined;
  return new Uint8Array(await files.readFile(new URL(source)));
}
