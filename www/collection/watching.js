// The watch list: names or words, typed or out of a file, that are looked for in every document, each hit with how sure it is.

import { el, quoted } from "../dom.js";
import { count, KINDS, percent, plural, SEMICOLON } from "../format.js";
import { t, told } from "../messages.js";
import { createWatchField } from "../watch-list.js";
import { createPart, tableOf } from "./part.js";
import { tools } from "./tools.js";

/**
 * @typedef {import("../documents.js").Doc} Doc
 * @typedef {import("../pkg/index.js").CollectionReport} Report
 * @typedef {Report["watch"][number]} Watched
 */

/** Hits that are drawn at once. */
const FIRST = 20;
/**
 * @param {object} events
 * @param {(id: string) => Doc | null} events.docOf
 * @param {import("../store.js").Store} events.store
 * @param {(facet: import("./across.js").Facet) => void} events.onFacet
 * @param {(doc: Doc) => void} events.onOpen
 */
export function createWatching({ docOf, store, onFacet, onOpen }) {
  const part = createPart("watching", t`Watch list`, () => undefined);
  const state = el("p", { class: "note", role: "status" });
  const list = el("ol", { class: "watched" });
  part.body.append(...createWatchField("watch-list", store), state, list);

  /**
   * @param {Report} report
   * @param {Watched} watched
   */
  function draw(report, { watch, note, documents, mentions, hits }) {
    const rows = el("tbody");
    const table = tableOf(t`Documents with ${watch}`, [t`Document`, t`As`, { label: t`Times`, isNumber: true }, { label: t`How sure`, isNumber: true }], rows);
    const docs = new Set(hits.map(({ document }) => docOf(report.documents[document]?.id ?? "")));
    const isThere = documents > 0;
    const head = el(isThere ? "button" : "span", isThere ? { type: "button", class: "link" } : {}, quoted(watch));
    if (isThere) head.addEventListener("click", () => onFacet({ key: `watch ${watch}`, label: watch, has: (doc) => docs.has(doc) }));
    const item = el("li", {}, el("p", {}, head, " ", el("span", { class: "note" }, !isThere ? t`in no document` : `${plural(documents, "document")}, ${plural(mentions, "mention")}`, note ? ` · ${note}` : "")));
    if (hits.length === 0) return item;
    item.append(table);
    tools.createPages({ list: rows, items: hits, first: FIRST, draw: ({ document, as, kind, mentions, sure, why }) => {
      const doc = docOf(report.documents[document]?.id ?? "");
      const link = el("button", { type: "button", class: "link", dir: "auto" }, (doc && (tools.titleOf(doc) ?? doc.name)) ?? "");
      if (doc) link.addEventListener("click", () => onOpen(doc));
      const of = kind === "word" ? "" : (KINDS.find((one) => one.kind === kind)?.one ?? "");
      return el("tr", {}, el("th", { scope: "row" }, link), el("td", {}, quoted(as), of ? el("span", { class: "note" }, ` ${of}`) : null, el("p", { class: "note" }, why.split("; ").map((reason) => told("watch", reason)).join(SEMICOLON))), el("td", { class: "number" }, count(mentions)), el("td", { class: "number" }, percent(Math.round(sure * 100))));
    }, after: table });
    return item;
  }

  return {
    element: part.element,
    /** @param {Report} report */
    update(report) {
      state.textContent = "";
      const found = report.watch.filter(({ documents }) => documents > 0).length;
      part.figure.textContent = report.watch.length > 0 ? count(found) : "";
      if (report.watch.length > 0) state.textContent = t`${count(found)} of ${count(report.watch.length)} found.`;
      tools.createPages({ list, items: report.watch, first: FIRST, draw: (watched) => draw(report, watched) });
    },
    /** @param {string} message  what is wrong with the list */
    refuse(message) {
      state.textContent = message;
    },
  };
}
