//! What the ranker knows of a candidate: numbers about places, counts, length and kinds of words. No word is known by
//! itself, and no number tells how long the document is or what it is about as a whole.

use super::candidates::{Candidate, Candidates};
use super::key::{is_lemma, parts};
use super::phrases::Phrases;
use crate::annotate::features::features;
use crate::annotate::logs::{Remembered, ln_1p};
use crate::annotate::salience::{LemmaId, Salience};
use crate::annotate::tags::Pos;

features! {
    /// The features of a phrase.
    pub enum Feature {
        /// Occurrences.
        LogCount: "ln(count)",
        /// Occurrences, squared.
        LogCountSquared: "ln(count)²",
        /// It has two words or more and stands once.
        MultiwordOnce: "yes = 1",
        /// Content words before its first place.
        FirstPlace: "share of the text's content words, 0..1",
        /// Content words before its first place, squared.
        LogPlaceSquared: "ln(1 + content words)²",
        /// It stands in the first sentence; a title is one.
        FirstSentence: "yes = 1",
        /// It stands in one of the first three sentences.
        FirstThreeSentences: "yes = 1",
        /// Sentences before the first where it stands.
        LogSentence: "ln(1 + sentences)",
        /// Sentences before the first where one of its words stands in any phrase.
        LogWordSentence: "ln(1 + sentences)",
        /// It has one word.
        OneWord: "yes = 1",
        /// It has four words.
        FourWords: "yes = 1",
        /// It has five words or more.
        FiveWordsOrMore: "yes = 1",
        /// Characters of its longest word; hyphens divide words.
        LongestWord: "ln(characters)",
        /// Characters of its shortest word; hyphens divide words.
        ShortestWord: "ln(characters)",
        /// Its lemmas that the title has.
        InTitle: "share of lemmas, 0..1",
        /// Its words are common nouns.
        NounsOnly: "yes = 1",
        /// It is one word, an adjective.
        LoneAdjective: "yes = 1",
        /// It is one word, a verb.
        LoneVerb: "yes = 1",
        /// It has two words or more, of which the first is an adjective.
        AdjectiveFirst: "yes = 1",
        /// It begins with a numeral.
        NumeralFirst: "yes = 1",
        /// A preposition or a determiner is among its words, as in "Bank of England".
        FunctionWordInside: "yes = 1",
        /// It stands somewhere with nothing that belongs to it on either side.
        EverAlone: "yes = 1",
        /// It stands with nothing that belongs to it on its right.
        RightEnd: "share of occurrences, 0..1",
        /// Distinct longer phrases that it is a part of.
        LogLonger: "ln(1 + phrases)",
        /// It is, as a whole, the name of a person.
        Person: "share of occurrences, 0..1",
        /// It is, as a whole, the name of an organization.
        Organization: "share of occurrences, 0..1",
        /// It is, as a whole, the name of a place.
        Place: "share of occurrences, 0..1",
        /// It is, as a whole, the name of a group.
        Group: "share of occurrences, 0..1",
        /// Frequency of its last lemma in general English.
        LastLogFrequency: "ln(per million), at least ln(0.3)",
        /// Frequency of its lemmas in general English, squared.
        LogFrequencySquared: "mean of ln(per million)²",
        /// Its lemmas that general English hardly ever has.
        Unknown: "share of lemmas, 0..1",
        /// Frequency in general English, where it is one word, an adjective.
        LoneAdjectiveLogFrequency: "ln(per million), at least ln(0.3)",
        /// Occurrences of its lemmas, squared.
        MeanLogCountSquared: "(mean of ln(count))²",
        /// Occurrences of its commonest lemma.
        MaxLogCount: "ln(count)",
        /// Occurrences of its lemmas against those of the text's commonest.
        RelativeCount: "mean of count / greatest count, 0..1",
        /// It begins with a capital, and no sentence begins with it.
        Capitalized: "share of occurrences, 0..1",
        /// Its last word begins with a capital.
        LastCapitalized: "share of occurrences, 0..1",
        /// Its first word stands somewhere in capitals only.
        AllCapitals: "yes = 1",
        /// A sentence begins with it.
        SentenceStart: "share of occurrences, 0..1",
        /// It stands somewhere alone between quotation marks or brackets.
        Enclosed: "yes = 1",
        /// It stands after a determiner.
        AfterDeterminer: "share of occurrences, 0..1",
        /// It stands after a preposition.
        AfterPreposition: "share of occurrences, 0..1",
        /// It stands before a preposition.
        BeforePreposition: "share of occurrences, 0..1",
        /// It stands before a verb or an auxiliary.
        BeforeVerb: "share of occurrences, 0..1",

        // Some count differently for single words; these are 0 for others.
        /// One word: occurrences.
        SingleLogCount: "ln(count)",
        /// One word: occurrences, squared.
        SingleLogCountSquared: "ln(count)²",
        /// One word: content words before its first place.
        SingleFirstPlace: "share of the text's content words, 0..1",
        /// One word: sentences before the first where it stands.
        SingleLogSentence: "ln(1 + sentences)",
        /// One word: characters, or those of the longest part between hyphens.
        SingleLongestWord: "ln(characters)",
        /// One word: the title has its lemma.
        SingleInTitle: "yes = 1",
        /// One word: a common noun.
        SingleNoun: "yes = 1",
        /// One word: a proper noun.
        SingleProperNoun: "yes = 1",
        /// One word: it stands somewhere with nothing that belongs to it on either side.
        SingleEverAlone: "yes = 1",
        /// One word: distinct longer phrases that it is a part of, times content words before its first place.
        SingleLongerByPlace: "ln(1 + phrases) ln(1 + content words)",
        /// One word: it is the name of a person.
        SinglePerson: "share of occurrences, 0..1",
        /// One word: it is the name of a place.
        SinglePlace: "share of occurrences, 0..1",
        /// One word: frequency of its lemma in general English, squared.
        SingleLogFrequencySquared: "ln(per million)²",
        /// One word: occurrences of its lemma against those of the text's commonest.
        SingleRelativeCount: "count / greatest count, 0..1",
        /// One word: it begins with a capital, and no sentence begins with it.
        SingleCapitalized: "share of occurrences, 0..1",
        /// One word: a sentence begins with it.
        SingleSentenceStart: "share of occurrences, 0..1",
        /// One word: it stands after a determiner.
        SingleAfterDeterminer: "share of occurrences, 0..1",
        /// One word: it stands before a verb or an auxiliary.
        SingleBeforeVerb: "share of occurrences, 0..1",
    }
}

/// The features of one candidate.
#[cfg(feature = "train")]
pub type Features = [f32; Feature::COUNT];

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
    log_frequency: f64,
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
        let mut log = Remembered::new(|per_million| libm::log(per_million.max(RAREST)));
        let mut lemmas: Vec<Word> =
            salience.lemmas().map(|lemma| Word::new(salience, lemma, f64::from(most), &mut log)).collect();
        for candidate in &candidates.list {
            for &part in parts(&candidate.key).iter().filter(|&&part| is_lemma(part)) {
                let first = &mut lemmas[LemmaId::from_key(part).index()].first_sentence;
                *first = (*first).min(candidate.first_sentence);
            }
        }
        Self { phrases, words: f64::from(candidates.words.max(1)), lemmas }
    }

    /// The features of a candidate.
    #[cfg(feature = "train")]
    pub fn features(&self, candidate: &Candidate) -> Features {
        let mut features = [0.0; Feature::COUNT];
        self.each(candidate, |feature, value| features[feature as usize] = value);
        features
    }

    /// Calls `visit` with the features of a candidate in their order; those that are left out are 0.
    pub fn each(&self, candidate: &Candidate, mut visit: impl FnMut(Feature, f32)) {
        let key = parts(&candidate.key);
        let words = key.len();
        let lemmas = self.lemmas_of(key);
        let lengths = word_lengths(self.phrases.document.range_text(candidate.first));
        let [shortest, longest] = lengths.map(|characters| ln_1p(characters - 1));
        let count = f64::from(candidate.count.max(1));
        let log_count = ln_1p(candidate.count.max(1) - 1);
        let share = |part: u32| f64::from(part) / count;
        let pattern = candidate.pattern;
        let is_alone = |tag: Pos| words == 1 && pattern.is_only(tag);
        let starts = |tag: Pos| words > 1 && pattern.first == Some(tag);
        let linked = pattern.has(Pos::Adposition) || pattern.has(Pos::Determiner);
        let place = f64::from(candidate.first_word) / self.words;
        let log_place = ln_1p(candidate.first_word);
        let log_sentence = ln_1p(candidate.first_sentence);
        let nouns_only = pattern.is_only(Pos::Noun);
        let stood_alone = candidate.alone > 0;
        let log_longer = ln_1p(candidate.longer);
        let [persons, organizations, places, groups, ..] = candidate.names;
        let [capitalized, begins] = [candidate.capitalized, candidate.beginnings];
        let [after_determiner, before_verb] = [candidate.after_determiner, candidate.before_verb];
        // What is 0 is left out: most of what a candidate may be it is not.
        let mut set = |of: One| match of {
            One::Value(feature, value) => visit(feature, value as f32),
            One::Fact(feature, true) => visit(feature, 1.0),
            One::Share(feature, part) if part > 0 => visit(feature, share(part) as f32),
            One::Fact(..) | One::Share(..) => {}
        };
        set(One::Value(Feature::LogCount, log_count));
        set(One::Value(Feature::LogCountSquared, log_count * log_count));
        set(One::Fact(Feature::MultiwordOnce, words > 1 && candidate.count == 1));
        set(One::Value(Feature::FirstPlace, place));
        set(One::Value(Feature::LogPlaceSquared, log_place * log_place));
        set(One::Fact(Feature::FirstSentence, candidate.first_sentence == 0));
        set(One::Fact(Feature::FirstThreeSentences, candidate.first_sentence < 3));
        set(One::Value(Feature::LogSentence, log_sentence));
        set(One::Value(Feature::LogWordSentence, ln_1p(lemmas.first_sentence)));
        set(One::Fact(Feature::OneWord, words == 1));
        set(One::Fact(Feature::FourWords, words == 4));
        set(One::Fact(Feature::FiveWordsOrMore, words >= 5));
        set(One::Value(Feature::LongestWord, longest));
        set(One::Value(Feature::ShortestWord, shortest));
        set(One::Value(Feature::InTitle, lemmas.in_title));
        set(One::Fact(Feature::NounsOnly, nouns_only));
        set(One::Fact(Feature::LoneAdjective, is_alone(Pos::Adjective)));
        set(One::Fact(Feature::LoneVerb, is_alone(Pos::Verb)));
        set(One::Fact(Feature::AdjectiveFirst, starts(Pos::Adjective)));
        set(One::Fact(Feature::NumeralFirst, pattern.first == Some(Pos::Numeral)));
        set(One::Fact(Feature::FunctionWordInside, linked));
        set(One::Fact(Feature::EverAlone, stood_alone));
        set(One::Share(Feature::RightEnd, candidate.right_ends));
        set(One::Value(Feature::LogLonger, log_longer));
        set(One::Share(Feature::Person, persons));
        set(One::Share(Feature::Organization, organizations));
        set(One::Share(Feature::Place, places));
        set(One::Share(Feature::Group, groups));
        set(One::Value(Feature::LastLogFrequency, lemmas.last_log_frequency));
        set(One::Value(Feature::LogFrequencySquared, lemmas.log_frequency_squared));
        set(One::Value(Feature::Unknown, lemmas.unknown));
        if is_alone(Pos::Adjective) {
            set(One::Value(Feature::LoneAdjectiveLogFrequency, lemmas.log_frequency));
        }
        set(One::Value(Feature::MeanLogCountSquared, lemmas.log_count * lemmas.log_count));
        set(One::Value(Feature::MaxLogCount, lemmas.most_log_count));
        set(One::Value(Feature::RelativeCount, lemmas.relative));
        set(One::Share(Feature::Capitalized, capitalized));
        set(One::Share(Feature::LastCapitalized, candidate.capital_ends));
        set(One::Fact(Feature::AllCapitals, candidate.capitals > 0));
        set(One::Share(Feature::SentenceStart, begins));
        set(One::Fact(Feature::Enclosed, candidate.enclosed));
        set(One::Share(Feature::AfterDeterminer, after_determiner));
        set(One::Share(Feature::AfterPreposition, candidate.after_adposition));
        set(One::Share(Feature::BeforePreposition, candidate.before_adposition));
        set(One::Share(Feature::BeforeVerb, before_verb));
        if words == 1 {
            set(One::Value(Feature::SingleLogCount, log_count));
            set(One::Value(Feature::SingleLogCountSquared, log_count * log_count));
            set(One::Value(Feature::SingleFirstPlace, place));
            set(One::Value(Feature::SingleLogSentence, log_sentence));
            set(One::Value(Feature::SingleLongestWord, longest));
            set(One::Value(Feature::SingleInTitle, lemmas.in_title));
            set(One::Fact(Feature::SingleNoun, nouns_only));
            set(One::Fact(Feature::SingleProperNoun, pattern.is_only(Pos::ProperNoun)));
            set(One::Fact(Feature::SingleEverAlone, stood_alone));
            set(One::Value(Feature::SingleLongerByPlace, log_longer * log_place));
            set(One::Share(Feature::SinglePerson, persons));
            set(One::Share(Feature::SinglePlace, places));
            set(One::Value(Feature::SingleLogFrequencySquared, lemmas.log_frequency_squared));
            set(One::Value(Feature::SingleRelativeCount, lemmas.relative));
            set(One::Share(Feature::SingleCapitalized, capitalized));
            set(One::Share(Feature::SingleSentenceStart, begins));
            set(One::Share(Feature::SingleAfterDeterminer, after_determiner));
            set(One::Share(Feature::SingleBeforeVerb, before_verb));
        }
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
            all.log_frequency += word.log_frequency;
            all.log_frequency_squared += word.log_frequency * word.log_frequency;
            all.last_log_frequency = word.log_frequency;
            all.unknown += word.is_unknown;
            all.first_sentence = all.first_sentence.min(word.first_sentence);
        }
        let count = count.max(1.0);
        for mean in [
            &mut all.in_title,
            &mut all.log_count,
            &mut all.relative,
            &mut all.log_frequency,
            &mut all.log_frequency_squared,
            &mut all.unknown,
        ] {
            *mean /= count;
        }
        all
    }
}

/// A feature with what it is made of.
#[derive(Clone, Copy)]
enum One {
    Value(Feature, f64),
    /// 1 where it is so.
    Fact(Feature, bool),
    /// Of the occurrences.
    Share(Feature, u32),
}

/// What the features know of the lemmas of a phrase; means where nothing else is said.
#[derive(Default)]
struct Lemmas {
    in_title: f64,
    log_count: f64,
    most_log_count: f64,
    relative: f64,
    log_frequency: f64,
    log_frequency_squared: f64,
    last_log_frequency: f64,
    unknown: f64,
    /// Of the word that comes first.
    first_sentence: u32,
}

/// Characters of the shortest and the longest word, between spaces and hyphens; 1 where there is none.
fn word_lengths(text: &str) -> [u32; 2] {
    let mut lengths = (u32::MAX, 1, 0);
    let read = |lengths: &mut (u32, u32, u32), is_inside: bool| {
        let (shortest, longest, length) = lengths;
        if is_inside {
            *length += 1;
        } else if *length > 0 {
            (*shortest, *longest, *length) = ((*shortest).min(*length), (*longest).max(*length), 0);
        }
    };
    if text.is_ascii() {
        // U+000B is white space, though not that of ASCII.
        text.bytes().for_each(|byte| read(&mut lengths, !matches!(byte, b'-' | b' ' | b'\t'..=b'\r')));
    } else {
        text.chars().for_each(|c| read(&mut lengths, c != '-' && !c.is_whitespace()));
    }
    read(&mut lengths, false);
    let (shortest, longest, _) = lengths;
    [shortest.min(longest), longest]
}

impl Word {
    fn new(salience: &Salience, lemma: LemmaId, most: f64, log: &mut Remembered) -> Self {
        let count = salience.count(lemma).max(1);
        let per_million = salience.per_million(lemma);
        Self {
            log_count: ln_1p(count - 1),
            relative: f64::from(count) / most,
            log_frequency: log.of(per_million),
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
        assert_eq!(word_lengths("tide-gauge readings"), [4, 8]);
        assert_eq!(word_lengths("-"), [1, 1]);
        assert_eq!(word_lengths(""), [1, 1]);
        for space in (0..0x80u8).map(char::from).filter(|c| c.is_whitespace()) {
            assert_eq!(word_lengths(&format!("ab{space}cde")), [2, 3], "{space:?}");
        }
        assert_eq!(word_lengths("\u{1c}a"), [2, 2]);
        assert_eq!(word_lengths("été\u{a0}à"), [1, 3]);
    }
}
