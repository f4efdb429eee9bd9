//! A file's text as it came out of its encoding or its container, and what is to be said about that.

use super::Notice;
use crate::text::ByteSpan;

/// A decoded file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// How it was read, where that was not simply UTF-8: for a text file one notice "decoded-as", whose span is the first
    /// place that could not be decoded (U+FFFD stands there), if there is one.
    pub notices: Vec<Notice>,
    /// What the container knew of the parts of the text, in text order and without overlap; empty where it knew nothing
    /// and the structure has to be found out.
    pub hints: Vec<Hint>,
    /// What the container says of its document.
    pub metadata: Metadata,
}

/// What a container knew of a part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// The part, in bytes of [`Decoded::text`].
    pub span: ByteSpan,
    /// What it is.
    pub kind: PartKind,
    /// The page on which it begins, from 1; 0 where there are no pages.
    pub page: u32,
}

/// What a part of a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
#[non_exhaustive]
pub enum PartKind {
    /// Lines of plain text; how they belong together has to be found out.
    Lines = 0,
    /// Lines of plain text that are known to have been wrapped.
    WrappedLines = 1,
    /// The headline.
    Title = 2,
    /// A heading, or the headline where there is no [`PartKind::Title`].
    Heading = 3,
    /// A paragraph; it may turn out to be a byline, a date and the like.
    Paragraph = 4,
    /// An item of a list, without its bullet; a number stays.
    ListItem = 5,
    /// The words under a picture or table.
    Caption = 6,
    /// A quotation set apart, or the history of an e-mail.
    Quote = 7,
    /// A table: a line a row, a tab between cells.
    Table = 8,
    /// Program text.
    Code = 9,
    /// Lines that their author ended.
    Verse = 10,
    /// A footnote or endnote.
    Note = 11,
    /// A running head, a page number, a menu.
    Furniture = 12,
}

impl PartKind {
    /// All of them, by their numbers.
    pub const ALL: [Self; 13] = [
        Self::Lines,
        Self::WrappedLines,
        Self::Title,
        Self::Heading,
        Self::Paragraph,
        Self::ListItem,
        Self::Caption,
        Self::Quote,
        Self::Table,
        Self::Code,
        Self::Verse,
        Self::Note,
        Self::Furniture,
    ];

    /// Whether line breaks inside it are meant.
    pub const fn keeps_lines(self) -> bool {
        matches!(self, Self::Lines | Self::WrappedLines | Self::Table | Self::Code | Self::Verse)
    }
}

/// What a container says of its document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Metadata {
    /// The headline, or the title that was entered.
    pub title: Option<String>,
    /// Who wrote it; several with "; " between.
    pub author: Option<String>,
    /// `YYYY-MM-DD`.
    pub date: Option<String>,
    /// Whether `date` is the day of publication, and not only that on which a file was made.
    pub is_published: bool,
    /// Where it stood.
    pub url: Option<String>,
    /// The language that is declared, as a BCP 47 tag.
    pub language: Option<String>,
    /// How many pages it has.
    pub pages: Option<u32>,
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
