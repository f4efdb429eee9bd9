// What lists and tables show of a document: little beside its analysis, and kept where that is forgotten.

import { lackingPacks } from "./client.js";
import { excerpt } from "./format.js";

/**
 * @typedef {import("./pkg/index.js").Analysis} Analysis
 *
 * @typedef {object} Brief
 * @property {string | null} title  in its text, or of its file
 * @property {string | null} published
 * @property {number} words
 * @property {string} language  its code
 * @property {number | null} pages
 * @property {number} length  of its text, as far as it is shown, in UTF-16 units
 * @property {string[]} people  the most named first
 * @property {string[]} phrases  what it is about, best first
 * @property {string[]} lacking  codes of languages whose packs it was read without
 */

/** People and phrases that a document keeps. */
const [PEOPLE, PHRASES] = [200, 20];

/**
 * @param {Analysis} analysis
 * @param {string} text
 * @returns {Brief}
 */
export function briefOf(analysis, text) {
  const { title: place, published, stats, language, metadata, entities, keyphrases } = analysis;
  const title = place ? text.slice(place.start, place.end) : metadata.title;
  // A copy: a piece of a string holds on to all of it.
  return structuredClone({
    title: title ? excerpt(title, 120) : null,
    published,
    words: stats.words,
    language: language.code,
    pages: metadata.pages ?? null,
    length: text.length,
    people: entities.filter(({ kind }) => kind === "person").slice(0, PEOPLE).map(({ name }) => name),
    phrases: keyphrases.slice(0, PHRASES).map(({ text }) => text),
    lacking: lackingPacks(analysis),
  });
}

/**
 * What a document is called: the title in its text, or that of its file; else null.
 *
 * @param {import("./documents.js").Doc} doc
 */
export const titleOf = ({ brief }) => brief?.title ?? null;
