// Corrections: a reader renames, joins, splits, retypes and takes away names, and marks words as one; what follows from it follows, and
// it can be undone, saved and opened again.

import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { test } from "node:test";

import { createStage } from "./stage.mjs";
import { analyze, assertAccessible, readResult } from "./steps.mjs";

/** @typedef {import("playwright-core").Page} Page */

const { onOpenPage } = createStage();

const TEXT = `Tallow harbour closes for repairs

The harbour of Tallow was closed on 3 May 2024 by Mayor Rosa Quint. Nobody saw the heron leave, said the Tallow Post.

"We shall repair the harbour," said Quint. Jonas Feldmar runs the harbour office. J. Feldmar was not there on Friday.

Tallow waits. The heron came back to Tallow on Monday, Feldmar said.`;

/** Chooses a name in a card and opens what can be corrected of it. */
async function correct(/** @type {Page} */ page, /** @type {string} */ kind, /** @type {string} */ name) {
  await page.locator(`#kind-${kind} button`, { hasText: name }).first().click();
  await page.locator("#chip-correct").click();
  await page.locator("#correcting").waitFor();
}

/** Waits until a card has a name, or has none. */
const has = (/** @type {Page} */ page, /** @type {string} */ kind, /** @type {string} */ name, isThere = true) =>
  page.waitForFunction(
    ([kind, name, isThere]) => [...document.querySelectorAll(`#kind-${kind} .swatch`)].some(({ textContent }) => textContent === name) === isThere && !document.querySelector("#result")?.classList.contains("stale"),
    /** @type {const} */ ([kind, name, isThere]),
  );

const rules = (/** @type {Page} */ page) => page.locator("#corrections-list li > span:first-child").evaluateAll((items) => items.map(({ textContent }) => textContent));

test("a name is renamed everywhere; speakers follow; undone and done again by key", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, TEXT);
    await correct(page, "person", "Rosa Quint");
    await assertAccessible(page, "correct");
    await page.locator("#correct-name").fill("Rosa Quint-Tarn");
    await page.keyboard.press("Enter");
    await has(page, "person", "Rosa Quint-Tarn");
    assert.equal(await page.locator("#chip-label").innerText(), "Rosa Quint-Tarn", "it is still selected");
    assert.ok((await page.locator("#quotes .speaker").allInnerTexts()).includes("Rosa Quint-Tarn"));
    assert.deepEqual(await rules(page), ["“Rosa Quint” is “Rosa Quint-Tarn”."]);
    await page.locator("#title").focus();
    await page.keyboard.press("Control+z");
    await has(page, "person", "Rosa Quint");
    await page.keyboard.press("Control+Shift+z");
    await has(page, "person", "Rosa Quint-Tarn");
  }));

test("kinds, merging, splitting, and what is no name", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, TEXT);
    await correct(page, "place", "Tallow");
    await page.locator("#correct-kind").selectOption("organization");
    await page.getByRole("button", { name: "Change kind" }).click();
    await has(page, "organization", "Tallow");
    await has(page, "place", "Tallow", false);

    await correct(page, "person", "Jonas Feldmar");
    await page.locator("#correct-same").selectOption({ label: "Rosa Quint (person)" });
    await page.getByRole("button", { name: "Merge" }).click();
    await has(page, "person", "Jonas Feldmar", false);
    await page.locator("#title").focus();
    await page.keyboard.press("Control+z");
    await has(page, "person", "Jonas Feldmar");

    await correct(page, "person", "Jonas Feldmar");
    await page.getByRole("button", { name: "Not a name" }).click();
    await has(page, "person", "Jonas Feldmar", false);
    assert.ok(await page.locator("#chip").isHidden(), "what is gone is not selected");

    await correct(page, "person", "Rosa Quint");
    await page.locator("#close-correcting").click();
    await page.locator("#chip-next").click();
    await page.locator("#chip-correct").click();
    await page.locator("#correct-name").fill("Marek Quint");
    await page.getByRole("button", { name: "Split off this mention" }).click();
    await has(page, "person", "Marek Quint");
    await has(page, "person", "Rosa Quint");
    assert.equal((await rules(page)).length, 3);
    await page.locator("#corrections summary").click();
    await page.locator("#corrections-list button").first().click();
    await has(page, "place", "Tallow");
    assert.equal((await rules(page)).length, 2);
    await assertAccessible(page, "list of corrections");
  }));

test("words in the text are marked as a name, at one place or everywhere; the next document has the rule too", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, TEXT);
    const mark = async (/** @type {boolean} */ onlyHere) => {
      await page.evaluate(() => {
        const walker = document.createTreeWalker(/** @type {Node} */ (document.querySelector("#article")), NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (!node.parentElement?.closest(".piece")) continue;
          const at = node.textContent?.indexOf("the heron") ?? -1;
          if (at >= 0) return getSelection()?.setBaseAndExtent(node, at, node, at + "the heron".length);
        }
      });
      await page.locator("#mark-words").click();
      await page.locator("#correct-kind").selectOption("organization");
      if (onlyHere) await page.locator("#correct-here").check();
      await page.locator("#correcting").getByRole("button", { name: "Mark as a name" }).click();
    };
    await mark(true);
    await has(page, "organization", "the heron");
    assert.equal((await readResult(page)).marks.filter((words) => words === "the heron").length, 1);
    await page.locator("#new-text").click();
    await page.locator("#field").fill("Everybody in Tallow knows that the heron leaves in May, as Rosa Quint says.");
    await page.locator("#analyze").click();
    await page.waitForFunction(() => document.querySelectorAll('#document-list [data-state="analysed"]').length === 2);
    assert.ok(!(await readResult(page)).marks.includes("the heron"), "that place is not in this text");
    await mark(false);
    await has(page, "organization", "the heron");
    await page.locator("#corrections summary").click();
    assert.match(await page.locator("#corrections-list").innerText(), /fits nothing in this text/u);
  }));

test("corrections are saved as a file, opened again, and refused where they are none", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, TEXT);
    await correct(page, "person", "Rosa Quint");
    await page.locator("#correct-name").fill("Rosa Quint-Tarn");
    await page.keyboard.press("Enter");
    await has(page, "person", "Rosa Quint-Tarn");
    await page.locator("#corrections summary").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#corrections-save").click()]);
    const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
    assert.deepEqual(saved, { corrections: 1, rules: [{ do: "rename", target: { kind: "person", name: "Rosa Quint" }, to: "Rosa Quint-Tarn" }] });
    await page.locator("#corrections-list button").first().click();
    await has(page, "person", "Rosa Quint");

    const file = path.join(tmpdir(), `nutgraf-corrections-${process.pid}.json`);
    const choose = async (/** @type {unknown} */ content) => {
      writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
      await page.locator("#corrections-picker").setInputFiles(file);
    };
    try {
      for (const [content, message] of /** @type {const} */ ([
        ["no json", /it is no JSON/u],
        [{ corrections: 2, rules: [] }, /corrections/u],
        [{ corrections: 1, rules: [{ do: "burn" }] }, /rules\[0\]/u],
      ])) {
        await choose(content);
        await page.waitForFunction((source) => new RegExp(source, "u").test(document.querySelector("#corrections-state")?.textContent ?? ""), message.source);
      }
      await has(page, "person", "Rosa Quint");
      await choose(saved);
      await has(page, "person", "Rosa Quint-Tarn");
    } finally {
      rmSync(file, { force: true });
    }
  }));
