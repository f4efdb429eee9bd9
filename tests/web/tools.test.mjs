// The page as a tool: words looked up with their contexts, the selection copied, the analysis taken away in every form, a copy of the
// text without names. As somebody does it, by mouse, by keyboard alone, and on a phone.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { analyze as analyzeHere, exportAnalysis, init } from "../../pkg/index.js";
import { createStage } from "./stage.mjs";
import { analyze, assertAccessible, waitForResult } from "./steps.mjs";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("playwright-core").Locator} Locator
 */

const { onOpenPage } = createStage();

const TEXT = `Tallow harbour closes for repairs

The harbour of Tallow was closed on 3 May 2024 by Mayor Rosa Quint. Two ferries ran before, Quint said. A ferry runs no more.

"We shall repair the harbour," said Mayor Rosa Quint. The ferry Skerrow costs 5 million euros. Write to press@tallow.example.

Jonas Feldmar, who runs the harbour office, said the ferry would run again.`;

const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };

/** What is on the clipboard as text. */
const pasted = (/** @type {Page} */ page) => page.evaluate(() => navigator.clipboard.readText());

/** What pressing a button saves. */
async function saved(/** @type {Page} */ page, /** @type {Locator} */ button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

const lines = (/** @type {Page} */ page) =>
  page.locator("#contexts-list button").evaluateAll((buttons) => buttons.map((button) => (button.textContent ?? "").replace(/\s+/gu, " ").trim()));

test("a word is looked up by keyboard alone, in all its forms, and each line leads to its place", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, TEXT);
    await page.locator("#title").focus();
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "search-field");
    await page.keyboard.type("ferry");
    await page.locator("#contexts").waitFor();
    await page.waitForFunction(() => document.querySelector("#contexts-facts")?.textContent?.startsWith("4 places"));
    assert.match(await page.locator("#contexts-facts").innerText(), /^4 places: ferry 3, ferries 1\./u);
    const found = await lines(page);
    assert.equal(found.length, 4);
    assert.match(found[0] ?? "", /Two ferries ran before/u);
    await assertAccessible(page, "contexts");

    await page.locator("#contexts-lemma").uncheck();
    await page.waitForFunction(() => document.querySelector("#contexts-facts")?.textContent?.startsWith("3 places"));
    await page.locator("#contexts-sort").selectOption("before");
    await page.waitForFunction(() => /^… ?A ferry|A ferry/u.test(document.querySelector("#contexts-list button b")?.parentElement?.textContent ?? ""));

    await page.locator("#contexts-list button").first().focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("#chip-label").innerText(), "ferry");
    assert.match(await page.locator("#chip-place").innerText(), /place [123] of 3/u);
    await page.keyboard.press("Escape");
    assert.ok(await page.locator("#chip").isHidden());
    assert.ok(await page.evaluate(() => document.activeElement?.closest("#contexts-list")), "the focus is where the selection came from");
    await page.keyboard.press("Escape");
    assert.ok(await page.locator("#contexts").isHidden());
    assert.equal(await page.evaluate(() => document.activeElement?.id), "title", "and then where the search came from");
  }));

test("Enter goes to the first place; what is not there is said; another text is searched anew", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, TEXT);
    await page.locator("#search-field").fill("harbour office");
    await page.keyboard.press("Enter");
    await page.locator("#chip").waitFor();
    assert.equal(await page.locator("#chip-place").innerText(), "1 place");
    await page.locator("#search-field").fill("zeppelin");
    await page.waitForFunction(() => document.querySelector("#contexts-facts")?.textContent?.startsWith("Not in this text"));
    await page.locator("#search-field").fill("ferry");
    await page.waitForFunction(() => document.querySelectorAll("#contexts-list li").length === 4);
    await page.locator("#edit").click();
    await page.locator("#field").fill(`${TEXT}\n\nThe ferry came.`);
    await page.waitForFunction(() => document.querySelectorAll("#contexts-list li").length === 5);
  }));

test("contexts are copied as columns and saved as a table without formulas", () =>
  onOpenPage(clipboard, async (page) => {
    await analyze(page, "Sums\n\nThe sheet said =SUM(A1) was wrong, and so was the sum of it. A sum; \"a total\", he wrote.");
    await page.locator("#search-field").fill("sum");
    await page.waitForFunction(() => document.querySelectorAll("#contexts-list li").length > 1);
    await page.locator("#contexts-copy").click();
    await page.waitForFunction(() => document.querySelector("#contexts-state")?.textContent?.startsWith("Copied"));
    const rows = (await pasted(page)).split("\n");
    assert.ok(rows.every((row) => row.split("\t").length === 3), rows.join("|"));
    const { name, bytes } = await saved(page, page.locator("#contexts-save"));
    assert.equal(name, "contexts-sum.csv");
    const table = bytes.toString();
    assert.ok(table.startsWith("\ufeffstart,end,before,text,after\r\n"));
    assert.ok(!/(?:^|,)"?[=+@]/mu.test(table), table);
  }));

test("the chip shows the contexts of a name and copies the words of a place", () =>
  onOpenPage(clipboard, async (page) => {
    await analyze(page, TEXT);
    await page.locator("#kind-person button", { hasText: "Rosa Quint" }).first().click();
    await page.locator("#chip-copy").click();
    await page.waitForFunction(() => document.querySelector("#status")?.textContent?.startsWith("Copied"));
    assert.equal(await pasted(page), "Rosa Quint");
    await page.locator("#chip-contexts").click();
    await page.waitForFunction(() => document.querySelectorAll("#contexts-list li").length === 2);
    assert.equal(await page.locator("#contexts-title").innerText(), "Contexts of Rosa Quint");
    await page.locator("#quotes .words").first().click();
    assert.ok(await page.locator("#chip-contexts").isHidden(), "a quotation has no contexts");
  }));

test("the analysis leaves as the package writes it", () =>
  onOpenPage(clipboard, async (page) => {
    await init();
    const analysis = analyzeHere(TEXT, { window: 2_000_000 });
    const written = (/** @type {import("../../pkg/index.js").ExportName} */ what, bom = false) => exportAnalysis(analysis, TEXT, what, what.startsWith("csv:") ? { bom } : undefined);
    await analyze(page, TEXT);
    await page.locator("#take").click();
    await assertAccessible(page, "export");
    const button = (/** @type {string} */ group, /** @type {string} */ label) => page.locator(`#${group}`).getByRole("button", { name: label, exact: true });
    for (const [label, what] of /** @type {const} */ ([["Text", "text"], ["Markdown", "markdown"]])) {
      await button("take-copy", label).click();
      await page.waitForFunction(() => document.querySelector("#taking-state")?.textContent?.startsWith("Copied"));
      assert.equal(await pasted(page), await written(what), what);
      await page.evaluate(() => void (/** @type {HTMLElement} */ (document.querySelector("#taking-state")).textContent = ""));
    }
    await button("take-copy", "HTML").click();
    await page.waitForFunction(() => document.querySelector("#taking-state")?.textContent?.startsWith("Copied as HTML"));
    const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => types));
    assert.deepEqual([...types].sort(), ["text/html", "text/plain"]);

    for (const [group, label, what, name] of /** @type {const} */ ([
      ["take-reports", "HTML report", "html", "Tallow-harbour-closes-for-repairs.html"],
      ["take-reports", "Markdown", "markdown", "Tallow-harbour-closes-for-repairs.md"],
      ["take-reports", "JSON", "json", "Tallow-harbour-closes-for-repairs.json"],
      ["take-tables", "Names", "csv:entities", "Tallow-harbour-closes-for-repairs-entities.csv"],
      ["take-tables", "Quotes", "csv:quotes", "Tallow-harbour-closes-for-repairs-quotes.csv"],
      ["take-pictures", "Where names stand, SVG", "svg:strip", "Tallow-harbour-closes-for-repairs-strip.svg"],
    ])) {
      const file = await saved(page, button(group, label));
      assert.equal(file.name, name);
      assert.equal(file.bytes.toString(), await written(what, true), name);
    }
    const png = await saved(page, button("take-pictures", "Words, PNG"));
    assert.equal(png.name, "Tallow-harbour-closes-for-repairs-bars.png");
    assert.equal(png.bytes.subarray(1, 4).toString("latin1"), "PNG");
    assert.ok(png.bytes.readUInt32BE(16) > 600, "twice as dense as the drawing");
    await page.keyboard.press("Escape");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "take");
  }));

test("a redacted copy shows what will be replaced; the next text has the same labels", () =>
  onOpenPage(clipboard, async (page) => {
    await analyze(page, TEXT);
    await page.locator("#take").click();
    await page.locator("#redaction summary").click();
    await page.locator("#redaction-preview table").waitFor();
    const rows = await page.locator("#redaction-preview tbody tr").evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent)));
    assert.deepEqual(rows[0], ["Person 1", "Rosa Quint, Quint", "3"]);
    assert.ok(rows.some(([label]) => label === "Email 1"));
    assert.match(await page.locator("#redaction-preview").innerText(), /Names that were not found are still in the text/u);
    await assertAccessible(page, "redacted copy");
    await page.locator("#redaction-copy").click();
    await page.waitForFunction(() => document.querySelector("#taking-state")?.textContent?.startsWith("The redacted text is copied"));
    const text = await pasted(page);
    assert.ok(text.includes("by Mayor Person 1.") && !/Quint|Feldmar|press@/u.test(text), text);
    const key = await saved(page, page.locator("#redaction-key"));
    assert.equal(key.name, "Tallow-harbour-closes-for-repairs-key.json");
    const { labels } = JSON.parse(key.bytes.toString());
    assert.equal(labels[0].name, "Rosa Quint");
    const feldmar = labels.find((/** @type {{ name: string }} */ { name }) => name === "Jonas Feldmar").label;

    await page.locator("#redaction-bars").check();
    await page.waitForFunction(() => document.querySelector(".redaction-text")?.textContent?.includes("█████"));
    const checked = page.locator("#redaction-kinds input:checked");
    while ((await checked.count()) > 0) await checked.first().uncheck();
    await page.waitForFunction(() => document.querySelector("#redaction-preview")?.textContent?.startsWith("Choose what"));
    assert.ok(await page.locator("#redaction-save").isDisabled());
    await page.locator("#close-taking").click();

    await page.locator("#new-text").click();
    await page.locator("#field").fill("Jonas Feldmar followed Rosa Quint into the office of the mayor on Friday.");
    await page.locator("#analyze").click();
    await waitForResult(page);
    await page.locator("#take").click();
    await page.locator("#redaction-bars").uncheck();
    await page.locator("#redaction-kinds label", { hasText: "People" }).locator("input").check();
    const expected = `${feldmar} followed Person 1 into the office of the mayor on Friday.`;
    await page.waitForFunction((expected) => document.querySelector(".redaction-text")?.textContent === expected, expected);
  }));

test("keys mark kinds of names in the text or not, but not while a dialog is open", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, TEXT);
    const people = page.locator("#filter-list button", { hasText: "People" });
    await page.locator("#title").focus();
    await page.keyboard.press("1");
    assert.equal(await people.getAttribute("aria-pressed"), "false");
    await page.locator("#take").click();
    await page.locator("#taking").waitFor();
    await page.keyboard.press("1");
    assert.equal(await people.getAttribute("aria-pressed"), "false");
    await page.keyboard.press("Escape");
    await page.keyboard.press("1");
    assert.equal(await people.getAttribute("aria-pressed"), "true");
  }));

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`search and export by touch on a phone, ${colorScheme}`, () =>
    onOpenPage({ ...clipboard, viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, colorScheme }, async (page) => {
      await analyze(page, TEXT);
      await page.locator("#search-field").tap();
      await page.keyboard.type("ferry");
      await page.waitForFunction(() => document.querySelectorAll("#contexts-list li").length === 4);
      assert.ok(await page.locator("#contexts-list button").first().isVisible(), "the findings are on show");
      await assertAccessible(page, "contexts on a phone");
      await page.locator("#contexts-list button").nth(1).tap();
      assert.ok(await page.locator("#article").isVisible(), "the text is on show");
      assert.ok(await page.locator("#chip").isVisible());
      await page.locator("#take").tap();
      await assertAccessible(page, "export on a phone");
      const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
      assert.ok(!wide, "nothing is wider than the screen");
      await page.locator("#take-copy").getByRole("button", { name: "Text", exact: true }).tap();
      await page.waitForFunction(() => document.querySelector("#taking-state")?.textContent?.startsWith("Copied"));
    }));
}
