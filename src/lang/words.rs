//! Lists of words that are asked at once whether, and where, they have one; and lists of endings.

use rustc_hash::{FxBuildHasher, FxHashMap};

/// Where the words of a list stand.
pub struct Places(FxHashMap<&'static str, u32>);

impl Places {
    /// Of a list, in which each word stands once.
    pub fn of_list(words: &[&'static str]) -> Self {
        Self::of(&mut words.iter().copied())
    }

    /// Of words in their order, each once.
    pub fn of(words: &mut dyn Iterator<Item = &'static str>) -> Self {
        Self::at(&mut words.enumerate().map(|(place, word)| (word, place)))
    }

    /// Of words, each once, with their places.
    pub fn at(words: &mut dyn Iterator<Item = (&'static str, usize)>) -> Self {
        let mut places = FxHashMap::with_capacity_and_hasher(words.size_hint().0, FxBuildHasher);
        for (word, place) in words {
            places.insert(word, place as u32);
        }
        Self(places)
    }

    /// The place of `word`; in a list counted from 0.
    pub fn find(&self, word: &str) -> Option<usize> {
        self.0.get(word).map(|&place| place as usize)
    }

    /// Whether the list has `word`.
    pub fn has(&self, word: &str) -> bool {
        self.find(word).is_some()
    }
}

/// A list of endings, told apart by their last byte, so that few of them are compared with a word.
pub struct Endings {
    list: &'static [&'static str],
    /// For the lower five bits of a last byte the endings that have it, as bits.
    by_last: [u64; 32],
}

impl Endings {
    /// Of at most 64 endings.
    pub const fn new(list: &'static [&'static str]) -> Self {
        let mut by_last = [0; 32];
        let mut at = 0;
        while at < list.len() {
            let ending = list[at].as_bytes();
            by_last[ending[ending.len() - 1] as usize % 32] |= 1 << at;
            at += 1;
        }
        Self { list, by_last }
    }

    /// The endings that `word` has: the place of each in the list, and what stands before it.
    pub fn of<'w>(&self, word: &'w [u8]) -> impl Iterator<Item = (usize, &'w [u8])> {
        let mut left = word.last().map_or(0, |last| self.by_last[usize::from(*last) % 32]);
        std::iter::from_fn(move || {
            while left != 0 {
                let place = left.trailing_zeros() as usize;
                left &= left - 1;
                if let Some(stem) = word.strip_suffix(self.list[place].as_bytes()) {
                    return Some((place, stem));
                }
            }
            None
        })
    }

    /// Whether `word` has one of them.
    pub fn end(&self, word: &str) -> bool {
        self.of(word.as_bytes()).next().is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_found_by_their_last_byte() {
        static ENDINGS: Endings = Endings::new(&["ed", "ing", "ng", "ić", "d"]);
        for word in ["mended", "ring", "ng", "marić", "d", "", "harbor", "INg", "dé"] {
            let expected: Vec<_> = (0..)
                .zip(ENDINGS.list)
                .filter_map(|(place, ending)| Some((place, word.strip_suffix(ending)?.as_bytes())))
                .collect();
            assert_eq!(ENDINGS.of(word.as_bytes()).collect::<Vec<_>>(), expected, "{word}");
            assert_eq!(ENDINGS.end(word), !expected.is_empty());
        }
    }

    #[test]
    fn words_stand_where_they_were_listed() {
        let words: Vec<&'static str> = "a ab abc b ba été 日本".split(' ').collect();
        let places = Places::of_list(&words);
        for (place, word) in words.iter().enumerate() {
            assert_eq!(places.find(word), Some(place));
        }
        assert!(!places.has("") && !places.has("A") && !places.has("abcd"));
        assert!(!Places::of_list(&[]).has(""));
    }
}
