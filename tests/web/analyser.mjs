// An analyser that fails when a test says so: stands between the page and its worker, and keeps what was asked.

/**
 * @typedef {import("playwright-core").Page} Page
 * @typedef {"answer" | "crash" | "hold"} Mode  what becomes of an analysis
 *
 * @typedef {object} Control  what the page's window has
 * @property {Mode} mode
 * @property {(() => void)[]} held  sends on what was held
 * @property {{type: string, options: Record<string, unknown>}[]} asked
 */

/**
 * Must be called before the page is opened.
 *
 * @param {Page} page
 */
export async function controlAnalyser(page) {
  await page.addInitScript(() => {
    /** @type {Control} */
    const control = { mode: "answer", held: [], asked: [] };
    Object.assign(globalThis, { control });
    const send = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (/** @type {any} */ message, /** @type {any} */ ...others) {
      const pass = () => send.call(this, message, ...others);
      if (!/^analyze/.test(message.type)) return pass();
      control.asked.push({ type: message.type, options: message.options });
      if (control.mode === "answer") return pass();
      if (control.mode === "hold") return void control.held.push(pass);
      const error = { code: "crashed", message: "unreachable" };
      queueMicrotask(() => this.onmessage?.(new MessageEvent("message", { data: { type: "error", id: message.id, error } })));
    };
  });
}

/**
 * @param {Page} page
 * @param {Mode} mode  for every analysis from now on; "answer" also sends on what was held
 */
export async function setAnalyser(page, mode) {
  await page.evaluate((mode) => {
    const { control } = /** @type {{control: Control}} */ (/** @type {unknown} */ (globalThis));
    control.mode = mode;
    if (mode === "answer") for (const pass of control.held.splice(0)) pass();
  }, mode);
}

/**
 * The options of all analyses so far.
 *
 * @param {Page} page
 */
export function askedOptions(page) {
  return page.evaluate(() => /** @type {{control: Control}} */ (/** @type {unknown} */ (globalThis)).control.asked.map(({ options }) => options));
}
