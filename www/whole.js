// All of the work as a session, and the way back.

import { t } from "./messages.js";

/**
 * @typedef {import("./session.js").Session} Session
 *
 * @typedef {object} Work  what it is made of
 * @property {import("./store.js").Store} store
 * @property {ReturnType<typeof import("./documents.js").createDocuments>} documents
 * @property {ReturnType<typeof import("./corrections.js").createCorrections>} corrections
 * @property {ReturnType<typeof import("./showing.js").createShowing>} showing
 * @property {ReturnType<typeof import("./input.js").createInput>} input
 * @property {() => {draft: string, texts: Session["documents"]}} collect
 * @property {typeof import("./cards/words.js").addStopWords} addStopWords
 * @property {typeof import("./cards/words.js").keptStopWords} keptStopWords
 * @property {typeof import("./cards/brief.js").setLength} setLength
 * @property {ReturnType<typeof import("./views.js").createViews>} views
 * @property {(doc: import("./documents.js").Doc, place: import("./session.js").Place | null) => void} lead  selects a place as soon as it is there
 * @property {(message: string) => void} onSay
 * @property {(message: string) => void} onProblem
 */

/**
 * @param {Work} work
 * @returns {Session}
 */
export function wholeSession({ store, documents, corrections, collect, keptStopWords }) {
  const { draft, texts } = collect();
  const { doc, selection, watch, view } = store.get();
  return {
    nutgrafSession: 1,
    documents: texts,
    current: documents.docs.filter(({ source }) => source !== null).findIndex((other) => other === doc),
    draft,
    corrections: corrections.rules(),
    stopWords: keptStopWords(),
    watch,
    sentences: documents.sentences(),
    selection: selection && { key: selection.key, index: selection.index },
    view: view === "findings" ? view : "text",
  };
}

/**
 * Shows what a link leads to.
 *
 * @param {Work} work
 * @param {Pick<Session, "current" | "selection" | "view">} place
 */
export function goTo({ documents, showing, views, lead, onProblem }, { current, selection, view }) {
  const doc = documents.docs[current];
  if (!doc) return onProblem(t`This link leads to a place in a text that is not here. Open the text first, and then the link.`);
  showing.open(doc);
  lead(doc, selection);
  views.show(view);
}

/**
 * Shows a session beside what there is.
 *
 * @param {Work} work
 * @param {Session} session
 */
export function takeSession(work, { documents: given, current, draft, corrections: rules, stopWords, watch, sentences, selection, view }) {
  const { store, documents, corrections, showing, input, addStopWords, setLength } = work;
  const before = documents.docs.length;
  addStopWords(stopWords);
  // A list that is here is not taken away.
  if (watch && store.get().watch === "") store.set({ watch });
  corrections.add(rules);
  if (sentences !== documents.sentences()) setLength(sentences);
  if (draft) store.set({ draft: [store.get().draft, draft].filter(Boolean).join("\n\n") });
  const docs = given.length > 0 ? showing.begin(given) : [];
  if (docs.length === 0 && draft && store.get().doc === null) input.set(store.get().draft);
  goTo(work, { current: docs[current] ? documents.docs.indexOf(docs[current]) : before + current, selection, view });
}
