// The tables of the page's languages are complete, and nothing that the page says stands outside them.

import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { LANGUAGES } from "../../www/messages.js";
import { NAMES, ROUGH } from "../../www/sought.js";
import { TEXT_LANGUAGES } from "../../www/text-languages.js";
import { allMessages, literalsOf, messagesOf, scripts, wordsOf, WWW } from "./messages.mjs";

/** What the analyser says to readers, by code, and what it puts into it; that it says so is tested below. */
const { core, parts } = /** @type {{core: Record<string, string[]>, parts: string[]}} */ (JSON.parse(readFileSync(new URL("core-messages.json", import.meta.url), "utf8")));
const codes = [...LANGUAGES.keys()].filter((code) => code !== "en");
/** @param {string} code @returns {import("../../www/messages.js").Table} */
const tableOf = (code) => JSON.parse(readFileSync(new URL(`messages/${code}.json`, WWW), "utf8"));
const places = (/** @type {string} */ text) => (text.match(/\{\d\}/gu) ?? []).sort();

test("messages are read out of scripts and markup", () => {
  const script = 'say(t`Read ${one(`a ${t`deep`} b`)} of ${"}"}.`); plural(n, "word"); plural(a.b(1), "entity", "entities"); unit(x, "mention"); not`this`;';
  assert.deepEqual(messagesOf(script), { plain: new Set(["Read {0} of {1}.", "deep"]), counted: new Set(["{0} words", "{0} entities", "{0} mentions"]) });
  const markup = '<!doctype html><p aria-label="Near">Press <kbd>Ctrl</kbd> or\n  <b>this</b>. <input type="text" placeholder="Here" /></p><p translate="no">Not <i title="No">this</i></p><script>let a;</script>';
  assert.deepEqual(wordsOf(markup), new Set(["Near", "Here", "Press {0} or {1}. {2}", "this"]));
});

test("a table for each language, and each is complete", () => {
  assert.deepEqual(readdirSync(new URL("messages/", WWW)).sort(), codes.map((code) => `${code}.json`).sort());
  const { plain, counted } = allMessages();
  assert.ok(plain.size > 300 && counted.size > 15, "there are messages");
  for (const code of codes) {
    const table = tableOf(code);
    const wrong = [];
    for (const message of plain) {
      const found = table.page[message];
      if (typeof found !== "string" || found.trim() === "") wrong.push(`no “${message}”`);
      else if (String(places(found)) !== String(places(message))) wrong.push(`other places in “${found}”`);
      else if (found.includes("¦")) wrong.push(`the note is in “${found}”`);
    }
    const categories = new Intl.PluralRules(code).resolvedOptions().pluralCategories.toSorted();
    for (const message of counted) {
      const found = table.page[message];
      if (typeof found !== "object" || String(Object.keys(found).sort()) !== String(categories)) wrong.push(`“${message}” has not ${categories}`);
      else if (!found.other?.includes("{0}")) wrong.push(`no number in “${found.other}”`);
    }
    for (const message of Object.keys(table.page)) if (!plain.has(message) && !counted.has(message)) wrong.push(`nobody says “${message}”`);
    for (const [of, messages] of Object.entries(core)) {
      for (const message of messages) {
        const found = table.core[of]?.[message];
        if (!found) wrong.push(`${of}: no “${message}”`);
        else if (places(found).some((place) => !message.includes(place))) wrong.push(`${of}: other places in “${found}”`);
      }
    }
    for (const part of parts) if (!table.parts[part]) wrong.push(`no part “${part}”`);
    assert.deepEqual(wrong, [], code);
  }
});

test("what the analyser is said to say, it says", () => {
  const root = new URL("../../", import.meta.url);
  const files = ["src", "pkg"].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: "utf8" })
      .filter((name) => /(?:\.rs|^[a-z]+\.js)$/u.test(name))
      .map((name) => readFileSync(new URL(`${folder}/${name.replaceAll("\\", "/")}`, root), "utf8")),
  );
  // A line that goes on is one in what is said.
  const sources = files.join("\n").replace(/\\\n\s*/gu, "");
  // Sentences of which a part is chosen by number or by kind, as they are written there.
  const pieces = (/** @type {string} */ message) => message.split(/\{\d\}/u).flatMap((text) => text.split(/(?<=[.:;,]) |^1 (?:file|row)s?|^ rows?|^ files?|(?<=Left out, because) |(?:^| pages )holds? /u)).map((piece) => piece.replace(/^(?:was|were) |,? (?:was|were) passed over\.$/u, "").trim());
  const missing = [...Object.values(core).flat(), ...parts].filter((message) => {
    return !pieces(message).every((piece) => sources.includes(piece.replace(/:$/u, "")));
  });
  assert.deepEqual(missing, []);
  // Every notice that the core can give is known here.
  const notices = new Set([...sources.matchAll(/\bnotice\(\s*"([a-z-]+)"|\bcode: "([a-z-]+)"\.into\(\)|\btell\([^,]+,\s*"([a-z-]+)"/gu)].map(([, ...found]) => found.find(Boolean) ?? ""));
  assert.ok(notices.size > 8);
  // The page tells of missing packs in words of its own.
  assert.deepEqual([...notices].filter((code) => !(code in core) && code !== "language-pack-missing"), []);
});

/** What stands in scripts in quotation marks and is no message: names of keys and types, and what only programmers see. */
const NO_MESSAGES = new Set(["Escape", "Enter", "ArrowDown", "ArrowUp", "ArrowLeft", "ArrowRight", "Home", "End", "Files", "Tab", "AbortError", "English", "Deutsch", "Unicode", "SMOG", "Markdown", "HTML", "JSON", "Nutgraf", "Gunning fog", "Coleman–Liau", "The page has no {0} with the id “{1}”."]);

test("no words of the page stand outside the tables", () => {
  const found = [];
  for (const { name, source } of scripts()) {
    if (name === "example.js") continue;
    for (const literal of literalsOf(source.replace(/\b(?:plural|unit)\([^"`\n]*?"[^"]+"(?:, "[^"]+")?\)/gu, "0"))) {
      const isSaid = /^[A-Z][a-zé–-]+(?:$|[ ,.:’])|[a-z]{3,} [a-z]{2,} [a-z]{3,}|[a-z] ?[.…]$|[a-z] :$/u.test(literal);
      if (isSaid && !NO_MESSAGES.has(literal)) found.push(`${name}: ${literal}`);
    }
  }
  assert.deepEqual(found, []);
});

test("texts can be read in the languages that have a pack", () => {
  const packs = readdirSync(new URL("../../packs/", import.meta.url)).filter((name) => name.endsWith(".nut")).map((name) => name.slice(0, -4));
  assert.deepEqual([...TEXT_LANGUAGES].sort(), ["en", ...packs].sort());
});

test("where names are looked for is what the models' cards say", () => {
  const found = { good: ["und", "en"], rough: /** @type {string[]} */ ([]) };
  const folder = new URL("../../models/", import.meta.url);
  for (const name of readdirSync(folder).filter((name) => /^[a-z]{2}\.toml$/u.test(name))) {
    const quality = /^quality = "(good|rough)"/mu.exec(readFileSync(new URL(name, folder), "utf8"))?.[1];
    if (quality) found[/** @type {"good" | "rough"} */ (quality)].push(name.slice(0, 2));
  }
  // Norwegian without saying which is read as Bokmål.
  if (found.good.includes("nb")) found.good.push("no");
  assert.deepEqual([...NAMES].sort(), found.good.sort());
  assert.deepEqual([...ROUGH].sort(), found.rough.sort());
});
