// The counts of words, recounted by a script that shares nothing with the program: it divides the text by one regular
// expression and takes from an analysis only where the title, the body, the sentences and the names are. Keywords,
// their forms, how they are spread, keyness and n-grams must come out equal, up to the rounding to four decimals.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { analyze, init } from "../../pkg/index.js";
import { goldenCases, read, seeds } from "./support.mjs";

/**
 * @typedef {import("../../pkg/index.js").Analysis} Analysis
 * @typedef {import("../../pkg/index.js").Keyword} Keyword
 *
 * @typedef {object} Token
 * @property {string} text
 * @property {number} start
 * @property {number} end
 * @property {boolean} isWord
 * @property {number} place  number of words before it
 */

await init();

/** More than any list here holds. */
const ALL = { keywords: 1e6, ngrams: 1e6, mentions: 1e6 };
const PARTS = 10;

const articles = [
  { name: "recount.txt", text: read("tests/node/recount.txt") },
  ...goldenCases()
    .filter(({ name }) => ["wire", "interview", "news-site", "pdf-copy"].includes(name))
    .map(({ name, source }) => ({ name, text: source })),
  ...seeds.map((file) => ({ name: path.basename(file), text: readFileSync(file, "utf8") })),
];

for (const { name, text } of articles) {
  const analysis = analyze(text, { language: "en", limits: ALL });
  const sentences = tokensOf(analysis.text ?? text, analysis);
  test(`${name}: keywords`, () => recountKeywords(analysis, analysis.text ?? text, sentences));
  test(`${name}: n-grams`, () => recountNgrams(analysis, sentences));
}

test("there is enough to count", () => {
  const { keywords, ngrams, totals } = analyze(articles[0].text, { language: "en", limits: ALL });
  assert.ok(totals.words > 300 && keywords.length > 90 && ngrams.length > 5);
  assert.ok(keywords.some(({ text, variants }) => text.includes(" ") && variants), "a name with a short form");
  assert.ok(ngrams.some(({ words }) => words === 4));
});

test("stop words of the user are left out everywhere", () => {
  const { text } = articles[0];
  const before = analyze(text, { limits: ALL });
  const lemmas = (/** @type {Analysis} */ { keywords }) => keywords.map(({ lemma }) => lemma);
  assert.ok(lemmas(before).includes("ferry") && before.ngrams.some(({ text }) => text.startsWith("night ferry")));
  const after = analyze(text, { limits: ALL, stopWords: ["FERRY", " Ferries"] });
  assert.deepEqual(lemmas(after), lemmas(before).filter((lemma) => lemma !== "ferry"));
  assert.ok(after.ngrams.every(({ text }) => !/^ferr|ferr\w+$/iu.test(text)));
  assert.ok(after.keyphrases.every(({ text }) => !/^ferr(y|ies)$/iu.test(text)));
});

/**
 * The tokens of the title and the body, sentence by sentence.
 *
 * @param {string} text
 * @param {Analysis} analysis
 * @returns {Token[][]}
 */
function tokensOf(text, { blocks, sentences }) {
  const counted = sentences.filter(({ block }) => blocks[block].body || blocks[block].kind === "title");
  let place = 0;
  return counted.map(({ start, end }) => {
    const tokens = [];
    const pattern = /\p{L}\.(?:\p{L}\.)+|(?:Mr|Mrs|Ms|Dr|Nov)\.|\p{L}[\p{L}\p{M}\p{N}]*(?:(?:['’](?!s(?!\p{L}))|-(?!\p{Lu}))[\p{L}\p{N}]+)*|['’]s(?!\p{L})|[\p{Sc}]?\p{N}(?:[\p{L}\p{N}.,:/–-]*[\p{L}\p{N}])?|\S/gu;
    for (const match of text.slice(start, end).matchAll(pattern)) {
      const isWord = /^\p{L}/u.test(match[0]);
      tokens.push({ text: match[0], start: start + match.index, end: start + match.index + match[0].length, isWord, place });
      if (isWord) place += 1;
    }
    return tokens;
  });
}

/** @param {string} text */
const fold = (text) => text.toLowerCase().replaceAll("’", "'").replace(/\s+/gu, " ");

/**
 * @param {Analysis} analysis
 * @param {string} text
 * @param {Token[][]} sentences
 */
function recountKeywords({ keywords, entities, totals }, text, sentences) {
  const words = sentences.flat().filter(({ isWord }) => isWord).length;
  assert.equal(words, totals.words, "number of words");
  /** @type {Map<string, Keyword>} */
  const byForm = new Map();
  for (const keyword of keywords) {
    for (const form of [keyword.text, ...(keyword.variants ?? []).map((variant) => variant.text)]) {
      if (!form.includes(" ")) byForm.set(fold(form), keyword);
    }
  }
  const byLemma = new Map(keywords.map((keyword) => [keyword.lemma, keyword]));
  assert.equal(byLemma.size, keywords.length, "no lemma twice");

  // Where names are that count as one: those of an entity that is a keyword under its own name.
  /** @type {Map<number, {end: number, keyword: Keyword}>} */
  const names = new Map();
  for (const { name, mentions } of entities) {
    const keyword = byLemma.get(fold(name));
    const named = mentions.filter(({ form }) => form !== "nominal");
    const whole = named.some(({ start, end }) => /\s/u.test(text.slice(start, end)) || !byForm.has(fold(text.slice(start, end))));
    if (!keyword || !whole) continue;
    for (const { start, end } of named) names.set(start, { end, keyword });
  }

  /** @type {Map<Keyword, {forms: Map<string, number>, mentions: number[], parts: number[]}>} */
  const found = new Map();
  const add = (/** @type {Keyword} */ keyword, /** @type {Token} */ { start, place }, /** @type {number} */ end) => {
    let counts = found.get(keyword);
    if (!counts) found.set(keyword, (counts = { forms: new Map(), mentions: [], parts: new Array(Math.min(PARTS, words)).fill(0) }));
    const form = fold(text.slice(start, end));
    counts.forms.set(form, (counts.forms.get(form) ?? 0) + 1);
    counts.mentions.push(start, end);
    counts.parts[Math.floor((Math.min(place, words - 1) * counts.parts.length) / words)] += 1;
  };
  for (const sentence of sentences) {
    let until = 0;
    for (const token of sentence) {
      if (token.start < until) continue;
      const name = names.get(token.start);
      if (name) {
        until = name.end;
        add(name.keyword, token, name.end);
        continue;
      }
      const keyword = token.isWord ? byForm.get(fold(token.text)) : undefined;
      if (keyword) add(keyword, token, token.end);
    }
  }

  for (const keyword of keywords) {
    const counts = found.get(keyword);
    assert.ok(counts, `${keyword.text} is nowhere`);
    const { forms, mentions, parts } = counts;
    const all = [...forms.values()].reduce((sum, n) => sum + n, 0);
    assert.equal(keyword.count, all, keyword.text);
    assert.deepEqual(keyword.mentions, mentions, keyword.text);
    // Forms that differ in capitals are listed apart, and told apart by the listing alone.
    const listed = new Map();
    const variants = keyword.variants ?? [];
    const rest = keyword.count - variants.reduce((sum, { count }) => sum + count, 0);
    for (const { text, count } of [{ text: keyword.text, count: rest }, ...variants]) listed.set(fold(text), (listed.get(fold(text)) ?? 0) + count);
    assert.deepEqual([...listed].sort(), [...forms].sort(), keyword.text);
    near(keyword.dispersion, deviation(parts, words), `${keyword.text} is spread`);
    if (keyword.keyness) {
      const { reference, expected, g2, direction } = keyword.keyness;
      assert.ok(totals.reference);
      const share = (all + reference) / (words + totals.reference);
      near(expected, words * share, `${keyword.text} is expected`);
      near(g2, 2 * (term(all, words * share) + term(reference, totals.reference * share)), `keyness of ${keyword.text}`);
      assert.equal(direction, all > words * share ? "over" : "under");
    }
  }
  const order = keywords.map(({ count, mentions }) => [-count, mentions[0]]);
  assert.deepEqual(order, [...order].sort((a, b) => a[0] - b[0] || a[1] - b[1]), "most frequent first");
  // What is no keyword is a stop word, a number or a part of a name: nothing with a capital inside a sentence is missed.
  const missed = sentences.flatMap((tokens) => tokens.filter(({ isWord, text }) => isWord && !byForm.has(fold(text)) && /^\p{Ll}{10,}$/u.test(text)));
  assert.deepEqual(missed.filter(({ start }) => ![...names].some(([from, { end }]) => from <= start && start < end)).map(({ text }) => text).filter((text) => !STOP_WORDS.has(text)), []);
}

/** Long words without content that the articles have. */
const STOP_WORDS = new Set(["themselves", "nevertheless", "everything", "everywhere", "throughout", "especially", "particularly", "furthermore", "altogether", "respectively", "consequently"]);

/**
 * @param {Analysis} analysis
 * @param {Token[][]} sentences
 */
function recountNgrams({ ngrams, entities, totals }, sentences) {
  // Runs of words with only white space between them.
  const runs = sentences.flatMap((tokens) => {
    /** @type {Token[][]} */
    const found = [[]];
    for (const token of tokens) {
      if (token.isWord) found.at(-1)?.push(token);
      else if (token.text !== "-") found.push([]);
    }
    return found;
  });
  const names = entities.flatMap(({ mentions }) => mentions.filter(({ form }) => form !== "nominal"));
  const isCut = (/** @type {number} */ start, /** @type {number} */ end) => names.some((name) => (name.start < start && start < name.end) || (name.start < end && end < name.end));
  /** @type {Map<string, number>} */
  const counts = new Map();
  /** What somewhere is no half of a name. */
  const whole = new Set();
  for (const run of runs) {
    for (let length = 1; length <= 4; length += 1) {
      for (let at = 0; at + length <= run.length; at += 1) {
        const tokens = run.slice(at, at + length);
        const words = tokens.map(({ text }) => fold(text)).join(" ");
        counts.set(words, (counts.get(words) ?? 0) + 1);
        if (!isCut(tokens[0].start, tokens[length - 1].end)) whole.add(words);
      }
    }
  }
  const listed = new Map(ngrams.map((ngram) => [fold(ngram.text).replaceAll(/(?<=\p{L})-(?=\p{Lu})/gu, " "), ngram]));
  assert.equal(listed.size, ngrams.length, "none twice");
  for (const ngram of ngrams) {
    const words = wordsOf(ngram.text, counts);
    assert.equal(ngram.words, words.length, ngram.text);
    const count = counts.get(words.join(" ")) ?? 0;
    assert.equal(ngram.count, count, ngram.text);
    const splits = words.slice(1).map((_, i) => ratio(count, counts.get(words.slice(0, i + 1).join(" ")) ?? 0, counts.get(words.slice(i + 1).join(" ")) ?? 0, totals.words));
    near(ngram.g2, Math.min(...splits), `association of ${ngram.text}`);
  }
  // Everything that is repeated is listed, unless it begins or ends in a stop word or is always a part of a longer one.
  const all = new Set(ngrams.map(({ text }) => wordsOf(text, counts).join(" ")));
  const ends = new Set([...all].flatMap((words) => [words.split(" ")[0], words.split(" ").at(-1)]));
  for (const [words, count] of counts) {
    const split = words.split(" ");
    if (count < 2 || split.length < 2 || !whole.has(words) || !ends.has(split[0]) || !ends.has(split.at(-1) ?? "")) continue;
    const inside = [...all].some((other) => counts.get(other) === count && other !== words && ` ${other} `.includes(` ${words} `));
    assert.ok(all.has(words) !== inside, `${words} is ${inside ? "only inside a longer one" : "missing"}`);
  }
}

/**
 * The words of an n-gram; a hyphen stands between two names or inside a word.
 *
 * @param {string} text
 * @param {Map<string, number>} counts
 */
function wordsOf(text, counts) {
  return fold(text)
    .split(" ")
    .flatMap((word) => (counts.has(word) ? [word] : word.split("-")));
}

/** @param {number} observed @param {number} expected */
function term(observed, expected) {
  return observed > 0 && expected > 0 ? observed * Math.log(observed / expected) : 0;
}

/**
 * Dunning's log-likelihood ratio of two that stand together `both` times.
 *
 * @param {number} both
 * @param {number} first
 * @param {number} second
 * @param {number} total
 */
function ratio(both, first, second, total) {
  const rows = [
    [both, first - both],
    [second - both, total - first - second + both],
  ];
  let sum = 0;
  for (const i of [0, 1]) {
    for (const j of [0, 1]) {
      const row = rows[i][0] + rows[i][1];
      const column = rows[0][j] + rows[1][j];
      sum += term(rows[i][j], (row * column) / total);
    }
  }
  return 2 * sum;
}

/**
 * Gries' deviation of proportions, normalized.
 *
 * @param {number[]} parts occurrences in each part
 * @param {number} words
 */
function deviation(parts, words) {
  const sizes = parts.map(() => 0);
  for (let word = 0; word < words; word += 1) sizes[Math.floor((word * parts.length) / words)] += 1;
  const count = parts.reduce((sum, n) => sum + n, 0);
  const sum = parts.reduce((sum, n, i) => sum + Math.abs(n / count - sizes[i] / words), 0);
  const least = Math.min(...sizes) / words;
  return least < 1 ? sum / 2 / (1 - least) : 0;
}

/** @param {number} found @param {number} expected @param {string} what */
function near(found, expected, what) {
  assert.ok(Math.abs(found - expected) < 0.00006, `${what}: ${found} for ${expected}`);
}
