// The word lists of languages other than English come when a text first needs them, and stay. Who wants to read in any language
// without a network has all of them kept beforehand: one click, which holds for later versions of the page too.

import { byId } from "./dom.js";
import { count } from "./format.js";
import { t } from "./messages.js";
import { store, stored } from "./settings.js";

/** Name and value of the setting. */
const [SETTING, ALL] = ["languages", "all"];
/** Milliseconds without news from the service worker before it is no longer waited for. */
const PATIENCE = 30_000;

/** @typedef {{kept: number, tried: number, total: number}} News  of the service worker: languages kept, looked for, and how many there are */

/** Offers it, once the service worker stands that keeps them. */
export async function createLanguages() {
  if (!navigator.serviceWorker) return;
  const panel = byId("languages", HTMLElement);
  const text = byId("languages-text", HTMLElement);
  const bar = byId("languages-bar", HTMLProgressElement);
  const button = byId("keep-languages", HTMLButtonElement);

  /** @param {News} news */
  const show = ({ kept, total }) => {
    const isWhole = kept === total;
    if (isWhole) text.textContent = t`All ${count(total)} languages are kept for offline use.`;
    if (isWhole && document.activeElement === button) text.focus();
    button.hidden = isWhole;
    return isWhole;
  };

  let busy = false;
  const keepAll = async () => {
    if (busy) return;
    busy = true;
    store(SETTING, ALL);
    text.textContent = t`Languages are being fetched.`;
    bar.removeAttribute("value");
    bar.hidden = false;
    const news = await ask("keep-languages", ({ tried, total }) => (bar.value = tried / total));
    bar.hidden = true;
    busy = false;
    if (!news) text.textContent = t`Languages could not be fetched. Reload the page and try again.`;
    else if (!show(news)) text.textContent = t`${count(news.kept)} of ${count(news.total)} languages are kept; the others could not be fetched or stored. Check the connection and try again.`;
  };
  button.addEventListener("click", keepAll);
  addEventListener("online", () => void (stored(SETTING) === ALL && !button.hidden && keepAll()));

  const news = await ask("count-languages");
  if (!news || news.total === 0) return;
  panel.hidden = false;
  // A new version has more of them, or the browser has thrown some away.
  if (!show(news) && stored(SETTING) === ALL) void keepAll();
}

/**
 * @param {"keep-languages" | "count-languages"} what
 * @param {(news: News) => void} [onNews]
 * @returns {Promise<News | null>} how it stands when all were looked for; null where no more is heard of it
 */
async function ask(what, onNews) {
  const { active } = await navigator.serviceWorker.ready;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    /** @type {ReturnType<typeof setTimeout>} */
    let timer;
    /** @param {News | null} news */
    const end = (news) => {
      clearTimeout(timer);
      port1.close();
      resolve(news);
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(end, PATIENCE, null);
    };
    port1.onmessage = ({ data }) => {
      wait();
      onNews?.(data);
      if (data.tried === data.total) end(data);
    };
    wait();
    active?.postMessage(what, [port2]);
  });
}
