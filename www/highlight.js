// Places in the text that are not elements (a word, a quote, a sentence) painted with the CSS Custom Highlight API.
// Where a browser has none, the paragraph of the current place is marked instead.

const MANY = "places";
const ONE = "place";

/** @type {Element | null} */
let fallback = null;

/**
 * @param {AbstractRange[]} ranges
 * @param {AbstractRange | null} current painted stronger
 */
export function paint(ranges, current) {
  if ("highlights" in CSS) {
    /** @type {[string, AbstractRange[]][]} */
    const groups = [[MANY, ranges], [ONE, current ? [current] : []]];
    for (const [name, list] of groups) {
      if (list.length > 0) CSS.highlights.set(name, new Highlight(...list));
      else CSS.highlights.delete(name);
    }
    return;
  }
  fallback?.classList.remove("has-place");
  const node = current?.startContainer ?? null;
  fallback = (node instanceof Element ? node : node?.parentElement)?.closest(".piece") ?? null;
  fallback?.classList.add("has-place");
}
