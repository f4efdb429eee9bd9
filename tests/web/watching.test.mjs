// A watch list beside a single document: which of it stands in the text, how sure and why; each leads to its places.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createStage } from "./stage.mjs";
import { analyze, assertAccessible, waitForResult } from "./steps.mjs";

const { onOpenPage } = createStage();

const TEXT = `Ferries stop at Selvick

Mayor Helena Brandt closed the ferry to Selvick on Tuesday. Brandt said that two ferries had lost their papers. “Nobody will drown here,” said Yusuf Demír, who runs Tallow Harbour Company.

Rosa Quintal waited at the quay. The ferry stayed in port.
`;
const LIST = "name;other spellings;kind;note\nHelena Brandt;;person;the mayor\nYusuf Demir\nferry\nSelvick;;person\nOle Nobody\n";

/** @param {import("playwright-core").Page} page @param {string} list */
async function watch(page, list) {
  if ((await page.locator("#watch-here").count()) === 0) await page.locator("#watched summary").click();
  await page.locator("#watch-here").fill(list);
}

test("what of a list stands in the text, how sure and why, and where; without a collection", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, TEXT);
    assert.equal(await page.locator("#watch").count(), 0);
    await watch(page, LIST);
    const rows = page.locator("#watch .card-body > .names > li");
    await rows.first().waitFor();
    const told = (await rows.allInnerTexts()).map((text) => text.replace(/\s+/gu, " "));
    assert.match(told[0] ?? "", /^Helena Brandt 2.* person · 100% sure: as in the list the mayor .*Mayor Helena Brandt closed/u);
    assert.match(told[1] ?? "", /^Yusuf Demir 1.* Yusuf Demír · person · 95% sure: written without accents or hyphens/u);
    assert.match(told[2] ?? "", /^ferry [34].* 100% sure: as in the list/u);
    assert.match(told[3] ?? "", /^Selvick 2.* place · 50% sure: as in the list; of another kind/u);
    assert.equal(told.length, 4);
    assert.equal(await page.locator("#watched [role=status]").textContent(), "4 of 5 found.");
    await page.locator("#watch .fold summary").click();
    assert.deepEqual(await page.locator("#watch .fold li").allTextContents(), ["Ole Nobody"]);
    // A word leads to its places as a name does.
    await page.locator("#watch .name", { hasText: "ferry" }).click();
    assert.match(await page.locator("#chip").innerText(), /ferry/u);
    assert.equal(await page.locator("#watch .name[aria-pressed=true]").count(), 1);
    await page.locator("#watch .name", { hasText: "Helena Brandt" }).press("Enter");
    assert.match(await page.locator("#chip").innerText(), /Helena Brandt/u);
    await assertAccessible(page, "a watch list in the document");
  }));

test("the list follows the text, goes on to the next document, and says what is wrong with it", () =>
  onOpenPage({}, async (page) => {
    await page.locator("#field").fill(TEXT);
    await page.locator("#analyze").click();
    await waitForResult(page);
    await page.locator("#watched summary").click();
    await page.locator("#watched input[type=file]").setInputFiles({ name: "list.csv", mimeType: "text/csv", buffer: Buffer.from("note,name\nwho waited,Rosa Quintal\n") });
    await page.locator("#watch .note", { hasText: "who waited" }).waitFor();
    await page.locator("#new-text").click();
    await analyze(page, "A quiet day\n\nNothing was decided, and Rosa Quintal slept until noon.");
    await page.locator("#watch .around", { hasText: "slept until" }).waitFor();
    await watch(page, "name;kind\nRosa Quintal;animal");
    await page.locator("#watched [role=status]", { hasText: "animal" }).waitFor();
    assert.ok(await page.locator("#watch").isHidden());
    await watch(page, "");
    await page.waitForFunction(() => document.querySelector("#watched [role=status]")?.textContent === "");
    assert.ok(await page.locator("#watch").isHidden());
  }));

test("beside a document and in the collection it is one list", () =>
  onOpenPage({ viewport: { width: 390, height: 844 } }, async (page) => {
    await analyze(page, TEXT);
    await page.locator("#new-text").click();
    await analyze(page, "A quiet day\n\nNothing was decided, and Rosa Quintal slept until noon.");
    await watch(page, "Rosa Quintal");
    await page.locator("#show-findings").click();
    await page.locator("#watch .name").waitFor();
    assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
    await page.locator("#show-collection").click();
    await page.locator("#watching summary").click();
    await page.locator(".watched > li", { hasText: "2 documents" }).waitFor();
    assert.equal(await page.locator("#watch-list").inputValue(), "Rosa Quintal");
    await page.locator("#watch-list").fill("Helena Brandt");
    await page.locator(".watched > li", { hasText: "1 document" }).waitFor();
    await page.locator("#show-text").click();
    assert.equal(await page.locator("#watch-here").inputValue(), "Helena Brandt");
    assert.match(await page.locator("#watched [role=status]").innerText(), /^0 of 1 found/u);
  }));
