// The page's plain modules, without a browser: what is drawn where, what a key stands for, dates and sums in words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { choiceOf, entityKey, keyphraseKey, keywordKey, ngramKey } from "../../www/choices.js";
import { excerpt, money, timex } from "../../www/format.js";
import { cutPieces, firstEndingAfter, listMentions } from "../../www/pieces.js";
import { createSelection } from "../../www/selection.js";

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
  });
  assert.deepEqual(choiceOf(analysis, text, "keyword:lock")?.spans, [{ start: 0, end: 4 }, { start: 16, end: 20 }], "only what is shown");
  assert.deepEqual(choiceOf(analysis, text, "ngram:lock and")?.spans, [{ start: 0, end: 8 }, { start: 16, end: 24 }]);
  assert.equal(choiceOf(analysis, text, "entity:place:Lock: the place")?.kind, "place");
  assert.equal(choiceOf(analysis, text, "quotes")?.spans.length, 1);
  assert.equal(choiceOf(analysis, text, "keyword:door"), null);
  assert.equal(choiceOf(analysis, text, "nutgraf"), null);
  assert.deepEqual(choiceOf(analysis, text, "ngram:(and) [key")?.spans, []);
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
    const found = choiceOf(analysisOf({ ngrams: [ngram] }), text, ngramKey(ngram))?.spans ?? [];
    assert.deepEqual(found.map(({ start, end }) => text.slice(start, end)), expected, run.slice(0, 40));
  }
});

test("what has a name of any length is found by its key", () => {
  const name = "a".repeat(5000);
  const flat = { mentions: [0, 5000], count: 1 };
  const analysis = analysisOf({
    keywords: [{ ...flat, text: name, lemma: name, dispersion: 0 }],
    keyphrases: [{ ...flat, text: name, score: 1 }],
    entities: [entity(name, [[0, 5000]])],
  });
  for (const key of [keywordKey({ lemma: name }), keyphraseKey({ text: name }), entityKey({ kind: "place", name })]) {
    assert.ok(key.length <= 1000);
    assert.equal(choiceOf(analysis, name, key)?.spans.length, 1, key.slice(0, 20));
  }
});

test("stepping goes round the end, and what has no places is not selected", () => {
  /** @type {(number | null)[]} */
  const seen = [];
  const selection = createSelection((selected) => seen.push(selected?.index ?? null));
  const spans = [0, 1, 2].map((start) => ({ start, end: start + 1 }));
  selection.choose({ key: "a", label: "a", unit: "mention", kind: null, spans }, 2);
  selection.step(1);
  selection.step(-1);
  selection.step(-1);
  selection.choose({ key: "b", label: "b", unit: "mention", kind: null, spans: [] });
  assert.equal(selection.get()?.key, "a");
  selection.clear();
  selection.clear();
  selection.step(1);
  assert.deepEqual(seen, [2, 0, 2, 1, null]);
});

test("TIMEX3 values in words", () => {
  for (const value of ["2024-04-30", "2024-04", "2023-06-13/2023-06-15", "2024-04-30T14:30", "P10Y", "PT30M", "2024-Q1"]) assert.ok(timex(value), value);
  assert.equal(timex("199"), "1990s");
  assert.equal(timex("2024-W18"), "week 18 of 2024");
  assert.equal(timex("2024-SU"), "summer 2024");
  for (const value of ["", "PRESENT_REF", "XXXX-06-13", "P1Y2M", "2024-99-99"]) assert.equal(timex(value), null, value);
});

test("sums of money, also in what is no currency", () => {
  assert.match(money(42e12, "KRW"), /42/);
  assert.match(money(5, "nonsense"), /5 nonsense/);
});

test("excerpts end at a word", () => {
  assert.equal(excerpt("The river\n runs, slowly, to the sea", 16), "The river runs…");
  assert.equal(excerpt("short", 16), "short");
  assert.equal(excerpt("x".repeat(40), 10), `${"x".repeat(10)}…`);
});
