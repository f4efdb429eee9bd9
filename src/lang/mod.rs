//! Languages: their codes, how to tell them, and a pack of what is known of each.

pub mod classes;
mod codes;
pub mod en;
pub mod identify;
pub mod known;
pub mod pack;
pub mod spaceless;
pub mod words;

#[cfg(any(test, feature = "internals"))]
pub use identify::identify;
pub use identify::{Identified, identify_for, other_language};
pub use pack::{Pack, Packs};

use std::fmt;

/// A language by its code: ISO 639-1 where there is one, else ISO 639-3.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language([u8; 3]);

impl Language {
    /// English.
    pub const ENGLISH: Self = Self(*b"en\0");
    /// Chinese.
    pub(crate) const CHINESE: Self = Self(*b"zh\0");
    /// Japanese.
    pub(crate) const JAPANESE: Self = Self(*b"ja\0");
    /// Thai.
    pub(crate) const THAI: Self = Self(*b"th\0");
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

impl Default for Language {
    fn default() -> Self {
        Self::UNDETERMINED
    }
}

/// Whether somebody is spoken of as a woman or a man.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// "Mrs.", "she".
    Female,
    /// "Mr.", "he".
    Male,
}

/// What usually follows an abbreviation, which decides whether a capital after it begins a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbbreviationRole {
    /// A name or the rest of the phrase: "Mr.", "Gen.", "vgl.", "т. е.". It does not end a sentence.
    BeforeName,
    /// A number: "No.", "Jan.", "p.".
    BeforeNumber,
    /// Nothing in particular, at the end of a time: "p.m.".
    AfterTime,
    /// Anything: "U.S.", "Inc.", "etc.", "usw.".
    Any,
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
