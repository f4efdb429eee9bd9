// What the reader knows better: names that are renamed, joined, split off, of another kind, or none; and words that are names. The
// rules are the package's option `corrections`: they hold for every document, and can be undone, saved and opened again.

import { byId, el } from "./dom.js";
import { count, excerpt, KINDS, plural } from "./format.js";
import { later } from "./later.js";
import { save } from "./leaving.js";
import { t } from "./messages.js";

/**
 * @typedef {import("./pkg/index.js").Correction} Correction
 * @typedef {import("./pkg/index.js").Entity} Entity
 * @typedef {import("./pkg/index.js").EntityKind} EntityKind
 * @typedef {import("./documents.js").Doc} Doc
 * @typedef {import("./selection.js").Span} Span
 */

/** UTF-16 units of what can be marked as a name. */
const LONGEST_NAME = 120;

/**
 * @param {import("./client.js").Client} client
 * @param {object} means
 * @param {() => Doc | null} means.current  the document on show, where it is analysed
 * @param {(rules: Correction[], renamed: {kind: EntityKind, name: string} | null) => void} means.onChange  the rules are others; what the selection is called now
 * @param {(message: string) => void} means.onSay
 * @param {(message: string) => void} means.onProblem
 */
export function createCorrections(client, { current, onChange, onSay, onProblem }) {
  const section = byId("corrections", HTMLDetailsElement);
  const list = byId("corrections-list", HTMLElement);
  const number = byId("corrections-count", HTMLElement);
  const state = byId("corrections-state", HTMLElement);
  const picker = byId("corrections-picker", HTMLInputElement);
  const [undoButton, redoButton, saveButton] = ["corrections-undo", "corrections-redo", "corrections-save"].map((id) => byId(id, HTMLButtonElement));

  /** @type {Correction[]} */
  let rules = [];
  /** What the rules were before each change, and after those that were undone. @type {{past: Correction[][], future: Correction[][]}} */
  const history = { past: [], future: [] };
  /** The dialog. */
  const correcting = later(async () => {
    const { createCorrecting } = await import("./correcting.js");
    return createCorrecting({ current, onRule: (rule, renamed) => change([...rules, rule], t`${sentence(rule)} Ctrl or ⌘ with Z undoes it.`, renamed) });
  });

  undoButton?.addEventListener("click", undo);
  redoButton?.addEventListener("click", redo);
  saveButton?.addEventListener("click", () => {
    save(new Blob([`${JSON.stringify({ corrections: 1, rules }, null, 2)}\n`], { type: "application/json" }), "nutgraf-corrections.json");
    state.textContent = t`Saved as nutgraf-corrections.json. The command line takes it with --corrections.`;
  });
  byId("corrections-open", HTMLButtonElement).addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    const file = picker.files?.[0];
    picker.value = "";
    if (file) void take(file);
  });
  list.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button?.dataset.rule === undefined) return;
    const at = Number(button.dataset.rule);
    change(rules.filter((_, i) => i !== at), t`A correction is taken back.`);
    // The button is gone.
    section.querySelector("summary")?.focus();
  });
  draw();

  /**
   * @param {Correction[]} next
   * @param {string} message
   * @param {{kind: EntityKind, name: string} | null} [renamed]
   */
  function change(next, message, renamed = null) {
    history.past.push(rules);
    history.future = [];
    set(next, message, renamed);
  }

  /**
   * @param {Correction[]} next
   * @param {string} message
   * @param {{kind: EntityKind, name: string} | null} [renamed]
   */
  function set(next, message, renamed = null) {
    rules = next;
    draw();
    state.textContent = message;
    onSay(message);
    onChange(rules, renamed);
  }

  function undo() {
    const before = history.past.pop();
    if (!before) return;
    history.future.push(rules);
    set(before, t`Undone.`);
  }

  function redo() {
    const after = history.future.pop();
    if (!after) return;
    history.past.push(rules);
    set(after, t`Done again.`);
  }

  /** @param {File} file of rules, which come after those that there are */
  async function take(file) {
    try {
      const given = JSON.parse(await file.text());
      await client.check(given);
      change([...rules, ...given.rules], t`${plural(given.rules.length, "correction")} opened.`);
    } catch (error) {
      const why = error instanceof SyntaxError ? t`it is no JSON` : client.explain(error).message;
      state.textContent = t`${file.name} is no file of corrections: ${why}`;
    }
  }

  function draw() {
    const applied = current()?.analysis?.corrections ?? [];
    number.textContent = rules.length > 0 ? count(rules.length) : "";
    list.replaceChildren(
      ...rules.map((rule, i) => {
        const times = applied.length === rules.length ? applied[i]?.applied : undefined;
        const note = times === undefined ? "" : times === 0 ? t`fits nothing in this text` : plural(times, "place");
        return el("li", {}, el("span", {}, sentence(rule)), el("span", { class: "note" }, note), el("button", { type: "button", class: "link", "data-rule": i }, t`Take back`, el("span", { class: "unseen" }, `: ${sentence(rule)}`)));
      }),
    );
    if (undoButton) undoButton.disabled = history.past.length === 0;
    if (redoButton) redoButton.disabled = history.future.length === 0;
    if (saveButton) saveButton.disabled = rules.length === 0;
  }

  return {
    /**
     * Asks what is to be corrected.
     *
     * @param {Entity | null} entity
     * @param {Span} span  one of its places, or the words that are to be a name
     */
    async open(entity, span) {
      try {
        (await correcting()).open(entity, span);
      } catch (error) {
        onProblem(client.explain(error).message);
      }
    },
    undo,
    redo,
    /** The rules, in their order. */
    rules: () => rules,
    /** @param {readonly Correction[]} others  rules that come after those that there are */
    add(others) {
      const known = new Set(rules.map((rule) => JSON.stringify(rule)));
      const next = others.filter((rule) => !known.has(JSON.stringify(rule)));
      if (next.length > 0) change([...rules, ...next], t`${plural(next.length, "correction")} opened.`);
    },
    /** Another analysis has told what the rules came to. */
    draw,
    /**
     * Whether words can be marked as a name.
     *
     * @param {string} words
     */
    canAdd: (words) => words.trim() !== "" && words.length <= LONGEST_NAME && !/\n\s*\n/u.test(words),
  };
}

/**
 * A rule in words.
 *
 * @param {Correction} rule
 */
function sentence(rule) {
  const quote = (/** @type {string | undefined} */ text) => t`“${excerpt(text ?? "", 50)}”`;
  const one = (/** @type {EntityKind} */ kind) => KINDS.find((entry) => entry.kind === kind)?.one ?? kind;
  if (rule.do === "add") return rule.at ? t`${quote(rule.text)} is a name (${one(rule.kind)}), at one place.` : t`${quote(rule.text)} is a name (${one(rule.kind)}).`;
  const { target } = rule;
  const name = quote(target.name ?? target.at?.quote);
  const what = target.at ? t`${name}, where it says ${quote(target.at.quote)},` : name;
  switch (rule.do) {
    case "rename":
      return t`${what} is ${quote(rule.to)}.`;
    case "retype":
      return t`${what} is of the kind “${one(rule.kind)}”.`;
    case "merge":
      return t`${rule.with.map(({ name, at }) => quote(name ?? at?.quote)).join(", ")} is the same as ${quote(target.name)}.`;
    case "split":
      return rule.name ? t`${what} is somebody or something else, ${quote(rule.name)}.` : t`${what} is somebody or something else.`;
    case "hide":
      return t`${what} is no name.`;
  }
}
