//! Names of the same words as one group.

use std::hash::Hasher;

use hashbrown::HashTable;
use rustc_hash::FxHasher;

use super::surface::Surface;
use crate::text::{TokenRange, WordId};

/// Words as a number, for maps.
pub fn hash_words(words: impl Iterator<Item = WordId>) -> u64 {
    let mut hasher = FxHasher::default();
    for word in words {
        hasher.write_usize(word.index());
    }
    hasher.finish()
}

/// The words of a range as a number.
pub fn hash_of(surface: &Surface<'_, '_>, tokens: TokenRange) -> u64 {
    hash_words(words(surface, tokens))
}

fn words(surface: &Surface<'_, '_>, tokens: TokenRange) -> impl Iterator<Item = WordId> {
    surface.document.tokens[tokens.indices()].iter().map(|token| token.word)
}

/// Numbers groups of equal words, from 0.
#[derive(Default)]
pub struct Numbers {
    table: HashTable<u32>,
    firsts: Vec<TokenRange>,
}

impl Numbers {
    /// The number of a name's group, and whether it is a new one.
    pub fn number(&mut self, surface: &Surface<'_, '_>, tokens: TokenRange) -> (u32, bool) {
        let Self { table, firsts } = self;
        let hash = hash_of(surface, tokens);
        let is_same = |&group: &u32| words(surface, firsts[group as usize]).eq(words(surface, tokens));
        if let Some(&known) = table.find(hash, is_same) {
            return (known, false);
        }
        let number = firsts.len() as u32;
        firsts.push(tokens);
        table.insert_unique(hash, number, |&group| hash_of(surface, firsts[group as usize]));
        (number, true)
    }
}
