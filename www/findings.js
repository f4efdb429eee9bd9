// The right side of the result: first an answer to everything, then all cards, in the order of the questions; and what in
// them belongs to the selection.

import { createBrief } from "./cards/brief.js";
import { takingsOf } from "./cards/card.js";
import { createDigest } from "./cards/digest.js";
import { createEntities } from "./cards/entities.js";
import { createHowMuch } from "./cards/how-much.js";
import { createPhrases } from "./cards/phrases.js";
import { createQuotes } from "./cards/quotes.js";
import { createReadability } from "./cards/readability.js";
import { createWhen } from "./cards/when.js";
import { createWords } from "./cards/words.js";
import { calm, closest, el } from "./dom.js";
import { count } from "./format.js";
import { t } from "./messages.js";

/**
 * The way down a long column: the cards that begin another question, and how much there is in them.
 *
 * @type {{label: string, card: string, count?: (analysis: import("./pkg/index.js").Analysis) => number}[]}
 */
const QUESTIONS = [
  { label: t`Brief`, card: "brief" },
  { label: t`Names`, card: "kind-person", count: ({ entities }) => entities.length },
  { label: t`Words`, card: "words", count: ({ keywords }) => keywords.length },
  { label: t`Quotes`, card: "quotes", count: ({ quotes }) => quotes.length },
  { label: t`When`, card: "when", count: ({ dates }) => dates.length },
  { label: t`How much`, card: "how-much", count: ({ amounts }) => amounts.length },
  { label: t`Readability`, card: "readability" },
];

/** Milliseconds for which a button shows that it has done its work. */
const DONE = 1500;

/**
 * @param {HTMLElement} root
 * @param {object} events
 * @param {(key: string, index: number) => void} events.onChoose
 * @param {(sentences: number) => void} events.onLength
 * @param {(words: string[]) => void} events.onStopWords
 * @param {(how: "copy" | "csv", takings: import("./cards/card.js").Takings) => Promise<boolean>} events.onTake  gives whether it was taken
 */
export function createFindings(root, { onChoose, onLength, onStopWords, onTake }) {
  const brief = createBrief({ onLength });
  const digest = createDigest();
  const columns = [
    [createEntities(), createWords({ onStopWords }), createPhrases()],
    [createQuotes(), createWhen(), createHowMuch(), createReadability()],
  ];
  /** @type {import("./cards/card.js").Card[]} */
  const cards = [brief, digest, ...columns.flat()];
  const figures = QUESTIONS.map(() => el("span", { class: "times" }));
  const links = QUESTIONS.map(({ label, card }, i) => el("button", { type: "button", "data-card": card }, label, figures[i] ?? null));
  const questions = el("nav", { class: "questions", "aria-label": t`Findings` }, ...links);
  const column = (/** @type {import("./cards/card.js").Card[]} */ cards) => el("div", { class: "column" }, ...cards.map((card) => card.element));
  root.append(questions, el("div", { class: "opening" }, brief.element, digest.element), el("div", { class: "columns" }, ...columns.map(column)));

  root.addEventListener("click", (event) => {
    const card = closest(event, "[data-card]")?.dataset.card;
    if (card) goTo(card);
    const taker = closest(event, "[data-take]");
    if (taker) void take(taker);
    const button = closest(event, "[data-key]");
    if (button?.dataset.key) onChoose(button.dataset.key, indicesOf(button)[0] ?? 0);
  });

  /** @param {HTMLElement} button */
  async function take(button) {
    const takings = takingsOf(button);
    if (!takings || !(await onTake(button.dataset.take === "csv" ? "csv" : "copy", takings))) return;
    button.classList.add("done");
    setTimeout(() => button.classList.remove("done"), DONE);
  }

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
    let now = QUESTIONS[0]?.card;
    let nearest = -Infinity;
    for (const { card } of QUESTIONS) {
      const box = document.getElementById(card)?.getBoundingClientRect();
      // Of two that begin side by side the first.
      if (!box || box.height === 0 || box.top > line || box.top <= nearest) continue;
      now = card;
      nearest = box.top;
    }
    for (const link of links) {
      if (link.dataset.card === now) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
  }

  /** @param {string} id of a card */
  function goTo(id) {
    const card = document.getElementById(id);
    if (!card) return;
    document.getElementById(`${id}-title`)?.focus({ preventScroll: true });
    // The card's own line goes under that of the questions.
    const by = card.getBoundingClientRect().top - questions.getBoundingClientRect().bottom + 1;
    const behavior = calm() ? "instant" : "smooth";
    // Beside the article the column scrolls, on a phone the page.
    if (root.scrollHeight > root.clientHeight) root.scrollBy({ top: by, behavior });
    else scrollBy({ top: by, behavior });
  }

  return {
    /**
     * @param {import("./article/article.js").View} view
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
      let pressed = press(root, selected);
      if (selected?.kind && !pressed.some(isInCard)) {
        // Chosen in the text, and not among the names shown so far.
        for (const card of cards) card.reveal?.(selected.key);
        pressed = press(root, selected);
      }
      for (const card of cards) card.select?.(selected);
      for (const fold of pressed.map((button) => button.closest("details"))) if (fold) fold.open = true;
      if (!root.contains(document.activeElement)) bringIntoSight(root, pressed);
    },
  };
}

/**
 * @param {HTMLElement} root
 * @param {import("./selection.js").Selected | null} selected
 * @returns {HTMLElement[]} the buttons that are pressed now
 */
function press(root, selected) {
  const pressed = [];
  for (const button of root.querySelectorAll("[data-key]")) {
    if (!(button instanceof HTMLElement)) continue;
    const on = selected !== null && button.dataset.key === selected.key && standsFor(button, selected.index);
    if (on !== (button.getAttribute("aria-pressed") === "true")) button.setAttribute("aria-pressed", String(on));
    if (on) pressed.push(button);
  }
  return pressed;
}

/** @param {HTMLElement} button  whether it is more than an entry of the digest */
const isInCard = (button) => button.closest(".card") !== null;

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
 * Scrolls to one of some elements, rather to one in a card, unless one is in sight.
 *
 * @param {HTMLElement} column
 * @param {HTMLElement[]} elements
 */
function bringIntoSight(column, elements) {
  const wanted = elements.find(isInCard) ?? elements[0];
  if (!wanted || column.scrollHeight <= column.clientHeight) return;
  const outer = column.getBoundingClientRect();
  const isInSight = elements.some((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return top >= outer.top && bottom <= outer.bottom;
  });
  if (!isInSight) column.scrollTop += wanted.getBoundingClientRect().top - outer.top - outer.height / 3;
}
