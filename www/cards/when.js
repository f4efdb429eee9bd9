// "When": the dates on an axis and as a list in their order, spans of time, and what is only vaguely told.

import { el } from "../dom.js";
import { dateLabel } from "../facts.js";
import { count, oneLine } from "../format.js";
import { t } from "../messages.js";
import { unsought } from "../sought.js";
import { daysOf, isVague, timex } from "../times.js";
import { createAxis } from "./axis.js";
import { empty, folded, shell } from "./card.js";
import { listFacts } from "./rows.js";

/**
 * @typedef {import("../article/article.js").View} View
 * @typedef {import("../times.js").Days} Days
 * @typedef {import("./rows.js").Fact & {days?: Days}} DateRow
 */

/** Rows shown before "Show more". */
const FIRST = 8;

/** @returns {import("./card.js").Card} */
export function createWhen() {
  const { element, figure, body, offer } = shell("when", t`When`);
  /** @type {ReturnType<typeof createAxis>} */
  let axis = null;
  return {
    element,
    update(view) {
      const { dates } = view.analysis;
      figure.textContent = dates.length > 0 ? count(dates.length) : "";
      body.replaceChildren();
      axis = null;
      offer(null);
      if (dates.length === 0) {
        body.append(empty(unsought("dates", view.analysis.language.code) ?? t`No dates found. Looked for days, months, years, times of day and spans of time.`));
        return;
      }
      const { line, spans, others, vague } = sortDates(view);
      const written = (/** @type {DateRow} */ { label, indices }) => [label, ...indices.map((i) => oneLine(view.text.slice(dates[i].start, dates[i].end)))].join("\t");
      offer({ lines: () => [...line, ...spans, ...others, ...vague].map(written), table: "csv:dates" });
      axis = createAxis(line.flatMap(({ days, indices }) => (days ? [{ days, indices }] : [])));
      if (axis) body.append(axis.element);
      const isAlone = [line, spans, others].filter((rows) => rows.length > 0).length < 2;
      list(null, line, "facts timeline");
      list(isAlone ? null : t`How long, how often`, spans);
      list(isAlone ? null : t`At a time`, others);
      if (vague.length > 0) listFacts(view, "dates", vague, { first: FIRST }, (items) => body.appendChild(folded(t`Vague`, vague.length, items)));

      /**
       * @param {string | null} title
       * @param {DateRow[]} rows
       * @param {string} [className]
       */
      function list(title, rows, className) {
        if (rows.length === 0) return;
        if (title) body.append(el("h4", {}, title));
        listFacts(view, "dates", rows, { className, first: FIRST }, (items) => body.appendChild(items));
      }
    },
    select(selected) {
      axis?.select(selected?.key === "dates" ? selected.index : null);
    },
  };
}

/**
 * Dates with the same value become one row; those with a place in time come in its order, the others in the text's.
 *
 * @param {View} view
 */
function sortDates({ analysis, text }) {
  /** @type {Record<"line" | "spans" | "others" | "vague", Map<string, DateRow>>} */
  const groups = { line: new Map(), spans: new Map(), others: new Map(), vague: new Map() };
  /** A long text names the same days again and again. @type {Map<string, string>} */
  const labels = new Map();
  analysis.dates.forEach((date, i) => {
    const { start, end, kind, value } = date;
    const written = oneLine(text.slice(start, end));
    const isTold = !isVague(value) && timexOf(date) !== null;
    const days = isTold && (kind === "date" || kind === "time") ? daysOf(value) : null;
    const group = !isTold ? groups.vague : days ? groups.line : kind === "duration" || kind === "set" ? groups.spans : groups.others;
    const key = isTold ? `${kind} ${value}` : written.toLowerCase();
    const row = group.get(key);
    if (row) row.indices.push(i);
    else group.set(key, { label: dateLabel(date, text), indices: [i], days: days ?? undefined, note: noteOf(written, value) });
  });

  /** @param {import("../pkg/index.js").DateMention} date */
  function timexOf({ kind, value }) {
    const key = `${kind} ${value}`;
    const found = labels.get(key) ?? timex(value, kind) ?? "";
    labels.set(key, found);
    return found || null;
  }

  /**
   * Says where the year comes from that the words do not give.
   *
   * @param {string} written
   * @param {string} value
   */
  function noteOf(written, value) {
    const year = /^\d{4}/u.exec(value)?.[0];
    if (!year || written.includes(year) || !analysis.published) return undefined;
    return t`“${written}”, reckoned from the article’s date, ${timex(analysis.published) ?? analysis.published}.`;
  }

  const line = [...groups.line.values()].sort((a, b) => (a.days?.[0] ?? 0) - (b.days?.[0] ?? 0) || (b.days?.[1] ?? 0) - (a.days?.[1] ?? 0));
  return { line, spans: [...groups.spans.values()], others: [...groups.others.values()], vague: [...groups.vague.values()] };
}
