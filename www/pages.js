// Lists of any length: the first rows, and a button that adds a page of others. However many items there are, no step
// builds more rows than a page.

import { el } from "./dom.js";
import { count } from "./format.js";
import { t } from "./messages.js";

/** Rows that one press of the button adds. */
export const PAGE = 200;

/**
 * @template T
 * @typedef {object} Pages
 * @property {(item: T) => void} add  one more item at the end
 * @property {(index: number) => void} reveal  makes sure that an item has a row, if need be behind the others
 */

/**
 * Fills a list.
 *
 * @template T
 * @param {object} parts
 * @param {HTMLElement} parts.list
 * @param {readonly T[]} parts.items
 * @param {number} parts.first  how many are shown at once
 * @param {(item: T, index: number) => HTMLElement} parts.draw
 * @param {HTMLElement} [parts.after]  the element that the button is put behind
 * @returns {Pages<T>}
 */
export function createPages({ list, items: given, first, draw, after = list }) {
  const items = [...given];
  let shown = 0;
  /** @type {HTMLElement | null} the row of an item whose turn has not come */
  let guest = null;
  let guestIndex = -1;
  const more = el("button", { type: "button", class: "more" });
  const old = after.nextElementSibling;
  if (old?.classList.contains("more")) old.remove();
  after.after(more);
  more.addEventListener("click", () => {
    const row = grow(shown + PAGE);
    (row?.querySelector("button") ?? row)?.focus();
  });
  list.replaceChildren();
  // A button for two or three more rows would take the room of the rows.
  grow(items.length <= first + 3 ? items.length : first);

  /**
   * @param {number} to  how many rows there are afterwards, if there are so many items
   * @returns {HTMLElement | undefined} the first new row
   */
  function grow(to) {
    guest?.remove();
    guest = null;
    const rows = items.slice(shown, to).map((item, i) => draw(item, shown + i));
    list.append(...rows);
    shown += rows.length;
    label();
    return rows[0];
  }

  function label() {
    const left = items.length - shown;
    more.hidden = left === 0;
    more.textContent = left > PAGE ? t`Show ${count(PAGE)} more of ${count(left)}` : t`Show ${count(left)} more`;
  }

  return {
    add(item) {
      items.push(item);
      if (shown < first) grow(shown + 1);
      else label();
    },
    reveal(index) {
      if (index < shown || index >= items.length || (guest && index === guestIndex)) return;
      grow(index < shown + PAGE ? shown + PAGE : shown);
      if (index < shown) return;
      guest = draw(/** @type {T} */ (items[index]), index);
      guestIndex = index;
      list.append(guest);
    },
  };
}
