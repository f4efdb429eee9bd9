/** @type {import("../run.mjs").Consume} */
export default async (project, { tarball }) => {
  const tsc = (/** @type {string} */ options) => project.run(`tsc --noEmit --strict --exactOptionalPropertyTypes --target ES2022 ${options}`);
  for (const [module, resolution] of [["NodeNext", "NodeNext"], ["ESNext", "Bundler"]]) {
    await tsc(`--module ${module} --moduleResolution ${resolution} --lib ES2022 program.ts`);
    for (const host of ["DOM", "WebWorker"]) await tsc(`--module ${module} --moduleResolution ${resolution} --lib ES2022,${host} program.ts browser.ts`);
  }
  project.passed("without a host's library, and with a browser's");
  // What only modules can import is no fault of a package of modules.
  await project.run(`attw "${tarball}" --profile esm-only --format ascii`);
  project.passed("attw");
  await project.run(`publint run "${tarball}" --strict`);
  project.passed("publint");
};
