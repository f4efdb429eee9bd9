// The menu of the languages that the page speaks. Another one is spoken from the next start on, to which everything is handed over.

import { byId, el } from "./dom.js";
import { forget, keep, reload } from "./kept.js";
import { chooseLanguage, interfaceLanguage, LANGUAGES, t } from "./messages.js";

/**
 * @param {() => import("./kept.js").Kept} collect  all that the next page needs
 * @param {(message: string) => void} onProblem
 */
export function createSpeaking(collect, onProblem) {
  const menu = byId("interface-language", HTMLSelectElement);
  menu.append(...[...LANGUAGES].map(([code, name]) => el("option", { value: code, lang: code }, name)));
  menu.value = interfaceLanguage;
  menu.addEventListener("change", async () => {
    const code = menu.value;
    const lost = await keep(collect());
    if (lost?.length === 0) {
      chooseLanguage(code);
      return reload();
    }
    forget();
    menu.value = interfaceLanguage;
    onProblem(t`The page has to be loaded again for another language, and not all of your texts could be carried over. Choose the language before you open them.`);
  });
}
