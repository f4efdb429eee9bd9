// What is drawn belongs to the document on show, whatever is being done with it or has failed; many documents; and a file
// read in another encoding.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { RUSSIAN, windows1251 } from "../node/support.mjs";
import { askedOptions, controlAnalyser, setAnalyser } from "./analyser.mjs";
import { report } from "./crowd.mjs";
import { createStage } from "./stage.mjs";
import { analyze, waitForDocuments, waitForResult } from "./steps.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** Each with a name, a date and a quote that only it has. */
const PARTS = [
  { place: "Vienna", person: "Ines Calloway", text: "Vienna keeps its night trams\n\nMayor Ines Calloway met the press in Vienna on 3 May 2024. “The trams stay,” Calloway said.\n\nThe trams cost €4 million. The council agreed." },
  { place: "Lisbon", person: "Marta Lindqvist", text: "Lisbon builds a second bridge\n\nMinister Marta Lindqvist met the press in Lisbon on 9 June 2023. “The bridge comes,” Lindqvist said.\n\nThe bridge costs €7 million. The council agreed." },
];

const stage = createStage();
const folder = mkdtempSync(path.join(tmpdir(), "nutgraf-documents-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** @param {(page: Page) => Promise<void>} steps */
function onPage(steps) {
  return stage.onPage({ serviceWorkers: "block" }, async ({ server, page, mistakes }) => {
    await controlAnalyser(page);
    await page.goto(server.url);
    await steps(page);
    assert.deepEqual(mistakes, []);
  });
}

/** @param {Page} page */
async function openBoth(page) {
  for (const { text } of PARTS) {
    await page.locator("#new-text").evaluate((button) => button instanceof HTMLElement && button.click());
    await analyze(page, text);
  }
}

/**
 * @param {Page} page
 * @param {number} index of a document, from 0
 */
const show = (page, index) => page.locator(`#document-list li:nth-child(${index + 1}) button.doc`).click();

/**
 * All that can be seen is of the document that is marked as the one on show, and of no other.
 *
 * @param {Page} page
 * @param {number} index of PARTS
 * @param {"fresh" | "stale" | "nothing"} drawn
 */
async function assertShown(page, index, drawn) {
  const { own, seen, title, stale } = await page.evaluate(() => {
    const seen = ["#article", "#findings", "#filter", "#measures", "#notices"].map((selector) => {
      const element = document.querySelector(selector);
      return element instanceof HTMLElement && element.checkVisibility() ? element.innerText : "";
    });
    return {
      own: document.querySelector('.doc[aria-current="true"]')?.closest("li")?.dataset.id,
      seen: seen.join("\n"),
      title: document.title,
      stale: document.querySelector("#result")?.classList.contains("stale"),
    };
  });
  assert.equal(own, String(index + 1));
  PARTS.forEach(({ place, person }, i) => {
    const expected = i === index && drawn !== "nothing";
    for (const word of [place, person]) assert.equal(seen.includes(word), expected, `${word} with document ${index + 1} on show (${drawn})`);
  });
  if (drawn === "nothing") assert.equal(title, "Nutgraf");
  else assert.ok(title.includes(PARTS[index]?.place ?? "?"), title);
  assert.equal(stale, drawn === "stale", "dimmed where it is from before");
}

test("a document whose new analysis waits shows its own old one", () =>
  onPage(async (page) => {
    await openBoth(page);
    await assertShown(page, 1, "fresh");
    await setAnalyser(page, "hold");
    // Both are stale from here on, each by every way that a setting can change.
    await page.locator("#words summary").click();
    await page.locator("#stop-words").fill("council");
    await page.getByRole("button", { name: "Leave these out" }).click();
    await page.locator("#length").fill("1");
    await page.waitForTimeout(400);
    for (const index of [1, 0, 1, 0]) {
      await show(page, index);
      await assertShown(page, index, "stale");
    }
    await setAnalyser(page, "answer");
    await waitForResult(page);
    await assertShown(page, 0, "fresh");
    assert.equal(await page.locator("#brief .sentence").count(), 1);
    assert.ok(!(await page.locator("#words tbody th").allTextContents()).includes("council"), "the words are of the new analysis");
    await show(page, 1);
    await waitForResult(page);
    await assertShown(page, 1, "fresh");
    assert.ok(!(await page.locator("#words tbody th").allTextContents()).includes("council"));
  }));

test("a document whose new analysis failed or was stopped shows its own old one, and the others theirs", () =>
  onPage(async (page) => {
    await openBoth(page);
    for (const mode of /** @type {const} */ (["crash", "hold"])) {
      await setAnalyser(page, mode);
      await page.locator("#length").fill(mode === "crash" ? "1" : "2");
      if (mode === "hold") await page.locator("#cancel").click();
      await page.getByText("Below is the result from before.").waitFor();
      await assertShown(page, 1, "stale");
      await setAnalyser(page, "answer");
      await show(page, 0);
      await waitForResult(page);
      assert.ok(await page.locator("#placeholder").isHidden(), "the message is the other one's");
      await assertShown(page, 0, "fresh");
      await show(page, 1);
      await page.getByText("Below is the result from before.").waitFor();
      await assertShown(page, 1, "stale");
      await page.locator("#retry").click();
      await waitForResult(page);
      await assertShown(page, 1, "fresh");
    }
  }));

test("a document without an analysis shows nothing of the others", () =>
  onPage(async (page) => {
    await analyze(page, PARTS[0]?.text ?? "");
    await page.locator("#article mark").first().click();
    for (const mode of /** @type {const} */ (["hold", "crash"])) {
      await setAnalyser(page, mode);
      if (mode === "hold") {
        await page.locator("#new-text").click();
        await page.locator("#field").fill(PARTS[1]?.text ?? "");
        await page.locator("#analyze").click();
        await page.getByText("Reading Lisbon").waitFor();
        await assertShown(page, 1, "nothing");
        await page.locator("#cancel").click();
      } else {
        await show(page, 1);
        await page.locator("#retry").click();
        await page.locator("#placeholder.failed").waitFor();
      }
      await assertShown(page, 1, "nothing");
      assert.ok(await page.locator("#chip").isHidden(), "and nothing of theirs is selected");
      await show(page, 0);
      await assertShown(page, 0, "fresh");
    }
    await setAnalyser(page, "answer");
    await show(page, 1);
    await page.locator("#retry").click();
    await waitForResult(page);
    await assertShown(page, 1, "fresh");
  }));

test("hundreds of documents: rows come by pages, the one on show has its row, failures are counted", () =>
  onPage(async (page) => {
    const MANY = 450;
    const files = Array.from({ length: MANY }, (_, i) => ({ name: `report-${i}.txt`, mimeType: "text/plain", buffer: Buffer.from(i === 420 ? "%PDF-1.7\n" : `Report ${i}\n\nThe port counted ${i} crates.`) }));
    await page.locator("#file-picker").setInputFiles(files);
    await page.waitForFunction((many) => document.querySelector("#document-count")?.textContent === `${many}, 1 failed`, MANY);
    const rows = page.locator("#document-list > li");
    const more = page.locator("#documents .more");
    assert.equal(await rows.count(), 200);
    assert.equal(await more.textContent(), "Show 200 more of 250");
    await rows.nth(199).locator("button").first().click();
    await page.keyboard.press("]");
    await page.locator('#document-list [data-id="201"] [aria-current="true"]').waitFor();
    assert.equal(await rows.count(), 400);
    await more.click();
    assert.equal(await rows.count(), MANY);
    assert.ok(await more.isHidden());
    assert.equal(await page.locator('#document-list [data-state="failed"]').count(), 1);
  }));

test("many documents are analysed by several workers; what is stopped and tried again is analysed whole", () =>
  stage.onOpenPage({ serviceWorkers: "block" }, async (page) => {
    const MANY = 60;
    const cores = await page.evaluate(() => navigator.hardwareConcurrency);
    const files = Array.from({ length: MANY }, (_, i) => {
      const { name, text } = report(i, 20_000);
      const file = path.join(folder, name);
      writeFileSync(file, text);
      return file;
    });
    const states = (/** @type {string} */ state) => page.locator(`#document-list [data-state=${state}]`).count();
    await page.locator("#file-picker").setInputFiles(files);
    await page.waitForFunction(() => document.querySelectorAll("#document-list [data-state=analysed]").length >= 15);
    const workers = page.workers().length;
    assert.ok(cores === 1 || workers > 1, `${workers} workers on ${cores} cores`);
    await page.evaluate(() => document.getElementById("cancel")?.click());
    await page.waitForFunction((many) => document.querySelectorAll("#document-list [data-state=analysed], #document-list [data-state=stopped]").length === many, MANY);
    const done = await states("analysed");
    assert.ok(done >= 15 && done < MANY, `${done} were analysed before the others were stopped`);
    // The same files once more: only what was stopped is read.
    await page.locator("#file-picker").setInputFiles(files);
    await waitForDocuments(page, MANY);
    assert.deepEqual([await states("analysed"), await page.locator("#document-list > li").count()], [MANY, MANY]);
  }));

test("a file is read in the encoding that is chosen, and another one can be chosen after it", () =>
  onPage(async (page) => {
    const file = { name: "ferry.txt", mimeType: "text/plain", buffer: Buffer.from(windows1251(RUSSIAN)) };
    await page.locator("#file-picker").setInputFiles(file);
    await page.locator("#article").getByText("Город сохранит").waitFor();
    assert.deepEqual((await askedOptions(page)).map(({ encoding }) => encoding), [undefined], "nothing is asked for where nothing was chosen");
    const choice = page.getByLabel("Read as");
    assert.equal(await choice.inputValue(), "auto");
    await choice.selectOption("koi8-r");
    await page.locator("#article").getByText("цНПНД").first().waitFor();
    assert.equal(await page.getByLabel("Read as").inputValue(), "koi8-r");
    await page.getByLabel("Read as").selectOption("utf-16le");
    await page.waitForFunction(() => !document.querySelector("#article")?.textContent?.includes("цНПНД"));
    await page.getByLabel("Read as").selectOption("windows-1251");
    await page.locator("#article").getByText("Город сохранит").waitFor();
    await page.getByLabel("Read as").selectOption("auto");
    await waitForResult(page);
    assert.deepEqual((await askedOptions(page)).map(({ encoding }) => encoding), [undefined, "koi8-r", "utf-16le", "windows-1251", undefined]);
    await page.locator("#new-text").click();
    await analyze(page, PARTS[0]?.text ?? "");
    assert.equal(await page.getByLabel("Read as").count(), 0, "a text that was typed has none");
  }));

test("every encoding that is offered is one that files are read in", () =>
  onPage(async (page) => {
    await page.locator("#file-picker").setInputFiles({ name: "ferry.txt", mimeType: "text/plain", buffer: Buffer.from(windows1251(RUSSIAN)) });
    await page.locator("#article").getByText("Город сохранит").waitFor();
    const names = await page.getByLabel("Read as").locator("option").evaluateAll((options) => options.map((option) => option.getAttribute("value") ?? ""));
    assert.ok(names.length > 25);
    for (const [i, name] of names.slice(1).entries()) {
      await page.getByLabel("Read as").selectOption(name);
      await page.waitForFunction(
        ([name, asked]) => {
          const { control } = /** @type {{control: import("./analyser.mjs").Control}} */ (/** @type {unknown} */ (globalThis));
          const state = document.querySelector("#document-list li")?.getAttribute("data-state");
          return control.asked.length === asked && control.asked.at(-1)?.options.encoding === name && (state === "analysed" || state === "failed");
        },
        /** @type {[string, number]} */ ([name, i + 2]),
      );
      assert.equal(await page.locator("#document-list li").getAttribute("data-state"), "analysed", name);
    }
  }));

test("a file that cannot be read can be read in an encoding of one's own choice", () =>
  onPage(async (page) => {
    const bytes = Buffer.concat([Buffer.from([0, 1, 2, 3, 0, 0, 5, 0, 0, 0, 1, 0]), Buffer.from(windows1251(RUSSIAN))]);
    await page.locator("#file-picker").setInputFiles({ name: "odd.txt", mimeType: "text/plain", buffer: bytes });
    await waitForDocuments(page, 1);
    await page.locator("#placeholder.failed").waitFor();
    await page.locator("#placeholder").getByLabel("Read as").selectOption("windows-1251");
    await page.locator("#article").getByText("Город сохранит").waitFor();
  }));
