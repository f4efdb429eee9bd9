// "In brief": the summary, its length, and the way from each sentence to its place. The slider stays put while a new
// summary is worked out; only the list below it changes.

import { byId, el, tag } from "../dom.js";
import { COMMA, oneLine, plural } from "../format.js";
import { t } from "../messages.js";
import { chooser, empty, shell } from "./card.js";

/** @type {Record<string, string>} */
const REASONS = {
  lead: t`stands near the beginning or takes it up`,
  words: t`holds the words that matter most`,
  title: t`shares words with the title`,
  entities: t`names those it is about`,
  numbers: t`gives figures`,
};

/** @param {number} sentences  length of the summary */
export function setLength(sentences) {
  const slider = byId("length", HTMLInputElement);
  slider.value = String(sentences);
  slider.dispatchEvent(new Event("input"));
}

/**
 * A sentence, with whom it speaks of in brackets where it does not say so itself: "She [Ines Calloway]".
 *
 * @param {string} text
 * @param {{start: number, end: number}} sentence
 * @param {string} [name]
 * @param {{start: number, end: number}} [words]  those that mean the name
 */
function tell(text, { start, end }, name, words) {
  if (name === undefined) return oneLine(text.slice(start, end));
  const split = words?.end ?? end;
  const rest = text.slice(split, end);
  const gap = /^[\p{L}\p{N}(]/u.test(rest) ? " " : "";
  return oneLine(`${text.slice(start, split)} [${name}]${gap}${rest}`);
}

/**
 * @param {{onLength: (sentences: number) => void}} events
 * @returns {import("./card.js").Card}
 */
export function createBrief({ onLength }) {
  const { element, head, figure, body, offer } = shell("brief", t`In brief`);
  const slider = el("input", { type: "range", id: "length", min: 1, max: 10, value: 3 });
  const output = el("output", { for: "length" }, plural(3, "sentence"));
  figure.replaceWith(el("div", { class: "length" }, el("label", { for: "length", class: "unseen" }, t`Length of the summary, in sentences`), slider, output));
  head.classList.add("with-control");
  slider.addEventListener("input", () => {
    output.value = plural(slider.valueAsNumber, "sentence");
    slider.setAttribute("aria-valuetext", output.value);
    onLength(slider.valueAsNumber);
  });

  return {
    element,
    update({ analysis, text }) {
      if (analysis.summary.length === 0) {
        body.replaceChildren(empty(t`No sentences found. Looked for whole sentences in the body of the text.`));
        offer(null);
        return;
      }
      const language = analysis.language.code;
      const items = analysis.summary.map(({ start, end, reasons, context, contextOf }, i) => {
        if (end > text.length) return el("li", {}, el("p", { class: "empty" }, t`A sentence beyond the part that is shown.`));
        const sentence = chooser("brief", [i], "sentence", tell(text, { start, end }, context, contextOf));
        sentence.dir = "auto";
        sentence.lang = tag(language) ?? "";
        const why = reasons.map((reason) => REASONS[reason] ?? reason.replace(/-/gu, " "));
        return el(
          "li",
          {},
          sentence,
          why.length > 0 ? el("p", { class: "note why" }, t`Chosen because it ${why.join(COMMA)}.`) : null,
        );
      });
      const told = () => analysis.summary.map(({ start, end, context, contextOf }) => tell(text, { start, end }, context, contextOf));
      offer({ lines: told, table: () => [["sentence", "text"], ...told().map((sentence, i) => [i + 1, sentence])] });
      const core = analysis.nutgraf;
      body.replaceChildren(el("ol", { class: "sentences" }, ...items));
      if (core) body.append(el("p", { class: "core" }, chooser("nutgraf", [], "link", t`The nutgraf: the paragraph that tells why it matters`)));
    },
  };
}
