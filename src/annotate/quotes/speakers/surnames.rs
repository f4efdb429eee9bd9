//! Surnames of persons in languages where nothing but a model finds names: it misses some, and nobody joins them where it cannot tell
//! what of a name is its surname.

use super::Speakers;
use crate::annotate::names::EntityKind;
use crate::lang::pack::Part;
use crate::text::{TokenRange, order};

/// Whose surname a word is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bearer {
    /// Nobody's who is known.
    #[default]
    Nobody,
    /// That of one person, by the entity's index.
    One(u32),
    /// That of several.
    Several,
}

impl Speakers<'_, '_> {
    /// Takes note of what each word of the vocabulary may be, and of the surnames that no name has.
    pub(super) fn read_words(&mut self) {
        let (pack, vocabulary) = (&self.document.pack, &self.document.vocabulary);
        self.parts = vocabulary.words().map(|word| pack.part(vocabulary.form(word))).collect();
        self.surnames = vec![Bearer::Nobody; vocabulary.len()];
        for (number, entity) in self.entities.iter().enumerate() {
            let mut names = entity.mentions.iter().map(|mention| mention.tokens).take(MAX_NAMES);
            let full = names.find(|&tokens| tokens.len() > 1 && self.own_words(tokens) == tokens);
            let Some(full) = full.filter(|_| entity.kind == EntityKind::Person) else { continue };
            let bearer = &mut self.surnames[self.document.tokens[full.end() - 1].word.index()];
            *bearer = if *bearer == Bearer::Nobody { Bearer::One(number as u32) } else { Bearer::Several };
        }
        let mut missed = Vec::new();
        let mut next = 0;
        for at in 0..self.document.tokens.len() {
            while self.mentions.get(next).is_some_and(|(tokens, _)| tokens.end() <= at) {
                next += 1;
            }
            let is_named = self.mentions.get(next).is_some_and(|(tokens, _)| tokens.start() <= at);
            let Some(entity) = self.bearer_of(at).filter(|_| !is_named) else { continue };
            // "der Bauer"
            let before = at.checked_sub(1).map_or(Part::default(), |before| self.part(before));
            if !before.any(Part::DETERMINER) {
                missed.push((TokenRange::new(at, at + 1), entity));
            }
        }
        if !missed.is_empty() {
            self.mentions.append(&mut missed);
            order::sort(&mut self.mentions);
        }
        // A short name that stands for itself, with a title or a preposition that the model took for a part of it: "Mme Vasseur",
        // "Secondo Bellandi".
        for place in 0..self.mentions.len() {
            let (tokens, entity) = self.mentions[place];
            let own = self.own_words(tokens);
            let is_short = self.entities[entity].name.split(' ').count() <= tokens.len();
            if own.len() == 1
                && is_short
                && let Some(fuller) = self.bearer_of(own.start())
            {
                self.mentions[place] = (own, fuller);
            }
        }
    }

    /// The words of a name behind what is no part of it.
    fn own_words(&self, tokens: TokenRange) -> TokenRange {
        let is_before =
            |at: usize| self.is_title(at) || self.part(at).any(Part::ATTRIBUTION | Part::PREPOSITION);
        let last = tokens.end() - 1;
        let first = (tokens.start()..last).find(|&at| !is_before(at)).unwrap_or(last);
        TokenRange::new(if first == last { first } else { tokens.start() }, tokens.end())
    }

    /// The person whose surname stands at a token.
    fn bearer_of(&self, at: usize) -> Option<usize> {
        let token = self.document.tokens.get(at).filter(|token| token.is_word() && token.is_capitalized())?;
        match self.surnames[token.word.index()] {
            Bearer::One(entity) => Some(entity as usize),
            _ => None,
        }
    }
}

/// Mentions of one person among which a full name is looked for.
const MAX_NAMES: usize = 12;
