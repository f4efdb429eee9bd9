// What the tests of the package share: where things are, the package installed, the golden cases, texts, and a wasm file that runs
// out of memory.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The command line that the package is compared with: `cargo xtask test` builds it and says where it is. */
export const binary = process.env.NUTGRAF_BINARY ?? path.join(root, "target/debug", process.platform === "win32" ? "nutgraf.exe" : "nutgraf");

/** Articles that are not part of the project, where there are any. */
export const seeds = listSeeds();

function listSeeds() {
  const folder = path.join(process.env.NUTGRAF_DATA ?? path.join(root, "..", "shared"), "seeds");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => path.join(folder, name));
}

/** Reads a file of the repository as text. */
export function read(/** @type {string} */ name) {
  return readFileSync(path.resolve(root, name), "utf8");
}

/**
 * The golden cases: tests/cases/NAME/{source.txt, expected.json} and, for some, options.json.
 */
export function goldenCases() {
  const folder = path.join(root, "tests/cases");
  return readdirSync(folder)
    .filter((name) => statSync(path.join(folder, name)).isDirectory())
    .sort()
    .map((name) => {
      const file = (/** @type {string} */ part) => path.join(folder, name, part);
      return {
        name,
        file: file("source.txt"),
        // Without a byte order mark, which is no part of a file's text but would be one of a string.
        source: new TextDecoder().decode(readFileSync(file("source.txt"))),
        options: /** @type {import("../../pkg/index.js").Options} */ (existsSync(file("options.json")) ? JSON.parse(readFileSync(file("options.json"), "utf8")) : {}),
        expected: readFileSync(file("expected.json"), "utf8"),
      };
    });
}

/**
 * Installs the package in an empty folder as others do: from its tarball, without a network. `cargo xtask package` makes what is packed.
 *
 * @param {string} folder
 */
export function installPackage(folder) {
  const npm = (/** @type {string[]} */ ...words) => {
    const { stdout, stderr, status } = spawnSync("npm", words, { cwd: folder, encoding: "utf8", shell: process.platform === "win32" });
    if (status !== 0) throw new Error(stderr);
    return stdout;
  };
  const [{ filename }] = JSON.parse(npm("pack", path.join(root, "target/npm"), "--json", "--loglevel=error"));
  npm("init", "--yes");
  npm("install", `./${filename}`, "--offline", "--no-audit", "--no-fund");
}

/** A short article with a little of everything. */
export const ARTICLE = `Harbour town votes to keep its night ferry

By Mara Lindqvist
3 March 2024

The council of Ostrava Bay voted 9 to 4 on Tuesday to keep the night ferry running until 2027. The line costs the town $3.5 million a year and carries about 42,000 passengers.

"A town that sleeps at ten has given up," said Mayor Tomas Ferreira, who had campaigned for the line. Ferreira said that fares would rise by 8 percent in June.

The Coastal Transport Authority (CTA) had asked for the ferry to be closed. The CTA will publish a new timetable next week.
`;

/** In German: of its words the pack counts "Fähre" and "Fähren" as one, and leaves out "der" and "und". */
export const GERMAN = `Die Stadt behält ihre Fähre

Der Rat der Stadt hat am Dienstag beschlossen, dass die Fähre bis zum nächsten Jahr fährt. Die Fähren kosten die Stadt viel Geld, und die Preise werden im Juni steigen. Der Bürgermeister sagte, dass fast alle Fahrgäste nach der Arbeit mit der Fähre nach Hause fahren und dass sich daran nichts ändern werde.
`;

/** In Russian, for legacy encodings. */
export const RUSSIAN = `Город сохранит ночной паром

Городской совет решил во вторник сохранить ночной паром до следующего года. Мэр города сказал, что билеты станут дороже, но паром останется. За последний год он перевёз около сорока тысяч пассажиров, и почти все они возвращались домой после работы.
`.replace("ё", "е");

/**
 * Russian text in windows-1251.
 *
 * @param {string} text Russian letters without ё, and ASCII
 */
export function windows1251(text) {
  return Uint8Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) return code;
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
    throw new Error(`${character} is not in the table`);
  });
}

/**
 * UTF-16 with a byte order mark.
 *
 * @param {string} text
 * @param {boolean} little
 */
export function utf16(text, little) {
  const view = new DataView(new ArrayBuffer(2 + text.length * 2));
  view.setUint16(0, 0xfeff, little);
  for (let i = 0; i < text.length; i++) view.setUint16(2 + i * 2, text.charCodeAt(i), little);
  return new Uint8Array(view.buffer);
}

/** Sentences without end, none like the other. */
export function longText(/** @type {number} */ units) {
  const parts = [];
  let length = 0;
  for (let i = 0; length < units; i++) {
    const part = `The harbour office of district ${i} counted ${(i * 7919) % 100000} crates on pier ${i % 97}, said clerk Nina Sandoval.${i % 5 === 4 ? "\n\n" : " "}`;
    parts.push(part);
    length += part.length;
  }
  return parts.join("").slice(0, units);
}

/**
 * The wasm file with its memory limited to `pages` more than it starts with, so that a larger text crashes it.
 *
 * @param {number} pages of 64 KiB
 */
export function smallMemory(pages) {
  const bytes = readFileSync(path.join(root, "pkg/nutgraf_bg.wasm"));
  let at = 8;
  for (;;) {
    const id = bytes[at];
    const [size, start] = leb(bytes, at + 1);
    if (id === 5) {
      // One memory; flags 0: no maximum yet.
      if (bytes[start] !== 1 || bytes[start + 1] !== 0) throw new Error("the memory section is not as it was");
      const [initial] = leb(bytes, start + 2);
      const body = [1, 1, ...toLeb(initial), ...toLeb(initial + pages)];
      return Uint8Array.from([...bytes.subarray(0, at), 5, ...toLeb(body.length), ...body, ...bytes.subarray(start + size)]);
    }
    at = start + size;
  }
}

/** An unsigned LEB128 and where it ends. */
function leb(/** @type {Uint8Array} */ bytes, /** @type {number} */ at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++] ?? 0;
    value |= (byte & 0x7f) << shift;
    if (byte < 0x80) return /** @type {const} */ ([value, at]);
  }
}

function toLeb(/** @type {number} */ value) {
  const bytes = [];
  for (; value >= 0x80; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  return [...bytes, value];
}
