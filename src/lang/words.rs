//! Lists of words that are asked at once whether, and where, they have one.

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

#[cfg(test)]
mod tests {
    use super::*;

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
