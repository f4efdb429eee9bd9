// Files and bytes on one thread: encodings, the second wasm file, progress, stopping.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { test } from "node:test";

import { analyze, analyzeFile, loadLanguage, NutgrafError } from "../../pkg/index.js";
import { ARTICLE, longText, RUSSIAN, utf16, windows1251 } from "./support.mjs";

/** The analysis of a text that the caller does not hold. */
const withText = (/** @type {string} */ text) => ({ ...analyze(text), text });

test("bytes are analysed without init, and the text comes with the result", async () => {
  const bytes = new TextEncoder().encode(ARTICLE);
  const analysis = await analyzeFile(bytes);
  assert.deepEqual(analysis, withText(ARTICLE));
  assert.deepEqual(await analyzeFile(bytes.buffer), analysis);
  assert.deepEqual(await analyzeFile(new Blob([bytes])), analysis);
  assert.deepEqual(await analyzeFile(new File([bytes], "article.txt")), analysis);
  assert.deepEqual(await analyzeFile(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes])), analysis, "a byte order mark is no text");
  const within = new Uint8Array([1, ...bytes, 2]).subarray(1, -1);
  assert.deepEqual(await analyzeFile(within), analysis, "a view is not its buffer");
});

test("UTF-16 needs no second file", async () => {
  for (const little of [true, false]) {
    const analysis = await analyzeFile(utf16(ARTICLE, little));
    assert.equal(analysis.text, ARTICLE);
    assert.deepEqual(analysis.notices.map(({ code }) => code), ["decoded-as"]);
    assert.match(analysis.notices[0]?.message ?? "", /UTF-16/);
  }
});

test("a legacy encoding is decoded by the second wasm file", async () => {
  await loadLanguage("ru");
  const analysis = await analyzeFile(windows1251(RUSSIAN));
  assert.equal(analysis.text, RUSSIAN);
  assert.deepEqual(analysis.notices.map(({ code }) => code), ["decoded-as"]);
  assert.match(analysis.notices[0]?.message ?? "", /windows-1251/);
  assert.deepEqual({ ...analysis, notices: [] }, withText(RUSSIAN));
  assert.deepEqual(await analyzeFile(windows1251(RUSSIAN)), analysis, "the same again");
});

test("an encoding chosen by hand is believed", async () => {
  const text = "Az erdő fölött eső lesz; a tűzoltók őrzik a házat.";
  const latin2 = { ő: 0xf5, ö: 0xf6, ű: 0xfb, ó: 0xf3, á: 0xe1 };
  const bytes = Uint8Array.from(text, (character) => /** @type {Record<string, number>} */ (latin2)[character] ?? character.charCodeAt(0));
  /** @type {[Uint8Array<ArrayBuffer>, string, string, string[]][]} */
  const cases = [
    [bytes, "windows-1250", text, ["Read as windows-1250."]],
    [bytes, "ISO 8859-2", text, ["Read as ISO-8859-2."]],
    [bytes, "latin1", text.replaceAll("ő", "õ").replaceAll("ű", "û"), ["Read as windows-1252."]],
    [new Uint8Array([0x74, 0xfb, 0x8b]), "cp852", "tűő", ["Read as IBM852."]],
    [new Uint8Array([0x8e, 0xe9]), "macintosh", "éÈ", ["Read as macintosh."]],
    [new TextEncoder().encode("ő"), "windows-1252", "Å‘", ["Read as windows-1252."]],
    [new TextEncoder().encode("ő"), "utf-8", "ő", []],
    [utf16(text, false).subarray(2), "utf-16be", text, ["Read as UTF-16BE."]],
    [new Uint8Array([0x61, 0xe9]), "utf8", "a\ufffd", ["Read as UTF-8; 1 byte could not be decoded."]],
    [windows1251(RUSSIAN), "auto", RUSSIAN, ["Read as windows-1251."]],
  ];
  for (const [given, encoding, expected, messages] of cases) {
    const analysis = await analyzeFile(given, { encoding, repair: "never" });
    assert.equal(analysis.text, expected, encoding);
    assert.deepEqual(analysis.notices.filter(({ code }) => code === "decoded-as").map(({ message }) => message), messages);
  }
  await assert.rejects(analyzeFile(bytes, { encoding: "klingon" }), { code: "bad-option", message: /'klingon' is no encoding/ });
  const pdf = new TextEncoder().encode("%PDF-1.7\n");
  await assert.rejects(analyzeFile(pdf, { encoding: "windows-1250" }), { code: "unreadable", message: /PDF/ });
});

test("where a character could not be decoded is told in the unit asked for", async () => {
  const bytes = Buffer.concat([Buffer.from("Der Bürgermeister grüßt über die Straße. 🙂 Schöne Grüße "), Buffer.from([0xff]), Buffer.from(" aus Köln.")]);
  const notice = (await analyzeFile(new Uint8Array(bytes))).notices[0];
  const text = (await analyzeFile(new Uint8Array(bytes))).text ?? "";
  assert.equal(text.slice(notice?.start, notice?.end), "\ufffd");
});

test("what is no text is refused with a remedy", async () => {
  const binary = Uint8Array.from({ length: 5000 }, (_, i) => (i * 37) % 7);
  await assert.rejects(analyzeFile(binary), (error) => error instanceof NutgrafError && error.code === "unreadable" && /text file/.test(error.message));
  const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, ...Array(600).fill(7)]);
  await assert.rejects(analyzeFile(png), (error) => error instanceof NutgrafError && error.code === "unsupported");
});

test("an empty file has an analysis", async () => {
  const analysis = await analyzeFile(new Blob([]));
  assert.equal(analysis.text, "");
  assert.deepEqual(analysis.blocks, []);
});

test("progress goes from reading to presenting, and only forwards", async () => {
  /** @type {import("../../pkg/index.js").Progress[]} */
  const seen = [];
  const bytes = new TextEncoder().encode(longText(9_000_000));
  await analyzeFile(bytes, { window: 1000, onProgress: (progress) => seen.push(progress) });
  assert.deepEqual([...new Set(seen.map(({ step }) => step))], ["read", "import", "segment", "annotate", "present"]);
  assert.equal(seen.filter(({ step }) => step === "read").length, 3, "a slice each");
  seen.reduce((last, { fraction }) => {
    assert.ok(fraction >= last && fraction <= 1, `${last} then ${fraction}`);
    return fraction;
  }, 0);
});

test("a listener's error is reported and stops nothing", () => {
  const program = `
    import { analyzeFile } from ${JSON.stringify(new URL("../../pkg/index.js", import.meta.url).href)};
    const reported = [];
    process.on("uncaughtException", ({ message }) => reported.push(message));
    const { text } = await analyzeFile(new Blob(["One sentence."]), { onProgress: ({ step }) => { if (step === "segment") throw new Error("from the listener"); } });
    console.log(text, reported);`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "--eval", program], { encoding: "utf8" });
  assert.equal(stdout, "One sentence. [ 'from the listener' ]\n", stderr);
});

test("a signal stops the reading", async () => {
  await assert.rejects(analyzeFile(new Blob(["a"]), { signal: AbortSignal.abort() }), { name: "NutgrafError", code: "aborted" });
  const controller = new AbortController();
  const bytes = new TextEncoder().encode(longText(9_000_000));
  const call = analyzeFile(bytes, { signal: controller.signal, onProgress: () => controller.abort("enough") });
  await assert.rejects(call, (error) => error instanceof NutgrafError && error.code === "aborted" && error.cause === "enough");
  assert.equal((await analyzeFile(new Blob(["After that."]))).text, "After that.");
});
