// On paper nothing is folded and no list is cut: what is shown on demand is shown before the page is printed.

/** Rows of a list beyond which it is cut on paper too: a book's worth of rows helps nobody. */
const MOST = 2000;

/**
 * @param {HTMLElement} root
 * @param {() => void} complete  builds what is not built yet
 */
export function printWhole(root, complete) {
  /** @type {HTMLDetailsElement[]} folded again afterwards */
  let opened = [];
  addEventListener("beforeprint", () => {
    const focused = document.activeElement;
    complete();
    for (const more of root.querySelectorAll("button.more")) {
      // Each press adds a page and may hide the button.
      for (let rows = 0; more instanceof HTMLElement && !more.hidden && more.isConnected && rows < MOST; rows += 200) more.dispatchEvent(new Event("click"));
    }
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
    opened = [...root.querySelectorAll("details")].filter(({ open }) => !open);
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });
}
