// The main path through the page in Firefox, the system's own: the other tests know only Chromium. By keys and mouse, as the browser
// itself gets them.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";

import { findFirefox, launchFirefox } from "./bidi.mjs";
import { startServer } from "./server.mjs";
import { includesAll, readResult, SITE } from "./steps.mjs";

/** @typedef {import("./bidi.mjs").BidiPage} BidiPage */

/** Milliseconds for one path through the page; the time-outs of every step come before. */
const LIMIT = 180_000;
/** The key that copies, pastes and analyses. */
const CTRL = process.platform === "darwin" ? "Meta" : "Control";

const TITLE = "Orrin mill grinds again after nine years";

const TEXT = `${TITLE}

ORRIN, 3 May 2024. Mayor Ida Marlow opened the old mill of Orrin on Friday. It had stood still for nine years.

"We have our bread back," said Marlow. The repair cost 2 million euros, half of it paid by the Orrin Water Trust.

Tomas Reyk, who bakes for the market, bought the first sack of flour. Bakers from Orrin came too. The bakers want more, Reyk said.`;

const { firefox, missing } = findFirefox();
const skip = missing ?? false;

/**
 * Runs a test on the page, opened in a Firefox of its own; it must end without an error in the console or on the server.
 *
 * @param {(stage: {page: BidiPage, downloads: string}) => Promise<void>} steps
 */
async function onPage(steps) {
  assert.ok(existsSync(path.join(SITE, "index.html")), "target/site is missing: run `cargo xtask site`");
  assert.ok(firefox);
  const server = await startServer({ root: SITE });
  try {
    const { page, downloads, close } = await launchFirefox(firefox);
    try {
      await page.open(server.url);
      await steps({ page, downloads });
      assert.deepEqual(page.mistakes, []);
      assert.deepEqual(server.requests.filter(({ status }) => status !== 200), []);
    } finally {
      await close();
    }
  } finally {
    await server.stop();
  }
}

const hasFocus = (/** @type {BidiPage} */ page, /** @type {string} */ selector) =>
  page.waitFor(`the focus on ${selector}`, (selector) => document.activeElement?.matches(selector), selector);

const isVisible = (/** @type {BidiPage} */ page, /** @type {string} */ selector, wanted = true) =>
  page.waitFor(`${selector} to be ${wanted ? "shown" : "hidden"}`, ({ selector, wanted }) => [...document.querySelectorAll(selector)].some((element) => element.checkVisibility()) === wanted, { selector, wanted });

/** Waits until an element's text fits. */
const says = (/** @type {BidiPage} */ page, /** @type {string} */ selector, /** @type {RegExp} */ pattern) =>
  page.waitFor(
    `${selector} to say ${pattern}`,
    ({ selector, source }) => {
      const text = document.querySelector(selector)?.textContent?.replace(/\s+/gu, " ").trim() ?? "";
      return new RegExp(source, "u").test(text) ? text : null;
    },
    { selector, source: pattern.source },
  );

const result = (/** @type {BidiPage} */ page) => page.waitFor("the result", () => document.querySelector("#article #title") && !document.querySelector("#result")?.classList.contains("stale"));

/** What the page says; `readResult` asks no more of a page than to run a function. */
const read = (/** @type {BidiPage} */ page) => readResult(/** @type {import("playwright-core").Page} */ (/** @type {unknown} */ (page)));

/** Waits until the text marks these words as a name, or does not. */
const isMarked = (/** @type {BidiPage} */ page, /** @type {string} */ words, wanted = true) =>
  page.waitFor(
    `“${words}” ${wanted ? "" : "not "}to be marked`,
    ({ words, wanted }) => !document.querySelector("#result")?.classList.contains("stale") && [...document.querySelectorAll("#article mark")].some(({ textContent }) => textContent === words) === wanted,
    { words, wanted },
  );

/** Goes on by Tab, or back, until the focus is there. */
async function tabTo(/** @type {BidiPage} */ page, /** @type {string} */ selector, key = "Tab") {
  const passed = [];
  for (let i = 0; i < 60; i++) {
    await page.press(key);
    const at = await page.evaluate((selector) => {
      const { activeElement } = document;
      return activeElement?.matches(selector) ? true : activeElement?.id || activeElement?.textContent?.trim().slice(0, 30);
    }, selector);
    if (at === true) return;
    passed.push(at);
  }
  assert.fail(`${selector} is not reached by ${key}: ${passed.join(", ")}`);
}

/** The one file that has been saved, once it is whole. */
async function savedFile(/** @type {string} */ downloads) {
  for (let i = 0; i < 200; i++) {
    const [name, ...others] = readdirSync(downloads);
    const bytes = name && others.length === 0 && !name.endsWith(".part") ? readFileSync(path.join(downloads, name)) : null;
    if (name && bytes && bytes.length > 0) return { name, text: bytes.toString() };
    await sleep(50);
  }
  return assert.fail(`nothing was saved, but ${JSON.stringify(readdirSync(downloads))}`);
}

test("an article is typed, read, searched, corrected, copied and saved in Firefox", { skip, timeout: LIMIT }, () =>
  onPage(async ({ page, downloads }) => {
    await page.click("#field");
    await page.type(TEXT);
    assert.equal(await page.evaluate(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#field")).value), TEXT);
    await page.press(`${CTRL}+Enter`);
    await result(page);
    await hasFocus(page, "#title");
    const { title, people, places, marks } = await read(page);
    assert.equal(title, TITLE);
    includesAll(people, ["Ida Marlow", "Tomas Reyk"]);
    includesAll(places, ["Orrin"]);
    includesAll(marks, ["Orrin", "Ida Marlow", "Marlow", "Tomas Reyk", "Reyk"]);

    await page.click("#article mark", "Ida Marlow");
    await isVisible(page, "#chip");
    await says(page, "#chip-label", /^Ida Marlow$/u);
    const place = await says(page, "#chip-place", /1 of [23]$/u);
    await page.press("j");
    await says(page, "#chip-place", new RegExp(`${place.replace("1 of", "2 of")}$`, "u"));

    await page.press("/");
    await hasFocus(page, "#search-field");
    await page.type("baker");
    await says(page, "#contexts-facts", /^2 places/u);
    await page.press("Enter");
    await says(page, "#chip-label", /^baker$/u);
    await says(page, "#chip-place", /1 of 2$/u);
    assert.equal(await page.evaluate(() => document.querySelectorAll("#contexts-list li").length), 2);
    await page.press("Escape");
    await isVisible(page, "#contexts", false);

    await page.click("#article mark", "Marlow");
    await says(page, "#chip-label", /^Ida Marlow$/u);
    await page.press("c");
    await hasFocus(page, "#correcting *");
    await page.click("#correct-name");
    await page.press(`${CTRL}+a`);
    await page.type("Ida Marlow-Finch");
    await page.press("Enter");
    await isVisible(page, "#correcting", false);
    await says(page, "#chip-label", /^Ida Marlow-Finch$/u);
    includesAll((await read(page)).people, ["Ida Marlow-Finch"]);

    await page.click("#take");
    await isVisible(page, "#taking");
    await page.click("#take-copy button", "Markdown");
    await says(page, "#taking-state", /^Copied/u);
    await page.click("#take-reports button", "Markdown");
    await says(page, "#taking-state", /^Saved/u);
    const { name, text } = await savedFile(downloads);
    assert.equal(name, "Orrin-mill-grinds-again-after-nine-years.md");
    assert.match(text, /Ida Marlow-Finch/u);
    await page.click("#take-pictures button[aria-label$=PNG]");
    await says(page, "#taking-state", /^Saved.*png/u);
    await page.press("Escape");
    await isVisible(page, "#taking", false);
    await hasFocus(page, "#take");

    // What was copied is on the clipboard: it can be pasted.
    await page.click("#new-text");
    await page.click("#field");
    await page.type("Pasted: ");
    await page.press(`${CTRL}+v`);
    const pasted = await page.waitFor("the pasted text", () => /^Pasted: ([^]+)$/u.exec(/** @type {HTMLTextAreaElement} */ (document.querySelector("#field")).value)?.[1]);
    assert.equal(pasted, text);
  }));

test("the main path by the keyboard alone in Firefox", { skip, timeout: LIMIT }, () =>
  onPage(async ({ page, downloads }) => {
    await tabTo(page, "#field");
    await page.type(TEXT);
    await page.press(`${CTRL}+Enter`);
    await hasFocus(page, "#title");

    await tabTo(page, "#article mark");
    await page.press("Enter");
    await isVisible(page, "#chip");
    await page.press("j");
    await page.press("Escape");
    await isVisible(page, "#chip", false);

    await page.press("/");
    await page.type("flour");
    await says(page, "#contexts-facts", /^1 place/u);
    await page.press("Escape");
    await isVisible(page, "#contexts", false);
    await hasFocus(page, "#article mark");

    const reyk = (await read(page)).marks.indexOf("Tomas Reyk");
    await page.press("Home");
    for (let i = 0; i < reyk; i++) await page.press("ArrowRight");
    await page.press("Enter");
    await says(page, "#chip-label", /^Tomas Reyk$/u);
    await page.press("c");
    await isVisible(page, "#correcting");
    if (!(await page.evaluate(() => document.activeElement?.id === "correct-name"))) await tabTo(page, "#correct-name");
    await page.press(`${CTRL}+a`);
    await page.type("Tomas Reyk-Olsen");
    await page.press("Enter");
    await says(page, "#chip-label", /^Tomas Reyk-Olsen$/u);
    await page.press("Escape");
    await page.press(`${CTRL}+z`);
    await page.waitFor("the correction to be undone", () => document.querySelector("#corrections-list")?.childElementCount === 0);

    await tabTo(page, "#take", "Shift+Tab");
    await page.press("Enter");
    await isVisible(page, "#taking");
    await tabTo(page, "#take-reports button");
    await page.press("Enter");
    await says(page, "#taking-state", /^Saved/u);
    assert.equal((await savedFile(downloads)).name, "Orrin-mill-grinds-again-after-nine-years.html");
    await page.press("Escape");
    await hasFocus(page, "#take");
    await isMarked(page, "Tomas Reyk");
  }));
