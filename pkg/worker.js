// The worker's side: holds the wasm files' instances and answers one request at a time (protocol.js). It fetches nothing
// and knows no address: compiled modules and packs are sent to it, so that it also runs from a Blob.

/**
 * @import { Analysis, Progress } from "./index.d.ts"
 * @import { ToClient, ToWorker } from "./protocol.js"
 *
 * @typedef {Extract<ToWorker, {type: "analyze" | "analyzeFile"}>} Analysed
 */

import { instantiate } from "./instance.js";
import * as analyzer from "./nutgraf.js";
import * as decoder from "./nutgraf_import.js";
import { fromWire, mismatch, toWire, VERSION } from "./protocol.js";
import { analyzeBlob } from "./requests.js";

// In Node a worker's port is not its global object.
const port = /** @type {any} */ (globalThis).process?.getBuiltinModule?.("node:worker_threads")?.parentPort ?? self;

/**
 * UTF-16 units, or bytes, of the head of a long text by which its language is told beforehand, so that not all of it has to be
 * analysed twice for want of a pack.
 */
const HEAD = 50_000;
/** How many times as long a text must be for that. */
const LONG = 4;

/** @type {WebAssembly.Memory[]} of the instances */
const memories = [];

/**
 * What waits for the second module, or has it.
 *
 * @type {{resolve: (module: WebAssembly.Module) => void, reject: (error: Error) => void} | undefined}
 */
let delivery;

/** @type {((bytes: Uint8Array | undefined) => void) | undefined} waits for a pack; nothing comes where it is not to be had */
let deliverPack;

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
    case "import":
      return delivery?.resolve(message.module);
    case "import-failed":
      return delivery?.reject(fromWire(message.error));
    case "pack":
      return deliverPack?.(message.bytes);
    default:
      try {
        const value = await perform(message);
        const memory = memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);
        post({ type: "result", id: message.id, value, memory }, value instanceof Uint32Array ? [value.buffer] : []);
      } catch (error) {
        post({ type: "error", id: message.id, error: toWire(error) });
      }
  }
}

/** @param {Extract<ToWorker, {id: number}>} request */
async function perform(request) {
  if (request.type === "tokenize") return analyzer.tokenize(request.text);
  // The analysis may be made twice, and what is told of it only grows.
  let told = 0;
  const progress = (/** @type {Progress["step"]} */ step, /** @type {number} */ fraction) => {
    if (fraction < told) return;
    told = fraction;
    post({ type: "progress", id: request.id, step, fraction });
  };
  const head = await headOf(request);
  // What is wrong with the head alone is no matter: all of it comes next.
  const tried = head && (await Promise.resolve(head).then((head) => analyze(head)).then(completed).catch(() => undefined));
  const analysis = await analyze(request, progress);
  return tried !== "lacking" && (await completed(analysis)) === "completed" ? analyze(request, progress) : analysis;
}

/**
 * The same request for the head of a long text.
 *
 * @param {Analysed} request
 * @returns {Promise<Analysed | undefined>}
 */
async function headOf(request) {
  if (request.type === "analyze") return request.text.length > LONG * HEAD ? { ...request, text: request.text.slice(0, HEAD) } : undefined;
  if (request.file.size <= LONG * HEAD) return undefined;
  const bytes = new Uint8Array(await request.file.slice(0, HEAD).arrayBuffer());
  // At a line's end, for half a character at the end might pass for another encoding.
  return { ...request, file: new Blob([bytes.subarray(0, Math.max(bytes.lastIndexOf(10), 0))]) };
}

/**
 * @param {Analysed} request
 * @param {(step: Progress["step"], fraction: number) => void} [progress]
 * @returns {Analysis | Promise<Analysis>}
 */
function analyze(request, progress) {
  if (request.type === "analyze") return analyzer.analyze(request.text, request.options, progress);
  return analyzeBlob(request.file, request.options, { analyzer, importer, progress });
}

/**
 * Has the pack fetched that an analysis was made without; once more past the caches where it is damaged.
 *
 * @param {Analysis} analysis
 * @returns {Promise<"whole" | "completed" | "lacking">} whether nothing was missing, or what was missing is there now, or not
 */
async function completed({ notices, language: { code } }) {
  if (!notices.some((notice) => notice.code === "language-pack-missing")) return "whole";
  for (const anew of [false, true]) {
    /** @type {Uint8Array | undefined} */
    const bytes = await new Promise((resolve) => {
      deliverPack = resolve;
      post({ type: "need-pack", code, anew });
    });
    if (!bytes) return "lacking";
    if (takePack(bytes) === code) return "completed";
  }
  return "lacking";
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

/** The second wasm file's glue; the client fetches the file when it is first needed. */
async function importer() {
  if (delivery) return decoder;
  try {
    const module = await new Promise((resolve, reject) => {
      delivery = { resolve, reject };
      post({ type: "need-import" });
    });
    memories.push(await instantiate(decoder, module));
    return decoder;
  } catch (error) {
    delivery = undefined;
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
