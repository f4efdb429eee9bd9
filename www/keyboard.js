// Single-key shortcuts, outside of fields only; they can be switched off in their own list. The page never takes
// Ctrl+F or any other key of the browser's.

import { byId } from "./dom.js";
import { KINDS } from "./format.js";
import { store, stored } from "./settings.js";

const SETTING = "shortcuts";

/**
 * @typedef {object} Shortcuts
 * @property {(by: 1 | -1) => void} onStep  next or previous mention
 * @property {(by: 1 | -1) => void} onDocument  next or previous document
 * @property {() => void} onSearch
 * @property {(index: number) => void} onKind  a kind is marked or not, by its number from 0
 * @property {() => void} onCorrect  the selection, or the words that are selected by hand
 * @property {() => void} onUndo
 * @property {() => void} onRedo
 * @property {() => void} onEscape
 */

/** @param {Shortcuts} shortcuts */
export function createKeyboard({ onStep, onDocument, onSearch, onKind, onCorrect, onUndo, onRedo, onEscape }) {
  const list = byId("shortcuts", HTMLDialogElement);
  const on = byId("shortcuts-on", HTMLInputElement);
  on.checked = stored(SETTING) !== "off";
  on.addEventListener("change", () => store(SETTING, on.checked ? "on" : "off"));
  byId("show-shortcuts", HTMLButtonElement).addEventListener("click", () => list.showModal());
  byId("close-shortcuts", HTMLButtonElement).addEventListener("click", () => list.close());

  /** @type {Record<string, () => void>} */
  const keys = {
    j: () => onStep(1),
    k: () => onStep(-1),
    "[": () => onDocument(-1),
    "]": () => onDocument(1),
    "/": onSearch,
    c: onCorrect,
    "?": () => list.showModal(),
  };
  for (let i = 1; i <= KINDS.length; i++) keys[i] = () => onKind(i - 1);
  addEventListener("keydown", (event) => {
    const isUndo = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z";
    if (isUndo && !event.defaultPrevented && !document.querySelector("dialog[open]") && !isField(event.target)) {
      event.preventDefault();
      return event.shiftKey ? onRedo() : onUndo();
    }
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]") || isField(event.target)) return;
    if (event.key === "Escape") return onEscape();
    const action = on.checked ? keys[event.key] : undefined;
    if (!action) return;
    event.preventDefault();
    action();
  });
}

/** @param {EventTarget | null} target */
function isField(target) {
  return target instanceof HTMLElement && target.matches("textarea, select, [contenteditable], input:not([type=checkbox], [type=button])");
}
