// What the documents have in common: people, organisations, places, words and phrases over all of them. A press on one narrows the
// table to the documents that have it; several narrow it further.

import { el, quoted } from "../dom.js";
import { count, KINDS } from "../format.js";
import { t, told } from "../messages.js";
import { tools } from "./tools.js";

/**
 * @typedef {import("../documents.js").Doc} Doc
 * @typedef {import("../pkg/index.js").CollectionReport} Report
 *
 * @typedef {object} Facet  something that documents have or have not
 * @property {string} key  which stays the same in the next report
 * @property {string} label
 * @property {(doc: Doc) => boolean} has
 * @property {() => Promise<void>} [find]  works out which have it, where the page does not know that; until then all have
 *
 * @typedef {{facet: Facet, documents: number, times: number, note: string, why: string[]}} Item
 * @typedef {{name: string, label: string, total: number, items: () => Item[]}} Tab
 */

/** Rows of a list that are drawn at once. */
const FIRST = 20;
/** Roles that stand under a name. */
const ROLES = 2;
/** A reason that goes without saying. */
const PLAIN = /^The same name in \d+ documents\.$/u;

/**
 * @param {object} events
 * @param {() => void} events.onChange  other facets are chosen
 * @param {(id: string) => Doc | null} events.docOf
 * @param {(lemma: string) => Promise<ReadonlySet<Doc | null>>} events.having  the documents that have a word
 * @param {(error: unknown) => void} events.onError
 */
export function createAcross({ onChange, docOf, having, onError }) {
  /** @type {Map<string, Facet>} */
  const facets = new Map();
  /** @type {Tab[]} */
  let tabs = [];
  let current = "person";
  const list = el("tbody");
  const groups = el("div", { class: "orders", role: "group", "aria-label": t`What is listed` });
  const head = el("th", { scope: "col" });
  const table = el("table", { class: "across" }, el("caption", { class: "unseen" }, t`Named in several documents`), el("thead", {}, el("tr", {}, head, el("th", { scope: "col", class: "number" }, t`Documents`), el("th", { scope: "col", class: "number" }, t`Times`))), list);
  const note = el("p", { class: "note" });
  const field = el("input", { type: "search", id: "across-filter", autocomplete: "off", spellcheck: "false" });
  const element = el("section", { class: "across-part", "aria-labelledby": "across-title" }, el("h3", { id: "across-title" }, t`Across the documents`), groups, el("p", { class: "table-tools" }, el("label", {}, t`Filter`, " ", field)), note, table);
  const chips = el("ul", { class: "facets", "aria-label": t`The table shows documents with` });
  groups.addEventListener("click", ({ target }) => {
    const name = target instanceof HTMLElement ? target.closest("button")?.dataset.tab : undefined;
    if (name === undefined) return;
    current = name;
    draw();
  });
  field.addEventListener("input", draw);
  list.addEventListener("click", ({ target }) => {
    const button = target instanceof HTMLElement ? target.closest("button") : null;
    const facet = items.get(button?.dataset.key ?? "");
    if (facet) toggle(facet);
  });
  chips.addEventListener("click", ({ target }) => {
    const button = target instanceof HTMLElement ? target.closest("button") : null;
    const facet = facets.get(button?.dataset.key ?? "");
    if (!facet) return;
    const place = [...chips.children].findIndex((chip) => chip.contains(button));
    toggle(facet);
    const next = chips.children[Math.min(place, chips.children.length - 1)]?.querySelector("button") ?? groups.querySelector("[aria-pressed=true]");
    if (next instanceof HTMLElement) next.focus();
  });
  /** Those that are listed. @type {Map<string, Facet>} */
  let items = new Map();

  /** @param {Facet} facet */
  function toggle(facet) {
    if (!facets.delete(facet.key)) facets.set(facet.key, facet);
    if (facets.has(facet.key)) find(facet);
    for (const button of list.querySelectorAll("button")) button.setAttribute("aria-pressed", String(facets.has(button.dataset.key ?? "")));
    drawChips();
    onChange();
  }

  /** @param {Facet} facet */
  function find(facet) {
    facet.find?.().then(onChange, onError);
  }

  function drawChips() {
    chips.replaceChildren(
      ...[...facets.values()].map(({ key, label }) => el("li", {}, el("button", { type: "button", class: "facet", "data-key": key }, quoted(label), el("span", { "aria-hidden": "true" }, " ×"), el("span", { class: "unseen" }, ` ${t`remove`}`)))),
    );
    chips.hidden = facets.size === 0;
  }

  function draw() {
    const tab = tabs.find(({ name }) => name === current) ?? tabs[0];
    if (!tab) return;
    groups.replaceChildren(...tabs.map(({ name, label, total }) => el("button", { type: "button", class: "order", "data-tab": name, "aria-pressed": String(name === tab.name) }, label, " ", el("span", { class: "figure" }, count(total)))));
    const wanted = field.value.trim().toLocaleLowerCase();
    const all = tab.items();
    const rows = wanted === "" ? all : all.filter(({ facet, note }) => `${facet.label}\n${note}`.toLocaleLowerCase().includes(wanted));
    items = new Map(rows.map(({ facet }) => [facet.key, facet]));
    head.textContent = tab.label;
    table.hidden = rows.length === 0;
    note.textContent = rows.length === 0 ? t`None found in these documents.` : all.length < tab.total ? t`The first ${count(all.length)} of ${count(tab.total)}.` : "";
    tools.createPages({ list, items: rows, first: FIRST, draw: row, after: table });
  }

  /** @param {Item} item */
  function row({ facet, documents, times, note, why }) {
    const button = el("button", { type: "button", class: "link facet-of", "data-key": facet.key, "aria-pressed": String(facets.has(facet.key)), title: why.map((reason) => told("collected", reason)).join("\n") || null }, quoted(facet.label));
    return el("tr", {}, el("th", { scope: "row" }, button, note ? el("span", { class: "note" }, " ", quoted(note)) : null, ...why.filter((reason) => !PLAIN.test(reason)).map((reason) => el("p", { class: "note" }, told("collected", reason)))), el("td", { class: "number" }, count(documents)), el("td", { class: "number" }, count(times)));
  }

  return {
    element,
    chips,
    facets: () => [...facets.values()],
    /** @param {Facet} facet  that is chosen elsewhere */
    add(facet) {
      if (!facets.has(facet.key)) toggle(facet);
    },
    /** @param {Report} report */
    update(report) {
      tabs = [
        ...KINDS.map(({ kind, many }) => {
          const found = report.entities.filter((entity) => entity.kind === kind);
          return { name: kind, label: many, total: found.length, items: () => found.map((entity) => ({ facet: entityFacet(report, entity, docOf), documents: entity.documents, times: entity.mentions, note: entity.roles.slice(0, ROLES).join(" · "), why: entity.why })) };
        }).filter(({ total, name }) => total > 0 || name === "person"),
        { name: "words", label: t`Words`, total: report.totals.lemmas, items: () => report.words.map((word) => ({ facet: wordFacet(word, having), documents: word.documents, times: word.count, note: "", why: [] })) },
        { name: "phrases", label: t`Phrases`, total: report.totals.phrases, items: () => report.phrases.map((phrase) => ({ facet: phraseFacet(phrase.text), documents: phrase.documents, times: phrase.count, note: "", why: [] })) },
      ];
      // What is chosen is of the documents as they are now.
      const known = new Map(report.entities.map((entity) => [keyOf(report, entity), entity]));
      for (const [key, facet] of facets) {
        const entity = known.get(key);
        find(facet);
        if (entity) facets.set(key, entityFacet(report, entity, docOf));
      }
      draw();
      drawChips();
    },
  };
}

/** Two of one name that are held apart have no document in common. @param {Report} report @param {Report["entities"][number]} entity */
const keyOf = ({ documents }, { kind, name, in: places }) => `${kind} ${name} ${documents[places[0]?.[0] ?? -1]?.id}`;

/**
 * @param {Report} report
 * @param {Report["entities"][number]} entity
 * @param {(id: string) => Doc | null} docOf
 * @returns {Facet}
 */
export function entityFacet(report, entity, docOf) {
  const those = new Set(entity.in.map(([place]) => docOf(report.documents[place]?.id ?? "")));
  return { key: keyOf(report, entity), label: entity.name, has: (doc) => those.has(doc) };
}

/**
 * @param {{lemma: string, text: string}} word
 * @param {(lemma: string) => Promise<ReadonlySet<Doc | null>>} having
 * @returns {Facet}
 */
function wordFacet({ lemma, text }, having) {
  /** @type {ReadonlySet<Doc | null> | null} */
  let docs = null;
  return { key: `word ${lemma}`, label: text, has: (doc) => docs?.has(doc) ?? true, find: async () => void (docs = await having(lemma)) };
}

/** @param {string} text  @returns {Facet} */
function phraseFacet(text) {
  const wanted = text.toLocaleLowerCase();
  return { key: `phrase ${wanted}`, label: text, has: ({ brief }) => Boolean(brief?.phrases.some((phrase) => phrase.toLocaleLowerCase() === wanted)) };
}
