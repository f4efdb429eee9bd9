// What the parts of the collection have in common: each is folded until somebody opens it, and is drawn no sooner.

import { el } from "../dom.js";

/**
 * @param {string} id
 * @param {string} title
 * @param {() => void} onOpen  it is to be drawn
 */
export function createPart(id, title, onOpen) {
  const figure = el("span", { class: "figure" });
  const body = el("div", { class: "part-body" });
  const element = el("details", { class: "part", id }, el("summary", {}, el("h3", {}, title), " ", figure), body);
  element.addEventListener("toggle", () => element.open && onOpen());
  return { element, figure, body, isOpen: () => element.open };
}

/**
 * A table of its own, with words for headings and for those who do not see it.
 *
 * @param {string} caption
 * @param {(string | {label: string, isNumber: true})[]} heads
 * @param {HTMLElement} [body]
 */
export function tableOf(caption, heads, body = el("tbody")) {
  return el("table", { class: "facts-table" }, el("caption", { class: "unseen" }, caption), el("thead", {}, el("tr", {}, ...heads.map((head) => (typeof head === "string" ? el("th", { scope: "col" }, head) : el("th", { scope: "col", class: "number" }, head.label))))), body);
}

/**
 * An element of a drawing.
 *
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  element.append(...children);
  return element;
}
