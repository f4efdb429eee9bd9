// The chip that names the selection and steps through its places: "Ministry · 2 of 7 ← →".

import { byId, quoted } from "./dom.js";
import { count, excerpt, KINDS } from "./format.js";

/** @param {{onStep: (by: 1 | -1) => void, onClear: () => void}} events */
export function createChip({ onStep, onClear }) {
  const chip = byId("chip", HTMLElement);
  const label = byId("chip-label", HTMLElement);
  const kind = byId("chip-kind", HTMLElement);
  const place = byId("chip-place", HTMLElement);
  const steps = [byId("chip-previous", HTMLButtonElement), byId("chip-next", HTMLButtonElement)];
  steps[0].addEventListener("click", () => onStep(-1));
  steps[1].addEventListener("click", () => onStep(1));
  byId("chip-clear", HTMLButtonElement).addEventListener("click", onClear);

  /** @param {import("./selection.js").Selected | null} selected */
  return function show(selected) {
    chip.hidden = selected === null;
    document.body.classList.toggle("has-chip", selected !== null);
    if (!selected) return;
    const { label: name, unit, spans, index } = selected;
    const places = spans.length;
    label.replaceChildren(quoted(excerpt(name, 44)));
    kind.textContent = KINDS.find((entry) => entry.kind === selected.kind)?.one ?? "";
    kind.className = selected.kind ? `chip-kind swatch ${selected.kind}` : "chip-kind";
    place.textContent = places === 1 ? `1 ${unit}` : `${unit} ${count(index + 1)} of ${count(places)}`;
    for (const button of steps) button.disabled = places < 2;
  };
}
