// Compiled without the library of any host: nothing of it is needed to say what is passed and what comes back.
import { NutgrafError, analyze, createWorkerAnalyzer, init, unpack } from "nutgraf";
import * as inside from "nutgraf/inline";
import wasm from "nutgraf/nutgraf_bg.wasm";
import de from "nutgraf/packs/de.nut";
import "nutgraf/worker";

export async function read(text: string, bytes: Uint8Array): Promise<string[]> {
  await init(wasm);
  await inside.loadLanguage("de", de);
  const worker = createWorkerAnalyzer({ workerUrl: "./worker.js", packs: () => de });
  const files = await unpack(bytes);
  const { entities } = await worker.analyzeFile(files[0] ?? bytes, { fields: ["entities.name"] });
  // @ts-expect-error: no file
  await worker.analyzeFile(4).catch((error: unknown) => error instanceof NutgrafError && error.code);
  return [...analyze(text).entities, ...entities].map(({ name }) => name).concat(files.map(({ name }) => name));
}
