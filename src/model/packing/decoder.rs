//! The reader of packed tables: LZMA's range coder (Igor Pavlov, public domain).

use super::coder::{Bits, LOWEST_RANGE, Probability};

/// The stream ended before all was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Truncated;

/// Reads bits from bytes.
pub struct Decoder<'a> {
    bytes: std::slice::Iter<'a, u8>,
    range: u32,
    code: u32,
}

impl<'a> Decoder<'a> {
    /// Begins to read `bytes`.
    pub fn new(bytes: &'a [u8]) -> Result<Self, Truncated> {
        let mut decoder = Self { bytes: bytes.iter(), range: u32::MAX, code: 0 };
        // The first byte is always 0: room for the writer's carry.
        for _ in 0..5 {
            decoder.shift()?;
        }
        Ok(decoder)
    }

    fn shift(&mut self) -> Result<(), Truncated> {
        self.code = self.code << 8 | u32::from(*self.bytes.next().ok_or(Truncated)?);
        Ok(())
    }
}

impl Bits for Decoder<'_> {
    type Error = Truncated;

    #[inline]
    fn bit(&mut self, probability: &mut Probability, _: bool) -> Result<bool, Truncated> {
        let bound = probability.bound(self.range);
        let bit = self.code >= bound;
        if bit {
            self.code -= bound;
            self.range -= bound;
        } else {
            self.range = bound;
        }
        probability.learn(bit);
        while self.range < LOWEST_RANGE {
            self.range <<= 8;
            self.shift()?;
        }
        Ok(bit)
    }
}
