// "When" and "How much": dates as a timeline, amounts by kind, each with the words around it.

import { el, quoted } from "../dom.js";
import { count, money, oneLine, percent, rounded, short, timex } from "../format.js";
import { chooser, empty, fill, shell, surroundings } from "./card.js";

/**
 * @typedef {import("../pkg/index.js").Analysis} Analysis
 * @typedef {import("../pkg/index.js").Amount} Amount
 * @typedef {import("./card.js").Card} Card
 * @typedef {import("./card.js").View} View
 */

/** Rows shown before "Show more". */
const FIRST = 8;
/** UTF-16 units of text on each side of a date or amount. */
const REACH = 46;

/** @returns {Card} */
export function createWhen() {
  const { element, figure, body } = shell("when", "When");
  return {
    element,
    update(view) {
      const { dates } = view.analysis;
      figure.textContent = dates.length > 0 ? count(dates.length) : "";
      if (dates.length === 0) {
        body.replaceChildren(empty("No dates found. Looked for days, months, years, times of day and spans of time."));
        return;
      }
      const { line, spans, open } = sortDates(view);
      body.replaceChildren();
      list("timeline", null, line);
      list("facts", "How long, how often", spans);
      list("facts", "Not tied to a day", open);

      /**
       * @param {string} className
       * @param {string | null} title
       * @param {DateRow[]} rows
       */
      function list(className, title, rows) {
        if (rows.length === 0) return;
        const items = el("ul", { class: className });
        if (title) body.append(el("h4", {}, title));
        body.append(items);
        fill(items, rows, FIRST, ({ label, indices }) => {
          const around = surroundings(view, dates[indices[0]], REACH);
          if (indices.length > 1) around.append(el("span", { class: "times" }, ` +${count(indices.length - 1)}`));
          return el("li", {}, chooser("dates", indices, "fact", el("span", { class: "value" }, quoted(label)), around));
        });
      }
    },
  };
}

/** @typedef {{label: string, indices: number[], order: string}} DateRow */

/**
 * Dates with the same value become one row; those with a place in time come in its order, the others in the text's.
 *
 * @param {View} view
 */
function sortDates({ analysis, text }) {
  const inWords = remember(timex);
  /** @type {Map<string, DateRow>} */
  const line = new Map();
  /** @type {Map<string, DateRow>} */
  const spans = new Map();
  /** @type {Map<string, DateRow>} */
  const open = new Map();
  analysis.dates.forEach(({ start, end, kind, value }, i) => {
    const written = oneLine(text.slice(start, end));
    const words = value ? inWords(value) : null;
    const inTime = (kind === "date" || kind === "time") && words !== null && /^\d{3}/u.test(value);
    const group = inTime ? line : kind === "duration" || kind === "set" ? spans : open;
    const key = inTime ? value : (value || written).toLowerCase();
    const row = group.get(key);
    if (row) row.indices.push(i);
    else group.set(key, { label: words ?? written, indices: [i], order: value });
  });
  const ordered = [...line.values()].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0));
  return { line: ordered, spans: [...spans.values()], open: [...open.values()] };
}

/**
 * The same function, which is asked once for each value: a long text names the same days again and again.
 *
 * @template V
 * @param {(value: string) => V} of
 */
function remember(of) {
  /** @type {Map<string, V>} */
  const known = new Map();
  return (/** @type {string} */ value) => {
    let found = known.get(value);
    if (found === undefined) known.set(value, (found = of(value)));
    return found;
  };
}

/** @type {{kinds: string[], title: string, first: number}[]} */
const GROUPS = [
  { kinds: ["money"], title: "Money", first: FIRST },
  { kinds: ["percent"], title: "Percent", first: FIRST },
  { kinds: ["quantity"], title: "Quantities", first: FIRST },
  { kinds: ["number", "ordinal"], title: "Other numbers", first: 4 },
];

/** @returns {Card} */
export function createHowMuch() {
  const { element, figure, body } = shell("how-much", "How much");
  return {
    element,
    update(view) {
      const { amounts } = view.analysis;
      figure.textContent = amounts.length > 0 ? count(amounts.length) : "";
      body.replaceChildren();
      if (amounts.length === 0) body.append(empty("No amounts found. Looked for money, percentages, quantities and numbers."));
      const groups = GROUPS.map(({ kinds, ...group }) => ({ ...group, rows: amounts.flatMap(({ kind }, i) => (kinds.includes(kind) ? [i] : [])) }));
      const present = groups.filter(({ rows }) => rows.length > 0);
      for (const { title, first, rows } of present) {
        // "64,000" tells more than "two".
        const [figures, words] = [true, false].map((wanted) => rows.filter((i) => /\p{Nd}/u.test(view.text.slice(amounts[i].start, amounts[i].end)) === wanted));
        const items = el("ul", { class: "facts" });
        if (present.length > 1) body.append(el("h4", {}, title));
        body.append(items);
        fill(items, [...figures, ...words], first, (i) => {
          const written = oneLine(view.text.slice(amounts[i].start, amounts[i].end));
          const value = el("span", { class: "value" }, quoted(amountLabel(amounts[i], written)));
          return el("li", {}, chooser("amounts", [i], "fact", value, surroundings(view, amounts[i], REACH)));
        });
      }
    },
  };
}

/**
 * Money and percentages as figures; the rest as it is written.
 *
 * @param {Amount} amount
 * @param {string} written
 */
function amountLabel({ kind, value, unit, alternatives }, written) {
  if (kind === "percent") return percent(value);
  if (kind !== "money") return written;
  const also = alternatives.map((other) => (other.unit ? money(other.value, other.unit) : rounded(other.value)));
  return [unit ? money(value, unit) : short(value), ...also.map((sum) => `(${sum})`)].join(" ");
}
