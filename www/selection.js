// The one selection. Whatever is chosen anywhere (a name, a word, a quote, a date, an amount, a sentence of the
// summary) is a list of places in the text with one current place; everything that shows it listens here.

/**
 * @typedef {{start: number, end: number}} Span  UTF-16 units, half-open
 *
 * @typedef {object} Choice  what can be selected
 * @property {string} key  the same thing has the same key: "entity:e1", "keyword:3", "quotes"
 * @property {string} label  what the chip says
 * @property {string} unit  what one of its places is called: "mention", "quote"
 * @property {string | null} kind  an entity's kind
 * @property {Span[]} spans  its places, in the order of stepping
 *
 * @typedef {Choice & {index: number}} Selected  `index` is the current place
 *
 * @typedef {object} Selection
 * @property {() => Selected | null} get
 * @property {(choice: Choice, index?: number) => void} choose
 * @property {(by: number) => void} step  to a later (1) or earlier (-1) place, round the end
 * @property {() => void} clear
 */

/**
 * @param {(selected: Selected | null) => void} changed called after every change
 * @returns {Selection}
 */
export function createSelection(changed) {
  /** @type {Selected | null} */
  let selected = null;
  return {
    get: () => selected,
    choose(choice, index = 0) {
      if (choice.spans.length === 0) return;
      selected = { ...choice, index: Math.min(Math.max(index, 0), choice.spans.length - 1) };
      changed(selected);
    },
    step(by) {
      if (!selected) return;
      const places = selected.spans.length;
      selected = { ...selected, index: (selected.index + by + places) % places };
      changed(selected);
    },
    clear() {
      if (!selected) return;
      selected = null;
      changed(null);
    },
  };
}
