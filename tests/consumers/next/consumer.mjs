/** @type {import("../run.mjs").Consume} */
export default async (project) => {
  for (const bundler of ["turbopack", "webpack"]) {
    await project.run(`next build --${bundler}`);
    const url = await project.start("next start --port 0", /http:\/\/localhost:\d+/u);
    project.compare(`${bundler}, browser`, await project.open(url));
    project.compare(`${bundler}, server`, await (await fetch(`${url}/server`)).text());
  }
};
