/** @type {import("../run.mjs").Consume} */
export default async (project) => {
  project.compare("modules", await project.run("node main.js"));
  project.compare("CommonJS", await project.run("node required.cjs"));
  project.compare("in a worker thread", await project.run("node thread.js"));
  project.compare("nutgraf/inline", await project.run("node inside.js"));
};
