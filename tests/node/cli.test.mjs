// The command line and the package say the same of the same bytes.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { analyzeFile, init, languages, loadLanguage } from "../../pkg/index.js";
import { ARTICLE, binary, goldenCases, RUSSIAN, seeds, utf16, windows1251 } from "./support.mjs";

const unbuilt = existsSync(binary) ? false : `${binary} is not built; \`cargo build\` builds it`;
const folder = mkdtempSync(path.join(tmpdir(), "nutgraf-"));
after(() => rmSync(folder, { recursive: true }));

// The command line has all packs inside.
await init();
for (const code of languages().available) await loadLanguage(code);

/** The JSON that the command line writes about a file. */
function fromCommandLine(/** @type {string} */ file, /** @type {string[]} */ flags = []) {
  const { status, stdout, stderr } = spawnSync(binary, ["analyze", "--format", "json", ...flags, file], { encoding: "utf8", maxBuffer: 1 << 28 });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

test("articles", { skip: unbuilt }, async () => {
  for (const { name, file } of goldenCases()) {
    assert.deepEqual(await analyzeFile(readFileSync(file)), fromCommandLine(file), name);
  }
});

test("options", { skip: unbuilt }, async () => {
  const file = path.join(folder, "options.txt");
  writeFileSync(file, ARTICLE.replaceAll("ferry", "fähre 🙂"));
  const flags = ["--language", "en", "--date", "2024-03-05", "--ratio", "0.5", "--repair", "never", "--offsets", "chars"];
  const options = /** @type {const} */ ({ language: "en", date: "2024-03-05", ratio: 0.5, repair: "never", offsets: "chars" });
  assert.deepEqual(await analyzeFile(readFileSync(file), options), fromCommandLine(file, flags));
});

test("files that are not UTF-8, or hardly text", { skip: unbuilt }, async () => {
  /** @type {Record<string, Uint8Array>} */
  const files = {
    empty: new Uint8Array(),
    space: new TextEncoder().encode(" \r\n\t\u00a0\u2028"),
    windows1251: windows1251(RUSSIAN),
    latin1: Uint8Array.from(Buffer.from("Le maire a déclaré que l'été serait chaud. Les élus ont été prévenus.".repeat(4), "latin1")),
    utf16le: utf16(ARTICLE, true),
    utf16be: utf16(`${ARTICLE}\ud83d`, false),
    damaged: Uint8Array.from([...Buffer.from(`${ARTICLE} é é é é`), 0xff, 0x20, 0xc3]),
    controls: new TextEncoder().encode("One\u0000 line\u0007 with\u200b signs\u202e that are not seen. \ufeff Another."),
  };
  for (const [name, bytes] of Object.entries(files)) {
    const file = path.join(folder, `${name}.txt`);
    writeFileSync(file, bytes);
    assert.deepEqual(await analyzeFile(bytes), fromCommandLine(file), name);
  }
});

test("articles of the data folder", { skip: unbuilt || (seeds.length > 0 ? false : "no data folder (NUTGRAF_DATA)") }, async () => {
  for (const file of seeds) assert.deepEqual(await analyzeFile(readFileSync(file)), fromCommandLine(file), file);
});
