// "Phrases": what the text is about in more than one word, and words that stand together again and again. Names have their
// own cards.

import { nameKey, phraseKey } from "../choices.js";
import { el, quoted } from "../dom.js";
import { count, oneLine } from "../format.js";
import { t } from "../messages.js";
import { firstEndingAfter, listMentions } from "../pieces.js";
import { chooser, empty, fill, shell } from "./card.js";

/** @typedef {import("../pkg/index.js").Analysis} Analysis */

/** Phrases shown before "Show more". */
const FIRST = 14;

/** @returns {import("./card.js").Card} */
export function createPhrases() {
  const { element, figure, body, offer } = shell("phrases", t`Phrases`);
  return {
    element,
    update({ analysis, text }) {
      const phrases = listPhrases(analysis, text);
      figure.textContent = phrases.length > 0 ? count(phrases.length) : "";
      offer(phrases.length > 0 ? { lines: () => phrases.map((phrase) => `${oneLine(phrase.text)}\t${phrase.count}`), table: () => [["phrase", "count"], ...phrases.map((phrase) => [oneLine(phrase.text), phrase.count])] } : null);
      if (phrases.length === 0) {
        body.replaceChildren(empty(t`No phrases found. Looked for words that say together what the text is about.`));
        return;
      }
      const list = el("ul", { class: "phrases" });
      body.replaceChildren(list);
      fill(list, phrases, FIRST, ({ key, text: words, count: times }) =>
        el("li", {}, chooser(key, [], "phrase", quoted(oneLine(words), analysis.language.code), times > 1 ? el("span", { class: "times" }, count(times)) : "")),
      );
    },
  };
}

/**
 * Keyphrases and runs of words as one list, each thing once: none that is a name or a part of one, none that stands among the
 * words, none that only stands inside a longer one.
 *
 * @param {Analysis} analysis
 * @param {string} text
 * @returns {{key: string, text: string, count: number}[]}
 */
export function listPhrases(analysis, text) {
  const mentions = listMentions(analysis).filter(({ form }) => form !== "nominal");
  const words = new Set(analysis.keywords.flatMap((keyword) => [keyword.lemma, keyword.text.toLowerCase()]));
  /** @type {Map<string, {key: string, text: string, count: number}>} */
  const found = new Map();
  for (const phrase of [...analysis.keyphrases, ...analysis.ngrams]) {
    const form = oneLine(phrase.text).toLowerCase();
    if (found.has(form) || words.has(form) || nameKey(analysis, phrase.text) !== null) continue;
    const start = "mentions" in phrase ? phrase.mentions[0] : text.indexOf(phrase.text);
    if (start !== undefined && start >= 0 && isOfName(start, start + phrase.text.length)) continue;
    if ([...found].some(([longer, other]) => other.count >= phrase.count && ` ${longer} `.includes(` ${form} `))) continue;
    found.set(form, { key: phraseKey(analysis, phrase), text: phrase.text, count: phrase.count });
  }
  return [...found.values()];

  /**
   * Whether words cut through a name, are a name, or have a person in them ("State Stefan Schnor").
   *
   * @param {number} start
   * @param {number} end
   */
  function isOfName(start, end) {
    for (let i = firstEndingAfter(mentions, start); i < mentions.length && mentions[i].start < end; i++) {
      const { kind, start: from, end: to } = mentions[i];
      if (kind === "person" || from < start || to > end || (from === start && to === end)) return true;
    }
    return false;
  }
}
