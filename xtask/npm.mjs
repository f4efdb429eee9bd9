// What the published package has and the page has not: the worker's script in one file, which every bundler can take along as it is;
// the packs' addresses, each written out; and nutgraf/inline, which needs no file beside it.
//
//   node xtask/npm.mjs FROM TO
//
// FROM is pkg/, finished; TO the folder of the package.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const [from = "", to] = process.argv.slice(2);
if (to === undefined) throw new Error("name the folder to read and the folder to write");

/** @param {string} name  @param {import("esbuild").BuildOptions} options */
async function bundled(name, options) {
  const { outputFiles } = await build({ entryPoints: [path.join(from, name)], bundle: true, minify: true, charset: "utf8", legalComments: "none", logLevel: "warning", write: false, ...options });
  return outputFiles?.[0]?.text ?? "";
}

/** @param {string} name  @param {string} text */
function write(name, text) {
  const file = path.join(to ?? "", name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

// No module: so it also runs where a bundler, or Node without the package's folder, takes it for a classic script.
const worker = await bundled("worker.js", { format: "iife" });
write("worker.js", worker);

// What it leads to is in the package, too.
write("README.md", readFileSync(path.join(from, "README.md"), "utf8").replaceAll("](../docs/", "](docs/"));

// Each pack by a name of its own: not every bundler finds one by a name that is put together, and one gives another pack in its place.
const together = "(code) => new URL(`./packs/${code}.nut`, import.meta.url)";
const packs = readFileSync(path.join(from, "packs.js"), "utf8");
if (packs.split(together).length !== 2) throw new Error(`packs.js must hold ${together} once`);
const addresses = readdirSync(path.join(from, "packs"))
  .map((name) => path.parse(name).name)
  .sort()
  .map((code) => `  ${code}: () => new URL("./packs/${code}.nut", import.meta.url),\n`);
const table = `/** @type {Record<string, (() => URL) | undefined>} where each language's pack is */\nconst ADDRESSES = {\n${addresses.join("")}};\n`;
// What has no pack is not asked for, but by those who pass a source.
write("packs.js", `${packs.replace(together, '(code) => ADDRESSES[code]?.() ?? ""')}\n${table}`);

/** Scripts with the wasm files stand beside this one, and only those that are needed are loaded. @type {import("esbuild").Plugin} */
const inside = {
  name: "inside",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^inside:worker\.js$/ }, ({ path }) => ({ path, namespace: "inside" }));
    onLoad({ filter: /.*/, namespace: "inside" }, () => ({ contents: worker, loader: "text" }));
    onResolve({ filter: /^inside:.*\.wasm$/ }, ({ path: name }) => {
      const wasm = name.slice("inside:".length);
      const script = wasm.replace(/\.wasm$/, ".js");
      const packed = gzipSync(readFileSync(path.join(from, wasm)), { level: 9 });
      write(`inline/${script}`, `export default "${packed.toString("base64")}";\n`);
      return { path: `./${script}`, external: true };
    });
    // A page that is opened from a disk may start no module from a Blob. The worker's script is none.
    onLoad({ filter: /[/\\]thread\.js$/ }, ({ path: file }) => {
      const text = readFileSync(file, "utf8");
      if (!text.includes('type: "module"')) throw new Error(`${file} starts no module`);
      return { contents: text.replaceAll('type: "module"', 'type: "classic"'), loader: "js" };
    });
  },
};
// Nothing is looked for beside this script: where that is stands nowhere in it, or bundlers would take the files along.
write("inline/index.js", await bundled("inline/index.js", { format: "esm", plugins: [inside], define: { "import.meta.url": "undefined" } }));
