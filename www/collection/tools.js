// What the view has of the page's own parts, which are loaded at once. Were they imported here, each would be a further file of the
// first load.

/** @typedef {typeof import("../gathering.js").TOOLS} Tools */

/** Handed over before anything is made. @type {Tools} */
export let tools;

/** @param {Tools} given */
export function takeUp(given) {
  tools = given;
}
