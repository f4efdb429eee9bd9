// The article in the middle of the result: blocks as headings, paragraphs and lists, entities as real elements, the places
// of the selection highlighted. A long text is built in idle slices; a piece that somebody wants to see earlier is built at
// once.

import { el, tag } from "../dom.js";
import { oneLine } from "../format.js";
import { t, told } from "../messages.js";
import { cutPieces, firstEndingAfter, listMentions } from "../pieces.js";
import { createMarks } from "./marks.js";
import { createPlaces, goTo } from "./places.js";

/**
 * @typedef {import("../pkg/index.js").Analysis} Analysis
 * @typedef {import("../pkg/index.js").EntityKind} EntityKind
 * @typedef {import("../pieces.js").Mention} Mention
 * @typedef {import("../pieces.js").Piece} Piece
 * @typedef {import("../selection.js").Span} Span
 * @typedef {import("../selection.js").Selected} Selected
 *
 * @typedef {object} View  what is on show
 * @property {Analysis} analysis
 * @property {string} text  the analysed text, as far as it is shown
 * @property {string} name  of the document, for a text without a title
 * @property {boolean} [asItCame]  its lines are shown as they were
 */

/** Pieces built before the first frame. */
const FIRST_SLICE = 40;
/** Milliseconds of building between two breaths. */
const SLICE_TIME = 8;
/** Words of a headline from which on it is set smaller. */
const LONG_HEADLINE = 13;

const capitalized = (/** @type {string} */ words) => words.charAt(0).toUpperCase() + words.slice(1);

/** @type {Record<string, keyof HTMLElementTagNameMap>} */
const TAGS = { heading: "h3", "list-item": "li", quote: "blockquote", table: "pre", code: "pre" };

/**
 * @param {HTMLElement} root the element that holds the article
 * @param {{onMention: (mention: Mention) => void, onMore: () => void}} events  `onMore`: the rest of a long text is asked for
 */
export function createArticle(root, { onMention, onMore }) {
  /** @type {View | null} */
  let view = null;
  /** @type {Mention[]} */
  let mentions = [];
  /** @type {Selected | null} */
  let selected = null;
  let run = 0;
  /** @type {import("./places.js").Built} */
  const built = { pieces: [], elements: [], buildUpTo: (index) => buildUpTo(index, root) };
  const marks = createMarks(root, { onMention, onGo: goTo });
  const places = createPlaces(built);

  root.addEventListener("copy", (event) => {
    const span = chosenByHand();
    if (!span || !event.clipboardData) return;
    event.clipboardData.setData("text/plain", cleanParts(span).join("\n\n"));
    event.preventDefault();
  });

  /** @param {View} next */
  function render(next) {
    view = next;
    mentions = listMentions(next.analysis);
    built.pieces = cutPieces(next.text, next.analysis, mentions);
    built.elements = [];
    marks.clear();
    selected = null;
    places.forget();
    run += 1;
    const opening = document.createDocumentFragment();
    if (!next.analysis.title) opening.append(el("h2", { class: "untitled", id: "title", tabindex: -1, dir: "auto" }, next.name));
    if (built.pieces.length === 0) opening.append(el("p", { class: "piece empty" }, t`There is no text in it.`));
    buildUpTo(FIRST_SLICE, opening);
    root.replaceChildren(opening);
    root.lang = tag(next.analysis.language.code) ?? "";
    root.classList.toggle("as-it-came", next.asItCame ?? false);
    marks.start();
    markBrief();
    if (built.elements.length < built.pieces.length) {
      root.setAttribute("aria-busy", "true");
      continueLater(run);
    } else {
      finish();
    }
  }

  /** @param {number} started the run that asked; a later render ends it */
  function continueLater(started) {
    const slice = () => {
      if (started !== run) return;
      const until = performance.now() + SLICE_TIME;
      while (built.elements.length < built.pieces.length && performance.now() < until) buildUpTo(built.elements.length + 10, root);
      if (selected && !selected.kind) places.paint(selected);
      if (built.elements.length < built.pieces.length) continueLater(started);
      else {
        finish();
        markBrief();
      }
    };
    if ("requestIdleCallback" in globalThis) requestIdleCallback(slice, { timeout: 200 });
    else setTimeout(slice, 16);
  }

  /** All pieces are there; where the text goes on, it says so. */
  function finish() {
    root.removeAttribute("aria-busy");
    const cut = view?.analysis.notices.some(({ code }) => code === "windowed");
    root.querySelector(".goes-on")?.remove();
    if (!cut) return;
    const more = el("button", { type: "button" }, t`Show more of the text`);
    more.addEventListener("click", () => {
      more.disabled = true;
      onMore();
    });
    root.append(el("div", { class: "goes-on" }, el("p", {}, t`The text goes on. What is counted beside it is counted in all of it.`), more));
  }

  /**
   * Builds the pieces before an index, as far as they are not built.
   *
   * @param {number} index
   * @param {ParentNode} into
   */
  function buildUpTo(index, into) {
    const { pieces, elements } = built;
    while (elements.length < Math.min(index, pieces.length)) {
      const piece = pieces[elements.length];
      const element = build(piece);
      const page = beginningOf(piece);
      if (page) into.append(el("p", { class: "page-mark" }, page));
      if (piece.kind === "list-item") {
        const before = into.lastElementChild;
        const list = before instanceof HTMLUListElement ? before : el("ul");
        if (list !== before) into.append(list);
        list.append(element);
      } else {
        into.append(element);
      }
      elements.push(element);
    }
  }

  /**
   * The page of the file that begins with a piece, by which the text leads back to it.
   *
   * @param {Piece} piece
   */
  function beginningOf({ block, first }) {
    const { blocks } = /** @type {View} */ (view).analysis;
    const source = blocks[block]?.source;
    return first && source !== undefined && source !== blocks[block - 1]?.source ? capitalized(told("source", source)) : null;
  }

  /** @param {Piece} piece */
  function build(piece) {
    const { text, analysis } = /** @type {View} */ (view);
    const block = analysis.blocks[piece.block];
    const isTitle = analysis.title !== null && piece.start === analysis.title.start;
    const element = el(isTitle ? "h2" : (TAGS[piece.kind] ?? "p"), {
      class: `piece ${piece.kind}`,
      dir: "auto",
      lang: block?.language,
    });
    if (isTitle) {
      element.id = "title";
      element.tabIndex = -1;
      element.classList.toggle("long", oneLine(text.slice(piece.start, piece.end)).split(" ").length >= LONG_HEADLINE);
    }
    if (!piece.first) element.classList.add("continued");
    if (element instanceof HTMLPreElement) element.tabIndex = 0;
    let at = piece.start;
    for (let i = firstEndingAfter(mentions, at); i < mentions.length && mentions[i].start < piece.end; i++) {
      const mention = mentions[i];
      const [start, end] = [Math.max(mention.start, at), Math.min(mention.end, piece.end)];
      if (start >= end) continue;
      if (start > at) element.append(text.slice(at, start));
      element.append(marks.build(mention, text.slice(start, end)));
      at = end;
    }
    if (at < piece.end) element.append(text.slice(at, piece.end));
    return element;
  }

  /** Numbers the paragraphs where sentences of the summary stand, and marks the one that tells why the story matters. */
  function markBrief() {
    if (!view) return;
    const { analysis } = view;
    for (const element of root.querySelectorAll("[data-brief], [data-nutgraf]")) {
      element.removeAttribute("data-brief");
      element.removeAttribute("data-nutgraf");
    }
    const at = (/** @type {number} */ offset) => built.elements[firstEndingAfter(built.pieces, offset)];
    analysis.summary.forEach(({ start }, i) => {
      const element = at(start);
      if (element) element.dataset.brief = [element.dataset.brief, i + 1].filter(Boolean).join(" ");
    });
    const core = analysis.nutgraf ? analysis.blocks[analysis.nutgraf.block] : undefined;
    const element = core && at(core.start);
    if (element) element.dataset.nutgraf = "";
  }

  /**
   * What somebody has selected by hand; null where it is not one part of the text.
   *
   * @returns {Span | null}
   */
  function chosenByHand() {
    const chosen = getSelection();
    if (!view || !chosen || chosen.isCollapsed || chosen.rangeCount === 0) return null;
    const range = chosen.getRangeAt(0);
    return root.contains(range.commonAncestorContainer) ? places.spanOf(range) : null;
  }

  /**
   * The paragraphs of a part of the text, each in one line.
   *
   * @param {Span} span
   */
  function cleanParts({ start, end }) {
    const { text = "", analysis } = view ?? {};
    const parts = (analysis?.blocks ?? []).map((block) => text.slice(Math.max(start, block.start), Math.min(end, block.end)));
    return parts.map((part) => part.replace(/\s+/gu, " ").trim()).filter(Boolean);
  }

  return {
    render,
    /**
     * @param {Selected | null} next
     * @param {"follow" | "stay"} move  whether the page scrolls to the current place
     */
    select(next, move) {
      selected = next;
      const span = next?.spans[next.index];
      const range = span ? places.rangeOf(span) : null;
      marks.select(next);
      places.paint(next);
      if (range && move === "follow") goTo(range);
    },
    /** What somebody has selected by hand, without the white space around it; null where it is not one part of the text. */
    handSelected() {
      const span = chosenByHand();
      const words = span && view ? view.text.slice(span.start, span.end) : "";
      if (!span || words.trim() === "") return null;
      const start = span.start + (words.length - words.trimStart().length);
      return { start, end: start + words.trim().length };
    },
    /**
     * After a new analysis that changed neither text nor mentions: only the numbers of the summary move.
     *
     * @param {View} next
     */
    refresh(next) {
      view = next;
      markBrief();
    },
    clear() {
      run += 1;
      view = selected = null;
      built.pieces = built.elements = mentions = [];
      marks.clear();
      places.forget();
      root.replaceChildren();
    },
    hide: marks.hide,
    neighbor: marks.neighbor,
    /** Builds what is not built yet, for print. */
    complete() {
      buildUpTo(built.pieces.length, root);
      finish();
    },
  };
}
