// What all calls have in common, on whichever thread: their arguments, checked, and the ways through two wasm files.

/**
 * @import { Analysis, FileSource, Progress, Redacted } from "./index.d.ts"
 * @import * as Analyzer from "./nutgraf.js"
 * @import * as Exporter from "./nutgraf_export.js"
 * @import * as Importer from "./nutgraf_import.js"
 * @import { Unpacked } from "./protocol.js"
 */

import { NutgrafError, aborted } from "./errors.js";

/** Bytes that are read at a time where files are read asynchronously. */
const SLICE = 4 << 20;

/** The share of a call that reading the file counts as: `Progress` in the analysis has the same. */
const READING = 0.05;

/** What of an analysis a collection is made of; the same as on the command line. */
export const COLLECTION_OPTIONS = Object.freeze({
  fields: Object.freeze(["stats", "totals", "keywords", "keyphrases", "entities", "quotes", "dates", "amounts"]),
  limits: Object.freeze({ keywords: 100_000, keyphrases: 20, mentions: 1 }),
});

/**
 * The options of the analysis with those of a collection, which go before.
 *
 * @param {unknown} options
 */
export function collecting(options) {
  // What is no object is for the analysis to refuse.
  if (typeof options !== "object" && options !== undefined) return options;
  return { .../** @type {object} */ (options), fields: [...COLLECTION_OPTIONS.fields], limits: { ...COLLECTION_OPTIONS.limits } };
}

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
 * @param {unknown} id of a document in a collection
 * @returns {string}
 */
export function checkId(id) {
  if (typeof id === "string" && id !== "") return id;
  throw new NutgrafError("bad-option", "A document's id must be a string that is not empty.");
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
 * What a file is called; in Node a thread is handed it without its name.
 *
 * @param {FileSource} file
 */
export function nameOf(file) {
  return "name" in file ? /** @type {File} */ (file).name : "";
}

/**
 * The documents of an archive as files.
 *
 * @param {Unpacked} unpacked
 */
export function asFiles([members, notices]) {
  return Object.assign(
    members.map(([name, bytes]) => new File([bytes], name)),
    { notices },
  );
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
 * What a file is to be opened by, where it is no Unicode text: `format` is missing for text in an older encoding.
 *
 * @typedef {{bytes: Uint8Array, importer: "text" | "html" | "pdf", format?: string}} Closed
 *
 * What an importer made of it.
 * @typedef {{text: Uint8Array, about: unknown[]}} Opened
 *
 * @typedef {object} Means
 * @property {typeof Analyzer} analyzer
 * @property {string} name of the file; nothing where it has none
 * @property {(name: Closed["importer"] | "cjk") => Promise<typeof Importer>} importer called where the file is not Unicode text, or not to be read as that
 * @property {ReturnType<typeof reporter>} [progress]
 * @property {AbortSignal | undefined} [signal] looked at wherever other work can come between
 * @property {number} [size] of the file, in bytes, where it is known: a browser asks the disk for it each time
 * @property {{opened?: Opened}} [kept] holds what was opened, so that a second analysis need not open it again
 */

/**
 * Reads and analyses a file.
 *
 * @param {Blob} file
 * @param {unknown} given options
 * @param {Means & {isHead?: boolean}} means `isHead`: it is the beginning of a file, which is only read where that is text
 * @returns {Promise<Analysis | undefined>} nothing for the head of what is no text
 */
export async function analyzeBlob(file, given, { analyzer, name, importer, progress, signal, size, kept = {}, isHead = false }) {
  const { options, ...asked } = splitFileOptions(given);
  if (!kept.opened) {
    const result = await close(file, options, asked, { analyzer, name, progress, signal, size });
    if (!isClosed(result)) return result;
    if (isHead) return undefined;
    // What was pasted is wanted whole, which takes no search for its article: that is most of what opens web pages.
    const isPasted = asked.wholePage && result.importer === "html" && name === "";
    const open = async (/** @type {Parameters<typeof importer>[0]} */ name) => {
      const glue = await importer(name);
      if (signal?.aborted) throw aborted(signal);
      // All that comes over the network is here.
      progress?.("import", READING);
      return /** @type {Opened} */ (glue.openDocument(result.bytes, result.format, encodingOf(options), asked.password, asked.wholePage));
    };
    kept.opened = await open(isPasted ? "text" : result.importer).catch((error) => {
      // The tables of Chinese, Japanese and Korean characters are as large as all the rest.
      if (result.importer === "pdf" && error.code === "unsupported") return open("cjk");
      throw error;
    });
  }
  return analyzer.analyzeDecoded(kept.opened.text, kept.opened.about, options, progress);
}

/**
 * The analysis of a file, or what it is to be opened by.
 *
 * @param {Blob} file
 * @param {unknown} options
 * @param {{format: string | undefined}} asked
 * @param {Pick<Means, "analyzer" | "name" | "progress" | "signal" | "size">} means
 * @returns {Promise<Analysis | Closed>}
 */
async function close(file, options, asked, means) {
  if (asked.format === "pasted") return { bytes: new Uint8Array(await file.arrayBuffer()), importer: "text", format: "pasted" };
  return (await read(file, options, asked, means)).finish();
}

/**
 * The documents inside a file: their names, and their bytes.
 *
 * @param {Blob} file
 * @param {unknown} given options
 * @param {Means} means
 * @returns {Promise<Unpacked>}
 */
export async function unpackBlob(file, given, { analyzer, name, importer, signal }) {
  const { options, ...asked } = splitFileOptions(given);
  const closed = await close(file, options, asked, { analyzer, name, signal });
  if (!isClosed(closed) || closed.format === undefined) return [[], []];
  const glue = await importer(closed.importer);
  if (signal?.aborted) throw aborted(signal);
  return /** @type {Unpacked} */ (glue.unpack(closed.bytes, closed.format, encodingOf(options), asked.password));
}

/**
 * @param {Analysis | Closed} result
 * @returns {result is Closed}
 */
function isClosed(result) {
  return "importer" in result;
}

/**
 * Parts what a call says of the file from what it asks of the analysis.
 *
 * @param {unknown} given
 * @returns {{options: unknown, format: string | undefined, password: string | undefined, wholePage: boolean}}
 */
function splitFileOptions(given) {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return { options: given, format: undefined, password: undefined, wholePage: false };
  const { format, password, wholePage, ...options } = /** @type {Record<string, any>} */ (given);
  for (const [name, value] of Object.entries({ format, password })) {
    if (value != null && typeof value !== "string") throw new NutgrafError("bad-option", `'${name}' must be a string.`);
  }
  if (wholePage != null && typeof wholePage !== "boolean") throw new NutgrafError("bad-option", "'wholePage' must be true or false.");
  return { options, format: format ?? undefined, password: password ?? undefined, wholePage: wholePage ?? false };
}

/**
 * Takes in all of a file.
 *
 * @param {Blob} file
 * @param {unknown} options
 * @param {{format: string | undefined}} asked
 * @param {Pick<Means, "analyzer" | "name" | "progress" | "signal" | "size">} means
 * @returns {Promise<Analyzer.FileAnalyzer>}
 */
async function read(file, options, { format }, { analyzer, name, progress, signal, size = file.size }) {
  const reader = new analyzer.FileAnalyzer(size, options, progress, name, format);
  try {
    await feed(reader, file, size, signal);
    return reader;
  } catch (error) {
    // Freed now, not when the garbage is collected: it holds the file. After a trap there is nothing left to free.
    if (!(error instanceof WebAssembly.RuntimeError)) reader.free();
    throw error;
  }
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
 * @param {number} size
 * @param {AbortSignal} [signal]
 */
async function feed(reader, file, size, signal) {
  if ("FileReaderSync" in globalThis) return reader.readBlob(file);
  for (let at = 0; at < size; at += SLICE) {
    const piece = await file.slice(at, at + SLICE).arrayBuffer();
    if (signal?.aborted) throw aborted(signal);
    reader.push(new Uint8Array(piece));
  }
}
