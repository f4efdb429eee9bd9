//! Which tokens the tagger looks at.

use std::ops::Range;

use crate::annotate::names::surface::Surface;
use crate::lang::classes::Classes;
use crate::text::TokenKind;

/// The stretches of a sentence where names may stand: about everything that is capitalized for another reason than
/// opening the sentence. Between them nothing is looked at, which is most of a text.
pub fn each(surface: &Surface<'_, '_>, sentence: &Range<usize>, mut visit: impl FnMut(Range<usize>)) {
    if !surface.document.pack.has_rules_of_names() {
        for start in sentence.clone().step_by(LONGEST) {
            visit(start..sentence.end.min(start + LONGEST));
        }
        return;
    }
    let mut open: Option<Range<usize>> = None;
    for index in sentence.clone() {
        if !surface.is_capitalized(index) || is_plain(surface, index, sentence) {
            continue;
        }
        let end = (index + 1 + AFTER).min(sentence.end);
        open = match open.take() {
            Some(range) if index <= range.end && index - range.start < LONGEST => Some(range.start..end),
            Some(range) if index <= range.end => {
                visit(range.start..index);
                Some(index..end)
            }
            closed => {
                let least = closed.as_ref().map_or(sentence.start, |range| range.end);
                if let Some(range) = closed {
                    visit(range);
                }
                Some(start_before(surface, index, least)..end)
            }
        };
    }
    if let Some(range) = open {
        visit(range);
    }
}

/// Tokens of the longest stretch: a list of names without a full stop is read in parts, for the scores of a part are all
/// held at once.
const LONGEST: usize = 4096;

/// Tokens after a capitalized word that may still belong to its name, or to a name that goes on: "of the".
const AFTER: usize = 2;

/// "The", "I", "But": words that are no names though they are capitalized, if nothing capitalized is beside them.
fn is_plain(surface: &Surface<'_, '_>, index: usize, sentence: &Range<usize>) -> bool {
    let is_beside = |at: usize| sentence.contains(&at) && surface.is_capitalized(at);
    surface.class(index).any(Classes::FUNCTION)
        && !surface.is_all_caps(index)
        && !is_beside(index + 1)
        && !is_beside(index.wrapping_sub(1))
}

/// Where a name that is capitalized from `index` on may begin: "van der Berg", "al-Assad", "2030 Agenda".
fn start_before(surface: &Surface<'_, '_>, index: usize, least: usize) -> usize {
    let mut start = index;
    while start > least && index - start < 3 {
        let before = start - 1;
        let token = &surface.document.tokens[before];
        let belongs = token.kind == TokenKind::Number
            || surface.class(before).any(Classes::PARTICLE)
            || matches!(surface.form(before), "-" | "'" | "\"" | "“" | "‘");
        if !belongs {
            break;
        }
        start = before;
    }
    start
}
