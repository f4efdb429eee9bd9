//! Many documents read as a whole: a small digest of each analysis ([`Collection::add`]), put together in any order and in any
//! number of parts ([`Collection::merge`]), and what the whole says ([`Collection::report`]): who and what is named in several
//! documents, the words, the dates, who is named together, which documents are copies of one another; and how two groups of
//! documents differ ([`Collection::compare`]).
//!
//! A digest takes at most 1 kB and a quarter of its text, and the text itself is not in it. Merging is associative and
//! commutative: the same documents give the same bytes, on however many cores or machines they were read. What is joined over
//! documents is worked out from the whole, never stored.

mod bytes;
mod compare;
mod copies;
mod digest;
mod edges;
mod entities;
#[cfg(feature = "export")]
mod html;
mod named;
mod passages;
mod record;
mod report;
mod roles;
mod rows;
mod sets;
mod shingles;
mod squeeze;
mod tables;
mod timeline;
mod watching;
mod wire;
mod words;

#[cfg(test)]
mod tests;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use crate::corrections::KINDS;
use crate::error::Error;
use crate::options::{Fields, Limits, Options};
use crate::output::Analysis;
use crate::text::{OffsetUnit, Vocabulary};
pub use compare::{Comparison, Keyed, Shared, Sided};
pub use copies::{Copies, Difference};
pub use passages::Change;
use record::Record;
pub use rows::{
    AmountRow, DocumentRow, Edge, EntityRow, MomentRow, Period, PhraseRow, QuoteRow, REPORT_SCHEMA, Report,
    ReportOptions, ReportTotals, WatchHit, Watched, WordRow,
};
pub use tables::CollectionTable;
use wire::{Damaged, Reader, Writer};

/// Kinds of amounts that are kept. They are numbered in a digest in this order, as entities are in that of [`KINDS`], which never
/// changes. Bare numbers and ordinals say nothing without their sentence.
const AMOUNTS: [&str; 3] = ["money", "percent", "quantity"];

/// What of an analysis a digest is made of.
const FIELDS: [&str; 8] =
    ["stats", "totals", "keywords", "keyphrases", "entities", "quotes", "dates", "amounts"];
/// Words of a text that are counted; a digest has room for a few hundred of a short one.
const MOST_KEYWORDS: usize = 100_000;

/// Documents, of each of which a digest is kept.
///
/// ```
/// use nutgraf::{Collection, Options};
///
/// let texts = [
///     ("monday", "Harbour Master Ines Calloway said on Monday that the coal terminal would close."),
///     ("friday", "The coal terminal will close in March, Ines Calloway told the council of Vellmar."),
/// ];
/// let (mut first, mut second) = (Collection::default(), Collection::default());
/// for (part, (id, text)) in [&mut first, &mut second].into_iter().zip(texts) {
///     let options = Options::default();
///     part.add(id, &nutgraf::analyze(text, &options), text, options.offsets)?;
/// }
/// first.merge(&second);
/// let report = first.report(&Default::default());
/// assert_eq!(report.entities[0].name, "Ines Calloway");
/// assert_eq!(report.entities[0].documents, 2);
/// assert_eq!(nutgraf::Collection::from_bytes(&first.to_bytes())?.to_bytes(), first.to_bytes());
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Collection {
    /// Every text in it once.
    texts: Texts,
    /// The digests, as bytes.
    records: Vec<Box<[u8]>>,
    /// Where the digest of an id is.
    places: HashMap<u32, u32, FxBuildHasher>,
}

/// Texts by number.
#[derive(Default)]
struct Texts(Vocabulary);

impl Clone for Texts {
    fn clone(&self) -> Self {
        let mut texts = Self::default();
        for at in 0..self.0.len() {
            texts.0.intern_folded(self.0.form_at(at));
        }
        texts
    }
}

impl Collection {
    /// Takes in the digest of an analysis; a document of the same id gives way. `text` is the text that was analysed, which is
    /// needed where the analysis does not hold it itself; `unit` is the unit of the analysis' offsets.
    ///
    /// # Errors
    /// [`crate::ErrorCode::BadOption`] where the analysis lacks fields, or the text is not to be had.
    pub fn add(&mut self, id: &str, analysis: &Analysis, text: &str, unit: OffsetUnit) -> Result<(), Error> {
        let record = digest::digest(id, analysis, text, unit)?;
        let record = record.map(|text| self.intern(text));
        self.put(&record);
        Ok(())
    }

    /// Takes in all documents of another collection. Where both have one of the same id but not of the same content, one of the
    /// two stays, the same one whichever collection takes in the other.
    pub fn merge(&mut self, other: &Self) {
        let mut numbers: Vec<Option<u32>> = vec![None; other.texts.0.len()];
        for at in 0..other.records.len() {
            let theirs = other.record(at);
            let record = theirs.map(|&number| {
                let known = &mut numbers[number as usize];
                *known.get_or_insert_with(|| self.intern(other.text(number)))
            });
            let is_kept = self.places.get(&record.id).is_some_and(|&place| {
                let mine = self.record(place as usize);
                mine.map(|&number| self.text(number)) >= theirs.map(|&number| other.text(number))
            });
            if !is_kept {
                self.put(&record);
            }
        }
    }

    /// Takes out the document of this id; whether there was one.
    pub fn remove(&mut self, id: &str) -> bool {
        let Some(number) = self.texts.0.get_folded(id) else { return false };
        let Some(place) = self.places.remove(&(number.index() as u32)) else { return false };
        self.records.swap_remove(place as usize);
        if (place as usize) < self.records.len() {
            let moved = self.number(place);
            self.places.insert(moved, place);
        }
        true
    }

    /// The ids of the documents, in order.
    pub fn ids(&self) -> Vec<String> {
        self.order().into_iter().map(|at| self.id(at).to_owned()).collect()
    }

    /// How many documents there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The collection as bytes: the same ones for the same documents.
    pub fn to_bytes(&self) -> Vec<u8> {
        let order = self.order();
        let mut is_used = vec![false; self.texts.0.len()];
        for &at in &order {
            self.record(at as usize).each_text(|&number| is_used[number as usize] = true);
        }
        let mut used: Vec<u32> =
            (0..is_used.len() as u32).filter(|&number| is_used[number as usize]).collect();
        used.sort_unstable_by_key(|&number| self.text(number));
        let mut places = vec![0; is_used.len()];
        for (place, &number) in used.iter().enumerate() {
            places[number as usize] = place as u32;
        }
        bytes::write_with(used.iter().map(|&number| self.text(number)), order.len(), |at| {
            self.record(order[at] as usize).map(|&number| places[number as usize])
        })
    }

    /// The collection of such bytes.
    ///
    /// # Errors
    /// [`crate::ErrorCode::VersionMismatch`] for bytes of another version, [`crate::ErrorCode::Unreadable`] for others.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        bytes::read(bytes)
    }

    /// What the documents say together. `texts` gives the text of a document where it is at hand: copies are then compared word
    /// by word, and only estimated else.
    pub fn report_with(
        &self,
        options: &ReportOptions,
        texts: &mut dyn FnMut(&str) -> Option<String>,
    ) -> Report {
        report::report(self, options, texts)
    }

    /// The same without texts.
    pub fn report(&self, options: &ReportOptions) -> Report {
        self.report_with(options, &mut |_| None)
    }

    /// How two groups of documents differ, by their ids. `texts` is as for [`Self::report_with`]: without them no shared passages
    /// are told.
    ///
    /// # Errors
    /// [`crate::ErrorCode::BadOption`] where a group is empty, or names a document that is not there or in both.
    pub fn compare(
        &self,
        these: &[&str],
        those: &[&str],
        texts: &mut dyn FnMut(&str) -> Option<String>,
    ) -> Result<Comparison, Error> {
        compare::compare(self, [these, those], texts)
    }

    /// What the documents and their texts are analysed with: all that a digest is made of and nothing else.
    pub fn options() -> Options {
        let limits = Limits { keywords: MOST_KEYWORDS, keyphrases: 20, mentions: 1, ..Limits::default() };
        // All of these are names of fields.
        let fields = Fields::parse(&FIELDS).unwrap_or_default();
        Options { fields, limits, ..Options::default() }
    }

    fn intern(&mut self, text: &str) -> u32 {
        self.texts.0.intern_folded(text).index() as u32
    }

    fn text(&self, number: u32) -> &str {
        self.texts.0.form_at(number as usize)
    }

    fn holds(&self, id: u32) -> bool {
        self.places.contains_key(&id)
    }

    fn place_of(&self, id: &str) -> Option<usize> {
        let number = self.texts.0.get_folded(id)?;
        self.places.get(&(number.index() as u32)).map(|&place| place as usize)
    }

    fn put(&mut self, record: &Record<u32>) {
        let mut out = Writer::default();
        record.write(&mut out);
        out.bytes.extend(record.signature_bytes());
        let bytes = out.bytes.into_boxed_slice();
        match self.places.get(&record.id) {
            Some(&place) => self.records[place as usize] = bytes,
            None => {
                self.places.insert(record.id, self.records.len() as u32);
                self.records.push(bytes);
            }
        }
    }

    /// The digest at a place, which was written here.
    fn record(&self, at: usize) -> Record<u32> {
        let mut from = Reader::new(&self.records[at]);
        let mut read = || {
            let mut record = Record::read(&mut from)?;
            record.read_signature(&mut from)?;
            Ok::<_, Damaged>(record)
        };
        read().unwrap_or_default()
    }

    /// The number of the id of the digest at a place: what a digest begins with.
    fn number(&self, at: u32) -> u32 {
        Reader::new(&self.records[at as usize]).number().unwrap_or_default()
    }

    /// The id of the digest at a place.
    fn id(&self, at: u32) -> &str {
        self.text(self.number(at))
    }

    /// The places of the digests in the order of their ids.
    fn order(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.records.len() as u32).collect();
        order.sort_by_cached_key(|&at| self.id(at));
        order
    }
}
