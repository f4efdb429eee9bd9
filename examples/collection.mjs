// What documents say together: `node examples/collection.mjs article.txt another.txt …`. Outside of this repository the package's name
// is "nutgraf".

import { readFileSync } from "node:fs";

import { analyzeFile, COLLECTION_OPTIONS, createCollection } from "../pkg/index.js";

const files = process.argv.slice(2);
if (files.length < 2) throw new Error("name two articles or more");

const collection = await createCollection();
const texts = new Map();
for (const file of files) {
  // An analysis of a file has its text with it.
  const analysis = await analyzeFile(readFileSync(file), { ...COLLECTION_OPTIONS });
  texts.set(file, analysis.text);
  // What was read elsewhere, in a worker or on another machine, comes as bytes.
  const part = (await createCollection()).add(file, analysis);
  collection.merge(part.toBytes());
}

const { documents, entities, copies, watch } = collection.report({ texts, watch: [{ name: "ferry" }, { name: "Tamarind Steel" }] });
for (const entity of entities.slice(0, 10)) console.log(`${entity.name} (${entity.kind}): ${entity.documents} documents`);
for (const group of copies) console.log(`copies: ${group.documents.map((at) => documents[at].id).join(", ")}`);
for (const entry of watch) console.log(`watched: ${entry.watch} in ${entry.documents} documents`);

const { keywords } = collection.compare(files[0], files.slice(1), { texts });
for (const word of keywords.slice(0, 5)) console.log(`${word.lemma}: ${word.counts[0]} here, ${word.counts[1]} there`);
