// The table of the documents: sorted by its headings, narrowed by words and by facets, of which rows come by pages.

import { el, quoted, tag } from "../dom.js";
import { count, excerpt, language, plural } from "../format.js";
import { locale, t } from "../messages.js";
import { tools } from "./tools.js";

/**
 * @typedef {import("../documents.js").Doc} Doc
 * @typedef {"title" | "date" | "words" | "language" | "people" | "about" | "state"} Column
 * @typedef {{row: HTMLTableRowElement, box: HTMLInputElement, brief: Doc["brief"], state: Doc["state"]}} Row
 * @typedef {{title: string, date: string, words: number, language: string, people: string[], about: string[], state: string, sought: string}} Facts
 */

/** Rows that are drawn at once, on a narrow screen and elsewhere. */
const FIRST = matchMedia("(max-width: 47rem)").matches ? 20 : 40;
/** Names and phrases in a cell. */
const [PEOPLE, PHRASES] = [3, 3];

/** @type {{column: Column, label: string, isNumber?: boolean}[]} */
const COLUMNS = [
  { column: "title", label: t`Title` },
  { column: "date", label: t`Date` },
  { column: "words", label: t`Words`, isNumber: true },
  { column: "language", label: t`Language` },
  { column: "people", label: t`People` },
  { column: "about", label: t`What it is about` },
  { column: "state", label: t`State` },
];

/**
 * @param {object} events
 * @param {(doc: Doc) => void} events.onOpen
 * @param {(doc: Doc) => void} events.onRemove
 * @param {(chosen: Doc[]) => void} events.onChosen
 * @param {(message: string) => void} events.onSay
 */
export function createTable({ onOpen, onRemove, onChosen, onSay }) {
  const order = new Intl.Collator(locale, { numeric: true });
  /** @type {Map<Doc, Row>} */
  const rows = new Map();
  /** @type {Map<HTMLElement, Doc>} */
  const docOf = new Map();
  /** @type {Set<Doc>} */
  const chosen = new Set();
  /** @type {{column: Column, isDown: boolean} | null} null is the order in which they came */
  let sort = null;
  /** @type {readonly Doc[]} */
  let docs = [];
  /** @type {(doc: Doc) => boolean} */
  let isIn = () => true;
  /** @type {Doc[]} those that are shown, in order */
  let shown = [];

  const field = el("input", { type: "search", id: "collection-filter", autocomplete: "off", spellcheck: "false" });
  const figure = el("span", { class: "figure", role: "status" });
  const body = el("tbody");
  const heads = COLUMNS.map(({ column, label, isNumber }) => {
    const button = el("button", { type: "button", class: "sort", "data-column": column }, label, el("span", { class: "arrow", "aria-hidden": "true" }));
    const head = el("th", { scope: "col", class: `of-${column}${isNumber ? " number" : ""}` }, button);
    button.addEventListener("click", () => {
      sort = sort?.column === column ? (sort.isDown ? null : { column, isDown: true }) : { column, isDown: false };
      arrange();
      onSay(sort === null ? t`In the order in which they came.` : sort.isDown ? t`Sorted by ${label}, downward.` : t`Sorted by ${label}.`);
    });
    return { column, head };
  });
  const table = el(
    "table",
    { class: "collected" },
    el("caption", { class: "unseen" }, t`Documents; a heading sorts them`),
    el("thead", {}, el("tr", {}, el("th", { scope: "col", class: "of-choice" }, el("span", { class: "unseen" }, t`Chosen`)), ...heads.map(({ head }) => head), el("th", { scope: "col", class: "of-remove" }, el("span", { class: "unseen" }, t`Remove`)))),
    body,
  );
  const holder = el("div", { class: "table-holder" }, table);
  const element = el("div", { class: "table-part" }, el("p", { class: "table-tools" }, el("label", {}, t`Filter`, " ", field), figure), holder);

  field.addEventListener("input", () => arrange());
  body.addEventListener("click", ({ target }) => {
    const control = target instanceof Element ? target.closest("button, input") : null;
    const row = target instanceof Element ? target.closest("tr") : null;
    const doc = row && docOf.get(row);
    if (!doc) return;
    if (control instanceof HTMLInputElement) {
      if (control.checked) chosen.add(doc);
      else chosen.delete(doc);
      onChosen([...chosen]);
    } else if (control?.classList.contains("remove")) {
      const next = row.nextElementSibling ?? row.previousElementSibling;
      onRemove(doc);
      const button = next?.isConnected ? next.querySelector(".remove") : null;
      (button instanceof HTMLElement ? button : field).focus();
    } else {
      onOpen(doc);
    }
  });
  body.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const cell = event.target instanceof HTMLElement ? event.target.closest("th, td") : null;
    if (!step || !cell?.parentElement) return;
    const sibling = step > 0 ? cell.parentElement.nextElementSibling : cell.parentElement.previousElementSibling;
    const next = sibling?.children[[...cell.parentElement.children].indexOf(cell)]?.querySelector("button, input");
    if (!(next instanceof HTMLElement)) return;
    event.preventDefault();
    next.focus();
  });

  /** @param {Doc} doc  @returns {Facts} */
  function factsOf(doc) {
    const { brief } = doc;
    const title = tools.titleOf(doc) ?? doc.name;
    const persons = brief?.people ?? [];
    const about = brief?.phrases.slice(0, PHRASES) ?? [];
    const facts = { title, date: brief?.published ?? "", words: brief?.words ?? -1, language: brief ? language(brief.language) : "", people: persons.slice(0, PEOPLE), about, state: tools.STATES[doc.state] };
    return { ...facts, sought: [title, doc.name, facts.language, facts.date, ...persons, ...about].join("\n").toLocaleLowerCase() };
  }

  /** @param {Doc} doc  @returns {Row} */
  function rowOf(doc) {
    const before = rows.get(doc);
    if (before && before.brief === doc.brief && before.state === doc.state) return before;
    const facts = factsFor(doc);
    const code = doc.brief?.language;
    const box = before?.box ?? el("input", { type: "checkbox", "aria-label": t`Choose ${facts.title}` });
    const row = before?.row ?? el("tr");
    const words = (/** @type {string[]} */ list) => list.flatMap((text, i) => [i > 0 ? " · " : "", quoted(excerpt(text, 60), code)]);
    const name = tools.titleOf(doc) === null || tools.titleOf(doc) === doc.name ? null : el("span", { class: "doc-file", dir: "auto" }, doc.name);
    row.dataset.state = doc.state;
    row.replaceChildren(
      el("td", { class: "of-choice" }, box),
      el("th", { scope: "row", class: "of-title" }, el("button", { type: "button", class: "link open", dir: "auto", lang: tag(code) }, facts.title), name, doc.trouble ? el("p", { class: "note" }, doc.trouble.message) : null),
      el("td", { class: "of-date" }, facts.date ? (tools.timex(facts.date) ?? facts.date) : ""),
      el("td", { class: "of-words number" }, facts.words < 0 ? "" : count(facts.words)),
      el("td", { class: "of-language" }, facts.language),
      el("td", { class: "of-people" }, ...words(facts.people)),
      el("td", { class: "of-about" }, ...words(facts.about)),
      el("td", { class: "of-state" }, facts.state),
      el("td", { class: "of-remove" }, el("button", { type: "button", class: "link remove" }, el("span", { "aria-hidden": "true" }, "×"), el("span", { class: "unseen" }, t`Remove ${facts.title}`))),
    );
    const made = { row, box, brief: doc.brief, state: doc.state };
    rows.set(doc, made);
    docOf.set(row, doc);
    return made;
  }

  /** Draws the rows that are wanted in the order that is. */
  function arrange() {
    const wanted = field.value.trim().toLocaleLowerCase();
    shown = docs.filter((doc) => isIn(doc) && (wanted === "" || factsFor(doc).sought.includes(wanted)));
    if (sort !== null) {
      const { column, isDown } = sort;
      const keys = new Map(shown.map((doc) => [doc, keyOf(factsFor(doc), column)]));
      shown.sort((a, b) => compare(keys.get(a) ?? "", keys.get(b) ?? "") * (isDown ? -1 : 1));
    }
    for (const { column, head } of heads) {
      const direction = sort?.column === column ? (sort.isDown ? "descending" : "ascending") : null;
      if (direction) head.setAttribute("aria-sort", direction);
      else head.removeAttribute("aria-sort");
    }
    tools.createPages({ list: body, items: shown, first: FIRST, draw: (doc) => rowOf(doc).row, after: holder });
    figure.textContent = shown.length === docs.length ? plural(docs.length, "document") : t`${count(shown.length)} of ${plural(docs.length, "document")}`;
  }

  /** @type {Map<Doc, {brief: Doc["brief"], state: Doc["state"], facts: Facts}>} */
  const known = new Map();
  /** @param {Doc} doc */
  function factsFor(doc) {
    const before = known.get(doc);
    if (before && before.brief === doc.brief && before.state === doc.state) return before.facts;
    const facts = factsOf(doc);
    known.set(doc, { brief: doc.brief, state: doc.state, facts });
    return facts;
  }

  /** What is not known stands last in either direction. @param {string | number} a @param {string | number} b */
  function compare(a, b) {
    if (typeof a === "number" && typeof b === "number") return a - b;
    if (a === "" || b === "") return a === b ? 0 : (a === "" ? 1 : -1) * (sort?.isDown ? -1 : 1);
    return order.compare(String(a), String(b));
  }

  return {
    element,
    /** Those that are shown. */
    shown: () => shown,
    chosen: () => [...chosen],
    /**
     * @param {readonly Doc[]} given  all of them
     * @param {(doc: Doc) => boolean} test  whether one has what the facets ask for
     */
    update(given, test) {
      docs = given;
      isIn = test;
      const there = new Set(docs);
      for (const doc of [...rows.keys()]) {
        if (there.has(doc)) continue;
        const row = rows.get(doc)?.row;
        if (row) docOf.delete(row);
        rows.delete(doc);
        known.delete(doc);
        if (chosen.delete(doc)) onChosen([...chosen]);
      }
      arrange();
    },
    /** None is chosen any more. */
    release() {
      for (const doc of chosen) {
        const box = rows.get(doc)?.box;
        if (box) box.checked = false;
      }
      chosen.clear();
      onChosen([]);
    },
  };
}

/** @param {Facts} facts  @param {Column} column */
function keyOf(facts, column) {
  const value = facts[column];
  return Array.isArray(value) ? value.join(" ") : value;
}
