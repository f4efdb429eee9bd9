// The page: makes its parts and tells whom each of them has to tell. Every part knows only its own room.

import { createArticle } from "./article/article.js";
import { createArriving } from "./arriving.js";
import { titleOf } from "./briefs.js";
import { setLength } from "./cards/brief.js";
import { addStopWords, keptStopWords } from "./cards/words.js";
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
import { createGathering } from "./gathering.js";
import { createHeading } from "./heading.js";
import { createJourney } from "./journey.js";
import { createInput } from "./input.js";
import { isLink, isSession, KEPT_HERE, takeKept, warnBeforeLeaving } from "./kept.js";
import { createKeyboard } from "./keyboard.js";
import { createLanguages } from "./languages.js";
import { later } from "./later.js";
import { t } from "./messages.js";
import { createOffline } from "./offline.js";
import { printWhole } from "./printing.js";
import { createProgress } from "./progress.js";
import { stored } from "./settings.js";
import { createShowing } from "./showing.js";
import { createDocumentList, createKindFilter } from "./side.js";
import { createSpeaking } from "./speaking.js";
import { createStanding } from "./standing.js";
import { createStore } from "./store.js";
import { createViews } from "./views.js";
import { createWatching } from "./watching.js";

/** Milliseconds after the last move of the slider before the text is analysed again. */
const SLIDER_PAUSE = 300;
/** Files that are taken in without a break. */
const AT_ONCE = 20;

const problem = byId("problem", HTMLElement);
const problemText = byId("problem-text", HTMLElement);
const status = byId("status", HTMLElement);
/** @type {ReturnType<typeof setTimeout> | undefined} */
let lengthPause;

const store = createStore();
const client = createClient();
const documents = createDocuments(client, { onChange: (doc) => (showing.changed(doc), gathering.changed(doc), changed()), onActivity: createProgress(() => documents.cancel()), onNotice: report, current: () => store.get().doc });
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
    gathering.renew();
    changed();
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
/** How texts come in from anywhere. */
const arrivals = {
  async onFiles(/** @type {import("./files.js").Found[]} */ files) {
    const [first] = files;
    if (files.length === 1 && first?.file && (await isSession(first.file))) return void (await keeping()).open(first.file);
    const before = documents.docs.length;
    const items = files.map(({ name, file }) => ({ name, source: file }));
    showing.begin(items.splice(0, AT_ONCE));
    if (items.length === 0) return;
    // Whether a file is there already, its size and date tell, for which the browser asks the disk each time.
    while (items.length > 0) {
      await new Promise((resolve) => setTimeout(resolve));
      documents.add(items.splice(0, AT_ONCE));
    }
    tellKnown(before + files.length - documents.docs.length);
  },
  onText(/** @type {string} */ text, /** @type {string | null} */ html = null) {
    showing.begin([html === null ? { name: nameOf(text), source: text } : { name: nameOf(text), source: new File([html], ""), plain: text }]);
  },
};
const input = createInput({
  ...arrivals,
  onTyped() {
    hideProblem();
    editing.typed();
    changed();
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
  onHeading: createHeading({ onRepair: (repair) => again({ repair }), onEncoding: readAs, onPacks: () => again(), onLanguage: (language) => again({ language }), onPage: (wholePage) => again({ wholePage }), onUnpack: unpack }),
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
    watching.look();
    arrive();
  },
  onAnalysed(isThere) {
    toTake.disabled = !isThere;
  },
  onCalm: hideProblem,
  onKnown: tellKnown,
  onSay: say,
});

const watching = createWatching({ store, client, reading: documents.reading, findings: byId("findings", HTMLElement), onProblem: report });
const gathering = createGathering({ store, views, documents, list, crew: client.crew, onOpen: showing.open, onRemoved: () => changed(), onSay: say, onProblem: report });

/** A place that is to be selected as soon as its document is analysed. @type {{doc: import("./documents.js").Doc, place: import("./session.js").Place} | null} */
let due = null;
/** What keeps the work, once it was asked for. @type {ReturnType<typeof import("./keeping.js").createKeeping> | null} */
let keeper = null;
const keeping = later(async () => {
  const { createKeeping } = await import("./keeping.js");
  return (keeper ??= createKeeping({ store, views, documents, corrections, showing, input, collect, addStopWords, keptStopWords, setLength, lead, onSay: say, onProblem: report }));
});
const changed = () => keeper?.changed();
store.on(["doc", "selection", "view", "watch"], changed);
const keepingFold = byId("keeping", HTMLDetailsElement);
keepingFold.addEventListener("toggle", () => void keeping().catch((error) => report(client.explain(error).message)), { once: true });
addEventListener("hashchange", () => isLink(location.hash) && keeper === null && void takeUp(true));
createJourney(store, choosing.isQuiet, ({ doc, key, index }) => {
  const there = doc === null ? null : documentOf(doc);
  if (there !== store.get().doc) showing.open(there);
  if (key === null) choosing.clear();
  else if (there?.analysis) choosing.choose(key, index);
});

createKeyboard({
  onStep: choosing.step,
  onDocument(by) {
    const { doc } = store.get();
    const next = documents.docs[(doc ? documents.docs.indexOf(doc) : -1) + by];
    if (next) showing.open(next);
  },
  onSearch() {
    const filter = store.get().view === "collection" && document.getElementById("collection-filter");
    if (filter) filter.focus();
    else contexts.focus();
  },
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
void restore().then(takeUp);
showing.arrange();
createSpeaking(collect, report);
void createArriving(arrivals);
whenItStands(() => {
  void client.warm();
  void createOffline(collect);
  void createLanguages();
});
printWhole(byId("result", HTMLElement), article.complete);
addEventListener("online", () => documents.supplement());
warnBeforeLeaving(() => !keeper?.isSafe() && (editing.hasWork() || corrections.rules().length > 0));
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

/** Takes up what is kept on this device, or is in a link. @param {boolean} hasWork  whether the page before has handed its work over */
async function takeUp(hasWork) {
  if (isLink(location.hash) || stored(KEPT_HERE[0]) === KEPT_HERE[1]) await (await keeping()).start(hasWork);
}

/** Takes up the texts that the page before handed over, where it has. */
async function restore() {
  const kept = await takeKept();
  if (!kept) return false;
  const { doc, draft } = store.get();
  // Somebody may be typing already.
  if (doc === null) input.set([input.get(), kept.draft].filter(Boolean).join("\n\n"));
  else store.set({ draft: draft || kept.draft });
  corrections.add(kept.corrections ?? []);
  if (kept.texts.length > 0) showing.begin(kept.texts);
  return true;
}

/** All that the next page needs. */
function collect() {
  editing.flush();
  const { doc, draft } = store.get();
  return {
    draft: doc ? draft : input.get(),
    texts: items(),
    corrections: [...corrections.rules()],
  };
}

/** The documents as they came, and how they are read. */
function items() {
  return documents.docs.flatMap(({ name, source, plain, repair, encoding, language, wholePage }) => (source === null ? [] : [{ name, source, plain, repair, encoding, language, wholePage }]));
}

/** @param {import("./documents.js").Doc} doc  @param {import("./session.js").Place | null} place  in it, to be selected */
function lead(doc, place) {
  due = place && { doc, place };
  arrive();
}

/** Selects what is due, where its document is there. */
function arrive() {
  const { doc } = store.get();
  if (due === null || due.doc !== doc || !doc.analysis) return;
  const { key, index } = due.place;
  due = null;
  // Not while the analysis is being drawn.
  queueMicrotask(() => choosing.choose(key, index));
}

function analyze() {
  const text = input.get();
  if (text.trim() === "") {
    report(t`There is no text yet. Paste or type an article, or drop a file anywhere on this page.`);
    input.focus();
  } else if (store.get().doc) {
    showing.finish();
  } else {
    input.set("");
    store.set({ draft: "" });
    showing.begin([{ name: nameOf(text), source: text }]);
  }
}

/** @param {number} known  documents that were there already */
function tellKnown(known) {
  if (known > 0) say(t`Here already: ${plural(known, "document")}.`);
}

/** The document on show, analysed once more. */
function again(/** @type {{repair?: "auto" | "never", encoding?: string, language?: string, password?: string, wholePage?: boolean}} */ changes = {}) {
  const { doc } = store.get();
  if (doc) documents.again(doc, changes);
}

/** @param {"auto" | "rows"} format  what the file on show is opened as, to have the documents in it */
function unpack(format) {
  const { doc } = store.get();
  if (!doc) return;
  documents.unpack(doc, format).then(
    (opened) => say(opened === 0 ? t`There is no document in it.` : t`Opened ${plural(opened, "document")}.`),
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
