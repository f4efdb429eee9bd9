//! What is known of each written form: its word of the vocabulary and its shape. Most tokens are forms that came before, so
//! what a form costs to fold, to find and to look at is paid once, in however many texts it stands.

use std::sync::Arc;

use crate::lang::known::Known;
use crate::lang::{Pack, en};
use crate::text::{TokenFlags, Vocabulary, WordId, has_no_capitals};

/// The forms and words of the texts that were read, and those of the text that is being read: behind a hash table that is told
/// by the bytes as written. What it gives does not depend on what was read before.
pub struct Words {
    pack: Arc<Pack>,
    /// What the forms of `places` look like.
    arena: Vec<u8>,
    /// As many as a power of two, at most half of them full.
    places: Vec<Place>,
    full: usize,
    /// The words of all texts.
    all: Vocabulary,
    /// For each of them its record, and where it is in the text that is being read.
    records: Vec<(Known, Here)>,
    /// The number of this text.
    text: u32,
    /// The words of this text of one ASCII character: every seventh token is a mark.
    single: [Option<WordId>; 128],
    /// The words of this text.
    vocabulary: Vocabulary,
    /// For each of them its record.
    known: Vec<Known>,
}

/// The word that stands for a word of all texts in the text of a number.
#[derive(Clone, Copy)]
struct Here {
    text: u32,
    word: WordId,
}

/// What was found out about a form: 32 bytes, two of them in a line of the processor's cache.
#[derive(Clone, Copy, Default)]
struct Place {
    key: Key,
    /// Where it is in the arena.
    start: u32,
    /// Its word of those of all texts, once it was a token.
    word: WordId,
    /// In bytes; 0 for an empty place.
    length: u16,
    shape: TokenFlags,
    state: State,
}

/// The first eight bytes of a form, zero after its end, and the last eight where it has more than eight. With the
/// length that is all of it up to 16 bytes.
type Key = [u64; 2];

/// What of a place is known.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct State(u8);

impl State {
    const WORD: u8 = 1;
    const STOP: u8 = 2;
    const TAKES_STOP: u8 = 4;

    fn has(self, bit: u8) -> bool {
        self.0 & bit != 0
    }
}

/// Places at first.
const PLACES: usize = 256;

/// Places in a row that are searched for a form. One that finds none of them empty is looked at anew each time: texts
/// made up to collide cost no more than that.
const SEARCHED: usize = 16;

/// Bytes of an article for each of its distinct words, and the most words that there is room for from the beginning: a longer
/// text has ever fewer that are new.
const BYTES_PER_WORD: usize = 12;
const MOST_ROOM: usize = 1 << 10;

/// Forms that are kept from one text to the next.
const MOST_KEPT: usize = 1 << 16;

impl Default for Words {
    fn default() -> Self {
        Self {
            pack: Arc::default(),
            arena: Vec::new(),
            places: vec![Place::default(); PLACES],
            full: 0,
            all: Vocabulary::default(),
            records: Vec::new(),
            text: 0,
            single: [None; 128],
            vocabulary: Vocabulary::default(),
            known: Vec::new(),
        }
    }
}

impl Words {
    /// Begins with a text of so many bytes in the language of `pack`.
    pub fn begin(&mut self, pack: &Arc<Pack>, bytes: usize) {
        if !Arc::ptr_eq(&self.pack, pack) {
            *self = Self { pack: pack.clone(), ..Self::default() };
        }
        self.text += 1;
        self.single = [None; 128];
        let words = (bytes / BYTES_PER_WORD).min(MOST_ROOM);
        self.vocabulary.reserve(words);
        self.known.reserve(words);
    }

    /// The words of the text that was begun, and the record of each.
    pub fn end(&mut self) -> (Vocabulary, Vec<Known>) {
        let mut found = (std::mem::take(&mut self.vocabulary), std::mem::take(&mut self.known));
        // Room to spare is for a moment only, where it may be much.
        if found.1.len() > MOST_ROOM {
            found.0.shrink_to_fit();
            found.1.shrink_to_fit();
        }
        if self.full > MOST_KEPT {
            *self = Self { pack: self.pack.clone(), ..Self::default() };
        }
        found
    }

    /// The word and the shape of the bytes `start..end` of `text`, which must not be empty.
    #[inline]
    pub fn look(&mut self, text: &str, start: usize, end: usize) -> (WordId, TokenFlags) {
        let byte = text.as_bytes()[start];
        if end == start + 1 && byte < 0x80 {
            let shape =
                if byte.is_ascii_uppercase() { TokenFlags::CAPITALIZED } else { TokenFlags::default() };
            if let Some(word) = self.single[usize::from(byte)] {
                return (word, shape);
            }
            let word = self.all.intern(&text[start..end]);
            let word = self.here(word);
            self.single[usize::from(byte)] = Some(word);
            return (word, shape);
        }
        // Most forms are where they are looked for first, and short.
        let key = key(text.as_bytes(), start, end);
        let place = self.places[hash(key, end - start) & (self.places.len() - 1)];
        let is_it = place.key == key && usize::from(place.length) == end - start && place.length <= 16;
        if is_it && place.state.has(State::WORD) {
            let (_, here) = self.records[place.word.index()];
            if here.text == self.text {
                return (here.word, place.shape);
            }
        }
        self.search(text, start, end)
    }

    #[inline(never)]
    fn search(&mut self, text: &str, start: usize, end: usize) -> (WordId, TokenFlags) {
        match self.find(text, start, end) {
            Found::At(number) if self.places[number].state.has(State::WORD) => {
                let Place { word, shape, .. } = self.places[number];
                (self.here(word), shape)
            }
            found => self.learn(found, text, start, end),
        }
    }

    /// The word of this text that stands for one of all texts.
    fn here(&mut self, word: WordId) -> WordId {
        if word.index() == self.records.len() {
            let known = Known::of(self.all.form(word), &self.pack);
            self.records.push((known, Here { text: 0, word: WordId::default() }));
        }
        let (known, here) = &mut self.records[word.index()];
        if here.text != self.text {
            *here = Here { text: self.text, word: self.vocabulary.add_from(&self.all, word) };
            self.known.push(*known);
        }
        here.word
    }

    /// Whether a full stop after the bytes `start..end` of `text` belongs to them. They need not be a token.
    pub fn takes_period(&mut self, text: &str, start: usize, end: usize) -> bool {
        let found = self.find(text, start, end);
        if let Found::At(number) = found
            && self.places[number].state.has(State::STOP)
        {
            return self.places[number].state.has(State::TAKES_STOP);
        }
        let takes_stop = takes_period(&text[start..end]);
        self.change(found, text, start, end, |place| {
            place.state.0 |= State::STOP | if takes_stop { State::TAKES_STOP } else { 0 };
        });
        takes_stop
    }

    #[cold]
    #[inline(never)]
    fn learn(&mut self, found: Found, text: &str, start: usize, end: usize) -> (WordId, TokenFlags) {
        let form = &text[start..end];
        let (word, shape) = match is_small(form) {
            true => (self.all.intern_folded(form), TokenFlags::default()),
            false => (self.all.intern(form), shape(form)),
        };
        self.change(found, text, start, end, |place| {
            (place.word, place.shape) = (word, shape);
            place.state.0 |= State::WORD;
        });
        (self.here(word), shape)
    }

    /// Where the form is, or could be put.
    #[inline]
    fn find(&self, text: &str, start: usize, end: usize) -> Found {
        let bytes = text.as_bytes();
        let key = key(bytes, start, end);
        let mask = self.places.len() - 1;
        let first = hash(key, end - start) & mask;
        for number in first..first + SEARCHED {
            let place = &self.places[number & mask];
            if place.key == key && usize::from(place.length) == end - start {
                let known = place.start as usize;
                if end - start <= 16 || self.arena[known..known + (end - start)] == bytes[start..end] {
                    return Found::At(number & mask);
                }
            } else if place.length == 0 {
                return Found::Free(number & mask);
            }
        }
        Found::Nowhere
    }

    /// Changes the place of a form, which is taken where it is free.
    fn change(
        &mut self,
        found: Found,
        text: &str,
        start: usize,
        end: usize,
        change: impl FnOnce(&mut Place),
    ) {
        let number = match found {
            Found::At(number) => number,
            Found::Free(number) => {
                let Ok(length) = u16::try_from(end - start) else { return };
                let key = key(text.as_bytes(), start, end);
                self.places[number] =
                    Place { key, start: self.arena.len() as u32, length, ..Place::default() };
                // Shorter ones are told by the key.
                if length > 16 {
                    self.arena.extend(&text.as_bytes()[start..end]);
                }
                self.full += 1;
                number
            }
            Found::Nowhere => return,
        };
        change(&mut self.places[number]);
        if self.full * 2 > self.places.len() {
            self.grow();
        }
    }

    fn grow(&mut self) {
        let larger = vec![Place::default(); self.places.len() * 2];
        let mask = larger.len() - 1;
        self.full = 0;
        for place in std::mem::replace(&mut self.places, larger).into_iter().filter(|place| place.length > 0)
        {
            let first = hash(place.key, usize::from(place.length)) & mask;
            let mut near = (first..first + SEARCHED).map(|number| number & mask);
            if let Some(number) = near.find(|&number| self.places[number].length == 0) {
                self.places[number] = place;
                self.full += 1;
            }
        }
    }
}

/// Where a form is in the table.
#[derive(Clone, Copy)]
enum Found {
    At(usize),
    /// Not there, but here it could be.
    Free(usize),
    Nowhere,
}

#[inline]
fn key(text: &[u8], start: usize, end: usize) -> Key {
    let length = end - start;
    let eight = |from: usize| {
        text.get(from..from + 8).and_then(|bytes| bytes.try_into().ok()).map(u64::from_le_bytes)
    };
    let head = match eight(start) {
        Some(all) if length >= 8 => all,
        Some(all) => all & ((1 << (8 * length)) - 1),
        // At the very end of the text.
        None => text[start..end].iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte)),
    };
    [head, if length > 8 { eight(end - 8).unwrap_or(0) } else { 0 }]
}

#[inline]
fn hash([head, tail]: Key, length: usize) -> usize {
    // The multipliers of splitmix64 (Steele, Lea and Flood 2014).
    const HEAD: u64 = 0xbf58_476d_1ce4_e5b9;
    const TAIL: u64 = 0x94d0_49bb_1331_11eb;
    let mixed = head.wrapping_mul(HEAD) ^ tail.wrapping_mul(TAIL) ^ (length as u64) << 32;
    (mixed ^ mixed >> 32) as usize
}

/// Whether a form is of small letters only, as most are: folded already, and without a shape.
fn is_small(form: &str) -> bool {
    form.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The capitals of a word, as flags.
fn shape(word: &str) -> TokenFlags {
    let mut flags = TokenFlags::default();
    let (mut letters, mut upper, mut first) = (0u32, 0u32, None);
    for c in word.chars().filter(|c| c.is_alphabetic()) {
        let is_upper = if c.is_ascii() {
            c.is_ascii_uppercase()
        } else {
            !has_no_capitals(c) && !c.is_lowercase() && c.is_uppercase()
        };
        first.get_or_insert(is_upper);
        letters += 1;
        upper += u32::from(is_upper);
    }
    if first == Some(true) {
        flags.set(TokenFlags::CAPITALIZED);
    }
    if letters >= 2 && upper == letters {
        flags.set(TokenFlags::ALL_CAPS);
    }
    if word.len() > 1 && word.ends_with('.') {
        flags.set(TokenFlags::PERIOD);
    }
    flags
}

/// Whether a full stop after `word` belongs to it: initials, letters with stops between, known abbreviations.
pub(super) fn takes_period(word: &str) -> bool {
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) => only.is_uppercase() && only != 'I',
        (Some(_), Some('.')) => word.split('.').all(|part| part.chars().count() == 1),
        _ => en::is_abbreviation(word),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn shapes() {
        let flags = |word: &str| shape(word);
        assert!(flags("NATO").has(TokenFlags::ALL_CAPS.with(TokenFlags::CAPITALIZED)));
        assert!(flags("U.S.").has(TokenFlags::ALL_CAPS.with(TokenFlags::PERIOD)));
        assert!(!flags("Paris").has(TokenFlags::ALL_CAPS));
        assert!(!flags("iPhone").has(TokenFlags::CAPITALIZED));
        assert!(flags("Élan").has(TokenFlags::CAPITALIZED));
    }

    proptest! {
        #[test]
        fn the_cache_knows_what_the_vocabulary_does(words in prop::collection::vec("[aAé]{1,12}|\\PC{1,4}", 0..600)) {
            let text = words.concat();
            let mut known = Words::default();
            let pack = Arc::default();
            // A second time with all that was found out the first time.
            for _ in 0..2 {
                let mut alone = Vocabulary::default();
                known.begin(&pack, text.len());
                let mut start = 0;
                for word in &words {
                    let end = start + word.len();
                    prop_assert_eq!(known.look(&text, start, end), (alone.intern(word), shape(word)));
                    prop_assert_eq!(known.takes_period(&text, start, end), takes_period(word));
                    start = end;
                }
                let (vocabulary, records) = known.end();
                prop_assert_eq!((vocabulary.len(), records.len()), (alone.len(), alone.len()));
                for word in alone.words() {
                    prop_assert_eq!(vocabulary.form(word), alone.form(word));
                    prop_assert_eq!(vocabulary.get(alone.form(word)), Some(word));
                    prop_assert_eq!(records[word.index()], Known::of(alone.form(word), &pack));
                }
            }
        }
    }
}
