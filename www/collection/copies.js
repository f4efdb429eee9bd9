// Copies: documents that are nearly the same text, with what each has otherwise than the longest of them.

import { el, quoted } from "../dom.js";
import { count, excerpt, percent, plural } from "../format.js";
import { t } from "../messages.js";
import { createReportPart } from "./part.js";
import { tools } from "./tools.js";

/**
 * @typedef {import("../documents.js").Doc} Doc
 * @typedef {import("../pkg/index.js").CollectionReport} Report
 * @typedef {Report["copies"][number]} Group
 */

/** Groups that are drawn at once, and differences of a document. */
const [FIRST, MOST_CHANGES] = [10, 20];

/**
 * @param {object} means
 * @param {(id: string) => Doc | null} means.docOf
 * @param {(docs: Doc[]) => Promise<Report>} means.compared  the report with the copies among these read again
 * @param {(doc: Doc) => void} means.onOpen
 * @param {(error: unknown) => void} means.onError
 */
export function createCopies({ docOf, compared, onOpen, onError }) {
  /** @param {Report} report @param {import("./part.js").Body} body */
  async function draw(report, body) {
    if (report.copies.length === 0) {
      body.element.replaceChildren(el("p", { class: "note" }, t`No two documents are nearly the same.`));
      return;
    }
    const docs = report.copies.flatMap(({ documents }) => documents.flatMap((place) => docOf(report.documents[place]?.id ?? "") ?? []));
    const whole = await compared(docs);
    if (!body.isCurrent()) return;
    const list = el("ol", { class: "copies" });
    body.element.replaceChildren(el("p", { class: "note" }, t`The longest first. How alike they are is the share of the shorter one’s runs of three words that the other has.`), list);
    tools.createPages({ list, items: whole.copies, first: FIRST, draw: (group) => groupOf(whole, group) });
  }

  /**
   * @param {Report} whole
   * @param {Group} group
   */
  function groupOf(whole, { documents, similarity, differences = [] }) {
    const of = (/** @type {number} */ place) => {
      const doc = docOf(whole.documents[place]?.id ?? "");
      const open = el("button", { type: "button", class: "link", dir: "auto" }, (doc && tools.titleOf(doc)) ?? doc?.name ?? "");
      if (doc) open.addEventListener("click", () => onOpen(doc));
      return el("p", {}, open, " ", el("span", { class: "doc-file", dir: "auto" }, doc?.name ?? ""));
    };
    const [first = 0, ...others] = documents;
    return el(
      "li",
      {},
      el("h4", {}, t`${plural(documents.length, "document")}, ${percent(similarity * 100)} alike`),
      of(first),
      ...others.map((place) => {
        const found = differences.find(({ document }) => document === place);
        const changes = found?.changes.slice(0, MOST_CHANGES) ?? [];
        const more = (found?.count ?? 0) - changes.length;
        return el("div", {}, of(place), found && changes.length === 0 ? el("p", { class: "note" }, t`The same words.`) : null, el("ul", { class: "changes" }, ...changes.map(change), more > 0 ? el("li", { class: "note" }, t`and ${count(more)} more`) : null));
      }),
    );
  }

  return createReportPart("copies", t`Copies`, { figureOf: ({ totals }) => count(totals.copies), draw, onError });
}

/** @param {{removed: string, added: string}} change */
function change({ removed, added }) {
  const words = (/** @type {"del" | "ins"} */ tag, /** @type {string} */ text) => (text ? el(tag, {}, quoted(excerpt(text, 240))) : null);
  return el("li", {}, words("del", removed), removed && added ? " " : null, words("ins", added));
}
