// What the page knows of other languages than English: fetched when a text needs it, kept for the time without a network, all
// of it where the reader asks; and what the page says where it cannot be had.

import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { changeServiceWorker, hashOf, listedFiles, listedPacks, packOf, publish } from "./site.mjs";
import { createStage } from "./stage.mjs";
import { analyze, assertAccessible, readResult, waitForServiceWorker } from "./steps.mjs";

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {import("./server.mjs").Fault} Fault
 * @typedef {import("./server.mjs").LoggedRequest} LoggedRequest
 */

const ENGLISH = "Anna Berger met the press in Vienna.\n\nShe flew to Lisbon on Monday, and the ferry went on without her.";
const GERMAN = "Die Stadt behält ihre Fähre\n\nDer Rat der Stadt hat am Dienstag beschlossen, dass die Fähre bis zum nächsten Jahr fährt. Die Fähren kosten die Stadt viel Geld, und die Preise werden im Juni steigen.";
const FRENCH = "La ville garde son bac\n\nLe conseil de la ville a décidé mardi de garder le bac de nuit jusqu’à l’année prochaine. Les bacs coûtent cher à la ville, et les prix des billets vont monter en juin.";

const { site, onPage, onCopy } = createStage({ isCopied: true });

/** @param {LoggedRequest[]} requests */
const packsAsked = (requests) => requests.filter(({ url }) => url.includes(".nut")).map(({ url }) => path.parse(new URL(url, "http://localhost").pathname).name);

/**
 * Whether the page's words are those of someone who knows the language.
 *
 * @param {Page} page
 */
async function knowsGerman(page) {
  const { words, notices } = await readResult(page);
  assert.ok(words.length > 0);
  const knows = words.some((word) => word.startsWith("Fähre")) && !words.includes("die");
  assert.equal(notices.some((notice) => notice.includes("German could not be loaded")), !knows, JSON.stringify({ words, notices }));
  return knows;
}

/**
 * Whether the service worker has stored a pack.
 *
 * @param {Page} page
 * @param {string} code
 */
const isStored = (page, code) => page.evaluate(async (code) => Boolean(await caches.match(new URL(`./pkg/packs/${code}.nut`, location.href))), code);

/** Waits until it has. */
async function waitUntilStored(/** @type {Page} */ page, /** @type {string} */ code) {
  for (let i = 0; !(await isStored(page, code)); i++) {
    assert.ok(i < 200, `${code} is not stored`);
    await page.waitForTimeout(50);
  }
}

/** Opens the page anew, as a visit is. */
async function visit(/** @type {Page} */ page, /** @type {string} */ url) {
  await page.goto("about:blank");
  await page.goto(url);
}

test("English needs no pack; German its own, once, which is there without a network from then on", async () => {
  for (const isFirstVisit of [true, false]) {
    await onPage({}, async ({ server, context, page, mistakes }) => {
      // On the first visit the text is analysed before the service worker answers for the page.
      const script = `${server.url}sw.js`;
      /** @type {() => void} */
      let release = () => undefined;
      const held = new Promise((resolve) => (release = () => resolve(undefined)));
      await context.route(script, async (route) => (await (isFirstVisit ? held : null), route.continue()));
      await page.goto(server.url);
      if (!isFirstVisit) await waitForServiceWorker(page);
      await analyze(page, ENGLISH);
      assert.deepEqual(packsAsked(server.requests), []);
      await page.locator("#new-text").click();
      await analyze(page, GERMAN);
      assert.ok(await knowsGerman(page));
      assert.deepEqual(packsAsked(server.requests), ["de"]);
      release();
      await waitForServiceWorker(page);
      await waitUntilStored(page, "de");
      await server.stop();
      await visit(page, server.url);
      await analyze(page, GERMAN);
      assert.ok(await knowsGerman(page));
      assert.deepEqual(mistakes, []);
    });
  }
});

test("the list has the SHA-256 of every pack, and none of them is a part of the first visit", async () => {
  const packs = listedPacks(site);
  const there = readdirSync(path.join(site, "pkg/packs"));
  assert.deepEqual(Object.keys(packs), there.map((name) => `pkg/packs/${name}`).sort());
  for (const [name, hash] of Object.entries(packs)) assert.equal(hash, hashOf(readFileSync(path.join(site, name))), name);
  assert.ok(Object.keys(listedFiles(site)).every((name) => !name.endsWith(".nut")));
  const size = there.reduce((sum, name) => sum + statSync(path.join(site, "pkg/packs", name)).size, 0);
  assert.ok(readFileSync(path.join(site, "index.html"), "utf8").includes(`(${Math.round(size / 1e6)} MB)`), "the page names their size");
});

test("where the pack cannot be had, the result says so in plain words, and Try again works", async () => {
  const bytes = readFileSync(path.join(site, "pkg/packs/de.nut"));
  /** @type {Record<string, Fault>} */
  const faults = {
    "a 503": { status: 503, type: "text/html", body: "<p>Please come back later." },
    "another page": { type: "text/html", body: "<!doctype html><title>Sign in</title><p>Welcome to our network." },
    "half of it": { part: 0.5 },
    "half of it, and then no more": { part: 0.5, broken: true },
    "another pack": { body: readFileSync(path.join(site, "pkg/packs/fr.nut")) },
    damaged: { body: Buffer.concat([bytes.subarray(0, 500), Buffer.from("?"), bytes.subarray(501)]) },
  };
  for (const serviceWorkers of /** @type {const} */ (["allow", "block"])) {
    await onPage({ serviceWorkers }, async ({ server, page }) => {
      await page.goto(server.url);
      if (serviceWorkers === "allow") await waitForServiceWorker(page);
      for (const [name, fault] of Object.entries(faults)) {
        const told = `${name}, service worker: ${serviceWorkers}`;
        server.faults.set("pkg/packs/de.nut", fault);
        await visit(page, server.url);
        await analyze(page, GERMAN);
        assert.ok(!(await knowsGerman(page)), told);
        const notice = page.locator("#notices li");
        assert.match((await notice.textContent()) ?? "", /word list for German could not be loaded.*comes by itself as soon as there is a connection/su);
        assert.match((await page.locator("#status").textContent()) ?? "", /word list for German is missing/u);
        const retry = notice.getByRole("button", { name: "Try again" });
        await retry.focus();
        await page.keyboard.press("Enter");
        await page.locator("#result.stale").waitFor({ state: "detached" });
        await page.waitForFunction(() => document.activeElement?.textContent === "Try again");
        assert.ok(!(await knowsGerman(page)), `${told}: nothing has changed`);
        assert.ok(!(await isStored(page, "de")), `${told}: nothing wrong is kept`);
        if (name === "a 503") await assertAccessible(page, "a notice that a word list is missing");
        server.faults.clear();
        await page.keyboard.press("Enter");
        await notice.waitFor({ state: "detached" });
        await page.waitForFunction(() => document.activeElement?.id === "title");
        assert.ok(await knowsGerman(page), told);
        await page.evaluate(async () => {
          for (const name of await caches.keys()) await (await caches.open(name)).delete(new URL("./pkg/packs/de.nut", location.href));
        });
      }
    });
  }
});

test("a text that quotes other languages has their packs too, and says which of them are missing", async () => {
  const quoting = `${GERMAN} „市议会星期二批准了新桥的计划，渡船明年继续开。“ „สภาเมืองอนุมัติแผนการสร้างสะพานใหม่“`;
  for (const workers of [true, false]) {
    await onPage({ serviceWorkers: "block" }, async ({ server, page }) => {
      if (!workers) await page.addInitScript(() => Reflect.deleteProperty(globalThis, "Worker"));
      await page.goto(server.url);
      server.faults.set("pkg/packs/zh.nut", { status: 503 });
      await analyze(page, quoting);
      assert.ok(await knowsGerman(page));
      assert.deepEqual(packsAsked(server.requests).sort(), ["de", "th", "zh"]);
      const { notices } = await readResult(page);
      assert.deepEqual(notices, ["The word list for Chinese could not be loaded: what stands here in that language, without spaces, may be divided into the wrong words. It comes by itself as soon as there is a connection. Try again"]);
      assert.match((await page.locator("#status").textContent()) ?? "", /\. The word list for Chinese is missing\.$/u);
      server.faults.clear();
      await page.getByRole("button", { name: "Try again" }).click();
      await page.locator("#notices li").waitFor({ state: "detached" });
      assert.equal(packsAsked(server.requests).length, 4);
      await page.locator("#new-text").click();
      for (const code of ["fr", "ja"]) server.faults.set(`pkg/packs/${code}.nut`, { status: 503 });
      await analyze(page, `${FRENCH} « 昨日港町の議会は夜の渡し船を残すと決めた。 »`);
      assert.match((await readResult(page)).notices.join(), /word list for French could not be loaded: each form .*word list for Japanese could not be loaded: what stands here .*They come by themselves/u);
    });
  }
});

test("it comes by itself when there is a network again, to every text that lacks it", () =>
  onPage({}, async ({ server, page }) => {
    await page.goto(server.url);
    await waitForServiceWorker(page);
    server.faults.set("pkg/packs/de.nut", { status: 503 });
    server.faults.set("pkg/packs/fr.nut", { status: 503 });
    await analyze(page, FRENCH);
    await page.locator("#new-text").click();
    await analyze(page, GERMAN);
    assert.ok(!(await knowsGerman(page)));
    server.faults.clear();
    await page.evaluate(() => dispatchEvent(new Event("online")));
    await page.locator("#notices li").waitFor({ state: "detached" });
    assert.ok(await knowsGerman(page));
    await page.locator("#document-list button").first().click();
    await page.locator("#article").getByText("La ville garde").waitFor();
    assert.deepEqual((await readResult(page)).notices, []);
  }));

test("without workers the page fetches the pack all the same", () =>
  onPage({ serviceWorkers: "block" }, async ({ server, page, mistakes }) => {
    await page.addInitScript(() => Reflect.deleteProperty(globalThis, "Worker"));
    await page.goto(server.url);
    server.faults.set("pkg/packs/de.nut", { status: 503 });
    await analyze(page, GERMAN);
    assert.ok(!(await knowsGerman(page)));
    mistakes.length = 0;
    server.faults.clear();
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator("#notices li").waitFor({ state: "detached" });
    assert.ok(await knowsGerman(page));
    const count = packsAsked(server.requests).length;
    await page.locator("#new-text").click();
    await analyze(page, `${GERMAN} Das gilt auch im Winter.`);
    assert.ok(await knowsGerman(page));
    assert.equal(packsAsked(server.requests).length, count);
    assert.deepEqual(mistakes, []);
  }));

test("all languages are kept where the reader asks, and one that was never used is there without a network", () =>
  onPage({}, async ({ server, page, mistakes }) => {
    const all = Object.keys(listedPacks(site)).length;
    await page.goto(server.url);
    await waitForServiceWorker(page);
    const button = page.getByRole("button", { name: /^Keep all languages for offline use \(\d MB\)$/u });
    await button.waitFor();
    await assertAccessible(page, "all languages are offered");
    assert.deepEqual(packsAsked(server.requests), []);
    await button.focus();
    await page.keyboard.press("Enter");
    await page.getByText(`All ${all} languages are kept for offline use.`).waitFor();
    assert.ok(await button.isHidden());
    assert.equal(await page.evaluate(() => document.activeElement?.id), "languages-text", "the keyboard is where the button was");
    assert.equal(await page.locator("#languages-bar").isVisible(), false);
    await assertAccessible(page, "all languages are kept");
    assert.equal(packsAsked(server.requests).length, all);
    await server.stop();
    await visit(page, server.url);
    await page.getByText(`All ${all} languages are kept`).waitFor();
    await analyze(page, GERMAN);
    assert.ok(await knowsGerman(page));
    assert.deepEqual(mistakes, []);
  }));

test("languages that do not come are told, asked for again, and completed by later visits", () =>
  onPage({}, async ({ server, page }) => {
    const all = Object.keys(listedPacks(site)).length;
    await page.goto(server.url);
    await waitForServiceWorker(page);
    for (const code of ["de", "zh"]) server.faults.set(`pkg/packs/${code}.nut`, { body: "<p>Sign in" });
    const button = page.locator("#keep-languages");
    await button.click();
    await page.getByText(`${all - 2} of ${all} languages are kept; the others could not be fetched or stored`).waitFor();
    assert.ok(await button.isVisible());
    server.faults.delete("pkg/packs/de.nut");
    await button.click();
    await page.getByText(`${all - 1} of ${all} languages are kept`).waitFor();
    server.faults.clear();
    server.requests.length = 0;
    // Without another click.
    await visit(page, server.url);
    await page.getByText(`All ${all} languages are kept`).waitFor();
    assert.deepEqual(packsAsked(server.requests), ["zh"]);
    // What the browser throws away comes back too.
    await page.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0] ?? "");
      await cache.delete(new URL("./pkg/packs/fr.nut", location.href));
    });
    server.requests.length = 0;
    await visit(page, server.url);
    await waitUntilStored(page, "fr");
    assert.deepEqual(packsAsked(server.requests), ["fr"]);
  }));

test("a new version takes over the packs that are the same, and fetches those that are others", () =>
  onCopy(async ({ root: copy, server, page }) => {
    const bytes = (/** @type {string} */ code) => readFileSync(path.join(copy, `pkg/packs/${code}.nut`));
    await page.goto(server.url);
    await waitForServiceWorker(page);
    await analyze(page, GERMAN);
    await page.locator("#new-text").click();
    await analyze(page, FRENCH);
    assert.deepEqual(packsAsked(server.requests), ["de", "fr"]);
    server.requests.length = 0;
    // The pack of French is another one; that of Italian too, which nobody has used.
    publish(copy, "next", {}, { fr: bytes("es"), it: bytes("es") });
    await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
    await page.locator("#update").waitFor({ state: "visible" });
    assert.deepEqual(packsAsked(server.requests), ["fr"]);
    // Used while the new version waits: the old one stores it.
    await page.locator("#new-text").click();
    await analyze(page, "Miasto zachowa swój prom\n\nRada miasta postanowiła we wtorek, że nocny prom będzie pływał do przyszłego roku. Promy kosztują miasto dużo pieniędzy, a ceny biletów wzrosną w czerwcu.");
    assert.deepEqual(packsAsked(server.requests), ["fr", "pl"]);
    await Promise.all([page.waitForEvent("load"), page.locator("#update-now").click()]);
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const keys = await (await caches.open(names[0] ?? "")).keys();
      return { versions: names.map((name) => name.split(" ").at(-1)), packs: keys.map(({ url }) => url).filter((url) => url.endsWith(".nut")).map((url) => url.slice(-6, -4)).sort() };
    });
    assert.deepEqual(kept, { versions: ["next"], packs: ["de", "fr", "pl"] });
    await server.stop();
    await visit(page, server.url);
    await analyze(page, GERMAN);
    assert.ok(await knowsGerman(page));
  }));

test("who keeps all languages has them in a new version too", () =>
  onCopy(async ({ root: copy, server, page }) => {
    const all = Object.keys(listedPacks(copy)).length;
    await page.goto(server.url);
    await waitForServiceWorker(page);
    await page.locator("#keep-languages").click();
    await page.getByText(`All ${all} languages are kept`).waitFor();
    // The new version has one that is another, and one more.
    publish(copy, "next", {}, { fr: readFileSync(path.join(copy, "pkg/packs/es.nut")) });
    const more = readFileSync(path.join(copy, "pkg/packs/lb.nut"));
    publish(copy, "next with one more", {}, {});
    changeServiceWorker(copy, (source) => source.replace("PACKS=[", `PACKS=["${packOf("xyz", more)}",`));
    server.faults.set("pkg/packs/xyz.nut", { body: more, status: 200 });
    server.requests.length = 0;
    await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
    await page.locator("#update").waitFor({ state: "visible" });
    assert.deepEqual(packsAsked(server.requests), ["fr"]);
    await Promise.all([page.waitForEvent("load"), page.locator("#update-now").click()]);
    await page.getByText(`All ${all + 1} languages are kept`).waitFor();
    assert.deepEqual(packsAsked(server.requests), ["fr", "xyz"]);
  }));

test("a pack of a version that the server no longer has is missing, and the new version is offered", () =>
  onCopy(async ({ root: copy, server, page }) => {
    await page.goto(server.url);
    await waitForServiceWorker(page);
    publish(copy, "next", {}, { de: readFileSync(path.join(copy, "pkg/packs/es.nut")) });
    await analyze(page, GERMAN);
    assert.ok(!(await knowsGerman(page)));
    await page.locator("#update").waitFor({ state: "visible" });
    assert.ok(await page.evaluate(() => Boolean(navigator.serviceWorker.controller)), "the version that runs goes on");
  }));
