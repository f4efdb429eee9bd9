// Installs the package's tarball where its users would, and says where it works: with each tool a small program, whose answers are
// compared with those of Node. The recipes are taken from docs/recipes.md as they stand there.
//
//   node tests/consumers/run.mjs TARBALL [NAME]...
//
// Each folder beside this file is one consumer: package.json with the exact versions of its tools, consumer.mjs, which says how it is
// run, and the files of its program. In the recipes "```js NAME/FILE" is one more file of it, and "```sh NAME" are its commands.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { browserPath, launch } from "../web/browser.mjs";
import { startServer } from "../web/server.mjs";

/**
 * @typedef {import("../../pkg/index.js").Analysis} Analysis
 * @typedef {{article: Analysis, german: Analysis, page: Analysis, redacted: string}} Answers
 * @typedef {{here?: Answers, worker?: Answers}} Result
 * @typedef {import("playwright-core").Browser} Browser
 *
 * What a consumer.mjs gives: it is told the project, and the kind of error that means that something is not on this machine.
 * @typedef {(project: Project, means: {Missing: typeof Missing, tarball: string}) => Promise<void>} Consume
 */

/** Milliseconds that a command may take, or a page. */
const PATIENCE = 300_000;
const here = fileURLToPath(new URL(".", import.meta.url));

/** What is not on this machine, so that nothing can be said. */
class Missing extends Error {}

/** One consumer in a folder of its own. What it opens is closed with it. */
export class Project {
  /** @type {(() => unknown)[]} */
  #open = [];
  /** @type {string[]} what was compared */
  compared = [];
  /** @type {Result | undefined} */
  static expected;

  /** @param {string} name */
  constructor(name) {
    this.name = name;
    this.folder = mkdtempSync(path.join(tmpdir(), `nutgraf-${name}-`));
    this.#open.push(() => rmSync(this.folder, { recursive: true, force: true, maxRetries: 5 }));
  }

  async close() {
    for (const close of this.#open.splice(0).reverse()) await close();
  }

  /** Puts the files there, and installs the tools and the package. @param {string} tarball */
  async install(tarball) {
    for (const name of ["use.js", "show.js"]) cpSync(path.join(here, name), path.join(this.folder, name));
    cpSync(path.join(here, this.name), this.folder, { recursive: true });
    for (const { file, text } of recipes(this.name)) if (file) this.write(file, text);
    const install = `npm install --save-exact --ignore-scripts --no-audit --no-fund --loglevel=error "${tarball}"`;
    await this.run(install).catch((error) => {
      const reason = /\b(ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|EBADPLATFORM|ENOTCACHED)\b/.exec(error.message)?.[1];
      throw reason ? new Missing(`its tools cannot be installed (${reason})`) : error;
    });
  }

  /** @param {string} file @param {string} text */
  write(file, text) {
    mkdirSync(path.dirname(path.join(this.folder, file)), { recursive: true });
    writeFileSync(path.join(this.folder, file), text);
  }

  /** Runs a command, with the tools of the project on the PATH. Gives what it prints. @param {string} command @param {NodeJS.ProcessEnv} [env] @returns {Promise<string>} */
  run(command, env) {
    const child = this.#spawn(command, env);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => stop(child), PATIENCE);
      child.once("close", (status) => {
        clearTimeout(timer);
        if (status === 0) resolve(child.printed());
        else reject(new Error(`${command} ended with ${status}\n${child.told().slice(-3000)}`));
      });
    });
  }

  /** Runs the commands of the recipe. @param {NodeJS.ProcessEnv} [env] */
  async recipe(env) {
    let printed = "";
    for (const { file, text } of recipes(this.name)) if (!file) for (const line of text.trim().split("\n")) printed = await this.run(line, env);
    return printed;
  }

  /** Starts a server and gives the address that it prints. @param {string} command @param {RegExp} address */
  start(command, address) {
    const child = this.#spawn(command);
    this.#open.push(() => stop(child));
    return /** @type {Promise<string>} */ (
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${command} named no address\n${child.told()}`)), PATIENCE);
        const look = () => {
          const found = address.exec(child.told().replace(/\u001b\[[\d;]*m/gu, ""));
          if (!found) return;
          clearTimeout(timer);
          resolve(found[0]);
        };
        child.stdout.on("data", look);
        child.stderr.on("data", look);
        child.once("close", () => reject(new Error(`${command} ended\n${child.told()}`)));
      })
    );
  }

  /** @param {string} command @param {NodeJS.ProcessEnv} [env] */
  #spawn(command, env) {
    const bin = path.join(this.folder, "node_modules/.bin");
    const key = Object.keys(process.env).find((name) => name.toUpperCase() === "PATH") ?? "PATH";
    const quiet = { CI: "1", NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1", WRANGLER_SEND_METRICS: "false", DENO_NO_UPDATE_CHECK: "1" };
    const child = spawn(command, { cwd: this.folder, shell: true, detached: process.platform !== "win32", env: { ...process.env, ...quiet, [key]: `${bin}${path.delimiter}${process.env[key]}`, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    let [out, all] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text) => ((out += text), (all += text)));
    child.stderr.setEncoding("utf8").on("data", (text) => (all += text));
    return Object.assign(child, { printed: () => out, told: () => all });
  }

  /** Serves a folder of the project. @param {string} folder @param {Record<string, string>} [headers] @returns {Promise<string>} its address */
  async serve(folder, headers = {}) {
    const server = await startServer({ root: path.join(this.folder, folder), base: "/some/place/", headers });
    this.#open.push(() => server.stop());
    return server.url;
  }

  /** What a page shows (show.js). @param {string} url @param {Browser | import("playwright-core").BrowserContext} [browser] */
  async open(url, browser) {
    const page = await (browser ?? (await sharedBrowser())).newPage();
    /** @type {string[]} */
    const told = [];
    page.on("console", (message) => message.type() === "error" && told.push(message.text()));
    page.on("pageerror", (error) => told.push(String(error)));
    try {
      await page.goto(url, { timeout: PATIENCE });
      const shown = await page.waitForFunction(() => /** @type {any} */ (globalThis).shown, undefined, { timeout: 60_000 });
      const { result, error } = await shown.jsonValue();
      if (error) throw new Error(error);
      return /** @type {Result} */ (result);
    } catch (error) {
      throw new Error([error instanceof Error ? error.message : String(error), ...told].join("\n"), { cause: error });
    } finally {
      await page.close();
    }
  }

  /**
   * Compares with the answers of Node.
   *
   * @param {string} what
   * @param {Result | string} found  or what a program printed, on the last line
   * @param {(keyof Result)[]} [threads] that there are
   */
  compare(what, found, threads = ["here", "worker"]) {
    const result = /** @type {Result} */ (typeof found === "string" ? JSON.parse(found.trim().split("\n").at(-1) ?? "") : found);
    assert.deepEqual(Object.keys(result), threads, what);
    Project.expected ??= trusted(result);
    for (const thread of threads) assert.deepEqual(result[thread], Project.expected[thread], `${what}: ${thread}`);
    this.passed(what);
  }

  /** @param {string} what was right */
  passed(what) {
    this.compared.push(what);
  }
}

/** The answers of Node, which have to be right by themselves. @param {Result} result */
function trusted(result) {
  for (const answers of [result.here, result.worker]) {
    assert.ok(answers);
    const { article, german, page, redacted } = answers;
    assert.ok(article.entities.some(({ kind, name, roles }) => kind === "person" && name === "Rosa Quint" && roles[0] === "Mayor"), "the mayor is found");
    assert.equal(article.summary.length, 3);
    assert.deepEqual([german.language.code, german.notices], ["de", []]);
    assert.ok(german.keywords.some(({ count, text }) => count === 3 && text.startsWith("Fähre")), "the pack is used");
    assert.ok(page.text?.includes("Selvick") && !page.text.includes("Home"));
    assert.match(redacted, /Mayor Person \d/u);
  }
  assert.deepEqual(result.here, result.worker);
  return result;
}

/** @param {import("node:child_process").ChildProcess} child with all that it started */
function stop(child) {
  if (child.exitCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once("close", resolve));
  if (process.platform === "win32") spawn("taskkill", ["/pid", String(child.pid), "/t", "/f"]);
  else process.kill(-child.pid, "SIGKILL");
  return gone;
}

/** The parts of docs/recipes.md for a consumer. @param {string} name */
function recipes(name) {
  const text = readFileSync(path.join(here, "../../docs/recipes.md"), "utf8");
  return [...text.matchAll(/^```\w+ (\S+)\n(.*?)^```$/gmsu)].flatMap(([, place = "", text = ""]) => {
    const [of, ...rest] = place.split("/");
    return of === name ? [{ file: rest.join("/"), text }] : [];
  });
}

/** @type {Promise<Browser> | undefined} */
let browser;
function sharedBrowser() {
  try {
    browserPath();
  } catch {
    throw new Missing("no Chromium or Chrome (NUTGRAF_BROWSER names one)");
  }
  browser ??= launch();
  return browser;
}

const [tarball = "", ...named] = process.argv.slice(2);
if (!existsSync(tarball)) throw new Error("name the package's tarball, which `cargo xtask test --only consumers` makes");
const all = readdirSync(here, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort();
for (const name of named) if (!all.includes(name)) throw new Error(`there is no consumer ${name}; there are ${all.join(", ")}`);
// What the others are compared with comes first.
const names = ["node", ...all.filter((name) => name !== "node" && (named.length === 0 || named.includes(name)))];

/** @type {{name: string, state: "ok" | "skipped" | "FAILED", what: string}[]} */
const table = [];
for (const name of names) {
  console.log(`Trying ${name}`);
  const project = new Project(name);
  const began = Date.now();
  const spent = () => `${Math.round((Date.now() - began) / 1000)} s`;
  try {
    await project.install(path.resolve(tarball));
    const { default: consume } = await import(pathToFileURL(path.join(here, name, "consumer.mjs")).href);
    await consume(project, { Missing, tarball: path.resolve(tarball) });
    if (project.compared.length === 0) throw new Error("nothing was compared");
    table.push({ name, state: "ok", what: `${project.compared.join(", ")} (${spent()})` });
  } catch (error) {
    const state = error instanceof Missing ? "skipped" : "FAILED";
    if (state === "FAILED") console.log(error);
    table.push({ name, state, what: `${project.compared.map((what) => `${what}, then `).join("")}${error instanceof Error ? error.message.split("\n")[0] : error}` });
  } finally {
    await project.close();
  }
}
await (await browser)?.close();

console.log("");
for (const { name, state, what } of table) console.log(`${name.padEnd(11)} ${state.padEnd(8)} ${what}`);
const count = (/** @type {string} */ state) => table.filter((row) => row.state === state).length;
console.log(`\nℹ pass ${count("ok")}\nℹ fail ${count("FAILED")}\nℹ skipped ${count("skipped")}`);
if (count("FAILED") > 0) process.exitCode = 1;
