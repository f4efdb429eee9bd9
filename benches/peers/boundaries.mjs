// The contenders of src/lib.rs in WebAssembly under Node, over the texts named. Prints one JSON object a line.
//
//   node benches/peers/boundaries.mjs GLUE TEXT…

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const ROUNDS = 5;
const [glue, ...files] = process.argv.slice(2);
if (glue === undefined || files.length === 0) throw new Error("name the glue and the texts that `cargo xtask bench` made");
/** @type {{ Track: { new (text: string): { run(contender: number): number, free(): void }, names(): string } }} */
const { Track } = createRequire(import.meta.url)(path.resolve(glue));
const contenders = Track.names().split("\n").map((line) => line.split("\t"));

for (const file of files) {
  const text = readFileSync(file, "utf8");
  const track = new Track(text);
  /** @type {number[][]} */
  const seconds = contenders.map(() => []);
  // In each round every contender has one turn, so that what else the machine does meets all of them.
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [number, runs] of seconds.entries()) {
      const began = performance.now();
      track.run(number);
      runs.push((performance.now() - began) / 1000);
    }
  }
  track.free();
  for (const [number, runs] of seconds.entries()) {
    runs.sort((one, other) => one - other);
    const [task, library] = contenders[number] ?? [];
    const row = { place: "node", text: path.basename(file, ".txt"), task, library, bytes: Buffer.byteLength(text), seconds: runs[runs.length >> 1] };
    console.log(JSON.stringify(row));
  }
}
