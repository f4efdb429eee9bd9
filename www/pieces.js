// The article's text cut into pieces to draw, and its entity mentions in one ascending list. No document here: plain
// values in and out. All offsets are UTF-16 units of the analysed text, half-open.

/**
 * @typedef {import("./pkg/index.js").Analysis} Analysis
 * @typedef {import("./pkg/index.js").BlockKind} BlockKind
 * @typedef {import("./pkg/index.js").EntityKind} EntityKind
 *
 * @typedef {object} Piece  what becomes one element: a block, or a part of a very long one
 * @property {number} start
 * @property {number} end
 * @property {number} block  index in `analysis.blocks`
 * @property {BlockKind} kind
 * @property {boolean} first  whether the block begins here
 *
 * @typedef {object} Mention
 * @property {number} start
 * @property {number} end
 * @property {number} entity  index in `analysis.entities`
 * @property {number} nth  which of the entity's mentions it is, from 0
 * @property {EntityKind} kind
 * @property {import("./pkg/index.js").MentionForm} form
 */

/** Longer blocks are drawn in parts, so that the browser never lays out millions of characters as one paragraph. */
const LONGEST_PIECE = 20_000;

/**
 * Every block of the analysis as one piece, or as several where it is very long. Cuts fall on white space where there is
 * some, never inside a mention or a surrogate pair.
 *
 * @param {string} text
 * @param {Analysis} analysis
 * @param {Mention[]} mentions as `listMentions` gives them
 * @returns {Piece[]}
 */
export function cutPieces(text, analysis, mentions) {
  /** @type {Piece[]} */
  const pieces = [];
  analysis.blocks.forEach(({ start, end, kind }, block) => {
    for (let from = start; from < end; ) {
      const to = end - from <= LONGEST_PIECE ? end : cutBefore(text, from, from + LONGEST_PIECE, mentions);
      pieces.push({ start: from, end: to, block, kind, first: from === start });
      from = to;
    }
  });
  return pieces;
}

/**
 * @param {string} text
 * @param {number} from
 * @param {number} to
 * @param {Mention[]} mentions
 */
function cutBefore(text, from, to, mentions) {
  let cut = to;
  while (cut > to - 200 && !/\s/u.test(text.charAt(cut - 1))) cut--;
  if (cut === to - 200) cut = to;
  const inside = mentions[firstEndingAfter(mentions, cut)];
  if (inside && inside.start < cut && inside.start > from) cut = inside.start;
  const code = text.charCodeAt(cut);
  return code >= 0xdc00 && code <= 0xdfff ? cut + 1 : cut;
}

/**
 * The mentions of all entities in text order; they never overlap.
 *
 * @param {Analysis} analysis
 * @returns {Mention[]}
 */
export function listMentions(analysis) {
  return analysis.entities
    .flatMap(({ kind, mentions }, entity) => mentions.map(({ start, end, form }, nth) => ({ start, end, entity, nth, kind, form })))
    .sort((a, b) => a.start - b.start);
}

/**
 * Index of the first span that ends after an offset, in a list of ascending spans: where a walk from that offset starts.
 *
 * @param {readonly {start: number, end: number}[]} spans
 * @param {number} offset
 */
export function firstEndingAfter(spans, offset) {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (/** @type {{end: number}} */ (spans[middle]).end > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
