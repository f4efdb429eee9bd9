// "Read as": the encodings that a file can be read in by hand, where what was told by itself is wrong.

import { el } from "./dom.js";
import { t } from "./messages.js";

/**
 * Names as in the WHATWG Encoding Standard, and those of Mac and DOS; what they are for stands before them.
 *
 * @type {[string, string[]][]}
 */
const ENCODINGS = [
  ["Unicode", ["utf-8", "utf-16le", "utf-16be"]],
  [t`Western European`, ["windows-1252", "iso-8859-15", "macintosh", "cp437", "cp850"]],
  [t`Central European`, ["windows-1250", "iso-8859-2", "cp852"]],
  [t`Cyrillic`, ["windows-1251", "koi8-r", "koi8-u", "iso-8859-5", "ibm866", "x-mac-cyrillic"]],
  [t`Greek`, ["windows-1253", "iso-8859-7"]],
  [t`Turkish`, ["windows-1254"]],
  [t`Baltic`, ["windows-1257", "iso-8859-13"]],
  [t`Hebrew`, ["windows-1255", "iso-8859-8"]],
  [t`Arabic`, ["windows-1256", "iso-8859-6"]],
  [t`Vietnamese`, ["windows-1258"]],
  [t`Thai`, ["windows-874"]],
  [t`Chinese`, ["gb18030", "big5"]],
  [t`Japanese`, ["shift_jis", "euc-jp", "iso-2022-jp"]],
  [t`Korean`, ["euc-kr"]],
];

/** Names of files that say for themselves how their text is encoded. */
const KNOWN = /\.(?:pdf|docx|docm|odt|epub|zip)$/iu;

/**
 * The choice, for a document that came from a file; null for any other.
 *
 * @param {import("./documents.js").Doc} doc
 * @param {(encoding: string) => void} onChoose
 */
export function encodingChoice({ source, encoding }, onChoose) {
  if (!(source instanceof File) || KNOWN.test(source.name)) return null;
  const groups = ENCODINGS.map(([label, names]) => el("optgroup", { label }, ...names.map((name) => el("option", { value: name }, name))));
  const select = el("select", {}, el("option", { value: "auto" }, t`Automatic`), ...groups);
  select.value = encoding;
  select.addEventListener("change", () => onChoose(select.value));
  return el("label", { class: "encoding" }, `${t`Read as`} `, select);
}
