// Who is named together: a picture, whose places a worker finds (layout-worker.js), and a table that says the same.

import { el, quoted, svg } from "../dom.js";
import { count, excerpt } from "../format.js";
import { t } from "../messages.js";
import { entityFacet } from "./across.js";
import { createReportPart, tableOf } from "./part.js";
import { tools } from "./tools.js";

/**
 * @typedef {import("../documents.js").Doc} Doc
 * @typedef {import("../pkg/index.js").CollectionReport} Report
 * @typedef {import("./layout-worker.js").Graph} Graph
 * @typedef {import("./layout-worker.js").Places} Places
 * @typedef {{entity: number, radius: number, x: number, y: number}} Node
 */

/** Rows that are drawn at once, and pairs on the picture. */
const [FIRST, MOST_PAIRS] = [20, 60];
/** Relative to the page: the finished site has this script elsewhere. */
const LAYOUT = "./collection/layout-worker.js";
/** Units of the drawing: a pixel. */
const [WIDEST, NARROWEST, HEIGHT, MARGIN] = [760, 288, 460, 14];
/** Of a label: how high it is, about how wide a letter, and how far from its dot. */
const [LINE, LETTER, GAP] = [14, 6.2, 3];
/** Names that stand on the picture in any case. */
const NAMED = 2;
const [SMALL, LARGE] = [4, 13];

/**
 * @param {object} means
 * @param {(id: string) => Doc | null} means.docOf
 * @param {(facet: import("./across.js").Facet) => void} means.onFacet
 * @param {(error: unknown) => void} means.onError
 */
export function createNetwork({ docOf, onFacet, onError }) {
  /** @param {Report} report @param {import("./part.js").Body} body */
  async function draw(report, body) {
    const { edges, entities } = report;
    if (edges.length === 0) {
      body.element.replaceChildren(el("p", { class: "note" }, t`No two people or organisations are named in the same document.`));
      return;
    }
    const rows = el("tbody");
    const table = tableOf(t`Named together`, [t`Name`, t`With`, { label: t`Documents`, isNumber: true }], rows);
    const picture = el("div");
    const few = edges.slice(0, MOST_PAIRS);
    const note = few.length < edges.length ? el("p", { class: "note" }, t`The picture has the ${count(few.length)} pairs that are named together most.`) : "";
    body.element.replaceChildren(note, el("div", { class: "beside" }, picture, el("div", {}, table)));
    tools.createPages({
      list: rows,
      items: edges,
      first: FIRST,
      draw: ([one, other, documents]) => el("tr", {}, el("th", { scope: "row" }, chooser(report, one)), el("td", {}, chooser(report, other)), el("td", { class: "number" }, count(documents))),
      after: table,
    });
    const width = Math.max(NARROWEST, Math.min(WIDEST, picture.clientWidth));
    const nodes = await placed(few, entities, width);
    if (body.isCurrent()) picture.replaceChildren(pictureOf(few, nodes, entities, width));
  }

  /** @param {Report} report @param {number} place */
  function chooser(report, place) {
    const entity = report.entities[place];
    const button = el("button", { type: "button", class: "link" }, quoted(entity?.name ?? ""));
    if (entity) button.addEventListener("click", () => onFacet(entityFacet(report, entity, docOf)));
    return button;
  }

  return createReportPart("network", t`Named together`, { figureOf: ({ totals }) => count(totals.edges), draw, onError });
}

/**
 * @param {Report["edges"]} edges
 * @param {Report["entities"]} entities
 * @param {number} width
 * @returns {Promise<Map<number, Node>>} by their places among the entities
 */
async function placed(edges, entities, width) {
  const most = Math.max(...edges.map(([, , documents]) => documents));
  const named = [...new Set(edges.flatMap(([one, other]) => [one, other]))];
  const documents = named.map((place) => entities[place]?.documents ?? 0);
  const largest = Math.max(...documents) || 1;
  const radii = documents.map((number) => SMALL + (LARGE - SMALL) * Math.sqrt(number / largest));
  const numberOf = new Map(named.map((place, number) => [place, number]));
  /** @type {Graph["links"]} */
  const links = edges.map(([one, other, documents]) => [numberOf.get(one) ?? 0, numberOf.get(other) ?? 0, documents / most]);
  const places = await laidOut({ radii, links, width, height: HEIGHT });
  return new Map(named.map((entity, number) => [entity, { entity, radius: radii[number] ?? SMALL, x: places[number]?.[0] ?? 0, y: places[number]?.[1] ?? 0 }]));
}

/**
 * Has the worker find the places. As the package does it (pkg/thread.js): as long as no service worker gives its script a policy, it is
 * started from a Blob, which has that of the page; where that is refused, from its address.
 *
 * @param {Graph} graph
 */
async function laidOut(graph) {
  const address = new URL(LAYOUT, document.baseURI).href;
  const { sources } = await tools.fetchPackage(0);
  if (!sources.inheritPolicy) return ask(address, graph);
  const blob = URL.createObjectURL(new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" }));
  try {
    return await ask(blob, graph).catch(() => ask(address, graph));
  } finally {
    URL.revokeObjectURL(blob);
  }
}

/**
 * @param {string} url
 * @param {Graph} graph
 * @returns {Promise<Places>}
 */
function ask(url, graph) {
  const worker = new Worker(url, { type: "module", name: "layout" });
  const answer = new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(t`A part of this page could not be loaded. Check the connection and try again.`));
    };
  });
  worker.postMessage(graph);
  return answer.finally(() => worker.terminate());
}

/**
 * @param {Report["edges"]} edges
 * @param {Map<number, Node>} nodes
 * @param {Report["entities"]} entities
 * @param {number} width
 */
function pictureOf(edges, nodes, entities, width) {
  const most = Math.max(...edges.map(([, , documents]) => documents));
  const inside = (/** @type {number} */ value, /** @type {number} */ end) => Number(Math.min(end - MARGIN, Math.max(MARGIN, value)).toFixed(1));
  const at = (/** @type {number} */ place) => ({ x: inside(nodes.get(place)?.x ?? 0, width), y: inside(nodes.get(place)?.y ?? 0, HEIGHT) });
  // What is usual is a hair line: only what stands out of it is thick.
  const lines = edges.map(([one, other, documents]) => svg("line", { x1: at(one).x, y1: at(one).y, x2: at(other).x, y2: at(other).y, "stroke-width": Number((1 + (4 * (documents - 1)) / most).toFixed(1)) }));
  const isFree = createRoom([...nodes.values()].map(({ entity, radius }) => ({ start: at(entity).x - radius, end: at(entity).x + radius, y: at(entity).y })));
  const links = edges.flatMap(([one, other]) => [one, other]);
  const degree = new Map([...nodes.keys()].map((place) => [place, links.filter((other) => other === place).length]));
  // Those with most ties have their names first.
  const dots = [...nodes.values()].sort((a, b) => (degree.get(b.entity) ?? 0) - (degree.get(a.entity) ?? 0) || b.radius - a.radius).map(({ entity, radius }, rank) => {
    const { x, y } = at(entity);
    const { kind = "person", name = "" } = entities[entity] ?? {};
    const label = excerpt(name, 28);
    const length = label.length * LETTER;
    const [late, early] = [x + radius + GAP, x - radius - GAP - length];
    const sides = [late, early].filter((start) => start >= 0 && start + length <= width);
    const start = sides.find((start) => isFree(start, y, length)) ?? (rank < NAMED ? sides[0] : undefined);
    const place = start === early ? { x: x - radius - GAP, "text-anchor": "end" } : { x: late, "text-anchor": "start" };
    const text = start === undefined ? null : svg("g", { class: "node" }, svg("text", { ...place, y: y + 4, "paint-order": "stroke", stroke: "var(--paper)", "stroke-width": 3 }, label));
    return { dot: svg("g", { class: `node ${kind}` }, svg("title", {}, name), svg("circle", { cx: x, cy: y, r: Number(radius.toFixed(1)) })), text };
  });
  return svg("svg", { class: "network", viewBox: `0 0 ${width} ${HEIGHT}`, "aria-hidden": "true" }, ...lines, ...dots.map(({ dot }) => dot), ...dots.flatMap(({ text }) => text ?? []));
}

/**
 * Whether a label has room beside what was there before, which then is taken. What has none, the table names.
 *
 * @param {{start: number, end: number, y: number}[]} taken
 */
function createRoom(taken) {
  return (/** @type {number} */ start, /** @type {number} */ y, /** @type {number} */ length) => {
    const end = start + length;
    if (taken.some((other) => Math.abs(other.y - y) < LINE && start < other.end && other.start < end)) return false;
    taken.push({ start, end, y });
    return true;
  };
}
