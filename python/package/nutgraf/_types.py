"""The shapes of what goes in and comes out: those of the JSON of the command line, key by key.

Every span is half-open, in code points unless `offsets` says otherwise. What is not known is `None`; only keys marked `NotRequired` may
be missing, and, where `fields` asks for some only, the others. Scores and means are rounded to four decimals.
"""

from datetime import date
from typing import Literal, NotRequired, TypedDict

EntityKind = Literal["person", "organization", "place", "group", "event", "work", "product"]


class Span(TypedDict):
    """A half-open part of the text."""

    start: int
    end: int


class Notice(TypedDict):
    """Something that the reader should know, with its place where it is about one."""

    code: str
    message: str
    start: NotRequired[int]
    end: NotRequired[int]
    language: NotRequired[str]


class Repair(TypedDict):
    """One kind of repair, and how often it was made."""

    kind: str
    count: int


class Language(TypedDict):
    """ISO 639-1, else 639-3; "und" where it could not be told."""

    code: str
    confidence: float


class Metadata(TypedDict):
    """What a file says of its document; a text says nothing."""

    title: str | None
    author: str | None
    date: str | None
    url: str | None
    language: str | None
    pages: int | None


class Block(Span):
    """A part of the article between two paragraph breaks."""

    kind: Literal[
        "title",
        "kicker",
        "byline",
        "dateline",
        "date",
        "heading",
        "paragraph",
        "list-item",
        "caption",
        "quote",
        "table",
        "code",
        "furniture",
    ]
    body: bool
    language: NotRequired[str]
    source: NotRequired[str]


class Sentence(Span):
    """One sentence; `block` is an index into `blocks`."""

    block: int


class Stats(TypedDict):
    """Counts of the body; minutes of silent reading at 238 words a minute."""

    characters: int
    words: int
    uniqueWords: int
    sentences: int
    paragraphs: int
    readingMinutes: float


class ReadabilityScores(TypedDict):
    """The published formulas; `None` where one was made for another language."""

    fleschReadingEase: float | None
    fleschKincaidGrade: float | None
    gunningFog: float | None
    smog: float | None
    colemanLiau: float | None
    automatedReadability: float | None
    wordsPerSentence: float | None
    syllablesPerWord: float | None


class Formula(TypedDict):
    """A published formula for another language than English."""

    name: str
    scale: Literal["ease", "grade", "index"]
    score: float | None
    withoutQuotes: float | None


class Readability(ReadabilityScores):
    """How the body reads, and how it does less the words inside quotation marks."""

    withoutQuotes: ReadabilityScores
    formulas: NotRequired[list[Formula]]


class Totals(TypedDict):
    """What the counts of keywords are out of."""

    words: int
    reference: int | None


class Keyness(TypedDict):
    """How unusual a word's frequency is beside general texts of its language."""

    reference: int
    expected: float
    g2: float
    direction: Literal["over", "under"]


class Variant(TypedDict):
    """Another form of a keyword."""

    text: str
    count: int


class Keyword(TypedDict):
    """One word, or name, with all its forms; `mentions` is `start, end, start, end, …`."""

    text: str
    lemma: str
    count: int
    mentions: list[int]
    dispersion: float
    keyness: NotRequired[Keyness]
    variants: NotRequired[list[Variant]]


class Ngram(TypedDict):
    """Two to four words that stand together."""

    text: str
    words: int
    count: int
    g2: float


class Keyphrase(TypedDict):
    """A phrase that says what the article is about."""

    text: str
    score: float
    count: int
    mentions: list[int]


class SummarySentence(Span):
    """One sentence of the summary; `sentence` is an index into `sentences`."""

    sentence: int
    rank: int
    score: float
    reasons: list[str]
    context: NotRequired[str]
    contextOf: NotRequired[Span]


class Nutgraf(TypedDict):
    """The paragraph that tells why the story matters: an index into `blocks`."""

    block: int
    score: float


class Mention(Span):
    """One place that names an entity."""

    form: Literal["name", "short", "nominal"]


class Entity(TypedDict):
    """Somebody or something with a name."""

    id: str
    kind: EntityKind
    name: str
    aliases: list[str]
    gender: Literal["f", "m"] | None
    roles: list[str]
    count: int
    mentions: list[Mention]
    why: list[str]
    watch: NotRequired[str]
    sure: NotRequired[float]


class Quote(Span):
    """One quotation: the words inside the marks, and who said them."""

    kind: Literal["direct", "partial"]
    speaker: str | None
    speakerName: str | None
    mention: Span | None
    cue: Span | None


class DateMention(Span):
    """One expression of time: its TIMEX3 value, an ISO range, or "" where it could not be resolved."""

    kind: Literal["date", "time", "duration", "set"]
    value: str


class Measure(TypedDict):
    """A value and its unit: ISO 4217, UCUM, "%" or `None`."""

    value: float
    unit: str | None


class Amount(Span, Measure):
    """One amount; `valueTo` is the upper end of a range."""

    kind: Literal["money", "percent", "quantity", "number", "ordinal"]
    valueTo: NotRequired[float]
    alternatives: list[Measure]


class Watched(TypedDict):
    """An entry of a watch list that was found."""

    watch: str
    sure: float
    why: str
    entity: str | None
    count: int
    mentions: list[int]


class Place(TypedDict):
    """A place that is told by its words, and which occurrence of them it is, from 1."""

    quote: str
    occurrence: NotRequired[int]


class Target(TypedDict):
    """What a correction is about: all that is called by a name, or one mention."""

    kind: NotRequired[EntityKind]
    name: NotRequired[str]
    at: NotRequired[Place]


Correction = TypedDict(
    "Correction",
    {
        "do": Literal["rename", "retype", "merge", "split", "hide", "add"],
        "target": NotRequired[Target],
        "to": NotRequired[str],
        "kind": NotRequired[EntityKind],
        "with": NotRequired[list[Target]],
        "name": NotRequired[str],
        "text": NotRequired[str],
        "at": NotRequired[Place],
    },
)


class Corrected(Correction):
    """A correction, and how many mentions it held for."""

    applied: int


class Analysis(TypedDict):
    """Everything that is said about one article."""

    schema: int
    text: str | None
    notices: list[Notice]
    repairs: list[Repair]
    language: Language
    title: Span | None
    published: str | None
    metadata: Metadata
    blocks: list[Block]
    sentences: list[Sentence]
    stats: Stats
    readability: Readability
    totals: Totals
    keywords: list[Keyword]
    ngrams: list[Ngram]
    keyphrases: list[Keyphrase]
    summary: list[SummarySentence]
    nutgraf: Nutgraf | None
    entities: list[Entity]
    quotes: list[Quote]
    dates: list[DateMention]
    amounts: list[Amount]
    corrections: list[Corrected]
    watch: NotRequired[list[Watched]]


class Limits(TypedDict, total=False):
    """How many of each thing are listed."""

    keywords: int
    ngrams: int
    keyphrases: int
    mentions: int
    entities: int


class Corrections(TypedDict):
    """Corrections as they are kept in a file."""

    corrections: Literal[1]
    rules: list[Correction]


class WatchEntry(TypedDict):
    """A name or word of a watch list."""

    name: str
    aliases: NotRequired[list[str]]
    kind: NotRequired[EntityKind | None]
    note: NotRequired[str | None]
    id: NotRequired[str | None]


class DigestOptions(TypedDict, total=False):
    """What may be asked of digests. `None` counts as not given."""

    #: "auto" (the default) or a code of ISO 639: "en", "uz".
    language: str | None
    #: The languages of the reader: a text of a few words is in one of them more likely than in others.
    language_hints: list[str] | None
    #: The day that "yesterday" and "June 13" are resolved against; by default the article's own date.
    date: str | date | None
    #: What the reader knows better.
    corrections: Corrections | None


class DocumentOptions(DigestOptions, total=False):
    """What may be asked of a document of a collection."""

    #: A title known apart from the text; it weighs as a title and has no span.
    title: str | None


class ArrayOptions(DigestOptions, total=False):
    """What may be asked of an analysis of many texts."""

    #: Sentences of the summary, 3 by default. Not together with `ratio`.
    sentences: int | None
    #: Share of the sentences that the summary takes, above 0 and up to 1.
    ratio: float | None
    #: Words that keywords, n-grams and keyphrases leave out, beside the language's own.
    stop_words: list[str] | None
    #: How many of each thing are listed.
    limits: Limits | None


class Options(ArrayOptions, total=False):
    """What may be asked of an analysis."""

    #: Whether broken lines and the like are mended: where they show ("auto", the default), … `text` is then the mended text.
    repair: Literal["auto", "always", "never"] | None
    #: The unit of all places: code points ("chars", the default), UTF-16 units, bytes of UTF-8.
    offsets: Literal["chars", "utf16", "utf8"] | None
    #: A title known apart from the text; it weighs as a title and has no span.
    title: str | None
    #: Lists that go with positions stop at this place; counts and rankings are of the whole text.
    window: int | None
    #: Names and words to look for, or the text of a file of them.
    watch: list[WatchEntry] | str | None
    #: Keys of the analysis, or of the things in its lists ("entities.name"), that alone are worked out and given.
    fields: list[str] | None


class ReportTotals(TypedDict):
    """How many things there are, listed or not."""

    documents: int
    words: int
    lemmas: int
    phrases: int
    entities: int
    edges: int
    copies: int
    dates: int
    quotes: int
    amounts: int


class Period(TypedDict):
    """A day, month or year in which documents were published."""

    period: str
    documents: int
    words: int


class DocumentRow(TypedDict):
    """One document."""

    id: str
    title: str | None
    date: str | None
    words: int
    language: str
    people: list[str]
    phrases: list[str]
    copyOf: NotRequired[int]


#: Somebody or something that documents name; `in` is `[document, mentions]` of each.
EntityRow = TypedDict(
    "EntityRow",
    {
        "id": str,
        "kind": EntityKind,
        "name": str,
        "aliases": list[str],
        "roles": list[str],
        "documents": int,
        "mentions": int,
        "in": list[list[int]],
        "trend": list[int],
        "why": list[str],
    },
)


class WordRow(TypedDict):
    """One word with all its forms."""

    lemma: str
    text: str
    count: int
    documents: int
    dispersion: float
    trend: list[int]


class PhraseRow(TypedDict):
    """A phrase."""

    text: str
    count: int
    documents: int


class Change(TypedDict):
    """Words of the first that are not in the copy, and those in their place."""

    removed: str
    added: str


class Difference(TypedDict):
    """How a copy differs."""

    document: int
    count: int
    changes: list[Change]


class Copies(TypedDict):
    """Documents that are copies of one another."""

    documents: list[int]
    similarity: float
    estimated: bool
    differences: NotRequired[list[Difference]]


#: A date that is named, and the first hundred of the documents that name it.
MomentRow = TypedDict("MomentRow", {"value": str, "documents": int, "mentions": int, "in": list[int]})


class QuoteRow(TypedDict):
    """A quotation: its first words."""

    document: int
    speaker: int | None
    speakerName: str | None
    kind: Literal["direct", "partial"]
    text: str
    words: int


class AmountRow(TypedDict):
    """An amount."""

    document: int
    kind: Literal["money", "percent", "quantity"]
    value: float
    valueTo: NotRequired[float]
    unit: str


#: Where an entry of a watch list was found; `as` is how it is written there.
WatchHit = TypedDict(
    "WatchHit",
    {"document": int, "as": str, "kind": str, "mentions": int, "sure": float, "why": str},
)


class WatchedRow(TypedDict):
    """What was found of an entry of a watch list."""

    watch: str
    note: NotRequired[str]
    documents: int
    mentions: int
    hits: list[WatchHit]


class Report(TypedDict):
    """What documents say together. Numbers that stand for documents, entities or periods are places in these lists."""

    schema: int
    totals: ReportTotals
    periods: list[Period]
    documents: list[DocumentRow]
    entities: list[EntityRow]
    words: list[WordRow]
    phrases: list[PhraseRow]
    edges: list[list[int]]
    copies: list[Copies]
    timeline: list[MomentRow]
    quotes: list[QuoteRow]
    amounts: list[AmountRow]
    watch: list[WatchedRow]


class Keyed(TypedDict):
    """A word, and how its frequencies differ; pairs are of the one group, then of the other."""

    lemma: str
    counts: list[int]
    documents: list[int]
    expected: float
    g2: float
    logRatio: float
    direction: Literal["here", "there"]


class Sided(TypedDict):
    """A name, date or amount, and on which side it stands."""

    kind: str
    text: str
    documents: list[int]
    mentions: list[int]
    side: Literal["here", "there", "both"]


class Shared(TypedDict):
    """A passage that stands in documents of both groups."""

    text: str
    words: int
    here: str
    there: str


class Comparison(TypedDict):
    """Two groups of documents beside each other."""

    schema: int
    documents: list[int]
    words: list[int]
    keywords: list[Keyed]
    names: list[Sided]
    dates: list[Sided]
    amounts: list[Sided]
    passages: list[Shared]


TableName = Literal[
    "documents", "entities", "words", "phrases", "edges", "copies", "dates", "amounts", "quotes", "watch"
]
