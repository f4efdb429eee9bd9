//! A text file that has been decoded, and what is to be said about that.

use super::Notice;
use crate::text::ByteSpan;

/// A decoded text file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// How it was read, where that was not simply UTF-8: one notice "decoded-as", whose span is the first place that
    /// could not be decoded (U+FFFD stands there), if there is one.
    pub notices: Vec<Notice>,
}

/// The notice about how a text was read. `lost` counts what could not be decoded, in units called `unit`; `first` is
/// the offset of the first U+FFFD that stands for it.
pub fn decoded_as(encoding: &str, lost: usize, unit: &str, first: Option<usize>) -> Notice {
    let message = match lost {
        0 => format!("Read as {encoding}."),
        1 => format!("Read as {encoding}; 1 {unit} could not be decoded."),
        n => format!("Read as {encoding}; {n} {unit}s could not be decoded."),
    };
    let span = first.map(|at| ByteSpan::new(at, at + char::REPLACEMENT_CHARACTER.len_utf8()));
    Notice { code: "decoded-as".into(), message, span }
}
