// Every row leads somewhere, and lists of any length stay light: pages of rows, and a selection that builds none.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createStage } from "./stage.mjs";
import { fixture, waitForResult } from "./steps.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** Rows that one press of "Show more" adds at most: PAGE of pages.js. */
const PAGE = 200;

const { onPage } = createStage();

/**
 * Runs a test on a page with a text, which must end without an error.
 *
 * @param {string} text
 * @param {(page: Page) => Promise<void>} steps
 */
function onText(text, steps) {
  return onPage({}, async ({ server, page, mistakes }) => {
    // Megabytes on a busy machine.
    page.setDefaultTimeout(120_000);
    await page.goto(server.url);
    await page.locator("#file-picker").setInputFiles({ name: "text.txt", mimeType: "text/plain", buffer: Buffer.from(text) });
    await waitForResult(page);
    await steps(page);
    assert.deepEqual(mistakes, []);
  });
}

const SIGNS = `The Smith-Jones report on the half-hour ferry

Marks & Spencer and AT&T Corp. answered the Smith-Jones report on the half-hour ferry on 3 May 2024. "It is and/or law," said Mary-Ann O'Brien, chief executive of Marks & Spencer.

The U.S.-led group wrote to info@harbour-board.example about the seven o'clock boat, which costs €4.5 million (12 %), or $5/kg. "The seven o'clock boat is well-known," Mary-Ann O'Brien said of the U.S.-led group's and/or clause.

The well-known rock'n'roll band plays C++ jokes at the half-hour ferry; the rock'n'roll band's Jean-Luc d'Arcy takes the seven o'clock boat. Jean-Luc d'Arcy: "We like the Smith-Jones report." It was 20–30 minutes late on 14/05/2024, AT&T Corp. said.`;

const TEXTS = { "signs in names and phrases": SIGNS, "a news site's": readFileSync(fixture("news-site.txt"), "utf8"), "a PDF's": readFileSync(fixture("pdf-copy.txt"), "utf8") };

for (const [name, text] of Object.entries(TEXTS)) {
  test(`every row of every card can be chosen: ${name}`, () =>
    onText(text, async (page) => {
      const found = await page.evaluate(() => {
        for (let more; (more = document.querySelector("#findings .more:not([hidden], .left-out .more)")); ) if (more instanceof HTMLElement) more.click();
        /** @type {string[]} */
        const lost = [];
        /** @type {Record<string, number>} */
        const chosen = {};
        const rows = [...document.querySelectorAll("#findings [data-key]")].filter((row) => row instanceof HTMLElement);
        for (const row of rows) {
          document.getElementById("chip-clear")?.click();
          row.click();
          const type = row.dataset.key?.split(":")[0] ?? "";
          chosen[type] = (chosen[type] ?? 0) + 1;
          const places = document.getElementById("chip")?.hidden ? "" : document.getElementById("chip-place")?.textContent;
          if (!places || row.getAttribute("aria-pressed") !== "true") lost.push(`${row.dataset.key} ${row.dataset.indices}`);
        }
        return { lost, chosen };
      });
      assert.deepEqual(found.lost, []);
      for (const type of ["entity", "keyword", "keyphrase", "brief", "quotes", "dates", "amounts"]) assert.ok((found.chosen[type] ?? 0) > 0, `${type}: ${JSON.stringify(found.chosen)}`);
    }));
}

test("the card of words says how many rows it has, in either order", async () => {
  const syllables = ["bar", "den", "fal", "gor", "lin", "mek", "nus"];
  const many = Array.from({ length: 300 }, (_, i) => `The ${syllables[i % 7]}${syllables[Math.floor(i / 7) % 7]}${syllables[Math.floor(i / 49)]} was counted.`).join(" ");
  /** @type {[string, RegExp][]} */
  const texts = [
    ["The ferry of the town stays\n", /^3$/u],
    [SIGNS, /^\d\d$/u],
    [`A port and its crates\n\n${many}`, /^200 most frequent$/u],
  ];
  for (const [text, frequent] of texts) {
    await onText(text, async (page) => {
      const rows = page.locator("#words tbody tr");
      const more = page.locator("#words table + .more");
      for (const order of ["Most frequent", "Unusually frequent"]) {
        const button = page.locator("#words .order", { hasText: order });
        if ((await button.count()) > 0) await button.click();
        else if (order !== "Most frequent") continue;
        while (await more.isVisible()) await more.click();
        const said = (await page.locator("#words .figure").textContent()) ?? "";
        assert.equal(Number.parseInt(said), await rows.count(), `${order}: ${said}`);
        assert.match(said, order === "Most frequent" ? frequent : /^\d+$/u);
      }
    });
  }
});

test("what stands behind the part that is shown says so", () => {
  const filler = "The clerk of the port counted one crate after the other and wrote each of them down.\n\n".repeat(24_000);
  return onText(`${filler}${"The lock-keepers' union of Selvick met. ".repeat(40)}`, async (page) => {
    const rows = page.locator("#findings .columns [data-key]", { hasText: "lock-keepers" });
    assert.ok((await rows.count()) > 0, "counts are of the whole text");
    await rows.first().click();
    await page.getByText("does not stand in the part of the text that is shown").waitFor();
    assert.ok(await page.locator("#chip").isHidden());
  });
});

test("45,000 quotes, and as many dates and amounts: rows come by pages, and a selection builds none", { timeout: 600_000 }, async (t) => {
  const MANY = 45_000;
  const lines = Array.from({ length: MANY }, (_, i) => `"It is ${i}," he said.${i % 3 === 0 ? "\n\n" : " "}`);
  await onText(lines.join(""), async (page) => {
    const rows = page.locator("#quotes .quotes > li");
    const more = page.locator("#quotes .more");
    assert.equal(await page.locator("#quotes .figure").textContent(), "45,000");
    const first = await rows.count();
    assert.ok(first <= 10);
    assert.equal(await more.textContent(), `Show ${PAGE} more of ${(MANY - first).toLocaleString("en-GB")}`);
    for (const list of ["#quotes", "#how-much"]) {
      for (let press = 1; press <= 3; press++) {
        const before = await page.locator(`${list} li`).count();
        await page.locator(`${list} .more:not([hidden])`).first().click();
        const added = (await page.locator(`${list} li`).count()) - before;
        assert.equal(added, PAGE, list);
        assert.ok(await page.evaluate((list) => document.activeElement?.closest(`${list} li`), list), "the keyboard goes to the first new row");
      }
    }
    assert.equal(await rows.count(), first + 3 * PAGE);
    // The rest of the article is built meanwhile, and is no part of what is counted.
    await page.waitForFunction(() => !document.querySelector("#article")?.hasAttribute("aria-busy"));
    const counted = await page.evaluate(() => {
      let made = 0;
      const make = document.createElement;
      document.createElement = (/** @type {any[]} */ ...given) => (made++, /** @type {any} */ (make).apply(document, given));
      const began = performance.now();
      const row = document.querySelectorAll("#quotes .words")[300];
      if (row instanceof HTMLElement) row.click();
      document.getElementById("chip-next")?.click();
      for (let i = 0; i < 400; i++) document.getElementById("chip-previous")?.click();
      const place = document.getElementById("chip-place")?.textContent;
      document.getElementById("chip-clear")?.click();
      const painted = () => [...(CSS.highlights.get("places") ?? [])].length;
      if (row instanceof HTMLElement) row.click();
      return { made, place, painted: painted(), milliseconds: performance.now() - began };
    });
    t.diagnostic(`403 selections among 45,000 quotes in ${counted.milliseconds.toFixed(0)} ms`);
    assert.equal(counted.place, `quote ${(MANY - 98).toLocaleString("en-GB")} of 45,000`);
    // A few words in the chip at each step.
    assert.ok(counted.made <= 403 * 4, `${counted.made} elements were made`);
    assert.ok(counted.painted > 200 && counted.painted <= 400, `${counted.painted} places are painted`);
  });
});

test("thousands of names: one chosen in the text has its row, without all others before it", () => {
  const tail = (/** @type {number} */ i) => [...String(i)].map((digit) => "abcdefghij"[Number(digit)]).join("");
  const names = Array.from({ length: 3000 }, (_, i) => `Mayor Anna B${tail(i)}son met the press.`);
  return onText(names.join("\n\n"), async (page) => {
    await page.waitForFunction(() => !document.querySelector("#article")?.hasAttribute("aria-busy"));
    const kind = page.locator("#kind-person");
    const before = await kind.locator("li").count();
    const total = Number((await kind.locator(".figure").textContent())?.replace(/\D/gu, ""));
    assert.ok(total > 1000, `${total} people`);
    for (const at of [total - 10, total - 20]) {
      await page.evaluate((at) => {
        const mark = document.querySelectorAll("#article mark.person")[at];
        if (mark instanceof HTMLElement) mark.click();
      }, at);
      assert.equal(await kind.locator('[aria-pressed="true"] .swatch').textContent(), await page.locator("#chip-label").textContent());
      assert.ok((await kind.locator("li").count()) <= before + 2 * PAGE + 1);
    }
    const rows = await kind.locator("li .swatch").allTextContents();
    await kind.locator(".more").click();
    const after = await kind.locator("li .swatch").allTextContents();
    assert.equal(new Set(after).size, after.length, "nobody is there twice");
    assert.ok(after.length > rows.length);
  });
});
