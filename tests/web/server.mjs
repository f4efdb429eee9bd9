// A static server for browser tests. It keeps every request it was sent, so that a test can say from the server's side
// what the page asked for, and it can be stopped dead (open connections included), which is what "offline" means here:
// switching the network off inside the browser does not reach a service worker.

import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import path from "node:path";

/**
 * @typedef {object} LoggedRequest
 * @property {string} method
 * @property {string} url path and query as the client sent them, sub-path included
 * @property {number} time milliseconds since the epoch
 * @property {number} status the answer's status code
 *
 * @typedef {object} TestServer
 * @property {string} url address of the site's root with its closing slash, "http://localhost:PORT/nutgraf/"
 * @property {string} origin "http://localhost:PORT"
 * @property {number} port
 * @property {LoggedRequest[]} requests in order of arrival; the array may be emptied by the test
 * @property {() => Promise<void>} stop closes the port and every open connection
 */

/** @type {Record<string, string>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * Serves a folder under a sub-path on localhost (a secure context, so service workers run).
 *
 * @param {object} options
 * @param {string} options.root the folder
 * @param {string} [options.base] sub-path with slashes at both ends; what lies outside answers 404
 * @param {LoggedRequest[]} [options.log] array to add the requests to
 * @param {number} [options.port] 0 takes a free one; give the earlier port to start again where a stopped server was
 * @param {Record<string, string>} [options.headers] added to every answer
 * @param {(url: URL) => Promise<void> | void} [options.before] awaited before an answer: a test can hold a file back
 * @returns {Promise<TestServer>}
 */
export async function startServer({ root, base = "/nutgraf/", log = [], port = 0, headers = {}, before }) {
  const folder = path.resolve(root);
  const server = createServer(async (request, response) => {
    /** @type {LoggedRequest} */
    const entry = { method: request.method ?? "", url: request.url ?? "", time: Date.now(), status: 0 };
    log.push(entry);
    const url = new URL(entry.url, "http://localhost");
    await before?.(url);
    const found = request.method === "GET" || request.method === "HEAD" ? await find(folder, base, url.pathname) : null;
    entry.status = found ? 200 : 404;
    const body = found ? await readFile(found) : Buffer.from("Not found\n");
    response.writeHead(entry.status, {
      "content-type": found ? (TYPES[path.extname(found).toLowerCase()] ?? "application/octet-stream") : "text/plain; charset=utf-8",
      "content-length": body.length,
      "cache-control": "no-cache",
      ...headers,
    });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "localhost", () => resolve(undefined));
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the test server has no port");
  const origin = `http://localhost:${address.port}`;
  return {
    url: origin + base,
    origin,
    port: address.port,
    requests: log,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * The file that a request path names, or null.
 *
 * @param {string} folder
 * @param {string} base
 * @param {string} pathname
 */
async function find(folder, base, pathname) {
  if (!pathname.startsWith(base)) return null;
  /** @type {string} */
  let relative;
  try {
    relative = decodeURIComponent(pathname.slice(base.length));
  } catch {
    return null;
  }
  let file = path.join(folder, relative);
  if (file !== folder && !file.startsWith(folder + path.sep)) return null;
  try {
    if ((await stat(file)).isDirectory()) file = path.join(file, "index.html");
    return (await stat(file)).isFile() ? file : null;
  } catch {
    return null;
  }
}
