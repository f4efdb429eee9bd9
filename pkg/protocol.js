// What the client (client.js, any thread) and the worker (worker.js) say to each other. The client sends one request at
// a time: the next one after the result or error of the last.

/**
 * @import { Analysis, CollectionReport, Comparison, Contexts, ErrorCode, FieldsOf, Progress, Redacted } from "./index.d.ts"
 *
 * @typedef {{code: ErrorCode, message: string}} WireError
 *
 * The wasm files that are fetched when they are needed.
 * @typedef {"text" | "html" | "pdf" | "cjk" | "export"} Further
 *
 * @typedef {Analysis | Uint32Array | Uint8Array | Contexts | CollectionReport | Comparison | Redacted | string | Unpacked} Answer
 *
 * The documents inside a file, and what is to be said of those that are not among them.
 * @typedef {[members: [string, Uint8Array<ArrayBuffer>][], notices: string[]]} Unpacked
 *
 * @typedef {(
 *   | {type: "start", version: string, module: WebAssembly.Module, packs: Uint8Array[]}
 *   | {type: "analyze", id: number, text: string, options: unknown}
 *   | {type: "analyzeFile", id: number, file: Blob, name: string, options: unknown}
 *   | {type: "unpack", id: number, file: Blob, name: string, options: unknown}
 *   | {type: "tokenize", id: number, text: string}
 *   | {type: "contexts", id: number, text: string, words: string, options: unknown}
 *   | {type: "exportAnalysis", id: number, analysis: FieldsOf<never> & Partial<Analysis>, text: string, what: string, options: unknown}
 *   | {type: "redact", id: number, text: string, options: unknown}
 *   | {type: "collect", id: number, document: string, text?: string, file?: Blob, name?: string, options: unknown}
 *   | {type: "merge", id: number, parts: readonly Uint8Array[]}
 *   | {type: "report", id: number, parts: readonly Uint8Array[], what?: string, options: any}
 *   | {type: "compare", id: number, parts: readonly Uint8Array[], here: string | readonly string[], there: string | readonly string[], options: any}
 *   | {type: "module", name: Further, module: WebAssembly.Module}
 *   | {type: "module-failed", name: Further, error: WireError}
 *   | {type: "packs", packs: (Uint8Array | undefined)[]}
 * )} ToWorker
 *
 * @typedef {(
 *   | {type: "ready", version: string}
 *   | {type: "failed", error: WireError}
 *   | {type: "need-module", name: Further}
 *   | {type: "need-packs", codes: string[], anew: boolean}
 *   | {type: "progress", id: number, step: Progress["step"], fraction: number}
 *   | {type: "result", id: number, value: Answer, memory: number}
 *   | {type: "error", id: number, error: WireError}
 * )} ToClient
 */

import { NutgrafError, toError } from "./errors.js";

/** The version of these scripts, which is also the crate's and the wasm files'. */
export const VERSION = "0.1.0";

/**
 * The error that tells of parts of different versions, if they are.
 *
 * @param {string} part what the version is of
 * @param {string} version
 */
export function mismatch(part, version) {
  if (version === VERSION) return undefined;
  return new NutgrafError("version-mismatch", `This script of Nutgraf is version ${VERSION}, ${part} is version ${version}. Reload the page; if that does not help, empty its cache.`);
}

/**
 * An error on its way to another thread.
 *
 * @param {unknown} thrown
 * @returns {WireError}
 */
export function toWire(thrown) {
  const { code, message } = toError(thrown);
  return { code, message };
}

/**
 * An error that came from another thread.
 *
 * @param {WireError} error
 */
export function fromWire({ code, message }) {
  return new NutgrafError(code, message);
}
