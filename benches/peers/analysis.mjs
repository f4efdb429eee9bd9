// What an article says, in Node: Nutgraf's package, and npm's packages that find some of the same. Prints one JSON object a
// line.
//
//   node benches/peers/analysis.mjs PACKAGES            the contenders
//   node benches/peers/analysis.mjs PACKAGES N TEXTS    one of them, by its number from 0, over a JSON array of texts
//
// PACKAGES is the folder into which package.json was installed.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { analyze, init } from "../../pkg/index.js";

/** How long, in milliseconds, work is done before the clock starts, so that Node has compiled for speed what runs often. */
const WARMING_TIME = 2000;
/** What is read meanwhile, in UTF-16 units. */
const WARMING = 10_000;
/** For how long, in milliseconds, texts are read in turn. */
const LEAST = 2000;

/** @typedef {{ library: string, finds: string, load: () => Promise<(text: string) => unknown> }} Contender */

const [packages = "", number, file] = process.argv.slice(2);
if (packages === "") throw new Error("name the folder of packages that `cargo xtask bench` made");
const installed = createRequire(path.resolve(packages, "package.json"));

/** @type {Contender[]} */
const CONTENDERS = [
  {
    library: "nutgraf",
    finds: "summary, names and who is meant, quotes, dates, amounts, parts of speech, keyphrases, keywords, n-grams, readability",
    load: async () => {
      await init(readFileSync(fileURLToPath(new URL("../../pkg/nutgraf_bg.wasm", import.meta.url))));
      return (text) => analyze(text);
    },
  },
  {
    library: "wink-nlp, wink-eng-lite-web-model",
    finds: "sentences, parts of speech, lemmas, dates, amounts and other entities, sentiment",
    load: async () => {
      const nlp = installed("wink-nlp")(installed("wink-eng-lite-web-model"));
      const { its } = nlp;
      return (text) => {
        const doc = nlp.readDoc(text);
        const entities = doc.entities().out(its.detail);
        return [doc.sentences().out(), doc.tokens().out(its.pos), doc.tokens().out(its.lemma), entities, doc.out(its.sentiment)];
      };
    },
  },
  {
    library: "compromise, compromise-dates",
    finds: "people, places, organisations, dates, money, numbers",
    load: async () => {
      const nlp = installed("compromise");
      nlp.plugin(installed("compromise-dates"));
      return (text) => {
        const doc = nlp(text);
        const names = [doc.people(), doc.places(), doc.organizations()].map((found) => found.out("array"));
        return [names, doc.dates().json(), doc.money().json(), doc.numbers().json()];
      };
    },
  },
  {
    library: "chrono-node",
    finds: "dates",
    load: async () => {
      const chrono = installed("chrono-node");
      return (text) => chrono.parse(text);
    },
  },
];

if (number === undefined || file === undefined) {
  for (const { library, finds } of CONTENDERS) console.log(JSON.stringify({ library, finds }));
} else {
  const contender = CONTENDERS[Number(number)];
  if (contender === undefined) throw new Error(`there is no contender ${number}`);
  /** @type {string[]} */
  const texts = JSON.parse(readFileSync(file, "utf8"));
  const run = await contender.load();
  console.log(JSON.stringify({ library: contender.library, seconds: seconds(run, texts) }));
}

/**
 * The median time of a text: each in turn, in whole rounds, so that none of several is read twice in a row.
 *
 * @param {(text: string) => unknown} run
 * @param {string[]} texts
 */
function seconds(run, texts) {
  const warmed = performance.now() + WARMING_TIME;
  for (let turn = 0; performance.now() < warmed; turn += 1) run((texts[turn % texts.length] ?? "").slice(0, WARMING));
  const runs = [];
  const started = performance.now();
  do {
    for (const text of texts) {
      const began = performance.now();
      run(text);
      runs.push(performance.now() - began);
    }
  } while (performance.now() - started < LEAST);
  runs.sort((one, other) => one - other);
  return /** @type {number} */ (runs[runs.length >> 1]) / 1000;
}
