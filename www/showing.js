// The document on show: opened, drawn as its states come, announced when its result is there.

import { titleOf } from "./briefs.js";
import { lackingPacks, WINDOW } from "./client.js";
import { byId } from "./dom.js";
import { excerpt, language, plural } from "./format.js";
import { t } from "./messages.js";

/** @typedef {import("./documents.js").Doc} Doc */

/**
 * @param {object} parts
 * @param {import("./store.js").Store} parts.store
 * @param {ReturnType<typeof import("./documents.js").createDocuments>} parts.documents
 * @param {ReturnType<typeof import("./input.js").createInput>} parts.input
 * @param {ReturnType<typeof import("./editing.js").createEditing>} parts.editing
 * @param {ReturnType<typeof import("./choosing.js").createChoosing>} parts.choosing
 * @param {ReturnType<typeof import("./article/article.js").createArticle>} parts.article
 * @param {ReturnType<typeof import("./findings.js").createFindings>} parts.findings
 * @param {ReturnType<typeof import("./views.js").createViews>} parts.views
 * @param {ReturnType<typeof import("./side.js").createDocumentList>} parts.list
 * @param {(doc: Doc) => void} parts.onHeading  what stands above its text is to be drawn
 * @param {(doc: Doc | null, inField: boolean) => void} parts.onStanding  where it stands, as long as it has no result
 * @param {(analysis: NonNullable<Doc["analysis"]>) => void} parts.onRead  another analysis is drawn
 * @param {(isThere: boolean) => void} parts.onAnalysed  whether there is an analysis on show
 * @param {() => void} parts.onCalm  what was reported is of no more concern
 * @param {(known: number) => void} parts.onKnown  so many of the documents that came were there already
 * @param {(message: string) => void} parts.onSay
 */
export function createShowing({ store, documents, input, editing, choosing, article, findings, views, list, onHeading, onStanding, onRead, onAnalysed, onCalm, onKnown, onSay }) {
  const result = byId("result", HTMLElement);
  const edit = byId("edit", HTMLButtonElement);
  /** What was last drawn: the document, its analysis, and what that was made of. */
  let drawn = { id: 0, analysis: /** @type {Doc["analysis"]} */ (null), text: "", others: "" };
  /** The next analysis to arrive was asked for: the reader is taken to it. */
  let goThere = false;
  /** Whether the document on show may be changed for another that is ready sooner. */
  let followFirst = false;
  store.on(["doc", "field", "view"], arrange);

  /**
   * Shows a document; `null` is the empty page for a new text.
   *
   * @param {Doc | null} doc
   */
  function open(doc) {
    editing.flush();
    // Who chose one waits for it.
    followFirst = false;
    choosing.carry(Boolean(doc?.brief));
    const before = store.get();
    store.set({ doc, field: "closed", ...(before.doc === null ? { draft: input.get() } : {}) });
    onCalm();
    views.reset();
    if (doc) {
      documents.freshen(doc, true);
      editing.offer();
      draw();
    } else {
      input.set(store.get().draft);
      scrollTo({ top: 0, behavior: "instant" });
      input.focus();
    }
    arrange();
  }

  /** @param {Doc} doc whose analysis has arrived */
  function announce({ analysis }) {
    followFirst = false;
    if (!analysis) return;
    const missing = lackingPacks(analysis).map((code) => ` ${t`The word list for ${language(code)} is missing.`}`).join("");
    onSay(t`Analysed: ${plural(analysis.stats.words, "word")}, ${plural(analysis.entities.length, "name")}.` + missing);
    if (!goThere) return;
    goThere = false;
    if (store.get().field !== "closed") return;
    views.reset();
    scrollTo({ top: 0, behavior: "instant" });
    document.getElementById("title")?.focus({ preventScroll: true });
  }

  /** Draws the document: where it stands, and its last analysis, which is dimmed while it is not of its text now. */
  function draw() {
    const { doc, selection: before } = store.get();
    if (!doc) return;
    const { id, analysis, text, name, state, made, repair } = doc;
    dim(state !== "analysed");
    onHeading(doc);
    if (drawn.id === id && drawn.analysis === analysis) return;
    const others = `${made?.others ?? ""} ${lackingPacks(analysis)}`;
    const same = drawn.id === id && drawn.analysis !== null && drawn.text === text && drawn.others === others;
    drawn = { id, analysis, text, others };
    if (!analysis) {
      article.clear();
      choosing.clear();
      return;
    }
    const view = { analysis, text, name: titleOf(doc) ?? name, asItCame: repair === "never" };
    if (same) article.refresh(view);
    else article.render(view);
    findings.update(view, same ? "brief" : "all");
    if (!same) onRead(analysis);
    choosing.keep(before);
  }

  /** What is visible, from the state. */
  function arrange() {
    const { doc, field, view } = store.get();
    const { classList } = document.body;
    const isOpen = doc !== null && field !== "closed";
    classList.toggle("has-result", doc !== null);
    classList.toggle("has-documents", documents.docs.length > 0);
    classList.toggle("editing", isOpen);
    result.hidden = doc === null;
    result.classList.toggle("pending", doc !== null && doc.analysis === null);
    onStanding(doc, isOpen);
    byId("example", HTMLElement).hidden = doc !== null;
    byId("input", HTMLElement).hidden = doc !== null && !isOpen;
    byId("back", HTMLButtonElement).hidden = doc !== null || documents.docs.length === 0;
    const isThere = Boolean(doc?.analysis);
    byId("views", HTMLElement).hidden = !isThere && view !== "collection";
    onAnalysed(isThere);
    // It keeps its room while it can find nothing, so that nothing moves when it can.
    byId("search", HTMLElement).hidden = doc === null;
    byId("search-field", HTMLInputElement).disabled = !isThere;
    edit.textContent = isOpen ? t`Close the editor` : t`Edit text`;
    edit.setAttribute("aria-expanded", String(isOpen));
    const long = (doc?.text.length ?? 0) >= WINDOW;
    edit.disabled = !isOpen && (long || !(isThere || typeof doc?.source === "string"));
    edit.title = long ? t`Too long to edit here` : "";
    list.mark(doc?.id ?? null);
    document.title = doc?.analysis ? `${excerpt(titleOf(doc) ?? doc.name, 60)} – Nutgraf` : "Nutgraf";
  }

  /** @param {boolean} on  whether what is drawn is not of the text as it is now */
  function dim(on) {
    result.classList.toggle("stale", on && Boolean(store.get().doc?.analysis));
  }

  return {
    open,
    arrange,
    dim,
    /**
     * New documents: the first of them is shown, but where all are looked at together.
     *
     * @param {import("./documents.js").Item[]} items
     * @returns {Doc[]} of each item its document
     */
    begin(items) {
      onCalm();
      const { docs, known } = documents.add(items);
      onKnown(known);
      if (store.get().view === "collection") return docs;
      const [first] = docs;
      open(first ?? null);
      goThere = followFirst = true;
      // It was here, and nothing comes of it.
      if (first?.state === "analysed") announce(first);
      return docs;
    },
    /**
     * A document has another state.
     *
     * @param {Doc} doc
     */
    changed(doc) {
      list.update(doc);
      const { doc: current, field } = store.get();
      if (doc !== current && followFirst && field !== "open" && doc.state === "analysed" && current && !current.analysis) store.set({ doc, field: "closed" });
      if (doc !== store.get().doc) return;
      editing.offer();
      draw();
      arrange();
      if (doc.state === "analysed") announce(doc);
      if (doc.state === "failed") onSay(t`${doc.name} failed. ${doc.trouble?.message ?? ""}`);
    },
    /** @param {Doc} doc one that failed, was stopped, or waits for the network */
    retry(doc) {
      if (doc === store.get().doc) {
        editing.flush();
        goThere = true;
      }
      documents.retry(doc);
    },
    /** The editor is closed, and the reader taken to the result of what stands in it. */
    finish() {
      const { doc } = store.get();
      if (!doc) return;
      editing.flush();
      store.set({ field: "closed" });
      goThere = true;
      if (doc.state === "failed" || doc.state === "stopped") documents.retry(doc);
      draw();
      arrange();
      if (doc.state === "analysed") announce(doc);
    },
  };
}
