// Where a host's library is there, its own types are meant: what comes back is a File of the browser, or of Node.
import { analyzeFile, createWorkerAnalyzer, init, unpack } from "nutgraf";

export async function read(given: Blob, signal: AbortSignal): Promise<File[]> {
  await init(await fetch("./nutgraf_bg.wasm"));
  await init(new URL("https://tallow.example/nutgraf_bg.wasm"));
  createWorkerAnalyzer({ workerUrl: new URL("https://tallow.example/worker.js") });
  await analyzeFile(given, { signal });
  // @ts-expect-error: no Blob
  await analyzeFile({ size: 4 });
  return unpack(given);
}
