// Writes all that an article can become into a folder: `node examples/exports.mjs article.txt folder`. Outside of this repository the
// package's name is "nutgraf".

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { analyzeFile, exportAnalysis } from "../pkg/index.js";

const [article, folder] = process.argv.slice(2);
if (!article || !folder) throw new Error("name an article and a folder");
mkdirSync(folder, { recursive: true });

// An analysis of a file has its text with it.
const analysis = await analyzeFile(readFileSync(article));
/** @type {Record<string, import("../pkg/index.js").ExportName>} */
const files = {
  "report.html": "html",
  "report.md": "markdown",
  "names.csv": "csv:entities",
  "quotes.csv": "csv:quotes",
  "strip.svg": "svg:strip",
  "timeline.svg": "svg:timeline",
  "words.svg": "svg:bars",
};
for (const [file, what] of Object.entries(files)) {
  writeFileSync(path.join(folder, file), await exportAnalysis(analysis, "", what, { bom: what.startsWith("csv:") }));
}
