// A watch list as it is written: the field for it, which stands beside a document and in the view of all of them, and its entries.

import { el } from "./dom.js";
import { t } from "./messages.js";

/** @typedef {import("./pkg/index.js").WatchEntry & {name: string, aliases: string[]}} Entry */

/** Milliseconds after the last key before a list is looked for. */
const PAUSE = 500;

/**
 * The field, and a button that fills it with a file. What stands in it is the page's one list.
 *
 * @param {string} id
 * @param {import("./store.js").Store} store
 * @returns {HTMLElement[]}
 */
export function createWatchField(id, store) {
  const field = el("textarea", { id, rows: "5", spellcheck: "false", dir: "auto", placeholder: t`One name or word a line` });
  const picker = el("input", { type: "file", accept: ".txt,.csv,text/plain,text/csv", hidden: true });
  const open = el("button", { type: "button" }, t`Open a list`);
  const take = () => store.set({ watch: field.value.trim() });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  field.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(take, PAUSE);
  });
  open.addEventListener("click", () => picker.click());
  picker.addEventListener("change", async () => {
    const [file] = picker.files ?? [];
    picker.value = "";
    if (!file) return;
    field.value = await file.text();
    take();
  });
  const follow = () => {
    const { watch } = store.get();
    if (field.value.trim() !== watch) field.value = watch;
  };
  store.on(["watch"], follow);
  follow();
  return [
    el("p", { class: "note" }, t`Names or words that are looked for in every document, with their endings and other spellings. A line is a name; or name; other spellings; kind; note, as in a CSV file.`),
    el("label", { for: id }, t`What to look for`),
    field,
    el("p", { class: "part-tools" }, open, picker),
  ];
}

/** What heads of columns say is in them. @type {[keyof Entry, string[]][]} */
const HEADS = [
  ["name", ["name", "names", "word", "words"]],
  ["aliases", ["other spellings", "spellings", "aliases", "alias", "other names", "also"]],
  ["kind", ["kind", "type"]],
  ["note", ["note", "notes", "comment"]],
  ["id", ["id"]],
];

/**
 * The entries of a list, read as a collection reads its text (src/watch.rs): one name a line, or a table with tabs or semicolons between its
 * columns; where the first line has a cell "name", it says which column is which, and commas may stand between them. They are checked
 * where they are looked for.
 *
 * @param {string} text
 * @returns {Entry[]}
 */
export function entriesOf(text) {
  const lines = text.replace(/^\ufeff/u, "").split(/\r?\n/u).filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const columnOf = (/** @type {string} */ head) => HEADS.find(([, heads]) => heads.includes(head.trim().toLowerCase()))?.[0];
  const head = lines[0] ?? "";
  const told = ["\t", ";", ","].find((mark) => cells(head, mark).some((cell) => columnOf(cell) === "name"));
  // A list of names may have commas in them.
  const mark = told ?? ["\t", ";"].find((mark) => text.includes(mark)) ?? "\0";
  const columns = told === undefined ? HEADS.slice(0, 4).map(([column]) => column) : cells(head, mark).map(columnOf);
  return lines.slice(told === undefined ? 0 : 1).flatMap((line) => {
    /** @type {Entry} */
    const entry = { name: "", aliases: [] };
    cells(line, mark).forEach((given, i) => {
      const [cell, column] = [given.trim(), columns[i]];
      if (cell === "" || column === undefined) return;
      if (column === "aliases") entry.aliases.push(...cell.split(/[|;]/u).map((one) => one.trim()).filter(Boolean));
      else Object.assign(entry, { [column]: column === "kind" ? cell.toLowerCase() : cell });
    });
    return entry.name === "" ? [] : [entry];
  });
}

/**
 * The cells of a line (RFC 4180, without line ends in cells).
 *
 * @param {string} line
 * @param {string} mark  between them
 */
function cells(line, mark) {
  const found = [""];
  let isQuoted = false;
  for (let i = 0; i < line.length; i++) {
    const sign = line.charAt(i);
    const cell = found.at(-1) ?? "";
    if (sign === '"' && isQuoted && line.charAt(i + 1) === '"') {
      i += 1;
      found[found.length - 1] += sign;
    } else if (sign === '"' && (isQuoted || cell.trim() === "")) isQuoted = !isQuoted;
    else if (sign === mark && !isQuoted) found.push("");
    else found[found.length - 1] += sign;
  }
  return found;
}
