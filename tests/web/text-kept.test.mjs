// Text is never out of reach: whatever fails, it stands in the field, can be edited, and can be tried again; and the
// message says what a reader can do about it.

import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { RUSSIAN, windows1251 } from "../node/support.mjs";
import { controlAnalyser, setAnalyser } from "./analyser.mjs";
import { launch } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { analyze, assertAccessible, newPage, SITE, waitForResult } from "./steps.mjs";

/** @typedef {import("playwright-core").Page} Page */

const TEXT = "Harbour board of Vellmar votes on a second crane\n\nThe harbour board of Vellmar met on Tuesday. Chair Ines Calloway said: “We need the crane by June.”";
const WASM = "pkg/nutgraf_bg.wasm";

/** @type {import("./server.mjs").TestServer} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  assert.ok(existsSync(path.join(SITE, "index.html")), "target/site is missing: run `cargo xtask site`");
  [server, browser] = await Promise.all([startServer({ root: SITE }), launch()]);
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/**
 * Runs a test on a page that was prepared before it was opened. No service worker, which would answer in the server's place.
 *
 * @param {(page: Page) => Promise<unknown>} prepare
 * @param {(page: Page) => Promise<void>} steps
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function onPage(prepare, steps, options) {
  const { context, page } = await newPage(browser, { serviceWorkers: "block", ...options });
  /** @type {string[]} */
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  try {
    await prepare(page);
    await page.goto(server.url);
    await steps(page);
    assert.deepEqual(errors, [], "nothing was thrown that nobody caught");
  } finally {
    await context.close();
  }
}

/**
 * Answers for a file in the server's place, until the routes are taken off.
 *
 * @param {Page} page
 * @param {string} file
 * @param {(route: import("playwright-core").Route) => unknown} answer
 */
const routeFile = (page, file, answer) => page.route((url) => url.pathname.endsWith(`/${file}`), answer);

/**
 * Leaves the first requests for a file without an answer.
 *
 * @param {Page} page
 * @param {string} file
 * @param {number} times
 */
function neverAnswer(page, file, times) {
  let asked = 0;
  return page.context().route(
    (url) => url.pathname.endsWith(`/${file}`),
    (route) => (++asked > times ? route.continue() : undefined),
  );
}

/** @param {Page} page */
async function ask(page) {
  await page.locator("#field").fill(TEXT);
  await page.locator("#analyze").click();
}

/**
 * The text is in the field and can be edited; there is a message, which is none for programmers, and a way on.
 *
 * @param {Page} page
 * @param {RegExp} message
 */
async function assertKept(page, message) {
  const shown = page.locator("#placeholder-text");
  await page.waitForFunction((pattern) => new RegExp(pattern, "u").test(document.querySelector("#placeholder-text")?.textContent ?? ""), message.source);
  assert.doesNotMatch((await shown.textContent()) ?? "", /init\(|undefined|null|WebAssembly\./);
  const field = page.locator("#field");
  assert.ok((await field.isVisible()) && (await field.isEditable()), "the field is there");
  assert.equal(await field.inputValue(), TEXT);
  assert.ok(await page.locator("#retry").isVisible(), "it can be tried again");
  assert.ok(await page.locator("#findings").isHidden(), "no headings without anything below them");
}

/**
 * What is typed meanwhile is what is analysed when it is tried again, and then the field folds.
 *
 * @param {Page} page
 */
async function tryAgain(page) {
  await page.locator("#field").fill(`${TEXT} The vote was unanimous.`);
  await page.waitForTimeout(400);
  assert.equal(await page.locator("#field").inputValue(), `${TEXT} The vote was unanimous.`);
  await page.locator("#retry").click();
  await waitForResult(page);
  assert.match((await page.locator("#article").textContent()) ?? "", /unanimous/);
  assert.ok(await page.locator("#input").isHidden(), "the field folds");
  assert.ok(await page.locator("#placeholder").isHidden());
}

const page404 = "<!doctype html><title>Not here</title><p>This host answers everything.</p>";
/** @type {[string, string, Parameters<import("playwright-core").Route["fulfill"]>[0]][]} what fails, the file, its answer */
const ANSWERS = [
  ["the package answers 503", "pkg/index.js", { status: 503, body: "busy" }],
  ["the package is a page", "pkg/index.js", { contentType: "text/html", body: page404 }],
  ["the package is empty", "pkg/index.js", { contentType: "text/javascript", body: "" }],
  ["what the worker loads answers 503", "pkg/nutgraf.js", { status: 503, body: "busy" }],
  ["the wasm file answers 503", WASM, { status: 503, body: "busy" }],
  ["the wasm file is a page", WASM, { contentType: "text/html", body: page404 }],
  ["the wasm file is a page that calls itself wasm", WASM, { contentType: "application/wasm", body: page404 }],
  ["the wasm file is cut off", WASM, { contentType: "application/wasm", body: readFileSync(path.join(SITE, WASM)).subarray(0, 50_000) }],
  ["the wasm file is empty", WASM, { contentType: "application/wasm", body: "" }],
];

describe("the analyser does not come", () => {
  for (const [what, file, answer] of ANSWERS) {
    test(what, () =>
      onPage(
        (page) => routeFile(page, file, (route) => route.fulfill(answer)),
        async (page) => {
          await ask(page);
          await assertKept(page, /could not be loaded.*Check the connection.*Try again/);
          await page.unrouteAll();
          await tryAgain(page);
        },
      ));
  }

  test("the network is gone", () =>
    onPage(
      (page) => routeFile(page, "pkg/index.js", (route) => route.abort()),
      async (page) => {
        await ask(page);
        await assertKept(page, /could not be loaded/);
        await page.locator("#retry").click();
        await assertKept(page, /could not be loaded/);
        assert.ok(await page.locator("#retry").evaluate((button) => button === document.activeElement), "the keyboard is where it was");
        await page.unrouteAll();
        await tryAgain(page);
      },
    ));

  for (const file of ["pkg/index.js", WASM, "pkg/worker.js"]) {
    test(`${file} does not answer: it is told, cancelled, and tried again`, () =>
      onPage(
        async (page) => {
          await page.clock.install();
          await neverAnswer(page, file, 2);
        },
        async (page) => {
          await ask(page);
          await page.getByText("Reading Harbour board").waitFor();
          await page.clock.fastForward(20_000);
          await assertKept(page, /slow or stuck.*Try again/);
          await page.locator("#stop-waiting").click();
          await assertKept(page, /was stopped/);
          await page.locator("#retry").click();
          await page.clock.fastForward(20_000);
          await assertKept(page, /slow or stuck/);
          await page.clock.resume();
          await tryAgain(page);
        },
      ));
  }

  test("a script of the package does not answer: it is told and cancelled", () =>
    onPage(
      async (page) => {
        await page.clock.install();
        await neverAnswer(page, "pkg/nutgraf.js", 9);
      },
      async (page) => {
        await ask(page);
        await page.getByText("Reading Harbour board").waitFor();
        await page.clock.fastForward(20_000);
        // Trying again may not help: a browser may ask for a script once as long as it waits for it.
        await assertKept(page, /slow or stuck.*reload the page/);
        await page.locator("#cancel").click();
        await assertKept(page, /was stopped/);
      },
    ));

  test("what is typed while it is on its way is analysed when it comes", () =>
    onPage(
      async (page) => {
        await page.clock.install();
        await page.route((url) => url.pathname.endsWith(`/${WASM}`), async (route) => {
          await page.waitForEvent("console", (message) => message.text() === "release");
          await route.continue();
        });
      },
      async (page) => {
        await ask(page);
        await page.getByText("Reading Harbour board").waitFor();
        await page.clock.fastForward(20_000);
        await assertKept(page, /slow or stuck/);
        await page.locator("#field").fill("Ines Calloway met the press in Vienna.");
        await page.clock.fastForward(1000);
        assert.ok(await page.locator("#retry").isVisible(), "typing alone begins nothing anew");
        await page.evaluate(() => console.log("release"));
        await page.clock.resume();
        await page.locator("#article").getByText("Vienna").waitFor();
      },
    ));

  test("it comes late: the result is shown, unless somebody is at work in the field", () =>
    onPage(
      async (page) => {
        await page.clock.install();
        await neverAnswer(page, WASM, 1);
      },
      async (page) => {
        await ask(page);
        await page.getByText("Reading Harbour board").waitFor();
        await page.clock.fastForward(20_000);
        await assertKept(page, /slow or stuck/);
        await page.locator("#field").focus();
        await page.locator("#retry").evaluate((button) => button instanceof HTMLElement && button.click());
        await page.clock.resume();
        await waitForResult(page);
        assert.ok(await page.locator("#field").evaluate((field) => field === document.activeElement), "nobody was taken out of the field");
      },
    ));
});

describe("the browser cannot", () => {
  /** @type {[string, () => void][]} */
  const lacks = [
    ["no WebAssembly", () => void Reflect.deleteProperty(globalThis, "WebAssembly")],
    [
      "WebAssembly without vectors, or a policy without it",
      () => {
        const refuse = () => Promise.reject(new WebAssembly.CompileError("invalid value type 'Simd128'"));
        Object.assign(WebAssembly, { compile: refuse, compileStreaming: refuse });
      },
    ],
  ];
  for (const [what, lack] of lacks) {
    test(what, () =>
      onPage(
        (page) => page.addInitScript(lack),
        async (page) => {
          await ask(page);
          await assertKept(page, /browser does not run the analysis.*Switch it on/);
        },
      ));
  }

  /** @type {[string, () => void][]} */
  const withoutWorkers = [
    ["no workers", () => void Reflect.deleteProperty(globalThis, "Worker")],
    [
      "workers that may not be started",
      () => {
        globalThis.Worker = /** @type {any} */ (
          class {
            constructor() {
              throw new DOMException("denied", "SecurityError");
            }
          }
        );
      },
    ],
    [
      "workers whose script does not load",
      () => {
        globalThis.Worker = /** @type {any} */ (
          class extends EventTarget {
            constructor() {
              super();
              setTimeout(() => /** @type {any} */ (this).onerror?.(new ErrorEvent("error")), 0);
            }
            postMessage() {}
            terminate() {}
          }
        );
      },
    ],
  ];
  for (const [what, lack] of withoutWorkers) {
    test(`${what}: texts and files are analysed on the page's own thread`, () =>
      onPage(
        (page) => page.addInitScript(lack),
        async (page) => {
          await analyze(page, TEXT);
          assert.match((await page.locator("#kind-person").textContent()) ?? "", /Ines Calloway/);
          await page.locator("#file-picker").setInputFiles({ name: "ferry.txt", mimeType: "text/plain", buffer: Buffer.from(windows1251(RUSSIAN)) });
          await page.locator("#article").getByText("Город сохранит ночной паром").waitFor();
        },
      ));
  }
});

describe("the analysis fails", () => {
  test("the first one: the text is in the field, and another text is analysed as it is typed", () =>
    onPage(controlAnalyser, async (page) => {
      await setAnalyser(page, "crash");
      await ask(page);
      await assertKept(page, /stopped unexpectedly.*try a shorter text/);
      await setAnalyser(page, "answer");
      await page.locator("#field").fill("Ines Calloway met the press in Vienna.");
      await page.locator("#article").getByText("Vienna").waitFor();
    }));

  test("Cancel: the text is in the field", () =>
    onPage(controlAnalyser, async (page) => {
      await setAnalyser(page, "hold");
      await ask(page);
      await page.locator("#cancel").click();
      await assertKept(page, /was stopped/);
      await setAnalyser(page, "answer");
      await page.locator("#retry").click();
      await waitForResult(page);
      assert.match((await page.locator("#article").textContent()) ?? "", /second crane/);
      assert.ok(await page.locator("#input").isHidden(), "the field folds");
    }));

  test("after an edit: the new text is in the field, the old result stays below", () =>
    onPage(controlAnalyser, async (page) => {
      await analyze(page, "Ines Calloway met the press in Vienna.");
      for (const [mode, message] of /** @type {const} */ ([["crash", /stopped unexpectedly/], ["hold", /was stopped/]])) {
        await setAnalyser(page, mode);
        await page.locator("#edit").click();
        await page.locator("#field").fill(`Ines Calloway met the press in Lisbon. ${mode}`);
        await page.keyboard.press("Control+Enter");
        if (mode === "hold") await page.locator("#cancel").click();
        await page.waitForFunction((pattern) => new RegExp(pattern, "u").test(document.querySelector("#placeholder-text")?.textContent ?? ""), message.source);
        assert.equal(await page.locator("#field").inputValue(), `Ines Calloway met the press in Lisbon. ${mode}`);
        assert.match((await page.locator("#placeholder-kept").textContent()) ?? "", /in the field below.*from before/);
        assert.match((await page.locator("#article").textContent()) ?? "", /Vienna/);
        assert.ok(await page.locator("#result").evaluate((result) => result.classList.contains("stale")), "dimmed");
        await setAnalyser(page, "answer");
        await page.locator("#retry").click();
        await page.locator("#article").getByText(`Lisbon. ${mode}`).waitFor();
        await page.locator("#new-text").click();
        await analyze(page, "Ines Calloway met the press in Vienna.");
      }
    }));

  test("another setting: Cancel keeps the result and says that it is from before", () =>
    onPage(controlAnalyser, async (page) => {
      await analyze(page, TEXT);
      await setAnalyser(page, "hold");
      await page.locator("#length").fill("1");
      await page.locator("#cancel").click();
      await page.getByText("Below is the result from before.").waitFor();
      assert.ok(await page.locator("#field").isHidden(), "the text is in sight as it is");
      await setAnalyser(page, "answer");
      await page.locator("#retry").click();
      await page.waitForFunction(() => document.querySelectorAll("#brief .sentence").length === 1);
      assert.ok(await page.locator("#placeholder").isHidden());
    }));

  test("what was typed is there when one comes back from another document", () =>
    onPage(controlAnalyser, async (page) => {
      await analyze(page, "Ines Calloway met the press in Vienna.");
      await page.locator("#new-text").click();
      await setAnalyser(page, "crash");
      await ask(page);
      await assertKept(page, /stopped unexpectedly/);
      await page.locator("#document-list li:nth-child(1) button.doc").click();
      assert.ok(await page.locator("#field").isHidden());
      assert.match((await page.locator("#article").textContent()) ?? "", /Vienna/);
      await page.locator("#document-list li:nth-child(2) button.doc").click();
      await assertKept(page, /stopped unexpectedly/);
      await page.locator("#edit").click();
      assert.ok(await page.locator("#field").isHidden());
      await page.locator("#edit").click();
      assert.equal(await page.locator("#field").inputValue(), TEXT);
    }));
});

describe("files", () => {
  const file = { name: "ferry.txt", mimeType: "text/plain", buffer: Buffer.from(windows1251(RUSSIAN)) };

  test("one that needs the second wasm file, which does not come", () =>
    onPage(
      (page) => routeFile(page, "pkg/nutgraf_import_bg.wasm", (route) => route.fulfill({ status: 503, body: "busy" })),
      async (page) => {
        await page.locator("#file-picker").setInputFiles(file);
        await page.locator("#placeholder.failed").waitFor();
        assert.match((await page.locator("#placeholder-text").textContent()) ?? "", /^ferry\.txt: .*could not be loaded.*Check the connection and try again/);
        assert.ok(await page.getByRole("button", { name: "Open another file" }).isVisible());
        await page.unrouteAll();
        await page.locator("#retry").click();
        await page.locator("#article").getByText("Город сохранит ночной паром").waitFor();
      },
    ));

  test("one that needs the second wasm file, which does not answer", () =>
    onPage(
      async (page) => {
        await page.clock.install();
        await neverAnswer(page, "pkg/nutgraf_import_bg.wasm", 1);
      },
      async (page) => {
        const asked = page.waitForRequest((request) => request.url().includes("nutgraf_import_bg.wasm"));
        await page.locator("#file-picker").setInputFiles(file);
        await asked;
        await page.clock.fastForward(20_000);
        await page.getByText("slow or stuck").waitFor();
        await page.locator("#retry").click();
        await page.clock.resume();
        await page.locator("#article").getByText("Город сохранит ночной паром").waitFor();
      },
    ));

  test("all that failed for want of the analyser are tried again together", () =>
    onPage(
      (page) => routeFile(page, WASM, (route) => route.fulfill({ status: 503, body: "busy" })),
      async (page) => {
        const files = [1, 2, 3].map((n) => ({ name: `${n}.txt`, mimeType: "text/plain", buffer: Buffer.from(`Report ${n}\n\nThe port counted ${n} crates.`) }));
        await page.locator("#file-picker").setInputFiles(files);
        await page.waitForFunction(() => document.querySelectorAll('#document-list [data-state="failed"]').length === 3);
        assert.equal(await page.locator("#document-count").textContent(), "3, 3 failed");
        await page.unrouteAll();
        await page.locator("#retry").click();
        await page.waitForFunction(() => document.querySelectorAll('#document-list [data-state="analysed"]').length === 3);
        assert.equal(await page.locator("#document-count").textContent(), "3");
      },
    ));
});

for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
  test(`no accessibility violation where it failed and where it was stopped, ${colorScheme}`, () =>
    onPage(
      controlAnalyser,
      async (page) => {
        await setAnalyser(page, "crash");
        await ask(page);
        await assertKept(page, /stopped unexpectedly/);
        await assertAccessible(page, "failed");
        await setAnalyser(page, "hold");
        await page.locator("#retry").click();
        await page.locator("#cancel").click();
        await assertKept(page, /was stopped/);
        await assertAccessible(page, "stopped");
        const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(sideways, 0);
      },
      { colorScheme, viewport: { width: 390, height: 844 } },
    ));
}
