// How soon a process that has just begun has its first result: from the compiled module to the analysis of an article of
// about 300 words. Prints one JSON object; the caller starts it anew each time.
//
//   node benches/first.mjs FOLDER

import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { analyze, init } from "../pkg/index.js";

const folder = process.argv[2];
if (folder === undefined) throw new Error("name the folder of texts that `cargo xtask bench` wrote");
const [text = ""] = JSON.parse(readFileSync(path.join(folder, "short.json"), "utf8"));
const wasm = await WebAssembly.compile(readFileSync(fileURLToPath(new URL("../pkg/nutgraf_bg.wasm", import.meta.url))));

const began = performance.now();
await init(wasm);
analyze(text);
const seconds = (performance.now() - began) / 1000;
console.log(JSON.stringify({ place: "node", task: "first", size: "", bytes: Buffer.byteLength(text), seconds }));
