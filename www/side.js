// The left side of the result: the documents with their states, and the kinds of entity to mark in the text.

import { titleOf } from "./briefs.js";
import { fileNameOf } from "./documents.js";
import { byId, closest, el } from "./dom.js";
import { count, KINDS, plural } from "./format.js";
import { seldom } from "./later.js";
import { t, unit } from "./messages.js";
import { isAlone } from "./package.js";
import { createPages, PAGE } from "./pages.js";

/**
 * @typedef {import("./documents.js").Doc} Doc
 * @typedef {import("./documents.js").State} State
 * @typedef {import("./pkg/index.js").Analysis} Analysis
 * @typedef {import("./pkg/index.js").EntityKind} EntityKind
 */

/** @type {Record<State, string>} */
export const STATES = { waiting: t`Waiting`, reading: t`Reading`, text: t`Text`, analysed: t`Analysed`, failed: t`Failed`, stopped: t`Stopped` };

/** Documents from which on the list is drawn seldom. */
const MANY = 20;

/**
 * The list of documents. It is there as soon as there is more than one.
 *
 * @param {{onOpen: (id: number) => void, onRetry: (id: number) => void}} events
 */
export function createDocumentList({ onOpen, onRetry }) {
  const section = byId("documents", HTMLElement);
  const list = byId("document-list", HTMLElement);
  const total = byId("document-count", HTMLElement);
  const toCollection = ["to-collection", "show-collection"].map((id) => byId(id, HTMLButtonElement));
  /** @type {Map<number, number>} the place of each document in the list, by its id */
  const places = new Map();
  /** @type {Map<number, ReturnType<typeof make>>} those rows that were drawn, by the id of their document */
  const rows = new Map();
  /** @type {Set<number>} */
  const failed = new Set();
  /** Those that have changed since they were drawn. @type {Set<Doc>} */
  const due = new Set();
  const draw = seldom(drawDue);
  /** @type {number | null} the document on show */
  let current = null;
  /** @type {import("./pages.js").Pages<Doc>} */
  let pages = createPages({ list, items: [], first: PAGE, draw: row });

  list.addEventListener("click", (event) => {
    const button = closest(event, "button");
    const id = Number(closest(event, "[data-id]")?.dataset.id);
    if (button?.classList.contains("retry")) onRetry(id);
    else if (button) onOpen(id);
  });

  /** @param {Doc} doc */
  function make({ id }) {
    const [name, file, state] = [el("span", { class: "doc-name", dir: "auto" }), el("span", { class: "doc-file", dir: "auto" }), el("span", { class: "doc-state" })];
    const open = el("button", { type: "button", class: "doc", "aria-current": id === current ? "true" : null }, name, " ", state, " ", file);
    const tail = el("div", { class: "doc-tail" });
    return { row: el("li", { "data-id": id }, open, tail), open, name, file, state, tail };
  }

  /** @param {Doc} doc */
  function row(doc) {
    const parts = make(doc);
    rows.set(doc.id, parts);
    paint(parts, doc);
    return parts.row;
  }

  function tell() {
    section.hidden = places.size < 2;
    for (const button of toCollection) button.hidden = places.size < 2 || isAlone;
    total.textContent = [count(places.size), failed.size > 0 ? t`${count(failed.size)} failed` : ""].filter(Boolean).join(", ");
  }

  function drawDue() {
    for (const doc of due) {
      if (doc.state === "failed") failed.add(doc.id);
      else failed.delete(doc.id);
      const parts = rows.get(doc.id);
      if (parts) paint(parts, doc);
      if (!places.has(doc.id)) {
        places.set(doc.id, places.size);
        pages.add(doc);
      }
    }
    due.clear();
    tell();
  }

  return {
    /** @param {Doc} doc */
    update(doc) {
      due.add(doc);
      if (places.size < MANY) drawDue();
      else draw();
    },
    /**
     * The documents that are left, where some were removed.
     *
     * @param {readonly Doc[]} docs
     */
    reset(docs) {
      for (const map of [places, rows, failed, due]) map.clear();
      docs.forEach(({ id }, place) => places.set(id, place));
      for (const { id, state } of docs) if (state === "failed") failed.add(id);
      pages = createPages({ list, items: docs, first: PAGE, draw: row });
      tell();
    },
    /** @param {number | null} id the document on show */
    mark(id) {
      if (current !== null) rows.get(current)?.open.removeAttribute("aria-current");
      current = id;
      if (id === null) return;
      pages.reveal(places.get(id) ?? -1);
      rows.get(id)?.open.setAttribute("aria-current", "true");
    },
  };
}

/**
 * @param {{row: HTMLElement, open: HTMLElement, name: HTMLElement, file: HTMLElement, state: HTMLElement, tail: HTMLElement}} row
 * @param {Doc} doc
 */
function paint({ row, open, name, file, state, tail }, doc) {
  const title = titleOf(doc);
  name.textContent = title ?? doc.name;
  // In one line, which may be too short for it.
  open.title = title && title !== doc.name ? `${title} (${doc.name})` : doc.name;
  const pages = doc.brief?.pages ?? null;
  const own = fileNameOf(doc);
  file.textContent = [own === title || title === null ? "" : own, pages === null ? "" : plural(pages, "page")].filter(Boolean).join(", ");
  row.dataset.state = doc.state;
  state.textContent = STATES[doc.state];
  tail.replaceChildren();
  if (doc.trouble) tail.append(el("p", { class: "doc-message" }, doc.trouble.message));
  if (doc.source !== null && (doc.state === "stopped" || (doc.state === "failed" && doc.trouble?.canRetry))) {
    tail.append(el("button", { type: "button", class: "link retry" }, t`Try again`));
  }
}

/**
 * The switches of the kinds that the text has.
 *
 * @param {(hidden: ReadonlySet<EntityKind>) => void} onHide
 * @returns {{update: (analysis: Analysis) => void, toggle: (index: number) => void}} `toggle` as a press of the switch does, where it is there
 */
export function createKindFilter(onHide) {
  const section = byId("filter", HTMLElement);
  const list = byId("filter-list", HTMLElement);
  /** Nationalities stand in every other line: they are marked where somebody asks for it. @type {Set<EntityKind>} */
  const hidden = new Set(["group"]);
  const buttons = KINDS.map(({ kind, many }) => {
    const figure = el("span", { class: "times" });
    const button = el("button", { type: "button", class: "kind", "aria-pressed": String(!hidden.has(kind)) }, el("span", { class: `swatch ${kind}` }, many), figure);
    button.addEventListener("click", () => {
      if (!hidden.delete(kind)) hidden.add(kind);
      button.setAttribute("aria-pressed", String(!hidden.has(kind)));
      onHide(hidden);
    });
    const item = el("li", {}, button);
    list.append(item);
    return { kind, item, figure, button };
  });
  onHide(hidden);

  /** @param {Analysis} analysis */
  function update({ entities }) {
    let any = false;
    for (const { kind, item, figure } of buttons) {
      const mentions = entities.reduce((sum, entity) => sum + (entity.kind === kind ? entity.count : 0), 0);
      item.hidden = mentions === 0;
      any ||= mentions > 0;
      figure.replaceChildren(count(mentions), el("span", { class: "unseen" }, ` ${unit(mentions, "mention")}`));
    }
    section.hidden = !any;
  }

  return {
    update,
    toggle(index) {
      const row = buttons[index];
      if (row && !row.item.hidden) row.button.click();
    },
  };
}
