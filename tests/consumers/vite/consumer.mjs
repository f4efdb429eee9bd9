import assert from "node:assert/strict";

/** @type {import("../run.mjs").Consume} */
export default async (project) => {
  project.write("unset.config.js", "export default {};\n");
  for (const version of [5, 6, 7, 8]) {
    const vite = `node node_modules/vite${version}/bin/vite.js`;
    await project.run(`${vite} build --base=./ --outDir=dist${version}`);
    project.compare(`${version} built`, await project.open(await project.serve(`dist${version}`)));
    const started = (/** @type {string} */ options) => project.start(`${vite} ${options}`, /http:\/\/localhost:\d+\//u);
    project.compare(`${version} dev`, await project.open(await started("")));
    // Without the recipe, what is missing is said, and where it stands.
    if (version < 8) await assert.rejects(project.open(await started("--config=unset.config.js")), /answered with text\/html, no wasm file\)\..*docs\/recipes\.md/u);
  }
};
