// The package's answers are the golden ones, by which the crate is tested too: as text, as a file, and from a worker.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";

import { analyze, analyzeFile, createWorkerAnalyzer, init } from "../../pkg/index.js";
import { goldenCases } from "./support.mjs";

await init();
const worker = createWorkerAnalyzer();
after(() => worker.terminate());

for (const { name, file, source, options, expected } of goldenCases()) {
  test(name, async () => {
    const golden = JSON.parse(expected);
    const bytes = await readFile(file);
    assert.deepEqual(await analyzeFile(bytes, options), golden);
    assert.deepEqual(await worker.analyzeFile(new Blob([bytes]), options), golden);
    // Of a string that the caller holds, only a changed text comes back.
    const held = { ...golden, text: golden.text === source ? null : golden.text };
    assert.deepEqual(analyze(source, options), held);
    assert.deepEqual(await worker.analyze(source, options), held);
  });
}
