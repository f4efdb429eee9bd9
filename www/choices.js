// What can be selected in an analysis, by key: turns the key that a row or a mark carries into the places it stands for.
// Plain values in and out. The keys are stable within one analysis; names, not positions, so that a selection survives a
// new analysis of an edited text where the thing is still there.

import { amountLabel, dateLabel } from "./facts.js";
import { excerpt } from "./format.js";
import { t } from "./messages.js";

/**
 * @typedef {import("./pkg/index.js").Analysis} Analysis
 * @typedef {import("./selection.js").Choice} Choice
 * @typedef {import("./selection.js").Span} Span
 */

/** UTF-16 units of a key; a text without a space can be one word of megabytes. */
const LONGEST_KEY = 1000;
/** Places of a run of words that are looked for. */
const MOST_PLACES = 1000;

/** @param {string} key */
const cut = (key) => key.slice(0, LONGEST_KEY);

/** @param {{kind: string, name: string}} entity */
export const entityKey = ({ kind, name }) => cut(`entity:${kind}:${name}`);
/** @param {{lemma: string}} keyword */
const keywordKey = ({ lemma }) => cut(`keyword:${lemma}`);
/** @param {{text: string}} phrase */
const keyphraseKey = ({ text }) => cut(`keyphrase:${text}`);
/** @param {{watch: string}} watched  a word of a watch list */
export const watchKey = ({ watch }) => cut(`watch:${watch}`);
/** @param {{text: string}} ngram */
const ngramKey = ({ text }) => cut(`ngram:${text}`);

/** What is words that can stand elsewhere, and in another text, too: names, words, phrases. */
const THINGS = /^(?:entity|keyword|keyphrase|ngram):/u;

/**
 * Whether a key is of a thing that other texts may name too.
 *
 * @param {string} key
 */
export const isThing = (key) => THINGS.test(key);

/**
 * Keys by words in small letters, once for each analysis: a name's forms, then words.
 *
 * @type {WeakMap<Analysis, {names: Map<string, string>, words: Map<string, string>}>}
 */
const known = new WeakMap();

/** @param {Analysis} analysis */
function keysOf(analysis) {
  let keys = known.get(analysis);
  if (keys) return keys;
  keys = { names: new Map(), words: new Map() };
  for (const entity of analysis.entities) put(keys.names, entity.name, entityKey(entity));
  for (const entity of analysis.entities) for (const alias of entity.aliases) put(keys.names, alias, entityKey(entity));
  for (const keyword of analysis.keywords) {
    const key = keys.names.get(lower(keyword.text)) ?? keys.names.get(keyword.lemma) ?? keywordKey(keyword);
    for (const form of [keyword.lemma, keyword.text, ...(keyword.variants ?? []).map(({ text }) => text)]) put(keys.words, form, key);
  }
  known.set(analysis, keys);
  return keys;
}

/** @param {string} text */
const lower = (text) => text.toLowerCase();

/**
 * @param {Map<string, string>} keys
 * @param {string} words
 * @param {string} key  kept where there is none for these words
 */
function put(keys, words, key) {
  if (!keys.has(lower(words))) keys.set(lower(words), key);
}

/**
 * The key of a word: that of the name, where it is one. The same thing is the same selection wherever it is chosen.
 *
 * @param {Analysis} analysis
 * @param {import("./pkg/index.js").Keyword} keyword
 */
export const wordKey = (analysis, keyword) => keysOf(analysis).words.get(lower(keyword.lemma)) ?? keywordKey(keyword);

/**
 * The key of a phrase: that of the name or the word, where it is one.
 *
 * @param {Analysis} analysis
 * @param {{text: string, score?: number}} phrase  a keyphrase has a score, a run of words none
 */
export function phraseKey(analysis, phrase) {
  const { names, words } = keysOf(analysis);
  return names.get(lower(phrase.text)) ?? words.get(lower(phrase.text)) ?? (phrase.score === undefined ? ngramKey(phrase) : keyphraseKey(phrase));
}

/**
 * The name that words are, or null.
 *
 * @param {Analysis} analysis
 * @param {string} words
 */
export const nameKey = (analysis, words) => keysOf(analysis).names.get(lower(words)) ?? null;

/**
 * What was selected in another analysis, in this one: under the same key, else under its name.
 *
 * @param {Analysis} analysis
 * @param {string} text
 * @param {{key: string, label: string}} selected
 */
export function sameIn(analysis, text, { key, label }) {
  const found = choiceOf(analysis, text, key);
  if (found || !isThing(key)) return found;
  const { names, words } = keysOf(analysis);
  const other = names.get(lower(label)) ?? words.get(lower(label));
  return other === undefined ? null : choiceOf(analysis, text, other);
}

/**
 * The places that a key stands for, or null where the analysis has no such thing.
 *
 * @param {Analysis} analysis
 * @param {string} text the analysed text, as far as it is shown
 * @param {string} key
 * @returns {Choice | null}
 */
export function choiceOf(analysis, text, key) {
  const type = key.slice(0, key.indexOf(":") < 0 ? undefined : key.indexOf(":"));
  // What lies behind the shown part of a very long text cannot be gone to. All lists are in text order, so what is left
  // keeps its numbers.
  /** @type {(label: string | ((index: number) => string), unit: string, spans: Span[], more?: {kind?: string, count?: number}) => Choice} */
  const choice = (label, unit, spans, { kind, count = spans.length } = {}) => ({ key, label, unit, kind: kind ?? null, count, spans: spans.filter(({ end }) => end <= text.length) });

  switch (type) {
    case "entity": {
      const entity = analysis.entities.find((candidate) => entityKey(candidate) === key);
      return entity ? choice(entity.name, t`mention`, entity.mentions, entity) : null;
    }
    case "keyword": {
      const keyword = analysis.keywords.find((candidate) => keywordKey(candidate) === key);
      return keyword ? choice(keyword.text, t`mention`, unflatten(keyword.mentions), { count: keyword.count }) : null;
    }
    case "keyphrase": {
      const phrase = analysis.keyphrases.find((candidate) => keyphraseKey(candidate) === key);
      return phrase ? choice(phrase.text, t`mention`, unflatten(phrase.mentions), { count: phrase.count }) : null;
    }
    case "ngram": {
      const run = analysis.ngrams.find((candidate) => ngramKey(candidate) === key)?.text;
      return run === undefined ? null : choice(run, t`mention`, occurrences(text, run));
    }
    case "watch": {
      const word = analysis.watch?.find((candidate) => candidate.entity === null && watchKey(candidate) === key);
      return word ? choice(word.watch, t`mention`, unflatten(word.mentions), word) : null;
    }
    case "brief":
      return choice(t`In brief`, t`sentence`, analysis.summary);
    case "quotes":
      return choice((i) => t`“${excerpt(text.slice(analysis.quotes[i].start, analysis.quotes[i].end), 40)}”`, t`quote`, analysis.quotes);
    case "dates":
      return choice((i) => dateLabel(analysis.dates[i], text), t`date`, analysis.dates);
    case "amounts":
      return choice((i) => amountLabel(analysis.amounts[i], text), t`amount`, analysis.amounts);
    case "nutgraf": {
      const block = analysis.nutgraf ? analysis.blocks[analysis.nutgraf.block] : undefined;
      return block ? choice(t`Why it matters: ${excerpt(text.slice(block.start, block.end), 40)}`, t`paragraph`, [block]) : null;
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
 * Where a run of words stands in the text, in any case and over any white space. Whole words where there are such; not
 * where words are written without spaces, or an ending belongs to none of them. At most 1,000 places; of a very long run
 * its beginning.
 *
 * @param {string} text
 * @param {string} run
 * @returns {Span[]}
 */
function occurrences(text, run) {
  // A cut may go through a character of two units.
  const words = cut(run).replace(/[\ud800-\udbff]$/, "").trim().split(SPACE).map(escape);
  const pattern = words.join(SPACE.source);
  if (pattern === "") return [];
  const whole = matches(text, `(?<![\\p{L}\\p{M}\\p{N}])${pattern}(?![\\p{L}\\p{M}\\p{N}])`);
  return whole.length > 0 ? whole : matches(text, pattern);
}

/** Rust's white space, which is what stands between words, and JavaScript's. */
const SPACE = /[\s\u0085]+/u;

/**
 * A word as a pattern. Every sign by its number: which of them mean something in a pattern, and which of these may be
 * escaped where, is no concern of this page.
 *
 * @param {string} word
 */
function escape(word) {
  return word.replace(/[^\p{L}\p{N}]/gu, (sign) => `\\u{${/** @type {number} */ (sign.codePointAt(0)).toString(16)}}`);
}

/**
 * @param {string} text
 * @param {string} pattern
 * @returns {Span[]}
 */
function matches(text, pattern) {
  const spans = [];
  for (const { index, 0: found } of text.matchAll(new RegExp(pattern, "giu"))) {
    spans.push({ start: index, end: index + found.length });
    if (spans.length === MOST_PLACES) break;
  }
  return spans;
}
