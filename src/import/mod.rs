//! Phase 1: bytes become an article. Decode, repair what the container broke, find the article's own structure.

mod compounds;
mod container;
mod dateline;
mod decode;
mod decoded;
mod encoding;
mod furniture;
mod hyphens;
mod layout;
#[cfg(feature = "import")]
mod legacy;
mod letters;
mod letterspacing;
mod lines;
mod metadata;
mod mojibake;
mod months;
mod phrases;
mod preamble;
mod repair;
mod rows;
mod structure;
mod surroundings;
mod unit;
mod utf16;
mod verse;
mod wording;

pub use decode::{Decoder, Outcome, decode, decode_as};
pub use decoded::Decoded;
pub use encoding::Encoding;
#[cfg(feature = "export")]
pub(crate) use repair::KINDS as REPAIRS;

use std::borrow::Cow;

use time::Date;

use crate::text::{Block, BlockKind, ByteSpan};

/// Whether the text's broken lines, justified spaces and the like are mended before the analysis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
pub struct RepairCount {
    /// For programs, in kebab case: "joined-lines" (line breaks taken out), "joined-hyphens" (those of them where a
    /// word was broken), "folded-spaces", "expanded-ligatures", "removed-soft-hyphens", "removed-furniture" (lines),
    /// "repaired-mojibake" (characters of UTF-8 that had been read as windows-1252), "removed-controls" (control
    /// characters and byte order marks inside the text), "closed-letterspacing" (lines).
    pub kind: &'static str,
    /// How often.
    pub count: u32,
}

/// An article as it came out of its container: an immutable text and its blocks.
#[derive(Clone, Debug, PartialEq)]
pub struct Article<'t> {
    /// The text that all spans refer to.
    pub text: Cow<'t, str>,
    /// Whether the caller has this very text in hand (it gave a string, and nothing was repaired).
    pub held_by_caller: bool,
    /// In text order; every character that is not white space lies in exactly one.
    pub blocks: Vec<Block>,
    /// The article's own date.
    pub published: Option<Date>,
    /// What the reader should know.
    pub notices: Vec<Notice>,
    /// What was mended.
    pub repairs: Vec<RepairCount>,
}

impl<'t> Article<'t> {
    /// An article from a string that the caller holds.
    pub fn from_text(text: &'t str, repair: Repair) -> Self {
        let mut notices = Vec::new();
        let text = cut_to_limit(text, &mut notices);
        Self::build(text, repair, notices, true)
    }

    /// An article from decoded bytes, whose text the caller does not hold.
    pub fn from_decoded(decoded: &'t Decoded, repair: Repair) -> Self {
        Self::build(&decoded.text, repair, decoded.notices.clone(), false)
    }

    fn build(text: &'t str, repair: Repair, mut notices: Vec<Notice>, held: bool) -> Self {
        let repaired = repair::repair(text, repair);
        if let Cow::Owned(repaired) = &repaired.text {
            relocate(&mut notices, repaired);
        }
        let held_by_caller = held && matches!(repaired.text, Cow::Borrowed(_));
        let structure = structure::find(&repaired.text, repaired.layout);
        if structure.blocks.is_empty() {
            let message = "There is no text in this; paste or open an article.".to_owned();
            notices.push(Notice { code: "no-text".into(), message, span: None });
        }
        Self {
            text: repaired.text,
            held_by_caller,
            blocks: structure.blocks,
            published: structure.published,
            notices,
            repairs: repaired.repairs,
        }
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
