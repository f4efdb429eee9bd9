//! What a text is divided into: blocks, sentences, tokens. One array of tokens; everything else is a range over it.

use super::{ByteSpan, TokenRange, WordId};

/// What a block of the article is. The names are part of the public interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// A line above the headline, or a standfirst's label.
    Kicker,
    /// "By …".
    Byline,
    /// "LONDON, April 30 (Agency) –" before the first sentence.
    Dateline,
    /// A line that holds the date of publication and the like.
    Date,
    /// A subheading.
    Heading,
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// The words under a picture.
    Caption,
    /// A quotation set apart.
    Quote,
    /// Rows and columns.
    Table,
    /// Program text.
    Code,
    /// Page numbers, running heads, "share this article".
    Furniture,
}

impl BlockKind {
    /// All of them.
    #[cfg(feature = "export")]
    pub const ALL: [Self; 13] = [
        Self::Title,
        Self::Kicker,
        Self::Byline,
        Self::Dateline,
        Self::Date,
        Self::Heading,
        Self::Paragraph,
        Self::ListItem,
        Self::Caption,
        Self::Quote,
        Self::Table,
        Self::Code,
        Self::Furniture,
    ];

    /// The kind as it stands in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Kicker => "kicker",
            Self::Byline => "byline",
            Self::Dateline => "dateline",
            Self::Date => "date",
            Self::Heading => "heading",
            Self::Paragraph => "paragraph",
            Self::ListItem => "list-item",
            Self::Caption => "caption",
            Self::Quote => "quote",
            Self::Table => "table",
            Self::Code => "code",
            Self::Furniture => "furniture",
        }
    }

    /// Whether such a block is part of what the article tells (as opposed to standing around it).
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Heading | Self::Paragraph | Self::ListItem | Self::Quote)
    }
}

/// A part of the article between two paragraph breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// Where it stands; no white space at either end.
    pub span: ByteSpan,
    /// What it is.
    pub kind: BlockKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum TokenKind {
    /// A word, with its hyphens where it is one word ("high-tech"), or an abbreviation with its full stops ("U.S.").
    Word = 0,
    /// Begins with a digit, or with a currency sign before one: "2,525", "42.5", "$3.5bn", "13–15", "4th", "10-year-old".
    Number = 1,
    /// The "'s" of a possessive or of "it's".
    Clitic = 2,
    /// Marks that structure the sentence.
    Punctuation = 3,
    /// Any other sign: "%", "€" alone, "+", emoji.
    Symbol = 4,
    /// A web address.
    Url = 5,
    /// An e-mail address.
    Email = 6,
    /// "@name" or "#topic".
    Handle = 7,
}

/// Facts about a token's shape, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct TokenFlags(u8);

impl TokenFlags {
    /// White space stands before the token.
    pub const SPACE_BEFORE: Self = Self(1);
    /// The first letter is upper case (or title case).
    pub const CAPITALIZED: Self = Self(1 << 1);
    /// At least two letters, and all letters are upper case.
    pub const ALL_CAPS: Self = Self(1 << 2);
    /// Ends in a full stop that belongs to it ("Mr.", "U.S.").
    pub const PERIOD: Self = Self(1 << 3);
    /// A line break stands before the token.
    pub const LINE_BEFORE: Self = Self(1 << 4);
    /// First token of a sentence.
    pub const SENTENCE_START: Self = Self(1 << 5);

    /// Whether all bits of `flags` are set.
    pub fn has(self, flags: Self) -> bool {
        self.0 & flags.0 == flags.0
    }

    /// Sets the bits of `flags`.
    pub fn set(&mut self, flags: Self) {
        self.0 |= flags.0;
    }

    /// These bits and those of `flags`.
    #[must_use]
    pub const fn with(self, flags: Self) -> Self {
        Self(self.0 | flags.0)
    }
}

/// One token: 16 bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: ByteSpan,
    /// Its folded form.
    pub word: WordId,
    /// What it is.
    pub kind: TokenKind,
    /// Facts about its shape.
    pub flags: TokenFlags,
}

impl Token {
    /// Whether white space stands before it.
    pub fn space_before(&self) -> bool {
        self.flags.has(TokenFlags::SPACE_BEFORE)
    }

    /// Whether its first letter is upper case.
    pub fn is_capitalized(&self) -> bool {
        self.flags.has(TokenFlags::CAPITALIZED)
    }

    /// Whether it is a word or an abbreviation.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it is a word, a number or another unit that a reader would count as a word.
    pub fn is_countable(&self) -> bool {
        !matches!(self.kind, TokenKind::Punctuation | TokenKind::Symbol | TokenKind::Clitic)
    }
}

/// One sentence: a range of tokens within one block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens; never empty.
    pub tokens: TokenRange,
    /// Index of its block.
    pub block: u32,
}
