/** @type {import("../run.mjs").Consume} */
export default async (project) => {
  const url = await project.start("wrangler dev --port 0", /http:\/\/localhost:\d+/u);
  project.compare("wrangler dev", await (await fetch(url)).text(), ["here"]);
};
