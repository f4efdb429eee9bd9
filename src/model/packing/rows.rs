//! How the rows of a sparse table of weights are laid out in the stream of symbols. Reader and writer both run this file.

use super::coder::{Symbols, WORD_BITS};
use super::decoder::Decoder;
use crate::model::file::ModelError;

/// One weight of a row: a number of steps that is never 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The column: a language, a label.
    pub class: u8,
    /// The weight.
    pub weight: i8,
}

/// Bounds what a damaged stream can ask for.
const MOST_ENTRIES: u32 = 1 << 22;

// Contexts.
const GAP: usize = 0;
const COUNT: usize = 1;
/// Of weights: by the number of entries in the row, 1, 2 or more, and the sign of the weight before.
const WEIGHTS: usize = 2;
const SIGNS: usize = 3;
/// Of classes: the only one of a row, the first of several, and those after each class.
const CLASSES: usize = WEIGHTS + 3 * SIGNS;

/// The first context that tables of another form than rows may use for what they have beside their keys.
pub const BESIDE_KEYS: usize = COUNT;

/// The upper part of a gap that does not fit into a symbol.
const WIDE: u8 = u8::MAX;

/// The rows of a table.
#[derive(Debug, PartialEq, Eq)]
pub struct Rows {
    /// The key of each row, in ascending order.
    pub keys: Vec<u32>,
    /// Where each row begins in `entries`, and where the last ends.
    pub starts: Vec<u32>,
    /// The entries of all rows, each row in ascending order of classes.
    pub entries: Vec<Entry>,
}

/// How the symbols of one table follow one another: all keys, the counts of entries in all rows, the entries.
pub struct Layout {
    rows: usize,
    greatest_key: u32,
    /// Lower bits of a gap: of keys that are hashes, these are as good as random.
    low_bits: u32,
}

impl Layout {
    /// For so many rows with keys of so many bits, less than 32.
    pub fn new(rows: u32, key_bits: u32) -> Self {
        let rows_bits = u32::BITS - rows.leading_zeros();
        let low_bits = key_bits.saturating_sub(rows_bits).min(WORD_BITS);
        Self { rows: rows as usize, greatest_key: (1 << key_bits) - 1, low_bits }
    }

    /// Reads a stream of rows, whose columns are of so many classes.
    ///
    /// # Errors
    /// Where it is not whole, or says something impossible.
    pub fn read(&self, bytes: &[u8], classes: usize) -> Result<Rows, ModelError> {
        let mut decoder = Decoder::new(bytes, contexts(classes))?;
        let keys = self.read_keys(&mut decoder)?;
        let mut rows = Rows { keys, starts: vec![0; self.rows + 1], entries: Vec::new() };
        pass_rows(&mut decoder, classes, &mut rows);
        decoder.finish()?;
        Ok(rows)
    }

    /// Writes a stream of rows, which are in ascending order of keys.
    #[cfg(any(test, feature = "train"))]
    pub fn write(&self, rows: &[(u32, Vec<Entry>)], classes: usize) -> Vec<u8> {
        let ends = rows.iter().scan(0, |end, (_, row)| {
            *end += row.len() as u32;
            Some(*end)
        });
        let mut rows = Rows {
            keys: rows.iter().map(|(key, _)| *key).collect(),
            starts: std::iter::once(0).chain(ends).collect(),
            entries: rows.iter().flat_map(|(_, row)| row).copied().collect(),
        };
        let mut encoder = super::encoder::Encoder::default();
        self.pass_keys(&mut encoder, &mut rows.keys);
        pass_rows(&mut encoder, classes, &mut rows);
        encoder.finish(contexts(classes))
    }

    /// Reads the keys.
    ///
    /// # Errors
    /// Where there are greater ones than can be.
    pub fn read_keys(&self, decoder: &mut Decoder<'_>) -> Result<Vec<u32>, ModelError> {
        let mut keys = vec![0; self.rows];
        self.pass_keys(decoder, &mut keys);
        // Each is greater than the one before, unless there are such.
        let is_possible = keys.last().is_none_or(|last| *last <= self.greatest_key);
        if is_possible { Ok(keys) } else { Err(ModelError::Damaged) }
    }

    /// Reads the keys into `keys`, or writes them.
    pub fn pass_keys<S: Symbols>(&self, symbols: &mut S, keys: &mut [u32]) {
        let low_mask = (1 << self.low_bits) - 1;
        let mut least = 0u32;
        for key in keys {
            let gap = key.wrapping_sub(least);
            let high = symbols.symbol(GAP, (gap >> self.low_bits).min(u32::from(WIDE)) as u8);
            let gap = if high == WIDE {
                let high = symbols.number(WORD_BITS, gap >> WORD_BITS);
                high << WORD_BITS | symbols.number(WORD_BITS, gap & ((1 << WORD_BITS) - 1))
            } else {
                u32::from(high) << self.low_bits | symbols.number(self.low_bits, gap & low_mask)
            };
            *key = least.saturating_add(gap);
            least = key.saturating_add(1);
        }
    }
}

/// Reads what `rows` have beside their keys, or writes it. What a damaged stream says is kept within bounds; that it is
/// damaged, the coder tells at its end.
fn pass_rows<S: Symbols>(symbols: &mut S, classes: usize, rows: &mut Rows) {
    let Rows { starts, entries, .. } = rows;
    let mut end = 0;
    for start in &mut starts[1..] {
        let more = symbols.symbol(COUNT, start.wrapping_sub(end).wrapping_sub(1) as u8);
        let count = (u32::from(more) + 1).min(classes as u32);
        end = (end + count).min(MOST_ENTRIES);
        *start = end;
    }
    entries.resize(end as usize, Entry::default());
    let mut rest = &mut entries[..];
    for row in starts.windows(2) {
        let Some((entries, others)) = rest.split_at_mut_checked((row[1] - row[0]) as usize) else { return };
        pass_row(symbols, classes, entries);
        rest = others;
    }
}

fn contexts(classes: usize) -> usize {
    CLASSES + 2 + classes
}

/// Reads the entries of one row, or writes them.
#[inline]
fn pass_row<S: Symbols>(symbols: &mut S, classes: usize, row: &mut [Entry]) {
    let weights = WEIGHTS + SIGNS * row.len().clamp(1, 3) - SIGNS;
    let mut context = CLASSES + usize::from(row.len() > 1);
    let (mut least, mut sign) = (0, 0);
    for entry in row {
        let more = symbols.symbol(context, entry.class.wrapping_sub(least as u8));
        let class = (least + usize::from(more)).min(classes - 1);
        let weight = symbols.symbol(weights + sign, entry.weight as u8) as i8;
        *entry = Entry { class: class as u8, weight };
        least = class + 1;
        context = CLASSES + 2 + class;
        sign = 1 + usize::from(weight < 0);
    }
}
