// Takes comments, long names and spaces out of the scripts and styles of a folder, each file for itself. The outermost names
// of a script that is no module stay, for others might use them: the site's build looks for two of the service worker's.
//
//   node xtask/shorten.mjs FROM TO

import { readdirSync } from "node:fs";
import path from "node:path";
import { build } from "esbuild";

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) throw new Error("name the folder to read and the folder to write");
const names = readdirSync(from, { recursive: true, encoding: "utf8" }).filter((name) => /\.(js|css)$/u.test(name));
await build({
  entryPoints: names.map((name) => path.join(from, name)),
  outbase: from,
  outdir: to,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
});
