// The chip that names the selection and steps through its places: "Ministry · 2 of 7 ← →".

import { isThing } from "./choices.js";
import { byId, quoted } from "./dom.js";
import { count, excerpt, KINDS } from "./format.js";
import { t } from "./messages.js";

/**
 * @param {object} events
 * @param {(by: 1 | -1) => void} events.onStep
 * @param {() => void} events.onClear
 * @param {(selected: import("./selection.js").Selected) => void} events.onContexts  where it stands is to be shown with the words around it
 * @param {(selected: import("./selection.js").Selected) => void} events.onCopy
 * @param {() => void} events.onCorrect
 */
export function createChip({ onStep, onClear, onContexts, onCopy, onCorrect }) {
  const chip = byId("chip", HTMLElement);
  const label = byId("chip-label", HTMLElement);
  const kind = byId("chip-kind", HTMLElement);
  const place = byId("chip-place", HTMLElement);
  const steps = [byId("chip-previous", HTMLButtonElement), byId("chip-next", HTMLButtonElement)];
  steps[0].addEventListener("click", () => onStep(-1));
  steps[1].addEventListener("click", () => onStep(1));
  byId("chip-clear", HTMLButtonElement).addEventListener("click", onClear);
  /** @type {import("./selection.js").Selected | null} */
  let shown = null;
  const contexts = byId("chip-contexts", HTMLButtonElement);
  contexts.addEventListener("click", () => shown && onContexts(shown));
  byId("chip-copy", HTMLButtonElement).addEventListener("click", () => shown && onCopy(shown));
  const correct = byId("chip-correct", HTMLButtonElement);
  correct.addEventListener("click", onCorrect);

  /** @param {import("./selection.js").Selected | null} selected */
  return function show(selected) {
    shown = selected;
    chip.hidden = selected === null;
    document.body.classList.toggle("has-chip", selected !== null);
    if (!selected) return;
    const { label: name, unit, spans, index, count: all } = selected;
    const places = spans.length;
    label.replaceChildren(quoted(excerpt(name, 44)));
    kind.textContent = KINDS.find((entry) => entry.kind === selected.kind)?.one ?? "";
    kind.className = selected.kind ? `chip-kind swatch ${selected.kind}` : "chip-kind";
    contexts.hidden = !isThing(selected.key) && selected.key !== "dates" && selected.key !== "amounts";
    correct.hidden = !selected.key.startsWith("entity:");
    place.textContent = all === 1 ? t`1 ${unit}` : t`${unit} ${count(index + 1)} of ${count(all)}`;
    // Of a thing that stands there very often the first places are listed.
    place.title = places < all ? t`The first ${count(places)} can be gone to` : "";
    for (const button of steps) button.disabled = places < 2;
  };
}
