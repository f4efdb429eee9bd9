// What stands above the article: its measures in one line, what was repaired and what the reader should know.

import { lackingPacks } from "./client.js";
import { fileNameOf } from "./documents.js";
import { byId, el } from "./dom.js";
import { encodingChoice } from "./encodings.js";
import { COMMA, count, language, plural, rounded } from "./format.js";
import { t, told } from "./messages.js";
import { isAlone } from "./package.js";
import { languageChoice } from "./text-languages.js";
import { timex } from "./times.js";

/**
 * @typedef {import("./documents.js").Doc} Doc
 * @typedef {import("./pkg/index.js").Analysis} Analysis
 */

/** @type {Record<string, (count: number) => string>} */
const REPAIRS = {
  "joined-lines": (n) => t`Joined ${plural(n, "broken line")}`,
  "joined-hyphens": (n) => t`Rejoined ${plural(n, "divided word")}`,
  "folded-spaces": (n) => t`Closed ${plural(n, "wide space")}`,
  "expanded-ligatures": (n) => t`Spelled out ${plural(n, "ligature")}`,
  "removed-furniture": (n) => t`Set aside ${plural(n, "page header or footer", "page headers and footers")}`,
  "removed-soft-hyphens": (n) => t`Took out ${plural(n, "soft hyphen")}`,
  "repaired-mojibake": (n) => t`Restored ${plural(n, "garbled character")}`,
  "removed-controls": (n) => t`Took out ${plural(n, "control character")}`,
  "closed-letterspacing": (n) => t`Closed up ${plural(n, "letter-spaced line")}`,
  "decoded-entities": (n) => t`Decoded ${plural(n, "HTML entity", "HTML entities")}`,
  "joined-letters": (n) => t`Put together ${plural(n, "word")} whose letters stood apart`,
  "parted-columns": (n) => t`Read ${plural(n, "line")} of two columns one after the other`,
};

/** Names of tables and lines of JSON, whose rows may be articles. */
const ROWS = /\.(?:[ct]sv|jsonl|ndjson)$/iu;

/**
 * @param {object} events
 * @param {(mode: "auto" | "never") => void} events.onRepair
 * @param {(encoding: string) => void} events.onEncoding
 * @param {() => void} events.onPacks  word lists are to be looked for again
 * @param {(language: string) => void} events.onLanguage  that the text is to be read in
 * @param {(wholePage: boolean) => void} events.onPage
 * @param {(format: "auto" | "rows") => void} events.onUnpack
 */
export function createHeading({ onRepair, onEncoding, onPacks, onLanguage, onPage, onUnpack }) {
  const measures = byId("measures", HTMLElement);
  const notices = byId("notices", HTMLElement);
  /** @type {Analysis | null} */
  let shown = null;

  /** @param {Doc} doc */
  return function update(doc) {
    const { analysis } = doc;
    // Else every state on the way would take the keyboard's place away.
    if (analysis !== null && analysis === shown) return;
    shown = analysis;
    const hadFocus = notices.contains(document.activeElement);
    const language = document.activeElement?.classList.contains("text-language") && measures.contains(document.activeElement);
    measures.replaceChildren(...(analysis ? describe(doc, analysis, onLanguage) : []));
    if (language) measures.querySelector("select")?.focus();
    notices.replaceChildren();
    if (!analysis) return;
    if (doc.repair === "never") {
      notices.append(line(t`Shown as it came, without repairs.`, " ", button(t`Repair it again`, () => onRepair("auto"))));
    } else if (analysis.repairs.length > 0) {
      const repaired = analysis.repairs.map((repair) => (REPAIRS[repair.kind] ?? ((n) => `${repair.kind.replace(/-/gu, " ")}: ${count(n)}`))(repair.count));
      const [first, ...others] = repaired;
      const sentence = [first, ...others.map((text) => text.charAt(0).toLowerCase() + text.slice(1))].join(COMMA);
      notices.append(line(`${sentence}. `, button(t`Show original`, () => onRepair("never"))));
    }
    notices.append(...otherWays(doc));
    const isRead = (/** @type {{code: string}} */ { code }) => code === "decoded-as";
    const missing = lackingPacks(analysis).map((code) => tellMissing(code, analysis.language.code));
    if (missing.length > 0) {
      const remedy = missing.length > 1 ? t`They come by themselves as soon as there is a connection.` : t`It comes by itself as soon as there is a connection.`;
      notices.append(isAlone ? line(missing.join(" ")) : line(`${missing.join(" ")} ${remedy} `, button(t`Try again`, onPacks)));
    }
    for (const notice of analysis.notices) {
      if (notice.code === "language-pack-missing") continue;
      notices.append(line(`${told(notice.code, notice.message)} `, remedyOf(notice.code, doc)));
    }
    // Chosen by hand, and nothing to tell about it: it must still be possible to choose another.
    const choice = doc.encoding === "auto" || analysis.notices.some(isRead) ? null : encodingChoice(doc, onEncoding);
    if (choice) notices.append(line(choice));
    const control = notices.querySelector("select, button");
    if (!hadFocus) return;
    if (control instanceof HTMLElement) control.focus();
    // All is well now: on to the text, once it is drawn.
    else queueMicrotask(() => document.getElementById("title")?.focus({ preventScroll: true }));
  };

  /**
   * What can be done about a notice, or what it is about.
   *
   * @param {string} code
   * @param {Doc} doc
   */
  function remedyOf(code, doc) {
    switch (code) {
      case "decoded-as":
        return encodingChoice(doc, onEncoding);
      case "attachments":
        return button(t`Open the attachments`, () => onUnpack("auto"), true);
      case "article-only":
        return button(t`Use the whole page`, () => onPage(true));
      default:
        return null;
    }
  }

  /**
   * Other ways to read a file.
   *
   * @param {Doc} doc
   */
  function* otherWays(doc) {
    const name = fileNameOf(doc);
    if (name !== null && doc.wholePage) yield line(t`All of the page is shown.`, " ", button(t`Only the article`, () => onPage(false)));
    if (name !== null && ROWS.test(name)) yield line(t`Each row of this may be an article.`, " ", button(t`Open each row as an article`, () => onUnpack("rows"), true));
  }
}

/**
 * @param {string} code of a language whose word list is missing
 * @param {string} main the language of the text
 */
function tellMissing(code, main) {
  const name = language(code);
  if (isAlone) return t`The page in a single file has no word list for ${name}.`;
  return code === main
    ? t`The word list for ${name} could not be loaded: each form of a word counts by itself, and little words such as “and” are among the words.`
    : t`The word list for ${name} could not be loaded: what stands here in that language, without spaces, may be divided into the wrong words.`;
}

/** @param {...(Node | string | null)} content */
const line = (...content) => el("li", {}, ...content);

/**
 * @param {string} text
 * @param {() => void} action
 * @param {boolean} [isOnce] whether a second press would do it twice
 */
function button(text, action, isOnce = false) {
  const element = el("button", { type: "button", class: "link" }, text);
  element.addEventListener("click", () => {
    element.disabled = isOnce;
    action();
  });
  return element;
}

/**
 * @param {Doc} doc
 * @param {Analysis} analysis
 * @param {(language: string) => void} onLanguage
 * @returns {(Node | string)[]}
 */
function describe(doc, { stats, language: found, published, title, metadata }, onLanguage) {
  if (stats.words === 0) return [];
  const minutes = stats.readingMinutes < 1 ? t`under a minute` : t`${plural(Number(stats.readingMinutes.toFixed(0)), "minute")} to read`;
  const parts = [
    plural(stats.words, "word"),
    plural(stats.sentences, "sentence"),
    stats.readingMinutes > 90 ? t`${rounded(stats.readingMinutes / 60)} hours to read` : minutes,
    languageChoice(doc.language, found.code, onLanguage),
    published ? timex(published) : null,
    metadata.pages === null ? null : plural(metadata.pages, "page"),
    (title ?? metadata.title) === null ? null : fileNameOf(doc),
  ];
  return parts.filter((part) => part !== null).flatMap((part, i) => (i === 0 ? [part] : ["  ·  ", part]));
}
