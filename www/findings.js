// The right side of the result: all cards, in the order of the questions, and what in them belongs to the selection.

import { calm, closest, el } from "./dom.js";
import { count } from "./format.js";
import { createBrief } from "./cards/brief.js";
import { createEntities } from "./cards/entities.js";
import { createHowMuch, createWhen } from "./cards/facts.js";
import { createQuotes } from "./cards/quotes.js";
import { createReadability } from "./cards/readability.js";
import { createWords } from "./cards/words.js";

/**
 * The way down a long column: the cards that begin another question, and how much there is in them.
 *
 * @type {{label: string, card: string, count?: (analysis: import("./pkg/index.js").Analysis) => number}[]}
 */
const QUESTIONS = [
  { label: "Brief", card: "brief" },
  { label: "Names", card: "kind-person", count: ({ entities }) => entities.length },
  { label: "Words", card: "words", count: ({ keywords }) => keywords.length },
  { label: "Quotes", card: "quotes", count: ({ quotes }) => quotes.length },
  { label: "When", card: "when", count: ({ dates }) => dates.length },
  { label: "How much", card: "how-much", count: ({ amounts }) => amounts.length },
  { label: "Readability", card: "readability" },
];

/**
 * @param {HTMLElement} root
 * @param {{onChoose: (key: string, index: number) => void, onLength: (sentences: number) => void, onStopWords: (words: string[]) => void}} events
 */
export function createFindings(root, { onChoose, onLength, onStopWords }) {
  const brief = createBrief({ onLength });
  const cards = [brief, createEntities(), createWords({ onStopWords }), createQuotes(), createWhen(), createHowMuch(), createReadability()];
  const figures = QUESTIONS.map(() => el("span", { class: "times" }));
  const links = QUESTIONS.map(({ label, card }, i) => el("button", { type: "button", "data-card": card }, label, figures[i] ?? null));
  const questions = el("nav", { class: "questions", "aria-label": "Findings" }, ...links);
  root.append(questions, ...cards.map((card) => card.element));

  root.addEventListener("click", (event) => {
    const card = closest(event, "[data-card]")?.dataset.card;
    if (card) goTo(card);
    const button = closest(event, "[data-key]");
    if (button?.dataset.key) onChoose(button.dataset.key, indicesOf(button)[0] ?? 0);
  });

  // Beside the article the column scrolls, on a phone the page.
  root.addEventListener("scroll", later, { passive: true });
  addEventListener("scroll", later, { passive: true });
  let isDue = false;
  function later() {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      mark();
    });
  }

  /** Marks the question that is being read: the last one that has begun. */
  function mark() {
    const line = questions.getBoundingClientRect().bottom + 24;
    const begun = QUESTIONS.filter(({ card }) => {
      const top = document.getElementById(card)?.getBoundingClientRect();
      return top && top.height > 0 && top.top <= line;
    });
    const now = begun.at(-1)?.card ?? QUESTIONS[0]?.card;
    for (const link of links) {
      if (link.dataset.card === now) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  /** @param {string} id of a card */
  function goTo(id) {
    const card = document.getElementById(id);
    if (!card) return;
    // The card's own line goes under that of the questions.
    const by = card.getBoundingClientRect().top - questions.getBoundingClientRect().bottom + 1;
    const behavior = calm() ? "instant" : "smooth";
    // Beside the article the column scrolls, on a phone the page.
    if (root.scrollHeight > root.clientHeight) root.scrollBy({ top: by, behavior });
    else scrollBy({ top: by, behavior });
  }

  return {
    /**
     * @param {import("./article.js").View} view
     * @param {"all" | "brief"} changed  "brief" where only the length of the summary is another
     */
    update(view, changed) {
      for (const card of changed === "all" ? cards : [brief]) card.update(view);
      QUESTIONS.forEach(({ count: counted }, i) => {
        const figure = figures[i];
        if (figure) figure.textContent = counted ? ` ${count(counted(view.analysis))}` : "";
      });
      later();
    },
    /**
     * Presses what belongs to the selection and brings it into sight, within this column only.
     *
     * @param {import("./selection.js").Selected | null} selected
     */
    select(selected) {
      let first = press(root, selected);
      if (!first && selected?.kind) {
        // Chosen in the text, and not among the names shown so far.
        for (const card of cards) card.reveal?.(selected.key);
        first = press(root, selected);
      }
      if (first && !root.contains(document.activeElement)) bringIntoSight(root, first);
    },
  };
}

/**
 * @param {HTMLElement} root
 * @param {import("./selection.js").Selected | null} selected
 * @returns {HTMLElement | null} the first button that is pressed now
 */
function press(root, selected) {
  /** @type {HTMLElement | null} */
  let first = null;
  for (const button of root.querySelectorAll("[data-key]")) {
    if (!(button instanceof HTMLElement)) continue;
    const on = selected !== null && button.dataset.key === selected.key && standsFor(button, selected.index);
    if (on !== (button.getAttribute("aria-pressed") === "true")) button.setAttribute("aria-pressed", String(on));
    if (on) first ??= button;
  }
  return first;
}

/**
 * @param {HTMLElement} button
 * @param {number} index  of a place
 */
function standsFor(button, index) {
  const indices = indicesOf(button);
  return indices.length === 0 || indices.includes(index);
}

/** @param {HTMLElement} button */
function indicesOf(button) {
  return (button.dataset.indices ?? "").split(" ").filter(Boolean).map(Number);
}

/**
 * @param {HTMLElement} column
 * @param {HTMLElement} element
 */
function bringIntoSight(column, element) {
  if (column.scrollHeight <= column.clientHeight) return;
  const [outer, inner] = [column.getBoundingClientRect(), element.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) column.scrollTop += inner.top - outer.top - outer.height / 3;
}
