// Where the document on show stands as long as its text has no result: being read, failed, stopped. What happened in one
// message, and what can be done next.

import { byId } from "./dom.js";
import { encodingChoice } from "./encodings.js";
import { t } from "./messages.js";

/** @typedef {import("./documents.js").Doc} Doc */

/** @param {{onRetry: () => void, onCancel: () => void, onEncoding: (encoding: string) => void, onPassword: (password: string) => void}} events */
export function createStanding({ onRetry, onCancel, onEncoding, onPassword }) {
  const section = byId("placeholder", HTMLElement);
  const message = byId("placeholder-text", HTMLElement);
  const kept = byId("placeholder-kept", HTMLElement);
  const retry = byId("retry", HTMLButtonElement);
  const cancel = byId("stop-waiting", HTMLButtonElement);
  const other = byId("open-other", HTMLButtonElement);
  const reading = byId("placeholder-encoding", HTMLElement);
  const unlock = byId("unlock", HTMLFormElement);
  const password = byId("password", HTMLInputElement);
  /** Whether a password was given last: where it is the wrong one, the keyboard is back in its field. */
  let isTrying = false;
  /** The document that was shown last. @type {Doc | null} */
  let shown = null;
  /** Whether the keyboard was on the button when it went. */
  let hadFocus = false;
  retry.addEventListener("click", onRetry);
  cancel.addEventListener("click", onCancel);
  unlock.addEventListener("submit", (event) => {
    event.preventDefault();
    if (password.value === "") return;
    isTrying = true;
    onPassword(password.value);
    password.value = "";
  });

  /**
   * @param {Doc | null} doc
   * @param {boolean} inField  whether its text stands in the field
   */
  return function show(doc, inField) {
    if (doc !== shown || doc?.state === "analysed") isTrying = false;
    if (doc !== shown) password.value = "";
    shown = doc;
    section.hidden = doc === null || (doc.analysis !== null && doc.state !== "failed" && doc.state !== "stopped" && !doc.slow);
    if (doc === null || section.hidden) return;
    const { source, plain, state, trouble, slow, encoding } = doc;
    const ended = state === "failed" || state === "stopped";
    section.classList.toggle("failed", state === "failed");
    // Gone in a moment: it takes no room, else all would move twice.
    section.classList.toggle("passing", !ended && !slow);
    message.textContent = tell(doc);
    const old = ended && doc.analysis !== null;
    if (inField && (ended || slow)) kept.textContent = old ? t`Your text is in the field below; under it is the result from before.` : t`Your text is in the field below.`;
    else kept.textContent = old ? t`Below is the result from before.` : "";
    hadFocus ||= document.activeElement === retry;
    retry.hidden = source === null || !(slow || state === "stopped" || (state === "failed" && trouble?.canRetry));
    if (hadFocus && !retry.hidden && document.activeElement === document.body) retry.focus();
    if (!retry.hidden || state === "analysed") hadFocus = false;
    unlock.hidden = !(state === "failed" && trouble?.isLocked);
    if (isTrying && ended) {
      isTrying = false;
      if (!unlock.hidden) password.focus();
    }
    cancel.hidden = !slow;
    other.hidden = state !== "failed" || typeof source === "string" || plain !== null;
    const choice = state === "failed" && (trouble?.canReread || encoding !== "auto") ? encodingChoice(doc, onEncoding) : null;
    reading.replaceChildren(...(choice ? [choice] : []));
  };
}

/** @param {Doc} doc */
function tell({ name, source, plain, state, trouble, slow }) {
  const isText = typeof source === "string" || plain !== null;
  if (state === "failed") return isText ? (trouble?.message ?? "") : `${name}: ${trouble?.message ?? t`it could not be read.`}`;
  if (state === "stopped") return isText ? t`The analysis was stopped.` : t`${name} was stopped.`;
  if (slow) return t`What is needed for this is still on its way: the connection may be slow or stuck. Wait, or choose Try again; if that does not help, copy your text and reload the page.`;
  return t`Reading ${name} …`;
}
