// The documents: what was pasted, dropped or opened, where each of them stands, and the queue that analyses one after
// the other, several at a time where there are many. One that fails says why and never holds up the others; its text stays.

import { briefOf } from "./briefs.js";
import { explain, isAbort, isArchive, WINDOW } from "./client.js";
import { t } from "./messages.js";

/**
 * @typedef {import("./pkg/index.js").Analysis} Analysis
 * @typedef {import("./pkg/index.js").Correction} Correction
 * @typedef {import("./client.js").Client} Client
 * @typedef {"waiting" | "reading" | "text" | "analysed" | "failed" | "stopped"} State
 *
 * @typedef {object} Doc
 * @property {number} id
 * @property {string} name  file name, or what a pasted text is called until its title is known
 * @property {string | File | null} source  null where the browser would not give the file
 * @property {string | null} plain  the text without its markup, of what was pasted with it
 * @property {State} state
 * @property {import("./client.js").Trouble | null} trouble  what went wrong and what can be done, where it failed
 * @property {boolean} slow  in work, and what it needs from the network does not come
 * @property {Analysis | null} analysis  the last one, also while a new one is being made; of those that nobody looks at it is forgotten
 * @property {string} text  the analysed text, as far as it is shown
 * @property {import("./briefs.js").Brief | null} brief  what stays of the analysis
 * @property {Made | null} made  what it was made of
 * @property {"auto" | "never"} repair
 * @property {string} encoding  how a file is read: "auto", or a label
 * @property {string} language  that the text is read in: "auto", or a code
 * @property {string | undefined} password  of a file that is locked
 * @property {boolean} wholePage  whether all of a web page is read, and not only its article
 * @property {number} window  UTF-16 units of the text that are shown
 *
 * @typedef {object} Item  a document to be
 * @property {string} name
 * @property {string | File | null} source
 * @property {string | null} [plain]
 * @property {"auto" | "never"} [repair]  how it is read, as a document has it
 * @property {string} [encoding]
 * @property {string} [language]
 * @property {boolean} [wholePage]
 *
 * @typedef {object} Made  what an analysis is made of: where all is as it was, nothing is to be done
 * @property {string | File | null} source
 * @property {number} sentences
 * @property {string} others  the other settings
 *
 * @typedef {object} Job  a document in work
 * @property {Doc} doc
 * @property {Made} made
 * @property {AbortController} controller
 * @property {number | null} part  0 to 1 of it that is done, where known
 * @property {boolean} isLeft  its worker was ended, and it is still to be done
 *
 * @typedef {object} Activity  what the queue is doing
 * @property {number} done
 * @property {number} total  0 when nothing is being done
 * @property {string} name  of the document in work, the one that was begun first where there are several
 * @property {number | null} part  0 to 1 of that document, where known
 */

/** UTF-16 units of all texts whose analyses are kept, and what each counts beside its own: some 50 MB of memory. */
const [MOST_KEPT, EACH] = [4_000_000, 5_000];

/** Documents that wait before further workers are called: fewer are done as soon as those have been started. */
const MANY = 12;

/** @type {import("./client.js").Trouble} */
const NOT_GIVEN = {
  message: t`The browser could not open this. Check that it is still there and may be read, then open it again.`,
  about: "text",
  canRetry: false,
  canReread: false,
  isLocked: false,
};

/**
 * The name of the file that a document came from; null for what was typed or pasted.
 *
 * @param {Doc} doc
 */
export function fileNameOf({ name, source, plain }) {
  return source instanceof File && plain === null ? name : null;
}

/**
 * The documents inside another, under its name.
 *
 * @param {string} name
 * @param {File[]} files
 * @returns {Item[]}
 */
const inside = (name, files) => files.map((file) => ({ name: `${name}/${file.name}`, source: file }));

/**
 * @param {Client} client
 * @param {{onChange: (doc: Doc) => void, onActivity: (activity: Activity) => void, onNotice: (message: string) => void, current: () => Doc | null}} events  `current` gives the document on show
 */
export function createDocuments(client, { onChange, onActivity, onNotice, current }) {
  /** @type {Doc[]} */
  const docs = [];
  /** @type {Set<Doc>} waiting, the next one first */
  let queue = new Set();
  /** @type {Set<Doc>} those whose analyses are kept, the last one that was wanted at the end */
  const kept = new Set();
  /** @type {Set<Job>} what is in work, the one that was begun first at its head */
  const jobs = new Set();
  let isWorking = false;
  let isHelped = false;
  let sentences = 3;
  /** @type {string[]} */
  let stopWords = [];
  /** @type {readonly Correction[]} */
  let corrections = [];
  let nextId = 1;
  let done = 0;

  /** @param {Item} item */
  function add({ name, source, plain = null, repair = "auto", encoding = "auto", language = "auto", wholePage = plain !== null }) {
    /** @type {Doc} */
    const doc = { id: nextId++, name, source, plain, state: "waiting", trouble: null, slow: false, analysis: null, text: "", brief: null, made: null, repair, encoding, language, password: undefined, wholePage, window: WINDOW };
    docs.push(doc);
    return doc;
  }

  /**
   * What an analysis of now would be made of.
   *
   * @param {Doc} doc
   * @returns {Made}
   */
  const wanted = ({ source, repair, encoding, language, password, wholePage, window }) => ({ source, sentences, others: `${repair} ${encoding} ${language} ${password} ${wholePage} ${window} ${stopWords.join("\n")} ${JSON.stringify(corrections)}` });

  /**
   * @param {Doc} doc
   * @returns {import("./client.js").Reading}
   */
  const reading = ({ repair, encoding, language, plain, password, wholePage }) => ({ repair, encoding, language, format: plain === null ? undefined : "html", password, wholePage, stopWords, corrections });

  /**
   * Puts a document at the front of the queue (`now`) or at its end. One that is in work begins anew.
   *
   * @param {Doc} doc
   * @param {"now" | "later"} when
   */
  function enqueue(doc, when) {
    if (doc.source === null) {
      settle(doc, "failed", NOT_GIVEN);
      return;
    }
    queue.delete(doc);
    if (when === "now") queue = new Set([doc, ...queue]);
    else queue.add(doc);
    doc.trouble = null;
    const job = jobOf(doc);
    if (job) job.controller.abort();
    else doc.state = "waiting";
    onChange(doc);
    // One more to do changes what there is to tell.
    if (jobs.size > 0) tell();
    if (!isWorking) void work();
    if (queue.size >= MANY && !isHelped) void help();
  }

  /** @param {Doc} doc */
  const jobOf = (doc) => [...jobs].find((job) => job.doc === doc);

  /**
   * @param {Doc} doc
   * @param {State} state
   * @param {Doc["trouble"]} [trouble]
   */
  function settle(doc, state, trouble = null) {
    doc.state = state;
    doc.trouble = trouble;
    doc.slow = false;
    // Removed while it was in work.
    if (docs.includes(doc)) onChange(doc);
  }

  function tell() {
    const [first] = jobs;
    onActivity({ done, total: first ? done + queue.size + jobs.size : 0, name: first?.doc.name ?? "", part: first?.part ?? null });
  }

  /** Works off the queue on the page's own worker. */
  async function work() {
    isWorking = true;
    await takeOver();
    isWorking = false;
  }

  /** The same with further workers, as long as there is anything in the queue; without them where there are none. */
  async function help() {
    isHelped = true;
    const [, ...further] = await client.crew().catch(() => []);
    await Promise.all(further.map(takeOver));
    isHelped = false;
  }

  /** @param {import("./client.js").Analyzer} [worker] */
  async function takeOver(worker) {
    for (const doc of takeAll()) {
      /** @type {Job} */
      const job = { doc, made: wanted(doc), controller: new AbortController(), part: null, isLeft: false };
      jobs.add(job);
      tell();
      await analyze(job, worker);
      jobs.delete(job);
      if (job.isLeft) {
        queue = new Set([doc, ...queue]);
        // This worker is gone: the next one is a new one of the page's own.
        if (worker) break;
      } else done += 1;
    }
    if (queue.size > 0 && !isWorking) return void work();
    if (jobs.size > 0) return;
    done = 0;
    tell();
  }

  /** Takes one document after the other out of the queue, which grows and changes meanwhile. */
  function* takeAll() {
    for (let doc = next(); doc; doc = next()) {
      queue.delete(doc);
      yield doc;
    }
  }

  /** The next document, but for those whose interrupted analysis has not yet ended: who was at it takes it again. */
  function next() {
    for (const doc of queue) if (!jobOf(doc)) return doc;
    return undefined;
  }

  /**
   * @param {Job} job
   * @param {import("./client.js").Analyzer} [worker]
   */
  async function analyze(job, worker) {
    const { doc, made, controller } = job;
    const { signal } = controller;
    const { source } = made;
    if (source === null) return;
    settle(doc, typeof source === "string" ? "text" : "reading");
    try {
      const asked = {
        ...reading(doc),
        sentences: made.sentences,
        window: doc.window,
        signal,
        onProgress: (/** @type {import("./client.js").Progress} */ progress) => {
          if (doc.slow || (progress.step !== "read" && doc.state === "reading")) settle(doc, progress.step === "read" ? doc.state : "text");
          job.part = progress.fraction;
          tell();
        },
        onSlow: () => {
          doc.slow = true;
          onChange(doc);
        },
      };
      const analysis = await client.analyze(source, asked, worker);
      if (signal.aborted) return stop(doc);
      const text = analysis.text ?? (typeof source === "string" ? source : "");
      Object.assign(doc, { analysis: { ...analysis, text: null }, text, brief: briefOf(analysis, text), made });
      hold(doc);
      // Edited while it waited for the network.
      if (doc.source !== source) queue = new Set([doc, ...queue]);
      settle(doc, doc.source === source ? "analysed" : "waiting");
    } catch (error) {
      if (signal.aborted) return stop(doc);
      if (isAbort(error)) {
        job.isLeft = true;
        return settle(doc, "waiting");
      }
      if (isArchive(error) && source instanceof File) return unfold(doc, source, signal);
      // Without its markup there is still the text.
      if (doc.plain !== null && source instanceof File && doc.source === source && explain(error).about === "text") {
        Object.assign(doc, { source: doc.plain, plain: null, wholePage: false });
        return enqueue(doc, "now");
      }
      settle(doc, "failed", explain(error));
    }
  }

  /** Keeps the analysis of a document, and of the others as many as there is room for. @param {Doc} doc */
  function hold(doc) {
    kept.delete(doc);
    kept.add(doc);
    let room = MOST_KEPT;
    for (const one of [...kept].reverse()) {
      room -= one.text.length + EACH;
      if (room >= 0 || one === doc || one === current()) continue;
      kept.delete(one);
      Object.assign(one, { analysis: null, text: "" });
    }
  }

  /**
   * @param {string} name
   * @param {{notices: string[]}} unpacked
   */
  function tellLeftOut(name, { notices }) {
    if (notices.length > 0) onNotice(`${name}: ${notices.join(" ")}`);
  }

  /**
   * The documents of an archive take its place, the first one in its row.
   *
   * @param {Doc} doc
   * @param {File} source
   * @param {AbortSignal} signal
   */
  async function unfold(doc, source, signal) {
    try {
      const files = await client.unpack(source, { password: doc.password, signal });
      tellLeftOut(doc.name, files);
      const [first, ...others] = inside(doc.name, files);
      if (!first) throw new Error(t`There is no document in this archive.`);
      Object.assign(doc, { ...first, password: undefined });
      enqueue(doc, "now");
      for (const other of others) enqueue(add(other), "later");
    } catch (error) {
      if (signal.aborted) stop(doc);
      else settle(doc, "failed", explain(error));
    }
  }

  /** @param {Doc} doc one that was interrupted: it waits again, or it was cancelled */
  function stop(doc) {
    settle(doc, queue.has(doc) ? "waiting" : isFresh(doc) && doc.analysis ? "analysed" : "stopped");
  }

  /** @param {Doc} doc whether its analysis is of the text and the settings of now */
  function isFresh(doc) {
    return doc.made !== null && isSame(doc.made, wanted(doc));
  }

  return {
    /** @type {readonly Doc[]} */
    docs,
    /** Length of the summary. */
    sentences: () => sentences,
    /** How a document is read, with what holds for all of them. */
    reading,
    /**
     * Adds documents and analyses them one after the other. What is there already, the same file or the same text, is not added again,
     * but tried once more where it failed.
     *
     * @param {Item[]} items
     * @returns {{docs: Doc[], known: number}} of each item its document; how many were there before
     */
    add(items) {
      /** @type {Map<string, Doc[]>} those that have the same key */
      const there = new Map();
      const keep = (/** @type {Doc} */ doc) => {
        if (doc.source === null) return;
        const key = keyOf(doc.name, doc.source);
        const same = there.get(key);
        if (same) same.push(doc);
        else there.set(key, [doc]);
      };
      docs.forEach(keep);
      const before = docs.length;
      const given = items.map((item) => {
        const { name, source } = item;
        const same = source === null ? undefined : there.get(keyOf(name, source))?.find((doc) => doc.source !== null && isSameSource(doc.source, source));
        const doc = same ?? add(item);
        if (!same) keep(doc);
        return doc;
      });
      for (const doc of new Set(given)) if (docs.indexOf(doc) >= before || doc.state === "failed" || doc.state === "stopped") enqueue(doc, "later");
      return { docs: given, known: items.length - (docs.length - before) };
    },
    /**
     * Takes a document away.
     *
     * @param {Doc} doc
     */
    remove(doc) {
      queue.delete(doc);
      kept.delete(doc);
      jobOf(doc)?.controller.abort();
      const place = docs.indexOf(doc);
      if (place >= 0) docs.splice(place, 1);
    },
    /**
     * Analyses a document again, before all others: its text was edited, or it is to be read in another way.
     *
     * @param {Doc} doc
     * @param {{source?: string, repair?: "auto" | "never", encoding?: string, language?: string, password?: string, wholePage?: boolean, window?: number}} [changes]
     */
    again(doc, changes = {}) {
      Object.assign(doc, changes);
      enqueue(doc, "now");
    },
    /**
     * Opens the documents inside a file: what is attached to a mail, rows that are articles.
     *
     * @param {Doc} doc
     * @param {"auto" | "rows"} format
     * @returns {Promise<number>} how many they are
     */
    async unpack({ name, source, encoding, password }, format) {
      if (!(source instanceof File)) return 0;
      const files = await client.unpack(source, { encoding, password, format });
      tellLeftOut(name, files);
      for (const item of inside(name, files)) enqueue(add(item), "later");
      return files.length;
    },
    /**
     * Tries once more what failed, was stopped, or waits for the network in vain. Where the analyser was missing, all that
     * failed for want of it are tried.
     *
     * @param {Doc} doc
     */
    retry(doc) {
      if (doc.slow) client.restart();
      const others = doc.trouble?.about === "load" ? docs.filter((other) => other !== doc && other.trouble?.about === "load") : [];
      enqueue(doc, "now");
      for (const other of others) enqueue(other, "later");
    },
    /**
     * Keeps an edited text, which is analysed after what is in work, or when it is tried again.
     *
     * @param {Doc} doc
     * @param {string} source
     */
    keep(doc, source) {
      doc.source = source;
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
     * What the reader corrects, for this and every later analysis.
     *
     * @param {readonly Correction[]} rules
     */
    setCorrections(rules) {
      corrections = rules;
    },
    /**
     * Makes sure that a document's analysis has the settings of now.
     *
     * @param {Doc} doc
     * @param {boolean} [isWanted]  whether it is to be there, too
     */
    freshen(doc, isWanted = false) {
      const job = jobOf(doc);
      if (job ? !isSame(job.made, wanted(doc)) : doc.state === "analysed" && !(isFresh(doc) && (doc.analysis || !isWanted))) enqueue(doc, "now");
      else if (isWanted && doc.analysis) hold(doc);
    },
    /** Analyses again what was analysed without what there is to know of its languages. */
    supplement() {
      for (const doc of docs) if (doc.state === "analysed" && doc.brief?.lacking.length) enqueue(doc, "later");
    },
    /** Stops what is in work and takes the others out of the queue. */
    cancel() {
      if ([...jobs].some(({ doc }) => doc.slow)) client.restart();
      const waiting = queue;
      queue = new Set();
      for (const doc of waiting) stop(doc);
      for (const { controller } of jobs) controller.abort();
    },
  };
}

/**
 * What can be told at once of what is the same: the text, or the file's name.
 *
 * @param {string} name
 * @param {string | File} source
 */
const keyOf = (name, source) => (typeof source === "string" ? `text ${source}` : `file ${name}`);

/** @type {WeakMap<File, string>} size and date of files */
const marks = new WeakMap();
/** @param {File} file */
function markOf(file) {
  const mark = marks.get(file) ?? `${file.size} ${file.lastModified}`;
  marks.set(file, mark);
  return mark;
}

/**
 * Of two sources with the same key, whether they are the same: a browser asks the disk for each file's size and date, so it is
 * asked only where a name comes twice.
 *
 * @param {string | File} one
 * @param {string | File} other
 */
const isSameSource = (one, other) => one === other || (typeof one !== "string" && typeof other !== "string" && markOf(one) === markOf(other));

/**
 * @param {Made} one
 * @param {Made} other
 */
function isSame(one, other) {
  return one.source === other.source && one.sentences === other.sentences && one.others === other.others;
}
