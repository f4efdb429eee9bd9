//! How the rows of a table are laid out in the stream of bits. Reader and generator both run this file.

use super::coder::{Bits, Probability, tree, unary};

/// What one n-gram says: for some classes a weight, as a number of steps that is never 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// Index of the language in its group.
    pub class: u8,
    /// From −[`HEAVIEST`] to [`HEAVIEST`].
    pub weight: i8,
}

/// Largest weight, in steps.
pub const HEAVIEST: i8 = 16;
/// Bits of a class.
const CLASS_BITS: u32 = 6;
/// Most classes of a group.
pub const MOST_CLASSES: usize = 1 << CLASS_BITS;
/// Bits of the length of a gap between two keys.
const GAP_BITS: u32 = 5;

/// Counts of entries in a row that are learnt apart.
const MORE: usize = 12;

/// What has been learnt about the rows so far.
pub struct Layout {
    gap_lengths: [Probability; 1 << GAP_BITS],
    gap_seconds: [Probability; 1 << GAP_BITS],
    more: [Probability; MORE],
    classes: Vec<[Probability; MOST_CLASSES]>,
    signs: [Probability; MOST_CLASSES],
    sizes: [[Probability; HEAVIEST as usize - 1]; 2],
}

impl Default for Layout {
    fn default() -> Self {
        let p = Probability::default();
        Self {
            gap_lengths: [p; 1 << GAP_BITS],
            gap_seconds: [p; 1 << GAP_BITS],
            more: [p; MORE],
            classes: vec![[p; MOST_CLASSES]; MOST_CLASSES + 1],
            signs: [p; MOST_CLASSES],
            sizes: [[p; HEAVIEST as usize - 1]; 2],
        }
    }
}

impl Layout {
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
        let mut before = MOST_CLASSES;
        for i in 0..MOST_CLASSES {
            // The first entry is always there.
            if i > 0 && !bits.bit(&mut self.more[i.min(MORE - 1)], i < given.len())? {
                break;
            }
            let entry = given.get(i).copied().unwrap_or_default();
            let class = tree(bits, &mut self.classes[before], CLASS_BITS, u32::from(entry.class))?;
            let negative = bits.bit(&mut self.signs[class as usize], entry.weight < 0)?;
            let size = u32::from(entry.weight.unsigned_abs()).saturating_sub(1);
            let size = unary(bits, &mut self.sizes[usize::from(negative)], size)? as i8 + 1;
            row.push(Entry { class: class as u8, weight: if negative { -size } else { size } });
            before = class as usize;
        }
        Ok(())
    }
}
