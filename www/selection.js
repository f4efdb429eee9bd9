// The one selection. Whatever is chosen anywhere (a name, a word, a quote, a date, an amount, a sentence of the
// summary) is a list of places in the text with one current place; everything that shows it listens at the store.

/**
 * @typedef {{start: number, end: number}} Span  UTF-16 units, half-open
 *
 * @typedef {object} Choice  what can be selected
 * @property {string} key  the same thing has the same key: "entity:place:Uzbekistan", "quotes"
 * @property {string | ((index: number) => string)} label  what the chip says; of a list of different things, what it says at each
 * @property {string} unit  what one of its places is called: "mention", "quote"
 * @property {string | null} kind  an entity's kind
 * @property {number} count  how often it stands in the whole text
 * @property {Span[]} spans  its places as far as they are listed and shown, in the order of stepping
 *
 * @typedef {Omit<Choice, "label"> & {label: string, index: number, choice: Choice}} Selected  `index` is the current place
 *
 * @typedef {object} Selection
 * @property {() => Selected | null} get
 * @property {(choice: Choice, index?: number) => void} choose
 * @property {(by: number) => void} step  to a later (1) or earlier (-1) place, round the end
 * @property {() => void} clear
 */

/**
 * @param {Pick<import("./store.js").Store, "get" | "set">} store
 * @returns {Selection}
 */
export function createSelection(store) {
  /**
   * @param {Choice} choice
   * @param {number} index
   */
  const at = (choice, index) => {
    const label = typeof choice.label === "string" ? choice.label : choice.label(index);
    store.set({ selection: { ...choice, label, index, choice } });
  };
  return {
    get: () => store.get().selection,
    choose(choice, index = 0) {
      if (choice.spans.length > 0) at(choice, Math.min(Math.max(index, 0), choice.spans.length - 1));
    },
    step(by) {
      const { selection } = store.get();
      if (!selection) return;
      const places = selection.spans.length;
      at(selection.choice, (selection.index + by + places) % places);
    },
    clear: () => store.set({ selection: null }),
  };
}
