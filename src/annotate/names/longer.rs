//! What shorter names take from the longer ones that they are part of: "Quint" from "Rosa Quint", "Tamarind" from
//! "Tamarind Steel".

use hashbrown::{HashMap, HashSet};
use rustc_hash::FxBuildHasher;

use super::EntityKind;
use super::groups::hash_words;
use super::surface::Surface;
use crate::lang::classes::Classes;
use crate::lang::en::grammar;
use crate::text::{TokenRange, WordId};

/// Words of an organization's name that may stand for it.
const MAX_SHORT: usize = 3;

/// What a person's word is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Borne {
    /// Names that end in the word.
    pub as_surname: u32,
    /// Whether somebody's name that is hardly anything else ends in it: a word of no list.
    pub is_rare: bool,
}

/// The parts of all longer names.
#[derive(Default)]
pub struct Longer {
    /// First and last words of people's names.
    persons: HashMap<WordId, Borne, FxBuildHasher>,
    /// First words of organizations' names, as numbers.
    organizations: HashSet<u64, FxBuildHasher>,
    /// Names of organizations without the place at their end: "Rail Park" of "Rail Park Norland".
    placed: HashSet<u64, FxBuildHasher>,
}

impl Longer {
    /// Reads names with their kinds.
    pub fn of(surface: &Surface<'_, '_>, names: impl Iterator<Item = (TokenRange, EntityKind)>) -> Self {
        let mut longer = Self::default();
        for (tokens, kind) in names.filter(|(tokens, _)| tokens.len() > 1) {
            match kind {
                EntityKind::Person => longer.add_person(surface, tokens),
                EntityKind::Organization => longer.add_organization(surface, tokens),
                _ => {}
            }
        }
        longer
    }

    fn add_person(&mut self, surface: &Surface<'_, '_>, tokens: TokenRange) {
        let word = |at: usize| surface.document.tokens[at].word;
        let last = tokens.end() - 1;
        self.persons.entry(word(tokens.start())).or_default();
        let borne = self.persons.entry(word(last)).or_default();
        borne.as_surname += 1;
        let is_plain =
            tokens.len() <= 4 && tokens.indices().all(|at| !grammar::opens_topic(surface.form(at)));
        let listed = Classes::COMMON | Classes::FUNCTION | Classes::ANY_PLACE;
        borne.is_rare |= is_plain && !surface.class(last).any(listed);
    }

    fn add_organization(&mut self, surface: &Surface<'_, '_>, tokens: TokenRange) {
        let words = |length: usize| surface.document.tokens[tokens.start()..tokens.start() + length].iter();
        for length in 1..tokens.len().min(MAX_SHORT + 1) {
            let plain = Classes::COMMON | Classes::ANY_HEAD | Classes::FUNCTION;
            let is_plain = words(length).all(|token| surface.class_of(token.word).any(plain));
            let is_name = surface.is_capitalized(tokens.start() + length - 1);
            // "IT Quarter": an abbreviation is no everyday word.
            if is_name && (!is_plain || length > 1 && surface.is_all_caps(tokens.start())) {
                self.organizations.insert(hash_words(words(length).map(|token| token.word)));
            }
        }
        let (short, last) = (tokens.len() - 1, tokens.end() - 1);
        let is_head = short > 1 && surface.class(last - 1).any(Classes::ANY_HEAD);
        let is_of_place = |token: &crate::text::Token| {
            surface.class_of(token.word).any(Classes::ANY_PLACE | Classes::PEOPLE)
        };
        if is_head && surface.class(last).any(Classes::ANY_PLACE) && !words(short).any(is_of_place) {
            self.placed.insert(hash_words(words(short).map(|token| token.word)));
        }
    }

    /// How people bear the last word of a name; `None` where nobody does.
    pub fn person(&self, surface: &Surface<'_, '_>, tokens: TokenRange) -> Option<Borne> {
        self.persons.get(&surface.document.tokens[tokens.end() - 1].word).copied()
    }

    /// Whether the name of an organization begins with these words, as a number.
    pub fn opens_organization(&self, words: u64) -> bool {
        self.organizations.contains(&words)
    }

    /// Whether these words, as a number, are the name of an organization without its place.
    pub fn is_placed(&self, words: u64) -> bool {
        self.placed.contains(&words)
    }
}
