//! What reader and writer of packed tables share: probabilities of bits that follow what they see, as in the range coder
//! of LZMA (Igor Pavlov, public domain). The reader is in `decoder.rs`, the writer in `encoder.rs`.

/// Bits of a probability.
pub const SCALE_BITS: u32 = 12;
/// How fast a probability follows what it sees: by a 2^5th of the difference.
pub const RATE: u32 = 5;
/// Below this the range is widened by one byte.
pub const LOWEST_RANGE: u32 = 1 << 24;

/// How likely the next bit is 0, learnt from the bits before it.
#[derive(Clone, Copy)]
pub struct Probability(pub u16);

impl Default for Probability {
    fn default() -> Self {
        Self(1 << (SCALE_BITS - 1))
    }
}

impl Probability {
    /// The part of `range` that stands for 0.
    pub fn bound(self, range: u32) -> u32 {
        (range >> SCALE_BITS) * u32::from(self.0)
    }

    /// Learns from one bit.
    pub fn learn(&mut self, bit: bool) {
        if bit {
            self.0 -= self.0 >> RATE;
        } else {
            self.0 += ((1 << SCALE_BITS) - self.0) >> RATE;
        }
    }
}

/// Where a stream of bits comes from or goes to: the reader returns what it reads, the writer writes what it is given
/// and returns it. So a layout is written once for both.
pub trait Bits {
    /// What can go wrong.
    type Error;
    /// Reads a bit, or writes `given`.
    fn bit(&mut self, probability: &mut Probability, given: bool) -> Result<bool, Self::Error>;
}

/// A number of `width` bits, each bit with the probability that belongs to the bits before it.
pub fn tree<B: Bits>(
    bits: &mut B,
    nodes: &mut [Probability],
    width: u32,
    given: u32,
) -> Result<u32, B::Error> {
    let mut node = 1usize;
    for i in (0..width).rev() {
        let bit = bits.bit(&mut nodes[node], given >> i & 1 == 1)?;
        node = node << 1 | usize::from(bit);
    }
    Ok(node as u32 - (1 << width))
}

/// A small number as that many ones and a zero; it ends by itself at the last probability.
pub fn unary<B: Bits>(bits: &mut B, nodes: &mut [Probability], given: u32) -> Result<u32, B::Error> {
    let mut value = 0;
    for node in nodes {
        if !bits.bit(node, value < given)? {
            break;
        }
        value += 1;
    }
    Ok(value)
}
