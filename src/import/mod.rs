//! Phase 1: bytes become an article. Decode, repair what the container broke, find the article's own structure.

mod byline;
mod columns;
mod compounds;
mod container;
mod dateline;
mod decode;
mod decoded;
mod encoding;
mod entities;
mod extract;
mod format;
mod furniture;
mod heads;
mod hinted;
mod hyphens;
mod layout;
#[cfg(any(feature = "import", feature = "html"))]
mod legacy;
mod letters;
mod letterspacing;
mod lines;
mod metadata;
mod mojibake;
mod months;
mod open;
mod phrases;
mod pieces;
mod preamble;
mod repair;
mod rows;
mod structure;
mod surroundings;
mod unit;
mod utf16;
mod verse;
mod wording;

#[cfg(all(feature = "wasm", feature = "importer"))]
pub(crate) use decode::decode_plain;
pub use decode::{Decoder, Outcome};
pub use decoded::{Decoded, Hint, Metadata, PartKind};
pub use encoding::Encoding;
#[cfg(feature = "importer")]
pub use extract::open;
pub use extract::{Extract, Known, Member, Part};
pub use format::{Format, Importer};
pub(crate) use lines::{is_enumerator, list_marker};
pub(crate) use months::iso_date;
pub use open::{decode, decode_as};
#[cfg(feature = "export")]
pub(crate) use repair::KINDS as REPAIRS;

use std::borrow::Cow;

use crate::text::{Block, BlockKind, ByteSpan, Day};

/// Whether the text's broken lines, justified spaces and the like are mended before the analysis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Repair {
    /// Where the text shows that it was broken.
    #[default]
    Auto,
    /// Every mend that finds something to do.
    Always,
    /// The text stays as it is.
    Never,
}

/// The largest text, in bytes of UTF-8, that is read in one piece: 512 MiB.
pub const MAX_TEXT_BYTES: usize = 512 << 20;

/// Something that the reader should know about how the text was read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Notice {
    /// For programs, in kebab case: "decoded-as", "too-long", …
    pub code: Cow<'static, str>,
    /// For people.
    pub message: String,
    /// The part of the text that it is about, if it is about a part.
    pub span: Option<ByteSpan>,
}

/// One kind of repair and how often it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RepairCount {
    /// For programs, in kebab case: "joined-lines" (line breaks taken out), "joined-hyphens" (those of them where a
    /// word was broken), "folded-spaces", "expanded-ligatures", "removed-soft-hyphens", "removed-furniture" (lines),
    /// "repaired-mojibake" (characters of UTF-8 that had been read as windows-1252, and of that read as Latin-1), "removed-controls" (control
    /// characters, byte order marks and characters without width inside the text), "closed-letterspacing" (lines),
    /// "decoded-entities" (of HTML), "joined-letters" (parts of words that were set apart), "parted-columns" (lines of
    /// two columns side by side).
    pub kind: &'static str,
    /// How often.
    pub count: u32,
}

/// An article as it came out of its container: an immutable text and its blocks.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Article<'t> {
    /// The text that all spans refer to.
    pub text: Cow<'t, str>,
    /// Whether the caller has this very text in hand (it gave a string, and nothing was repaired).
    pub held_by_caller: bool,
    /// In text order; every character that is not white space lies in exactly one.
    pub blocks: Vec<Block>,
    /// The article's own date.
    pub published: Option<Day>,
    /// What the reader should know.
    pub notices: Vec<Notice>,
    /// What was mended.
    pub repairs: Vec<RepairCount>,
    /// What the container says of its document.
    pub metadata: Metadata,
    /// Where in the text pages begin, in text order, with their numbers; empty where there are none.
    pages: Vec<(u32, u32)>,
}

impl<'t> Article<'t> {
    /// An article from a string that the caller holds.
    pub fn from_text(text: &'t str, repair: Repair) -> Self {
        let mut notices = Vec::new();
        let text = cut_to_limit(text, &mut notices);
        Self::build(text, repair, notices, true)
    }

    /// An article of given blocks, from a string that the caller holds: nothing of it is looked at.
    pub fn of_blocks(text: &'t str, blocks: Vec<Block>) -> Self {
        Self {
            text: text.into(),
            held_by_caller: true,
            blocks,
            published: None,
            notices: Vec::new(),
            repairs: Vec::new(),
            metadata: Metadata::default(),
            pages: Vec::new(),
        }
    }

    /// An article from decoded bytes, whose text the caller does not hold.
    pub fn from_decoded(decoded: &'t Decoded, repair: Repair) -> Self {
        let mut article = if hinted::are_sound(&decoded.text, &decoded.hints) {
            Self::build_hinted(decoded, repair)
        } else {
            Self::build(&decoded.text, repair, decoded.notices.clone(), false)
        };
        article.metadata = decoded.metadata.clone();
        if let Some(date) = article.metadata.date.as_deref().filter(|_| article.metadata.is_published) {
            article.published = months::iso_date(date).map(Day).or(article.published);
        }
        article
    }

    fn build(text: &'t str, repair: Repair, mut notices: Vec<Notice>, held: bool) -> Self {
        if container::is_encoded_message(text.as_bytes()) {
            let message = "This is the source of an e-mail, whose text is encoded. Save it as a file whose name ends in \
                           .eml, and open that."
                .to_owned();
            notices.push(Notice { code: "mail-source".into(), message, span: None });
        }
        let repaired = repair::repair(text, repair);
        if let Cow::Owned(repaired) = &repaired.text {
            relocate(&mut notices, repaired);
        }
        let held_by_caller = held && matches!(repaired.text, Cow::Borrowed(_));
        let structure = structure::find(&repaired.text, repaired.layout);
        Self::of(repaired.text, structure, notices, repaired.repairs, held_by_caller)
    }

    fn build_hinted(decoded: &Decoded, repair: Repair) -> Self {
        let mended = hinted::mend(&decoded.text, &decoded.hints, repair);
        let mut notices = decoded.notices.clone();
        relocate(&mut notices, &mended.text);
        let structure = structure::find_hinted(&mended.text, &mended.hints);
        let mut pages: Vec<(u32, u32)> = Vec::new();
        for hint in mended.hints.iter().filter(|hint| hint.page > 0) {
            if pages.last().is_none_or(|&(_, page)| page != hint.page) {
                pages.push((hint.span.start() as u32, hint.page));
            }
        }
        Self { pages, ..Self::of(mended.text.into(), structure, notices, mended.repairs, false) }
    }

    fn of(
        text: Cow<'t, str>,
        structure: structure::Structure,
        mut notices: Vec<Notice>,
        repairs: Vec<RepairCount>,
        held_by_caller: bool,
    ) -> Self {
        if structure.blocks.is_empty() {
            let message = "There is no text in this; paste or open an article.".to_owned();
            notices.push(Notice { code: "no-text".into(), message, span: None });
        }
        let (blocks, published) = (structure.blocks, structure.published.map(Day));
        let (metadata, pages) = (Metadata::default(), Vec::new());
        Self { text, held_by_caller, blocks, published, notices, repairs, metadata, pages }
    }

    /// The page on which the block at byte `at` of the text begins, from 1; `None` where there are no pages.
    pub fn page_at(&self, at: usize) -> Option<u32> {
        let after = self.pages.partition_point(|&(start, _)| start as usize <= at);
        self.pages.get(after.checked_sub(1)?).map(|&(_, page)| page)
    }

    /// The headline, where the text has one.
    pub fn title(&self) -> Option<Block> {
        self.blocks.iter().copied().find(|block| block.kind == BlockKind::Title)
    }
}

/// Points notices at the repaired text: only what could not be decoded has a place, and U+FFFD marks it.
fn relocate(notices: &mut [Notice], text: &str) {
    for notice in notices.iter_mut().filter(|notice| notice.span.is_some()) {
        let sign = char::REPLACEMENT_CHARACTER;
        notice.span = text.find(sign).map(|at| ByteSpan::new(at, at + sign.len_utf8()));
    }
}

/// The text up to [`crate::import::MAX_TEXT_BYTES`], with a notice where that is not all of it.
fn cut_to_limit<'t>(text: &'t str, notices: &mut Vec<Notice>) -> &'t str {
    if text.len() <= crate::import::MAX_TEXT_BYTES {
        return text;
    }
    let end = text.floor_char_boundary(crate::import::MAX_TEXT_BYTES);
    notices.push(Notice {
        code: "too-long".into(),
        message: format!(
            "Only the first {} MB were read; divide the text to analyse the rest.",
            crate::import::MAX_TEXT_BYTES >> 20
        ),
        span: None,
    });
    &text[..end]
}
