// The analysis, off the main thread. The package is fetched in the background while somebody reads or types; whoever
// asks earlier waits for it. Errors come out as what can be told to people.

import { isControlled } from "./offline.js";

/**
 * @typedef {import("./pkg/index.js").Analysis} Analysis
 * @typedef {import("./pkg/index.js").WorkerAnalyzer} WorkerAnalyzer
 * @typedef {import("./pkg/index.js").Progress} Progress
 *
 * @typedef {object} Request
 * @property {number} sentences  length of the summary
 * @property {"auto" | "never"} repair
 * @property {string[]} stopWords
 * @property {AbortSignal} signal
 * @property {(progress: Progress) => void} onProgress
 *
 * @typedef {object} Client
 * @property {() => Promise<void>} warm  fetches and starts the analyser; does nothing the second time
 * @property {(source: string | File, request: Request) => Promise<Analysis>} analyze
 */

/** UTF-16 units of a very large text that the page shows; all of it is analysed. */
export const WINDOW = 2_000_000;

/** @returns {Client} */
export function createClient() {
  /** @type {Promise<WorkerAnalyzer> | null} */
  let starting = null;

  const start = () => {
    starting ??= import("./pkg/index.js").then(
      ({ createWorkerAnalyzer }) => createWorkerAnalyzer({ inheritPolicy: !isControlled() }),
      () => {
        starting = null;
        throw new Error("The analyser could not be loaded. Check the connection and try again; if that does not help, copy your text and reload the page.");
      },
    );
    return starting;
  };

  return {
    async warm() {
      await start().catch(() => undefined);
    },
    async analyze(source, { sentences, repair, stopWords, signal, onProgress }) {
      const analyzer = await start();
      const options = { sentences, repair, stopWords, window: WINDOW, signal, onProgress };
      return typeof source === "string" ? analyzer.analyze(source, options) : analyzer.analyzeFile(source, options);
    },
  };
}

/**
 * What to tell somebody about an error: the analyser's own message, which names the remedy.
 *
 * @param {unknown} error
 */
export function explain(error) {
  const message = error instanceof Error ? error.message : "";
  return message || "Something went wrong while reading this. Try again, or paste the text instead.";
}

/**
 * Whether the same input could succeed later: not where it is of the wrong kind.
 *
 * @param {unknown} error
 */
export function isWorthAnotherTry(error) {
  return !(error instanceof Error && "code" in error && (error.code === "unsupported" || error.code === "too-long"));
}

/** @param {unknown} error */
export function isAbort(error) {
  return error instanceof Error && ("code" in error ? error.code === "aborted" : error.name === "AbortError");
}
