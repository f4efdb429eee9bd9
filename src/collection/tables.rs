//! A report as CSV tables (RFC 4180), safe to open in a spreadsheet.

use super::rows::{
    AmountRow, DocumentRow, Edge, EntityRow, MomentRow, PhraseRow, QuoteRow, Report, WordRow, number,
};
use crate::output::{csv_lines, inert};

/// What the rows of a table of a collection are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[non_exhaustive]
pub enum CollectionTable {
    /// One row a document.
    #[default]
    Documents,
    /// One row an entity.
    Entities,
    /// One row a word.
    Words,
    /// One row a phrase.
    Phrases,
    /// One row a pair that is named together.
    Edges,
    /// One row a document that is in a group of copies.
    Copies,
    /// One row a date.
    Dates,
    /// One row an amount.
    Amounts,
    /// One row a quotation.
    Quotes,
    /// One row a place where an entry of the watch list was found.
    Watch,
}

impl CollectionTable {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Documents,
        Self::Entities,
        Self::Words,
        Self::Phrases,
        Self::Edges,
        Self::Copies,
        Self::Dates,
        Self::Amounts,
        Self::Quotes,
        Self::Watch,
    ];

    /// Its name, as it is asked for.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Documents => "documents",
            Self::Entities => "entities",
            Self::Words => "words",
            Self::Phrases => "phrases",
            Self::Edges => "edges",
            Self::Copies => "copies",
            Self::Dates => "dates",
            Self::Amounts => "amounts",
            Self::Quotes => "quotes",
            Self::Watch => "watch",
        }
    }

    pub(super) const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Documents => {
                &["document", "title", "date", "words", "language", "people", "phrases", "copyOf"]
            }
            Self::Entities => &["kind", "name", "documents", "mentions", "aliases", "roles", "why"],
            Self::Words => &["word", "lemma", "count", "documents", "dispersion"],
            Self::Phrases => &["phrase", "count", "documents"],
            Self::Edges => &["name", "kind", "with", "withKind", "documents"],
            Self::Copies => &["group", "document", "copyOf", "similarity", "changes"],
            Self::Dates => &["value", "documents", "mentions"],
            Self::Amounts => &["document", "kind", "value", "valueTo", "unit"],
            Self::Quotes => &["document", "speaker", "quote", "words", "kind"],
            Self::Watch => &["watch", "document", "as", "kind", "mentions", "sure", "why", "note"],
        }
    }
}

/// Cells of a list are divided by this.
const BETWEEN: &str = "; ";

impl Report {
    /// One table, with its head.
    pub fn csv(&self, table: CollectionTable) -> String {
        let head = csv_lines(&[table.columns()]);
        let rows = self.rows(table).into_iter();
        let rows: Vec<Vec<String>> = rows.map(|row| row.iter().map(|cell| inert(cell)).collect()).collect();
        head + &csv_lines(&rows)
    }

    pub(super) fn rows(&self, table: CollectionTable) -> Vec<Vec<String>> {
        let id = |document: u32| self.documents[document as usize].id.clone();
        let text = |number: &dyn ToString| number.to_string();
        match table {
            CollectionTable::Documents => {
                let row = |row: &DocumentRow| {
                    vec![
                        row.id.clone(),
                        row.title.clone().unwrap_or_default(),
                        row.date.clone().unwrap_or_default(),
                        text(&row.words),
                        row.language.clone(),
                        row.people.join(BETWEEN),
                        row.phrases.join(BETWEEN),
                        row.copy_of.map(id).unwrap_or_default(),
                    ]
                };
                self.documents.iter().map(row).collect()
            }
            CollectionTable::Entities => {
                let row = |row: &EntityRow| {
                    let lists = [&row.aliases, &row.roles].map(|list| list.join(BETWEEN));
                    let head =
                        [row.kind.to_owned(), row.name.clone(), text(&row.documents), text(&row.mentions)];
                    head.into_iter().chain(lists).chain([row.why.join(" ")]).collect()
                };
                self.entities.iter().map(row).collect()
            }
            CollectionTable::Words => {
                let row = |row: &WordRow| {
                    let names = [row.text.clone(), row.lemma.clone()];
                    names
                        .into_iter()
                        .chain([text(&row.count), text(&row.documents), text(&row.dispersion)])
                        .collect()
                };
                self.words.iter().map(row).collect()
            }
            CollectionTable::Phrases => {
                let row = |row: &PhraseRow| vec![row.text.clone(), text(&row.count), text(&row.documents)];
                self.phrases.iter().map(row).collect()
            }
            CollectionTable::Edges => {
                let row = |&Edge(one, other, documents): &Edge| {
                    let [one, other] = [one, other].map(|entity| &self.entities[entity as usize]);
                    let names = [&*one.name, one.kind, &*other.name, other.kind].map(str::to_owned);
                    names.into_iter().chain([text(&documents)]).collect()
                };
                self.edges.iter().map(row).collect()
            }
            CollectionTable::Copies => self.copy_rows(),
            CollectionTable::Dates => {
                let row =
                    |row: &MomentRow| vec![row.value.clone(), text(&row.documents), text(&row.mentions)];
                self.timeline.iter().map(row).collect()
            }
            CollectionTable::Amounts => {
                let row = |row: &AmountRow| {
                    let to = row.value_to.map(|to| number(to.to_bits())).unwrap_or_default();
                    vec![id(row.document), row.kind.to_owned(), text(&row.value), to, row.unit.clone()]
                };
                self.amounts.iter().map(row).collect()
            }
            CollectionTable::Quotes => {
                let row = |row: &QuoteRow| {
                    let speaker = row.speaker_name.clone().unwrap_or_default();
                    vec![id(row.document), speaker, row.text.clone(), text(&row.words), row.kind.to_owned()]
                };
                self.quotes.iter().map(row).collect()
            }
            CollectionTable::Watch => {
                let mut rows = Vec::new();
                for entry in &self.watch {
                    for hit in &entry.hits {
                        let note = entry.note.clone().unwrap_or_default();
                        let names =
                            [entry.watch.clone(), id(hit.document), hit.form.clone(), hit.kind.to_owned()];
                        let facts = [text(&hit.mentions), text(&hit.sure), hit.why.clone(), note];
                        rows.push(names.into_iter().chain(facts).collect());
                    }
                }
                rows
            }
        }
    }

    fn copy_rows(&self) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        let id = |document: u32| self.documents[document as usize].id.clone();
        for (group, copies) in self.copies.iter().enumerate() {
            for &document in &copies.documents {
                let is_first = document == copies.documents[0];
                let difference = copies.differences.iter().find(|difference| difference.document == document);
                rows.push(vec![
                    (group + 1).to_string(),
                    id(document),
                    if is_first { String::new() } else { id(copies.documents[0]) },
                    if is_first { String::new() } else { copies.similarity.to_string() },
                    difference.map(|difference| difference.count.to_string()).unwrap_or_default(),
                ]);
            }
        }
        rows
    }
}
