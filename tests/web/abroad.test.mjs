// Real articles in ten languages, from the development sets of the data folder: the page knows their language, marks their names, and
// says nothing of English in them. NUTGRAF_PICTURES names a folder for pictures of what it looks like.

import assert from "node:assert/strict";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { LANGUAGES } from "../../www/messages.js";
import { createStage } from "./stage.mjs";
import { analyze, assertAccessible, readResult, ROOT, SEEDS } from "./steps.mjs";

const SETS = path.join(SEEDS, "..", "data", "ner", "dev");
/** Of each language the set that its article is from. */
const ARTICLES = { ar: "aqmar", de: "europarl", es: "ancora_cess", fr: "winer", hr: "uner_set", hu: "nerkor", pl: "nkjp", pt: "uner_bosque", ru: "factrueval", zh: "uner_gsdsimp" };
/** Tokens that an article has at least, and after which it is cut at the next sentence's end. */
const [FEWEST, MOST] = [250, 600];
/** Sentences of a paragraph. */
const PARAGRAPH = 4;
/** The kinds of the sets' names that are looked for. */
const KINDS = new Set(["PER", "ORG", "LOC"]);
/** The languages whose names the page itself calls rough. */
const ROUGH = ["ar", "pl", "zh"];
/** The part of an article's different names that the page must mark at least, whole or in part: where names are good, and where they are rough. */
const [LEAST_MARKED, LEAST_ROUGH] = [0.75, 0.35];

/**
 * The first document of a set that is long enough: its text and its names.
 *
 * @param {string} file  lines of token, `_` where a space follows, and tag
 */
function articleOf(file) {
  for (const document of readFileSync(file, "utf8").split(/^-DOCSTART-.*$/mu)) {
    const sentences = document.split(/\n\n+/u).map((sentence) => sentence.split("\n").filter(Boolean).map((line) => line.split("\t")));
    let tokens = 0;
    const taken = sentences.filter((sentence) => sentence.length > 0 && tokens < MOST && (tokens += sentence.length) > 0);
    if (tokens < FEWEST) continue;
    /** @type {string[]} */
    const texts = [];
    /** @type {Set<string>} */
    const names = new Set();
    for (const sentence of taken) {
      let [text, name] = ["", ""];
      const close = () => {
        if (name) names.add(name.trim());
        name = "";
      };
      for (const [token = "", space, tag = "O"] of sentence) {
        const piece = token + (space === "_" ? " " : "");
        if (!tag.startsWith("I-")) close();
        if (KINDS.has(tag.slice(2))) name += piece;
        text += piece;
      }
      close();
      texts.push(text.trim());
    }
    const paragraphs = texts.flatMap((_, i) => (i % PARAGRAPH === 0 ? [texts.slice(i, i + PARAGRAPH).join(" ")] : []));
    return { text: paragraphs.join("\n\n"), names: [...names] };
  }
  throw new Error(`${file} has no document of ${FEWEST} tokens`);
}

const { onOpenPage } = createStage();

for (const [code, set] of Object.entries(ARTICLES)) {
  const file = path.join(SETS, `${code}.${set}.dev.bio`);
  test(`a real article in ${new Intl.DisplayNames(["en"], { type: "language" }).of(code)}`, { skip: existsSync(file) ? false : "no data folder (NUTGRAF_DATA)" }, async (t) => {
    const { text, names } = articleOf(file);
    // In the page's own words of that language, where it has them.
    const locale = LANGUAGES.has(code) ? code : "en";
    await onOpenPage({ locale }, async (page) => {
      await analyze(page, text);
      const { marks, notices, words, summary } = await readResult(page);
      assert.deepEqual(notices, []);
      assert.ok(summary.length > 0 && words.length > 0);
      const stops = new Set(["the", "of", "and"]);
      assert.deepEqual(words.filter((word) => stops.has(word)), []);
      const { lang, direction } = await page.evaluate(() => {
        const paragraph = document.querySelector("#article .paragraph");
        return { lang: document.getElementById("article")?.lang, direction: paragraph && getComputedStyle(paragraph).direction };
      });
      assert.equal(lang, code);
      assert.equal(direction, code === "ar" ? "rtl" : "ltr");
      const isMarked = (/** @type {string} */ name) => marks.some((mark) => mark.includes(name) || name.includes(mark));
      const missing = names.filter((name) => !isMarked(name));
      t.diagnostic(`${names.length - missing.length} of ${names.length} names are marked; not ${missing.join(", ")}`);
      assert.ok(missing.length <= names.length * (1 - (ROUGH.includes(code) ? LEAST_ROUGH : LEAST_MARKED)), `${missing.length} of ${names.length} names are not marked: ${missing.join(", ")}`);
      if (code === "ar") await assertAccessible(page, code);
      const pictures = process.env.NUTGRAF_PICTURES;
      if (pictures) {
        mkdirSync(pictures, { recursive: true });
        await page.screenshot({ path: path.resolve(ROOT, pictures, `${code}.png`) });
      }
    });
  });
}
