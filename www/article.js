// The article in the middle of the result: blocks as headings, paragraphs and lists, entities as real elements with one
// tab stop for all of them, the places of the selection highlighted. A long text is built in idle slices; a piece that
// somebody wants to see earlier is built at once.

import { calm, closest, el, tag } from "./dom.js";
import { paint } from "./highlight.js";
import { cutPieces, firstEndingAfter, listMentions } from "./pieces.js";

/**
 * @typedef {import("./pkg/index.js").Analysis} Analysis
 * @typedef {import("./pkg/index.js").EntityKind} EntityKind
 * @typedef {import("./pieces.js").Mention} Mention
 * @typedef {import("./pieces.js").Piece} Piece
 * @typedef {import("./selection.js").Span} Span
 * @typedef {import("./selection.js").Selected} Selected
 *
 * @typedef {object} View  what is on show
 * @property {Analysis} analysis
 * @property {string} text  the analysed text, as far as it is shown
 * @property {string} name  of the document, for a text without a title
 */

/** Pieces built before the first frame. */
const FIRST_SLICE = 120;
/** Milliseconds of building between two breaths. */
const SLICE_TIME = 8;
/** Places of a selection that are painted before the current one, and after it. */
const PAINTED = 500;

/** @type {Record<string, keyof HTMLElementTagNameMap>} */
const TAGS = { heading: "h3", "list-item": "li", quote: "blockquote", table: "pre", code: "pre" };

/**
 * @param {HTMLElement} root the element that holds the article
 * @param {{onMention: (mention: Mention) => void}} events
 */
export function createArticle(root, { onMention }) {
  /** @type {View | null} */
  let view = null;
  /** @type {Piece[]} */
  let pieces = [];
  /** @type {Mention[]} */
  let mentions = [];
  /** @type {HTMLElement[]} built pieces, by index in `pieces` */
  let elements = [];
  /** @type {{element: HTMLElement, mention: Mention}[]} built mentions in text order */
  let marks = [];
  /** @type {Map<Element, number>} */
  let markIndex = new Map();
  /** @type {ReadonlySet<EntityKind>} */
  let hidden = new Set();
  /** @type {Selected | null} */
  let selected = null;
  let tabStop = -1;
  let run = 0;
  /** @type {typeof marks} those of the selection */
  let lit = [];
  /** Where the last search in a piece ended: places come in text order, so the next one mostly goes on from there. */
  let reached = { piece: -1, node: /** @type {Node | null} */ (null), start: 0 };

  root.addEventListener("click", (event) => {
    const index = markIndex.get(/** @type {Element} */ (closest(event, "mark")));
    if (index === undefined || !getSelection()?.isCollapsed) return;
    const { mention } = marks[index];
    if (hidden.has(mention.kind)) return;
    moveTabStop(index);
    onMention(mention);
  });
  root.addEventListener("keydown", (event) => {
    const index = event.target instanceof Element ? markIndex.get(event.target) : undefined;
    if (index === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      onMention(marks[index].mention);
    } else {
      const to = destination(event.key, index);
      if (to === null) return;
      moveTabStop(to);
      marks[to].element.focus({ preventScroll: true });
      scrollTo(marks[to].element);
    }
    event.preventDefault();
  });
  root.addEventListener("focusin", (event) => {
    const index = event.target instanceof Element ? markIndex.get(event.target) : undefined;
    if (index !== undefined) moveTabStop(index);
  });

  /**
   * Where an arrow key leads from a mention, or null.
   *
   * @param {string} key
   * @param {number} index
   */
  function destination(key, index) {
    const forward = getComputedStyle(marks[index].element).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (key === "Home") return visibleFrom(0, 1);
    if (key === "End") return visibleFrom(marks.length - 1, -1);
    if (key === forward || key === "ArrowDown") return visibleFrom(index + 1, 1);
    if (key === "ArrowLeft" || key === "ArrowRight" || key === "ArrowUp") return visibleFrom(index - 1, -1);
    return null;
  }

  /**
   * The first mention of a kind that is shown, from an index on.
   *
   * @param {number} index
   * @param {1 | -1} by
   */
  function visibleFrom(index, by) {
    for (let i = index; i >= 0 && i < marks.length; i += by) if (!hidden.has(marks[i].mention.kind)) return i;
    return null;
  }

  /** @param {number | null} index */
  function moveTabStop(index) {
    marks[tabStop]?.element.setAttribute("tabindex", "-1");
    tabStop = index ?? -1;
    marks[tabStop]?.element.setAttribute("tabindex", "0");
  }

  /** @param {View} next */
  function render(next) {
    view = next;
    mentions = listMentions(next.analysis);
    pieces = cutPieces(next.text, next.analysis, mentions);
    elements = [];
    marks = [];
    markIndex = new Map();
    tabStop = -1;
    selected = null;
    forgetPlaces();
    run += 1;
    const opening = document.createDocumentFragment();
    if (!next.analysis.title) opening.append(el("h2", { class: "untitled", id: "title", tabindex: -1, dir: "auto" }, next.name));
    if (pieces.length === 0) opening.append(el("p", { class: "piece empty" }, "There is no text in it."));
    buildUpTo(Math.min(FIRST_SLICE, pieces.length), opening);
    root.replaceChildren(opening);
    root.lang = tag(next.analysis.language.code) ?? "";
    moveTabStop(visibleFrom(0, 1));
    markBrief();
    if (elements.length < pieces.length) {
      root.setAttribute("aria-busy", "true");
      continueLater(run);
    } else {
      root.removeAttribute("aria-busy");
    }
  }

  function forgetPlaces() {
    lit = [];
    reached = { piece: -1, node: null, start: 0 };
    paint([], null);
  }

  /** @param {number} started the run that asked; a later render ends it */
  function continueLater(started) {
    const slice = () => {
      if (started !== run) return;
      const until = performance.now() + SLICE_TIME;
      while (elements.length < pieces.length && performance.now() < until) buildUpTo(elements.length + 10, root);
      paintPlaces();
      if (elements.length < pieces.length) continueLater(started);
      else {
        root.removeAttribute("aria-busy");
        markBrief();
      }
    };
    if ("requestIdleCallback" in globalThis) requestIdleCallback(slice, { timeout: 200 });
    else setTimeout(slice, 16);
  }

  /**
   * Builds the pieces before an index, as far as they are not built.
   *
   * @param {number} index
   * @param {ParentNode} into
   */
  function buildUpTo(index, into) {
    while (elements.length < Math.min(index, pieces.length)) {
      const piece = pieces[elements.length];
      const element = build(piece);
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

  /** @param {Piece} piece */
  function build(piece) {
    const { text, analysis } = /** @type {View} */ (view);
    const isTitle = analysis.title !== null && piece.start === analysis.title.start;
    const element = el(isTitle ? "h2" : (TAGS[piece.kind] ?? "p"), {
      class: `piece ${piece.kind}`,
      dir: "auto",
      lang: analysis.blocks[piece.block]?.language,
    });
    if (isTitle) {
      element.id = "title";
      element.tabIndex = -1;
    }
    if (!piece.first) element.classList.add("continued");
    if (element instanceof HTMLPreElement) element.tabIndex = 0;
    let at = piece.start;
    for (let i = firstEndingAfter(mentions, at); i < mentions.length && mentions[i].start < piece.end; i++) {
      const mention = mentions[i];
      const [start, end] = [Math.max(mention.start, at), Math.min(mention.end, piece.end)];
      if (start >= end) continue;
      if (start > at) element.append(text.slice(at, start));
      element.append(buildMark(mention, text.slice(start, end)));
      at = end;
    }
    if (at < piece.end) element.append(text.slice(at, piece.end));
    return element;
  }

  /**
   * @param {Mention} mention
   * @param {string} words
   */
  function buildMark(mention, words) {
    const element = el("mark", { class: `entity ${mention.kind}${mention.form === "nominal" ? " nominal" : ""}` }, words);
    markIndex.set(element, marks.length);
    const mark = { element, mention };
    marks.push(mark);
    setRole(element, mention);
    if (selected && isSelected(mention, selected)) {
      element.classList.add("selected");
      lit.push(mark);
    }
    return element;
  }

  /**
   * A mention of a kind that is not shown is plain text to everybody.
   *
   * @param {HTMLElement} element
   * @param {Mention} mention
   */
  function setRole(element, mention) {
    const shown = !hidden.has(mention.kind);
    element.classList.toggle("off", !shown);
    for (const [name, value] of [["role", "button"], ["tabindex", "-1"], ["aria-describedby", `is-${mention.kind}`]]) {
      if (shown) element.setAttribute(name, value);
      else element.removeAttribute(name);
    }
  }

  /** Numbers the paragraphs where sentences of the summary stand, and marks the one that tells why the story matters. */
  function markBrief() {
    if (!view) return;
    const { analysis } = view;
    for (const element of root.querySelectorAll("[data-brief], [data-nutgraf]")) {
      element.removeAttribute("data-brief");
      element.removeAttribute("data-nutgraf");
    }
    analysis.summary.forEach(({ start }, i) => {
      const element = elements[firstEndingAfter(pieces, start)];
      if (element) element.dataset.brief = [element.dataset.brief, i + 1].filter(Boolean).join(" ");
    });
    const core = analysis.nutgraf ? analysis.blocks[analysis.nutgraf.block] : undefined;
    const element = core && elements[firstEndingAfter(pieces, core.start)];
    if (element) element.dataset.nutgraf = "";
  }

  /**
   * Where a span stands on the page, or null where it is not shown. Builds what is not built.
   *
   * @param {Span} span
   */
  function boundsOf({ start, end }) {
    const from = firstEndingAfter(pieces, start);
    if (from >= pieces.length || pieces[from].start >= end) return null;
    let to = from;
    while (to + 1 < pieces.length && pieces[to].end < end) to++;
    if (pieces[to].start >= end) to--;
    buildUpTo(to + 1, root);
    const [startContainer, startOffset] = position(from, Math.max(start, pieces[from].start));
    const [endContainer, endOffset] = position(to, Math.min(end, pieces[to].end));
    return { startContainer, startOffset, endContainer, endOffset };
  }

  /**
   * The same as a range that can be measured.
   *
   * @param {Span} span
   */
  function rangeOf(span) {
    const bounds = boundsOf(span);
    if (!bounds) return null;
    const range = document.createRange();
    range.setStart(bounds.startContainer, bounds.startOffset);
    range.setEnd(bounds.endContainer, bounds.endOffset);
    return range;
  }

  /**
   * The offset in the text of a place on the page, or null where that is not in a piece.
   *
   * @param {Node} node
   * @param {number} offset
   */
  function offsetOf(node, offset) {
    const element = (node instanceof Element ? node : node.parentElement)?.closest(".piece");
    const index = element instanceof HTMLElement ? elements.indexOf(element) : -1;
    if (index < 0 || !element) return null;
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(node, offset);
    return pieces[index].start + before.toString().length;
  }

  /**
   * @param {number} index of a built piece
   * @param {number} offset in the text
   * @returns {[Node, number]}
   */
  function position(index, offset) {
    const walker = document.createTreeWalker(elements[index], NodeFilter.SHOW_TEXT);
    const isOn = reached.piece === index && reached.node !== null && offset >= reached.start;
    if (isOn && reached.node) walker.currentNode = reached.node;
    let start = isOn ? reached.start : pieces[index].start;
    for (let node = isOn ? reached.node : walker.nextNode(); node; node = walker.nextNode()) {
      const { length } = /** @type {Text} */ (node);
      if (offset - start <= length) {
        reached = { piece: index, node, start };
        return [node, offset - start];
      }
      start += length;
    }
    return [elements[index], elements[index].childNodes.length];
  }

  /**
   * @param {Selected | null} next
   * @param {"follow" | "stay"} move  whether the page scrolls to the current place
   */
  function select(next, move) {
    selected = next;
    const span = next?.spans[next.index];
    const range = span ? rangeOf(span) : null;
    for (const { element } of lit) {
      element.classList.remove("selected", "current");
      element.removeAttribute("aria-current");
    }
    lit = next ? marks.filter(({ mention }) => isSelected(mention, next)) : [];
    for (const { element, mention } of lit) {
      element.classList.add("selected");
      if (mention.nth !== next?.index) continue;
      element.classList.add("current");
      element.setAttribute("aria-current", "true");
    }
    paintPlaces();
    if (!next) return;
    if (next.kind) {
      const index = marks.findIndex(({ mention }) => isSelected(mention, next) && mention.nth === next.index);
      if (index >= 0 && !hidden.has(marks[index].mention.kind)) moveTabStop(index);
    }
    if (range && move === "follow") scrollTo(range);
  }

  /**
   * @param {Mention} mention
   * @param {Selected} choice
   */
  function isSelected(mention, choice) {
    if (choice.kind !== mention.kind) return false;
    const span = choice.spans[mention.nth];
    return span !== undefined && span.start === mention.start && span.end === mention.end;
  }

  /** Paints the places of a selection that are not elements of their own: the current one, and so many around it. */
  function paintPlaces() {
    if (!selected || selected.kind) return paint([], null);
    const { spans, index } = selected;
    const lastBuilt = pieces[elements.length - 1]?.end ?? 0;
    /** @type {AbstractRange[]} */
    const ranges = [];
    for (let i = Math.max(0, index - PAINTED); i < Math.min(spans.length, index + PAINTED + 1); i++) {
      const bounds = i !== index && spans[i].end <= lastBuilt ? boundsOf(spans[i]) : null;
      // The browser keeps no account of these, as it does of ranges at every change of the page.
      if (bounds) ranges.push(new StaticRange(bounds));
    }
    paint(ranges, rangeOf(spans[index]));
  }

  return {
    render,
    select,
    /**
     * What somebody has selected by hand, without the white space around it; null where it is not one part of the text.
     *
     * @returns {Span | null}
     */
    handSelected() {
      const chosen = getSelection();
      if (!view || !chosen || chosen.isCollapsed || chosen.rangeCount === 0) return null;
      const range = chosen.getRangeAt(0);
      if (!root.contains(range.commonAncestorContainer)) return null;
      const [from, to] = [offsetOf(range.startContainer, range.startOffset), offsetOf(range.endContainer, range.endOffset)];
      if (from === null || to === null || from >= to) return null;
      const words = view.text.slice(from, to);
      const start = from + (words.length - words.trimStart().length);
      return start < to ? { start, end: start + words.trim().length } : null;
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
      view = null;
      selected = null;
      pieces = mentions = elements = marks = [];
      forgetPlaces();
      root.replaceChildren();
    },
    /** @param {ReadonlySet<EntityKind>} kinds the kinds not to mark */
    hide(kinds) {
      hidden = new Set(kinds);
      for (const { element, mention } of marks) setRole(element, mention);
      moveTabStop(visibleFrom(Math.max(tabStop, 0), 1) ?? visibleFrom(0, 1));
    },
    /**
     * The mention after or before the keyboard's place, for stepping without a selection.
     *
     * @param {1 | -1} by
     */
    neighbor(by) {
      const focused = markIndex.get(/** @type {Element} */ (document.activeElement));
      const index = focused === undefined ? visibleFrom(by > 0 ? 0 : marks.length - 1, by) : visibleFrom(focused + by, by);
      return index === null ? null : marks[index].mention;
    },
    /** Puts the keyboard on the current mention of the selection. */
    focus() {
      const current = root.querySelector("mark.current");
      if (current instanceof HTMLElement) current.focus({ preventScroll: true });
    },
  };
}

/**
 * Brings a place to a comfortable height, unless it is there already: smoothly when near, at once when far.
 *
 * @param {Range | Element} place
 */
function scrollTo(place) {
  const box = place.getBoundingClientRect();
  if (box.top > innerHeight * 0.15 && box.bottom < innerHeight * 0.75) return;
  const far = Math.abs(box.top) > innerHeight * 2;
  scrollBy({ top: box.top - innerHeight * 0.35, behavior: far || calm() ? "instant" : "smooth" });
  if (!far) return;
  // Paragraphs off screen have estimated heights until they are drawn: look again when they are.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => scrollBy({ top: place.getBoundingClientRect().top - innerHeight * 0.35, behavior: "instant" })),
  );
}
