// The measurements of pipeline.rs in WebAssembly under Node, result objects included, of the texts that it wrote.
// Prints one JSON object a line.
//
//   node benches/node.mjs FOLDER

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { analyze, init, tokenize } from "../pkg/index.js";
import instance from "../pkg/nutgraf.js";

const folder = process.argv[2];
if (folder === undefined) throw new Error("name the folder of texts that `cargo xtask bench` wrote");

await init(readFileSync(fileURLToPath(new URL("../pkg/nutgraf_bg.wasm", import.meta.url))));
// Already there, so this only hands it out.
const { memory } = await instance();

/** @type {string[]} */
const articles = JSON.parse(readFileSync(path.join(folder, "articles.json"), "utf8"));
let turn = 0;
// In turn, so that none is read twice in a row.
const time = seconds(articles.length, () => analyze(/** @type {string} */ (articles[turn++ % articles.length])));
print("analyze", "article", Buffer.byteLength(articles.join("")) / articles.length, time, memory.buffer.byteLength);

// Smallest first: WebAssembly memory never shrinks, so what it has grown to is what the text just read needed.
const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
const texts = names.map((name) => ({ size: path.basename(name, ".txt"), text: readFileSync(path.join(folder, name), "utf8") }));
texts.sort((one, other) => one.text.length - other.text.length);

for (const { size, text } of texts) {
  const bytes = Buffer.byteLength(text);
  if (size === "1 MB") print("tokenize", size, bytes, seconds(1, () => tokenize(text)));
  const time = seconds(1, () => analyze(text));
  print("analyze", size, bytes, time, memory.buffer.byteLength);
}
// Of the whole program, so only one figure: kilobytes, as the system counts them.
print("process", "", 0, 0, process.resourceUsage().maxRSS * 1024);

/**
 * The median of as many runs as a second holds, in whole rounds, or of five where that takes no more than twenty.
 *
 * @param {number} round
 * @param {() => unknown} work
 */
function seconds(round, work) {
  const runs = [];
  const started = performance.now();
  while (wanted(round, runs.length, performance.now() - started)) {
    const began = performance.now();
    work();
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

/**
 * @param {string} task
 * @param {string} size
 * @param {number} bytes
 * @param {number} seconds
 * @param {number | null} [memory]
 */
function print(task, size, bytes, seconds, memory = null) {
  console.log(JSON.stringify({ place: "node", task, size, bytes, seconds, memory }));
}
