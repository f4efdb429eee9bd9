// Where the names of the network stand, worked out by forces: a worker of its own, which is sent numbers and no name. In a fixed number
// of steps, so that the same documents give the same picture.

import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";

/**
 * @typedef {import("d3-force").SimulationNodeDatum & {radius: number}} Node
 *
 * @typedef {object} Graph  lengths are units of the drawing
 * @property {number[]} radii  of the nodes
 * @property {[one: number, other: number, share: number][]} links  two nodes, and how strong it is beside the strongest, to 1
 * @property {number} width
 * @property {number} height
 *
 * @typedef {[x: number, y: number][]} Places  of the nodes
 */

const STEPS = 240;

/** @param {Graph} graph  @returns {Places} */
function placed({ radii, links, width, height }) {
  const nodes = radii.map((radius) => /** @type {Node} */ ({ radius }));
  forceSimulation(nodes)
    .force("link", forceLink(links.map(([source, target, share]) => ({ source, target, share }))).distance(({ share }) => 110 - 60 * share))
    .force("charge", forceManyBody().strength(-160))
    .force("apart", forceCollide((/** @type {Node} */ { radius }) => radius + 12))
    .force("x", forceX(width / 2).strength(0.06))
    .force("y", forceY(height / 2).strength(0.09))
    .stop()
    .tick(STEPS);
  return nodes.map(({ x = 0, y = 0 }) => [x, y]);
}

addEventListener("message", ({ data }) => postMessage(placed(data)));
