// Back and forward, through documents and selections. The browser's history holds numbers; what they stand for stays in the page,
// so that no name of a text gets into an address or into what the browser stores.

/**
 * @typedef {{doc: number | null, key: string | null, index: number}} Stop  a document by its id, and what is selected in it
 */

/**
 * @param {import("./store.js").Store} store
 * @param {() => boolean} isQuiet  whether a selection is only taken over into a new drawing
 * @param {(stop: Stop) => void} onGo
 */
export function createJourney(store, isQuiet, onGo) {
  /** @type {Stop[]} */
  const stops = [here()];
  let at = 0;
  let isGoing = false;
  let isDue = false;
  history.replaceState({ stop: 0 }, "");

  /** @returns {Stop} */
  function here() {
    const { doc, selection } = store.get();
    return { doc: doc?.id ?? null, key: selection?.key ?? null, index: selection?.index ?? 0 };
  }

  store.on(["doc", "selection"], () => {
    if (isGoing) return;
    if (isQuiet()) stops[at] = here();
    // A step of several changes is one.
    else if (!isDue) queueMicrotask(note);
    isDue ||= !isQuiet();
  });

  function note() {
    isDue = false;
    const [now, last] = [here(), stops[at]];
    if (last && now.doc === last.doc && now.key === last.key) {
      stops[at] = now;
      return;
    }
    stops.length = at + 1;
    stops.push(now);
    at += 1;
    history.pushState({ stop: at }, "");
  }

  addEventListener("popstate", ({ state }) => {
    const stop = stops[state?.stop];
    if (!stop) return;
    at = state.stop;
    isGoing = true;
    onGo(stop);
    isGoing = false;
  });
}
