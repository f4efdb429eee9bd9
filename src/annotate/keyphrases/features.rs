//! What the ranker knows of a candidate: numbers about places, counts, length and kinds of words. No word is known by
//! itself, and no number tells how long the document is.

use super::candidates::{Candidate, Candidates, Ground, is_lemma, parts};
use crate::annotate::entities::EntityKind;
use crate::annotate::salience::{LemmaId, Salience};
use crate::annotate::tags::Pos;

/// Names of the features, in the order in which [`Measure::features`] gives them.
pub const NAMES: [&str; COUNT] = [
    "log count",
    "first place, share",
    "first place, log",
    "first sentence",
    "first blocks",
    "1 word",
    "2 words",
    "4 words",
    "5 words or more",
    "log characters",
    "words in title, all",
    "words in title, share",
    "proper nouns only",
    "nouns only",
    "proper noun among others",
    "adjective alone",
    "verb alone",
    "begins with adjective",
    "begins with numeral",
    "name of another shape",
    "stands alone, share",
    "ever stands alone",
    "left end, share",
    "right end, share",
    "log count alone",
    "log longer phrases",
    "part of a name",
    "person",
    "organization",
    "place",
    "group",
    "rarity, least",
    "rarity, mean",
    "rarity of last word",
    "log count of words, mean",
    "log count of words, least",
    "log count of words, sum",
    "log count of last word",
    "keyness, mean",
    "keyness, least",
    "keyness of last word",
    "association",
    "share of its words' counts",
    "share of its rarest word's count",
    "capitalized",
    "last word capitalized",
    "begins sentences",
    "in quotes or brackets",
    "after determiner",
    "after preposition",
    "before preposition",
    "before verb",
    "hyphen",
    "digit",
    "1 word: log count",
    "1 word: first place, log",
    "1 word: log characters",
    "1 word: words in title, all",
    "1 word: ever stands alone",
    "1 word: stands alone, share",
    "1 word: log longer phrases",
    "1 word: rarity, mean",
    "1 word: log count of words, mean",
    "1 word: keyness, mean",
    "1 word: after determiner",
    "1 word: after preposition",
    "1 word: before preposition",
    "1 word: before verb",
    "names: 1 word",
    "names: 4 words",
    "names: 5 words or more",
    "names: verb alone",
    "names: adjective alone",
    "names: log count",
    "names: first place, log",
    "names: log characters",
    "names: log count of words, mean",
    "names: begins with adjective",
    "names: stands alone, share",
    "names: rarity, mean",
];

/// Number of features.
pub const COUNT: usize = BASE + SINGLE.len() + NAMED.len();

const BASE: usize = 54;
/// What counts differently for single words.
const SINGLE: [usize; 14] = [0, 2, 9, 10, 21, 20, 25, 32, 34, 38, 48, 49, 50, 51];
/// What counts differently where there are many names.
const NAMED: [usize; 12] = [5, 7, 8, 16, 15, 0, 2, 9, 34, 17, 20, 32];
const ONE_WORD: usize = 5;

/// The features of one candidate.
pub type Features = [f32; COUNT];

/// What is the same for all candidates of a document.
pub struct Measure<'a> {
    ground: &'a Ground<'a>,
    words: f64,
    /// Share of the candidates that are proper nouns: high in news, low in technical texts.
    names: f64,
    /// For each lemma what does not depend on the phrase.
    lemmas: Vec<Word>,
}

/// What the features know of a lemma.
#[derive(Clone, Copy, Default)]
struct Word {
    log_count: f64,
    rarity: f64,
    keyness: f64,
}

/// Least frequency, per million words of general English, that is told apart from none.
const RAREST: f64 = 0.3;

impl<'a> Measure<'a> {
    /// Measures the lemmas of a document.
    pub fn new(ground: &'a Ground<'a>, candidates: &Candidates) -> Self {
        let salience = ground.salience;
        let words = f64::from(candidates.words.max(1));
        let lemmas = salience.lemmas().map(|lemma| Word::new(salience, lemma, words)).collect();
        let proper = candidates.list.iter().filter(|c| c.pattern.is_only(Pos::ProperNoun)).count();
        let names = proper as f64 / candidates.list.len().max(1) as f64;
        Self { ground, words, names, lemmas }
    }

    /// The features of a candidate.
    pub fn features(&self, candidate: &Candidate) -> Features {
        let document = self.ground.document;
        let key = parts(&candidate.key);
        let lemmas = key.iter().filter(|&&part| is_lemma(part)).map(|&part| LemmaId::from_key(part));
        let mut content = 0.0f64;
        let mut in_title = 0.0;
        let (mut counts, mut rarity, mut keyness) = (Spread::new(), Spread::new(), Spread::new());
        let mut raw = 0u32;
        let mut least = u32::MAX;
        for lemma in lemmas {
            content += 1.0;
            in_title += f64::from(self.ground.salience.in_title(lemma));
            let count = self.ground.salience.count(lemma);
            raw += count;
            least = least.min(count);
            let word = self.lemmas[lemma.index()];
            counts.add(word.log_count);
            rarity.add(word.rarity);
            keyness.add(word.keyness);
        }
        let content = content.max(1.0);
        let text = document.range_text(candidate.first);
        let characters = libm::log(text.chars().count().max(1) as f64);
        let count = f64::from(candidate.count.max(1));
        let log_count = libm::log(count);
        let share = |part: u32| f64::from(part) / count;
        let yes = |fact: bool| f64::from(u8::from(fact));
        let place = |word: u32| f64::from(word) / self.words;
        let words = key.len();
        let pattern = candidate.pattern;
        let alone = |tag: Pos| yes(words == 1 && pattern.is_only(tag));
        let starts = |tag: Pos| yes(words > 1 && pattern.first == Some(tag));
        let named = |kind: EntityKind| share(candidate.names[kind as usize]);
        let shaped = candidate.pattern.has(Pos::Adposition) || candidate.pattern.has(Pos::Determiner);
        let association = if words > 1 {
            (log_count - counts.sum + (content - 1.0) * libm::log(self.words)) / content
        } else {
            0.0
        };
        let together = if words > 1 { content * count / f64::from(raw.max(1)) } else { 0.0 };
        let values: [f64; BASE] = [
            log_count,
            place(candidate.first_word),
            libm::log(1.0 + f64::from(candidate.first_word)),
            yes(candidate.first_sentence == 0),
            yes(candidate.first_block <= 1),
            yes(words == 1),
            yes(words == 2),
            yes(words == 4),
            yes(words >= 5),
            characters,
            yes(in_title == content),
            in_title / content,
            yes(pattern.is_only(Pos::ProperNoun)),
            yes(pattern.is_only(Pos::Noun)),
            yes(pattern.has(Pos::ProperNoun) && !pattern.is_only(Pos::ProperNoun)),
            alone(Pos::Adjective),
            alone(Pos::Verb),
            starts(Pos::Adjective),
            yes(pattern.first == Some(Pos::Numeral)),
            yes(shaped),
            share(candidate.alone),
            yes(candidate.alone > 0),
            share(candidate.left_ends),
            share(candidate.right_ends),
            libm::log(1.0 + f64::from(candidate.alone)),
            libm::log(1.0 + f64::from(candidate.longer)),
            share(candidate.name_parts),
            named(EntityKind::Person),
            named(EntityKind::Organization),
            named(EntityKind::Place),
            named(EntityKind::Group),
            rarity.least,
            rarity.sum / content,
            rarity.last,
            counts.sum / content,
            counts.least,
            counts.sum,
            counts.last,
            keyness.sum / content,
            keyness.least,
            keyness.last,
            association,
            together,
            count / f64::from(least.clamp(1, u32::MAX - 1)),
            share(candidate.capitalized),
            share(candidate.capital_ends),
            share(candidate.beginnings),
            yes(candidate.enclosed),
            share(candidate.after_determiner),
            share(candidate.after_adposition),
            share(candidate.before_adposition),
            share(candidate.before_verb),
            yes(text.contains('-')),
            yes(text.bytes().any(|byte| byte.is_ascii_digit())),
        ];
        let mut features = [0.0; COUNT];
        let single = SINGLE.iter().map(|&i| values[i] * values[ONE_WORD]);
        let named = NAMED.iter().map(|&i| values[i] * self.names);
        let all = values.iter().copied().chain(single).chain(named);
        for (feature, value) in features.iter_mut().zip(all) {
            *feature = value as f32;
        }
        features
    }
}

impl Word {
    fn new(salience: &Salience, lemma: LemmaId, words: f64) -> Self {
        let count = f64::from(salience.count(lemma).max(1));
        let per_million = salience.per_million(lemma);
        // Dunning's log-likelihood against general English, of the document's side.
        let expected = per_million * words / 1e6 + 0.05;
        let likelihood = if count > expected {
            2.0 * (count * libm::log(count / expected) - (count - expected))
        } else {
            0.0
        };
        Self {
            log_count: libm::log(count),
            rarity: libm::log(per_million.max(RAREST)),
            keyness: libm::log(1.0 + likelihood),
        }
    }
}

/// Least, greatest, sum and last of some numbers.
struct Spread {
    least: f64,
    most: f64,
    sum: f64,
    last: f64,
}

impl Spread {
    fn new() -> Self {
        Self { least: f64::INFINITY, most: f64::NEG_INFINITY, sum: 0.0, last: 0.0 }
    }

    fn add(&mut self, value: f64) {
        self.least = self.least.min(value);
        self.most = self.most.max(value);
        self.sum += value;
        self.last = value;
    }
}
