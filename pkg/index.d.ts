/**
 * Nutgraf reads an article where it is, in the browser or in Node: what it comes down to, what it is about, who and
 * where, who said what, when and how much. Nothing leaves the device.
 *
 * Every span is half-open: `start` inclusive, `end` exclusive, in UTF-16 units (the index of JavaScript's strings) unless
 * the option `offsets` says otherwise. What is not known is `null`; only fields marked `?` may be missing. Scores and
 * means are rounded to four decimals.
 */

// The host's own types, of whichever library declares them (a browser's, Node's, a worker's); where none does, what is used of them
// here, so that the package can be compiled against without any. Their names are those of the host's.
type Declared<Name extends string, Otherwise> = typeof globalThis extends Record<Name, { prototype: infer Instance }> ? Instance : Otherwise;
type AbortSignal = Declared<"AbortSignal", { readonly aborted: boolean; addEventListener(type: "abort", listener: () => void): void; removeEventListener(type: "abort", listener: () => void): void }>;
type Blob = Declared<"Blob", BlobLike>;
type File = Declared<"File", BlobLike & { readonly name: string }>;
type Request = Declared<"Request", { readonly url: string }>;
type Response = Declared<"Response", { readonly ok: boolean; readonly status: number; arrayBuffer(): Promise<ArrayBuffer> }>;
type URL = Declared<"URL", { readonly href: string }>;
/** `WebAssembly.Module` */
type WasmModule = typeof globalThis extends { WebAssembly: { Module: { prototype: infer Instance } } } ? Instance : object;
interface BlobLike {
  readonly size: number;
  readonly type: string;
  slice(start?: number, end?: number): BlobLike;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** Everything that Nutgraf says about one article. The same object as the command line's `--format json`. */
export interface Analysis {
  /** Version of this shape. A new field does not change it; another meaning, name or type of one does. */
  schema: 1;
  /**
   * The analysed text, wherever the caller does not hold it: the input was a file, or repair changed it. Else `null`, and
   * spans refer to the string that was given.
   */
  text: string | null;
  /** What the reader should know about how the text was read. */
  notices: Notice[];
  /** What was mended in the text. */
  repairs: Repair[];
  language: Language;
  /** The headline. */
  title: Span | null;
  /** The article's own date, `YYYY-MM-DD`. */
  published: string | null;
  /** What the file says of its document. */
  metadata: Metadata;
  /** Every part of the text that is not white space is in exactly one block. */
  blocks: Block[];
  /** They cover all blocks. Keywords are of the title and the body, summary and stats of the body. */
  sentences: Sentence[];
  stats: Stats;
  readability: Readability;
  /** What the counts of keywords are out of. */
  totals: Totals;
  /** The most frequent words with content and names, most frequent first. No numbers, no stop words. */
  keywords: Keyword[];
  /** Sequences of two to four words, those first that stand together most strongly. */
  ngrams: Ngram[];
  /** What the article is about, best first. */
  keyphrases: Keyphrase[];
  /** The sentences that say most, in text order. */
  summary: SummarySentence[];
  /** The paragraph that tells why the story matters. */
  nutgraf: Nutgraf | null;
  /** Who and where, most mentioned first. The mentions of all of them together do not overlap. */
  entities: Entity[];
  /** Who said what, in text order. */
  quotes: Quote[];
  /** When, in text order. */
  dates: DateMention[];
  /** How much, in text order. */
  amounts: Amount[];
  /** The option `corrections`, rule by rule, with the number of mentions that each holds for: 0 where it fits nothing. */
  corrections: (Correction & { applied: number })[];
  /** What of the option `watch` was found: entities, then words with their places; missing without that option. */
  watch?: Watched[];
}

/** An entry of a watch list that was found. */
export interface Watched {
  /** The entry's id, or its name. */
  watch: string;
  /** From 0 to 1. */
  sure: number;
  /** How it was found, in words for the reader. */
  why: string;
  /** `id` of the entity that it is; `null` for a word. */
  entity: string | null;
  /** All mentions. */
  count: number;
  /** Where the word stands: `start, end, start, end, …`; nothing for an entity. */
  mentions: number[];
}

/**
 * What can be asked for by the option `fields`: a key of the analysis, or a key of the things in one of its lists, such as
 * "entities.name".
 */
export type FieldName = keyof Analysis | { [K in ListName]: `${K}.${keyof Item<K> & string}` }[ListName];

/** The lists of which parts can be asked for. */
export type ListName = "blocks" | "sentences" | "keywords" | "ngrams" | "keyphrases" | "summary" | "entities" | "quotes" | "dates" | "amounts";

type Item<K extends ListName> = Analysis[K][number];

/** The parts of a list that are among the names. */
type PartOf<K extends ListName, F extends FieldName> = { [P in keyof Item<K> & string]: `${K}.${P}` extends F ? P : never }[keyof Item<K> & string];

/**
 * An analysis of which certain fields were asked for: what is always given, and those. Other keys are missing. The text comes with
 * whatever has places in it.
 */
export type FieldsOf<F extends FieldName> = Pick<Analysis, "schema" | "notices" | "repairs" | "language" | "title" | "published" | "metadata"> &
  Partial<Pick<Analysis, "text">> &
  Pick<Analysis, Extract<F, keyof Analysis>> & { [K in ListName as [PartOf<K, F>] extends [never] ? never : K]: Pick<Item<K>, PartOf<K, F>>[] };

/** What an analysis gives: all, where the option `fields` is not given. */
export type AnalysisOf<F extends FieldName> = [F] extends [never] ? Analysis : FieldsOf<F>;

/** A half-open part of the text. */
export interface Span {
  start: number;
  end: number;
}

/** Positions of many mentions, flat: `start, end, start, end, …`, in text order. */
export type FlatSpans = number[];

/** Something that the reader should know; with `start` and `end` where it is about one part of the text. */
export interface Notice {
  /**
   * For programs: "decoded-as", "too-long", "windowed", … "attachments": `unpack` has them. "language-pack-missing": the pack of `language` is not loaded. Where that
   * is the language of the text, every form of a word counts for itself, and stop words are among the keywords. Words of Chinese,
   * Japanese and Thai are not well told apart without their packs, also where they stand in a text of another language. There is a
   * notice for each pack that is missing.
   */
  code: string;
  /** For people. */
  message: string;
  start?: number;
  end?: number;
  /** The code of the language that it is about, as `loadLanguage` takes it; with "language-pack-missing" only. */
  language?: string;
}

/** One kind of repair and how often it was made. */
export interface Repair {
  /** For programs: "joined-lines", "joined-hyphens", … */
  kind: string;
  count: number;
}

/** The language of the text. */
export interface Language {
  /** ISO 639-1, else 639-3; "und" where it could not be told. */
  code: string;
  /** 0 to 1; 1 where the caller named the language. */
  confidence: number;
}

export type BlockKind =
  | "title"
  | "kicker"
  | "byline"
  | "dateline"
  | "date"
  | "heading"
  | "paragraph"
  | "list-item"
  | "caption"
  | "quote"
  | "table"
  | "code"
  | "furniture";

/** A part of the article between two paragraph breaks. */
export interface Block extends Span {
  kind: BlockKind;
  /** Whether it is part of what the article tells, as opposed to standing around it. */
  body: boolean;
  /** Its language, as in `Language.code`, where it is another than the text's. */
  language?: string;
  /** Where in the file it begins, "page 3", where that is known. */
  source?: string;
}

/** What a file says of its document; each `null` where it does not. */
export interface Metadata {
  title: string | null;
  /** Several with "; " between. */
  author: string | null;
  /** `YYYY-MM-DD`: of publication, or when the file was made. */
  date: string | null;
  url: string | null;
  /** The language that it declares, as a BCP 47 tag; which one the text is in, `Analysis.language` tells. */
  language: string | null;
  pages: number | null;
}

/** One sentence. */
export interface Sentence extends Span {
  /** Index into `blocks`. */
  block: number;
}

/** Counts of the body. */
export interface Stats {
  /** Unicode scalar values. */
  characters: number;
  /** Words, numbers and addresses. */
  words: number;
  /** Distinct words, case aside. */
  uniqueWords: number;
  sentences: number;
  paragraphs: number;
  /** Minutes of silent reading, at 238 words a minute. */
  readingMinutes: number;
}

/** The published formulas; `null` where there is no sentence, or where a formula is for English and the text is not. */
export interface ReadabilityScores {
  /** About 0 (hard) to 100 (easy). */
  fleschReadingEase: number | null;
  /** This and the next five: a grade of a US school. */
  fleschKincaidGrade: number | null;
  gunningFog: number | null;
  smog: number | null;
  colemanLiau: number | null;
  automatedReadability: number | null;
  wordsPerSentence: number | null;
  syllablesPerWord: number | null;
}

/** How the body reads. */
export interface Readability extends ReadabilityScores {
  /** The body less the words inside quotation marks: how the writer writes. */
  withoutQuotes: ReadabilityScores;
  /** The formulas that were made for the language, where it is another than English; missing where there is none. */
  formulas?: Formula[];
}

/** A published formula for another language than English; `packs/readability.txt` names their sources. */
export interface Formula {
  /** As it is known: "LIX", "Wiener Sachtextformel". */
  name: string;
  /** From about 0 (hard) to 100 (easy), in years of school, or a number that is higher for harder texts. */
  scale: "ease" | "grade" | "index";
  score: number | null;
  withoutQuotes: number | null;
}

/** What the counts of keywords are out of. */
export interface Totals {
  /** Words of the title and the body, stop words included, numbers left out. */
  words: number;
  /** Words of the texts that the language was counted in, in general; `null` where that is not known. */
  reference: number | null;
}

/** One word, or one name of several words, with all its forms. A name's words do not count for themselves. */
export interface Keyword {
  /** The commonest form; in other languages than English the dictionary form, where it is known; of a name its fullest. */
  text: string;
  /** In lower case; of a name its fullest form. No two keywords have the same. */
  lemma: string;
  /** All of its occurrences, also those that limits leave out of `mentions`. */
  count: number;
  mentions: FlatSpans;
  /**
   * Gries' deviation of proportions over ten equal parts of the text, normalized: from 0, spread evenly, to 1, all in one
   * part.
   */
  dispersion: number;
  /** Missing in languages other than English, and for names that are written like stop words ("US"). */
  keyness?: Keyness;
  /** The other forms; missing where there are none. */
  variants?: Variant[];
}

/** How unusual a word's frequency here is against general texts of its language: log-likelihood after Rayson and Garside (2000). */
export interface Keyness {
  /**
   * How often its forms stand in general texts of the language, out of `Totals.reference` words, in steps of half a doubling; 0 stands for
   * fewer than 8. A name of several words counts as the rarest of them, of which it can have no more.
   */
  reference: number;
  /** How often it would be expected here. */
  expected: number;
  /** The log-likelihood ratio. Above 15.13 chance explains it once in ten thousand. */
  g2: number;
  /** Whether `count` is over or under what is expected. */
  direction: "over" | "under";
}

/** Another form of a keyword. */
export interface Variant {
  text: string;
  count: number;
}

/**
 * Words that stand together at least twice, within a sentence; stop words stand inside only. Not one that is always a part
 * of a longer one here.
 */
export interface Ngram {
  /** As it stands in the text for the first time. */
  text: string;
  /** How many words it has: 2 to 4. */
  words: number;
  count: number;
  /** Dunning's log-likelihood ratio of its two parts, parted where they hold together least. */
  g2: number;
}

/** A phrase that says what the article is about. */
export interface Keyphrase {
  /** The commonest of its forms in the text. */
  text: string;
  /** 0 to 1, which the first one has; comparable within one analysis only. */
  score: number;
  /** In the title and the body, also those that limits leave out of `mentions`. */
  count: number;
  mentions: FlatSpans;
}

/** One sentence of the summary. */
export interface SummarySentence extends Span {
  /** Index into `sentences`. */
  sentence: number;
  /** 1 for the best. */
  rank: number;
  /** 0 to 1; comparable within one analysis only. */
  score: number;
  /** What spoke for it: "lead", "title", "entities", … */
  reasons: string[];
  /** Whom it speaks of, where the sentence that names them is left out; missing else. */
  context?: string;
  /** The words of the sentence that mean `context` ("she", "the ministry"); missing where nothing does. */
  contextOf?: Span;
}

/** The paragraph that tells why the story matters. */
export interface Nutgraf {
  /** Index into `blocks`. */
  block: number;
  /** 0 to 1; comparable within one analysis only. */
  score: number;
}

/**
 * `organization`: companies, ministries, parties, teams, alliances, media. `place`: countries, cities, regions, rivers,
 * buildings. `group`: nationalities, religions, peoples, as noun or adjective. `work`: laws, programmes, strategies,
 * indices, titles of works.
 */
export type EntityKind = "person" | "organization" | "place" | "group" | "event" | "work" | "product";

/** Somebody or something with a name. */
export interface Entity {
  /** "e1", "e2", …: unique within one analysis. */
  id: string;
  kind: EntityKind;
  /** The fullest form in the text. */
  name: string;
  /** Other forms, in order of appearance. */
  aliases: string[];
  /** Whether the text speaks of a person as a woman or a man: by a title, an office, a pronoun. */
  gender: "f" | "m" | null;
  /** Titles and roles that the text gives: "Ambassador of Uzbekistan to Germany". */
  roles: string[];
  /** All of its mentions, also those that limits leave out of `mentions`. */
  count: number;
  /** In text order. */
  mentions: Mention[];
  /** What speaks for the kind, in words for the reader: "title 'Ambassador'". */
  why: string[];
  /** The id or name of the entry of the watch list that it is, the surest one. */
  watch?: string;
  /** How sure that is, from 0 to 1. */
  sure?: number;
}

/** `name`: the full name. `short`: surname, acronym or another short form. `nominal`: a common noun, "the ministry". */
export type MentionForm = "name" | "short" | "nominal";

/** One place that names an entity, without a leading article, title or role and without a trailing possessive. */
export interface Mention extends Span {
  form: MentionForm;
}

/** `direct`: whole sentences, or a clause that a cue introduces. `partial`: a few words within the writer's sentence. */
export type QuoteKind = "direct" | "partial";

/** One quotation; the span is that of the words inside the marks. */
export interface Quote extends Span {
  kind: QuoteKind;
  /** `id` of an entity. */
  speaker: string | null;
  /** The speaker's fullest name in the text, also where that is no entity: "a spokesman". */
  speakerName: string | null;
  /** The words at the cue that name the speaker: "he", "Yoon". */
  mention: Span | null;
  /** The word that says it is said: "emphasized". */
  cue: Span | null;
}

/** The four types of TIMEX3 (ISO-TimeML). */
export type DateKind = "date" | "time" | "duration" | "set";

/** One expression of time. */
export interface DateMention extends Span {
  kind: DateKind;
  /** TIMEX3 value ("2024-04-30", "P3D", "PRESENT_REF"), an ISO range "2023-06-13/2023-06-15", or "" if unresolved. */
  value: string;
}

export type AmountKind = "money" | "percent" | "quantity" | "number" | "ordinal";

/** A value and its unit. */
export interface Measure {
  /** In units of `unit`; 5 % is 5. */
  value: number;
  /** ISO 4217 for money, UCUM for quantities, "%" for percent; `null` for plain numbers and ordinals. */
  unit: string | null;
}

/** One amount. */
export interface Amount extends Span, Measure {
  kind: AmountKind;
  /** The upper end of a range, of which `value` is the lower one, in units of `unit`: "3 to 5 per cent". Missing where it is no range. */
  valueTo?: number;
  /** The same amount in other units, as the text gives them: "42 trillion won (30 billion dollars)". */
  alternatives: Measure[];
}

/** What can be asked of an analysis. `undefined` and `null` count as not given; unknown names are refused. */
export interface Options<F extends FieldName = FieldName> {
  /** "auto" (the default) or a code of ISO 639: "en", "uz". */
  language?: string | null | undefined;
  /**
   * The languages of the reader, by the same codes, as `navigator.languages` has them before the hyphen: a text of a few words
   * is in one of them more likely than in others. Where `language` is given, they mean nothing.
   */
  languageHints?: readonly string[] | null | undefined;
  /** The day, `YYYY-MM-DD`, that "yesterday" and "June 13" are resolved against; by default the article's own date. */
  date?: string | null | undefined;
  /** Sentences of the summary, 3 by default. Not together with `ratio`. */
  sentences?: number | null | undefined;
  /** Share of the body's sentences that the summary takes, above 0 and up to 1. */
  ratio?: number | null | undefined;
  /** Whether broken lines, justified spaces and the like are mended: where they show ("auto", the default), … */
  repair?: "auto" | "always" | "never" | null | undefined;
  /** The unit of all offsets: "utf16" by default; bytes of UTF-8; Unicode scalar values. */
  offsets?: "utf16" | "utf8" | "chars" | null | undefined;
  /** A title known apart from the text; it weighs as a title and has no span. */
  title?: string | null | undefined;
  /**
   * Words that keywords, n-grams and keyphrases leave out beside the language's own stop words: forms, lemmas or names, in
   * any case.
   */
  stopWords?: readonly string[] | null | undefined;
  /** How many of each thing are listed. */
  limits?: Limits | null | undefined;
  /**
   * Lists that go with positions stop at this offset, for showing the head of a very large text; counts and rankings are of
   * the whole text all the same, and the notice "windowed" says so.
   */
  window?: number | null | undefined;
  /**
   * What the bytes of a file are read as: found out by itself ("auto", the default), or a label of the Encoding Standard
   * ("utf-8", "windows-1250", "iso-8859-2", "macintosh", "shift_jis") or of a DOS code page ("cp437", "cp850", "cp852"), in
   * any spelling. What is chosen is believed; the notice "decoded-as" counts what could not be decoded. A string has been
   * decoded already: with `analyze` this is checked and changes nothing.
   */
  encoding?: string | null | undefined;
  /** What the reader knows better. Quotes, words, summary and all else follow. */
  corrections?: Corrections | null | undefined;
  /** Names and words to look for: `analysis.watch` lists what was found, and entities say which entry they are. */
  watch?: readonly WatchEntry[] | null | undefined;
  /**
   * What is computed and given, all by default: keys of the analysis, or of the things in its lists ("entities.name"). `schema`,
   * `notices`, `repairs`, `language`, `title`, `published` and `metadata` are always given, and `text` with whatever has places in
   * it; other keys are missing. Where nothing that has to do with words was asked for, `contexts` reads the text anew.
   */
  fields?: readonly F[] | null | undefined;
}

/** Corrections as they are kept in a file: `--corrections` of the command line takes the same. */
export interface Corrections {
  /** The version of this shape. */
  corrections: 1;
  /** Applied in order. */
  rules: readonly Correction[];
}

/**
 * What is to be corrected. `rename` shows something by another name, and joins it with what of its kind has that name; `retype` makes
 * it of another kind; `merge` makes others part of it; `split` makes those of its mentions that are written so, or the one at a place,
 * something else; `hide` takes it away; `add` makes words a name.
 */
export type Correction =
  | { do: "rename"; target: Target; to: string }
  | { do: "retype"; target: Target; kind: EntityKind }
  | { do: "merge"; target: Target; with: readonly Target[] }
  | { do: "split"; target: Target; name?: string | undefined }
  | { do: "hide"; target: Target }
  | { do: "add"; text: string; kind: EntityKind; at?: Place | undefined };

/** What a correction is about: all that is called by a name (of a kind), or with `at` one mention. It has a name or a place. */
export interface Target {
  kind?: EntityKind | undefined;
  /** The name that is shown, or was before a correction; where there is none, another form. */
  name?: string | undefined;
  at?: Place | undefined;
}

/** A place that is told by its words, so that edits elsewhere do not move it. */
export interface Place {
  /** The mention, or more around it, as it is written. */
  quote: string;
  /** Which occurrence of these words, from 1, which is the default. */
  occurrence?: number | undefined;
}

/** How many of each thing are listed. */
export interface Limits {
  /** 200 by default. */
  keywords?: number | null | undefined;
  /** 100 by default. */
  ngrams?: number | null | undefined;
  /** 100 by default. */
  keyphrases?: number | null | undefined;
  /** Mentions of one keyword or keyphrase, 1,000 by default; of one entity only where `entities` is given too. */
  mentions?: number | null | undefined;
  /** No limit by default. */
  entities?: number | null | undefined;
}

/** Options of calls that take a while. */
export interface CallOptions {
  /** Stops the call, which then rejects with code "aborted". */
  signal?: AbortSignal | null | undefined;
  /** Told how far the call is. What it throws is reported as an uncaught error and stops nothing. */
  onProgress?: ((progress: Progress) => void) | null | undefined;
}

/** How far a call is. */
export interface Progress {
  /** "read" is the reading of a file; the others are the steps of the analysis, in this order. */
  step: "read" | "import" | "segment" | "annotate" | "present";
  /** Share of the whole call that is done, 0 to 1; it only grows. */
  fraction: number;
}

/**
 * A file, or its bytes: text in any encoding, a web page, PDF, docx, odt, epub, rtf, e-mail, Markdown, ZIP. What is in it shows what
 * it is; the name of a `File` tells where that leaves it open. Wasm files that this takes are loaded when they are first needed.
 */
export type FileSource = Blob | ArrayBuffer | ArrayBufferView;

/** The documents inside a file; `notices` tells people of those that are not among them: locked, damaged, too large. */
export type Unpacked = File[] & { notices: string[] };

/** What is said of a file. */
export interface FileOptions {
  /**
   * What the file is: "auto" (the default) sees for itself. "pasted" is text that is Markdown where its marks are plain to see. "rows" is a table (csv, tsv) or JSON Lines in which every row is an
   * article, which only `unpack` opens.
   */
  format?: "auto" | "txt" | "html" | "md" | "pasted" | "pdf" | "docx" | "odt" | "epub" | "rtf" | "eml" | "zip" | "rows" | null | undefined;
  /** The password of a file that is locked with one. */
  password?: string | null | undefined;
  /** Whether all of a web page is read, and not only its article. */
  wholePage?: boolean | null | undefined;
}

/** A wasm file: its address, an answer to a request for it, its bytes, or the compiled module; or a promise of that. */
export type WasmSource = WasmInput | Promise<WasmInput>;
type WasmInput = string | URL | Request | Response | ArrayBuffer | ArrayBufferView | WasmModule;

/** The pack of a language: its address, an answer to a request for it, or its bytes; or a promise of that. */
export type PackSource = PackInput | Promise<PackInput>;
type PackInput = string | URL | Request | Response | ArrayBuffer | ArrayBufferView;

/** The languages that the analysis on this thread knows more of than their names, by ISO 639-1. */
export interface Languages {
  /** Those whose packs are loaded; English, which needs none, is always among them. */
  loaded: string[];
  /** Those that have packs, loaded or not. Texts in all other languages are analysed too, without. */
  available: string[];
}

/**
 * - `too-long`: the input is larger than is read in one piece.
 * - `bad-option`: an argument has an unknown name, a wrong type, or a value out of range.
 * - `bad-model`: a model file is damaged or of another format version.
 * - `version-mismatch`: scripts or wasm files of different versions have met.
 * - `password-needed`: the file is locked: no password was given, or one that does not open it.
 * - `archive`: the file holds several documents; `unpack` gives them one by one.
 * - `unsupported`: this kind of file, or this platform, cannot be dealt with.
 * - `unreadable`: a file could not be read, or is not what it claims to be.
 * - `crashed`: the analysis stopped unexpectedly; later calls work.
 * - `aborted`: the caller asked to stop.
 */
export type ErrorCode =
  | "too-long"
  | "bad-option"
  | "bad-model"
  | "version-mismatch"
  | "password-needed"
  | "archive"
  | "unsupported"
  | "unreadable"
  | "crashed"
  | "aborted";

/** What every call throws or rejects with. The message says what happened and what can be done about it. */
export class NutgrafError extends Error {
  constructor(code: ErrorCode, message: string, options?: ErrorOptions);
  readonly name: "NutgrafError";
  readonly code: ErrorCode;
}

/** The version of the package. */
export const VERSION: string;

/**
 * Loads the analysis onto this thread. Later calls give the promise of the first one; a failure can be tried again. What it
 * says about where the wasm files are also goes for the workers that are created after it.
 *
 * @param wasm where `nutgraf_bg.wasm` is; by default beside this script
 * @param importWasm where `nutgraf_import_bg.wasm` is, which `analyzeFile` and `unpack` need for what is no Unicode text
 * @param exportWasm where `nutgraf_export_bg.wasm` is, which only `exportAnalysis`, `redact` and collections need
 * @param htmlWasm where `nutgraf_html_bg.wasm` is, which only web pages need
 * @param pdfWasm where `nutgraf_pdf_bg.wasm` is, which only PDF needs
 * @param cjkWasm where `nutgraf_cjk_bg.wasm` is, which only Chinese, Japanese and Korean PDF needs
 * @throws {NutgrafError} `unreadable`, `unsupported`, `version-mismatch`
 */
export function init(wasm?: WasmSource, importWasm?: WasmSource, exportWasm?: WasmSource, htmlWasm?: WasmSource, pdfWasm?: WasmSource, cjkWasm?: WasmSource): Promise<void>;

/**
 * Loads the pack of a language for the calls on this thread: its stop words, its word forms, its abbreviations; for Chinese,
 * Japanese and Thai what divides a text into words. Calls `init()` where that has not been done. A pack is a file of 0.04 to 30 kB,
 * which stays loaded, also after a crash; loading it twice does nothing. No call on this thread fetches a pack by itself: an
 * analysis without says so in the notice "language-pack-missing". Workers fetch theirs and need no call of this; those that are
 * created after it have the pack from the beginning, unless they were told where theirs are.
 *
 * @param code as in `Language.code`: "de"
 * @param source where the pack is; by default `packs/CODE.nut` beside this script
 * @throws {NutgrafError} `bad-option` where the language has no pack; `unreadable` where the pack could not be fetched, is damaged,
 *   of another version, or of another language: loading it can be tried again
 */
export function loadLanguage(code: string, source?: PackSource): Promise<void>;

/**
 * The languages that are loaded on this thread, and those that can be, after `init()`.
 *
 * @throws {NutgrafError} `unsupported` before `init()` is done
 */
export function languages(): Languages;

/**
 * Analyses a text, on this thread, after `init()`. Lone surrogates count as one unit and come back as U+FFFD.
 *
 * @throws {NutgrafError} `bad-option`, `crashed`; `unsupported` before `init()` is done
 */
export function analyze<const F extends FieldName = never>(text: string, options?: Options<F> | null): AnalysisOf<F>;

/**
 * Analyses a file or its bytes, on this thread; calls `init()` where that has not been done. Between the slices that it
 * reads the thread is free.
 *
 * @throws {NutgrafError} `password-needed`, `archive`, `unsupported`, `unreadable`, `too-long`, `bad-option`, `crashed`, `aborted`
 */
export function analyzeFile<const F extends FieldName = never>(
  file: FileSource,
  options?: (Options<F> & FileOptions & CallOptions) | null,
): Promise<AnalysisOf<F>>;

/**
 * The documents inside a file, on this thread: those of a ZIP archive, the attachments of an e-mail, the rows of a table of articles.
 * None where there are none. Calls `init()` where that has not been done.
 *
 * ```js
 * for (const file of await unpack(archive)) console.log(file.name, await analyzeFile(file));
 * ```
 *
 * @throws {NutgrafError} as `analyzeFile`, but for `archive`
 */
export function unpack(file: FileSource, options?: (FileOptions & Pick<Options, "encoding"> & Pick<CallOptions, "signal">) | null): Promise<Unpacked>;

/**
 * Takes names, addresses and numbers out of a text, on this thread: every form in which those were found stand, in the
 * title and around the article too, gives way to a label that stays the same ("Person 1") or to a bar.
 *
 * Names that are not found are not taken out: read the result before it is passed on. Fetches `nutgraf_export_bg.wasm` at the first
 * call, and calls `init()` where that has not been done.
 *
 * ```js
 * let key;
 * for (const text of texts) ({ text: redacted, key } = await redact(text, { kinds: ["person", "email"], key }));
 * ```
 *
 * @throws {NutgrafError} `bad-option`, `unreadable`, `unsupported`, `crashed`
 */
export function redact(text: string, options?: RedactOptions | null): Promise<Redacted>;

/** What can be taken out. `url` is web addresses and names of accounts ("@name"), `account` IBANs and numbers of payment cards. */
export type RedactKind = EntityKind | "email" | "phone" | "url" | "account";

/** What is taken out, and how; the other options are those of the analysis that finds the names, corrections among them. */
export interface RedactOptions extends Options {
  /** By default persons, e-mail addresses, telephone numbers, web addresses and accounts. */
  kinds?: RedactKind[] | null | undefined;
  /** Labels ("Person 1"), which are the default, or bars that are all of one length. */
  style?: "labels" | "bars" | null | undefined;
  /** The key that another text of the same collection came back with: who has a label keeps it. */
  key?: RedactKey | null | undefined;
}

/** A redacted text. */
export interface Redacted {
  text: string;
  /** The text that was redacted, where repair changed what was given; else `null`. It holds all names. */
  source: string | null;
  /** In text order. */
  replacements: Replacement[];
  /** Capitalized words within sentences that no list knows and that were left, with their places in `text`: the first hundred. */
  unsure: (Span & { text: string })[];
  /** Always with "redaction-unsure", which says what cannot be promised; "redaction-fewer-names" where fewer are found than in English, "redaction-no-names" where none are. */
  notices: Notice[];
  /** Who is who. It undoes the redaction: keep it apart from the text. */
  key: RedactKey;
}

/** One place where something was taken out: a span of the text that was redacted. */
export interface Replacement extends Span {
  /** Where the label or bar begins in the redacted text. */
  at: number;
  /** Also where a bar is shown. */
  label: string;
  kind: RedactKind;
}

/** Who the labels stand for. The same object as the file of the command line's `--key`. */
export interface RedactKey {
  schema: 1;
  labels: {
    label: string;
    kind: RedactKind;
    /** The fullest form that was found; of addresses and numbers a form that is the same for all ways of writing them. */
    name: string;
    /** The forms that the label took the place of, at most fifty. */
    forms: string[];
  }[];
}

/**
 * The tokens of a text as `start, end, kind, sentence` for each, after `init()`. Kinds: 0 word, 1 number, 2 clitic ("'s"),
 * 3 punctuation, 4 symbol, 5 web address, 6 e-mail address, 7 handle ("@name", "#topic"). Sentences count from 0. Packs that are
 * loaded divide Chinese, Japanese and Thai into words, and know the abbreviations of their languages, which end no sentence.
 *
 * @throws {NutgrafError} `crashed`; `unsupported` before `init()` is done
 */
export function tokenize(text: string): Uint32Array;

/**
 * What an analysis can become: a report in Markdown; a report in HTML, one file without a script, with pictures and the text, which
 * can be printed; the analysis as JSON; a table; a picture.
 */
export type ExportName =
  | "text"
  | "markdown"
  | "html"
  | "json"
  | `csv:${"entities" | "keywords" | "ngrams" | "keyphrases" | "quotes" | "dates" | "amounts"}`
  | `svg:${"strip" | "timeline" | "bars"}`;

/** What may be said about an export. */
export interface ExportOptions {
  /** The unit of the analysis' offsets: what the options of the analysis said. Default "utf16". */
  offsets?: "utf16" | "utf8" | "chars" | null | undefined;
  /** Begins a table with a byte order mark, by which Excel knows that it is UTF-8. Default false. */
  bom?: boolean | null | undefined;
}

/**
 * Writes an analysis in another form: the same bytes as the command line and the crate write. Markup, formulas, addresses and controls
 * that stand in the text are shown in it and do nothing. The first call loads a wasm file of its own; `init()` is not needed.
 *
 * @param analysis what `analyze` or `analyzeFile` gave, also of a worker, or read from JSON; of this version. Reports tell what there
 *   is of it; a table or picture needs what it is made of, and things in lists have all of their parts
 * @param text the text that was analysed; where `analysis.text` is there, that one is read
 * @throws {NutgrafError} `bad-option` where the analysis is of another version or none; `unreadable`, `version-mismatch`, `crashed`
 */
export function exportAnalysis(analysis: FieldsOf<never> & Partial<Analysis>, text: string, what: ExportName, options?: ExportOptions | null): Promise<string>;

/**
 * What an analysis for a collection is made with: the fields that a digest holds, all words. `analyze(text, COLLECTION_OPTIONS)` is
 * quicker than a whole analysis, and counts what the command line counts.
 */
export const COLLECTION_OPTIONS: {
  readonly fields: readonly ("stats" | "totals" | "keywords" | "keyphrases" | "entities" | "quotes" | "dates" | "amounts")[];
  readonly limits: { readonly keywords: number; readonly keyphrases: number; readonly mentions: number };
};

/**
 * Begins a collection: many documents, read as a whole. Fetches `nutgraf_export_bg.wasm` when it is called for the first time; from
 * then on all calls of the collection answer at once.
 *
 * ```js
 * const collection = await createCollection();
 * for (const [id, text] of texts) collection.add(id, analyze(text, COLLECTION_OPTIONS), text);
 * const { entities, copies } = collection.report({ texts });
 * ```
 *
 * @param parts bytes of collections that it begins with
 * @throws {NutgrafError} `unreadable`, `version-mismatch`, `unsupported`
 */
export function createCollection(...parts: Uint8Array[]): Promise<DocumentCollection>;

/**
 * Documents, of each of which a digest is kept: at most 1 kB and a quarter of its text, which itself is not in it. Merging is
 * associative and commutative: the same documents give the same bytes, in whatever order and parts they came.
 */
export interface DocumentCollection {
  /** How many documents there are. */
  readonly size: number;
  /** Their ids, in order. */
  ids(): string[];
  /**
   * Takes in an analysis; a document of the same id gives way.
   *
   * @param text the text that was analysed; may be left out where `analysis.text` is there
   * @param options the unit of the analysis' offsets, where it is not UTF-16
   * @throws {NutgrafError} `bad-option` where the analysis lacks fields of `COLLECTION_OPTIONS`, or the text is not to be had
   */
  add(id: string, analysis: FieldsOf<never> & Partial<Analysis>, text?: string | null, options?: { offsets?: Options["offsets"] } | null): DocumentCollection;
  /**
   * Takes in all documents of another collection, or of its bytes. Of two different documents of one id one stays, the same one
   * whichever takes in the other.
   *
   * @throws {NutgrafError} `unreadable` for what are no such bytes, `version-mismatch` for those of another version
   */
  merge(other: DocumentCollection | Uint8Array | ArrayBuffer): DocumentCollection;
  /** Takes out a document; whether there was one. */
  remove(id: string): boolean;
  /** The collection as bytes, for `merge` and `createCollection`. */
  toBytes(): Uint8Array;
  /** What the documents say together. */
  report(options?: ReportOptions | null): CollectionReport;
  /** The report as a table with a row for each thing, or as an HTML document of its own. */
  reportAs(what: ReportName, options?: ReportOptions | null): string;
  /**
   * How two groups of documents differ.
   *
   * @throws {NutgrafError} `bad-option` where a group is empty, or names a document that is not there or in both
   */
  compare(here: string | readonly string[], there: string | readonly string[], options?: { texts?: Texts | null | undefined } | null): Comparison;
}

/** The texts of documents by their ids. */
export type Texts = ((id: string) => string | null | undefined) | ReadonlyMap<string, string> | { readonly [id: string]: string };

/** What `reportAs` writes. */
export type ReportName =
  | "html"
  | "csv:documents"
  | "csv:entities"
  | "csv:words"
  | "csv:phrases"
  | "csv:edges"
  | "csv:copies"
  | "csv:dates"
  | "csv:amounts"
  | "csv:quotes"
  | "csv:watch";

/** What is asked of a report. */
export interface ReportOptions {
  /** How many things each list has at most, by default 1,000; documents and copies are all listed, and `totals` are of everything. */
  limit?: number | null | undefined;
  /** Names and words that are looked for in all documents, or the text of a file of them. */
  watch?: string | readonly WatchEntry[] | null | undefined;
  /** The texts, where they are at hand: copies are then compared word by word, and only estimated else. */
  texts?: Texts | null | undefined;
}

/** A name or word of a watch list. */
export interface WatchEntry {
  name: string;
  /** Other spellings and other names. */
  aliases?: readonly string[] | null | undefined;
  /** What is found to be of another kind is less sure. */
  kind?: EntityKind | null | undefined;
  note?: string | null | undefined;
  /** What hits are named by, if not by the name. */
  id?: string | null | undefined;
}

/**
 * What documents say together. Numbers that stand for documents, entities or periods are their places in these lists, from 0.
 */
export interface CollectionReport {
  schema: 1;
  /** How many things there are, listed or not. */
  totals: Record<"documents" | "words" | "lemmas" | "phrases" | "entities" | "edges" | "copies" | "dates" | "quotes" | "amounts", number>;
  /** Days, months or years in which documents were published: those with a document, in order. */
  periods: { period: string; documents: number; words: number }[];
  /** By id. */
  documents: {
    id: string;
    title: string | null;
    date: string | null;
    words: number;
    language: string;
    /** The five whom it names most. */
    people: string[];
    /** What it is about: five. */
    phrases: string[];
    /** The document of which it is a copy. */
    copyOf?: number;
  }[];
  /** Those in most documents first. */
  entities: {
    id: string;
    kind: EntityKind;
    name: string;
    aliases: string[];
    roles: string[];
    documents: number;
    mentions: number;
    in: [document: number, mentions: number][];
    /** For each period, the documents that name it. */
    trend: number[];
    /** Why it is one, or is held apart from another. */
    why: string[];
  }[];
  /** Words that are no names, the most frequent first. */
  words: {
    lemma: string;
    text: string;
    count: number;
    documents: number;
    /** From 0, as much in each document as it is long, to 1: Gries' normalized deviation of proportions. */
    dispersion: number;
    /** For each period, the occurrences. */
    trend: number[];
  }[];
  phrases: { text: string; count: number; documents: number }[];
  /** People and organizations that are named together. */
  edges: [entity: number, entity: number, documents: number][];
  copies: {
    /** The longest first. */
    documents: number[];
    /** Which share of the shorter one's words stands, in runs of three, in the other: the least of the group. */
    similarity: number;
    /** Whether that was estimated, since the texts were not at hand. */
    estimated: boolean;
    /** How each of the others differs from the first. */
    differences?: { document: number; count: number; changes: { removed: string; added: string }[] }[];
  }[];
  /** Dates that are named, in order. */
  timeline: { value: string; documents: number; mentions: number; in: number[] }[];
  /** `text` is the first words, `words` how many the whole has. */
  quotes: { document: number; speaker: number | null; speakerName: string | null; kind: "direct" | "partial"; text: string; words: number }[];
  amounts: { document: number; kind: "money" | "percent" | "quantity"; value: number; valueTo?: number; unit: string }[];
  /** In the order of the list. */
  watch: {
    /** The entry's id or name. */
    watch: string;
    note?: string;
    documents: number;
    mentions: number;
    /** By document, the surest first. `kind` is "word" for what is no name. */
    hits: { document: number; as: string; kind: EntityKind | "word"; mentions: number; sure: number; why: string }[];
  }[];
}

/** Two groups of documents. Pairs of numbers are of the first group, then of the second. */
export interface Comparison {
  schema: 1;
  documents: [number, number];
  words: [number, number];
  /** Words that set the groups apart: the log-likelihood ratio (Rayson and Garside 2000) and the log ratio (Hardie 2014). */
  keywords: {
    lemma: string;
    counts: [number, number];
    documents: [number, number];
    expected: number;
    g2: number;
    logRatio: number;
    direction: "here" | "there";
  }[];
  names: ComparedFact<EntityKind>[];
  dates: ComparedFact<"date">[];
  amounts: ComparedFact<"money" | "percent" | "quantity">[];
  /** Passages of eight words or more that stand in both; none where the texts were not at hand. */
  passages: { text: string; words: number; here: string; there: string }[];
}

/** A name, date or amount, and on which side it stands. */
export interface ComparedFact<Kind> {
  kind: Kind;
  text: string;
  documents: [number, number];
  mentions: [number, number];
  side: "here" | "there" | "both";
}

/**
 * Starts a worker for the same calls off the main thread: a browser's `Worker`, or a thread in Node. It does one thing at
 * a time; for many articles at once have several, which share one compiled module. A worker that crashed or was aborted is
 * replaced, and later calls work.
 */
export function createWorkerAnalyzer(options?: WorkerAnalyzerOptions): WorkerAnalyzer;

/** Where a worker's parts are, if not beside this script. */
export interface WorkerAnalyzerOptions {
  /** The worker's script (a module), by an address of the page's own origin or a Blob URL. */
  workerUrl?: string | URL | undefined;
  /** `nutgraf_bg.wasm`. Fetched and compiled here, never by the worker. */
  wasm?: WasmSource | undefined;
  /** `nutgraf_import_bg.wasm`. Asked for when a file needs it. */
  importWasm?: WasmSource | undefined;
  /** `nutgraf_html_bg.wasm`. Asked for when a file is a web page. */
  htmlWasm?: WasmSource | undefined;
  /** `nutgraf_pdf_bg.wasm`. Asked for when a file is a PDF. */
  pdfWasm?: WasmSource | undefined;
  /** `nutgraf_cjk_bg.wasm`. Asked for when a PDF names tables of Chinese, Japanese or Korean characters. */
  cjkWasm?: WasmSource | undefined;
  /** `nutgraf_export_bg.wasm`. Asked for when an analysis is exported, a text redacted, or documents are collected. */
  exportWasm?: WasmSource | undefined;
  /**
   * The packs of languages: the address of the folder that holds them (`CODE.nut`), or what gives the source of each. A pack is
   * asked for when a text needs it for the first time, here and never by the worker, and the result is given once it is made with the
   * pack. Where a pack cannot be had within ten seconds, the result is given without, which an analysis says in a notice
   * "language-pack-missing", and the next one tries again.
   */
  packs?: string | URL | ((code: string) => PackSource) | undefined;
  /**
   * In browsers: starts the worker from a Blob that imports its script, which puts it under the Content-Security-Policy of
   * this page. A worker that is started from an address is only under that of the answer to it. The policy must have
   * `worker-src blob:`; where the browser refuses, the worker is started from its address. With a bundler, name `workerUrl` too.
   * Default false.
   */
  inheritPolicy?: boolean | undefined;
}

/** How contexts are looked for and given. */
export interface ContextsOptions {
  /** All forms of the words: "ran" and "runs" by "run". Default false: these words, in any case. */
  lemma?: boolean | null | undefined;
  /** The order of the lines: as they stand in the text, by the word before, or by the word after. Default "place". */
  sort?: "place" | "before" | "after" | null | undefined;
  /** Words that are shown on either side, 1 to 100. Default 8. */
  window?: number | null | undefined;
  /** Lines that are given; all occurrences are counted. Default 1,000. */
  limit?: number | null | undefined;
  /** Unit of `start` and `end`. Default "utf16". */
  offsets?: Options["offsets"];
  /** The language of the text, where it is not the one that was analysed last. Default "auto". */
  language?: string | null | undefined;
}

/** The occurrences of a word or phrase. */
export interface Contexts {
  /** The words as they were understood. */
  query: string;
  by: "form" | "lemma";
  sort: "place" | "before" | "after";
  /** All occurrences. */
  count: number;
  /** Words of the text, its title and all else included. */
  words: number;
  /** From 0, evenly spread over the text, to 1, all in one tenth of it: Gries' normalized deviation of proportions (2008). */
  dispersion: number;
  /** The forms that were found, most frequent first; case does not make another form. */
  forms: Variant[];
  lines: ContextLine[];
}

/** One occurrence with the text around it, within its block and on one line. */
export interface ContextLine extends Span {
  /** Index into `sentences` of the analysis. */
  sentence: number;
  /** Index into `blocks`. */
  block: number;
  before: string;
  text: string;
  after: string;
}

/**
 * A concordance: the places of a word or phrase, in any case, with the words around them. Quick where the text is the one that was
 * analysed last (`analysis.text ?? text`); else it is read first.
 *
 * ```js
 * const found = contexts("The ferry ran aground. No ferries run.", "ferry", { lemma: true });
 * found.forms; // [{ text: "ferry", count: 1 }, { text: "ferries", count: 1 }]
 * ```
 *
 * @throws {NutgrafError} "bad-option"
 */
export function contexts(text: string, words: string, options?: ContextsOptions | null): Contexts;

/** The analysis off the main thread. Calls are answered in order; each can be stopped for itself. */
export interface WorkerAnalyzer {
  /** As the function of this name, with the packs that the text needs, which are fetched when they are first needed. */
  analyze<const F extends FieldName = never>(text: string, options?: (Options<F> & CallOptions) | null): Promise<AnalysisOf<F>>;
  /** As the function of this name, but reads the file in the worker, in slices. */
  analyzeFile<const F extends FieldName = never>(
    file: FileSource,
    options?: (Options<F> & FileOptions & CallOptions) | null,
  ): Promise<AnalysisOf<F>>;
  /** As the function of this name, in the worker. */
  unpack(file: FileSource, options?: (FileOptions & Pick<Options, "encoding"> & CallOptions) | null): Promise<Unpacked>;
  /** As the function of this name, with the packs that the text needs. */
  tokenize(text: string, options?: CallOptions | null): Promise<Uint32Array>;
  /** As the function of this name, with the packs that the text needs. */
  contexts(text: string, words: string, options?: (ContextsOptions & CallOptions) | null): Promise<Contexts>;
  /** As the function of this name. */
  exportAnalysis(
    analysis: FieldsOf<never> & Partial<Analysis>,
    text: string,
    what: ExportName,
    options?: (ExportOptions & CallOptions) | null,
  ): Promise<string>;
  /** Analyses a text or file for a collection: the bytes of a collection of this one document, with the packs that the text needs. */
  collect(id: string, document: string | FileSource, options?: (Omit<Options, "fields" | "limits"> & FileOptions & CallOptions) | null): Promise<Uint8Array>;
  /** The bytes of one collection of all the parts. */
  merge(parts: readonly Uint8Array[], options?: CallOptions | null): Promise<Uint8Array>;
  /** The report on all the parts. Functions do not go to a worker: texts by id are a map or an object. */
  report(parts: readonly Uint8Array[], options?: (ReportOptions & { texts?: Exclude<Texts, Function> | null | undefined } & CallOptions) | null): Promise<CollectionReport>;
  /** The report on all the parts in another form. */
  reportAs(
    parts: readonly Uint8Array[],
    what: ReportName,
    options?: (ReportOptions & { texts?: Exclude<Texts, Function> | null | undefined } & CallOptions) | null,
  ): Promise<string>;
  /** How two groups of documents of all the parts differ. */
  compare(
    parts: readonly Uint8Array[],
    here: string | readonly string[],
    there: string | readonly string[],
    options?: ({ texts?: Exclude<Texts, Function> | null | undefined } & CallOptions) | null,
  ): Promise<Comparison>;
  /** As the function of this name, with the packs that the text needs. */
  redact(text: string, options?: (RedactOptions & CallOptions) | null): Promise<Redacted>;
  /** Ends the worker; calls under way reject with code "aborted", as do later ones. */
  terminate(): void;
}
