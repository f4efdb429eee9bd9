//! Lines that belong together, before it is known what of the article they are.

use super::lines::{self, Role};
use super::wording;
use crate::text::{BlockKind, ByteSpan};

/// Lines that belong together.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// From the first line's start to the last line's end.
    pub span: ByteSpan,
    /// What its lines belong to.
    pub role: Role,
    /// Whether it is quoted as mail is.
    pub quoted: bool,
    /// Whether an empty line stands before it.
    pub apart: bool,
    /// Its kind, where that does not depend on where the article begins.
    pub known: Option<BlockKind>,
    /// Bytes at its start that are a label and no part of what `known` says. A label is a part of a short line.
    pub label: u16,
}

impl Unit {
    /// Its text.
    pub fn of(self, text: &str) -> &str {
        self.span.of(text)
    }
}

/// Whether the unit is a sentence or more of running text.
pub fn is_running_text(text: &str, unit: Unit) -> bool {
    if !matches!(unit.role, Role::Prose | Role::Inset) || unit.quoted {
        return false;
    }
    let text = unit.of(text);
    // A headline may be a question or an exclamation, but hardly one of this length.
    let least = if lines::ends_loud(text) { 120 } else { 24 };
    let is_sentence = text.len() >= least && lines::ends_sentence(text) && !wording::is_caption(text);
    is_sentence || text.len() >= 240
}
