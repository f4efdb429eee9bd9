// "Readability": how hard the text is to read, as a whole and without quoted speech, in words first and then in figures.

import { el } from "../dom.js";
import { count, rounded } from "../format.js";
import { t } from "../messages.js";
import { empty, shell } from "./card.js";

/** Reading ease from 100 (easy) to 0 (hard), in the bands of Flesch's own table. */
const BANDS = [
  { from: 90, words: t`Very easy to read` },
  { from: 80, words: t`Easy to read` },
  { from: 70, words: t`Fairly easy to read` },
  { from: 60, words: t`Plain English` },
  { from: 50, words: t`Fairly hard to read` },
  { from: 30, words: t`Hard to read` },
  { from: -Infinity, words: t`Very hard to read` },
];

/** @type {Record<string, string>} */
const NAMES = {
  fleschReadingEase: t`Flesch reading ease`,
  fleschKincaidGrade: t`Flesch–Kincaid grade`,
  gunningFog: "Gunning fog",
  smog: "SMOG",
  colemanLiau: "Coleman–Liau",
  automatedReadability: t`Automated readability`,
  wordsPerSentence: t`Words per sentence`,
  syllablesPerWord: t`Syllables per word`,
};

/** @returns {import("./card.js").Card} */
export function createReadability() {
  const { element, body, offer } = shell("readability", t`Readability`);
  return {
    element,
    update({ analysis }) {
      const { stats, readability } = analysis;
      if (stats.words === 0) {
        offer(null);
        body.replaceChildren(empty(t`No words to measure.`));
        return;
      }
      const all = numbers(readability);
      const own = numbers(readability.withoutQuotes);
      const ease = all.get("fleschReadingEase");
      const band = ease === undefined ? undefined : BANDS.find(({ from }) => ease >= from);
      const [different, words] = [count(stats.uniqueWords), count(stats.words)];
      const measured = stats.sentences > 0 ? t`${rounded(stats.words / stats.sentences)} words a sentence, ${different} different words in ${words}.` : t`${different} different words in ${words}.`;
      const lead = el("p", { class: "lead" }, band ? el("b", {}, `${band.words}. `) : null, measured);
      // Names of formulas are names.
      for (const { name, score, withoutQuotes } of readability.formulas ?? []) {
        if (score !== null) all.set(name, score);
        if (withoutQuotes !== null) own.set(name, withoutQuotes);
      }
      const rows = [...all].map(([name, value]) =>
        el("tr", {}, el("th", { scope: "row" }, nameOf(name)), el("td", {}, rounded(value)), el("td", {}, own.has(name) ? rounded(own.get(name) ?? 0) : "–")),
      );
      const table = () => [["measure", "whole text", "without quotes"], ...[...all].map(([name, value]) => [nameOf(name), value, own.get(name) ?? ""])];
      offer({ lines: () => table().map((row) => row.join("\t")), table });
      const head = el("tr", {}, el("th", { scope: "col" }, t`Measure`), el("th", { scope: "col" }, t`Whole text`), el("th", { scope: "col" }, t`Without quotes`));
      body.replaceChildren(lead, el("table", { class: "scores" }, el("caption", { class: "unseen" }, t`Measures of readability`), el("thead", {}, head), el("tbody", {}, ...rows)));
    },
  };
}

/**
 * The measures that have a value.
 *
 * @param {object | null | undefined} group
 * @returns {Map<string, number>}
 */
function numbers(group) {
  return new Map(Object.entries(group ?? {}).filter((entry) => typeof entry[1] === "number"));
}

/** @param {string} name as the analysis has it; of a formula of another language than English its own */
function nameOf(name) {
  return NAMES[name] ?? name;
}
