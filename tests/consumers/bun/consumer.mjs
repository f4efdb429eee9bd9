import { readdirSync } from "node:fs";
import path from "node:path";

/** @type {import("../run.mjs").Consume} */
export default async (project, { Missing }) => {
  // Where the package's own script would put it.
  const folder = path.join(project.folder, "node_modules/@oven");
  const [found] = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => /[/\\]bun(?:\.exe)?$/u.test(name) && !name.includes("baseline"));
  if (!found) throw new Missing("Bun has no program for this system");
  project.compare("main.js", await project.run(`"${path.join(folder, found)}" main.js`));
};
