// An analysis that runs out of memory on the main thread: told as what it is, and the next call works.

import assert from "node:assert/strict";
import { test } from "node:test";

import { analyze, analyzeFile, init, tokenize } from "../../pkg/index.js";
import { ARTICLE, longText, smallMemory } from "./support.mjs";

test("a crash is reported and survived", async () => {
  await init(smallMemory(256));
  const good = analyze(ARTICLE);
  const large = longText(8_000_000);
  for (let i = 0; i < 2; i++) {
    assert.throws(() => analyze(large), { name: "NutgrafError", code: "crashed", message: /shorter text/ });
    assert.deepEqual(analyze(ARTICLE), good);
  }
  assert.throws(() => tokenize(large), { code: "crashed" });
  assert.ok(tokenize(ARTICLE).length > 0);
  await assert.rejects(analyzeFile(new Blob([large])), (/** @type {any} */ error) => ["crashed", "too-long"].includes(error.code));
  assert.deepEqual(analyze(ARTICLE), good);
});
