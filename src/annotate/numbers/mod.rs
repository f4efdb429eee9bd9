//! Numbers as they are written, in figures and in words, read exactly: "267.5 thousand" is 267500. What the stages
//! for dates and for amounts have in common.

mod cardinal;
mod number;
mod numeral;
mod numerals;

pub use number::{Number, figure, figure_with};
pub use numeral::Numeral;
pub use numerals::{Numerals, Reading};

#[cfg(all(test, feature = "languages"))]
mod tests;
