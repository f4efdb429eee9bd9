// The analysis off the main thread: a queue in front of one worker, which is replaced when it crashed, was aborted, or
// has grown large.

/**
 * @import { WasmSource, WorkerAnalyzer, createWorkerAnalyzer as Create } from "./index.d.ts"
 * @import { ToClient, ToWorker } from "./protocol.js"
 * @import { Thread } from "./thread.js"
 *
 * @typedef {object} Request
 * @property {Extract<ToWorker, {id: number}>} message
 * @property {ReturnType<typeof reporter>} progress
 * @property {(value: any) => void} resolve
 * @property {(error: Error) => void} reject stops listening to the signal, as `resolve` does
 */

import { NutgrafError, aborted, reasonOf, toError } from "./errors.js";
import { compile, lazy, modules } from "./load.js";
import { packsOf } from "./packs.js";
import { fromWire, mismatch, toWire, VERSION } from "./protocol.js";
import { asFiles, checkFile, checkForm, checkId, checkText, checkWords, nameOf, reporter, splitOptions } from "./requests.js";
import { startThread } from "./thread.js";

/** WebAssembly memory never shrinks: a worker that holds more bytes than this after a request gives place to a new one. */
const LARGE = 256 << 20;

/** Milliseconds that a result waits for packs; then it is given without, and a later one has them. */
const PACK_PATIENCE = 10_000;

/** @type {typeof Create} */
export function createWorkerAnalyzer({ workerUrl, wasm, importWasm, htmlWasm, pdfWasm, cjkWasm, exportWasm, packs, inheritPolicy = false } = {}) {
  // What was fetched for a worker, the one that takes its place is given.
  const packSource = packsOf(packs);
  const from = (/** @type {WasmSource | undefined} */ given, /** @type {typeof modules.analysis} */ shared) => (given === undefined ? shared.get : lazy(() => compile(given)));
  const analysis = from(wasm, modules.analysis);
  const further = {
    text: from(importWasm, modules.text),
    html: from(htmlWasm, modules.html),
    pdf: from(pdfWasm, modules.pdf),
    cjk: from(cjkWasm, modules.cjk),
    export: from(exportWasm, modules.export),
  };

  /** @type {Request[]} waiting, oldest first */
  const queue = [];
  /** @type {Request | undefined} the one that the worker has */
  let running;
  /** @type {Thread | undefined} */
  let thread;
  let ready = false;
  let terminated = false;
  let lastId = 0;

  function start() {
    try {
      /** @type {Thread} */
      const mine = startThread(
        { url: workerUrl, inheritPolicy },
        (message) => mine === thread && receive(message),
        (reason) => mine === thread && fail(ready ? toError(new Error(`the worker failed: ${reason}`)) : unstarted(new Error(reason))),
      );
      thread = mine;
      analysis().then(
        (module) => mine === thread && mine.post({ type: "start", version: VERSION, module, packs: packSource.all() }),
        (error) => mine === thread && fail(error),
      );
    } catch (error) {
      fail(unstarted(error));
    }
  }

  function drop() {
    thread?.stop();
    thread = undefined;
    ready = false;
  }

  /** Hands the worker the next request, where there is one and the worker is free. */
  function next() {
    if (!running && queue.length > 0) {
      if (!thread) start();
      if (ready && thread) {
        const request = /** @type {Request} */ (queue.shift());
        running = request;
        try {
          thread.post(request.message);
        } catch (error) {
          // Only options can hold what does not go to another thread.
          settle(() => request.reject(new NutgrafError("bad-option", `The options hold what is no plain value: ${reasonOf(error)}`, { cause: error })));
        }
      }
    }
    thread?.hold(running !== undefined || queue.length > 0);
  }

  /** @param {() => void} answer */
  function settle(answer) {
    running = undefined;
    answer();
    next();
  }

  /**
   * The worker is of no more use. What it was doing is lost; if it never came to do anything, then those that wait
   * would fare no better.
   *
   * @param {Error} error
   */
  function fail(error) {
    drop();
    const lost = running ? [running] : queue.splice(0);
    settle(() => lost.forEach((request) => request.reject(error)));
  }

  /** @param {ToClient} message */
  function receive(message) {
    switch (message.type) {
      case "ready": {
        const error = mismatch("the worker", message.version);
        if (error) return fail(error);
        ready = true;
        return next();
      }
      case "failed":
        return fail(fromWire(message.error));
      case "need-module": {
        const mine = thread;
        const { name } = message;
        further[name]().then(
          (module) => mine === thread && mine?.post({ type: "module", name, module }),
          (error) => mine === thread && mine?.post({ type: "module-failed", name, error: toWire(error) }),
        );
        return;
      }
      case "need-packs":
        return void deliverPacks(message);
    }
    if (!running || message.id !== running.message.id) return;
    const request = running;
    switch (message.type) {
      case "progress":
        return request.progress?.(message.step, message.fraction);
      case "result":
        if (message.memory > LARGE) drop();
        return settle(() => request.resolve(message.value));
      case "error":
        // After a trap the instance is in no state to go on.
        if (message.error.code === "crashed") drop();
        return settle(() => request.reject(fromWire(message.error)));
    }
  }

  /** @param {Extract<ToClient, {type: "need-packs"}>} message */
  async function deliverPacks({ codes, anew }) {
    const mine = thread;
    const packs = await Promise.all(codes.map((code) => fetchPack(code, anew)));
    if (mine === thread) mine?.post({ type: "packs", packs });
  }

  /**
   * A pack, or nothing where it is not to be had, or not soon enough.
   *
   * @param {string} code
   * @param {boolean} anew
   */
  async function fetchPack(code, anew) {
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const patience = new Promise((resolve) => {
      timer = setTimeout(() => {
        packSource.forget(code);
        resolve(undefined);
      }, PACK_PATIENCE);
    });
    const fetched = packSource.get(code, { anew }).catch(() => undefined);
    const bytes = /** @type {Uint8Array | undefined} */ (await Promise.race([fetched, patience]));
    clearTimeout(timer);
    // Of what may be damaged again, nobody else is to have a copy.
    if (anew) packSource.forget(code);
    return bytes;
  }

  /**
   * @param {unknown} given options of the call
   * @param {(options: unknown, id: number) => Request["message"]} compose
   * @returns {Promise<any>}
   */
  async function send(given, compose) {
    if (terminated) throw new NutgrafError("aborted", "This analyzer was terminated; create another one.");
    const { options, signal, onProgress } = splitOptions(given);
    if (signal?.aborted) throw aborted(signal);
    const message = compose(options, ++lastId);
    return new Promise((resolve, reject) => {
      const stop = () => {
        if (request === running) {
          drop();
          running = undefined;
        } else {
          queue.splice(queue.indexOf(request), 1);
        }
        request.reject(aborted(signal));
        next();
      };
      const ended = () => signal?.removeEventListener("abort", stop);
      /** @type {Request} */
      const request = {
        message,
        progress: reporter(onProgress),
        resolve: (value) => (ended(), resolve(value)),
        reject: (error) => (ended(), reject(error)),
      };
      signal?.addEventListener("abort", stop);
      queue.push(request);
      next();
    });
  }

  // Before it is needed, so that the first request does not wait for it. What goes wrong here is told to that request.
  start();
  thread?.hold(false);

  /** @type {WorkerAnalyzer} */
  const analyzer = {
    analyze: (text, options) => send(options, (options, id) => ({ type: "analyze", id, text: checkText(text), options })),
    analyzeFile: (file, options) => send(options, (options, id) => ({ type: "analyzeFile", id, file: checkFile(file), name: nameOf(file), options })),
    unpack: async (file, options) => asFiles(await send(options, (options, id) => ({ type: "unpack", id, file: checkFile(file), name: nameOf(file), options }))),
    tokenize: (text, options) => send(options, (_, id) => ({ type: "tokenize", id, text: checkText(text) })),
    contexts: (text, words, options) => send(options, (options, id) => ({ type: "contexts", id, text: checkText(text), words: checkWords(words), options })),
    exportAnalysis: (analysis, text, what, options) => send(options, (options, id) => ({ type: "exportAnalysis", id, analysis, text: checkText(text), what: checkForm(what), options })),
    collect: (name, document, options) =>
      send(options, (options, id) => {
        const what = typeof document === "string" ? { text: document } : { file: checkFile(document), name: nameOf(document) };
        return { type: "collect", id, document: checkId(name), ...what, options };
      }),
    merge: (parts, options) => send(options, (_, id) => ({ type: "merge", id, parts })),
    report: (parts, options) => send(options, (options, id) => ({ type: "report", id, parts, options })),
    reportAs: (parts, what, options) => send(options, (options, id) => ({ type: "report", id, parts, what: /** @type {import("./index.d.ts").ReportName} */ (checkForm(what)), options })),
    compare: (parts, here, there, options) => send(options, (options, id) => ({ type: "compare", id, parts, here, there, options })),
    redact: (text, options) => send(options, (options, id) => ({ type: "redact", id, text: checkText(text), options })),
    terminate() {
      terminated = true;
      drop();
      const lost = [...(running ? [running] : []), ...queue.splice(0)];
      running = undefined;
      lost.forEach((request) => request.reject(aborted()));
    },
  };
  return analyzer;
}

/** @param {unknown} error */
function unstarted(error) {
  return new NutgrafError("unsupported", `A worker could not be started (${reasonOf(error)}). See whether worker.js is where it is looked for, or say where it is by workerUrl: it must come from the page's own origin. Without workers, use init() and analyze().`, { cause: error });
}
