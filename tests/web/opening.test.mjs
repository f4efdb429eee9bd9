// Documents in every form are opened by dropping them: the text of each is there, nothing but the part that opens it is fetched, and
// nothing in them runs or loads.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { csv, docx, FORMS, htmlPage, mail, markdown, pdf, STORY, zip } from "../documents.mjs";
import { createStage } from "./stage.mjs";
import { drop, waitForDocuments, waitForResult } from "./steps.mjs";

/** @typedef {import("playwright-core").Page} Page */

const stage = createStage();
const folder = mkdtempSync(path.join(tmpdir(), "nutgraf-"));
after(() => rmSync(folder, { recursive: true }));

/**
 * @param {string} name
 * @param {string | Uint8Array} content
 */
function save(name, content) {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** @param {(page: Page, requests: () => string[]) => Promise<void>} steps */
function onPage(steps) {
  return stage.onPage({ serviceWorkers: "block" }, async ({ server, page, mistakes }) => {
    await page.goto(server.url);
    await page.waitForFunction(() => performance.getEntriesByName("nutgraf:analyze").length >= 0 && document.readyState === "complete");
    await steps(page, () => server.requests.map(({ url }) => url.replace(/^\/nutgraf\//u, "").replace(/\?.*$/u, "")));
    assert.deepEqual(mistakes, []);
  });
}

/** What opens each, beside what every visit has. */
const PARTS = /** @type {Record<string, string[]>} */ ({
  html: ["pkg/nutgraf_html.js", "pkg/nutgraf_html_bg.wasm"],
  pdf: ["pkg/nutgraf_pdf.js", "pkg/nutgraf_pdf_bg.wasm"],
});

test("one of each kind", () =>
  onPage(async (page, requests) => {
    await drop(page, [save("first.txt", `${STORY.title}\n\n${STORY.paragraphs.join("\n\n")}`)]);
    await waitForResult(page);
    let documents = 1;
    for (const { name, make, knows } of FORMS) {
      const before = requests().length;
      await drop(page, [save(name, make())]);
      await waitForDocuments(page, ++documents);
      await page.locator("#measures").getByText(name).waitFor();
      const asked = requests().slice(before).filter((url) => !/\bcorrecting-\w+\.js$|\bchunk-\w+\.js$/u.test(url));
      const parts = PARTS[name.split(".")[1] ?? ""] ?? ["pkg/nutgraf_import.js", "pkg/nutgraf_import_bg.wasm"];
      for (const url of asked) assert.ok(parts.includes(url), `${name} asked for ${url}`);
      assert.equal(await page.locator("#title").innerText(), STORY.title, name);
      for (const text of STORY.paragraphs) assert.equal(await page.locator("#article .piece.paragraph", { hasText: text }).count(), 1, name);
      assert.equal(await page.locator("#article h3.heading", { hasText: STORY.heading }).count(), knows.heading ? 1 : 0, name);
      assert.equal(await page.locator("#article li.piece").count() >= 2, knows.list, name);
      assert.match(await page.locator(".doc[aria-current] .doc-file").innerText(), new RegExp(`^${name}`), name);
    }
    assert.match(await page.locator("#documents .doc-file", { hasText: "ferry.pdf" }).innerText(), /ferry\.pdf, 2 pages/);
  }));

test("a PDF tells its pages; a page of the web can be had whole", () =>
  onPage(async (page) => {
    await drop(page, [save("ferry.pdf", pdf({ pages: 3 }))]);
    await waitForResult(page);
    assert.match(await page.locator("#measures").innerText(), /3 pages/);
    // A long text is built piece by piece.
    await page.locator("#article .page-mark", { hasText: "Page 3" }).waitFor();
    assert.deepEqual(await page.locator("#article .page-mark").allInnerTexts(), ["Page 1", "Page 2", "Page 3"]);
    await drop(page, [save("page.html", htmlPage())]);
    await waitForDocuments(page, 2);
    await page.getByText("What stands around the article was left out.").waitFor();
    assert.equal(await page.locator("#article").getByText("Most read").count(), 0);
    await page.getByRole("button", { name: "Use the whole page" }).click();
    await page.locator("#article").getByText("Most read").waitFor();
    await page.getByRole("button", { name: "Only the article" }).click();
    await page.getByText("What stands around the article was left out.").waitFor();
    assert.equal(await page.locator("#article").getByText("Most read").count(), 0);
  }));

test("archives, attachments and rows become documents", () =>
  onPage(async (page) => {
    await drop(page, [save("all.zip", zip({ "news/ferry.docx": docx(), "news/ferry.md": markdown(), "logo.png": "\x89PNG\r\n\x1a\n" }))]);
    await waitForDocuments(page, 2);
    assert.deepEqual(await page.locator("#documents .doc-file").allInnerTexts(), ["all.zip/news/ferry.docx", "all.zip/news/ferry.md"]);
    await drop(page, [save("ferry.eml", mail())]);
    await waitForDocuments(page, 3);
    await page.getByRole("button", { name: "Open the attachments" }).click();
    await waitForDocuments(page, 4);
    assert.match((await page.locator("#document-list").textContent()) ?? "", /ferry\.eml\/notes\.txt/);
    await drop(page, [save("news.csv", csv())]);
    await waitForDocuments(page, 5);
    await page.getByRole("button", { name: "Open each row as an article" }).click();
    await waitForDocuments(page, 7);
    assert.match((await page.locator("#document-list").textContent()) ?? "", /Bakery burns down/);
  }));

test("a locked file asks for its password", () =>
  onPage(async (page) => {
    await drop(page, [save("locked.zip", zip({ "ferry.docx": docx() }, "tide"))]);
    const field = page.getByLabel("Password");
    await field.fill("ebb");
    await field.press("Enter");
    await page.locator("#placeholder-text").getByText("the password does not open it").waitFor();
    // The keyboard is where the next one is typed.
    await page.waitForFunction(() => document.activeElement?.id === "password");
    await page.keyboard.type("tide");
    await page.locator("#unlock").getByRole("button", { name: "Open" }).click();
    await waitForResult(page);
    assert.equal(await page.locator("#title").innerText(), STORY.title);
    assert.match(await page.locator("#measures").innerText(), /locked\.zip\/ferry\.docx/);
  }));

test("pasted rich text keeps headings and paragraphs; Markdown loses its marks", () =>
  onPage(async (page, requests) => {
    const rich = `<meta charset="utf-8"><h2>${STORY.title}</h2><p>${STORY.paragraphs[0]}</p><h3>${STORY.heading}</h3><ul><li>${STORY.items[0]}</li><li>${STORY.items[1]}</li></ul><p>${STORY.last}</p><img src="https://spy.example/x.png" onerror="document.title = 'stolen'"><script>document.title = "stolen"</script>`;
    await paste(page, [STORY.title, ...STORY.paragraphs, STORY.heading, STORY.last].join("\n"), rich);
    await waitForResult(page);
    assert.equal(await page.locator("#title").innerText(), STORY.title);
    assert.equal(await page.locator("#article h3.heading").innerText(), STORY.heading);
    assert.equal(await page.locator("#article li.piece").count(), 2);
    assert.equal(await page.locator("#article img, #article script").count(), 0);
    assert.notEqual(await page.title(), "stolen");
    await page.locator("#new-text").click();
    await paste(page, markdown(), "");
    await waitForDocuments(page, 2);
    assert.equal(await page.locator("#title").innerText(), STORY.title);
    assert.equal(await page.locator("#article h3.heading").innerText(), STORY.heading);
    assert.ok(!/[#*]|\[\^/u.test(await page.locator("#article").innerText()));
    assert.deepEqual(requests().filter((url) => url.endsWith(".wasm")), ["pkg/nutgraf_bg.wasm", "pkg/nutgraf_import_bg.wasm"]);
  }));

/**
 * @param {Page} page
 * @param {string} text
 * @param {string} html
 */
async function paste(page, text, html) {
  await page.locator("#field").evaluate(
    (field, { text, html }) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      if (html) clipboardData.setData("text/html", html);
      field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    },
    { text, html },
  );
}

test("what cannot be opened says why, and holds up nothing", () =>
  onPage(async (page) => {
    await drop(page, [save("broken.pdf", "%PDF-1.4\n%%EOF"), save("ferry.docx", docx()), save("old.doc", Buffer.from("d0cf11e0a1b11ae1000000000000", "hex"))]);
    await waitForDocuments(page, 3);
    const rows = await page.locator("#document-list > li").allInnerTexts();
    assert.match(rows[0] ?? "", /Failed/);
    assert.match(rows[2] ?? "", /Failed/);
    await page.locator("#document-list button.doc", { hasText: "broken.pdf" }).click();
    await page.locator("#placeholder-text").getByText("This is a PDF file, but it is damaged.").waitFor();
    assert.equal(await page.locator("#placeholder-encoding select").count(), 0);
  }));
