// What the page is showing, in one place. Every part that shows something of it listens for what concerns it; nothing keeps
// a copy.

/**
 * @typedef {object} State
 * @property {import("./documents.js").Doc | null} doc  the document on show; null is the empty page for a new text
 * @property {"closed" | "open" | "offered"} field  whether the document's text stands in the field, and whether the page put it there,
 *   because it could not be analysed, and takes it away again when it is
 * @property {string} draft  typed on the empty page, and not yet analysed
 * @property {import("./selection.js").Selected | null} selection  the one selection
 * @property {string} watch  the watch list as it is written, "" for none
 * @property {import("./views.js").View} view  which of the two a narrow screen shows, or the collection
 *
 * @typedef {object} Store
 * @property {() => Readonly<State>} get
 * @property {(changes: Partial<State>) => void} set  those who listen for one of these are told, once, where any of them is another now
 * @property {(keys: (keyof State)[], listener: (state: Readonly<State>, before: Readonly<State>) => void) => void} on
 */

/** @returns {Store} */
export function createStore() {
  /** @type {State} */
  let state = { doc: null, field: "closed", draft: "", selection: null, watch: "", view: "text" };
  /** @type {{keys: (keyof State)[], listener: (state: Readonly<State>, before: Readonly<State>) => void}[]} */
  const listeners = [];
  return {
    get: () => state,
    set(changes) {
      const before = state;
      state = { ...state, ...changes };
      for (const { keys, listener } of listeners) if (keys.some((key) => !Object.is(before[key], state[key]))) listener(state, before);
    },
    on(keys, listener) {
      listeners.push({ keys, listener });
    },
  };
}
