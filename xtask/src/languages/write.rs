//! Writes the table in the format that `src/lang/identify/table.rs` describes and reads.

use std::convert::Infallible;

use super::shared::coder::{Bits, LOWEST_RANGE, Probability};
use super::shared::rows::Layout;
use super::train::Trained;

/// The table in the making.
pub struct Table {
    bytes: Vec<u8>,
}

impl Default for Table {
    fn default() -> Self {
        // Magic and version.
        Self { bytes: b"NLID\x01".to_vec() }
    }
}

impl Table {
    /// Appends a group; returns the bytes that it takes.
    pub fn add(&mut self, codes: &[&str], model: &Trained) -> usize {
        let before = self.bytes.len();
        self.bytes.push(codes.len() as u8);
        for code in codes {
            let mut padded = [0; 3];
            padded[..code.len()].copy_from_slice(code.as_bytes());
            self.bytes.extend(padded);
        }
        for evidence in &model.evidence {
            let clamped = (evidence * 256.0).round().clamp(0.0, f64::from(u16::MAX));
            self.bytes.extend((clamped as u16).to_le_bytes());
        }
        self.bytes.push(model.step);
        let mut encoder = Encoder::default();
        let mut layout = Layout::default();
        let mut next = 0;
        for (key, entries) in &model.rows {
            let Ok(_) = layout.gap(&mut encoder, key - next);
            let Ok(()) = layout.row(&mut encoder, entries, &mut Vec::new());
            next = key + 1;
        }
        let stream = encoder.finish();
        self.bytes.extend((model.rows.len() as u32).to_le_bytes());
        self.bytes.extend((stream.len() as u32).to_le_bytes());
        self.bytes.extend(stream);
        self.bytes.len() - before
    }

    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// The writer of LZMA's range coder (Igor Pavlov, public domain).
struct Encoder {
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

    fn finish(mut self) -> Vec<u8> {
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
