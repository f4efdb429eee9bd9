// The page in a single file: markup, styles, scripts and one WebAssembly file, packed, under a policy that lets it ask nobody for
// anything. English and the text importer are in it.
//
//   node xtask/single.mjs FROM GLUE WASM TO
//
// FROM is the folder of the site's sources, GLUE and WASM the analyser with all that this page has of it.

import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { DIGITS } from "../www/base85.js";

const [from = "", glue = "", wasm = "", to] = process.argv.slice(2);
if (to === undefined) throw new Error("name the folder to read, the glue, the wasm file and the file to write");

/** Puts this page's own parts in the place of those that fetch: the analyser from within, and nothing for what it lacks. @type {import("esbuild").Plugin} */
const inside = {
  name: "inside",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\/package\.js$/ }, () => ({ path: path.resolve(from, "single.js") }));
    onResolve({ filter: /\/nutgraf(?:_import|_export)?\.js$/ }, () => ({ path: path.resolve(glue) }));
    onResolve({ filter: /\/(?:nutgraf_(?:html|pdf|cjk)|collection\/collection)\.js$/ }, ({ path: name }) => ({ path: name, namespace: "none" }));
    onLoad({ filter: /.*/, namespace: "none" }, () => ({ contents: "export {}" }));
  },
};

/** @param {string} name @param {import("esbuild").BuildOptions} [more] */
async function bundled(name, more = {}) {
  const { outputFiles } = await build({ entryPoints: [path.join(from, name)], bundle: true, minify: true, charset: "utf8", legalComments: "none", logLevel: "warning", write: false, plugins: [inside], ...more });
  return outputFiles?.[0]?.text ?? "";
}

const script = await bundled("app.js", { format: "esm" });
const worker = await bundled("pkg/worker.js", { format: "esm" });
const guard = await bundled("guard.js", { bundle: false, plugins: [] });
const style = await bundled("style.css");
const print = await bundled("print.css");
/** Bytes, packed, as digits of the base 85, four bytes to five: a fifteenth less than Base64. None of these signs means anything in markup. */
function packed(/** @type {string | Buffer} */ bytes) {
  const small = gzipSync(bytes, { level: 9 });
  const whole = Buffer.concat([small, Buffer.alloc(-small.length & 3)]);
  const signs = [String(small.length), " "];
  for (let at = 0; at < whole.length; at += 4) {
    let value = whole.readUInt32BE(at);
    let five = "";
    for (let i = 0; i < 5; i++, value = Math.floor(value / 85)) five = `${DIGITS[value % 85]}${five}`;
    signs.push(five);
  }
  return signs.join("");
}
const hash = (/** @type {string} */ text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
/** Ends no element that it stands in. */
const safe = (/** @type {string} */ text) => text.replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");

const [app, watch] = [safe(script), safe(guard)];
const policy = `default-src 'none'; script-src ${hash(app)} ${hash(watch)} 'wasm-unsafe-eval' blob:; style-src ${hash(style)} ${hash(print)}; img-src data:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'`;
const NOTE = `<p class="privacy single-file">This is the page in a single file, which needs no network. It reads English best, has no word lists of other languages, opens no PDF and no web pages, and looks at one document at a time.</p>`;

let page = readFileSync(path.join(from, "index.html"), "utf8");
/** @param {RegExp} pattern @param {string} text */
function put(pattern, text) {
  if (!pattern.test(page)) throw new Error(`index.html has nothing like ${pattern}`);
  page = page.replace(pattern, () => text);
}
put(/(?<=http-equiv="Content-Security-Policy" content=")[^"]*/u, policy);
put(/<link rel="icon"[^>]*>/u, `<link rel="icon" href="data:image/svg+xml;base64,${readFileSync(path.join(from, "icon.svg")).toString("base64")}" />`);
put(/\s*<link rel="manifest"[^>]*>/u, "");
put(/<link rel="stylesheet" href="\.\/style\.css"[^>]*>/u, `<style>${style}</style>`);
put(/<link rel="stylesheet" href="\.\/print\.css"[^>]*>/u, `<style media="print">${print}</style>`);
put(/<script src="\.\/guard\.js" async><\/script>/u, `<script>${watch}</script>`);
put(/<script type="module" src="\.\/app\.js"><\/script>/u, "");
put(/\s*<a class="take-away"[^>]*>[^<]*<\/a>/u, "");
put(/(?<=<p class="privacy">[^]*?<\/p>)/u, `\n          ${NOTE}`);
// Behind all that it works on, and the parts before the script that unpacks them.
const data = [["analyser", packed(readFileSync(wasm))], ["worker", packed(worker)]].map(([id, text]) => `<script type="application/gzip;base85" id="${id}">${text}</script>\n`);
put(/<\/body>/u, `${data.join("")}<script type="module">${app}</script>\n  </body>`);
writeFileSync(to, page);
