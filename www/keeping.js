// "Keep this work": on this device, as a file, in a link. Nothing of it happens by itself, but what was kept on the device is there
// again when the page is opened, and is kept up to date until it is erased.

import { byId } from "./dom.js";
import { plural } from "./format.js";
import { isLink, KEPT_HERE } from "./kept.js";
import { later } from "./later.js";
import { copy, save } from "./leaving.js";
import { t } from "./messages.js";
import { forgetAll, store as keepSetting, stored } from "./settings.js";
import { goTo, takeSession, wholeSession } from "./whole.js";

/** @typedef {import("./session.js").Session} Session */

const [SETTING, ON] = KEPT_HERE;
/** Milliseconds after a change before it is stored. */
const PAUSE = 500;

/**
 * @param {import("./whole.js").Work} work
 */
export function createKeeping(work) {
  const { onSay, onProblem } = work;
  const collect = () => wholeSession(work);
  const take = (/** @type {Session} */ session) => takeSession(work, session);
  const box = byId("keep-here", HTMLInputElement);
  const state = byId("keeping-state", HTMLElement);
  const picker = byId("session-picker", HTMLInputElement);
  const session = later(() => import("./session.js"));
  let isOn = stored(SETTING) === ON;
  /** Whether all of the work as it is now is stored. */
  let isStored = false;
  /** What is stored is not known before it was read: nothing may take its place until then. */
  let isRead = !isOn;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  /** Writes one after the other. */
  let writing = Promise.resolve();
  box.checked = isOn;

  /**
   * Does something that may fail, and says how it went.
   *
   * @param {(parts: typeof import("./session.js")) => Promise<string>} step
   */
  async function attempt(step) {
    try {
      tell(await step(await session()));
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
  }

  /** @param {string} message */
  function tell(message) {
    state.textContent = message;
  }

  box.addEventListener("change", () => {
    isOn = box.checked;
    if (isOn) {
      keepSetting(SETTING, ON);
      void write();
    } else {
      void erase();
    }
  });
  byId("erase-all", HTMLButtonElement).addEventListener("click", () => void erase());
  byId("session-save", HTMLButtonElement).addEventListener("click", () => void attempt(async ({ toFile }) => {
    const name = "nutgraf-session.json";
    save(await toFile(collect()), name);
    return t`Saved as ${name}.`;
  }));
  byId("session-open", HTMLButtonElement).addEventListener("click", () => picker.click());
  picker.addEventListener("change", () => {
    const file = picker.files?.[0];
    picker.value = "";
    if (file) void open(file);
  });
  byId("link-view", HTMLButtonElement).addEventListener("click", () => void attempt(async ({ toView }) => {
    await copy(toView(collect()));
    return t`The link is copied. It leads to this view where the same texts are: the text is not in it.`;
  }));
  byId("link-text", HTMLButtonElement).addEventListener("click", () => void attempt(async ({ toLink }) => {
    const all = collect();
    const shown = all.documents[all.current];
    if (!shown) return t`There is no text on show.`;
    if (typeof shown.source !== "string" && shown.plain == null) return t`A file does not fit into a link. Save a session file instead.`;
    const one = { name: shown.name, source: shown.plain ?? shown.source };
    const link = await toLink({ ...all, documents: [{ ...shown, ...one, plain: null }], current: 0, draft: "" });
    if (link === null) return t`The text is too long for a link. Save a session file instead.`;
    await copy(link);
    return t`The link is copied, with the text in it: whoever has the link can read the text.`;
  }));

  async function write() {
    clearTimeout(pause);
    pause = undefined;
    if (!isOn || !isRead) return;
    isStored = true;
    writing = writing.then(async () => {
      try {
        const all = collect();
        await (await session()).storeSession(all);
        tell(t`Kept on this device: ${plural(all.documents.length, "document")}.`);
      } catch {
        isStored = false;
        tell(t`This browser does not let the page store it, or there is no room. Save a session file instead.`);
      }
    });
    await writing;
  }

  async function erase() {
    clearTimeout(pause);
    isOn = box.checked = isStored = false;
    isRead = true;
    await writing;
    await attempt(async ({ eraseSession }) => {
      await eraseSession();
      forgetAll();
      const message = t`All that this page has stored on this device is erased. What is on show stays until you leave.`;
      onSay(message);
      return message;
    });
  }

  /** @param {File} file of a session */
  function open(file) {
    return attempt(async ({ fromFile }) => {
      const found = fromFile(await file.text());
      take(found);
      return t`Opened ${plural(found.documents.length, "document")}.`;
    });
  }

  /** @param {boolean} hasWork  whether the page before has handed its work over, which is newer than what is stored */
  async function start(hasWork) {
    const fragment = location.hash;
    if (isLink(fragment)) {
      // Neither the browser's history nor a link that is copied from its bar has the text.
      history.replaceState(history.state, "", location.pathname + location.search);
      try {
        const found = await (await session()).fromLink(fragment);
        if ("documents" in found) take(found);
        else goTo(work, found);
      } catch (error) {
        onProblem(error instanceof Error ? error.message : String(error));
      }
    }
    if (!isOn) return;
    if (hasWork) {
      isRead = true;
      return void write();
    }
    try {
      const found = await (await session()).storedSession();
      isRead = true;
      if (found && (found.documents.length > 0 || found.draft)) take(found);
    } catch {
      onProblem(t`What was kept on this device could not be read. Reload the page to try again; “Erase all” removes it.`);
    }
  }
  addEventListener("visibilitychange", () => document.hidden && pause !== undefined && void write());
  addEventListener("hashchange", () => isLink(location.hash) && void start(true));

  return {
    start,
    /** Something of the work is another now. */
    changed() {
      isStored = false;
      if (!isOn) return;
      clearTimeout(pause);
      pause = setTimeout(() => void write(), PAUSE);
    },
    /** Whether nothing would be lost with the page. */
    isSafe: () => isOn && isStored,
    open,
  };
}
