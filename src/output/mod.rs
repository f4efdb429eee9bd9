//! Phase 4: one serializable [`Analysis`], in the caller's offsets, and its forms: text for the terminal here, all
//! others in [`export`].
//!
//! The field names and meanings are the public interface: adding a field keeps [`SCHEMA`], changing one raises it.
//! Unknown is `null`, never a missing key; only what is marked optional here may be missing, and what was not asked for
//! ([`crate::Options::fields`]). All spans are half-open
//! and in the unit that [`crate::Options::offsets`] names. Scores and means are rounded to four decimals.

// Open to the program `nutgraf`, which is of the same package.
#[doc(hidden)]
pub mod controls;
pub mod export;
mod plain;
mod present;
#[cfg(feature = "export")]
mod reading;
mod wording;
mod writing;

pub use export::article::article_markdown;
pub use export::markdown::markdown;
pub use export::tables::{Table, csv, inert, lines as csv_lines};
pub(crate) use plain::Cutter;
#[doc(hidden)]
pub use plain::KINDS;
pub use plain::plain;
pub(crate) use present::{present, round};

use std::borrow::Cow;

use serde::Serialize;

use crate::corrections::Rule;
use crate::options::Fields;

/// One of a few names. By another name than `&'static str`, which the derived reading would take for something that it borrows.
type Name = &'static str;

/// The version of the shape of [`Analysis`].
pub const SCHEMA: u32 = 1;

/// Everything that Nutgraf says about one article.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "export", derive(serde::Deserialize), serde(from = "reading::AnalysisRead"))]
#[non_exhaustive]
pub struct Analysis {
    /// What was asked for, which alone is serialized. Of the rest lists are empty; things in lists
    /// have all of their parts, and text and counts are held all the same.
    pub fields: Fields,
    /// [`SCHEMA`].
    pub schema: u32,
    /// The analysed text where the caller does not hold it: the input was bytes, or repair changed it.
    pub text: Option<String>,
    /// What the reader should know about how the text was read.
    pub notices: Vec<Notice>,
    /// What was mended.
    pub repairs: Vec<Repair>,
    /// The language of the text.
    pub language: Language,
    /// The headline.
    pub title: Option<Span>,
    /// The article's own date, `YYYY-MM-DD`.
    pub published: Option<String>,
    /// What the file says of its document.
    pub metadata: Metadata,
    /// Every part of the text that is not white space is in exactly one.
    pub blocks: Vec<Block>,
    /// They cover all blocks.
    pub sentences: Vec<Sentence>,
    /// Counts of the body.
    pub stats: Stats,
    /// How the body reads.
    pub readability: Readability,
    /// What the counts of keywords are out of.
    pub totals: Totals,
    /// The most frequent words with content and names.
    pub keywords: Vec<Keyword>,
    /// Words that stand together, by association.
    pub ngrams: Vec<Ngram>,
    /// What the article is about, best first.
    pub keyphrases: Vec<Keyphrase>,
    /// The sentences that say most, in text order.
    pub summary: Vec<SummarySentence>,
    /// The paragraph that tells why the story matters.
    pub nutgraf: Option<Nutgraf>,
    /// Who and where, most mentioned first.
    pub entities: Vec<Entity>,
    /// Who said what, in text order.
    pub quotes: Vec<Quote>,
    /// When, in text order.
    pub dates: Vec<DateMention>,
    /// How much, in text order.
    pub amounts: Vec<Amount>,
    /// The corrections that were asked for, in their order.
    pub corrections: Vec<Corrected>,
    /// What of a watch list was found; missing where there is none.
    pub watch: Option<Vec<Watched>>,
}

/// An entry of a watch list that was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "export", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Watched {
    /// The entry's id, or its name where it has none.
    pub watch: String,
    /// From 0 to 1.
    pub sure: f64,
    /// How it was found, in words for the reader.
    pub why: String,
    /// `id` of the entity that it is; `null` for a word.
    pub entity: Option<String>,
    /// All mentions.
    pub count: u32,
    /// Where the word stands: `start, end, start, end, …`; nothing for an entity, whose mentions tell.
    pub mentions: Vec<u32>,
}

/// A correction, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "export", derive(serde::Deserialize), serde(try_from = "reading::CorrectedRead"))]
#[non_exhaustive]
pub struct Corrected {
    /// As it was given.
    pub rule: Rule,
    /// How many mentions it holds for; 0 where it fits nothing in this text.
    pub applied: u32,
}

/// A half-open part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "export", derive(serde::Deserialize))]
pub struct Span {
    /// Inclusive.
    pub start: u32,
    /// Exclusive.
    pub end: u32,
}

/// Something that the reader should know.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "export", derive(serde::Deserialize), serde(from = "reading::NoticeRead"))]
#[non_exhaustive]
pub struct Notice {
    /// For programs.
    pub code: Cow<'static, str>,
    /// For people.
    pub message: String,
    /// The part that it is about, if it is about a part.
    pub span: Option<Span>,
    /// The code of the language that it is about, where its pack is missing.
    pub language: Option<String>,
}

/// One kind of repair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "export", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Repair {
    /// For programs.
    #[cfg_attr(feature = "export", serde(deserialize_with = "reading::repair"))]
    pub kind: Name,
    /// How often.
    pub count: u32,
}

/// The language of the text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "export", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Language {
    /// ISO 639-1, else 639-3; "und" where it could not be told.
    pub code: String,
    /// From 0 to 1; 1 where the caller named it.
    pub confidence: f64,
}

/// What a file says of its document.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "export", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Metadata {
    /// Its title.
    pub title: Option<String>,
    /// Who wrote it; several with "; " between.
    pub author: Option<String>,
    /// `YYYY-MM-DD`: of publication, or when the file was made.
    pub date: Option<String>,
    /// Where it stood.
    pub url: Option<String>,
    /// The language that it declares, as a BCP 47 tag; which one the text is in, `Analysis.language` tells.
    pub language: Option<String>,
    /// How many pages it has.
    pub pages: Option<u32>,
}

/// A part of the article between two paragraph breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "export", derive(serde::Deserialize), serde(from = "reading::BlockRead"))]
#[non_exhaustive]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// "title", "kicker", "byline", "dateline", "date", "heading", "paragraph", "list-item", "caption", "quote", "table", "code" or
    /// "furniture" (page numbers, running heads, "share this article").
    pub kind: Name,
    /// Whether it is part of what the article tells.
    pub body: bool,
    /// Its language, as a code, where it is another than the text's; missing else.
    pub language: Option<String>,
    /// Where in the file it begins, "page 3"; missing where that is not known.
    pub source: Option<String>,
}

/// One sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "export", derive(serde::Deserialize), serde(from = "reading::SentenceRead"))]
#[non_exhaustive]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Index of its block.
    pub block: u32,
}

/// Counts of the body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "export", derive(serde::Deserialize))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Stats {
    /// Unicode scalar values.
    pub characters: u32,
    /// Words, numbers and addresses.
    pub words: u32,
    /// Distinct ones, case aside.
    pub unique_words: u32,
    /// Sentences.
    pub sentences: u32,
    /// Paragraphs.
    pub paragraphs: u32,
    /// At 238 words a minute.
    pub reading_minutes: f64,
}

/// How the body reads.
#[derive(Clone, Debug, Default, PartialEq)]
#[cfg_attr(feature = "export", derive(serde::Deserialize), serde(from = "reading::ReadabilityRead"))]
#[non_exhaustive]
pub struct Readability {
    /// Of the whole body.
    pub all: ReadabilityScores,
    /// Of the body less the words inside quotation marks.
    pub without_quotes: ReadabilityScores,
    /// The formulas that were made for the language, where it is another than English; missing where there is none.
    pub formulas: Vec<Formula>,
}

/// A formula that was made for another language than English, as `packs/readability.txt` lists them with their sources.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "export", derive(serde::Deserialize))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Formula {
    /// As it is known: "LIX", "Wiener Sachtextformel".
    pub name: String,
    /// "ease" from about 0 (hard) to 100 (easy), "grade" in years of school, or "index", which is higher for harder texts.
    pub scale: String,
    /// Of the whole body.
    pub score: Option<f64>,
    /// Of the body less the words inside quotation marks.
    pub without_quotes: Option<f64>,
}

/// The published formulas (Flesch 1948, Kincaid 1975, Gunning 1952, McLaughlin 1969, Coleman and Liau 1975, Senter and Smith 1967);
/// `None` where a formula was made for another language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "export", derive(serde::Deserialize))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct ReadabilityScores {
    /// About 0 (hard) to 100 (easy).
    pub flesch_reading_ease: Option<f64>,
    /// A grade of a US school.
    pub flesch_kincaid_grade: Option<f64>,
    /// A grade of a US school.
    pub gunning_fog: Option<f64>,
    /// A grade of a US school.
    pub smog: Option<f64>,
    /// A grade of a US school.
    pub coleman_liau: Option<f64>,
    /// A grade of a US school.
    pub automated_readability: Option<f64>,
    /// Mean length of a sentence.
    pub words_per_sentence: Option<f64>,
    /// Mean length of a word.
    pub syllables_per_word: Option<f64>,
}

/// One word with all its forms.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "export", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Keyword {
    /// The commonest form; in other languages than English the dictionary form, where it is known; of a name its fullest.
    pub text: String,
    /// In lower case; no two keywords have the same.
    pub lemma: String,
    /// In the title and the body.
    pub count: u32,
    /// `start, end, start, end, …`.
    pub mentions: Vec<u32>,
    /// From 0, evenly spread over the text, to 1, all in one tenth of it: Gries' normalized
    /// deviation of proportions (2008).
    pub dispersion: f64,
    /// How unusual it is here; missing where general texts of the language are not known, and for names that are written like
    /// stop words.
    pub keyness: Option<Keyness>,
    /// The other forms; missing where there is none.
    #[cfg_attr(feature = "export", serde(default))]
    pub variants: Vec<Variant>,
}

/// How unusual a word's frequency is beside general texts of its language: the log-likelihood of Rayson and Garside (2000).
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "export", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Keyness {
    /// Occurrences in general texts, out of [`Totals::reference`] words.
    pub reference: u32,
    /// Occurrences that would be expected here.
    pub expected: f64,
    /// The log-likelihood ratio.
    pub g2: f64,
    /// "over" or "under" what is expected.
    #[cfg_attr(feature = "export", serde(deserialize_with = "reading::direction"))]
    pub direction: Name,
}

/// What the counts of keywords are out of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "export", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Totals {
    /// Words of the title and the body, stop words included, numbers left out.
    pub words: u32,
    /// Words of the texts that the language was counted in, in general; `null` where that is not known.
    pub reference: Option<u32>,
}

/// Another form of a keyword.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "export", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Variant {
    /// As it stands in the text.
    pub text: String,
    /// How often.
    pub count: u32,
}

/// Words that stand together.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "export", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Ngram {
    /// As it stands in the text for the first time.
    pub text: String,
    /// How many words it has: 2 to 4.
    pub words: u32,
    /// In the title and the body.
    pub count: u32,
    /// Dunning's log-likelihood ratio, at the weakest place between two words.
    pub g2: f64,
}

/// A phrase that says what the article is about.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "export", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Keyphrase {
    /// The commonest of its forms in the text.
    pub text: String,
    /// From 0 to 1, which the first one has; comparable within one analysis only.
    pub score: f64,
    /// In the title and the body, also those that limits leave out of `mentions`.
    pub count: u32,
    /// In text order, at most as many as the limit: `start, end, start, end, …`.
    pub mentions: Vec<u32>,
}

/// One sentence of the summary.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "export", derive(serde::Deserialize), serde(from = "reading::SummarySentenceRead"))]
#[non_exhaustive]
pub struct SummarySentence {
    /// Where it stands.
    pub span: Span,
    /// Index into `sentences`.
    pub sentence: u32,
    /// 1 for the best.
    pub rank: u32,
    /// From 0 to 1; comparable within one document only.
    pub score: f64,
    /// What spoke for it, most important first: "lead", "title", "words", "entities", "numbers".
    pub reasons: Vec<Name>,
    /// Whom it speaks of, where the sentence that names them is left out; missing else.
    pub context: Option<String>,
    /// The words of the sentence that mean `context` ("she", "the ministry"); missing where nothing does.
    pub context_of: Option<Span>,
}

/// The paragraph that tells why the story matters.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "export", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Nutgraf {
    /// Index into `blocks`.
    pub block: u32,
    /// From 0 to 1; comparable within one document only.
    pub score: f64,
}

/// Somebody or something with a name.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "export", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Entity {
    /// "e1", "e2", …: unique within one analysis.
    pub id: String,
    /// "person", "organization", "place", "group" (a nationality, religion or people), "event", "work" (also a law or a programme) or
    /// "product".
    #[cfg_attr(feature = "export", serde(deserialize_with = "reading::entity"))]
    pub kind: Name,
    /// The fullest form in the text.
    pub name: String,
    /// Other forms.
    pub aliases: Vec<String>,
    /// "f" or "m" where the text shows it of a person: by a title, an office, a pronoun.
    #[cfg_attr(feature = "export", serde(deserialize_with = "reading::gender"))]
    pub gender: Option<Name>,
    /// Titles and roles that the text gives.
    pub roles: Vec<String>,
    /// All mentions in the text, also those that limits leave out of `mentions`.
    pub count: u32,
    /// In text order.
    pub mentions: Vec<Mention>,
    /// What speaks for the kind, in words for the reader.
    pub why: Vec<String>,
    /// The id or name of the entry of the watch list that it is, the surest one; missing where it is none.
    #[cfg_attr(feature = "export", serde(default))]
    pub watch: Option<String>,
    /// How sure that is, from 0 to 1; missing where it is none.
    #[cfg_attr(feature = "export", serde(default))]
    pub sure: Option<f64>,
}

/// One place that names an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "export", derive(serde::Deserialize), serde(from = "reading::MentionRead"))]
#[non_exhaustive]
pub struct Mention {
    /// Where it stands.
    pub span: Span,
    /// "name", "short" or "nominal".
    pub form: Name,
}

/// One quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "export", derive(serde::Deserialize), serde(from = "reading::QuoteRead"))]
#[non_exhaustive]
pub struct Quote {
    /// The words inside the marks.
    pub span: Span,
    /// "direct" or "partial".
    pub kind: Name,
    /// `id` of the speaker among the entities.
    pub speaker: Option<String>,
    /// The speaker's name.
    pub speaker_name: Option<String>,
    /// The words at the cue that name the speaker.
    pub mention: Option<Span>,
    /// The word that says it is said.
    pub cue: Option<Span>,
}

/// One expression of time.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "export", derive(serde::Deserialize), serde(from = "reading::DateMentionRead"))]
#[non_exhaustive]
pub struct DateMention {
    /// Where it stands.
    pub span: Span,
    /// "date", "time", "duration" or "set".
    pub kind: Name,
    /// TIMEX3 value, an ISO range, or "" where it could not be resolved.
    pub value: String,
}

/// One amount.
#[derive(Clone, Debug, PartialEq)]
#[cfg_attr(feature = "export", derive(serde::Deserialize), serde(from = "reading::AmountRead"))]
#[non_exhaustive]
pub struct Amount {
    /// Where it stands.
    pub span: Span,
    /// "money", "percent", "quantity", "number" or "ordinal".
    pub kind: Name,
    /// In units of `unit`; of a range the lower end.
    pub value: f64,
    /// The upper end of a range, in units of `unit`: written only where the amount is one.
    pub value_to: Option<f64>,
    /// ISO 4217, UCUM, "%" or `null`.
    pub unit: Option<Name>,
    /// The same amount in other units, as the text gives them.
    pub alternatives: Vec<Measure>,
}

/// A value and its unit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "export", derive(serde::Deserialize))]
#[non_exhaustive]
pub struct Measure {
    /// In units of `unit`.
    pub value: f64,
    /// ISO 4217, UCUM, "%" or `null`.
    #[cfg_attr(feature = "export", serde(deserialize_with = "reading::unit"))]
    pub unit: Option<Name>,
}

impl Analysis {
    /// The entity with this `id`.
    pub fn entity(&self, id: &str) -> Option<&Entity> {
        self.entities.iter().find(|entity| entity.id == id)
    }
}
