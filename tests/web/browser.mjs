// Starts the browser for tests and benchmarks: the one that `cargo xtask` found and named in NUTGRAF_BROWSER, else the
// first Chromium or Chrome on the PATH.

import { accessSync, constants } from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

// Quiet: what a browser asks of its maker's servers on its own account would otherwise stand among what a page asked for.
const FLAGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-gpu",
  "--disable-quic",
  "--disable-sync",
  "--no-default-browser-check",
  "--no-first-run",
];

/** The browser's path, or an error that says how to name one. */
export function browserPath() {
  const named = process.env.NUTGRAF_BROWSER;
  if (named) return named;
  const endings = process.platform === "win32" ? [".exe"] : [""];
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    for (const name of NAMES) {
      for (const ending of endings) {
        const file = path.join(folder, name + ending);
        try {
          accessSync(file, constants.X_OK);
          return file;
        } catch {
          // not here
        }
      }
    }
  }
  throw new Error("No Chromium or Chrome found: run `cargo xtask test`, which installs one, or set NUTGRAF_BROWSER to its path.");
}

/**
 * Starts a headless browser; the caller closes it.
 *
 * @param {import("playwright-core").LaunchOptions} [options] added to or put over the usual ones; `args` are appended
 * @returns {Promise<import("playwright-core").Browser>}
 */
export function launch(options = {}) {
  const { args = [], ...others } = options;
  return chromium.launch({ executablePath: browserPath(), headless: true, args: [...FLAGS, ...unsafe(), ...args], ...others });
}

/** Chromium's sandbox refuses to run as root, which is what containers run as. */
const unsafe = () => (process.getuid?.() === 0 ? ["--no-sandbox"] : []);

/**
 * Starts a headless browser with a profile, which extensions need; the caller closes it.
 *
 * @param {string} profile  a folder of its own
 * @param {string[]} args  added to the usual ones
 */
export function launchPersistent(profile, args) {
  // Chromium's older headless mode has no extensions.
  return chromium.launchPersistentContext(profile, { executablePath: browserPath(), headless: false, args: ["--headless=new", ...FLAGS, ...unsafe(), ...args], ignoreDefaultArgs: ["--disable-extensions"] });
}
