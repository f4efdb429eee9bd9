// Search: a word or phrase with the words around it, wherever it stands. One line a place, which leads there; in the order of the
// text, or by the word before or after; how often in which form, and where in the text.

import { isThing } from "./choices.js";
import { byId, el, quoted, tag } from "./dom.js";
import { count, oneLine, plural } from "./format.js";
import { copy, csv, save } from "./leaving.js";
import { t } from "./messages.js";
import { createPages } from "./pages.js";

/**
 * @typedef {import("./pkg/index.js").Contexts} Contexts
 * @typedef {import("./documents.js").Doc} Doc
 * @typedef {import("./selection.js").Choice} Choice
 * @typedef {import("./selection.js").Selected} Selected
 */

/** Lines that are asked for, and those that are shown at first. */
const MOST = 5000;
const FIRST = 50;
/** Parts of the text that the strip tells apart. */
const PARTS = 40;
/** Milliseconds after the last key. */
const PAUSE = 150;
/** UTF-16 units on each side of a line. */
const SIDE = 80;

/**
 * @param {import("./client.js").Client} client
 * @param {object} means
 * @param {() => Doc | null} means.current  the document on show, where it is analysed
 * @param {(choice: Choice, index: number) => void} means.onChoose
 * @param {(message: string) => void} means.onFound  there is something to see; what to tell those who do not see it
 */
export function createContexts(client, { current, onChoose, onFound }) {
  const form = byId("search", HTMLFormElement);
  const field = byId("search-field", HTMLInputElement);
  const panel = byId("contexts", HTMLElement);
  const title = byId("contexts-title", HTMLElement);
  const facts = byId("contexts-facts", HTMLElement);
  const strip = byId("contexts-strip", HTMLElement);
  const list = byId("contexts-list", HTMLElement);
  const lemma = byId("contexts-lemma", HTMLInputElement);
  const sort = byId("contexts-sort", HTMLSelectElement);
  const state = byId("contexts-state", HTMLElement);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  /** @type {{found: Contexts, words: string, length: number} | null} `length` is the text's, in UTF-16 units */
  let shown = null;
  /** @type {Selected | null} */
  let selected = null;
  let asked = 0;
  /** @type {Element | null} what had the focus before the search */
  let from = null;

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(pause);
    void ask("go");
  });
  field.addEventListener("focus", (event) => {
    if (event.relatedTarget instanceof Element && !panel.contains(event.relatedTarget)) from = event.relatedTarget;
  });
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => void ask("show"), PAUSE);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    close();
  });
  for (const control of [lemma, sort]) control.addEventListener("change", () => void ask("show"));
  byId("contexts-close", HTMLButtonElement).addEventListener("click", close);
  byId("contexts-copy", HTMLButtonElement).addEventListener("click", () => void takeAway("copy"));
  byId("contexts-save", HTMLButtonElement).addEventListener("click", () => void takeAway("save"));
  list.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.dataset.line) choose(Number(button.dataset.line));
  });
  list.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    const buttons = [...list.querySelectorAll("button")];
    const at = buttons.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    const to = buttons[at + (event.key === "ArrowDown" ? 1 : -1)];
    if (at < 0 || !to) return;
    event.preventDefault();
    to.focus();
  });

  /** @param {number} line */
  function choose(line) {
    if (!shown) return;
    const { found, words } = shown;
    // Stepping goes through the text, whatever the order of the lines.
    const spans = found.lines.map(({ start, end }) => ({ start, end })).sort((a, b) => a.start - b.start);
    const at = found.lines[line]?.start ?? 0;
    onChoose({ key: `contexts:${found.by}:${words}`, label: words, unit: t`place¦where a word stands`, kind: null, count: found.count, spans }, spans.findIndex(({ start }) => start === at));
  }

  /**
   * @param {"go" | "show" | "follow"} how  with Enter, the first place is gone to; what only follows something else leaves the reader in peace
   */
  async function ask(how) {
    const doc = current();
    const words = field.value.trim();
    const mine = ++asked;
    if (!doc?.analysis || words === "") {
      shown = null;
      panel.hidden = true;
      return;
    }
    try {
      const order = /** @type {"place" | "before" | "after"} */ (sort.value);
      const found = await client.contexts(doc.text, words, { lemma: lemma.checked, sort: order, limit: MOST, language: doc.analysis.language.code });
      if (mine !== asked) return;
      shown = { found, words, length: doc.text.length };
      draw(doc, found, words);
      if (how !== "follow") onFound(facts.textContent ?? "");
      if (how === "go" && found.lines.length > 0) choose(0);
    } catch (error) {
      if (mine !== asked) return;
      shown = null;
      panel.hidden = false;
      list.replaceChildren();
      strip.replaceChildren();
      facts.textContent = client.explain(error).message;
    }
  }

  /**
   * @param {Doc} doc
   * @param {Contexts} found
   * @param {string} words
   */
  function draw({ text, analysis }, found, words) {
    const language = analysis?.language.code;
    panel.hidden = false;
    state.textContent = "";
    title.replaceChildren(t`Contexts of`, " ", quoted(words, language));
    const forms = found.forms.length > 1 ? `: ${found.forms.map((form) => `${oneLine(form.text)} ${count(form.count)}`).join(", ")}` : "";
    const parts = new Array(PARTS).fill(0);
    for (const { start } of found.lines) parts[partOf(start, text.length)] += 1;
    const reached = parts.filter((part) => part > 0).length;
    facts.textContent =
      found.count === 0
        ? (lemma.checked ? t`Not in this text, in no form.` : t`Not in this text. “All forms” also finds “ran” by “run”.`)
        : [`${plural(found.count, "place")}${forms}.`, t`In ${count(reached)} of ${count(PARTS)} parts of the text.`, found.lines.length < found.count ? t`The first ${count(found.lines.length)} are listed.` : ""].join(" ").trim();
    strip.replaceChildren(...(found.count > 0 ? parts.map((part) => el("i", { class: part > 0 ? "on" : "" })) : []));
    list.replaceChildren();
    list.lang = tag(language) ?? "";
    createPages({
      list,
      items: found.lines,
      first: FIRST,
      draw: ({ before, text: words, after }, i) =>
        el(
          "li",
          {},
          el("button", { type: "button", "data-line": i }, el("span", { class: "before" }, el("bdi", {}, oneLine(before.slice(-SIDE)))), " ", el("b", {}, oneLine(words)), " ", el("span", { class: "after" }, el("bdi", {}, oneLine(after.slice(0, SIDE))))),
        ),
    });
    for (const id of ["contexts-copy", "contexts-save"]) byId(id, HTMLButtonElement).disabled = found.lines.length === 0;
    markPlace();
  }

  /** Marks the line and the part of the text where the selection is now. */
  function markPlace() {
    const span = selected?.spans[selected.index];
    const line = shown && span ? shown.found.lines.findIndex(({ start, end }) => start < span.end && span.start < end) : -1;
    for (const button of list.querySelectorAll("button[data-line]")) {
      if (button.getAttribute("data-line") === String(line)) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    const part = shown && span ? partOf(span.start, shown.length) : -1;
    [...strip.children].forEach((element, i) => element.classList.toggle("now", i === part));
  }

  /** @param {"copy" | "save"} how */
  async function takeAway(how) {
    if (!shown) return;
    const { found, words } = shown;
    try {
      if (how === "copy") {
        await copy(found.lines.map(({ before, text, after }) => [before, text, after].map(oneLine).join("\t")).join("\n"));
        state.textContent = t`Copied: ${plural(found.lines.length, "line")}.`;
      } else {
        const name = `contexts-${words.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")}.csv`;
        save(csv([["start", "end", "before", "text", "after"], ...found.lines.map(({ start, end, before, text, after }) => [start, end, before, text, after])]), name);
        state.textContent = t`Saved as ${name}.`;
      }
    } catch (error) {
      state.textContent = client.explain(error).message;
    }
  }

  function close() {
    asked += 1;
    clearTimeout(pause);
    field.value = "";
    shown = null;
    panel.hidden = true;
    const isInside = field === document.activeElement || panel.contains(document.activeElement);
    const back = from;
    from = null;
    if (!isInside) return;
    if (back instanceof HTMLElement && back.isConnected && back !== document.body) back.focus();
    else field.blur();
  }

  return {
    /** Puts the cursor into the field, with what stands there selected. */
    focus() {
      if (field.disabled) return;
      from = document.activeElement;
      field.focus();
      field.select();
    },
    /**
     * Looks something up that was chosen elsewhere.
     *
     * @param {string} words
     */
    async look(words) {
      from = document.activeElement;
      field.value = oneLine(words);
      await ask("show");
      panel.scrollIntoView({ block: "nearest" });
      title.focus();
    },
    /**
     * Where the contexts are open they follow what is selected.
     *
     * @param {Selected | null} next
     */
    select(next) {
      const isOther = next?.key !== selected?.key;
      selected = next;
      if (panel.hidden) return;
      if (next && isOther && isThing(next.key) && field !== document.activeElement) {
        field.value = oneLine(next.label);
        void ask("follow");
      } else markPlace();
    },
    /** Another document, or another analysis of it. */
    renew() {
      if (field.value.trim() === "") panel.hidden = true;
      else void ask("follow");
    },
    /** @returns {boolean} whether there was something to close */
    close() {
      if (panel.hidden && field.value === "") return false;
      close();
      return true;
    },
  };
}

/**
 * The part of the strip in which a place is.
 *
 * @param {number} start
 * @param {number} length  of the text, in UTF-16 units
 */
const partOf = (start, length) => Math.min(PARTS - 1, Math.floor((start / Math.max(1, length)) * PARTS));
