// The package: the analysis on this thread, after init(), or on a worker of its own. index.d.ts documents all of it.

/**
 * @import * as Api from "./index.d.ts"
 * @import * as Analyzer from "./nutgraf.js"
 * @import * as Exporter from "./nutgraf_export.js"
 * @import * as Importer from "./nutgraf_import.js"
 */

import { NutgrafError, aborted, toError } from "./errors.js";
import { instantiate, loadGlue } from "./instance.js";
import { lazy, modules } from "./load.js";
import { sharedPacks, unloaded } from "./packs.js";
import { VERSION } from "./protocol.js";
import { COLLECTION_OPTIONS, analyzeBlob, asFiles, checkFile, checkForm, checkText, checkWords, nameOf, redactText, reporter, splitOptions, unpackBlob } from "./requests.js";

export { createWorkerAnalyzer } from "./client.js";
export { COLLECTION_OPTIONS, NutgrafError, VERSION };

/** @type {typeof Analyzer | undefined} */
let analyzer;
/** @type {Set<typeof Importer>} those that are in use */
const importers = new Set();
/** @type {typeof Exporter | undefined} */
let writer;
/** @type {Map<string, Uint8Array>} the packs that the analysis has, by language: a new instance has none */
const packs = new Map();

/** @type {typeof Api.init} */
export const init = lazy(async (wasm, importWasm, exportWasm, htmlWasm, pdfWasm, cjkWasm) => {
  const given = { analysis: wasm, text: importWasm, html: htmlWasm, pdf: pdfWasm, cjk: cjkWasm, export: exportWasm };
  for (const [name, shared] of Object.entries(modules)) {
    const source = given[/** @type {keyof typeof modules} */ (name)];
    if (source !== undefined) shared.from(() => source);
  }
  const glue = await loadGlue(() => import("./nutgraf.js"));
  await instantiate(glue, await modules.analysis.get());
  analyzer = glue;
});

const IMPORTERS = {
  text: lazy(() => imported(() => import("./nutgraf_import.js"), modules.text)),
  html: lazy(() => imported(() => import("./nutgraf_html.js"), modules.html)),
  pdf: lazy(() => imported(() => import("./nutgraf_pdf.js"), modules.pdf)),
  cjk: lazy(() => imported(() => import("./nutgraf_cjk.js"), modules.cjk)),
};

/** @param {keyof typeof IMPORTERS} name */
const importer = (name) => IMPORTERS[name]();

/**
 * @param {() => Promise<typeof Importer>} load
 * @param {typeof modules.text} module
 */
async function imported(load, module) {
  const glue = await loadGlue(load);
  await instantiate(glue, await module.get());
  importers.add(glue);
  return glue;
}

const exporter = lazy(async () => {
  const glue = await loadGlue(() => import("./nutgraf_export.js"));
  await instantiate(glue, await modules.export.get());
  writer = glue;
  return glue;
});

/** @type {typeof Api.loadLanguage} */
export async function loadLanguage(code, source) {
  await init();
  const glue = started("loadLanguage");
  if (glue.loadedLanguages().includes(code)) return;
  const available = glue.packLanguages();
  if (!available.includes(code)) throw new NutgrafError("bad-option", `There is no pack of a language '${code}'; there are ${available.join(", ")}. Texts in other languages are analysed without.`);
  // What came out of a cache may be damaged; what is behind an address may be right by now.
  for (let attempt = 1; !packs.has(code); attempt++) {
    const bytes = await sharedPacks.get(code, { source, anew: attempt > 1 });
    try {
      take(code, bytes);
    } catch (error) {
      sharedPacks.forget(code);
      if (attempt > 1 || !isAddress(source)) throw error;
    }
  }
}

/** @type {typeof Api.languages} */
export function languages() {
  const glue = started("languages");
  return { loaded: glue.loadedLanguages(), available: glue.packLanguages() };
}

/** @type {typeof Api.analyze} */
export function analyze(text, options) {
  return run("analyze", text, (glue, checked) => glue.analyze(checked, options));
}

/** @type {typeof Api.tokenize} */
export function tokenize(text) {
  return run("tokenize", text, (glue, checked) => glue.tokenize(checked));
}

/** @type {typeof Api.contexts} */
export function contexts(text, words, options) {
  return run("contexts", text, (glue, checked) => glue.contexts(checked, checkWords(words), options));
}

/** @type {typeof Api.analyzeFile} */
export async function analyzeFile(file, given) {
  const { options, signal, onProgress } = splitOptions(given);
  const blob = checkFile(file);
  await init();
  if (signal?.aborted) throw aborted(signal);
  try {
    return /** @type {Api.Analysis} */ (await analyzeBlob(blob, options, { analyzer: started("analyzeFile"), name: nameOf(file), importer, progress: reporter(onProgress), signal }));
  } catch (error) {
    throw recover(error);
  }
}

/** @type {typeof Api.unpack} */
export async function unpack(file, given) {
  const { options, signal } = splitOptions(given);
  const blob = checkFile(file);
  await init();
  if (signal?.aborted) throw aborted(signal);
  try {
    return asFiles(await unpackBlob(blob, options, { analyzer: started("unpack"), name: nameOf(file), importer, signal }));
  } catch (error) {
    throw recover(error);
  }
}

/** @type {typeof Api.exportAnalysis} */
export async function exportAnalysis(analysis, text, what, options) {
  const [checked, form] = [checkText(text), checkForm(what)];
  const glue = await exporter();
  try {
    return glue.exportAnalysis(analysis, checked, form, options);
  } catch (error) {
    throw recover(error);
  }
}

/** @type {typeof Api.createCollection} */
export async function createCollection(...parts) {
  const [glue, { mergedOf }] = await Promise.all([exporter(), loadGlue(() => import("./collection.js"))]);
  return mergedOf(glue, recover, parts);
}

/** @type {typeof Api.redact} */
export async function redact(text, options) {
  const checked = checkText(text);
  const [glue] = await Promise.all([exporter(), init()]);
  try {
    return redactText(checked, options, { analyzer: started("redact"), writer: glue });
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
 * Hands a pack to the analysis.
 *
 * @param {string} code of the language that it must be of
 * @param {Uint8Array} bytes
 */
function take(code, bytes) {
  const glue = started("loadLanguage");
  let found;
  try {
    found = glue.loadLanguage(bytes);
  } catch (error) {
    const told = recover(error);
    throw told.code === "unreadable" ? unloaded(code, told) : told;
  }
  packs.set(found, bytes);
  if (found !== code) throw unloaded(code, new Error(`the file is the pack of '${found}'`));
}

/** @param {Api.PackSource | undefined} source */
function isAddress(source) {
  return source === undefined || typeof source === "string" || source instanceof URL;
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
    for (const bytes of packs.values()) analyzer?.loadLanguage(bytes);
    for (const glue of importers) glue.__wbg_reset_state();
    writer?.__wbg_reset_state();
  }
  return error;
}
