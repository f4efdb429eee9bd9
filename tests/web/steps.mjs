// Steps that the browser tests of the page have in common: serve the finished site, open the page, drop files as a person
// does, wait for what must come.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import path from "node:path";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("playwright-core").Browser} Browser
 * @typedef {import("playwright-core").BrowserContextOptions} ContextOptions
 */

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const SITE = path.join(ROOT, "target", "site");
export const FIXTURES = fileURLToPath(new URL("./fixtures/", import.meta.url));

/** Where the articles that may not be published are, if they are here. */
export const SEEDS = path.join(process.env.NUTGRAF_DATA ?? path.join(ROOT, "..", "shared"), "seeds");

/** @param {string} name */
export const fixture = (name) => path.join(FIXTURES, name);

/**
 * A page in a context of its own; what goes wrong in it fails the test.
 *
 * @param {Browser} browser
 * @param {ContextOptions} [options]
 */
export async function newPage(browser, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, locale: "en-GB", reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  /** @type {string[]} */
  const mistakes = [];
  if (process.env.NUTGRAF_PATIENCE) page.setDefaultTimeout(Number(process.env.NUTGRAF_PATIENCE));
  page.on("pageerror", (error) => mistakes.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") mistakes.push(message.text());
  });
  return { context, page, mistakes };
}

/**
 * Waits until the service worker has all files and answers for this page.
 *
 * @param {Page} page
 */
export async function waitForServiceWorker(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true }));
  });
}

/**
 * Drops files or folders onto the window, through the browser itself, so that folders arrive as folders.
 *
 * @param {Page} page
 * @param {string[]} paths
 */
export async function drop(page, paths) {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const send = (/** @type {"dragEnter" | "dragOver" | "drop"} */ type) => session.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
  const sheet = page.locator("#drop");
  await send("dragEnter");
  // A mouse goes on moving; the page may not listen yet, which waits for its messages where they are not English.
  for (let attempt = 0, shown = false; !shown; attempt++) {
    if (attempt === 30) throw new Error("what is dragged over the page is not taken");
    await send("dragOver");
    shown = await sheet.waitFor({ state: "visible", timeout: 1000 }).then(() => true, () => false);
  }
  await send("drop");
  await sheet.waitFor({ state: "hidden" });
  await session.detach();
}

/**
 * Waits until so many documents have been analysed or have failed.
 *
 * @param {Page} page
 * @param {number} count
 */
export async function waitForDocuments(page, count) {
  await page.waitForFunction(
    (wanted) => document.querySelectorAll('#document-list [data-state="analysed"], #document-list [data-state="failed"]').length === wanted,
    count,
  );
}

/**
 * Waits for the result of the document on show.
 *
 * @param {Page} page
 */
export async function waitForResult(page) {
  await page.locator("#article #title").waitFor();
  await page.waitForFunction(() => !document.querySelector("#result")?.classList.contains("stale"));
}

/**
 * Types a text and has it analysed.
 *
 * @param {Page} page
 * @param {string} text
 */
export async function analyze(page, text) {
  await page.locator("#field").fill(text);
  await page.locator("#analyze").click();
  await waitForResult(page);
}

/**
 * Presses something, and gives the milliseconds that its work took.
 *
 * @param {Page} page
 * @param {string} selector
 */
export const timed = (page, selector) =>
  page.evaluate((wanted) => {
    const button = document.querySelector(wanted);
    if (!(button instanceof HTMLElement)) throw new Error(`nothing like ${wanted}`);
    const start = performance.now();
    button.click();
    // What is laid out belongs to it.
    document.querySelector(".collected")?.getBoundingClientRect();
    return performance.now() - start;
  }, selector);

/**
 * What the page says, as texts.
 *
 * @param {Page} page
 */
export function readResult(page) {
  return page.evaluate(() => {
    /** @param {string} selector */
    const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent?.replace(/\s+/gu, " ").trim() ?? "");
    return {
      title: texts("#article #title")[0] ?? "",
      paragraphs: texts("#article .paragraph"),
      summary: texts("#brief .sentence"),
      people: texts("#kind-person .swatch"),
      organizations: texts("#kind-organization .swatch"),
      places: texts("#kind-place .swatch"),
      words: texts("#words tbody th"),
      counts: texts("#words tbody .times"),
      marks: texts("#article mark"),
      notices: texts("#notices li"),
    };
  });
}

/**
 * Every expected name is among the found ones.
 *
 * @param {string[]} found
 * @param {string[]} expected
 */
export function includesAll(found, expected) {
  for (const name of expected) assert.ok(found.includes(name), `“${name}” is missing in ${JSON.stringify(found)}`);
}

const axe = readFileSync(fileURLToPath(import.meta.resolve("axe-core/axe.min.js")), "utf8");

/**
 * No accessibility violation in the page as it stands.
 *
 * @param {Page} page
 * @param {string} state named in the failure
 */
export async function assertAccessible(page, state) {
  // Through the debugger, not as a script of the page: its policy would refuse that, and rightly.
  await page.evaluate(axe);
  const violations = await page.evaluate(async () => {
    const { axe } = /** @type {{axe: {run: (root: Document) => Promise<{violations: {id: string, nodes: {target: unknown[], failureSummary?: string}[]}[]}>}}} */ (
      /** @type {unknown} */ (globalThis)
    );
    const found = await axe.run(document);
    return found.violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, failureSummary }) => `${target.join(" ")}: ${failureSummary}`) }));
  });
  assert.deepEqual(violations, [], `accessibility: ${state}`);
}
