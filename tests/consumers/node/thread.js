// In a thread of a program, as Electron's utility processes and servers have it.
import { Worker, isMainThread, parentPort } from "node:worker_threads";
import { use } from "./use.js";

if (isMainThread) new Worker(new URL(import.meta.url)).on("message", (result) => console.log(JSON.stringify(result)));
else parentPort.postMessage(await use(await import("nutgraf")));
