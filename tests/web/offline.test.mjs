// The service worker: the page without a network, the security policy on every answer, workers that cannot call out, and
// a new version that does not lose a text.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { before, test } from "node:test";
import { changeServiceWorker, hashOf, listedFiles, publish } from "./site.mjs";
import { createStage } from "./stage.mjs";
import { analyze, drop, fixture, readResult, waitForDocuments, waitForResult, waitForServiceWorker } from "./steps.mjs";

/** @typedef {import("playwright-core").Page} Page */

/** The site has what the tests add to it. */
const { site, onPage, onCopy } = createStage({ isCopied: true });

const ARTICLE = "Anna Berger met the press in Vienna.\n\nShe flew to Lisbon on Monday.";

// Tries every way out of a worker that there is, and tells how each of them went.
const CALL_OUT = `async (target) => {
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
      const connection = new WebSocket(target.replace("http", "ws") + "socket");
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
  const results = {};
  for (const [name, run] of Object.entries(tries)) results[name] = await run().then(() => "went through", () => "refused");
  return results;
}`;
const PROBE = `(${CALL_OUT})(new URL(location.href).searchParams.get("target")).then((results) => postMessage(results));`;

before(() => writeFileSync(path.join(site, "probe.js"), PROBE));

test("the server stops, the page is loaded again, and works", () =>
  onPage({}, async ({ server, page }) => {
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
    // So are the view of all documents and the worker that lays out its network.
    await page.locator("#to-collection").click();
    await page.locator("#network summary").click();
    await page.locator("#network .node").first().waitFor();
    const index = await page.evaluate(async () => (await fetch("./index.html")).status);
    assert.equal(index, 200);
    const missing = await page.goto(`${server.url}no-such-page`);
    assert.match((await missing?.text()) ?? "", /no page at this address/);
  }));

test("from the second load on every answer carries the policy", () =>
  onPage({}, async ({ server, page }) => {
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

    const files = Object.keys(listedFiles(site));
    assert.ok(files.length > 20, "the service worker knows the site's files");
    const policies = await page.evaluate(
      (names) => Promise.all(names.map(async (name) => [name, (await fetch(name)).headers.get("content-security-policy")])),
      ["./", ...files, "no-such-file.js"],
    );
    for (const [name, policy] of policies) assert.match(policy ?? "", /default-src 'none'/, String(name));

    const [own, lost] = ["index.html", "404.html"].map((name) => /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(readFileSync(path.join(site, name), "utf8"))?.[1] ?? "");
    const script = /script-src ('sha256-[^']+')/u.exec(lost ?? "")?.[1];
    const both = own?.replace("'wasm-unsafe-eval'", `'wasm-unsafe-eval' ${script}`);
    assert.equal(policies[0]?.[1], `${both}; frame-ancestors 'none'`, "the header is the page's own policy, and lets the script of 404.html run");
    const hosting = readFileSync(new URL("../../docs/hosting.md", import.meta.url), "utf8");
    assert.ok(hosting.includes(`\nContent-Security-Policy: ${policies[0]?.[1]}\n`), "docs/hosting.md asks hosts for the same");
  }));

/**
 * A server of another origin that counts who reaches it.
 *
 * @param {import("node:test").TestContext} t
 */
async function startOutside(t) {
  const outside = { calls: 0, url: "" };
  const listener = createServer((socket) => {
    outside.calls += 1;
    socket.destroy();
  });
  await new Promise((resolve) => listener.listen(0, "localhost", () => resolve(undefined)));
  t.after(() => new Promise((resolve) => listener.close(() => resolve(undefined))));
  const address = listener.address();
  assert.ok(address && typeof address === "object");
  outside.url = `http://localhost:${address.port}/`;
  return outside;
}

test("a worker cannot call out", async (t) => {
  const outside = await startOutside(t);
  /** @param {Page} page */
  const probe = (page) =>
    page.evaluate(
      (url) =>
        new Promise((resolve, reject) => {
          const worker = new Worker(url);
          worker.onmessage = ({ data }) => resolve(/** @type {Record<string, string>} */ (data));
          worker.onerror = (event) => reject(new Error(event.message));
        }),
      `./probe.js?target=${encodeURIComponent(outside.url)}`,
    );
  await onPage({ serviceWorkers: "block" }, async ({ server, page }) => {
    await page.goto(server.url);
    await probe(page);
    assert.ok(outside.calls >= 4, "without the service worker the probe does reach the other server, so it is a probe");
  });
  await onPage({}, async ({ server, page }) => {
    await page.goto(server.url);
    await waitForServiceWorker(page);
    await page.reload();
    outside.calls = 0;
    const results = await probe(page);
    assert.equal(outside.calls, 0, "nothing arrived");
    assert.deepEqual([...new Set(Object.values(results))], ["refused"], JSON.stringify(results));
  });
});

test("on the first visit, too, the page's worker cannot call out", (t) =>
  onPage({ serviceWorkers: "block" }, async ({ server, page, mistakes }) => {
    const outside = await startOutside(t);
    // As on the very first visit, and as where service workers are not allowed.
    await page.goto(server.url);
    await analyze(page, ARTICLE);
    assert.deepEqual(mistakes, []);
    const workers = page.workers();
    assert.deepEqual(workers.map((worker) => new URL(worker.url()).protocol), ["blob:"], "the worker was started from a Blob");
    const { own: _, ...results } = /** @type {Record<string, string>} */ (await workers[0]?.evaluate(`(${CALL_OUT})(${JSON.stringify(outside.url)})`));
    assert.equal(outside.calls, 0, "nothing arrived");
    assert.deepEqual([...new Set(Object.values(results))], ["refused"], JSON.stringify(results));

    // The same script, started from its address: what the Blob is for.
    const [worker] = await Promise.all([
      page.waitForEvent("worker"),
      page.evaluate(async (script) => {
        const { createWorkerAnalyzer } = /** @type {typeof import("../../pkg/index.js")} */ (await import(script));
        await createWorkerAnalyzer().analyze("Warm.");
      }, `${server.url}pkg/index.js`),
    ]);
    await worker.evaluate(`(${CALL_OUT})(${JSON.stringify(outside.url)})`);
    assert.ok(outside.calls >= 4, "from its address it would reach the other server");
  }));

test("where a worker cannot start from a Blob, it starts from its address", () =>
  onPage({ serviceWorkers: "block" }, async ({ server, page }) => {
    const html = readFileSync(path.join(site, "index.html"), "utf8");
    await page.route(server.url, (route) => route.fulfill({ contentType: "text/html", body: html.replace("worker-src 'self' blob:", "worker-src 'self'") }));
    await page.goto(server.url);
    await analyze(page, ARTICLE);
    assert.deepEqual(page.workers().map((worker) => worker.url()), [`${server.url}pkg/worker.js`]);
    await page.route(server.url, (route) => route.fulfill({ contentType: "text/html", body: html }));
    // A browser without Blob URLs.
    await page.addInitScript(() => {
      URL.createObjectURL = () => {
        throw new TypeError("There are no Blob URLs here.");
      };
    });
    await page.reload();
    await analyze(page, ARTICLE);
    assert.deepEqual(page.workers().map((worker) => worker.url()), [`${server.url}pkg/worker.js`]);
  }));

test("the page itself cannot call out either", (t) =>
  onPage({ serviceWorkers: "block" }, async ({ server, page }) => {
    const outside = await startOutside(t);
    // Without the service worker, as on the very first visit.
    await page.goto(server.url);
    const result = await page.evaluate(
      (target) => fetch(target, { method: "POST", body: "text", mode: "no-cors" }).then(() => "went through", () => "refused"),
      outside.url,
    );
    assert.equal(result, "refused");
    assert.equal(outside.calls, 0);
  }));

test("nobody shows the page in a frame: by the host's header at once, by the service worker from the second load on", async () => {
  for (const headers of /** @type {Record<string, string>[]} */ ([{ "content-security-policy": "frame-ancestors 'none'" }, {}])) {
    await onPage({ headers }, async ({ server, context, page }) => {
      if (!("content-security-policy" in headers)) {
        await page.goto(server.url);
        await waitForServiceWorker(page);
      }
      const other = await context.newPage();
      await other.route("**/outer.html", (route) => route.fulfill({ contentType: "text/html", body: `<!doctype html><iframe src="${server.url}"></iframe>` }));
      const refused = other.waitForEvent("console", (message) => /frame-ancestors/u.test(message.text()));
      await other.goto(`${server.origin}/outer.html`);
      await refused;
      assert.equal(await other.frameLocator("iframe").locator("#field").count(), 0);
    });
  }
});

/**
 * Looks for a new version, and waits until it is installed or refused.
 *
 * @param {Page} page
 */
const update = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const found = new Promise((resolve) => registration?.addEventListener("updatefound", () => resolve(registration.installing)));
    await registration?.update().catch(() => undefined);
    const worker = /** @type {ServiceWorker} */ (registration?.installing ?? registration?.waiting ?? (await found));
    while (worker.state === "installing") await new Promise((resolve) => setTimeout(resolve, 20));
    return worker.state;
  });

/** @param {Page} page whose caches are named by version */
const versions = (page) => page.evaluate(async () => (await caches.keys()).map((name) => name.split(" ").at(-1)));

/**
 * The names of the cached files whose SHA-256 is not the listed one, or that are not there.
 *
 * @param {Page} page
 * @param {string} folder
 */
async function wrongInCache(page, folder) {
  const hashes = /** @type {Record<string, string>} */ (
    await page.evaluate(async () => {
      /** @type {Record<string, string>} */
      const found = {};
      for (const cacheName of await caches.keys()) {
        const cache = await caches.open(cacheName);
        for (const request of await cache.keys()) {
          const body = await (await cache.match(request))?.arrayBuffer();
          const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body ?? new ArrayBuffer(0)));
          found[request.url.slice(new URL("./", location.href).href.length) || "./"] = btoa(String.fromCharCode(...digest.subarray(0, 16))).slice(0, 22);
        }
      }
      return found;
    })
  );
  return Object.entries(listedFiles(folder)).flatMap(([name, hash]) => (hashes[name] === hash ? [] : [name]));
}

test("the list has the SHA-256 of every file", () => {
  const files = listedFiles(site);
  for (const [name, hash] of Object.entries(files)) {
    const bytes = readFileSync(path.join(site, name === "./" ? "index.html" : name));
    assert.equal(hash, hashOf(bytes), name);
  }
});

test("a new version that is not whole is refused, and the old one goes on", () =>
  onCopy(async ({ root: copy, server, page }) => {
    const page503 = { status: 503, type: "text/html", body: "<p>Please come back later." };
    const other = { type: "text/html", body: "<!doctype html><title>Sign in</title><p>Welcome to our network." };
    const old = (/** @type {string} */ name) => ({ body: readFileSync(path.join(site, name)) });
    /** @type {[string, import("./server.mjs").Fault][]} */
    const faults = [
      ["app.js", page503],
      ["pkg/nutgraf_bg.wasm", page503],
      ["app.js", other],
      ["pkg/nutgraf_import_bg.wasm", other],
      ["", other],
      ["style.css", other],
      ["pkg/nutgraf_bg.wasm", { part: 0.5 }],
      ["pkg/index.js", { part: 0 }],
      ["pkg/nutgraf_bg.wasm", { part: 0.5, broken: true }],
      ["app.js", old("app.js")],
      ["index.html", old("index.html")],
      ["pkg/worker.js", old("app.js")],
      ["NOTICE", { status: 404 }],
      ["guard.js", { body: `${readFileSync(path.join(site, "guard.js"), "utf8")}\n` }],
    ];
    await page.goto(server.url);
    await waitForServiceWorker(page);
    const [first] = await versions(page);
    publish(copy, "next", { "app.js": (text) => `${text}document.title="Next";`, "index.html": (text) => text.replace("</html>", "<!-- next --></html>") });
    for (const [name, fault] of faults) {
      server.faults.set(name, fault);
      const told = `${name || "./"}: ${JSON.stringify(fault).slice(0, 60)}`;
      assert.equal(await update(page), "redundant", told);
      assert.deepEqual(await versions(page), [first], `${told}: nothing of it is kept`);
      server.faults.clear();
    }
    assert.deepEqual(await wrongInCache(page, site), [], "the old version is whole");
    assert.ok(await page.locator("#update").isHidden(), "and nothing is offered");
    await page.reload();
    await analyze(page, ARTICLE);

    assert.equal(await update(page), "installed", "whole, it is taken");
    await Promise.all([page.waitForEvent("load"), page.locator("#update-now").click()]);
    await waitForResult(page);
    assert.deepEqual(await versions(page), ["next"]);
    assert.deepEqual(await wrongInCache(page, copy), []);
  }));

test("a wrong answer is asked for again, and a first visit keeps nothing that is not right", () =>
  onPage({}, async ({ server, page }) => {
    // Not asked for by the page itself, so only the service worker sees it fail.
    server.faults.set("pkg/nutgraf_import_bg.wasm", { type: "text/html", body: "<p>Sign in" });
    await page.goto(server.url);
    await page.waitForFunction(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      return !registration || !(registration.installing || registration.waiting || registration.active);
    });
    assert.deepEqual(await versions(page), []);
    await analyze(page, ARTICLE);

    server.faults.set("pkg/nutgraf_import_bg.wasm", { status: 503, times: 2 });
    await page.reload();
    await waitForServiceWorker(page);
    assert.deepEqual(await wrongInCache(page, site), []);
    const asked = server.requests.filter(({ url, status }) => url.endsWith("import_bg.wasm") && status === 503);
    assert.equal(asked.length, 2, "twice in vain");
  }));

test("a broken cache mends itself at the next visit", () =>
  onPage({}, async ({ server, page }) => {
    /**
     * Puts another body in place of a file's, or takes the file away.
     *
     * @param {string[]} names
     * @param {string | null} body
     */
    const damage = (names, body) =>
      page.evaluate(
        async ({ names, body }) => {
          const cache = await caches.open((await caches.keys())[0] ?? "");
          for (const name of names) {
            const url = new URL(name, new URL("./", location.href));
            if (body === null) await cache.delete(url);
            else await cache.put(url, new Response(body, { headers: { "Content-Type": "text/javascript" } }));
          }
        },
        { names, body },
      );
    const all = Object.keys(listedFiles(site));
    await page.goto(server.url);
    await waitForServiceWorker(page);
    const foreign = "document.title = 'Not ours';";
    /** @type {[string[], (string | null)[]][]} */
    const damages = [
      [["app.js"], [null, foreign, ""]],
      [["./", "index.html"], [null, foreign]],
      [["pkg/nutgraf_bg.wasm", "style.css"], [null, ""]],
      [["pkg/nutgraf_import_bg.wasm", "404.html", "NOTICE"], [null, foreign]],
      [all, [null, foreign]],
    ];
    for (const [names, bodies] of damages) {
      for (const body of bodies) {
        await damage(names, body);
        const told = `${names.join(", ")}: ${body}`;
        assert.deepEqual((await wrongInCache(page, site)).sort(), [...names].sort(), told);
        // The service worker keeps in mind what it has found right: only a new one looks again.
        await stopServiceWorker(page);
        await page.reload();
        assert.notEqual(await page.title(), "Not ours", told);
        await analyze(page, ARTICLE);
        for (let i = 0; (await wrongInCache(page, site)).length > 0; i++) {
          assert.ok(i < 100, `${told}: not mended: ${await wrongInCache(page, site)}`);
          await page.waitForTimeout(50);
        }
      }
    }
    await server.stop();
    await page.reload();
    await analyze(page, ARTICLE);
  }));

/**
 * Ends the service worker's thread, as browsers do after half a minute without work.
 *
 * @param {Page} page
 */
async function stopServiceWorker(page) {
  const session = await page.context().newCDPSession(page);
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await session.detach();
}

test("what is wrong in the cache never runs, also without a network", () =>
  onPage({}, async ({ server, page }) => {
    await page.goto(server.url);
    await waitForServiceWorker(page);
    await page.evaluate(async () => {
      const cache = await caches.open((await caches.keys())[0] ?? "");
      await cache.put(new URL("./app.js", location.href), new Response("document.title = 'Not ours';", { headers: { "Content-Type": "text/javascript" } }));
    });
    await server.stop();
    await page.reload();
    await page.locator("#unready").waitFor();
    assert.equal(await page.title(), "Nutgraf");
    assert.ok(await page.locator("#field").isEditable());

    await page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    const response = await page.reload();
    assert.equal(response?.status(), 503);
    assert.match((await page.locator("body").textContent()) ?? "", /Check the connection/);
  }));

test("what is left of an old version gives way to the version on the server", async () => {
  for (const loss of ["all", "one"]) {
    await onCopy(async ({ root: copy, server, context, page }) => {
      await page.goto(server.url);
      await waitForServiceWorker(page);
      // Another page of the old version stays open, the second time.
      const other = loss === "one" ? await context.newPage() : null;
      await other?.goto(server.url);
      await page.evaluate(async (loss) => {
        const cache = await caches.open((await caches.keys())[0] ?? "");
        for (const request of await cache.keys()) if (loss === "all" || request.url.endsWith("/app.js")) await cache.delete(request);
      }, loss);
      publish(copy, "next", { "app.js": (text) => `${text}/* next */`, "index.html": (text) => text.replace("</html>", "<!-- next --></html>") });
      await page.goto(server.url);
      assert.match(await page.content(), /<!-- next -->/, loss);
      await analyze(page, ARTICLE);
      if (other) {
        await page.waitForFunction(async () => Boolean((await navigator.serviceWorker.getRegistration())?.waiting));
        await other.close();
        // With its last page the old service worker goes, and the new one takes this page over by itself. A page that is loaded
        // in that very moment can hang in Chromium, which ends a worker that it has just asked.
        await waitForServiceWorker(page);
        await page.reload();
      }
      await waitForServiceWorker(page);
      assert.deepEqual(await versions(page), ["next"], loss);
      assert.deepEqual(await wrongInCache(page, copy), [], loss);
    });
  }
});

test("a service worker to which storage is denied leaves the page to the network", () =>
  onCopy(async ({ root: copy, server, page }) => {
    changeServiceWorker(
      copy,
      (source) => `{const open=caches.open.bind(caches);let denied=false;caches.open=(name)=>denied?Promise.reject(new DOMException("denied","SecurityError")):open(name);self.addEventListener("message",({data})=>{denied||=data==="deny"});}${source}`,
    );
    await page.goto(server.url);
    await waitForServiceWorker(page);
    await page.evaluate(() => navigator.serviceWorker.controller?.postMessage("deny"));
    await page.reload();
    await analyze(page, ARTICLE);
    // Not even then is another file taken for the page's own.
    server.faults.set("app.js", { body: "document.title = 'Not ours';" });
    await page.reload();
    await page.locator("#unready").waitFor();
    assert.equal(await page.title(), "Nutgraf");
  }));

test("a new version waits until it is asked for, and takes the texts over", () =>
  onCopy(async ({ root: copy, server, page, mistakes }) => {
    await page.goto(server.url);
    await waitForServiceWorker(page);
    await analyze(page, "Anna Berger met the press in Vienna.\n\nShe flew to Lisbon on Monday.");
    await page.locator("#new-text").click();
    await page.locator("#field").fill("Not finished");
    assert.ok(await page.locator("#update").isHidden());

    publish(copy, "next", {});
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
  }));
