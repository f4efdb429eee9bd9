// Takes comments, long names and spaces out of the scripts and styles of a folder, each file for itself.
//
//   node xtask/shorten.mjs FROM TO

import { readdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) throw new Error("name the folder to read and the folder to write");
const names = readdirSync(from, { recursive: true, encoding: "utf8" }).filter((name) => /\.(js|css)$/u.test(name));
/** @type {import("esbuild").BuildOptions} */
const options = { outbase: from, outdir: to, charset: "utf8", legalComments: "none", logLevel: "warning" };
// The service worker keeps its names and its order: the site's build looks for two of its statements.
const [workers, others] = [names.filter((name) => name === "sw.js"), names.filter((name) => name !== "sw.js")].map((list) => list.map((name) => path.join(from, name)));
await build({ ...options, entryPoints: others, minify: true });
await build({ ...options, entryPoints: workers, minifyWhitespace: true });
