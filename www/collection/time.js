// Time: when the documents were published, with those that the facets leave, and the dates that they name. Each is a picture on an axis as
// long as the time it stands for, and a table that says the same.

import { el, svg } from "../dom.js";
import { count } from "../format.js";
import { t } from "../messages.js";
import { createPart, tableOf } from "./part.js";
import { tools } from "./tools.js";

/**
 * @typedef {import("../documents.js").Doc} Doc
 * @typedef {import("../pkg/index.js").CollectionReport} Report
 * @typedef {{days: import("../times.js").Days, whole: number, part: number}} Bar
 */

/** Rows that are drawn at once. */
const FIRST = 12;
/** Units of a drawing: about a pixel. */
const [WIDTH, HEIGHT, MARGIN, LABEL, FOOT] = [480, 110, 8, 40, 20];
const [MOST_TICKS, NARROWEST] = [5, 3];
/** Dates on the picture; all that are listed stand in the table. */
const MOST_BARS = 200;

/**
 * @param {object} means
 * @param {(id: string) => Doc | null} means.docOf
 * @param {() => readonly Doc[]} means.shown  those that the facets leave
 * @param {(facet: import("./across.js").Facet) => void} means.onFacet
 */
export function createTime({ docOf, shown, onFacet }) {
  const part = createPart("time", t`Time`, draw);
  /** @type {Report | null} */
  let report = null;

  function draw() {
    if (!report || !part.isOpen()) return;
    const now = report;
    const pressed = part.body.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.key : undefined;
    queueMicrotask(() => pressed && [...part.body.querySelectorAll("button")].find(({ dataset }) => dataset.key === pressed)?.focus({ preventScroll: true }));
    const published = now.periods.flatMap(({ period, documents }) => {
      const days = tools.daysOf(period);
      const those = shown().filter(({ brief }) => brief?.published?.startsWith(period));
      return days ? [{ period, days, whole: documents, part: those.length }] : [];
    });
    part.body.replaceChildren(el("h4", {}, t`Documents by date`));
    const none = (/** @type {string} */ message) => part.body.append(el("p", { class: "note" }, message));
    if (published.length === 0) none(t`No document says when it was published.`);
    else {
      const rows = el("tbody");
      const table = tableOf(t`Documents by date`, [t`Date`, { label: t`Documents`, isNumber: true }, { label: t`Shown`, isNumber: true }], rows);
      part.body.append(beside(chart(published), table));
      tools.createPages({ list: rows, items: published, first: FIRST, draw: ({ period, days, whole, part: some }) => el("tr", {}, el("th", { scope: "row" }, chooser(tools.timex(period) ?? period, { key: `published ${period}`, label: tools.timex(period) ?? period, has: ({ brief }) => within(brief?.published, days) })), el("td", { class: "number" }, count(whole)), el("td", { class: "number" }, count(some))), after: table });
    }
    part.body.append(el("h4", {}, t`Dates that are named`));
    const named = now.timeline.flatMap((date) => {
      const days = tools.daysOf(date.value);
      const docs = new Set(date.in.map((place) => docOf(now.documents[place]?.id ?? "")));
      const some = shown().filter((doc) => docs.has(doc)).length;
      return days ? [{ ...date, days, docs, whole: date.documents, part: some }] : [];
    });
    if (named.length === 0) return none(t`They name no date.`);
    const rows = el("tbody");
    const table = tableOf(t`Dates that are named`, [t`Date`, { label: t`Documents`, isNumber: true }, { label: t`Times`, isNumber: true }], rows);
    // The picture has them in their order; of a table one reads the head.
    const most = named.toSorted((a, b) => b.documents - a.documents || b.mentions - a.mentions);
    part.body.append(beside(chart(most.slice(0, MOST_BARS)), table));
    tools.createPages({ list: rows, items: most, first: FIRST, draw: ({ value, documents, mentions, docs }) => el("tr", {}, el("th", { scope: "row" }, chooser(tools.timex(value) ?? value, { key: `date ${value}`, label: tools.timex(value) ?? value, has: (doc) => docs.has(doc) })), el("td", { class: "number" }, count(documents)), el("td", { class: "number" }, count(mentions))), after: table });
  }

  /** @param {string} label @param {import("./across.js").Facet} facet */
  function chooser(label, facet) {
    const button = el("button", { type: "button", class: "link", "data-key": facet.key }, label);
    button.addEventListener("click", () => onFacet(facet));
    return button;
  }

  return {
    element: part.element,
    /** @param {Report} next */
    update(next) {
      report = next;
      draw();
    },
    /** The facets leave other documents. */
    narrow: draw,
  };
}

/** @param {string | null | undefined} date @param {import("../times.js").Days} days */
function within(date, [from, to]) {
  const day = date ? tools.daysOf(date)?.[0] : undefined;
  return day !== undefined && day >= from && day < to;
}

/** @param {Node} picture @param {HTMLElement} table */
const beside = (picture, table) => el("div", { class: "beside" }, el("div", {}, picture), el("div", {}, table));

/** @param {Bar[]} bars */
function chart(bars) {
  const [from, to] = [Math.min(...bars.map(({ days }) => days[0])), Math.max(...bars.map(({ days }) => days[1]))];
  const most = Math.max(...bars.map(({ whole }) => whole));
  const x = (/** @type {number} */ day) => MARGIN + ((day - from) / (to - from || 1)) * (WIDTH - 2 * MARGIN);
  const round = (/** @type {number} */ value) => Number(value.toFixed(1));
  const bar = (/** @type {Bar} */ { days: [start, end] }, /** @type {number} */ value, /** @type {string} */ name) => {
    const height = (value / most) * HEIGHT;
    return svg("rect", { class: name, x: round(x(start)), y: round(HEIGHT - height), width: round(Math.max(NARROWEST, x(end) - x(start) - 1)), height: round(height) });
  };
  const scale = tools.ticks([from, to], MOST_TICKS).map(({ day, label }) => {
    const at = round(x(day));
    return svg("text", { x: at, y: HEIGHT + 15, "text-anchor": at < LABEL ? "start" : at > WIDTH - LABEL ? "end" : "middle" }, label);
  });
  return svg("svg", { class: "bars-of-time", viewBox: `0 0 ${WIDTH} ${HEIGHT + FOOT}`, "aria-hidden": "true" }, ...bars.map((one) => bar(one, one.whole, "whole")), ...bars.map((one) => bar(one, one.part, "of-it")), svg("line", { x1: 0, x2: WIDTH, y1: HEIGHT, y2: HEIGHT }), ...scale);
}
