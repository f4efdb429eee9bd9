// The page without a network: registers the service worker, and offers a new version when one is ready. Texts that were
// pasted or typed are handed over to the new version through this tab's own session storage, and taken out of it at once.

import { byId } from "./dom.js";

const KEPT = "nutgraf-kept";

/**
 * What is handed over to a new version.
 *
 * @typedef {object} Kept
 * @property {string} draft
 * @property {{name: string, source: string}[]} texts
 */

/** @param {() => Kept} collect */
export async function createOffline(collect) {
  if (!("serviceWorker" in navigator)) return;
  const { serviceWorker } = navigator;
  const banner = byId("update", HTMLElement);
  let reloading = false;

  byId("update-now", HTMLButtonElement).addEventListener("click", async () => {
    const waiting = (await serviceWorker.getRegistration())?.waiting;
    if (!keep(collect())) {
      byId("update-text", HTMLElement).textContent = "A new version is ready. Your texts are too long to be carried over: it will be there the next time you open the page.";
      return;
    }
    reloading = true;
    if (waiting) waiting.postMessage("activate");
    else location.reload();
  });
  // The first worker also takes over a page that had none: only a change that was asked for reloads.
  serviceWorker.addEventListener("controllerchange", () => {
    if (reloading) location.reload();
  });

  try {
    const registration = await serviceWorker.register("./sw.js", { scope: "./", updateViaCache: "none" });
    const offer = () => {
      if (registration.waiting && serviceWorker.controller) banner.hidden = false;
    };
    offer();
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", offer));
  } catch {
    // No service worker here (private window, policy): the page works while there is a network.
  }
}

/**
 * @param {Kept} kept
 * @returns {boolean} false where it does not fit
 */
function keep(kept) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(kept));
    return true;
  } catch {
    return false;
  }
}

/**
 * What the version before handed over, once.
 *
 * @returns {Kept | null}
 */
export function takeKept() {
  try {
    const text = sessionStorage.getItem(KEPT);
    sessionStorage.removeItem(KEPT);
    return text ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}
