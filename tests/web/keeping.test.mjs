// Work is kept where somebody asks for it, and nowhere else: on the device, as a file, in a link; and back and forward lead through
// what was looked at.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { createStage } from "./stage.mjs";
import { analyze, drop, waitForDocuments, waitForResult } from "./steps.mjs";

/** @typedef {import("playwright-core").Page} Page */

const { onPage, onOpenPage } = createStage();
const folder = mkdtempSync(path.join(tmpdir(), "nutgraf-keeping-"));
after(() => rmSync(folder, { recursive: true, force: true }));
/** @param {string} name @param {string | Buffer} bytes */
function save(name, bytes) {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

const FIRST = "Harbour town votes on its ferry\n\nMayor Ana Belova met the press in Selvick on Monday. “The ferry is old,” Belova said. Yusuf Demir left for Holmport.";
const SECOND = "Bridge opens in Holmport\n\nMinister Daniel Okafor opened the bridge in Holmport on Tuesday. Okafor thanked Helena Brandt.";

/**
 * What is stored anywhere, and where the page is.
 *
 * @param {Page} page
 */
const traces = (page) =>
  page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    cached: (await Promise.all((await caches.keys()).map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => new URL(url).pathname)))).flat(),
    address: location.href,
    state: JSON.stringify(history.state),
  }));

/** @param {Page} page @param {string} name */
const choose = (page, name) => page.locator("#findings .name", { hasText: name }).first().click();
/** @param {Page} page */
const chosen = (page) => page.locator("#chip-label").textContent();

/** @param {Page} page @param {string} from @param {string} to */
async function rename(page, from, to) {
  await choose(page, from);
  await page.locator("#chip-correct").click();
  await page.locator("#correct-name").fill(to);
  await page.locator("#correcting button[value=rename]").click();
  await page.waitForFunction((name) => [...document.querySelectorAll("#findings .name .swatch")].some(({ textContent }) => textContent === name), to);
}

/** @param {Page} page */
async function openKeeping(page) {
  await page.locator("#keeping").evaluate((details) => details.setAttribute("open", ""));
}

/** @param {Page} page @param {RegExp} words */
const says = (page, words) => page.locator("#keeping-state", { hasText: words }).waitFor();

test("nothing of a text is stored, put into the address or sent, unless somebody asks", () =>
  onPage({}, async ({ server, page }) => {
    /** @type {string[]} */
    const asked = [];
    page.on("request", (request) => asked.push(`${request.url()} ${request.postData() ?? ""}`));
    await page.goto(server.url);
    await analyze(page, FIRST);
    await rename(page, "Ana Belova", "Anna Belova");
    await choose(page, "Yusuf Demir");
    await page.locator("#search-field").fill("ferry");
    await page.locator("#contexts").waitFor();
    const found = await traces(page);
    assert.deepEqual(found.databases, []);
    assert.ok(!/Belova|Demir|ferry|Selvick/u.test(JSON.stringify(found)), JSON.stringify(found));
    assert.equal(found.address, server.url);
    for (const request of asked) {
      assert.ok(request.startsWith(server.origin) || request.startsWith("blob:"), request);
      assert.ok(!/Belova|Demir|Selvick/u.test(request), request);
    }
  }));

test("kept on this device it is there again, with corrections, selection and view; erased, nothing is left", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, FIRST);
    await rename(page, "Ana Belova", "Anna Belova");
    await page.locator("#new-text").click();
    await analyze(page, SECOND);
    await choose(page, "Daniel Okafor");
    await openKeeping(page);
    await page.locator("#keep-here").check();
    await says(page, /Kept on this device: 2 documents/u);
    // What comes later is kept, too.
    await page.locator("#watched summary").click();
    await page.locator("#watch-here").fill("Helena Brandt");
    await page.locator("#watch .name").waitFor();
    await choose(page, "Helena Brandt");
    await page.waitForTimeout(700);
    await says(page, /Kept on this device/u);
    // No question is asked: nothing would be lost.
    await page.reload();
    await page.locator("#chip-label", { hasText: "Helena Brandt" }).waitFor();
    await waitForDocuments(page, 2);
    assert.equal(await page.locator("#title").textContent(), "Bridge opens in Holmport");
    await page.locator("#watch .name", { hasText: "Helena Brandt" }).waitFor();
    await page.locator("#document-list button.doc").first().click();
    await page.locator("#findings .name", { hasText: "Anna Belova" }).first().waitFor();
    assert.equal(await page.locator("#corrections-list li").count(), 1);

    await openKeeping(page);
    await page.locator("#erase-all").click();
    await says(page, /erased/u);
    assert.ok(!(await page.locator("#keep-here").isChecked()));
    const left = await traces(page);
    assert.deepEqual(left.databases, []);
    assert.equal(left.storage, "[{},{}]");
    page.on("dialog", (dialog) => void dialog.accept());
    await page.reload();
    await page.locator("#input").waitFor();
    assert.ok(await page.locator("#result").isHidden());
  }));

test("work that is kept nowhere asks before it goes; kept work does not", () =>
  onOpenPage({}, async (page) => {
    /** @type {string[]} */
    const asked = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await drop(page, [save("first.txt", FIRST)]);
    await waitForResult(page);
    // The file is where it was, the correction is not.
    await rename(page, "Ana Belova", "Anna Belova");
    await page.reload();
    assert.deepEqual(asked, ["beforeunload"]);
    await analyze(page, FIRST);
    await openKeeping(page);
    await page.locator("#keep-here").check();
    await says(page, /Kept on this device: 1 document/u);
    await page.reload();
    await waitForResult(page);
    assert.equal(asked.length, 1);
  }));

test("a session is a file, with its documents as they came, and is opened or dropped elsewhere", () =>
  onPage({}, async ({ server, page, context }) => {
    await page.goto(server.url);
    // Text in another encoding comes back as the same bytes.
    const latin = Buffer.from(`${FIRST}\n\nThe café in Selvick was full; the naïve crowd, too.`, "latin1");
    await drop(page, [save("first.txt", latin), save("second.txt", SECOND)]);
    await waitForDocuments(page, 2);
    await rename(page, "Ana Belova", "Anna Belova");
    await openKeeping(page);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#session-save").click()]);
    const file = path.join(folder, download.suggestedFilename());
    await download.saveAs(file);
    await says(page, /Saved as nutgraf-session\.json/u);

    for (const way of ["dropped", "opened"]) {
      const other = await context.newPage();
      await other.goto(server.url);
      if (way === "dropped") await drop(other, [file]);
      else {
        await analyze(other, SECOND);
        await openKeeping(other);
        await other.locator("#session-picker").setInputFiles(file);
      }
      await waitForDocuments(other, way === "dropped" ? 2 : 3);
      await other.locator("#chip-label", { hasText: "Anna Belova" }).waitFor();
      assert.ok((await other.locator("#article").innerText()).includes("The café in Selvick was full; the naïve crowd, too."), way);
      await other.close();
    }

    for (const [name, bytes] of Object.entries({ "cut.json": readFileSync(file).subarray(0, 400), "other.json": '{"nutgrafSession":2}', "none.json": "[]" })) {
      await openKeeping(page);
      await page.locator("#session-picker").setInputFiles(save(name, bytes));
      await says(page, name === "other.json" ? /later version/u : /no session file, or it is damaged/u);
    }
  }));

test("a link has the text in it only where that is asked for, and the address does not keep it", () =>
  onPage({ permissions: ["clipboard-read", "clipboard-write"] }, async ({ server, page, context }) => {
    await page.goto(server.url);
    await analyze(page, FIRST);
    await rename(page, "Ana Belova", "Anna Belova");
    await openKeeping(page);
    const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
    await page.locator("#link-view").click();
    await says(page, /the text is not in it/u);
    const view = await clipboard();
    assert.ok(view.startsWith(`${server.url}#view=`) && !decodeURIComponent(view).includes("Selvick"));
    await page.locator("#link-text").click();
    await says(page, /with the text in it/u);
    const link = await clipboard();
    assert.ok(link.startsWith(`${server.url}#text=`) && link.length < 8000);

    const other = await context.newPage();
    await other.goto(link);
    await other.locator("#chip-label", { hasText: "Anna Belova" }).waitFor();
    assert.equal(await other.locator("#title").textContent(), "Harbour town votes on its ferry");
    assert.equal(other.url(), server.url);
    await other.close();

    const broken = await context.newPage();
    await broken.goto(link.slice(0, -40));
    await broken.locator("#problem-text", { hasText: /link is damaged/u }).waitFor();
    await broken.close();
    const away = await context.newPage();
    await away.goto(view);
    await away.locator("#problem-text", { hasText: /Open the text first/u }).waitFor();
    await away.close();

    // The same texts, and the link to a view.
    await page.locator("#chip-clear").click();
    await page.evaluate((fragment) => (location.hash = fragment), view.slice(view.indexOf("#")));
    await page.locator("#chip-label", { hasText: "Anna Belova" }).waitFor();

    await page.locator("#new-text").click();
    const long = Array.from({ length: 4000 }, (_, i) => `Word${(i * 7919) % 100_003}`).join(" ");
    await analyze(page, `A long one\n\n${long}.`);
    await openKeeping(page);
    await page.locator("#link-text").click();
    await says(page, /too long for a link/u);
  }));

test("back and forward move through documents and selections", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, FIRST);
    await choose(page, "Ana Belova");
    await choose(page, "Yusuf Demir");
    await page.locator("#new-text").click();
    await analyze(page, SECOND);
    await choose(page, "Helena Brandt");
    assert.equal(await chosen(page), "Helena Brandt");
    await page.goBack();
    await page.locator("#chip").waitFor({ state: "hidden" });
    assert.equal(await page.locator("#title").textContent(), "Bridge opens in Holmport");
    await page.goBack();
    await page.locator("#field").waitFor();
    await page.goBack();
    await page.locator("#chip-label", { hasText: "Yusuf Demir" }).waitFor();
    assert.equal(await page.locator("#title").textContent(), "Harbour town votes on its ferry");
    await page.goBack();
    await page.locator("#chip-label", { hasText: "Ana Belova" }).waitFor();
    await page.goForward();
    await page.locator("#chip-label", { hasText: "Yusuf Demir" }).waitFor();
  }));

test("stepping from place to place is one step back", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, FIRST);
    await choose(page, "Yusuf Demir");
    await choose(page, "Ana Belova");
    for (let i = 0; i < 3; i++) await page.locator("#chip-next").click();
    await page.goBack();
    await page.locator("#chip-label", { hasText: "Yusuf Demir" }).waitFor();
  }));
