// The scripts and styles of the finished site, from those of a folder: without comments, long names and spaces. What the page
// loads at once is one script and one style, a third smaller than file by file; what it loads later is a script each, and what
// several of these need one more. The package's two entries have in them all but what stands by a wasm file, for a browser that
// could not have a module's part may not ask for it again, whatever address the module then has. What is generated beside the
// wasm files stays a file each; so do scripts that are no modules, with their outermost names, for others might use them: the
// site's build looks for two of the service worker's.
//
//   node xtask/shorten.mjs FROM TO

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) throw new Error("name the folder to read and the folder to write");
const names = readdirSync(from, { recursive: true, encoding: "utf8" }).filter((name) => /\.(js|css)$/u.test(name));
const page = readFileSync(path.join(from, "index.html"), "utf8");
/** Whether the page's markup names the file. */
const isNamed = (/** @type {string} */ name) => page.includes(`"./${name}"`);
const isModule = (/** @type {string} */ name) => page.includes(`type="module" src="./${name}"`);
const isEntry = (/** @type {string} */ name) => ["index.js", "worker.js"].some((entry) => name === path.join("pkg", entry));
/** Whether the file was generated with a wasm file. */
const isGlue = (/** @type {string} */ name) => name.startsWith(path.join("pkg", "nutgraf"));
/** Whether nothing of the page leads to the file: what stands by a wasm file is loaded with it, the service worker is none of the page's. */
const isApart = (/** @type {string} */ name) => isGlue(name) || name === "sw.js";
/** Whether a worker of the page starts with the file, which keeps its name and has all in it that it needs. */
const isWorker = (/** @type {string} */ name) => name.endsWith("-worker.js");

/** @param {string[]} files  @returns {import("esbuild").BuildOptions} */
const settings = (files) => ({
  entryPoints: files.map((name) => path.join(from, name)),
  outbase: from,
  outdir: to,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});
await build(settings(names.filter((name) => isApart(name) || (name.endsWith(".js") && isNamed(name) && !isModule(name)))));
await build({ ...settings(names.filter(isEntry)), bundle: true, format: "esm", external: ["./nutgraf*.js"] });
// The names that the parts have say what they are; what others need tells itself apart by its contents.
await build({ ...settings(names.filter(isModule)), bundle: true, format: "esm", splitting: true, chunkNames: "[name]-[hash]" });
await build({ ...settings(names.filter(isWorker)), bundle: true, format: "esm" });
await build({ ...settings(names.filter((name) => name.endsWith(".css") && isNamed(name))), bundle: true });
