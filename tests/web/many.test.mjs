// Thousands of documents: nothing stands still while they are read, what is pressed answers at once, and memory grows with their number
// and not with their length. NUTGRAF_BULK=1 adds 200 MB of long ones, which takes minutes.

import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";
import { report } from "./crowd.mjs";
import { createStage } from "./stage.mjs";
import { drop, timed } from "./steps.mjs";

/** @typedef {import("playwright-core").Page} Page */

const { onOpenPage } = createStage();

/** Milliseconds of a task that a reader would notice, and of sorting and narrowing. */
const [LONGEST_TASK, LONGEST_STEP] = [100, 50];
/** Bytes of memory that the page has for one document more. */
const EACH = 10_000;
/** Documents of each round. The longest task is the least of the last ones', for what a machine does besides is no work of the page. */
const ROUNDS = [1000, 500, 500];

/**
 * Writes documents into a folder of their own.
 *
 * @param {string} folder
 * @param {number} from
 * @param {number} count
 * @param {number} length  characters of each
 */
function written(folder, from, count, length) {
  const inside = path.join(folder, `from-${from}`);
  mkdirSync(inside);
  for (let i = from; i < from + count; i++) {
    const { name, text } = report(i, length);
    writeFileSync(path.join(inside, name), text);
  }
  return inside;
}

/** Milliseconds for which nothing must be going on: as long as the page waits before it shows that something is, and some more. */
const CALM = 800;

/** Waits until so many documents have been analysed; gives the milliseconds that took. @param {Page} page @param {number} count */
async function waitForMany(page, count) {
  const start = performance.now();
  await page.waitForFunction(
    ([wanted = 0, calm = 0]) => {
      const watch = /** @type {any} */ (globalThis);
      const isDone = document.getElementById("document-count")?.textContent?.replace(/\D/gu, "") === String(wanted) && document.getElementById("progress")?.hidden;
      watch.since = isDone ? (watch.since ?? performance.now()) : undefined;
      return isDone && performance.now() - watch.since >= calm;
    },
    [count, CALM],
    { timeout: 0, polling: 100 },
  );
  return Math.round(performance.now() - start - CALM);
}

/** Waits until all of them are read together. @param {Page} page */
const waitForDigests = (page) => page.waitForFunction(() => document.querySelector(".across-part tbody tr") && document.querySelector(".collection-head progress")?.hasAttribute("hidden"), null, { timeout: 0, polling: 100 });

/** Begins to watch for long tasks. @param {Page} page */
const watchTasks = (page) =>
  page.evaluate(() => {
    const tasks = /** @type {any} */ (globalThis);
    tasks.longest = 0;
    new PerformanceObserver((list) => (tasks.longest = Math.max(tasks.longest, ...list.getEntries().map(({ duration }) => duration)))).observe({ type: "longtask" });
  });

/** The longest task since the last time, in milliseconds. @param {Page} page */
async function longestTask(page) {
  await page.waitForTimeout(200);
  return Math.round(
    await page.evaluate(() => {
      const tasks = /** @type {any} */ (globalThis);
      const { longest } = tasks;
      tasks.longest = 0;
      return longest;
    }),
  );
}

/** Bytes of the page's memory that are in use. @param {Page} page */
async function memory(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  await session.detach();
  return usedSize;
}

/**
 * @param {number[]} rounds
 * @param {number} length
 * @param {import("node:test").TestContext} t
 */
async function readMany(rounds, length, t) {
  const folder = mkdtempSync(path.join(tmpdir(), "nutgraf-many-"));
  try {
    await onOpenPage({}, async (page) => {
      await watchTasks(page);
      const longest = [];
      const used = [];
      let total = 0;
      for (const count of rounds) {
        const inside = written(folder, total, count, length);
        total += count;
        await drop(page, [inside]);
        t.diagnostic(`${count} more documents of ${length} characters: analysed in ${await waitForMany(page, total)} ms`);
        longest.push(await longestTask(page));
        used.push(await memory(page));
      }
      const start = performance.now();
      await page.locator("#to-collection").click();
      await waitForDigests(page);
      t.diagnostic(`read together in ${Math.round(performance.now() - start)} ms`);
      const together = await longestTask(page);
      t.diagnostic(`longest tasks: ${longest} ms while they are analysed, ${together} ms while they are read together; memory: ${used.map((bytes) => Math.round(bytes / 1e6))} MB`);
      assert.equal(await page.locator("#document-list [data-state=failed]").count(), 0);
      /** @type {Record<string, number>} */
      const steps = {};
      for (let round = 0; round < 3; round++) {
        for (const column of ["title", "date", "words", "people", "about"]) {
          for (let press = 0; press < 3; press++) steps[column] = Math.min(steps[column] ?? Infinity, await timed(page, `.collected [data-column=${column}]`));
        }
        steps.facet = Math.min(steps.facet ?? Infinity, await timed(page, ".across tbody button"));
        await timed(page, ".facets button");
      }
      t.diagnostic(JSON.stringify(steps));
      assert.deepEqual(Object.entries(steps).filter(([, time]) => time > LONGEST_STEP), []);
      // A word narrows them, too, and a document that is opened is there, though the page has forgotten its text.
      await page.locator(".across-part .order", { hasText: "Words" }).click();
      const row = page.locator(".across tbody tr").first();
      const documents = (await row.locator("td").first().textContent()) ?? "";
      await row.locator("button").click();
      await page.waitForFunction((wanted) => document.querySelector(".table-tools .figure")?.textContent?.startsWith(wanted), documents);
      await page.locator(".collected tbody .open").first().click();
      await page.locator("#article #title").waitFor();
      const [first = 0, ...others] = used;
      const grown = ((used.at(-1) ?? 0) - first) / (total - (rounds[0] ?? 0));
      assert.ok(grown <= EACH, `${Math.round(grown)} bytes for each document more`);
      assert.ok(others.length > 0 && Math.min(...longest.slice(1)) <= LONGEST_TASK, `${longest} ms`);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test("2,000 documents: the page answers while they are read, and afterwards", { timeout: 600_000 }, (t) => readMany(ROUNDS, 1200, t));

test("200 MB of long documents", { timeout: 3_600_000, skip: process.env.NUTGRAF_BULK ? false : "NUTGRAF_BULK is not set" }, (t) => readMany([200, 100, 100], 500_000, t));
