//! ROUGE-1, ROUGE-2 and ROUGE-Lsum as F1, with stemming, equal to the package rouge-score 0.1.2 (Lin, "ROUGE: A
//! Package for Automatic Evaluation of Summaries", 2004).

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::porter;

/// Words as numbers.
#[derive(Clone, Debug, Default)]
pub struct Stems {
    known: HashMap<String, u32, FxBuildHasher>,
}

impl Stems {
    /// The words of a sentence: runs of Latin letters and digits in lower case; those of more than three letters by
    /// their stem.
    pub fn read(&mut self, sentence: &str) -> Vec<u32> {
        let lower = sentence.to_lowercase();
        lower
            .split(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit())
            .filter(|word| !word.is_empty())
            .map(|word| {
                let stem = if word.len() > 3 { porter::stem(word) } else { word.to_owned() };
                let next = self.known.len() as u32;
                *self.known.entry(stem).or_insert(next)
            })
            .collect()
    }
}

/// A summary to compare with, made ready.
#[derive(Clone, Debug, Default)]
pub struct Reference {
    sentences: Vec<Vec<u32>>,
    ones: HashMap<u32, u32, FxBuildHasher>,
    twos: HashMap<(u32, u32), u32, FxBuildHasher>,
    words: usize,
}

impl Reference {
    /// Takes the sentences of the reference.
    pub fn new(sentences: Vec<Vec<u32>>) -> Self {
        let flat = sentences.concat();
        Self { ones: ones(&flat), twos: twos(&flat), words: flat.len(), sentences }
    }

    /// Whether the reference has a word.
    pub fn has(&self, word: u32) -> bool {
        self.ones.contains_key(&word)
    }

    /// For each sentence of the reference the words of it that stand in `sentence` in the same order.
    pub fn common(&self, sentence: &[u32]) -> Vec<Vec<usize>> {
        self.sentences.iter().map(|own| subsequence(own, sentence)).collect()
    }

    /// ROUGE-1, ROUGE-2 and ROUGE-Lsum, 0 to 1. `summary` holds sentences with what [`Reference::common`] gives for
    /// each.
    pub fn score(&self, summary: &[(&[u32], &[Vec<usize>])]) -> [f64; 3] {
        let flat: Vec<u32> = summary.iter().flat_map(|(words, _)| words.iter().copied()).collect();
        let own = ones(&flat);
        let shared = |a: u32, b: Option<&u32>| a.min(b.copied().unwrap_or(0)) as usize;
        let one: usize = own.iter().map(|(word, count)| shared(*count, self.ones.get(word))).sum();
        let pairs = twos(&flat);
        let two: usize = pairs.iter().map(|(pair, count)| shared(*count, self.twos.get(pair))).sum();
        let (mut left, mut wanted, mut hits) = (own, self.ones.clone(), 0usize);
        for (number, sentence) in self.sentences.iter().enumerate() {
            let mut places: Vec<usize> =
                summary.iter().flat_map(|(_, common)| common[number].iter().copied()).collect();
            places.sort_unstable();
            places.dedup();
            for place in places {
                let word = sentence[place];
                if let (Some(a), Some(b)) = (left.get_mut(&word), wanted.get_mut(&word))
                    && *a > 0
                    && *b > 0
                {
                    hits += 1;
                    *a -= 1;
                    *b -= 1;
                }
            }
        }
        let (long, short) = (flat.len(), self.words);
        [
            f1(one, long, short),
            f1(two, long.saturating_sub(1), short.saturating_sub(1)),
            f1(hits, long, short),
        ]
    }
}

/// The first sentences of an article by a fixed splitter, the one of the yardstick, so that the program's own sentences
/// change nothing about the bar.
pub fn first_sentences(article: &str, wanted: usize) -> Vec<String> {
    let start = article.trim_start();
    let start = start.strip_prefix("(CNN)").map_or(article, |rest| {
        let rest = rest.trim_start();
        rest.strip_prefix("--").unwrap_or(rest).trim_start()
    });
    let text = start.replace(" . ", ". ");
    let mut found: Vec<String> = Vec::new();
    for paragraph in text.split('\n') {
        let mut fresh = true;
        for sentence in split(paragraph) {
            match found.last_mut() {
                Some(last) if !fresh && ends_in_abbreviation(last) => {
                    last.push(' ');
                    last.push_str(sentence);
                }
                _ => found.push(sentence.to_owned()),
            }
            fresh = false;
        }
    }
    found.retain(|sentence| sentence.split_whitespace().count() > 2);
    found.truncate(wanted);
    found
}

/// Parts at white space after an end mark and before a capital, a digit or a sum.
fn split(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut from = 0;
    for (at, _) in text.char_indices().filter(|(_, c)| c.is_whitespace()) {
        let mut before = text[..at].chars().rev();
        let ends = match before.next() {
            Some('.' | '!' | '?') => true,
            Some('"' | '”' | '’' | '\'' | ')') => matches!(before.next(), Some('.' | '!' | '?')),
            _ => false,
        };
        let after = text[at..].trim_start().trim_start_matches(['"', '“', '‘', '\'', '(']);
        if ends
            && after
                .starts_with(|c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, '£' | '$'))
        {
            parts.push(text[from..at].trim());
            from = at;
        }
    }
    parts.push(text[from..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

fn ends_in_abbreviation(sentence: &str) -> bool {
    let last = sentence.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '.').next().unwrap_or_default();
    let Some(word) = last.strip_suffix('.') else { return false };
    let initial = |word: &str| word.len() == 1 && word.starts_with(|c: char| c.is_ascii_uppercase());
    word.rsplit('.').next().is_some_and(initial)
        || matches!(
            word,
            "Mr" | "Mrs"
                | "Ms"
                | "Dr"
                | "St"
                | "Gen"
                | "Sen"
                | "Rep"
                | "Gov"
                | "Lt"
                | "Col"
                | "Jr"
                | "Sr"
                | "vs"
                | "No"
                | "Jan"
                | "Feb"
                | "Aug"
                | "Sept"
                | "Oct"
                | "Nov"
                | "Dec"
        )
}

fn ones(words: &[u32]) -> HashMap<u32, u32, FxBuildHasher> {
    let mut counts = HashMap::default();
    for word in words {
        *counts.entry(*word).or_insert(0) += 1;
    }
    counts
}

fn twos(words: &[u32]) -> HashMap<(u32, u32), u32, FxBuildHasher> {
    let mut counts = HashMap::default();
    for pair in words.windows(2) {
        *counts.entry((pair[0], pair[1])).or_insert(0) += 1;
    }
    counts
}

fn f1(hits: usize, found: usize, wanted: usize) -> f64 {
    if hits == 0 { 0.0 } else { 2.0 * hits as f64 / (found + wanted) as f64 }
}

/// Indices in `a` of a longest common subsequence with `b`; of several the one that the package takes.
fn subsequence(a: &[u32], b: &[u32]) -> Vec<usize> {
    let width = b.len() + 1;
    let mut table = vec![0u16; (a.len() + 1) * width];
    for (i, x) in a.iter().enumerate() {
        for (j, y) in b.iter().enumerate() {
            table[(i + 1) * width + j + 1] = if x == y {
                table[i * width + j] + 1
            } else {
                table[i * width + j + 1].max(table[(i + 1) * width + j])
            };
        }
    }
    let (mut i, mut j, mut found) = (a.len(), b.len(), Vec::new());
    while i > 0 && j > 0 {
        if a[i - 1] == b[j - 1] {
            found.push(i - 1);
            (i, j) = (i - 1, j - 1);
        } else if table[i * width + j - 1] > table[(i - 1) * width + j] {
            j -= 1;
        } else {
            i -= 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_by_hand() {
        let mut stems = Stems::default();
        let reference = Reference::new(vec![stems.read("The harbor closed on Monday .")]);
        let sentence = stems.read("The harbor was closing on Monday");
        let common = reference.common(&sentence);
        let [one, two, lines] = reference.score(&[(&sentence, &common)]);
        // "the", "harbor", "on", "Monday" and the stem of "close": 5 of 6 and of 5 words.
        assert!((one - 10.0 / 11.0).abs() < 1e-9, "{one}");
        assert!((two - 6.0 / 9.0).abs() < 1e-9, "{two}");
        assert!((lines - 10.0 / 11.0).abs() < 1e-9, "{lines}");
    }
}
