//! Why a name is of its kind, and why names are taken for one, as values; `output` puts them in words.

use std::cmp::Reverse;

use super::joined::{Joined, Why};
use crate::annotate::names::EntityKind;
use crate::annotate::names::clues::{Clue, Evidence};
use crate::annotate::names::surface::Surface;
use crate::lang::classes::Classes;
use crate::text::TokenRange;

/// Reasons of either sort that one entity shows.
const MAX_KIND_REASONS: usize = 4;
const MAX_JOIN_REASONS: usize = 4;

/// A reason why an entity is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A clue of its kind, and the words that show it.
    Clue(Clue, TokenRange),
    /// No clue but use: as names of this kind are.
    Used(EntityKind),
    /// These words were joined with the name that the entity is shown by.
    Joined(TokenRange, Why),
    /// The reader said so.
    Corrected,
    /// These words were not joined: they may be `long`, or `other` where that is known.
    Ambiguous {
        /// The words.
        short: TokenRange,
        /// The first of those they may be.
        long: TokenRange,
        /// Another one.
        other: Option<TokenRange>,
    },
}

/// The reasons of an entity that is called `name`. Each clue and each joined name comes once.
pub fn explain(
    surface: &Surface<'_, '_>,
    kind: EntityKind,
    (clues, joined): (&[Evidence], &[Joined]),
    name: &str,
) -> Vec<Reason> {
    let mut clues = clues.to_vec();
    clues.sort_by_key(|clue| Reverse(clue.weight));
    let words =
        clues.iter().take(MAX_KIND_REASONS).map(|evidence| (evidence.clue, words_of(surface, evidence)));
    let mut why: Vec<Reason> = words.map(|(clue, words)| Reason::Clue(clue, words)).collect();
    if why.is_empty() {
        why.push(Reason::Used(kind));
    }
    let most = why.len() + MAX_JOIN_REASONS;
    for joined in joined {
        let reason = join_reason(surface, joined, name);
        if why.len() < most && !why.iter().any(|known| is_same_join(surface, known, &reason)) {
            why.push(reason);
        }
    }
    why
}

/// The words that show a clue: its token, or a whole title.
fn words_of(surface: &Surface<'_, '_>, evidence: &Evidence) -> TokenRange {
    let at = evidence.token as usize;
    let title =
        (evidence.clue == Clue::Title).then(|| surface.phrase(at, at + 6, &mut String::new())).flatten();
    let end = title.filter(|(_, classes)| classes.any(Classes::ROLE_PHRASE)).map_or(at + 1, |(end, _)| end);
    TokenRange::new(at, end)
}

/// Why a name was joined, or was not.
fn join_reason(surface: &Surface<'_, '_>, joined: &Joined, name: &str) -> Reason {
    let Joined { short, long, other, why } = *joined;
    let text = |range: TokenRange| surface.document.named_string(range);
    if why == Why::Ambiguous {
        let other = other.filter(|&other| text(other) != text(long));
        return Reason::Ambiguous { short, long, other };
    }
    // The name that the entity is shown by says more than the one that was compared.
    Reason::Joined(if text(short) == name { long } else { short }, why)
}

/// Whether two reasons tell of the same words that they were joined, and in the same way.
fn is_same_join(surface: &Surface<'_, '_>, a: &Reason, b: &Reason) -> bool {
    let text = |range: TokenRange| surface.document.named_string(range);
    match (a, b) {
        (Reason::Joined(words, why), Reason::Joined(others, other)) => {
            why == other && text(*words) == text(*others)
        }
        _ => false,
    }
}
