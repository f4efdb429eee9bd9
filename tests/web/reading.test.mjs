// The result as a reader meets it: answers on the first screen, one selection wherever a thing is chosen, facts in words, a text
// that is whole, a phone that keeps its place, paper that has everything.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createStage } from "./stage.mjs";
import { analyze, assertAccessible, drop, fixture, waitForDocuments, waitForResult } from "./steps.mjs";

/** @typedef {import("playwright-core").Page} Page */

const { onOpenPage, onPage } = createStage();
const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };

const TEXT = `Selvick buys two ferries from a yard in Poland

12 May 2024

The town of Selvick bought two ferries for €12.5 million on Tuesday, Mayor Rosa Quint said. Selvick had looked for ferries since 2019. The Selvick Harbour Board, which Jonas Feldmar leads, paid 40 percent of it. It now owns nine of them.

"We shall not wait for another winter," said Mayor Rosa Quint. "The ferries come in June." The old ferries ran from 1998 to 2023, for several years without a licence. They were repaired every year, and now and then they sank.

Rosa Quint and Jonas Feldmar opened the harbour at Selvick. The contract with the Norwegian yard runs for three years.`;

const pasted = (/** @type {Page} */ page) => page.evaluate(() => navigator.clipboard.readText());
const chip = (/** @type {Page} */ page) => page.locator("#chip-label").innerText();
/** Keys of the rows that are pressed. */
const pressed = (/** @type {Page} */ page) => page.locator('#findings [aria-pressed="true"][data-key]').evaluateAll((rows) => rows.map((row) => row.closest(".card, .digest")?.id || "digest"));

for (const [width, height] of [[1400, 950], [1920, 1080]]) {
  test(`the first screen answers, ${width} px wide`, () =>
    onOpenPage({ viewport: { width, height } }, async (page) => {
      await analyze(page, TEXT);
      const answers = await page.locator(".digest .answers:visible").evaluateAll((blocks, screen) => blocks.map((block) => {
        const box = block.getBoundingClientRect();
        return { title: block.querySelector("h4")?.textContent, rows: block.querySelectorAll("li").length, isInSight: box.top >= 0 && box.bottom <= screen };
      }), height);
      assert.deepEqual(answers.map(({ title }) => title?.replace(/ \d+$/u, "")), ["People", "Organisations", "Places", "Words"]);
      assert.ok(answers.every(({ rows, isInSight }) => rows > 0 && rows <= 8 && isInSight), JSON.stringify(answers));
      assert.match(await page.locator(".digest").innerText(), /Rosa Quint[\s\S]*Mayor/u);
      const columns = await page.locator(".columns > .column").evaluateAll((columns) => new Set(columns.map((column) => column.getBoundingClientRect().left)).size);
      assert.equal(columns, width >= 1600 ? 2 : 1);
      await page.locator(".digest").getByRole("button", { name: "People" }).click();
      assert.equal(await page.evaluate(() => document.activeElement?.id), "kind-person-title", "each leads to its card");
      await assertAccessible(page, `digest, ${width}`);
    }));
}

test("bars say what the number says, and no phrase is a name", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, TEXT);
    for (const order of ["Most frequent", "Unusually frequent"]) {
      await page.locator("#words").getByRole("button", { name: order }).click();
      const rows = await page.locator("#words tbody tr").evaluateAll((rows) => rows.map((row) => ({ count: Number(row.querySelector(".times")?.textContent), share: Number(/** @type {HTMLElement} */ (row.querySelector(".bar")).style.getPropertyValue("--share")) })));
      const most = Math.max(...rows.map(({ count }) => count));
      assert.ok(rows.every(({ count, share }) => Math.abs(share - count / most) < 1e-6), `${order}: ${JSON.stringify(rows)}`);
    }
    const phrases = await page.locator("#phrases .phrase bdi").allTextContents();
    assert.ok(!phrases.some((phrase) => /Quint|Feldmar|^Selvick$/u.test(phrase)), phrases.join(" | "));
  }));

test("the same thing is the same selection in digest, card, word and text, and goes on into the next document", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, TEXT);
    await page.locator('#words tbody button[data-key="entity:place:Selvick"]').click();
    assert.equal(await chip(page), "Selvick");
    assert.match(await page.locator("#chip-kind").innerText(), /place/u);
    assert.deepEqual((await pressed(page)).sort(), ["digest", "digest", "kind-place", "words"]);
    assert.ok((await page.locator("#article mark.place.selected").count()) > 1);
    await page.locator("#new-text").click();
    await analyze(page, "Selvick waits\n\nThe people of Selvick wait for the ferry, as they have waited since the spring of 2019 for all that was promised to Selvick.");
    assert.equal(await page.locator("#chip").isHidden(), true, "a new text begins without a selection");
    await page.locator("#kind-place button", { hasText: "Selvick" }).first().click();
    await page.locator("#title").focus();
    await page.keyboard.press("[");
    await page.waitForFunction(() => document.querySelector("#title")?.textContent?.startsWith("Selvick buys"));
    assert.equal(await chip(page), "Selvick");
    await page.keyboard.press("]");
    await page.waitForFunction(() => document.querySelector("#title")?.textContent === "Selvick waits");
    assert.equal(await chip(page), "Selvick");
    await page.locator("#quotes").waitFor();
    await page.keyboard.press("[");
    await page.locator("#quotes .words").first().click();
    await page.locator("#title").focus();
    await page.keyboard.press("]");
    assert.ok(await page.locator("#chip").isHidden(), "a quotation is of its own text only");
  }));

test("the chip names a quotation by its first words, a date and an amount by their value", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, TEXT);
    await page.locator("#quotes .words").first().click();
    assert.match(await chip(page), /^“We shall not wait for another/u);
    await page.keyboard.press("j");
    assert.match(await chip(page), /^“The ferries come in June/u);
    await page.locator("#how-much .fact .value", { hasText: "12.5" }).click();
    assert.match(await chip(page), /^€12\.5m$/iu);
    await page.locator("#when .fact", { hasText: "7 May 2024" }).or(page.locator("#when .fact", { hasText: "14 May 2024" })).first().click();
    assert.match(await chip(page), /^\d+ May 2024$/u);
    assert.equal(await page.locator("#when .axis .on").count(), 1, "the axis follows");
    assert.match(await page.locator("#when .note.why:visible").innerText(), /“Tuesday”, reckoned from the article’s date, 12 May 2024/u);
    await page.locator("#chip-contexts").click();
    await page.waitForFunction(() => document.querySelector("#contexts-title")?.textContent === "Contexts of Tuesday");
  }));

test("open contexts follow what is selected, with the line and the part of the text where it is", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, TEXT);
    await page.locator("#kind-person button", { hasText: "Rosa Quint" }).click();
    await page.locator("#chip-contexts").click();
    await page.waitForFunction(() => document.querySelectorAll('#contexts-list [aria-current="true"]').length === 1);
    assert.equal(await page.locator("#contexts-strip .now").count(), 1);
    await page.locator("#kind-place button", { hasText: "Selvick" }).first().click();
    await page.waitForFunction(() => document.querySelector("#contexts-title")?.textContent === "Contexts of Selvick");
    const line = () => page.locator('#contexts-list [aria-current="true"]').getAttribute("data-line");
    const before = await line();
    await page.locator("#chip-next").click();
    assert.notEqual(await line(), before);
    await page.keyboard.press("Escape");
    assert.equal(await page.locator("#contexts-list [aria-current]").count(), 0);
  }));

test("times are told in words, on an axis that is true to scale; what is vague or only counts is folded", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, TEXT);
    const said = await page.locator("#when").innerText();
    assert.ok(!/_REF|\bP\d|\bPX|XXXX/u.test(await page.locator("#findings").innerText()), said);
    for (const words of [/1998 – 2023/u, /3 years/u, /every year/u]) assert.match(said, words);
    const places = await page.locator("#when .axis .at").evaluateAll((marks) => marks.map((mark) => [Number(mark.getAttribute("x")), Number(mark.getAttribute("width"))]));
    const [range] = places;
    assert.ok(range && range[1] > 300, `1998 to 2023 is nearly all of it: ${JSON.stringify(places)}`);
    const vague = page.locator("#when details");
    assert.match(await vague.locator("summary").innerText(), /^Vague \d/u);
    assert.ok(await vague.locator("li").first().isHidden());
    const small = page.locator("#how-much details");
    assert.match(await small.locator("summary").innerText(), /^Other numbers \d/u);
    await small.locator("summary").click();
    assert.match(await small.innerText(), /two|nine/u);
    const heights = await page.locator("#when .fact:visible").evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    assert.ok(heights.every((height) => height < 40), `one line each: ${heights}`);
  }));

test("every card gives what it has, as lines and as a table", () =>
  onOpenPage(clipboard, async (page) => {
    await analyze(page, TEXT);
    const card = (/** @type {string} */ id, /** @type {string} */ what) => page.locator(`#${id} .card-tools`).getByRole("button", { name: what });
    /** @type {[string, RegExp, string, RegExp][]} the card, what is copied, the file, what stands in it */
    const cards = [
      ["brief", /^The town of Selvick/u, "brief", /^\ufeffsentence,text\r\n1,/u],
      ["kind-person", /^Rosa Quint\tMayor\t\d+\nJonas Feldmar\t/u, "person", /Rosa Quint/u],
      ["words", /ferries\t\d/u, "words", /ferr/u],
      ["phrases", /\t\d/u, "phrases", /^\ufeffphrase,count\r\n/u],
      ["quotes", /^“We shall not wait for another winter” \(Rosa Quint\)\n/u, "quotes", /another winter/u],
      ["when", /1998 – 2023\t/u, "when", /1998/u],
      ["how-much", /€12\.5m\t/iu, "how-much", /12500000/u],
      ["readability", /^measure\twhole text/u, "readability", /^\ufeffmeasure,whole text,without quotes\r\n/u],
    ];
    for (const [id, copied, file, table] of cards) {
      await card(id, "Copy").click();
      await page.waitForFunction((id) => document.querySelector(`#${id} [data-take=copy]`)?.classList.contains("done"), id);
      assert.match(await pasted(page), copied, id);
      const [download] = await Promise.all([page.waitForEvent("download"), card(id, "CSV").click()]);
      assert.equal(download.suggestedFilename(), `Selvick-buys-two-ferries-from-a-yard-in-Poland-${file}.csv`);
      assert.match(readFileSync(await download.path(), "utf8"), table, id);
    }
    const [download] = await Promise.all([page.waitForEvent("download"), card("kind-place", "CSV").click()]);
    assert.ok(!/Quint/u.test(readFileSync(await download.path(), "utf8").replace(/"[^"]*"/gu, "").split("\r\n").map((row) => row.split(",")[1]).join()), "places only");
    assert.ok(await page.locator("#kind-event .card-tools").isHidden(), "nothing to take, no buttons");
  }));

test("what is copied by hand is clean text in paragraphs", () =>
  onOpenPage(clipboard, async (page) => {
    await drop(page, [fixture("pdf-copy.txt")]);
    await waitForResult(page);
    await page.locator("#article").evaluate((article) => getSelection()?.selectAllChildren(article));
    await page.keyboard.press("ControlOrMeta+c");
    const text = await pasted(page);
    const paragraphs = text.split("\n\n");
    assert.equal(paragraphs.length, await page.locator("#article .piece").count());
    assert.ok(paragraphs.every((paragraph) => paragraph === paragraph.trim() && !/\s{2}|\n/u.test(paragraph)), text);
    assert.ok(await page.locator("#mark-words").isHidden(), "a whole article is no name");
  }));

test("nationalities are not marked until somebody asks, and kinds are told apart without colour", () =>
  onOpenPage({}, async (page) => {
    await analyze(page, TEXT);
    const groups = page.locator("#article mark.group");
    assert.ok((await groups.count()) > 0);
    assert.equal(await groups.first().getAttribute("role"), null);
    await page.locator("#filter").getByRole("button", { name: /^Groups/u }).click();
    assert.equal(await groups.first().getAttribute("role"), "button");
    const looks = await page.evaluate(() =>
      ["person", "organization", "place", "group", "event", "work", "product"].map((kind) => {
        const mark = document.createElement("mark");
        mark.className = `entity ${kind}`;
        document.querySelector("#article")?.append(mark);
        const { textDecorationStyle, textDecorationThickness, fontStyle } = getComputedStyle(mark);
        mark.remove();
        return `${textDecorationStyle} ${textDecorationThickness} ${fontStyle}`;
      }),
    );
    assert.equal(new Set(looks).size, 7, looks.join(", "));
  }));

test("the original shows its lines as they were", () =>
  onOpenPage({}, async (page) => {
    await drop(page, [fixture("pdf-copy.txt")]);
    await waitForResult(page);
    const height = () => page.locator("#article").evaluate((article) => [...article.querySelectorAll(".piece")].map((piece) => /** @type {HTMLElement} */ (piece).innerText.split("\n").length).reduce((a, b) => a + b, 0));
    const before = await height();
    await page.getByRole("button", { name: "Show original" }).click();
    await page.getByText("Shown as it came").waitFor();
    const lines = readFileSync(fixture("pdf-copy.txt"), "utf8").split("\n").filter((line) => line.trim() !== "").length;
    assert.ok((await height()) >= lines * 0.9 && (await height()) > before * 2, `${before}, ${await height()} of ${lines} lines`);
  }));

test("a long text says that it goes on, and goes on when it is asked to", () =>
  onPage({}, async ({ server, page, mistakes }) => {
    page.setDefaultTimeout(120_000);
    await page.goto(server.url);
    const filler = "The clerk of the port of Selvick counted one crate after the other and wrote each of them down.\n\n".repeat(21_000);
    await page.locator("#file-picker").setInputFiles({ name: "long.txt", mimeType: "text/plain", buffer: Buffer.from(`The port and its crates\n\n${filler}The lock-keeper of Tallow met nobody on the way.`) });
    await waitForResult(page);
    await page.locator("#article .goes-on button").click();
    await page.waitForFunction(() => document.querySelector("#article")?.lastElementChild?.textContent?.startsWith("The lock-keeper of Tallow"));
    assert.equal(await page.locator("#article .goes-on").count(), 0);
    assert.deepEqual(mistakes, []);
  }));

test("nothing moves while a result arrives", async () => {
  for (const options of [{ viewport: { width: 1350, height: 940 } }, { viewport: { width: 412, height: 823 }, isMobile: true, hasTouch: true }]) {
    await onOpenPage(options, async (page) => {
      await page.evaluate(() => {
        Object.assign(globalThis, { shift: 0 });
        new PerformanceObserver((list) => {
          for (const entry of /** @type {(PerformanceEntry & {value: number})[]} */ (list.getEntries())) /** @type {{shift: number}} */ (/** @type {unknown} */ (globalThis)).shift += entry.value;
        }).observe({ type: "layout-shift", buffered: true });
      });
      await drop(page, [fixture("pdf-copy.txt")]);
      await waitForResult(page);
      await page.waitForTimeout(400);
      const shift = await page.evaluate(() => /** @type {{shift: number}} */ (/** @type {unknown} */ (globalThis)).shift);
      assert.ok(shift <= 0.02, `cumulative layout shift of ${shift}`);
    });
  }
});

test("a phone keeps its place in the text and in the findings", () =>
  onOpenPage({ viewport: { width: 390, height: 700 }, isMobile: true, hasTouch: true }, async (page) => {
    await drop(page, [fixture("news-site.txt")]);
    await waitForResult(page);
    const scrolled = () => page.evaluate(() => Math.round(scrollY));
    await page.evaluate(() => scrollTo(0, 500));
    await page.locator("#show-findings").tap();
    assert.equal(await scrolled(), 0);
    await page.evaluate(() => scrollTo(0, 900));
    await page.locator("#show-text").tap();
    assert.equal(await scrolled(), 500);
    await page.locator("#show-findings").tap();
    assert.equal(await scrolled(), 900);
    await page.locator("#kind-person .name").first().tap();
    for (const id of ["chip-label", "chip-place", "chip-contexts", "chip-correct", "chip-previous", "chip-next", "chip-clear"]) {
      const box = await page.locator(`#${id}`).boundingBox();
      assert.ok(box && box.width > 0 && box.x >= 0 && box.x + box.width <= 390, `${id} can be reached: ${JSON.stringify(box)}`);
    }
    const [mark, over] = [await page.locator("#article mark.current").boundingBox(), await page.locator("#chip").boundingBox()];
    assert.ok(mark && over && mark.y + mark.height < over.y, "the chip does not cover the current mention");
    await assertAccessible(page, "chip on a phone");
  }));

test("a document that failed shows one message, its next action, and no headings without anything below them", () =>
  onOpenPage({}, async (page) => {
    await page.locator("#file-picker").setInputFiles([
      { name: "scan.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7\n1 0 obj") },
      { name: "note.txt", mimeType: "text/plain", buffer: Buffer.from(TEXT) },
    ]);
    await waitForDocuments(page, 2);
    await page.locator("#document-list button.doc", { hasText: "scan.pdf" }).click();
    const message = await page.locator("#placeholder-text").innerText();
    assert.equal((await page.locator("body").innerText()).split(message.slice(message.indexOf(":") + 2)).length - 1, 1, "it is said once");
    const headings = await page.locator("main :is(h2, h3):visible").allInnerTexts();
    assert.deepEqual(headings.map((heading) => heading.replace(/\s.*/su, "")), ["Documents"]);
    assert.ok(await page.locator("#open-other").isVisible());
    await assertAccessible(page, "failed");
    const rows = await page.locator("#document-list button.doc").evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    assert.deepEqual(rows, [32, 32]);
  }));

test("on paper there is all of it, and nothing that can only be pressed", () =>
  onOpenPage({}, async (page) => {
    const names = Array.from({ length: 30 }, (_, i) => `Mayor Anna ${"BCDFGHKLMN"[i % 10]}${"aeo"[Math.floor(i / 10)]}rnik spoke on ${i + 1} May 2024.`).join(" ");
    await analyze(page, `${TEXT}\n\n${names}`);
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    const people = await page.locator("#kind-person .names > li:visible").count();
    assert.ok(people >= 30, `${people} people`);
    assert.equal(await page.locator("#kind-person .figure").innerText(), String(people));
    assert.ok(await page.locator("#when details li").first().isVisible(), "what is folded is opened");
    const controls = await page.locator("button:visible").evaluateAll((buttons) => buttons.filter((button) => !button.hasAttribute("data-key")).map((button) => button.textContent));
    assert.deepEqual(controls, []);
    assert.ok(await page.locator("#article .piece[data-brief]").first().isVisible());
    await page.emulateMedia({ media: "screen" });
    await page.evaluate(() => dispatchEvent(new Event("afterprint")));
    assert.ok(await page.locator("#when details li").first().isHidden());
  }));
