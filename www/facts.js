// What a date or an amount is called, wherever the page speaks of one.

import { money, oneLine, percent, rounded, short } from "./format.js";
import { isVague, timex } from "./times.js";

/**
 * @typedef {import("./pkg/index.js").Amount} Amount
 * @typedef {import("./pkg/index.js").DateMention} DateMention
 */

/**
 * A date in words; one that says no more than its words stands as it is written.
 *
 * @param {DateMention} date
 * @param {string} text
 */
export function dateLabel({ start, end, kind, value }, text) {
  return (isVague(value) ? null : timex(value, kind)) ?? oneLine(text.slice(start, end));
}

/**
 * Money and percentages as figures; the rest as it is written.
 *
 * @param {Amount} amount
 * @param {string} text
 */
export function amountLabel({ start, end, kind, value, valueTo, unit, alternatives }, text) {
  if (kind === "percent") return percent(value, valueTo);
  if (kind !== "money") return oneLine(text.slice(start, end));
  const also = alternatives.map((other) => (other.unit ? money(other.value, other.unit) : rounded(other.value)));
  return [unit ? money(value, unit, valueTo) : short(value, valueTo), ...also.map((sum) => `(${sum})`)].join(" ");
}

/**
 * Whether an amount counts or orders rather than measures: "one", "two", "the first".
 *
 * @param {Amount} amount
 */
export const isSmall = ({ kind, value, valueTo = value }) => kind === "ordinal" || (kind === "number" && [value, valueTo].every((end) => Number.isInteger(end) && Math.abs(end) <= 10));
