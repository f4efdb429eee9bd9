//! Which persons a pronoun or an office may mean, where a pack's lists and the text alone tell it.

use super::Speakers;
use crate::lang::Gender;
use crate::lang::pack::Part;
use crate::text::TokenRange;

/// Mentions of one person among whose titles a gender is looked for.
const MAX_FORMS: usize = 12;

/// Mentions before a pronoun or an office that are looked at.
const MAX_BEARERS: usize = 24;

/// Tokens between an office and the name of who holds it.
const MAX_OFFICE: usize = 7;

/// Tokens after which nobody is remembered who was not named again.
const MAX_MEMORY: usize = 200;

impl Speakers<'_, '_> {
    /// Whether a woman or a man is meant by an entity, as far as the text or its name tells.
    pub fn gender(&self, entity: usize) -> Option<Gender> {
        let known = &self.entities[entity];
        if known.gender.is_some() {
            return known.gender;
        }
        let titles = known.mentions.iter().take(MAX_FORMS).filter_map(|mention| {
            let before = mention.tokens.start().checked_sub(1)?;
            let before =
                if self.document.token_text(before) == "." { before.checked_sub(1)? } else { before };
            let part = self.part(before);
            match (part.any(Part::WOMAN), part.any(Part::MAN)) {
                (true, false) if !part.any(Part::DETERMINER) => Some(Gender::Female),
                (false, true) => Some(Gender::Male),
                _ => None,
            }
        });
        { titles }.next().or_else(|| self.document.pack.speech().gender_of_name(&known.name.to_lowercase()))
    }

    /// Whom the description of an office means that somebody was given before: "la ministre" behind "La ministre de la Santé, Claire
    /// Fontenay". Nobody where it was given to two.
    pub fn bearer(&self, office: TokenRange) -> Option<usize> {
        let first =
            office.start() + usize::from(self.is(office.start(), Part::DETERMINER) && office.len() > 1);
        if self.is(office.start(), Part::INDEFINITE) || office.end() - first != 1 {
            return None;
        }
        let pack = &self.document.pack;
        let word = |at: usize| {
            let form = self.document.form(at);
            pack.name_stem(&form[pack.elided(form)..]).stem.to_owned()
        };
        let noun = word(first);
        let end = self.mentions.partition_point(|(tokens, _)| tokens.start() < office.start());
        let mut bearer = None;
        for &(tokens, entity) in self.mentions[end.saturating_sub(MAX_BEARERS)..end].iter().rev() {
            let near = (tokens.start().saturating_sub(MAX_OFFICE)..tokens.start())
                .chain(tokens.end()..tokens.end() + 4);
            let sentence = self.document.sentence_of(tokens.start());
            let is_called = self.is_person(entity) && { near }.any(|at| {
                self.document.sentence_of(at) == sentence && at < office.start() && word(at) == noun
            });
            if is_called {
                if bearer.is_some_and(|other| other != entity) {
                    return None;
                }
                bearer = Some(entity);
            }
        }
        bearer
    }

    /// Persons who are named shortly before `at`, the last first.
    pub fn persons_before(&self, at: usize) -> impl Iterator<Item = usize> {
        let end = self.mentions.partition_point(|(tokens, _)| tokens.start() < at);
        let near = self.mentions[end.saturating_sub(MAX_BEARERS)..end].iter().rev();
        near.take_while(move |(tokens, _)| tokens.start() + MAX_MEMORY > at)
            .map(|(_, entity)| *entity)
            .filter(|entity| self.is_person(*entity))
    }
}
