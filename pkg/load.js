// The wasm files, compiled once in a thread and shared by all that need them there.

/**
 * @import { PackSource, WasmSource } from "./index.d.ts"
 *
 * What is neither bytes nor a module.
 * @typedef {Exclude<Awaited<PackSource>, ArrayBuffer | ArrayBufferView>} Asked
 */

import { NutgrafError, reasonOf, toError } from "./errors.js";

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
    from(/** @type {() => WasmSource} */ source) {
      get = lazy(() => compile(source()));
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

/** The smallest module with a vector in it, as the type of a function: where it compiles, a wasm file that does not is at fault itself. */
const VECTORS = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 1, 123, 0]);

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
    const bytes = await bytesOf(found);
    return await (bytes ? compileBytes(bytes) : compileFrom(/** @type {Asked} */ (found)));
  } catch (error) {
    if (error instanceof NutgrafError) throw error;
    if (error instanceof WebAssembly.CompileError && !(await hasVectors())) throw toError(error);
    throw new NutgrafError("unreadable", `A part of Nutgraf could not be loaded (${error instanceof WebAssembly.CompileError ? "it is damaged: " : ""}${reasonOf(error)}). Check the connection and try again; if that does not help, see whether the wasm file is where it is looked for (docs/recipes.md).`, { cause: error });
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
 * @param {Asked} found
 */
async function compileFrom(found) {
  try {
    return await compileResponse(await ask(found));
  } catch (error) {
    if (isResponse(found)) throw error;
    return compileResponse(await ask(found, true));
  }
}

/**
 * @param {Response} response
 * @returns {Promise<WebAssembly.Module>}
 */
async function compileResponse(response) {
  const type = response.headers.get("content-type") ?? "";
  // Streaming refuses any other type, and many a server sends one.
  return /^application\/wasm\b/i.test(type) ? WebAssembly.compileStreaming(response) : compileBytes(new Uint8Array(await response.arrayBuffer()), `${response.url} answered with ${type}`);
}

/**
 * Where a server or a bundler does not know a file, a page may come in its place, which is no fault of the browser's.
 *
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} what they are
 */
async function compileBytes(bytes, what = "these are bytes") {
  if (String(bytes.subarray(0, 4)) !== "0,97,115,109") throw new Error(`${what}, no wasm file`);
  return WebAssembly.compile(bytes);
}

/** Not everywhere are there such. @param {unknown} found @returns {found is Response} */
const isResponse = (found) => typeof Response === "function" && found instanceof Response;

/**
 * The answer to a request, or the one that was given; none but a good one.
 *
 * @param {Asked} found
 * @param {boolean} anew whether to go past every cache
 */
export async function ask(found, anew = false) {
  const response = isResponse(found) ? found : await fetch(found, anew ? { cache: "reload" } : {});
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  return response;
}

/**
 * The bytes that these are; those of a file: URL in Node, whose fetch does not read files; else nothing.
 *
 * @param {unknown} found
 * @returns {Promise<Uint8Array<ArrayBuffer> | undefined>}
 */
export async function bytesOf(found) {
  if (ArrayBuffer.isView(found)) return new Uint8Array(/** @type {ArrayBuffer} */ (found.buffer), found.byteOffset, found.byteLength);
  if (found instanceof ArrayBuffer) return new Uint8Array(found);
  const files = globalThis.process?.getBuiltinModule?.("node:fs/promises");
  return files && /^file:/i.test(String(found)) ? new Uint8Array(await files.readFile(new URL(String(found)))) : undefined;
}
