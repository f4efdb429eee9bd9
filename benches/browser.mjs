// The measurements of pipeline.rs in the browser's worker, the way to it and back included, of the texts that it wrote.
// Prints one JSON object a line.
//
//   node benches/browser.mjs FOLDER

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../tests/web/browser.mjs";
import { startServer } from "../tests/web/server.mjs";

const folder = process.argv[2];
if (folder === undefined) throw new Error("name the folder of texts that `cargo xtask bench` wrote");
/** The largest text measured, in bytes: what is larger comes as a file, which the worker reads by itself. */
const LARGEST = 10_000_000;

const root = mkdtempSync(path.join(os.tmpdir(), "nutgraf-bench-"));
cpSync(fileURLToPath(new URL("../pkg", import.meta.url)), path.join(root, "pkg"), { recursive: true });
writeFileSync(path.join(root, "index.html"), "<!doctype html><title>Benchmark</title>");
for (const name of readdirSync(folder).filter((name) => name.endsWith(".txt"))) {
  const text = readFileSync(path.join(folder, name));
  if (text.length <= LARGEST) writeFileSync(path.join(root, name), text);
}
const names = readdirSync(root).filter((name) => name.endsWith(".txt"));
const [short = ""] = JSON.parse(readFileSync(path.join(folder, "short.json"), "utf8"));
const articles = JSON.parse(readFileSync(path.join(folder, "articles.json"), "utf8"));

const server = await startServer({ root });
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(server.url);
  const rows = await page.evaluate(measure, { names, short, articles, module: "./pkg/index.js" });
  rows.sort((one, other) => one.bytes - other.bytes);
  for (const row of rows) console.log(JSON.stringify({ place: "browser", ...row }));
} finally {
  await browser.close();
  await server.stop();
  rmSync(root, { recursive: true });
}

/**
 * Runs in the page.
 *
 * @param {{ names: string[], short: string, articles: string[], module: string }} given
 */
async function measure({ names, short, articles, module }) {
  /** @type {typeof import("../pkg/index.js")} */
  const { createWorkerAnalyzer } = await import(new URL(module, location.href).href);
  const worker = createWorkerAnalyzer();
  const started = performance.now();
  await worker.analyze(short);
  const rows = [{ task: "first", size: "", bytes: bytesOf(short), seconds: (performance.now() - started) / 1000, memory: null }];
  let turn = 0;
  // In turn, so that none is read twice in a row.
  const time = await seconds(articles.length, () => worker.analyze(/** @type {string} */ (articles[turn++ % articles.length])));
  rows.push({ task: "analyze", size: "article", bytes: bytesOf(articles.join("")) / articles.length, seconds: time, memory: null });
  for (const name of names) {
    const text = await (await fetch(name)).text();
    const size = name.replace(".txt", "");
    const bytes = bytesOf(text);
    if (size === "1 MB") rows.push({ task: "tokenize", size, bytes, seconds: await seconds(1, () => worker.tokenize(text)), memory: null });
    rows.push({ task: "analyze", size, bytes, seconds: await seconds(1, () => worker.analyze(text)), memory: null });
  }
  worker.terminate();
  return rows;

  /** @param {string} text */
  function bytesOf(text) {
    return new TextEncoder().encode(text).length;
  }

  /**
   * The median of as many runs as a second holds, in whole rounds, or of five where that takes no more than twenty.
   *
   * @param {number} round
   * @param {() => Promise<unknown>} work
   */
  async function seconds(round, work) {
    const runs = [];
    const started = performance.now();
    while (wanted(round, runs.length, performance.now() - started)) {
      const began = performance.now();
      await work();
      runs.push(performance.now() - began);
    }
    runs.sort((one, other) => one - other);
    return /** @type {number} */ (runs[runs.length >> 1]) / 1000;
  }

  /**
   * @param {number} round
   * @param {number} runs
   * @param {number} elapsed milliseconds
   */
  function wanted(round, runs, elapsed) {
    return runs === 0 || runs % round > 0 || elapsed < 1000 || (elapsed < 20_000 && runs < 5 * round);
  }
}
