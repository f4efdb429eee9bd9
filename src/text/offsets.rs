//! From bytes of UTF-8 to the offsets that a caller counts in. Besides the output, the only place that knows UTF-16.

use super::ByteSpan;

/// The unit in which spans are given to a caller.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum OffsetUnit {
    /// UTF-16 code units: the index of JavaScript's strings.
    #[default]
    Utf16,
    /// Bytes of UTF-8: the index of Rust's strings.
    Utf8,
    /// Unicode scalar values: the index of Python's strings.
    Chars,
}

impl OffsetUnit {
    /// How many of it a character takes.
    pub(crate) const fn count(self, c: char) -> u32 {
        match self {
            Self::Utf16 => c.len_utf16() as u32,
            Self::Utf8 => c.len_utf8() as u32,
            Self::Chars => 1,
        }
    }
}

/// Bytes between two checkpoints of the table.
const STRIDE: usize = 64;
/// Bytes that are counted at once.
const WORD: usize = size_of::<u64>();

/// Converts byte offsets of one text, in any order, in constant time each.
///
/// The table holds the number of units before every 64th byte, a sixteenth of the text's size; the rest
/// is counted on the spot. For ASCII text, where all units are alike, there is no table.
pub struct Offsets<'t> {
    text: &'t [u8],
    unit: OffsetUnit,
    /// Units before byte `STRIDE * i`; empty where every byte is one unit.
    checkpoints: Vec<u32>,
}

impl<'t> Offsets<'t> {
    /// Reads the text once.
    pub fn new(text: &'t str, unit: OffsetUnit) -> Self {
        let bytes = text.as_bytes();
        let mut checkpoints = Vec::new();
        if unit != OffsetUnit::Utf8 && !bytes.is_ascii() {
            checkpoints.reserve_exact(bytes.len() / STRIDE + 1);
            let mut units = 0;
            for chunk in bytes.chunks(STRIDE) {
                checkpoints.push(units as u32);
                units += count(chunk, unit);
            }
            checkpoints.push(units as u32);
        }
        Self { text: bytes, unit, checkpoints }
    }

    /// Start and end of a span; the end of a short one is counted from its start.
    pub fn convert_span(&self, span: ByteSpan) -> (u32, u32) {
        let mut offsets = self.ascending();
        (offsets.convert(span.start()), offsets.convert(span.end()))
    }

    /// A converter for offsets in ascending order, faster for these than [`Self::convert`].
    pub fn ascending(&self) -> Ascending<'_, 't> {
        Ascending { offsets: self, byte: 0, units: 0 }
    }

    /// The offset in units of the byte offset `byte`; offsets past the end give the text's length.
    pub fn convert(&self, byte: usize) -> u32 {
        let byte = byte.min(self.text.len());
        if self.checkpoints.is_empty() {
            return byte as u32;
        }
        self.plain(byte).unwrap_or_else(|| {
            let at = byte / STRIDE;
            self.checkpoints[at] + count(&self.text[at * STRIDE..byte], self.unit) as u32
        })
    }

    /// As [`Self::convert`], where every byte between the checkpoints around `byte` is one unit, as most of most texts is: nothing
    /// is to count then. Characters of several bytes make the units fewer than the bytes, but for one that begins with the last of
    /// these bytes and takes two units.
    #[inline]
    fn plain(&self, byte: usize) -> Option<u32> {
        const PAIR: u8 = 0xf0;
        let start = byte - byte % STRIDE;
        let &[before, after] = self.checkpoints.get(byte / STRIDE..)?.first_chunk()?;
        let stretch = &self.text[start..self.text.len().min(start + STRIDE)];
        let is_plain =
            (after - before) as usize == stretch.len() && stretch.last().is_none_or(|last| *last < PAIR);
        is_plain.then_some(before + (byte - start) as u32)
    }
}

/// Converts the byte offsets of one text that ascend, or nearly so: each is counted from the one before.
pub struct Ascending<'o, 't> {
    offsets: &'o Offsets<'t>,
    byte: usize,
    units: u32,
}

impl Ascending<'_, '_> {
    /// As [`Offsets::convert`].
    pub fn convert(&mut self, byte: usize) -> u32 {
        if let Some(units) = self.offsets.plain(byte.min(self.offsets.text.len())) {
            (self.byte, self.units) = (byte, units);
            return units;
        }
        let near = byte.checked_sub(self.byte).is_some_and(|step| step < STRIDE);
        self.units = match self.offsets.text.get(self.byte..byte).filter(|_| near) {
            Some(between) if !self.offsets.checkpoints.is_empty() => {
                self.units + count(between, self.offsets.unit) as u32
            }
            _ => self.offsets.convert(byte),
        };
        self.byte = byte;
        self.units
    }
}

/// Units of the characters that start in `bytes`.
fn count(bytes: &[u8], unit: OffsetUnit) -> usize {
    if unit == OffsetUnit::Utf8 {
        return bytes.len();
    }
    let (words, rest) = bytes.as_chunks();
    let mut last = [CONTINUATION; WORD];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    words.iter().chain([&last]).map(|&word| count_word(u64::from_le_bytes(word), unit)).sum()
}

/// A byte that starts no character.
const CONTINUATION: u8 = 0x80;

/// Units of the characters that start in the eight bytes of `word`, all of them counted at once.
fn count_word(word: u64, unit: OffsetUnit) -> usize {
    /// 1 in each byte.
    const ONES: u64 = u64::from_ne_bytes([1; WORD]);
    // A byte continues a character where its two highest bits are 10.
    let starts = !(word >> 7) | word >> 6;
    // One that begins with 1111 starts a character of four bytes, which is a surrogate pair.
    let pairs = match unit {
        OffsetUnit::Utf16 => word >> 7 & word >> 6 & word >> 5 & word >> 4,
        OffsetUnit::Utf8 | OffsetUnit::Chars => 0,
    };
    // The product's highest byte is the sum of all bytes.
    let units = (starts & ONES) + (pairs & ONES);
    (units.wrapping_mul(ONES) >> (u64::BITS - 8)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_counting_from_zero() {
        let mixed = "naïve 🙂 été — 한국어 ".repeat(40);
        // Characters on all sides of checkpoints, and between them what is plain.
        let plain = "The quay was closed until the middle of the week, and the ferries with it🙂é".repeat(80);
        // The end of one character, 62 letters, and the first byte of a pair: as many units as bytes.
        let even = format!("abc{}", format!("🙂é{}", "x".repeat(62)).repeat(40));
        for text in [mixed, plain, even] {
            agree(&text);
        }
    }

    fn agree(text: &str) {
        for unit in [OffsetUnit::Utf16, OffsetUnit::Utf8, OffsetUnit::Chars] {
            let offsets = Offsets::new(text, unit);
            let (mut ascending, mut leaping) = (offsets.ascending(), offsets.ascending());
            for (number, (byte, _)) in text.char_indices().enumerate() {
                let head = &text[..byte];
                let expected = match unit {
                    OffsetUnit::Utf16 => head.encode_utf16().count(),
                    OffsetUnit::Utf8 => head.len(),
                    OffsetUnit::Chars => head.chars().count(),
                };
                assert_eq!(offsets.convert(byte) as usize, expected, "{unit:?} at byte {byte}");
                assert_eq!(ascending.convert(byte) as usize, expected, "{unit:?} at byte {byte}");
                if number % 150 == 0 {
                    assert_eq!(leaping.convert(byte) as usize, expected, "{unit:?} at byte {byte}");
                }
                for end in [byte, text.ceil_char_boundary(byte + 20), text.ceil_char_boundary(byte + 300)] {
                    let span = offsets.convert_span(ByteSpan::new(byte, end));
                    assert_eq!(
                        span,
                        (offsets.convert(byte), offsets.convert(end)),
                        "{unit:?} at byte {byte}"
                    );
                }
            }
        }
    }

    #[test]
    fn ascii_needs_no_table() {
        let offsets = Offsets::new("plain text", OffsetUnit::Utf16);
        assert!(offsets.checkpoints.is_empty());
        assert_eq!(offsets.convert(6), 6);
        assert_eq!(offsets.convert(999), 10);
    }

    #[test]
    fn the_end_on_a_checkpoint_is_found() {
        let text = "é".repeat(STRIDE);
        let offsets = Offsets::new(&text, OffsetUnit::Utf16);
        assert_eq!(offsets.convert(text.len()), STRIDE as u32);
    }
}
