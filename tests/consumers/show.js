// For consumers in a browser: leaves in the window what came of it.

/** @param {() => Promise<unknown>} work */
export async function show(work) {
  try {
    globalThis.shown = { result: await work() };
  } catch (error) {
    globalThis.shown = { error: `${error?.stack ?? error}` };
  }
}
