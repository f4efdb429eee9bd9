// The package's exports are the command line's, byte by byte.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { analyze, analyzeFile, exportAnalysis, init, languages, loadLanguage } from "../../pkg/index.js";
import { ARTICLE, binary, goldenCases, root } from "./support.mjs";

/** @import { ExportName } from "../../pkg/index.js" */

const unbuilt = existsSync(binary) ? false : `${binary} is not built; \`cargo build\` builds it`;
const folder = mkdtempSync(path.join(tmpdir(), "nutgraf-"));
after(() => rmSync(folder, { recursive: true }));

// The command line has all packs inside.
await init();
for (const code of languages().available) await loadLanguage(code);

/** @type {ExportName[]} */
const NAMES = ["text", "markdown", "html", "json", "csv:entities", "csv:keywords", "csv:ngrams", "csv:keyphrases", "csv:quotes", "csv:dates", "csv:amounts", "svg:strip", "svg:timeline", "svg:bars"];

/** How the command line is asked for an export. */
function flags(/** @type {ExportName} */ name) {
  const [format = "", part = ""] = name.split(":");
  return ["--format", format, ...(format === "csv" ? ["--table", part] : format === "svg" ? ["--picture", part] : [])];
}

/** What the command line writes about a file. */
function fromCommandLine(/** @type {string} */ file, /** @type {string[]} */ given) {
  const { status, stdout, stderr } = spawnSync(binary, ["analyze", ...given, file], { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(status, 0, stderr);
  return stdout;
}

/** Texts that try something, each with signs that take one unit here and several there. */
const HOSTILE = `=HYPERLINK("http://evil.example") of Ana\u202e Belova 🙂\u0000

"</style><script>alert(1)</script>" said Mayor Ana Belova in Selvick on 3 May 2024. "=1+1;=2" said Mayor Ana Belova. Größe [x](javascript:alert(2)) costs 5 million euros.`;

test("the same bytes as the command line", { skip: unbuilt }, async () => {
  const hostile = path.join(folder, "hostile.txt");
  writeFileSync(hostile, HOSTILE);
  for (const { name, file } of [...goldenCases(), { name: "hostile", file: hostile }]) {
    const analysis = await analyzeFile(readFileSync(file));
    for (const what of NAMES) {
      const written = await exportAnalysis(analysis, "", what);
      assert.ok(written === fromCommandLine(file, flags(what)), `${what} of ${name}`);
    }
  }
});

test("options are the command line's", { skip: unbuilt }, async () => {
  const file = path.join(folder, "units.txt");
  writeFileSync(file, ARTICLE.replaceAll("ferry", "fähre 🙂"));
  for (const offsets of /** @type {const} */ (["utf16", "utf8", "chars"])) {
    const analysis = await analyzeFile(readFileSync(file), { offsets });
    for (const what of NAMES) {
      const bom = what.startsWith("csv:");
      const written = await exportAnalysis(analysis, "", what, { offsets, bom });
      // A byte order mark is no part of a string that is decoded.
      const { stdout } = spawnSync(binary, ["analyze", ...flags(what), "--offsets", offsets, ...(bom ? ["--bom"] : []), file]);
      assert.ok(Buffer.from(written).equals(stdout), `${what} in ${offsets}`);
    }
  }
});

test("an analysis is exported with its text, and after a way through JSON", async () => {
  const text = HOSTILE.replace("\u0000", "");
  const analysis = analyze(text, { repair: "never" });
  assert.equal(analysis.text, null);
  const again = JSON.parse(JSON.stringify(analysis));
  for (const what of NAMES) {
    const written = await exportAnalysis(analysis, text, what);
    assert.equal(await exportAnalysis(again, text, what), written);
    if (what === "json") assert.deepEqual(JSON.parse(written), analysis);
    if (what === "html") assert.ok(written.includes("&lt;script&gt;") && !written.includes("<script"), written);
  }
  // The JSON is an analysis, too.
  assert.equal(await exportAnalysis(JSON.parse(await exportAnalysis(analysis, text, "json")), text, "html"), await exportAnalysis(analysis, text, "html"));
});

test("what cannot be exported is refused with the remedy", async () => {
  const analysis = analyze(ARTICLE);
  const refused = (/** @type {unknown[]} */ [given, text, what, options], /** @type {RegExp} */ message) =>
    assert.rejects(exportAnalysis(/** @type {any} */ (given), /** @type {any} */ (text), /** @type {any} */ (what), /** @type {any} */ (options)), { name: "NutgrafError", code: "bad-option", message });
  await refused([analysis, ARTICLE, "pdf"], /no export 'pdf'; there are text, markdown, html, json, csv:entities/);
  await refused([analysis, ARTICLE, undefined], /third argument is of type undefined/);
  await refused([analysis, null, "html"], /text is null/);
  await refused([null, ARTICLE, "html"], /no analysis of this version/);
  await refused([{}, ARTICLE, "html"], /no analysis of this version/);
  await refused([{ ...analysis, schema: 99 }, ARTICLE, "html"], /schema is 99/);
  await refused([{ ...analysis, blocks: [{ start: 0, end: 3, kind: "stanza", body: true }] }, ARTICLE, "html"], /"stanza" is not a kind of block/);
  await refused([analysis, ARTICLE, "html", { offsets: "bytes" }], /utf8/);
  await refused([analysis, ARTICLE, "html", { bomb: true }], /no option 'bomb'; there are offsets, bom/);
  await refused([analysis, ARTICLE, "html", { bom: true }], /tables only/);
  await refused([analysis, ARTICLE, "csv:dates", { bom: 1 }], /'bom' is a number/);
  await refused([analysis, ARTICLE, "csv:dates", 5], /argument of options is a number/);
  // Undefined is not given.
  assert.ok(await exportAnalysis(analysis, ARTICLE, "csv:dates", { bom: undefined }));
});

test("the example writes what it says", async () => {
  const article = goldenCases().find(({ name }) => name === "wire");
  assert.ok(article);
  const into = path.join(folder, "example");
  const { status, stderr } = spawnSync(process.execPath, [path.join(root, "examples/exports.mjs"), article.file, into], { encoding: "utf8" });
  assert.equal(status, 0, stderr);
  assert.deepEqual(readdirSync(into).sort(), ["names.csv", "quotes.csv", "report.html", "report.md", "strip.svg", "timeline.svg", "words.svg"]);
  assert.ok(readFileSync(path.join(into, "report.html"), "utf8").startsWith("<!doctype html>"));
});
