//! What a single word is within a number.

use super::cardinal::{Cardinal, Last, Rules};
use super::{Number, figure_with};
use crate::lang::en::numerals::{NumberWord, number_word, vulgar_fraction};
use crate::lang::pack;

/// What a word of the document is within a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numeral {
    /// No part of a number.
    None,
    /// A word of the list.
    Word(NumberWord),
    /// "twenty-three".
    Compound(u8),
    /// "2,525", "42.5".
    Figure(Number),
    /// "4th", "twenty-first".
    Ordinal(u64),
    /// "two-thirds", "½", "3/4".
    Fraction(Number),
    /// "a", "an".
    Article,
    /// "and".
    And,
    /// "-".
    Hyphen,
}

impl Numeral {
    /// What `form`, in lower case, is within a number; `words` says whether English number words count.
    pub fn of(form: &str, words: bool) -> Self {
        let Some(first) = form.bytes().next() else { return Self::None };
        if first.is_ascii_digit() || first == b'.' && form.len() > 1 {
            return Self::of_figures(form, None);
        }
        if !first.is_ascii() {
            let mut chars = form.chars();
            let fraction = chars.next().and_then(vulgar_fraction).filter(|_| chars.next().is_none());
            return fraction.and_then(|(a, b)| Number::fraction(a, b)).map_or(Self::None, Self::Fraction);
        }
        if !words || form.len() > 24 {
            return if form == "-" { Self::Hyphen } else { Self::None };
        }
        match form {
            "a" | "an" => Self::Article,
            "and" => Self::And,
            "-" => Self::Hyphen,
            _ => match number_word(form) {
                Some(NumberWord::Ordinal(value)) => Self::Ordinal(value),
                Some(word) => Self::Word(word),
                None => Self::of_compound(form),
            },
        }
    }

    /// The same by the numerals of a pack.
    pub fn of_pack(form: &str, numerals: &pack::Numerals) -> Self {
        if form.starts_with(|first: char| first.is_ascii_digit()) {
            return Self::of_figures(form, Some(numerals));
        }
        let word = || numerals.word(form).or_else(|| numerals.word(form.strip_suffix('.')?));
        match Self::of(form, false) {
            Self::None => match word() {
                Some(word) => Self::of_word(word),
                None => Self::of_parts(&numerals.divide(form)).unwrap_or(Self::None),
            },
            known => known,
        }
    }

    fn of_word(word: NumberWord) -> Self {
        match word {
            NumberWord::Article => Self::Article,
            NumberWord::Ordinal(value) => Self::Ordinal(value),
            NumberWord::Halves(halves) => Number::fraction(halves, 2).map_or(Self::None, Self::Fraction),
            NumberWord::Large(value @ 21..=99) => Self::Compound(value as u8),
            word => Self::Word(word),
        }
    }

    /// A number that is one word: "dreiundzwanzigste", "zweieinhalb".
    fn of_parts(parts: &[NumberWord]) -> Option<Self> {
        let mut state = Cardinal::new(None, Rules::Word);
        let mut is_ordinal = false;
        for part in parts {
            let word = match *part {
                NumberWord::Joint(_) if state.takes_and() => {
                    state.after_and = true;
                    continue;
                }
                NumberWord::Halves(halves) => {
                    let whole = u32::try_from(state.total()?.integer()?).ok()?;
                    return Number::fraction(whole.checked_mul(2)?.checked_add(halves)?, 2)
                        .map(Self::Fraction);
                }
                NumberWord::Ordinal(value) => {
                    is_ordinal = true;
                    NumberWord::of(u32::try_from(value).ok()?)
                }
                NumberWord::Article => NumberWord::Digit(1),
                word => word,
            };
            let (group, last) = state.step(Self::of_word(word))?;
            state.take(group, last)?;
        }
        let value = state.total()?.integer()?;
        match is_ordinal {
            _ if state.last == Last::Nothing || state.after_and => None,
            true => Some(Self::Ordinal(value)),
            false => Some(Self::of_word(NumberWord::of(u32::try_from(value).ok()?))),
        }
    }

    fn of_figures(form: &str, numerals: Option<&pack::Numerals>) -> Self {
        let decimal = numerals.map_or(b'.', |numerals| numerals.decimal);
        let Some((number, length)) = figure_with(form, decimal) else { return Self::None };
        let is_suffix = |rest: &str| numerals.is_some_and(|numerals| numerals.is_ordinal_suffix(rest));
        match &form[length..] {
            "" => Self::Figure(number),
            rest if is_suffix(rest) => number.integer().map_or(Self::None, Self::Ordinal),
            "st" | "nd" | "rd" | "th" => number.integer().map_or(Self::None, Self::Ordinal),
            rest => {
                // "3/4", but not "10/25", which may be a day.
                let denominator = rest.strip_prefix('/').and_then(|d| d.parse::<u32>().ok());
                let numerator = number.integer().and_then(|n| u32::try_from(n).ok());
                match (numerator, denominator) {
                    (Some(n), Some(d @ (2 | 3 | 4 | 5 | 8 | 10 | 16 | 32 | 64))) if n < d => {
                        Number::fraction(n, d).map_or(Self::None, Self::Fraction)
                    }
                    _ => Self::None,
                }
            }
        }
    }

    fn of_compound(form: &str) -> Self {
        use NumberWord::{Digit, Ordinal, Part, Tens};
        // A search made for long texts would cost more than the few letters.
        let Some(hyphen) = form.bytes().position(|byte| byte == b'-') else { return Self::None };
        let (left, right) = (&form[..hyphen], &form[hyphen + 1..]);
        if form == "half-a" {
            return Self::Word(Part(2));
        }
        if let ("and-a-half", Some(Digit(whole @ 1..))) = (right, number_word(left)) {
            return Number::fraction(2 * u32::from(whole) + 1, 2).map_or(Self::None, Self::Fraction);
        }
        match (number_word(left), number_word(right)) {
            (Some(Tens(tens)), Some(Digit(digit @ 1..))) => Self::Compound(tens + digit),
            (Some(Tens(tens)), Some(Ordinal(ordinal @ 1..=9))) => Self::Ordinal(u64::from(tens) + ordinal),
            (Some(Digit(n)), Some(Part(d))) => {
                Number::fraction(n.into(), d).map_or(Self::None, Self::Fraction)
            }
            (Some(Digit(1)), Some(Ordinal(d @ 3..=100))) => {
                Number::fraction(1, d as u32).map_or(Self::None, Self::Fraction)
            }
            _ => Self::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lang::en::lists;

    proptest! {
        #[test]
        fn what_may_not_be_a_numeral_is_none(
            form in "[a-z0-9.,/½-]{0,12}|(a|an|and|ten|twelfth|thirds|bn|minus)[a-z]?|\\PC{0,6}"
        ) {
            prop_assert!(lists::may_be_numeral(&form, lists::of(&form)) || Numeral::of(&form, true) == Numeral::None);
        }
    }
}
