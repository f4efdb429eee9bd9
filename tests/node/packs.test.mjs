// The packs of languages: loaded by hand on the main thread, by itself in the worker; sources, damage, crashes.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { test } from "node:test";

import { analyze, analyzeFile, createWorkerAnalyzer, init, languages, loadLanguage, NutgrafError, tokenize } from "../../pkg/index.js";
import { ARTICLE, binary, GERMAN, longText, root, RUSSIAN, smallMemory, windows1251 } from "./support.mjs";

/** @import { Analysis, ErrorCode, PackSource, Progress } from "../../pkg/index.js" */

const pack = (/** @type {string} */ code) => new Uint8Array(readFileSync(path.join(root, "pkg/packs", `${code}.nut`)));
const lacks = (/** @type {Analysis} */ { notices }) => notices.some(({ code }) => code === "language-pack-missing");
/** The languages whose packs are told to be missing. */
const lacking = (/** @type {Analysis} */ { notices }) => notices.flatMap(({ language }) => language ?? []);
const lemmas = (/** @type {Analysis} */ { keywords }) => keywords.map(({ lemma }) => lemma);
/** A copy with one byte changed. */
const damaged = (/** @type {Uint8Array} */ bytes) => bytes.map((byte, i) => (i === 40 ? byte ^ 1 : byte));

// Sentences that stand in articles of another language.
const CHINESE = "市议会星期二批准了新桥的计划，渡船明年继续开。";
const JAPANESE = "昨日港町の議会は夜の渡し船を残すと決めた。";
const THAI = "สภาเมืองอนุมัติแผนการสร้างสะพานใหม่";

/** Texts that need several packs, or one that is not of their language, with the languages in the order in which they are told. */
const MIXED = /** @type {const} */ ([
  ["an English article that quotes Chinese", ARTICLE + CHINESE, ["zh"]],
  ["a handful of characters", `${ARTICLE}“渡船好,” said Ferreira.`, ["zh"]],
  ["Thai before Japanese", `${ARTICLE}${THAI}\n\n${JAPANESE}\n`, ["th", "ja"]],
  ["Japanese before Thai", `${ARTICLE}${JAPANESE}\n\n${THAI}\n`, ["ja", "th"]],
  ["a German article that quotes all three", `${GERMAN}${CHINESE} ${GERMAN}${JAPANESE} ${THAI} ${GERMAN}`, ["de", "zh", "ja", "th"]],
  ["a Chinese article that quotes Thai", `${CHINESE.repeat(4)}\n\n${THAI}\n`, ["zh", "th"]],
]);

/** What the command line, which has all packs built in, says of a text. */
function atCommandLine(/** @type {string} */ text) {
  const { stdout, stderr, status } = spawnSync(binary, ["analyze", "--jsonl"], { input: JSON.stringify({ id: 1, text }), encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(status, 0, stderr);
  return /** @type {Analysis} */ (JSON.parse(stdout).analysis);
}

/**
 * @param {Promise<unknown>} call
 * @param {ErrorCode} code
 * @param {RegExp} message
 */
function refused(call, code, message) {
  return assert.rejects(call, (error) => {
    assert.ok(error instanceof NutgrafError, String(error));
    assert.equal(error.code, code, error.message);
    assert.match(error.message, message);
    return true;
  });
}

/** A server of packs that counts what it is asked for; `answer` may put other bytes or a status in their place. */
async function serve(/** @type {import("node:test").TestContext} */ t) {
  /** @type {{url: string, asked: string[], answer: (code: string) => {status?: number, body?: Uint8Array | string} | "hang"}} */
  const served = { url: "", asked: [], answer: () => ({}) };
  const server = createServer((request, response) => {
    const code = path.parse(request.url ?? "").name;
    served.asked.push(code);
    const answer = served.answer(code);
    if (answer === "hang") return;
    response.writeHead(answer.status ?? 200).end(answer.body ?? pack(code));
  });
  await new Promise((resolve) => server.listen(0, "localhost", () => resolve(undefined)));
  t.after(() => (server.closeAllConnections(), server.close()));
  served.url = `http://localhost:${/** @type {import("node:net").AddressInfo} */ (server.address()).port}/packs`;
  return served;
}

test("before init nothing is said about languages", () => {
  assert.throws(() => languages(), { name: "NutgrafError", code: "unsupported", message: /languages\(\).*await init\(\)/ });
});

test("a pack is loaded once, and tells the words of its language", async () => {
  // What follows crashes on purpose.
  // All packs together take 30 MB; a long text takes more than this leaves.
  await init(smallMemory(1024));
  const { loaded, available } = languages();
  assert.deepEqual(loaded, ["en"]);
  assert.ok(available.length > 60 && available.includes("de") && !available.includes("en"));
  const before = analyze(GERMAN);
  assert.ok(lacks(before) && before.language.code === "de");
  assert.ok(lemmas(before).includes("der"), "a stop word");
  await loadLanguage("de");
  assert.deepEqual(languages(), { loaded: ["de", "en"], available });
  const after = analyze(GERMAN);
  assert.ok(!lacks(after));
  assert.ok(!lemmas(after).includes("der"));
  assert.ok(after.keywords.some(({ variants }) => variants?.some(({ text }) => text === "Fähren")), "forms are one word");
  await loadLanguage("de", new URL("file:///nothing.nut"));
  await loadLanguage("en", "nowhere");
  assert.deepEqual(analyze(GERMAN), after);
  assert.ok(!lacks(await analyzeFile(new TextEncoder().encode(GERMAN))));
});

test("after a crash the packs are there again", () => {
  const before = [analyze(GERMAN), languages()];
  for (let i = 0; i < 2; i++) {
    assert.throws(() => tokenize(longText(40_000_000)), { code: "crashed" });
    assert.deepEqual([analyze(GERMAN), languages()], before);
  }
});

test("every kind of source is taken", async (t) => {
  const served = await serve(t);
  /** @type {[string, (code: string) => PackSource][]} */
  const sources = [
    ["fr", (code) => pack(code)],
    ["es", (code) => pack(code).buffer],
    ["it", (code) => new DataView(Uint8Array.from([0, ...pack(code), 0]).buffer, 1, pack(code).length)],
    ["pt", (code) => new Response(pack(code))],
    ["nl", async (code) => new Response(pack(code))],
    ["sv", (code) => `${served.url}/${code}.nut`],
    ["da", (code) => new URL(`${served.url}/${code}.nut`)],
    ["fi", (code) => new Request(`${served.url}/${code}.nut`)],
    ["pl", (code) => new URL(`../../pkg/packs/${code}.nut`, import.meta.url).href],
  ];
  for (const [code, source] of sources) {
    await loadLanguage(code, source(code));
    assert.ok(languages().loaded.includes(code), code);
  }
  assert.deepEqual(served.asked, ["sv", "da", "fi"]);
  const bytes = pack("hu");
  await loadLanguage("hu", bytes);
  assert.deepEqual(bytes, pack("hu"), "the caller's bytes are left to it");
});

test("what is no pack of the language is refused with a remedy, and can be tried again", async (t) => {
  const served = await serve(t);
  const address = `${served.url}/cs.nut`;
  const tried = (/** @type {PackSource} */ source, /** @type {RegExp} */ reason) => refused(loadLanguage("cs", source), "unreadable", new RegExp(`'cs'.*${reason.source}.*try again`, "is"));
  await refused(loadLanguage("xx"), "bad-option", /no pack of a language 'xx'; there are af, .*, zh\./);
  await refused(loadLanguage("DE"), "bad-option", /'DE'/);
  await refused(loadLanguage(/** @type {any} */ (undefined)), "bad-option", /'undefined'/);
  await tried(pack("ro"), /pack of 'ro'/);
  await tried(damaged(pack("cs")), /damaged|cannot be loaded/);
  await tried(pack("cs").subarray(0, 1000), /cannot be loaded/);
  await tried(new Uint8Array(0), /cannot be loaded/);
  await tried(Promise.reject(new Error("no luck")), /no luck/);
  await tried(new URL("./nothing.nut", import.meta.url), /nothing\.nut/);
  served.answer = () => ({ status: 503 });
  await tried(address, /answered 503/);
  served.answer = () => ({ body: "<!doctype html><title>Sign in</title>" });
  served.asked.length = 0;
  await tried(address, /cannot be loaded/);
  assert.equal(served.asked.length, 2, "once more, past the caches");
  assert.ok(!languages().loaded.includes("cs"));
  served.answer = () => (served.asked.length < 4 ? { body: damaged(pack("cs")) } : {});
  await loadLanguage("cs", address);
  assert.equal(served.asked.length, 4);
  assert.ok(languages().loaded.includes("cs"));
});

test("a worker fetches the pack that it needs, once, and gives one result", async (t) => {
  const served = await serve(t);
  const worker = createWorkerAnalyzer({ packs: served.url });
  t.after(() => worker.terminate());
  assert.deepEqual(await worker.analyze(ARTICLE), analyze(ARTICLE));
  assert.deepEqual(served.asked, [], "English needs none");
  /** @type {Progress[]} */
  const told = [];
  const expected = analyze(GERMAN);
  assert.ok(!lacks(expected));
  assert.deepEqual(await worker.analyze(GERMAN, { onProgress: (progress) => told.push(progress) }), expected);
  assert.ok(told.length > 3 && told.every(({ fraction }, i, all) => fraction >= (all[i - 1]?.fraction ?? 0)), "progress only grows");
  assert.deepEqual([...new Set(told.map(({ step }) => step))], ["import", "segment", "annotate", "present"]);
  assert.deepEqual(await worker.analyze(GERMAN), expected);
  assert.deepEqual(await worker.analyzeFile(new TextEncoder().encode(GERMAN)), { ...expected, text: GERMAN });
  assert.ok(!lacks(await worker.analyzeFile(windows1251(RUSSIAN))));
  assert.deepEqual(served.asked, ["de", "ru"]);
  assert.ok(!lacks(await worker.analyze(ARTICLE, { language: "fr" })), "a language that is named");
  assert.deepEqual(served.asked, ["de", "ru", "fr"]);
});

test("a worker that is replaced has its packs without another fetch", async (t) => {
  const served = await serve(t);
  const worker = createWorkerAnalyzer({ packs: `${served.url}/`, wasm: smallMemory(256) });
  t.after(() => worker.terminate());
  const good = await worker.analyze(GERMAN);
  assert.ok(!lacks(good));
  const controller = new AbortController();
  await assert.rejects(worker.analyze(longText(500_000), { signal: controller.signal, onProgress: ({ step }) => step === "annotate" && controller.abort() }), { code: "aborted" });
  assert.deepEqual(await worker.analyze(GERMAN), good);
  await assert.rejects(worker.analyze(longText(8_000_000)), { code: "crashed" });
  assert.deepEqual(await worker.analyze(GERMAN), good);
  assert.deepEqual(served.asked, ["de"]);
});

test("a call that is stopped while its pack is fetched leaves the pack to the next one", async (t) => {
  const served = await serve(t);
  const worker = createWorkerAnalyzer({
    packs: async (code) => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      controller.abort();
      return `${served.url}/${code}.nut`;
    },
  });
  t.after(() => worker.terminate());
  const controller = new AbortController();
  await assert.rejects(worker.analyze(GERMAN, { signal: controller.signal }), { code: "aborted" });
  assert.ok(!lacks(await worker.analyze(GERMAN)));
  assert.deepEqual(served.asked, ["de"]);
});

test("where a pack cannot be had the result says so, and the next request tries again", async (t) => {
  const served = await serve(t);
  const worker = createWorkerAnalyzer({ packs: new URL(served.url) });
  t.after(() => worker.terminate());
  /** @type {[typeof served.answer, number][]} */
  const failures = [
    [() => ({ status: 503 }), 1],
    [() => ({ status: 404, body: "<p>Not here" }), 1],
    [() => ({ body: "<!doctype html><title>Sign in</title>" }), 2],
    [() => ({ body: damaged(pack("de")) }), 2],
    [() => ({ body: pack("fr") }), 2],
    [() => ({ body: "" }), 2],
  ];
  for (const [answer, times] of failures) {
    served.asked.length = 0;
    served.answer = answer;
    const analysis = await worker.analyze(GERMAN);
    assert.ok(lacks(analysis), String(answer));
    assert.equal(analysis.language.code, "de");
    assert.equal(served.asked.length, times, String(answer));
  }
  assert.deepEqual(await worker.analyze(ARTICLE), analyze(ARTICLE), "other texts do not mind");
  served.answer = () => ({});
  assert.ok(!lacks(await worker.analyze(GERMAN)));
});

test("a pack that never comes holds a result up for ten seconds, and the next request asks anew", { timeout: 60_000 }, async (t) => {
  const served = await serve(t);
  served.answer = () => (served.asked.length === 1 ? "hang" : {});
  const worker = createWorkerAnalyzer({ packs: served.url });
  t.after(() => worker.terminate());
  const began = Date.now();
  assert.ok(lacks(await worker.analyze(GERMAN)));
  assert.ok(Date.now() - began > 9_000 && Date.now() - began < 20_000);
  assert.ok(!lacks(await worker.analyze(GERMAN)));
  assert.deepEqual(served.asked, ["de", "de"]);
});

test("a long text is not analysed twice for its pack, as far as its head tells", async (t) => {
  const long = GERMAN.repeat(900);
  const expected = analyze(long);
  for (const way of /** @type {const} */ (["analyze", "analyzeFile"])) {
    const served = await serve(t);
    const worker = createWorkerAnalyzer({ packs: served.url });
    t.after(() => worker.terminate());
    const call = (/** @type {object} */ options) => (way === "analyze" ? worker.analyze(long, options) : worker.analyzeFile(new Blob([long]), options));
    let atFirst = -1;
    const found = await call({ onProgress: () => (atFirst = atFirst < 0 ? served.asked.length : atFirst) });
    assert.deepEqual({ ...found, text: null }, { ...expected, text: null });
    assert.deepEqual([atFirst, served.asked], [1, ["de"]], `${way}: the pack was there before it began`);
  }
  // In another language than its head, and where there is none to be had.
  const served = await serve(t);
  const worker = createWorkerAnalyzer({ packs: served.url });
  t.after(() => worker.terminate());
  const mixed = ARTICLE.repeat(80) + long;
  assert.deepEqual(await worker.analyze(mixed), analyze(mixed));
  served.answer = () => ({ status: 503 });
  served.asked.length = 0;
  const russian = RUSSIAN.repeat(900);
  assert.ok(lacks(await worker.analyzeFile(windows1251(russian))));
  assert.deepEqual(served.asked, ["ru"], "asked for once");
});

test("a text that quotes other languages has all packs that it needs, and is what the command line says", async (t) => {
  for (const texts of [MIXED, MIXED.toReversed()]) {
    const served = await serve(t);
    const worker = createWorkerAnalyzer({ packs: served.url });
    t.after(() => worker.terminate());
    for (const [name, text, languages] of texts) {
      const [already, expected] = [served.asked.length, atCommandLine(text)];
      const known = new Set(served.asked);
      assert.deepEqual(await worker.analyze(text, { repair: "never" }), expected, name);
      assert.deepEqual(served.asked.slice(already).sort(), languages.filter((code) => !known.has(code)).sort(), name);
      assert.deepEqual(await worker.analyzeFile(new TextEncoder().encode(text), { repair: "never" }), { ...expected, text }, name);
    }
    assert.deepEqual(served.asked.toSorted(), ["de", "ja", "th", "zh"], "each once");
  }
});

test("tokens are divided with the packs that the text needs", async (t) => {
  const clipped = "Die Fähre fährt bzw. Der Rat spricht zzgl. Kosten, wie am Dienstag beschlossen und vom Bürgermeister gesagt wurde.";
  const texts = [...MIXED.map(([, text]) => text), CHINESE, clipped, ARTICLE, "", `${"Words of an English article, on and on.\n\n".repeat(6000)}${THAI}\n`];
  /** @type {Map<string, Uint32Array>} */
  const found = new Map();
  for (const order of [texts, texts.toReversed()]) {
    const served = await serve(t);
    const worker = createWorkerAnalyzer({ packs: served.url });
    t.after(() => worker.terminate());
    for (const text of order) {
      const tokens = await worker.tokenize(text);
      assert.deepEqual(tokens, found.get(text) ?? tokens, `whatever was there before: ${text.slice(0, 80)}`);
      found.set(text, tokens);
    }
    assert.deepEqual(served.asked.toSorted(), ["de", "ja", "th", "zh"]);
    served.answer = () => ({ status: 503 });
    assert.deepEqual(await worker.tokenize(CHINESE), found.get(CHINESE));
  }
  const away = createWorkerAnalyzer({ packs: () => Promise.reject(new Error("no network")) });
  t.after(() => away.terminate());
  for (const text of [CHINESE, clipped]) assert.notDeepEqual(await away.tokenize(text), found.get(text), "without a pack");
  for (const code of ["de", "ja", "th", "zh"]) await loadLanguage(code);
  for (const text of texts) assert.deepEqual(found.get(text), tokenize(text));
});

test("packs that cannot be had are asked for once in a call, and those that can be are used", async (t) => {
  const served = await serve(t);
  const worker = createWorkerAnalyzer({ packs: served.url });
  t.after(() => worker.terminate());
  const [, text, languages] = MIXED[4];
  served.answer = () => ({ status: 503 });
  assert.deepEqual(lacking(await worker.analyze(text)), languages, "one notice for each");
  assert.deepEqual(served.asked.toSorted(), languages.toSorted());
  // Of a long text the head asks, and the rest does not ask again.
  served.asked.length = 0;
  const long = text.repeat(400) + CHINESE;
  assert.deepEqual(lacking(await worker.analyze(long)), languages);
  assert.deepEqual(served.asked.toSorted(), languages.toSorted());
  served.answer = (code) => (code === "zh" ? { body: damaged(pack("zh")) } : code === "ja" ? { status: 404 } : {});
  served.asked.length = 0;
  assert.deepEqual(lacking(await worker.analyze(text)), ["zh", "ja"]);
  assert.deepEqual(served.asked.toSorted(), ["de", "ja", "th", "zh", "zh"], "what is damaged once more, past the caches");
  served.answer = () => ({});
  served.asked.length = 0;
  assert.deepEqual(await worker.analyze(text, { repair: "never" }), atCommandLine(text));
  assert.deepEqual(served.asked.toSorted(), ["ja", "zh"]);
});

test("what the head of a long text lacks and what comes after it are both had", async (t) => {
  const served = await serve(t);
  served.answer = (code) => (code === "de" ? { status: 503 } : {});
  const worker = createWorkerAnalyzer({ packs: served.url });
  t.after(() => worker.terminate());
  assert.deepEqual(lacking(await worker.analyze(GERMAN.repeat(900) + THAI)), ["de"]);
  assert.deepEqual(served.asked, ["de", "th"]);
});

test("what is loaded here, workers have as well", async (t) => {
  const worker = createWorkerAnalyzer();
  t.after(() => worker.terminate());
  assert.deepEqual(await worker.analyze(GERMAN), analyze(GERMAN));
  await loadLanguage("ja");
  const later = createWorkerAnalyzer();
  t.after(() => later.terminate());
  assert.deepEqual(await later.tokenize(JAPANESE), tokenize(JAPANESE));
});

test("every pack is one of its language", async () => {
  for (const code of languages().available) await loadLanguage(code);
  assert.deepEqual(languages().loaded, [...languages().available, "en"].sort());
});
