// What can be done with the selection: chosen anywhere, stepped through, copied, corrected, cleared; and what follows when it
// is another: the text, the findings, the contexts and the chip.

import { choiceOf, entityKey, isThing, sameIn } from "./choices.js";
import { byId } from "./dom.js";
import { excerpt, oneLine } from "./format.js";
import { copy } from "./leaving.js";
import { t } from "./messages.js";
import { createSelection } from "./selection.js";

/**
 * @typedef {import("./selection.js").Choice} Choice
 * @typedef {import("./selection.js").Selected} Selected
 */

/**
 * @param {object} parts
 * @param {import("./store.js").Store} parts.store
 * @param {import("./client.js").Client} parts.client
 * @param {() => ReturnType<typeof import("./article/article.js").createArticle>} parts.article
 * @param {() => ReturnType<typeof import("./findings.js").createFindings>} parts.findings
 * @param {() => ReturnType<typeof import("./contexts.js").createContexts>} parts.contexts
 * @param {() => ReturnType<typeof import("./corrections.js").createCorrections>} parts.corrections
 * @param {(selected: Selected | null) => void} parts.onChip  the chip is to show something else
 * @param {() => void} parts.onText  the text is to be seen
 * @param {(message: string) => void} parts.onSay
 * @param {(message: string) => void} parts.onProblem
 */
export function createChoosing({ store, client, article, findings, contexts, corrections, onChip, onText, onSay, onProblem }) {
  const selection = createSelection(store);
  const markWords = byId("mark-words", HTMLButtonElement);
  /** While a selection is only taken over into a new drawing, nothing scrolls and nothing is announced. */
  let isQuiet = false;
  /** What the selection is called after a correction. @type {{kind: string, name: string} | null} */
  let renamed = null;
  /** What was selected in the document before, for the next one. @type {Selected | null} */
  let carried = null;
  /** What had the focus when the selection was made. @type {Element | null} */
  let origin = null;

  store.on(["selection"], ({ selection: selected, doc }) => {
    if (!selected) origin = null;
    else if (!isQuiet) origin ??= document.activeElement === document.body ? null : document.activeElement;
    article().select(selected, isQuiet ? "stay" : "follow");
    findings().select(selected);
    contexts().select(selected);
    onChip(selected);
    if (!selected || isQuiet || !doc) return;
    const { label, unit, index, count, spans } = selected;
    onSay(t`${label}, ${unit} ${index + 1} of ${count}: ${excerpt(doc.text.slice(spans[index].start, spans[index].end), 120)}`);
  });
  markWords.addEventListener("click", correct);
  document.addEventListener("selectionchange", () => {
    markWords.hidden = markable() === null;
  });

  /** What is selected by hand and can be marked as a name. */
  function markable() {
    const words = article().handSelected();
    const { doc } = store.get();
    return words && doc && corrections().canAdd(doc.text.slice(words.start, words.end)) ? words : null;
  }

  /** Opens what can be corrected: of the words that are selected by hand, else of the selection. */
  function correct() {
    const words = markable();
    if (words) return void corrections().open(null, words);
    const selected = selection.get();
    const entity = selected && store.get().doc?.analysis?.entities.find((other) => entityKey(other) === selected.key);
    const span = selected?.spans[selected.index];
    if (entity && span) void corrections().open(entity, span);
  }

  /**
   * @param {string} key
   * @param {number} index
   */
  function choose(key, index) {
    const { doc } = store.get();
    if (!doc?.analysis) return;
    const choice = choiceOf(doc.analysis, doc.text, key);
    if (!choice || index >= choice.spans.length) {
      onProblem(t`This does not stand in the part of the text that is shown. “Show more of the text” stands at its end.`);
      return;
    }
    onText();
    selection.choose(choice, index);
  }

  return {
    choose,
    correct,
    /** Whether a selection is only taken over into a new drawing. */
    isQuiet: () => isQuiet,
    clear: selection.clear,
    get: selection.get,
    /**
     * @param {Choice} choice  found elsewhere
     * @param {number} index
     */
    take(choice, index) {
      onText();
      selection.choose(choice, index);
    },
    /** @param {1 | -1} by */
    step(by) {
      if (selection.get()) {
        onText();
        selection.step(by);
        return;
      }
      const mention = article().neighbor(by);
      const entity = mention && store.get().doc?.analysis?.entities[mention.entity];
      if (entity) choose(entityKey(entity), mention.nth);
    },
    /** Gives the focus back to where the selection came from. */
    leave() {
      const from = origin;
      selection.clear();
      if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
    },
    /** @param {Selected} choice */
    async copy({ spans, index }) {
      const { doc } = store.get();
      const span = spans[index];
      if (!doc || !span) return;
      const words = oneLine(doc.text.slice(span.start, span.end));
      try {
        await copy(words);
        onSay(t`Copied: ${excerpt(words, 60)}`);
      } catch (error) {
        onProblem(client.explain(error).message);
      }
    },
    /** @param {{kind: string, name: string} | null} to  what the selection is called after a correction */
    rename(to) {
      renamed = to;
    },
    /**
     * Another document comes.
     *
     * @param {boolean} isKnown  whether it was there before: what other texts may have too is then looked for in it
     */
    carry(isKnown) {
      const selected = selection.get();
      carried = isKnown && selected && isThing(selected.key) ? selected : null;
      selection.clear();
    },
    /**
     * Takes the selection over into a drawing of the document on show.
     *
     * @param {Selected | null} before
     */
    keep(before) {
      const { doc } = store.get();
      if (!doc?.analysis) return;
      const wanted = before ?? carried;
      const same = wanted && sameIn(doc.analysis, doc.text, wanted);
      const still = same ?? (renamed ? choiceOf(doc.analysis, doc.text, entityKey(renamed)) : null);
      renamed = carried = null;
      isQuiet = true;
      try {
        if (still && still.spans.length > 0) selection.choose(still, before?.index ?? 0);
        else selection.clear();
      } finally {
        isQuiet = false;
      }
    },
  };
}
