import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";

/** @type {import("../run.mjs").Consume} */
export default async (project) => {
  const read = (/** @type {string} */ name) => readFileSync(path.join(project.folder, name), "utf8");
  const [, policy = ""] = /^Content-Security-Policy: (.*)\n$/u.exec(read("policy.txt")) ?? [];
  const [, map = ""] = /<script type="importmap">(.*?)<\/script>/su.exec(read("index.html")) ?? [];
  const hash = `'sha256-${createHash("sha256").update(map).digest("base64")}'`;
  const headers = { "content-security-policy": policy.replace("script-src", `script-src ${hash}`) };
  project.compare("browser, under the policy", await project.open(await project.serve(".", headers)));
};
