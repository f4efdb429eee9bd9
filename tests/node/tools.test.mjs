// What a reader does with an analysis: look words up, correct names. On this thread, on the worker, on the command line.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { analyze, contexts, createWorkerAnalyzer, exportAnalysis, init, loadLanguage, NutgrafError, redact } from "../../pkg/index.js";
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
      { do: "hide", target: { name: "ferry" } },
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

test("a text is redacted, and a key goes on with the next one", async () => {
  const first = await redact("Rosa Quint resigned. Write to press@tallow.example.", { kinds: ["person", "email"] });
  assert.equal(first.text, "Person 1 resigned. Write to Email 1.");
  assert.deepEqual(first.replacements[0], { start: 0, end: 10, at: 0, label: "Person 1", kind: "person" });
  assert.equal(first.source, null);
  assert.equal(first.notices.at(-1)?.code, "redaction-unsure");
  assert.deepEqual(first.key.labels[0], { label: "Person 1", kind: "person", name: "Rosa Quint", forms: ["Rosa Quint"] });
  const second = await redact("Jonas Feldmar followed Rosa Quint.", { key: JSON.parse(JSON.stringify(first.key)) });
  assert.equal(second.text, "Person 2 followed Person 1.");
  assert.equal((await redact("Rosa Quint resigned.", { style: "bars" })).text, "█████ resigned.");
  assert.equal((await redact("🙂 Rosa Quint", { offsets: "chars" })).replacements[0]?.start, 2);
  /** @type {Corrections} */
  const corrections = { corrections: 1, rules: [{ do: "add", text: "the Heron", kind: "person" }] };
  assert.equal((await redact("Nobody saw the Heron leave.", { corrections })).text, "Nobody saw Person 1 leave.");
});

test("what was repaired before it was redacted comes back", async () => {
  const text = "The har\u00adbour of Tallow was closed by Rosa Quint, who left.";
  const { source, text: redacted, replacements } = await redact(text, { kinds: ["person"] });
  assert.equal(source, "The harbour of Tallow was closed by Rosa Quint, who left.");
  assert.equal(redacted, "The harbour of Tallow was closed by Person 1, who left.");
  assert.equal(source.slice(replacements[0]?.start, replacements[0]?.end), "Rosa Quint");
});

test("what redact() cannot make sense of is named", async () => {
  /** @type {[unknown, RegExp][]} */
  const wrong = [
    [{ kinds: ["persons"] }, /'persons'.*person, organization/],
    [{ kinds: [] }, /'kinds' is empty/],
    [{ style: "dots" }, /'dots'/],
    [{ colour: "red" }, /no option 'colour'/],
    [{ offsets: "miles" }, /miles/],
    [{ language: "xx-nowhere" }, /xx-nowhere/],
    [{ key: { schema: 2, labels: [] } }, /version 2/],
    [{ key: { schema: 1 } }, /'key.labels' is missing/],
    [{ key: { schema: 1, labels: [{ label: "Person 1" }] } }, /'key.labels\[0\].kind' is missing/],
    [7, /argument of options is a number/],
  ];
  const worker = createWorkerAnalyzer();
  try {
    for (const [options, message] of wrong) {
      const refused = { name: "NutgrafError", code: "bad-option", message };
      await assert.rejects(redact("text", /** @type {any} */ (options)), refused);
      await assert.rejects(worker.redact("text", /** @type {any} */ (options)), refused);
    }
    await assert.rejects(redact(/** @type {any} */ (7)), { code: "bad-option" });
    await assert.rejects(worker.exportAnalysis(analyze("text"), "text", /** @type {any} */ (7)), { code: "bad-option", message: /third argument/ });
    await assert.rejects(worker.exportAnalysis(analyze("text"), "text", /** @type {any} */ ("pdf")), { code: "bad-option", message: /pdf/ });
  } finally {
    worker.terminate();
  }
});

test("redaction and exports are the same on the worker and on the command line", { skip: unbuilt }, async (t) => {
  const worker = createWorkerAnalyzer();
  t.after(() => worker.terminate());
  // The command line and the worker have it by themselves.
  await loadLanguage("de");
  const long = longText(200_000);
  for (const [name, text] of Object.entries({ article: ARTICLE, long, german: "Rosa Quint ist zurückgetreten. Sie war seit drei Jahren im Amt, sagte ihre Sprecherin." })) {
    const file = path.join(folder, `${name}.txt`);
    writeFileSync(file, text);
    const key = path.join(folder, `${name}.json`);
    const told = run("redact", file, "--format", "json", "--kinds", "person,place,email", "--key", key);
    const redacted = await redact(text, { kinds: ["person", "place", "email"] });
    const { source, key: secret, ...rest } = redacted;
    assert.deepEqual(rest, told, name);
    assert.deepEqual(secret, JSON.parse(readFileSync(key, "utf8")), name);
    assert.deepEqual(await worker.redact(text, { kinds: ["person", "place", "email"] }), redacted, name);
    const analysis = analyze(text);
    for (const what of /** @type {const} */ (["html", "csv:entities", "svg:strip"])) {
      assert.equal(await worker.exportAnalysis(analysis, text, what), await exportAnalysis(analysis, text, what), `${name}, ${what}`);
    }
  }
});
