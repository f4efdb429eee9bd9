// The text of a document in the field: typed in, taken back out, and analysed again. Nothing that was typed is lost on the way.

import { byId } from "./dom.js";
import { excerpt } from "./format.js";
import { t } from "./messages.js";

/** @typedef {import("./documents.js").Doc} Doc */

/** Milliseconds after the last key before the text is analysed again. */
const TYPING_PAUSE = 300;

/**
 * @param {object} parts
 * @param {import("./store.js").Store} parts.store
 * @param {ReturnType<typeof import("./documents.js").createDocuments>} parts.documents
 * @param {ReturnType<typeof import("./input.js").createInput>} parts.input
 * @param {(message: string) => void} parts.onProblem
 * @param {(on: boolean) => void} parts.onDim  whether what is drawn is not of the text as it is now
 */
export function createEditing({ store, documents, input, onProblem, onDim }) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  /** The example, which is no work of the reader's. @type {string | null} */
  let example = null;
  byId("edit", HTMLButtonElement).addEventListener("click", () => open(store.get().field === "closed"));

  /** What was typed or pasted. @param {Doc} doc */
  const ownOf = ({ source, plain }) => (typeof source === "string" ? source : plain);
  /** @param {Doc} doc */
  const textOf = (doc) => (typeof doc.source !== "string" && doc.analysis ? doc.text : (ownOf(doc) ?? doc.text));

  /** Analyses what was typed, now; nothing where nothing was. */
  function flush() {
    clearTimeout(pause);
    pause = undefined;
    const { doc, field } = store.get();
    if (!doc || field === "closed") return;
    const text = input.get();
    if (text === textOf(doc)) {
      onDim(doc.state !== "analysed");
    } else if (text.trim() === "") {
      onProblem(t`The text is empty. Type or paste something; the last result stays until then.`);
    } else if (doc.slow || doc.trouble?.about === "load") {
      // Without the analyser nothing comes of it: what is on its way goes on, and what failed waits for Try again.
      documents.keep(doc, text);
    } else {
      documents.again(doc, { source: text });
    }
  }

  /** @param {boolean} on */
  function open(on) {
    const { doc } = store.get();
    if (!doc) return;
    flush();
    if (on) input.set(textOf(doc));
    store.set({ field: on ? "open" : "closed" });
    if (!on) return;
    scrollTo({ top: 0, behavior: "instant" });
    input.focusAtStart();
  }

  return {
    flush,
    /** @param {string} text  of the example */
    setExample(text) {
      example = text;
    },
    /** Something was typed. */
    typed() {
      if (!store.get().doc) return;
      onDim(true);
      clearTimeout(pause);
      pause = setTimeout(flush, TYPING_PAUSE);
    },
    /**
     * A text that could not be analysed stands in the field, so that it is never out of reach. Once it is analysed the field
     * folds again, unless somebody is at work in it.
     */
    offer() {
      const { doc, field } = store.get();
      if (!doc) return;
      const { source, state, slow, made } = doc;
      const own = ownOf(doc);
      if (own !== null && made?.source !== source && (slow || state === "failed" || state === "stopped")) {
        if (field !== "closed") return;
        input.set(own);
        store.set({ field: "offered" });
      } else if (field === "offered" && state === "analysed") {
        store.set({ field: input.hasFocus() || input.get() !== own ? "open" : "closed" });
      }
    },
    /** Whether something was typed, pasted or edited, which is kept nowhere else. */
    hasWork() {
      const { doc, field, draft } = store.get();
      const isOwn = (/** @type {Doc} */ { source, plain }) => plain !== null || (typeof source === "string" && source !== example);
      const isEdited = doc !== null && field !== "closed" && input.get() !== textOf(doc);
      return (doc ? draft : input.get()).trim() !== "" || isEdited || documents.docs.some(isOwn);
    },
  };
}

/**
 * A pasted text's name, until its title is known: its first words.
 *
 * @param {string} text
 */
export function nameOf(text) {
  return excerpt(text.trimStart().split("\n", 1)[0] ?? "", 60) || t`Text`;
}
