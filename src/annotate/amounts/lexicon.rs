//! What each distinct word of a document is within an amount, looked up once.

use crate::annotate::numbers::{Number, figure_with};
use crate::document::Document;
use crate::lang::en::numerals::{NumberWord, number_word};
use crate::lang::en::units::{self, Country, Currency, Guard, Measurement};
use crate::lang::known::Known;
use crate::lang::pack::{AmountWords, Pack};
use crate::text::WordId;

/// A word of the document as an amount sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Term {
    /// Nothing.
    None,
    /// "dollars".
    Name(Currency),
    /// "$", "USD", "Rs".
    Sign(Currency),
    /// "Swiss", "Hong Kong" by its last word.
    Country(Country),
    /// "km".
    Unit(Measurement),
    /// "%", "percent".
    Percent,
    /// "per" of "per cent", "per hour".
    Per,
    /// "cent", which is a currency too.
    Cent(Currency),
    /// "percentage", before "points".
    Percentage,
    /// "square", "sq".
    Square,
    /// "cubic".
    Cubic,
    /// "hour".
    Hour,
    /// "year", "month", "week", "day", by the code of UCUM: before "old".
    Time(&'static str),
    /// "$3.5bn", "RM10": a sum in one word. How its magnitude is written decides, so it is left to the parser.
    Sum(Currency, Number),
    /// "5kg", "10-km", "three-foot".
    Measured(Number, Measurement),
    /// "10-year-old", by the code of UCUM.
    Age(Number, &'static str),
    /// "20-percent".
    Percentual(Number),
    /// "10-15", "$10-12bn", "15-16-year-olds": read by [`ends_of_range`].
    Range,
    /// "5bn", "100k": a figure with letters behind it that may be a magnitude.
    Suffixed(Number),
}

/// The terms of a document's vocabulary.
pub struct Lexicon<'d> {
    terms: Vec<Term>,
    /// The words of a document whose pack knows those around numbers, each as the rules know it; empty for English.
    english: Vec<&'d str>,
    /// How amounts are written in the language.
    pub writing: Writing<'d>,
}

/// How amounts are written in a language.
#[derive(Clone, Copy)]
pub struct Writing<'d> {
    /// Whether the lists of English count.
    english: bool,
    /// The words of a pack.
    words: Option<&'d AmountWords>,
    /// The mark before decimal digits.
    decimal: u8,
}

/// What a word is to the rules that they know nothing of.
const UNKNOWN: &str = "\u{fffd}";
/// Bytes of the longest unit that is written alike in all languages: "kg", "MWh".
const LONGEST_SYMBOL: usize = 4;

impl<'d> Writing<'d> {
    /// That of a language.
    pub fn of(pack: &'d Pack) -> Self {
        Self {
            english: pack.has_numerals(),
            words: pack.amount_words(),
            decimal: pack.numerals().map_or(b'.', |numerals| numerals.decimal),
        }
    }

    /// Whether it is that of a pack.
    pub fn is_of_pack(&self) -> bool {
        self.words.is_some()
    }

    /// The figure that `text` begins with, and its length in bytes.
    pub fn figure(&self, text: &str) -> Option<(Number, usize)> {
        figure_with(text, self.decimal)
    }

    /// A word, or part of one, as the rules know it: of those of a pack what they stand for in English, and else only what is
    /// written alike everywhere.
    pub fn english<'f>(&self, form: &'f str) -> &'f str
    where
        'd: 'f,
    {
        let Some(words) = self.words else { return form };
        let is_symbol = || {
            !form.chars().all(char::is_alphabetic)
                || units::currency_sign(form).is_some()
                || form.len() <= LONGEST_SYMBOL && units::measurement(form).is_some()
        };
        words.english(form).unwrap_or_else(|| if is_symbol() { form } else { UNKNOWN })
    }
}

impl<'d> Lexicon<'d> {
    /// Looks every distinct word up once.
    pub fn new(document: &'d Document<'_>) -> Self {
        let writing = Writing::of(&document.pack);
        let vocabulary = &document.vocabulary;
        let english = |word: WordId| {
            let form = vocabulary.form(word);
            match writing.words.and_then(|words| words.english(&document.pack.numeral_form(form))) {
                Some(english) => english,
                None => writing.english(form),
            }
        };
        let is_of_pack = writing.is_of_pack();
        let english: Vec<&str> =
            vocabulary.words().take(if is_of_pack { usize::MAX } else { 0 }).map(english).collect();
        let term = |(word, known): (WordId, &Known)| match known.is(Known::AMOUNT) {
            true => {
                let form = english.get(word.index()).copied().unwrap_or(vocabulary.form(word));
                Term::of(form, &writing)
            }
            false => Term::None,
        };
        let terms = vocabulary.words().zip(&document.known).map(term).collect();
        Self { terms, english, writing }
    }

    /// The term of a word.
    pub fn get(&self, word: WordId) -> Term {
        self.terms[word.index()]
    }

    /// The word as the rules know it; `form` is how it is written.
    pub fn english<'f>(&'f self, word: WordId, form: &'f str) -> &'f str {
        self.english.get(word.index()).copied().unwrap_or(form)
    }
}

/// Longest word that can be a term.
const MAX_BYTES: usize = 40;

impl Term {
    fn of(form: &str, writing: &Writing<'_>) -> Self {
        if form.is_empty() || form.len() > MAX_BYTES {
            return Self::None;
        }
        if form.bytes().any(|b| b.is_ascii_digit()) {
            // "km2"
            let unit = units::measurement(form).map(Self::Unit);
            return unit.or_else(|| Self::of_figures(form, writing)).unwrap_or(Self::None);
        }
        match form {
            "%" | "percent" | "pct" | "percents" | "per-cent" => return Self::Percent,
            "per" => return Self::Per,
            "percentage" => return Self::Percentage,
            "square" | "sq" | "sq." => return Self::Square,
            "cubic" => return Self::Cubic,
            "hour" => return Self::Hour,
            _ => {}
        }
        if let Some(code) = time_code(form) {
            return Self::Time(code);
        }
        if let Some(currency) = units::currency_name(form) {
            return if form == "cent" { Self::Cent(currency) } else { Self::Name(currency) };
        }
        if let Some(unit) = units::measurement(form) {
            return Self::Unit(unit);
        }
        if let Some(currency) = units::currency_sign(form) {
            return Self::Sign(currency);
        }
        if let Some(country) = units::country(form) {
            return Self::Country(country);
        }
        if writing.english && form.contains('-') {
            Self::of_compound(form).unwrap_or(Self::None)
        } else {
            Self::None
        }
    }

    /// "$3.5bn", "5kg", "10-km", "10-year-old".
    fn of_figures(form: &str, writing: &Writing<'_>) -> Option<Self> {
        let digits_at = form.find(|c: char| c.is_ascii_digit())?;
        let (number, length) = writing.figure(&form[digits_at..])?;
        let (before, after) = (&form[..digits_at], &form[digits_at + length..]);
        if ends_of_range(form, writing).is_some() {
            return Some(Self::Range);
        }
        if !before.is_empty() {
            // "R75", "N500", where the document is about the country.
            let name = match before {
                "r" => units::currency_name("rand"),
                "n" => units::currency_name("naira"),
                _ => None,
            };
            let by_letter = name.map(|name| Currency { guard: Guard::Large, ..name });
            let currency =
                by_letter.or_else(|| units::currency_sign(before.strip_suffix('.').unwrap_or(before)))?;
            // A magnitude is letters at most, perhaps with a hyphen before it: "$300-million".
            let plain = after.chars().all(|c| c.is_ascii_alphabetic() || c == '-');
            return plain.then_some(Self::Sum(currency, number));
        }
        if after.is_empty() {
            return None;
        }
        if let Some(compound) = after.strip_prefix(['-', '‑', '–']) {
            return Self::measured(number, writing.english(compound));
        }
        if writing.is_of_pack() {
            return Self::behind_figure(number, after, writing);
        }
        let small = || match after {
            "p" => units::currency_name("pence"),
            "c" => units::currency_name("cents").map(|cents| Currency { guard: Guard::Cents, ..cents }),
            _ => None,
        };
        // "50kgs" are kilograms, not the som of Kyrgyzstan.
        let unit = units::measurement(after);
        let sign = if unit.is_none() { units::currency_sign(after).or_else(small) } else { None };
        if let Some(currency) = sign {
            let number = number.scaled(currency.exponent);
            return Some(Self::Sum(Currency { exponent: 0, ..currency }, number));
        }
        match unit {
            Some(unit) if after.len() > 1 => Some(Self::Measured(number, unit)),
            // Whether "5m" is metres or millions, "5G" grams or something else, is left to the parser.
            Some(_) => Some(Self::Suffixed(number)),
            None => units::magnitude(after).is_some().then_some(Self::Suffixed(number)),
        }
    }

    /// "34jährige", "20km", "5m", "50€" in the language of a pack; letters are no currencies there, and "2b" is a house.
    fn behind_figure(number: Number, after: &str, writing: &Writing<'_>) -> Option<Self> {
        let english = writing.english(after);
        if after.len() == 1 && units::measurement(after).is_some() {
            return Some(Self::Suffixed(number));
        }
        let is_sign = matches!(english, "eur" | "usd") || !after.chars().any(char::is_alphabetic);
        Self::measured(number, english).or_else(|| {
            let currency = units::currency_sign(english).filter(|_| is_sign)?;
            Some(Self::Sum(Currency { exponent: 0, ..currency }, number.scaled(currency.exponent)))
        })
    }

    /// "three-foot", "ten-year-old".
    fn of_compound(form: &str) -> Option<Self> {
        let (left, right) = form.split_once('-')?;
        let number = match number_word(left)? {
            NumberWord::Digit(n) | NumberWord::Teen(n) | NumberWord::Tens(n) => Number::whole(n.into()),
            NumberWord::Part(2) => Number::fraction(1, 2)?,
            _ => return None,
        };
        Self::measured(number, right)
    }

    /// A number of what stands behind its hyphen: "kg", "foot", "year-old", "percent".
    pub(super) fn measured(number: Number, what: &str) -> Option<Self> {
        if let Some(time) = what.strip_suffix("-olds").or_else(|| what.strip_suffix("-old")) {
            return Some(Self::Age(number, time_code(time)?));
        }
        match what {
            "percent" | "per-cent" | "pct" => Some(Self::Percentual(number)),
            _ => match units::measurement(what) {
                Some(unit) => Some(Self::Measured(number, unit)),
                None => Self::scaled_sum(number, what),
            },
        }
    }

    /// "70-million-peso": a sum before what it pays for.
    fn scaled_sum(number: Number, what: &str) -> Option<Self> {
        let (scale, name) = what.split_once('-')?;
        let Some(NumberWord::Scale(exponent)) = number_word(scale) else { return None };
        let currency = Currency { guard: Guard::None, ..units::currency_name(name)? };
        Some(Self::Sum(currency, number.scaled(exponent.into())))
    }
}

/// A range in one word.
pub struct Ends<'f> {
    /// The sign of a currency before it, or nothing.
    pub before: &'f str,
    /// The lower end.
    pub from: Number,
    /// The upper end.
    pub to: Number,
    /// Letters behind it, or words with their hyphen.
    pub after: &'f str,
}

/// The range that `form` is. "21-19" and "007-9" are none: its ends ascend, from more than nothing.
pub fn ends_of_range<'f>(form: &'f str, writing: &Writing<'_>) -> Option<Ends<'f>> {
    let digits_at = form.find(|c: char| c.is_ascii_digit())?;
    let (before, written) = form.split_at(digits_at);
    let (from, length) = writing.figure(written)?;
    let rest = written[length..].strip_prefix(['-', '–', '‐', '‑', '−'])?;
    let (to, end) = writing.figure(rest)?;
    let after = &rest[end..];
    let is_word = after.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '‑' | '–'));
    let is_written = !written.starts_with('0') && !from.is_zero();
    let is_range = is_word && is_written && from.to_f64() < to.to_f64();
    is_range.then_some(Ends { before, from, to, after })
}

/// UCUM's code of a unit of time that ages are told in.
fn time_code(word: &str) -> Option<&'static str> {
    Some(match word {
        "year" | "years" | "yr" | "yrs" => "a",
        "month" | "months" => "mo",
        "week" | "weeks" => "wk",
        "day" | "days" => "d",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lang::en::lists;

    const ENGLISH: Writing<'_> = Writing { english: true, words: None, decimal: b'.' };

    #[test]
    fn no_term_is_passed_over() {
        let words = "% percent pct percents per-cent per percentage square sq sq. cubic hour year years yr yrs month \
            months week weeks day days dollars cent pence $ hk$ usd rs € swiss km miles ° acres km2 r75 $3.5bn \
            5kg 10-year-old three-foot 5bn 20-percent 10-15 $10-12bn 17c";
        for word in words.split_ascii_whitespace() {
            assert!(
                lists::may_be_of_amount(word, lists::of(word)) && Term::of(word, &ENGLISH) != Term::None,
                "{word}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_may_not_be_of_an_amount_is_none(form in "[a-z0-9$€£%°.,'’/–-]{0,12}|\\PC{0,6}") {
            prop_assert!(lists::may_be_of_amount(&form, lists::of(&form)) || Term::of(&form, &ENGLISH) == Term::None);
        }
    }
}
