// Documents in every form that is opened: the package gives the same as the command line, and both what stands in the article.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";

import { analyzeFile, createWorkerAnalyzer, init, languages, loadLanguage, NutgrafError, unpack } from "../../pkg/index.js";
import { csv, docx, FORMS, htmlPage, mail, markdown, pdf, STORY, zip } from "../documents.mjs";
import { binary } from "./support.mjs";

const unbuilt = existsSync(binary) ? false : `${binary} is not built; \`cargo build\` builds it`;
const folder = mkdtempSync(path.join(tmpdir(), "nutgraf-"));
const worker = createWorkerAnalyzer();
after(() => (worker.terminate(), rmSync(folder, { recursive: true })));

// The command line has all packs inside.
await init();
for (const code of languages().available) await loadLanguage(code);

/** @typedef {import("../../pkg/index.js").Analysis} Analysis */

/** @param {string[]} words */
function nutgraf(...words) {
  const { status, stdout, stderr } = spawnSync(binary, words, { encoding: "utf8", maxBuffer: 1 << 28 });
  return { status, stdout, stderr };
}

/**
 * @param {string} name
 * @param {string | Uint8Array} content
 */
function save(name, content) {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return { file, named: new File([/** @type {BlobPart} */ (content)], name) };
}

/** @param {Analysis} analysis */
const blocksOf = ({ text, blocks }) => blocks.map(({ start, end, kind }) => ({ kind, text: (text ?? "").slice(start, end) }));

for (const { name, make, knows } of FORMS) {
  test(name, { skip: unbuilt }, async () => {
    const { file, named } = save(name, make());
    const analysis = await analyzeFile(named);
    const { status, stdout, stderr } = nutgraf("analyze", "--format", "json", file);
    assert.equal(status, 0, stderr);
    assert.deepEqual(analysis, JSON.parse(stdout));
    assert.deepEqual(await worker.analyzeFile(named), analysis);

    assert.equal(analysis.text?.slice(analysis.title?.start, analysis.title?.end), STORY.title);
    const { title, author, date, pages } = analysis.metadata;
    assert.deepEqual({ title, author, date }, { title: STORY.title, author: STORY.author, date: STORY.date });
    assert.equal(pages, name.endsWith("pdf") ? 2 : null);
    const blocks = blocksOf(analysis);
    for (const text of [...STORY.paragraphs, STORY.last]) assert.ok(blocks.some((block) => block.kind === "paragraph" && block.text === text), `${text}\n${JSON.stringify(blocks, null, 1)}`);
    assert.equal(blocks.some((block) => block.kind === "heading" && block.text === STORY.heading), knows.heading);
    assert.equal(STORY.items.every((item) => blocks.some((block) => block.kind === "list-item" && block.text === item)), knows.list);
    assert.ok(!/Section 3|Most read|Imprint|\bnot\b/u.test(analysis.text ?? ""), "what is around the article, or deleted in it, is left out");
    assert.ok(analysis.entities.some((entity) => entity.name === "Tomas Ferreira" && entity.kind === "person"));
    assert.equal(analysis.quotes[0]?.speakerName, "Tomas Ferreira");

    const extracted = JSON.parse(nutgraf("extract", "--format", "json", file).stdout);
    assert.equal(extracted.text, analysis.text);
    assert.equal(extracted.metadata.title, STORY.title);
    const marked = nutgraf("extract", "--format", "markdown", file).stdout;
    assert.equal(marked.startsWith(`# ${STORY.title}\n`), analysis.title !== null, marked);
    assert.equal(marked.includes(`## ${STORY.heading}\n`), knows.heading);
  });
}

test("the content counts, and a choice by hand counts more", { skip: unbuilt }, async () => {
  const disguised = save("ferry.txt", docx());
  assert.equal((await analyzeFile(disguised.named)).metadata.title, STORY.title);
  const page = save("page.html", htmlPage());
  const source = await analyzeFile(page.named, { format: "txt" });
  assert.match(source.text ?? "", /^<!doctype html>/);
  assert.equal(nutgraf("extract", "--from", "txt", page.file).stdout, `${source.text}\n`);
  const whole = await analyzeFile(page.named, { wholePage: true });
  assert.match(whole.text ?? "", /Most read/);
  assert.match(nutgraf("extract", "--whole-page", page.file).stdout, /Most read/);
  await assert.rejects(analyzeFile(page.named, { format: /** @type {any} */ ("doc") }), { code: "bad-option", message: /'format' is 'doc'; there are auto, txt, / });
  await assert.rejects(analyzeFile(page.named, { password: /** @type {any} */ (7) }), { code: "bad-option" });
  assert.equal(nutgraf("extract", "--from", "doc", page.file).status, 2);
});

test("text of a PDF leads back to its page", async () => {
  const { blocks, metadata } = await analyzeFile(new File([pdf({ pages: 3 })], "ferry.pdf"));
  assert.equal(metadata.pages, 3);
  assert.deepEqual([...new Set(blocks.map(({ source }) => source))], ["page 1", "page 2", "page 3"]);
});

test("archives and mails hold documents", { skip: unbuilt }, async () => {
  const members = Object.fromEntries(FORMS.map(({ name, make }) => [`news/${name}`, make()]));
  const { file, named } = save("all.zip", zip({ ...members, "__MACOSX/._x": "x", "picture.png": "\x89PNG\r\n\x1a\n" }));
  await assert.rejects(analyzeFile(named), { code: "archive" });
  for (const unpacked of [await unpack(named), await worker.unpack(named)]) {
    assert.deepEqual(unpacked.map(({ name }) => name), Object.keys(members));
    assert.match(unpacked.notices.join(" "), /1 /, "a picture was passed over");
    for (const inside of unpacked) assert.equal((await analyzeFile(inside)).metadata.title, STORY.title, inside.name);
  }
  const { status, stdout } = nutgraf("analyze", "--format", "json", file);
  /** @type {{file: string, analysis: Analysis}[]} */
  const entries = JSON.parse(stdout);
  assert.equal(status, 0);
  assert.deepEqual(entries.map((entry) => entry.file), Object.keys(members).map((name) => `${file}/${name}`));
  const lines = nutgraf("extract", "--format", "json", file).stdout.trim().split("\n").map((line) => JSON.parse(line));
  assert.deepEqual(lines.map((line) => line.text), entries.map(({ analysis }) => analysis.text));

  const letter = new File([mail()], "ferry.eml");
  assert.match((await analyzeFile(letter)).notices.find(({ code }) => code === "attachments")?.message ?? "", /notes\.txt/);
  const attached = await unpack(letter);
  assert.deepEqual(attached.map(({ name }) => name), ["notes.txt"]);
  assert.match(await attached[0].text(), /Ines Calloway/);
  assert.equal((await unpack(new File(["Low tide."], "tide.txt"))).length, 0);
});

test("rows may be articles", { skip: unbuilt }, async () => {
  const { file, named } = save("news.csv", csv());
  assert.match((await analyzeFile(named)).text ?? "", /^"Title","Date","Text"/);
  const rows = await unpack(named, { format: "rows" });
  assert.equal(rows.length, 2);
  const [first, second] = await Promise.all(rows.map((row) => analyzeFile(row)));
  assert.equal(first.text?.slice(first.title?.start, first.title?.end), STORY.title);
  assert.equal(first.published, STORY.date);
  assert.equal(second.published, "2024-03-06");
  const entries = JSON.parse(nutgraf("analyze", "--from", "rows", "--format", "json", file).stdout);
  assert.deepEqual(entries.map((/** @type {{analysis: Analysis}} */ { analysis }) => analysis.published), [STORY.date, "2024-03-06"]);
});

test("what cannot be opened says why and what to do", { skip: unbuilt }, async () => {
  /** @type {[string, string | Uint8Array, string, RegExp][]} */
  const table = [
    ["empty.pdf", "%PDF-1.4\n%%EOF", "unreadable", /PDF.*damaged/],
    ["half.docx", docx().subarray(0, 700), "unreadable", /damaged/],
    ["old.doc", Buffer.from("d0cf11e0a1b11ae1000000000000", "hex"), "unsupported", /older Office/],
    ["blank.html", "<!doctype html><title></title><body><script>x()</script></body>", "unreadable", /no text/],
    ["pictures.zip", zip({ "a.png": "\x89PNG\r\n\x1a\n" }), "unsupported", /no document in this archive/],
  ];
  for (const [name, content, code, message] of table) {
    const { file, named } = save(name, content);
    await assert.rejects(analyzeFile(named), (error) => error instanceof NutgrafError && error.code === code && message.test(error.message), name);
    const { status, stdout, stderr } = nutgraf("extract", file);
    assert.deepEqual([status, stdout], [1, ""], name);
    assert.match(stderr, message, name);
  }
});

test("what is locked opens with its password", { skip: unbuilt }, async () => {
  const { file, named } = save("locked.zip", zip({ "ferry.docx": docx(), "ferry.md": markdown() }, "tide"));
  for (const password of [undefined, "ebb"]) {
    await assert.rejects(analyzeFile(named, { password }), { code: "password-needed" });
    await assert.rejects(unpack(named, { password }), { code: "password-needed" });
    assert.equal(nutgraf("extract", ...(password ? ["--password", password] : []), file).status, 1);
  }
  await assert.rejects(analyzeFile(named, { password: "tide" }), { code: "archive" });
  const [inside] = await worker.unpack(named, { password: "tide" });
  assert.equal((await analyzeFile(inside)).metadata.title, STORY.title);
  assert.match(nutgraf("extract", "--password", "tide", file).stdout, /^Harbour town keeps its night ferry\n/);
});

test("nothing in a document runs, loads or leads out of it", async () => {
  const hostile = htmlPage({ extra: '<p onclick="steal()">The <b>mayor</b> <img src="https://spy.example/x.png" onerror="steal()"> waits for the evening boat at the pier.</p><script>steal()</script><iframe src="https://spy.example"></iframe><object data="https://spy.example"></object>' });
  const { text } = await analyzeFile(new File([hostile], "page.html"));
  assert.match(text ?? "", /The mayor waits for the evening boat/);
  assert.ok(!/steal|spy\.example|[<>]/u.test(text ?? ""), text ?? "");

  const entity = zip({
    mimetype: "application/vnd.oasis.opendocument.text",
    "content.xml": `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY file SYSTEM "file:///etc/passwd">]><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>The ferry &b; waits &file; at the pier.</text:p></office:text></office:body></office:document-content>`,
  });
  const read = (await analyzeFile(new File([entity], "x.odt"))).text ?? "";
  assert.ok(/ferry/u.test(read) && !/aaaa|root/u.test(read), read);

  const slip = await unpack(new File([zip({ "../../escape.txt": "Low tide.", "/etc/x.txt": "High tide.", "C:\\y.txt": "No tide." })], "slip.zip"));
  for (const { name } of slip) assert.ok(!/\.\.|^\/|^[A-Z]:/u.test(name), name);
  assert.equal(slip.length, 3);

  const flood = new File([zip({ "flood.txt": "a".repeat(40 << 20) })], "flood.zip");
  const inside = await unpack(flood).catch((error) => error);
  if (inside instanceof Error) assert.ok(inside instanceof NutgrafError && ["too-long", "unsupported", "unreadable"].includes(inside.code), String(inside));
  else assert.ok(inside.length === 0 && inside.notices.length > 0, String(inside));
});
