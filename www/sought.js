// What is looked for in texts of which language: what was not looked for is never told as not found.

import { language } from "./format.js";
import { t } from "./messages.js";

/** Codes of the languages in whose texts names are looked for: as well as in English, or nearly so; and roughly. As models/ has it. */
export const NAMES = new Set("und en da de es fr hi hr hu id it kk nb nn no pt ro ru sk sl sr sv tr".split(" "));
export const ROUGH = new Set("ar fa ja nl pl zh".split(" "));
/** Those in which it is known who says what, as packs/quotes.txt has them; a language that is not known is read as English. */
const QUOTES = new Set("und en de es fr it nl pl pt ru uk".split(" "));
/** Those in which dates are looked for: the packs with words and patterns of time. */
const DATES = new Set("und en de es fr it nl pl pt ru sv uk".split(" "));
/** Those in which numbers in words and what stands around them are known. As packs/amounts.txt has it. */
const AMOUNTS = new Set("und en de es fr it nl pl pt ru sv uk".split(" "));

/**
 * What to know of the names in a text, where not all of them can be expected.
 *
 * @param {string} code
 */
export const roughly = (code) => (ROUGH.has(code) ? t`The text is in ${language(code)}, in which many names are missed.` : null);

/**
 * Why there may be none of what a card shows; null where it was looked for.
 *
 * @param {"names" | "quotes" | "dates" | "amounts"} what
 * @param {string} code  of the text's language
 */
export function unsought(what, code) {
  const name = language(code);
  switch (what) {
    case "names":
      return NAMES.has(code) || ROUGH.has(code) ? null : t`The text is in ${name}: names are not looked for in it.`;
    case "quotes":
      return QUOTES.has(code) ? null : t`The text is in ${name}: quotations are not looked for in it.`;
    case "dates":
      return DATES.has(code) ? null : t`The text is in ${name}: only dates in figures are looked for in it, and there are none.`;
    case "amounts":
      return AMOUNTS.has(code) ? null : t`The text is in ${name}: only amounts in figures are looked for in it, and there are none.`;
  }
}
