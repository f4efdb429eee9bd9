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
 * @typedef {object} Script
 * @property {string | URL | undefined} url where it is, if not worker.js beside this one; Blob URLs too
 * @property {boolean} inheritPolicy in a browser, whether the worker is to be under the policy of the page that starts it
 */

/**
 * @param {Script} script
 * @param {(message: ToClient) => void} onMessage
 * @param {(reason: string) => void} onFailure the script could not be loaded, or something in it was not caught
 * @returns {Thread}
 */
export function startThread(script, onMessage, onFailure) {
  return typeof Worker === "function" ? startInBrowser(script, onMessage, onFailure) : startInNode(script, onMessage, onFailure);
}

/** @type {typeof startThread} */
function startInBrowser({ url, inheritPolicy }, onMessage, onFailure) {
  // Written out for bundlers, which look for just this.
  const fromAddress = () => (url === undefined ? new Worker(new URL("./worker.js", import.meta.url), { type: "module", name: "nutgraf" }) : new Worker(url, { type: "module", name: "nutgraf" }));
  /** @type {ToWorker[] | undefined} what a worker from a Blob was sent before its first answer: until then another may have to take its place */
  let sent = inheritPolicy ? [] : undefined;
  let worker = (sent && fromBlob(url ?? "./worker.js")) ?? fromAddress();
  listen();

  function listen() {
    worker.onmessage = (event) => {
      sent = undefined;
      onMessage(event.data);
    };
    worker.onmessageerror = () => onFailure("its answer could not be read");
    worker.onerror = (event) => {
      event.preventDefault();
      // An error that has no message comes from a script that did not load.
      if (event.message || !sent) onFailure(event.message || "its script could not be loaded");
      else startAgain(sent);
    };
  }

  /** @param {ToWorker[]} messages */
  function startAgain(messages) {
    sent = undefined;
    worker.terminate();
    try {
      worker = fromAddress();
      listen();
      for (const message of messages) worker.postMessage(message);
    } catch (error) {
      onFailure(error instanceof Error ? error.message : String(error));
    }
  }

  return { post: (message) => (sent?.push(message), worker.postMessage(message)), stop: () => worker.terminate(), hold() {} };
}

/**
 * A worker that imports its script. One that is started from an address is under the policy of that address's answer; one
 * that is started from a Blob is under the policy of the page. Nothing where there are no Blob URLs.
 *
 * @param {string | URL} url
 */
function fromBlob(url) {
  const script = `import ${JSON.stringify(new URL(url, import.meta.url).href)};`;
  try {
    return new Worker(URL.createObjectURL(new Blob([script], { type: "text/javascript" })), { type: "module", name: "nutgraf" });
  } catch {
    return undefined;
  }
}

/** @type {typeof startThread} */
function startInNode({ url }, onMessage, onFailure) {
  const threads = globalThis.process?.getBuiltinModule?.("node:worker_threads");
  if (!threads) throw new Error("there are no workers here");
  // Written out for bundlers here too. Without the program's own flags: some do not suit a file.
  const worker = new threads.Worker(url === undefined ? new URL("./worker.js", import.meta.url) : new URL(url, import.meta.url), { execArgv: [] });
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
