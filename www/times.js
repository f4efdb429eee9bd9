// Times as people read them: what a TIMEX3 value is called, and where it lies, for an axis. Plain values in and out.

import { plural } from "./format.js";
import { interfaceLanguage, locale, t } from "./messages.js";

/** @typedef {[number, number]} Days  days since 1970-01-01, half-open */

/** @param {Intl.DateTimeFormatOptions} options */
const utc = (options) => new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });
const dayFormat = utc({ day: "numeric", month: "long", year: "numeric" });
const monthFormat = utc({ month: "long", year: "numeric" });
const monthAlone = utc({ month: "long" });
const dayAlone = utc({ day: "numeric", month: "long" });
const weekdayFormat = utc({ weekday: "long" });
const clockFormat = utc({ hour: "numeric", minute: "2-digit" });
const dateTimeFormat = utc({ day: "numeric", month: "long", year: "numeric", hour: "numeric", minute: "2-digit" });

/** Seasons as TIMEX3 writes them, and the month in which each begins. @type {Map<string, {name: string, month: number}>} */
const SEASONS = new Map([
  ["SP", { name: t`spring`, month: 3 }],
  ["SU", { name: t`summer`, month: 6 }],
  ["FA", { name: t`autumn`, month: 9 }],
  ["AU", { name: t`autumn`, month: 9 }],
  ["WI", { name: t`winter`, month: 12 }],
]);
/** Parts of a day. */
const DAY_PARTS = new Map([["MO", t`morning`], ["MI", t`midday`], ["AF", t`afternoon`], ["EV", t`evening`], ["NI", t`night`], ["DT", t`daytime`]]);
/** Units of a duration, as a date has them and behind a T. @type {Record<string, string>} */
const UNITS = { Y: "year", M: "month", W: "week", D: "day", TH: "hour", TM: "minute", TS: "second" };

/** Units by themselves. */
const EVERY = new Map([["P1Y", t`every year`], ["P1M", t`every month`], ["P1W", t`every week`], ["P1D", t`every day`], ["PT1H", t`every hour`], ["PT1M", t`every minute`], ["PT1S", t`every second`]]);

/** 1 to 31 as places in a row: "21st". */
const ENDINGS = new Map([["one", "st"], ["two", "nd"], ["few", "rd"]]);
const places = new Intl.PluralRules("en", { type: "ordinal" });
const ordinal = (/** @type {number} */ n) => (interfaceLanguage === "en" ? `${n}${ENDINGS.get(places.select(n)) ?? "th"}` : t`${n}th¦a place in a row: 4th`);

/**
 * Whether a time says less than its words: "now", "recently", "some years".
 *
 * @param {string} value  of TIMEX3
 */
export const isVague = (value) => value === "" || /_REF$|^PT?X/u.test(value);

/**
 * A TIMEX3 value in words, or null where there are none for it: "2024-04-30" is "30 April 2024".
 *
 * @param {string} value
 * @param {import("./pkg/index.js").DateKind} [kind]  a set is told as "every …"
 * @returns {string | null}
 */
export function timex(value, kind) {
  if (kind === "set" && /^P/u.test(value)) return EVERY.get(value) ?? within(duration(value), (words) => t`every ${words}¦a span of time: every 2 weeks`);
  const [first, last, ...more] = value.split("/");
  if (last !== undefined) return more.length > 0 ? null : range(first ?? "", last);
  if (/^P/u.test(value)) return duration(value);
  return recurring(value) ?? moment(value);
}

/**
 * @param {string | null | undefined} words
 * @param {(words: string) => string} tell
 */
const within = (words, tell) => (words ? tell(words) : null);

/** @param {string} value  with a day, a month or a year, or the time of a day */
function moment(value) {
  if (/^T\d\d:\d\d/u.test(value)) return stamp(clockFormat, `1970-01-01T${value.slice(1, 6)}:00Z`);
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/u.test(value)) return stamp(dateTimeFormat, `${value.slice(0, 16)}:00Z`);
  const part = /^(.+)T([A-Z]{2})$/u.exec(value);
  if (part) {
    const [day, words] = [stamp(dayFormat, `${part[1]}T00:00:00Z`), DAY_PARTS.get(part[2] ?? "")];
    return day && words ? `${day}, ${words}` : null;
  }
  if (/^\d{4}-\d\d-\d\d$/u.test(value)) return stamp(dayFormat, `${value}T00:00:00Z`);
  if (/^\d{4}-\d\d$/u.test(value)) return stamp(monthFormat, `${value}-01T00:00:00Z`);
  if (/^\d{4}$/u.test(value)) return value;
  if (/^\d{3}$/u.test(value)) return t`${value}0s`;
  if (/^\d{2}$/u.test(value)) return t`${ordinal(Number(value) + 1)} century`;
  const divided = /^(\d{4})-(?:W(\d\d)(-WE)?|Q(\d)|H(\d)|([A-Z]{2}))$/u.exec(value);
  if (!divided) return null;
  const [, year = "", week, end, quarter, half, season] = divided;
  const [monday, saturday] = week ? [0, 5].map((days) => dayFormat.format(weekStart(Number(year), Number(week)) + days * DAY)) : [];
  if (monday && saturday) return end ? t`weekend of ${saturday}` : t`week of ${monday}`;
  if (quarter) return t`${ordinal(Number(quarter))} quarter of ${year}`;
  if (half) return half === "1" ? t`first half of ${year}` : t`second half of ${year}`;
  const name = SEASONS.get(season ?? "")?.name;
  return name ? t`${name} ${year}¦a season: spring 2024` : null;
}

/** @param {string} value  what comes again: "XXXX-WXX-6" is "every Saturday" */
function recurring(value) {
  const rule = /^XXXX-(?:WXX-(\d)|(\d\d)-(\d\d)|(\d\d)|XX-XX|([A-Z]{2}))(?:T(\w{2}))?$/u.exec(value);
  if (!rule) return null;
  const [, weekday, month, day, whole, season, part] = rule;
  const words = part ? (DAY_PARTS.get(part) ?? "") : "";
  // 1970 began on a Thursday.
  if (weekday) return t`every ${[weekdayFormat.format((Number(weekday) + 3) * DAY), words].filter(Boolean).join(" ")}¦a weekday: every Monday`;
  if (month) return stamp(dayAlone, `2000-${month}-${day}T00:00:00Z`);
  if (whole) return within(stamp(monthAlone, `2000-${whole}-01T00:00:00Z`), (month) => t`every ${month}¦a month: every May`);
  if (season) return within(SEASONS.get(season)?.name, (name) => t`every ${name}¦a season: every spring`);
  return within(words, (part) => t`every ${part}¦a part of the day: every morning`);
}

/**
 * @param {string} from
 * @param {string} to
 */
function range(from, to) {
  const day = /^\d{4}-\d\d-\d\d$/u;
  if (day.test(from) && day.test(to)) {
    const [start, end] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
    if (start <= end) return dayFormat.formatRange(start, end);
  }
  const [short, long] = [measured(from), measured(to)];
  if (short && long && short.unit === long.unit && short.value < long.value) return inUnit(long.unit).formatRange(short.value, long.value);
  const [first, last] = [timex(from), timex(to)];
  return first && last ? `${first} – ${last}` : null;
}

/**
 * A duration of one unit, "P10Y" or "PT30M".
 *
 * @param {string} value
 */
function measured(value) {
  const [, time = "", number, letter] = /^P(T?)(\d+(?:\.\d+)?)([YMWDHS])$/u.exec(value) ?? [];
  const unit = UNITS[time + letter];
  return number !== undefined && unit ? { value: Number(number), unit } : null;
}

/** @param {string} unit */
const inUnit = (unit) => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" });

/** @param {string} value of one unit or of several: "P1Y6M" */
function duration(value) {
  const [, weekends] = /^P(\d+)WE$/u.exec(value) ?? [];
  if (weekends) return plural(Number(weekends), "weekend");
  const [, days, hours] = /^P((?:\d+(?:\.\d+)?[YMWD])*)(?:T((?:\d+(?:\.\d+)?[HMS])+))?$/u.exec(value) ?? [];
  /** @type {string[]} */
  const parts = [];
  for (const [all, time] of /** @type {const} */ ([[days, ""], [hours, "T"]])) {
    for (const [part] of all?.matchAll(/\d+(?:\.\d+)?[A-Z]/gu) ?? []) {
      const found = measured(`P${time}${part}`);
      if (!found) return null;
      parts.push(inUnit(found.unit).format(found.value));
    }
  }
  return parts.length > 0 ? parts.join(" ") : null;
}

/** Milliseconds. */
const DAY = 86_400_000;

/**
 * @param {Intl.DateTimeFormat} format
 * @param {string} iso
 */
function stamp(format, iso) {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? null : format.format(time);
}

/**
 * Milliseconds of the Monday on which a week begins (ISO 8601: the first has the year's first Thursday).
 *
 * @param {number} year
 * @param {number} week from 1
 */
function weekStart(year, week) {
  const fourth = new Date(Date.UTC(year, 0, 4));
  return fourth.getTime() + ((week - 1) * 7 - ((fourth.getUTCDay() + 6) % 7)) * DAY;
}

/**
 * The days that a value names, or null where it names none: a year all of its days, a range from its first to its last.
 *
 * @param {string} value
 * @returns {Days | null}
 */
export function daysOf(value) {
  const [from, to, ...more] = value.split("/");
  if (to !== undefined) {
    const [first, last] = [daysOf(from ?? ""), daysOf(to)];
    return more.length === 0 && first && last && first[0] < last[1] ? [first[0], last[1]] : null;
  }
  const at = (/** @type {number} */ year, /** @type {number} */ month, /** @type {number} */ day = 1) => Date.UTC(year, month - 1, day) / DAY;
  const [, digits = "", rest = ""] = /^(\d{2,4})(?:-([^T]+))?(?:T.*)?$/u.exec(value) ?? [];
  const year = Number(digits);
  if (digits === "") return null;
  if (digits.length < 4) return rest ? null : [at(year * 10 ** (4 - digits.length), 1), at((year + 1) * 10 ** (4 - digits.length), 1)];
  if (rest === "") return [at(year, 1), at(year + 1, 1)];
  const [, month, day] = /^(\d\d)(?:-(\d\d))?$/u.exec(rest) ?? [];
  if (month) return day ? [at(year, Number(month), Number(day)), at(year, Number(month), Number(day) + 1)] : [at(year, Number(month)), at(year, Number(month) + 1)];
  const [, letter, number, end] = /^([WQH])(\d+)(-WE)?$/u.exec(rest) ?? [];
  if (letter === "W") {
    const monday = weekStart(year, Number(number)) / DAY;
    return end ? [monday + 5, monday + 7] : [monday, monday + 7];
  }
  const months = letter === "Q" ? 3 : 6;
  if (letter) return [at(year, (Number(number) - 1) * months + 1), at(year, Number(number) * months + 1)];
  const season = SEASONS.get(rest);
  return season ? [at(year, season.month), at(year, season.month + 3)] : null;
}

/** Ticks of an axis are so far apart: days, months, years. @type {{months?: number, days?: number, format: Intl.DateTimeFormat}[]} */
const STEPS = [
  ...[1, 2, 7, 14].map((days) => ({ days, format: dayAlone })),
  ...[1, 3, 6].map((months) => ({ months, format: monthFormat })),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map((years) => ({ months: years * 12, format: utc({ year: "numeric" }) })),
];

/**
 * The ticks of an axis: the finest step of the calendar that needs no more of them.
 *
 * @param {Days} days
 * @param {number} most
 * @returns {{day: number, label: string}[]}
 */
export function ticks([from, to], most) {
  for (const { days, months, format } of STEPS) {
    if ((to - from) / (days ?? (months ?? 0) * 30.4) > most) continue;
    const ticks = [];
    const start = new Date(from * DAY);
    const step = days ?? 1;
    for (let i = 0; ticks.length <= most; i++) {
      const month = months && Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / months + i) * months;
      const day = month === undefined ? (Math.ceil(from / step) + i) * step : monthStart(month);
      if (day > to) break;
      if (day >= from) ticks.push({ day, label: format.format(day * DAY) });
    }
    return ticks;
  }
  return [];
}

/** @param {number} month  since the year 0 @returns its first day, in days since 1970-01-01 */
const monthStart = (month) => new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1) / DAY;
