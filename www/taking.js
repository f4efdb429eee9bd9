// Leaving with it: the analysis of the document on show, copied or saved in any form, and a copy of the text without names.
// What is written comes from the package, so that it is the same as the command line's.

import { byId, el } from "./dom.js";
import { count, excerpt, plural } from "./format.js";
import { copy, csv, fileName, rasterize, save } from "./leaving.js";
import { t } from "./messages.js";
import { createRedaction } from "./redaction.js";

/**
 * @typedef {import("./pkg/index.js").ExportName} ExportName
 * @typedef {import("./documents.js").Doc} Doc
 * @typedef {import("./client.js").Client} Client
 */

/** @type {{what: ExportName, label: string, ending: string}[]} */
const REPORTS = [
  { what: "html", label: t`HTML report`, ending: "html" },
  { what: "markdown", label: "Markdown", ending: "md" },
  { what: "text", label: t`Plain text`, ending: "txt" },
  { what: "json", label: "JSON", ending: "json" },
];
/** @type {{what: ExportName, label: string}[]} */
const TABLES = [
  { what: "csv:entities", label: t`Names` },
  { what: "csv:keywords", label: t`Words` },
  { what: "csv:ngrams", label: t`Runs of words` },
  { what: "csv:keyphrases", label: t`Key phrases` },
  { what: "csv:quotes", label: t`Quotes` },
  { what: "csv:dates", label: t`Dates` },
  { what: "csv:amounts", label: t`Amounts` },
];
/** @type {{what: ExportName, label: string}[]} */
const PICTURES = [
  { what: "svg:strip", label: t`Where names stand` },
  { what: "svg:timeline", label: t`Timeline` },
  { what: "svg:bars", label: t`Words` },
];

/** @type {Record<string, string>} */
const TYPES = { html: "text/html", md: "text/markdown", txt: "text/plain", json: "application/json", csv: "text/csv", svg: "image/svg+xml", png: "image/png" };

/**
 * @param {Client} client
 * @param {() => {doc: Doc, title: string} | null} current  the document on show and what it is called; null where it has no analysis
 */
export function createTaking(client, current) {
  const dialog = byId("taking", HTMLDialogElement);
  const state = byId("taking-state", HTMLElement);
  const redaction = createRedaction(client, { current, say, attempt });

  const group = (/** @type {string} */ id, /** @type {HTMLElement[]} */ ...buttons) => byId(id, HTMLElement).append(...buttons);
  group("take-copy", button(t`Text`, () => copyAs("text")), button("Markdown", () => copyAs("markdown")), button("HTML", copyHtml));
  group("take-reports", ...REPORTS.map(({ what, label, ending }) => button(label, () => saveAs(what, ending))));
  group("take-tables", ...TABLES.map(({ what, label }) => button(label, () => saveAs(what, "csv"))));
  group("take-pictures", ...PICTURES.map(({ what, label }) => picture(what, label)));
  byId("close-taking", HTMLButtonElement).addEventListener("click", () => dialog.close());
  // A click beside it.
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());

  /** @param {string} message */
  function say(message) {
    state.textContent = message;
  }

  /**
   * Does something that may fail, and says how it went.
   *
   * @param {() => Promise<string>} work  gives what to say
   */
  async function attempt(work) {
    say(t`Working …`);
    try {
      say(await work());
    } catch (error) {
      say(client.explain(error).message);
    }
  }

  /**
   * @param {string} label
   * @param {() => Promise<string>} work
   */
  function button(label, work) {
    const made = el("button", { type: "button" }, label);
    made.addEventListener("click", () => void attempt(work));
    return made;
  }

  /**
   * @param {ExportName} what
   * @param {string} label
   */
  function picture(what, label) {
    const name = what.slice("svg:".length);
    const as = (/** @type {string} */ ending, /** @type {() => Promise<string>} */ work) => {
      const made = button(ending.toUpperCase(), work);
      made.setAttribute("aria-label", `${label}, ${ending.toUpperCase()}`);
      return made;
    };
    const png = async () => {
      const { doc, title } = on();
      return saved(await rasterize(await client.exportAnalysis(analysed(doc), doc.text, what)), `${fileName(title)}-${name}.png`);
    };
    return el("p", { class: "take-picture" }, el("span", {}, label), as("svg", () => saveAs(what, "svg")), as("png", png));
  }

  function on() {
    const found = current();
    if (!found) throw new Error(t`There is no analysis to take away.`);
    return found;
  }

  /** @param {ExportName} what */
  async function written(what) {
    const { doc } = on();
    return client.exportAnalysis(analysed(doc), doc.text, what, what.startsWith("csv:") ? { bom: true } : undefined);
  }

  /** @param {ExportName} what */
  async function copyAs(what) {
    const text = await written(what);
    await copy(text);
    return t`Copied: ${plural(text.length, "character")}.`;
  }

  async function copyHtml() {
    const [html, text] = [await written("html"), await written("text")];
    await copy(text, html);
    return t`Copied as HTML. Where that cannot be pasted, it is pasted as text.`;
  }

  /**
   * @param {ExportName} what
   * @param {string} ending
   */
  async function saveAs(what, ending) {
    const text = await written(what);
    const part = /^(?:csv|svg):(.+)/u.exec(what)?.[1];
    return saved(new Blob([text], { type: `${TYPES[ending]};charset=utf-8` }), `${fileName(on().title)}${part ? `-${part}` : ""}.${ending}`);
  }

  /**
   * @param {Blob} blob
   * @param {string} name
   */
  function saved(blob, name) {
    save(blob, name);
    return t`Saved as ${name} (${count(Math.max(1, Math.round(blob.size / 1000)))} kB).`;
  }

  return {
    /**
     * What one card has: copied as lines, or saved as a table.
     *
     * @param {"copy" | "csv"} how
     * @param {import("./cards/card.js").Takings} card
     * @returns {Promise<string>} what to say
     */
    async card(how, { name, lines, table, only }) {
      if (how === "copy") {
        const all = lines();
        await copy(all.join("\n"));
        return t`Copied: ${plural(all.length, "line")}.`;
      }
      const { doc, title } = on();
      const whole = analysed(doc);
      const file = `${fileName(title)}-${name.replace("kind-", "")}.csv`;
      const made = typeof table === "function" ? csv(table()) : new Blob([await client.exportAnalysis(only ? only(whole) : whole, doc.text, table, { bom: true })], { type: "text/csv;charset=utf-8" });
      return saved(made, file);
    },
    open() {
      const found = current();
      if (!found) return;
      say("");
      byId("taking-of", HTMLElement).textContent = excerpt(found.title, 80);
      redaction.reset();
      dialog.showModal();
    },
  };
}

/** @param {Doc} doc */
function analysed({ analysis }) {
  if (!analysis) throw new Error(t`There is no analysis to take away.`);
  return analysis;
}
