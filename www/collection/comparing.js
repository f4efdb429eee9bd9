// Two documents or two groups of them, chosen in the table, beside each other: words that set them apart, names, dates and amounts on one side
// or both, passages that they share.

import { el, quoted } from "../dom.js";
import { count, excerpt, KINDS, plural, rounded } from "../format.js";
import { t } from "../messages.js";
import { createPart, tableOf } from "./part.js";
import { tools } from "./tools.js";

/**
 * @typedef {import("../documents.js").Doc} Doc
 * @typedef {import("../pkg/index.js").Comparison} Comparison
 * @typedef {"here" | "there"} Side
 */

/** Rows that are drawn at once. */
const FIRST = 15;
/** Log-likelihood above which chance explains a difference once in a hundred. */
const TELLING = 6.63;

/**
 * @param {object} means
 * @param {() => Doc[]} means.chosen  in the table
 * @param {() => void} means.release  none is chosen any more
 * @param {() => readonly Doc[]} means.all
 * @param {(here: Doc[], there: Doc[]) => Promise<Comparison>} means.compare
 * @param {(doc: Doc) => boolean} means.has  whether a document can be compared
 * @param {(error: unknown) => void} means.onError
 * @param {(message: string) => void} means.onSay
 */
export function createComparing({ chosen, release, all, compare, has, onError, onSay }) {
  const part = createPart("comparing", t`Compare`, () => undefined);
  /** @type {Record<Side, Doc[]>} */
  const groups = { here: [], there: [] };
  const result = el("div", { class: "comparison" });
  const names = { here: el("span"), there: el("span") };
  const button = (/** @type {string} */ label, /** @type {() => void} */ act, /** @type {string} */ id) => {
    const made = el("button", { type: "button", id }, label);
    made.addEventListener("click", act);
    return made;
  };
  const start = button(t`Compare`, () => void run(), "compare-now");
  const setters = { here: button(t`Take what is chosen as first`, () => set("here"), "compare-first"), there: button(t`Take what is chosen as second`, () => set("there"), "compare-second") };
  part.body.append(
    el("p", { class: "note" }, t`Choose documents in the table by their boxes. Two can be compared at once; of groups, take one first and then the other. Without a second one, the first is compared with all others.`),
    el("p", { class: "part-tools" }, setters.here, setters.there, start),
    el("div", { class: "groups" }, el("p", {}, el("b", {}, t`First`), " ", names.here), el("p", {}, el("b", {}, t`Second`), " ", names.there)),
    result,
  );

  /** @param {Side} side */
  function set(side) {
    const docs = chosen().filter(has);
    groups[side] = docs;
    const other = side === "here" ? "there" : "here";
    groups[other] = groups[other].filter((doc) => !docs.includes(doc));
    release();
    tell();
    onSay(t`Taken: ${plural(docs.length, "document")}.`);
  }

  /** What is to be compared: the groups, or two documents that are chosen. */
  function wanted() {
    const there = new Set(all());
    for (const side of /** @type {Side[]} */ (["here", "there"])) groups[side] = groups[side].filter((doc) => there.has(doc));
    const docs = chosen().filter(has);
    const [one, two] = docs;
    if (groups.here.length === 0 && groups.there.length === 0 && docs.length === 2 && one && two) return { here: [one], there: [two] };
    if (groups.here.length === 0) return null;
    const rest = all().filter((doc) => has(doc) && !groups.here.includes(doc));
    return { here: groups.here, there: groups.there.length > 0 ? groups.there : rest };
  }

  function tell() {
    const { length } = chosen();
    setters.here.disabled = setters.there.disabled = length === 0;
    const pair = wanted();
    start.disabled = !pair || pair.here.length === 0 || pair.there.length === 0;
    for (const side of /** @type {Side[]} */ (["here", "there"])) names[side].replaceChildren(pair ? nameOf(pair[side]) : "–");
  }

  /** @param {Doc[]} docs */
  function nameOf(docs) {
    const [first] = docs;
    if (!first) return "–";
    const title = quoted(excerpt(tools.titleOf(first) ?? first.name, 80));
    return docs.length === 1 ? title : el("span", {}, plural(docs.length, "document"), " (", title, " …)");
  }

  async function run() {
    const pair = wanted();
    if (!pair) return;
    part.element.open = true;
    try {
      const comparison = await compare(pair.here, pair.there);
      draw(comparison);
      onSay(t`Compared: ${plural(pair.here.length, "document")}, ${plural(pair.there.length, "document")}.`);
    } catch (error) {
      onError(error);
    }
  }

  /** @param {Comparison} comparison */
  function draw({ keywords, names, dates, amounts, passages, words }) {
    const sides = { here: t`First`, there: t`Second`, both: t`Both` };
    const telling = keywords.filter(({ g2 }) => g2 >= TELLING);
    const rows = el("tbody");
    const table = tableOf(t`Words that set them apart`, [t`Word`, { label: t`First`, isNumber: true }, { label: t`Second`, isNumber: true }, t`More in`, { label: t`Log-likelihood`, isNumber: true }], rows);
    result.replaceChildren(
      el("h4", {}, t`Words that set them apart`),
      telling.length === 0 ? el("p", { class: "note" }, t`No word sets them apart by more than chance.`) : el("p", { class: "note" }, t`Counts out of ${plural(words[0], "word")} and ${plural(words[1], "word")}; log-likelihood (G²) tells how little chance explains the difference.`),
    );
    if (telling.length > 0) {
      result.append(table);
      tools.createPages({ list: rows, items: telling, first: FIRST, draw: ({ lemma, counts, direction, g2 }) => el("tr", {}, el("th", { scope: "row" }, quoted(lemma)), ...counts.map((times) => el("td", { class: "number" }, count(times))), el("td", {}, sides[direction]), el("td", { class: "number" }, rounded(g2))), after: table });
    }
    const facts = [
      { title: t`Names`, items: names.map((name) => ({ ...name, kind: KINDS.find(({ kind }) => kind === name.kind)?.one ?? "" })) },
      { title: t`Dates`, items: dates.map((date) => ({ ...date, text: tools.timex(date.text) ?? date.text, kind: "" })) },
      { title: t`Amounts`, items: amounts.map((amount) => ({ ...amount, kind: "" })) },
    ];
    for (const { title, items } of facts) {
      if (items.length === 0) continue;
      result.append(el("h4", {}, title));
      const columns = el("div", { class: "sides" });
      for (const side of /** @type {const} */ (["here", "both", "there"])) {
        const of = items.filter((item) => item.side === side);
        const list = el("ul");
        const column = el("section", {}, el("h5", {}, side === "both" ? sides.both : side === "here" ? t`First only` : t`Second only`, " ", el("span", { class: "figure" }, count(of.length))), list);
        columns.append(column);
        tools.createPages({ list, items: of, first: FIRST, draw: ({ text, kind, mentions }) => el("li", {}, quoted(text), " ", el("span", { class: "note" }, [kind, mentions.filter(Boolean).map(count).join(" : ")].filter(Boolean).join(" · "))) });
      }
      result.append(columns);
    }
    result.append(el("h4", {}, t`Passages in both`));
    const list = el("ol", { class: "passages" });
    if (passages.length === 0) result.append(el("p", { class: "note" }, t`None of eight words or more.`));
    else {
      result.append(list);
      tools.createPages({ list, items: passages, first: FIRST, draw: ({ text, words, here, there }) => el("li", {}, el("q", {}, quoted(excerpt(text, 400))), el("p", { class: "note", dir: "auto" }, `${plural(words, "word")} · ${here} · ${there}`)) });
    }
  }

  tell();
  return { element: part.element, tell };
}
