//! The ways in which those who were found may be written further on.

use rustc_hash::{FxHashMap, FxHashSet};

use super::pieces::words_of;
use crate::text::{Vocabulary, WordId};

/// A way of writing, by whom it may mean.
#[derive(Default)]
pub struct Forms {
    /// Parts of persons' names, each of which may stand alone.
    parts: FxHashMap<WordId, Vec<u32>>,
    /// Whole names by their first words.
    sequences: FxHashMap<WordId, Vec<(Vec<WordId>, u32)>>,
    /// Names written in one, as in addresses: "rosaquint", "rquint".
    joined: FxHashMap<WordId, u32>,
    /// First letters: "r.q.", "rq".
    initials: FxHashMap<String, u32>,
    known: FxHashSet<(WordId, u32)>,
}

/// Most people that one part of a name is kept for.
const MOST_OF_PART: usize = 64;

impl Forms {
    /// Adds a whole name; `alone` says which of its words may stand alone.
    pub fn add(&mut self, name: &str, subject: u32, words: &mut Vocabulary, alone: impl Fn(&str) -> bool) {
        let plain = words_of(name);
        let ids: Vec<WordId> = plain.iter().map(|word| words.intern(word)).collect();
        for (word, &id) in plain.iter().zip(&ids) {
            if alone(word) && self.known.insert((id, subject)) {
                let subjects = self.parts.entry(id).or_default();
                if subjects.len() < MOST_OF_PART {
                    subjects.push(subject);
                }
            }
        }
        let Some(&first) = ids.first() else { return };
        let sequences = self.sequences.entry(first).or_default();
        if sequences.len() < MOST_OF_PART && sequences.iter().all(|(other, _)| *other != ids) {
            sequences.push((ids, subject));
        }
    }

    /// Adds how a person's full name may be written in an address or by its first letters.
    pub fn add_joined(&mut self, name: &str, subject: u32, words: &mut Vocabulary) {
        let plain = words_of(name);
        let [first, .., last] = &plain[..] else { return };
        let letter = |word: &str| word.chars().next().map(String::from).unwrap_or_default();
        let ways = [
            plain.concat(),
            format!("{first}{last}"),
            format!("{last}{first}"),
            format!("{}{last}", letter(first)),
            format!("{last}{}", letter(first)),
            format!("{first}{}", letter(last)),
        ];
        for way in ways.into_iter().filter(|way| way.len() >= 4) {
            self.joined.entry(words.intern(&way)).or_insert(subject);
        }
        let initials: String = plain.iter().map(|word| letter(word)).collect();
        self.initials.entry(initials).or_insert(subject);
        self.initials.entry(letter(first) + &letter(last)).or_insert(subject);
    }

    /// Who may be meant by a part of a name.
    pub fn of_part(&self, word: WordId) -> &[u32] {
        self.parts.get(&word).map_or(&[], Vec::as_slice)
    }

    /// The whole names that begin with a word.
    pub fn beginning(&self, word: WordId) -> &[(Vec<WordId>, u32)] {
        self.sequences.get(&word).map_or(&[], Vec::as_slice)
    }

    /// Who is meant by a name that is written in one.
    pub fn of_joined(&self, word: WordId) -> Option<u32> {
        self.joined.get(&word).copied()
    }

    /// Who has these first letters.
    pub fn of_initials(&self, letters: &str) -> Option<u32> {
        self.initials.get(letters).copied()
    }
}
