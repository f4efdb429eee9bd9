// Rows of "When" and "How much": what it is, and the words around it, in one line until it is chosen.

import { el, quoted } from "../dom.js";
import { count } from "../format.js";
import { chooser, fill, surroundings } from "./card.js";

/** UTF-16 units of text on each side of a date or amount: what a row shows in one line, and a line more. */
const REACH = { before: 28, after: 60 };

/**
 * @typedef {object} Fact
 * @property {string} label
 * @property {number[]} indices  of the dates or amounts that the row stands for
 * @property {string} [note]  shown where it is chosen
 */

/**
 * @param {import("../article/article.js").View} view
 * @param {"dates" | "amounts"} key
 * @param {Fact[]} rows
 * @param {{className?: string, first: number}} shape  how many rows are shown at once
 * @param {(list: HTMLElement) => HTMLElement} [place]  puts the list where it belongs, before it is filled
 */
export function listFacts(view, key, rows, { className = "facts", first }, place = (list) => list) {
  const spans = view.analysis[key];
  const list = el("ul", { class: className });
  const placed = place(list);
  fill(list, rows, first, ({ label, indices, note }) => {
    const around = surroundings(view, spans[indices[0]], REACH);
    const times = indices.length > 1 ? el("span", { class: "times" }, `×${count(indices.length)}`) : null;
    return el("li", {}, chooser(key, indices, "fact", el("span", { class: "value" }, quoted(label), " ", times ?? ""), around), note ? el("p", { class: "note why" }, note) : null);
  });
  return placed;
}
