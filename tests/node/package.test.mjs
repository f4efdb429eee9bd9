// The package as others get it: by its name, through its exports.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

import { GERMAN, installPackage, read, root } from "./support.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "nutgraf-"));
after(() => rmSync(folder, { recursive: true }));
mkdirSync(path.join(folder, "node_modules"));
symlinkSync(path.join(root, "pkg"), path.join(folder, "node_modules/nutgraf"), "junction");

/** What a program in the folder beside node_modules/ prints. */
function run(/** @type {string} */ program) {
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], { cwd: folder, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  return stdout;
}

test("it is imported by its name, and works", () => {
  const words = run(`
    import { analyze, createWorkerAnalyzer, init } from "nutgraf";
    await init();
    const text = "A title\\n\\nFive words in a sentence.";
    const worker = createWorkerAnalyzer();
    console.log(analyze(text).stats.words, (await worker.analyze(text)).stats.words);`);
  assert.equal(words, "5 5\n");
});

test("every export leads to a file", () => {
  const manifest = JSON.parse(read("pkg/package.json"));
  const names = Object.keys(manifest.exports).map((name) => path.posix.join("nutgraf", name));
  assert.deepEqual(names, ["nutgraf", "nutgraf/inline", "nutgraf/worker", "nutgraf/nutgraf_bg.wasm", "nutgraf/nutgraf_import_bg.wasm", "nutgraf/nutgraf_html_bg.wasm", "nutgraf/nutgraf_pdf_bg.wasm", "nutgraf/nutgraf_cjk_bg.wasm", "nutgraf/nutgraf_export_bg.wasm", "nutgraf/packs/*.nut", "nutgraf/package.json"]);
  const named = names.map((name) => name.replace("*", "de"));
  const found = JSON.parse(run(`console.log(JSON.stringify(${JSON.stringify(named)}.map((name) => import.meta.resolve(name))));`));
  for (const url of found) assert.ok(existsSync(fileURLToPath(url)), url);
  assert.ok(existsSync(path.join(root, "pkg", manifest.types)));
});

test("installed from its tarball it is whole: analysis, worker, files, packs", () => {
  const elsewhere = path.join(folder, "installed");
  mkdirSync(elsewhere);
  installPackage(elsewhere);
  const codes = readdirSync(path.join(root, "packs")).filter((name) => name.endsWith(".nut")).map((name) => path.parse(name).name);
  const program = `
    import { analyze, analyzeFile, createWorkerAnalyzer, languages, loadLanguage } from "nutgraf";
    const text = ${JSON.stringify(GERMAN)};
    for (const code of ${JSON.stringify(codes)}) await loadLanguage(code);
    const worker = createWorkerAnalyzer();
    console.log(languages().loaded.length, analyze(text).notices.length, (await worker.analyze(text)).notices.length);
    console.log((await analyzeFile(Uint8Array.from(Buffer.from("caf\u00e9, all\u00e9", "latin1")))).text);`;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], { cwd: elsewhere, encoding: "utf8" });
  assert.equal(status, 0, stderr);
  assert.equal(stdout, `${codes.length + 1} 0 0\ncafé, allé\n`);
});

test("where the wasm files are can be said once for all", () => {
  const pkg = pathToFileURL(path.join(root, "pkg")).href;
  const texts = run(`
    import { readFileSync } from "node:fs";
    import { analyzeFile, createWorkerAnalyzer, init } from "nutgraf";
    const read = (name) => readFileSync(new URL(name, "${pkg}/"));
    await init(WebAssembly.compile(read("nutgraf_bg.wasm")), read("nutgraf_import_bg.wasm"));
    const bytes = Uint8Array.from(Buffer.from("Le maire a d\u00e9clar\u00e9 que l'\u00e9t\u00e9 serait chaud.", "latin1"));
    const worker = createWorkerAnalyzer();
    console.log((await analyzeFile(bytes)).text === (await worker.analyzeFile(bytes)).text);`);
  assert.equal(texts, "true\n");
});
