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
 * What goes wrong with a file: the status, the body or the type is another one; only a part of the body is sent, with a
 * length that says so or with one that promises all of it ("broken"); no answer ever comes, or it comes late (milliseconds). For so many times, or always.
 *
 * @typedef {{status?: number, body?: string | Buffer, type?: string, part?: number, broken?: boolean, hang?: boolean, delay?: number, times?: number}} Fault
 *
 * @typedef {object} TestServer
 * @property {string} url address of the site's root with its closing slash, "http://localhost:PORT/nutgraf/"
 * @property {string} origin "http://localhost:PORT"
 * @property {number} port
 * @property {LoggedRequest[]} requests in order of arrival; the array may be emptied by the test
 * @property {Map<string, Fault>} faults by path below the base, "" for the page itself; may be changed at any time
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
 * @param {string} [options.lost] file of the folder that is shown, as GitHub Pages does, for what is not there
 * @param {LoggedRequest[]} [options.log] array to add the requests to
 * @param {number} [options.port] 0 takes a free one; give the earlier port to start again where a stopped server was
 * @param {Record<string, string>} [options.headers] added to every answer
 * @param {Map<string, Fault>} [options.faults]
 * @param {(url: URL) => Promise<void> | void} [options.before] awaited before an answer: a test can hold a file back
 * @returns {Promise<TestServer>}
 */
export async function startServer({ root, base = "/nutgraf/", lost, log = [], port = 0, headers = {}, faults = new Map(), before }) {
  const folder = path.resolve(root);
  /** @param {URL} url */
  const faultOf = ({ pathname }) => {
    const fault = pathname.startsWith(base) ? faults.get(pathname.slice(base.length)) : undefined;
    if (fault?.times === undefined) return fault;
    fault.times -= 1;
    return fault.times < 0 ? undefined : fault;
  };
  const server = createServer(async (request, response) => {
    /** @type {LoggedRequest} */
    const entry = { method: request.method ?? "", url: request.url ?? "", time: Date.now(), status: 0 };
    log.push(entry);
    const url = new URL(entry.url, "http://localhost");
    await before?.(url);
    const fault = faultOf(url);
    if (fault?.hang) return;
    if (fault?.delay) await new Promise((resolve) => setTimeout(resolve, fault.delay));
    const there = request.method === "GET" || request.method === "HEAD" ? await find(folder, base, url.pathname) : null;
    const found = there ?? (lost === undefined ? null : path.join(folder, lost));
    entry.status = fault?.status ?? (there ? 200 : 404);
    const whole = fault?.body !== undefined ? Buffer.from(fault.body) : found ? await readFile(found) : Buffer.from("Not found\n");
    const body = fault?.part === undefined ? whole : whole.subarray(0, Math.floor(whole.length * fault.part));
    const type = found ? (TYPES[path.extname(found).toLowerCase()] ?? "application/octet-stream") : "text/plain; charset=utf-8";
    response.writeHead(entry.status, {
      "content-type": fault?.type ?? type,
      "content-length": fault?.broken ? whole.length : body.length,
      "cache-control": "no-cache",
      ...headers,
    });
    if (request.method === "HEAD") return void response.end();
    if (!fault?.broken) return void response.end(body);
    response.write(body, () => response.destroy());
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
    faults,
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
