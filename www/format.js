// Words and numbers as people read them: names of kinds, counts and sums, all through Intl.

import { counted, locale, t } from "./messages.js";

/** @typedef {import("./pkg/index.js").EntityKind} EntityKind */

/**
 * The kinds of entity in the order the page shows them; `looked` says what an empty card was looking for.
 *
 * @type {{kind: EntityKind, one: string, many: string, looked: string}[]}
 */
export const KINDS = [
  { kind: "person", one: t`person`, many: t`People`, looked: t`No people found. Looked for names, with or without a title before them.` },
  { kind: "organization", one: t`organisation`, many: t`Organisations`, looked: t`No organisations found. Looked for companies, ministries, parties, teams and media.` },
  { kind: "place", one: t`place`, many: t`Places`, looked: t`No places found. Looked for countries, cities, regions, rivers and buildings.` },
  { kind: "group", one: t`group`, many: t`Groups`, looked: t`nationalities, religions and peoples` },
  { kind: "event", one: t`event`, many: t`Events`, looked: t`events` },
  { kind: "work", one: t`work`, many: t`Works`, looked: t`laws, programmes and titles of works` },
  { kind: "product", one: t`product`, many: t`Products`, looked: t`products` },
];

const whole = new Intl.NumberFormat(locale);
const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const precise = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
const compact = new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 });
const percentage = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 });

/** Between things, and between longer ones, in a row. */
export const COMMA = t`, ¦between two things in a row`;
export const SEMICOLON = t`; ¦between two longer things in a row`;

/** @param {number} value a count */
export const count = (value) => whole.format(value);

/** @param {number} value shown with at most two decimals */
export const exact = (value) => precise.format(value);

/** @param {number} value shown with at most one decimal */
export const rounded = (value) => decimal.format(value);

/**
 * A number, or a range where there is an upper end.
 *
 * @param {Intl.NumberFormat} format
 * @param {number} value
 * @param {number | undefined} to
 */
const upTo = (format, value, to) => (to === undefined ? format.format(value) : format.formatRange(value, to));

/**
 * @param {number} value 1,200,000 is "1.2M"
 * @param {number} [to] the upper end of a range
 */
export const short = (value, to) => upTo(compact, value, to);

/**
 * @param {number} value 5 is "5%"
 * @param {number} [to] the upper end of a range
 */
export const percent = (value, to) => upTo(percentage, value / 100, to === undefined ? to : to / 100);

/**
 * "1 word", "12 words".
 *
 * @param {number} value
 * @param {string} one
 * @param {string} [many]
 */
export const plural = (value, one, many = `${one}s`) => counted(value, count(value), one, many);

/** Sums from here on are shortened. */
const LARGE_SUM = 10_000;

/**
 * A sum of money in its own currency, shortened where it is large: "₩42T". A currency that Intl does not know stands as
 * its code.
 *
 * @param {number} value
 * @param {string} currency ISO 4217
 * @param {number} [to] the upper end of a range
 */
export function money(value, currency, to) {
  try {
    /** @type {Intl.NumberFormatOptions} */
    const shape = Math.abs(to ?? value) < LARGE_SUM ? { trailingZeroDisplay: "stripIfInteger" } : { notation: "compact", minimumFractionDigits: 0, maximumFractionDigits: 2 };
    return upTo(new Intl.NumberFormat(locale, { style: "currency", currency, ...shape }), value, to);
  } catch {
    return `${short(value, to)} ${currency}`;
  }
}

/**
 * The name of a language in the reader's own: "de" is "German" for an English reader.
 *
 * @param {string} code
 */
export function language(code) {
  try {
    return new Intl.DisplayNames(locale, { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}

/** UTF-16 units of what a row of the page shows; a text without a space can be one word of megabytes. */
const LONGEST_LINE = 2000;

/**
 * White space, line ends included, becomes single spaces; what is too long for a row is cut.
 *
 * @param {string} text
 */
export function oneLine(text) {
  const line = text.slice(0, LONGEST_LINE).replace(/\s+/gu, " ").trim();
  return text.length > LONGEST_LINE ? `${line}…` : line;
}

/**
 * Cut at a word's end, with an ellipsis.
 *
 * @param {string} text
 * @param {number} length UTF-16 units
 */
export function excerpt(text, length) {
  const line = oneLine(text.slice(0, length * 2));
  if (line.length <= length) return line;
  const cut = line.slice(0, length + 1).replace(/\s+\S*$/u, "");
  return `${(cut.length > length ? cut.slice(0, length) : cut).replace(/[\s,;:.–—-]+$/u, "")}…`;
}
