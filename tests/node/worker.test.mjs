// The worker client, with Node's threads for workers: order, stopping, crashes, versions.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

import { analyze, createWorkerAnalyzer, init, NutgrafError, tokenize } from "../../pkg/index.js";
import { ARTICLE, longText, RUSSIAN, smallMemory, windows1251 } from "./support.mjs";

await init();
const LONG = longText(3_000_000);

/** A worker script that answers by `answer(message)`. */
function script(/** @type {string} */ answer) {
  return new URL(`data:text/javascript,${encodeURIComponent(`
    import { parentPort } from "node:worker_threads";
    parentPort.on("message", (message) => { ${answer} });`)}`);
}

const code = (/** @type {import("../../pkg/index.js").ErrorCode} */ expected) => (/** @type {unknown} */ error) => {
  assert.ok(error instanceof NutgrafError, String(error));
  assert.equal(error.code, expected, error.message);
  return true;
};

test("the same answers as on the main thread", async (t) => {
  const worker = createWorkerAnalyzer();
  t.after(() => worker.terminate());
  assert.deepEqual(await worker.analyze(ARTICLE, { sentences: 2 }), analyze(ARTICLE, { sentences: 2 }));
  assert.deepEqual(await worker.tokenize(ARTICLE), tokenize(ARTICLE));
  assert.deepEqual(await worker.analyzeFile(new Blob([ARTICLE])), { ...analyze(ARTICLE), text: ARTICLE });
  assert.equal((await worker.analyzeFile(new File([ARTICLE], "a.txt"))).text, ARTICLE);
  const bytes = windows1251(RUSSIAN);
  assert.equal((await worker.analyzeFile(bytes)).text, RUSSIAN);
  assert.equal((await worker.analyzeFile(bytes.buffer)).text, RUSSIAN, "the caller's buffer was not taken away");
});

test("an encoding can be chosen for a file that the worker reads", async (t) => {
  const worker = createWorkerAnalyzer();
  t.after(() => worker.terminate());
  const bytes = new Uint8Array([0x65, 0x72, 0x64, 0xf5]);
  const text = async (/** @type {string | null} */ encoding) => (await worker.analyzeFile(bytes, { encoding })).text;
  assert.equal(await text("cp1250"), "erdő");
  assert.equal(await text("windows-1252"), "erdõ");
  assert.equal(await text("utf-16be"), "\u6572\u64f5");
  assert.equal(await text(null), await text("auto"));
  await assert.rejects(text("klingon"), code("bad-option"));
});

test("calls at once are answered each with its own", async (t) => {
  const worker = createWorkerAnalyzer();
  t.after(() => worker.terminate());
  const texts = Array.from({ length: 20 }, (_, i) => `Number ${i} has a title\n\nIt has ${i} crates and a sentence of its own.`);
  const answers = await Promise.all(texts.map((text) => worker.analyze(text)));
  assert.deepEqual(answers, texts.map((text) => analyze(text)));
});

test("errors keep their type, and the next call works", async (t) => {
  const worker = createWorkerAnalyzer();
  t.after(() => worker.terminate());
  await assert.rejects(worker.analyze(ARTICLE, /** @type {any} */ ({ sentence: 3 })), code("bad-option"));
  await assert.rejects(worker.analyze(ARTICLE, /** @type {any} */ ({ title: () => "" })), code("bad-option"));
  await assert.rejects(worker.analyze(/** @type {any} */ (undefined)), code("bad-option"));
  await assert.rejects(worker.analyzeFile(/** @type {any} */ ({})), code("bad-option"));
  await assert.rejects(worker.analyzeFile(new Uint8Array(5000)), code("unreadable"));
  assert.equal((await worker.analyze(ARTICLE)).schema, 1);
});

test("a call can be stopped while it waits, while it runs, and before it begins", async (t) => {
  const worker = createWorkerAnalyzer();
  t.after(() => worker.terminate());
  const [running, waiting] = [new AbortController(), new AbortController()];
  const first = worker.analyze(LONG, { signal: running.signal, onProgress: ({ step }) => step === "annotate" && running.abort() });
  const second = worker.analyze(ARTICLE, { signal: waiting.signal });
  const third = worker.analyze(ARTICLE);
  const fourth = worker.analyze(ARTICLE, { signal: AbortSignal.abort() });
  waiting.abort();
  await assert.rejects(second, code("aborted"));
  await assert.rejects(fourth, code("aborted"));
  await assert.rejects(first, code("aborted"));
  assert.deepEqual(await third, analyze(ARTICLE), "what waited is not lost");
  running.abort();
  assert.equal((await worker.analyze(ARTICLE, { signal: new AbortController().signal })).schema, 1);
});

test("progress is told to its own call", async (t) => {
  const worker = createWorkerAnalyzer();
  t.after(() => worker.terminate());
  /** @type {string[][]} */
  const seen = [[], []];
  await Promise.all([
    worker.analyze(ARTICLE, { onProgress: ({ step }) => seen[0]?.push(step) }),
    worker.analyzeFile(new Blob([ARTICLE]), { onProgress: ({ step }) => seen[1]?.push(step) }),
  ]);
  // A step is told of again as it goes on.
  assert.deepEqual(seen.map((steps) => [...new Set(steps)]), [
    ["import", "segment", "annotate", "present"],
    ["read", "import", "segment", "annotate", "present"],
  ]);
});

test("a worker that runs out of memory is replaced", async (t) => {
  const worker = createWorkerAnalyzer({ wasm: smallMemory(256) });
  t.after(() => worker.terminate());
  const calls = await Promise.allSettled([worker.analyze(ARTICLE), worker.analyze(longText(8_000_000)), worker.analyze(ARTICLE)]);
  assert.deepEqual(calls.map(({ status }) => status), ["fulfilled", "rejected", "fulfilled"]);
  code("crashed")(/** @type {PromiseRejectedResult} */ (calls[1]).reason);
});

test("a worker that throws or ends is replaced", async (t) => {
  for (const answer of ["throw new Error('broken')", "process.exit(3)"]) {
    const worker = createWorkerAnalyzer({
      workerUrl: script(`
        if (message.type === "start") parentPort.postMessage({ type: "ready", version: message.version });
        else if (message.text === "bad") { ${answer} }
        else parentPort.postMessage({ type: "result", id: message.id, value: message.text, memory: 0 });`),
    });
    t.after(() => worker.terminate());
    const [bad, good] = [worker.analyze("bad"), worker.analyze("good")];
    await assert.rejects(bad, code("crashed"));
    assert.equal(/** @type {unknown} */ (await good), "good");
    assert.equal(/** @type {unknown} */ (await worker.analyze("later")), "later");
  }
});

test("a worker that cannot start fails the calls that wait, not the program", async (t) => {
  const worker = createWorkerAnalyzer({ workerUrl: new URL("./no-such-worker.js", import.meta.url) });
  t.after(() => worker.terminate());
  for (let i = 0; i < 2; i++) await assert.rejects(worker.analyze(ARTICLE), { code: "unsupported", message: /no-such-worker\.js.*workerUrl/s });
  const unstartable = createWorkerAnalyzer({ workerUrl: "blob:nothing" });
  await assert.rejects(unstartable.analyze(ARTICLE), code("unsupported"));
  const unloadable = createWorkerAnalyzer({ wasm: new URL("./nothing.wasm", import.meta.url) });
  t.after(() => unloadable.terminate());
  await assert.rejects(unloadable.analyze(ARTICLE), code("unreadable"));
  const unimportable = createWorkerAnalyzer({ importWasm: new URL("./nothing.wasm", import.meta.url) });
  t.after(() => unimportable.terminate());
  for (let i = 0; i < 2; i++) await assert.rejects(unimportable.analyzeFile(windows1251(RUSSIAN)), code("unreadable"));
  assert.equal((await unimportable.analyze(ARTICLE)).schema, 1, "one bad file does not stop the rest");
});

test("parts of different versions refuse each other", async (t) => {
  const old = createWorkerAnalyzer({ workerUrl: script(`if (message.type === "start") parentPort.postMessage({ type: "ready", version: "0.0.9" });`) });
  t.after(() => old.terminate());
  await assert.rejects(old.analyze(ARTICLE), (error) => code("version-mismatch")(error) && /0\.0\.9.*Reload/.test(/** @type {Error} */ (error).message));
  const mixed = createWorkerAnalyzer({ wasm: new URL("../../pkg/nutgraf_import_bg.wasm", import.meta.url) });
  t.after(() => mixed.terminate());
  await assert.rejects(mixed.analyze(ARTICLE), code("version-mismatch"));
});

test("a worker that has grown large is replaced, its answer kept", async (t) => {
  const worker = createWorkerAnalyzer({
    workerUrl: script(`
      if (message.type === "start") { globalThis.count = 0; parentPort.postMessage({ type: "ready", version: message.version }); }
      else parentPort.postMessage({ type: "result", id: message.id, value: ++count, memory: message.text === "large" ? 2 ** 30 : 0 });`),
  });
  t.after(() => worker.terminate());
  const values = await Promise.all(["small", "small", "large", "small"].map((text) => worker.analyze(text)));
  assert.deepEqual(/** @type {unknown} */ (values), [1, 2, 3, 1]);
});

test("after terminate, calls are refused", async () => {
  const worker = createWorkerAnalyzer();
  const calls = [worker.analyze(LONG), worker.analyze(ARTICLE)];
  worker.terminate();
  for (const call of calls) await assert.rejects(call, code("aborted"));
  await assert.rejects(worker.analyze(ARTICLE), code("aborted"));
  worker.terminate();
});

test("an idle worker does not keep the program alive, a busy one does", () => {
  const program = `
    import { createWorkerAnalyzer } from ${JSON.stringify(new URL("../../pkg/index.js", import.meta.url).href)};
    const worker = createWorkerAnalyzer();
    worker.analyze("One sentence.").then(({ stats }) => console.log(stats.words));`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8", timeout: 30_000 });
  assert.deepEqual([status, stdout], [0, "2\n"], stderr);
});
