// What the parts of the collection have in common: each is folded until somebody opens it, and is drawn no sooner.

import { el } from "../dom.js";

/**
 * @typedef {import("../pkg/index.js").CollectionReport} Report
 *
 * @typedef {object} Body  what a part draws in
 * @property {HTMLElement} element
 * @property {() => boolean} isCurrent  whether the report that is being drawn is still the one to draw
 */

/**
 * A part that draws a report once, as soon as both are there: the report, and somebody who opens the part.
 *
 * @param {string} id
 * @param {string} title
 * @param {object} means
 * @param {(report: Report) => string} means.figureOf  what stands beside the title
 * @param {(report: Report, body: Body) => Promise<void>} means.draw
 * @param {(error: unknown) => void} means.onError  it is drawn anew when the part is opened again
 */
export function createReportPart(id, title, { figureOf, draw, onError }) {
  const part = createPart(id, title, () => void show());
  /** @type {Report | null} */
  let report = null;
  /** @type {Report | null} the one that is drawn */
  let drawn = null;

  async function show() {
    const now = report;
    if (!now || drawn === now || !part.isOpen()) return;
    drawn = now;
    try {
      await draw(now, { element: part.body, isCurrent: () => drawn === now });
    } catch (error) {
      drawn = null;
      onError(error);
    }
  }

  return {
    element: part.element,
    /** @param {Report} next */
    update(next) {
      report = next;
      part.figure.textContent = figureOf(next);
      void show();
    },
  };
}

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
