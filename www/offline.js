// The page without a network: registers the service worker, and offers a new version when one is ready. What is on the
// page is handed over to the new version; what cannot be is named before.

import { byId } from "./dom.js";
import { forget, keep, reload } from "./kept.js";
import { t } from "./messages.js";

/** @typedef {import("./kept.js").Kept} Kept */

/** Milliseconds that the new version has to take over. */
const PATIENCE = 5000;

/**
 * Whether the service worker answers for this page, and so puts a policy on its workers' scripts.
 *
 * @returns {boolean}
 */
export const isControlled = () => Boolean(navigator.serviceWorker?.controller);

/**
 * What is fetched on the very first visit comes past the service worker, which stores it as soon as it answers for the page.
 *
 * @param {URL} address
 */
export function keepWhenControlled(address) {
  if (isControlled()) return;
  const keep = () => void fetch(address).catch(() => undefined);
  navigator.serviceWorker?.addEventListener("controllerchange", keep, { once: true });
}

/** @param {() => Kept} collect */
export async function createOffline(collect) {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const banner = byId("update", HTMLElement);
  const text = byId("update-text", HTMLElement);
  const button = byId("update-now", HTMLButtonElement);
  let hadController = isControlled();
  let reloading = false;
  /** Files that somebody was told will have to be opened again. */
  let named = "";

  button.addEventListener("click", async () => {
    const lost = await keep(collect());
    if (lost === null) {
      text.textContent = t`A new version is ready. Your texts are too long to be carried over: it will be there the next time you open the page.`;
      return;
    }
    if (lost.join() !== named) {
      forget();
      named = lost.join();
      text.textContent = t`A new version is ready. These files have to be opened again after it is loaded: ${lost.join(", ")}.`;
      button.textContent = t`Reload anyway`;
      return;
    }
    // What was typed from here on would be lost.
    document.body.inert = true;
    reloading = true;
    setTimeout(reload, PATIENCE);
    const waiting = (await serviceWorker.getRegistration())?.waiting;
    if (waiting) waiting.postMessage("activate");
    else reload();
  });
  serviceWorker.addEventListener("controllerchange", () => {
    if (reloading) reload();
    // The first worker takes over a page that had none. A later one was asked for in another tab.
    else if (hadController) banner.hidden = false;
    hadController = true;
  });

  try {
    const registration = await serviceWorker.register("./sw.js", { scope: "./", updateViaCache: "none" });
    const offer = () => {
      if (registration.waiting && serviceWorker.controller) banner.hidden = false;
    };
    offer();
    // A worker that answers for other pages and not for this one may be of an older version, and is not asked by itself.
    if (registration.active && !isControlled()) void registration.update().catch(() => undefined);
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", offer));
  } catch {
    // No service worker here (private window, policy): the page works while there is a network.
  }
}
