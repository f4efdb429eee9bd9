// What the page says, read out of its sources: the messages of its scripts and the words of its markup, as the tables in
// www/messages/ have them for keys.

import { readdirSync, readFileSync } from "node:fs";

export const WWW = new URL("../../www/", import.meta.url);

/** Scripts of the page by name. The service worker and guard.js run where no table is to be had. */
export function scripts() {
  const names = readdirSync(WWW, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js") && !["sw.js", "guard.js", "messages.js"].includes(name));
  return names.map((name) => ({ name, source: readFileSync(new URL(name.replaceAll("\\", "/"), WWW), "utf8") }));
}

/**
 * The messages of a script: what stands behind t, and the plurals that are counted.
 *
 * @param {string} source
 */
export function messagesOf(source) {
  const found = [...source.matchAll(/(?<![\w$.`])t`/gu)].map(({ index }) => templateFrom(source, index + 2).template);
  const counted = [...source.matchAll(/\b(?:plural|unit)\([^"`]*?"([^"]+)"(?:, "([^"]+)")?\)/gu)].map(([, one, many = `${one}s`]) => `{0} ${many}`);
  return { plain: new Set(found), counted: new Set(counted) };
}

/**
 * A template literal, with `{0}` … for what is put in.
 *
 * @param {string} source
 * @param {number} start  behind its first backtick
 * @returns {{template: string, end: number, inside: string[]}}  `inside`: the expressions
 */
function templateFrom(source, start) {
  let template = "";
  /** @type {string[]} */
  const inside = [];
  for (let at = start; at < source.length; at++) {
    const sign = source[at];
    if (sign === "`") return { template, end: at, inside };
    if (sign === "$" && source[at + 1] === "{") {
      const end = expressionEnd(source, at + 2);
      template += `{${inside.length}}`;
      inside.push(source.slice(at + 2, end));
      at = end;
    } else {
      template += sign;
    }
  }
  throw new Error("a template without an end");
}

/**
 * @param {string} source
 * @param {number} start  behind "${"
 * @returns {number} where its "}" is
 */
function expressionEnd(source, start) {
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const sign = source[at];
    if (sign === "`") at = templateFrom(source, at + 1).end;
    else if (sign === '"' || sign === "'") at = source.indexOf(sign, at + 1);
    else if (sign === "{") depth += 1;
    else if (sign === "}" && depth-- === 0) return at;
  }
  throw new Error("an expression without an end");
}

/**
 * What stands in quotation marks or backticks in a script, but for messages.
 *
 * @param {string} source
 */
export function literalsOf(source) {
  /** @type {string[]} */
  const found = [];
  let before = "";
  for (let at = 0; at < source.length; at++) {
    const sign = source[at] ?? "";
    if (/\s/u.test(sign)) continue;
    const rest = source.slice(at, at + 2);
    if (rest === "//") at = source.indexOf("\n", at);
    else if (rest === "/*") at = source.indexOf("*/", at) + 1;
    else if (sign === '"' || sign === "'") {
      const start = at + 1;
      for (at = start; at < source.length && source[at] !== sign; at++) if (source[at] === "\\") at += 1;
      found.push(source.slice(start, at));
    } else if (sign === "`") {
      const { template, end, inside } = templateFrom(source, at + 1);
      if (before !== "t") found.push(template);
      for (const expression of inside) found.push(...literalsOf(expression));
      at = end;
    } else if (sign === "/" && (/[(,=:[!&|?{};+>]|^$/u.test(before) || /\breturn $/u.test(source.slice(at - 8, at)))) {
      for (let inClass = false; (source[++at] ?? "\n") !== "\n" && (source[at] !== "/" || inClass); ) {
        if (source[at] === "\\") at += 1;
        else if (source[at] === "[") inClass = true;
        else if (source[at] === "]") inClass = false;
      }
    }
    before = sign === "t" && /[\w$.]/u.test(source[at - 1] ?? "") ? "x" : sign;
  }
  return found;
}

/** Elements without an end tag. */
const VOID = new Set(["meta", "link", "input", "br", "img"]);

/**
 * The words of markup: of each element its text, with `{0}` … for the elements in it, and the attributes that are read out.
 * What is not to be translated is left out.
 *
 * @param {string} html
 */
export function wordsOf(html) {
  /** @type {Set<string>} */
  const words = new Set();
  /** @type {{tag: string, parts: string[], inside: number, isLeft: boolean}[]} */
  const open = [];
  const add = (/** @type {string} */ text) => {
    const template = text.replace(/\s+/gu, " ").trim();
    if (/\p{L}/u.test(template)) words.add(template);
  };
  for (const [, comment, end, tag = "", attributes = "", text] of html.matchAll(/(<!--[^]*?-->|<!doctype[^>]*>)|<(\/?)([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>|([^<]+)/giu)) {
    const parent = open.at(-1);
    if (comment) continue;
    if (text !== undefined) {
      parent?.parts.push(decode(text));
    } else if (end) {
      const closed = open.pop();
      if (closed?.tag !== tag) throw new Error(`</${tag}> closes <${closed?.tag}>`);
      if (!closed.isLeft && tag !== "script" && tag !== "style") add(closed.parts.join(""));
    } else {
      const isLeft = Boolean(parent?.isLeft) || tag === "kbd" || /translate="no"/u.test(attributes);
      if (parent) parent.parts.push(`{${parent.inside++}}`);
      const isRead = tag !== "meta" || /name="description"/u.test(attributes);
      for (const [, name, value = ""] of attributes.matchAll(/([a-z-]+)="([^"]*)"/gu)) {
        if (!isLeft && isRead && ["aria-label", "placeholder", "title", "content"].includes(name ?? "")) add(decode(value));
      }
      if (!VOID.has(tag)) open.push({ tag, parts: [], inside: 0, isLeft });
    }
  }
  return words;
}

/** @param {string} text */
const decode = (text) => text.replace(/&(amp|lt|gt|quot);/gu, (_, name) => ({ amp: "&", lt: "<", gt: ">", quot: '"' })[/** @type {"amp"} */ (name)]);

/** All that a table must have. */
export function allMessages() {
  const plain = wordsOf(readFileSync(new URL("index.html", WWW), "utf8"));
  /** @type {Set<string>} */
  const counted = new Set();
  for (const { source } of scripts()) {
    const found = messagesOf(source);
    for (const message of found.plain) plain.add(message);
    for (const message of found.counted) counted.add(message);
  }
  return { plain, counted };
}
