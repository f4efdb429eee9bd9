// What is looked for in texts of which language: what was not looked for is never told as not found.

import { language } from "./format.js";
import { t } from "./messages.js";

/** Codes of the languages in whose texts names are looked for, and quotations with their speakers. */
const NAMES = new Set(["en"]);
const QUOTES = new Set(["en"]);
/** Of dates and amounts in other languages only those are found that stand in figures and signs. */
const WORDS = new Set(["en"]);

/**
 * Why there may be none of what a card shows; null where it was looked for.
 *
 * @param {"names" | "quotes" | "dates" | "amounts"} what
 * @param {string} code  of the text's language
 */
export function unsought(what, code) {
  const name = code === "und" ? t`a language that is not known` : language(code);
  switch (what) {
    case "names":
      return NAMES.has(code) ? null : t`The text is in ${name}: names are not looked for in it.`;
    case "quotes":
      return QUOTES.has(code) ? null : t`The text is in ${name}: quotations are not looked for in it.`;
    case "dates":
      return WORDS.has(code) ? null : t`The text is in ${name}: only dates in figures are looked for in it, and there are none.`;
    case "amounts":
      return WORDS.has(code) ? null : t`The text is in ${name}: only amounts in figures are looked for in it, and there are none.`;
  }
}
