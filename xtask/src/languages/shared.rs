//! The parts of the reader that the generator shares with it: one set of n-grams, one layout.

#[path = "../../../src/model/packing/coder.rs"]
pub mod coder;
#[path = "../../../src/model/packing/encoder.rs"]
pub mod encoder;
#[path = "../../../src/lang/identify/ngrams.rs"]
pub mod ngrams;
#[path = "../../../src/model/packing/rows.rs"]
pub mod rows;
