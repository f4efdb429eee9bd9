// Parts of the page that are fetched when somebody first needs them, and what is done later where it is asked for often.

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

/** Milliseconds between two drawings of what changes often; each has the whole page painted. */
const PAUSE = 100;

/**
 * A function that does its work at once, and not again before a pause is over.
 *
 * @param {() => void} work
 */
export function seldom(work) {
  let isDue = false;
  let isResting = false;
  return function ask() {
    isDue = isResting;
    if (isResting) return;
    isResting = true;
    setTimeout(() => {
      isResting = false;
      if (isDue) ask();
    }, PAUSE);
    work();
  };
}
