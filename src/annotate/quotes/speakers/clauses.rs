//! Subjects without a name in clauses of their own: behind "and", behind a comma, before "who".

use super::subjects::{MAX_DESCRIPTION, MAX_SUBJECT};
use super::{Source, Speakers};
use crate::annotate::tags::Pos;
use crate::text::TokenRange;

/// Tokens between "who" and the verb of its clause.
const MAX_RELATIVE: usize = 8;

impl Speakers<'_, '_> {
    /// The last of the nouns that follow a name.
    pub(super) fn noun_behind(&self, range: TokenRange, end: usize) -> Option<usize> {
        (range.end()..end).take_while(|&at| self.tag(at) == Pos::Noun).last()
    }

    /// "Protests broke out, and observers said", "The plan failed, the report says", "with another resident asking": the noun phrase
    /// without a name that ends at `last` and that a conjunction or a comma opens; before a participle, "with".
    pub(super) fn subject_of_later_clause(
        &self,
        last: usize,
        start: usize,
        participle: bool,
    ) -> Option<TokenRange> {
        let is_part = |at: usize| {
            matches!(
                self.tag(at),
                Pos::Noun | Pos::Adjective | Pos::Determiner | Pos::Numeral | Pos::ProperNoun
            ) && self.word(at).is_some()
        };
        if self.tag(last) != Pos::Noun || self.entity_at(last).is_some() {
            return None;
        }
        let mut first = last;
        while first > start && is_part(first - 1) && self.entity_at(first - 1).is_none() {
            first -= 1;
        }
        let opens = |at: usize| {
            if participle {
                return self.form(at) == "with";
            }
            let is_comma = self.document.token_text(at) == "," && self.tag(first) == Pos::Determiner;
            matches!(self.form(at), "and" | "but" | "while" | "as") || is_comma
        };
        let is_opened = first > start && opens(first - 1);
        // "the mayor and council said" is one subject.
        let is_clause = is_opened
            && (participle
                || (start..first - 1).any(|at| matches!(self.tag(at), Pos::Verb | Pos::Auxiliary)));
        (is_clause && last + 1 - first <= MAX_SUBJECT / 2).then(|| TokenRange::new(first, last + 1))
    }

    /// "fighting control from officials, who last year warned of": who a relative clause with the verb at `verb` tells of.
    pub(super) fn subject_of_relative_clause(&self, verb: usize, start: usize) -> Option<Source> {
        let near = start.max(verb.saturating_sub(MAX_RELATIVE));
        let pronoun = (near..verb).rev().find(|&at| matches!(self.form(at), "who" | "which"))?;
        let is_main = |at: usize| self.tag(at) == Pos::Verb || self.document.token_text(at) == ",";
        if (pronoun + 1..verb).any(is_main) {
            return None;
        }
        let is_person = self.form(pronoun) == "who";
        let comma = usize::from(self.document.token_text(pronoun.checked_sub(1)?) == ",");
        let last = pronoun.checked_sub(1 + comma).filter(|&last| last >= start)?;
        if let Some((mention, entity)) = self.entity_at(last) {
            // "Quint, a judge from the High Court, who"
            let fits = |entity: usize| self.can_speak(entity) && (!is_person || self.is_person(entity));
            let mut before = self.mentions_in(start..mention.start()).iter().rev().copied();
            let named = if fits(entity) { Some((mention, entity)) } else { before.find(|one| fits(one.1)) };
            return named.map(|(mention, entity)| Source {
                entity: Some(entity),
                mention,
                is_pronoun: false,
            });
        }
        let is_part = |at: &usize| {
            matches!(self.tag(*at), Pos::Noun | Pos::Adjective | Pos::Determiner | Pos::Numeral)
                && self.word(*at).is_some()
                && self.entity_at(*at).is_none()
        };
        let mut first =
            (start..=last).rev().take_while(is_part).last().filter(|_| self.tag(last) == Pos::Noun)?;
        first = (first..=last).rev().find(|&at| self.tag(at) == Pos::Determiner).unwrap_or(first);
        // "a committee of the Senate, which said" may be either.
        let is_tied = first > start && self.form(first - 1) == "of";
        (!is_tied && last - first < MAX_DESCRIPTION).then(|| Source {
            entity: None,
            mention: TokenRange::new(first, last + 1),
            is_pronoun: false,
        })
    }
}
