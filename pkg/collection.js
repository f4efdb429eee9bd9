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

/**
 * The last collection that was asked for, and the names of its parts.
 *
 * @type {{collection: DocumentCollection, names: Set<string>} | undefined}
 */
let kept;

/**
 * As `mergedOf`, for a worker that is asked again and again as parts are added: those that are in the collection already are not read again.
 * Nothing may be put into what this gives, but where there are no parts.
 *
 * @param {typeof Exporter} writer
 * @param {(thrown: unknown) => Error} recover
 * @param {readonly Uint8Array[]} parts
 */
export function keptOf(writer, recover, parts) {
  if (parts.length === 0) return collectionOf(writer, recover);
  const names = parts.map(nameOf);
  const asked = new Set(names);
  const mine = kept && [...kept.names].every((name) => asked.has(name)) ? kept : { collection: collectionOf(writer, recover), names: new Set() };
  kept = mine;
  parts.forEach((part, i) => {
    const name = /** @type {string} */ (names[i]);
    if (mine.names.has(name)) return;
    mine.collection.merge(part);
    mine.names.add(name);
  });
  return mine.collection;
}

/**
 * By its length and 64 bits of hash; whether it is what it should be, a part tells by a sum of its own.
 *
 * @param {Uint8Array} part
 */
function nameOf(part) {
  let [one, other] = [0, 1];
  for (const byte of new Uint8Array(part)) {
    one = Math.imul(one ^ byte, 0x9e3779b1);
    other = Math.imul(other + byte, 0x85ebca6b) ^ (other >>> 15);
  }
  return `${part.length} ${one} ${other}`;
}
