// What the page says, in the reader's language. English stands where it is said; every other language is a table of what that
// is in it, `messages/CODE.json`, which is fetched before anything is said. What the table lacks is said in English.

import { store, stored } from "./settings.js";

/** Languages that the page speaks, by code, under their own names. */
export const LANGUAGES = new Map([
  ["en", "English"],
  ["de", "Deutsch"],
  ["fr", "Français"],
  ["es", "Español"],
  ["ru", "Русский"],
  ["uz", "Oʻzbekcha"],
  ["ko", "한국어"],
  ["ar", "العربية"],
]);

/** The setting: the language that was chosen; where none was, it is the first of the browser's that the page speaks. */
const SETTING = "interface-language";
/** Milliseconds before a table that does not come is no longer waited for. */
const PATIENCE = 5000;
/** Behind this sign a message says what it is about, for whoever translates it; it is not shown. */
const NOTE = "¦";

/**
 * A table: messages by their English, with `{0}`, `{1}` … for what is put in; those that count by the categories of the
 * language's plural; what the analyser says, by its code, as messages that may fit; and parts that it puts into these.
 *
 * @typedef {object} Table
 * @property {Record<string, string | Partial<Record<Intl.LDMLPluralRule, string>>>} page
 * @property {Record<string, Record<string, string>>} core
 * @property {Record<string, string>} parts
 */

const isPage = typeof document !== "undefined";
/** The reader's languages, the first one first. */
const wished = [stored(SETTING), ...(isPage ? navigator.languages : [])].filter((tag) => tag !== null);
const codeOf = (/** @type {string} */ tag) => tag.split("-")[0]?.toLowerCase() ?? "";
const wish = wished.find((tag) => LANGUAGES.has(codeOf(tag))) ?? "en";

/** @type {Table | null} */
const table = codeOf(wish) === "en" ? null : await fetchTable(codeOf(wish));

/** The language that the page speaks. */
export const interfaceLanguage = table ? codeOf(wish) : "en";
/** The same with the reader's region, for numbers and dates; undefined is the browser's own. */
export const locale = wished.find((tag) => codeOf(tag) === interfaceLanguage && tag.includes("-")) ?? (isPage ? interfaceLanguage : undefined);
const plurals = new Intl.PluralRules(interfaceLanguage);

/**
 * @param {string} code
 * @returns {Promise<Table | null>} null where it does not come
 */
async function fetchTable(code) {
  try {
    const response = await fetch(new URL(`./messages/${code}.json`, import.meta.url), { signal: AbortSignal.timeout(PATIENCE) });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/**
 * A message with values in it, as a tag before a template: t`Opened ${name}.`
 *
 * @param {readonly string[]} strings
 * @param {...(string | number)} values
 */
export function t(strings, ...values) {
  const english = strings.map((string, i) => (i === 0 ? string : `{${i - 1}}${string}`)).join("");
  const found = table?.page[english];
  return filled(typeof found === "string" ? found : (english.split(NOTE)[0] ?? ""), values);
}

/**
 * Words that go with a number: "1 word", "12 words". In a table they stand under the plural, "{0} words".
 *
 * @param {number} number
 * @param {string} shown  the number as it is written
 * @param {string} one
 * @param {string} many
 */
export function counted(number, shown, one, many) {
  const found = table?.page[`{0} ${many}`];
  const form = typeof found === "object" ? (found[plurals.select(number)] ?? found.other) : undefined;
  return filled(form ?? `{0} ${number === 1 ? one : many}`, [shown]);
}

/**
 * The words alone, where the number stands elsewhere: "mentions".
 *
 * @param {number} number
 * @param {string} one
 * @param {string} [many]
 */
export const unit = (number, one, many = `${one}s`) => counted(number, "", one, many).trim();

/**
 * What the analyser says, an error, a notice or a reason, in the reader's language: by its code, and by the words around what it
 * puts in. What is not known is told as it is.
 *
 * @param {string} code
 * @param {string} message
 */
export function told(code, message) {
  for (const [english, translated] of Object.entries(table?.core[code] ?? {})) {
    const found = patternOf(english).exec(message);
    // What stands in quotation marks is the text's.
    if (found) return filled(translated, found.slice(1).map((part) => (/\{\d\}'/u.test(english) ? part : (table?.parts[part] ?? part))));
  }
  return message;
}

/** @param {string} template  with `{0}`, `{1}` … in this order */
const patternOf = (template) => new RegExp(`^${template.split(/\{\d\}/u).map((part) => part.replace(/[\\^$.*+?()[\]{}|/]/gu, "\\$&")).join("([^]*?)")}$`, "u");

/**
 * @param {string} template
 * @param {readonly (string | number)[]} values
 */
const filled = (template, values) => template.replace(/\{(\d)\}/gu, (_, i) => String(values[Number(i)] ?? ""));

/** The page's markup, whose English is a table's key like any other: of an element its text, with `{0}` … for the elements in it. */
function translatePage() {
  document.documentElement.lang = interfaceLanguage;
  document.documentElement.dir = interfaceLanguage === "ar" ? "rtl" : "ltr";
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_ELEMENT, (node) => (/** @type {Element} */ (node).matches(UNTRANSLATED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = /** @type {Element} */ (node);
    for (const name of ATTRIBUTES) {
      const found = table?.page[element.getAttribute(name) ?? ""];
      if (typeof found === "string") element.setAttribute(name, found);
    }
    const found = table?.page[templateOf(element)];
    if (typeof found === "string") refill(element, found);
  }
}

/** What is a text to read and not the page's own words, or nothing to read at all. */
const UNTRANSLATED = "[translate=no], kbd, script, style";
/** Attributes that are read out or shown. */
const ATTRIBUTES = ["aria-label", "placeholder", "title", "content"];

/**
 * The words of an element as a table's key; "" where it has none of its own.
 *
 * @param {Element} element
 */
export function templateOf({ childNodes }) {
  let inside = 0;
  const parts = [...childNodes].map((child) => (child.nodeType === 1 ? `{${inside++}}` : child.nodeType === 3 ? (child.nodeValue ?? "") : ""));
  const template = parts.join("").replace(/\s+/gu, " ").trim();
  return /\p{L}/u.test(template) ? template : "";
}

/**
 * Puts words in an element, around the elements that it has.
 *
 * @param {Element} element
 * @param {string} template
 */
function refill(element, template) {
  const inside = [...element.children];
  element.replaceChildren(...template.split(/(\{\d\})/u).map((part) => (/^\{\d\}$/u.test(part) ? (inside[Number(part[1])] ?? "") : part)));
}

/** @param {string} code  of the language that the page is to speak from its next start on */
export const chooseLanguage = (code) => store(SETTING, code);

// Last, for it takes all of the above.
if (table) translatePage();
