// The pictures of the README, taken of the finished site with its own example article: `cargo xtask pictures`, or
// `node tests/web/pictures.mjs FOLDER`. Taken again they show the same, as far as the fonts of the machine do.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { crc32, deflateSync, inflateSync } from "node:zlib";

import { launch } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { newPage, SITE, waitForResult } from "./steps.mjs";

/**
 * @typedef {import("playwright-core").Page} Page
 *
 * @typedef {object} Picture
 * @property {string} name of the file, without its ending
 * @property {import("playwright-core").BrowserContextOptions} options
 * @property {string} chosen the name in the text that is selected
 * @property {string} [key] opens what the picture is about
 * @property {string} [press] a button that opens it
 * @property {string} [around] only this is shown, with a margin
 */

/** What a picture may take, in bytes: the README loads all of them. */
const MOST = 250_000;
/** CSS pixels around what is shown alone. */
const MARGIN = 32;

const DESKTOP = { viewport: { width: 1360, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

// Names that stand near the beginning: that is where the picture is taken.
/** @type {Picture[]} */
const PICTURES = [
  { name: "page", options: { ...DESKTOP, colorScheme: "light" }, chosen: "Marta Lindqvist" },
  { name: "page-dark", options: { ...DESKTOP, colorScheme: "dark" }, chosen: "Marta Lindqvist" },
  { name: "phone", options: PHONE, chosen: "Coastal Transport Authority" },
  { name: "export", options: DESKTOP, chosen: "Marta Lindqvist", press: "#take", around: "#taking" },
  { name: "correction", options: DESKTOP, chosen: "Marta Lindqvist", key: "c", around: "#correcting" },
];

const folder = process.argv[2];
if (!folder) throw new Error("usage: node tests/web/pictures.mjs FOLDER");
const server = await startServer({ root: SITE });
// Letters in shades of grey: those in colours are of the machine's own screen, and take more bytes.
const browser = await launch({ args: ["--disable-lcd-text"] });
try {
  for (const picture of PICTURES) {
    const file = path.join(folder, `${picture.name}.png`);
    const bytes = packed(await take(picture));
    assert.ok(bytes.length <= MOST, `${file} would take ${bytes.length} bytes, more than ${MOST}: show less in it`);
    writeFileSync(file, bytes);
    console.log(`${file}: ${Math.round(bytes.length / 1000)} kB`);
  }
} finally {
  await browser.close();
  await server.stop();
}

/**
 * @param {Picture} picture
 * @returns {Promise<Buffer>} of a PNG
 */
async function take({ options, chosen, key, press, around }) {
  const { context, page, mistakes } = await newPage(browser, options);
  try {
    await page.goto(server.url);
    await page.locator("#try-example").click();
    await waitForResult(page);
    await page.locator("#article mark", { hasText: chosen }).first().click();
    await page.locator("#chip").waitFor();
    if (key) await page.keyboard.press(key);
    if (press) await page.locator(press).click();
    if (around) await page.locator(around).waitFor();
    // Nothing is under the pointer, and what was chosen has not moved the beginning out of sight.
    await page.mouse.move(0, 0);
    await page.evaluate(async () => {
      scrollTo({ top: 0, behavior: "instant" });
      await document.fonts.ready;
    });
    const clip = around ? await boxAround(page, around) : undefined;
    const bytes = await page.screenshot({ clip, animations: "disabled" });
    assert.deepEqual(mistakes, []);
    return bytes;
  } finally {
    await context.close();
  }
}

/**
 * @param {Page} page
 * @param {string} selector
 */
async function boxAround(page, selector) {
  const box = await page.locator(selector).boundingBox();
  const viewport = page.viewportSize();
  assert.ok(box && viewport, `${selector} is not on show`);
  const [left, top] = [Math.max(0, box.x - MARGIN), Math.max(0, box.y - MARGIN)];
  return { x: left, y: top, width: Math.min(viewport.width, box.x + box.width + MARGIN) - left, height: Math.min(viewport.height, box.y + box.height + MARGIN) - top };
}

/**
 * The same picture in a sixth fewer bytes: browsers write for speed, and letters on plain ground are shortest as they are, where photographs
 * want each row as its difference from the one above (https://www.w3.org/TR/png-3/#9Filters).
 *
 * @param {Buffer} png of 8 bits a channel, without a palette, as browsers write them
 */
function packed(png) {
  /** @type {Buffer[]} */
  const parts = [];
  let header = png.subarray(0, 0);
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const type = png.toString("latin1", at + 4, at + 8);
    const data = png.subarray(at + 8, at + 8 + length);
    if (type === "IHDR") header = data;
    else if (type === "IDAT") parts.push(data);
    at += length + 12;
  }
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [depth, color, interlaced] = [header[8], header[9], header[12]];
  assert.ok(depth === 8 && (color === 2 || color === 6) && interlaced === 0, "the browser writes PNG in another way now");
  const step = color === 2 ? 3 : 4;
  const size = width * step;
  const rows = inflateSync(Buffer.concat(parts));
  for (let y = 0; y < height; y++) {
    const at = y * (size + 1);
    const filter = rows[at];
    rows[at] = 0;
    for (let i = at + 1; i <= at + size; i++) {
      const left = i > at + step ? Number(rows[i - step]) : 0;
      const above = y > 0 ? Number(rows[i - size - 1]) : 0;
      const corner = i > at + step && y > 0 ? Number(rows[i - size - 1 - step]) : 0;
      const guess = [0, left, above, (left + above) >> 1, nearest(left, above, corner)][filter ?? 0] ?? 0;
      rows[i] = Number(rows[i]) + guess;
    }
  }
  const chunk = (/** @type {string} */ type, /** @type {Buffer} */ data) => {
    const made = Buffer.alloc(data.length + 12);
    made.writeUInt32BE(data.length);
    made.write(type, 4, "latin1");
    data.copy(made, 8);
    made.writeUInt32BE(crc32(made.subarray(4, data.length + 8)), data.length + 8);
    return made;
  };
  return Buffer.concat([png.subarray(0, 8), chunk("IHDR", header), chunk("IDAT", deflateSync(rows, { level: 9, memLevel: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

/**
 * Of three neighbours the one that is nearest to what they lead to expect: Paeth's filter.
 *
 * @param {number} left
 * @param {number} above
 * @param {number} corner
 */
function nearest(left, above, corner) {
  const [toLeft, toAbove, toCorner] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)];
  if (toLeft <= toAbove && toLeft <= toCorner) return left;
  return toAbove <= toCorner ? above : corner;
}
