// The worker's side: holds the wasm files' instances and answers one request at a time (protocol.js). It fetches nothing
// and knows no address: compiled modules are sent to it, so that it also runs from a Blob.

/**
 * @import { Progress } from "./index.d.ts"
 * @import { ToClient, ToWorker } from "./protocol.js"
 */

import { instantiate } from "./instance.js";
import * as analyzer from "./nutgraf.js";
import * as decoder from "./nutgraf_import.js";
import { fromWire, mismatch, toWire, VERSION } from "./protocol.js";
import { analyzeBlob } from "./requests.js";

// In Node a worker's port is not its global object.
const port = /** @type {any} */ (globalThis).process?.getBuiltinModule?.("node:worker_threads")?.parentPort ?? self;

/** @type {WebAssembly.Memory[]} of the instances */
const memories = [];

/**
 * What waits for the second module, or has it.
 *
 * @type {{resolve: (module: WebAssembly.Module) => void, reject: (error: Error) => void} | undefined}
 */
let delivery;

/** @param {ToWorker} message */
async function receive(message) {
  switch (message.type) {
    case "start":
      try {
        const error = mismatch("the script that started the worker", message.version);
        if (error) throw error;
        memories.push(await instantiate(analyzer, message.module));
        post({ type: "ready", version: VERSION });
      } catch (error) {
        post({ type: "failed", error: toWire(error) });
      }
      return;
    case "import":
      return delivery?.resolve(message.module);
    case "import-failed":
      return delivery?.reject(fromWire(message.error));
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
function perform(request) {
  const progress = (/** @type {Progress["step"]} */ step, /** @type {number} */ fraction) => post({ type: "progress", id: request.id, step, fraction });
  switch (request.type) {
    case "analyze":
      return analyzer.analyze(request.text, request.options, progress);
    case "analyzeFile":
      return analyzeBlob(request.file, request.options, { analyzer, importer, progress });
    case "tokenize":
      return analyzer.tokenize(request.text);
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
