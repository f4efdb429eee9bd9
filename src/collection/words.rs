//! Words and phrases of all documents: how often, in how many, how evenly.

use std::cmp::Reverse;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::rows::{PhraseRow, WordRow};
use super::timeline::Periods;
use super::{Collection, record};
use crate::output::round;
use crate::text::Vocabulary;

/// What is counted of a word.
#[derive(Clone, Default)]
struct Counted {
    lemma: u32,
    count: u64,
    documents: u32,
    /// Sum, over the documents that have it, of how far their share of it is from their share of all words.
    apart: f64,
    /// Their share of all words.
    share: f64,
}

/// Counts words of documents.
pub struct Words {
    counted: Vec<Counted>,
    /// Where each lemma is counted, by the number of its text.
    slots: Vec<u32>,
    /// The smallest share of all words that a document has.
    least: f64,
}

const NONE: u32 = u32::MAX;

impl Words {
    /// Counts the terms of the documents at these places.
    pub fn count(collection: &Collection, places: &[u32]) -> Self {
        let mut words = Self { counted: Vec::new(), slots: vec![NONE; collection.texts.0.len()], least: 1.0 };
        let mut all = 0u64;
        for &at in places {
            let record = collection.record(at as usize);
            all += u64::from(record.words);
            each_lemma(&record.terms, |lemma, count| {
                let slot = &mut words.slots[lemma as usize];
                if *slot == NONE {
                    *slot = words.counted.len() as u32;
                    words.counted.push(Counted { lemma, ..Counted::default() });
                }
                let counted = &mut words.counted[*slot as usize];
                counted.count += u64::from(count);
                counted.documents += 1;
            });
        }
        for &at in places {
            let record = collection.record(at as usize);
            let share = f64::from(record.words) / (all.max(1)) as f64;
            words.least = words.least.min(share);
            each_lemma(&record.terms, |lemma, count| {
                let counted = &mut words.counted[words.slots[lemma as usize] as usize];
                counted.apart += (f64::from(count) / counted.count as f64 - share).abs();
                counted.share += share;
            });
        }
        words
    }

    /// How many different words there are.
    pub fn len(&self) -> usize {
        self.counted.len()
    }

    /// For each word: its lemma's text, its count and the documents that have it.
    pub fn each(&self) -> impl Iterator<Item = (u32, u64, u32)> + '_ {
        self.counted.iter().map(|word| (word.lemma, word.count, word.documents))
    }

    /// The count of a lemma and the documents that have it.
    pub fn of(&self, lemma: u32) -> (u64, u32) {
        let counted = self.slots.get(lemma as usize).and_then(|&slot| self.counted.get(slot as usize));
        counted.map_or((0, 0), |word| (word.count, word.documents))
    }

    /// Gries' normalized deviation of proportions over the documents (2008, as Lijffijt and Gries normalize it in 2012): 0 where
    /// each has as much of the word as of all words, 1 where all of it is in the smallest one.
    fn dispersion(&self, word: &Counted) -> f64 {
        // Documents without the word are apart by their share.
        let sum = word.apart + (1.0 - word.share).max(0.0);
        if self.least < 1.0 { (sum / 2.0 / (1.0 - self.least)).clamp(0.0, 1.0) } else { 0.0 }
    }

    /// The most frequent words, at most `limit`.
    pub fn rows(
        &self,
        collection: &Collection,
        order: &[u32],
        periods: &Periods,
        limit: usize,
    ) -> Vec<WordRow> {
        let mut sorted: Vec<&Counted> = self.counted.iter().collect();
        sorted
            .sort_by_key(|word| (Reverse(word.count), Reverse(word.documents), collection.text(word.lemma)));
        sorted.truncate(limit);
        let mut rows = Vec::with_capacity(sorted.len());
        let mut row_of = vec![NONE; self.counted.len()];
        for word in &sorted {
            row_of[self.slots[word.lemma as usize] as usize] = rows.len() as u32;
            rows.push(WordRow {
                lemma: collection.text(word.lemma).to_owned(),
                text: String::new(),
                count: word.count,
                documents: word.documents,
                dispersion: round(self.dispersion(word)),
                trend: vec![0; periods.len()],
            });
        }
        let mut forms: Vec<HashMap<u32, u32, FxBuildHasher>> = vec![HashMap::default(); rows.len()];
        for (document, &at) in order.iter().enumerate() {
            let record = collection.record(at as usize);
            for term in &record.terms {
                let row = row_of[self.slots[term.lemma as usize] as usize] as usize;
                let Some(forms) = forms.get_mut(row) else { continue };
                *forms.entry(term.text).or_default() += 1;
                if let Some(period) = periods.of(document) {
                    rows[row].trend[period] += u64::from(term.count);
                }
            }
        }
        for (row, forms) in rows.iter_mut().zip(forms) {
            let commonest =
                forms.iter().max_by_key(|&(&text, &count)| (count, Reverse(collection.text(text))));
            row.text =
                commonest.map_or_else(|| row.lemma.clone(), |(&text, _)| collection.text(text).to_owned());
        }
        rows
    }
}

/// The lemmas of a document with their counts: terms of one lemma stand together.
fn each_lemma(terms: &[record::Term<u32>], mut each: impl FnMut(u32, u32)) {
    for terms in terms.chunk_by(|a, b| a.lemma == b.lemma) {
        each(terms[0].lemma, terms.iter().map(|term| term.count).sum());
    }
}

/// The phrases of the documents at these places, most frequent first, and how many there are; case makes no other phrase.
pub fn phrases(collection: &Collection, order: &[u32], limit: usize) -> (Vec<PhraseRow>, usize) {
    let mut keys = Vocabulary::default();
    let mut rows: Vec<PhraseRow> = Vec::new();
    for &at in order {
        for phrase in collection.record(at as usize).phrases {
            let text = collection.text(phrase.text);
            let number = keys.intern(text).index();
            if number == rows.len() {
                rows.push(PhraseRow { text: text.to_owned(), count: 0, documents: 0 });
            }
            rows[number].count += u64::from(phrase.count);
            rows[number].documents += 1;
        }
    }
    let all = rows.len();
    rows.sort_by(|a, b| {
        let rank = |row: &PhraseRow| (Reverse(row.documents), Reverse(row.count));
        rank(a).cmp(&rank(b)).then_with(|| a.text.cmp(&b.text))
    });
    rows.truncate(limit);
    (rows, all)
}
