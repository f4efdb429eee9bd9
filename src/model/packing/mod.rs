//! Tables of weights as compressed streams: an entropy coder of symbols, and the layout of sparse rows.
//!
//! The coder is a range variant of asymmetric numeral systems (rANS; Duda 2013, arXiv:1311.2540). The probabilities of
//! symbols do not change on the way, so that a reader needs only one look into a table for each symbol.
//!
//! A stream begins with the frequencies of the symbols in each context, as whole numbers that are `1 << SCALE_BITS` in
//! all: in one byte below 128, else in two, the upper one first and with its highest bit set; after a 0, how many more of
//! them follow (1 byte). Then comes the state that the reader begins with (4 bytes), and words of two bytes. Numbers are
//! little-endian.

pub mod coder;
pub mod decoder;
#[cfg(any(test, feature = "train"))]
pub mod encoder;
pub mod rows;

#[cfg(test)]
mod tests;
