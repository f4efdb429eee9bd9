// What all calls have in common, on whichever thread: their arguments, checked, and the ways through two wasm files.

/**
 * @import { Analysis, FileSource, Progress, Redacted } from "./index.d.ts"
 * @import * as Analyzer from "./nutgraf.js"
 * @import * as Exporter from "./nutgraf_export.js"
 * @import * as Importer from "./nutgraf_import.js"
 */

import { NutgrafError, aborted } from "./errors.js";

/** Bytes that are read at a time where files are read asynchronously. */
const SLICE = 4 << 20;

/**
 * Parts what a call asks of the analysis from what it asks of the call itself.
 *
 * @param {unknown} given
 * @returns {{options: unknown, signal: AbortSignal | undefined, onProgress: ((progress: Progress) => void) | undefined}}
 */
export function splitOptions(given) {
  // What is no object at all is for the analysis to refuse, in its own words.
  if (typeof given !== "object" || given === null || Array.isArray(given)) return { options: given, signal: undefined, onProgress: undefined };
  const { signal, onProgress, ...options } = /** @type {Record<string, any>} */ (given);
  if (signal != null && typeof signal.addEventListener !== "function") throw new NutgrafError("bad-option", "'signal' must be an AbortSignal.");
  if (onProgress != null && typeof onProgress !== "function") throw new NutgrafError("bad-option", "'onProgress' must be a function.");
  return { options, signal: signal ?? undefined, onProgress: onProgress ?? undefined };
}

/**
 * @param {unknown} text
 * @returns {string}
 */
export function checkText(text) {
  if (typeof text === "string") return text;
  throw new NutgrafError("bad-option", `The text is ${text === null ? "null" : `of type ${typeof text}`}; it must be a string. Files and bytes are for analyzeFile().`);
}

/**
 * @param {unknown} words
 * @returns {string}
 */
export function checkWords(words) {
  if (typeof words === "string") return words;
  throw new NutgrafError("bad-option", `What is looked for is ${words === null ? "null" : `of type ${typeof words}`}; it must be a string: a word or a phrase.`);
}

/**
 * @param {FileSource} file
 * @returns {Blob}
 */
export function checkFile(file) {
  if (file instanceof Blob) return file;
  if (file instanceof ArrayBuffer || ArrayBuffer.isView(file)) return new Blob([/** @type {BlobPart} */ (file)]);
  throw new NutgrafError("bad-option", "The file must be a File, a Blob, an ArrayBuffer or a Uint8Array.");
}

/**
 * The listener as the wasm file calls it.
 *
 * @param {((progress: Progress) => void) | undefined} listener
 */
export function reporter(listener) {
  if (!listener) return undefined;
  return (/** @type {Progress["step"]} */ step, /** @type {number} */ fraction) => {
    try {
      listener({ step, fraction });
    } catch (error) {
      // As with events: a listener's error is reported and stops nothing.
      queueMicrotask(() => {
        throw error;
      });
    }
  };
}

/**
 * @param {unknown} what
 * @returns {string}
 */
export function checkForm(what) {
  if (typeof what === "string") return what;
  throw new NutgrafError("bad-option", `The third argument is of type ${typeof what}; it must be a name like "html" or "csv:entities".`);
}

/**
 * Redacts a text: the file that does it asks the analysis, which is in another one.
 *
 * @param {string} text
 * @param {unknown} given options
 * @param {object} means
 * @param {typeof Analyzer} means.analyzer
 * @param {typeof Exporter} means.writer
 * @param {string[]} [means.lacking] takes the languages whose packs would have told more
 * @returns {Redacted}
 */
export function redactText(text, given, { analyzer, writer, lacking = [] }) {
  // What is no object at all is for the writer to refuse, in its own words.
  const isObject = typeof given === "object" && given !== null && !Array.isArray(given);
  const { kinds, style, key, ...rest } = /** @type {Record<string, unknown>} */ (isObject ? given : {});
  const own = isObject ? { kinds, style, key, offsets: rest.offsets } : given;
  const facts = (/** @type {string} */ read, /** @type {string | undefined} */ language) => analyzer.facts(read, language === undefined ? rest : { ...rest, language, repair: "never" }, lacking);
  return /** @type {Redacted} */ (writer.redact(text, own, facts, analyzer.words));
}

/**
 * Reads and analyses a file.
 *
 * @param {Blob} file
 * @param {unknown} options
 * @param {object} means
 * @param {typeof Analyzer} means.analyzer
 * @param {() => Promise<typeof Importer>} means.importer called where the file is not Unicode text, or not to be read as that
 * @param {ReturnType<typeof reporter>} means.progress
 * @param {AbortSignal} [means.signal] looked at wherever other work can come between
 * @returns {Promise<Analysis>}
 */
export async function analyzeBlob(file, options, { analyzer, importer, progress, signal }) {
  const reader = new analyzer.FileAnalyzer(file.size, options, progress);
  try {
    await feed(reader, file, signal);
  } catch (error) {
    // Freed now, not when the garbage is collected: it holds the file. After a trap there is nothing left to free.
    if (!(error instanceof WebAssembly.RuntimeError)) reader.free();
    throw error;
  }
  const result = reader.finish();
  if (!(result instanceof Uint8Array)) return result;
  const { decode } = await importer();
  if (signal?.aborted) throw aborted(signal);
  const { text, notices } = /** @type {{text: Uint8Array, notices: unknown[]}} */ (decode(result, encodingOf(options)));
  return analyzer.analyzeDecoded(text, notices, options, progress);
}

/**
 * The option `encoding`, which the reader has checked.
 *
 * @param {unknown} options
 * @returns {string | undefined}
 */
function encodingOf(options) {
  return /** @type {{encoding?: string | null} | null | undefined} */ (options)?.encoding ?? undefined;
}

/**
 * @param {Analyzer.FileAnalyzer} reader
 * @param {Blob} file
 * @param {AbortSignal} [signal]
 */
async function feed(reader, file, signal) {
  if ("FileReaderSync" in globalThis) return reader.readBlob(file);
  for (let at = 0; at < file.size; at += SLICE) {
    const piece = await file.slice(at, at + SLICE).arrayBuffer();
    if (signal?.aborted) throw aborted(signal);
    reader.push(new Uint8Array(piece));
  }
}
