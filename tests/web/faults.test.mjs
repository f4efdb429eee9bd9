// The page when something goes wrong: with each of its files in turn, with its worker, with storage. Each time a text must
// either be analysed all the same, or stay in the field, to be edited and copied, under a message that says what to do.

import assert from "node:assert/strict";
import { readdirSync, rmSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { copySite } from "./site.mjs";
import { analyze, newPage, SITE, waitForResult, waitForServiceWorker } from "./steps.mjs";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("./server.mjs").Fault} Fault
 */

const TEXT = "Harbour town votes on its ferry\n\nMayor Ana Belova met the press in Selvick on Monday. The ferry costs 4 million euros a year, she said.";

/** Pages at a time. */
const WIDTH = 2;

/** The parts of the page's script whose names begin like this. @param {RegExp} beginning */
const parts = (beginning) => readdirSync(SITE).filter((name) => name.endsWith(".js") && beginning.test(name));

/** Files that a visit can do without, whatever they hold; one of the packs of languages stands for all of them. */
const UNSEEN = new Set(["404.html", "pkg/packs/de.nut", "LICENSE-APACHE", "LICENSE-MIT", "NOTICE", ".nojekyll", "pkg/nutgraf_import_bg.wasm", "pkg/nutgraf_import.js", "pkg/nutgraf_html_bg.wasm", "pkg/nutgraf_html.js", "pkg/nutgraf_pdf_bg.wasm", "pkg/nutgraf_pdf.js", "pkg/nutgraf_cjk_bg.wasm", "pkg/nutgraf_cjk.js", "pkg/nutgraf_export_bg.wasm", "pkg/nutgraf_export.js", ...parts(/^(?:correcting|example|keeping|session|taking)-/u)]);

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {string} */
let site;

before(async () => {
  browser = await launch();
  site = copySite();
});

after(async () => {
  await browser?.close();
  if (site) rmSync(site, { recursive: true, force: true });
});

/** The names of the site's files, without the page itself: where that fails, there is no page to say so. */
const names = () =>
  readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(site, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .filter((name) => name !== "index.html" && (!name.endsWith(".nut") || UNSEEN.has(name)))
    .sort();

/** @type {Record<string, Fault>} */
const ANSWERS = {
  "a 503": { status: 503, type: "text/html", body: "<!doctype html><p>Please come back later." },
  "a 404": { status: 404, type: "text/html", body: "<!doctype html><p>Not here." },
  "another page": { type: "text/html", body: "<!doctype html><title>Sign in</title><p>Welcome to our network." },
  "a page that is called a script": { body: "<!doctype html><title>Sign in</title><p>Welcome to our network." },
  "half of it": { part: 0.5 },
  "nothing of it": { part: 0 },
  "half of it, and then no more": { part: 0.5, broken: true },
  "another type": { type: "application/octet-stream" },
};

/**
 * Waits until the page has come to life, or has said that it does not.
 *
 * @param {Page} page
 */
async function settle(page) {
  await page.waitForFunction(() => {
    const note = document.getElementById("unready");
    return document.readyState !== "loading" && (!note || !note.hidden);
  });
}

/**
 * Waits for the result or for a message.
 *
 * @param {Page} page
 * @returns {Promise<string>} "works", or the message
 */
async function outcome(page) {
  const found = await page.waitForFunction(() => {
    const isVisible = (/** @type {Element} */ element) => element.checkVisibility() && (element.textContent ?? "").trim() !== "";
    const message = [...document.querySelectorAll("#unready, #problem, .failed, #placeholder:has(#retry:not([hidden]))")].find(isVisible);
    if (message) return message.textContent?.replace(/\s+/gu, " ").trim();
    const isDrawn = document.querySelector("#article #title") && !document.querySelector("#result")?.classList.contains("stale");
    return isDrawn ? "works" : "";
  });
  return String(await found.jsonValue());
}

/**
 * Whether the page has kept its promise; what is wrong with it otherwise.
 *
 * @param {Page} page
 * @param {string} text that was typed
 * @returns {Promise<string[]>}
 */
async function complaints(page, text = TEXT) {
  const said = await outcome(page);
  if (said === "works") {
    const article = (await page.locator("#article").textContent()) ?? "";
    return article.includes("Mayor Ana Belova met the press") ? [] : ["the article is not the text"];
  }
  const wrong = [];
  if (!/reload|try again|open it again|open the page|copy/iu.test(said)) wrong.push(`no remedy in “${said}”`);
  if (/undefined|null|NaN|init\(\)|https?:/u.test(said)) wrong.push(`not for a reader: “${said}”`);
  const field = page.locator("#field");
  if (!(await field.isVisible())) wrong.push(`“${said}”, and the field cannot be seen`);
  else if (!(await field.isEditable())) wrong.push(`“${said}”, and the field cannot be edited`);
  if ((await field.inputValue()) !== text) wrong.push(`“${said}”, and the field holds “${(await field.inputValue()).slice(0, 40)}”`);
  return wrong;
}

/**
 * Goes through cases, some at a time, and fails with all that is wrong.
 *
 * @template T
 * @param {T[]} cases
 * @param {(one: T, page: Page) => Promise<string[]>} run
 * @param {(one: T) => string} tell
 */
async function each(cases, run, tell) {
  /** @type {string[]} */
  const wrong = [];
  const waiting = [...cases];
  const workOff = async () => {
    // One page for many visits, each to an origin of its own, which knows nothing of the others.
    const { context, page } = await newPage(browser, { serviceWorkers: "block" });
    page.setDefaultTimeout(60_000);
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
      const found = await run(one, page).catch((error) => [String(error).split("\n")[0] ?? ""]);
      wrong.push(...found.map((what) => `${tell(/** @type {T} */ (one))}: ${what}`));
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: WIDTH }, workOff));
  assert.deepEqual(wrong, []);
}

/**
 * A first visit on which one file is not what it should be: types a text and has it analysed.
 *
 * @param {Page} page
 * @param {string} name
 * @param {Fault} fault
 */
async function visit(page, name, fault) {
  const server = await startServer({ root: site, faults: new Map([[name, fault]]) });
  try {
    await page.goto(server.url, { waitUntil: "commit" });
    await page.locator("#field").fill(TEXT);
    await settle(page);
    await page.locator("#analyze").click();
    const wrong = await complaints(page);
    if (UNSEEN.has(name) && (await outcome(page)) !== "works") wrong.push("this file is not needed");
    return wrong;
  } finally {
    await server.stop();
  }
}

test("each file in turn is answered with 503", { timeout: 900_000 }, async () => {
  const all = names();
  assert.ok(all.includes("app.js") && all.includes("pkg/worker.js") && all.includes("pkg/nutgraf_bg.wasm") && all.includes("style.css"));
  await each(all, (name, page) => visit(page, name, ANSWERS["a 503"] ?? {}), (name) => name);
});

test("each script and module in turn is something else", { timeout: 900_000 }, async () => {
  const scripts = names().filter((name) => /\.(js|wasm)$/u.test(name) && !UNSEEN.has(name) && name !== "sw.js");
  const kinds = Object.keys(ANSWERS).filter((kind) => kind !== "a 503");
  // Every third file with one kind of answer, in turn, so that every kind meets files of every sort; some files with all.
  const whole = new Set(["app.js", "guard.js", "pkg/index.js", "pkg/worker.js", "pkg/nutgraf.js", "pkg/nutgraf_bg.wasm"]);
  const some = scripts.filter((name, i) => !whole.has(name) && i % 3 === 0).map((name, i) => ({ name, kind: kinds[i % kinds.length] ?? "" }));
  const cases = [...[...whole].flatMap((name) => kinds.map((kind) => ({ name, kind }))), ...some];
  await each(cases, ({ name, kind }, page) => visit(page, name, ANSWERS[kind] ?? {}), ({ name, kind }) => `${name}, ${kind}`);
});

test("each style in turn is something else", async () => {
  const cases = names().filter((name) => name.endsWith(".css")).flatMap((name) => ["a 404", "another page", "half of it", "another type"].map((kind) => ({ name, kind })));
  await each(cases, ({ name, kind }, page) => visit(page, name, ANSWERS[kind] ?? {}), ({ name, kind }) => `${name}, ${kind}`);
});

test("a file that never comes", { timeout: 900_000 }, async () => {
  const hanging = ["app.js", ...parts(/^chunk-/u), "guard.js", "pkg/index.js", "pkg/nutgraf.js", "pkg/worker.js", "pkg/nutgraf_bg.wasm", "style.css", "print.css", "icon.svg", "manifest.webmanifest"];
  await each(hanging, (name, page) => visit(page, name, { hang: true }), (name) => name);
});

test("files that come late, and in another order", async () => {
  const faults = new Map(names().map((name, i) => [name, { delay: (i * 397) % 1200 }]));
  const server = await startServer({ root: site, faults });
  const { context, page, mistakes } = await newPage(browser, { serviceWorkers: "block" });
  try {
    await page.goto(server.url, { waitUntil: "commit" });
    // Typed before anything runs.
    await page.locator("#field").fill(TEXT);
    await settle(page);
    assert.equal(await page.locator("#field").inputValue(), TEXT);
    await page.locator("#analyze").click();
    assert.equal(await outcome(page), "works");
    assert.deepEqual(mistakes, []);
  } finally {
    await context.close();
    await server.stop();
  }
});

test("the page that did not come to life is loaded again with its text", async () => {
  const server = await startServer({ root: site, faults: new Map([["app.js", { status: 503, times: 1 }]]) });
  const { context, page } = await newPage(browser, { serviceWorkers: "block" });
  try {
    await page.goto(server.url);
    await page.locator("#unready").waitFor();
    await page.locator("#field").fill(TEXT);
    await page.setViewportSize({ width: 390, height: 500 });
    await page.locator("#analyze").click();
    const { top, bottom } = await page.locator("#unready").evaluate((note) => note.getBoundingClientRect());
    assert.ok(top >= 0 && bottom <= 500, "a button that does nothing leads to the message");
    await Promise.all([page.waitForEvent("load"), page.locator("#unready-reload").click()]);
    await settle(page);
    await page.waitForFunction((text) => document.querySelector("textarea")?.value === text, TEXT);
    assert.equal(await page.evaluate(() => sessionStorage.length), 0);
    await page.locator("#analyze").click();
    assert.equal(await outcome(page), "works");
  } finally {
    await context.close();
    await server.stop();
  }
});

test("a second visit needs no file of the server's at all", async () => {
  const server = await startServer({ root: site });
  const { context, page, mistakes } = await newPage(browser);
  try {
    await page.goto(server.url);
    await waitForServiceWorker(page);
    for (const name of ["", ...names()]) server.faults.set(name, ANSWERS["another page"] ?? {});
    await page.reload();
    await analyze(page, TEXT);
    assert.deepEqual(mistakes, []);
  } finally {
    await context.close();
    await server.stop();
  }
});

/** @param {Page} page whose worker is asked for, or has yet to start */
const workerOf = async (page) => page.workers()[0] ?? page.waitForEvent("worker");

test("a worker that is killed is replaced", async () => {
  const server = await startServer({ root: site });
  const { context, page } = await newPage(browser, { serviceWorkers: "block" });
  try {
    await page.goto(server.url);
    await analyze(page, TEXT);
    // While it has nothing to do.
    await (await workerOf(page)).evaluate(() => void setTimeout(() => { throw new Error("killed"); }));
    await page.locator("#new-text").click();
    // Others: a text that is there already is not read again.
    await analyze(page, `${TEXT} Nobody else spoke.`);

    // In the middle of its work.
    await page.locator("#new-text").click();
    const worker = await workerOf(page);
    await worker.evaluate(() => {
      // It does not survive what it is asked next.
      self.onmessage = () => { throw new Error("killed"); };
    });
    const last = `${TEXT} Then the press left.`;
    await page.locator("#field").fill(last);
    await page.locator("#analyze").click();
    assert.match(await outcome(page), /stopped unexpectedly.*try again/iu);
    assert.deepEqual(await complaints(page, last), []);
    await page.locator("#retry").click();
    await waitForResult(page);
    assert.equal(await outcome(page), "works");
  } finally {
    await context.close();
    await server.stop();
  }
});

test("storage that is denied", { timeout: 900_000 }, async () => {
  /** @type {Record<string, () => void>} */
  const denials = {
    "local storage": () => void Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } }),
    "session storage": () => void Object.defineProperty(window, "sessionStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } }),
    "no storage objects": () => {
      for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(window, name, { value: undefined });
    },
    "full storage": () => {
      Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    },
    databases: () => {
      IDBFactory.prototype.open = () => { throw new DOMException("denied", "SecurityError"); };
      IDBFactory.prototype.databases = () => Promise.reject(new DOMException("denied", "SecurityError"));
    },
    "service workers": () => {
      ServiceWorkerContainer.prototype.register = () => Promise.reject(new DOMException("denied", "SecurityError"));
      ServiceWorkerContainer.prototype.getRegistration = () => Promise.reject(new DOMException("denied", "SecurityError"));
    },
    "no service workers": () => void Object.defineProperty(Navigator.prototype, "serviceWorker", { get: () => undefined }),
    "clipboard and file pickers": () => {
      Object.defineProperty(Navigator.prototype, "clipboard", { get: () => undefined });
    },
  };
  const server = await startServer({ root: site });
  try {
    await each(
      Object.entries(denials),
      async ([, deny]) => {
        const { context, page, mistakes } = await newPage(browser);
        try {
          await page.addInitScript(deny);
          await page.goto(server.url);
          await analyze(page, TEXT);
          // A setting that would be stored.
          await page.locator("#words .left-out summary").click();
          await page.locator("#stop-words").fill("ferry");
          await page.locator(".left-out > button").click();
          await page.waitForFunction(() => ![...document.querySelectorAll("#words tbody th")].some((word) => /ferry/iu.test(word.textContent ?? "")));
          return [...(await complaints(page)), ...mistakes];
        } finally {
          await context.close();
        }
      },
      ([name]) => name,
    );
  } finally {
    await server.stop();
  }
});
