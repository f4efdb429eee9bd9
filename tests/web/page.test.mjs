// The finished page in a browser, under a sub-path as on GitHub Pages: what goes in, what comes out, and by which keys.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { launch } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { analyze, assertAccessible, drop, fixture, includesAll, newPage, readResult, ROOT, SEEDS, SITE, waitForDocuments, waitForResult, waitForServiceWorker } from "./steps.mjs";

/** @typedef {import("playwright-core").Page} Page */

const NEWS = fixture("news-site.txt");
const PDF_COPY = fixture("pdf-copy.txt");
const SEED_FILES = ["000_16d7054178873160.txt", "004_863d9ff4bf79fada.txt"].map((name) => path.join(SEEDS, name));

/** @type {import("./server.mjs").TestServer} */
let server;
/** @type {import("playwright-core").Browser} */
let browser;
/** @type {string} */
let scratch;

before(async () => {
  assert.ok(existsSync(path.join(SITE, "index.html")), "target/site is missing: run `cargo xtask site`");
  [server, browser] = await Promise.all([startServer({ root: SITE, base: "/nutgraf/" }), launch()]);
  scratch = mkdtempSync(path.join(tmpdir(), "nutgraf-page-"));
});

after(async () => {
  await browser?.close();
  await server?.stop();
  if (scratch) rmSync(scratch, { recursive: true, force: true });
});

/**
 * Runs a test on a fresh page, which must end without an error in its console.
 *
 * @param {(page: Page) => Promise<void>} steps
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
async function onPage(steps, options) {
  const { context, page, mistakes } = await newPage(browser, options);
  try {
    await page.goto(server.url);
    await steps(page);
    assert.deepEqual(mistakes, []);
  } finally {
    await context.close();
  }
}

/**
 * Runs a test on a page whose wasm files do not arrive until it releases them.
 *
 * @param {(page: Page, release: () => void) => Promise<void>} steps
 */
async function withoutAnalyser(steps) {
  /** @type {() => void} */
  let release = () => undefined;
  const held = new Promise((resolve) => (release = () => resolve(undefined)));
  const slow = await startServer({ root: SITE, before: async (url) => void (url.pathname.endsWith(".wasm") && (await held)) });
  const { context, page } = await newPage(browser, { serviceWorkers: "block" });
  try {
    await page.goto(slow.url);
    await steps(page, release);
  } finally {
    release();
    await context.close();
    await slow.stop();
  }
}

describe("articles in, findings out", () => {
  test("two articles dropped at once: one copied from a news site, one from a PDF", () =>
    onPage(async (page) => {
      await drop(page, [NEWS, PDF_COPY]);
      await waitForDocuments(page, 2);
      await waitForResult(page);
      const news = await readResult(page);
      assert.equal(news.title, "Finland and Estonia agree on a joint school for wind turbine technicians");
      assert.equal(news.summary.length, 3);
      includesAll(news.people, ["Ingrid Solberg"]);
      includesAll(news.places, ["Finland", "Estonia"]);
      assert.ok(!news.paragraphs.some((text) => text.startsWith("Education 14 November")), "the metadata line is no paragraph");
      assert.ok(news.marks.length > 10, "entities are marked in the text");
      assert.ok(news.words.length >= 10 && Number(news.counts[0]) >= Number(news.counts[9]), "words, most frequent first");

      await page.locator("#document-list li:nth-child(2) button.doc").click();
      await page.waitForFunction(() => document.querySelector("#title")?.textContent?.includes("river"));
      const copy = await readResult(page);
      assert.equal(copy.title, "A river without a timetable: how a new lock changes the working week of the skippers between Ghent and the Dutch border");
      includesAll(copy.people, ["Pieter Vanacker"]);
      assert.match(copy.notices.join(" "), /Joined \d+ broken lines/);
      assert.ok(copy.paragraphs.some((text) => text.startsWith("On 3 May 2024 the first barge") && text.endsWith("six hours a week.")), "a paragraph is whole");
    }));

  test("the two seed articles", { skip: SEED_FILES.every(existsSync) ? false : `the seed articles are not in ${SEEDS}` }, () =>
    onPage(async (page) => {
      await drop(page, SEED_FILES);
      await waitForDocuments(page, 2);
      await waitForResult(page);
      const first = await readResult(page);
      assert.match(first.title, /^Cooperation in the field of digital technologies and IT outsourcing/);
      includesAll(first.people, ["Dilshod Akhatov", "Stefan Schnor"]);
      includesAll(first.places, ["Uzbekistan", "Germany"]);
      assert.ok(!first.paragraphs.some((text) => text.startsWith("Digitalization 30 April")), "the metadata line is no paragraph");
      assert.equal(first.summary.length, 3);

      await page.locator("#document-list li:nth-child(2) button.doc").click();
      await page.waitForFunction(() => document.querySelector("#title")?.textContent?.startsWith("A high-tech"));
      const second = await readResult(page);
      assert.equal(second.title, "A high-tech vector of cooperation as a new stage in the development of a special strategic partnership between Uzbekistan and South Korea");
      includesAll(second.people, ["Yoon Suk Yeol", "Shavkat Mirziyoyev"]);
      assert.ok(second.paragraphs.some((text) => text.startsWith("On 13-15 June, the first visit of the President")));
    }));

  test("the server sees the page's own files and no request during an analysis", () =>
    onPage(async (page) => {
      server.requests.length = 0;
      await page.reload();
      await page.locator("#try-example").click();
      await waitForResult(page);
      await waitForServiceWorker(page);
      for (const { method, url, status } of server.requests) {
        assert.equal(method, "GET");
        assert.equal(status, 200, `${url} is there`);
        const file = new URL(url, server.url).pathname.slice("/nutgraf/".length);
        assert.ok(existsSync(path.join(SITE, file)), `${url} is a file of the page's own`);
      }
      server.requests.length = 0;
      await drop(page, [NEWS, PDF_COPY]);
      await waitForDocuments(page, 3);
      assert.deepEqual(server.requests, [], "nothing is asked for while texts are analysed");
    }));

  test("the example on the first screen is what the analysis says of the example article", () =>
    onPage(async (page) => {
      const shown = await page.evaluate(() => {
        /** @param {string} selector */
        const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent ?? "");
        /** @param {string} root */
        const marksOf = (root) => [...document.querySelectorAll(`${root} mark`)].map((mark) => `${mark.textContent} ${mark.className}`);
        return { marks: marksOf(".example-text"), summary: texts(".example .sentence"), names: texts(".example .names .swatch"), quotes: texts(".example q"), around: texts(".example .around") };
      });
      await page.locator("#try-example").click();
      await waitForResult(page);
      const found = await readResult(page);
      const marks = await page.locator("#article mark").evaluateAll((all) => all.map((mark) => `${mark.textContent} ${mark.className}`));
      includesAll(marks, shown.marks);
      includesAll(found.summary, shown.summary);
      includesAll(found.people, shown.names);
      includesAll(await page.locator("#quotes q").allTextContents(), shown.quotes);
      await page.locator("#when .more, #how-much .more").evaluateAll((buttons) => buttons.forEach((button) => button instanceof HTMLElement && button.click()));
      includesAll(await page.locator("#when .around, #how-much .around").allTextContents(), shown.around);
    }));

  test("a folder", () =>
    onPage(async (page) => {
      const folder = path.join(scratch, "articles");
      mkdirSync(path.join(folder, "inner"), { recursive: true });
      writeFileSync(path.join(folder, ".hidden"), "not an article");
      writeFileSync(path.join(folder, "one.txt"), "The council of Selvick met on Monday. It agreed on nothing.");
      writeFileSync(path.join(folder, "inner", "two.txt"), "The council of Selvick met on Tuesday. It agreed on everything.");
      await drop(page, [folder]);
      await waitForDocuments(page, 2);
      const names = await page.locator("#document-list li").allTextContents();
      assert.ok(names.some((name) => name.includes("articles/one.txt")) && names.some((name) => name.includes("articles/inner/two.txt")), names.join(" | "));
    }));

  test("one file that cannot be read says why and does not stop the others", () =>
    onPage(async (page) => {
      const bad = path.join(scratch, "report.pdf");
      writeFileSync(bad, Buffer.from("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n", "latin1"));
      await drop(page, [bad, NEWS]);
      await waitForDocuments(page, 2);
      const failed = page.locator('#document-list [data-state="failed"]');
      assert.match((await failed.locator(".doc-message").textContent()) ?? "", /PDF/);
      await waitForResult(page);
      assert.match((await readResult(page)).title, /^Finland and Estonia/, "the other one is shown");
      await failed.locator("button.doc").click();
      assert.match((await page.locator("#placeholder").textContent()) ?? "", /report\.pdf.*PDF/s);
    }));

  test("repairs are told and can be undone", () =>
    onPage(async (page) => {
      await drop(page, [PDF_COPY]);
      await waitForResult(page);
      await page.getByRole("button", { name: "Show original" }).click();
      await page.getByText("Shown as it came, without repairs.").waitFor();
      await waitForResult(page);
      await page.getByRole("button", { name: "Repair it again" }).click();
      await page.getByText(/Joined \d+ broken lines/).waitFor();
    }));

  test("the length of the summary", () =>
    onPage(async (page) => {
      await drop(page, [NEWS]);
      await waitForResult(page);
      await page.locator("#length").fill("5");
      await page.waitForFunction(() => document.querySelectorAll("#brief .sentence").length === 5);
      assert.equal(await page.locator("output").textContent(), "5 sentences");
      await page.locator("#length").fill("1");
      await page.waitForFunction(() => document.querySelectorAll("#brief .sentence").length === 1);
    }));
});

describe("typing", () => {
  test("what was typed survives a question about nothing, an error and a file", () =>
    onPage(async (page) => {
      await page.locator("#analyze").click();
      await page.getByText("There is no text yet.").waitFor();
      assert.ok(await page.locator("#field").evaluate((field) => field === document.activeElement), "the cursor is where text is missing");
      await page.locator("#field").fill("A beginning of something");
      const bad = path.join(scratch, "bad.pdf");
      writeFileSync(bad, "%PDF-1.7\n");
      await drop(page, [bad]);
      await waitForDocuments(page, 1);
      await page.locator("#new-text").click();
      assert.equal(await page.locator("#field").inputValue(), "A beginning of something");
    }));

  test("an edited text is analysed again, and the editor stays open", () =>
    onPage(async (page) => {
      await analyze(page, "Anna Berger met the press in Vienna.\n\nShe said nothing.");
      assert.ok(await page.locator("#input").isHidden(), "the input folds");
      await page.locator("#edit").click();
      assert.equal(await page.locator("#field").inputValue(), "Anna Berger met the press in Vienna.\n\nShe said nothing.");
      await page.locator("#field").fill("Anna Berger met the press in Lisbon.\n\nShe said nothing.");
      await page.locator("#article").getByText("Lisbon").waitFor();
      assert.ok(await page.locator("#field").isVisible());
      await page.locator("#field").fill("   ");
      await page.getByText("The text is empty.").waitFor();
      assert.ok(await page.locator("#article").getByText("Lisbon").isVisible(), "the last result stays");
    }));

  test("an article from the clipboard is read at once; where the clipboard is refused, the page says what to do", () =>
    onPage(async (page) => {
      const article = readFileSync(NEWS, "utf8");
      await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
      await page.evaluate((text) => navigator.clipboard.writeText(text), article);
      await page.locator("#paste").click();
      await waitForResult(page);
      assert.match((await readResult(page)).title, /^Finland/);
      // The same text once more is the same document, another one is another.
      for (const [text, documents] of /** @type {const} */ ([[article, 1], [`${article}\n\nThe ferry was late.`, 2]])) {
        await page.evaluate((given) => navigator.clipboard.writeText(given), text);
        await page.locator("#new-text").click();
        await page.locator("#field").focus();
        await page.keyboard.press("Control+V");
        await waitForResult(page);
        assert.equal(await page.locator("#document-list li").count(), documents);
      }
      await page.evaluate(() => (navigator.clipboard.readText = () => Promise.reject(new DOMException("refused", "NotAllowedError"))));
      await page.locator("#new-text").click();
      await page.locator("#paste").click();
      await page.getByText(/Press (Ctrl\+V|⌘V) in the text area/).waitFor();
    }));

  test("hostile text is text", () =>
    onPage(async (page) => {
      const hostile = `<img src=x onerror="document.title='hit'"> in Berlin</script><script>document.title='hit'</script>\n\nMaria Weber said: "<b>bold</b> & <a href=javascript:alert(1)>link</a>."`;
      await analyze(page, hostile);
      const { shown, elements } = await page.evaluate(() => ({
        shown: document.querySelector("#article")?.textContent ?? "",
        elements: document.querySelectorAll("#result img, #result script, #result a, #article b").length,
      }));
      assert.equal(elements, 0);
      for (const part of [`<img src=x onerror="document.title='hit'">`, "</script><script>", "<b>bold</b> & <a href=javascript:alert(1)>link</a>"]) {
        assert.ok(shown.includes(part), part);
      }
      assert.ok(!(await page.title()).startsWith("hit"));
    }));

  test("Arabic runs from right to left, in the article and among the page's own words", () =>
    onPage(async (page) => {
      await analyze(page, readFileSync(path.join(ROOT, "tests", "languages", "ar.txt"), "utf8"));
      const found = await page.evaluate(() => {
        /** @param {string} selector */
        const directions = (selector) => [...document.querySelectorAll(selector)].map((element) => getComputedStyle(element).direction);
        /** @param {string} selector */
        const languages = (selector) => [...document.querySelectorAll(selector)].map((element) => element.closest("[lang]")?.getAttribute("lang"));
        const title = /** @type {Element} */ (document.querySelector("#article #title"));
        const range = document.createRange();
        range.selectNodeContents(title);
        const [box, words] = [title.getBoundingClientRect(), range.getBoundingClientRect()];
        return {
          page: document.documentElement.dir,
          article: directions("#article .piece"),
          words: directions("#words .word bdi, #words .phrase bdi, #brief .sentence"),
          languages: new Set([...languages("#article .piece"), ...languages("#words .word bdi"), ...languages("#brief .sentence")]).size,
          language: languages("#words .word bdi")[0],
          atRightEdge: box.right - words.right < words.left - box.left,
          table: directions("#words table")[0],
        };
      });
      assert.ok(found.article.length >= 4 && found.article.every((direction) => direction === "rtl"), String(found.article));
      assert.ok(found.words.length > 10 && found.words.every((direction) => direction === "rtl"), String(found.words));
      assert.deepEqual([found.page, found.table, found.language, found.languages, found.atRightEdge], ["", "ltr", "ar", 1, true]);
    }));

  test("the text of the article is the text that came in, mark for mark", () =>
    onPage(async (page) => {
      const text = "Zürich 🚲 statt Auto\n\nDer „Tages-Anzeiger“ schreibt: In Zürich fahren 😀 mehr Menschen Rad.\n\nO'Brien & Söhne — 東京 — مرحبا.";
      await analyze(page, text);
      const pieces = await page.locator("#article .piece").allTextContents();
      for (const part of text.split("\n\n")) assert.ok(pieces.includes(part), `${part} in ${JSON.stringify(pieces)}`);
    }));
});

describe("the one selection", () => {
  test("steps through the mentions, presses its row, and is cleared", () =>
    onPage(async (page) => {
      await drop(page, [NEWS]);
      await waitForResult(page);
      const row = page.locator("#kind-place [data-key]", { hasText: "Finland" }).first();
      await row.click();
      const total = Number(await row.locator(".times").evaluate((element) => element.firstChild?.textContent));
      assert.ok(total >= 3);
      const place = page.locator("#chip-place");
      assert.equal(await place.textContent(), `mention 1 of ${total}`);
      assert.equal(await page.locator("#article mark.selected").count(), total);
      assert.equal(await page.locator("#article mark.current").count(), 1);
      assert.equal(await row.getAttribute("aria-pressed"), "true");
      await page.locator("#chip-next").click();
      assert.equal(await place.textContent(), `mention 2 of ${total}`);
      await page.locator("#chip-previous").click();
      await page.locator("#chip-previous").click();
      assert.equal(await place.textContent(), `mention ${total} of ${total}`, "round the end");
      assert.ok(await page.locator("#article mark.current").evaluate((mark) => mark.getBoundingClientRect().bottom < innerHeight), "in sight");
      await page.keyboard.press("Escape");
      assert.ok(await page.locator("#chip").isHidden());
      assert.equal(await page.locator("#article mark.selected").count(), 0);
      assert.equal(await row.getAttribute("aria-pressed"), "false");
    }));

  test("a sentence of the summary leads to its place", () =>
    onPage(async (page) => {
      await drop(page, [NEWS]);
      await waitForResult(page);
      const sentence = page.locator("#brief .sentence").last();
      const words = await sentence.textContent();
      await sentence.click();
      const painted = await page.evaluate(() => {
        const range = [...(CSS.highlights.get("place") ?? [])][0];
        return { text: range?.toString().replace(/\s+/gu, " "), top: /** @type {Range} */ (range)?.getBoundingClientRect().top, height: innerHeight };
      });
      assert.equal(painted.text, words);
      assert.ok(painted.top > 0 && painted.top < painted.height, "in sight");
    }));

  test("words, quotes, dates and amounts are painted where they stand", () =>
    onPage(async (page) => {
      await drop(page, [NEWS]);
      await waitForResult(page);
      for (const [selector, unit] of [["#words tbody [data-key^=keyword]", "mention"], ["#phrases [data-key^=keyphrase]", "mention"], ["#quotes .words", "quote"], ["#when .fact", "date"], ["#how-much .fact", "amount"]]) {
        await page.locator(selector).first().click();
        assert.match((await page.locator("#chip-place").textContent()) ?? "", new RegExp(unit), selector);
        const ranges = await page.evaluate(() => [...(CSS.highlights.get("place") ?? [])].length);
        assert.equal(ranges, 1, selector);
      }
    }));

  test("words: by how unusual they are, with their forms, and some left out for good", () =>
    onPage(async (page) => {
      await drop(page, [NEWS]);
      await waitForResult(page);
      const words = page.locator("#words");
      const frequent = (await readResult(page)).words;
      await words.getByRole("button", { name: "Unusually frequent" }).click();
      const unusual = (await readResult(page)).words;
      assert.notDeepEqual(unusual, frequent);
      assert.match((await words.locator("tbody .note").first().textContent()) ?? "", /\d/);
      await words.getByRole("button", { name: "Most frequent" }).click();
      const name = "Nordic Wind Association";
      await words.getByRole("button", { name: `More about ${name}` }).click();
      await assertAccessible(page, "a word's details");
      assert.match((await words.locator(".details").textContent()) ?? "", /Forms: .*NWA 2.*General texts/);
      await words.getByRole("button", { name: "Leave this word out" }).click();
      await page.waitForFunction((gone) => ![...document.querySelectorAll("#words tbody th")].some((row) => row.textContent === gone), name);
      await page.reload();
      await drop(page, [NEWS]);
      await waitForResult(page);
      assert.ok(!(await readResult(page)).words.includes(name), "still left out after a reload");
      await words.locator("summary").click();
      assert.equal(await words.locator("textarea").inputValue(), name.toLowerCase());
      await words.locator("textarea").fill("");
      await words.getByRole("button", { name: "Leave these out" }).click();
      await page.waitForFunction((back) => [...document.querySelectorAll("#words tbody th")].some((row) => row.textContent === back), name);
    }));

  test("a kind can be taken out of the text", () =>
    onPage(async (page) => {
      await drop(page, [NEWS]);
      await waitForResult(page);
      const marks = page.locator("#article mark.place[role=button]");
      const before = await marks.count();
      assert.ok(before > 0);
      await page.locator("#filter").getByRole("button", { name: /^Places/ }).click();
      assert.equal(await marks.count(), 0);
      await page.locator("#filter").getByRole("button", { name: /^Places/ }).click();
      assert.equal(await marks.count(), before);
    }));
});

describe("keyboard", () => {
  test("Ctrl+Enter analyses, and the reader is taken to the result", () =>
    onPage(async (page) => {
      await page.locator("#field").fill("Anna Berger met the press in Vienna.\n\nShe flew to Lisbon on Monday.");
      await page.keyboard.press("Control+Enter");
      await waitForResult(page);
      await page.waitForFunction(() => document.activeElement?.id === "title");
    }));

  test("the marks have one tab stop, and arrows go from one to the next", () =>
    onPage(async (page) => {
      await drop(page, [NEWS]);
      await waitForResult(page);
      const stops = page.locator('#article mark[tabindex="0"]');
      assert.equal(await stops.count(), 1);
      await stops.focus();
      const words = () => page.evaluate(() => document.activeElement?.textContent ?? "");
      const all = (await readResult(page)).marks;
      assert.equal(await words(), all[0]);
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      assert.equal(await words(), all[2]);
      await page.keyboard.press("ArrowLeft");
      assert.equal(await words(), all[1]);
      await page.keyboard.press("End");
      assert.equal(await words(), all.at(-1));
      assert.equal(await stops.count(), 1);
      await page.keyboard.press("Home");
      await page.keyboard.press("Enter");
      assert.ok(await page.locator("#chip").isVisible());
      await page.keyboard.press("Tab");
      assert.ok(!(await page.evaluate(() => document.activeElement?.matches("#article mark"))), "the next tab stop is behind the marks");
    }));

  test("j, k, brackets and Escape, outside of fields only, and not when switched off", () =>
    onPage(async (page) => {
      await drop(page, [NEWS, PDF_COPY]);
      await waitForDocuments(page, 2);
      await waitForResult(page);
      await page.keyboard.press("j");
      await page.locator("#chip").waitFor();
      await page.keyboard.press("Escape");
      assert.ok(await page.locator("#chip").isHidden());
      await page.keyboard.press("]");
      await page.waitForFunction(() => document.querySelector("#title")?.textContent?.includes("river"));
      await page.keyboard.press("[");
      await page.waitForFunction(() => document.querySelector("#title")?.textContent?.includes("Finland"));
      await page.locator("#edit").click();
      await page.keyboard.type("jk?");
      assert.match(await page.locator("#field").inputValue(), /^jk\?/);
      assert.ok(await page.locator("#chip").isHidden());
      await page.locator("#edit").click();
      await page.locator("#show-shortcuts").click();
      await page.locator("#shortcuts-on").uncheck();
      await page.keyboard.press("Escape");
      await page.keyboard.press("j");
      assert.ok(await page.locator("#chip").isHidden());
    }));

  test("everything on the first screen can be reached, in reading order", () =>
    onPage(async (page) => {
      const order = [];
      for (let i = 0; i < 8; i++) {
        await page.keyboard.press("Tab");
        order.push(await page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.id));
      }
      assert.deepEqual(order, ["Skip to the text", "field", "Open files", "Open folder", "Paste", "Try an example", "Analyse", "Keyboard"]);
    }));
});

describe("for everybody", () => {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    test(`no accessibility violation, ${colorScheme}`, () =>
      onPage(
        async (page) => {
          await assertAccessible(page, "first sight");
          await drop(page, [NEWS, PDF_COPY]);
          await waitForDocuments(page, 2);
          await waitForResult(page);
          await assertAccessible(page, "result");
          await page.locator("#brief .sentence").first().click();
          await assertAccessible(page, "a sentence selected");
          await page.locator("#article mark").first().click();
          await assertAccessible(page, "a name selected");
          await page.locator("#edit").click();
          await assertAccessible(page, "editor");
          await page.locator("#show-shortcuts").click();
          await assertAccessible(page, "list of keys");
        },
        { colorScheme },
      ));
  }

  test("on a phone: one column, a bottom bar, nothing to scroll sideways", () =>
    onPage(
      async (page) => {
        const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(await sideways(), 0, "first sight");
        await page.locator("#file-picker").setInputFiles([NEWS, PDF_COPY]);
        await waitForDocuments(page, 2);
        await waitForResult(page);
        assert.equal(await sideways(), 0, "text");
        assert.ok(await page.locator("#reading").isVisible());
        assert.ok(await page.locator("#findings").isHidden());
        await page.getByRole("button", { name: "Findings" }).click();
        assert.ok(await page.locator("#findings").isVisible());
        assert.ok(await page.locator("#reading").isHidden());
        assert.equal(await sideways(), 0, "findings");
        await assertAccessible(page, "findings on a phone");
        await page.locator("#brief .sentence").last().click();
        assert.ok(await page.locator("#reading").isVisible(), "a finding leads to the text");
        assert.ok(await page.locator("#chip").isVisible());
        assert.equal(await sideways(), 0, "selection");
      },
      { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
    ));

  test("the page can be used before the analyser has arrived", () =>
    withoutAnalyser(async (page, release) => {
      await page.locator("#field").fill("Typed while the analyser was on its way.");
      await drop(page, [NEWS]);
      await page.getByText("Reading news-site.txt").waitFor();
      release();
      await waitForResult(page);
      assert.match((await readResult(page)).title, /^Finland/);
      await page.locator("#new-text").click();
      assert.equal(await page.locator("#field").inputValue(), "Typed while the analyser was on its way.");
    }));

  test("what takes long shows its progress, can be cancelled, and tried again", () =>
    withoutAnalyser(async (page, release) => {
      await drop(page, [NEWS, PDF_COPY]);
      await page.locator("#progress").waitFor({ state: "visible" });
      assert.match((await page.locator("#progress-label").textContent()) ?? "", /^Analysing 1 of 2: news-site\.txt/);
      await page.locator("#cancel").click();
      await page.locator("#progress").waitFor({ state: "hidden" });
      assert.equal(await page.locator('#document-list [data-state="stopped"]').count(), 2);
      release();
      await page.locator("#document-list .retry").first().click();
      await waitForResult(page);
      assert.match((await readResult(page)).title, /^Finland/);
      assert.equal(await page.locator('#document-list [data-state="stopped"]').count(), 1, "the other one waits to be asked for");
    }));
});
