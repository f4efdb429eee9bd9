// The service worker: the page's own files from the cache, also without a network, and a security policy on every answer.
// A worker does not inherit the policy that a page carries in its markup; the header that is added here is what keeps a
// worker, too, from calling out. Nothing outside this page's own folder is ever asked for.

/// <reference lib="webworker" />

// `cargo xtask site` writes these two lines anew: a hash of the site, and the list of its files.
const VERSION = "development";
const FILES = ["./"];

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const scope = new URL(worker.registration.scope);
// One origin may hold several sites, each with its own caches: these are this one's.
const prefix = `nutgraf ${scope.pathname} `;
const cacheName = prefix + VERSION;

/** The same as in the page's markup, and what only a header can say. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** A worker loads its own scripts and is sent everything else. */
const WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'none'";

worker.addEventListener("install", (event) => event.waitUntil(precache()));
worker.addEventListener("activate", (event) => event.waitUntil(takeOver()));
// A new version waits until the page says so, or until no page of the old one is open.
worker.addEventListener("message", (event) => {
  if (event.data === "activate") void worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => event.respondWith(answer(event.request)));

/** All files or none: a version is never half there. */
async function precache() {
  const cache = await caches.open(cacheName);
  await Promise.all(
    FILES.map(async (file) => {
      // "no-cache" asks whether the browser's copy still holds, so that the first visit does not load everything twice.
      const response = await fetch(new URL(file, scope), { cache: "no-cache" });
      if (!response.ok) throw new Error(`${file} could not be fetched (${response.status})`);
      await cache.put(new URL(file, scope), response);
    }),
  );
}

async function takeOver() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(prefix) && name !== cacheName).map((name) => caches.delete(name)));
  await worker.clients.claim();
}

/**
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function answer(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return Response.error();
  const cache = await caches.open(cacheName);
  const isPage = request.mode === "navigate";
  const isIndex = url.pathname === scope.pathname || url.pathname === `${scope.pathname}index.html`;
  const key = isPage && isIndex ? scope.href : url.origin + url.pathname;
  const stored = () => cache.match(key, { ignoreVary: true });

  let response = VERSION === "development" ? undefined : await stored();
  if (!response) {
    try {
      response = await fetch(request);
      if (VERSION === "development" && response.ok) await cache.put(key, response.clone());
    } catch {
      response = await stored();
    }
  }
  // A page that is not there, asked for without a network.
  if (!response && isPage) response = await cache.match(new URL("404.html", scope));
  return response ? secure(response, request.destination) : Response.error();
}

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
