//! Lists of words that are asked at once whether, and where, they have one.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

/// Where the words of a list stand.
pub struct Places {
    /// For each the hash, the word and its place.
    table: HashTable<(u32, &'static str, u16)>,
}

impl Places {
    /// Of a list, in which each word stands once.
    pub fn of_list(words: &[&'static str]) -> Self {
        Self::of(&mut words.iter().copied())
    }

    /// Of words in their order, each once.
    pub fn of(words: &mut dyn Iterator<Item = &'static str>) -> Self {
        Self::at(&mut words.enumerate().map(|(place, word)| (word, place)))
    }

    /// Of words, each once, with places of below 65,536.
    pub fn at(words: &mut dyn Iterator<Item = (&'static str, usize)>) -> Self {
        let mut table = HashTable::new();
        for (word, place) in words {
            let hashed = hash(word);
            table.insert_unique(spread(hashed), (hashed, word, place as u16), |&(hashed, ..)| spread(hashed));
        }
        Self { table }
    }

    /// The place of `word`; in a list counted from 0.
    pub fn find(&self, word: &str) -> Option<usize> {
        let hashed = hash(word);
        let is_it = |&(other, known, _): &(u32, &str, u16)| other == hashed && known == word;
        self.table.find(spread(hashed), is_it).map(|&(.., place)| usize::from(place))
    }

    /// Whether the list has `word`.
    pub fn has(&self, word: &str) -> bool {
        self.find(word).is_some()
    }
}

fn hash(word: &str) -> u32 {
    let hashed = FxBuildHasher.hash_one(word);
    // Where addresses have 32 bits, so have the hashes, in the lower half.
    (hashed ^ hashed >> 32) as u32
}

/// The table wants 64 bits, of which it uses the lowest and the highest.
fn spread(hashed: u32) -> u64 {
    u64::from(hashed) << 32 | u64::from(hashed)
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
