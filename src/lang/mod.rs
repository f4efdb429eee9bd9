//! Languages: their codes, how to tell them, and a table of words for each.

mod abbreviations;
mod codes;
pub mod en;
mod identify;
pub mod spaceless;
pub mod words;

pub use abbreviations::{AbbreviationRole, Abbreviations};
pub use identify::{Identified, identify, other_language};

use std::fmt;

/// A language by its code: ISO 639-1 where there is one, else ISO 639-3.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Language([u8; 3]);

impl Language {
    /// English.
    pub const ENGLISH: Self = Self(*b"en\0");
    /// No language could be told (ISO 639-3 "und").
    pub const UNDETERMINED: Self = Self(*b"und");

    /// The language with this code of ISO 639-1 or 639-3, in either case; "eng" is "en". `None` for what is no code.
    pub fn from_code(code: &str) -> Option<Self> {
        let code = codes::canonical(code)?;
        let bytes = code.as_bytes();
        let mut padded = [0; 3];
        padded[..bytes.len()].copy_from_slice(bytes);
        Some(Self(padded))
    }

    /// Its code, two or three letters.
    pub fn code(&self) -> &str {
        let length = if self.0[2] == 0 { 2 } else { 3 };
        // The bytes are ASCII letters by construction.
        std::str::from_utf8(&self.0[..length]).unwrap_or("und")
    }

    /// Whether the English rules apply.
    pub fn is_english(self) -> bool {
        self == Self::ENGLISH
    }
}

/// Whether `form` (lower case, plain apostrophe) carries no content in `language`.
pub fn is_stop_word(language: Language, form: &str) -> bool {
    if language.is_english() { en::is_stop_word(form) } else { words::is_stop_word(language, form) }
}

/// Whether `form` (lower case, plain apostrophe) is one of the few words that sentences of `language` are full of: fewer
/// than [`is_stop_word`] knows, no names of months among them.
pub fn is_function_word(language: Language, form: &str) -> bool {
    if language.is_english() { en::is_stop_word(form) } else { identify::is_function_word(language, form) }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
