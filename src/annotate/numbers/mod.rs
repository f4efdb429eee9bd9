//! Numbers as they are written, in figures and in words, read exactly: "267.5 thousand" is 267500. What the stages
//! for dates and for amounts have in common.

mod number;
mod numerals;

pub use number::{Number, figure};
pub use numerals::{Numeral, Numerals, Reading};
