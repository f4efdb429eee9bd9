// The view of all documents together: their table first, then what they have in common, and below it copies, comparing, time,
// who is named together, and a watch list. What it shows comes from the package's collection, so that it is the same as the command line's.

import { calm, el } from "../dom.js";
import { count } from "../format.js";
import { save } from "../leaving.js";
import { t } from "../messages.js";
import { createAcross } from "./across.js";
import { createComparing } from "./comparing.js";
import { createCopies } from "./copies.js";
import { createDigests } from "./digests.js";
import { createNetwork } from "./network.js";
import { createTable } from "./table.js";
import { createTime } from "./time.js";
import { createWatching } from "./watching.js";
import { takeUp, tools } from "./tools.js";

/**
 * @typedef {import("../documents.js").Doc} Doc
 * @typedef {import("../pkg/index.js").CollectionReport} Report
 * @typedef {import("../pkg/index.js").ReportName} ReportName
 */

/** Things that each list of a report has at most; totals are of everything. */
const LIMIT = 500;
/** Milliseconds between two drawings while documents arrive, and between two reports; of the time that a report takes, a pause is so much longer. */
const [PAUSE, REPORT_PAUSE, LONGER] = [250, 1500, 5];
const EVERYTHING = 1e9;

/** @type {{what: ReportName, label: string, ending: string, type: string}[]} */
const FORMS = [
  { what: "html", label: t`HTML report`, ending: "html", type: "text/html" },
  ...[
    { what: /** @type {const} */ ("csv:documents"), label: t`Documents` },
    { what: /** @type {const} */ ("csv:entities"), label: t`Names` },
    { what: /** @type {const} */ ("csv:words"), label: t`Words` },
    { what: /** @type {const} */ ("csv:phrases"), label: t`Phrases` },
    { what: /** @type {const} */ ("csv:copies"), label: t`Copies` },
    { what: /** @type {const} */ ("csv:dates"), label: t`Dates` },
    { what: /** @type {const} */ ("csv:edges"), label: t`Named together` },
    { what: /** @type {const} */ ("csv:quotes"), label: t`Quotes` },
    { what: /** @type {const} */ ("csv:amounts"), label: t`Amounts` },
    { what: /** @type {const} */ ("csv:watch"), label: t`Watch list` },
  ].map((form) => ({ ...form, label: `${form.label} (CSV)`, ending: "csv", type: "text/csv" })),
];

/**
 * @param {HTMLElement} root
 * @param {import("../gathering.js").Means} means
 * @param {import("./tools.js").Tools} given
 */
export function createCollection(root, { store, views, documents, list, crew, onOpen, onRemoved, onSay, onProblem }, given) {
  takeUp(given);
  /** @type {Report | null} */
  let report = null;
  /** The watch list that the package has refused. */
  let refused = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let drawing;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let reporting;
  /** Milliseconds that the last report took. */
  let took = 0;
  /** The number of the last report that was asked for: an older one that comes later is none. */
  let asked = 0;
  const isShown = () => store.get().view === "collection";
  const onError = (/** @type {unknown} */ error) => onProblem(tools.explain(error).message);

  const digests = createDigests({ documents, crew, onProgress: (done, total) => ((progress = { done, total }), drawProgress()), onDone: askReport, onProblem });
  const { docOf } = digests;
  const table = createTable({ onOpen, onRemove: remove, onChosen: () => comparing.tell(), onSay });
  const across = createAcross({ onChange: narrow, docOf, having: digests.having, onError });
  const copies = createCopies({ docOf, compared: (docs) => digests.report({ limit: 1 }, docs), onOpen, onError });
  const comparing = createComparing({ chosen: table.chosen, release: table.release, all: () => documents.docs, compare: digests.compare, has: digests.has, onError, onSay });
  const time = createTime({ docOf, shown: table.shown, onFacet: across.add });
  const network = createNetwork({ docOf, onFacet: across.add, onError });
  const watching = createWatching({ docOf, store, onFacet: across.add, onOpen });

  const parts = [copies, comparing, time, network, watching];

  const figure = el("span", { class: "figure" });
  const state = el("p", { class: "note", role: "status" });
  const bar = el("progress", { "aria-label": t`Digests`, hidden: true });
  const pause = el("button", { type: "button", class: "link", "aria-pressed": "false", hidden: true }, t`Pause`);
  const form = el("select", { id: "collection-form" }, ...FORMS.map(({ what, label }) => el("option", { value: what }, label)));
  const take = el("button", { type: "button", id: "collection-take" }, t`Save`);
  root.replaceChildren(
    el(
      "header",
      { class: "collection-head" },
      el("h2", { id: "collection-title", tabindex: "-1" }, t`Collection`, " ", figure),
      state,
      bar,
      pause,
      el("nav", { "aria-label": t`Parts of the collection` }, way(across.element), ...parts.map(({ element }) => way(element))),
      el("p", { class: "collection-take" }, el("label", { for: "collection-form" }, t`Save all as`), " ", form, " ", take),
    ),
    el("div", { class: "collection-columns" }, el("div", { class: "collection-main" }, across.chips, table.element), across.element),
    el("div", { class: "collection-parts" }, ...parts.map(({ element }) => element)),
  );
  across.chips.hidden = true;
  let isPaused = false;
  pause.addEventListener("click", () => {
    isPaused = !isPaused;
    pause.setAttribute("aria-pressed", String(isPaused));
    digests.pause(isPaused);
    pause.hidden = false;
  });
  take.addEventListener("click", () => void saveAs(/** @type {ReportName} */ (form.value)));

  /** @param {HTMLElement} part  @returns the way to it from above the table */
  function way(part) {
    const button = el("button", { type: "button", class: "link" }, part.querySelector("h3")?.textContent ?? "");
    button.addEventListener("click", () => {
      if (part instanceof HTMLDetailsElement) part.open = true;
      part.scrollIntoView({ block: "start", behavior: calm() ? "instant" : "smooth" });
      const target = part.querySelector("summary, button");
      if (target instanceof HTMLElement) target.focus({ preventScroll: true });
    });
    return button;
  }

  /** Digests that are made, of how many; 0 where nothing is being done. */
  let progress = { done: 0, total: 0 };
  const drawProgress = tools.seldom(() => {
    const { done, total } = progress;
    bar.hidden = total < 2;
    pause.hidden = total < 2 && !isPaused;
    if (total > 0) bar.value = done / total;
    state.textContent = total > 1 ? t`Read together: ${count(done)} of ${count(total)}` : "";
    // What is there already need not wait for the last one.
    if (total > 1 && done < total && isShown()) reporting ??= setTimeout(askReport, Math.max(REPORT_PAUSE, LONGER * took));
  });

  /** @param {ReportName} what */
  async function saveAs(what) {
    const { ending = "", type = "" } = FORMS.find((one) => one.what === what) ?? {};
    take.disabled = true;
    try {
      const text = await digests.reportAs(what, { limit: EVERYTHING, ...watched() });
      const name = `nutgraf-${what.replace(/^csv:|^html$/u, "") || "collection"}.${ending}`;
      save(new Blob(ending === "csv" ? ["\ufeff", text] : [text], { type: `${type};charset=utf-8` }), name);
      onSay(t`Saved as ${name}.`);
    } catch (error) {
      onError(error);
    }
    take.disabled = false;
  }

  /** What a report is to look for. */
  const watched = () => {
    const { watch } = store.get();
    return watch !== "" && watch !== refused ? { watch } : {};
  };
  store.on(["watch"], () => void askReport());

  async function askReport() {
    clearTimeout(reporting);
    reporting = undefined;
    if (!isShown()) return;
    const mine = ++asked;
    const start = performance.now();
    try {
      const next = await digests.report({ limit: LIMIT, ...watched() });
      took = performance.now() - start;
      if (mine !== asked) return;
      report = next;
      drawReport();
    } catch (error) {
      const { message } = tools.explain(error);
      if (mine !== asked) return;
      if (watched().watch && /** @type {{code?: string}} */ (error).code === "bad-option") {
        refused = store.get().watch;
        watching.refuse(message);
      } else {
        onProblem(message);
      }
    }
  }

  function drawReport() {
    if (!report) return;
    across.update(report);
    copies.update(report);
    watching.update(report);
    network.update(report);
    narrow();
    time.update(report);
    comparing.tell();
  }

  /** Shows what the facets leave. */
  function narrow() {
    const facets = across.facets();
    table.update(documents.docs, (doc) => facets.every(({ has }) => has(doc)));
    time.narrow();
    figure.textContent = count(documents.docs.length);
  }

  /** @param {Doc} doc */
  function remove(doc) {
    const place = documents.docs.indexOf(doc);
    documents.remove(doc);
    list.reset(documents.docs);
    const { doc: current } = store.get();
    // Of the one on show the one beside it takes the place; this view stays where it is.
    if (doc === current) onOpen(documents.docs[Math.min(place, documents.docs.length - 1)] ?? null);
    else list.mark(current?.id ?? null);
    views.show(documents.docs.length < 2 ? "text" : "collection");
    onRemoved();
    refresh();
    onSay(t`Removed: ${doc.name}.`);
  }

  /** The table at once, and then what is worked out. */
  function refresh() {
    clearTimeout(drawing);
    drawing = undefined;
    if (!isShown()) return;
    narrow();
    digests.work();
  }

  return {
    show() {
      // Corrections that came after it was read hold for each document, also for those that nobody has opened since.
      for (const doc of documents.docs) documents.freshen(doc);
      refresh();
      root.querySelector("h2")?.focus({ preventScroll: true });
    },
    /** @param {Doc} _doc */
    changed(_doc) {
      if (isShown()) drawing ??= setTimeout(refresh, PAUSE);
    },
    /** What holds for all documents is another. */
    renew() {
      if (!isShown()) return;
      for (const doc of documents.docs) documents.freshen(doc);
      refresh();
    },
  };
}
