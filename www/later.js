// Parts of the page that are fetched when somebody first needs them.

import { t } from "./messages.js";

/**
 * A function that fetches something once. A failure is forgotten, so that the next call asks again.
 *
 * @template T
 * @param {() => Promise<T>} load
 * @returns {() => Promise<T>}
 */
export function later(load) {
  /** @type {Promise<T> | null} */
  let loaded = null;
  return () => {
    loaded ??= load().catch((cause) => {
      loaded = null;
      throw new Error(t`A part of this page could not be loaded. Check the connection and try again.`, { cause });
    });
    return loaded;
  };
}
