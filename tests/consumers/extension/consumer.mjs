import { launchPersistent } from "../../web/browser.mjs";

/** @type {import("../run.mjs").Consume} */
export default async (project) => {
  await project.recipe();
  await project.run("cp use.js show.js extension");
  const context = await launchPersistent(`${project.folder}/profile`, [`--disable-extensions-except=${project.folder}/extension`, `--load-extension=${project.folder}/extension`]);
  try {
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent("serviceworker"));
    project.compare("a page of it, in Chromium", await project.open(new URL("page.html", worker.url()).href, context));
  } finally {
    await context.close();
  }
};
