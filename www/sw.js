// The service worker: the page's own files from the cache, also without a network, and a security policy on every answer.
// A file is known by its SHA-256. Nothing goes into the cache, and nothing comes out of it, that has another one: an error
// page, half a file or a file of another version is never taken for the page's own. What the cache has lost is fetched again.
// A worker does not inherit the policy that a page carries in its markup; the header that is added here is what keeps a
// worker, too, from calling out. Nothing outside this page's own folder is ever asked for.
// The packs of languages are stored as they are used, or all of them where the reader asks for it; the rest is there from the first visit on.

/// <reference lib="webworker" />

// `cargo xtask site` writes these three anew: a hash of the site; the first 128 bits of each file's SHA-256 in Base64; the packs,
// each as its code with the same behind it.
const VERSION = "development";
/** @type {Record<string, string>} */
const FILES = {};
/** @type {string[]} */
const PACKS = [];

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const scope = new URL(worker.registration.scope);
// One origin may hold several sites, each with its own caches: these are this one's.
const prefix = `nutgraf ${scope.pathname} `;
const cacheName = prefix + VERSION;

/** Characters of 128 bits in Base64. */
const HASH_LENGTH = 22;
/** @type {Record<string, string>} hashes of the packs, as `FILES` has them */
const packs = {};
for (const pack of PACKS) packs[`pkg/packs/${pack.slice(0, -HASH_LENGTH)}.nut`] = pack.slice(-HASH_LENGTH);
const hashes = { ...FILES, ...packs };

const SINGLE = "nutgraf.html";

/** Milliseconds before each further attempt at a file of a new version: a deployment may be under way. */
const INSTALL_PAUSES = [0, 2000, 8000];
/** The same for a file that somebody is waiting for. */
const ANSWER_PAUSES = [0];
/** Milliseconds that a page waits for what the cache has lost; then it gets what there is. */
const MENDING_LIMIT = 5000;
/** Milliseconds after a page was asked for, before the files that it did not ask for are looked through. */
const CHECK_DELAY = 3000;

/** @type {Record<string, string>} whatever a server may call them */
const TYPES = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  nut: "application/octet-stream",
  png: "image/png",
  json: "application/json",
  svg: "image/svg+xml",
  wasm: "application/wasm",
  webmanifest: "application/manifest+json",
};

/** The same as in the page's markup, and what only a header can say; and the script of 404.html, by its hash. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-mFtMvRCx2mESQWk1bXqVeN41qnrWYXLnHObhofDdchI='; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "worker-src 'self' blob:; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** A worker loads its own scripts and is sent everything else. */
const WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'";

/** Shown where not even the page is to be had; it carries no script and no style. */
const NO_PAGE = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Nutgraf</title>
<h1>Nutgraf could not be loaded.</h1><p>The copy on this device is damaged, and the network does not give a whole one. Check the connection, then <a href="${scope.pathname}">load the page again</a>.</p>`;

/** @type {Set<string>} files that this worker has found right in the cache, or put there */
const checked = new Set();
/** Whether this version has ended, because it cannot be made whole any more. */
let isOver = false;

worker.addEventListener("install", (event) => event.waitUntil(precache()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
// A new version waits until the page says so, or until no page of the old one is open.
worker.addEventListener("message", (event) => {
  if (event.data === "activate") void worker.skipWaiting();
  const [port] = event.ports;
  if (!port) return;
  if (event.data === "give-shared") {
    port.postMessage(shared);
    shared = null;
  } else {
    event.waitUntil(keepPacks(port, event.data === "keep-languages"));
  }
});
worker.addEventListener("fetch", (event) => {
  if (isShare(event.request)) return event.respondWith(takeShare(event.request));
  event.respondWith(answer(event.request).catch(() => Response.error()));
  if (event.request.mode === "navigate") event.waitUntil(pause(CHECK_DELAY).then(mend).catch(() => undefined));
});

/** What another program has shared with this one, until the page that is opened for it asks. Nowhere is it stored. @type {{text: string, files: File[]} | null} */
let shared = null;

/** @param {Request} request  of the share target in the manifest, which no server is to see */
const isShare = ({ method, url }) => method === "POST" && url === addressOf("share");

/** @param {Request} request */
async function takeShare(request) {
  try {
    const form = await request.formData();
    const text = (/** @type {string} */ name) => String(form.get(name) ?? "").trim();
    const files = form.getAll("files").filter((file) => file instanceof File);
    shared = { text: [text("title"), text("text"), text("url")].filter(Boolean).join("\n\n"), files };
  } catch {
    // Half of it came: the page opens without.
  }
  return Response.redirect(addressOf("#shared"), 303);
}

/** All files or none: a version is never half there, and none of it is stored before all of it is right. */
async function precache() {
  const files = await Promise.all(Object.keys(FILES).map(async (name) => ({ name, response: await fetchRight(name, INSTALL_PAUSES) })));
  const isNew = !(await caches.has(cacheName));
  const cache = await caches.open(cacheName);
  try {
    await Promise.all(files.map(({ name, response }) => cache.put(addressOf(name), response)));
  } catch (error) {
    if (isNew) await caches.delete(cacheName);
    throw error;
  }
  await inherit(true).catch(() => undefined);
}

/**
 * Takes over the packs that an earlier version has stored, as far as they are the same.
 *
 * @param {boolean} isAnew whether those that are others now are fetched
 */
async function inherit(isAnew) {
  const cache = await caches.open(cacheName);
  for (const other of await others()) {
    const earlier = await caches.open(other);
    for (const { url } of await earlier.keys()) {
      const name = url.slice(scope.href.length);
      if (!Object.hasOwn(packs, name) || (await cache.match(url))) continue;
      const response = (await readRight(earlier, name)) ?? (isAnew ? await fetchRight(name, []).catch(() => undefined) : undefined);
      if (response) await cache.put(url, response);
    }
  }
}

async function takeOver() {
  // What was stored while this version waited.
  await inherit(false).catch(() => undefined);
  if ((await lost()).length === 0) await removeOthers();
  await worker.clients.claim();
}

/** Removes the caches of earlier versions, once this one's is whole. A later one's is not touched. */
async function removeOthers() {
  if (worker.registration.installing || worker.registration.waiting) return;
  await Promise.all((await others()).map((name) => caches.delete(name)));
}

/** The names of this site's caches of other versions. */
const others = async () => (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);

/**
 * Tells how many packs are stored; fetches the others, where that is asked for.
 *
 * @param {MessagePort} port is told `{kept, tried, total}` each time that one more pack has been looked for
 * @param {boolean} isAll
 */
async function keepPacks(port, isAll) {
  const cache = await open();
  const names = Object.keys(packs);
  let [kept, tried] = [0, 0];
  await Promise.all(
    names.map(async (name) => {
      if (isAll && !(await readRight(cache, name))) await replace(cache, name).catch(() => undefined);
      // Storage may be full.
      if (await readRight(cache, name)) kept += 1;
      port.postMessage({ kept, tried: (tried += 1), total: names.length });
    }),
  );
}

/**
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function answer(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return Response.error();
  const isPage = request.mode === "navigate";
  const path = url.pathname.slice(scope.pathname.length);
  const name = path === "" || (isPage && path === "index.html") ? "./" : path;
  // The page in a single file is no part of this one, and has a policy of its own.
  if (name === SINGLE) return fetch(request);
  if (!Object.hasOwn(hashes, name)) {
    const response = await fetch(request).catch(() => undefined);
    // A page that is not there, asked for without a network.
    return secure(response ?? (isPage ? await fileOf("404.html") : undefined) ?? Response.error(), request.destination);
  }
  if (isPage && (isOver || (await lost()).length > 0)) {
    const isWhole = await Promise.race([mend(), pause(MENDING_LIMIT)]);
    // Without this worker, and with it all that is left of its version: as on a first visit.
    if (isWhole === false && (await giveWay())) return Response.redirect(request.url);
  }
  const response = await fileOf(name);
  if (response) return secure(response, request.destination);
  if (Object.hasOwn(packs, name)) {
    // Perhaps the server has those of a new version: it is offered, and this one goes on.
    void worker.registration.update().catch(() => undefined);
    return Response.error();
  }
  const hasEnded = await giveWay();
  if (!isPage) return Response.error();
  if (hasEnded) return Response.redirect(request.url);
  return secure(new Response(NO_PAGE, { status: 503, headers: { "Content-Type": TYPES.html ?? "" } }), request.destination);
}

/**
 * A file of this version, from the cache or else from the server; nothing where neither has the right one.
 *
 * @param {string} name
 */
async function fileOf(name) {
  const cache = await open();
  const stored = await readRight(cache, name);
  if (stored) return stored;
  try {
    return await replace(cache, name);
  } catch {
    return undefined;
  }
}

/**
 * Fetches a file and stores it, where there is room.
 *
 * @param {Cache | undefined} cache
 * @param {string} name
 */
async function replace(cache, name) {
  const response = await fetchRight(name, ANSWER_PAUSES);
  try {
    await cache?.put(addressOf(name), response.clone());
    checked.add(name);
  } catch {
    // Storage is full: the answer is right all the same.
  }
  return response;
}

/** The cache of this version; nothing where storage is denied, which leaves the network. */
const open = () => caches.open(cacheName).catch(() => undefined);

/** The names of files that are no longer in the cache. */
async function lost() {
  const keys = await (await open())?.keys();
  // Where nothing can be stored, nothing can be mended.
  if (!keys) return [];
  const addresses = new Set(keys.map(({ url }) => url));
  return Object.keys(FILES).filter((name) => !addresses.has(addressOf(name)));
}

/**
 * Looks through the cache and fetches what is missing in it or wrong.
 *
 * @returns {Promise<boolean>} whether the cache is whole
 */
async function mend() {
  // Opened, the cache of a version that has ended would be there again.
  if (isOver) return false;
  const cache = await open();
  if (!cache) return true;
  const missing = new Set(await lost());
  const results = await Promise.allSettled(
    Object.keys(FILES).map(async (name) => {
      const isRight = !missing.has(name) && (checked.has(name) || (await readRight(cache, name)));
      if (!isRight) await replace(cache, name);
    }),
  );
  const isWhole = results.every(({ status }) => status === "fulfilled");
  if (isWhole) await removeOthers();
  return isWhole;
}

/**
 * A version of which something is lost, while the server already has another one, cannot be made whole any more. It ends
 * here, and the next page comes from the server.
 *
 * @returns {Promise<boolean>} whether it is so
 */
async function giveWay() {
  try {
    const response = await fetch(addressOf("sw.js"), { cache: "no-cache" });
    const other = response.ok ? /\bVERSION="([^"]+)"/u.exec(await response.text())?.[1] : undefined;
    if (other !== undefined && other !== VERSION) isOver = await worker.registration.unregister();
  } catch {
    // The server does not say.
  }
  return isOver;
}

/**
 * @param {Cache | undefined} cache
 * @param {string} name
 */
async function readRight(cache, name) {
  const stored = await cache?.match(addressOf(name), { ignoreVary: true }).catch(() => undefined);
  const body = await stored?.arrayBuffer().catch(() => undefined);
  if (!body || (await hashOf(body)) !== hashes[name]) return undefined;
  checked.add(name);
  return make(name, body);
}

/**
 * Fetches a file and compares its hash, again and again.
 *
 * @param {string} name
 * @param {number[]} pauses milliseconds before each further attempt
 * @returns {Promise<Response>}
 */
async function fetchRight(name, pauses) {
  for (let attempt = 0; ; attempt++) {
    try {
      // "no-cache" asks whether the browser's copy still holds, so that the first visit does not load everything twice; a
      // copy that is wrong is passed over by "reload".
      const response = await fetch(addressOf(name), { cache: attempt === 0 ? "no-cache" : "reload" });
      if (!response.ok) throw new Error(`${name} could not be fetched (${response.status})`);
      const body = await response.arrayBuffer();
      if ((await hashOf(body)) !== hashes[name]) throw new Error(`${name} is not the file of this version`);
      return make(name, body);
    } catch (error) {
      const length = pauses[attempt];
      if (length === undefined) throw error;
      await pause(length);
    }
  }
}

/**
 * An answer made of the bytes alone: what else a server says about a file is not checked, and so not kept.
 *
 * @param {string} name
 * @param {ArrayBuffer} body
 */
function make(name, body) {
  const ending = name === "./" ? "html" : name.slice(name.lastIndexOf(".") + 1);
  return new Response(body, { headers: { "Content-Type": TYPES[ending] ?? "text/plain; charset=utf-8" } });
}

/** @param {ArrayBuffer} bytes */
async function hashOf(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes), 0, 16))).slice(0, HASH_LENGTH);
}

/** @param {string} name */
const addressOf = (name) => new URL(name, scope).href;

/**
 * @param {number} milliseconds
 * @returns {Promise<void>}
 */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * The same answer under the policy.
 *
 * @param {Response} response
 * @param {RequestDestination} destination
 */
function secure(response, destination) {
  // Such answers cannot be read or made anew; they come from nowhere but a redirect, which this site does not use.
  if (response.type === "opaqueredirect" || response.type === "error" || response.status === 0) return response;
  const headers = new Headers(response.headers);
  const isWorker = destination === "worker" || destination === "sharedworker";
  headers.set("Content-Security-Policy", isWorker ? WORKER_POLICY : PAGE_POLICY);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "no-referrer");
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
