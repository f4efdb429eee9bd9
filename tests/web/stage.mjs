// What browser tests of the page stand on: one browser for the tests of a file, and for each test a server of the finished site and a
// page of its own, all put away afterwards.

import assert from "node:assert/strict";
import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { after, before } from "node:test";
import { launch } from "./browser.mjs";
import { startServer } from "./server.mjs";
import { copySite } from "./site.mjs";
import { newPage, SITE } from "./steps.mjs";

/**
 * @typedef {object} Stage
 * @property {string} root the folder that is served
 * @property {import("./server.mjs").TestServer} server
 * @property {import("playwright-core").BrowserContext} context
 * @property {import("playwright-core").Page} page which has not been opened yet
 * @property {string[]} mistakes what the page has said in its console
 *
 * @typedef {import("playwright-core").BrowserContextOptions & {headers?: Record<string, string>}} Options of the browser's context, and headers of the server
 */

/**
 * For the tests of a file.
 *
 * @param {object} [options]
 * @param {boolean} [options.isCopied] whether they are served a copy of the site, which waits shorter and may be added to
 */
export function createStage({ isCopied = false } = {}) {
  assert.ok(existsSync(path.join(SITE, "index.html")), "target/site is missing: run `cargo xtask site`");
  const site = isCopied ? copySite() : SITE;
  /** @type {import("playwright-core").Browser} */
  let browser;
  before(async () => void (browser = await launch()));
  after(async () => {
    await browser?.close();
    if (isCopied) rmSync(site, { recursive: true, force: true });
  });

  /**
   * @param {string} root
   * @param {Options} options
   * @param {(stage: Stage) => Promise<void>} steps
   */
  async function serve(root, { headers = {}, ...options }, steps) {
    const server = await startServer({ root, headers });
    try {
      const { context, page, mistakes } = await newPage(browser, options);
      await steps({ root, server, context, page, mistakes }).finally(() => context.close());
    } finally {
      await server.stop();
    }
  }

  return {
    /** The folder that all tests are served. */
    site,
    /**
     * Runs a test on a page of the site.
     *
     * @param {Options} options
     * @param {(stage: Stage) => Promise<void>} steps
     */
    onPage: (options, steps) => serve(site, options, steps),
    /**
     * Runs a test on the page, opened, which must end without an error in its console.
     *
     * @param {Options} options
     * @param {(page: import("playwright-core").Page) => Promise<void>} steps
     */
    onOpenPage: (options, steps) =>
      serve(site, options, async ({ server, page, mistakes }) => {
        await page.goto(server.url);
        await steps(page);
        assert.deepEqual(mistakes, []);
      }),
    /**
     * Runs a test on a page of a copy that is the test's own, to become another version.
     *
     * @param {(stage: Stage) => Promise<void>} steps
     */
    async onCopy(steps) {
      const root = copySite();
      await serve(root, {}, steps).finally(() => rmSync(root, { recursive: true, force: true }));
    },
  };
}
