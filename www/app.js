// The page: makes its parts and tells whom each of them has to tell. Every part knows only its own room.

import { createArticle } from "./article/article.js";
import { keptStopWords } from "./cards/words.js";
import { createChip } from "./chip.js";
import { entityKey } from "./choices.js";
import { createChoosing } from "./choosing.js";
import { createClient } from "./client.js";
import { createContexts } from "./contexts.js";
import { createCorrections } from "./corrections.js";
import { createDocuments } from "./documents.js";
import { byId } from "./dom.js";
import { createEditing, nameOf } from "./editing.js";
import { createFindings } from "./findings.js";
import { oneLine, plural } from "./format.js";
import { createHeading } from "./heading.js";
import { createInput } from "./input.js";
import { takeKept, warnBeforeLeaving } from "./kept.js";
import { createKeyboard } from "./keyboard.js";
import { createLanguages } from "./languages.js";
import { later } from "./later.js";
import { createOffline } from "./offline.js";
import { printWhole } from "./printing.js";
import { createProgress } from "./progress.js";
import { createShowing } from "./showing.js";
import { createDocumentList, createKindFilter, titleOf } from "./side.js";
import { createStanding } from "./standing.js";
import { createStore } from "./store.js";
import { createViews } from "./views.js";

/** Milliseconds after the last move of the slider before the text is analysed again. */
const SLIDER_PAUSE = 300;

const problem = byId("problem", HTMLElement);
const problemText = byId("problem-text", HTMLElement);
const status = byId("status", HTMLElement);
/** @type {ReturnType<typeof setTimeout> | undefined} */
let lengthPause;

const store = createStore();
const client = createClient();
const documents = createDocuments(client, { onChange: (doc) => showing.changed(doc), onActivity: createProgress(() => documents.cancel()), onNotice: report });
const views = createViews(store);
const onText = () => views.show("text");
/** The document on show, where it is analysed. */
const analysed = () => {
  const { doc } = store.get();
  return doc?.analysis ? doc : null;
};

const choosing = createChoosing({ store, client, article: () => article, findings: () => findings, contexts: () => contexts, corrections: () => corrections, onChip: (selected) => chip(selected), onText, onSay: say, onProblem: report });
const article = createArticle(byId("article", HTMLElement), {
  onMention({ entity, nth }) {
    const found = store.get().doc?.analysis?.entities[entity];
    if (found) choosing.choose(entityKey(found), nth);
  },
  onMore() {
    const { doc } = store.get();
    if (doc) documents.again(doc, { window: doc.window * 2 });
  },
});
const taking = later(async () => {
  const { createTaking } = await import("./taking.js");
  return createTaking(client, () => {
    const doc = analysed();
    return doc && { doc, title: titleOf(doc) ?? doc.name };
  });
});
const example = later(() => import("./example.js"));
const toTake = byId("take", HTMLButtonElement);
const findings = createFindings(byId("findings", HTMLElement), {
  onChoose: choosing.choose,
  onLength(sentences) {
    documents.setSentences(sentences);
    clearTimeout(lengthPause);
    lengthPause = setTimeout(freshen, SLIDER_PAUSE);
  },
  onStopWords(words) {
    documents.setStopWords(words);
    freshen();
  },
  async onTake(how, takings) {
    try {
      say(await (await taking()).card(how, takings));
      return true;
    } catch (error) {
      report(client.explain(error).message);
      return false;
    }
  },
});
const contexts = createContexts(client, {
  current: analysed,
  onChoose: choosing.take,
  onFound(message) {
    views.show("findings");
    say(message);
  },
});
const corrections = createCorrections(client, {
  current: analysed,
  onChange(rules, to) {
    choosing.rename(to);
    documents.setCorrections(rules);
    freshen();
  },
  onSay: say,
  onProblem: report,
});
const chip = createChip({
  onStep: choosing.step,
  onClear: choosing.leave,
  onContexts({ key, label, spans, index }) {
    const { doc } = store.get();
    const isFact = key === "dates" || key === "amounts";
    views.show("findings");
    void contexts.look(isFact && doc ? oneLine(doc.text.slice(spans[index].start, spans[index].end)) : label);
  },
  onCopy: (selected) => void choosing.copy(selected),
  onCorrect: choosing.correct,
});
const filter = createKindFilter((hidden) => article.hide(hidden));
const list = createDocumentList({
  onOpen: (id) => showing.open(documentOf(id)),
  onRetry(id) {
    const doc = documentOf(id);
    if (doc) showing.retry(doc);
  },
});
const input = createInput({
  onFiles: (files) => showing.begin(files.map(({ name, file }) => ({ name, source: file }))),
  onText: (text, html) => showing.begin([html === null ? { name: nameOf(text), source: text } : { name: nameOf(text), source: new File([html], ""), plain: text }]),
  onTyped() {
    hideProblem();
    editing.typed();
  },
  onAnalyze: analyze,
  onExample: () => void example().then(showExample, (error) => report(client.explain(error).message)),
  onProblem: report,
});
const editing = createEditing({ store, documents, input, onProblem: report, onDim: (on) => showing.dim(on) });
const showing = createShowing({
  store,
  documents,
  input,
  editing,
  choosing,
  article,
  findings,
  views,
  list,
  onHeading: createHeading({ onRepair: (repair) => again({ repair }), onEncoding: readAs, onLanguage: () => again(), onPage: (wholePage) => again({ wholePage }), onUnpack: unpack }),
  onStanding: createStanding({
    onRetry() {
      const { doc } = store.get();
      if (doc) showing.retry(doc);
    },
    onCancel: () => documents.cancel(),
    onEncoding: readAs,
    onPassword: (password) => again({ password }),
  }),
  onRead(analysis) {
    filter.update(analysis);
    contexts.renew();
    corrections.draw();
  },
  onAnalysed(isThere) {
    toTake.disabled = !isThere;
  },
  onCalm: hideProblem,
  onSay: say,
});

createKeyboard({
  onStep: choosing.step,
  onDocument(by) {
    const { doc } = store.get();
    const next = documents.docs[(doc ? documents.docs.indexOf(doc) : -1) + by];
    if (next) showing.open(next);
  },
  onSearch: () => contexts.focus(),
  onKind: filter.toggle,
  onCorrect: choosing.correct,
  onUndo: corrections.undo,
  onRedo: corrections.redo,
  onEscape() {
    if (choosing.get()) choosing.leave();
    else if (!contexts.close()) hideProblem();
  },
});
toTake.addEventListener("click", () => void taking().then(({ open }) => open(), (error) => report(client.explain(error).message)));
byId("new-text", HTMLButtonElement).addEventListener("click", () => showing.open(null));
byId("back", HTMLButtonElement).addEventListener("click", () => showing.open(documents.docs.at(-1) ?? null));
byId("close-problem", HTMLButtonElement).addEventListener("click", hideProblem);

documents.setStopWords(keptStopWords());
void restore();
showing.arrange();
whenItStands(() => {
  void client.warm();
  void createOffline(collect);
  void createLanguages();
});
printWhole(byId("result", HTMLElement), article.complete);
addEventListener("online", () => documents.supplement());
warnBeforeLeaving(editing.hasWork);
// The page has come to life.
byId("unready", HTMLElement).remove();

/**
 * Does later what must not hold up the first sight of the page: the analyser is nearly all there is to fetch.
 *
 * @param {() => void} work
 */
function whenItStands(work) {
  // Two frames after all that it is made of has come, it has been painted; a page in the background has no frames.
  const painted = () => (document.hidden ? setTimeout(work) : requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(work))));
  if (document.readyState === "complete") painted();
  else addEventListener("load", painted, { once: true });
}

/** @param {typeof import("./example.js")} example */
function showExample({ EXAMPLE, EXAMPLE_NAME }) {
  editing.setExample(EXAMPLE);
  showing.begin([{ name: EXAMPLE_NAME, source: EXAMPLE }]);
}

/** Takes up the texts that the page before handed over. */
async function restore() {
  const kept = await takeKept();
  if (!kept) return;
  const { doc, draft } = store.get();
  // Somebody may be typing already.
  if (doc === null) input.set([input.get(), kept.draft].filter(Boolean).join("\n\n"));
  else store.set({ draft: draft || kept.draft });
  if (kept.texts.length > 0) showing.begin(kept.texts);
}

/** All that the next page needs. */
function collect() {
  editing.flush();
  const { doc, draft } = store.get();
  return {
    draft: doc ? draft : input.get(),
    texts: documents.docs.flatMap(({ name, source, plain }) => (source === null ? [] : [{ name, source, plain }])),
  };
}

function analyze() {
  const text = input.get();
  if (text.trim() === "") {
    report("There is no text yet. Paste or type an article, or drop a file anywhere on this page.");
    input.focus();
  } else if (store.get().doc) {
    showing.finish();
  } else {
    input.set("");
    store.set({ draft: "" });
    showing.begin([{ name: nameOf(text), source: text }]);
  }
}

/** The document on show, analysed once more. */
function again(/** @type {{repair?: "auto" | "never", encoding?: string, password?: string, wholePage?: boolean}} */ changes = {}) {
  const { doc } = store.get();
  if (doc) documents.again(doc, changes);
}

/** @param {"auto" | "rows"} format  what the file on show is opened as, to have the documents in it */
function unpack(format) {
  const { doc } = store.get();
  if (!doc) return;
  documents.unpack(doc, format).then(
    (opened) => say(opened === 0 ? "There is no document in it." : `Opened ${plural(opened, "document")}.`),
    (error) => report(client.explain(error).message),
  );
}

/** @param {string} encoding that the file on show is read in */
function readAs(encoding) {
  again({ encoding });
}

/** The document on show gets the settings of now. */
function freshen() {
  const { doc } = store.get();
  if (doc) documents.freshen(doc);
}

/** @param {number} id */
function documentOf(id) {
  return documents.docs.find((doc) => doc.id === id) ?? null;
}

/** @param {string} message  for those who do not see what happened */
function say(message) {
  status.textContent = message;
}

/** @param {string} message */
function report(message) {
  problemText.textContent = message;
  problem.hidden = false;
}

function hideProblem() {
  problem.hidden = true;
  problemText.textContent = "";
}
