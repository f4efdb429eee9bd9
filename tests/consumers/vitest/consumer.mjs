import { readFileSync } from "node:fs";
import path from "node:path";

/** @type {import("../run.mjs").Consume} */
export default async (project) => {
  await project.run("vitest run");
  project.compare("node", readFileSync(path.join(project.folder, "answers.json"), "utf8"));
};
