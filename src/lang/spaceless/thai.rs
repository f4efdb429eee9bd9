//! Thai: the fewest words that make up a run, among the most frequent words; what none of them covers is taken for one
//! word. A word never begins with a vowel or mark that belongs to the consonant before it.

use rustc_hash::FxHashSet;

/// Longest word of the list, in characters.
const LONGEST: usize = 14;
/// What a word of the list costs, and what a cluster of letters costs that belongs to none.
const WORD: u32 = 10;
const UNKNOWN: u32 = 22;

/// The words that Thai text is divided into.
pub struct Thai {
    /// As [`key`] gives them.
    words: FxHashSet<u128>,
    /// Words of two letters that stand by themselves.
    particles: Vec<Box<str>>,
}

/// A word of up to [`LONGEST`] characters of the Thai block as a number.
fn key(word: &[char]) -> u128 {
    word.iter().fold(0, |key, &c| key << 8 | u128::from(u32::from(c) & 0xff))
}

/// For each place between two characters, whether a word may end there.
fn boundaries(text: &[char]) -> Vec<bool> {
    let mut may_end = vec![true; text.len() + 1];
    for i in 1..text.len() {
        let (before, after) = (text[i - 1], text[i]);
        // Vowels and marks that hang on the consonant before them, or on the one after.
        let hangs = matches!(after, '\u{e30}'..='\u{e3a}' | '\u{e45}'..='\u{e4e}');
        let leads = matches!(before, '\u{e40}'..='\u{e44}' | '\u{e31}' | '\u{e37}');
        let silenced = text.get(i + 1) == Some(&'\u{e4c}');
        may_end[i] = !hangs && !leads && !silenced;
    }
    may_end
}

impl Thai {
    /// From words and those of two letters that are no parts of names.
    pub fn new(words: &[Box<str>], particles: Vec<Box<str>>) -> Self {
        let known = words.iter().map(|word| key(&word.chars().collect::<Vec<_>>()));
        Self { words: known.filter(|key| *key != 0).collect(), particles }
    }

    /// Appends the ends of the words of `run`, moved by `offset`.
    pub fn divide(&self, run: &str, offset: usize, ends: &mut Vec<usize>) {
        let text: Vec<char> = run.chars().collect();
        let may_end = boundaries(&text);
        let mut cost = vec![u32::MAX; text.len() + 1];
        // The start of the last word of the best path to a place, and whether the word is of the list.
        let mut last = vec![(0u32, false); text.len() + 1];
        cost[0] = 0;
        let mut cluster_end = 0;
        for start in 0..text.len() {
            if cost[start] == u32::MAX {
                continue;
            }
            cluster_end = cluster_end.max(start + 1);
            while !may_end[cluster_end] {
                cluster_end += 1;
            }
            if cost[start] + UNKNOWN < cost[cluster_end] {
                cost[cluster_end] = cost[start] + UNKNOWN;
                last[cluster_end] = (start as u32, false);
            }
            for end in start + 1..=(start + LONGEST).min(text.len()) {
                if may_end[end]
                    && cost[start] + WORD <= cost[end]
                    && self.words.contains(&key(&text[start..end]))
                {
                    cost[end] = cost[start] + WORD;
                    last[end] = (start as u32, true);
                }
            }
        }
        let mut words = Vec::new();
        let mut end = text.len();
        while end > 0 {
            let (start, known) = last[end];
            // Short words are found everywhere in names; those that are not particles belong to them.
            let start = start as usize;
            let is_particle = || {
                let word: String = text[start..end].iter().collect();
                self.particles.iter().any(|particle| **particle == *word)
            };
            let kind = match known {
                false => Kind::Unknown,
                true if end - start <= SHORT && !is_particle() => Kind::Short,
                true => Kind::Known,
            };
            words.push((end - start, kind));
            end = start;
        }
        words.reverse();
        let mut at = offset;
        let mut sizes = text.iter().map(|c| c.len_utf8());
        let mut before = Kind::Known;
        for (taken, kind) in words {
            let joins = matches!(
                (before, kind),
                (Kind::Unknown, Kind::Unknown | Kind::Short) | (Kind::Short, Kind::Unknown)
            );
            if joins {
                ends.pop();
            }
            before = if joins { Kind::Unknown } else { kind };
            at += sizes.by_ref().take(taken).sum::<usize>();
            ends.push(at);
        }
    }
}

/// What a word of the best path is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Of the list.
    Known,
    /// Of the list, but of so few letters that it may be a part of a name.
    Short,
    /// A cluster of letters that no word of the list covers.
    Unknown,
}

/// Characters of a [`Kind::Short`] word at most.
const SHORT: usize = 2;
