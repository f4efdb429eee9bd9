// What other programs hand over: files that are opened with the installed page, and what is shared with it.

/** @typedef {import("./files.js").Found} Found */

/** Begins a page that something was shared with. */
const SHARED = "#shared";
/** Milliseconds before the service worker is no longer waited for. */
const PATIENCE = 5000;

/**
 * @param {object} events
 * @param {(files: Found[]) => void} events.onFiles
 * @param {(text: string) => void} events.onText
 */
export async function createArriving({ onFiles, onText }) {
  const queue = /** @type {{launchQueue?: {setConsumer: (consumer: (launch: {files?: FileSystemFileHandle[]}) => void) => void}}} */ (globalThis).launchQueue;
  queue?.setConsumer(async ({ files: handles = [] }) => {
    const files = await Promise.all(handles.map(async (handle) => ({ name: handle.name, file: await handle.getFile().catch(() => null) })));
    if (files.length > 0) onFiles(files);
  });
  if (location.hash !== SHARED) return;
  history.replaceState(history.state, "", location.pathname);
  const shared = await askForShared();
  if (!shared) return;
  if (shared.files.length > 0) onFiles(shared.files.map((file) => ({ name: file.name, file })));
  else if (shared.text) onText(shared.text);
}

/** @returns {Promise<{text: string, files: File[]} | null>} */
async function askForShared() {
  const worker = navigator.serviceWorker?.controller;
  if (!worker) return null;
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    setTimeout(resolve, PATIENCE, null);
    worker.postMessage("give-shared", [port2]);
  });
}
