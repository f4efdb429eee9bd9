// "Words": how often which word stands in the text, as a table whose cells carry the bars; by how often, or by how unusual
// that is. And the words that somebody wants left out.

import { wordKey } from "../choices.js";
import { el, quoted } from "../dom.js";
import { count, exact, oneLine, rounded } from "../format.js";
import { t } from "../messages.js";
import { onStoredElsewhere, stored, storeList } from "../settings.js";
import { bar, chooser, empty, fill, shell } from "./card.js";

/** @typedef {import("../pkg/index.js").Keyword} Keyword */

/** Words that an analysis lists: where there are as many, the text may have more. */
const MOST_WORDS = 200;
/** Rows shown before "Show more". */
const FIRST = 12;
/** Parts of the text that the strip tells apart. */
const PARTS = 10;

/** The setting: the words that are left out, one a line. */
const STOP_WORDS = "stop-words";

/** The words that are left out, as they were kept on the device. */
export const keptStopWords = () => listed(stored(STOP_WORDS) ?? "");

/** @param {string[]} words  that are left out as well, from now on */
export function addStopWords(words) {
  const before = keptStopWords();
  if (words.every((word) => before.includes(word))) return;
  storeList(STOP_WORDS, before, [...before, ...words]);
  // As if another tab had done it.
  dispatchEvent(new StorageEvent("storage", { key: `nutgraf-${STOP_WORDS}` }));
}

/**
 * @param {{onStopWords: (words: string[]) => void}} events
 * @returns {import("./card.js").Card}
 */
export function createWords({ onStopWords }) {
  const { element, figure, body, offer } = shell("words", t`Words`);
  const field = el("textarea", { id: "stop-words", rows: 5, spellcheck: "false", autocapitalize: "none" });
  const number = el("span", { class: "times" });
  const leftOut = el(
    "details",
    { class: "left-out" },
    el("summary", {}, t`Words left out`, number),
    el("label", { for: "stop-words", class: "note" }, t`Besides “the”, “of” and their like. One a line; for every text, and kept on this device.`),
    field,
    el("button", { type: "button", class: "more" }, t`Leave these out`),
  );
  leftOut.querySelector("button")?.addEventListener("click", () => leaveOut(listed(field.value)));
  element.append(leftOut);
  let unusual = false;
  /** @type {string[]} the list that stands in the field, or stood there before it was edited */
  let shown = [];
  show(keptStopWords());
  onStoredElsewhere(STOP_WORDS, () => {
    const isEdited = listed(field.value).join("\n") !== shown.join("\n");
    if (!isEdited) show(keptStopWords());
    onStopWords(keptStopWords());
  });

  /** @param {string[]} words */
  function show(words) {
    shown = words;
    field.value = words.join("\n");
    number.textContent = words.length > 0 ? count(words.length) : "";
  }

  /** @param {string[]} words */
  function leaveOut(words) {
    show(storeList(STOP_WORDS, shown, words));
    onStopWords(shown);
  }

  return {
    element,
    update({ analysis, text }) {
      const { keywords } = analysis;
      const language = analysis.language.code;
      figure.textContent = "";
      offer(keywords.length > 0 ? { lines: () => keywords.map((keyword) => `${oneLine(keyword.text)}\t${keyword.count}`), table: "csv:keywords" } : null);
      if (keywords.length === 0) {
        body.replaceChildren(empty(t`No words found. Looked for words other than “the”, “of” and their like.`));
        return;
      }
      const over = keywords.filter(({ keyness, count }) => count > 1 && keyness?.direction === "over");
      over.sort((a, b) => (b.keyness?.g2 ?? 0) - (a.keyness?.g2 ?? 0));
      const rows = el("tbody");
      const head = el("th", { scope: "col" }, t`Times`);
      const table = el(
        "table",
        { class: "frequencies" },
        el("caption", { class: "unseen" }, t`Words and how often they occur`),
        el("thead", {}, el("tr", {}, el("th", { scope: "col" }, t`Word`), head, el("th", { scope: "col" }, el("span", { class: "unseen" }, t`More`)))),
        rows,
      );
      const note = el("p", { class: "note" });
      const often = el("button", { type: "button", class: "order" }, t`Most frequent`);
      const rare = el("button", { type: "button", class: "order" }, t`Unusually frequent`);
      often.addEventListener("click", () => arrange(false));
      rare.addEventListener("click", () => arrange(true));
      body.replaceChildren(table);
      if (over.length > 0) table.before(el("div", { class: "orders", role: "group", "aria-label": t`Order of the words` }, often, rare), note);
      arrange(unusual && over.length > 0);

      /** @param {boolean} byKeyness */
      function arrange(byKeyness) {
        unusual = byKeyness;
        often.setAttribute("aria-pressed", String(!byKeyness));
        rare.setAttribute("aria-pressed", String(byKeyness));
        note.textContent = byKeyness ? t`Against how often they stand in general texts of the language; what stands out most comes first.` : "";
        table.classList.toggle("with-expected", byKeyness);
        head.textContent = byKeyness ? t`Times · expected` : t`Times`;
        const list = byKeyness ? over : keywords;
        // As many as there are rows: how many different words the text has, little ones and all, readability tells.
        figure.textContent = list.length < MOST_WORDS ? count(list.length) : t`${count(list.length)} most frequent`;
        const most = list.reduce((max, keyword) => Math.max(max, keyword.count), 1);
        fill(rows, list, FIRST, (keyword) => row(keyword, keyword.count / most, byKeyness), table);
      }

      /**
       * @param {Keyword} keyword
       * @param {number} share  length of its bar
       * @param {boolean} withExpected
       */
      function row(keyword, share, withExpected) {
        const name = oneLine(keyword.text);
        const times = el("span", { class: "times" }, count(keyword.count));
        const expected = withExpected && keyword.keyness ? el("span", { class: "note" }, `· ${few(keyword.keyness.expected)}`) : null;
        const more = el("button", { type: "button", class: "link about", "aria-expanded": "false" }, el("span", { class: "unseen" }, `${t`More about`} `, quoted(name, language)));
        const line = el(
          "tr",
          {},
          el("th", { scope: "row" }, chooser(wordKey(analysis, keyword), [], "word", quoted(name, language))),
          el("td", {}, el("span", { class: "bar-cell" }, bar(share), times, expected)),
          el("td", {}, more),
        );
        more.addEventListener("click", () => {
          const open = more.getAttribute("aria-expanded") === "true";
          more.setAttribute("aria-expanded", String(!open));
          if (open) line.nextElementSibling?.remove();
          else line.after(el("tr", { class: "details" }, el("td", { colspan: 3 }, ...about(keyword))));
        });
        return line;
      }

      /**
       * What more there is to say of a word.
       *
       * @param {Keyword} keyword
       */
      function* about({ text: form, lemma, count: all, variants = [], keyness, mentions, dispersion }) {
        if (variants.length > 0) {
          const own = all - variants.reduce((sum, variant) => sum + variant.count, 0);
          const forms = [...(own > 0 ? [{ text: form, count: own }] : []), ...variants];
          yield el("p", {}, `${t`Forms:`} `, ...forms.flatMap((variant, i) => [i > 0 ? ", " : "", quoted(oneLine(variant.text), language), ` ${count(variant.count)}`]));
        }
        if (keyness) {
          const [expected, likelihood] = [few(keyness.expected), rounded(keyness.g2)];
          const isOver = keyness.direction === "over";
          const said = isOver
            ? t`General texts of the language would have it ${expected} times in this length: more often here (log-likelihood ${likelihood}).`
            : t`General texts of the language would have it ${expected} times in this length: less often here (log-likelihood ${likelihood}).`;
          yield el("p", {}, said);
        }
        const parts = new Array(PARTS).fill(0);
        for (let i = 0; i < mentions.length; i += 2) parts[Math.min(PARTS - 1, Math.floor((mentions[i] / Math.max(1, text.length)) * PARTS))] += 1;
        const strip = el("span", { class: "strip", "aria-hidden": "true" }, ...parts.map((part) => el("i", { class: part > 0 ? "on" : "" })));
        yield el("p", {}, strip, t`In ${count(parts.filter((part) => part > 0).length)} of ${count(PARTS)} parts of the text (dispersion ${exact(dispersion)}: 0 is even, 1 all in one).`);
        const out = el("button", { type: "button", class: "link" }, t`Leave this word out`);
        out.addEventListener("click", () => {
          leaveOut([...listed(field.value), lemma]);
          // This row will be gone.
          leftOut.querySelector("summary")?.focus();
        });
        yield out;
      }
    },
  };
}

/**
 * The words of a list, one a line, each once.
 *
 * @param {string} lines
 */
function listed(lines) {
  return [...new Set(lines.split("\n").map((line) => line.trim()).filter(Boolean))];
}

/** A small number in words for a reader: no more digits than it needs. */
function few(/** @type {number} */ number) {
  return number >= 9.95 ? count(Math.round(number)) : number >= 0.05 ? rounded(number) : t`under 0.1`;
}
