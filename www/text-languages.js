// The language of a text, which is told by itself and corrected at its name.

import { el } from "./dom.js";
import { language } from "./format.js";
import { t } from "./messages.js";

/** Of which something is known: English, and those that have a pack. */
export const TEXT_LANGUAGES = (
  "en af ar az be bg bn bs ca cs da de el es et eu fa fi fr ga gl gu he hi hr hu hy id it ja ka kk ko ky lb lt lv mk mr ms nb ne nl nn no oc pl ps pt ro ru sk sl sq sr sv sw ta te tg th tl tr uk ur uz vi yi zh"
).split(" ");

/**
 * The name of a text's language, as a menu in which another can be chosen.
 *
 * @param {string} chosen  what was chosen for this text: "auto", or a code
 * @param {string} found  the code of the language that it was read in; "und" where none is known
 * @param {(language: string) => void} onChoose
 */
export function languageChoice(chosen, found, onChoose) {
  const own = found === "und" ? t`language not known` : language(found);
  const byName = new Intl.Collator();
  const others = TEXT_LANGUAGES.map((code) => ({ code, name: language(code) })).sort((a, b) => byName.compare(a.name, b.name));
  const first = el("option", { value: "auto" }, chosen === "auto" ? own : t`told by itself`);
  const select = el("select", { class: "text-language", "aria-label": t`Language of the text` }, first, ...others.map(({ code, name }) => el("option", { value: code }, name)));
  select.value = chosen;
  select.addEventListener("change", () => onChoose(select.value));
  return select;
}
