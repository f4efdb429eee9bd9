// What all cards share: the shell, rows that can be chosen, lists that show their first part, words around a place.

import { el, tag } from "../dom.js";
import { count, oneLine } from "../format.js";
import { t } from "../messages.js";
import { createPages } from "../pages.js";

/**
 * @typedef {import("../pkg/index.js").Analysis} Analysis
 * @typedef {import("../article/article.js").View} View
 * @typedef {import("../selection.js").Span} Span
 *
 * @typedef {object} Card
 * @property {HTMLElement} element
 * @property {(view: View) => void} update  shows another analysis
 * @property {(key: string) => void} [reveal]  makes sure that the row of a key is there, where the card has it
 * @property {(selected: import("../selection.js").Selected | null) => void} [select]  shows the selection in a picture
 */

/**
 * What a card gives to take away: lines to copy, and a table, as the package writes it or in rows of its own.
 *
 * @typedef {object} Takings
 * @property {string} name  what the card is called
 * @property {() => string[]} lines
 * @property {import("../pkg/index.js").ExportName | (() => (string | number)[][])} table
 * @property {(analysis: Analysis) => Analysis} [only]  leaves in an analysis what is in this card
 */

/** @type {WeakMap<Element, Takings>} */
const offered = new WeakMap();

/**
 * What the card around an element gives.
 *
 * @param {Element} element
 */
export const takingsOf = (element) => offered.get(element.closest(".card") ?? element);

/**
 * A card: a section with a heading, a figure beside it, buttons to take its content away, and a body.
 *
 * @param {string} id
 * @param {string} title
 */
export function shell(id, title) {
  const figure = el("span", { class: "figure" });
  const body = el("div", { class: "card-body" });
  const take = (/** @type {"copy" | "csv"} */ how, /** @type {string} */ label) => el("button", { type: "button", class: "link", "data-take": how }, label, el("span", { class: "unseen" }, `: ${title}`));
  const tools = el("span", { class: "card-tools", hidden: true }, take("copy", t`Copy`), take("csv", "CSV"));
  const head = el("header", { class: "card-head" }, el("h3", { id: `${id}-title`, tabindex: -1 }, title), figure, tools);
  const element = el("section", { class: "card", id, "aria-labelledby": `${id}-title` }, head, body);
  return {
    element,
    head,
    figure,
    body,
    /** @param {Omit<Takings, "name"> | null} takings  null where there is nothing in it */
    offer(takings) {
      tools.hidden = takings === null;
      if (takings) offered.set(element, { name: id, ...takings });
    },
  };
}

/**
 * A list that is folded until somebody wants it.
 *
 * @param {string} title
 * @param {number} items
 * @param {HTMLElement} list
 */
export const folded = (title, items, list) => el("details", { class: "fold" }, el("summary", {}, title, el("span", { class: "times" }, ` ${count(items)}`)), list);

/**
 * A button that selects something: the places of a key, from the first of `indices` on.
 *
 * @param {string} key
 * @param {readonly number[]} indices  the places that this button stands for; empty for all of the key's
 * @param {string} className
 * @param {...(Node | string)} content
 */
export function chooser(key, indices, className, ...content) {
  return el(
    "button",
    { type: "button", class: className, "data-key": key, "data-indices": indices.join(" "), "aria-pressed": "false" },
    ...content,
  );
}

/**
 * Fills a list with its first items, and a button that shows more of them.
 *
 * @template T
 * @param {HTMLElement} list
 * @param {readonly T[]} items
 * @param {number} first  how many are shown at once
 * @param {(item: T, index: number) => HTMLElement} draw
 * @param {HTMLElement} [after]  the element that the button is put behind
 */
export function fill(list, items, first, draw, after = list) {
  return createPages({ list, items, first, draw, after });
}

/**
 * A bar in a row.
 *
 * @param {number} share  0 to 1, of the longest
 */
export function bar(share) {
  const element = el("span", { class: "bar" });
  element.style.setProperty("--share", String(share));
  return element;
}

/** @param {string} text */
export const empty = (text) => el("p", { class: "empty" }, text);

/**
 * The words around a place, from its own sentence, with the place itself in `<b>`.
 *
 * @param {View} view
 * @param {Span} span
 * @param {{before: number, after: number}} reach  UTF-16 units on each side
 */
export function surroundings({ analysis, text }, { start, end }, { before: ahead, after: behind }) {
  const sentence = sentenceAt(analysis, start);
  const from = Math.max(sentence?.start ?? start, start - ahead);
  const to = Math.min(sentence?.end ?? end, end + behind);
  let before = text.slice(from, start);
  let after = text.slice(end, to);
  if (from > (sentence?.start ?? start)) before = `… ${before.replace(/^\S*\s+/u, "")}`;
  if (to < (sentence?.end ?? end)) after = `${after.replace(/\s+\S*$/u, "")} …`;
  const [lead, tail] = [before.replace(/\s+/gu, " "), after.replace(/\s+/gu, " ")];
  return el("span", { class: "around", dir: "auto", lang: tag(analysis.language.code) }, lead, el("b", {}, oneLine(text.slice(start, end))), tail);
}

/**
 * @param {Analysis} analysis
 * @param {number} offset
 */
function sentenceAt({ sentences }, offset) {
  let [low, high] = [0, sentences.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sentences[middle].end > offset) high = middle;
    else low = middle + 1;
  }
  const found = sentences[low];
  return found && found.start <= offset ? found : undefined;
}
