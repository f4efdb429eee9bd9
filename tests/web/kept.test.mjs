// Nothing is lost when the page goes: what is handed over to a new version, when leaving asks first, and two tabs at once.

import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { copySite, publish } from "./site.mjs";
import { analyze, drop, fixture, newPage, SITE, waitForDocuments, waitForResult, waitForServiceWorker } from "./steps.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** @type {import("playwright-core").Browser} */
let browser;

const ARTICLE = "Anna Berger met the press in Vienna.\n\nShe flew to Lisbon on Monday, and the ferry to Selvick waited for her.";

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

/**
 * A page that a service worker answers for, and a new version that waits after `work`.
 *
 * @param {import("node:test").TestContext} t
 * @param {(page: Page) => Promise<void>} work
 * @param {() => void} [init]  run in the page before its own scripts
 */
async function pageWithUpdate(t, work, init) {
  const copy = copySite();
  const server = await startServer({ root: copy });
  const { context, page, mistakes } = await newPage(browser);
  t.after(async () => {
    await context.close();
    await server.stop();
    rmSync(copy, { recursive: true, force: true });
  });
  if (init) await page.addInitScript(init);
  await page.goto(server.url);
  await waitForServiceWorker(page);
  await work(page);
  publish(copy, "next", {});
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
  await page.locator("#update").waitFor({ state: "visible" });
  page.on("dialog", (dialog) => mistakes.push(`asked: ${dialog.type()}`));
  return { context, page, mistakes, server };
}

/** @param {Page} page */
const acceptUpdate = (page) => Promise.all([page.waitForEvent("load"), page.locator("#update-now").click()]);

/** @param {Page} page with the words of a document in the list, which is opened */
async function openDocument(page, /** @type {RegExp} */ name) {
  await page.locator("#document-list button").filter({ hasText: name }).first().click();
  await waitForResult(page);
  return (await page.locator("#article").textContent()) ?? "";
}

/** @param {Page} page */
const leftBehind = (page) =>
  page.evaluate(async () => ({ session: sessionStorage.length, databases: (await indexedDB.databases()).map(({ name }) => name) }));

test("files, texts, a draft and the last keystroke go over to a new version", async (t) => {
  const { page, mistakes } = await pageWithUpdate(t, async (page) => {
    await drop(page, [fixture("news-site.txt"), fixture("pdf-copy.txt")]);
    await waitForDocuments(page, 2);
    await page.locator("#new-text").click();
    await analyze(page, ARTICLE);
    await page.locator("#new-text").click();
    await page.locator("#field").fill("Not finished");
    await page.locator("#back").click();
    await page.locator("#edit").click();
  });
  await page.locator("#field").focus();
  await page.keyboard.press("ControlOrMeta+End");
  await page.keyboard.type(" A last word from Okafor.");
  await acceptUpdate(page);
  await waitForDocuments(page, 3);
  assert.match(await openDocument(page, /Anna Berger/), /flew to Lisbon.*A last word from Okafor\./s);
  const title = (/** @type {string} */ name) => readFileSync(fixture(name), "utf8").trim().split("\n")[0]?.trim() ?? "";
  assert.ok((await openDocument(page, /Finland and Estonia/)).includes(title("news-site.txt")), "a file is read again");
  await page.locator("#new-text").click();
  assert.equal(await page.locator("#field").inputValue(), "Not finished");
  await page.waitForFunction(async () => (await indexedDB.databases()).length === 0);
  assert.deepEqual(await leftBehind(page), { session: 0, databases: [] }, "and no copy is left behind");
  assert.deepEqual(mistakes, [], "the reload that hands everything over does not ask");
});

test("a new version that was taken in one tab is offered in the other, where nothing happens by itself", async (t) => {
  const { context, page: one, server } = await pageWithUpdate(t, (page) => analyze(page, ARTICLE));
  const two = await context.newPage();
  await two.goto(server.url);
  await two.locator("#field").fill("Half a sentence");
  await two.locator("#update").waitFor({ state: "visible" });
  await acceptUpdate(one);
  await waitForResult(one);
  assert.equal(await two.locator("#field").inputValue(), "Half a sentence");
  assert.ok(await two.locator("#update-now").isEnabled());
  await acceptUpdate(two);
  await two.waitForFunction(() => document.querySelector("textarea")?.value === "Half a sentence");
  assert.ok(await two.locator("#update").isHidden());
});

/** The page's own script has this module inside; alone it is served at its old place. */
const alone = () => new Map([["kept.js", { status: 200, type: "text/javascript", body: readFileSync(new URL("../../www/kept.js", import.meta.url)) }]]);

test("texts too long for session storage go over", async () => {
  const server = await startServer({ root: SITE, faults: alone() });
  const { context, page } = await newPage(browser, { serviceWorkers: "block" });
  try {
    await page.goto(server.url);
    const found = await page.evaluate(async (script) => {
      const { keep, takeKept } = /** @type {typeof import("../../www/kept.js")} */ (await import(script));
      const source = "Anna Berger met the press. ".repeat(300_000);
      const lost = await keep({ draft: "Not finished", texts: [{ name: "long", source }] });
      const stored = sessionStorage.getItem("nutgraf-kept")?.length ?? 0;
      const kept = await takeKept();
      return { lost, stored, draft: kept?.draft, isSame: kept?.texts[0]?.source === source, again: await takeKept() };
    }, `${server.url}kept.js`);
    assert.ok(found.stored > 0 && found.stored < 200, `session storage holds ${found.stored} characters`);
    assert.deepEqual({ ...found, stored: 0 }, { lost: [], stored: 0, draft: "Not finished", isSame: true, again: null });
  } finally {
    await context.close();
    await server.stop();
  }
});

test("files that cannot be taken along are named before", async (t) => {
  const { page, mistakes } = await pageWithUpdate(
    t,
    async (page) => {
      await drop(page, [fixture("news-site.txt")]);
      await waitForDocuments(page, 1);
      await page.locator("#new-text").click();
      await analyze(page, ARTICLE);
    },
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("Databases are switched off.", "SecurityError");
      };
    },
  );
  await page.locator("#update-now").click();
  await page.locator("#update-text").getByText("news-site.txt").waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.length), 0, "nothing lies there while it is thought over");
  assert.ok(await page.locator("#article").isVisible(), "nothing has happened to the page");
  await acceptUpdate(page);
  await waitForResult(page);
  assert.match((await page.locator("#article").textContent()) ?? "", /flew to Lisbon/);
  assert.deepEqual(mistakes, []);
});

test("where nothing can be stored the new version waits", async (t) => {
  const { page } = await pageWithUpdate(
    t,
    (page) => analyze(page, ARTICLE),
    () => {
      Storage.prototype.setItem = () => {
        throw new DOMException("Storage is full.", "QuotaExceededError");
      };
    },
  );
  await page.locator("#update-now").click();
  await page.locator("#update-text").getByText("next time you open the page").waitFor();
  assert.match((await page.locator("#article").textContent()) ?? "", /flew to Lisbon/);
});

test("who leaves with work that is kept nowhere is asked, nobody else", async () => {
  const server = await startServer({ root: SITE });
  /** @type {[string, boolean, (page: Page) => Promise<unknown>][]} */
  const cases = [
    ["an empty page", false, (page) => page.locator("#field").click()],
    ["spaces only", false, (page) => page.locator("#field").fill(" \n ")],
    ["the example", false, async (page) => (await page.locator("#try-example").click(), await waitForResult(page))],
    ["a file", false, async (page) => (await drop(page, [fixture("news-site.txt")]), await waitForResult(page), await page.locator("#article").click())],
    ["a text in the field", true, (page) => page.locator("#field").fill("Anna")],
    ["an analysed text", true, (page) => analyze(page, ARTICLE)],
    ["an analysed text behind the example", true, async (page) => (await analyze(page, ARTICLE), await page.locator("#new-text").click(), await page.locator("#try-example").click())],
    ["a draft behind a file", true, async (page) => (await page.locator("#field").fill("Anna"), await drop(page, [fixture("news-site.txt")]), await waitForResult(page))],
    [
      "an edited file",
      true,
      async (page) => {
        await drop(page, [fixture("news-site.txt")]);
        await waitForResult(page);
        await page.locator("#edit").click();
        await page.locator("#field").press("x");
      },
    ],
    [
      "a file in the editor, as it was",
      false,
      async (page) => {
        await drop(page, [fixture("news-site.txt")]);
        await waitForResult(page);
        await page.locator("#edit").click();
      },
    ],
  ];
  try {
    for (const [name, asks, work] of cases) {
      const { context, page } = await newPage(browser, { serviceWorkers: "block" });
      await page.goto(server.url);
      await work(page);
      let asked = "nothing";
      page.on("dialog", async (dialog) => {
        asked = dialog.type();
        await dialog.accept();
      });
      await page.reload();
      assert.equal(asked, asks ? "beforeunload" : "nothing", name);
      await context.close();
    }
  } finally {
    await server.stop();
  }
});

test("two tabs: the words left out in one are not erased by the other", async () => {
  const server = await startServer({ root: SITE });
  const { context, page: one } = await newPage(browser);
  try {
    const two = await context.newPage();
    for (const page of [one, two]) {
      await page.goto(server.url);
      await analyze(page, ARTICLE);
      await page.locator("#words .left-out summary").click();
    }
    const field = "#stop-words";
    const words = (/** @type {Page} */ page) => page.locator(field).inputValue();
    /** @param {Page} page */
    const leaveOut = async (page, /** @type {string} */ lines) => {
      await page.locator(field).fill(lines);
      await page.locator(".left-out > button").click();
    };
    const wait = (/** @type {Page} */ page, /** @type {string} */ lines) =>
      page.waitForFunction((lines) => document.querySelector("textarea#stop-words") instanceof HTMLTextAreaElement && /** @type {HTMLTextAreaElement} */ (document.querySelector("#stop-words")).value === lines, lines);

    await leaveOut(one, "press\nferry");
    await wait(two, "press\nferry");
    // It holds for the other tab's text as well.
    await two.waitForFunction(() => ![...document.querySelectorAll("#words tbody th")].some((word) => /ferry/.test(word.textContent ?? "")));

    // Both are edited at once; the first to be stored is not lost.
    await two.locator(field).fill("press\nferry\nmonday");
    await leaveOut(one, "ferry\nlisbon");
    assert.equal(await words(two), "press\nferry\nmonday", "what is being typed stays");
    await two.locator(".left-out > button").click();
    await wait(two, "ferry\nlisbon\nmonday");
    await wait(one, "ferry\nlisbon\nmonday");

    await leaveOut(two, "");
    await wait(one, "");
    await one.reload();
    assert.equal(await one.evaluate(() => localStorage.getItem("nutgraf-stop-words")), "");
  } finally {
    await context.close();
    await server.stop();
  }
});

test("two tabs: a hand-over is taken once, also by a copy of its tab", async () => {
  const server = await startServer({ root: SITE, faults: alone() });
  const { context, page: one } = await newPage(browser);
  try {
    const two = await context.newPage();
    for (const page of [one, two]) await page.goto(server.url);
    await one.evaluate(async (script) => {
      const { keep } = /** @type {typeof import("../../www/kept.js")} */ (await import(script));
      await keep({ draft: "Half a sentence", texts: [{ name: "a.txt", source: new File(["Anna Berger met the press in Vienna."], "a.txt") }] });
    }, `${server.url}kept.js`);
    // A tab that is duplicated has a copy of the session storage.
    const copied = await one.evaluate(() => sessionStorage.getItem("nutgraf-kept") ?? "");
    await two.evaluate((value) => sessionStorage.setItem("nutgraf-kept", value), copied);
    await one.reload();
    await waitForResult(one);
    await two.reload();
    await two.waitForFunction(() => sessionStorage.length === 0);
    assert.equal(await two.locator("#field").inputValue(), "");
    assert.ok(await two.locator("#result").isHidden());
    await one.reload();
    assert.ok(await one.locator("#result").isHidden(), "once");
  } finally {
    await context.close();
    await server.stop();
  }
});
