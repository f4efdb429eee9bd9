//! What the ranker knows of a candidate: numbers about places, counts, length and kinds of words. No word is known by
//! itself, and no number tells how long the document is or what it is about as a whole.

use super::candidates::{Candidate, Candidates};
use super::key::{is_lemma, parts};
use super::phrases::Phrases;
use crate::annotate::entities::EntityKind;
use crate::annotate::salience::{LemmaId, Salience};
use crate::annotate::tags::Pos;

/// Names of the features, in the order in which [`Measure::features`] gives them.
#[cfg_attr(not(feature = "train"), allow(dead_code, reason = "only the trainer writes them"))]
pub const NAMES: [&str; COUNT] = [
    "log count",
    "log count, squared",
    "2 words or more, once",
    "first place, share",
    "first place, log, squared",
    "first sentence",
    "first three sentences",
    "first sentence, log",
    "first sentence of a word, log",
    "1 word",
    "4 words",
    "5 words or more",
    "longest word, log characters",
    "shortest word, log characters",
    "words in title, share",
    "nouns only",
    "adjective alone",
    "verb alone",
    "begins with adjective",
    "begins with numeral",
    "name of another shape",
    "ever stands alone",
    "right end, share",
    "log longer phrases",
    "person",
    "organization",
    "place",
    "group",
    "rarity of last word",
    "rarity, squared, mean",
    "words not in general English, share",
    "adjective alone: rarity",
    "log count of words, mean, squared",
    "log count of words, most",
    "count of words against the commonest, mean",
    "capitalized",
    "last word capitalized",
    "in capitals",
    "begins sentences",
    "in quotes or brackets",
    "after determiner",
    "after preposition",
    "before preposition",
    "before verb",
    "1 word: log count",
    "1 word: log count, squared",
    "1 word: first place, share",
    "1 word: first sentence, log",
    "1 word: log characters",
    "1 word: words in title, share",
    "1 word: nouns only",
    "1 word: proper nouns only",
    "1 word: ever stands alone",
    "1 word: log longer phrases, first place, log",
    "1 word: person",
    "1 word: place",
    "1 word: rarity, squared, mean",
    "1 word: count of words against the commonest, mean",
    "1 word: capitalized",
    "1 word: begins sentences",
    "1 word: after determiner",
    "1 word: before verb",
];

/// Number of features.
pub const COUNT: usize = BASE + SINGLE;

const BASE: usize = 44;
/// What counts differently for single words.
const SINGLE: usize = 18;

/// The features of one candidate.
pub type Features = [f32; COUNT];

/// What is the same for all candidates of a document.
pub struct Measure<'a> {
    phrases: &'a Phrases<'a>,
    words: f64,
    /// For each lemma what does not depend on the phrase.
    lemmas: Vec<Word>,
}

/// What the features know of a lemma.
#[derive(Clone, Copy, Default)]
struct Word {
    log_count: f64,
    /// Occurrences, as a share of those of the commonest lemma.
    relative: f64,
    rarity: f64,
    is_unknown: f64,
    /// Index of the first sentence where it stands in a candidate.
    first_sentence: u32,
}

/// Least frequency, per million words of general English, that is told apart from none.
const RAREST: f64 = 0.3;

impl<'a> Measure<'a> {
    /// Measures the lemmas of a document.
    pub fn new(phrases: &'a Phrases<'a>, candidates: &Candidates) -> Self {
        let salience = phrases.salience;
        let most = salience.lemmas().map(|lemma| salience.count(lemma)).max().unwrap_or(1).max(1);
        let mut lemmas: Vec<Word> =
            salience.lemmas().map(|lemma| Word::new(salience, lemma, f64::from(most))).collect();
        for candidate in &candidates.list {
            for &part in parts(&candidate.key).iter().filter(|&&part| is_lemma(part)) {
                let first = &mut lemmas[LemmaId::from_key(part).index()].first_sentence;
                *first = (*first).min(candidate.first_sentence);
            }
        }
        Self { phrases, words: f64::from(candidates.words.max(1)), lemmas }
    }

    /// The features of a candidate.
    pub fn features(&self, candidate: &Candidate) -> Features {
        let key = parts(&candidate.key);
        let words = key.len();
        let lemmas = self.lemmas_of(key);
        let (shortest, longest) = word_lengths(self.phrases.document.range_text(candidate.first));
        let count = f64::from(candidate.count.max(1));
        let log_count = libm::log(count);
        let share = |part: u32| f64::from(part) / count;
        let log = |number: u32| libm::log(1.0 + f64::from(number));
        let yes = |fact: bool| f64::from(u8::from(fact));
        let pattern = candidate.pattern;
        let alone = |tag: Pos| yes(words == 1 && pattern.is_only(tag));
        let starts = |tag: Pos| yes(words > 1 && pattern.first == Some(tag));
        let named = |kind: EntityKind| share(candidate.names[kind as usize]);
        let shaped = pattern.has(Pos::Adposition) || pattern.has(Pos::Determiner);
        let place = f64::from(candidate.first_word) / self.words;
        let log_place = log(candidate.first_word);
        let log_sentence = log(candidate.first_sentence);
        let nouns = yes(pattern.is_only(Pos::Noun));
        let stood_alone = yes(candidate.alone > 0);
        let log_longer = log(candidate.longer);
        let person = named(EntityKind::Person);
        let placed = named(EntityKind::Place);
        let capitalized = share(candidate.capitalized);
        let begins = share(candidate.beginnings);
        let after_determiner = share(candidate.after_determiner);
        let before_verb = share(candidate.before_verb);
        let base: [f64; BASE] = [
            log_count,
            log_count * log_count,
            yes(words > 1 && candidate.count == 1),
            place,
            log_place * log_place,
            yes(candidate.first_sentence == 0),
            yes(candidate.first_sentence < 3),
            log_sentence,
            log(lemmas.first_sentence),
            yes(words == 1),
            yes(words == 4),
            yes(words >= 5),
            longest,
            shortest,
            lemmas.in_title,
            nouns,
            alone(Pos::Adjective),
            alone(Pos::Verb),
            starts(Pos::Adjective),
            yes(pattern.first == Some(Pos::Numeral)),
            yes(shaped),
            stood_alone,
            share(candidate.right_ends),
            log_longer,
            person,
            named(EntityKind::Organization),
            placed,
            named(EntityKind::Group),
            lemmas.last_rarity,
            lemmas.rarity_squared,
            lemmas.unknown,
            alone(Pos::Adjective) * lemmas.rarity,
            lemmas.log_count * lemmas.log_count,
            lemmas.most_log_count,
            lemmas.relative,
            capitalized,
            share(candidate.capital_ends),
            yes(candidate.capitals > 0),
            begins,
            yes(candidate.enclosed),
            after_determiner,
            share(candidate.after_adposition),
            share(candidate.before_adposition),
            before_verb,
        ];
        let single: [f64; SINGLE] = [
            log_count,
            log_count * log_count,
            place,
            log_sentence,
            longest,
            lemmas.in_title,
            nouns,
            yes(pattern.is_only(Pos::ProperNoun)),
            stood_alone,
            log_longer * log_place,
            person,
            placed,
            lemmas.rarity_squared,
            lemmas.relative,
            capitalized,
            begins,
            after_determiner,
            before_verb,
        ];
        let mut features = [0.0; COUNT];
        let count = if words == 1 { COUNT } else { BASE };
        for (feature, value) in features[..count].iter_mut().zip(base.into_iter().chain(single)) {
            *feature = value as f32;
        }
        features
    }

    fn lemmas_of(&self, key: &[u32]) -> Lemmas {
        let mut all = Lemmas { first_sentence: u32::MAX, ..Lemmas::default() };
        let mut count = 0.0f64;
        for lemma in key.iter().filter(|&&part| is_lemma(part)).map(|&part| LemmaId::from_key(part)) {
            let word = self.lemmas[lemma.index()];
            count += 1.0;
            all.in_title += f64::from(self.phrases.salience.in_title(lemma));
            all.log_count += word.log_count;
            all.most_log_count = all.most_log_count.max(word.log_count);
            all.relative += word.relative;
            all.rarity += word.rarity;
            all.rarity_squared += word.rarity * word.rarity;
            all.last_rarity = word.rarity;
            all.unknown += word.is_unknown;
            all.first_sentence = all.first_sentence.min(word.first_sentence);
        }
        let count = count.max(1.0);
        for mean in [
            &mut all.in_title,
            &mut all.log_count,
            &mut all.relative,
            &mut all.rarity,
            &mut all.rarity_squared,
            &mut all.unknown,
        ] {
            *mean /= count;
        }
        all
    }
}

/// What the features know of the lemmas of a phrase; means where nothing else is said.
#[derive(Default)]
struct Lemmas {
    in_title: f64,
    log_count: f64,
    most_log_count: f64,
    relative: f64,
    rarity: f64,
    rarity_squared: f64,
    last_rarity: f64,
    unknown: f64,
    /// Of the word that comes first.
    first_sentence: u32,
}

/// The logarithms of the characters of the shortest and the longest word, between spaces and hyphens.
fn word_lengths(text: &str) -> (f64, f64) {
    let words = text.split(|c: char| c == '-' || c.is_whitespace()).filter(|word| !word.is_empty());
    let lengths = words.map(|word| word.chars().count());
    let (shortest, longest) =
        lengths.fold((usize::MAX, 1), |(least, most), length| (least.min(length), most.max(length)));
    (libm::log(shortest.min(longest) as f64), libm::log(longest as f64))
}

impl Word {
    fn new(salience: &Salience, lemma: LemmaId, most: f64) -> Self {
        let count = f64::from(salience.count(lemma).max(1));
        let per_million = salience.per_million(lemma);
        Self {
            log_count: libm::log(count),
            relative: count / most,
            rarity: libm::log(per_million.max(RAREST)),
            is_unknown: f64::from(u8::from(per_million <= 0.0)),
            first_sentence: u32::MAX,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::word_lengths;

    #[test]
    fn words_end_at_spaces_and_hyphens() {
        let (shortest, longest) = word_lengths("tide-gauge readings");
        assert!((libm::exp(shortest) - 4.0).abs() < 1e-9 && (libm::exp(longest) - 8.0).abs() < 1e-9);
        assert_eq!(word_lengths("-"), (0.0, 0.0));
    }
}
