// All documents as one: the view of them is fetched when somebody first asks for it, and told what changes from then on.

import { titleOf } from "./briefs.js";
import { explain, isAbort, readingOf } from "./client.js";
import { byId } from "./dom.js";
import { later, seldom } from "./later.js";
import { fetchPackage } from "./package.js";
import { createPages } from "./pages.js";
import { STATES } from "./side.js";
import { daysOf, ticks, timex } from "./times.js";

/**
 * @typedef {import("./documents.js").Doc} Doc
 *
 * @typedef {object} Means  what the view may ask of the page
 * @property {import("./store.js").Store} store
 * @property {ReturnType<typeof import("./views.js").createViews>} views
 * @property {ReturnType<typeof import("./documents.js").createDocuments>} documents
 * @property {ReturnType<typeof import("./side.js").createDocumentList>} list
 * @property {import("./client.js").Client["crew"]} crew
 * @property {(doc: Doc | null) => void} onOpen
 * @property {() => void} onRemoved
 * @property {(message: string) => void} onSay
 * @property {(message: string) => void} onProblem
 */

/** What the view has of the page's own parts (collection/tools.js). */
export const TOOLS = { later, seldom, explain, isAbort, readingOf, fetchPackage, titleOf, STATES, createPages, timex, daysOf, ticks };

/** @param {Means} means */
export function createGathering(means) {
  const { store, views, onProblem } = means;
  /** @type {ReturnType<typeof import("./collection/collection.js").createCollection> | null} */
  let view = null;
  const part = later(async () => {
    const { createCollection } = await import("./collection/collection.js");
    return (view ??= createCollection(byId("collection", HTMLElement), means, TOOLS));
  });
  store.on(["view"], ({ view: shown }) => {
    if (shown !== "collection") return;
    part().then(
      ({ show }) => show(),
      (error) => {
        onProblem(explain(error).message);
        views.show("text");
      },
    );
  });

  return {
    /** @param {Doc} doc  that has another state, or another analysis */
    changed: (doc) => view?.changed(doc),
    /** What holds for all documents is another. */
    renew: () => view?.renew(),
  };
}
