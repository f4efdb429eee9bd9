// A worker thread: a browser's Worker, or Node's worker_threads in the same shape.

/**
 * @import { ToWorker, ToClient } from "./protocol.js"
 *
 * @typedef {object} Thread
 * @property {(message: ToWorker) => void} post
 * @property {() => void} stop
 * @property {(busy: boolean) => void} hold whether the program should stay alive for this thread's sake; browsers have no say in it
 */

/**
 * @param {string | URL | undefined} url the worker's script where it is not worker.js beside this one; Blob URLs too
 * @param {(message: ToClient) => void} onMessage
 * @param {(reason: string) => void} onFailure the script could not be loaded, or something in it was not caught
 * @returns {Thread}
 */
export function startThread(url, onMessage, onFailure) {
  return typeof Worker === "function" ? startInBrowser(url, onMessage, onFailure) : startInNode(url, onMessage, onFailure);
}

/** @type {typeof startThread} */
function startInBrowser(url, onMessage, onFailure) {
  // Written out for bundlers, which look for just this.
  const worker = url === undefined ? new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "nutgraf" }) : new Worker(url, { type: "module", name: "nutgraf" });
  worker.onmessage = (event) => onMessage(event.data);
  worker.onmessageerror = () => onFailure("its answer could not be read");
  worker.onerror = (event) => {
    event.preventDefault();
    // An error that has no message comes from a script that did not load.
    onFailure(event.message || "its script could not be loaded");
  };
  return { post: (message) => worker.postMessage(message), stop: () => worker.terminate(), hold() {} };
}

/** @type {typeof startThread} */
function startInNode(url, onMessage, onFailure) {
  const threads = globalThis.process?.getBuiltinModule?.("node:worker_threads");
  if (!threads) throw new Error("there are no workers here");
  // Without the program's own flags: some do not suit a file.
  const worker = new threads.Worker(new URL(url ?? "./worker.js", import.meta.url), { execArgv: [] });
  worker.on("message", onMessage);
  worker.on("messageerror", () => onFailure("its answer could not be read"));
  worker.on("error", (error) => onFailure(error.message));
  worker.on("exit", () => onFailure("it ended"));
  return {
    post: (message) => worker.postMessage(message),
    stop: () => void worker.terminate(),
    hold: (busy) => (busy ? worker.ref() : worker.unref()),
  };
}
