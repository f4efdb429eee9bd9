//! Makes the lexicon from the data folder's word clusters.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use crate::model::lexicon::{CLUSTERS, Case, Lexicon, key};

/// The section of a model's file, with the `most` most frequent words.
///
/// # Errors
/// Where the clusters cannot be read.
pub fn make(data: &Path, most: usize) -> io::Result<Vec<u8>> {
    let table = fs::read_to_string(data.join("clusters/word_clusters.tsv"))?;
    let mut words: BTreeMap<u32, u8> = BTreeMap::new();
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
            words.entry(key(&word.to_lowercase(), Case::of(word))).or_insert(fine);
        }
    }
    let coarse = std::array::from_fn(|fine| {
        let counts = &counts[fine];
        (0..counts.len()).fold(0, |best, k| if counts[k] > counts[best] { k } else { best }) as u8
    });
    Ok(Lexicon::write(&coarse, &words.into_iter().collect::<Vec<_>>()))
}
