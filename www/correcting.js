// The dialog in which a name is corrected, or words are made one. It makes rules; what becomes of them is not its concern.

import { byId, el, quoted } from "./dom.js";
import { excerpt, KINDS, oneLine } from "./format.js";
import { t } from "./messages.js";

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

/**
 * @param {object} means
 * @param {() => Doc | null} means.current  the document on show, where it is analysed
 * @param {(rule: Correction, renamed: {kind: EntityKind, name: string} | null) => void} means.onRule  a rule was made; what it calls its thing
 */
export function createCorrecting({ current, onRule }) {
  const dialog = byId("correcting", HTMLDialogElement);
  const form = byId("correcting-form", HTMLFormElement);
  const name = byId("correct-name", HTMLInputElement);
  const kind = byId("correct-kind", HTMLSelectElement);
  const same = byId("correct-same", HTMLSelectElement);
  const here = byId("correct-here", HTMLInputElement);
  const everywhere = byId("correct-everywhere", HTMLInputElement);
  /** An entity at one of its places, or words that are to be a name. @type {{entity: Entity | null, span: Span, doc: Doc} | null} */
  let about = null;

  for (const { kind: value, one } of KINDS) kind.append(el("option", { value }, one));
  byId("close-correcting", HTMLButtonElement).addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const submitter = /** @type {SubmitEvent} */ (event).submitter;
    if (submitter instanceof HTMLButtonElement) apply(submitter.value);
  });

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
      byId("correcting-state", HTMLElement).textContent = what === "merge" ? t`Choose whose name it is.` : t`That is how it stands already.`;
      return;
    }
    dialog.close();
    onRule(rule, renamed);
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
    byId("correcting-title", HTMLElement).replaceChildren(entity ? t`Correct` : `${t`Mark as a name`}:`, " ", quoted(excerpt(entity?.name ?? words, 60), doc.analysis.language.code));
    byId("correcting-state", HTMLElement).textContent = "";
    everywhere.checked = true;
    byId("correct-here-words", HTMLElement).textContent = t`Only here (“${excerpt(words, 40)}”)`;
    for (const part of form.querySelectorAll("[data-of]")) {
      if (part instanceof HTMLElement) part.hidden = part.dataset.of !== (entity ? "entity" : "words");
    }
    name.value = entity?.name ?? words;
    kind.value = entity?.kind ?? "person";
    const others = entity ? doc.analysis.entities.filter((other) => other.id !== entity.id) : [];
    others.sort((a, b) => Number(b.kind === entity?.kind) - Number(a.kind === entity?.kind));
    same.replaceChildren(el("option", { value: "" }, t`Choose a name`), ...others.map((other) => el("option", { value: other.id }, `${excerpt(other.name, 50)} (${KINDS.find(({ kind }) => kind === other.kind)?.one ?? other.kind})`)));
    dialog.showModal();
    if (entity) name.select();
    else kind.focus();
  }

  return { open };
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
