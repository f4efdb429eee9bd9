// Places in the text that are not elements (a word, a quote, a sentence) painted with the CSS Custom Highlight API.
// Where a browser has none, the paragraph of the current place is marked instead.

const MANY = "places";
const ONE = "place";

/** @type {Element | null} */
let fallback = null;

/**
 * @param {(Range | null)[]} ranges
 * @param {Range | null} current painted stronger
 */
export function paint(ranges, current) {
  if ("highlights" in CSS) {
    /** @type {[string, (Range | null)[]][]} */
    const groups = [[MANY, ranges], [ONE, [current]]];
    for (const [name, list] of groups) {
      const present = list.filter((range) => range !== null);
      if (present.length > 0) CSS.highlights.set(name, new Highlight(...present));
      else CSS.highlights.delete(name);
    }
    return;
  }
  fallback?.classList.remove("has-place");
  const node = current?.startContainer ?? null;
  fallback = (node instanceof Element ? node : node?.parentElement)?.closest(".piece") ?? null;
  fallback?.classList.add("has-place");
}
