import { pathToFileURL } from "node:url";

/** @type {import("../run.mjs").Consume} */
export default async (project) => {
  await project.recipe();
  // One script of the classic kind, without a server: no other file, and no address that anything could be fetched from.
  project.write("dist/index.html", `<!doctype html><meta charset="utf-8" /><meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src file: 'wasm-unsafe-eval'; worker-src blob:" /><script src="./app.js"></script>`);
  project.compare("one script, opened from a folder", await project.open(pathToFileURL(`${project.folder}/dist/index.html`).href));
};
