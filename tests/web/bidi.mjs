// The system's Firefox, driven over WebDriver BiDi (https://w3c.github.io/webdriver-bidi/): Playwright drives only a Firefox of
// its own making, and this is the one that readers have. Just what one test of the page asks for.

import { spawn, spawnSync } from "node:child_process";
import { accessSync, constants, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds that Firefox may take to start, to do one thing, and to end by itself. */
const STARTING = 60_000;
const ANSWERING = 30_000;
const ENDING = 5_000;
/** Milliseconds that something may take to appear in the page, and between two looks. */
const WAITING = 20_000;
const LOOKING = 50;
/** Characters of what Firefox said that are told with a failure. */
const TOLD = 2000;

const NAMES = ["firefox", "firefox-esr"];

/** The keys that are no character, as WebDriver writes them (https://w3c.github.io/webdriver/#keyboard-actions). @type {Record<string, string>} */
const KEYS = { ArrowRight: "\ue014", Control: "\ue009", Enter: "\ue006", Escape: "\ue00c", Home: "\ue011", Meta: "\ue03d", Shift: "\ue008", Tab: "\ue004" };

/** Quiet, as in browser.mjs; files are saved without a question; nothing moves. */
const PREFERENCES = {
  "app.normandy.enabled": false,
  "app.update.disabledForTesting": true,
  "browser.aboutwelcome.enabled": false,
  "browser.download.folderList": 2,
  "browser.download.useDownloadDir": true,
  "browser.newtabpage.enabled": false,
  "browser.safebrowsing.malware.enabled": false,
  "browser.safebrowsing.phishing.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.page": 0,
  "datareporting.policy.dataSubmissionEnabled": false,
  "extensions.getAddons.cache.enabled": false,
  "intl.accept_languages": "en-GB, en",
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "toolkit.telemetry.enabled": false,
  "ui.prefersReducedMotion": 1,
};

/**
 * The Firefox that NUTGRAF_FIREFOX names, else the first on the PATH; or why there is none.
 *
 * @returns {{firefox: string, missing?: undefined} | {firefox?: undefined, missing: string}}
 */
export function findFirefox() {
  // Node before 22 has it only where it is asked to (xtask/src/test.rs asks).
  if (typeof WebSocket === "undefined") return { missing: "this Node has no WebSocket: run it with --experimental-websocket" };
  const named = process.env.NUTGRAF_FIREFOX;
  if (named) return { firefox: named };
  for (const folder of (process.env.PATH ?? "").split(path.delimiter)) {
    for (const name of NAMES) {
      const file = path.join(folder, process.platform === "win32" ? `${name}.exe` : name);
      try {
        accessSync(file, constants.X_OK);
      } catch {
        continue;
      }
      // Ubuntu has a `firefox` that only says what to install instead. On Windows `--version` says nothing.
      const says = process.platform === "win32" ? "Firefox" : spawnSync(file, ["--version"], { encoding: "utf8", timeout: STARTING }).stdout;
      if (says?.includes("Firefox")) return { firefox: file };
    }
  }
  return { missing: "no Firefox on the PATH: install firefox or firefox-esr, or set NUTGRAF_FIREFOX to the path of one" };
}

/**
 * Starts a headless Firefox with a profile of its own; the caller closes it.
 *
 * @param {string} firefox
 */
export async function launchFirefox(firefox) {
  const folder = mkdtempSync(path.join(tmpdir(), "nutgraf-firefox-"));
  const profile = path.join(folder, "profile");
  const downloads = path.join(folder, "downloads");
  for (const made of [profile, downloads]) mkdirSync(made);
  const preferences = Object.entries({ ...PREFERENCES, "browser.download.dir": downloads });
  writeFileSync(path.join(profile, "user.js"), preferences.map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(""));

  // Its home is the same folder: it wants to write there, and as root it refuses the home of somebody else.
  const child = spawn(firefox, ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port=0", "about:blank"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, HOME: folder, XDG_CACHE_HOME: folder, XDG_CONFIG_HOME: folder, MOZ_CRASHREPORTER_DISABLE: "1" },
  });
  const kill = () => void child.kill("SIGKILL");
  // Its helpers may still be writing for a moment.
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  // Whatever ends this process ends Firefox too.
  const abandon = () => {
    kill();
    remove();
  };
  const leave = () => process.exit(1);
  process.once("exit", abandon).once("SIGINT", leave).once("SIGTERM", leave);
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (/** @type {string} */ words) => void (said = (said + words).slice(-TOLD)));
  const ended = new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(`Firefox ended (${signal ?? code})`));
    child.once("error", (error) => resolve(`${firefox} could not be started (${error.message})`));
  });
  /** @type {Session | undefined} */
  let session;

  async function close() {
    // An answer may come after the end, or never: it is the end that counts.
    session?.send("browser.close").catch(() => {});
    await Promise.race([ended, sleep(session ? ENDING : 0, undefined, { ref: false })]);
    kill();
    await ended;
    session?.end();
    process.off("exit", abandon).off("SIGINT", leave).off("SIGTERM", leave);
    remove();
  }

  try {
    const address = await within(STARTING, "Firefox to tell its address", async () => {
      for (;;) {
        const found = /WebDriver BiDi listening on (ws:\/\/\S+)/u.exec(said)?.[1];
        if (found) return found;
        const end = await Promise.race([ended, sleep(LOOKING)]);
        if (end) throw new Error(String(end));
      }
    });
    session = await connect(`${address}/session`);
    void ended.then((end) => session?.end(String(end)));
    await session.send("session.new", { capabilities: {} });
    return { page: await createPage(session), downloads, close };
  } catch (error) {
    await close();
    throw new Error(`Firefox did not start: ${error instanceof Error ? error.message : error}\n${said}`);
  }
}

/**
 * @typedef {object} Session
 * @property {(method: string, params?: object) => Promise<any>} send  a command; its result
 * @property {(method: string, heard: (params: any) => void) => void} on  an event, which the session has subscribed to
 * @property {(why?: string) => void} end  nothing is answered any more
 *
 * @typedef {Awaited<ReturnType<typeof createPage>>} BidiPage
 */

/**
 * @param {string} address
 * @returns {Promise<Session>}
 */
async function connect(address) {
  const socket = new WebSocket(address);
  /** @type {Map<number, {resolve: (result: any) => void, reject: (error: Error) => void}>} */
  const asked = new Map();
  /** @type {Map<string, (params: any) => void>} */
  const heard = new Map();
  let last = 0;
  let over = "";

  /** @param {string} [why] */
  function end(why = "the connection to Firefox has ended") {
    over ||= why;
    for (const { reject } of asked.values()) reject(new Error(over));
    asked.clear();
    socket.close();
  }

  socket.addEventListener("message", ({ data }) => {
    const message = JSON.parse(String(data));
    if (message.type === "event") return heard.get(message.method)?.(message.params);
    const waiting = asked.get(message.id);
    asked.delete(message.id);
    if (message.type === "success") waiting?.resolve(message.result);
    else waiting?.reject(new Error(`${message.error}: ${message.message}`));
  });
  await within(ANSWERING, "a connection to Firefox", () =>
    new Promise((resolve, reject) => {
      socket.addEventListener("open", resolve, { once: true });
      socket.addEventListener("error", () => reject(new Error(`${address} cannot be connected to`)), { once: true });
    }));
  socket.addEventListener("close", () => end());

  return {
    send: (method, params = {}) =>
      within(ANSWERING, `an answer to ${method}`, () =>
        new Promise((resolve, reject) => {
          if (over) return reject(new Error(over));
          last += 1;
          asked.set(last, { resolve, reject });
          socket.send(JSON.stringify({ id: last, method, params }));
        })),
    on: (method, listener) => void heard.set(method, listener),
    end,
  };
}

/**
 * A page of its own.
 *
 * @param {Session} session
 */
async function createPage(session) {
  // The window that opens with it does not have the focus, and there keys press no buttons.
  const { context } = await session.send("browsingContext.create", { type: "tab" });
  /** What went wrong in the page, as its console tells it. @type {string[]} */
  const mistakes = [];
  session.on("log.entryAdded", ({ level, text }) => void (level === "error" && mistakes.push(String(text))));
  await session.send("session.subscribe", { events: ["log.entryAdded"] });
  await session.send("browsingContext.setViewport", { context, viewport: { width: 1400, height: 1000 } });

  /**
   * Runs a function in the page, as Playwright's `evaluate` does; through the debugger, so that the page's policy has no say.
   *
   * @template Result, [Argument=undefined]
   * @param {(argument: Argument) => Result | Promise<Result>} work  which sees nothing of what stands around it here
   * @param {Argument} [argument]  of JSON, as is the result
   * @returns {Promise<Result>}
   */
  async function evaluate(work, argument) {
    const answer = await session.send("script.callFunction", {
      functionDeclaration: `async (given) => JSON.stringify(await (${work})(given === "" ? undefined : JSON.parse(given)))`,
      arguments: [{ type: "string", value: argument === undefined ? "" : JSON.stringify(argument) }],
      target: { context },
      awaitPromise: true,
    });
    if (answer.type === "exception") throw new Error(`in the page: ${answer.exceptionDetails.text}`);
    return answer.result.type === "string" ? JSON.parse(answer.result.value) : /** @type {Result} */ (undefined);
  }

  /**
   * Waits until a function gives something in the page; that is the answer.
   *
   * @template Result, [Argument=undefined]
   * @param {string} what  is waited for, for the message
   * @param {(argument: Argument) => Result} look
   * @param {Argument} [argument]
   * @returns {Promise<NonNullable<Result>>}
   */
  const waitFor = (what, look, argument) =>
    within(WAITING, what, async (isOver) => {
      while (!isOver()) {
        const seen = await evaluate(look, argument);
        if (seen) return seen;
        await sleep(LOOKING);
      }
      throw new Error("unheard");
    });

  /**
   * @param {"key" | "pointer"} type
   * @param {object[]} actions
   */
  const perform = (type, actions) =>
    session.send("input.performActions", { context, actions: [{ type, id: type, ...(type === "pointer" ? { parameters: { pointerType: "mouse" } } : {}), actions }] });

  return {
    mistakes,
    evaluate,
    waitFor,
    /** @param {string} url */
    open: (url) => session.send("browsingContext.navigate", { context, url, wait: "complete" }),
    /**
     * Presses a key, with others held where it is "Control+Enter".
     *
     * @param {string} keys
     */
    async press(keys) {
      const values = keys.split("+").map((key) => KEYS[key] ?? key);
      await perform("key", [...values.map((value) => ({ type: "keyDown", value })), ...values.reverse().map((value) => ({ type: "keyUp", value }))]);
    },
    /**
     * Types a text, key by key.
     *
     * @param {string} text
     */
    async type(text) {
      const values = [...text].map((character) => (character === "\n" ? (KEYS.Enter ?? "") : character));
      await perform("key", values.flatMap((value) => ["keyDown", "keyUp"].map((type) => ({ type, value }))));
    },
    /**
     * Clicks in the middle of an element, once that is on show with nothing above it.
     *
     * @param {string} selector  of one element, or of several of which the first with this text is meant
     * @param {string} [text]
     */
    async click(selector, text) {
      const point = await waitFor(
        `${selector} ${text ? `with “${text}” ` : ""}to be clicked`,
        ({ selector, text }) => {
          const element = [...document.querySelectorAll(selector)].find((element) => text === null || element.textContent?.trim() === text);
          if (!element || (element instanceof HTMLButtonElement && element.disabled)) return null;
          element.scrollIntoView({ block: "center", behavior: "instant" });
          // A mark may be broken into two lines, with its middle in neither.
          const box = element.getClientRects()[0];
          if (!box) return null;
          const [x, y] = [Math.round(box.left + box.width / 2), Math.round(box.top + box.height / 2)];
          return element.contains(document.elementFromPoint(x, y)) ? { x, y } : null;
        },
        { selector, text: text ?? null },
      );
      await perform("pointer", [{ type: "pointerMove", ...point }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }]);
    },
  };
}

/**
 * What a piece of work gives; an error that says what was waited for, where that takes too long.
 *
 * @template Result
 * @param {number} limit  milliseconds
 * @param {string} what
 * @param {(isOver: () => boolean) => Promise<Result>} work  which may ask whether it is still waited for
 * @returns {Promise<Result>}
 */
async function within(limit, what, work) {
  let isOver = false;
  const timer = new AbortController();
  const late = sleep(limit, undefined, { signal: timer.signal }).then(
    () => {
      isOver = true;
      throw new Error(`waited ${limit / 1000} s for ${what}`);
    },
    // The work was done in time.
    () => new Promise(() => {}),
  );
  try {
    return await Promise.race([work(() => isOver), /** @type {Promise<never>} */ (late)]);
  } finally {
    timer.abort();
  }
}
