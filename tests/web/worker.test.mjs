// The package in a browser: the analysis in a worker, files in slices, stopping, crashes, versions, workers from Blobs.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";

import { analyze, init, loadLanguage } from "../../pkg/index.js";
import { ARTICLE, GERMAN, longText, RUSSIAN, smallMemory, windows1251 } from "../node/support.mjs";
import { launch } from "./browser.mjs";
import { startServer } from "./server.mjs";

/**
 * @import * as Nutgraf from "../../pkg/index.js"
 * @import { Progress } from "../../pkg/index.js"
 */

const site = fileURLToPath(new URL("../../target/site", import.meta.url));

/** The page's own policy: the worker has to get by with it. */
const POLICY = /<meta http-equiv="Content-Security-Policy"[^>]*>/.exec(readFileSync(path.join(site, "index.html"), "utf8"))?.[0] ?? "";

/** @type {import("./server.mjs").TestServer} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  assert.ok(existsSync(path.join(site, "pkg/index.js")), "target/site is missing: run `cargo xtask site`");
  [server, browser] = await Promise.all([startServer({ root: site, base: "/nutgraf/" }), launch()]);
  await init();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/**
 * An empty page and the package in it.
 *
 * @param {import("node:test").TestContext} t
 * @param {string} [head]
 */
async function newPage(t, head = POLICY) {
  const page = await browser.newPage();
  t.after(() => page.close());
  await page.route("**/empty.html", (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html>${head}<title>Test</title>` }));
  await page.goto(`${server.url}empty.html`);
  const script = `${server.url}pkg/index.js`;
  const nutgraf = await page.evaluateHandle((url) => /** @type {Promise<typeof Nutgraf>} */ (import(url)), script);
  return { page, nutgraf };
}

test("a worker answers as Node does, under the page's policy", async (t) => {
  const { page, nutgraf } = await newPage(t);
  const found = await page.evaluate(async ({ nutgraf, text }) => {
    const worker = nutgraf.createWorkerAnalyzer();
    const [analysis, tokens, file] = await Promise.all([worker.analyze(text, { sentences: 2 }), worker.tokenize(text), worker.analyzeFile(new File([text], "a.txt"))]);
    worker.terminate();
    return { analysis, tokens: tokens.constructor.name, file };
  }, { nutgraf, text: ARTICLE });
  assert.deepEqual(found.analysis, analyze(ARTICLE, { sentences: 2 }));
  assert.deepEqual(found.file, { ...analyze(ARTICLE), text: ARTICLE });
  assert.equal(found.tokens, "Uint32Array");
});

test("the main thread answers alike", async (t) => {
  const { page, nutgraf } = await newPage(t);
  const found = await page.evaluate(
    async ({ nutgraf, text, bytes }) => {
      await nutgraf.init();
      return [nutgraf.analyze(text), (await nutgraf.analyzeFile(new Uint8Array(bytes))).text];
    },
    { nutgraf, text: ARTICLE, bytes: [...windows1251(RUSSIAN)] },
  );
  assert.deepEqual(found, [analyze(ARTICLE), RUSSIAN]);
});

test("the worker fetches nothing but a script; the second wasm file and a pack are fetched when they are needed, once", async (t) => {
  const { page, nutgraf } = await newPage(t);
  const worker = await page.evaluateHandle((nutgraf) => nutgraf.createWorkerAnalyzer(), nutgraf);
  await page.evaluate(({ worker, text }) => worker.analyze(text), { worker, text: ARTICLE });
  const started = server.requests.length;
  const analyzeBytes = (/** @type {Uint8Array} */ bytes) =>
    page.evaluate(async ({ worker, bytes }) => (await worker.analyzeFile(new Uint8Array(bytes))).text, { worker, bytes: [...bytes] });
  assert.equal(await analyzeBytes(new TextEncoder().encode(ARTICLE)), ARTICLE);
  assert.equal(server.requests.length, started);
  assert.equal(await analyzeBytes(windows1251(RUSSIAN)), RUSSIAN);
  assert.equal(await analyzeBytes(windows1251(RUSSIAN)), RUSSIAN);
  assert.deepEqual(server.requests.slice(started).map(({ url }) => url), ["/nutgraf/pkg/nutgraf_import.js", "/nutgraf/pkg/nutgraf_import_bg.wasm", "/nutgraf/pkg/packs/ru.nut"]);
});

test("the worker has its language's pack fetched once, also by the one that takes its place", async (t) => {
  const { page, nutgraf } = await newPage(t);
  await loadLanguage("de");
  const expected = analyze(GERMAN);
  server.requests.length = 0;
  const found = await page.evaluate(
    async ({ nutgraf, german, long }) => {
      const worker = nutgraf.createWorkerAnalyzer();
      const first = await worker.analyze(german);
      const controller = new AbortController();
      const stopped = worker.analyze(long, {
        signal: controller.signal,
        onProgress: ({ step }) => {
          if (step === "annotate") controller.abort();
        },
      });
      const code = await stopped.catch((/** @type {{code: string}} */ { code }) => code);
      return [first, code, await worker.analyze(german), (await worker.analyzeFile(new File([german], "a.txt"))).keywords];
    },
    { nutgraf, german: GERMAN, long: longText(2_000_000) },
  );
  assert.deepEqual(found, [expected, "aborted", expected, expected.keywords]);
  assert.deepEqual(server.requests.filter(({ url }) => url.endsWith(".nut")).map(({ url }) => url), ["/nutgraf/pkg/packs/de.nut"]);
});

test("on the main thread a pack is loaded by hand", async (t) => {
  const { page, nutgraf } = await newPage(t);
  const found = await page.evaluate(
    async ({ nutgraf, german }) => {
      await nutgraf.init();
      const before = nutgraf.analyze(german).notices.map(({ code }) => code);
      await nutgraf.loadLanguage("de");
      await nutgraf.loadLanguage("fr", await fetch("./pkg/packs/fr.nut"));
      const wrong = await nutgraf.loadLanguage("es", "./pkg/packs/fr.nut").catch((/** @type {{code: string}} */ { code }) => code);
      return { before, analysis: nutgraf.analyze(german), loaded: nutgraf.languages().loaded, wrong };
    },
    { nutgraf, german: GERMAN },
  );
  await loadLanguage("de");
  assert.deepEqual(found, { before: ["language-pack-missing"], analysis: analyze(GERMAN), loaded: ["de", "en", "fr"], wrong: "unreadable" });
});

test("a worker starts from a Blob, with all scripts in it", async (t) => {
  const { page, nutgraf } = await newPage(t, "");
  const { text, notices, analysis } = await page.evaluate(
    async ({ nutgraf, article, bytes }) => {
      /**
       * A Blob URL of a module, its imports replaced by such URLs.
       *
       * @param {string} url
       * @returns {Promise<string>}
       */
      const inline = async (url) => {
        let source = await (await fetch(url)).text();
        for (const [, name = ""] of source.matchAll(/\b(?:from ?|import\()"(\.\/[^"]+)"/g)) {
          // Only types come from there.
          if (!name.endsWith(".d.ts")) source = source.replaceAll(`"${name}"`, `"${await inline(new URL(name, url).href)}"`);
        }
        return URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
      };
      const [workerUrl, wasm, importWasm, pack] = await Promise.all([
        inline(new URL("./pkg/worker.js", location.href).href),
        fetch("./pkg/nutgraf_bg.wasm").then((response) => response.arrayBuffer()),
        WebAssembly.compileStreaming(fetch("./pkg/nutgraf_import_bg.wasm")),
        fetch("./pkg/packs/ru.nut").then((response) => response.arrayBuffer()),
      ]);
      // From here on, nothing is to be had from anywhere.
      window.fetch = () => Promise.reject(new Error("offline"));
      const worker = nutgraf.createWorkerAnalyzer({ workerUrl, wasm, importWasm, packs: () => pack });
      const { text, notices } = await worker.analyzeFile(new Uint8Array(bytes));
      return { analysis: await worker.analyze(article), text, notices: notices.map(({ code }) => code) };
    },
    { nutgraf, article: ARTICLE, bytes: [...windows1251(RUSSIAN)] },
  );
  assert.deepEqual(analysis, analyze(ARTICLE));
  assert.equal(text, RUSSIAN);
  assert.deepEqual(notices, ["decoded-as"], "its pack was there");
});

test("a file that was read in slices is whole", async (t) => {
  const { page, nutgraf } = await newPage(t);
  // Larger than two slices, with characters of two bytes across their borders.
  const text = longText(9_000_000).replaceAll("a", "ä");
  const options = { window: 5000, repair: /** @type {const} */ ("never") };
  const { text: returned, ...rest } = await page.evaluate(
    async ({ nutgraf, text, options }) => {
      const worker = nutgraf.createWorkerAnalyzer();
      const analysis = await worker.analyzeFile(new File([text], "long.txt"), options);
      return { ...analysis, text: analysis.text !== null && text.startsWith(analysis.text) };
    },
    { nutgraf, text, options },
  );
  const { text: _, ...expected } = analyze(text, options);
  assert.equal(returned, true);
  assert.deepEqual(rest, expected);
});

test("100 MB are analysed while the page answers, and their beginning is given", { timeout: 300_000 }, async (t) => {
  const { page, nutgraf } = await newPage(t);
  const found = await page.evaluate(async ({ nutgraf, piece }) => {
    const worker = nutgraf.createWorkerAnalyzer();
    await worker.analyze("Warm.");
    const parts = Array.from({ length: 100 }, (_, i) => `Part ${i} of the register\n\n${piece}\n\n`);
    const file = new File(parts, "register.txt");
    let longestGap = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      longestGap = Math.max(longestGap, now - last);
      last = now;
    }, 5);
    /** @type {Progress[]} */
    const progress = [];
    const began = performance.now();
    const analysis = await worker.analyzeFile(file, { window: 2_000_000, onProgress: (seen) => progress.push(seen) });
    const seconds = (performance.now() - began) / 1000;
    // What the answer itself costs comes at the next tick.
    await new Promise((resolve) => setTimeout(resolve, 50));
    clearInterval(timer);
    const again = await worker.analyze("It still answers, Mayor Ana Belova said.");
    return {
      bytes: file.size,
      seconds,
      longestGap,
      progress,
      shown: Math.max(analysis.blocks.at(-1)?.end ?? 0, ...analysis.entities.flatMap(({ mentions }) => mentions.map(({ end }) => end))),
      beginsAlike: analysis.text?.startsWith(parts[0] ?? "?"),
      words: analysis.stats.words,
      notices: analysis.notices.map(({ code }) => code),
      again: again.schema,
    };
  }, { nutgraf, piece: longText(1_000_000) });
  t.diagnostic(`${(found.bytes / 1e6).toFixed(0)} MB in ${found.seconds.toFixed(1)} s, longest gap on the page ${found.longestGap.toFixed(0)} ms`);
  assert.ok(found.bytes > 100e6);
  assert.ok(found.longestGap < 1000, `the page did not answer for ${found.longestGap} ms`);
  assert.ok(found.beginsAlike);
  assert.ok(found.shown > 1_900_000 && found.shown <= 2_000_000, `shown up to ${found.shown}`);
  assert.ok(found.words > 10_000_000, "counts are of all of it");
  assert.ok(found.notices.includes("windowed"));
  assert.equal(found.again, 1);
  assert.deepEqual([...new Set(found.progress.map(({ step }) => step))], ["read", "import", "segment", "annotate", "present"]);
  assert.ok(found.progress.filter(({ step }) => step === "read").length > 20, "told slice by slice");
  assert.ok(found.progress.every(({ fraction }, i, all) => fraction <= 1 && fraction >= (all[i - 1]?.fraction ?? 0)), "it only grows");
});

test("a file that changed since it was chosen is refused with a remedy", async (t) => {
  const { page, nutgraf } = await newPage(t);
  const file = path.join(mkdtempSync(path.join(tmpdir(), "nutgraf-")), "chosen.txt");
  t.after(() => rmSync(path.dirname(file), { recursive: true }));
  writeFileSync(file, ARTICLE);
  await page.evaluate(() => document.body.append(Object.assign(document.createElement("input"), { type: "file" })));
  await page.setInputFiles("input", file);
  // The browser notes the file's time when it first looks at it; a clock may be too coarse to tell two edits apart.
  await page.evaluate(async () => {
    const chosen = document.querySelector("input")?.files?.[0];
    return [chosen?.size, chosen?.lastModified, await chosen?.slice(0, 1).text()];
  });
  writeFileSync(file, `${ARTICLE}\nA later edition.`);
  const later = new Date(Date.now() + 3_600_000);
  utimesSync(file, later, later);
  const found = await page.evaluate(async (nutgraf) => {
    const chosen = document.querySelector("input")?.files?.[0] ?? new Blob();
    const outcome = (/** @type {Promise<unknown>} */ call) => call.then(String, (/** @type {unknown} */ error) => error instanceof nutgraf.NutgrafError && `${error.code}: ${error.message}`);
    return [await outcome(nutgraf.createWorkerAnalyzer().analyzeFile(chosen)), await outcome(nutgraf.analyzeFile(chosen))];
  }, nutgraf);
  for (const outcome of found) assert.match(String(outcome), /^unreadable: .*Choose it again/);
});

test("a running call is stopped, a waiting one goes on, a later one works", async (t) => {
  const { page, nutgraf } = await newPage(t);
  const found = await page.evaluate(
    async ({ nutgraf, long, article }) => {
      const worker = nutgraf.createWorkerAnalyzer();
      const controller = new AbortController();
      const running = worker.analyzeFile(new Blob([long]), {
        signal: controller.signal,
        onProgress: ({ step }) => {
          if (step === "annotate") controller.abort();
        },
      });
      const waiting = worker.analyze(article);
      const error = await running.catch((/** @type {unknown} */ error) => error);
      return [error instanceof nutgraf.NutgrafError && error.code, await waiting, await worker.analyze(article)];
    },
    { nutgraf, long: longText(4_000_000), article: ARTICLE },
  );
  const expected = analyze(ARTICLE);
  assert.deepEqual(found, ["aborted", expected, expected]);
});

test("calls at once have each their own answer", async (t) => {
  const { page, nutgraf } = await newPage(t);
  const texts = Array.from({ length: 12 }, (_, i) => `Report ${i}\n\nThe port counted ${i} crates, clerk Nina Sandoval said.`);
  const found = await page.evaluate(({ nutgraf, texts }) => {
    const workers = [nutgraf.createWorkerAnalyzer(), nutgraf.createWorkerAnalyzer()];
    return Promise.all(texts.map((text, i) => workers[i % 2]?.analyze(text)));
  }, { nutgraf, texts });
  assert.deepEqual(found, texts.map((text) => analyze(text)));
});

test("a worker that runs out of memory is replaced", async (t) => {
  const { page, nutgraf } = await newPage(t);
  await page.route("**/small.wasm", (route) => route.fulfill({ contentType: "application/wasm", body: Buffer.from(smallMemory(256)) }));
  const found = await page.evaluate(
    async ({ nutgraf, long, article }) => {
      const worker = nutgraf.createWorkerAnalyzer({ wasm: "./small.wasm" });
      const calls = await Promise.allSettled([worker.analyze(article), worker.analyze(long), worker.analyze(article)]);
      return calls.map((call) => (call.status === "fulfilled" ? call.value : call.reason.code));
    },
    { nutgraf, long: longText(8_000_000), article: ARTICLE },
  );
  const expected = analyze(ARTICLE);
  assert.deepEqual(found, [expected, "crashed", expected]);
});

test("workers that throw, do not load, or are of another version are told apart", async (t) => {
  const { page, nutgraf } = await newPage(t, "");
  const found = await page.evaluate(async (nutgraf) => {
    const script = (/** @type {string} */ answer) => URL.createObjectURL(new Blob([`onmessage = ({ data: message }) => { ${answer} };`], { type: "text/javascript" }));
    const outcome = (/** @type {Promise<unknown>} */ call) => call.then(String, (/** @type {{code: string}} */ { code }) => code);
    const ready = 'if (message.type === "start") return postMessage({ type: "ready", version: message.version });';
    const throwing = nutgraf.createWorkerAnalyzer({
      workerUrl: script(`${ready} if (message.text === "bad") throw new Error("broken"); postMessage({ type: "result", id: message.id, value: message.text, memory: 0 });`),
    });
    const missing = nutgraf.createWorkerAnalyzer({ workerUrl: "./no-such-worker.js" });
    const foreign = nutgraf.createWorkerAnalyzer({ workerUrl: "https://example.org/worker.js" });
    const old = nutgraf.createWorkerAnalyzer({ workerUrl: script('postMessage({ type: "ready", version: "0.0.9" });') });
    const mixed = nutgraf.createWorkerAnalyzer({ wasm: "./pkg/nutgraf_import_bg.wasm" });
    const unloadable = nutgraf.createWorkerAnalyzer({ wasm: "./pkg/nothing.wasm" });
    return {
      throwing: await Promise.all(["bad", "good"].map((text) => outcome(throwing.analyze(text)))),
      later: await outcome(throwing.analyze("later")),
      missing: [await outcome(missing.analyze("a")), await outcome(missing.analyze("b"))],
      foreign: await outcome(foreign.analyze("a")),
      old: await outcome(old.analyze("a")),
      mixed: await outcome(mixed.analyze("a")),
      unloadable: await outcome(unloadable.analyze("a")),
    };
  }, nutgraf);
  assert.deepEqual(found, {
    throwing: ["crashed", "good"],
    later: "later",
    missing: ["unsupported", "unsupported"],
    foreign: "unsupported",
    old: "version-mismatch",
    mixed: "version-mismatch",
    unloadable: "unreadable",
  });
});

test("a lone surrogate on its way to a worker is one unit", async (t) => {
  const { page, nutgraf } = await newPage(t);
  const [length, wellFormed] = await page.evaluate(async (nutgraf) => {
    const text = "Clerk Ana Bel\ud83dova spoke. \udc00 Ana Bel\ud83dova went home.";
    const analysis = await nutgraf.createWorkerAnalyzer().analyze(text);
    return /** @type {const} */ ([text.length - (analysis.blocks.at(-1)?.end ?? 0), !/\\ud[89a-f]/i.test(JSON.stringify(analysis))]);
  }, nutgraf);
  assert.deepEqual([length, wellFormed], [0, true]);
});
