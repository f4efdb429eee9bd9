// What must not be lost when the page goes: texts and files are handed over to the page that is loaded in its place, and
// who leaves with work that is kept nowhere is asked first. What is handed over is stored for that moment only.

/**
 * What is handed over.
 *
 * @typedef {object} Kept
 * @property {string} draft  what stands in the field and belongs to no document yet
 * @property {(import("./documents.js").Item & {source: string | File})[]} texts
 * @property {import("./pkg/index.js").Correction[]} [corrections]
 */

/** In this tab's session storage; guard.js writes it too. */
const KEPT = "nutgraf-kept";
/** Begins the name of a database that holds one hand-over: then come its time and something that no other has. */
const PREFIX = "nutgraf-kept-";
const STORE = "kept";
/** Milliseconds after which a hand-over that nobody took is removed. */
const STALE = 600_000;

/** The setting, and its value where all of the work is kept on this device. */
export const KEPT_HERE = /** @type {const} */ (["kept-here", "yes"]);
/** Whether the fragment of an address is of a link that the page has made. @param {string} fragment */
export const isLink = (fragment) => /^#(?:text|view)=/u.test(fragment);

/** @param {File} file  whether it is a session, by its beginning */
export async function isSession(file) {
  return /\.json$/iu.test(file.name) && (await file.slice(0, 60).text().catch(() => "")).includes('"nutgrafSession"');
}

let leaving = false;

/**
 * Keeps texts for the page that comes next in this tab. Session storage holds some million characters; files, and what
 * is longer, go through a database.
 *
 * @param {Kept} kept
 * @returns {Promise<string[] | null>} the names of files that could not be taken along; null where nothing could
 */
export async function keep({ draft, texts, corrections }) {
  const isText = (/** @type {Kept["texts"][number]} */ { source }) => typeof source === "string";
  if (texts.every(isText) && put({ draft, texts, corrections })) return [];
  const database = `${PREFIX}${Date.now()}-${Math.random()}`;
  try {
    await inStore(database, "readwrite", (store) => store.put({ draft, texts, corrections }, KEPT));
    if (put({ database })) return [];
  } catch {
    // No databases here, no room, or a file that is gone.
  }
  remove(database);
  // Of what was pasted with its markup there is still the text.
  const own = texts.map((text) => (!isText(text) && text.plain ? { ...text, source: text.plain, plain: null } : text));
  if (!put({ draft, texts: own.filter(isText), corrections })) return null;
  return own.filter((text) => !isText(text)).map(({ name }) => name);
}

/**
 * What the page before handed over, once.
 *
 * @returns {Promise<Kept | null>}
 */
export async function takeKept() {
  void removeStale();
  try {
    const found = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    sessionStorage.removeItem(KEPT);
    if (!found?.database) return found;
    const kept = await inStore(found.database, "readonly", (store) => store.get(KEPT));
    remove(found.database);
    return kept ?? null;
  } catch {
    return null;
  }
}

/** Takes back what `keep` did. */
export const forget = () => void takeKept();

/** Loads the page again without asking: what there is was handed over. */
export function reload() {
  leaving = true;
  location.reload();
}

/** @param {() => boolean} hasWork whether there is work that is kept nowhere */
export function warnBeforeLeaving(hasWork) {
  addEventListener("beforeunload", (event) => {
    if (!leaving && hasWork()) event.preventDefault();
  });
}

/**
 * @param {unknown} value
 * @returns {boolean} false where it does not fit, or nothing can be stored
 */
function put(value) {
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} name of the database
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest} work
 * @returns {Promise<any>} the request's result, once it is written
 */
function inStore(name, mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      try {
        const transaction = database.transaction(STORE, mode);
        const request = work(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(request.result);
        transaction.onabort = () => reject(transaction.error);
      } catch (error) {
        reject(error);
      } finally {
        // Waits for the transaction.
        database.close();
      }
    };
  });
}

/** @param {string} database */
function remove(database) {
  try {
    indexedDB.deleteDatabase(database);
  } catch {
    // No databases here.
  }
}

/** Removes what a page that never came was to take. */
async function removeStale() {
  try {
    for (const { name = "" } of await indexedDB.databases()) {
      if (name.startsWith(PREFIX) && !(Date.now() - parseInt(name.slice(PREFIX.length), 10) < STALE)) remove(name);
    }
  } catch {
    // No databases here.
  }
}
