// Reports and pictures in a browser: whatever stands in the text, nothing runs, asks for anything or is kept out by the policy, and
// what is there can be read.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { analyze, exportAnalysis, init } from "../../pkg/index.js";
import { ARTICLE } from "../node/support.mjs";
import { launch } from "./browser.mjs";

/** Texts that try something, in the headline, in names, in quotes. */
const HOSTILE = [
  `</title></style><script>alert(1)</script> in Selvick\n\n"<img src=x onerror=alert(2)>" said Mayor Ana Belova in Selvick on 3 May 2024. "</bdi></td><svg onload=alert(3)>" said Mayor Ana Belova. Ana <b onmouseover=alert(4)>Belova paid 5 million euros. <iframe src="javascript:alert(5)"></iframe><base href="http://evil.example/"><link rel=stylesheet href="http://evil.example/x.css"><meta http-equiv=refresh content="0;url=http://evil.example/">`,
  `" onload="alert(1)' onfocus='alert(2) of Ana' autofocus Belova\n\n"' style='background:url(http://evil.example/y.png)" said Ana Belova in Selvick on 3 May 2024. &#x3c;script&#x3e;alert(3)&#x3c;/script&#x3e; &lt;script&gt; ]]> --> <![CDATA[ <!-- Ana Belova met Tom Rees. [x](javascript:alert(4)) http://evil.example/z`,
  `Invoice\u202efdp.exe of Ana\u2066 Belova\u2069\n\nAna\u202e Belova\u202c spoke\u0000 in Selvick on 3 May 2024.\u2028x\u2029y\u0085z\u001b[31m \ufeff\uffff ${"x".repeat(20_000)}`,
];

/** @type {import("playwright-core").Browser} */
let browser;

before(async () => {
  await init();
  browser = await launch();
});

after(() => browser?.close());

/**
 * Opens a document as a file would be, and tells what it did besides.
 *
 * @param {string} document
 * @param {string} type
 * @param {(page: import("playwright-core").Page) => Promise<void>} look
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function open(document, type, look, options = {}) {
  const context = await browser.newContext(options);
  try {
    const page = await context.newPage();
    /** @type {string[]} */
    const done = [];
    await context.route("**/*", (route) => {
      const url = route.request().url();
      if (url === "http://report.example/report") return route.fulfill({ contentType: `${type}; charset=utf-8`, body: document });
      // Browsers ask for it by themselves.
      if (!url.endsWith("/favicon.ico")) done.push(`request: ${url}`);
      return route.abort();
    });
    page.on("dialog", (dialog) => {
      done.push(`dialog: ${dialog.message()}`);
      dialog.dismiss().catch(() => undefined);
    });
    page.on("pageerror", (error) => done.push(`error: ${error}`));
    page.on("console", (message) => {
      if (!message.text().includes("favicon")) done.push(`console: ${message.text()}`);
    });
    await page.goto("http://report.example/report");
    await look(page);
    await page.waitForTimeout(100);
    assert.equal(page.url(), "http://report.example/report");
    assert.deepEqual(done, []);
  } finally {
    await context.close();
  }
}

test("reports of hostile texts are only read", async () => {
  for (const text of HOSTILE) {
    const html = await exportAnalysis(analyze(text, { repair: "never" }), text, "html");
    await open(html, "text/html", async (page) => {
      assert.equal(await page.locator("script, a, img, iframe, link, base, object, embed, form, input").count(), 0);
      const attributes = await page.evaluate(() => [...document.querySelectorAll("*")].flatMap((element) => [...element.attributes].map(({ name }) => name)).filter((name) => name.startsWith("on") || name === "style" || name.endsWith("href") || name === "src"));
      assert.deepEqual(attributes, []);
      // The text stands there, character by character, but for what steers.
      const shown = await page.locator(".text").evaluate((element) => element.textContent ?? "");
      const plain = (/** @type {string} */ string) => string.replace(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069\ufffd\uffff\s]/gu, "");
      assert.equal(plain(shown), plain(text));
    });
  }
});

test("pictures of hostile texts are only seen", async () => {
  for (const text of [...HOSTILE, ARTICLE]) {
    for (const what of /** @type {const} */ (["svg:strip", "svg:timeline", "svg:bars"])) {
      const svg = await exportAnalysis(analyze(text, { repair: "never" }), text, what);
      await open(svg, "image/svg+xml", async (page) => {
        // XML is strict: what is not well-formed becomes an error page.
        assert.equal(await page.evaluate(() => `${document.documentElement.localName} ${document.querySelectorAll("parsererror, script, a, image, foreignObject").length}`), "svg 0");
      });
    }
  }
});

test("the policy lets the report's own style in, in light, dark and forced colors, and on paper", async () => {
  const html = await exportAnalysis(analyze(ARTICLE), ARTICLE, "html");
  /** @type {import("playwright-core").BrowserContextOptions[]} */
  const settings = [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }];
  const papers = new Set();
  for (const options of settings) {
    await open(html, "text/html", async (page) => {
      assert.equal(await page.locator("td.number").first().evaluate((cell) => getComputedStyle(cell).textAlign), "end");
      papers.add(await page.evaluate(() => getComputedStyle(document.body).backgroundColor));
      assert.equal(await page.locator("html").getAttribute("lang"), "en");
      assert.equal(await page.locator("h1").count(), 1);
      assert.equal(await page.locator("table > caption").count(), await page.locator("table").count());
      assert.equal(await page.locator("figure > svg[role=img] > title").count(), 3);
      // Nothing is wider than the page.
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator("h2").first().evaluate((heading) => getComputedStyle(heading).breakAfter), "avoid");
    }, options);
  }
  assert.ok(papers.size >= 2);
});

test("a policy against everything else is in force", async () => {
  const html = await exportAnalysis(analyze(ARTICLE), ARTICLE, "html");
  // What would slip through: the browser says so, and runs nothing.
  const broken = html.replace("</main>", "<img src=http://evil.example/x.png><script>document.title = 'ran'</script><p style='color:red' onclick='alert(1)'>x</p></main>");
  await assert.rejects(open(broken, "text/html", async (page) => assert.notEqual(await page.title(), "ran")), /Content Security Policy/);
});
