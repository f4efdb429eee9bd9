// Many documents read as a whole, on this thread or in a worker: the calls of the writer's wasm file for it, with checked arguments.

/**
 * @import { DocumentCollection, ReportOptions, Texts } from "./index.d.ts"
 * @import * as Exporter from "./nutgraf_export.js"
 */

import { NutgrafError } from "./errors.js";
import { checkId } from "./requests.js";

/**
 * @param {Texts | null | undefined} texts
 * @returns {((id: string) => string | undefined) | undefined}
 */
function asFunction(texts) {
  if (texts === undefined || texts === null) return undefined;
  if (typeof texts === "function") return (id) => texts(id) ?? undefined;
  if (texts instanceof Map) return (id) => texts.get(id);
  if (typeof texts === "object") return (id) => (Object.hasOwn(texts, id) ? /** @type {Record<string, string>} */ (texts)[id] : undefined);
  throw new NutgrafError("bad-option", "'texts' must be a function, a Map or an object that gives the text of a document by its id.");
}

/**
 * @param {ReportOptions | null | undefined} given
 */
function splitTexts(given) {
  if (typeof given !== "object" || given === null) return { options: given, texts: undefined };
  const { texts, ...options } = given;
  return { options, texts: asFunction(texts) };
}

/**
 * A collection of the writer's.
 *
 * @param {typeof Exporter} writer
 * @param {(thrown: unknown) => Error} recover makes of what was thrown what is told
 * @returns {DocumentCollection}
 */
export function collectionOf(writer, recover) {
  const held = new writer.Collection();
  /** @type {<T>(work: () => T) => T} */
  const tried = (work) => {
    try {
      return work();
    } catch (error) {
      throw recover(error);
    }
  };
  /** @type {DocumentCollection} */
  const collection = {
    get size() {
      return tried(() => held.size);
    },
    ids: () => tried(() => held.ids()),
    add(id, analysis, text, options) {
      tried(() => held.add(checkId(id), analysis, typeof text === "string" ? text : "", options));
      return collection;
    },
    merge(other) {
      const bytes = other instanceof Uint8Array || other instanceof ArrayBuffer ? new Uint8Array(other) : other.toBytes();
      tried(() => held.mergeBytes(bytes));
      return collection;
    },
    remove: (id) => tried(() => held.remove(checkId(id))),
    toBytes: () => tried(() => held.toBytes()),
    report(given) {
      const { options, texts } = splitTexts(given);
      return tried(() => held.report(options, texts));
    },
    reportAs(what, given) {
      const { options, texts } = splitTexts(given);
      return tried(() => held.reportAs(what, options, texts));
    },
    compare(here, there, given) {
      const ids = (/** @type {unknown} */ group) => (Array.isArray(group) ? group : [group]).map(checkId);
      return tried(() => held.compare(ids(here), ids(there), splitTexts(given).texts));
    },
  };
  return collection;
}

/**
 * A collection of bytes that parts of it came to.
 *
 * @param {typeof Exporter} writer
 * @param {(thrown: unknown) => Error} recover
 * @param {readonly Uint8Array[]} parts
 */
export function mergedOf(writer, recover, parts) {
  const collection = collectionOf(writer, recover);
  for (const part of parts) collection.merge(part);
  return collection;
}
