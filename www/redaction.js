// A copy of the text without names: what will be replaced is shown before it is taken, who is who is a file of its own, and what
// cannot be promised is said.

import { byId, el, quoted } from "./dom.js";
import { count, plural } from "./format.js";
import { copy, fileName, save } from "./leaving.js";
import { t, told } from "./messages.js";

/**
 * @typedef {import("./pkg/index.js").Redacted} Redacted
 * @typedef {import("./pkg/index.js").RedactKey} RedactKey
 * @typedef {import("./pkg/index.js").RedactKind} RedactKind
 * @typedef {import("./documents.js").Doc} Doc
 */

/** What can be taken out, and what is at first. @type {{kinds: RedactKind[], label: string, on: boolean}[]} */
const CHOICES = [
  { kinds: ["person"], label: t`People`, on: true },
  { kinds: ["organization"], label: t`Organisations`, on: false },
  { kinds: ["place"], label: t`Places`, on: false },
  { kinds: ["group"], label: t`Groups`, on: false },
  { kinds: ["event", "work", "product"], label: t`Events, works, products`, on: false },
  { kinds: ["email"], label: t`E-mail addresses`, on: true },
  { kinds: ["phone"], label: t`Telephone numbers`, on: true },
  { kinds: ["url"], label: t`Links and @names`, on: true },
  { kinds: ["account"], label: t`Accounts and cards`, on: true },
];
/** Words named that may be names and are left. */
const NAMED_UNSURE = 20;

/**
 * @param {import("./client.js").Client} client
 * @param {object} means
 * @param {() => {doc: Doc, title: string} | null} means.current
 * @param {(message: string) => void} means.say
 * @param {(work: () => Promise<string>) => Promise<void>} means.attempt
 */
export function createRedaction(client, { current, say, attempt }) {
  const fold = byId("redaction", HTMLDetailsElement);
  const kinds = byId("redaction-kinds", HTMLElement);
  const bars = byId("redaction-bars", HTMLInputElement);
  const preview = byId("redaction-preview", HTMLElement);
  const takers = ["redaction-copy", "redaction-save", "redaction-key"].map((id) => byId(id, HTMLButtonElement));
  const boxes = CHOICES.map(({ label, on }) => {
    const box = el("input", { type: "checkbox", checked: on });
    kinds.append(el("label", { class: "check" }, box, ` ${label}`));
    return box;
  });
  /** Who is who in the documents that copies were taken of: they share their labels. @type {RedactKey | null} */
  let key = null;
  /** @type {{redacted: Redacted, title: string} | null} what the preview shows */
  let shown = null;
  let asked = 0;

  fold.addEventListener("toggle", () => void refresh());
  for (const input of [...boxes, bars]) input.addEventListener("change", () => void refresh());
  const [copier, saver, keySaver] = takers;
  copier?.addEventListener("click", () => void take(async ({ redacted }) => {
    await copy(redacted.text);
    return t`The redacted text is copied. Who is who is not in it.`;
  }));
  saver?.addEventListener("click", () => void take(async ({ redacted, title }) => {
    const name = `${fileName(title)}-redacted.txt`;
    save(new Blob([redacted.text], { type: "text/plain;charset=utf-8" }), name);
    return t`Saved as ${name}. Who is who is not in it.`;
  }));
  keySaver?.addEventListener("click", () => void take(async ({ redacted, title }) => {
    const name = `${fileName(title)}-key.json`;
    save(new Blob([`${JSON.stringify(redacted.key, null, 2)}\n`], { type: "application/json" }), name);
    return t`Saved as ${name}. It undoes the redaction: keep it apart from the text.`;
  }));

  /** @param {(what: {redacted: Redacted, title: string}) => Promise<string>} work */
  async function take(work) {
    const what = shown;
    if (!what) return;
    key = what.redacted.key;
    await attempt(() => work(what));
  }

  async function refresh() {
    const on = current();
    const mine = ++asked;
    shown = null;
    enable();
    if (!fold.open || !on) return;
    const wanted = CHOICES.flatMap(({ kinds }, i) => (boxes[i]?.checked ? kinds : []));
    if (wanted.length === 0) return preview.replaceChildren(el("p", { class: "note" }, t`Choose what is to be taken out.`));
    say("");
    try {
      const { doc, title } = on;
      // The text on show is repaired, and its language told.
      const redacted = await client.redact(doc.text, { kinds: wanted, style: bars.checked ? "bars" : "labels", key, repair: "never", language: doc.analysis?.language.code ?? null });
      if (mine !== asked) return;
      shown = { redacted, title };
      preview.replaceChildren(...draw(redacted));
    } catch (error) {
      if (mine !== asked) return;
      preview.replaceChildren(el("p", { class: "note" }, client.explain(error).message));
    }
    enable();
  }

  function enable() {
    for (const button of takers) button.disabled = shown === null;
  }

  return {
    /** Another document may be on show. */
    reset() {
      shown = null;
      preview.replaceChildren();
      enable();
      void refresh();
    },
  };
}

/**
 * @param {Redacted} redacted
 * @returns {Generator<HTMLElement>}
 */
function* draw({ text, replacements, unsure, notices, key }) {
  for (const { code, message } of notices) yield el("p", { class: "note" }, told(code, message));
  if (unsure.length > 0) {
    const words = [...new Set(unsure.map(({ text }) => text))];
    const more = words.length > NAMED_UNSURE ? " …" : "";
    yield el("p", { class: "note" }, t`Left, and perhaps names:`, " ", ...words.slice(0, NAMED_UNSURE).flatMap((word, i) => [i > 0 ? ", " : "", quoted(word)]), more);
  }
  const times = new Map();
  for (const { label } of replacements) times.set(label, (times.get(label) ?? 0) + 1);
  if (times.size === 0) {
    yield el("p", {}, t`Nothing was found that would be taken out.`);
  } else {
    const rows = key.labels.filter(({ label }) => times.has(label)).map(({ label, name, forms }) =>
      el("tr", {}, el("th", { scope: "row" }, label), el("td", {}, quoted(name), ...forms.filter((form) => form !== name).slice(0, 4).flatMap((form) => [", ", quoted(form)])), el("td", { class: "times" }, count(times.get(label)))),
    );
    const head = el("tr", {}, el("th", { scope: "col" }, t`Label`), el("th", { scope: "col" }, t`Stands for`), el("th", { scope: "col" }, t`Times`));
    yield el("div", { class: "redaction-table", tabindex: 0, role: "group", "aria-label": t`What will be replaced` }, el("table", {}, el("caption", {}, t`${plural(replacements.length, "place")} will be replaced`), el("thead", {}, head), el("tbody", {}, ...rows)));
  }
  yield el("pre", { class: "redaction-text", tabindex: 0, dir: "auto", "aria-label": t`The redacted text` }, text.slice(0, 20_000), text.length > 20_000 ? " …" : "");
}
