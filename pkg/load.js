// The wasm files, compiled once in a thread and shared by all that need them there.

/** @import { WasmSource } from "./index.d.ts" */

import { NutgrafError, toError } from "./errors.js";

/** The wasm files: the analysis, what opens documents, and what writes an analysis in other forms and redacts. */
export const modules = {
  analysis: sharedModule(() => new URL("./nutgraf_bg.wasm", import.meta.url)),
  text: sharedModule(() => new URL("./nutgraf_import_bg.wasm", import.meta.url)),
  html: sharedModule(() => new URL("./nutgraf_html_bg.wasm", import.meta.url)),
  pdf: sharedModule(() => new URL("./nutgraf_pdf_bg.wasm", import.meta.url)),
  cjk: sharedModule(() => new URL("./nutgraf_cjk_bg.wasm", import.meta.url)),
  export: sharedModule(() => new URL("./nutgraf_export_bg.wasm", import.meta.url)),
};

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
 * The smallest module with a vector in it, as wasm-feature-detect has it: where it compiles, a wasm file that does not is at fault itself.
 */
const VECTORS = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11]);

/**
 * @param {WasmSource} source
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compile(source) {
  if (typeof WebAssembly === "undefined") {
    throw new NutgrafError("unsupported", "There is no WebAssembly here: it is switched off, as the lockdown modes of some browsers do, or the browser is too old. Switch it on for this page, or use another browser.");
  }
  try {
    const found = await source;
    if (found instanceof WebAssembly.Module) return found;
    if (found instanceof ArrayBuffer || ArrayBuffer.isView(found)) return await WebAssembly.compile(/** @type {BufferSource} */ (found));
    const bytes = await readFile(found);
    if (bytes) return await WebAssembly.compile(bytes);
    return await (found instanceof Response ? compileResponse(found) : compileFrom(found));
  } catch (error) {
    if (error instanceof NutgrafError) throw error;
    if (error instanceof WebAssembly.CompileError && !(await hasVectors())) throw toError(error);
    const reason = error instanceof WebAssembly.CompileError ? `it is damaged, or no wasm file: ${error.message}` : error instanceof Error ? error.message : String(error);
    throw new NutgrafError("unreadable", `A part of Nutgraf could not be loaded (${reason}). Check the connection and try again; if that does not help, see whether the wasm file is where it is looked for.`, { cause: error });
  }
}

/** Whether wasm files like these run here: not in old browsers, nor under a policy that allows none. */
function hasVectors() {
  return WebAssembly.compile(VECTORS).then(
    () => true,
    () => false,
  );
}

/**
 * A wrong answer may have come from a cache: the second try goes past it.
 *
 * @param {string | URL | Request} address
 */
async function compileFrom(address) {
  try {
    return await compileResponse(await fetch(address));
  } catch {
    return compileResponse(await fetch(address, { cache: "reload" }));
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
export async function readFile(source) {
  const files = globalThis.process?.getBuiltinModule?.("node:fs/promises");
  if (!files || !(source instanceof URL || typeof source === "string") || !/^file:/i.test(String(source))) return undefined;
  return new Uint8Array(await files.readFile(new URL(source)));
}
