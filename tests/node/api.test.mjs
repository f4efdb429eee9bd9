// The calls of the package on one thread: what they take, what they refuse, and in which words.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { test } from "node:test";

import { analyze, analyzeFile, contexts, createWorkerAnalyzer, exportAnalysis, init, NutgrafError, tokenize, VERSION } from "../../pkg/index.js";
import { ARTICLE, longText, read } from "./support.mjs";

/**
 * @param {() => unknown} call
 * @param {import("../../pkg/index.js").ErrorCode} code
 * @param {RegExp} message
 */
function refuses(call, code, message) {
  assert.throws(call, (error) => {
    assert.ok(error instanceof NutgrafError, String(error));
    assert.equal(error.name, "NutgrafError");
    assert.equal(error.code, code, error.message);
    assert.match(error.message, message);
    return true;
  });
}

test("before init, calls say what is missing", () => {
  refuses(() => analyze("text"), "unsupported", /analyze\(\).*await init\(\)/);
  refuses(() => tokenize("text"), "unsupported", /tokenize\(\).*await init\(\)/);
});

test("a failed init can be tried again, and a second one does nothing", async () => {
  await assert.rejects(init(new URL("./nothing.wasm", import.meta.url)), { name: "NutgrafError", code: "unreadable", message: /nothing\.wasm/ });
  await assert.rejects(init(new Uint8Array([1, 2, 3, 4])), { name: "NutgrafError", code: "unreadable", message: /these are bytes, no wasm file/ });
  await assert.rejects(init(new Response("gone", { status: 404 })), { name: "NutgrafError", code: "unreadable", message: /404/ });
  // What comes where a server or a bundler does not know the file is no fault of the browser's.
  const page = new Response("<!doctype html>", { headers: { "content-type": "text/html" } });
  await assert.rejects(init(page), { name: "NutgrafError", code: "unreadable", message: /answered with text\/html, no wasm file.*recipes/ });
  const whole = await readFile(new URL("../../pkg/nutgraf_bg.wasm", import.meta.url));
  await assert.rejects(init(whole.subarray(0, 1000)), { name: "NutgrafError", code: "unreadable", message: /it is damaged: / });
  // A server that does not know the type of wasm files.
  await init(new Response(new Uint8Array(whole), { headers: { "content-type": "application/octet-stream" } }));
  await init();
  await init(new URL("./nothing.wasm", import.meta.url));
  assert.equal(analyze("One word.").schema, 1);
});

test("a wasm file of other glue is a version mismatch", () => {
  // Another process, for here init() is done.
  const script = `
    import { init } from ${JSON.stringify(new URL("../../pkg/index.js", import.meta.url).href)};
    await init(new URL(${JSON.stringify(new URL("../../pkg/nutgraf_import_bg.wasm", import.meta.url).href)}))
      .catch((error) => console.log(error.name, error.code));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", script], { encoding: "utf8" });
  assert.equal(stdout, "NutgrafError version-mismatch\n", stderr);
});

test("versions agree", () => {
  assert.equal(VERSION, JSON.parse(read("pkg/package.json")).version);
  assert.match(read("Cargo.toml"), new RegExp(`^version = "${VERSION}"$`, "m"));
});

test("an analysis is plain data", () => {
  const analysis = analyze(ARTICLE);
  assert.deepEqual(analysis, JSON.parse(JSON.stringify(analysis)), "no undefined, no NaN, nothing but JSON");
  assert.equal(Object.getPrototypeOf(analysis), Object.prototype);
  assert.deepEqual(analyze(ARTICLE), analysis, "the same again");
  assert.equal(analysis.text, null);
  assert.equal(ARTICLE.slice(analysis.title?.start, analysis.title?.end), "Harbour town votes to keep its night ferry");
  assert.ok(analysis.entities.some(({ name, kind }) => name === "Tomas Ferreira" && kind === "person"));
});

test("empty texts have an analysis", () => {
  for (const text of ["", " \n\t ", "\u0000", "."]) {
    const analysis = analyze(text);
    assert.equal(analysis.schema, 1);
    assert.deepEqual(analysis.keywords, []);
    assert.deepEqual(analysis.summary, []);
  }
});

test("every option arrives", () => {
  const text = ARTICLE.replaceAll("ferry", "fähre");
  assert.equal(analyze(text, { sentences: 1 }).summary.length, 1);
  assert.equal(analyze(text, { ratio: 1 }).summary.length > 3, true);
  assert.deepEqual(analyze(text, { language: "uz" }).language, { code: "uz", confidence: 1 });
  assert.deepEqual(analyze(text, { language: "uz", languageHints: ["en"] }).language, { code: "uz", confidence: 1 });
  assert.equal(analyze("Gas plant", { languageHints: ["en"] }).language.code, "en");
  assert.equal(analyze(text, { limits: { keywords: 2 } }).keywords.length, 2);
  assert.equal(analyze(text, { limits: { entities: 1, mentions: 1 } }).entities.length, 1);
  assert.equal(analyze("She came yesterday, we heard.", { date: "2024-03-05" }).dates[0]?.value, "2024-03-04");
  const ends = (/** @type {import("../../pkg/index.js").Options} */ options) => analyze(text, { repair: "never", ...options }).blocks.at(-1)?.end;
  assert.equal(ends({ offsets: "utf16" }), text.trimEnd().length);
  assert.equal(ends({ offsets: "utf8" }), Buffer.byteLength(text.trimEnd()));
  assert.equal(ends({ offsets: "chars" }), [...text.trimEnd()].length);
  const windowed = analyze(text, { window: 200 });
  assert.ok(windowed.sentences.every(({ end }) => end <= 200));
  assert.deepEqual(windowed.stats, analyze(text).stats);
  assert.ok(windowed.notices.some(({ code }) => code === "windowed"));
  assert.deepEqual(analyze(text, { encoding: "cp1250" }), analyze(text), "a string has been decoded");
  const broken = "The har\u00adbour of\u00adfice is open on Tuesday. It closes at noon.";
  assert.equal(analyze(broken, { repair: "never" }).text, null);
  assert.equal(typeof analyze(broken, { repair: "always" }).text, "string");
});

test("fields that are asked for are as in the whole, and the others are missing", async () => {
  /** @type {Record<string, any>} */
  const whole = analyze(ARTICLE);
  const always = ["language", "metadata", "notices", "published", "repairs", "schema", "title"];
  for (const field of /** @type {(keyof import("../../pkg/index.js").Analysis)[]} */ (Object.keys(whole))) {
    /** @type {Record<string, any>} */
    const alone = analyze(ARTICLE, { fields: [field] });
    assert.deepEqual(alone[field], whole[field], field);
    assert.ok(Object.keys(alone).every((key) => [...always, "text", field].includes(key)), Object.keys(alone).join());
  }
  const names = analyze(ARTICLE, { fields: ["entities.name", "entities.count", "stats"] });
  assert.deepEqual(names.entities, whole.entities.map((/** @type {any} */ { name, count }) => ({ name, count })));
  assert.equal(names.stats.words, whole.stats.words);
  assert.ok(!("text" in names) && !("keywords" in names));
  assert.deepEqual(Object.keys(analyze(ARTICLE, { fields: [] })).sort(), always);
  const word = whole.keywords[0].text;
  const found = contexts(ARTICLE, word);
  analyze(ARTICLE, { fields: ["stats"] });
  assert.deepEqual(contexts(ARTICLE, word), found, "the text is read anew");
  const worker = createWorkerAnalyzer();
  assert.deepEqual(await worker.analyze(ARTICLE, { fields: ["entities.name", "entities.count", "stats"] }), names);
  worker.terminate();
});

test("an analysis of some fields is exported, but for what is made of others", async () => {
  const some = analyze(ARTICLE, { fields: ["summary", "quotes"] });
  const whole = analyze(ARTICLE);
  assert.deepEqual(JSON.parse(await exportAnalysis(some, ARTICLE, "json")), some);
  assert.equal(await exportAnalysis(some, ARTICLE, "csv:quotes"), await exportAnalysis(whole, ARTICLE, "csv:quotes"));
  assert.match(await exportAnalysis(some, ARTICLE, "markdown"), /## In brief/);
  await assert.rejects(exportAnalysis(some, ARTICLE, "csv:dates"), { code: "bad-option", message: /made of 'dates'; ask for 'dates'/ });
  await assert.rejects(exportAnalysis(some, ARTICLE, "svg:bars"), { code: "bad-option", message: /'keywords'/ });
  const parts = analyze(ARTICLE, { fields: ["entities.name"] });
  await assert.rejects(exportAnalysis(/** @type {any} */ (parts), ARTICLE, "markdown"), { code: "bad-option", message: /'fields'/ });
});

test("undefined and null count as not given", () => {
  const nothing = { language: undefined, languageHints: null, date: null, sentences: undefined, ratio: null, repair: undefined, offsets: null, title: undefined, stopWords: null, limits: { keywords: null }, window: undefined, encoding: null, corrections: null, fields: null };
  assert.deepEqual(analyze(ARTICLE, nothing), analyze(ARTICLE));
  assert.deepEqual(analyze(ARTICLE, null), analyze(ARTICLE));
});

test("every wrong option is named", async () => {
  /** @type {[unknown, RegExp][]} */
  const wrong = [
    ["fast", /argument of options is a string; it must be an object/],
    [7, /argument of options is a number/],
    [[], /argument of options is an array/],
    [{ sentence: 3 }, /no option 'sentence'; there are language, languageHints, date, sentences, ratio, repair, offsets, title, stopWords, limits, window, encoding, corrections, watch, fields\./],
    [{ signal: new AbortController().signal }, /no option 'signal'/],
    [{ language: 5 }, /'language' is a number; it must be a string/],
    [{ language: "English" }, /'English' is no language code/],
    [{ languageHints: ["en", "en-US"] }, /'languageHints' has 'en-US', which is no language code/],
    [{ date: new Date(0) }, /'date' is an object; it must be a string/],
    [{ date: "30.4.2024" }, /'30\.4\.2024' is no date/],
    [{ date: "2024-02-30" }, /2024-02-30/],
    [{ sentences: "3" }, /'sentences' is a string; it must be a number/],
    [{ sentences: 3n }, /'sentences' is a bigint/],
    [{ sentences: 0 }, /'sentences' is 0/],
    [{ sentences: 2.5 }, /'sentences' is 2\.5; it must be a whole number/],
    [{ sentences: Number.NaN }, /'sentences' is no number/],
    [{ sentences: Number.POSITIVE_INFINITY }, /'sentences' is 1000000000000 or more/],
    [{ sentences: 3, ratio: 0.5 }, /both/],
    [{ ratio: 0 }, /'ratio' is 0/],
    [{ ratio: true }, /'ratio' is a boolean/],
    [{ repair: "yes" }, /'repair' is 'yes'; it must be 'auto', 'always' or 'never'/],
    [{ repair: () => "never" }, /'repair' is a function/],
    [{ offsets: "bytes" }, /'offsets' is 'bytes'/],
    [{ offsets: Symbol("utf8") }, /'offsets' is a symbol/],
    [{ title: ["A title"] }, /'title' is an array/],
    [{ stopWords: "ferry" }, /'stopWords' is a string; it must be an array of strings/],
    [{ stopWords: new Set(["ferry"]) }, /'stopWords' is an object/],
    [{ stopWords: ["ferry", 7] }, /'stopWords\[1\]' is a number; it must be a string/],
    [{ limits: 10 }, /'limits' is a number; it must be an object/],
    [{ limits: [10] }, /'limits' is an array/],
    [{ limits: { words: 10 } }, /no option 'limits\.words'; there are keywords, ngrams, keyphrases, mentions, entities/],
    [{ limits: { keywords: "10" } }, /'limits\.keywords' is a string; it must be a number/],
    [{ limits: { mentions: -1 } }, /'limits\.mentions' is -1/],
    [{ window: 1.5 }, /'window' is 1\.5/],
    [{ fields: "summary" }, /'fields' is a string; it must be an array of strings/],
    [{ fields: ["summary", "people"] }, /no field 'people'; there are schema, text, .*, amounts, corrections, watch\./],
    [{ fields: ["entities.names"] }, /no field 'entities\.names'; there are id, kind, name/],
    [{ encoding: 1250 }, /'encoding' is a number; it must be a string/],
    [{ encoding: "klingon" }, /'klingon' is no encoding that is read; give 'auto', or a label such as .*'windows-1250'/],
    [{ encoding: "utf-32" }, /'utf-32' is no encoding that is read/],
  ];
  for (const [options, message] of wrong) {
    refuses(() => analyze(ARTICLE, /** @type {any} */ (options)), "bad-option", message);
  }
  await assert.rejects(analyzeFile(new Blob(["a"]), /** @type {any} */ ({ sentence: 1 })), { code: "bad-option" });
  await assert.rejects(analyzeFile(new Blob(["a"]), /** @type {any} */ ({ signal: "stop" })), { code: "bad-option", message: /'signal'/ });
  await assert.rejects(analyzeFile(new Blob(["a"]), /** @type {any} */ ({ onProgress: "tell" })), { code: "bad-option", message: /'onProgress'/ });
  await assert.rejects(analyzeFile(/** @type {any} */ ("a.txt")), { code: "bad-option", message: /File/ });
});

test("what is no string is refused", () => {
  for (const text of [undefined, null, 5, ["a"], new Uint8Array(3), new String("a")]) {
    refuses(() => analyze(/** @type {any} */ (text)), "bad-option", /must be a string/);
    refuses(() => tokenize(/** @type {any} */ (text)), "bad-option", /must be a string/);
  }
});

test("tokens are flat", () => {
  const text = "Naïve 🙂 readers paid $3.5bn. They didn’t mind.";
  const tokens = tokenize(text);
  assert.ok(tokens instanceof Uint32Array);
  assert.equal(tokens.length % 4, 0);
  const rows = Array.from({ length: tokens.length / 4 }, (_, i) => tokens.subarray(i * 4, i * 4 + 4));
  const words = rows.map(([start, end]) => text.slice(start, end));
  assert.deepEqual(words.slice(0, 4), ["Naïve", "🙂", "readers", "paid"]);
  assert.ok(words.includes("$3.5bn"), words.join("|"));
  assert.equal(rows.at(-1)?.[3], 1, "the second sentence");
  assert.equal(tokenize("").length, 0);
});

test("a lone surrogate is one unit and comes back as U+FFFD", () => {
  const lone = "\ud83d";
  const text = `Mayor Ana Bel${lone}ova spoke. ${lone} Ana Bel${lone}ova went home.`;
  const analysis = analyze(text);
  assert.equal(analysis.sentences.at(-1)?.end, text.length);
  for (const { start, end } of analysis.entities.flatMap(({ mentions }) => mentions)) assert.ok(end <= text.length && start < end);
  // JSON writes a lone surrogate as an escape.
  assert.doesNotMatch(JSON.stringify(analysis), /\\ud[89a-f]/i);
  const tokens = tokenize(text);
  assert.equal(tokens.at(-3), text.length);
  const titled = analyze(ARTICLE, { title: `A${lone}B` });
  assert.equal(titled.schema, 1);
});

test("an analysis is measured on the timeline, once", () => {
  analyze(ARTICLE);
  analyze(ARTICLE);
  assert.equal(performance.getEntriesByName("nutgraf:analyze", "measure").length, 1);
  // Not by name and type: Node 20.16 to 20.18 look at the name only.
  const marks = performance.getEntriesByType("mark").filter((entry) => entry.name === "nutgraf:analyze");
  assert.equal(marks.length, 0);
});

test("20 MB are analysed, and their memory is used again", () => {
  const text = longText(20_000_000);
  const before = process.memoryUsage.rss();
  const first = analyze(text, { window: 10_000, repair: "never" });
  const peak = process.memoryUsage.rss();
  analyze(text, { window: 10_000, repair: "never" });
  const again = process.memoryUsage.rss();
  assert.ok(first.stats.characters > 19_000_000);
  assert.ok(peak - before < 1000e6, `${Math.round((peak - before) / 1e6)} MB for 20 MB of text`);
  assert.ok(again - peak < 100e6, `${Math.round((again - peak) / 1e6)} MB more for the second time`);
});
