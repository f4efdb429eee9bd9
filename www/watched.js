// The watch list beside one document: which of its names and words stand in the text, how sure and why; each leads to its places. What is
// found becomes part of the analysis (`watch`), so that it is selected and exported as everything else.

import { el, quoted } from "./dom.js";
import { count, KINDS, oneLine, percent, SEMICOLON } from "./format.js";
import { t, told, unit } from "./messages.js";
import { createWatchField, entriesOf } from "./watch-list.js";

/**
 * @typedef {import("./documents.js").Doc} Doc
 * @typedef {import("./pkg/index.js").Analysis} Analysis
 * @typedef {import("./pkg/index.js").Watched} Watched
 * @typedef {import("./watch-list.js").Entry} Entry
 *
 * @typedef {object} Means
 * @property {import("./store.js").Store} store
 * @property {import("./client.js").Client} client
 * @property {ReturnType<typeof import("./documents.js").createDocuments>["reading"]} reading
 * @property {HTMLElement} fold  where the list is written
 * @property {HTMLElement} findings
 */

/** Rows that are drawn at once. */
const FIRST = 10;
/** UTF-16 units of text on each side of a place. */
const REACH = { before: 28, after: 60 };

/** @param {Entry} entry  @returns {string} what its hits are named by */
const labelOf = ({ id, name }) => id ?? name;

/**
 * @param {Means} means
 * @param {typeof import("./watching.js").PARTS} tools  the page's own parts: as imports they would be further files of the first load
 */
export function createWatched({ store, client, reading, fold, findings }, { shell, chooser, fill, folded, surroundings, entityKey, watchKey, readingOf }) {
  const card = shell("watch", t`Watch list`);
  const state = el("p", { class: "note", role: "status" });
  const figure = fold.querySelector(".figure");
  fold.append(...createWatchField("watch-here", store), state);
  card.element.hidden = true;
  findings.querySelector(".columns")?.before(card.element);
  let asked = 0;
  store.on(["watch"], () => void look());
  void look();

  /** Looks for the list in the document on show. */
  async function look() {
    const mine = ++asked;
    const { doc, watch } = store.get();
    const analysis = doc?.analysis;
    card.element.hidden ||= watch === "" || !analysis;
    const tell = (/** @type {string} */ message, number = "") => {
      state.textContent = message;
      if (figure) figure.textContent = number;
    };
    if (!analysis || watch === "") {
      if (analysis) take(analysis, undefined);
      return tell("");
    }
    try {
      const entries = entriesOf(watch);
      const found = await find(doc, entries);
      if (mine !== asked || doc.analysis !== analysis) return;
      take(analysis, found);
      const there = new Set(found.map((one) => one.watch));
      const labels = new Set(entries.map(labelOf));
      tell(t`${count(there.size)} of ${count(labels.size)} found.`, count(there.size));
      draw({ analysis, text: doc.text, name: doc.name, asItCame: false }, entries, found, there);
    } catch (error) {
      if (mine !== asked) return;
      card.element.hidden = true;
      tell(client.explain(error).message);
    }
  }

  /**
   * @param {Doc} doc
   * @param {Entry[]} watch
   * @returns {Promise<Watched[]>}
   */
  async function find(doc, watch) {
    const { source, window } = doc;
    const { file, options } = readingOf(/** @type {string | File} */ (source), reading(doc));
    const analyzer = await client.start();
    const asked = { ...options, window, watch, fields: /** @type {const} */ (["watch"]) };
    const found = file === null ? await analyzer.analyze(String(source), asked) : await analyzer.analyzeFile(file, asked);
    return found.watch ?? [];
  }

  /**
   * @param {import("./article/article.js").View} view
   * @param {Entry[]} entries
   * @param {Watched[]} found
   * @param {Set<string>} there  the names of entries that were found
   */
  function draw(view, entries, found, there) {
    const { analysis } = view;
    const places = new Map(entries.map((entry, i) => [labelOf(entry), i]));
    const notes = new Map(entries.map((entry) => [labelOf(entry), entry.note]));
    const hits = found.toSorted((a, b) => (places.get(a.watch) ?? 0) - (places.get(b.watch) ?? 0) || b.sure - a.sure);
    const missing = [...places.keys()].filter((label) => !there.has(label));
    card.figure.textContent = count(there.size);
    card.element.hidden = false;
    const list = el("ul", { class: "names" });
    const absent = el("ul", { class: "names" });
    card.body.replaceChildren(list, ...(missing.length > 0 ? [folded(t`Not in this text`, missing.length, absent)] : []));
    card.offer({
      lines: () => hits.map(({ watch, count: times, sure, why }) => [oneLine(watch), times, percent(Math.round(sure * 100)), reasonOf(why)].join("\t")),
      table: () => [["watch", "as", "mentions", "sure", "why", "note"], ...hits.map((hit) => [hit.watch, nameOf(analysis, hit), hit.count, hit.sure, hit.why, notes.get(hit.watch) ?? ""])],
    });
    fill(list, hits, FIRST, (hit) => rowOf(view, hit, notes.get(hit.watch)));
    fill(absent, missing, FIRST, (label) => el("li", {}, quoted(label)));
  }

  /**
   * @param {import("./article/article.js").View} view
   * @param {Watched} hit
   * @param {string | null | undefined} note  of the list
   */
  function rowOf(view, hit, note) {
    const { analysis } = view;
    const language = analysis.language.code;
    const entity = entityOf(analysis, hit);
    const place = entity?.mentions[0] ?? { start: hit.mentions[0] ?? 0, end: hit.mentions[1] ?? 0 };
    const kind = KINDS.find((one) => one.kind === entity?.kind);
    const row = chooser(
      entity ? entityKey(entity) : watchKey(hit),
      [],
      "name",
      el("span", { class: kind ? `swatch ${kind.kind}` : null }, quoted(oneLine(hit.watch))),
      el("span", { class: "times" }, count(hit.count), el("span", { class: "unseen" }, ` ${unit(hit.count, "mention")}`)),
    );
    const as = entity && entity.name !== hit.watch ? [quoted(oneLine(entity.name), language), " · "] : [];
    return el(
      "li",
      {},
      row,
      el("p", { class: "note" }, ...as, kind ? `${kind.one} · ` : "", t`${percent(Math.round(hit.sure * 100))} sure: ${reasonOf(hit.why)}`),
      note ? el("p", { class: "note" }, quoted(note)) : null,
      place.end > 0 && place.end <= view.text.length ? el("p", { class: "note" }, surroundings(view, place, REACH)) : null,
    );
  }

  return { look: () => void look() };
}

/** @param {Analysis} analysis  @param {Watched} hit */
const entityOf = ({ entities }, { entity }) => entities.find(({ id }) => id === entity);

/** As what it stands in the text. @param {Analysis} analysis  @param {Watched} hit */
const nameOf = (analysis, hit) => entityOf(analysis, hit)?.name ?? hit.watch;

/** @param {string} why */
const reasonOf = (why) => why.split("; ").map((reason) => told("watch", reason)).join(SEMICOLON);

/**
 * Puts into an analysis what the option `watch` puts there.
 *
 * @param {Analysis} analysis
 * @param {Watched[] | undefined} found
 */
function take(analysis, found) {
  if (found) analysis.watch = found;
  else delete analysis.watch;
  // Of each entity the surest.
  const surest = new Map(found?.toSorted((a, b) => a.sure - b.sure).map((one) => [one.entity, one]));
  for (const entity of analysis.entities) {
    const best = surest.get(entity.id);
    if (best) Object.assign(entity, { watch: best.watch, sure: best.sure });
    else {
      delete entity.watch;
      delete entity.sure;
    }
  }
}
