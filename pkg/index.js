// The package: the analysis on this thread, after init(), or on a worker of its own. index.d.ts documents all of it.

/**
 * @import * as Api from "./index.d.ts"
 * @import * as Analyzer from "./nutgraf.js"
 * @import * as Importer from "./nutgraf_import.js"
 */

import { NutgrafError, aborted, toError } from "./errors.js";
import { instantiate } from "./instance.js";
import { analysisModule, importModule, lazy } from "./load.js";
import { VERSION } from "./protocol.js";
import { analyzeBlob, checkFile, checkText, reporter, splitOptions } from "./requests.js";

export { createWorkerAnalyzer } from "./client.js";
export { NutgrafError, VERSION };

/** @type {typeof Analyzer | undefined} */
let analyzer;
/** @type {typeof Importer | undefined} */
let decoder;

/** @type {typeof Api.init} */
export const init = lazy(async (wasm, importWasm) => {
  if (wasm !== undefined) analysisModule.from(wasm);
  if (importWasm !== undefined) importModule.from(importWasm);
  const glue = await import("./nutgraf.js");
  await instantiate(glue, await analysisModule.get());
  analyzer = glue;
});

const importer = lazy(async () => {
  const glue = await import("./nutgraf_import.js");
  await instantiate(glue, await importModule.get());
  decoder = glue;
  return glue;
});

/** @type {typeof Api.analyze} */
export function analyze(text, options) {
  return run("analyze", text, (glue, checked) => glue.analyze(checked, options));
}

/** @type {typeof Api.tokenize} */
export function tokenize(text) {
  return run("tokenize", text, (glue, checked) => glue.tokenize(checked));
}

/** @type {typeof Api.analyzeFile} */
export async function analyzeFile(file, given) {
  const { options, signal, onProgress } = splitOptions(given);
  const blob = checkFile(file);
  await init();
  if (signal?.aborted) throw aborted(signal);
  try {
    return await analyzeBlob(blob, options, { analyzer: started("analyzeFile"), importer, progress: reporter(onProgress), signal });
  } catch (error) {
    throw recover(error);
  }
}

/**
 * A call that does not wait for anything.
 *
 * @template T
 * @param {string} name
 * @param {unknown} text
 * @param {(glue: typeof Analyzer, text: string) => T} call
 */
function run(name, text, call) {
  const glue = started(name);
  const checked = checkText(text);
  try {
    return call(glue, checked);
  } catch (error) {
    throw recover(error);
  }
}

/**
 * @param {string} name of the call
 */
function started(name) {
  if (analyzer) return analyzer;
  throw new NutgrafError("unsupported", `${name}() was called before init() was done: \`await init()\` first.`);
}

/**
 * What was thrown, as a NutgrafError. After a trap an instance is in no state to go on, so there are new ones.
 *
 * @param {unknown} thrown
 */
function recover(thrown) {
  const error = toError(thrown);
  if (error.code === "crashed") {
    analyzer?.__wbg_reset_state();
    decoder?.__wbg_reset_state();
  }
  return error;
}
