// The two halves of the result, of which a narrow screen shows one, and the collection, which takes the place of both. Each keeps its
// place while another is read.

import { byId } from "./dom.js";

/** @typedef {"text" | "findings" | "collection"} View */

/** @type {readonly View[]} */
const VIEWS = ["text", "findings", "collection"];

/** @param {import("./store.js").Store} store */
export function createViews(store) {
  /** Pixels from the top. @type {Record<View, number>} */
  const places = { text: 0, findings: 0, collection: 0 };
  const buttons = VIEWS.map((view) => {
    const button = byId(`show-${view}`, HTMLButtonElement);
    button.addEventListener("click", () => show(view));
    return { view, button };
  });
  const toCollection = byId("to-collection", HTMLButtonElement);
  toCollection.addEventListener("click", () => show(store.get().view === "collection" ? "text" : "collection"));
  store.on(["view"], ({ view }, before) => {
    places[before.view] = scrollY;
    document.body.dataset.view = view;
    for (const { view: other, button } of buttons) button.setAttribute("aria-pressed", String(other === view));
    toCollection.setAttribute("aria-pressed", String(view === "collection"));
    // As in result.css.
    if (matchMedia("(max-width: 47rem)").matches || [view, before.view].includes("collection")) scrollTo({ top: places[view], behavior: "instant" });
  });

  /** @param {View} view */
  function show(view) {
    store.set({ view });
  }

  return {
    show,
    /** Another document begins at its top. */
    reset() {
      show("text");
      places.text = places.findings = 0;
    },
  };
}
