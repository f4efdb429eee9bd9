//! How the rows of a sparse table of weights are laid out in the stream of bits. Reader and writer both run this file.

use super::coder::{Bits, Probability, tree, unary};

/// One weight of a row: a number of steps that is never 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The column: a language, a label.
    pub class: u8,
    /// From minus to plus the layout's heaviest weight.
    pub weight: i8,
}

/// Bits of the length of a gap between two keys.
const GAP_BITS: u32 = 5;

/// Counts of entries in a row that are learnt apart.
const MORE: usize = 12;

/// What has been learnt about the rows so far.
pub struct Layout {
    class_bits: u32,
    gap_lengths: [Probability; 1 << GAP_BITS],
    gap_seconds: [Probability; 1 << GAP_BITS],
    more: [Probability; MORE],
    classes: Vec<Vec<Probability>>,
    signs: Vec<Probability>,
    sizes: [Vec<Probability>; 2],
}

impl Layout {
    /// For columns of so many bits and weights of at most so many steps.
    pub fn new(class_bits: u32, heaviest: i8) -> Self {
        let p = Probability::default();
        let classes = 1usize << class_bits;
        let sizes = vec![p; usize::from(heaviest.unsigned_abs().max(1)) - 1];
        Self {
            class_bits,
            gap_lengths: [p; 1 << GAP_BITS],
            gap_seconds: [p; 1 << GAP_BITS],
            more: [p; MORE],
            classes: vec![vec![p; classes]; classes + 1],
            signs: vec![p; classes],
            sizes: [sizes.clone(), sizes],
        }
    }

    /// The distance to the next key less one.
    pub fn gap<B: Bits>(&mut self, bits: &mut B, given: u32) -> Result<u32, B::Error> {
        let length = tree(bits, &mut self.gap_lengths, GAP_BITS, u32::BITS - given.leading_zeros())?;
        let mut value = u32::from(length > 0);
        for i in (0..length.saturating_sub(1)).rev() {
            let given = given >> i & 1 == 1;
            // Below the second of its bits a gap is as good as random.
            let mut even = Probability::default();
            let second = &mut self.gap_seconds[length as usize];
            let bit = bits.bit(if i + 2 == length { second } else { &mut even }, given)?;
            value = value << 1 | u32::from(bit);
        }
        Ok(value)
    }

    /// One row, in ascending order of classes, appended to `row`. A reader gives no entries.
    pub fn row<B: Bits>(
        &mut self,
        bits: &mut B,
        given: &[Entry],
        row: &mut Vec<Entry>,
    ) -> Result<(), B::Error> {
        let most = 1usize << self.class_bits;
        let mut before = most;
        for i in 0..most {
            // The first entry is always there.
            if i > 0 && !bits.bit(&mut self.more[i.min(MORE - 1)], i < given.len())? {
                break;
            }
            let entry = given.get(i).copied().unwrap_or_default();
            let class = tree(bits, &mut self.classes[before], self.class_bits, u32::from(entry.class))?;
            let negative = bits.bit(&mut self.signs[class as usize], entry.weight < 0)?;
            let size = u32::from(entry.weight.unsigned_abs()).saturating_sub(1);
            let size = unary(bits, &mut self.sizes[usize::from(negative)], size)? as i8 + 1;
            row.push(Entry { class: class as u8, weight: if negative { -size } else { size } });
            before = class as usize;
        }
        Ok(())
    }
}
