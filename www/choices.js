// What can be selected in an analysis, by key: turns the key that a row or a mark carries into the places it stands for.
// Plain values in and out. The keys are stable within one analysis; names, not positions, so that a selection survives a
// new analysis of an edited text where the thing is still there.

import { excerpt } from "./format.js";

/**
 * @typedef {import("./pkg/index.js").Analysis} Analysis
 * @typedef {import("./selection.js").Choice} Choice
 * @typedef {import("./selection.js").Span} Span
 */

/** @param {{kind: string, name: string}} entity */
export const entityKey = ({ kind, name }) => `entity:${kind}:${name}`;
/** @param {{lemma: string}} keyword */
export const keywordKey = ({ lemma }) => `keyword:${lemma}`;
/** @param {{text: string}} phrase */
export const keyphraseKey = ({ text }) => `keyphrase:${text}`;
/** @param {{text: string}} ngram */
export const ngramKey = ({ text }) => `ngram:${text}`;

/**
 * The places that a key stands for, or null where the analysis has no such thing.
 *
 * @param {Analysis} analysis
 * @param {string} text the analysed text, as far as it is shown
 * @param {string} key
 * @returns {Choice | null}
 */
export function choiceOf(analysis, text, key) {
  const [type, ...rest] = key.split(":");
  const name = rest.join(":");
  // What lies behind the shown part of a very long text cannot be gone to. All lists are in text order, so what is left
  // keeps its numbers.
  /** @type {(label: string, unit: string, spans: Span[], kind?: string | null) => Choice} */
  const choice = (label, unit, spans, kind = null) => ({ key, label, unit, kind, spans: spans.filter(({ end }) => end <= text.length) });

  switch (type) {
    case "entity": {
      const entity = analysis.entities.find((candidate) => entityKey(candidate) === key);
      return entity ? choice(entity.name, "mention", entity.mentions, entity.kind) : null;
    }
    case "keyword": {
      const keyword = analysis.keywords.find((candidate) => candidate.lemma === name);
      return keyword ? choice(keyword.text, "mention", unflatten(keyword.mentions)) : null;
    }
    case "keyphrase": {
      const phrase = analysis.keyphrases.find((candidate) => candidate.text === name);
      return phrase ? choice(phrase.text, "mention", unflatten(phrase.mentions)) : null;
    }
    case "ngram":
      return choice(name, "mention", occurrences(text, name));
    case "brief":
      return choice("In brief", "sentence", analysis.summary);
    case "quotes":
      return choice("Who said what", "quote", analysis.quotes);
    case "dates":
      return choice("When", "date", analysis.dates);
    case "amounts":
      return choice("How much", "amount", analysis.amounts);
    case "nutgraf": {
      const block = analysis.nutgraf ? analysis.blocks[analysis.nutgraf.block] : undefined;
      return block ? choice(`Why it matters: ${excerpt(text.slice(block.start, block.end), 40)}`, "paragraph", [block]) : null;
    }
    default:
      return null;
  }
}

/**
 * Flat `[start, end, start, end …]` as spans.
 *
 * @param {readonly number[]} flat
 * @returns {Span[]}
 */
function unflatten(flat) {
  const spans = [];
  for (let i = 0; i + 1 < flat.length; i += 2) spans.push({ start: flat[i], end: flat[i + 1] });
  return spans;
}

/**
 * Where a run of words stands in the text, in any case and over any white space. At most 1,000 places.
 *
 * @param {string} text
 * @param {string} run
 * @returns {Span[]}
 */
function occurrences(text, run) {
  const words = run.split(/\s+/u).map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/gu, "\\$&"));
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])${words.join("\\s+")}(?![\\p{L}\\p{N}])`, "giu");
  const spans = [];
  for (const match of text.matchAll(pattern)) {
    spans.push({ start: match.index, end: match.index + match[0].length });
    if (spans.length === 1000) break;
  }
  return spans;
}
