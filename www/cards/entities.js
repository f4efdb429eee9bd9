// People, organisations, places and the other kinds: every name with its count, roles and other forms. The name is
// underlined as it is in the text, so the cards are the legend too. Kinds of which nothing was found share one line.

import { entityKey } from "../choices.js";
import { el, quoted } from "../dom.js";
import { COMMA, count, KINDS, oneLine, SEMICOLON } from "../format.js";
import { t, told, unit } from "../messages.js";
import { roughly, unsought } from "../sought.js";
import { chooser, empty, fill, shell } from "./card.js";

/** @typedef {import("../pkg/index.js").Entity} Entity */

/** Names shown before "Show more". */
const FIRST = 10;
/** Kinds that always have a card, empty or not. */
const ALWAYS = new Set(["person", "organization", "place"]);

/** @returns {import("./card.js").Card} */
export function createEntities() {
  const element = el("div", { class: "kinds" });
  /** @type {Map<string, {pages: import("../pages.js").Pages<Entity>, entities: Entity[]}>} */
  const lists = new Map();
  const cards = KINDS.map(({ kind, many, looked }) => ({ kind, looked, always: ALWAYS.has(kind), ...shell(`kind-${kind}`, many) }));
  const missing = empty("");
  element.append(...cards.map((card) => card.element), missing);

  return {
    element,
    update({ analysis }) {
      const absent = [];
      lists.clear();
      for (const { kind, looked, always, element: card, figure, body, offer } of cards) {
        const entities = analysis.entities.filter((entity) => entity.kind === kind);
        card.hidden = entities.length === 0 && !always;
        figure.textContent = entities.length > 0 ? count(entities.length) : "";
        offer(
          entities.length === 0
            ? null
            : {
                lines: () => entities.map(({ name, roles, count: times }) => [oneLine(name), roles.map(oneLine).join("; "), times].join("\t")),
                table: "csv:entities",
                only: (other) => ({ ...other, entities: other.entities.filter((entity) => entity.kind === kind) }),
              },
        );
        if (entities.length === 0) {
          if (!always) absent.push(looked);
          body.replaceChildren(empty(unsought("names", analysis.language.code) ?? looked));
          continue;
        }
        const list = el("ul", { class: "names" });
        body.replaceChildren(list);
        const pages = fill(list, entities, FIRST, (entity) => drawEntity(entity, analysis.language.code));
        lists.set(kind, { pages, entities });
      }
      const { code } = analysis.language;
      const reason = unsought("names", code);
      const rough = analysis.entities.length > 0 ? roughly(code) : null;
      if (reason) for (const { element: card } of cards) card.hidden ||= lists.size === 0;
      missing.hidden = absent.length === 0 && rough === null;
      missing.textContent = reason ?? rough ?? t`Looked for and not found: ${absent.join(SEMICOLON)}.`;
    },
    reveal(key) {
      for (const { pages, entities } of lists.values()) pages.reveal(entities.findIndex((entity) => entityKey(entity) === key));
    },
  };
}

/**
 * @param {Entity} entity
 * @param {string} language
 */
function drawEntity(entity, language) {
  const mentions = entity.count;
  const row = chooser(
    entityKey(entity),
    [],
    "name",
    el("span", { class: `swatch ${entity.kind}` }, quoted(oneLine(entity.name), language)),
    el("span", { class: "times" }, count(mentions), el("span", { class: "unseen" }, ` ${unit(mentions, "mention")}`)),
  );
  const roles = listed(entity.roles, SEMICOLON, language);
  const aliases = listed(entity.aliases, COMMA, language);
  const note = [...roles, ...(roles.length > 0 && aliases.length > 0 ? [" · "] : []), ...(aliases.length > 0 ? [`${t`also¦other names that it has`} `, ...aliases] : [])];
  const why = entity.why.map((reason) => told("why", oneLine(reason))).join(SEMICOLON);
  return el(
    "li",
    {},
    row,
    note.length > 0 ? el("p", { class: "note" }, ...note) : null,
    why ? el("p", { class: "note why" }, `${t`Why:`} `, quoted(why)) : null,
  );
}

/**
 * Words of the document one after the other, with a sign between them.
 *
 * @param {readonly string[]} texts
 * @param {string} between
 * @param {string} language
 */
function listed(texts, between, language) {
  return texts.flatMap((text, i) => (i === 0 ? [quoted(oneLine(text), language)] : [between, quoted(oneLine(text), language)]));
}
