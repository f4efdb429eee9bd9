//! The parts of the reader that the generator shares with it: one set of n-grams, one layout.

#[path = "../../../src/lang/identify/coder.rs"]
pub mod coder;
#[path = "../../../src/lang/identify/ngrams.rs"]
pub mod ngrams;
#[path = "../../../src/lang/identify/rows.rs"]
pub mod rows;
