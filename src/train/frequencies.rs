//! How often words stand in general texts of a language, for its pack: by the keys that the program groups words by.

use std::collections::BTreeMap;

use crate::lang::pack::Pack;
use crate::model::lexicon::{CLUSTERS, Case, LEAST_COUNT, Lexicon, class_of, key};

/// Stems of a language, the most frequent ones.
const MOST: usize = 3500;

/// The section of a pack: `words` with their ranks, which are hundredths of a power of ten below all words together.
pub fn section<'w>(pack: &Pack, words: impl Iterator<Item = (&'w str, u32)>) -> Vec<u8> {
    let mut shares: BTreeMap<String, f64> = BTreeMap::new();
    for (word, rank) in words {
        let word = &word[pack.elided(word)..];
        if pack.is_stop_word(word) || !word.starts_with(char::is_alphabetic) {
            continue;
        }
        let share = libm::pow(10.0, -f64::from(rank) / 100.0);
        let bare = pack.without_particle(word, |_| false);
        // Where nouns have a capital, the list does not tell which words are nouns: they count as both.
        let natures = [false, true].into_iter().take(1 + usize::from(pack.capitalizes_nouns()));
        let key = |is_noun| pack.dictionary_form(bare, is_noun).unwrap_or_else(|| pack.stem(bare, |_| false));
        let mut stems: Vec<String> = natures.map(key).collect();
        stems.dedup();
        for stem in stems {
            *shares.entry(stem).or_default() += share;
        }
    }
    let mut ranked: Vec<(String, f64)> = shares.into_iter().collect();
    ranked.sort_by(|(a, one), (b, other)| other.total_cmp(one).then_with(|| a.cmp(b)));
    ranked.truncate(MOST);
    // So many words that the rarest stem here would be counted as seldom as can be told from never.
    let rarest = ranked.last().map_or(1.0, |(_, share)| *share);
    let counted = f64::from(LEAST_COUNT) / rarest;
    let mut classes: BTreeMap<u32, u8> = BTreeMap::new();
    for (stem, share) in &ranked {
        let class = class_of((share * counted).round() as u32);
        let known = classes.entry(key(stem, Case::Lower)).or_default();
        *known = class.max(*known);
    }
    let words: Vec<(u32, u8, u8)> = classes.into_iter().map(|(key, class)| (key, 0, class)).collect();
    Lexicon::write(&[0; CLUSTERS], &words, counted.round() as u32)
}
