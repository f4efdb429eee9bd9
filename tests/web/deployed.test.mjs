// The finished site where GitHub Pages puts it: below a sub-path, with 404.html for whatever is not there.

import { createHash } from "node:crypto";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { launch } from "./browser.mjs";
import { visit } from "./deployed.mjs";
import { startServer } from "./server.mjs";
import { ROOT, SITE } from "./steps.mjs";

test("the site works below a sub-path, and is found again from addresses of any depth", async () => {
  const [server, browser] = await Promise.all([startServer({ root: SITE, base: "/reader/nutgraf/", lost: "404.html" }), launch()]);
  try {
    await visit(server.url, browser);
  } finally {
    await browser.close();
    await server.stop();
  }
});

test("the script of 404.html is the one that its policy, the service worker's and the hosts' allow", () => {
  const read = (/** @type {string} */ name) => readFileSync(path.join(ROOT, name), "utf8");
  const script = /<script>(?<script>.*)<\/script>/su.exec(read("www/404.html"))?.groups?.script ?? "";
  const hash = `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
  for (const name of ["www/404.html", "www/sw.js", "docs/hosting.md"]) assert.ok(read(name).includes(hash), `${name} has ${hash}`);
});
