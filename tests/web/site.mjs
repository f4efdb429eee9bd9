// Copies of the finished site, and other versions of it.

import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { SITE } from "./steps.mjs";

/** What the service worker of the finished site says of its files. */
const FILES = /\bFILES=(\{[^}]*\})/u;
/** What it says of the packs: codes, each with a hash behind it. */
const PACKS = /\bPACKS=(\[[^\]]*\])/u;

/** A copy in a folder of its own; the caller removes it. */
export function copySite() {
  const folder = mkdtempSync(path.join(tmpdir(), "nutgraf-site-"));
  cpSync(SITE, folder, { recursive: true });
  // What waits for a deployment or for the page to be done with, waits shorter here.
  changeServiceWorker(folder, (source) => source.replace(/\bINSTALL_PAUSES=\[[^\]]*\]/u, "INSTALL_PAUSES=[0,50,50]").replace(/\bCHECK_DELAY=\w+/u, "CHECK_DELAY=200"));
  return folder;
}

/**
 * The files that the service worker knows, with the beginnings of their SHA-256.
 *
 * @param {string} folder
 * @returns {Record<string, string>}
 */
export function listedFiles(folder) {
  const list = FILES.exec(readFileSync(path.join(folder, "sw.js"), "utf8"))?.[1];
  if (list === undefined) throw new Error("sw.js lists no files");
  return JSON.parse(list);
}

/**
 * The packs that it knows, in the same form.
 *
 * @param {string} folder
 * @returns {Record<string, string>}
 */
export function listedPacks(folder) {
  const list = PACKS.exec(readFileSync(path.join(folder, "sw.js"), "utf8"))?.[1];
  if (list === undefined) throw new Error("sw.js lists no packs");
  return Object.fromEntries(JSON.parse(list).map((/** @type {string} */ pack) => [`pkg/packs/${pack.slice(0, -22)}.nut`, pack.slice(-22)]));
}

/**
 * As a pack stands in that list.
 *
 * @param {string} code
 * @param {Buffer} bytes
 */
export const packOf = (code, bytes) => code + hashOf(bytes);

/**
 * The first 128 bits of the SHA-256, in Base64 without its filling.
 *
 * @param {Buffer} bytes
 */
export const hashOf = (bytes) => createHash("sha256").update(bytes).digest().subarray(0, 16).toString("base64").slice(0, 22);

/**
 * Makes a copy another version, as `cargo xtask site` does.
 *
 * @param {string} folder
 * @param {string} version
 * @param {Record<string, (text: string) => string>} changes  of files
 * @param {Record<string, Buffer>} [packs]  that are others, by code
 */
export function publish(folder, version, changes, packs = {}) {
  for (const [name, change] of Object.entries(changes)) writeFileSync(path.join(folder, name), change(readFileSync(path.join(folder, name), "utf8")));
  const files = listedFiles(folder);
  for (const name of Object.keys(files)) {
    files[name] = hashOf(readFileSync(path.join(folder, name === "./" ? "index.html" : name)));
  }
  for (const [code, bytes] of Object.entries(packs)) {
    writeFileSync(path.join(folder, `pkg/packs/${code}.nut`), bytes);
    const pack = packOf(code, bytes);
    changeServiceWorker(folder, (source) => source.replace(new RegExp(`"${code}.{22}"(?=[,\\]])`, "u"), JSON.stringify(pack)));
  }
  changeServiceWorker(folder, (source) => source.replace(FILES, `FILES=${JSON.stringify(files)}`).replace(/\bVERSION="[^"]*"/u, `VERSION="${version}"`));
}

/**
 * @param {string} folder
 * @param {(source: string) => string} change
 */
export function changeServiceWorker(folder, change) {
  const file = path.join(folder, "sw.js");
  const before = readFileSync(file, "utf8");
  const after = change(before);
  if (after === before) throw new Error("sw.js does not hold what was to be changed");
  writeFileSync(file, after);
}
