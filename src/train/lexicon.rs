//! Makes the lexicon from the data folder's word clusters, and counts its words in the texts that may be trained on.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::io;
use std::path::Path;

use super::corpora;
use crate::import::Article;
use crate::lang::Language;
use crate::model::lexicon::{CLUSTERS, Case, Lexicon, class_of, key};
use crate::options::{Options, Repair};

/// The texts whose words are counted, below `ner/`: news, speeches, encyclopedia, letters, talk. The same sentences with
/// other labels are left out.
pub const COUNTED: [&str; 6] = [
    "silver/gmb.bio",
    "silver/masc.bio",
    "silver/wikipedia.bio",
    "silver/speeches.bio",
    "train/uner_ewt.train.bio",
    "train/gum.train.bio",
];

/// The section of a model's file, with the `most` most frequent words.
///
/// # Errors
/// Where the clusters cannot be read.
pub fn make(data: &Path, most: usize) -> io::Result<Vec<u8>> {
    let table = fs::read_to_string(data.join("clusters/word_clusters.tsv"))?;
    let (frequencies, counted) = count(data)?;
    // A form's count stands with the first way of writing it.
    let mut words: BTreeMap<u32, (u8, u8)> = BTreeMap::new();
    let mut told = HashSet::new();
    let mut counts = vec![[0u32; 64]; CLUSTERS];
    for (number, line) in table.lines().enumerate() {
        let mut parts = line.split('\t');
        let (Some(word), Some(coarse), Some(fine)) = (parts.next(), parts.next(), parts.next()) else {
            continue;
        };
        let (Ok(coarse), Ok(fine)) = (coarse.parse::<usize>(), fine.parse::<u8>()) else { continue };
        // Each fine cluster takes the coarse one that most of its words are in, so that one number says both.
        if let Some(count) = counts[usize::from(fine)].get_mut(coarse) {
            *count += 1;
        }
        if number < most {
            let form = word.to_lowercase();
            words.entry(key(&form, Case::of(word))).or_insert_with(|| {
                let count = frequencies.get(&form).copied().unwrap_or(0);
                let count = if told.insert(form) { count } else { 0 };
                (fine, class_of(count))
            });
        }
    }
    let coarse = std::array::from_fn(|fine| {
        let counts = &counts[fine];
        (0..counts.len()).fold(0, |best, k| if counts[k] > counts[best] { k } else { best }) as u8
    });
    let words: Vec<_> = words.into_iter().map(|(key, (fine, class))| (key, fine, class)).collect();
    Ok(Lexicon::write(&coarse, &words, counted))
}

/// How often each folded form stands in the counted texts as this program divides them, and how many words they have.
///
/// # Errors
/// Where a corpus cannot be read.
pub fn count(data: &Path) -> io::Result<(HashMap<String, u32>, u32)> {
    let options = Options { language: Some(Language::ENGLISH), repair: Repair::Never, ..Options::default() };
    let (mut counts, mut all) = (HashMap::new(), 0);
    for file in COUNTED {
        for text in corpora::read(&data.join("ner").join(file), 500)? {
            let article = Article::from_text(&text.text, options.repair);
            let document = crate::segment::segment(&article, &options);
            for token in document.tokens.iter().filter(|token| token.is_word()) {
                all += 1;
                *counts.entry(document.vocabulary.form(token.word).to_owned()).or_insert(0) += 1;
            }
        }
    }
    Ok((counts, all))
}
