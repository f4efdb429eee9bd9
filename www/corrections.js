// What the reader knows better: names that are renamed, joined, split off, of another kind, or none; and words that are names. The
// rules are the package's option `corrections`: they hold for every document, and can be undone, saved and opened again.

import { byId, el, quoted } from "./dom.js";
import { count, excerpt, KINDS, oneLine, plural } from "./format.js";
import { save } from "./leaving.js";

/**
 * @typedef {import("./pkg/index.js").Correction} Correction
 * @typedef {import("./pkg/index.js").Entity} Entity
 * @typedef {import("./pkg/index.js").EntityKind} EntityKind
 * @typedef {import("./pkg/index.js").Place} Place
 * @typedef {import("./documents.js").Doc} Doc
 * @typedef {import("./selection.js").Span} Span
 */

/** Words around a place that are told with it, and those by which a quotation grows until it stands only once. */
const FEWEST_WORDS = 2;
const MOST_WORDS = 12;
/** UTF-16 units of what can be marked as a name. */
const LONGEST_NAME = 120;

/**
 * @param {import("./client.js").Client} client
 * @param {object} means
 * @param {() => Doc | null} means.current  the document on show, where it is analysed
 * @param {(rules: Correction[], renamed: {kind: EntityKind, name: string} | null) => void} means.onChange  the rules are others; what the selection is called now
 * @param {(message: string) => void} means.onSay
 */
export function createCorrections(client, { current, onChange, onSay }) {
  const dialog = byId("correcting", HTMLDialogElement);
  const form = byId("correcting-form", HTMLFormElement);
  const name = byId("correct-name", HTMLInputElement);
  const kind = byId("correct-kind", HTMLSelectElement);
  const same = byId("correct-same", HTMLSelectElement);
  const here = byId("correct-here", HTMLInputElement);
  const everywhere = byId("correct-everywhere", HTMLInputElement);
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
  /** What the dialog is about: an entity at one of its places, or words that are to be a name. @type {{entity: Entity | null, span: Span, doc: Doc} | null} */
  let about = null;

  for (const { kind: value, one } of KINDS) kind.append(el("option", { value }, one));
  byId("close-correcting", HTMLButtonElement).addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const submitter = /** @type {SubmitEvent} */ (event).submitter;
    if (submitter instanceof HTMLButtonElement) apply(submitter.value);
  });
  undoButton?.addEventListener("click", undo);
  redoButton?.addEventListener("click", redo);
  saveButton?.addEventListener("click", () => {
    save(new Blob([`${JSON.stringify({ corrections: 1, rules }, null, 2)}\n`], { type: "application/json" }), "nutgraf-corrections.json");
    state.textContent = "Saved as nutgraf-corrections.json. The command line takes it with --corrections.";
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
    change(rules.filter((_, i) => i !== at), "A correction is taken back.");
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
    set(before, "Undone.");
  }

  function redo() {
    const after = history.future.pop();
    if (!after) return;
    history.past.push(rules);
    set(after, "Done again.");
  }

  /** @param {string} what */
  function apply(what) {
    if (!about) return;
    const { entity, span, doc } = about;
    const words = oneLine(doc.text.slice(span.start, span.end));
    const at = here.checked || what === "split" ? placeOf(doc.text, span) : undefined;
    const chosen = /** @type {EntityKind} */ (kind.value);
    const called = oneLine(name.value);
    /** @type {Correction | null} */
    let rule = null;
    /** @type {{kind: EntityKind, name: string} | null} */
    let renamed = null;
    if (!entity) {
      rule = { do: "add", text: words, kind: chosen, at };
      renamed = { kind: chosen, name: words };
    } else {
      const target = { kind: entity.kind, name: entity.name, at };
      if (what === "rename" && called !== "" && called !== entity.name) {
        rule = { do: "rename", target, to: called };
        renamed = { kind: entity.kind, name: called };
      } else if (what === "retype" && chosen !== entity.kind) {
        rule = { do: "retype", target, kind: chosen };
        renamed = { kind: chosen, name: at ? words : entity.name };
      } else if (what === "merge" && same.value !== "") {
        const other = doc.analysis?.entities.find(({ id }) => id === same.value);
        if (other) {
          rule = { do: "merge", target: { kind: other.kind, name: other.name }, with: [target] };
          renamed = { kind: other.kind, name: other.name };
        }
      } else if (what === "split") {
        rule = { do: "split", target, ...(called !== "" && called !== entity.name ? { name: called } : {}) };
        renamed = { kind: entity.kind, name: called !== "" && called !== entity.name ? called : words };
      } else if (what === "hide") {
        rule = { do: "hide", target };
      }
    }
    if (!rule) {
      byId("correcting-state", HTMLElement).textContent = what === "merge" ? "Choose whose name it is." : "That is how it stands already.";
      return;
    }
    dialog.close();
    change([...rules, rule], `${sentence(rule)} Ctrl or ⌘ with Z undoes it.`, renamed);
  }

  /** @param {File} file of rules, which come after those that there are */
  async function take(file) {
    try {
      const given = JSON.parse(await file.text());
      await client.check(given);
      change([...rules, ...given.rules], `${plural(given.rules.length, "correction")} opened.`);
    } catch (error) {
      const why = error instanceof SyntaxError ? "it is no JSON" : client.explain(error).message;
      state.textContent = `${file.name} is no file of corrections: ${why}`;
    }
  }

  function draw() {
    const applied = current()?.analysis?.corrections ?? [];
    number.textContent = rules.length > 0 ? count(rules.length) : "";
    list.replaceChildren(
      ...rules.map((rule, i) => {
        const times = applied.length === rules.length ? applied[i]?.applied : undefined;
        const note = times === undefined ? "" : times === 0 ? "fits nothing in this text" : plural(times, "place");
        return el("li", {}, el("span", {}, sentence(rule)), el("span", { class: "note" }, note), el("button", { type: "button", class: "link", "data-rule": i }, "Take back", el("span", { class: "unseen" }, `: ${sentence(rule)}`)));
      }),
    );
    if (undoButton) undoButton.disabled = history.past.length === 0;
    if (redoButton) redoButton.disabled = history.future.length === 0;
    if (saveButton) saveButton.disabled = rules.length === 0;
  }

  /**
   * @param {Entity | null} entity
   * @param {Span} span  one of its places, or the words that are to be a name
   */
  function open(entity, span) {
    const doc = current();
    if (!doc?.analysis) return;
    about = { entity, span, doc };
    const words = oneLine(doc.text.slice(span.start, span.end));
    byId("correcting-title", HTMLElement).replaceChildren(entity ? "Correct " : "Mark as a name: ", quoted(excerpt(entity?.name ?? words, 60), doc.analysis.language.code));
    byId("correcting-state", HTMLElement).textContent = "";
    everywhere.checked = true;
    byId("correct-here-words", HTMLElement).textContent = `Only here (“${excerpt(words, 40)}”)`;
    for (const part of form.querySelectorAll("[data-of]")) {
      if (part instanceof HTMLElement) part.hidden = part.dataset.of !== (entity ? "entity" : "words");
    }
    name.value = entity?.name ?? words;
    kind.value = entity?.kind ?? "person";
    const others = entity ? doc.analysis.entities.filter((other) => other.id !== entity.id) : [];
    others.sort((a, b) => Number(b.kind === entity?.kind) - Number(a.kind === entity?.kind));
    same.replaceChildren(el("option", { value: "" }, "Choose a name"), ...others.map((other) => el("option", { value: other.id }, `${excerpt(other.name, 50)} (${KINDS.find(({ kind }) => kind === other.kind)?.one ?? other.kind})`)));
    dialog.showModal();
    if (entity) name.select();
    else kind.focus();
  }

  return {
    open,
    undo,
    redo,
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
  const quote = (/** @type {string | undefined} */ text) => `“${excerpt(text ?? "", 50)}”`;
  const one = (/** @type {EntityKind} */ kind) => KINDS.find((entry) => entry.kind === kind)?.one ?? kind;
  if (rule.do === "add") return `${quote(rule.text)} is a name (${one(rule.kind)})${rule.at ? ", at one place" : ""}.`;
  const { target } = rule;
  const what = `${quote(target.name ?? target.at?.quote)}${target.at ? `, where it says ${quote(target.at.quote)},` : ""}`;
  switch (rule.do) {
    case "rename":
      return `${what} is ${quote(rule.to)}.`;
    case "retype":
      return `${what} is of the kind “${one(rule.kind)}”.`;
    case "merge":
      return `${rule.with.map(({ name, at }) => quote(name ?? at?.quote)).join(", ")} is the same as ${quote(target.name)}.`;
    case "split":
      return `${what} is somebody or something else${rule.name ? `, ${quote(rule.name)}` : ""}.`;
    case "hide":
      return `${what} is no name.`;
  }
}

/**
 * A place told by its words: as many around it as it takes for them to stand only once.
 *
 * @param {string} text
 * @param {Span} span
 * @returns {Place}
 */
export function placeOf(text, { start, end }) {
  const isOnce = (/** @type {string} */ quote) => text.indexOf(quote) === text.lastIndexOf(quote);
  let [from, to] = [start, end];
  for (let i = 0; i < FEWEST_WORDS || (i < MOST_WORDS && !isOnce(text.slice(from, to))); i++) {
    const after = /^\s*\S+/u.exec(text.slice(to, to + 200))?.[0];
    if (!after || /\n\s*\n/u.test(after)) break;
    to += after.length;
  }
  for (let i = 0; i < FEWEST_WORDS || (i < MOST_WORDS && !isOnce(text.slice(from, to))); i++) {
    const before = /\S+\s*$/u.exec(text.slice(Math.max(0, from - 200), from))?.[0];
    // The first of several in a quotation is the one that is meant.
    if (!before || /\n\s*\n/u.test(before) || before.includes(text.slice(start, end))) break;
    from -= before.length;
  }
  const quote = text.slice(from, to);
  let occurrence = 1;
  for (let at = text.indexOf(quote); at >= 0 && at < from; at = text.indexOf(quote, at + quote.length)) occurrence += 1;
  return { quote, occurrence };
}
