//! Numbers among the tokens of a document: figures, words, and both together.

use super::{Number, figure};
use crate::document::Document;
use crate::lang::en::numerals::{NumberWord, number_word, vulgar_fraction};
use crate::lang::known::Known;
use crate::text::{Token, WordId};

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
            return Self::of_figures(form);
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

    fn of_figures(form: &str) -> Self {
        let Some((number, length)) = figure(form) else { return Self::None };
        match &form[length..] {
            "" => Self::Figure(number),
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

/// A number that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Its value, without the sign.
    pub number: Number,
    /// Whether "minus" stood before it.
    pub negative: bool,
    /// One past its last token.
    pub end: usize,
    /// Whether it ends in a word or abbreviation for a power of ten.
    pub scaled: bool,
}

/// Most tokens of one number; bounds the work of a try that leads to nothing.
const MAX_TOKENS: usize = 16;

/// The tokens of a document as parts of numbers.
pub struct Numerals<'d> {
    tokens: &'d [Token],
    classes: Vec<Numeral>,
}

impl<'d> Numerals<'d> {
    /// Looks every distinct word up once.
    pub fn new(document: &'d Document<'_>) -> Self {
        let words = document.pack.has_numerals();
        let vocabulary = &document.vocabulary;
        let class = |(word, known): (WordId, &Known)| match known.is(Known::NUMERAL) {
            true => Numeral::of(vocabulary.form(word), words),
            false => Numeral::None,
        };
        let classes = vocabulary.words().zip(&document.known).map(class).collect();
        Self { tokens: &document.tokens, classes }
    }

    /// What token `at` is within a number.
    pub fn at(&self, at: usize) -> Numeral {
        self.tokens.get(at).map_or(Numeral::None, |token| self.classes[token.word.index()])
    }

    /// Whether a number can begin at token `at`; cheap.
    pub fn may_begin(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| self.may_begin_with(token.word))
    }

    /// Whether a number can begin with a word of the document.
    pub fn may_begin_with(&self, word: WordId) -> bool {
        !matches!(self.classes[word.index()], Numeral::None | Numeral::And | Numeral::Hyphen)
    }

    /// The cardinal number that begins at token `at` and ends by token `end`.
    pub fn read(&self, at: usize, end: usize) -> Option<Reading> {
        let end = end.min(at + MAX_TOKENS);
        match self.at(at) {
            Numeral::Word(NumberWord::Minus) => {
                let reading = self.magnitude(at + 1, end)?;
                Some(Reading { negative: true, ..reading })
            }
            _ => self.magnitude(at, end),
        }
    }

    /// The ordinal number that begins at token `at`: its value and end.
    pub fn read_ordinal(&self, at: usize, end: usize) -> Option<(u64, usize)> {
        let end = end.min(at + MAX_TOKENS);
        let ordinal_at = |at: usize| match self.at(at) {
            Numeral::Ordinal(value) if at < end => Some(value),
            _ => None,
        };
        if let Some(value) = ordinal_at(at) {
            return Some((value, at + 1));
        }
        if !matches!(self.at(at), Numeral::Word(_) | Numeral::Compound(_)) {
            return None;
        }
        let head = self.cardinal(at, end, None)?;
        let next = head.end + usize::from(self.is_tight_hyphen(head.end));
        let (base, ordinal) = (head.number.integer()?, ordinal_at(next)?);
        let value = match ordinal {
            100.. => base.checked_mul(ordinal)?,
            _ if base % 100 == 0 || base % 10 == 0 && ordinal < 10 => base + ordinal,
            _ => return None,
        };
        Some((value, next + 1))
    }

    /// The fraction in words that begins at token `at`: "two thirds", "one fifth", "three quarters".
    pub fn read_fraction(&self, at: usize, end: usize) -> Option<Reading> {
        if let Numeral::Fraction(number) = self.at(at) {
            return (at < end).then_some(Reading { number, negative: false, end: at + 1, scaled: false });
        }
        let Numeral::Word(NumberWord::Digit(numerator @ 1..)) = self.at(at) else { return None };
        let denominator = match self.at(at + 1) {
            Numeral::Word(NumberWord::Part(d)) => d,
            Numeral::Ordinal(d @ 3..=100) if numerator == 1 => d as u32,
            _ => return None,
        };
        let number = Number::fraction(numerator.into(), denominator)?;
        (at + 2 <= end).then_some(Reading { number, negative: false, end: at + 2, scaled: false })
    }

    fn magnitude(&self, at: usize, end: usize) -> Option<Reading> {
        use NumberWord::{Dozen, Hundred, Part, Scale};
        if at >= end {
            return None;
        }
        let is_multiplier = |at| matches!(self.at(at), Numeral::Word(Hundred | Scale(_) | Dozen));
        match self.at(at) {
            Numeral::Article if is_multiplier(at + 1) => self.cardinal(at + 1, end, Some(Number::whole(1))),
            Numeral::Article if matches!(self.at(at + 1), Numeral::Word(Part(2 | 4))) => {
                self.part_of(at + 1, end)
            }
            Numeral::Word(Part(2 | 4)) => self.part_of(at, end),
            // "hundred thousand"
            Numeral::Word(Hundred) if matches!(self.at(at + 1), Numeral::Word(Scale(_))) => {
                self.cardinal(at, end, Some(Number::whole(1)))
            }
            Numeral::Fraction(number) => {
                let reading = Reading { number, negative: false, end: at + 1, scaled: false };
                Some(self.scale_after(reading, end).unwrap_or(reading))
            }
            Numeral::Word(_) | Numeral::Compound(_) | Numeral::Figure(_) => self.cardinal(at, end, None),
            _ => None,
        }
    }

    /// "half a million", "quarter million", "half a dozen".
    fn part_of(&self, at: usize, end: usize) -> Option<Reading> {
        let Numeral::Word(NumberWord::Part(denominator)) = self.at(at) else { return None };
        let part = Number::fraction(1, denominator)?;
        let next = at + 1 + usize::from(self.at(at + 1) == Numeral::Article);
        let number = match self.at(next) {
            Numeral::Word(NumberWord::Scale(exponent)) => part.scaled(exponent.into()),
            Numeral::Word(NumberWord::Hundred) => part.scaled(2),
            Numeral::Word(NumberWord::Dozen) => part.times(12)?,
            _ => return None,
        };
        (next < end).then_some(Reading { number, negative: false, end: next + 1, scaled: true })
    }

    /// `reading` times the power of ten that follows it.
    fn scale_after(&self, reading: Reading, end: usize) -> Option<Reading> {
        match self.at(reading.end) {
            Numeral::Word(NumberWord::Scale(exponent)) if reading.end < end => {
                let number = reading.number.scaled(exponent.into());
                Some(Reading { number, end: reading.end + 1, scaled: true, ..reading })
            }
            _ => None,
        }
    }

    /// A cardinal number in words, in figures or in both: "3 hundred and 21", "42 trillion", "one thousand and one".
    /// `initial` is a factor that was read already, the "a" of "a hundred".
    fn cardinal(&self, mut at: usize, end: usize, initial: Option<Number>) -> Option<Reading> {
        let mut state = Cardinal::new(initial);
        while at < end {
            let next = match self.at(at) {
                Numeral::And if state.takes_and() && self.and_continues(at, end, &state) => {
                    state.after_and = true;
                    at += 1;
                    continue;
                }
                Numeral::Hyphen if state.last == Last::Tens && self.is_tight_hyphen(at) => {
                    if !matches!(self.at(at + 1), Numeral::Word(NumberWord::Digit(1..))) {
                        break;
                    }
                    at += 1;
                    continue;
                }
                Numeral::Word(NumberWord::Point) if state.last.is_spoken() => {
                    return self.spoken_decimals(at, end, state);
                }
                Numeral::Figure(figure) if state.last == Last::Figure => {
                    let grouped = self.spaced_group(at, &state);
                    grouped
                        .then(|| state.group.times(1000)?.plus(figure))
                        .flatten()
                        .map(|group| (group, Last::Figure))
                }
                numeral => state.step(numeral),
            };
            let Some((group, last)) = next else { break };
            state.take(group, last)?;
            at += 1;
        }
        let is_dozen = self.at(at) == Numeral::Word(NumberWord::Dozen) && at < end;
        if state.last == Last::Nothing || state.last == Last::Factor && !is_dozen {
            return None;
        }
        let mut number = state.total()?;
        // "2.5 lakh crore"
        while let Numeral::Word(NumberWord::Scale(exponent)) = self.at(at)
            && state.last.is_scale()
            && at < end
        {
            number = number.scaled(exponent.into());
            at += 1;
        }
        let reading = Reading { number, negative: false, end: at, scaled: state.last.is_scale() };
        if is_dozen {
            let number = reading.number.times(12)?;
            return Some(Reading { number, end: at + 1, scaled: true, ..reading });
        }
        Some(self.with_fraction(reading, end, &state).unwrap_or(reading))
    }

    /// Adds "and a half", "and three quarters", "1/2" to a reading; the half of "a million and a half" is of a million.
    fn with_fraction(&self, reading: Reading, end: usize, state: &Cardinal) -> Option<Reading> {
        let after_and = if self.at(reading.end) == Numeral::And { reading.end + 1 } else { reading.end };
        let (fraction, next) = match self.at(after_and) {
            Numeral::Article if after_and > reading.end => match self.at(after_and + 1) {
                Numeral::Word(NumberWord::Part(d @ (2 | 4))) => (Number::fraction(1, d)?, after_and + 2),
                Numeral::Ordinal(d @ 3..=12) => (Number::fraction(1, d as u32)?, after_and + 2),
                _ => return None,
            },
            Numeral::Fraction(fraction) => (fraction, after_and + 1),
            Numeral::Word(NumberWord::Digit(_)) if after_and > reading.end => {
                let fraction = self.read_fraction(after_and, end)?;
                (fraction.number, fraction.end)
            }
            _ => return None,
        };
        if next > end || state.last == Last::Figure && reading.number.integer().is_none() {
            return None;
        }
        let unit = if reading.scaled { state.smallest } else { 0 };
        let number = reading.number.plus(fraction.scaled(unit.into()))?;
        let whole = Reading { number, end: next, ..reading };
        if reading.scaled { Some(whole) } else { Some(self.scale_after(whole, end).unwrap_or(whole)) }
    }

    /// Whether the "and" at `at` goes on with the number: "two hundred and five", not "two hundred and five hundred".
    fn and_continues(&self, at: usize, end: usize, state: &Cardinal) -> bool {
        use NumberWord::{Digit, Hundred, Scale, Teen, Tens};
        let mut next = at + 1;
        let limit = if state.last == Last::Hundred { 100 } else { 1000 };
        match self.at(next) {
            Numeral::Word(Digit(1..) | Teen(_)) | Numeral::Compound(_) => next += 1,
            Numeral::Word(Tens(_)) => {
                next += 1;
                next += usize::from(matches!(self.at(next), Numeral::Word(Digit(1..))));
            }
            Numeral::Figure(figure) if figure.integer().is_some_and(|n| (1..limit).contains(&n)) => next += 1,
            _ => return false,
        }
        let follows = match self.at(next) {
            Numeral::Word(Hundred) => state.last.is_scale(),
            Numeral::Word(Scale(exponent)) => state.last.is_scale() && exponent < state.smallest,
            Numeral::Word(NumberWord::Part(_)) => false,
            _ => true,
        };
        next <= end && follows
    }

    /// "five point two", "nought point nought three".
    fn spoken_decimals(&self, mut at: usize, end: usize, state: Cardinal) -> Option<Reading> {
        let mut number = state.total()?;
        let mut place = 0;
        at += 1;
        while at < end && place > -9 {
            let digits = match self.at(at) {
                Numeral::Word(NumberWord::Digit(digit)) => u64::from(digit),
                _ => break,
            };
            place -= 1;
            number = number.plus(Number::whole(digits).scaled(place))?;
            at += 1;
        }
        let reading = Reading { number, negative: false, end: at, scaled: false };
        (place < 0).then(|| self.scale_after(reading, end).unwrap_or(reading))
    }

    /// Whether the figure at `at` is the next group of "1 414 021 100".
    fn spaced_group(&self, at: usize, state: &Cardinal) -> bool {
        let length = |at: usize| self.tokens.get(at).map_or(0, |token| token.span.len());
        let whole = state.group.integer().is_some();
        let first_fits = if state.groups == 1 { length(at - 1) <= 3 } else { length(at - 1) == 3 };
        let gap = self.tokens[at].span.start() - self.tokens[at - 1].span.end();
        whole && first_fits && length(at) == 3 && (1..=2).contains(&gap) && state.group.integer() != Some(0)
    }

    /// A hyphen with nothing around it.
    fn is_tight_hyphen(&self, at: usize) -> bool {
        let tight = |at: usize| self.tokens.get(at).is_some_and(|token| !token.space_before());
        self.at(at) == Numeral::Hyphen && tight(at) && tight(at + 1)
    }
}

/// The last part of a cardinal number so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    /// The "a" of "a hundred".
    Factor,
    Digit,
    Teen,
    Tens,
    Hundred,
    /// A power of ten, by its exponent.
    Scale(u8),
    Figure,
}

impl Last {
    fn is_spoken(self) -> bool {
        matches!(self, Self::Digit | Self::Teen | Self::Tens | Self::Hundred)
    }

    fn is_scale(self) -> bool {
        matches!(self, Self::Scale(_))
    }
}

/// A cardinal number while it is read.
struct Cardinal {
    /// What stands before the last power of ten, with it.
    done: Number,
    /// What came since.
    group: Number,
    last: Last,
    /// Exponent of the last power of ten; the next one must be smaller.
    smallest: u8,
    /// Groups of figures, as in "1 414 021 100".
    groups: u8,
    after_and: bool,
}

impl Cardinal {
    fn new(initial: Option<Number>) -> Self {
        let last = if initial.is_some() { Last::Factor } else { Last::Nothing };
        let group = initial.unwrap_or(Number::whole(0));
        Self { done: Number::whole(0), group, last, smallest: u8::MAX, groups: 0, after_and: false }
    }

    fn takes_and(&self) -> bool {
        (self.last == Last::Hundred || self.last.is_scale()) && !self.after_and
    }

    /// What the group becomes with the next numeral; `None` where that begins something else.
    fn step(&self, numeral: Numeral) -> Option<(Number, Last)> {
        use Last::{Digit, Figure, Hundred, Nothing, Scale, Teen, Tens};
        let opens = matches!(self.last, Nothing | Hundred | Scale(_));
        let plus = |value: u8, last| Some((self.group.plus(Number::whole(value.into()))?, last));
        let counts = !matches!(self.last, Nothing | Scale(_) | Hundred);
        match numeral {
            Numeral::Word(NumberWord::Digit(0)) if self.last == Nothing => plus(0, Digit),
            Numeral::Word(NumberWord::Digit(digit @ 1..)) if opens || self.last == Tens => plus(digit, Digit),
            Numeral::Word(NumberWord::Teen(value)) if opens => plus(value, Teen),
            Numeral::Word(NumberWord::Tens(value)) if opens => plus(value, Tens),
            Numeral::Compound(value) if opens => plus(value, Teen),
            Numeral::Word(NumberWord::Hundred) if counts => Some((self.group.scaled(2), Hundred)),
            Numeral::Word(NumberWord::Scale(exponent)) => match self.last {
                // "100 thousand million"
                Scale(3) if exponent > 3 => Some((self.done.scaled(exponent.into()), Scale(exponent))),
                Nothing | Scale(_) => None,
                _ if exponent < self.smallest => Some((self.group.scaled(exponent.into()), Scale(exponent))),
                _ => None,
            },
            Numeral::Word(NumberWord::ScaleAbbreviation(exponent)) if self.last == Figure => {
                Some((self.group.scaled(exponent.into()), Scale(exponent)))
            }
            Numeral::Figure(figure) if self.last == Nothing => Some((figure, Figure)),
            Numeral::Figure(figure) if self.after_and => Some((self.group.plus(figure)?, Figure)),
            _ => None,
        }
    }

    fn take(&mut self, group: Number, last: Last) -> Option<()> {
        if let Last::Scale(exponent) = last {
            if self.last.is_scale() {
                self.done = Number::whole(0);
            }
            self.smallest = exponent;
            self.done = self.done.plus(group)?;
            self.group = Number::whole(0);
        } else {
            self.group = group;
        }
        self.groups += u8::from(last == Last::Figure);
        self.last = last;
        self.after_and = false;
        Some(())
    }

    fn total(&self) -> Option<Number> {
        if self.group.is_zero() { Some(self.done) } else { self.done.plus(self.group) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lang::en::numerals::may_be_numeral;

    proptest! {
        #[test]
        fn what_may_not_be_a_numeral_is_none(
            form in "[a-z0-9.,/½-]{0,12}|(a|an|and|ten|twelfth|thirds|bn|minus)[a-z]?|\\PC{0,6}"
        ) {
            prop_assert!(may_be_numeral(&form) || Numeral::of(&form, true) == Numeral::None);
        }
    }
}
