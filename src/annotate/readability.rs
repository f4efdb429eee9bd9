//! How it reads: the published formulas, over the body and over the body without its direct quotes.

use super::quotes::Quote;
use crate::document::Document;
use crate::lang::en;
use crate::lang::known::{Known, letters};
use crate::lang::pack::{COUNTS, Formula};
use crate::text::{Token, TokenKind, TokenRange};

/// Readability of one article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Readability {
    /// Of the whole body.
    pub all: Scores,
    /// Of the body less the words inside quotation marks: how the writer writes.
    pub without_quotes: Scores,
    /// What the formulas of the language's pack give: of the whole body, and of the body less the words inside quotation marks.
    /// Nothing where there is no sentence.
    pub formulas: Vec<[Option<f64>; 2]>,
}

/// The formulas; `None` where there is no sentence, or where a formula is for English and the text is not.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scores {
    /// Flesch, "A new readability yardstick" (1948): 206.835 − 1.015 words/sentence − 84.6 syllables/word.
    pub flesch_reading_ease: Option<f64>,
    /// Kincaid et al. (1975): 0.39 words/sentence + 11.8 syllables/word − 15.59.
    pub flesch_kincaid_grade: Option<f64>,
    /// Gunning (1952): 0.4 (words/sentence + 100 · words of three or more syllables / words).
    pub gunning_fog: Option<f64>,
    /// McLaughlin, "SMOG grading" (1969): 1.0430 √(30 · words of three or more syllables / sentences) + 3.1291.
    pub smog: Option<f64>,
    /// Coleman and Liau (1975): 5.88 letters/word − 29.6 sentences/word − 15.8.
    pub coleman_liau: Option<f64>,
    /// Senter and Smith (1967): 4.71 characters/word + 0.5 words/sentence − 21.43.
    pub automated_readability: Option<f64>,
    /// Mean length of a sentence.
    pub words_per_sentence: Option<f64>,
    /// Mean length of a word, by the rules of English spelling.
    pub syllables_per_word: Option<f64>,
}

/// Measures a document.
pub fn measure(document: &Document<'_>, quotes: &[Quote]) -> Readability {
    let (mut all, mut own) = (Counts::default(), Counts::default());
    let mut quote = 0;
    for (_, sentence) in document.body_sentences() {
        let mut words = (0, 0);
        for index in sentence.tokens.indices() {
            let token = &document.tokens[index];
            if !matches!(token.kind, TokenKind::Word | TokenKind::Number) {
                continue;
            }
            while quotes.get(quote).is_some_and(|q| q.tokens.end() <= index) {
                quote += 1;
            }
            let quoted =
                quotes.get(quote).is_some_and(|q| q.tokens.contains(TokenRange::new(index, index + 1)));
            let (letters, syllables) = length(document, token);
            let is_word = token.kind == TokenKind::Word;
            all.add_word(letters, syllables, is_word);
            words.0 += 1;
            if !quoted {
                own.add_word(letters, syllables, is_word);
                words.1 += 1;
            }
        }
        all.sentences += u64::from(words.0 > 0);
        own.sentences += u64::from(words.1 > 0);
    }
    let has_formulas = document.pack.has_readability();
    let formulas = if all.words == 0 { &[] } else { document.pack.formulas() };
    let [counts, own_counts] = [&all, &own].map(Counts::values);
    let score =
        |formula: &Formula| [&counts, &own_counts].map(|counts| Some(formula.score(counts.as_ref()?)));
    Readability {
        all: all.scores(has_formulas),
        without_quotes: own.scores(has_formulas),
        formulas: formulas.iter().map(score).collect(),
    }
}

/// Syllables of the words that Gunning and McLaughlin count as hard. Numbers are words and count in syllables as they are
/// read aloud (Flesch, 1948), but a year is no hard word.
const LONG: u8 = 3;

#[derive(Default)]
struct Counts {
    sentences: u64,
    words: u64,
    letters: u64,
    syllables: u64,
    /// See [`LONG`].
    long_words: u64,
    /// Of four syllables and more.
    longer_words: u64,
    /// Of one syllable.
    short_words: u64,
    /// Of more letters than [`MOST_LETTERS`].
    many_letters: u64,
}

/// Letters of the words that Björnsson does not count as long.
const MOST_LETTERS: u64 = 6;

impl Counts {
    fn add_word(&mut self, letters: u64, syllables: u8, is_word: bool) {
        let one_if = |is_so: bool| u64::from(is_so && is_word);
        self.words += 1;
        self.letters += letters;
        self.syllables += u64::from(syllables);
        self.long_words += one_if(syllables >= LONG);
        self.longer_words += one_if(syllables > LONG);
        self.short_words += one_if(syllables == 1);
        self.many_letters += one_if(letters > MOST_LETTERS);
    }

    /// What a pack's formulas count, in the order of [`COUNTS`].
    fn values(&self) -> Option<[f64; COUNTS.len()]> {
        if self.sentences == 0 || self.words == 0 {
            return None;
        }
        let a_word = |count: u64| count as f64 / self.words as f64;
        let percent = |count: u64| 100.0 * a_word(count);
        Some([
            1.0,
            self.words as f64 / self.sentences as f64,
            a_word(self.syllables),
            a_word(self.letters),
            percent(self.sentences),
            percent(self.short_words),
            percent(self.long_words),
            percent(self.longer_words),
            percent(self.many_letters),
        ])
    }

    fn scores(&self, has_formulas: bool) -> Scores {
        if self.sentences == 0 || self.words == 0 {
            return Scores::default();
        }
        let (sentences, words) = (self.sentences as f64, self.words as f64);
        let (length, syllables) = (words / sentences, self.syllables as f64 / words);
        let (letters, long) = (self.letters as f64 / words, self.long_words as f64);
        let where_made = |score: f64| has_formulas.then_some(score);
        Scores {
            flesch_reading_ease: where_made(206.835 - 1.015 * length - 84.6 * syllables),
            flesch_kincaid_grade: where_made(0.39 * length + 11.8 * syllables - 15.59),
            gunning_fog: where_made(0.4 * (length + 100.0 * long / words)),
            smog: where_made(1.0430 * libm::sqrt(30.0 * long / sentences) + 3.1291),
            coleman_liau: where_made(5.88 * letters - 29.6 / length - 15.8),
            automated_readability: where_made(4.71 * letters + 0.5 * length - 21.43),
            words_per_sentence: Some(length),
            syllables_per_word: where_made(syllables),
        }
    }
}

/// Letters and syllables of a token.
fn length(document: &Document<'_>, token: &Token) -> (u64, u8) {
    let known = document.known[token.word.index()];
    // What is beyond ASCII in a text takes more bytes than what it may be folded to in ASCII.
    let differs_in_case_only =
        known.is(Known::PLAIN) && document.vocabulary.form(token.word).len() == token.span.len();
    let letters =
        if differs_in_case_only { known.letters.into() } else { letters(token.span.of(document.text)) };
    let syllables = match token.kind {
        TokenKind::Number if document.pack.has_readability() => {
            en::number_syllables(token.span.of(document.text))
        }
        // About as many as a number has digits.
        TokenKind::Number => letters.clamp(1, u8::MAX.into()) as u8,
        _ => known.syllables,
    };
    (u64::from(letters), syllables)
}
