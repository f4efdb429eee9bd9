// The page: which document is on show, whether its text is being edited, and who tells whom. Every part it wires
// together knows only its own room.

import { createArticle } from "./article.js";
import { keptStopWords } from "./cards/words.js";
import { createChip } from "./chip.js";
import { choiceOf, entityKey } from "./choices.js";
import { createClient, lackingPacks, WINDOW } from "./client.js";
import { createContexts } from "./contexts.js";
import { createCorrections } from "./corrections.js";
import { createDocuments } from "./documents.js";
import { byId } from "./dom.js";
import { EXAMPLE, EXAMPLE_NAME } from "./example.js";
import { createFindings } from "./findings.js";
import { excerpt, language, oneLine, plural } from "./format.js";
import { createHeading } from "./heading.js";
import { createInput } from "./input.js";
import { takeKept, warnBeforeLeaving } from "./kept.js";
import { createKeyboard } from "./keyboard.js";
import { createLanguages } from "./languages.js";
import { copy } from "./leaving.js";
import { createOffline } from "./offline.js";
import { createProgress } from "./progress.js";
import { createSelection } from "./selection.js";
import { createDocumentList, createKindFilter, titleOf } from "./side.js";
import { createStanding } from "./standing.js";
import { createTaking } from "./taking.js";

/**
 * @typedef {import("./documents.js").Doc} Doc
 * @typedef {import("./selection.js").Selected} Selected
 */

/** Milliseconds after the last key or move of the slider before the text is analysed again. */
const TYPING_PAUSE = 300;

const result = byId("result", HTMLElement);
const problem = byId("problem", HTMLElement);
const problemText = byId("problem-text", HTMLElement);
const status = byId("status", HTMLElement);
const editButton = byId("edit", HTMLButtonElement);
const markWords = byId("mark-words", HTMLButtonElement);

/** @type {Doc | null} */
let current = null;
/** Whether the current document's text stands in the field. */
let editing = false;
/** Whether the page put it there, because it could not be analysed, and takes it away again when it is. */
let offered = false;
/** Typed, and not yet analysed. */
let draft = "";
/** What was last drawn: the document, its analysis, and what that was made of. */
let drawn = { id: 0, analysis: /** @type {Doc["analysis"]} */ (null), text: "", others: "" };
/** The next analysis to arrive was asked for: the reader is taken to it. */
let goThere = false;
/** Whether the document on show may be changed for another that is ready sooner. */
let followFirst = false;
/** While a selection is only taken over into a new drawing, nothing scrolls and nothing is announced. */
let quiet = false;
/** What the selection is called after a correction. @type {{kind: string, name: string} | null} */
let renamed = null;
/** What had the focus when the selection was made. @type {Element | null} */
let origin = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let lengthPause;

const client = createClient();
const documents = createDocuments(client, { onChange: changed, onActivity: createProgress(() => documents.cancel()) });
const selection = createSelection(selected);
const article = createArticle(byId("article", HTMLElement), {
  onMention({ entity, nth }) {
    const found = current?.analysis?.entities[entity];
    if (found) choose(entityKey(found), nth);
  },
});
const findings = createFindings(byId("findings", HTMLElement), { onChoose: choose, onLength: setLength, onStopWords: leaveOut });
const heading = createHeading({
  onRepair(repair) {
    if (current) documents.again(current, { repair });
  },
  onEncoding: readAs,
  onLanguage: () => current && documents.again(current),
});
const standing = createStanding({
  onRetry: () => current && retry(current),
  onCancel: () => documents.cancel(),
  onEncoding: readAs,
});
const contexts = createContexts(client, {
  current: () => (current?.analysis ? current : null),
  onChoose(choice, index) {
    setView("text");
    selection.choose(choice, index);
  },
  onFound(message) {
    setView("findings");
    status.textContent = message;
  },
});
const taking = createTaking(client, () => (current?.analysis ? { doc: current, title: titleOf(current) ?? current.name } : null));
const chip = createChip({
  onStep: step,
  onClear: clearSelection,
  onContexts(selected) {
    setView("findings");
    contexts.look(selected.label);
  },
  onCopy: (selected) => void copySelected(selected),
  onCorrect: correct,
});
const corrections = createCorrections(client, {
  current: () => (current?.analysis ? current : null),
  onChange(rules, to) {
    renamed = to;
    documents.setCorrections(rules);
    if (current) documents.freshen(current);
  },
  onSay: (message) => void (status.textContent = message),
});
const filter = createKindFilter((hidden) => article.hide(hidden));
const list = createDocumentList({
  onOpen: (id) => open(documents.docs.find((doc) => doc.id === id) ?? null),
  onRetry(id) {
    const doc = documents.docs.find((other) => other.id === id);
    if (doc) retry(doc);
  },
});
const input = createInput({
  onFiles: (files) => begin(files.map(({ name, file }) => ({ name, source: file }))),
  onText: (text) => begin([{ name: nameOf(text), source: text }]),
  onTyped: typed,
  onAnalyze: analyzeNow,
  onExample: () => begin([{ name: EXAMPLE_NAME, source: EXAMPLE }]),
  onProblem: report,
});

createKeyboard({
  onStep: step,
  onDocument(by) {
    const at = current ? documents.docs.indexOf(current) : -1;
    const next = documents.docs[at + by];
    if (next) open(next);
  },
  onSearch: () => contexts.focus(),
  onKind: (index) => filter.toggle(index),
  onCorrect: correct,
  onUndo: corrections.undo,
  onRedo: corrections.redo,
  onEscape() {
    if (selection.get()) clearSelection();
    else if (!contexts.close()) hideProblem();
  },
});
editButton.addEventListener("click", () => setEditing(!editing));
markWords.addEventListener("click", correct);
document.addEventListener("selectionchange", offerMarking);
byId("new-text", HTMLButtonElement).addEventListener("click", () => open(null));
byId("back", HTMLButtonElement).addEventListener("click", () => open(documents.docs.at(-1) ?? null));
byId("close-problem", HTMLButtonElement).addEventListener("click", hideProblem);
for (const view of /** @type {const} */ (["text", "findings"])) {
  byId(`show-${view}`, HTMLButtonElement).addEventListener("click", () => setView(view));
}

documents.setStopWords(keptStopWords());
void restore();
arrange();
void client.warm();
void createOffline(collect);
void createLanguages();
addEventListener("online", () => documents.supplement());
warnBeforeLeaving(hasWork);
// The page has come to life.
byId("unready", HTMLElement).remove();

/** Takes up the texts that the page before handed over. */
async function restore() {
  const kept = await takeKept();
  if (!kept) return;
  // Somebody may be typing already.
  if (current === null) input.set([input.get(), kept.draft].filter(Boolean).join("\n\n"));
  else draft ||= kept.draft;
  if (kept.texts.length > 0) begin(kept.texts);
}

/** All that the next page needs. */
function collect() {
  flush();
  return {
    draft: current ? draft : input.get(),
    texts: documents.docs.flatMap(({ name, source }) => (source === null ? [] : [{ name, source }])),
  };
}

/** Whether something was typed, pasted or edited, which is kept nowhere else. */
function hasWork() {
  const isOwn = (/** @type {Doc["source"]} */ source) => typeof source === "string" && source !== EXAMPLE;
  return (current ? draft : input.get()).trim() !== "" || hasEdits() || documents.docs.some(({ source }) => isOwn(source));
}

/** Whether the field holds another text of the current document than the one that was analysed. */
function hasEdits() {
  if (!current || !editing) return false;
  return input.get() !== (typeof current.source === "string" ? current.source : current.text);
}

/**
 * New documents: the first of them is shown.
 *
 * @param {{name: string, source: string | File | null}[]} items
 */
function begin(items) {
  hideProblem();
  goThere = true;
  followFirst = true;
  const added = documents.add(items);
  open(added[0] ?? null);
}

/**
 * Shows a document; `null` is the empty page for a new text.
 *
 * @param {Doc | null} doc
 */
function open(doc) {
  flush();
  if (current === null) draft = input.get();
  current = doc;
  editing = offered = false;
  hideProblem();
  selection.clear();
  if (doc) {
    documents.freshen(doc);
    if (doc.state === "analysed") followFirst = false;
    offerField();
    draw();
  } else {
    input.set(draft);
    scrollTo({ top: 0, behavior: "instant" });
    input.focus();
  }
  arrange();
}

/**
 * A document has another state.
 *
 * @param {Doc} doc
 */
function changed(doc) {
  list.update(doc);
  const isFree = !editing || offered;
  if (doc !== current && followFirst && isFree && doc.state === "analysed" && current && !current.analysis) {
    current = doc;
    editing = offered = false;
  }
  if (doc !== current) return;
  offerField();
  draw();
  arrange();
  if (doc.state === "analysed") announce(doc);
  if (doc.state === "failed") status.textContent = `${doc.name} failed. ${doc.trouble?.message ?? ""}`;
}

/** @param {Doc} doc one that failed, was stopped, or waits for the network */
function retry(doc) {
  if (doc === current) {
    flush();
    goThere = true;
  }
  documents.retry(doc);
}

/** @param {string} encoding that the file on show is read in */
function readAs(encoding) {
  if (current) documents.again(current, { encoding });
}

/**
 * A text that could not be analysed stands in the field, so that it is never out of reach. Once it is analysed the field
 * folds again, unless somebody is at work in it.
 */
function offerField() {
  if (!current) return;
  const { source, state, slow, made } = current;
  if (typeof source === "string" && made?.source !== source && (slow || state === "failed" || state === "stopped")) {
    if (!editing) input.set(source);
    offered ||= !editing;
    editing = true;
  } else if (offered && state === "analysed") {
    editing = input.hasFocus() || input.get() !== source;
    offered = false;
  }
}

/** @param {Doc} doc whose analysis has arrived */
function announce({ analysis }) {
  followFirst = false;
  if (!analysis) return;
  const missing = lackingPacks(analysis).map((code) => ` The word list for ${language(code)} is missing.`).join("");
  status.textContent = `Analysed: ${plural(analysis.stats.words, "word")}, ${plural(analysis.entities.length, "name")}.${missing}`;
  if (!goThere) return;
  goThere = false;
  if (editing) return;
  setView("text");
  scrollTo({ top: 0, behavior: "instant" });
  document.getElementById("title")?.focus({ preventScroll: true });
}

/** Draws the current document: where it stands, and its last analysis, which is dimmed while it is not of its text now. */
function draw() {
  if (!current) return;
  const { id, analysis, text, name, state, made } = current;
  dim(state !== "analysed");
  heading(current);
  if (drawn.id === id && drawn.analysis === analysis) return;
  const others = `${made?.others ?? ""} ${lackingPacks(analysis)}`;
  const same = drawn.id === id && drawn.analysis !== null && drawn.text === text && drawn.others === others;
  drawn = { id, analysis, text, others };
  if (!analysis) {
    article.clear();
    selection.clear();
    setView("text");
    return;
  }
  const view = { analysis, text, name: titleOf(current) ?? name };
  const before = selection.get();
  if (same) article.refresh(view);
  else article.render(view);
  findings.update(view, same ? "brief" : "all");
  if (!same) {
    filter.update(analysis);
    contexts.renew();
    corrections.draw();
  }
  const known = before ? choiceOf(analysis, text, before.key) : null;
  const still = known ?? (renamed ? choiceOf(analysis, text, entityKey(renamed)) : null);
  renamed = null;
  if (still && still.spans.length > 0) quietly(() => selection.choose(still, before?.index ?? 0));
  else selection.clear();
}

/** What is visible, from the state above. */
function arrange() {
  const { classList } = document.body;
  classList.toggle("has-result", current !== null);
  classList.toggle("has-documents", documents.docs.length > 0);
  classList.toggle("editing", current !== null && editing);
  result.hidden = current === null;
  standing(current, editing);
  byId("example", HTMLElement).hidden = current !== null;
  byId("input", HTMLElement).hidden = current !== null && !editing;
  byId("back", HTMLButtonElement).hidden = current !== null || documents.docs.length === 0;
  byId("views", HTMLElement).hidden = !current?.analysis;
  byId("search", HTMLElement).hidden = !current?.analysis;
  taking.enable(Boolean(current?.analysis));
  editButton.textContent = editing ? "Close the editor" : "Edit text";
  editButton.setAttribute("aria-expanded", String(editing));
  const long = (current?.text.length ?? 0) >= WINDOW;
  editButton.disabled = !editing && (long || !(current?.analysis || typeof current?.source === "string"));
  editButton.title = long ? "Too long to edit here" : "";
  result.classList.toggle("pending", current !== null && current.analysis === null);
  list.mark(current?.id ?? null);
  document.title = current?.analysis ? `${excerpt(titleOf(current) ?? current.name, 60)} – Nutgraf` : "Nutgraf";
}

/** @param {boolean} on  whether what is drawn is not of the text as it is now */
function dim(on) {
  result.classList.toggle("stale", on && Boolean(current?.analysis));
}

/** @param {boolean} on */
function setEditing(on) {
  if (!current) return;
  flush();
  editing = on;
  offered = false;
  if (on) input.set(typeof current.source === "string" ? current.source : current.text);
  arrange();
  if (on) {
    scrollTo({ top: 0, behavior: "instant" });
    input.focusAtStart();
  }
}

function typed() {
  hideProblem();
  if (!current) return;
  dim(true);
  clearTimeout(pause);
  pause = setTimeout(flush, TYPING_PAUSE);
}

/** Analyses what was typed, now; nothing where nothing was. */
function flush() {
  clearTimeout(pause);
  pause = undefined;
  if (!current || !editing) return;
  const text = input.get();
  const before = typeof current.source === "string" ? current.source : current.text;
  if (text === before) {
    dim(current.state !== "analysed");
  } else if (text.trim() === "") {
    report("The text is empty. Type or paste something; the last result stays until then.");
  } else if (current.slow || current.trouble?.about === "load") {
    // Without the analyser nothing comes of it: what is on its way goes on, and what failed waits for Try again.
    documents.keep(current, text);
  } else {
    documents.again(current, { source: text });
  }
}

function analyzeNow() {
  const text = input.get();
  if (text.trim() === "") {
    report("There is no text yet. Paste or type an article, or drop a file anywhere on this page.");
    input.focus();
    return;
  }
  if (current) {
    flush();
    editing = offered = false;
    goThere = true;
    if (current.state === "failed" || current.state === "stopped") documents.retry(current);
    draw();
    arrange();
    if (current.state === "analysed") announce(current);
  } else {
    draft = "";
    input.set("");
    begin([{ name: nameOf(text), source: text }]);
  }
}

/** @param {number} sentences */
function setLength(sentences) {
  documents.setSentences(sentences);
  clearTimeout(lengthPause);
  lengthPause = setTimeout(() => current && documents.freshen(current), TYPING_PAUSE);
}

/** @param {string[]} words that keywords and phrases leave out, in every text */
function leaveOut(words) {
  documents.setStopWords(words);
  if (current) documents.freshen(current);
}

/**
 * @param {string} key
 * @param {number} index
 */
function choose(key, index) {
  if (!current?.analysis) return;
  const choice = choiceOf(current.analysis, current.text, key);
  if (!choice || index >= choice.spans.length) {
    report("This does not stand in the part of the text that is shown.");
    return;
  }
  setView("text");
  selection.choose(choice, index);
}

/** @param {1 | -1} by */
function step(by) {
  if (selection.get()) {
    setView("text");
    selection.step(by);
    return;
  }
  const mention = article.neighbor(by);
  const entity = mention && current?.analysis?.entities[mention.entity];
  if (entity) choose(entityKey(entity), mention.nth);
}

/** Gives the focus back to where the selection came from. */
function clearSelection() {
  const from = origin;
  selection.clear();
  if (from instanceof HTMLElement && from.isConnected) from.focus({ preventScroll: true });
}

/** Opens what can be corrected: of the words that are selected by hand, else of the selection. */
function correct() {
  const words = article.handSelected();
  if (words && current && corrections.canAdd(current.text.slice(words.start, words.end))) return corrections.open(null, words);
  const selected = selection.get();
  const entity = selected && current?.analysis?.entities.find((other) => entityKey(other) === selected.key);
  const span = selected?.spans[selected.index];
  if (entity && span) corrections.open(entity, span);
}

/** Offers to mark what is selected by hand as a name. */
function offerMarking() {
  const words = article.handSelected();
  const canMark = Boolean(words && current && corrections.canAdd(current.text.slice(words.start, words.end)));
  markWords.hidden = !canMark;
}

/** @param {Selected} choice */
async function copySelected({ spans, index }) {
  const span = spans[index];
  if (!current || !span) return;
  const words = oneLine(current.text.slice(span.start, span.end));
  try {
    await copy(words);
    status.textContent = `Copied: ${excerpt(words, 60)}`;
  } catch (error) {
    report(client.explain(error).message);
  }
}

/** @param {() => void} action */
function quietly(action) {
  quiet = true;
  try {
    action();
  } finally {
    quiet = false;
  }
}

/** @param {Selected | null} choice the selection has changed */
function selected(choice) {
  if (!choice) origin = null;
  else if (!quiet) origin ??= document.activeElement === document.body ? null : document.activeElement;
  article.select(choice, quiet ? "stay" : "follow");
  findings.select(choice);
  chip(choice);
  if (!choice || quiet || !current) return;
  const span = choice.spans[choice.index];
  status.textContent = `${choice.label}, ${choice.unit} ${choice.index + 1} of ${choice.spans.length}: ${excerpt(current.text.slice(span.start, span.end), 120)}`;
}

/** @param {"text" | "findings"} view which of the two a narrow screen shows */
function setView(view) {
  document.body.dataset.view = view;
  for (const other of ["text", "findings"]) byId(`show-${other}`, HTMLButtonElement).setAttribute("aria-pressed", String(other === view));
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

/**
 * A pasted text's name, until its title is known: its first words.
 *
 * @param {string} text
 */
function nameOf(text) {
  return excerpt(text.trimStart().split("\n", 1)[0] ?? "", 60) || "Text";
}
