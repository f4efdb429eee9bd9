// The reader's work as a whole: the documents as they came, how each of them is read, corrections, words left out, and what is on
// show. As a file, as a link, and stored on the device. Stored and in links it is only where somebody asks for it.

import { clear, createStore, get, set } from "idb-keyval";
import { t } from "./messages.js";

/**
 * @typedef {import("./documents.js").Item} Item
 * @typedef {import("./pkg/index.js").Correction} Correction
 *
 * @typedef {object} Session
 * @property {1} nutgrafSession  the version of this form
 * @property {Item[]} documents
 * @property {number} current  the place of the document on show among them; -1 is the empty page
 * @property {string} draft  what stands in the field and belongs to no document yet
 * @property {readonly Correction[]} corrections
 * @property {string[]} stopWords
 * @property {string} watch  the watch list as it is written
 * @property {number} sentences  length of the summary
 * @property {Place | null} selection
 * @property {"text" | "findings"} view
 *
 * @typedef {{key: string, index: number}} Place  of a selection
 */

/** UTF-16 units of a link beyond which programs cut it off. */
const LONGEST_LINK = 8_000;
/** Begins the fragment of a link with a text, and of one to a view. */
const [TEXT, VIEW] = ["#text=", "#view="];
const [DATABASE, STORE, KEY] = ["nutgraf", "session", "session"];

/**
 * @param {Session} session
 * @returns {Promise<Blob>} JSON, with the files in it as Base64
 */
export async function toFile(session) {
  const documents = await Promise.all(session.documents.map(async (item) => (item.source instanceof File ? { ...item, source: { type: item.source.type, base64: await base64Of(item.source) } } : item)));
  return new Blob([`${JSON.stringify({ ...session, documents })}\n`], { type: "application/json" });
}

/**
 * @param {string} text  of such a file
 * @returns {Session}
 */
export function fromFile(text) {
  const damaged = () => new Error(t`This is no session file, or it is damaged. Open one that this page has saved.`);
  /** @type {any} */
  let given;
  try {
    given = JSON.parse(text);
  } catch {
    throw damaged();
  }
  if (given?.nutgrafSession === undefined) throw damaged();
  if (given.nutgrafSession !== 1) throw new Error(t`This session file is of a later version of Nutgraf. Reload the page to have the newest one.`);
  const { documents, current, draft, corrections, stopWords, watch, sentences, selection, view } = given;
  if (!Array.isArray(documents)) throw damaged();
  return {
    nutgrafSession: 1,
    documents: documents.map((item) => itemOf(item) ?? raise(damaged())),
    current: Number.isInteger(current) ? current : 0,
    draft: typeof draft === "string" ? draft : "",
    corrections: Array.isArray(corrections) ? corrections : [],
    stopWords: Array.isArray(stopWords) ? stopWords.filter((word) => typeof word === "string") : [],
    watch: typeof watch === "string" ? watch : "",
    sentences: Number.isInteger(sentences) && sentences > 0 && sentences <= 10 ? sentences : 3,
    selection: placeOf(selection),
    view: view === "findings" ? "findings" : "text",
  };
}

/** @param {Error} error @returns {never} */
function raise(error) {
  throw error;
}

/**
 * @param {any} item  of a file, of which nothing is sure
 * @returns {Item | null}
 */
function itemOf(item) {
  const { name, source, plain, ...reading } = Object(item);
  if (typeof name !== "string") return null;
  const string = (/** @type {string} */ key) => (typeof reading[key] === "string" ? { [key]: reading[key] } : {});
  const read = { ...string("language"), ...string("encoding"), ...(reading.repair === "never" ? { repair: /** @type {const} */ ("never") } : {}), ...(typeof reading.wholePage === "boolean" ? { wholePage: reading.wholePage } : {}) };
  const own = { name, plain: typeof plain === "string" ? plain : null, ...read };
  if (typeof source === "string" || source === null) return { ...own, source };
  const bytes = bytesOf(source?.base64);
  return bytes && { ...own, source: new File([bytes], name.slice(name.lastIndexOf("/") + 1), { type: String(source.type ?? "") }) };
}

/** @param {any} place @returns {Place | null} */
const placeOf = (place) => (typeof place?.key === "string" ? { key: place.key, index: Number.isInteger(place.index) ? place.index : 0 } : null);

/**
 * A link that has the text in it, compressed: whoever opens it reads the same, and no server sees it, for what stands behind "#" is
 * not sent. Whom the reader watches is no part of it.
 *
 * @param {Session} session  with one document
 * @returns {Promise<string | null>} null where it is too long for a link
 */
export async function toLink(session) {
  const bytes = new Blob([JSON.stringify({ ...session, watch: "" })]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const packed = (await base64Of(new Blob([await new Response(bytes).arrayBuffer()]))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "");
  const link = `${location.href.split("#")[0]}${TEXT}${packed}`;
  return link.length > LONGEST_LINK ? null : link;
}

/**
 * A link to what is on show, for where its text is known.
 *
 * @param {Session} session
 */
export function toView({ current, selection, view }) {
  return `${location.href.split("#")[0]}${VIEW}${encodeURIComponent(JSON.stringify({ current, selection, view }))}`;
}

/**
 * What a link leads to: a text, or a view of what is there.
 *
 * @param {string} fragment
 * @returns {Promise<Session | Pick<Session, "current" | "selection" | "view">>}
 */
export async function fromLink(fragment) {
  try {
    if (fragment.startsWith(VIEW)) {
      const { current, selection, view } = JSON.parse(decodeURIComponent(fragment.slice(VIEW.length)));
      return { current: Number(current), selection: placeOf(selection), view: view === "findings" ? "findings" : "text" };
    }
    const bytes = bytesOf(fragment.slice(TEXT.length).replaceAll("-", "+").replaceAll("_", "/"));
    if (bytes) return fromFile(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text());
  } catch {
    // It was cut off on its way.
  }
  throw new Error(t`This link is damaged: perhaps it was cut off on its way. Ask for it again, or for the session as a file.`);
}

/**
 * @param {Blob} blob
 * @returns {Promise<string>}
 */
function base64Of(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/u, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** @param {unknown} base64 */
function bytesOf(base64) {
  try {
    return typeof base64 === "string" ? Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0)) : null;
  } catch {
    return null;
  }
}

/** The one connection; a database with others cannot be removed. @type {ReturnType<typeof createStore> | null} */
let connection = null;
const database = () => (connection ??= createStore(DATABASE, STORE));

/**
 * Stores it on this device, in place of what was stored.
 *
 * @param {Session} session
 */
export async function storeSession(session) {
  await set(KEY, session, database());
}

/** @returns {Promise<Session | null>} what is stored on this device */
export async function storedSession() {
  return (await get(KEY, database())) ?? null;
}

/** Removes it, and the database it was in. */
export async function eraseSession() {
  const store = database();
  await clear(store);
  // An open connection would keep an empty database.
  await store("readonly", ({ transaction }) => transaction.db.close());
  connection = null;
  await new Promise((resolve) => {
    const removing = indexedDB.deleteDatabase(DATABASE);
    removing.onsuccess = removing.onerror = removing.onblocked = () => resolve(undefined);
  });
}
