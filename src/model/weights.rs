//! Weights of hashed features: a sparse table with a row of labels for each feature that says something.
//!
//! In the file: the number of labels (1 byte), the steps from each label to each, from the start as the last (2 bytes
//! each); the number of rows (4 bytes); the stream of rows in ascending order of their keys, as [`Layout`] says. Weights
//! are whole numbers of one size of step, so that sums of them are exact.

use super::features::Feature;
use super::file::{Cursor, ModelError};
use super::packing::rows::{Entry, Layout, Rows};

/// Bits of a feature that are kept.
pub const KEY_BITS: u32 = 24;

/// Scores of all labels, padded to whole vectors.
pub type Scores = [i16; LANES];

/// Most labels.
pub const LANES: usize = 32;

/// Lower bits of a key, which are looked for among the rows that have the same upper bits: fewer than one on average.
const LOWER_BITS: u32 = 8;
const UPPERS: usize = 1 << (KEY_BITS - LOWER_BITS);

/// Bounds what a damaged file can ask for.
const MOST_ROWS: u32 = u16::MAX as u32;

/// The key under which a feature's row is kept.
pub const fn key(feature: Feature) -> u32 {
    feature >> (32 - KEY_BITS)
}

/// The weights of one tagger.
pub struct Weights {
    labels: usize,
    /// Score of each step: from label to label; the last row is from the start.
    steps: Vec<Scores>,
    table: Table,
}

/// Bits of a key by which most of those are told that have no row.
const MARK_BITS: u32 = 19;

/// Rows of weights, one for each label, by their keys. Rows that say much are asked for most, so they are whole.
struct Table {
    /// For each value of the upper bits of keys, as many as are marked, whether there is such a row.
    marks: Box<[u64; 1 << (MARK_BITS - 6)]>,
    /// For each value of the upper bits of keys the first of its rows; one more for the end.
    starts: Box<[u16; UPPERS + 1]>,
    /// The lower bits of the key of each row.
    keys: Vec<u8>,
    weights: Vec<i8>,
    /// Weights of a row: the labels, padded to whole vectors of eight.
    width: usize,
}

impl Table {
    fn new(labels: usize, rows: usize) -> Self {
        let width = labels.next_multiple_of(8);
        let (marks, starts) = (Box::new([0; 1 << (MARK_BITS - 6)]), Box::new([0; UPPERS + 1]));
        Self {
            marks,
            starts,
            keys: Vec::with_capacity(rows),
            weights: Vec::with_capacity(rows * width),
            width,
        }
    }

    /// Adds a row; keys ascend, and there are at most [`MOST_ROWS`].
    fn push(&mut self, key: u32, entries: &[Entry]) {
        let (word, bit) = mark(key);
        self.marks[word] |= bit;
        // Summed up in the end.
        self.starts[(key >> LOWER_BITS) as usize + 1] += 1;
        self.keys.push(key as u8);
        let start = self.weights.len();
        self.weights.resize(start + self.width, 0);
        for entry in entries {
            self.weights[start + usize::from(entry.class)] = entry.weight;
        }
    }

    /// To be called behind the last row.
    fn end(&mut self) {
        let mut sum = 0;
        for start in self.starts.iter_mut() {
            sum += *start;
            *start = sum;
        }
    }

    /// Whether a key may have a row: of those that have none one in eight at most.
    #[inline(always)]
    fn may_have(&self, key: u32) -> bool {
        let (word, bit) = mark(key);
        self.marks[word] & bit != 0
    }

    /// Where the weights of a key begin.
    #[inline(always)]
    fn find(&self, key: u32) -> Option<usize> {
        let (upper, lower) = ((key >> LOWER_BITS) as usize % UPPERS, key as u8);
        let (start, end) = (usize::from(self.starts[upper]), usize::from(self.starts[upper + 1]));
        let row = start + self.keys[start..end].iter().position(|&key| key == lower)?;
        Some(row * self.width)
    }
}

/// Where a key is marked.
#[inline(always)]
fn mark(key: u32) -> (usize, u64) {
    let upper = key >> (KEY_BITS - MARK_BITS);
    ((upper >> 6) as usize % (1 << (MARK_BITS - 6)), 1 << (upper % 64))
}

impl Weights {
    /// Reads a section of a model's file.
    ///
    /// # Errors
    /// Where it ends too early or says something impossible.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut cursor = Cursor { rest: bytes };
        let labels = usize::from(cursor.byte()?);
        if !(1..=LANES).contains(&labels) {
            return Err(ModelError::Damaged);
        }
        let mut steps = vec![[0; LANES]; labels + 1];
        for row in &mut steps {
            for step in &mut row[..labels] {
                *step = i16::from_le_bytes([cursor.byte()?, cursor.byte()?]);
            }
        }
        let rows = cursor.number()?;
        if rows > MOST_ROWS {
            return Err(ModelError::Damaged);
        }
        let Rows { keys, starts, entries } = Layout::new(rows, KEY_BITS).read(cursor.rest, labels)?;
        let mut table = Table::new(labels, keys.len());
        for (key, row) in keys.into_iter().zip(starts.windows(2)) {
            table.push(key, &entries[row[0] as usize..row[1] as usize]);
        }
        table.end();
        Ok(Self { labels, steps, table })
    }

    /// Writes a section.
    #[cfg(any(test, feature = "train"))]
    pub fn write(steps: &[Vec<i16>], rows: &[(u32, Vec<Entry>)]) -> Vec<u8> {
        let labels = steps.len() - 1;
        let mut bytes = vec![labels as u8];
        for row in steps {
            bytes.extend(row[..labels].iter().flat_map(|step| step.to_le_bytes()));
        }
        bytes.extend((rows.len() as u32).to_le_bytes());
        bytes.extend(Layout::new(rows.len() as u32, KEY_BITS).write(rows, labels));
        bytes
    }

    /// All rows with their keys, in ascending order of keys.
    #[cfg(any(test, feature = "train"))]
    pub fn rows(&self) -> Vec<(u32, Vec<Entry>)> {
        let mut rows = Vec::new();
        let mut table = self.table.weights.chunks(self.table.width).zip(&self.table.keys);
        for (upper, range) in self.table.starts.windows(2).enumerate() {
            for (weights, &lower) in table.by_ref().take((range[1] - range[0]) as usize) {
                let entry = |(class, &weight): (usize, &i8)| Entry { class: class as u8, weight };
                let entries = weights.iter().enumerate().map(entry).filter(|entry| entry.weight != 0);
                rows.push(((upper as u32) << LOWER_BITS | u32::from(lower), entries.collect()));
            }
        }
        rows
    }

    /// Number of labels.
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// Scores of the steps from a label; from the start where `from` is the number of labels.
    pub fn steps(&self, from: usize) -> &Scores {
        &self.steps[from]
    }

    /// Whether a feature may say something; most say nothing, and need not be kept for [`Weights::add`].
    #[inline(always)]
    pub fn may_say(&self, feature: Feature) -> bool {
        self.table.may_have(key(feature))
    }

    /// Adds what features say of each label; `N` is their number, padded to whole vectors of eight.
    #[inline(never)]
    pub fn add<const N: usize>(&self, features: &[Feature], scores: &mut [i16; N]) {
        debug_assert_eq!(N, self.table.width);
        let mut sums = *scores;
        for &feature in features {
            let Some(place) = self.table.find(key(feature)) else { continue };
            let row = &self.table.weights[place..place + N];
            for (sum, &weight) in sums.iter_mut().zip(row) {
                *sum += i16::from(weight);
            }
        }
        *scores = sums;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_weights_are_read_again() {
        let rows: Vec<(u32, Vec<Entry>)> = (0..500u32)
            .map(|row| {
                let entry = |class: u32| Entry { class: class as u8, weight: (row % 19) as i8 - 20 };
                (row * row * 7 + row, (row % 3..5).map(entry).collect())
            })
            .collect();
        let steps: Vec<Vec<i16>> = (0..6).map(|from| (0..5).map(|to| from * 100 - to).collect()).collect();
        let weights = Weights::read(&Weights::write(&steps, &rows)).unwrap();
        assert_eq!((weights.labels(), weights.steps(5)[2]), (5, 498));
        for (key, entries) in &rows {
            assert!(weights.may_say(key << (32 - KEY_BITS)));
            let mut scores = [0; 8];
            weights.add(&[key << (32 - KEY_BITS) | 7], &mut scores);
            for entry in entries {
                assert_eq!(scores[usize::from(entry.class)], i16::from(entry.weight));
            }
        }
        let read: Vec<(u32, usize)> = weights.rows().iter().map(|(key, row)| (*key, row.len())).collect();
        assert_eq!(read, rows.iter().map(|(key, row)| (*key, row.len())).collect::<Vec<_>>());
        // Many at once, and some that have no row.
        let features: Vec<Feature> = (0..1000).map(|key| key << (32 - KEY_BITS)).collect();
        let mut scores = [0; 8];
        weights.add(&features, &mut scores);
        let mut right = [0; 8];
        for entry in rows.iter().filter(|(key, _)| *key < 1000).flat_map(|(_, row)| row) {
            right[usize::from(entry.class)] += i16::from(entry.weight);
        }
        assert_eq!(scores, right);
        scores = [0; 8];
        weights.add(&[3 << (32 - KEY_BITS)], &mut scores);
        assert_eq!(scores, [0; 8]);
    }
}
