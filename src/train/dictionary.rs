//! Numbers for the features that corpora show, in order of appearance.

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::crf::Sequences;

/// Numbers of features, with how often each was seen.
#[derive(Default)]
pub struct Dictionary {
    /// Number of each feature.
    pub numbers: HashMap<u32, u32, FxBuildHasher>,
    /// For each number how often its feature was seen.
    pub counts: Vec<u32>,
}

impl Dictionary {
    /// The number of a feature, which was seen once more.
    pub fn count(&mut self, feature: u32) -> u32 {
        let next = self.counts.len() as u32;
        let number = *self.numbers.entry(feature).or_insert(next);
        if number == next {
            self.counts.push(0);
        }
        self.counts[number as usize] += 1;
        number
    }

    /// The number of a feature that was seen.
    pub fn get(&self, feature: u32) -> Option<u32> {
        self.numbers.get(&feature).copied()
    }

    /// Whether no feature was seen.
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// How many features there are.
    pub fn len(&self) -> usize {
        self.counts.len()
    }

    /// Forgets features seen fewer than `least` times and numbers the others anew, also in `data`.
    pub fn drop_rare(&mut self, data: Sequences, least: u32) -> Sequences {
        let mut counts = Vec::new();
        let renumbered: Vec<Option<u32>> = self
            .counts
            .iter()
            .map(|&count| {
                (count >= least).then(|| {
                    counts.push(count);
                    counts.len() as u32 - 1
                })
            })
            .collect();
        self.numbers.retain(|_, number| match renumbered[*number as usize] {
            Some(new) => {
                *number = new;
                true
            }
            None => false,
        });
        self.counts = counts;
        let (mut features, mut tokens) = (Vec::with_capacity(data.features.len()), vec![0]);
        for token in 0..data.allowed.len() {
            features
                .extend(data.token_features(token).iter().filter_map(|&number| renumbered[number as usize]));
            tokens.push(features.len());
        }
        Sequences { features, tokens, ..data }
    }
}
