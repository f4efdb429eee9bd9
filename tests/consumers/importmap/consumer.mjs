/** @param {any} project */
export default async (project) => {
  project.compare("browser, under a strict policy", await project.open(await project.serve(".")));
};
