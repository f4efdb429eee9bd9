/** @type {import("../run.mjs").Consume} */
export default async (project) => {
  project.compare("with leave to read", await project.run("deno run --node-modules-dir=manual --allow-read main.js"));
};
