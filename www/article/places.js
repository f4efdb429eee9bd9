// Between offsets of the text and places on the page: where a span stands, what somebody has selected by hand. And the
// places of a selection, painted.

import { calm } from "../dom.js";
import { paint } from "../highlight.js";
import { firstEndingAfter } from "../pieces.js";

/**
 * @typedef {import("../pieces.js").Piece} Piece
 * @typedef {import("../selection.js").Span} Span
 * @typedef {import("../selection.js").Selected} Selected
 *
 * @typedef {object} Built  the article as far as it is built
 * @property {Piece[]} pieces
 * @property {HTMLElement[]} elements  of the first pieces
 * @property {(index: number) => void} buildUpTo  builds those before an index that are not built
 */

/** Places of a selection that are painted before the current one, and after it. */
const PAINTED = 200;

/** @param {Built} built */
export function createPlaces(built) {
  /** Where the last search in a piece ended: places come in text order, so the next one mostly goes on from there. */
  let reached = { piece: -1, node: /** @type {Node | null} */ (null), start: 0 };

  /**
   * Where a span stands on the page, or null where it is not shown. Builds what is not built.
   *
   * @param {Span} span
   */
  function boundsOf({ start, end }) {
    const { pieces } = built;
    const from = firstEndingAfter(pieces, start);
    if (from >= pieces.length || pieces[from].start >= end) return null;
    let to = from;
    while (to + 1 < pieces.length && pieces[to].end < end) to++;
    if (pieces[to].start >= end) to--;
    built.buildUpTo(to + 1);
    const [startContainer, startOffset] = position(from, Math.max(start, pieces[from].start));
    const [endContainer, endOffset] = position(to, Math.min(end, pieces[to].end));
    return { startContainer, startOffset, endContainer, endOffset };
  }

  /**
   * @param {number} index of a built piece
   * @param {number} offset in the text
   * @returns {[Node, number]}
   */
  function position(index, offset) {
    const element = built.elements[index];
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const isOn = reached.piece === index && reached.node !== null && offset >= reached.start;
    if (isOn && reached.node) walker.currentNode = reached.node;
    let start = isOn ? reached.start : built.pieces[index].start;
    for (let node = isOn ? reached.node : walker.nextNode(); node; node = walker.nextNode()) {
      const { length } = /** @type {Text} */ (node);
      if (offset - start <= length) {
        reached = { piece: index, node, start };
        return [node, offset - start];
      }
      start += length;
    }
    return [element, element.childNodes.length];
  }

  /**
   * The offset in the text of a place on the page, or null where that is not in a piece.
   *
   * @param {Node} node
   * @param {number} offset
   */
  function offsetOf(node, offset) {
    const element = (node instanceof Element ? node : node.parentElement)?.closest(".piece");
    const index = element instanceof HTMLElement ? built.elements.indexOf(element) : -1;
    if (index < 0 || !element) return null;
    const before = document.createRange();
    before.setStart(element, 0);
    before.setEnd(node, offset);
    return built.pieces[index].start + before.toString().length;
  }

  /**
   * Those built pieces that a range touches, the first or the last of them.
   *
   * @param {Range} range
   * @param {"find" | "findLast"} which
   */
  const touched = (range, which) => built.pieces[built.elements.indexOf(/** @type {HTMLElement} */ (built.elements[which]((element) => range.intersectsNode(element))))];

  return {
    /** Another article. */
    forget() {
      reached = { piece: -1, node: null, start: 0 };
      paint([], null);
    },
    /**
     * Where a span stands, as a range that can be measured; null where it is not shown.
     *
     * @param {Span} span
     */
    rangeOf(span) {
      const bounds = boundsOf(span);
      if (!bounds) return null;
      const range = document.createRange();
      range.setStart(bounds.startContainer, bounds.startOffset);
      range.setEnd(bounds.endContainer, bounds.endOffset);
      return range;
    },
    /**
     * The part of the text that a range within the article covers, or null where it covers none.
     *
     * @param {Range} range
     * @returns {Span | null}
     */
    spanOf(range) {
      // It can begin and end between two pieces.
      const start = offsetOf(range.startContainer, range.startOffset) ?? touched(range, "find")?.start;
      const end = offsetOf(range.endContainer, range.endOffset) ?? touched(range, "findLast")?.end;
      return start === undefined || end === undefined || start >= end ? null : { start, end };
    },
    /**
     * Paints the places of a selection that are not elements of their own: the current one, and so many around it.
     *
     * @param {Selected | null} selected
     */
    paint(selected) {
      if (!selected || selected.kind) return paint([], null);
      const { spans, index } = selected;
      const lastBuilt = built.pieces[built.elements.length - 1]?.end ?? 0;
      /** @type {AbstractRange[]} */
      const ranges = [];
      for (let i = Math.max(0, index - PAINTED); i < Math.min(spans.length, index + PAINTED + 1); i++) {
        const bounds = i !== index && spans[i].end <= lastBuilt ? boundsOf(spans[i]) : null;
        // The browser keeps no account of these, as it does of ranges at every change of the page.
        if (bounds) ranges.push(new StaticRange(bounds));
      }
      paint(ranges, this.rangeOf(spans[index]));
    },
  };
}

/**
 * Brings a place to a comfortable height, unless it is there already: smoothly when near, at once when far.
 *
 * @param {Range | Element} place
 */
export function goTo(place) {
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
