/** @type {import("../run.mjs").Consume} */
export default async (project) => {
  await project.run("webpack --mode production --entry ./main.js --output-path web");
  await project.run("cp index.html web");
  project.compare("browser", await project.open(await project.serve("web")));
  await project.run("webpack --mode production --entry ./server.js --target node --output-path server");
  project.compare("target node", await project.run("node server/main.js"));
};
