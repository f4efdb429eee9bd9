// The first screen's answers: whom, what and where it names most, with their roles, and its most frequent words. Each block
// leads to its card, where all of it is.

import { entityKey, wordKey } from "../choices.js";
import { el, quoted } from "../dom.js";
import { count, KINDS, oneLine } from "../format.js";
import { t, unit } from "../messages.js";
import { bar, chooser } from "./card.js";

/** Names of each kind, and words. */
const NAMES = 5;
const WORDS = 8;
/** Kinds that it tells of. */
const TOLD = KINDS.slice(0, 3);

/** @returns {import("./card.js").Card} */
export function createDigest() {
  const element = el("section", { class: "digest", "aria-label": t`At a glance` });
  return {
    element,
    update({ analysis }) {
      const language = analysis.language.code;
      const names = TOLD.map(({ kind, many }) => {
        const entities = analysis.entities.filter((entity) => entity.kind === kind);
        const rows = entities.slice(0, NAMES).map((entity) => {
          const name = el("span", { class: `swatch ${kind}` }, quoted(oneLine(entity.name), language));
          const role = entity.roles[0];
          return chooser(entityKey(entity), [], "answer", name, times(entity.count, unit(entity.count, "mention")), role ? el("span", { class: "role" }, quoted(oneLine(role), language)) : "");
        });
        return block(many, `kind-${kind}`, entities.length, rows);
      });
      const most = analysis.keywords[0]?.count ?? 1;
      const words = analysis.keywords.slice(0, WORDS).map((keyword) => {
        return chooser(wordKey(analysis, keyword), [], "answer with-bar", el("span", { class: "word" }, quoted(oneLine(keyword.text), language)), bar(keyword.count / most), times(keyword.count, unit(keyword.count, "time")));
      });
      element.replaceChildren(...names, block(t`Words`, "words", analysis.keywords.length, words));
    },
  };
}

/**
 * @param {string} title
 * @param {string} card  where all of it is
 * @param {number} all
 * @param {HTMLElement[]} rows
 */
function block(title, card, all, rows) {
  const opener = el("button", { type: "button", class: "link", "data-card": card }, title, el("span", { class: "times" }, ` ${count(all)}`));
  const list = el("ul", {}, ...rows.map((row) => el("li", {}, row)));
  return el("div", { class: `answers of-${card}`, hidden: rows.length === 0 }, el("h4", {}, opener), list);
}

/**
 * @param {number} number
 * @param {string} words  what is counted
 */
const times = (number, words) => el("span", { class: "times" }, count(number), el("span", { class: "unseen" }, ` ${words}`));
