//! When documents were published, and the dates that they name.

use std::collections::BTreeMap;

use super::Collection;
use super::rows::{MomentRow, Period};

/// Days, months or years, whichever are few, in which documents were published.
pub struct Periods {
    /// For each document its period.
    of: Vec<Option<u32>>,
    list: Vec<Period>,
}

/// More periods than this are told by the next longer ones.
const MOST_PERIODS: usize = 40;

impl Periods {
    /// The periods of the documents in their order.
    pub fn of_all(collection: &Collection, order: &[u32]) -> Self {
        let mut dates = Vec::with_capacity(order.len());
        for &at in order {
            let record = collection.record(at as usize);
            dates.push((collection.text(record.date), record.words));
        }
        // Characters of "2024-05-31" that tell a day, a month, a year.
        let distinct = |length: usize| {
            let mut periods: Vec<&str> = dates.iter().filter_map(|(date, _)| date.get(..length)).collect();
            periods.sort_unstable();
            periods.dedup();
            periods
        };
        let fitting = [10, 7].into_iter().find(|&length| distinct(length).len() <= MOST_PERIODS);
        let length = fitting.unwrap_or(4);
        let names = distinct(length);
        let period = |period: &&str| Period { period: (*period).to_owned(), documents: 0, words: 0 };
        let mut list: Vec<Period> = names.iter().map(period).collect();
        let mut of = Vec::with_capacity(order.len());
        for (date, words) in dates {
            let period = date.get(..length).and_then(|period| names.binary_search(&period).ok());
            if let Some(period) = period {
                list[period].documents += 1;
                list[period].words += u64::from(words);
            }
            of.push(period.map(|period| period as u32));
        }
        Self { of, list }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The period in which a document was published.
    pub fn of(&self, document: usize) -> Option<usize> {
        self.of[document].map(|period| period as usize)
    }

    /// All of them, in order.
    pub fn list(self) -> Vec<Period> {
        self.list
    }
}

/// Documents that are told of one date.
const TOLD: usize = 100;

/// The dates that documents name, in their order, and how many there are. Where there are more than `limit`, those that most
/// documents name stay.
pub fn dates(collection: &Collection, order: &[u32], limit: usize) -> (Vec<MomentRow>, usize) {
    let mut found: BTreeMap<&str, MomentRow> = BTreeMap::new();
    for (document, &at) in order.iter().enumerate() {
        for date in collection.record(at as usize).dates {
            let value = collection.text(date.value);
            let row = found
                .entry(value)
                .or_insert_with(|| MomentRow { value: value.to_owned(), ..MomentRow::default() });
            row.documents += 1;
            row.mentions += u64::from(date.count);
            if row.within.len() < TOLD {
                row.within.push(document as u32);
            }
        }
    }
    let all = found.len();
    let mut rows: Vec<MomentRow> = found.into_values().collect();
    if rows.len() > limit {
        rows.sort_by(|a, b| b.documents.cmp(&a.documents).then_with(|| a.value.cmp(&b.value)));
        rows.truncate(limit);
        rows.sort_by(|a, b| a.value.cmp(&b.value));
    }
    (rows, all)
}
