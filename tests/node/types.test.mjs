// The hand-written types are those of the golden analyses: nothing is missing from them, nothing is in them that is not
// there, and no value is of another type.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";

import { goldenCases, root } from "./support.mjs";

const cases = goldenCases();

test("golden analyses are of type Analysis, and the least change of one is not", () => {
  const folder = path.join(root, "target/test-types");
  mkdirSync(folder, { recursive: true });
  const lines = ['import type { Analysis } from "../../pkg/index.js";'];
  for (const { name, expected } of cases) {
    const json = JSON.stringify(JSON.parse(expected));
    // On one line each, so that the comment covers all of it.
    lines.push(`export const ${identifier(name)}: Analysis = ${json};`);
    for (const [change, wrong] of changes(shortened(JSON.parse(expected)))) {
      lines.push("// @ts-expect-error", `export const ${identifier(`${name} ${change}`)}: Analysis = ${JSON.stringify(wrong)};`);
    }
  }
  writeFileSync(path.join(folder, "golden.mts"), `${lines.join("\n")}\n`);
  const compilerOptions = { strict: true, exactOptionalPropertyTypes: true, noEmit: true, target: "ES2022", module: "ESNext", moduleResolution: "Bundler", lib: ["ES2022", "DOM"], types: [] };
  writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["golden.mts"] }));
  const { status, stdout } = spawnSync(process.execPath, [path.join(root, "node_modules/typescript/bin/tsc"), "--project", folder], { encoding: "utf8" });
  assert.equal(status, 0, stdout);
});

test("the types need no library of a host, and are the host's where there is one", () => {
  const folder = path.join(root, "target/test-hosts");
  mkdirSync(folder, { recursive: true });
  const plain = `
    import { type FileSource, type WasmSource, analyzeFile, createWorkerAnalyzer, unpack } from "../../pkg/index.js";
    export const files: FileSource[] = [new Uint8Array(1), new ArrayBuffer(1)];
    export const wasm: WasmSource[] = ["nutgraf_bg.wasm", Promise.resolve(new Uint8Array(1))];
    export const names = async () => (await unpack(new Uint8Array(1))).map(({ name }): string => name);
    createWorkerAnalyzer({ packs: (code) => code });
    // @ts-expect-error: no file
    void analyzeFile(1);`;
  const hosted = `
    import { analyzeFile, unpack } from "../../pkg/index.js";
    export const files = async (given: Blob, signal: AbortSignal): Promise<File[]> => (await analyzeFile(given, { signal }), unpack(given));
    // @ts-expect-error: no Blob
    void analyzeFile({ size: 1, type: "" });`;
  writeFileSync(path.join(folder, "plain.mts"), plain);
  writeFileSync(path.join(folder, "hosted.mts"), hosted);
  for (const [lib, types, files] of /** @type {[string[], string[], string[]][]} */ ([
    [[], [], ["plain.mts"]],
    [["DOM"], [], ["plain.mts", "hosted.mts"]],
    [["WebWorker"], [], ["plain.mts", "hosted.mts"]],
    [[], ["node"], ["plain.mts", "hosted.mts"]],
  ])) {
    const compilerOptions = { strict: true, exactOptionalPropertyTypes: true, noEmit: true, target: "ES2022", module: "ESNext", moduleResolution: "Bundler", lib: ["ES2022", ...lib], types };
    writeFileSync(path.join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
    const { status, stdout } = spawnSync(process.execPath, [path.join(root, "node_modules/typescript/bin/tsc"), "--project", folder], { encoding: "utf8" });
    assert.equal(status, 0, `${lib}${types}: ${stdout}`);
  }
});

test("the golden analyses hold some of everything", () => {
  const golden = cases.map(({ expected }) => /** @type {import("../../pkg/index.js").Analysis} */ (JSON.parse(expected)));
  const some = (/** @type {(analysis: import("../../pkg/index.js").Analysis) => boolean | undefined} */ has) => assert.ok(golden.some(has), has.toString());
  some(({ title }) => title !== null);
  some(({ title }) => title === null);
  some(({ published }) => published !== null);
  some(({ repairs }) => repairs.length > 0);
  some(({ keywords }) => keywords.some(({ variants }) => variants));
  some(({ keywords, totals }) => totals.reference !== null && keywords.some(({ keyness }) => keyness));
  some(({ keywords, totals }) => totals.reference === null && keywords.every(({ keyness }) => !keyness));
  some(({ ngrams }) => ngrams.length > 0);
  some(({ keyphrases }) => keyphrases.length > 0);
  some(({ summary }) => summary.length > 0);
  some(({ nutgraf }) => nutgraf !== null);
  some(({ entities }) => entities.some(({ aliases, roles, why }) => aliases.length && roles.length && why.length > 0));
  some(({ quotes }) => quotes.some(({ speaker, mention, cue }) => speaker && mention && cue));
  some(({ dates }) => dates.length > 0);
  some(({ amounts }) => amounts.some(({ alternatives }) => alternatives.length > 0));
  some(({ amounts }) => amounts.some(({ unit }) => unit === null));
  some(({ corrections }) => corrections.some(({ applied }) => applied > 0) && corrections.some(({ applied }) => applied === 0));
  some(({ entities }) => entities.some(({ gender }) => gender === "f") && entities.some(({ gender }) => gender === "m"));
});

/**
 * Analyses that are wrong in one place each.
 *
 * @param {any} analysis
 * @returns {Iterable<[string, unknown]>}
 */
function* changes(analysis) {
  yield ["with a field too many", { ...analysis, mood: "good" }];
  for (const key of Object.keys(analysis)) {
    const { [key]: _, ...rest } = analysis;
    yield [`without ${key}`, rest];
    if (Array.isArray(analysis[key]) && analysis[key].length > 0) {
      const [first, ...others] = analysis[key];
      yield [`with a field too many in ${key}`, { ...analysis, [key]: [{ ...first, mood: "good" }, ...others] }];
    }
  }
}

/** An analysis with one item of each list. */
function shortened(/** @type {object} */ analysis) {
  return Object.fromEntries(Object.entries(analysis).map(([key, value]) => [key, Array.isArray(value) ? value.slice(0, 1) : value]));
}

/** A name for a constant. */
function identifier(/** @type {string} */ name) {
  return name.replace(/[^a-z]+/gi, "_");
}
