/** @type {import("../run.mjs").Consume} */
export default async (project) => {
  await project.recipe();
  await project.run("cp index.html dist");
  project.compare("browser", await project.open(await project.serve("dist")));
};
