// The page's plain modules, without a browser: what is drawn where, what a key stands for, dates and sums in words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { listPhrases } from "../../www/cards/phrases.js";
import { choiceOf, entityKey, phraseKey, sameIn, wordKey } from "../../www/choices.js";
import { amountLabel, isSmall } from "../../www/facts.js";
import { excerpt, money } from "../../www/format.js";
import { cutPieces, firstEndingAfter, listMentions } from "../../www/pieces.js";
import { createSelection } from "../../www/selection.js";
import { createStore } from "../../www/store.js";
import { daysOf, isVague, ticks, timex } from "../../www/times.js";

/** @typedef {import("../../pkg/index.js").Analysis} Analysis */

/** @param {Partial<Analysis>} parts */
const analysisOf = (parts) => /** @type {Analysis} */ ({ blocks: [], entities: [], keywords: [], keyphrases: [], ngrams: [], summary: [], quotes: [], dates: [], amounts: [], nutgraf: null, ...parts });

/**
 * @param {string} id
 * @param {[number, number][]} spans
 * @returns {import("../../pkg/index.js").Entity}
 */
const entity = (id, spans) => ({ id, kind: "place", name: id, aliases: [], gender: null, roles: [], count: spans.length, why: [], mentions: spans.map(([start, end]) => ({ start, end, form: "name" })) });

test("pieces cover every block, and no cut goes through a mention or a character", () => {
  const emoji = "😀".repeat(30_000);
  const name = "Sankt-Gallen-am-See";
  const text = `${"x".repeat(19_990)}${name}${"y".repeat(30_000)}${emoji}`;
  const mention = /** @type {[number, number]} */ ([19_990, 19_990 + name.length]);
  const analysis = analysisOf({ blocks: [{ start: 0, end: text.length, kind: "paragraph", body: true }], entities: [entity("a", [mention])] });
  const pieces = cutPieces(text, analysis, listMentions(analysis));
  assert.equal(pieces.map(({ start, end }) => text.slice(start, end)).join(""), text);
  assert.ok(pieces.length > 4 && pieces.every(({ start, end }) => end > start && end - start <= 20_001));
  for (const { start, end } of pieces) {
    assert.ok(end <= mention[0] || start >= mention[1] || (start <= mention[0] && end >= mention[1]), "the name is in one piece");
    assert.ok(!/\p{Surrogate}/u.test(text.slice(start, end)), "no character is cut in two");
  }
  assert.deepEqual(pieces.map(({ first }) => first), pieces.map((_, i) => i === 0));
});

test("mentions of all entities come in text order", () => {
  const mentions = listMentions(analysisOf({ entities: [entity("a", [[10, 12], [30, 32]]), entity("b", [[0, 2], [20, 22]])] }));
  assert.deepEqual(mentions.map(({ start, entity, nth }) => [start, entity, nth]), [[0, 1, 0], [10, 0, 0], [20, 1, 1], [30, 0, 1]]);
  assert.equal(firstEndingAfter(mentions, 12), 2);
  assert.equal(firstEndingAfter(mentions, 40), 4);
});

test("keys stand for places", () => {
  const text = "Lock and key. A lock\nand a key; lock (and) key.";
  const analysis = analysisOf({
    keywords: [{ text: "lock", lemma: "lock", count: 3, mentions: [0, 4, 16, 20, 900, 904], dispersion: 0.5 }],
    quotes: [{ start: 1, end: 3, kind: "direct", speaker: null, speakerName: null, mention: null, cue: null }],
    entities: [entity("Lock: the place", [[0, 4]])],
    ngrams: [{ text: "lock and", words: 2, count: 2, g2: 1 }],
  });
  assert.deepEqual(choiceOf(analysis, text, "keyword:lock")?.spans, [{ start: 0, end: 4 }, { start: 16, end: 20 }], "only what is shown");
  assert.deepEqual(choiceOf(analysis, text, "ngram:lock and")?.spans, [{ start: 0, end: 8 }, { start: 16, end: 24 }]);
  assert.equal(choiceOf(analysis, text, "entity:place:Lock: the place")?.kind, "place");
  assert.equal(choiceOf(analysis, text, "quotes")?.spans.length, 1);
  assert.equal(choiceOf(analysis, text, "keyword:door"), null);
  assert.equal(choiceOf(analysis, text, "nutgraf"), null);
  assert.equal(choiceOf(analysis, text, "ngram:(and) [key"), null);
});

test("a run of words is found with any sign in it", () => {
  const ascii = Array.from({ length: 0x5f }, (_, i) => String.fromCharCode(0x20 + i)).filter((sign) => /[^\p{L}\p{N} ]/u.test(sign));
  const others = ["–", "—", "‐", "\u00ad", "’", "“", "·", "…", "№", "€", "×", "\u200d", "\ufeff", "\u2028", "\u0301", "😀", "中", "´"];
  for (const sign of [...ascii, ...others]) {
    for (const run of [`lock${sign}keeper union`, `${sign}lock keeper`, `lock keeper${sign}`, `lock ${sign} keeper`, `${sign}${sign} lock`]) {
      const text = `First: ${run}. And (${run.toUpperCase()}), ${run.replaceAll(" ", "\n\u00a0")}!`;
      const found = choiceOf(analysisOf({ ngrams: [{ text: run, words: 2, count: 3, g2: 1 }] }), text, `ngram:${run}`)?.spans ?? [];
      const places = found.map(({ start, end }) => text.slice(start, end).toLowerCase().replace(/\s+/gu, " "));
      const expected = run.toLowerCase().trim().replace(/\s+/gu, " ");
      assert.equal(places.length, 3, `${JSON.stringify(run)}: ${JSON.stringify(places)}`);
      assert.ok(places.every((place) => place.trim() === expected), `${JSON.stringify(run)}: ${JSON.stringify(places)}`);
    }
  }
});

test("whole words where there are such, and parts where words are not parted", () => {
  /** @type {[string, string, string[]][]} the text, the run, what stands at its places */
  const cases = [
    ["A port fee, a port feed, a sport fee.", "port fee", ["port fee"]],
    ["The o'clock boat, the O'Clock Boat.", "o'clock boat", ["o'clock boat", "O'Clock Boat"]],
    ["정부의 발표는 늦었다. 정부의 발표가 왔다.", "정부의 발표", ["정부의 발표", "정부의 발표"]],
    ["東京都知事は、東京都知事が", "東京都知事", ["東京都知事", "東京都知事"]],
    ["line\u0085feed, line feed", "line feed", ["line\u0085feed", "line feed"]],
    ["nothing of it", "port fee", []],
    ["nothing of it", " ", []],
    [`${"x".repeat(3000)} y`, `${"x".repeat(3000)} y`, ["x".repeat(1000), "x".repeat(1000), "x".repeat(1000)]],
    [`${"😀".repeat(800)} y`, `${"😀".repeat(800)} y`, ["😀".repeat(500)]],
  ];
  for (const [text, run, expected] of cases) {
    const ngram = { text: run, words: 2, count: 1, g2: 1 };
    const found = choiceOf(analysisOf({ ngrams: [ngram] }), text, `ngram:${run}`.slice(0, 1000))?.spans ?? [];
    assert.deepEqual(found.map(({ start, end }) => text.slice(start, end)), expected, run.slice(0, 40));
  }
});

test("what has a name of any length is found by its key", () => {
  const name = "a".repeat(5000);
  const flat = { mentions: [0, 5000], count: 1 };
  const keyword = { ...flat, text: name, lemma: name, dispersion: 0 };
  const phrase = { ...flat, text: name, score: 1 };
  const ngram = { text: name, words: 2, count: 1, g2: 1 };
  for (const [analysis, keyOf] of /** @type {[Analysis, (analysis: Analysis) => string][]} */ ([
    [analysisOf({ keywords: [keyword] }), (all) => wordKey(all, keyword)],
    [analysisOf({ keyphrases: [phrase] }), (all) => phraseKey(all, phrase)],
    [analysisOf({ ngrams: [ngram] }), (all) => phraseKey(all, ngram)],
    [analysisOf({ entities: [entity(name, [[0, 5000]])] }), () => entityKey({ kind: "place", name })],
  ])) {
    const key = keyOf(analysis);
    assert.ok(key.length <= 1000);
    assert.ok((choiceOf(analysis, name, key)?.spans.length ?? 0) > 0, key.slice(0, 20));
  }
});

test("the same thing has the same key as a name, a word and a phrase, and in the next text", () => {
  const text = "Selvick port. The port of Selvick. Ferries.";
  const flat = { mentions: [0, 7, 26, 33], count: 2 };
  const place = { ...entity("Selvick", [[0, 7], [26, 33]]), aliases: ["Selvik"] };
  const [named, other] = ["Selvick", "ferry"].map((word) => ({ ...flat, text: word, lemma: word.toLowerCase(), dispersion: 0, variants: [{ text: `${word}s`, count: 1 }] }));
  const analysis = analysisOf({ entities: [place], keywords: [named, other] });
  const key = entityKey(place);
  assert.equal(wordKey(analysis, named), key);
  for (const text of ["Selvick", "SELVICK", "Selvik"]) assert.equal(phraseKey(analysis, { text, score: 1 }), key, text);
  assert.equal(phraseKey(analysis, { text: "Ferrys", score: 1 }), wordKey(analysis, other));
  assert.notEqual(phraseKey(analysis, { text: "port of Selvick" }), key);

  const next = analysisOf({ entities: [{ ...place, kind: "organization" }] });
  assert.equal(sameIn(next, text, { key, label: "Selvick" })?.kind, "organization", "of another kind there");
  assert.equal(sameIn(analysisOf({}), text, { key, label: "Selvick" }), null);
  assert.equal(sameIn(next, text, { key: "quotes", label: "Selvick" })?.spans.length, 0, "a quotation is not looked for by its words");
});

test("phrases are no names, no debris of names, and each stands once", () => {
  const text = "State Stefan Schnor spoke of digital policy. Digital policy of State Stefan Schnor: a department of digital policy in Selvick Bay, in Selvick.";
  const at = (/** @type {string} */ words) => {
    const start = text.indexOf(words);
    return /** @type {[number, number]} */ ([start, start + words.length]);
  };
  const run = (/** @type {string} */ words, count = 2) => ({ text: words, words: 2, count, g2: 1 });
  const phrase = (/** @type {string} */ words, count = 2) => ({ text: words, score: 1, count, mentions: at(words) });
  const analysis = analysisOf({
    entities: [{ ...entity("Stefan Schnor", [at("Stefan Schnor")]), kind: "person" }, entity("Selvick Bay", [at("Selvick Bay")])],
    keywords: [{ text: "department", lemma: "department", count: 1, mentions: [], dispersion: 0 }],
    keyphrases: [phrase("digital policy", 3), phrase("Stefan Schnor"), phrase("in Selvick"), phrase("department", 1)],
    ngrams: [run("State Stefan"), run("State Stefan Schnor"), run("Digital policy", 3), run("department of digital policy", 1), run("Selvick Bay"), run("spoke of digital", 1)],
  });
  assert.deepEqual(listPhrases(analysis, text).map((found) => found.text), ["digital policy", "department of digital policy", "spoke of digital"]);
});

test("stepping goes round the end, and what has no places is not selected", () => {
  /** @type {(number | undefined)[]} */
  const seen = [];
  const store = createStore();
  store.on(["selection"], ({ selection }) => seen.push(selection?.index));
  const selection = createSelection(store);
  const spans = [0, 1, 2].map((start) => ({ start, end: start + 1 }));
  const choice = { key: "a", label: (/** @type {number} */ i) => `place ${i}`, unit: "mention", kind: null, count: 3, spans };
  selection.choose(choice, 2);
  assert.equal(selection.get()?.label, "place 2");
  selection.step(1);
  assert.equal(selection.get()?.label, "place 0");
  selection.step(-1);
  selection.step(-1);
  selection.choose({ ...choice, key: "b", spans: [] });
  assert.equal(selection.get()?.key, "a");
  selection.clear();
  selection.clear();
  selection.step(1);
  assert.deepEqual(seen, [2, 0, 2, 1, undefined]);
});

test("those who listen to the store are told once of what concerns them", () => {
  const store = createStore();
  /** @type {string[]} */
  const told = [];
  store.on(["draft", "field"], ({ draft, field }, before) => told.push(`${before.draft}>${draft} ${field}`));
  store.set({ draft: "a", field: "open" });
  store.set({ draft: "a" });
  store.set({ view: "findings" });
  assert.deepEqual(told, [">a open"]);
});

test("TIMEX3 values in words", () => {
  for (const value of ["2024-04-30", "2024-04", "2023-06-13/2023-06-15", "2024-04-30T14:30", "P10Y", "PT30M"]) assert.ok(timex(value), value);
  /** @type {[string, string, ("duration" | "set" | "date")?][]} */
  const table = [
    ["199", "1990s"],
    ["19", "20th century"],
    ["20", "21st century"],
    ["2024-SU", "summer 2024"],
    ["2024-Q1", "1st quarter of 2024"],
    ["2024-H2", "second half of 2024"],
    ["P3Y", "3 years", "duration"],
    ["P1Y6M", "1 year 6 months", "duration"],
    ["P6M/P8M", "6–8 months", "duration"],
    ["P2WE", "2 weekends", "duration"],
    ["PT0.5H", "0.5 hours", "duration"],
    ["P1Y", "every year", "set"],
    ["P2D", "every 2 days", "set"],
    ["XXXX-WXX-6", "every Saturday", "set"],
    ["XXXX-WXX-6TMO", "every Saturday morning", "set"],
    ["XXXX-XX-XXTEV", "every evening", "set"],
    ["XXXX-06", "every June", "set"],
    ["XXXX-WI", "every winter", "set"],
  ];
  for (const [value, words, kind] of table) assert.equal(timex(value, kind), words, value);
  assert.match(timex("2024-W18") ?? "", /^week of .*29.*2024|^week of .*April 29, 2024/u);
  assert.match(timex("2024-W18-WE") ?? "", /^weekend of .*4/u);
  for (const value of ["", "PRESENT_REF", "P1X", "2024-99-99", "2024-ZZ", "a/b/c", "PXY"]) assert.equal(timex(value), null, value);
  for (const value of ["", "PRESENT_REF", "PAST_REF", "FUTURE_REF", "PXY", "PTXH"]) assert.ok(isVague(value), value);
  for (const value of ["P3Y", "2024", "XXXX-06"]) assert.ok(!isVague(value), value);
});

test("the days that a value names, and the ticks of an axis", () => {
  const days = (/** @type {string} */ from, /** @type {string} */ to) => [from, to].map((day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000);
  for (const [value, from, to] of [
    ["2024-04-30", "2024-04-30", "2024-05-01"],
    ["2024-04-30T14:30", "2024-04-30", "2024-05-01"],
    ["2024-12", "2024-12-01", "2025-01-01"],
    ["2024", "2024-01-01", "2025-01-01"],
    ["199", "1990-01-01", "2000-01-01"],
    ["19", "1900-01-01", "2000-01-01"],
    ["2024-W01", "2024-01-01", "2024-01-08"],
    ["2021-W01", "2021-01-04", "2021-01-11"],
    ["2024-W18-WE", "2024-05-04", "2024-05-06"],
    ["2024-Q4", "2024-10-01", "2025-01-01"],
    ["2024-H1", "2024-01-01", "2024-07-01"],
    ["2024-WI", "2024-12-01", "2025-03-01"],
    ["2013/2022", "2013-01-01", "2023-01-01"],
  ]) assert.deepEqual(daysOf(value), days(from, to), value);
  for (const value of ["", "P3Y", "PRESENT_REF", "XXXX-06", "T07:00", "2024/2013"]) assert.equal(daysOf(value), null, value);

  for (const [from, to] of [["2024-04-28", "2024-05-02"], ["2024-04-28", "2024-07-02"], ["2023-02-02", "2025-01-01"], ["1653-01-01", "2024-06-01"]]) {
    const [start, end] = days(from, to);
    const found = ticks([start, end], 5);
    assert.ok(found.length >= 1 && found.length <= 6, `${from}: ${found.length}`);
    assert.ok(found.every(({ day }) => day >= start && day <= end));
    assert.equal(new Set(found.map(({ label }) => label)).size, found.length);
  }
  assert.deepEqual(ticks([days("1996-05-01", "1996-05-01")[0], days("2004-05-01", "2004-05-01")[0]], 5).map(({ day }) => new Date(day * 86_400_000).toISOString().slice(0, 10)), ["1998-01-01", "2000-01-01", "2002-01-01", "2004-01-01"]);
});

test("sums of money, also in what is no currency", () => {
  assert.match(money(42e12, "KRW"), /42/);
  assert.match(money(5, "nonsense"), /5 nonsense/);
});

test("ranges show both ends", () => {
  /** @param {Partial<import("../../pkg/index.js").Amount>} parts */
  const amount = (parts) => /** @type {import("../../pkg/index.js").Amount} */ ({ start: 0, end: 9, value: 3, valueTo: 5, unit: null, alternatives: [], ...parts });
  assert.match(amountLabel(amount({ kind: "percent", unit: "%" }), ""), /^3\D+5\s?%$/);
  assert.match(amountLabel(amount({ kind: "money", unit: "USD", value: 10e9, valueTo: 12e9 }), ""), /10\D+12/);
  assert.match(amountLabel(amount({ kind: "money", unit: "none" }), ""), /3\D+5 none/);
  assert.ok(isSmall(amount({ kind: "number" })) && !isSmall(amount({ kind: "number", valueTo: 50 })));
});

test("excerpts end at a word", () => {
  assert.equal(excerpt("The river\n runs, slowly, to the sea", 16), "The river runs…");
  assert.equal(excerpt("short", 16), "short");
  assert.equal(excerpt("x".repeat(40), 10), `${"x".repeat(10)}…`);
});
