// How something leaves the page: onto the clipboard, into a file, as a picture.

import { excerpt } from "./format.js";
import { t } from "./messages.js";

/** Pixels of a saved picture for one of the drawing's. */
const DENSITY = 2;
/** Milliseconds after which the browser has taken up a file that was saved. */
const TAKEN_UP = 60_000;

/**
 * @param {string} text
 * @param {string} [html] the same, where it can be pasted
 */
export async function copy(text, html) {
  try {
    // The newer way has the browser rewrite the HTML with styles of its own, which the page's policy refuses.
    if (html === undefined || !copyHtml(text, html)) await navigator.clipboard.writeText(text);
  } catch (error) {
    throw new Error(t`The browser does not let this page write to the clipboard. Allow it, or save a file instead.`, { cause: error });
  }
}

/**
 * @param {string} text
 * @param {string} html
 * @returns {boolean} whether it is on the clipboard
 */
function copyHtml(text, html) {
  let isThere = false;
  const fill = (/** @type {ClipboardEvent} */ event) => {
    event.clipboardData?.setData("text/html", html);
    event.clipboardData?.setData("text/plain", text);
    event.preventDefault();
    isThere = event.clipboardData !== null;
  };
  document.addEventListener("copy", fill, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", fill);
  return done && isThere;
}

/**
 * Saves a file, as a link with `download` does.
 *
 * @param {Blob} blob
 * @param {string} name
 */
export function save(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), TAKEN_UP);
}

/**
 * Rows as a table that spreadsheets open: with a mark of its encoding, cells quoted where they must be, and none a formula, as
 * in the tables of the package.
 *
 * @param {readonly (readonly (string | number)[])[]} rows
 */
export function csv(rows) {
  return new Blob(["\ufeff", rows.map((row) => row.map(cell).join(",")).join("\r\n"), "\r\n"], { type: "text/csv;charset=utf-8" });
}

/** @param {string | number} value */
function cell(value) {
  if (typeof value === "number") return String(value);
  const plain = value.replace(/\s+/gu, " ").replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, "");
  const safe = /^\s*[=+\-@＝＋－＠]/u.test(plain) ? `'${plain}` : plain;
  return /[",;\t]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * A drawing as a PNG.
 *
 * @param {string} svg
 * @returns {Promise<Blob>}
 */
export async function rasterize(svg) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * DENSITY;
  canvas.height = image.height * DENSITY;
  const context = canvas.getContext("2d");
  context?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(t`The picture could not be made. Save it as SVG instead.`))), "image/png");
  });
}

/**
 * A title as the name of a file that every system takes.
 *
 * @param {string} title
 */
export function fileName(title) {
  const plain = excerpt(title, 60).replace(/\.(?:txt|md|text|markdown)$/iu, "").replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/gu, "");
  return plain || "nutgraf";
}
