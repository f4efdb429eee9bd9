// What every consumer does with the package: the calls on its own thread, and the same in a worker. Answers differ nowhere.

export const ARTICLE = `Tallow keeps its night ferry

By Jonas Feldmar
3 March 2024

The council of Tallow voted 9 to 4 on Tuesday to keep the night ferry running until 2027. The line costs the town $3.5 million a year and carries about 42,000 passengers.

"A town that sleeps at ten has given up," said Mayor Rosa Quint, who had campaigned for the line. Quint said that fares would rise by 8 percent in June.

The Selvick Harbour Authority had asked for the ferry to be closed. It will publish a new timetable next week.
`;

/** Its pack counts "Fähre" and "Fähren" as one word. */
const GERMAN = "Der Rat der Stadt hat beschlossen, dass die Fähre bis zum nächsten Jahr fährt. Die Fähren kosten die Stadt viel Geld, und die Preise der Fähren werden im Juni steigen.";

/** A web page, which an importer of its own opens. */
const page = () => new Blob([`<!doctype html><title>Tallow</title><nav>Home</nav><article><h1>Tallow keeps its night ferry</h1>${ARTICLE.split("\n\n").slice(2).map((text) => `<p>${text}</p>`).join("")}</article>`], { type: "text/html" });

/**
 * @param {typeof import("nutgraf")} nutgraf
 * @param {object} [means] of a host
 * @param {Parameters<typeof import("nutgraf").init>} [means.files] what init is given, where it does not find its files by itself
 * @param {boolean} [means.files]
 * @param {boolean} [means.workers] whether there are any
 * @param {import("nutgraf").PackSource} [means.de] the pack of German, where it is not found either
 */
export async function use({ analyze, analyzeFile, createWorkerAnalyzer, init, loadLanguage, redact }, { files = [], workers = true, de } = {}) {
  await init(...files);
  await loadLanguage("de", de);
  const here = { article: analyze(ARTICLE), german: analyze(GERMAN), page: await analyzeFile(page()), redacted: (await redact(ARTICLE)).text };
  if (!workers) return { here };
  const worker = createWorkerAnalyzer(de === undefined ? {} : { packs: () => de });
  try {
    return { here, worker: { article: await worker.analyze(ARTICLE), german: await worker.analyze(GERMAN), page: await worker.analyzeFile(page()), redacted: (await worker.redact(ARTICLE)).text } };
  } finally {
    worker.terminate();
  }
}
