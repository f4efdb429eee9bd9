//! Weights of hashed features: a sparse table with a row of labels for each feature that says something.
//!
//! In the file: the number of labels (1 byte), the heaviest weight (1 byte), the steps from each label to each, from the
//! start as the last (2 bytes each); the number of rows and the length of the stream in bytes (4 bytes each); the stream
//! of rows in ascending order of their keys, as [`Layout`] says. Weights are whole numbers of one size of step, so that
//! sums of them are exact.

use super::features::Feature;
use super::file::{Cursor, ModelError};
use super::packing::decoder::Decoder;
use super::packing::rows::{Entry, Layout};

/// Bits of a feature that are kept.
pub const KEY_BITS: u32 = 24;

/// Scores of all labels, padded to whole vectors.
pub type Scores = [i16; LANES];

/// Most labels.
pub const LANES: usize = 32;

const CLASS_BITS: u32 = 5;

/// Bits of a key that the filter looks at: 64 KB.
const FILTER_BITS: u32 = 19;

/// Bounds what a damaged file can ask for.
const MOST_ROWS: u32 = 1 << 20;

/// The key under which a feature's row is kept.
pub const fn key(feature: Feature) -> u32 {
    feature >> (32 - KEY_BITS)
}

/// The weights of one tagger.
pub struct Weights {
    labels: usize,
    /// Score of each step: from label to label; the last row is from the start.
    steps: Vec<Scores>,
    /// A bit for each value of the upper bits of keys that a row has. Most features have no row, and most of these are
    /// told here, in few cache lines.
    filter: Vec<u64>,
    /// Open addressing.
    places: Vec<Place>,
    entries: Vec<Entry>,
}

/// Where a row is: both halves are looked at together, so they stand together.
#[derive(Clone, Copy, Default)]
struct Place {
    /// The key plus one; 0 where free.
    key: u32,
    /// The first of the row in `entries`, and in the lower bits how many it has.
    row: u32,
}

/// Bits of [`Place::row`] for the number of entries: there are at most [`LANES`].
const LENGTH_BITS: u32 = 6;

impl Place {
    fn entries(self) -> std::ops::Range<usize> {
        let start = (self.row >> LENGTH_BITS) as usize;
        start..start + (self.row & ((1 << LENGTH_BITS) - 1)) as usize
    }
}

impl Weights {
    /// Reads a section of a model's file.
    ///
    /// # Errors
    /// Where it ends too early or says something impossible.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut cursor = Cursor { rest: bytes };
        let labels = usize::from(cursor.byte()?);
        let heaviest = cursor.byte()? as i8;
        if !(1..=LANES).contains(&labels) || heaviest < 2 {
            return Err(ModelError::Damaged);
        }
        let mut steps = vec![[0; LANES]; labels + 1];
        for row in &mut steps {
            for step in &mut row[..labels] {
                *step = i16::from_le_bytes([cursor.byte()?, cursor.byte()?]);
            }
        }
        let rows = cursor.number()?;
        let length = cursor.number()? as usize;
        let stream = cursor.take(length)?;
        if rows > MOST_ROWS || !cursor.rest.is_empty() {
            return Err(ModelError::Damaged);
        }
        let mut decoder = Decoder::new(stream)?;
        let mut layout = Layout::new(CLASS_BITS, heaviest);
        let mut places = vec![Place::default(); (rows as usize * 2).next_power_of_two().max(2)];
        let mask = places.len() - 1;
        let mut filter = vec![0u64; 1 << (FILTER_BITS - 6)];
        let mut entries = Vec::new();
        let mut next = 0u32;
        for _ in 0..rows {
            let key = next.checked_add(layout.gap(&mut decoder, 0)?).ok_or(ModelError::Damaged)?;
            if key >> KEY_BITS != 0 {
                return Err(ModelError::Damaged);
            }
            next = key + 1;
            let first = entries.len();
            layout.row(&mut decoder, &[], &mut entries)?;
            let count = entries.len() - first;
            let is_impossible = entries[first..].iter().any(|entry| usize::from(entry.class) >= labels);
            if is_impossible || count > LANES || first >> (32 - LENGTH_BITS) != 0 {
                return Err(ModelError::Damaged);
            }
            let mut place = key as usize & mask;
            while places[place].key != 0 {
                place = (place + 1) & mask;
            }
            let bit = key >> (KEY_BITS - FILTER_BITS);
            filter[bit as usize / 64] |= 1 << (bit % 64);
            places[place] = Place { key: key + 1, row: (first as u32) << LENGTH_BITS | count as u32 };
        }
        Ok(Self { labels, steps, filter, places, entries })
    }

    /// Writes a section.
    #[cfg(any(test, feature = "train"))]
    pub fn write(heaviest: i8, steps: &[Vec<i16>], rows: &[(u32, Vec<Entry>)]) -> Vec<u8> {
        let labels = steps.len() - 1;
        let mut bytes = vec![labels as u8, heaviest as u8];
        for row in steps {
            bytes.extend(row[..labels].iter().flat_map(|step| step.to_le_bytes()));
        }
        let mut encoder = super::packing::encoder::Encoder::default();
        let mut layout = Layout::new(CLASS_BITS, heaviest);
        let mut next = 0;
        for (key, entries) in rows {
            let Ok(_) = layout.gap(&mut encoder, key - next);
            let Ok(()) = layout.row(&mut encoder, entries, &mut Vec::new());
            next = key + 1;
        }
        let stream = encoder.finish();
        bytes.extend((rows.len() as u32).to_le_bytes());
        bytes.extend((stream.len() as u32).to_le_bytes());
        bytes.extend(stream);
        bytes
    }

    /// All rows with their keys, in ascending order of keys.
    #[cfg(any(test, feature = "train"))]
    pub fn rows(&self) -> Vec<(u32, &[Entry])> {
        let mut rows: Vec<(u32, &[Entry])> = (self.places.iter())
            .filter(|place| place.key != 0)
            .map(|place| (place.key - 1, &self.entries[place.entries()]))
            .collect();
        rows.sort_unstable_by_key(|(key, _)| *key);
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

    /// Adds what a feature says of each label; `N` is at least their number.
    #[inline(never)]
    pub fn add<const N: usize>(&self, feature: Feature, scores: &mut [i16; N]) {
        let key = key(feature);
        let bit = key >> (KEY_BITS - FILTER_BITS);
        if self.filter[bit as usize / 64] >> (bit % 64) & 1 == 0 {
            return;
        }
        let mask = self.places.len() - 1;
        let mut place = key as usize & mask;
        let found = loop {
            let held = self.places[place];
            if held.key == 0 {
                return;
            }
            if held.key == key + 1 {
                break held;
            }
            place = (place + 1) & mask;
        };
        for entry in &self.entries[found.entries()] {
            scores[usize::from(entry.class) % N] += i16::from(entry.weight);
        }
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
        let weights = Weights::read(&Weights::write(30, &steps, &rows)).unwrap();
        assert_eq!((weights.labels(), weights.steps(5)[2]), (5, 498));
        for (key, entries) in &rows {
            let mut scores = [0; LANES];
            weights.add(key << (32 - KEY_BITS) | 7, &mut scores);
            for entry in entries {
                assert_eq!(scores[usize::from(entry.class)], i16::from(entry.weight));
            }
        }
        let mut scores = [0; LANES];
        weights.add(3 << (32 - KEY_BITS), &mut scores);
        assert_eq!(scores, [0; LANES]);
    }
}
