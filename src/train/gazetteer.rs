//! Words of names that other languages' corpora know, as the lexicon of a pack's tagger: what a word mostly names there.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use super::pack_sets::{CORPORA, Recipe};
use super::sets::{LOC, NONE, ORG, PER, TRAINING};
use crate::model::lexicon::{CLUSTERS, Case, Lexicon, key};

/// What a word may be.
const GIVEN: usize = 0;
const SURNAME: usize = 1;
const ORGANIZATION: usize = 2;
const PLACE: usize = 3;
const OTHER: usize = 4;
const SORTS: usize = 5;

/// Languages written in other letters: their corpora know nothing of these words.
const OTHER_LETTERS: [&str; 8] = ["ar", "fa", "hi", "ja", "kk", "ko", "ru", "zh"];

/// Lists of the data folder, what their words are, and how often each counts as seen.
const LISTS: [(&str, usize, u32); 2] = [("cities15k.txt", PLACE, 2), ("first_us_census1990.txt", GIVEN, 2)];

/// Words seen less often are left out.
const LEAST: u32 = 3;

/// The section of a pack's lexicon with the `most` most frequent words; an empty one for languages in other letters. The corpora of the language itself and of its
/// relatives are left out: of what the tagger is fitted to, it would trust the lexicon too much.
///
/// # Errors
/// Where a corpus cannot be read.
pub fn make(folder: &Path, recipe: &Recipe, most: usize) -> io::Result<Vec<u8>> {
    let mut counts: BTreeMap<String, [u32; SORTS]> = BTreeMap::new();
    if !OTHER_LETTERS.contains(&recipe.code) {
        let is_own =
            |code: &str| code == recipe.code || recipe.relatives.iter().any(|(other, _)| *other == code);
        for corpus in CORPORA {
            let code = corpus.file.split('.').next().unwrap_or_default();
            if !is_own(code) && !OTHER_LETTERS.contains(&code) {
                let path = folder.join(format!("ner/train/{}.train.bio", corpus.file));
                count(&fs::read_to_string(path)?, corpus.kinds, &mut counts);
            }
        }
        for corpus in TRAINING {
            count(&fs::read_to_string(folder.join("ner").join(corpus.file))?, corpus.kinds, &mut counts);
        }
        for (file, sort, times) in LISTS {
            let list = fs::read_to_string(folder.join("gazetteers").join(file))?;
            for word in list.lines().filter(|line| !line.contains(' ')) {
                counts.entry(word.to_lowercase()).or_default()[sort] += times;
            }
        }
    }
    let mut words: Vec<(u32, String, u8)> = counts
        .into_iter()
        .filter_map(|(word, counts)| {
            let all: u32 = counts.iter().sum();
            let sort = (0..SORTS).max_by_key(|&sort| (counts[sort], SORTS - sort))?;
            // What is written small, or names nothing, as often as not, tells little.
            let class = 2 * sort as u8 + u8::from(counts[sort] * 5 >= all * 4);
            (all >= LEAST && sort != OTHER && counts[sort] * 2 >= all).then_some((all, word, class))
        })
        .collect();
    words.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    words.truncate(most);
    let mut entries: Vec<(u32, u8, u8)> =
        words.iter().map(|(_, word, class)| (key(word, Case::Lower), *class, 0)).collect();
    entries.sort_unstable();
    entries.dedup_by_key(|entry| entry.0);
    let coarse = std::array::from_fn::<u8, CLUSTERS, _>(|fine| (fine / 2) as u8);
    Ok(Lexicon::write(&coarse, &entries, 0))
}

/// Counts what the words of a file of tokens and tags name.
fn count(source: &str, kinds: fn(&str) -> u8, counts: &mut BTreeMap<String, [u32; SORTS]>) {
    let mut lines = source.lines().peekable();
    while let Some(line) = lines.next() {
        let (word, tag) =
            (line.split('\t').next().unwrap_or_default(), line.rsplit('\t').next().unwrap_or("O"));
        if word.chars().count() < 3 || !word.chars().all(char::is_alphabetic) {
            continue;
        }
        let goes_on = lines
            .peek()
            .is_some_and(|next| next.rsplit('\t').next().is_some_and(|tag| tag.starts_with("I-")));
        let sort = match tag.get(2..).map(kinds) {
            Some(PER) if tag.starts_with("B-") && goes_on => GIVEN,
            Some(PER) => SURNAME,
            Some(ORG) => ORGANIZATION,
            Some(LOC) => PLACE,
            Some(0) | None => OTHER,
            Some(other) if other & NONE != 0 => continue,
            Some(_) => OTHER,
        };
        let is_capital = word.starts_with(char::is_uppercase);
        if is_capital || sort == OTHER {
            counts.entry(word.to_lowercase()).or_default()[sort] += 1;
        }
    }
}
