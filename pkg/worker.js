// The worker's side: holds the wasm files' instances and answers one request at a time (protocol.js). It fetches
// no file but scripts: compiled modules and packs are sent to it, so that it also runs from a Blob.

/**
 * @import { Analysis, Progress } from "./index.d.ts"
 * @import { Answer, Further, ToClient, ToWorker } from "./protocol.js"
 *
 * @typedef {Extract<ToWorker, {id: number}>} Request
 * @typedef {Exclude<Request, {type: "collect" | "merge" | "report" | "compare"}>} Analyzed
 *
 * What a request came to, and the languages whose packs would have made it better.
 * @typedef {{value: Answer | undefined, lacking: string[]}} Outcome
 */

import { toError } from "./errors.js";
import { instantiate, loadGlue } from "./instance.js";
import * as analyzer from "./nutgraf.js";
import { fromWire, mismatch, toWire, VERSION } from "./protocol.js";
import { analyzeBlob, collecting, redactText, unpackBlob } from "./requests.js";

// In Node a worker's port is not its global object.
const port = /** @type {any} */ (globalThis).process?.getBuiltinModule?.("node:worker_threads")?.parentPort ?? self;

/**
 * UTF-16 units, or bytes, of the head of a long text by which its language is told beforehand, so that not all of it has to be
 * analysed twice for want of a pack.
 */
const HEAD = 50_000;
/** How many times as long a text must be for that. */
const LONG = 4;

/** Milliseconds between two messages on how far one step is, but for reading, which tells of each slice. */
const PACE = 50;

/** @type {WebAssembly.Memory[]} of the instances */
const memories = [];

/**
 * What waits for a further module, or has it.
 *
 * @type {Map<Further, {resolve: (module: WebAssembly.Module) => void, reject: (error: Error) => void}>}
 */
const deliveries = new Map();

/** @type {((packs: (Uint8Array | undefined)[]) => void) | undefined} waits for packs; nothing comes of those that are not to be had */
let deliverPacks;

/** @param {ToWorker} message */
async function receive(message) {
  switch (message.type) {
    case "start":
      try {
        const error = mismatch("the script that started the worker", message.version);
        if (error) throw error;
        memories.push(await instantiate(analyzer, message.module));
        for (const bytes of message.packs) takePack(bytes);
        post({ type: "ready", version: VERSION });
      } catch (error) {
        post({ type: "failed", error: toWire(error) });
      }
      return;
    case "module":
      return deliveries.get(message.name)?.resolve(message.module);
    case "module-failed":
      return deliveries.get(message.name)?.reject(fromWire(message.error));
    case "packs":
      return deliverPacks?.(message.packs);
    default:
      try {
        // Only the head of a file comes to nothing.
        const value = /** @type {Answer} */ (await perform(message));
        const memory = memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
        post({ type: "result", id: message.id, value, memory }, buffersOf(value));
      } catch (error) {
        post({ type: "error", id: message.id, error: toWire(error) });
      }
  }
}

/**
 * Answers a request: once more where packs were missing, with as many of them as can be had. Which ones a text lacks does not depend
 * on those that are there, so that twice is enough.
 *
 * @param {Request} request
 */
async function perform(request) {
  if (request.type === "collect") return collect(request);
  if (request.type === "merge") return (await merged(request.parts)).toBytes();
  if (request.type === "report") {
    const collection = await merged(request.parts);
    return request.what === undefined ? collection.report(request.options) : collection.reportAs(/** @type {import("./index.d.ts").ReportName} */ (request.what), request.options);
  }
  if (request.type === "compare") return (await merged(request.parts)).compare(request.here, request.there, request.options);
  // The analysis may be made twice, and what is told of it only grows. A message takes longer than a step of a short text.
  /** @type {Progress & {at: number}} */
  let told = { step: "read", fraction: 0, at: 0 };
  const progress = (/** @type {Progress["step"]} */ step, /** @type {number} */ fraction) => {
    const at = Date.now();
    if (fraction < told.fraction || (step === told.step && step !== "read" && Math.abs(at - told.at) < PACE)) return;
    told = { step, fraction, at };
    post({ type: "progress", id: request.id, step, fraction });
  };
  /** @type {Set<string>} the languages whose packs were asked for: those that did not come are not asked for again */
  const asked = new Set();
  const size = request.type === "analyzeFile" ? request.file.size : undefined;
  const head = await headOf(request, size);
  /** @type {NonNullable<Parameters<typeof analyzeBlob>[2]["kept"]>} */
  const kept = {};
  // What is wrong with the head alone is no matter: all of it comes next.
  if (head) await attempt(head, { isHead: true }).then(({ lacking }) => fetchPacks(lacking, asked)).catch(() => undefined);
  const { value, lacking } = await attempt(request, { progress, kept, size });
  return (await fetchPacks(lacking, asked)) ? (await attempt(request, { progress, kept, size })).value : value;
}

/**
 * The bytes of a collection of one document, which is analysed here.
 *
 * @param {Extract<Request, {type: "collect"}>} request
 */
async function collect({ id, document, text = "", file, name = "", options }) {
  const wanted = collecting(options);
  const analysis = /** @type {any} */ (await perform(file ? { type: "analyzeFile", id, file, name, options: wanted } : { type: "analyze", id, text, options: wanted }));
  const { offsets } = /** @type {{offsets?: any}} */ (options ?? {});
  return (await merged([])).add(document, analysis, text, { offsets }).toBytes();
}

/**
 * A collection of the parts.
 *
 * @param {readonly Uint8Array[]} parts
 */
async function merged(parts) {
  const [writer, { keptOf }] = await Promise.all([exporter(), loadGlue(() => import("./collection.js"))]);
  return keptOf(writer, toError, parts);
}

/**
 * The same request for the head of a long text.
 *
 * @param {Analyzed} request
 * @param {number} [size] of its file, in bytes
 * @returns {Promise<Analyzed | undefined>}
 */
async function headOf(request, size = 0) {
  // The words of a text that was analysed are kept, until another is. What is written of an analysis asks for no pack.
  if (request.type === "contexts" || request.type === "exportAnalysis" || request.type === "unpack") return undefined;
  if (request.type !== "analyzeFile") return request.text.length > LONG * HEAD ? { ...request, text: request.text.slice(0, HEAD) } : undefined;
  if (size <= LONG * HEAD) return undefined;
  const bytes = new Uint8Array(await request.file.slice(0, HEAD).arrayBuffer());
  // At a line's end, for half a character at the end might pass for another encoding.
  return { ...request, file: new Blob([bytes.subarray(0, Math.max(bytes.lastIndexOf(10), 0))]) };
}

/**
 * @param {Analyzed} request
 * @param {Pick<Parameters<typeof analyzeBlob>[2], "progress" | "kept" | "isHead" | "size">} means
 * @returns {Promise<Outcome>}
 */
async function attempt(request, means) {
  if (request.type === "tokenize") {
    /** @type {string[]} */
    const lacking = [];
    return { value: analyzer.tokenize(request.text, lacking), lacking };
  }
  if (request.type === "contexts") {
    /** @type {string[]} */
    const lacking = [];
    return { value: analyzer.contexts(request.text, request.words, request.options, lacking), lacking };
  }
  if (request.type === "exportAnalysis") {
    const { exportAnalysis } = await exporter();
    return { value: exportAnalysis(request.analysis, request.text, request.what, request.options), lacking: [] };
  }
  if (request.type === "redact") {
    /** @type {string[]} */
    const lacking = [];
    return { value: redactText(request.text, request.options, { analyzer, writer: await exporter(), lacking }), lacking };
  }
  if (request.type === "unpack") return { value: await unpackBlob(request.file, request.options, { analyzer, name: request.name, importer }), lacking: [] };
  const value = request.type === "analyze" ? analyzer.analyze(request.text, request.options, means.progress) : await analyzeBlob(request.file, request.options, { analyzer, name: request.name, importer, ...means });
  return { value, lacking: (value?.notices ?? []).flatMap((/** @type {Analysis["notices"][number]} */ { language }) => language ?? []) };
}

/**
 * Has packs fetched, all at a time; once more past the caches what is damaged.
 *
 * @param {string[]} codes
 * @param {Set<string>} asked those that have been asked for, which are left out; the others are added
 * @returns {Promise<boolean>} whether any came
 */
async function fetchPacks(codes, asked) {
  let wanted = codes.filter((code) => !asked.has(code));
  let came = false;
  for (const code of wanted) asked.add(code);
  for (const anew of [false, true]) {
    if (wanted.length === 0) break;
    /** @type {(Uint8Array | undefined)[]} */
    const packs = await new Promise((resolve) => {
      deliverPacks = resolve;
      post({ type: "need-packs", codes: wanted, anew });
    });
    wanted = wanted.filter((code, i) => {
      const bytes = packs[i];
      const isRight = bytes !== undefined && takePack(bytes) === code;
      came ||= isRight;
      return bytes !== undefined && !isRight;
    });
  }
  return came;
}

/**
 * @param {Uint8Array} bytes
 * @returns {string | undefined} the code of its language; nothing where it is no pack
 */
function takePack(bytes) {
  try {
    return analyzer.loadLanguage(bytes);
  } catch (error) {
    // What is no error of the file is one of the instance.
    if (toWire(error).code !== "unreadable") throw error;
    return undefined;
  }
}

/** @param {keyof typeof IMPORTERS} name */
const importer = (name) => further(name, IMPORTERS[name]);
const IMPORTERS = {
  text: () => import("./nutgraf_import.js"),
  html: () => import("./nutgraf_html.js"),
  pdf: () => import("./nutgraf_pdf.js"),
  cjk: () => import("./nutgraf_cjk.js"),
};
const exporter = () => further("export", () => import("./nutgraf_export.js"));

/**
 * What of an answer is handed over and not copied.
 *
 * @param {Answer} value
 * @returns {Transferable[]}
 */
function buffersOf(value) {
  if (value instanceof Uint32Array || value instanceof Uint8Array) return [/** @type {ArrayBuffer} */ (value.buffer)];
  return Array.isArray(value) ? value[0].map(([, { buffer }]) => buffer) : [];
}

/**
 * The glue of a further wasm file; the client fetches the file when it is first needed.
 *
 * @template {Parameters<typeof instantiate>[0]} T
 * @param {Further} name
 * @param {() => Promise<T>} load loads it
 * @returns {Promise<T>}
 */
async function further(name, load) {
  if (deliveries.has(name)) return load();
  try {
    const glue = await loadGlue(load);
    const module = await new Promise((resolve, reject) => {
      deliveries.set(name, { resolve, reject });
      post({ type: "need-module", name });
    });
    memories.push(await instantiate(glue, module));
    return glue;
  } catch (error) {
    deliveries.delete(name);
    throw error;
  }
}

/**
 * @param {ToClient} message
 * @param {Transferable[]} [transfer]
 */
function post(message, transfer = []) {
  port.postMessage(message, transfer);
}

port.onmessage = (/** @type {{data: ToWorker}} */ event) => void receive(event.data);
