// Hosts whose `performance` has less than a browser's, or that have none: the analysis does without its measure.

import assert from "node:assert/strict";
import { test } from "node:test";

import { analyze, init } from "../../pkg/index.js";
import { ARTICLE } from "./support.mjs";

const own = globalThis.performance;
const now = () => 0;
const nothing = () => undefined;
const METHODS = ["clearMarks", "clearMeasures", "mark", "measure"];

/** @type {[string, unknown][]} */
const hosts = [
  ["there is none", undefined],
  ["null", null],
  ["a clock only", { now }],
  ["no functions", Object.fromEntries(METHODS.map((name) => [name, 1]))],
  ...METHODS.map((missing) => /** @type {[string, unknown]} */ ([`without ${missing}`, { now, ...Object.fromEntries(METHODS.filter((name) => name !== missing).map((name) => [name, nothing])) }])),
];

test("an analysis needs no method of performance", async () => {
  await init();
  const expected = analyze(ARTICLE);
  for (const [name, value] of hosts) {
    Object.defineProperty(globalThis, "performance", { value, configurable: true, writable: true });
    try {
      assert.deepEqual(analyze(ARTICLE), expected, name);
    } finally {
      Object.defineProperty(globalThis, "performance", { value: own, configurable: true, writable: true });
    }
  }
});

test("where the host can measure, the last analysis stands on its timeline", async () => {
  await init();
  analyze(ARTICLE);
  analyze(ARTICLE);
  assert.equal(own.getEntriesByName("nutgraf:analyze", "measure").length, 1);
});
