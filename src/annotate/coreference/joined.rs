//! Names in the text, and which of them are taken for one.

use crate::annotate::names::EntityKind;
use crate::text::TokenRange;

/// One name in the text.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// Where it stands.
    pub tokens: TokenRange,
    /// Its sentence.
    pub sentence: u32,
    /// What it is here.
    pub kind: EntityKind,
    /// All names of the same words have the same group.
    pub group: u32,
    /// How sure the tagger is of it, in steps of the model's weights.
    pub certainty: i32,
}

/// Why two names are taken for one. Told to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The surname of a full name.
    Surname,
    /// The given name of a full name.
    GivenName,
    /// Part of a longer name: a second surname, a patronymic.
    Part,
    /// A short form of the given name.
    ShortGivenName,
    /// Initials for given names.
    Initials,
    /// Another spelling.
    Spelling,
    /// The same words in another order.
    Order,
    /// In brackets after the name.
    Brackets,
    /// "or", "known as", "formerly" between the two.
    SaidSo,
    /// The first letters of the words.
    FirstLetters,
    /// Without or with another legal form.
    LegalForm,
    /// Another name of the same country or city.
    OtherName,
    /// The only one of its kind in the text that the word may mean.
    OnlyOne,
    /// A form of the same word: "Koreans".
    WordForm,
    /// A bare surname that the title before it settles.
    Title,
    /// May be either of two.
    Ambiguous,
}

/// A decision: what `short` was taken for.
#[derive(Clone, Copy, Debug)]
pub struct Joined {
    /// The name that was decided about.
    pub short: TokenRange,
    /// The name that it was joined with, or the first of those it may be.
    pub long: TokenRange,
    /// Another name that it may be, where it is ambiguous.
    pub other: Option<TokenRange>,
    /// Why.
    pub why: Why,
}
