// How text comes in: typing, pasting, opening files and folders, dropping anything anywhere on the window. Nothing that
// was typed is cleared from here.

import { byId } from "./dom.js";
import { filesOfDrop, filesOfInput } from "./files.js";
import { t } from "./messages.js";

/**
 * @typedef {import("./files.js").Found} Found
 *
 * @typedef {object} InputEvents
 * @property {(files: Found[]) => void} onFiles
 * @property {(text: string, html: string | null) => void} onText  a whole text arrived at once: pasted into the empty field or dropped; with its markup where that tells headings and paragraphs
 * @property {() => void} onTyped  the field changed
 * @property {() => void} onAnalyze  the person asked for the analysis
 * @property {() => void} onExample
 * @property {(message: string) => void} onProblem
 */

/** Shorter pastes into the empty field are the beginning of typing, not an article. UTF-16 units. */
const ARTICLE_LENGTH = 200;

/** What tells headings and paragraphs; what is copied from a word processor or a web page has it, from an editor it has not. */
const STRUCTURE = /<(?:p|h[1-6]|li|blockquote)\b/giu;

/** @param {InputEvents} events */
export function createInput({ onFiles, onText, onTyped, onAnalyze, onExample, onProblem }) {
  const field = byId("field", HTMLTextAreaElement);
  const filePicker = byId("file-picker", HTMLInputElement);
  const folderPicker = byId("folder-picker", HTMLInputElement);

  for (const [picker, opener] of /** @type {const} */ ([[filePicker, "open-files"], [folderPicker, "open-folder"]])) {
    for (const button of document.querySelectorAll(`[data-action="${opener}"]`)) button.addEventListener("click", () => picker.click());
    picker.addEventListener("change", () => {
      const files = filesOfInput(picker.files);
      // Else the same file could not be chosen a second time.
      picker.value = "";
      if (files.length > 0) onFiles(files);
      else onProblem(t`There are no files in that folder.`);
    });
  }
  if (!("webkitdirectory" in folderPicker)) for (const button of document.querySelectorAll('[data-action="open-folder"]')) button.remove();

  byId("analyze", HTMLButtonElement).addEventListener("click", onAnalyze);
  byId("try-example", HTMLButtonElement).addEventListener("click", onExample);
  byId("paste", HTMLButtonElement).addEventListener("click", pasteFromClipboard);
  field.addEventListener("input", onTyped);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    onAnalyze();
  });
  field.addEventListener("paste", (event) => {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (event.clipboardData && event.clipboardData.files.length > 0 && text === "") {
      event.preventDefault();
      onFiles(filesOfInput(event.clipboardData.files));
    } else if (field.value.trim() === "" && text.trim().length >= ARTICLE_LENGTH) {
      event.preventDefault();
      onText(text, markupOf(event.clipboardData));
    }
  });
  // Pasted anywhere else on the page, it is an article all the same.
  addEventListener("paste", ({ target, clipboardData }) => {
    if (!clipboardData || target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) return;
    const text = clipboardData.getData("text/plain");
    if (text.trim() !== "") onText(text, markupOf(clipboardData));
    else if (clipboardData.files.length > 0) onFiles(filesOfInput(clipboardData.files));
  });
  listenForDrops({ onFiles, onText, onProblem });

  async function pasteFromClipboard() {
    let text = "";
    try {
      text = await navigator.clipboard.readText();
    } catch {
      field.focus();
      onProblem(t`The browser did not let the page read the clipboard. Press ${isMac() ? "⌘V" : "Ctrl+V"} in the text area instead.`);
      return;
    }
    if (text.trim() === "") onProblem(t`There is no text on the clipboard. Copy the article first.`);
    else if (field.value.trim() === "") onText(text, null);
    else {
      field.focus();
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
      onTyped();
    }
  }

  return {
    field,
    /** @param {string} text */
    set(text) {
      if (field.value !== text) field.value = text;
    },
    get: () => field.value,
    focus: () => field.focus(),
    hasFocus: () => document.activeElement === field,
    /** The beginning in sight, not the end, where setting a text leaves the cursor. */
    focusAtStart() {
      field.setSelectionRange(0, 0);
      field.scrollTop = 0;
      field.focus();
    },
  };
}

/** @param {Pick<InputEvents, "onFiles" | "onText" | "onProblem">} events */
function listenForDrops({ onFiles, onText, onProblem }) {
  const sheet = byId("drop", HTMLElement);
  // Every element entered and left is told; the count is 0 when the pointer has left the window.
  let depth = 0;
  const show = (/** @type {boolean} */ on) => {
    if (!on) depth = 0;
    sheet.hidden = !on;
  };
  addEventListener("dragenter", (event) => {
    if (!isWanted(event)) return;
    event.preventDefault();
    depth += 1;
    show(true);
  });
  addEventListener("dragleave", () => {
    depth = Math.max(0, depth - 1);
    if (depth === 0) show(false);
  });
  addEventListener("dragover", (event) => {
    if (!isWanted(event)) return;
    event.preventDefault();
    // Where the page did not listen yet as it was entered.
    depth ||= 1;
    show(true);
    if (event.dataTransfer) event.dataTransfer.dropEffect = "copy";
  });
  addEventListener("drop", async (event) => {
    show(false);
    if (!isWanted(event) || !event.dataTransfer) return;
    event.preventDefault();
    if (!holdsFiles(event.dataTransfer)) {
      onText(event.dataTransfer.getData("text/plain"), markupOf(event.dataTransfer));
      return;
    }
    const files = await filesOfDrop(event.dataTransfer);
    if (files.length > 0) onFiles(files);
    else onProblem(t`There are no files in what was dropped.`);
  });
}

/**
 * The markup of what was pasted or dropped, where it tells more than the text. It is read as a file is: nothing in it runs or loads.
 *
 * @param {DataTransfer | null} transfer
 */
function markupOf(transfer) {
  const html = transfer?.getData("text/html") ?? "";
  return (html.match(STRUCTURE)?.length ?? 0) > 1 ? html : null;
}

/** @param {DataTransfer} transfer */
const holdsFiles = (transfer) => transfer.types.includes("Files");

/**
 * Files anywhere; text only outside of fields, where the browser itself puts it in.
 *
 * @param {DragEvent} event
 */
function isWanted({ dataTransfer, target }) {
  if (!dataTransfer) return false;
  if (holdsFiles(dataTransfer)) return true;
  return dataTransfer.types.includes("text/plain") && !(target instanceof HTMLTextAreaElement) && !(target instanceof HTMLInputElement);
}

/** Whether shortcuts are written with ⌘. */
export function isMac() {
  return /Mac|iPhone|iPad/u.test(navigator.platform);
}
