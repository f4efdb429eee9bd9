// The documents: what was pasted, dropped or opened, where each of them stands, and the queue that analyses one after
// the other. One that fails says why and never holds up the others.

import { explain, isAbort, isWorthAnotherTry } from "./client.js";

/**
 * @typedef {import("./pkg/index.js").Analysis} Analysis
 * @typedef {import("./client.js").Client} Client
 * @typedef {"waiting" | "reading" | "text" | "analysed" | "failed" | "stopped"} State
 *
 * @typedef {object} Doc
 * @property {number} id
 * @property {string} name  file name, or what a pasted text is called until its title is known
 * @property {string | File | null} source  null where the browser would not give the file
 * @property {State} state
 * @property {string | null} message  what went wrong and what can be done, where it failed
 * @property {boolean} canRetry  where it failed: whether trying again could help
 * @property {Analysis | null} analysis  the last one, also while a new one is being made
 * @property {string} text  the analysed text, as far as it is shown
 * @property {"auto" | "never"} repair
 * @property {string} asked  settings of the last analysis, to see whether it is still the one wanted
 *
 * @typedef {object} Activity  what the queue is doing
 * @property {number} done
 * @property {number} total  0 when nothing is being done
 * @property {string} name  of the document in work
 * @property {number | null} part  0 to 1 of that document, where known
 */

/**
 * @param {Client} client
 * @param {{onChange: (doc: Doc) => void, onActivity: (activity: Activity) => void}} events
 */
export function createDocuments(client, { onChange, onActivity }) {
  /** @type {Doc[]} */
  const docs = [];
  /** @type {Doc[]} */
  let queue = [];
  /** @type {{doc: Doc, controller: AbortController} | null} */
  let job = null;
  let sentences = 3;
  /** @type {string[]} */
  let stopWords = [];
  let nextId = 1;
  let done = 0;

  /**
   * @param {string} name
   * @param {string | File | null} source
   */
  function add(name, source) {
    /** @type {Doc} */
    const doc = { id: nextId++, name, source, state: "waiting", message: null, canRetry: true, analysis: null, text: "", repair: "auto", asked: "" };
    docs.push(doc);
    return doc;
  }

  /** @param {Doc} doc */
  const wanted = (doc) => `${sentences} ${doc.repair} ${stopWords.join("\n")}`;

  /**
   * Puts a document at the front of the queue (`now`) or at its end. One that is in work begins anew.
   *
   * @param {Doc} doc
   * @param {"now" | "later"} when
   */
  function enqueue(doc, when) {
    if (doc.source === null) {
      settle(doc, "failed", "The browser could not open this. Check that it is still there and may be read, then open it again.");
      return;
    }
    queue = queue.filter((other) => other !== doc);
    if (when === "now") queue.unshift(doc);
    else queue.push(doc);
    doc.message = null;
    if (job?.doc === doc) job.controller.abort();
    else doc.state = "waiting";
    onChange(doc);
    // One more to do changes what there is to tell.
    if (job) tell(null);
    else void work();
  }

  /**
   * @param {Doc} doc
   * @param {State} state
   * @param {string | null} [message]
   */
  function settle(doc, state, message = null) {
    doc.state = state;
    doc.message = message;
    onChange(doc);
  }

  /** @param {number | null} part */
  function tell(part) {
    onActivity({ done, total: job ? done + queue.length + 1 : 0, name: job?.doc.name ?? "", part });
  }

  async function work() {
    if (job) return;
    for (let doc = queue.shift(); doc; doc = queue.shift()) {
      const controller = new AbortController();
      job = { doc, controller };
      tell(null);
      await analyze(doc, controller.signal);
      done += 1;
      job = null;
    }
    done = 0;
    tell(null);
  }

  /**
   * @param {Doc} doc
   * @param {AbortSignal} signal
   */
  async function analyze(doc, signal) {
    const { source } = doc;
    if (source === null) return;
    doc.asked = wanted(doc);
    settle(doc, typeof source === "string" ? "text" : "reading");
    try {
      const analysis = await client.analyze(source, {
        sentences,
        repair: doc.repair,
        stopWords,
        signal,
        onProgress: (progress) => {
          if (progress.step !== "read" && doc.state === "reading") settle(doc, "text");
          tell(progress.fraction);
        },
      });
      if (signal.aborted) return stop(doc);
      const text = analysis.text ?? (typeof source === "string" ? source : "");
      Object.assign(doc, { analysis: { ...analysis, text: null }, text });
      settle(doc, "analysed");
    } catch (error) {
      if (signal.aborted || isAbort(error)) return stop(doc);
      doc.canRetry = isWorthAnotherTry(error);
      settle(doc, "failed", explain(error));
    }
  }

  /** @param {Doc} doc one that was interrupted: it waits again, or it was cancelled */
  function stop(doc) {
    if (queue.includes(doc)) settle(doc, "waiting");
    else if (doc.analysis) settle(doc, "analysed");
    else settle(doc, "stopped");
  }

  return {
    /** @type {readonly Doc[]} */
    docs,
    /**
     * Adds documents and analyses them one after the other.
     *
     * @param {{name: string, source: string | File | null}[]} items
     * @returns {Doc[]}
     */
    add(items) {
      const added = items.map(({ name, source }) => add(name, source));
      for (const doc of added) enqueue(doc, "later");
      return added;
    },
    /**
     * Analyses a document again, before all others: its text was edited, or it is to be tried once more.
     *
     * @param {Doc} doc
     * @param {{source?: string, repair?: "auto" | "never"}} [changes]
     */
    again(doc, changes = {}) {
      Object.assign(doc, changes);
      enqueue(doc, "now");
    },
    /**
     * The length of the summary, for this and every later analysis.
     *
     * @param {number} value
     */
    setSentences(value) {
      sentences = value;
    },
    /**
     * Words that are left out, for this and every later analysis.
     *
     * @param {string[]} words
     */
    setStopWords(words) {
      stopWords = words;
    },
    /**
     * Makes sure that a document's analysis has the settings of now.
     *
     * @param {Doc} doc
     */
    freshen(doc) {
      const begun = doc.state === "analysed" || job?.doc === doc;
      if (begun && doc.asked !== wanted(doc)) enqueue(doc, "now");
    },
    /** Stops the document in work and takes the others out of the queue. */
    cancel() {
      const waiting = queue;
      queue = [];
      for (const doc of waiting) stop(doc);
      job?.controller.abort();
    },
  };
}
