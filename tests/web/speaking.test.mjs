// The page in the languages that it speaks: nothing of it is left in English, nothing is cut off, and everything can be used.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { LANGUAGES } from "../../www/messages.js";
import { createStage } from "./stage.mjs";
import { analyze, assertAccessible, drop, ROOT, waitForResult } from "./steps.mjs";

/** @typedef {import("playwright-core").Page} Page */

const { onPage, onOpenPage, site } = createStage();
const TABLES = [...LANGUAGES.keys()].filter((code) => code !== "en");
/** @param {string} code @returns {import("../../www/messages.js").Table} */
const tableOf = (code) => JSON.parse(readFileSync(path.join(ROOT, "www/messages", `${code}.json`), "utf8"));
const folder = mkdtempSync(path.join(tmpdir(), "nutgraf-speaking-"));
after(() => rmSync(folder, { recursive: true, force: true }));
/** @param {string} name @param {string | Buffer} bytes */
function save(name, bytes) {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

const TEXT = `Harbour town votes on its ferry

Mayor Ana Belova met the press in Selvick on Monday, 4 March 2024. “The ferry costs 4 million euros a year,” she said. Belova wants 12 percent more for the Coastal Transport Authority within three years.

The Coastal Transport Authority (CTA) runs the ferry every Saturday. Professor Yusuf Demir told the CTA that the ferry needs a new engine. The ferry council meets in Selvick in spring.`;

/**
 * What can be seen or is read out, but for the text and its names.
 *
 * @param {Page} page
 */
const wordsOnShow = (page) =>
  page.evaluate(() => {
    /** @type {string[]} */
    const own = [];
    const skip = "#article, [translate=no], bdi, textarea, script, style, kbd, .sentence, .around, .words, #document-list, #interface-language option, select.text-language option:not(:first-child), .encoding option, #taking-of, #contexts-list, .redaction-text";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => (node instanceof Element && node.matches(skip) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Element) own.push(...["aria-label", "placeholder", "title"].map((name) => node.getAttribute(name) ?? ""));
      else own.push(node.nodeValue ?? "");
    }
    return own.map((text) => text.replace(/\s+/gu, " ").trim()).filter((text) => /\p{L}{2}/u.test(text));
  });

for (const code of TABLES) {
  test(`${LANGUAGES.get(code)}: no English is left, axe finds nothing, and nothing is wider than a small phone`, () =>
    onPage({ locale: code }, async ({ server, page, mistakes }) => {
      const { page: table } = tableOf(code);
      const english = new Set(Object.entries(table).flatMap(([message, found]) => (typeof found === "string" && found !== message && !message.includes("{") ? [message] : [])));
      const assertSpoken = async (/** @type {string} */ state) => {
        const words = await wordsOnShow(page);
        assert.deepEqual(words.filter((text) => english.has(text)), [], `${code}, ${state}`);
        // What has values in it: no run of English words.
        const bare = words.map((text) => text.replace(/[“„«][^”“»]*[”“»]/gu, ""));
        assert.deepEqual(bare.filter((text) => /\b(?:the|of|is|are|and|to|it)\b/u.test(text) && /\b(?:the|not|with|text|this|for|words)\b/u.test(text)), [], `${code}, ${state}`);
      };
      await page.goto(server.url);
      await page.locator("#interface-language option").first().waitFor({ state: "attached" });
      assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), [code, code === "ar" ? "rtl" : "ltr"]);
      await assertSpoken("start");
      await assertAccessible(page, `${code}, start`);
      await analyze(page, TEXT);
      await page.locator("#words .about").first().click();
      for (const fold of await page.locator("#result details").all()) await fold.evaluate((element) => element.setAttribute("open", ""));
      await assertSpoken("result");
      await assertAccessible(page, `${code}, result`);
      await page.locator("#kind-person .name").first().click();
      await page.locator("#chip").waitFor();
      await page.locator("#chip-contexts").click();
      await page.locator("#contexts").waitFor();
      await assertSpoken("selection");
      await page.locator("#chip-correct").click();
      await page.locator("#correcting").waitFor();
      await assertSpoken("correction");
      await page.locator("#correct-name").fill("Anna Belova");
      await page.locator("#correcting button[value=rename]").click();
      await page.waitForFunction(() => document.querySelector("#kind-person .swatch")?.textContent === "Anna Belova");
      await page.locator("#take").click();
      await page.locator("#redaction summary").click();
      await page.locator(".redaction-table").waitFor();
      await assertSpoken("export");
      await assertAccessible(page, `${code}, export`);
      await page.keyboard.press("Escape");
      await page.setViewportSize({ width: 320, height: 640 });
      for (const view of ["#show-text", "#show-findings"]) {
        await page.locator(view).click();
        assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), `${code}: ${view} is as wide as the screen`);
      }
      await page.locator("#new-text").click();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), `${code}: the first page is as wide as the screen`);
      assert.deepEqual(mistakes, []);
    }));
}

test("another language is chosen at the foot of the page, with all that was typed and corrected", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, TEXT);
    await page.locator("#new-text").click();
    await page.locator("#field").fill("Half a sentence");
    await Promise.all([page.waitForEvent("load"), page.locator("#interface-language").selectOption("fr")]);
    await waitForResult(page);
    assert.equal(await page.evaluate(() => document.documentElement.lang), "fr");
    await page.locator("#new-text").click();
    assert.equal(await page.locator("#field").inputValue(), "Half a sentence");
    assert.equal(await page.locator("#analyze").textContent(), tableOf("fr").page.Analyse);
  }));

test("a table that does not come leaves the page in English", () =>
  onPage({ locale: "de" }, async ({ server, page }) => {
    server.faults.set("messages/de.json", { status: 503 });
    await page.goto(server.url);
    await analyze(page, TEXT);
    assert.equal(await page.locator("#findings-title").textContent(), "Findings");
    assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
  }));

test("what the analyser says is said in the reader's language, by its code", () =>
  onPage({ locale: "de" }, async ({ server, page }) => {
    await page.goto(server.url);
    await page.locator("#interface-language option").first().waitFor({ state: "attached" });
    await drop(page, [save("bild.png", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1"))]);
    const { core, parts } = tableOf("de");
    const said = page.locator("#placeholder-text");
    await said.getByText(parts["a PNG picture"] ?? "?").waitFor();
    assert.ok(!/which Nutgraf/u.test((await said.textContent()) ?? ""));
    // "Привет" and more in windows-1251, in a text long enough to tell.
    const russian = "Губернатор области Иван Петров встретился с журналистами в понедельник. ".repeat(4);
    const bytes = Buffer.from([...russian].map((sign) => (sign >= "а" ? 0xe0 + sign.charCodeAt(0) - 0x430 : sign >= "А" ? 0xc0 + sign.charCodeAt(0) - 0x410 : sign.charCodeAt(0))));
    await drop(page, [save("text.txt", bytes)]);
    const read = core["decoded-as"]?.["Read as {0}."]?.replace("{0}", "windows-1251") ?? "?";
    await page.locator("#notices").getByText(read).waitFor();
  }));

test("the language of a text is corrected at its name, and what was not looked for is not said to be missing", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, TEXT.replace(/[“”]/gu, ""));
    const menu = page.locator("select.text-language");
    assert.equal(await menu.evaluate((select) => select instanceof HTMLSelectElement && select.selectedOptions[0]?.textContent), "English");
    await menu.selectOption("fi");
    await page.waitForFunction(() => document.querySelector("#quotes .empty")?.textContent?.includes("Finnish"));
    const said = await page.locator("#findings").innerText();
    assert.ok(!/found\. Looked for (?:names|companies|countries|words in quotation)/u.test(said), "nothing is said to have been looked for");
    assert.match(said, /The text is in Finnish: names are not looked for in it/u);
    assert.match(said, /The text is in Finnish: quotations are not looked for in it/u);
    await page.locator("select.text-language").selectOption("auto");
    await page.locator("#kind-person .name").first().waitFor();
  }));

test("the site has a table for each of them, and a first visit loads none but its own", () =>
  onPage({ locale: "ko" }, async ({ server, page }) => {
    for (const code of TABLES) assert.ok(readFileSync(path.join(site, "messages", `${code}.json`)).length > 1000, code);
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(server.url);
    await analyze(page, TEXT);
    const tables = new Set(asked.filter((url) => url.includes("/messages/")).map((url) => url.slice(url.lastIndexOf("/") + 1)));
    assert.deepEqual([...tables], ["ko.json"]);
  }));
