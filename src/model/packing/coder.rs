//! What reader and writer of packed tables share. The reader is in `decoder.rs`, the writer in `encoder.rs`.

/// Bits of the sum of all frequencies in a context.
pub const SCALE_BITS: u32 = 10;
/// Below this the state is widened by one word. It is also where the writer begins, and so the reader ends.
pub const LOWEST_STATE: u32 = 1 << WORD_BITS;
/// Bits of a word.
pub const WORD_BITS: u32 = 16;

/// Where a stream of symbols comes from or goes to: the reader returns what it reads, the writer writes what it is given
/// and returns it. So a layout is written once for both.
pub trait Symbols {
    /// Reads a symbol, or writes `given`; each context has frequencies of its own.
    fn symbol(&mut self, context: usize, given: u8) -> u8;
    /// Reads a number of so many bits, at most [`WORD_BITS`], of which each value is as likely; or writes `given`.
    fn number(&mut self, bits: u32, given: u32) -> u32;
}
