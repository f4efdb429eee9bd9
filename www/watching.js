// The way to the watch list beside a document: what looks for it is fetched when somebody unfolds it, or there is a list.

import { chooser, fill, folded, shell, surroundings } from "./cards/card.js";
import { entityKey, watchKey } from "./choices.js";
import { explain, readingOf } from "./client.js";
import { byId } from "./dom.js";
import { later } from "./later.js";

/** What it has of the page's own parts: as imports they would be further files of the first load. */
export const PARTS = { shell, chooser, fill, folded, surroundings, entityKey, watchKey, readingOf };

/**
 * @param {Omit<import("./watched.js").Means, "fold"> & {onProblem: (message: string) => void}} means
 */
export function createWatching({ onProblem, ...means }) {
  const fold = byId("watched", HTMLDetailsElement);
  /** @type {ReturnType<typeof import("./watched.js").createWatched> | null} */
  let part = null;
  const fetched = later(async () => {
    const { createWatched } = await import("./watched.js");
    part ??= createWatched({ ...means, fold }, PARTS);
  });
  const ask = () => void fetched().catch((error) => onProblem(explain(error).message));
  fold.addEventListener("toggle", ask);
  means.store.on(["watch"], ask);
  return {
    /** Another analysis is on show. */
    look: () => part?.look(),
  };
}
