//! Words that stand together: sequences of two to four words, by frequency and by the strength of their association.
//!
//! A sequence lies in one sentence of the title or the body, with nothing between its words but white space or the
//! hyphen between two names. Stop words stand inside only ("state of emergency"), and what always cuts a name in two is
//! none ("visit to South" of "visit to South Korea"). In English words are told apart by their form, in lower case; in other
//! languages those of one stem are one.

use rustc_hash::FxHashMap;

use super::runs::is_tie;
use super::salience::{Salience, is_counted};
use crate::annotate::coreference::{Entity, MentionForm};
use crate::document::Document;
use crate::options::Limits;
use crate::text::{TokenRange, order};

/// WordStream that stand together.
#[derive(Clone, Debug, PartialEq)]
pub struct Ngram {
    /// As it stands in the text for the first time.
    pub text: String,
    /// How many words it has: 2 to 4.
    pub words: u32,
    /// Occurrences in the title and the body.
    pub count: u32,
    /// Dunning's log-likelihood ratio ("Accurate methods for the statistics of surprise and coincidence", 1993) of its two
    /// parts. Three and four words can be parted in several ways, each of which makes a pair of them (the pseudo-bigram of
    /// Silva and Lopes, "A local maxima method and a fair dispersion normalization", 1999); the least ratio is taken, so
    /// that a strong pair with any word beside it is not strong.
    pub g2: f64,
}

/// Longest sequence, in words.
const LONGEST: usize = 4;
/// Least count of a sequence that is listed.
const MIN_COUNT: u32 = 2;
/// Distinct sequences of a length that are followed; in a text of many megabytes only those that appear early are.
const MAX_CANDIDATES: usize = 1 << 20;
/// The token before is of the same name.
const FOLLOWS: u8 = 1;
/// The token after is of the same name.
const FOLLOWED: u8 = 2;
/// No sequence.
const NONE: u32 = u32::MAX;

/// A sequence of two or more words.
#[derive(Clone, Copy)]
struct Sequence {
    count: u32,
    /// Where it stands for the first time: an index into the words.
    first: u32,
    /// Whether it cuts no name somewhere.
    is_whole: bool,
    /// The sequences without the last and without the first word; words where it has two.
    parts: [u32; 2],
}

/// The best sequences by association, best first. One that stands only inside a longer one of the list is left out.
pub fn find(document: &Document<'_>, salience: &Salience, entities: &[Entity], limits: Limits) -> Vec<Ngram> {
    let words = WordStream::of(document, salience, entities);
    let singles = || words.keys.iter().filter(|key| **key != NONE).map(|key| *key as usize);
    let mut unigrams = vec![0u32; singles().max().map_or(0, |key| key + 1)];
    for key in singles() {
        unigrams[key] += 1;
    }
    // Only sequences whose parts are repeated can be.
    let is_repeated = |key: u32| unigrams.get(key as usize).is_some_and(|count| *count >= MIN_COUNT);
    let mut begins: Vec<u32> =
        words.keys.iter().map(|&key| if is_repeated(key) { key } else { NONE }).collect();
    let mut places: Vec<u32> = (0..begins.len() as u32).filter(|&at| begins[at as usize] != NONE).collect();
    let mut levels: Vec<Vec<Sequence>> = Vec::new();
    for length in 2..=LONGEST {
        levels.push(longer(&mut begins, &mut places, &words, length));
    }
    let counts = Counts { unigrams, levels };
    let inside = counts.only_inside(&words);
    let mut found: Vec<(f64, TokenRange, u32, usize)> = Vec::new();
    for (level, sequences) in counts.levels.iter().enumerate() {
        let length = level + 2;
        for (sequence, &in_longer) in sequences.iter().zip(&inside[level]) {
            if words.is_listed(sequence, length) && in_longer < sequence.count {
                let first = sequence.first as usize;
                let at = |i: usize| words.at[first + i] as usize;
                let range = TokenRange::new(at(0), at(length - 1) + 1);
                found.push((counts.weakest(sequence, length, words.total), range, sequence.count, length));
            }
        }
    }
    order::sort_by(&mut found, |a, b| b.0.total_cmp(&a.0).then(b.2.cmp(&a.2)).then(a.1.cmp(&b.1)));
    found.truncate(limits.ngrams);
    let present = |(g2, range, count, length): (f64, TokenRange, u32, usize)| Ngram {
        text: salience.bare_range(document, range),
        words: length as u32,
        count,
        g2,
    };
    found.into_iter().map(present).collect()
}

/// The words of the title and the body, in order.
struct WordStream {
    /// An even number for each word with content and an odd one for each stop word; [`NONE`] between words that do not
    /// stand together.
    keys: Vec<u32>,
    /// The tokens of `keys`.
    at: Vec<u32>,
    /// For each token of a name whether it [`FOLLOWS`] another of the same name, or is [`FOLLOWED`] by one.
    in_name: Vec<u8>,
    /// Number of words.
    total: u64,
}

impl WordStream {
    fn of(document: &Document<'_>, salience: &Salience, entities: &[Entity]) -> Self {
        let by_form = document.pack.has_lemmas();
        let mut in_name = vec![0; document.tokens.len()];
        let mentions = entities.iter().flat_map(|entity| &entity.mentions);
        for mention in mentions.filter(|mention| mention.form != MentionForm::Nominal) {
            for index in mention.tokens.indices() {
                let follows = if index > mention.tokens.start() { FOLLOWS } else { 0 };
                let followed = if index + 1 < mention.tokens.end() { FOLLOWED } else { 0 };
                in_name[index] = follows | followed;
            }
        }
        let mut words = Self { keys: Vec::new(), at: Vec::new(), in_name, total: 0 };
        for sentence in document.sentences.iter().filter(|s| is_counted(document.block_of(s).kind)) {
            for index in sentence.tokens.indices() {
                let token = &document.tokens[index];
                if !token.is_word() {
                    if !is_tie(document, index) {
                        words.divide();
                    }
                    continue;
                }
                let form = token.word.index() as u32;
                let key = match salience.lemma_of(token) {
                    Some(lemma) if !by_form => lemma.key() * 2,
                    Some(_) => form * 2,
                    None => form * 2 + 1,
                };
                words.push(key, index);
                // A particle closes a phrase, but for the genitive "의".
                if salience.particle(document, index) > 0 && !document.token_text(index).ends_with('의') {
                    words.divide();
                }
            }
            words.divide();
        }
        words
    }

    fn push(&mut self, key: u32, index: usize) {
        self.keys.push(key);
        self.at.push(index as u32);
        self.total += 1;
    }

    fn divide(&mut self) {
        if self.keys.last().is_some_and(|key| *key != NONE) {
            self.keys.push(NONE);
            self.at.push(0);
        }
    }

    /// Whether what stands from `first` to `last` cuts no name in two.
    fn is_whole(&self, first: usize, last: usize) -> bool {
        let of = |at: usize| {
            self.at.get(at).and_then(|token| self.in_name.get(*token as usize)).map_or(0, |of| *of)
        };
        of(first) & FOLLOWS == 0 && of(last) & FOLLOWED == 0
    }

    /// Whether a sequence may be listed: repeated, with content at both ends, and no half of a name.
    fn is_listed(&self, sequence: &Sequence, length: usize) -> bool {
        let first = sequence.first as usize;
        let has_content = |at: usize| self.keys.get(at).is_some_and(|key| key % 2 == 0);
        sequence.count >= MIN_COUNT
            && sequence.is_whole
            && has_content(first)
            && has_content(first + length - 1)
    }
}

/// The sequences that are one word longer than those that `begins` has at each of `places`, repeated or not. Puts the repeated
/// ones in `begins`, and leaves of the places those where one is: soon they are few.
fn longer(begins: &mut [u32], places: &mut Vec<u32>, words: &WordStream, length: usize) -> Vec<Sequence> {
    let mut numbers: FxHashMap<[u32; 2], u32> = FxHashMap::default();
    let mut sequences: Vec<Sequence> = Vec::new();
    // Most stand once: a small table of what may stand twice keeps them out of the large one.
    let size = (begins.len() * 2).next_power_of_two().min(1 << 22);
    let mut seen = vec![0u8; size];
    let of = |parts: [u32; 2]| {
        let mixed = (u64::from(parts[0]) << 32 | u64::from(parts[1])).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        (mixed >> 32) as usize & (size - 1)
    };
    let parts_at = |begins: &[u32], place: u32| {
        let rest = begins.get(place as usize..)?.first_chunk()?;
        (rest[1] != NONE).then_some(*rest)
    };
    for parts in places.iter().filter_map(|&place| parts_at(begins, place)) {
        let count = &mut seen[of(parts)];
        *count = count.saturating_add(1);
    }
    for &at in places.iter() {
        let (parts, place) = (parts_at(begins, at), at as usize);
        begins[place] = NONE;
        let Some(parts) = parts.filter(|parts| seen[of(*parts)] >= 2) else { continue };
        begins[place] = match numbers.get(&parts) {
            Some(&number) => {
                let sequence = &mut sequences[number as usize];
                sequence.count += 1;
                sequence.is_whole = sequence.is_whole || words.is_whole(place, place + length - 1);
                number
            }
            None if sequences.len() == MAX_CANDIDATES => NONE,
            None => {
                let number = sequences.len() as u32;
                numbers.insert(parts, number);
                let is_whole = words.is_whole(place, place + length - 1);
                sequences.push(Sequence { count: 1, first: at, is_whole, parts });
                number
            }
        };
    }
    let is_repeated =
        |number: u32| sequences.get(number as usize).is_some_and(|sequence| sequence.count >= MIN_COUNT);
    places.retain(|&place| {
        let begin = &mut begins[place as usize];
        if !is_repeated(*begin) {
            *begin = NONE;
        }
        *begin != NONE
    });
    sequences
}

/// How often everything stands in the text.
struct Counts {
    unigrams: Vec<u32>,
    /// Sequences of two words, of three, and so on.
    levels: Vec<Vec<Sequence>>,
}

impl Counts {
    /// The sequence of `length` words with this number, where that is two or more.
    fn sequence(&self, number: u32, length: usize) -> Option<&Sequence> {
        self.levels.get(length.checked_sub(2)?)?.get(number as usize)
    }

    /// The count of a sequence of `length` words.
    fn count(&self, number: u32, length: usize) -> u32 {
        match self.sequence(number, length) {
            Some(sequence) => sequence.count,
            None => self.unigrams.get(number as usize).copied().unwrap_or(0),
        }
    }

    /// The counts of what a sequence of `length` words becomes as words are taken off at one side, longest first.
    fn shortened(&self, sequence: &Sequence, length: usize, side: usize) -> [u32; LONGEST - 1] {
        let mut counts = [0; LONGEST - 1];
        let mut number = sequence.parts[side];
        for (taken, count) in counts.iter_mut().enumerate().take(length - 1) {
            let left = length - 1 - taken;
            *count = self.count(number, left);
            number = self.sequence(number, left).map_or(NONE, |sequence| sequence.parts[side]);
        }
        counts
    }

    /// The log-likelihood ratio of a sequence where it is parted so that this is least.
    fn weakest(&self, sequence: &Sequence, length: usize, total: u64) -> f64 {
        let heads = self.shortened(sequence, length, 0);
        let tails = self.shortened(sequence, length, 1);
        // A head of all words but n goes with a tail of n words.
        let split = |n: usize| g2(sequence.count, heads[n - 1], tails[length - 1 - n], total);
        (1..length).map(split).fold(f64::INFINITY, f64::min)
    }

    /// For each sequence the greatest count of a longer one that may be listed and has it inside.
    fn only_inside(&self, words: &WordStream) -> Vec<Vec<u32>> {
        let mut inside: Vec<Vec<u32>> = self.levels.iter().map(|level| vec![0; level.len()]).collect();
        for level in (1..self.levels.len()).rev() {
            for (number, sequence) in self.levels[level].iter().enumerate() {
                let own = if words.is_listed(sequence, level + 2) { sequence.count } else { 0 };
                let count = own.max(inside[level][number]);
                for part in sequence.parts {
                    let shorter = &mut inside[level - 1][part as usize];
                    *shorter = (*shorter).max(count);
                }
            }
        }
        inside
    }
}

/// The log-likelihood ratio of two parts that stand together `both` times among `total` words.
fn g2(both: u32, first: u32, second: u32, total: u64) -> f64 {
    let (both, total) = (f64::from(both), total as f64);
    // What stands together cannot stand less often alone; the table must not go negative.
    // `clamp` would write its bounds into a message, for which all of the library's formats of numbers are linked: 13 kB.
    let within = |count: u32| f64::from(count).max(both).min(total);
    let (first, second) = (within(first), within(second));
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
    use super::*;
    use crate::annotate::salience;
    use crate::import::Article;
    use crate::options::{Options, Repair};
    use crate::segment;

    fn ngrams(text: &str) -> Vec<(String, u32)> {
        let options = Options { language: Some(crate::lang::Language::ENGLISH), ..Options::default() };
        let article = Article::from_text(text, Repair::Never);
        let document = segment::segment(&article, &options);
        let salience = salience::weigh(&document, &[], &[], None, &[]);
        let mut found: Vec<_> = find(&document, &salience, &[], options.limits)
            .into_iter()
            .map(|ngram| (ngram.text, ngram.count))
            .collect();
        found.sort();
        found
    }

    #[test]
    fn association_by_hand() {
        // 10 of 100 words are "a", 10 are "b", and all of them stand together.
        let expected = 2.0 * (10.0 * libm::log(10.0) + 90.0 * libm::log(90.0 / 81.0));
        assert!((g2(10, 10, 10, 100) - expected).abs() < 1e-9);
        // Independent words have no association.
        assert!(g2(1, 10, 10, 100) < 1e-9);
    }

    #[test]
    fn stop_words_stand_inside_and_marks_divide() {
        let text = "The harbour declared a state of emergency. A state of emergency, the harbour declared. Harbour, \
                    declared.";
        assert_eq!(ngrams(text), [("harbour declared".to_owned(), 2), ("state of emergency".to_owned(), 2)]);
    }

    #[test]
    fn parts_are_listed_where_they_stand_more_often() {
        let text = "Night ferry tickets cost more. Night ferry tickets sold out. The night ferry sails.";
        assert_eq!(ngrams(text), [("Night ferry".to_owned(), 3), ("Night ferry tickets".to_owned(), 2)]);
    }

    #[test]
    fn no_more_than_four_words() {
        let text = "Old salt harbour ferry tower burnt. Old salt harbour ferry tower rebuilt.";
        let found = ngrams(text);
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found.iter().all(|(text, _)| text.split(' ').count() == 4));
    }
}
