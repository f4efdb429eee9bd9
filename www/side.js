// The left side of the result: the documents with their states, and the kinds of entity to mark in the text.

import { byId, closest, el } from "./dom.js";
import { count, excerpt, KINDS, plural } from "./format.js";

/**
 * @typedef {import("./documents.js").Doc} Doc
 * @typedef {import("./documents.js").State} State
 * @typedef {import("./pkg/index.js").Analysis} Analysis
 * @typedef {import("./pkg/index.js").EntityKind} EntityKind
 */

/** @type {Record<State, string>} */
const STATES = { waiting: "Waiting", reading: "Reading", text: "Text", analysed: "Analysed", failed: "Failed", stopped: "Stopped" };

/**
 * The list of documents. It is there as soon as there is more than one, or one that failed.
 *
 * @param {{onOpen: (id: number) => void, onRetry: (id: number) => void}} events
 */
export function createDocumentList({ onOpen, onRetry }) {
  const section = byId("documents", HTMLElement);
  const list = byId("document-list", HTMLElement);
  const total = byId("document-count", HTMLElement);
  /** @type {Map<number, {row: HTMLElement, open: HTMLElement, name: HTMLElement, note: HTMLElement, state: HTMLElement, tail: HTMLElement}>} */
  const rows = new Map();

  list.addEventListener("click", (event) => {
    const button = closest(event, "button");
    const id = Number(closest(event, "[data-id]")?.dataset.id);
    if (button?.classList.contains("retry")) onRetry(id);
    else if (button) onOpen(id);
  });

  /** @param {Doc} doc */
  function make({ id }) {
    const [name, note, state] = [el("span", { class: "doc-name", dir: "auto" }), el("span", { class: "doc-note", dir: "auto" }), el("span", { class: "doc-state" })];
    const open = el("button", { type: "button", class: "doc" }, name, el("span", { class: "doc-meta" }, note, state));
    const tail = el("div", { class: "doc-tail" });
    const row = el("li", { "data-id": id }, open, tail);
    list.append(row);
    const parts = { row, open, name, note, state, tail };
    rows.set(id, parts);
    return parts;
  }

  return {
    /** @param {Doc} doc */
    update(doc) {
      const { row, name, note, state, tail } = rows.get(doc.id) ?? make(doc);
      const title = titleOf(doc);
      name.textContent = title ?? doc.name;
      note.textContent = title && title !== doc.name ? doc.name : "";
      row.dataset.state = doc.state;
      state.textContent = STATES[doc.state];
      tail.replaceChildren();
      if (doc.message) tail.append(el("p", { class: "doc-message" }, doc.message));
      if (doc.source !== null && (doc.state === "stopped" || (doc.state === "failed" && doc.canRetry))) {
        tail.append(el("button", { type: "button", class: "link retry" }, "Try again"));
      }
      section.hidden = rows.size < 2 && doc.state !== "failed" && doc.state !== "stopped";
      total.textContent = rows.size > 1 ? count(rows.size) : "";
    },
    /** @param {number | null} id the document on show */
    mark(id) {
      for (const [other, { open }] of rows) {
        if (other === id) open.setAttribute("aria-current", "true");
        else open.removeAttribute("aria-current");
      }
    },
  };
}

/**
 * What a document is called: its title, else null.
 *
 * @param {Doc} doc
 */
export function titleOf({ analysis, text }) {
  return analysis?.title ? excerpt(text.slice(analysis.title.start, analysis.title.end), 120) : null;
}

/**
 * The switches of the kinds that the text has.
 *
 * @param {(hidden: ReadonlySet<EntityKind>) => void} onHide
 */
export function createKindFilter(onHide) {
  const section = byId("filter", HTMLElement);
  const list = byId("filter-list", HTMLElement);
  /** @type {Set<EntityKind>} */
  const hidden = new Set();
  const buttons = KINDS.map(({ kind, many }) => {
    const figure = el("span", { class: "times" });
    const button = el("button", { type: "button", class: "kind", "aria-pressed": "true" }, el("span", { class: `swatch ${kind}` }, many), figure);
    button.addEventListener("click", () => {
      if (!hidden.delete(kind)) hidden.add(kind);
      button.setAttribute("aria-pressed", String(!hidden.has(kind)));
      onHide(hidden);
    });
    const item = el("li", {}, button);
    list.append(item);
    return { kind, item, figure };
  });

  /** @param {Analysis} analysis */
  return function update({ entities }) {
    let any = false;
    for (const { kind, item, figure } of buttons) {
      const mentions = entities.reduce((sum, entity) => sum + (entity.kind === kind ? entity.count : 0), 0);
      item.hidden = mentions === 0;
      any ||= mentions > 0;
      figure.replaceChildren(count(mentions), el("span", { class: "unseen" }, ` ${plural(mentions, "mention").replace(/^\S+\s/u, "")}`));
    }
    section.hidden = !any;
  };
}
