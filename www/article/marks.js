// The mentions of the article as elements: buttons for those of a kind that is marked, with one tab stop for all of them.

import { el } from "../dom.js";

/**
 * @typedef {import("../pkg/index.js").EntityKind} EntityKind
 * @typedef {import("../pieces.js").Mention} Mention
 * @typedef {import("../selection.js").Selected} Selected
 * @typedef {{element: HTMLElement, mention: Mention}} Mark
 */

/**
 * @param {HTMLElement} root the element that holds the article
 * @param {object} events
 * @param {(mention: Mention) => void} events.onMention  one was chosen
 * @param {(element: HTMLElement) => void} events.onGo  the keyboard went to one
 */
export function createMarks(root, { onMention, onGo }) {
  /** @type {Mark[]} in text order */
  let marks = [];
  /** @type {Map<Element, number>} */
  let places = new Map();
  /** @type {ReadonlySet<EntityKind>} */
  let hidden = new Set();
  let tabStop = -1;
  /** @type {Selected | null} */
  let selected = null;
  /** @type {Mark[]} those of the selection */
  let lit = [];

  root.addEventListener("click", (event) => {
    const index = indexOf(event.target instanceof Element ? event.target.closest("mark") : null);
    if (index === undefined || !getSelection()?.isCollapsed) return;
    const { mention } = marks[index];
    if (hidden.has(mention.kind)) return;
    moveTabStop(index);
    onMention(mention);
  });
  root.addEventListener("keydown", (event) => {
    const index = indexOf(event.target);
    if (index === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      onMention(marks[index].mention);
    } else {
      const to = destination(event.key, index);
      if (to === null) return;
      moveTabStop(to);
      marks[to].element.focus({ preventScroll: true });
      onGo(marks[to].element);
    }
    event.preventDefault();
  });
  root.addEventListener("focusin", (event) => {
    const index = indexOf(event.target);
    if (index !== undefined) moveTabStop(index);
  });

  /** @param {EventTarget | null} target */
  const indexOf = (target) => (target instanceof Element ? places.get(target) : undefined);

  /**
   * Where an arrow key leads from a mention, or null.
   *
   * @param {string} key
   * @param {number} index
   */
  function destination(key, index) {
    const forward = getComputedStyle(marks[index].element).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (key === "Home") return visibleFrom(0, 1);
    if (key === "End") return visibleFrom(marks.length - 1, -1);
    if (key === forward || key === "ArrowDown") return visibleFrom(index + 1, 1);
    if (key === "ArrowLeft" || key === "ArrowRight" || key === "ArrowUp") return visibleFrom(index - 1, -1);
    return null;
  }

  /**
   * The first mention of a kind that is shown, from an index on.
   *
   * @param {number} index
   * @param {1 | -1} by
   */
  function visibleFrom(index, by) {
    for (let i = index; i >= 0 && i < marks.length; i += by) if (!hidden.has(marks[i].mention.kind)) return i;
    return null;
  }

  /** @param {number | null} index */
  function moveTabStop(index) {
    marks[tabStop]?.element.setAttribute("tabindex", "-1");
    tabStop = index ?? -1;
    marks[tabStop]?.element.setAttribute("tabindex", "0");
  }

  /**
   * A mention of a kind that is not shown is plain text to everybody.
   *
   * @param {Mark} mark
   */
  function setRole({ element, mention }) {
    const shown = !hidden.has(mention.kind);
    element.classList.toggle("off", !shown);
    for (const [name, value] of [["role", "button"], ["tabindex", "-1"], ["aria-describedby", `is-${mention.kind}`]]) {
      if (shown) element.setAttribute(name, value);
      else element.removeAttribute(name);
    }
  }

  /**
   * @param {Mention} mention
   * @param {Selected} choice
   */
  function isSelected(mention, choice) {
    if (choice.kind !== mention.kind) return false;
    const span = choice.spans[mention.nth];
    return span !== undefined && span.start === mention.start && span.end === mention.end;
  }

  return {
    clear() {
      marks = lit = [];
      places = new Map();
      tabStop = -1;
      selected = null;
    },
    /**
     * The element of the next mention in text order.
     *
     * @param {Mention} mention
     * @param {string} words
     */
    build(mention, words) {
      const element = el("mark", { class: `entity ${mention.kind}${mention.form === "nominal" ? " nominal" : ""}` }, words);
      const mark = { element, mention };
      places.set(element, marks.length);
      marks.push(mark);
      setRole(mark);
      if (selected && isSelected(mention, selected)) {
        element.classList.add("selected");
        lit.push(mark);
      }
      return element;
    },
    /** The tab stop at the first one. */
    start: () => moveTabStop(visibleFrom(0, 1)),
    /** @param {ReadonlySet<EntityKind>} kinds the kinds not to mark */
    hide(kinds) {
      hidden = new Set(kinds);
      marks.forEach(setRole);
      moveTabStop(visibleFrom(Math.max(tabStop, 0), 1) ?? visibleFrom(0, 1));
    },
    /** @param {Selected | null} next */
    select(next) {
      selected = next;
      for (const { element } of lit) {
        element.classList.remove("selected", "current");
        element.removeAttribute("aria-current");
      }
      lit = next ? marks.filter(({ mention }) => isSelected(mention, next)) : [];
      for (const { element, mention } of lit) {
        element.classList.add("selected");
        if (mention.nth !== next?.index) continue;
        element.classList.add("current");
        element.setAttribute("aria-current", "true");
        if (!hidden.has(mention.kind)) moveTabStop(indexOf(element) ?? null);
      }
    },
    /**
     * The mention after or before the keyboard's place, for stepping without a selection.
     *
     * @param {1 | -1} by
     */
    neighbor(by) {
      const focused = indexOf(document.activeElement);
      const index = focused === undefined ? visibleFrom(by > 0 ? 0 : marks.length - 1, by) : visibleFrom(focused + by, by);
      return index === null ? null : marks[index].mention;
    },
  };
}
