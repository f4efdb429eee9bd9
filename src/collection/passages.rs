//! What two texts have in common, word by word.

use hashbrown::HashMap;
use rustc_hash::{FxBuildHasher, FxHashSet};
use serde::Serialize;

use super::digest::cut;
use super::shingles::{WORDS, Word, shingles};

/// One change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Change {
    /// Words of the first that are not in the copy; "" where there are none.
    pub removed: String,
    /// Words of the copy in their place.
    pub added: String,
}

/// Words that stand in both texts, one after the other: where in each, and how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    pub a: usize,
    pub b: usize,
    pub words: usize,
}

/// Which share of the shorter text's words stands in shingles of the longer one, too (containment; Broder 1997, in words).
pub fn containment(a: &[Word], b: &[Word]) -> f64 {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < WORDS {
        return 0.0;
    }
    let there: FxHashSet<u64> = shingles(long).collect();
    let (mut covered, mut until) = (0, 0);
    for (at, shingle) in shingles(short).enumerate() {
        if there.contains(&shingle) {
            covered += at + WORDS - until.max(at);
            until = at + WORDS;
        }
    }
    covered as f64 / short.len() as f64
}

/// Where a shingle stands that stands in a text once; `None` for one that is repeated.
fn unique(words: &[Word]) -> HashMap<u64, Option<u32>, FxBuildHasher> {
    let mut places: HashMap<u64, Option<u32>, FxBuildHasher> = HashMap::default();
    for (at, shingle) in shingles(words).enumerate() {
        places.entry(shingle).and_modify(|place| *place = None).or_insert(Some(at as u32));
    }
    places
}

/// What stands in both texts in the same order: shingles that each has once, the longest ascending sequence of them (patience
/// sorting, as Cohen's "patience diff" has it), made longer word by word.
pub fn align(a: &[Word], b: &[Word]) -> Vec<Run> {
    let (mine, theirs) = (unique(a), unique(b));
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for (at, shingle) in shingles(a).enumerate() {
        if let (Some(Some(_)), Some(&Some(there))) = (mine.get(&shingle), theirs.get(&shingle)) {
            pairs.push((at as u32, there));
        }
    }
    let mut runs: Vec<Run> = Vec::new();
    let mut end = (0, 0);
    for (at, there) in ascending(&pairs) {
        let (mut i, mut j) = (at as usize, there as usize);
        if i < end.0 || j < end.1 {
            continue;
        }
        let begin = i;
        while i < a.len() && j < b.len() && a[i].key == b[j].key {
            (i, j) = (i + 1, j + 1);
        }
        let words = i - begin;
        let (mut first, mut other) = (begin, j - words);
        while first > end.0 && other > end.1 && a[first - 1].key == b[other - 1].key {
            (first, other) = (first - 1, other - 1);
        }
        runs.push(Run { a: first, b: other, words: i - first });
        end = (i, j);
    }
    runs
}

/// The longest of the subsequences whose second numbers ascend; the first ones do.
fn ascending(pairs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    // The last pair of the best sequence of each length, and for each pair the one before it.
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs.iter().enumerate() {
        let length = tails.partition_point(|&tail| pairs[tail].1 < pair.1);
        before.push(length.checked_sub(1).map(|shorter| tails[shorter]));
        match tails.get_mut(length) {
            Some(tail) => *tail = at,
            None => tails.push(at),
        }
    }
    let mut sequence = Vec::with_capacity(tails.len());
    let mut next = tails.last().copied();
    while let Some(at) = next {
        sequence.push(pairs[at]);
        next = before[at];
    }
    sequence.reverse();
    sequence
}

/// Bytes of each side of a change that are told.
const TOLD: usize = 300;

/// What differs between two texts, at most `limit` changes of it, and how many there are.
pub fn changes(texts: [&str; 2], words: [&[Word]; 2], limit: usize) -> (Vec<Change>, u32) {
    let [a, b] = words;
    let end = Run { a: a.len(), b: b.len(), words: 0 };
    let (mut from, mut to) = (0, 0);
    let mut changes = Vec::new();
    let mut count = 0;
    for run in align(a, b).into_iter().chain([end]) {
        // What is the same at either end is no change, however short it is.
        let (mut mine, mut theirs) = (&a[from..run.a], &b[to..run.b]);
        while let (Some((one, rest)), Some((other, left))) = (mine.split_first(), theirs.split_first())
            && one.key == other.key
        {
            (mine, theirs) = (rest, left);
        }
        while let (Some((one, rest)), Some((other, left))) = (mine.split_last(), theirs.split_last())
            && one.key == other.key
        {
            (mine, theirs) = (rest, left);
        }
        if !mine.is_empty() || !theirs.is_empty() {
            count += 1;
            if changes.len() < limit {
                changes.push(Change { removed: span(texts[0], mine), added: span(texts[1], theirs) });
            }
        }
        (from, to) = (run.a + run.words, run.b + run.words);
    }
    (changes, count)
}

/// The text from the first word to the last.
pub fn span(text: &str, words: &[Word]) -> String {
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return String::new() };
    let whole = text.get(first.start as usize..last.end as usize).unwrap_or_default();
    cut(whole, TOLD)
}

#[cfg(test)]
mod tests {
    use super::super::shingles::words;
    use super::*;

    #[test]
    fn changes_are_told_word_by_word() {
        let before = "The ferry to Vellmar sank on Monday night. Nobody was hurt, the harbour master said.";
        let after = "The old ferry to Vellmar sank on Tuesday night. Nobody was hurt, the harbour master said. More follows.";
        let (found, count) = changes([before, after], [&words(before), &words(after)], 9);
        let told: Vec<(&str, &str)> = found.iter().map(|change| (&*change.removed, &*change.added)).collect();
        assert_eq!(told, [("", "old"), ("Monday", "Tuesday"), ("", "More follows")]);
        assert_eq!(count, 3);
        assert_eq!(changes([before, before], [&words(before), &words(before)], 9), (vec![], 0));
    }

    #[test]
    fn containment_is_of_the_shorter_text() {
        let whole = words("One storm after another closed the road to the north for most of the winter.");
        let part = words("another closed the road to the north");
        assert_eq!(containment(&whole, &part), 1.0);
        assert_eq!(containment(&part, &words("Nothing of all this.")), 0.0);
        assert_eq!(containment(&part, &[]), 0.0);
    }

    #[test]
    fn the_longest_ascending_sequence() {
        let pairs = [(0, 5), (1, 1), (2, 2), (3, 9), (4, 3), (5, 8)];
        assert_eq!(ascending(&pairs), [(1, 1), (2, 2), (4, 3), (5, 8)]);
        assert_eq!(ascending(&[]), []);
    }
}
