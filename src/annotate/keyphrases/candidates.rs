//! What may be a keyphrase: each phrase that is found is counted under its lemmas, with what its places say about it.

use std::hash::Hasher;

use hashbrown::HashTable;
use rustc_hash::FxHasher;

use super::key::{Key, padded, parts};
use super::phrases::{Occurrence, Phrases, Place};
use crate::annotate::names::EntityKind;
use crate::annotate::tags::Pos;
use crate::document::Document;
use crate::text::{TokenFlags, TokenRange};

/// Distinct phrases that are followed: of a long text without repetition only those that appear early. Running English
/// has one in 20 bytes at first, in the millions one in 40; each takes 140 bytes of memory.
const BYTES_A_CANDIDATE: usize = 16;
/// So many are followed in a text of any length.
const LEAST_ROOM: usize = 1 << 13;
/// Candidates, and occurrences, that there is room for at once: as many as an article has.
const ROOM_AT_FIRST: usize = 1 << 10;
/// Occurrences that are kept for each candidate that there may be, at twelve bytes.
const OCCURRENCES_A_CANDIDATE: usize = 2;

/// The parts of speech of a phrase's words where it first stands, as bits of what is among them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pattern {
    /// Part of speech of the first word; `None` where it is not known.
    pub first: Option<Pos>,
    /// One bit for each part of speech.
    pub among: u32,
}

impl Pattern {
    /// Whether one of the words is a `tag`.
    pub fn has(self, tag: Pos) -> bool {
        self.among & 1 << tag as u32 != 0
    }

    /// Whether every word is a `tag`.
    pub fn is_only(self, tag: Pos) -> bool {
        self.among == 1 << tag as u32
    }
}

/// A phrase that may be a keyphrase.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its words.
    pub key: Key,
    /// Where it stands for the first time.
    pub first: TokenRange,
    /// Content words before its first place.
    pub first_word: u32,
    /// Index among the counted sentences of the sentence where it stands first.
    pub first_sentence: u32,
    /// Occurrences.
    pub count: u32,
    /// Occurrences where nothing belongs to the phrase on its right.
    pub right_ends: u32,
    /// Occurrences where nothing belongs to the phrase on either side.
    pub alone: u32,
    /// Occurrences that are a name as a whole, by kind in the order of [`EntityKind::ALL`].
    pub names: [u32; EntityKind::ALL.len()],
    /// Occurrences with a capital that is a choice, in capitals only, with a capital in the last word, at the
    /// beginning of a sentence.
    pub capitalized: u32,
    /// See `capitalized`.
    pub capitals: u32,
    /// See `capitalized`.
    pub capital_ends: u32,
    /// See `capitalized`.
    pub beginnings: u32,
    /// Whether it once stands between quotation marks or brackets.
    pub enclosed: bool,
    /// Occurrences after a determiner, after a preposition, before a preposition, before a verb.
    pub after_determiner: u32,
    /// See `after_determiner`.
    pub after_adposition: u32,
    /// See `after_determiner`.
    pub before_adposition: u32,
    /// See `after_determiner`.
    pub before_verb: u32,
    /// Distinct longer phrases that it is a part of.
    pub longer: u32,
    /// Occurrences of the commonest phrase that is one word longer and holds it.
    pub in_longer: u32,
    /// Parts of speech where it first stands.
    pub pattern: Pattern,
}

/// All candidates of a document.
pub struct Candidates {
    /// In order of discovery, which is that of the text.
    pub list: Vec<Candidate>,
    /// Indices into `list`, by their keys.
    slots: HashTable<u32>,
    /// How many there may be.
    room: usize,
    /// Content words that were walked through.
    pub words: u32,
    /// The occurrences with the indices of their candidates, in the order of the walk, as far as there is room.
    occurrences: Vec<(u32, TokenRange)>,
    /// Number of occurrences, also of those that are not kept.
    occurred: usize,
}

/// Two words at a time.
fn hash(key: &Key) -> u64 {
    let mut hasher = FxHasher::default();
    for words in key.chunks_exact(2) {
        hasher.write_u64(u64::from(words[0]) << 32 | u64::from(words[1]));
    }
    hasher.finish()
}

impl Candidates {
    /// Finds and counts the candidates of a text.
    pub fn find(phrases: &Phrases<'_>) -> Self {
        let mut found = Self::of_text(phrases.document.text.len());
        let end = phrases.each(|occurrence, place| found.add(phrases, &occurrence, place));
        found.words = end.words;
        found.count_longer();
        found
    }

    /// None yet, of a text of so many bytes.
    pub fn of_text(bytes: usize) -> Self {
        let room = LEAST_ROOM.max(bytes / BYTES_A_CANDIDATE);
        Self {
            list: Vec::with_capacity((bytes / BYTES_A_CANDIDATE).min(ROOM_AT_FIRST)),
            slots: HashTable::with_capacity(bytes / BYTES_A_CANDIDATE),
            room,
            words: 0,
            occurrences: Vec::with_capacity(
                (bytes / BYTES_A_CANDIDATE * OCCURRENCES_A_CANDIDATE).min(ROOM_AT_FIRST),
            ),
            occurred: 0,
        }
    }

    /// Counts an occurrence.
    pub fn add(&mut self, phrases: &Phrases<'_>, occurrence: &Occurrence, place: Place) {
        let slot = match self.slot(&occurrence.key) {
            Some(slot) => slot,
            None if self.list.len() >= self.room => return,
            None => self.push(Candidate::new(phrases, occurrence, place)),
        };
        self.list[slot].add(phrases, occurrence);
        self.occurred += 1;
        if self.occurred <= self.room * OCCURRENCES_A_CANDIDATE {
            self.occurrences.push((slot as u32, occurrence.range));
        }
    }

    /// Calls `visit` with every occurrence of a candidate and its index, in the order of the walk: a second walk where
    /// not all are kept.
    pub fn each_occurrence(&self, phrases: &Phrases<'_>, mut visit: impl FnMut(usize, TokenRange)) {
        if self.occurrences.len() == self.occurred {
            self.occurrences.iter().for_each(|&(slot, range)| visit(slot as usize, range));
        } else {
            phrases.each(|occurrence, _| {
                if let Some(slot) = self.slot(&occurrence.key) {
                    visit(slot, occurrence.range);
                }
            });
        }
    }

    /// The index of the candidate with these words.
    pub fn slot(&self, key: &Key) -> Option<usize> {
        self.slots.find(hash(key), |&slot| self.list[slot as usize].key == *key).map(|&slot| slot as usize)
    }

    fn push(&mut self, candidate: Candidate) -> usize {
        let slot = self.list.len();
        // A list that would double beyond its room grows into just that.
        if slot == self.list.capacity() && slot >= self.room / 4 {
            self.list.reserve_exact(self.room - slot);
        }
        let list = &self.list;
        self.slots.insert_unique(hash(&candidate.key), slot as u32, |&slot| hash(&list[slot as usize].key));
        self.list.push(candidate);
        slot
    }

    /// Counts, for each phrase, the distinct longer ones that it is a part of.
    pub fn count_longer(&mut self) {
        for slot in 0..self.list.len() {
            let (key, count) = (self.list[slot].key, self.list[slot].count);
            let words = parts(&key);
            for length in 1..words.len() {
                for part in words.windows(length) {
                    if let Some(inner) = self.slot(&padded(part)) {
                        let inner = &mut self.list[inner];
                        inner.longer += 1;
                        if length + 1 == words.len() {
                            inner.in_longer = inner.in_longer.max(count);
                        }
                    }
                }
            }
        }
    }
}

impl Candidate {
    fn new(phrases: &Phrases<'_>, occurrence: &Occurrence, place: Place) -> Self {
        let range = occurrence.range;
        let tags = range.indices().filter(|&i| phrases.is_wordlike(i)).filter_map(|i| phrases.tag(i));
        let pattern = Pattern {
            first: phrases.tag(range.start()),
            among: tags.fold(0, |bits, tag| bits | 1 << tag as u32),
        };
        Self {
            key: occurrence.key,
            first: range,
            first_word: place.words,
            first_sentence: place.sentence,
            count: 0,
            right_ends: 0,
            alone: 0,
            names: [0; EntityKind::ALL.len()],
            capitalized: 0,
            capitals: 0,
            capital_ends: 0,
            beginnings: 0,
            enclosed: false,
            after_determiner: 0,
            after_adposition: 0,
            before_adposition: 0,
            before_verb: 0,
            longer: 0,
            in_longer: 0,
            pattern,
        }
    }

    fn add(&mut self, phrases: &Phrases<'_>, occurrence: &Occurrence) {
        let document = phrases.document;
        let (range, left, right) = (occurrence.range, occurrence.left_end, occurrence.right_end);
        let (first, last) = (range.start(), range.end() - 1);
        self.count += 1;
        self.right_ends += u32::from(right);
        self.alone += u32::from(left && right);
        if let Some((_, kind)) = phrases.name(first).filter(|(name, _)| *name == range) {
            self.names[kind as usize] += 1;
        }
        let (token, end) = (&document.tokens[first], &document.tokens[last]);
        let begins = token.flags.has(TokenFlags::SENTENCE_START);
        self.capitalized += u32::from(token.is_capitalized() && !begins);
        self.capitals += u32::from(token.flags.has(TokenFlags::ALL_CAPS));
        self.capital_ends += u32::from(end.is_capitalized());
        self.beginnings += u32::from(begins);
        self.enclosed |= left && right && is_enclosed(document, range);
        if let Some(before) = first.checked_sub(1).and_then(|i| phrases.tag(i)) {
            self.after_determiner += u32::from(before == Pos::Determiner);
            self.after_adposition += u32::from(before == Pos::Adposition);
        }
        if let Some(after) = phrases.tag(last + 1) {
            self.before_adposition += u32::from(after == Pos::Adposition);
            self.before_verb += u32::from(matches!(after, Pos::Verb | Pos::Auxiliary));
        }
    }
}

/// Whether a phrase stands between quotation marks or brackets.
fn is_enclosed(document: &Document<'_>, range: TokenRange) -> bool {
    let before = range.start().checked_sub(1).map_or("", |i| document.token_text(i));
    let after = document.token_text(range.end());
    matches!(before, "\"" | "“" | "``" | "''" | "(" | "‘" | "'" | "«" | "„")
        && matches!(after, "\"" | "”" | "''" | ")" | "’" | "'" | "»" | "“")
}
