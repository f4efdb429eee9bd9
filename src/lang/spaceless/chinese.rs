//! Chinese: the fewest words that make up a run, among the most frequent words and single characters; characters that
//! are left over side by side are taken for one word, as names are.

use rustc_hash::{FxHashMap, FxHashSet};

/// Longest word of the list, in characters.
const LONGEST: usize = 4;
/// What a word costs; the path of least cost is taken.
const WORD: u32 = 20;
/// A character by itself that is a word of its own.
const FUNCTION_WORD: u32 = 17;
/// Most characters that are joined to one unknown word.
const JOINED: usize = 3;

/// The words that Chinese text is divided into.
pub struct Chinese {
    /// Words, as [`key`] gives them.
    words: FxHashSet<u64>,
    /// Traditional characters and the simplified ones that `words` has for them.
    simplified: FxHashMap<char, char>,
    /// Characters that are words by themselves and stand beside everything: they are never taken for a part of a name.
    function: FxHashSet<char>,
}

impl Chinese {
    /// From words, pairs of characters, and the characters that are words.
    pub fn new(words: &[Box<str>], simplified: &[Box<str>], characters: &[Box<str>]) -> Self {
        let pair = |pair: &str| {
            let mut both = pair.chars();
            Some((both.next()?, both.next()?))
        };
        Self {
            words: words.iter().map(|word| key(&word.chars().collect::<Vec<_>>())).collect(),
            simplified: simplified.iter().filter_map(|word| pair(word)).collect(),
            function: characters.iter().flat_map(|characters| characters.chars()).collect(),
        }
    }
}

/// A word of up to four characters as a number; characters beyond the basic plane are in no word of the list.
fn key(word: &[char]) -> u64 {
    word.iter().fold(0, |key, &c| key << 16 | u64::from(u32::from(c) & 0xffff))
}

impl Chinese {
    /// Appends the ends of the words of `run`, moved by `offset`.
    pub fn divide(&self, run: &str, offset: usize, ends: &mut Vec<usize>) {
        let text: Vec<char> = run.chars().map(|c| self.simplified.get(&c).copied().unwrap_or(c)).collect();
        let mut cost = vec![u32::MAX; text.len() + 1];
        let mut length = vec![1u8; text.len() + 1];
        cost[0] = 0;
        for start in 0..text.len() {
            let single = if self.function.contains(&text[start]) { FUNCTION_WORD } else { WORD };
            let longest = LONGEST.min(text.len() - start);
            for taken in 1..=longest {
                let end = start + taken;
                let known = taken == 1 || self.words.contains(&key(&text[start..end]));
                let total = cost[start] + if taken == 1 { single } else { WORD };
                if known && total < cost[end] {
                    cost[end] = total;
                    length[end] = taken as u8;
                }
            }
        }
        // The path from its end, then the words from the front.
        let mut lengths = Vec::with_capacity(text.len());
        let mut end = text.len();
        while end > 0 {
            lengths.push(usize::from(length[end]));
            end -= usize::from(length[end]);
        }
        let mut sizes = run.chars().map(char::len_utf8);
        let mut at = offset;
        let mut start = 0;
        let mut left_over = 0;
        for taken in lengths.into_iter().rev() {
            let bytes: usize = sizes.by_ref().take(taken).sum();
            let unknown = taken == 1 && !self.function.contains(&text[start]);
            if unknown && (1..JOINED).contains(&left_over) {
                ends.pop();
                left_over += 1;
            } else {
                left_over = usize::from(unknown);
            }
            at += bytes;
            start += taken;
            ends.push(at);
        }
    }
}
