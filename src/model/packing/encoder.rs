//! The writer of packed tables: LZMA's range coder (Igor Pavlov, public domain).

use std::convert::Infallible;

use super::coder::{Bits, LOWEST_RANGE, Probability};

/// Writes bits to bytes.
pub struct Encoder {
    bytes: Vec<u8>,
    low: u64,
    range: u32,
    /// A byte that a carry may still change, and how many bytes of 255 follow it.
    held: u8,
    full: usize,
    begun: bool,
}

impl Default for Encoder {
    fn default() -> Self {
        Self { bytes: Vec::new(), low: 0, range: u32::MAX, held: 0, full: 0, begun: false }
    }
}

impl Encoder {
    fn shift(&mut self) {
        let carry = (self.low >> 32) as u8;
        if self.low as u32 >> 24 == 0xff && carry == 0 {
            self.full += 1;
        } else {
            // The first byte is always 0, and the reader expects it.
            self.bytes.push(if self.begun { self.held.wrapping_add(carry) } else { 0 });
            self.begun = true;
            self.bytes.extend(std::iter::repeat_n(0xffu8.wrapping_add(carry), self.full));
            self.full = 0;
            self.held = (self.low >> 24) as u8;
        }
        self.low = (self.low & 0x00ff_ffff) << 8;
    }

    /// The bytes.
    pub fn finish(mut self) -> Vec<u8> {
        for _ in 0..5 {
            self.shift();
        }
        self.bytes
    }
}

impl Bits for Encoder {
    type Error = Infallible;

    fn bit(&mut self, probability: &mut Probability, given: bool) -> Result<bool, Infallible> {
        let bound = probability.bound(self.range);
        if given {
            self.low += u64::from(bound);
            self.range -= bound;
        } else {
            self.range = bound;
        }
        probability.learn(given);
        while self.range < LOWEST_RANGE {
            self.range <<= 8;
            self.shift();
        }
        Ok(given)
    }
}
