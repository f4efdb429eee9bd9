// The dates of a text on an axis of time: days are points, months and years as long as they are. A picture beside the list,
// which says the same in words.

import { svg } from "../dom.js";
import { ticks } from "../times.js";

/** @typedef {{days: import("../times.js").Days, indices: number[]}} Dated  a row of the list */

/** Units of the drawing: about a pixel of the card. */
const WIDTH = 400;
const MARGIN = 8;
const LANE = 13;
const RADIUS = 4;
/** Marks that overlap stand under each other, in so many lanes; the last one takes the rest. */
const LANES = 4;
const MOST_TICKS = 5;
/** Units about a label, beyond which it would leave the drawing. */
const LABEL = 34;

/**
 * @param {Dated[]} rows
 * @returns {{element: SVGElement, select: (index: number | null) => void} | null} null where there is nothing to compare
 */
export function createAxis(rows) {
  const [from, to] = [Math.min(...rows.map(({ days }) => days[0])), Math.max(...rows.map(({ days }) => days[1]))];
  if (rows.length < 2 || to - from < 2) return null;
  const x = (/** @type {number} */ day) => MARGIN + ((day - from) / (to - from)) * (WIDTH - 2 * MARGIN);
  const round = (/** @type {number} */ value) => Number(value.toFixed(1));

  /** @type {number[]} where each lane is taken up to */
  const taken = new Array(LANES).fill(-Infinity);
  const marks = rows.map(({ days, indices }) => {
    const [start, end] = days.map(x);
    const isPoint = end - start < 2 * RADIUS;
    const middle = (start + end) / 2;
    const [left, right] = isPoint ? [middle - RADIUS, middle + RADIUS] : [start, end];
    const free = taken.findIndex((until) => until + 1 <= left);
    const lane = free < 0 ? LANES - 1 : free;
    taken[lane] = Math.max(taken[lane], right);
    const at = { x: round(left), width: round(right - left), y: lane * LANE + 2, height: 2 * RADIUS, rx: isPoint ? RADIUS : 1.5 };
    return { indices, element: svg("rect", { class: "at", ...at }) };
  });
  const base = (Math.max(...taken.map((until, lane) => (until > -Infinity ? lane : 0))) + 1) * LANE + 2;
  const scale = ticks([from, to], MOST_TICKS).flatMap(({ day, label }) => {
    const at = round(x(day));
    const anchor = at < LABEL ? "start" : at > WIDTH - LABEL ? "end" : "middle";
    return [svg("line", { class: "tick", x1: at, x2: at, y1: 0, y2: base + 4 }), svg("text", { x: at, y: base + 17, "text-anchor": anchor }, label)];
  });
  const element = svg("svg", { class: "axis", viewBox: `0 0 ${WIDTH} ${base + 22}`, "aria-hidden": "true" }, ...scale, svg("line", { class: "base", x1: 0, x2: WIDTH, y1: base, y2: base }), ...marks.map((mark) => mark.element));
  return {
    element: /** @type {SVGElement} */ (element),
    select(index) {
      for (const mark of marks) mark.element.classList.toggle("on", index !== null && mark.indices.includes(index));
    },
  };
}
