// The worker's script. It gives nothing to those who import it: `createWorkerAnalyzer` starts it and speaks with it.
export {};
