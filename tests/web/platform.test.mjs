// The page as a program of the device: installed, with what other programs hand over; and the page in a single file.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { createStage } from "./stage.mjs";
import { analyze, drop, waitForDocuments, waitForResult, waitForServiceWorker } from "./steps.mjs";

const { onPage, site } = createStage();
const folder = mkdtempSync(path.join(tmpdir(), "nutgraf-platform-"));
after(() => rmSync(folder, { recursive: true, force: true }));

const TEXT = "Harbour town votes on its ferry\n\nMayor Ana Belova met the press in Selvick on Monday. “The ferry is old,” Belova said. Yusuf Demir left for Holmport.";
/** Bytes of the page in a single file. */
const MOST = 2_200_000;

test("the manifest has what installing takes, and its pictures are there in their sizes", () => {
  const manifest = JSON.parse(readFileSync(path.join(site, "manifest.webmanifest"), "utf8"));
  assert.equal(manifest.display, "standalone");
  const sizes = [];
  for (const { src, sizes: told, type } of manifest.icons) {
    const bytes = readFileSync(path.join(site, src));
    if (type !== "image/png") continue;
    assert.equal(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, told, src);
    sizes.push(told);
  }
  assert.ok(sizes.includes("192x192") && sizes.includes("512x512"));
  assert.ok(manifest.icons.some((/** @type {{purpose: string}} */ { purpose }) => purpose === "maskable"));
  assert.equal(manifest.share_target.method, "POST");
  const endings = Object.values(manifest.file_handlers[0].accept).flat();
  for (const ending of [".txt", ".md", ".html", ".pdf", ".docx", ".odt", ".rtf", ".epub", ".eml"]) assert.ok(endings.includes(ending), ending);
});

test("what another program shares is read, and is stored nowhere", () =>
  onPage({}, async ({ server, page, context }) => {
    await page.goto(server.url);
    await waitForServiceWorker(page);
    /** As a browser sends it. @param {Record<string, string>} fields @param {{name: string, text: string}[]} files */
    const share = (fields, files) =>
      page.evaluate(
        async ({ fields, files }) => {
          const form = new FormData();
          for (const [name, value] of Object.entries(fields)) form.append(name, value);
          for (const { name, text } of files) form.append("files", new File([text], name, { type: "text/plain" }));
          const answer = await fetch("./share", { method: "POST", body: form, redirect: "manual" });
          return answer.type;
        },
        { fields, files },
      );
    for (const [fields, files] of /** @type {[Record<string, string>, {name: string, text: string}[]][]} */ ([
      [{ title: "", text: TEXT, url: "" }, []],
      [{}, [{ name: "ferry.txt", text: TEXT }]],
    ])) {
      assert.equal(await share(fields, files), "opaqueredirect");
      const opened = await context.newPage();
      await opened.goto(`${server.url}#shared`);
      await waitForResult(opened);
      assert.equal(await opened.locator("#title").textContent(), "Harbour town votes on its ferry");
      assert.equal(opened.url(), server.url);
      const stored = await opened.evaluate(async () => {
        const urls = [];
        for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) urls.push(url);
        return { urls: urls.filter((url) => url.includes("share")), databases: await indexedDB.databases(), storage: JSON.stringify({ ...localStorage, ...sessionStorage }) };
      });
      assert.deepEqual({ ...stored, storage: stored.storage.includes("Selvick") }, { urls: [], databases: [], storage: false });
      await opened.close();
    }
    // Given once.
    const again = await context.newPage();
    await again.goto(`${server.url}#shared`);
    await again.locator("#input").waitFor();
    await again.waitForTimeout(300);
    assert.ok(await again.locator("#result").isHidden());
    assert.ok(server.requests.every(({ method }) => method === "GET" || method === "HEAD"), "no server has seen it");
  }));

test("files that are opened with the installed page are read", () =>
  onPage({}, async ({ server, page }) => {
    await page.addInitScript(() => {
      /** @type {((launch: unknown) => void) | undefined} */
      let consumer;
      Object.defineProperty(globalThis, "launchQueue", { value: { setConsumer: (/** @type {(launch: unknown) => void} */ given) => (consumer = given) } });
      Object.assign(globalThis, { launch: (/** @type {unknown} */ launch) => consumer?.(launch) });
    });
    await page.goto(server.url);
    await page.evaluate((text) => {
      const { launch } = /** @type {{launch: (launch: unknown) => void}} */ (/** @type {unknown} */ (globalThis));
      launch({ files: [{ name: "ferry.txt", getFile: async () => new File([text], "ferry.txt") }, { name: "gone.txt", getFile: async () => Promise.reject(new Error("gone")) }] });
    }, TEXT);
    await waitForResult(page);
    assert.equal(await page.locator("#title").textContent(), "Harbour town votes on its ferry");
    await page.locator('#document-list [data-state="failed"]', { hasText: "gone.txt" }).waitFor();
  }));

test("the page in a single file works from a disk, asks nobody for anything, and says what it lacks", () =>
  onPage({}, async ({ page, context, mistakes }) => {
    const file = path.join(site, "nutgraf.html");
    assert.ok(statSync(file).size <= MOST, `${statSync(file).size} bytes`);
    /** @type {string[]} */
    const asked = [];
    context.on("request", (request) => asked.push(request.url().slice(0, 60)));
    await context.setOffline(true);
    await page.goto(pathToFileURL(file).href);
    assert.match(await page.locator(".single-file").innerText(), /single file/u);
    await analyze(page, TEXT);
    await page.locator("#kind-person .name", { hasText: "Ana Belova" }).waitFor();
    // A file in an older encoding, and one of those that it does not open.
    const [old, pdf] = ["old.txt", "report.pdf"].map((name) => path.join(folder, name));
    writeFileSync(old ?? "", Buffer.from(`${TEXT.replace(/[“”]/gu, '"')}\n\nThe café in Selvick was full.`, "latin1"));
    writeFileSync(pdf ?? "", "%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n");
    await drop(page, [old ?? "", pdf ?? ""]);
    await waitForDocuments(page, 3);
    await page.locator("#document-list button.doc").nth(1).click();
    await waitForResult(page);
    assert.match(await page.locator("#article").innerText(), /The café in Selvick was full/u);
    assert.match(await page.locator("#document-list").innerText(), /The page in a single file opens no PDF/u);
    await page.locator("#take").click();
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#take-reports button", { hasText: "HTML report" }).click()]);
    assert.match(readFileSync((await download.path()) ?? "", "utf8"), /Ana Belova/u);
    assert.deepEqual(asked.filter((url) => !url.startsWith("file:") && !url.startsWith("blob:") && !url.startsWith("data:")), []);
    assert.deepEqual(asked.filter((url) => url.startsWith("file:")).length, 1);
    assert.deepEqual(mistakes, []);
  }));
