// Collections: on this thread, in workers and on the command line the same documents are the same report and the same bytes.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "node:test";

import { analyze, COLLECTION_OPTIONS, createCollection, createWorkerAnalyzer, init, NutgrafError } from "../../pkg/index.js";
import { ARTICLE, binary, goldenCases } from "./support.mjs";

await init();

/** @type {[string, string][]} */
const documents = [
  ["ferry", ARTICLE],
  ["ferry again", ARTICLE.replace("Harbour town votes to keep its night ferry", "Night ferry stays").replace(/The Coastal[\s\S]*$/, "")],
  ...goldenCases().map(({ name, source }) => /** @type {[string, string]} */ ([name, source])),
];
const texts = new Map(documents);

/** @param {[string, string][]} some */
async function collected(some) {
  const collection = await createCollection();
  for (const [id, text] of some) collection.add(id, analyze(text, { ...COLLECTION_OPTIONS, repair: "never" }), text);
  return collection;
}

test("parts give the same bytes in any order", async () => {
  const whole = await collected(documents);
  const [first, second] = [await collected(documents.slice(0, 4)), await collected(documents.slice(4).reverse())];
  assert.equal(whole.size, documents.length);
  assert.deepEqual(whole.ids(), [...texts.keys()].sort());
  const bytes = whole.toBytes();
  assert.deepEqual((await createCollection(second.toBytes(), first.toBytes())).toBytes(), bytes);
  assert.deepEqual(second.merge(first).toBytes(), bytes);
  assert.ok(first.remove("ferry") && !first.remove("ferry"));
});

test("a report tells who, what, copies and what is watched", async () => {
  const collection = await collected(documents);
  const report = collection.report({ texts, watch: [{ name: "ferry", id: "f" }, { name: "Tomas Ferreira", kind: "person" }] });
  assert.equal(report.totals.documents, documents.length);
  const ferreira = report.entities.find(({ name }) => name === "Tomas Ferreira");
  assert.deepEqual(
    ferreira?.in.map(([at]) => report.documents[at].id),
    ["ferry", "ferry again"],
  );
  const [copies] = report.copies;
  assert.deepEqual([copies.documents.map((at) => report.documents[at].id), copies.estimated], [["ferry", "ferry again"], false]);
  assert.ok(copies.differences?.[0].changes.some(({ removed }) => removed.includes("Harbour town votes")));
  assert.equal(report.documents.find(({ id }) => id === "ferry again")?.copyOf, copies.documents[0]);
  assert.deepEqual(report.watch.map(({ watch }) => watch), ["f", "Tomas Ferreira"]);
  assert.ok(report.watch.every(({ documents }) => documents >= 2));
  assert.equal(collection.report().copies[0].estimated, true);
  assert.equal(collection.report({ limit: 3 }).words.length, 3);
  assert.deepEqual(collection.report({ watch: "name;kind\nTomas Ferreira;person\n" }).watch[0].hits, report.watch[1].hits);
  assert.match(collection.reportAs("html"), /^<!doctype html>/);
  assert.match(collection.reportAs("csv:words"), /^word,lemma,count,documents,dispersion\n/);
});

test("two groups are compared", async () => {
  const collection = await collected(documents);
  const comparison = collection.compare("ferry", ["wire", "news-site"], { texts });
  assert.deepEqual(comparison.documents, [1, 2]);
  assert.equal(comparison.keywords.find(({ lemma }) => lemma === "ferry")?.direction, "here");
  assert.equal(comparison.names.find(({ text }) => text === "Tomas Ferreira")?.side, "here");
  assert.equal(collection.compare("ferry", "ferry again", { texts }).passages.length > 0, true);
});

test("a worker that is asked again, with more parts, fewer or another one, answers as one that is asked first", async () => {
  const parts = await Promise.all([...texts].map(async ([id, text]) => (await createCollection()).add(id, analyze(text, COLLECTION_OPTIONS), text).toBytes()));
  const asked = createWorkerAnalyzer();
  const [first = new Uint8Array(), ...others] = parts;
  const damaged = first.slice();
  damaged[damaged.length - 1] = (damaged.at(-1) ?? 0) ^ 1;
  try {
    for (const some of [[first], parts, parts, others, [...others, first], [], [...others].reverse()]) {
      assert.deepEqual(await asked.report(some), (await createCollection(...some)).report());
    }
    await assert.rejects(asked.report([...others, damaged]), NutgrafError);
    assert.deepEqual(await asked.merge(parts), (await createCollection(...parts)).toBytes());
  } finally {
    asked.terminate();
  }
});

test("workers, this thread and the command line agree", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "nutgraf-collection-"));
  const workers = [createWorkerAnalyzer(), createWorkerAnalyzer()];
  try {
    const lines = documents.map(([id, text]) => JSON.stringify({ id, text }));
    const [file, saved] = ["documents.jsonl", "saved.ngc"].map((name) => path.join(folder, name));
    writeFileSync(file, lines.join("\n"));
    const { stdout, status, stderr } = spawnSync(binary, ["collect", "--jsonl", file, "--save", saved], { encoding: "utf8", maxBuffer: 1 << 28 });
    assert.equal(status, 0, stderr);
    const parts = await Promise.all(documents.map(([id, text], i) => workers[i % 2].collect(id, text, { repair: "never" })));
    const whole = await workers[0].merge(parts);
    assert.deepEqual(Buffer.from(whole), readFileSync(saved));
    const report = await workers[1].report(parts, { texts });
    assert.deepEqual(report, JSON.parse(stdout));
    const here = await createCollection(whole);
    assert.deepEqual(here.report({ texts }), report);
    const table = spawnSync(binary, ["collect", "--jsonl", file, "--table", "entities"], { encoding: "utf8" });
    assert.equal(await workers[0].reportAs([whole], "csv:entities", { limit: 1e9 }), table.stdout);
    assert.deepEqual(await workers[0].compare(parts, "ferry", "wire", { texts }), here.compare("ferry", "wire", { texts }));
  } finally {
    for (const worker of workers) worker.terminate();
    rmSync(folder, { recursive: true });
  }
});

test("what is wrong is told", async () => {
  const collection = await collected(documents.slice(0, 2));
  const isBad = (/** @type {string} */ told) => (/** @type {unknown} */ error) => error instanceof NutgrafError && error.code === "bad-option" && error.message.includes(told);
  assert.throws(() => collection.add("", analyze(ARTICLE), ARTICLE), isBad("id"));
  assert.throws(() => collection.add("x", analyze(ARTICLE, { fields: ["stats"] }), ARTICLE), isBad("all fields"));
  assert.throws(() => collection.add("x", analyze(ARTICLE)), isBad("text"));
  assert.throws(() => collection.report(/** @type {any} */ ({ limits: 3 })), isBad("limits"));
  assert.throws(() => collection.report({ watch: [{ name: "—" }] }), isBad("—"));
  assert.throws(() => collection.compare("ferry", "nobody"), isBad("nobody"));
  assert.throws(() => collection.reportAs(/** @type {any} */ ("csv:people")), isBad("csv:entities"));
  const bytes = collection.toBytes();
  bytes[bytes.length >> 1] ^= 1;
  await assert.rejects(createCollection(bytes), (error) => error instanceof NutgrafError && error.code === "unreadable");
});
