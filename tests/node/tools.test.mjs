// What a reader does with an analysis: look words up, correct names. On this thread, on the worker, on the command line.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { analyze, contexts, createWorkerAnalyzer, init, NutgrafError } from "../../pkg/index.js";
import { ARTICLE, binary, longText } from "./support.mjs";

/** @import { ContextsOptions, Corrections } from "../../pkg/index.js" */

await init();
const unbuilt = existsSync(binary) ? false : `${binary} is not built; \`cargo build\` builds it`;
const folder = mkdtempSync(path.join(tmpdir(), "nutgraf-"));
after(() => rmSync(folder, { recursive: true }));

const TEXT = "Ferry stops\n\nThe Skerrow ferry 🙂 was stopped by Rosa Quint. Two ferries ran before, Quint said. A ferry runs no more.";

/** What the command line answers. */
function run(/** @type {string[]} */ ...words) {
  const { status, stdout, stderr } = spawnSync(binary, words, { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

test("contexts tell places, neighbours and forms", () => {
  const found = contexts(TEXT, "ferry", { lemma: true });
  assert.deepEqual([found.query, found.by, found.sort, found.count], ["ferry", "lemma", "place", 4]);
  assert.deepEqual(found.forms, [{ text: "ferry", count: 3 }, { text: "ferries", count: 1 }]);
  const [, second] = found.lines;
  assert.equal(TEXT.slice(second?.start, second?.end), "ferry");
  assert.deepEqual([second?.before, second?.text, second?.after.slice(0, 14)], ["The Skerrow", "ferry", "🙂 was stopped"]);
  assert.deepEqual(contexts(TEXT, "zeppelin").lines, []);
  const before = contexts(TEXT, "ferry", { sort: "before", limit: 2, window: 1 }).lines;
  assert.deepEqual(before.map((line) => line.before), ["", "A"]);
});

test("contexts are the same on the worker and on the command line, whatever was read before", { skip: unbuilt }, async (t) => {
  const worker = createWorkerAnalyzer();
  t.after(() => worker.terminate());
  const file = path.join(folder, "contexts.txt");
  writeFileSync(file, TEXT);
  /** @type {[string, ContextsOptions, string[]][]} */
  const questions = [
    ["ferry", {}, []],
    ["run", { lemma: true, sort: "after" }, ["--lemma", "--sort", "after"]],
    ["was stopped", { offsets: "chars", window: 2 }, ["--offsets", "chars", "--window", "2"]],
    ["ferry", { limit: 1, sort: "before", language: "en" }, ["--limit", "1", "--sort", "before", "--language", "en"]],
  ];
  for (const [words, options, flags] of questions) {
    const expected = run("contexts", words, file, "--format", "json", ...flags);
    assert.deepEqual(contexts(TEXT, words, options), expected, words);
    analyze(TEXT);
    assert.deepEqual(contexts(TEXT, words, options), expected, `${words}, after its analysis`);
    analyze(ARTICLE);
    assert.deepEqual(contexts(TEXT, words, options), expected, `${words}, after another`);
    assert.deepEqual(await worker.contexts(TEXT, words, options), expected, `${words}, on the worker`);
  }
});

test("a text that was analysed is asked again without being read again", () => {
  const text = longText(2_000_000);
  analyze(text);
  const time = (/** @type {() => void} */ work) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const kept = Math.min(...[1, 2, 3].map(() => time(() => contexts(text, "the", { sort: "before" }))));
  analyze("Another text.");
  const anew = time(() => contexts(text, "the", { sort: "before" }));
  assert.ok(kept < anew / 3, `${kept} ms where it was kept, ${anew} ms where it was not`);
});

test("wrong questions are refused with what would be right", async () => {
  /** @type {[unknown, unknown, RegExp][]} */
  const wrong = [
    ["", undefined, /nothing to look for; give a word or a phrase/],
    [7, undefined, /of type number; it must be a string/],
    ["ferry", { window: 101 }, /at most 100 words/],
    ["ferry", { sort: "left" }, /'place', 'before' or 'after'/],
    ["ferry", { lemma: 1 }, /'lemma' is a number; it must be true or false/],
    ["ferry", { case: true }, /no option 'case'; there are lemma, sort, window, limit, offsets, language/],
  ];
  for (const [words, options, message] of wrong) {
    const told = (/** @type {unknown} */ error) => error instanceof NutgrafError && error.code === "bad-option" && message.test(error.message);
    assert.throws(() => contexts(TEXT, /** @type {any} */ (words), /** @type {any} */ (options)), told, String(message));
  }
});

test("corrections are the same on the worker and on the command line", { skip: unbuilt }, async (t) => {
  const worker = createWorkerAnalyzer();
  t.after(() => worker.terminate());
  const [file, rules] = [path.join(folder, "corrected.txt"), path.join(folder, "rules.json")];
  writeFileSync(file, TEXT);
  /** @type {Corrections} */
  const corrections = {
    corrections: 1,
    rules: [
      { do: "rename", target: { kind: "person", name: "Quint" }, to: "Rosa Quint-Tarn" },
      { do: "split", target: { at: { quote: "Quint said", occurrence: 1 } }, name: "Marek Quint" },
      { do: "merge", target: { name: "Skerrow" }, with: [{ name: "Nobody Here" }] },
      { do: "add", text: "ferry", kind: "product", at: { quote: "Skerrow ferry" } },
      { do: "retype", target: { name: "ferry" }, kind: "organization" },
      { do: "hide", target: { name: "Skerrow" } },
    ],
  };
  writeFileSync(rules, JSON.stringify(corrections));
  const expected = run("analyze", "--format", "json", "--repair", "never", "--corrections", rules, file);
  const here = analyze(TEXT, { corrections, repair: "never" });
  assert.deepEqual({ ...here, text: TEXT }, expected);
  assert.deepEqual(await worker.analyze(TEXT, { corrections, repair: "never" }), here);
  assert.deepEqual(here.corrections.map(({ applied }) => applied > 0), [true, true, false, true, true, true]);
  assert.ok(here.entities.some(({ name }) => name === "Marek Quint"));
  const again = analyze(TEXT, { corrections: { corrections: 1, rules: here.corrections }, repair: "never" });
  assert.deepEqual(again, here, "what an analysis lists can be handed back");
});

test("wrong corrections are refused with the rule's number", () => {
  /** @type {[unknown, RegExp][]} */
  const wrong = [
    [[], /'corrections' is an array; it must be an object/],
    [{ corrections: 2, rules: [] }, /version 2; this program reads version 1/],
    [{ corrections: 1, rules: [{ do: "hide" }] }, /Rule 1 of the corrections: its target has neither/],
    [{ corrections: 1, rules: [{ do: "forget", target: { name: "A" } }] }, /'corrections\.rules\[0\]\.do' is 'forget'; there are rename, /],
    [{ corrections: 1, rules: [{ do: "rename", target: { name: "A" } }] }, /'corrections\.rules\[0\]\.to' is missing/],
    [{ corrections: 1, rules: [{ do: "add", text: "A", kind: "ship" }] }, /'ship' is no kind; there are person/],
    [{ corrections: 1, rules: [{ do: "hide", target: { name: "A", where: 1 } }] }, /no option 'corrections\.rules\[0\]\.target\.where'/],
    [{ corrections: 1, rules: [{ do: "merge", target: { name: "A" }, with: "B" }] }, /'corrections\.rules\[0\]\.with' is a string; it must be an array/],
  ];
  for (const [corrections, message] of wrong) {
    const told = (/** @type {unknown} */ error) => error instanceof NutgrafError && error.code === "bad-option" && message.test(error.message);
    assert.throws(() => analyze(TEXT, { corrections: /** @type {any} */ (corrections) }), told, String(message));
  }
});
