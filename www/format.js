// Words and numbers as people read them: names of kinds, counts, dates and amounts, all through Intl.

/** @typedef {import("./pkg/index.js").EntityKind} EntityKind */

/**
 * The kinds of entity in the order the page shows them; `looked` says what an empty card was looking for.
 *
 * @type {{kind: EntityKind, one: string, many: string, looked: string}[]}
 */
export const KINDS = [
  { kind: "person", one: "person", many: "People", looked: "No people found. Looked for names, with or without a title before them." },
  { kind: "organization", one: "organisation", many: "Organisations", looked: "No organisations found. Looked for companies, ministries, parties, teams and media." },
  { kind: "place", one: "place", many: "Places", looked: "No places found. Looked for countries, cities, regions, rivers and buildings." },
  { kind: "group", one: "group", many: "Groups", looked: "nationalities, religions and peoples" },
  { kind: "event", one: "event", many: "Events", looked: "events" },
  { kind: "work", one: "work", many: "Works", looked: "laws, programmes and titles of works" },
  { kind: "product", one: "product", many: "Products", looked: "products" },
];

const whole = new Intl.NumberFormat();
const decimal = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });
const compact = new Intl.NumberFormat(undefined, { notation: "compact", maximumFractionDigits: 1 });
const percentage = new Intl.NumberFormat(undefined, { style: "percent", maximumFractionDigits: 2 });

/** @param {number} value a count */
export const count = (value) => whole.format(value);

/** @param {number} value shown with at most one decimal */
export const rounded = (value) => decimal.format(value);

/** @param {number} value 1,200,000 is "1.2M" */
export const short = (value) => compact.format(value);

/** @param {number} value 5 is "5%" */
export const percent = (value) => percentage.format(value / 100);

/**
 * "1 word", "12 words".
 *
 * @param {number} value
 * @param {string} one
 * @param {string} [many]
 */
export const plural = (value, one, many = `${one}s`) => `${count(value)} ${value === 1 ? one : many}`;

/** Sums from here on are shortened. */
const LARGE_SUM = 10_000;

/**
 * A sum of money in its own currency, shortened where it is large: "₩42T". A currency that Intl does not know stands as
 * its code.
 *
 * @param {number} value
 * @param {string} currency ISO 4217
 */
export function money(value, currency) {
  try {
    /** @type {Intl.NumberFormatOptions} */
    const shape = Math.abs(value) < LARGE_SUM ? { trailingZeroDisplay: "stripIfInteger" } : { notation: "compact", maximumFractionDigits: 2 };
    return new Intl.NumberFormat(undefined, { style: "currency", currency, ...shape }).format(value);
  } catch {
    return `${compact.format(value)} ${currency}`;
  }
}

/**
 * The name of a language in the reader's own: "de" is "German" for an English reader.
 *
 * @param {string} code
 */
export function language(code) {
  try {
    return new Intl.DisplayNames(undefined, { type: "language" }).of(code) ?? code;
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

const SEASONS = new Map([["SP", "spring"], ["SU", "summer"], ["FA", "autumn"], ["AU", "autumn"], ["WI", "winter"]]);

/** @param {Intl.DateTimeFormatOptions} options */
const utc = (options) => new Intl.DateTimeFormat(undefined, { ...options, timeZone: "UTC" });
const dayFormat = utc({ day: "numeric", month: "long", year: "numeric" });
const monthFormat = utc({ month: "long", year: "numeric" });
const dateTimeFormat = utc({ day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit" });

/**
 * A TIMEX3 value in words, or null where there are none for it: "2024-04-30" is "30 April 2024".
 *
 * @param {string} value
 * @returns {string | null}
 */
export function timex(value) {
  const range = /^([^/]+)\/([^/]+)$/u.exec(value);
  if (range) return timexRange(range[1] ?? "", range[2] ?? "");
  if (/^P/u.test(value)) return duration(value);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/u.test(value)) return stamp(dateTimeFormat, `${value.slice(0, 16)}:00Z`);
  if (/^\d{4}-\d\d-\d\d/u.test(value)) return stamp(dayFormat, `${value.slice(0, 10)}T00:00:00Z`);
  if (/^\d{4}-\d\d$/u.test(value)) return stamp(monthFormat, `${value}-01T00:00:00Z`);
  if (/^\d{4}$/u.test(value)) return value;
  if (/^\d{3}$/u.test(value)) return `${value}0s`;
  const part = /^(\d{4})-(?:W(\d\d)|Q(\d)|H(\d)|(SP|SU|FA|AU|WI))/u.exec(value);
  if (!part) return null;
  const [, year, week, quarter, half, season] = part;
  if (week) return `week ${Number(week)} of ${year}`;
  if (quarter) return `quarter ${quarter} of ${year}`;
  if (half) return `half ${half} of ${year}`;
  return `${SEASONS.get(season ?? "")} ${year}`;
}

/**
 * @param {Intl.DateTimeFormat} format
 * @param {string} iso
 */
function stamp(format, iso) {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? null : format.format(time);
}

/**
 * @param {string} from
 * @param {string} to
 */
function timexRange(from, to) {
  const day = /^\d{4}-\d\d-\d\d$/u;
  if (day.test(from) && day.test(to)) {
    const [start, end] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
    if (start <= end) return dayFormat.formatRange(start, end);
  }
  const [first, last] = [timex(from), timex(to)];
  return first && last ? `${first} – ${last}` : null;
}

/** @param {string} value an ISO 8601 duration of one unit, "P10Y" or "PT30M" */
function duration(value) {
  const match = /^P(T?)(\d+(?:\.\d+)?)([YMWDHS])$/u.exec(value);
  if (!match) return null;
  const [, time, number, letter] = match;
  const unit = { Y: "year", M: time ? "minute" : "month", W: "week", D: "day", H: "hour", S: "second" }[letter ?? ""];
  return new Intl.NumberFormat(undefined, { style: "unit", unit, unitDisplay: "long" }).format(Number(number));
}
