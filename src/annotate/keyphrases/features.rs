//! What the ranker knows of a candidate: numbers about places, counts, length and kinds of words. No word is known by
//! itself, and no number tells how long the document is or what it is about as a whole.

use super::candidates::{Candidate, Candidates};
use super::key::{is_lemma, parts};
use super::phrases::Phrases;
use crate::annotate::features::features;
use crate::annotate::names::EntityKind;
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
    /// See [`Measure::log`]; most numbers are small.
    logs: [f64; 64],
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
        let mut lemmas: Vec<Word> =
            salience.lemmas().map(|lemma| Word::new(salience, lemma, f64::from(most))).collect();
        for candidate in &candidates.list {
            for &part in parts(&candidate.key).iter().filter(|&&part| is_lemma(part)) {
                let first = &mut lemmas[LemmaId::from_key(part).index()].first_sentence;
                *first = (*first).min(candidate.first_sentence);
            }
        }
        let logs = std::array::from_fn(|number| log(number as u32));
        Self { phrases, words: f64::from(candidates.words.max(1)), lemmas, logs }
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
        let [shortest, longest] = lengths.map(|characters| self.log(characters - 1));
        let count = f64::from(candidate.count.max(1));
        let log = |number: u32| self.log(number);
        let log_count = log(candidate.count.max(1) - 1);
        let share = |part: u32| f64::from(part) / count;
        let yes = |fact: bool| f64::from(u8::from(fact));
        let pattern = candidate.pattern;
        let alone = |tag: Pos| yes(words == 1 && pattern.is_only(tag));
        let starts = |tag: Pos| yes(words > 1 && pattern.first == Some(tag));
        let named = |kind: EntityKind| share(candidate.names[kind as usize]);
        let linked = pattern.has(Pos::Adposition) || pattern.has(Pos::Determiner);
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
        let mut set = |feature: Feature, value: f64| visit(feature, value as f32);
        set(Feature::LogCount, log_count);
        set(Feature::LogCountSquared, log_count * log_count);
        set(Feature::MultiwordOnce, yes(words > 1 && candidate.count == 1));
        set(Feature::FirstPlace, place);
        set(Feature::LogPlaceSquared, log_place * log_place);
        set(Feature::FirstSentence, yes(candidate.first_sentence == 0));
        set(Feature::FirstThreeSentences, yes(candidate.first_sentence < 3));
        set(Feature::LogSentence, log_sentence);
        set(Feature::LogWordSentence, log(lemmas.first_sentence));
        set(Feature::OneWord, yes(words == 1));
        set(Feature::FourWords, yes(words == 4));
        set(Feature::FiveWordsOrMore, yes(words >= 5));
        set(Feature::LongestWord, longest);
        set(Feature::ShortestWord, shortest);
        set(Feature::InTitle, lemmas.in_title);
        set(Feature::NounsOnly, nouns);
        set(Feature::LoneAdjective, alone(Pos::Adjective));
        set(Feature::LoneVerb, alone(Pos::Verb));
        set(Feature::AdjectiveFirst, starts(Pos::Adjective));
        set(Feature::NumeralFirst, yes(pattern.first == Some(Pos::Numeral)));
        set(Feature::FunctionWordInside, yes(linked));
        set(Feature::EverAlone, stood_alone);
        set(Feature::RightEnd, share(candidate.right_ends));
        set(Feature::LogLonger, log_longer);
        set(Feature::Person, person);
        set(Feature::Organization, named(EntityKind::Organization));
        set(Feature::Place, placed);
        set(Feature::Group, named(EntityKind::Group));
        set(Feature::LastLogFrequency, lemmas.last_log_frequency);
        set(Feature::LogFrequencySquared, lemmas.log_frequency_squared);
        set(Feature::Unknown, lemmas.unknown);
        set(Feature::LoneAdjectiveLogFrequency, alone(Pos::Adjective) * lemmas.log_frequency);
        set(Feature::MeanLogCountSquared, lemmas.log_count * lemmas.log_count);
        set(Feature::MaxLogCount, lemmas.most_log_count);
        set(Feature::RelativeCount, lemmas.relative);
        set(Feature::Capitalized, capitalized);
        set(Feature::LastCapitalized, share(candidate.capital_ends));
        set(Feature::AllCapitals, yes(candidate.capitals > 0));
        set(Feature::SentenceStart, begins);
        set(Feature::Enclosed, yes(candidate.enclosed));
        set(Feature::AfterDeterminer, after_determiner);
        set(Feature::AfterPreposition, share(candidate.after_adposition));
        set(Feature::BeforePreposition, share(candidate.before_adposition));
        set(Feature::BeforeVerb, before_verb);
        if words == 1 {
            set(Feature::SingleLogCount, log_count);
            set(Feature::SingleLogCountSquared, log_count * log_count);
            set(Feature::SingleFirstPlace, place);
            set(Feature::SingleLogSentence, log_sentence);
            set(Feature::SingleLongestWord, longest);
            set(Feature::SingleInTitle, lemmas.in_title);
            set(Feature::SingleNoun, nouns);
            set(Feature::SingleProperNoun, yes(pattern.is_only(Pos::ProperNoun)));
            set(Feature::SingleEverAlone, stood_alone);
            set(Feature::SingleLongerByPlace, log_longer * log_place);
            set(Feature::SinglePerson, person);
            set(Feature::SinglePlace, placed);
            set(Feature::SingleLogFrequencySquared, lemmas.log_frequency_squared);
            set(Feature::SingleRelativeCount, lemmas.relative);
            set(Feature::SingleCapitalized, capitalized);
            set(Feature::SingleSentenceStart, begins);
            set(Feature::SingleAfterDeterminer, after_determiner);
            set(Feature::SingleBeforeVerb, before_verb);
        }
    }

    /// As [`log`].
    fn log(&self, number: u32) -> f64 {
        self.logs.get(number as usize).copied().unwrap_or_else(|| log(number))
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

/// The natural logarithm of one more than a number.
fn log(number: u32) -> f64 {
    libm::log(1.0 + f64::from(number))
}

/// Characters of the shortest and the longest word, between spaces and hyphens; 1 where there is none.
fn word_lengths(text: &str) -> [u32; 2] {
    let (mut shortest, mut longest, mut length) = (u32::MAX, 1, 0);
    for c in text.chars().chain([' ']) {
        if c != '-' && !c.is_whitespace() {
            length += 1;
        } else if length > 0 {
            (shortest, longest, length) = (shortest.min(length), longest.max(length), 0);
        }
    }
    [shortest.min(longest), longest]
}

impl Word {
    fn new(salience: &Salience, lemma: LemmaId, most: f64) -> Self {
        let count = f64::from(salience.count(lemma).max(1));
        let per_million = salience.per_million(lemma);
        Self {
            log_count: libm::log(count),
            relative: count / most,
            log_frequency: libm::log(per_million.max(RAREST)),
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
    }
}
