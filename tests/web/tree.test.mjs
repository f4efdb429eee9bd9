// The page as assistive technology has it: what a screen reader reads on the main path, what is announced when something happens, and
// the settings of a system: large print, little motion, forced colours, coarse pointers.

import assert from "node:assert/strict";
import { test } from "node:test";
import { createStage } from "./stage.mjs";
import { analyze, waitForResult } from "./steps.mjs";

/** @typedef {import("playwright-core").Page} Page */

const { onOpenPage } = createStage();

const TEXT = `Harbour town votes on its ferry

Mayor Ana Belova met the press in Selvick on Monday, 4 March 2024. “The ferry costs 4 million euros a year,” she said. Belova wants 12 percent more.

Belova told Yusuf Demir that the ferry needs a new engine. The ferry council meets in Selvick in spring.`;

/**
 * What live regions say from now on, in order.
 *
 * @param {Page} page
 */
async function listen(page) {
  await page.evaluate(() => {
    /** @type {string[]} */
    const said = [];
    const observer = new MutationObserver((changes) => {
      const regions = new Set(changes.map(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest("[role=status], [role=alert], [aria-live], output")));
      for (const region of regions) if (region?.checkVisibility() && region.textContent?.trim()) said.push(region.textContent.replace(/\s+/gu, " ").trim());
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true });
    Object.assign(globalThis, { said });
  });
  return () => page.evaluate(() => /** @type {{said: string[]}} */ (/** @type {unknown} */ (globalThis)).said.splice(0));
}

test("the main path is told as it goes: a result, a selection, a correction", () =>
  onOpenPage({}, async (page) => {
    const start = await page.locator("body").ariaSnapshot();
    assert.match(start, /link "Skip to the text"/u);
    assert.match(start, /heading "Nutgraf" \[level=1\]/u);
    assert.match(start, /textbox "Article"/u);
    for (const button of ["Open files", "Open folder", "Paste", "Try an example", "Analyse"]) assert.match(start, new RegExp(`button "${button}"`, "u"));
    const said = await listen(page);

    await page.locator("#field").fill(TEXT);
    await page.locator("#field").press("Control+Enter");
    await waitForResult(page);
    assert.ok((await said()).some((text) => /^Analysed: \d+ words, \d+ names\.$/u.test(text)), "a result is announced with its measure");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "title", "and the reader is taken to it");
    const tree = await page.locator("main").ariaSnapshot();
    const order = ["heading \"Harbour town votes on its ferry\"", "region \"Findings\"", "navigation \"Findings\"", "heading \"In brief\"", "heading \"People\"", "heading \"Who said what\"", "heading \"When\"", "heading \"How much\"", "heading \"Readability\""];
    let at = -1;
    for (const part of order) {
      const next = tree.indexOf(part, at + 1);
      assert.ok(next > at, `${part} comes where it should:\n${tree}`);
      at = next;
    }
    // A name is a button that tells its kind and whether it is chosen.
    assert.match(tree, /button "Ana Belova/u);

    await page.keyboard.press("j");
    const [selected] = (await said()).filter((text) => / of \d+: /u.test(text));
    assert.match(selected ?? "", /^.+, mention 1 of \d+: .+$/u, "a selection is announced with its place and words");
    await page.keyboard.press("j");
    assert.ok((await said()).some((text) => /, mention \d of \d+: /u.test(text)));
    assert.match(await page.locator("#chip").ariaSnapshot(), /region "Selection"|button "Contexts"/u);

    await page.locator("#findings .name", { hasText: "Ana Belova" }).first().click();
    await said();
    await page.keyboard.press("c");
    // Its script is fetched first.
    await page.locator("#correcting").waitFor();
    assert.match(await page.locator("#correcting").ariaSnapshot(), /dialog "Correct Ana Belova"[^]*textbox "Name"[^]*button "Rename"/u);
    await page.locator("#correct-name").fill("Anna Belova");
    await page.keyboard.press("Enter");
    await page.waitForFunction(() => document.querySelector("#kind-person .swatch")?.textContent === "Anna Belova");
    assert.ok((await said()).some((text) => /“Ana Belova” is “Anna Belova”\. Ctrl or ⌘ with Z undoes it\./u.test(text)), "a correction is announced, and how it is undone");
    await page.keyboard.press("Control+z");
    await page.waitForFunction(() => document.querySelector("#kind-person .swatch")?.textContent === "Ana Belova");
    assert.ok((await said()).includes("Undone."));
    // Cleared, the keyboard is where it was.
    await page.keyboard.press("Escape");
    assert.ok(await page.locator("#chip").isHidden());
  }));

for (const [zoom, width] of /** @type {const} */ ([["200 %", 640], ["400 %", 320]])) {
  test(`at ${zoom} all is there, in one direction`, () =>
    onOpenPage({ viewport: { width, height: 512 } }, async (page) => {
      const isWithin = (/** @type {string} */ state) =>
        page.evaluate(() => document.documentElement.scrollWidth <= innerWidth).then((fits) => assert.ok(fits, `${state} needs no sideways scrolling`));
      await isWithin("the first page");
      await analyze(page, TEXT);
      await isWithin("the text");
      const findings = page.locator("#show-findings");
      if (await findings.isVisible()) await findings.click();
      await isWithin("the findings");
      await page.locator("#findings .name").first().click();
      await page.locator("#chip").waitFor();
      await isWithin("the selection");
      // Nothing that can be pressed is cut off or lies under the chip for good.
      const cut = await page.evaluate(() =>
        [...document.querySelectorAll("button, a, select, input, summary")].filter((element) => {
          if (!element.checkVisibility() || element.closest(".unseen, .skip")) return false;
          const { left, right, width } = element.getBoundingClientRect();
          return width > 0 && (left < -1 || right > innerWidth + 1) && !element.matches(".skip");
        }).map((element) => element.outerHTML.slice(0, 100)),
      );
      assert.deepEqual(cut, []);
      await page.locator("#take").click();
      await page.locator("#taking").waitFor();
      await isWithin("the export");
    }));
}

test("who asks for less motion has none", () =>
  onOpenPage({ reducedMotion: "reduce" }, async (page) => {
    await analyze(page, TEXT);
    await page.locator("#findings .name").first().click();
    const moving = await page.evaluate(() => {
      const seconds = (/** @type {string} */ value) => value.split(",").some((part) => parseFloat(part) > 0);
      return [...document.querySelectorAll("*")].filter((element) => {
        const { animationName, animationDuration, transitionDuration, scrollBehavior } = getComputedStyle(element);
        return (animationName !== "none" && seconds(animationDuration)) || seconds(transitionDuration) || scrollBehavior === "smooth";
      }).map((element) => element.outerHTML.slice(0, 80));
    });
    assert.deepEqual(moving, []);
  }));

test("in forced colours kinds, the selection and what is pressed are still told apart", () =>
  onOpenPage({ forcedColors: "active" }, async (page) => {
    await analyze(page, TEXT);
    await page.locator("#findings .name", { hasText: "Ana Belova" }).first().click();
    const looks = await page.evaluate(() => {
      const look = (/** @type {string} */ selector) => {
        const element = document.querySelector(selector);
        if (!element) return null;
        const { textDecorationStyle, textDecorationLine, textDecorationThickness, borderBottomStyle, borderBottomWidth, outlineStyle, outlineWidth, backgroundColor } = getComputedStyle(element);
        return [textDecorationLine, textDecorationStyle, textDecorationThickness, borderBottomStyle, borderBottomWidth, outlineStyle, outlineWidth, backgroundColor].join(" ");
      };
      return { person: look("#article mark.person:not(.current, .selected)") ?? look("#article mark.person"), place: look("#article mark.place"), pressed: look('#findings .name[aria-pressed="true"]'), other: look('#findings .name[aria-pressed="false"]') };
    });
    assert.notEqual(looks.person, looks.place);
    assert.notEqual(looks.pressed, looks.other);
  }));

test("what is pressed is at least 24 pixels high and wide, or has as much room around it", () =>
  onOpenPage({}, async (page) => {
    const assertLarge = async (/** @type {string} */ state) => {
      const small = await page.evaluate(() => {
        const LEAST = 24;
        const all = [...document.querySelectorAll("button, a[href], select, input, summary, textarea, label.check")].filter((element) => element.checkVisibility() && !element.closest(".unseen") && !element.matches(".skip, label input"));
        const middles = all.map((element) => {
          const { left, top, width, height } = element.getBoundingClientRect();
          return { element, x: left + width / 2, y: top + height / 2, width, height };
        });
        // WCAG 2.2, 2.5.8: a circle of 24 pixels around a smaller one meets no other target, and words in a sentence are free of it.
        return middles
          .filter(({ element, x, y, width, height }) => {
            if ((width >= LEAST - 0.5 && height >= LEAST - 0.5) || element.closest("#article p, #article li")) return false;
            return middles.some((other) => {
              if (other.element === element) return false;
              const [dx, dy] = [Math.max(0, Math.abs(other.x - x) - other.width / 2), Math.max(0, Math.abs(other.y - y) - other.height / 2)];
              return Math.hypot(dx, dy) < LEAST / 2 - 0.5;
            });
          })
          .map(({ element, width, height }) => `${element.outerHTML.slice(0, 90)} ${width.toFixed(0)} x ${height.toFixed(0)}`);
      });
      assert.deepEqual(small, [], state);
    };
    await assertLarge("start");
    await analyze(page, TEXT);
    for (const fold of await page.locator("#result details").all()) await fold.evaluate((element) => element.setAttribute("open", ""));
    await page.locator("#findings .name").first().click();
    await page.locator("#chip-contexts").click();
    await page.locator("#contexts").waitFor();
    await assertLarge("result");
    await page.locator("#chip-correct").click();
    await page.locator("#correcting").waitFor();
    await assertLarge("correction");
    await page.keyboard.press("Escape");
    await page.locator("#take").click();
    await assertLarge("export");
  }));
