// The package in a bundle: as its README says for esbuild, with everything beside the bundle, and with every file somewhere else.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";

import { GERMAN, installPackage, read, root } from "./support.mjs";

const readme = read("pkg/README.md");
const folder = mkdtempSync(path.join(tmpdir(), "nutgraf-bundle-"));
before(() => {
  installPackage(folder);
  // Bundles are modules.
  writeFileSync(path.join(folder, "package.json"), '{ "type": "module" }');
});
after(() => rmSync(folder, { recursive: true }));

/** Says what came of every call: both threads, a pack by hand and one that the worker needs, and the second wasm file. */
const USE = `
const text = ${JSON.stringify(GERMAN)};
const café = Uint8Array.from([99, 97, 102, 233]);
export const use = async (worker) => console.log(JSON.stringify([
  languages().loaded, analyze(text), await worker.analyze(text), (await worker.tokenize("总统在首都会见了企业代表")).length / 4,
  (await analyzeFile(café)).text, (await worker.analyzeFile(café)).text,
]));
`;

/**
 * What a program prints.
 *
 * @param {string} program
 * @param {string[]} words
 */
function run(program, words, shell = false) {
  const { stdout, stderr, status, error } = spawnSync(program, words, { cwd: folder, encoding: "utf8", shell });
  assert.equal(status, 0, error?.message ?? stderr.slice(-2000));
  return stdout;
}

const esbuild = (/** @type {string[]} */ words) => run(path.join(root, "node_modules/.bin/esbuild"), [...words, "--log-level=error"], process.platform === "win32");
const node = (/** @type {string} */ script) => run(process.execPath, [script]);

/**
 * @param {string} name of the program
 * @param {string} program
 */
function write(name, program) {
  writeFileSync(path.join(folder, name), `import { analyze, analyzeFile, createWorkerAnalyzer, init, languages, loadLanguage } from "nutgraf";${USE}${program}`);
}

/** @param {string} printed */
function assertWorks(printed) {
  const [loaded, here, inWorker, tokens, ...files] = JSON.parse(printed);
  assert.deepEqual(loaded, ["de", "en"]);
  assert.deepEqual([here.language.code, here.notices], ["de", []]);
  assert.deepEqual(inWorker, here);
  assert.equal(tokens, 7, "six without the pack of Chinese");
  assert.deepEqual(files, ["café", "café"]);
}

test("with everything beside the bundle, as the README has it, the defaults are right", () => {
  const [, line = "", files = ""] = /^esbuild (.*)\ncp -r (.*) dist$/mu.exec(readme) ?? [];
  assert.equal(files, "node_modules/nutgraf/worker.js node_modules/nutgraf/*.wasm node_modules/nutgraf/packs");
  write("app.js", 'await init(); await loadLanguage("de"); await use(createWorkerAnalyzer());');
  for (const more of [[], ["--minify", "--splitting"]]) {
    esbuild([...line.split(" "), ...more]);
    const installed = path.join(folder, "node_modules/nutgraf");
    for (const name of readdirSync(installed)) {
      if (name === "packs" || name === "worker.js" || name.endsWith(".wasm")) cpSync(path.join(installed, name), path.join(folder, "dist", name), { recursive: true });
    }
    assertWorks(node("dist/app.js"));
    rmSync(path.join(folder, "dist"), { recursive: true });
  }
});

test("files under other names and in other places are found by the addresses that are passed", () => {
  const [, program = ""] = /```js\n(import wasm .*?)```/su.exec(readme) ?? [];
  const worker = /^createWorkerAnalyzer\((.*)\);$/mu;
  assert.match(program, worker);
  write("other.js", program.replace(worker, "await use(createWorkerAnalyzer($1));").replace("./worker.js", "./threads/worker.js").replace("./packs/", "./tables/"));
  esbuild(["other.js", "threads/worker=nutgraf/worker", "--bundle", "--format=esm", "--outdir=out", "--minify", "--loader:.wasm=file", "--loader:.nut=file", "--asset-names=assets/[hash]"]);
  cpSync(path.join(folder, "node_modules/nutgraf/packs"), path.join(folder, "out/tables"), { recursive: true });
  assert.ok(readdirSync(path.join(folder, "out")).every((name) => !name.endsWith(".wasm")));
  assertWorks(node("out/other.js"));
});
