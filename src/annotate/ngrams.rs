//! Words that stand together: n-grams by frequency and by the strength of their association.

use std::hash::Hash;

use rustc_hash::FxHashMap;

use super::runs::{LINK, each_run};
use super::salience::{LemmaId, Salience};
use crate::options::Limits;
use crate::text::{Document, TokenRange};

/// Words that stand together more often than chance would have it.
#[derive(Clone, Debug, PartialEq)]
pub struct Ngram {
    /// As it stands in the text for the first time.
    pub text: String,
    /// Occurrences in the title and the body.
    pub count: u32,
    /// Dunning's log-likelihood ratio ("Accurate methods for the statistics of surprise and coincidence", 1993).
    pub g2: f64,
}

/// Shortest count of an n-gram that is listed.
const MIN_NGRAM_COUNT: u32 = 2;
/// Distinct sequences that are followed; in a text of many megabytes only those that appear early are.
const MAX_CANDIDATES: usize = 1 << 20;

/// Pairs and triples of words by association, best first.
pub fn find(document: &Document<'_>, salience: &Salience, limits: Limits) -> Vec<Ngram> {
    let mut pairs: FxHashMap<[u32; 2], (u32, TokenRange)> = FxHashMap::default();
    let mut triples: FxHashMap<[u32; 3], (u32, TokenRange)> = FxHashMap::default();
    let mut total = 0u64;
    each_run(document, salience, |run| {
        total += run.words.len() as u64;
        let has_link = |words: &[(usize, LemmaId)]| words.iter().any(|(_, lemma)| lemma.key() == LINK);
        for pair in run.words.windows(2).filter(|pair| !has_link(pair)) {
            add(
                &mut pairs,
                [pair[0].1, pair[1].1].map(LemmaId::key),
                TokenRange::new(pair[0].0, pair[1].0 + 1),
            );
        }
        for triple in run.words.windows(3).filter(|triple| !has_link(triple)) {
            let lemmas = [triple[0].1, triple[1].1, triple[2].1].map(LemmaId::key);
            add(&mut triples, lemmas, TokenRange::new(triple[0].0, triple[2].0 + 1));
        }
    });
    let count_of = |lemma: u32| salience.count(LemmaId::from_key(lemma));
    let mut found: Vec<(Ngram, TokenRange)> = Vec::new();
    let mut list = |range: TokenRange, count: u32, g2: f64| {
        found.push((Ngram { text: salience.bare_range(document, range), count, g2 }, range));
    };
    for (&[first, second], &(count, range)) in &pairs {
        if count >= MIN_NGRAM_COUNT {
            list(range, count, g2(count, count_of(first), count_of(second), total));
        }
    }
    for (&[first, second, third], &(count, range)) in &triples {
        if count >= MIN_NGRAM_COUNT {
            let pair = pairs.get(&[first, second]).map_or(count, |(count, _)| *count);
            list(range, count, g2(count, pair, count_of(third), total));
        }
    }
    found.sort_unstable_by(|(a, at_a), (b, at_b)| {
        b.g2.total_cmp(&a.g2).then(b.count.cmp(&a.count)).then(at_a.cmp(at_b))
    });
    found.truncate(limits.ngrams);
    found.into_iter().map(|(ngram, _)| ngram).collect()
}

fn add<K: Hash + Eq>(counts: &mut FxHashMap<K, (u32, TokenRange)>, lemmas: K, range: TokenRange) {
    if let Some((count, _)) = counts.get_mut(&lemmas) {
        *count += 1;
    } else if counts.len() < MAX_CANDIDATES {
        counts.insert(lemmas, (1, range));
    }
}

/// The log-likelihood ratio of two words that stand together `both` times among `total`.
fn g2(both: u32, first: u32, second: u32, total: u64) -> f64 {
    let (both, total) = (f64::from(both), total as f64);
    // A word can stand more often in the document than in runs; the table must not go negative.
    let (first, second) = (f64::from(first).clamp(both, total), f64::from(second).clamp(both, total));
    let cells = [
        (both, first * second / total),
        (first - both, first * (total - second) / total),
        (second - both, (total - first) * second / total),
        ((total - first - second + both).max(0.0), (total - first) * (total - second) / total),
    ];
    let sum: f64 = cells
        .iter()
        .filter(|(observed, expected)| *observed > 0.0 && *expected > 0.0)
        .map(|(observed, expected)| observed * libm::log(observed / expected))
        .sum();
    (2.0 * sum).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::g2;

    #[test]
    fn association_by_hand() {
        // 10 of 100 words are "a", 10 are "b", and all of them stand together.
        let expected = 2.0 * (10.0 * libm::log(10.0) + 90.0 * libm::log(90.0 / 81.0));
        assert!((g2(10, 10, 10, 100) - expected).abs() < 1e-9);
        // Independent words have no association.
        assert!(g2(1, 10, 10, 100) < 1e-9);
    }
}
