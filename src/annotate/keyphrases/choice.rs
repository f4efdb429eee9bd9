//! Which of the ranked phrases are shown: variants of one phrase together, the names of one person or thing too, and
//! none whose words another has.

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::candidates::{Candidate, Candidates};
use super::key::{Key, MAX_KEY, NONE, parts};
use super::phrases::Phrases;
use crate::annotate::runs::LINK;
use crate::annotate::tags::Pos;
use crate::text::{TokenFlags, TokenRange};

/// Whether a phrase stands so much oftener than a longer one around it that it is shown beside that.
fn stands_for_itself(inner: u32, outer: u32) -> bool {
    inner >= 2 * outer && inner >= outer + 2
}

/// Phrases that there is room for at once.
const ROOM: usize = 100;

/// Phrases that are shown, best first, each with its variants; all are indices of candidates.
pub struct Chosen {
    /// Of each phrase the one that is shown, and the last of its variants, or itself.
    ends: Vec<(u32, u32)>,
    /// For each candidate the variant that follows it.
    next: Vec<u32>,
}

impl Chosen {
    /// How many phrases they are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The candidate that is shown.
    pub fn main(&self, slot: usize) -> usize {
        self.ends[slot].0 as usize
    }

    /// That, then its variants.
    pub fn group(&self, slot: usize) -> impl Iterator<Item = usize> + '_ {
        let (first, last) = self.ends[slot];
        let next = move |&at: &u32| (at != last).then(|| self.next[at as usize]);
        std::iter::successors(Some(first), next).map(|index| index as usize)
    }

    fn add(&mut self, index: usize) -> usize {
        self.ends.push((index as u32, index as u32));
        self.ends.len() - 1
    }

    fn join(&mut self, slot: usize, index: usize, is_shown: bool) {
        let (first, last) = &mut self.ends[slot];
        let index = index as u32;
        if is_shown {
            self.next[index as usize] = *first;
            *first = index;
        } else {
            self.next[*last as usize] = index;
            *last = index;
        }
    }
}

/// The phrases that are shown, filled best first.
pub struct Choice<'a> {
    phrases: &'a Phrases<'a>,
    candidates: &'a Candidates,
    /// The phrases so far.
    pub chosen: Chosen,
    /// The places among the chosen of the shown phrases, by the numbers of their words, see [`number`].
    words: FxHashMap<u64, usize>,
    /// The greatest count of the shown phrases that are more than some words, by the numbers of these.
    inner: FxHashMap<u64, u32>,
    /// The words of the shown phrases one by one: with what has none of them nothing has to be compared.
    used: FxHashSet<u32>,
    /// Entities of which a shown phrase is the name, and persons whom one mentions.
    names: FxHashMap<u32, usize>,
    /// See `names`.
    persons: FxHashSet<u32>,
    /// By the letters of the phrases and of the acronyms among them, and the initials of those of several words, see [`Name`].
    letters: FxHashMap<u64, usize>,
    acronyms: FxHashMap<u64, usize>,
    initials: FxHashMap<u64, usize>,
}

impl<'a> Choice<'a> {
    /// Nothing is chosen yet.
    pub fn new(phrases: &'a Phrases<'a>, candidates: &'a Candidates) -> Self {
        // Most of a few phrases are shown, each with some parts of its own.
        let room = candidates.list.len().min(ROOM);
        Self {
            phrases,
            candidates,
            chosen: Chosen { ends: Vec::new(), next: vec![0; candidates.list.len()] },
            words: FxHashMap::with_capacity_and_hasher(room, FxBuildHasher),
            inner: FxHashMap::with_capacity_and_hasher(2 * room, FxBuildHasher),
            used: FxHashSet::with_capacity_and_hasher(2 * room, FxBuildHasher),
            names: FxHashMap::default(),
            persons: FxHashSet::default(),
            letters: FxHashMap::with_capacity_and_hasher(room, FxBuildHasher),
            acronyms: FxHashMap::default(),
            initials: FxHashMap::default(),
        }
    }

    /// The chosen phrase that is the same but for spaces and hyphens, or whose initials a name is, or the other way.
    fn variant(&self, name: &Name) -> Option<usize> {
        let initials = || self.initials.get(&name.letters).filter(|_| name.is_acronym);
        let acronym = || name.initials.and_then(|initials| self.acronyms.get(&initials));
        self.letters.get(&name.letters).or_else(initials).or_else(acronym).copied()
    }

    /// Takes the candidate `index` up, adds it to one that it varies, or leaves it out.
    pub fn offer(&mut self, index: usize, most: usize) {
        if self.chosen.len() >= most {
            return;
        }
        let first = self.candidates.list[index].first;
        let name = Name::of(self.phrases, first);
        let whole = self.phrases.whole_name(first);
        // "Norland Rosa Quint": a name and what stands before it is no phrase.
        let ends_in_name = || self.phrases.tag(first.end() - 1) == Some(Pos::ProperNoun);
        if whole.is_none() && self.phrases.persons(first).next().is_some() && ends_in_name() {
            return;
        }
        let same_name = whole.and_then(|entity| self.names.get(&entity)).copied();
        let words = Words::of(&self.candidates.list[index].key);
        let slot = match same_name.or_else(|| self.variant(&name)) {
            Some(slot) => {
                // A name reads better than its initials, a full one better than a short one.
                let shown = self.candidates.list[self.chosen.main(slot)].first;
                let fuller = match same_name {
                    Some(_) => first.len() > shown.len(),
                    None => !self.letters.contains_key(&name.letters) && !name.is_acronym,
                };
                let is_shown = fuller && !self.repeats(index, &words, Some(slot));
                self.chosen.join(slot, index, is_shown);
                if is_shown {
                    self.show(index, &words, slot);
                }
                slot
            }
            None => {
                let again = |person: u32| self.persons.contains(&person);
                if self.repeats(index, &words, None) || self.phrases.persons(first).any(again) {
                    return;
                }
                let slot = self.chosen.add(index);
                self.show(index, &words, slot);
                slot
            }
        };
        self.names.extend(whole.map(|entity| (entity, slot)));
        self.persons.extend(self.phrases.persons(first));
        if name.is_acronym {
            self.acronyms.entry(name.letters).or_insert(slot);
        }
        if let Some(initials) = name.initials {
            self.initials.entry(initials).or_insert(slot);
        }
        self.letters.entry(name.letters).or_insert(slot);
    }

    /// Whether a phrase says again what a chosen one but that in `but` says: one has all words of the other.
    fn repeats(&self, index: usize, words: &Words, but: Option<usize>) -> bool {
        let candidate = &self.candidates.list[index];
        let known = words.only(|word| self.used.contains(&word));
        let others = |number: u64| self.words.get(&number).copied().filter(|slot| Some(*slot) != but);
        let has_link = parts(&candidate.key).contains(&LINK);
        if known.list().len() == words.list().len() {
            let all = words.sum();
            let within = |outer: u32| self.has_tags() || !stands_for_itself(candidate.count, outer);
            let inner = but.is_none() && self.inner.get(&all).is_some_and(|&outer| within(outer));
            if inner || others(all).is_some() {
                return true;
            }
        }
        let mut longer = false;
        known.each_part(|part, number, count| {
            longer |= count < words.list().len()
                && is_part(count, has_link)
                && others(number).is_some_and(|slot| !self.may_be_longer(candidate, part, slot));
        });
        longer
    }

    /// Whether a phrase may be shown beside a chosen one that it has all words of: where it adds a noun; where those are
    /// not known, where the chosen one stands for itself.
    fn may_be_longer(&self, candidate: &Candidate, part: Picked<'_>, slot: usize) -> bool {
        if !self.has_tags() {
            let shown = &self.candidates.list[self.chosen.main(slot)];
            return stands_for_itself(shown.count, candidate.count);
        }
        let phrases = self.phrases;
        let wordlike = candidate.first.indices().filter(|&i| phrases.is_wordlike(i));
        let added = parts(&candidate.key).iter().zip(wordlike).filter(|(word, _)| !part.has(**word));
        { added }.any(|(_, at)| matches!(phrases.tag(at), Some(Pos::Noun | Pos::ProperNoun)))
    }

    fn has_tags(&self) -> bool {
        !self.phrases.tags.is_empty()
    }

    fn show(&mut self, index: usize, words: &Words, slot: usize) {
        let count = self.candidates.list[index].count;
        let has_link = parts(&self.candidates.list[index].key).contains(&LINK);
        words.each_part(|_, number, length| {
            if length < words.list().len() && is_part(length, has_link) {
                let outer = self.inner.entry(number).or_insert(0);
                *outer = count.max(*outer);
            }
        });
        self.used.extend(words.list());
        self.words.insert(words.sum(), slot);
    }
}

/// Whether so many words of a phrase are a part of it: a single one of a phrase with a preposition is none.
fn is_part(words: usize, has_link: bool) -> bool {
    !has_link || words > 1
}

/// The words of a phrase, each once, in ascending order.
struct Words {
    key: Key,
    length: usize,
    /// The number of each word.
    numbers: [u64; MAX_KEY],
}

/// Some words of a phrase, as bits.
#[derive(Clone, Copy)]
struct Picked<'a> {
    of: &'a Words,
    bits: u32,
}

impl Picked<'_> {
    fn has(self, word: u32) -> bool {
        self.of.list().iter().position(|&other| other == word).is_some_and(|at| self.bits >> at & 1 == 1)
    }
}

impl Words {
    fn of(key: &Key) -> Self {
        let mut words = Self { key: [NONE; MAX_KEY], length: 0, numbers: [0; MAX_KEY] };
        for &word in parts(key).iter().filter(|&&part| part != LINK) {
            let at = words.list().partition_point(|&other| other < word);
            if words.list().get(at) != Some(&word) {
                words.key.copy_within(at..MAX_KEY - 1, at + 1);
                words.key[at] = word;
                words.length += 1;
            }
        }
        for at in 0..words.length {
            words.numbers[at] = number(words.key[at]);
        }
        words
    }

    /// Those of the words of which something holds.
    fn only(&self, mut holds: impl FnMut(u32) -> bool) -> Self {
        let mut words = Self { key: [NONE; MAX_KEY], length: 0, numbers: [0; MAX_KEY] };
        for (&word, &number) in self.list().iter().zip(&self.numbers) {
            if holds(word) {
                (words.key[words.length], words.numbers[words.length]) = (word, number);
                words.length += 1;
            }
        }
        words
    }

    fn list(&self) -> &[u32] {
        &self.key[..self.length]
    }

    /// The number of all of them together.
    fn sum(&self) -> u64 {
        self.numbers[..self.length].iter().fold(0, |sum, number| sum.wrapping_add(*number))
    }

    /// Calls `visit` with each choice of one or more of the words, its number and how many they are; these are at most 63.
    fn each_part(&self, mut visit: impl FnMut(Picked<'_>, u64, usize)) {
        let mut sums = [0u64; 1 << MAX_KEY];
        for bits in 1..1u32 << self.length {
            let lowest = bits.trailing_zeros() as usize;
            let sum = sums[(bits & (bits - 1)) as usize].wrapping_add(self.numbers[lowest]);
            sums[bits as usize] = sum;
            visit(Picked { of: self, bits }, sum, bits.count_ones() as usize);
        }
    }
}

/// A word as a number whose sums tell sets of words apart (SplitMix64's output function; Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", 2014).
fn number(word: u32) -> u64 {
    let mut mixed = (u64::from(word) + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}

/// What variants of one phrase have in common; letters as numbers.
struct Name {
    /// In lower case, without spaces and hyphens.
    letters: u64,
    is_acronym: bool,
    /// The first letters of the capitalized words, in lower case, if there are two or more.
    initials: Option<u64>,
}

impl Name {
    fn of(phrases: &Phrases<'_>, range: TokenRange) -> Self {
        let text = phrases.document.range_text(range);
        let (mut letters, mut initials, mut count) = (0, 0, 0);
        let mut begins = true;
        for c in text.chars() {
            if c.is_ascii() {
                let lower = c.to_ascii_lowercase();
                if begins && c.is_ascii_uppercase() {
                    (initials, count) = (add_letter(initials, lower), count + 1);
                }
                begins = matches!(c, '-' | ' ' | '\t'..='\r');
                if c.is_ascii_alphanumeric() {
                    letters = add_letter(letters, lower);
                }
                continue;
            }
            if begins && c.is_uppercase() {
                count += c.to_lowercase().len();
                initials = c.to_lowercase().fold(initials, add_letter);
            }
            begins = c.is_whitespace();
            if c.is_alphanumeric() {
                letters = c.to_lowercase().fold(letters, add_letter);
            }
        }
        let token = &phrases.document.tokens[range.start()];
        Self {
            letters,
            is_acronym: range.len() == 1 && token.flags.has(TokenFlags::ALL_CAPS),
            initials: (count > 1).then_some(initials),
        }
    }
}

/// The number of letters with one more (multiplier: 2^64 over the golden ratio).
fn add_letter(letters: u64, letter: char) -> u64 {
    (letters.rotate_left(5) ^ u64::from(letter)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
