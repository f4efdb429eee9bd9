// The package's answers are the golden ones, by which the crate is tested too: as text, as a file, and from a worker.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";

import { analyze, analyzeFile, createWorkerAnalyzer, init, languages, loadLanguage } from "../../pkg/index.js";
import { goldenCases } from "./support.mjs";

await init();
// As the command line has them: some of the texts hold words of several languages.
for (const code of languages().available) await loadLanguage(code);
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
