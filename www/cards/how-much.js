// "How much": money, percentages, quantities and numbers, those that measure something before those that only count.

import { el } from "../dom.js";
import { amountLabel, isSmall } from "../facts.js";
import { count, oneLine } from "../format.js";
import { t } from "../messages.js";
import { unsought } from "../sought.js";
import { empty, folded, shell } from "./card.js";
import { listFacts } from "./rows.js";

/** Rows shown before "Show more". */
const FIRST = 8;

/** @type {{kind: import("../pkg/index.js").AmountKind, title: string}[]} */
const GROUPS = [
  { kind: "money", title: t`Money` },
  { kind: "percent", title: t`Percent` },
  { kind: "quantity", title: t`Quantities` },
  { kind: "number", title: t`Numbers` },
];

/** @returns {import("./card.js").Card} */
export function createHowMuch() {
  const { element, figure, body, offer } = shell("how-much", t`How much`);
  return {
    element,
    update(view) {
      const { analysis, text } = view;
      const { amounts } = analysis;
      const written = (/** @type {number} */ i) => oneLine(text.slice(amounts[i].start, amounts[i].end));
      figure.textContent = amounts.length > 0 ? count(amounts.length) : "";
      body.replaceChildren();
      offer(amounts.length > 0 ? { lines: () => amounts.map((amount, i) => `${amountLabel(amount, text)}\t${written(i)}`), table: "csv:amounts" } : null);
      if (amounts.length === 0) body.append(empty(unsought("amounts", view.analysis.language.code) ?? t`No amounts found. Looked for money, percentages, quantities and numbers.`));
      // "64,000" tells more than "two".
      const isFigure = (/** @type {number} */ i) => /\p{Nd}/u.test(written(i));
      const rows = (/** @type {(amount: import("../pkg/index.js").Amount) => boolean} */ isWanted) => {
        const found = amounts.flatMap((amount, i) => (isWanted(amount) ? [i] : []));
        return [...found.filter(isFigure), ...found.filter((i) => !isFigure(i))].map((i) => ({ label: amountLabel(amounts[i], text), indices: [i] }));
      };
      const groups = GROUPS.map(({ kind, title }) => ({ title, facts: rows((amount) => amount.kind === kind && !isSmall(amount)) })).filter(({ facts }) => facts.length > 0);
      for (const { title, facts } of groups) {
        if (groups.length > 1) body.append(el("h4", {}, title));
        listFacts(view, "amounts", facts, { first: FIRST }, (items) => body.appendChild(items));
      }
      const small = rows(isSmall);
      if (small.length > 0) listFacts(view, "amounts", small, { first: FIRST }, (items) => body.appendChild(folded(t`Other numbers`, small.length, items)));
    },
  };
}
