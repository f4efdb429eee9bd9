// The service worker: the page without a network, the security policy on every answer, workers that cannot call out, and
// a new version that does not lose a text.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { launch } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { analyze, drop, fixture, newPage, readResult, SITE, waitForDocuments, waitForResult, waitForServiceWorker } from "./steps.mjs";

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {string} the site with what the tests add to it */
let site;

// Tries every way out of a worker that there is, and tells the page how each of them went.
const PROBE = `
  const target = new URL(location.href).searchParams.get("target");
  const socket = target.replace("http", "ws");
  const tries = {
    fetch: () => fetch(target + "fetch", { mode: "no-cors" }),
    post: () => fetch(target + "post", { method: "POST", body: "text", mode: "no-cors" }),
    xhr: () => new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.onload = resolve;
      request.onerror = () => reject(new Error("refused"));
      request.open("GET", target + "xhr");
      request.send();
    }),
    socket: () => new Promise((resolve, reject) => {
      const connection = new WebSocket(socket + "socket");
      connection.onopen = resolve;
      connection.onerror = () => reject(new Error("refused"));
    }),
    events: () => new Promise((resolve, reject) => {
      const source = new EventSource(target + "events");
      source.onopen = resolve;
      source.onerror = () => (source.close(), reject(new Error("refused")));
    }),
    scripts: async () => importScripts(target + "scripts.js"),
    module: () => import(target + "module.js"),
    own: () => fetch("./index.html"),
  };
  (async () => {
    const results = {};
    for (const [name, run] of Object.entries(tries)) {
      results[name] = await run().then(() => "went through", () => "refused");
    }
    postMessage(results);
  })();
`;

before(async () => {
  browser = await launch();
  site = mkdtempSync(path.join(tmpdir(), "nutgraf-site-"));
  cpSync(SITE, site, { recursive: true });
  writeFileSync(path.join(site, "probe.js"), PROBE);
});

after(async () => {
  await browser?.close();
  if (site) rmSync(site, { recursive: true, force: true });
});

test("the server stops, the page is loaded again, and works", async () => {
  const server = await startServer({ root: site });
  const { context, page } = await newPage(browser);
  try {
    await page.goto(server.url);
    await waitForServiceWorker(page);
    await server.stop();
    await page.reload();
    await drop(page, [fixture("news-site.txt")]);
    await waitForResult(page);
    assert.match((await readResult(page)).title, /^Finland and Estonia/);
    // What was not asked for during the first visit is there too.
    const legacy = path.join(site, "legacy.txt");
    writeFileSync(legacy, Buffer.from("The caf\u00e9 in Besan\u00e7on closed.\n\nIts owner, Ren\u00e9 Lef\u00e8vre, blames the rents of the past five years.", "latin1"));
    await drop(page, [legacy]);
    await waitForDocuments(page, 2);
    await page.locator("#article").getByText("café in Besançon").waitFor();
    const index = await page.evaluate(async () => (await fetch("./index.html")).status);
    assert.equal(index, 200);
    const missing = await page.goto(`${server.url}no-such-page`);
    assert.match((await missing?.text()) ?? "", /no page at this address/);
  } finally {
    await context.close();
    await server.stop();
  }
});

test("from the second load on every answer carries the policy", async () => {
  const server = await startServer({ root: site });
  const { context, page } = await newPage(browser);
  try {
    await page.goto(server.url);
    await waitForServiceWorker(page);
    /** @type {Map<string, Record<string, string>>} */
    const answers = new Map();
    page.on("response", (response) => answers.set(new URL(response.url()).pathname, response.headers()));
    await page.reload();
    await page.locator("#try-example").click();
    await waitForResult(page);
    await page.waitForLoadState("networkidle");
    for (const [name, headers] of answers) {
      assert.match(headers["content-security-policy"] ?? "", /default-src 'none'.*connect-src '(self|none)'/, name);
      assert.equal(headers["x-content-type-options"], "nosniff", name);
      assert.equal(headers["referrer-policy"], "no-referrer", name);
    }
    assert.ok([...answers.keys()].some((name) => name.endsWith("worker.js")), "the worker's script is among them");

    const files = JSON.parse(/const FILES = (\[[^;]*\]);/u.exec(readFileSync(path.join(site, "sw.js"), "utf8"))?.[1] ?? "[]");
    assert.ok(files.length > 20, "the service worker knows the site's files");
    const policies = await page.evaluate(
      (names) => Promise.all(names.map(async (name) => [name, (await fetch(name)).headers.get("content-security-policy")])),
      /** @type {string[]} */ ([...files, "no-such-file.js"]),
    );
    for (const [name, policy] of policies) assert.match(policy ?? "", /default-src 'none'/, String(name));

    const meta = /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(readFileSync(path.join(site, "index.html"), "utf8"))?.[1];
    assert.equal(policies[0]?.[1], `${meta}; frame-ancestors 'none'`, "the header is the page's own policy");
  } finally {
    await context.close();
    await server.stop();
  }
});

test("a worker cannot call out", async () => {
  const server = await startServer({ root: site });
  let calls = 0;
  const outside = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  await new Promise((resolve) => outside.listen(0, "localhost", () => resolve(undefined)));
  const address = outside.address();
  assert.ok(address && typeof address === "object");
  const target = `http://localhost:${address.port}/`;
  /** @param {import("playwright-core").Page} page */
  const probe = (page) =>
    page.evaluate(
      (url) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(url);
          worker.onmessage = ({ data }) => resolve(/** @type {Record<string, string>} */ (data));
          worker.onerror = (event) => reject(new Error(event.message));
        }),
      `./probe.js?target=${encodeURIComponent(target)}`,
    );
  const unguarded = await newPage(browser, { serviceWorkers: "block" });
  const guarded = await newPage(browser);
  try {
    await unguarded.page.goto(server.url);
    await probe(unguarded.page);
    assert.ok(calls >= 4, "without the service worker the probe does reach the other server, so it is a probe");

    await guarded.page.goto(server.url);
    await waitForServiceWorker(guarded.page);
    await guarded.page.reload();
    calls = 0;
    const results = await probe(guarded.page);
    assert.equal(calls, 0, "nothing arrived");
    assert.deepEqual([...new Set(Object.values(results))], ["refused"], JSON.stringify(results));
  } finally {
    await unguarded.context.close();
    await guarded.context.close();
    await server.stop();
    await new Promise((resolve) => outside.close(() => resolve(undefined)));
  }
});

test("the page itself cannot call out either", async () => {
  const server = await startServer({ root: site });
  let calls = 0;
  const outside = createServer((socket) => {
    calls += 1;
    socket.destroy();
  });
  await new Promise((resolve) => outside.listen(0, "localhost", () => resolve(undefined)));
  const address = outside.address();
  assert.ok(address && typeof address === "object");
  // Without the service worker, as on the very first visit.
  const { context, page } = await newPage(browser, { serviceWorkers: "block" });
  try {
    await page.goto(server.url);
    const result = await page.evaluate(
      (target) => fetch(target, { method: "POST", body: "text", mode: "no-cors" }).then(() => "went through", () => "refused"),
      `http://localhost:${address.port}/`,
    );
    assert.equal(result, "refused");
    assert.equal(calls, 0);
  } finally {
    await context.close();
    await server.stop();
    await new Promise((resolve) => outside.close(() => resolve(undefined)));
  }
});

test("a new version waits until it is asked for, and takes the texts over", async () => {
  const copy = mkdtempSync(path.join(tmpdir(), "nutgraf-version-"));
  cpSync(SITE, copy, { recursive: true });
  const server = await startServer({ root: copy });
  const { context, page, mistakes } = await newPage(browser);
  try {
    await page.goto(server.url);
    await waitForServiceWorker(page);
    await analyze(page, "Anna Berger met the press in Vienna.\n\nShe flew to Lisbon on Monday.");
    await page.locator("#new-text").click();
    await page.locator("#field").fill("Not finished");
    assert.ok(await page.locator("#update").isHidden());

    const file = path.join(copy, "sw.js");
    writeFileSync(file, readFileSync(file, "utf8").replace(/const VERSION = "[^"]*";/u, 'const VERSION = "next";'));
    await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())?.update()));
    await page.locator("#update").waitFor({ state: "visible" });
    assert.equal(await page.locator("#field").inputValue(), "Not finished", "nothing has happened to the page");

    await Promise.all([page.waitForEvent("load"), page.locator("#update-now").click()]);
    await waitForResult(page);
    assert.match((await page.locator("#article").textContent()) ?? "", /flew to Lisbon/);
    await page.locator("#new-text").click();
    assert.equal(await page.locator("#field").inputValue(), "Not finished");
    assert.equal(await page.evaluate(() => sessionStorage.length), 0, "and no copy is left behind");
    const names = await page.evaluate(() => caches.keys());
    assert.deepEqual(names.map((name) => name.split(" ").at(-1)), ["next"], "the old files are gone");
    assert.deepEqual(mistakes, []);
  } finally {
    await context.close();
    await server.stop();
    rmSync(copy, { recursive: true, force: true });
  }
});
