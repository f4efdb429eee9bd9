// Progress and Cancel, for whatever takes longer than half a second.

import { byId } from "./dom.js";
import { count, excerpt } from "./format.js";
import { seldom } from "./later.js";
import { t } from "./messages.js";

/** Milliseconds before anything is shown. */
const PATIENCE = 500;

/** @param {() => void} onCancel */
export function createProgress(onCancel) {
  const panel = byId("progress", HTMLElement);
  const label = byId("progress-label", HTMLElement);
  const bar = byId("progress-bar", HTMLProgressElement);
  byId("cancel", HTMLButtonElement).addEventListener("click", onCancel);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** @type {import("./documents.js").Activity} */
  let activity = { done: 0, total: 0, name: "", part: null };
  const draw = seldom(() => {
    const { done, total, name, part } = activity;
    if (total === 0) return;
    label.textContent = total > 1 ? t`Analysing ${count(done + 1)} of ${count(total)}: ${excerpt(name, 40)}` : t`Analysing ${excerpt(name, 40)}`;
    if (total === 1 && part === null) bar.removeAttribute("value");
    else bar.value = (done + (part ?? 0)) / total;
  });

  /** @param {import("./documents.js").Activity} now */
  return function show(now) {
    activity = now;
    if (now.total === 0) {
      clearTimeout(timer);
      timer = undefined;
      panel.hidden = true;
      return;
    }
    timer ??= setTimeout(() => (panel.hidden = false), PATIENCE);
    draw();
  };
}
