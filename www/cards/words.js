// "Words": how often which word stands in the text, as a table whose cells carry the bars, and the phrases.

import { el, quoted } from "../dom.js";
import { count, oneLine } from "../format.js";
import { keyphraseKey, keywordKey, ngramKey } from "../choices.js";
import { chooser, empty, fill, shell } from "./card.js";

/** Rows and phrases shown before "Show more". */
const FIRST_WORDS = 12;
const FIRST_PHRASES = 10;

/** @returns {import("./card.js").Card} */
export function createWords() {
  const { element, figure, body } = shell("words", "Words");
  return {
    element,
    update({ analysis }) {
      const { keywords, keyphrases, ngrams, stats } = analysis;
      figure.textContent = keywords.length > 0 ? `${count(stats.uniqueWords)} different` : "";
      if (keywords.length === 0) {
        body.replaceChildren(empty("No words found. Looked for words other than “the”, “of” and their like."));
        return;
      }
      const most = keywords.reduce((max, keyword) => Math.max(max, keyword.count), 1);
      const rows = el("tbody");
      const table = el(
        "table",
        { class: "frequencies" },
        el("caption", { class: "unseen" }, "Words and how often they occur"),
        el("thead", {}, el("tr", {}, el("th", { scope: "col" }, "Word"), el("th", { scope: "col" }, "Times"))),
        rows,
      );
      body.replaceChildren(table);
      fill(rows, keywords, FIRST_WORDS, (keyword) => {
        const bar = el("span", { class: "bar" });
        bar.style.setProperty("--share", String(keyword.count / most));
        return el(
          "tr",
          {},
          el("th", { scope: "row" }, chooser(keywordKey(keyword), [], "word", quoted(oneLine(keyword.text), analysis.language.code))),
          el("td", {}, el("span", { class: "bar-cell" }, bar, el("span", { class: "times" }, count(keyword.count)))),
        );
      }, table);
      phrases("Key phrases", analysis.language.code, keyphrases.map((phrase) => ({ text: phrase.text, key: keyphraseKey(phrase), times: phrase.mentions.length / 2 })));
      phrases("Frequent runs of words", analysis.language.code, ngrams.map((ngram) => ({ text: ngram.text, key: ngramKey(ngram), times: ngram.count })));
    },
  };

  /**
   * @param {string} title
   * @param {string} language
   * @param {{text: string, key: string, times: number}[]} items
   */
  function phrases(title, language, items) {
    if (items.length === 0) return;
    const list = el("ul", { class: "phrases" });
    body.append(el("h4", {}, title), list);
    fill(list, items, FIRST_PHRASES, ({ text, key, times }) =>
      el("li", {}, chooser(key, [], "phrase", quoted(oneLine(text), language), times > 1 ? el("span", { class: "times" }, count(times)) : "")),
    );
  }
}
