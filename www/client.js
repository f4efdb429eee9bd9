// The analysis, off the main thread. The package is fetched in the background while somebody reads or types; whoever
// asks earlier waits for it, and is told when that takes long. Errors come out as what can be told to people.

import { later } from "./later.js";
import { t, told } from "./messages.js";
import { fetchPackage } from "./package.js";

/**
 * @typedef {import("./pkg/index.js").Analysis} Analysis
 * @typedef {import("./pkg/index.js").WorkerAnalyzer} WorkerAnalyzer
 * @typedef {import("./pkg/index.js").Progress} Progress
 * @typedef {Pick<WorkerAnalyzer, "analyze" | "analyzeFile" | "unpack" | "contexts" | "exportAnalysis" | "redact" | "terminate">} Analyzer
 *
 * @typedef {object} Reading  how a document is read
 * @property {"auto" | "never"} repair
 * @property {string} encoding  how a file is read: "auto", or a label
 * @property {string} language  that the text is read in: "auto", or a code
 * @property {"html" | undefined} format  of a file, where that is known beforehand
 * @property {string | undefined} password  of a file that is locked
 * @property {boolean} wholePage  whether all of a web page is read
 * @property {string[]} stopWords
 * @property {readonly import("./pkg/index.js").Correction[]} corrections
 *
 * @typedef {object} Asked  what else an analysis is asked
 * @property {number} sentences  length of the summary
 * @property {number} window  UTF-16 units of the text that are shown; all of it is analysed
 * @property {AbortSignal} signal
 * @property {(progress: Progress) => void} onProgress
 * @property {() => void} onSlow  nothing has happened for some seconds: what has to be fetched does not come
 *
 * @typedef {Reading & Asked} Request
 *
 * @typedef {object} Client
 * @property {() => Promise<void>} warm  fetches and starts the analyser; does nothing the second time
 * @property {() => Promise<Analyzer>} start  the same, and gives it
 * @property {() => Promise<WorkerAnalyzer[]>} crew  workers for what is many, as many as the machine gains by; the same ones each time
 * @property {(source: string | File, request: Request, worker?: Analyzer) => Promise<Analysis>} analyze  by the worker that the rest of the page has, or by another
 * @property {WorkerAnalyzer["unpack"]} unpack
 * @property {WorkerAnalyzer["contexts"]} contexts
 * @property {WorkerAnalyzer["exportAnalysis"]} exportAnalysis
 * @property {WorkerAnalyzer["redact"]} redact
 * @property {(corrections: unknown) => Promise<void>} check  fails where these are no corrections, and says why
 * @property {(error: unknown) => Trouble} explain
 * @property {() => void} restart  forgets what is on its way, so that the next request fetches it anew
 *
 * @typedef {object} Trouble  what to tell somebody about an error
 * @property {string} message  what happened and what can be done about it
 * @property {"load" | "text"} about  the analyser, which did not come; or what it was given
 * @property {boolean} canRetry  whether the same input could succeed later: not where it is of the wrong kind
 * @property {boolean} canReread  whether reading the file in another encoding could help
 * @property {boolean} isLocked  whether it takes a password, or another one
 */

/** What Markdown has and articles hardly do; whether it is that, the analyser decides. */
const MARKS = /^#{1,6} |\]\(|^(?:```|---$|\+\+\+$)|\*\*/mu;

/** UTF-16 units of a very large text that the page shows at first. */
export const WINDOW = 2_000_000;

/** No machine gains by more workers than this, and each of them takes memory. */
const MOST_WORKERS = 4;

/** Milliseconds of waiting for a file before the reader is told. */
const PATIENCE = 12_000;

/** The analyser did not come or does not start; `code` as in the package. */
class LoadError extends Error {
  /**
   * @param {unknown} cause
   */
  constructor(cause) {
    super(t`The analyser could not be started.`, { cause });
    this.code = codeOf(cause) ?? "unreadable";
  }
}

/** The codes of the languages that the browser is set to, without their regions. */
function readersLanguages() {
  const codes = navigator.languages.map((tag) => tag.split("-")[0]?.toLowerCase() ?? "");
  return codes.filter((code) => /^[a-z]{2,3}$/.test(code));
}

/**
 * What a document is read from, as the package takes it: a text where `file` is null.
 *
 * @param {string | File} source
 * @param {Reading} reading
 */
export function readingOf(source, { repair, encoding, language, format, password, wholePage, stopWords, corrections }) {
  const options = {
    repair,
    language,
    stopWords,
    languageHints: readersLanguages(),
    ...(corrections.length > 0 ? { corrections: /** @type {const} */ ({ corrections: 1, rules: corrections }) } : {}),
  };
  if (typeof source !== "string") return { file: source, options: { ...options, ...(encoding === "auto" ? {} : { encoding }), format, password, wholePage } };
  const isMarked = repair === "auto" && MARKS.test(source);
  return isMarked ? { file: new Blob([source]), options: { ...options, format: /** @type {const} */ ("pasted") } } : { file: null, options };
}

/** @returns {Client} */
export function createClient() {
  /** @type {Promise<Analyzer> | null} */
  let starting = null;
  /** @type {Promise<WorkerAnalyzer[]> | null} */
  let hiring = null;
  let attempt = 0;

  const start = () => {
    const mine = (starting ??= load(attempt).catch((error) => {
      if (starting === mine) restart();
      throw new LoadError(error);
    }));
    return mine;
  };

  function restart() {
    attempt += 1;
    void starting?.then((analyzer) => analyzer.terminate()).catch(() => undefined);
    void hiring?.then((workers) => workers.forEach((worker) => worker.terminate())).catch(() => undefined);
    starting = hiring = null;
  }

  const crew = () => {
    const mine = (hiring ??= hire(attempt).catch((error) => {
      if (hiring === mine) hiring = null;
      throw error;
    }));
    return mine;
  };

  return {
    async warm() {
      await start().catch(() => undefined);
    },
    start,
    crew,
    async analyze(source, { sentences, window, signal, onProgress, onSlow, ...request }, worker) {
      let timer = setTimeout(onSlow, PATIENCE);
      try {
        const analyzer = worker ?? (await unlessAborted(start(), signal));
        const { file, options: asked } = readingOf(source, request);
        const options = {
          ...asked,
          sentences,
          window,
          signal,
          onProgress: (/** @type {Progress} */ progress) => {
            clearTimeout(timer);
            // What opens other encodings is fetched between reading and analysing.
            if (progress.step === "read") timer = setTimeout(onSlow, PATIENCE);
            onProgress(progress);
          },
        };
        if (file === null) return await analyzer.analyze(String(source), options);
        return await analyzer.analyzeFile(file, options).catch((error) => {
          // Where what knows Markdown does not come, the marks stay.
          if (typeof source !== "string" || signal.aborted || !["unreadable", "unsupported"].includes(codeOf(error) ?? "")) throw error;
          const { format: _, ...plain } = /** @type {typeof options & {format?: "pasted"}} */ (options);
          return analyzer.analyze(source, plain);
        });
      } finally {
        clearTimeout(timer);
      }
    },
    unpack: async (...given) => (await start()).unpack(...given),
    contexts: async (...given) => (await start()).contexts(...given),
    exportAnalysis: async (...given) => (await start()).exportAnalysis(...given),
    redact: async (...given) => (await start()).redact(...given),
    async check(corrections) {
      await (await start()).analyze("", { corrections: /** @type {import("./pkg/index.js").Corrections} */ (corrections) });
    },
    explain,
    restart,
  };
}

/**
 * Fetches and starts the analyser: in a worker, else on this thread.
 *
 * @param {number} attempt  from 0; another one asks under other addresses, past whatever holds up or has kept the first answer
 * @returns {Promise<Analyzer>}
 */
async function load(attempt) {
  const { nutgraf, sources } = await fetchPackage(attempt);
  const { createWorkerAnalyzer, init, analyze, analyzeFile, unpack, contexts, exportAnalysis, loadLanguage, redact } = nutgraf;
  const { wasm, importWasm, exportWasm, htmlWasm, pdfWasm, cjkWasm, packs } = sources;
  if (typeof Worker === "function") {
    const worker = createWorkerAnalyzer(sources);
    try {
      // Answered as soon as everything is there.
      await worker.tokenize("");
      return worker;
    } catch (error) {
      worker.terminate();
      const code = codeOf(error);
      if (code !== "crashed" && code !== "unsupported") throw error;
    }
  }
  // No workers here, or none that starts: the page stands still during an analysis, which for an article nobody notices.
  await init(wasm, importWasm, exportWasm, htmlWasm, pdfWasm, cjkWasm);
  /**
   * As a worker does it: an analysis for which packs were missing is made once more, with those that could be had.
   *
   * @template {Pick<Analysis, "notices">} A
   * @param {() => A | Promise<A>} make
   */
  const complete = async (make) => {
    const analysis = await make();
    const loads = await Promise.allSettled(lackingPacks(analysis).map((code) => loadLanguage(code, packs(code))));
    return loads.some(({ status }) => status === "fulfilled") ? make() : analysis;
  };
  return {
    analyze: (text, given) =>
      complete(async () => {
        const { signal, onProgress: _, ...options } = given ?? {};
        // Else what is being done would only be seen when it is done.
        await new Promise((resolve) => setTimeout(resolve, 0));
        signal?.throwIfAborted();
        return analyze(text, options);
      }),
    analyzeFile: (file, given) => complete(() => analyzeFile(file, given)),
    unpack,
    contexts: async (...given) => contexts(...given),
    exportAnalysis,
    redact,
    terminate() {},
  };
}

/**
 * Workers beside the one that the page waits for, with one compiled module for all of them.
 *
 * @param {number} attempt  as for `load`
 * @returns {Promise<WorkerAnalyzer[]>}
 */
async function hire(attempt) {
  const { nutgraf, sources } = await fetchPackage(attempt);
  const compiled = async (/** @type {unknown} */ source) => (source instanceof URL ? WebAssembly.compile(await (await fetch(source)).arrayBuffer()) : /** @type {WebAssembly.Module} */ (source));
  const wasm = await compiled(sources.wasm);
  // Compiled when one of them first waits for it: only who looks at all documents together asks for it.
  const exporter = later(() => compiled(sources.exportWasm));
  const exportWasm = /** @type {Promise<WebAssembly.Module>} */ ({ then: (...given) => exporter().then(...given) });
  return Array.from({ length: Math.min(MOST_WORKERS, navigator.hardwareConcurrency ?? 2) }, () => nutgraf.createWorkerAnalyzer({ ...sources, wasm, exportWasm }));
}

/**
 * The languages whose packs an analysis was made without, as codes: they could not be fetched.
 *
 * @param {Pick<Analysis, "notices"> | null} analysis
 * @returns {string[]}
 */
export function lackingPacks(analysis) {
  return analysis?.notices.flatMap(({ language }) => language ?? []) ?? [];
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {AbortSignal} signal
 * @returns {Promise<T>}
 */
function unlessAborted(promise, signal) {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) return stop();
    signal.addEventListener("abort", stop, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** What a reader can do where the analyser does not come; the package's own messages speak to programmers. */
const LOAD_REMEDIES = new Map([
  ["unsupported", t`This browser does not run the analysis: WebAssembly is switched off, as lockdown modes do, or the browser is too old. Switch it on for this page, or open the page in a current Firefox, Chrome, Edge or Safari.`],
  ["version-mismatch", t`Parts of two versions of this page have met. Copy your text, then reload the page; if that does not help, empty the browser’s cache.`],
]);
const UNLOADED = t`The analyser could not be loaded. Check the connection and choose Try again; if that does not help, copy your text and reload the page.`;

/**
 * @param {unknown} error
 * @returns {Trouble}
 */
export function explain(error) {
  const code = codeOf(error);
  if (error instanceof LoadError) return { message: LOAD_REMEDIES.get(error.code) ?? UNLOADED, about: "load", canRetry: true, canReread: false, isLocked: false };
  const isLocked = code === "password-needed";
  const trouble = { about: /** @type {const} */ ("text"), canRetry: code !== "unsupported" && code !== "too-long" && !isLocked, canReread: code === "unreadable", isLocked };
  if (code === "crashed") {
    return { ...trouble, message: t`The analysis stopped unexpectedly, for want of memory or by a fault in Nutgraf. Try again; if it stops again, try a shorter text, and please report it.` };
  }
  const message = error instanceof Error ? told(code ?? "", error.message) : "";
  return { ...trouble, message: message || t`Something went wrong while reading this. Try again, or paste the text instead.` };
}

/** @param {unknown} error */
export function isAbort(error) {
  return codeOf(error) === "aborted" || (error instanceof Error && error.name === "AbortError");
}

/** Whether a file holds documents that are to be opened one by one. @param {unknown} error */
export function isArchive(error) {
  return codeOf(error) === "archive";
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
