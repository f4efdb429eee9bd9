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
for (const name of readdirSync(folder)) {
  const text = readFileSync(path.join(folder, name));
  if (text.length <= LARGEST) writeFileSync(path.join(root, name), text);
}
const names = readdirSync(root).filter((name) => name.endsWith(".txt"));

const server = await startServer({ root });
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.goto(server.url);
  const rows = await page.evaluate(measure, { names, module: "./pkg/index.js" });
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
 * @param {{ names: string[], module: string }} given
 */
async function measure({ names, module }) {
  /** @type {typeof import("../pkg/index.js")} */
  const { createWorkerAnalyzer } = await import(new URL(module, location.href).href);
  const worker = createWorkerAnalyzer();
  const started = performance.now();
  await worker.analyze("Ready.");
  const rows = [{ task: "start", size: "", bytes: 0, seconds: (performance.now() - started) / 1000, memory: null }];
  for (const name of names) {
    const text = await (await fetch(name)).text();
    const size = name.replace(".txt", "");
    const bytes = new TextEncoder().encode(text).length;
    if (size === "1 MB") rows.push({ task: "tokenize", size, bytes, seconds: await seconds(() => worker.tokenize(text)), memory: null });
    rows.push({ task: "analyze", size, bytes, seconds: await seconds(() => worker.analyze(text)), memory: null });
  }
  worker.terminate();
  return rows;

  /**
   * The median of as many runs as a second holds, and of five where that takes no more than twenty.
   *
   * @param {() => Promise<unknown>} work
   */
  async function seconds(work) {
    const runs = [];
    const started = performance.now();
    while (wanted(runs.length, performance.now() - started)) {
      const began = performance.now();
      await work();
      runs.push(performance.now() - began);
    }
    runs.sort((one, other) => one - other);
    return /** @type {number} */ (runs[runs.length >> 1]) / 1000;
  }

  /**
   * @param {number} runs
   * @param {number} elapsed milliseconds
   */
  function wanted(runs, elapsed) {
    return elapsed < 1000 ? runs < 500 : elapsed < 20_000 ? runs < 5 : runs < 1;
  }
}
