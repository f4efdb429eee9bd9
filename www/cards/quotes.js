// "Who said what": every quotation in text order, with its speaker.

import { entityKey } from "../choices.js";
import { el, quoted, tag } from "../dom.js";
import { count, oneLine } from "../format.js";
import { t } from "../messages.js";
import { unsought } from "../sought.js";
import { chooser, empty, fill, shell } from "./card.js";

/** Quotes shown before "Show more". */
const FIRST = 6;

/** @returns {import("./card.js").Card} */
export function createQuotes() {
  const { element, figure, body, offer } = shell("quotes", t`Who said what`);
  return {
    element,
    update({ analysis, text }) {
      const { quotes, entities } = analysis;
      figure.textContent = quotes.length > 0 ? count(quotes.length) : "";
      if (quotes.length === 0) {
        offer(null);
        body.replaceChildren(empty(unsought("quotes", analysis.language.code) ?? t`No quotations found. Looked for words in quotation marks and who says them.`));
        return;
      }
      const byId = new Map(entities.map((entity) => [entity.id, entity]));
      const said = (/** @type {import("../pkg/index.js").Quote} */ { start, end }) => oneLine(text.slice(start, end)).replace(/,$/u, "");
      offer({ lines: () => quotes.map((quote) => `${t`“${said(quote)}”`} ${quote.speakerName ? `(${oneLine(quote.speakerName)})` : ""}`.trim()), table: "csv:quotes" });
      const list = el("ul", { class: "quotes" });
      body.replaceChildren(list);
      fill(list, quotes, FIRST, (quote, i) => {
        const { kind, speaker, speakerName } = quote;
        const entity = speaker === null ? undefined : byId.get(speaker);
        const words = chooser("quotes", [i], `words ${kind}`, el("q", {}, said(quote)));
        words.dir = "auto";
        words.lang = tag(analysis.language.code) ?? "";
        const name = entity
          ? chooser(entityKey(entity), [], "link speaker", el("span", { class: `swatch ${entity.kind}` }, quoted(oneLine(entity.name), analysis.language.code)))
          : el("span", { class: speakerName ? "speaker" : "speaker unknown" }, speakerName ? quoted(speakerName, analysis.language.code) : t`Speaker not found`);
        return el("li", {}, words, el("p", { class: "by" }, name));
      });
    },
  };
}
