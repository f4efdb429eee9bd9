// What the collection is made of: a digest of each document, made by the page's further workers, so that the document on show waits for none
// of them. A digest is made anew where the document, or the way it is read, is another.

import { tools } from "./tools.js";

/**
 * @typedef {import("../documents.js").Doc} Doc
 * @typedef {import("../pkg/index.js").CollectionReport} Report
 * @typedef {import("../pkg/index.js").ReportOptions} ReportOptions
 * @typedef {import("../pkg/index.js").WorkerAnalyzer} Worker
 *
 * @typedef {object} Digest
 * @property {string} id  of the document in the collection: its name, which is what the command line calls it
 * @property {string | File} source
 * @property {string} key  how it was read
 * @property {Uint8Array | null} bytes  null where none could be made
 */

/** UTF-16 units of texts that are handed over for comparing. */
const MOST_TEXT = 8_000_000;

/**
 * @param {object} means
 * @param {ReturnType<typeof import("../documents.js").createDocuments>} means.documents
 * @param {() => Promise<Worker[]>} means.crew  the workers
 * @param {(done: number, total: number) => void} means.onProgress
 * @param {() => void} means.onDone  all documents that can be have their digests now
 * @param {(message: string) => void} means.onProblem
 */
export function createDigests({ documents, crew, onProgress, onDone, onProblem }) {
  /** @type {Map<Doc, Digest>} */
  const digests = new Map();
  /** @type {Map<string, Doc>} */
  const byId = new Map();
  /** @type {AbortController | null} of the work that is going on */
  let working = null;
  let isPaused = false;
  let isStale = false;

  /** @param {Doc} doc  @returns {string} its name, with a number where another has that */
  function idOf(doc) {
    for (let n = 1; ; n++) {
      const id = n === 1 ? doc.name || "-" : `${doc.name} (${n})`;
      const other = byId.get(id);
      if (other === undefined || other === doc) return id;
    }
  }

  /** Forgets what belongs to no document any more. */
  function clear() {
    const there = new Set(documents.docs);
    for (const [doc, { id }] of digests) {
      if (there.has(doc)) continue;
      digests.delete(doc);
      byId.delete(id);
    }
  }

  /** @param {Doc} doc */
  const keyOf = (doc) => JSON.stringify(documents.reading(doc));

  /** Documents whose digest is missing or of another state of theirs. */
  function due() {
    return documents.docs.filter((doc) => {
      if (doc.state !== "analysed" || doc.source === null) return false;
      const digest = digests.get(doc);
      return !digest || digest.source !== doc.source || digest.key !== keyOf(doc);
    });
  }

  /** Makes what is due; a call while that goes on has it look again at the end. */
  async function work() {
    if (isPaused) return;
    isStale = true;
    if (working) return;
    const controller = new AbortController();
    working = controller;
    try {
      const workers = await crew();
      while (isStale && !controller.signal.aborted) {
        isStale = false;
        clear();
        const queue = due();
        const total = queue.length;
        const next = () => queue.shift();
        if (total > 0) onProgress(0, total);
        await Promise.all(
          workers.map(async (worker) => {
            for (let doc = next(); doc && !controller.signal.aborted; doc = next()) {
              await digest(worker, doc, controller.signal);
              onProgress(total - queue.length, total);
            }
          }),
        );
      }
    } catch (error) {
      onProblem(tools.explain(error).message);
    }
    working = null;
    onProgress(0, 0);
    if (!controller.signal.aborted) onDone();
  }

  /**
   * @param {Worker} worker
   * @param {Doc} doc
   * @param {AbortSignal} signal
   */
  async function digest(worker, doc, signal) {
    const { source } = doc;
    if (source === null) return;
    const before = digests.get(doc);
    if (before && byId.get(before.id) === doc) byId.delete(before.id);
    const [id, key] = [idOf(doc), keyOf(doc)];
    byId.set(id, doc);
    const { file, options } = tools.readingOf(source, documents.reading(doc));
    try {
      digests.set(doc, { id, source, key, bytes: await worker.collect(id, file ?? String(source), { ...options, signal }) });
    } catch (error) {
      if (signal.aborted || tools.isAbort(error)) return void byId.delete(id);
      // It was analysed before, so that there is nothing to say of it but that it is not among the others.
      digests.set(doc, { id, source, key, bytes: null });
    }
  }

  const parts = () => [...digests.values()].flatMap(({ bytes }) => bytes ?? []);
  /** @param {Iterable<Doc>} docs */
  async function textsOf(docs) {
    /** @type {Record<string, string>} */
    const texts = {};
    let room = MOST_TEXT;
    for (const doc of docs) {
      const id = digests.get(doc)?.id;
      room -= doc.brief?.length ?? 0;
      if (id !== undefined && room >= 0) texts[id] = doc.text || (await textOf(doc).catch(() => ""));
    }
    return texts;
  }
  /** The text of a document that the page holds no more, read again. @param {Doc} doc */
  async function textOf(doc) {
    const { source } = doc;
    if (source === null) return "";
    const { file, options } = tools.readingOf(source, documents.reading(doc));
    const asked = { ...options, window: doc.window, fields: /** @type {const} */ (["blocks"]) };
    const { text } = file ? await (await anyOf()).analyzeFile(file, asked) : await (await anyOf()).analyze(String(source), asked);
    return text ?? String(source);
  }
  /** @param {Doc[]} docs */
  const idsOf = (docs) => docs.flatMap((doc) => (digests.get(doc)?.bytes ? (digests.get(doc)?.id ?? []) : []));
  const anyOf = async () => /** @type {Worker} */ ((await crew())[0]);

  return {
    work: () => void work(),
    isWorking: () => working !== null,
    /** @param {boolean} on  whether no more is made until it is called again */
    pause(on) {
      isPaused = on;
      if (on) working?.abort();
      else void work();
    },
    size: () => parts().length,
    /** @param {string} id */
    docOf: (id) => byId.get(id) ?? null,
    /** @param {Doc} doc */
    has: (doc) => Boolean(digests.get(doc)?.bytes),
    /**
     * What the documents say together.
     *
     * @param {Omit<ReportOptions, "texts">} options
     * @param {Iterable<Doc>} [withTexts]  those whose texts are read again, to say how they differ
     * @returns {Promise<Report>}
     */
    report: async (options, withTexts = []) => (await anyOf()).report(parts(), { ...options, texts: await textsOf(withTexts) }),
    /**
     * The documents that have a word.
     *
     * @param {string} lemma
     * @returns {Promise<ReadonlySet<Doc | null>>}
     */
    async having(lemma) {
      const { documents, watch } = await (await anyOf()).report(parts(), { limit: 1, watch: [{ name: lemma }] });
      const hits = watch[0]?.hits.filter(({ kind, sure }) => kind === "word" && sure === 1) ?? [];
      return new Set(hits.map(({ document }) => byId.get(documents[document]?.id ?? "") ?? null));
    },
    /**
     * @param {import("../pkg/index.js").ReportName} what
     * @param {Omit<ReportOptions, "texts">} options
     */
    reportAs: async (what, options) => (await anyOf()).reportAs(parts(), what, options),
    /**
     * @param {Doc[]} here
     * @param {Doc[]} there
     */
    compare: async (here, there) => (await anyOf()).compare(parts(), idsOf(here), idsOf(there), { texts: await textsOf([...here, ...there]) }),
  };
}
