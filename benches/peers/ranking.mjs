// Summaries of three sentences in Node: Nutgraf's stages in WebAssembly, the package, and npm's packages. Prints one JSON
// object a line.
//
//   node benches/peers/ranking.mjs GLUE PACKAGES           the contenders
//   node benches/peers/ranking.mjs GLUE PACKAGES N TEXT    one of them, by its number from 0; the caller ends it if it
//                                                          takes too long
//
// GLUE is the contenders' WebAssembly module, PACKAGES the folder into which package.json was installed.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Worker, isMainThread, parentPort } from "node:worker_threads";
import { analyze, init } from "../../pkg/index.js";

const SENTENCES = 3;
/**
 * What is read before the clock starts, in UTF-16 units, and for how long again and again, in milliseconds: lists are
 * read, and Node compiles what runs often for speed, JavaScript and WebAssembly alike.
 */
const WARMING = 10_000;
const WARMING_TIME = 2000;
/** A short run is repeated for about this long, in milliseconds, but not more than this often. */
const LEAST = 300;
const MOST_RUNS = 50;
/** The same on every machine: what Node takes by itself depends on the memory there is. */
const HEAP_MB = 4096;

/** @typedef {{ library: string, run: (text: string) => unknown }} Contender */

const [glue = "", packages = "", number, file] = process.argv.slice(2);
if (packages === "") throw new Error("name the module and the packages that `cargo xtask bench` made");
const task = "summary";
const require = createRequire(import.meta.url);

if (number === undefined || file === undefined) {
  for (const { library } of await contenders()) print({ library });
} else if (isMainThread) {
  // In a worker, for a heap that is too small ends a worker with a message and a process without.
  const worker = new Worker(fileURLToPath(import.meta.url), { argv: process.argv.slice(2), resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
  worker.on("message", print);
  worker.on("error", (error) => print({ failed: error.message }));
} else {
  const contender = (await contenders())[Number(number)];
  if (contender === undefined) throw new Error(`there is no contender ${number}`);
  const text = readFileSync(file, "utf8");
  const result = { library: contender.library, bytes: Buffer.byteLength(text) };
  try {
    parentPort?.postMessage({ ...result, seconds: await seconds(contender, text) });
  } catch (error) {
    parentPort?.postMessage({ ...result, failed: error instanceof Error ? error.message : String(error) });
  }
}

/** @returns {Promise<Contender[]>} */
async function contenders() {
  const { rank, ranking } = require(path.resolve(glue));
  await init(readFileSync(fileURLToPath(new URL("../../pkg/nutgraf_bg.wasm", import.meta.url))));
  const installed = createRequire(path.resolve(packages, "package.json"));
  const { SummarizerManager } = installed("node-summarizer");
  const lexrank = installed("lexrank");
  /** @type {Contender[]} */
  const stages = ranking().split("\n").flatMap((/** @type {string} */ line, /** @type {number} */ stage) => {
    const [of, library] = line.split("\t");
    // The whole analysis is the package's.
    return of === task && !library?.includes("whole") ? [{ library, run: (/** @type {string} */ text) => rank(stage, text) }] : [];
  });
  return [
    ...stages,
    { library: "nutgraf's npm package, whole analysis", run: (text) => analyze(text, { sentences: SENTENCES }).summary },
    { library: "node-summarizer, frequency", run: (text) => told(new SummarizerManager(text, SENTENCES).getSummaryByFrequency()) },
    { library: "node-summarizer, TextRank", run: async (text) => told(await new SummarizerManager(text, SENTENCES).getSummaryByRank()) },
    { library: "lexrank", run: (text) => new Promise((resolve, reject) => {
      lexrank.summarize(text, SENTENCES, (/** @type {unknown} */ error, /** @type {unknown[]} */ lines) => error ? reject(error) : resolve(lines));
    }) },
  ];
}

/**
 * node-summarizer returns its errors, as a whole or in place of the summary.
 *
 * @param {{ summary: unknown } | Error} answer
 */
function told(answer) {
  const summary = answer instanceof Error ? answer : answer.summary;
  if (typeof summary !== "string") throw summary;
  return summary;
}

/**
 * The median of as many runs as fit in `LEAST`, after those of the text's start that are not counted.
 *
 * @param {Contender} contender
 * @param {string} text
 */
async function seconds({ run }, text) {
  const start = text.slice(0, WARMING);
  const warmed = performance.now() + WARMING_TIME;
  while (performance.now() < warmed) await run(start);
  const runs = [];
  const started = performance.now();
  while (runs.length === 0 || (performance.now() - started < LEAST && runs.length < MOST_RUNS)) {
    const began = performance.now();
    await run(text);
    runs.push(performance.now() - began);
  }
  runs.sort((one, other) => one - other);
  return /** @type {number} */ (runs[runs.length >> 1]) / 1000;
}

/** @param {object} row */
function print(row) {
  console.log(JSON.stringify({ place: "node", task, ...row }));
}
