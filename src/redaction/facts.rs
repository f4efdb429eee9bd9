//! What redaction asks of the analysis: the names that it found, and what it knows of words. All of redaction works on this
//! alone, so that in a browser it can live in a file of its own that asks the analysis across the border.

use crate::annotate::names::EntityKind;
use crate::lang::classes::Classes;
use crate::text::{ByteSpan, TokenKind};

/// Where facts come from.
pub trait Reader {
    /// What goes wrong on the way, if anything can.
    type Error;

    /// Reads a text. The first reading has no `language`, and may repair the text; all further ones have the language of the first,
    /// and leave the text as it is.
    fn read(&self, text: &str, language: Option<&str>) -> Result<Facts, Self::Error>;

    /// What is known of words, which stand in `words` with line breaks between them: one answer for each.
    fn words(&self, words: &str) -> Result<Vec<Word>, Self::Error>;
}

/// A text as it was analysed.
#[derive(Debug, Default, PartialEq)]
pub struct Facts {
    /// The text, where it is not the one that was given.
    pub text: Option<String>,
    /// Its code.
    pub language: String,
    /// Whether names are looked for in this language.
    pub has_names: bool,
    /// Whether it is the language of the word lists, by which more can be told to be names than was found.
    pub has_lists: bool,
    /// What the reader should know: codes and messages.
    pub notices: Vec<(String, String)>,
    pub tokens: Vec<Token>,
    /// With names, places and whatever else is named.
    pub entities: Vec<Entity>,
}

/// A token, as few numbers, which are cheap to hand over.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Token {
    pub start: u32,
    pub end: u32,
    /// The number of its kind, and the flags below.
    pub bits: u32,
    pub classes: Classes,
    /// What is known of the name of several words that it is in: "Costa Rica".
    pub known: Classes,
}

impl Token {
    /// "J."
    pub const INITIAL: u32 = 1 << 8;
    /// It belongs to an expression of time or an amount.
    pub const MASKED: u32 = 1 << 9;
    /// It is capitalized because something begins there.
    pub const OPENS: u32 = 1 << 10;
    /// A word of capital letters only, more than one.
    pub const ALL_CAPS: u32 = 1 << 11;
    /// In a sentence in which nearly every word begins with a capital.
    pub const TITLE: u32 = 1 << 12;
    /// In a sentence in which nearly every word is written in capitals.
    pub const UPPER: u32 = 1 << 13;

    pub fn span(&self) -> ByteSpan {
        ByteSpan::new(self.start as usize, self.end as usize)
    }

    pub fn is(&self, kind: TokenKind) -> bool {
        self.bits & 0xff == kind as u32
    }

    pub fn has(&self, flag: u32) -> bool {
        self.bits & flag != 0
    }

    /// Whether it is part of a web or e-mail address or a handle, or one.
    pub fn is_address(&self) -> bool {
        self.is(TokenKind::Url) || self.is(TokenKind::Email) || self.is(TokenKind::Handle)
    }
}

/// Somebody or something with a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    pub kind: EntityKind,
    /// Its name, then its other forms.
    pub forms: Vec<String>,
    /// First token and one past the last of each place where it stands by name.
    pub mentions: Vec<[u32; 2]>,
}

/// What is known of a word outside of any text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Word(pub(super) u64);

/// Free bits of [`Classes`].
const LOWER: u64 = 1 << 63;
const LISTED: u64 = 1 << 62;

impl Word {
    /// `lower`: whether large texts have it in lower case; `listed`: whether it stands in the word lists as it is.
    pub fn new(classes: Classes, lower: bool, listed: bool) -> Self {
        let flag = |flag: u64, is_set: bool| if is_set { flag } else { 0 };
        Self(classes.bits() | flag(LOWER, lower) | flag(LISTED, listed))
    }

    pub fn classes(self) -> Classes {
        Classes::from_bits(self.0 & !(LOWER | LISTED))
    }

    pub fn is_lower(self) -> bool {
        self.0 & LOWER != 0
    }

    pub fn is_listed(self) -> bool {
        self.0 & LISTED != 0
    }
}
