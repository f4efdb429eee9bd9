import { readFileSync } from "node:fs";
import path from "node:path";

/** @type {import("../run.mjs").Consume} */
export default async (project) => {
  for (const environment of ["node", "jsdom"]) {
    await project.run(`jest --env=${environment} --setupFiles=./jest.setup.js`, { NODE_OPTIONS: "--experimental-vm-modules" });
    project.compare(environment, readFileSync(path.join(project.folder, "answers.json"), "utf8"));
  }
};
