// "In brief": the summary, its length, and the way from each sentence to its place. The slider stays put while a new
// summary is worked out; only the list below it changes.

import { el, tag } from "../dom.js";
import { oneLine, plural } from "../format.js";
import { chooser, empty, shell } from "./card.js";

/** @type {Record<string, string>} */
const REASONS = {
  lead: "stands near the beginning or takes it up",
  words: "holds the words that matter most",
  title: "shares words with the title",
  entities: "names those it is about",
  numbers: "gives figures",
};

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
  const { element, head, figure, body, offer } = shell("brief", "In brief");
  const slider = el("input", { type: "range", id: "length", min: 1, max: 10, value: 3 });
  const output = el("output", { for: "length" }, "3 sentences");
  figure.replaceWith(el("div", { class: "length" }, el("label", { for: "length", class: "unseen" }, "Length of the summary, in sentences"), slider, output));
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
        body.replaceChildren(empty("No sentences found. Looked for whole sentences in the body of the text."));
        offer(null);
        return;
      }
      const language = analysis.language.code;
      const items = analysis.summary.map(({ start, end, reasons, context, contextOf }, i) => {
        if (end > text.length) return el("li", {}, el("p", { class: "empty" }, "A sentence beyond the part that is shown."));
        const sentence = chooser("brief", [i], "sentence", tell(text, { start, end }, context, contextOf));
        sentence.dir = "auto";
        sentence.lang = tag(language) ?? "";
        const why = reasons.map((reason) => REASONS[reason] ?? reason.replace(/-/gu, " "));
        return el(
          "li",
          {},
          sentence,
          why.length > 0 ? el("p", { class: "note why" }, `Chosen because it ${why.join(", ")}.`) : null,
        );
      });
      const told = () => analysis.summary.map(({ start, end, context, contextOf }) => tell(text, { start, end }, context, contextOf));
      offer({ lines: told, table: () => [["sentence", "text"], ...told().map((sentence, i) => [i + 1, sentence])] });
      const core = analysis.nutgraf;
      body.replaceChildren(el("ol", { class: "sentences" }, ...items));
      if (core) body.append(el("p", { class: "core" }, chooser("nutgraf", [], "link", "The nutgraf: the paragraph that tells why it matters")));
    },
  };
}
