//! What the documents of a collection say together, as it is handed out: the public interface, of which adding a field changes
//! nothing.

use serde::Serialize;

use super::copies::Copies;
use crate::watch::Watch;

/// The version of the shape of [`Report`].
pub const REPORT_SCHEMA: u32 = 1;

/// What is asked of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct ReportOptions {
    /// How many things each list has at most; documents and copies are all listed, and the totals are of everything.
    pub limit: usize,
    /// Names and words that are looked for in all documents.
    pub watch: Option<Watch>,
}

impl Default for ReportOptions {
    fn default() -> Self {
        Self { limit: 1000, watch: None }
    }
}

/// What the documents say together. Numbers that stand for documents, entities or periods are their places in these lists, from 0.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Report {
    /// [`REPORT_SCHEMA`].
    pub schema: u32,
    /// How many things there are, listed or not.
    pub totals: ReportTotals,
    /// Days, months or years in which documents were published: those with a document, in order.
    pub periods: Vec<Period>,
    /// All documents, by id.
    pub documents: Vec<DocumentRow>,
    /// Who and what is named, joined over documents: those in most documents first.
    pub entities: Vec<EntityRow>,
    /// Words that are no names, the most frequent first.
    pub words: Vec<WordRow>,
    /// Phrases, those in most documents first.
    pub phrases: Vec<PhraseRow>,
    /// People and organizations that are named together, in most documents first: `[entity, entity, documents]`.
    pub edges: Vec<Edge>,
    /// Documents that are copies of one another.
    pub copies: Vec<Copies>,
    /// Dates that are named, in order.
    pub timeline: Vec<MomentRow>,
    /// Who said what, by document.
    pub quotes: Vec<QuoteRow>,
    /// Sums, percentages and quantities, by document.
    pub amounts: Vec<AmountRow>,
    /// What was looked for, in the order of the list.
    pub watch: Vec<Watched>,
}

/// How many things there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ReportTotals {
    /// Documents.
    pub documents: u64,
    /// Running words of titles and bodies.
    pub words: u64,
    /// Different words with content that are no names.
    pub lemmas: u64,
    /// Different phrases.
    pub phrases: u64,
    /// Entities.
    pub entities: u64,
    /// Pairs that are named together.
    pub edges: u64,
    /// Groups of copies.
    pub copies: u64,
    /// Different dates.
    pub dates: u64,
    /// Quotations.
    pub quotes: u64,
    /// Amounts.
    pub amounts: u64,
}

/// A day, month or year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Period {
    /// "2024-05-31", "2024-05" or "2024".
    pub period: String,
    /// Documents that were published in it.
    pub documents: u32,
    /// Their words.
    pub words: u64,
}

/// One document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct DocumentRow {
    /// As it was added.
    pub id: String,
    /// Its headline.
    pub title: Option<String>,
    /// Its own date.
    pub date: Option<String>,
    /// Words of title and body.
    pub words: u32,
    /// The code of its language.
    pub language: String,
    /// People whom it names most, by their names in the collection.
    pub people: Vec<String>,
    /// What it is about.
    pub phrases: Vec<String>,
    /// The document of which it is a copy; missing where it is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<u32>,
}

/// Somebody or something that documents name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct EntityRow {
    /// "e1", "e2", …: unique within one report.
    pub id: String,
    /// As of an analysis' entity.
    pub kind: &'static str,
    /// Its commonest full form.
    pub name: String,
    /// Other forms, the commonest first.
    pub aliases: Vec<String>,
    /// What the documents call a person, the commonest first.
    pub roles: Vec<String>,
    /// Documents that name it.
    pub documents: u32,
    /// Mentions in all of them.
    pub mentions: u64,
    /// `[document, mentions]`.
    #[serde(rename = "in")]
    pub within: Vec<(u32, u32)>,
    /// For each period, the documents that name it.
    pub trend: Vec<u32>,
    /// Why it is one, or is held apart from another, in words for the reader.
    pub why: Vec<String>,
}

/// One word with all its forms.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WordRow {
    /// In lower case.
    pub lemma: String,
    /// The form that is commonest in most documents.
    pub text: String,
    /// Occurrences.
    pub count: u64,
    /// Documents that have it.
    pub documents: u32,
    /// From 0, as much in each document as it is long, to 1, all in one short document: Gries' normalized deviation of proportions
    /// (2008).
    pub dispersion: f64,
    /// For each period, the occurrences.
    pub trend: Vec<u64>,
}

/// A phrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PhraseRow {
    /// As it is written for the first time.
    pub text: String,
    /// Occurrences in the documents that are about it.
    pub count: u64,
    /// Documents that are about it.
    pub documents: u32,
}

/// Two entities, and the documents that name both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Edge(pub u32, pub u32, pub u32);

/// A date that is named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct MomentRow {
    /// "2024-05-31", "2024-05", "2024", or a range with "/".
    pub value: String,
    /// Documents that name it.
    pub documents: u32,
    /// How often.
    pub mentions: u64,
    /// The first hundred of the documents.
    #[serde(rename = "in")]
    pub within: Vec<u32>,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct QuoteRow {
    /// Where it stands.
    pub document: u32,
    /// Who said it, among the listed entities.
    pub speaker: Option<u32>,
    /// The speaker's name in the collection.
    pub speaker_name: Option<String>,
    /// "direct" or "partial".
    pub kind: &'static str,
    /// Its first words.
    pub text: String,
    /// Words of the whole.
    pub words: u32,
}

/// An amount.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct AmountRow {
    /// Where it stands.
    pub document: u32,
    /// "money", "percent" or "quantity".
    pub kind: &'static str,
    /// In units of `unit`; of a range the lower end.
    pub value: f64,
    /// The upper end of a range; missing where it is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value_to: Option<f64>,
    /// ISO 4217, UCUM or "%".
    pub unit: String,
}

/// What was found of an entry of a watch list.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Watched {
    /// The entry's id, or its name where it has none.
    pub watch: String,
    /// The entry's note; missing where it has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Documents in which it was found.
    pub documents: u32,
    /// Mentions in all of them.
    pub mentions: u64,
    /// Where, by document; the surest first.
    pub hits: Vec<WatchHit>,
}

/// Where an entry of a watch list was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct WatchHit {
    /// The document.
    pub document: u32,
    /// The name or word as it stands there.
    #[serde(rename = "as")]
    pub form: String,
    /// The kind of the name; "word" where it is none.
    pub kind: &'static str,
    /// How often.
    pub mentions: u32,
    /// From 0 to 1.
    pub sure: f64,
    /// In words for the reader.
    pub why: String,
}

/// A number of these bits, for reading.
pub fn number(bits: u64) -> String {
    f64::from_bits(bits).to_string()
}
