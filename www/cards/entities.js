// People, organisations, places and the other kinds: every name with its count, roles and other forms. The name is
// underlined as it is in the text, so the cards are the legend too. Kinds of which nothing was found share one line.

import { el } from "../dom.js";
import { count, KINDS, oneLine } from "../format.js";
import { entityKey } from "../choices.js";
import { chooser, empty, fill, shell } from "./card.js";

/** Names shown before "Show more". */
const FIRST = 10;
/** Kinds that always have a card, empty or not. */
const ALWAYS = new Set(["person", "organization", "place"]);

/** @returns {import("./card.js").Card} */
export function createEntities() {
  const element = el("div", { class: "kinds" });
  const cards = KINDS.map(({ kind, many, looked }) => ({ kind, looked, always: ALWAYS.has(kind), ...shell(`kind-${kind}`, many) }));
  const missing = empty("");
  element.append(...cards.map((card) => card.element), missing);

  return {
    element,
    update({ analysis }) {
      const absent = [];
      for (const { kind, looked, always, element: card, figure, body } of cards) {
        const entities = analysis.entities.filter((entity) => entity.kind === kind);
        card.hidden = entities.length === 0 && !always;
        figure.textContent = entities.length > 0 ? count(entities.length) : "";
        if (entities.length === 0) {
          if (!always) absent.push(looked);
          body.replaceChildren(empty(looked));
          continue;
        }
        const list = el("ul", { class: "names" });
        body.replaceChildren(list);
        fill(list, entities, FIRST, drawEntity);
      }
      missing.hidden = absent.length === 0;
      missing.textContent = `Looked for and not found: ${absent.join("; ")}.`;
    },
  };
}

/** @param {import("../pkg/index.js").Entity} entity */
function drawEntity(entity) {
  const mentions = entity.count;
  const row = chooser(
    entityKey(entity),
    [],
    "name",
    el("span", { class: `swatch ${entity.kind}`, dir: "auto" }, oneLine(entity.name)),
    el("span", { class: "times" }, count(mentions), el("span", { class: "unseen" }, mentions === 1 ? " mention" : " mentions")),
  );
  const roles = entity.roles.map(oneLine).join("; ");
  const aliases = entity.aliases.map(oneLine).join(", ");
  const note = [roles, aliases && `also ${aliases}`].filter(Boolean).join(" · ");
  const why = entity.why.map(oneLine).join("; ");
  return el(
    "li",
    {},
    row,
    note ? el("p", { class: "note", dir: "auto" }, note) : null,
    why ? el("p", { class: "note why" }, `Why: ${why}`) : null,
  );
}
