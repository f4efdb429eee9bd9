// Whether the site works where it was put, as somebody finds it who opens it: node tests/web/deployed.mjs ADDRESS

import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { launch } from "./browser.mjs";
import { analyze, newPage, waitForServiceWorker } from "./steps.mjs";

const ARTICLE =
  "Tallow harbour reopens after the flood\n\nThe harbour of Tallow reopened on Monday, Mayor Rosa Quint said. " +
  '"We lost two cranes and not one person," Quint told reporters. The repairs cost 3.4 million euros.';

/**
 * Opens the page, reads an article, comes again, and goes astray.
 *
 * @param {string} address of the site's root, with its closing slash
 * @param {import("playwright-core").Browser} browser
 */
export async function visit(address, browser) {
  const { context, page, mistakes } = await newPage(browser);
  try {
    await page.goto(address);
    await reads(page);
    assert.deepEqual(mistakes, [], "the page says nothing wrong");
    // At the second visit the service worker answers.
    await waitForServiceWorker(page);
    await page.reload();
    await reads(page);
    assert.deepEqual(mistakes, []);
    // Without the service worker, and with it.
    for (const serviceWorkers of /** @type {const} */ (["block", "allow"])) {
      const astray = serviceWorkers === "allow" ? page : await (await browser.newContext({ serviceWorkers })).newPage();
      await leadsBack(astray, address);
      if (astray !== page) await astray.context().close();
    }
  } finally {
    await context.close();
  }
}

/** @param {import("playwright-core").Page} page */
async function reads(page) {
  await analyze(page, ARTICLE);
  const text = await page.locator("main").innerText();
  for (const found of ["Rosa Quint", "Tallow", "3.4 million euros"]) assert.ok(text.includes(found), `${found} is found`);
}

/**
 * An address that is not there, folders deep, shows where the page is.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} address
 */
async function leadsBack(page, address) {
  const answer = await page.goto(new URL("no/such/page.html", address).href);
  assert.equal(answer?.status(), 404);
  const link = page.getByRole("link");
  await page.waitForFunction((root) => document.links[0]?.href === root, address);
  const padding = await page.locator(".lost").evaluate((element) => getComputedStyle(element).paddingInlineStart);
  assert.notEqual(padding, "0px", "it has its style");
  await link.click();
  await page.waitForURL(address);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const [, , given] = process.argv;
  if (given === undefined) {
    console.error("usage: node tests/web/deployed.mjs ADDRESS");
    process.exit(2);
  }
  const browser = await launch();
  try {
    await visit(new URL("./", given).href, browser);
    console.log(`${given} works`);
  } finally {
    await browser.close();
  }
}
