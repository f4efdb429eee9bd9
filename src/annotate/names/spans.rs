//! Names while it is being decided which there are.

use super::EntityKind;
use super::candidates::{Candidate, Lead};
use super::classify::Names;
use crate::text::TokenRange;

/// A name that is being decided upon.
pub struct Span {
    /// Where it stands.
    pub tokens: TokenRange,
    /// Its sentence.
    pub sentence: u32,
    /// What it names, as far as is known.
    pub kind: EntityKind,
    /// Index of the same name among those of the rules.
    pub rule: Option<usize>,
    /// Whether the text around it shows it as a whole.
    pub is_fixed: bool,
    /// How sure the tagger is of it, as in [`super::tagger::Tagged::certainty`].
    pub certainty: i32,
}

/// The name as the rules would have it, or as one of which they know nothing.
pub fn candidate(rules: &Names, span: &Span) -> Candidate {
    let unknown = Candidate {
        tokens: span.tokens,
        sentence: span.sentence,
        lead: Lead::None,
        is_exposed: false,
        is_doubtful: false,
    };
    span.rule.map_or(unknown, |number| rules.names[number].candidate)
}
