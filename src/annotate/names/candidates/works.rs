//! Names that their surroundings show as a whole: titles in quotation marks, elections by their year.

use super::{Candidate, Finder, Lead};
use crate::lang::classes::Classes;
use crate::text::{TokenKind, TokenRange};

impl Finder<'_, '_, '_> {
    /// A work by its title in quotation marks with the noun beside it: the film “…”, Strategy “…”, the “…” programme.
    /// Also gives the token where reading goes on.
    pub(super) fn quoted_work(&self, at: usize, sentence: usize, end: usize) -> Option<(Candidate, usize)> {
        let surface = self.surface;
        let text = |i: usize| if i < end { surface.document.token_text(i) } else { "" };
        let is_noun = |i: usize| i < end && surface.class(i).any(Classes::WORK_HEAD);
        let noun_before = is_noun(at) && is_opening(text(at + 1));
        let open = if noun_before { at + 1 } else { at };
        if !is_opening(text(open)) || !surface.is_capitalized(open + 1) {
            return None;
        }
        let close =
            (open + 2..end.min(open + MAX_TITLE_TOKENS)).find(|&i| is_closing(text(i), text(open)))?;
        let mut last = close;
        while last > open + 1 && matches!(text(last - 1), "," | "." | ";") {
            last -= 1;
        }
        let titled = (open + 1..last).all(|i| {
            let token = &surface.document.tokens[i];
            token.kind != TokenKind::Word
                || token.is_capitalized()
                || surface.class(i).any(Classes::FUNCTION | Classes::PARTICLE)
        });
        if !titled || last <= open + 1 {
            return None;
        }
        let noun = if noun_before {
            at
        } else if is_noun(close + 1) && !surface.is_capitalized(close + 1) {
            close + 1
        } else {
            return None;
        };
        let tokens = if noun_before && surface.is_capitalized(noun) && last == close {
            TokenRange::new(noun, close + 1)
        } else {
            TokenRange::new(open + 1, last)
        };
        let lead = Lead::Work(noun as u32);
        Some((
            Candidate { tokens, sentence: sentence as u32, lead, is_exposed: false, is_doubtful: false },
            close + 1,
        ))
    }

    /// "2015 United Kingdom general election", "February 1974 Ontario general election" from its year on.
    pub(super) fn election(&mut self, at: usize, sentence: usize, end: usize) -> Option<(Candidate, usize)> {
        let surface = self.surface;
        let year = surface.document.token_text(at);
        let is_year =
            year.len() == 4 && year.starts_with(['1', '2']) && year.bytes().all(|b| b.is_ascii_digit());
        if !is_year || !surface.is_capitalized(at + 1) {
            return None;
        }
        let mut next = at + 1;
        while next < end.min(at + 10)
            && (surface.is_capitalized(next) || matches!(surface.form(next), "-" | "of" | "and"))
        {
            next += 1;
        }
        let adjective = next;
        while next < end.min(adjective + 3)
            && (surface.class(next).any(Classes::ELECTION_ADJECTIVE) || surface.form(next) == "-")
        {
            next += 1;
        }
        let closes = next < end
            && matches!(
                surface.form(next),
                "election" | "elections" | "by-election" | "referendum" | "primary" | "primaries"
            );
        closes.then(|| {
            let tokens = TokenRange::new(at, next + 1);
            let lead = Lead::Election(next as u32);
            (
                Candidate { tokens, sentence: sentence as u32, lead, is_exposed: false, is_doubtful: false },
                next + 1,
            )
        })
    }
}

/// Tokens of the longest title in quotation marks.
const MAX_TITLE_TOKENS: usize = 14;

fn is_opening(text: &str) -> bool {
    matches!(text, "“" | "\"" | "«" | "‘" | "„")
}

fn is_closing(text: &str, open: &str) -> bool {
    match open {
        "“" | "„" => matches!(text, "”" | "“" | "\""),
        "«" => text == "»",
        "‘" => text == "’",
        _ => text == open,
    }
}
