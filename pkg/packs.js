// The packs: what is known of a language other than English, a small file each. Which languages have one, and whether a file
// is a whole pack, the wasm file knows; here its bytes are fetched, once in a thread, and kept for whoever needs them next.

/**
 * @import { PackSource, WorkerAnalyzerOptions } from "./index.d.ts"
 *
 * @typedef {Uint8Array<ArrayBuffer>} Bytes
 */

import { NutgrafError, reasonOf } from "./errors.js";
import { ask, bytesOf } from "./load.js";

/** Of all that look for packs beside this script. */
export const sharedPacks = createPacks((code) => new URL(`./packs/${code}.nut`, import.meta.url));

/**
 * @param {(code: string) => PackSource} beside where a language's pack is
 */
export function createPacks(beside) {
  /** @type {Map<string, Promise<Bytes>>} on their way or there, by code */
  const asked = new Map();
  /** @type {Map<string, Bytes>} there */
  const got = new Map();
  const forget = (/** @type {string} */ code) => void (asked.delete(code), got.delete(code));
  return {
    /**
     * The bytes of a language's pack. What failed is forgotten, so that the next call tries again.
     *
     * @param {string} code
     * @param {object} [ways]
     * @param {PackSource} [ways.source] where it is this time
     * @param {boolean} [ways.anew] whether what was got before is damaged, and so past every cache
     * @returns {Promise<Bytes>}
     */
    get(code, { source, anew = false } = {}) {
      const before = asked.get(code);
      if (before && !anew && source === undefined) return before;
      forget(code);
      /** @type {Promise<Bytes>} */
      const bytes = read(() => source ?? beside(code), anew).then(
        (found) => (asked.set(code, bytes), got.set(code, found), found),
        (error) => {
          if (asked.get(code) === bytes) forget(code);
          throw unloaded(code, error);
        },
      );
      asked.set(code, bytes);
      return bytes;
    },
    /** @param {string} code of a pack that is damaged, or does not come: the next call tries again */
    forget,
    /** All that are there. */
    all: () => [...got.values()],
  };
}

/**
 * Where an analyzer's worker has its packs from.
 *
 * @param {WorkerAnalyzerOptions["packs"]} packs
 */
export function packsOf(packs) {
  if (packs === undefined) return sharedPacks;
  if (typeof packs === "function") return createPacks(packs);
  const folder = String(packs).replace(/\/?$/, "/");
  return createPacks((code) => `${folder}${code}.nut`);
}

/**
 * @param {string} code
 * @param {unknown} error
 */
export function unloaded(code, error) {
  return new NutgrafError("unreadable", `The pack of the language '${code}' could not be loaded (${reasonOf(error)}). Check the connection and try again; if that does not help, see whether ${code}.nut of this version is where it is looked for.`, { cause: error });
}

/**
 * @param {() => PackSource} where
 * @param {boolean} anew
 * @returns {Promise<Bytes>}
 */
async function read(where, anew) {
  const found = await where();
  // A copy: the caller may go on to use the bytes, or send them away.
  const bytes = (await bytesOf(found))?.slice();
  return bytes ?? new Uint8Array(await (await ask(/** @type {import("./load.js").Asked} */ (found), anew)).arrayBuffer());
}
