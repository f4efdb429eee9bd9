//! Numbers among the tokens of a document: figures, words, and both together.

use super::cardinal::{Cardinal, Last, Rules};
use super::{Number, Numeral};
use crate::document::Document;
use crate::lang::en::numerals::{Joint, NumberWord};
use crate::lang::known::Known;
use crate::lang::pack;
use crate::text::{Token, WordId};

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
    document: &'d Document<'d>,
    tokens: &'d [Token],
    classes: Vec<Numeral>,
    rules: Rules,
}

impl<'d> Numerals<'d> {
    /// Looks every distinct word up once.
    pub fn new(document: &'d Document<'_>) -> Self {
        let (pack, vocabulary) = (&document.pack, &document.vocabulary);
        let (words, numerals) = (pack.has_numerals(), pack.numerals());
        let class = |(word, known): (WordId, &Known)| match (known.is(Known::NUMERAL), numerals) {
            (false, _) => Numeral::None,
            (true, None) => Numeral::of(vocabulary.form(word), words),
            (true, Some(numerals)) => Numeral::of_pack(&pack.numeral_form(vocabulary.form(word)), numerals),
        };
        let classes = vocabulary.words().zip(&document.known).map(class).collect();
        let pack_rules = |numerals: &pack::Numerals| Rules::Pack { adds_article: numerals.adds_article };
        let rules = numerals.map_or(Rules::English, pack_rules);
        Self { document, tokens: &document.tokens, classes, rules }
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
        !matches!(
            self.classes[word.index()],
            Numeral::None | Numeral::And | Numeral::Hyphen | Numeral::Word(NumberWord::Joint(_))
        )
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
            return Some(self.further_ordinals(value, at + 1, end));
        }
        if let Some(read) = self.point_ordinal(at, end).or_else(|| self.colon_ordinal(at, end)) {
            return Some(read);
        }
        if !matches!(self.at(at), Numeral::Word(_) | Numeral::Compound(_)) {
            return None;
        }
        let head = self.cardinal(at, end, None)?;
        let is_joined = self.is_tight_hyphen(head.end) || self.joint(head.end).is_some();
        let next = head.end + usize::from(is_joined);
        let (base, ordinal) = (head.number.integer()?, ordinal_at(next)?);
        // "les cinquante premiers" are fifty; "dos mil millonésimo" is one number.
        if !is_joined && ordinal < 100 && self.rules == (Rules::Pack { adds_article: false }) {
            return None;
        }
        let value = match ordinal {
            100..1000 if self.rules != Rules::English && base % 1000 == 0 => base + ordinal,
            // Only what stands behind a higher power is multiplied: "tres millones dos milésimo".
            100.. => {
                let rest = base % ordinal.checked_mul(1000)?;
                (base - rest).checked_add(rest.checked_mul(ordinal)?)?
            }
            _ if base % 100 == 0 || base % 10 == 0 && ordinal < 10 => base + ordinal,
            _ => return None,
        };
        Some(self.further_ordinals(value, next + 1, end))
    }

    /// "vigésimo primero": ordinals of lower powers of ten add to the one before, in languages that write them apart.
    fn further_ordinals(&self, mut value: u64, mut at: usize, end: usize) -> (u64, usize) {
        while self.rules != Rules::English && at < end {
            let Numeral::Ordinal(next) = self.at(at) else { break };
            let is_lower =
                [10, 100, 1000, 1_000_000].iter().any(|power| value.is_multiple_of(*power) && next < *power);
            if !is_lower || next == 0 {
                break;
            }
            (value, at) = (value + next, at + 1);
        }
        (value, at)
    }

    /// "2." of "der 2. Platz": a figure with a full stop that ends no sentence, between words that show it.
    fn point_ordinal(&self, at: usize, end: usize) -> Option<(u64, usize)> {
        let Numeral::Figure(number) = self.at(at) else { return None };
        let pack = &self.document.pack;
        let value = number.integer().filter(|value| (1..=200).contains(value))?;
        let is_known = |at: usize| pack.is_stop_word(self.document.form(at));
        let next =
            self.tokens.get(at + 2).filter(|next| at + 2 < end && next.is_word() && next.space_before())?;
        let shown = !next.is_capitalized() || at > 0 && is_known(at - 1) && !is_known(at + 2);
        (pack.numerals()?.has_point_ordinals && self.stop_behind(at, end) == 1 && shown)
            .then_some((value, at + 2))
    }

    /// "33:e": a figure and its ending with a colon between.
    fn colon_ordinal(&self, at: usize, end: usize) -> Option<(u64, usize)> {
        let Numeral::Figure(number) = self.at(at) else { return None };
        let is_tight = |at: usize| self.tokens.get(at).is_some_and(|token| !token.space_before());
        let is_written = self.document.form(at + 1) == ":" && is_tight(at + 1) && is_tight(at + 2);
        let numerals = self.document.pack.numerals().filter(|_| is_written && at + 3 <= end)?;
        numerals.is_ordinal_suffix(self.document.form(at + 2)).then_some((number.integer()?, at + 3))
    }

    /// 1 where a full stop right behind token `at` does not end the text before `end`, else 0.
    fn stop_behind(&self, at: usize, end: usize) -> usize {
        let is_tight = self.tokens.get(at + 1).is_some_and(|token| !token.space_before());
        usize::from(is_tight && at + 2 < end && self.document.form(at + 1) == ".")
    }

    /// What the word at `at` joins, where it stands between the parts of numbers.
    fn joint(&self, at: usize) -> Option<Joint> {
        match self.at(at) {
            Numeral::Word(NumberWord::Joint(joint)) => Some(joint),
            _ => None,
        }
    }

    /// The fraction in words that begins at token `at`: "two thirds", "one fifth", "three quarters".
    pub fn read_fraction(&self, at: usize, end: usize) -> Option<Reading> {
        if let Numeral::Fraction(number) = self.at(at) {
            let reading = Reading { number, negative: false, end: at + 1, scaled: false };
            let scaled = if self.rules == Rules::English { None } else { self.scale_after(reading, end) };
            return (at < end).then(|| scaled.unwrap_or(reading));
        }
        let numerator = match self.at(at) {
            Numeral::Word(NumberWord::Digit(numerator @ 1..)) => numerator,
            // "ein Drittel"
            Numeral::Article if self.rules != Rules::English => 1,
            _ => return None,
        };
        let is_article = self.at(at) == Numeral::Article;
        let denominator = match self.at(at + 1) {
            Numeral::Word(NumberWord::Part(d)) if !is_article || d == 3 || d >= 5 => d,
            Numeral::Ordinal(d @ 3..=100) if numerator == 1 && self.rules == Rules::English => d as u32,
            _ => return None,
        };
        let number = Number::fraction(numerator.into(), denominator)?;
        (at + 2 <= end).then_some(Reading { number, negative: false, end: at + 2, scaled: false })
    }

    fn magnitude(&self, at: usize, end: usize) -> Option<Reading> {
        use NumberWord::{Dozen, Hundred, Part, Power, Scale};
        if at >= end {
            return None;
        }
        let is_multiplier = |at| matches!(self.at(at), Numeral::Word(Hundred | Scale(_) | Power(_) | Dozen));
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
            Numeral::Word(NumberWord::Scale(exponent) | NumberWord::Power(exponent)) => {
                part.scaled(exponent.into())
            }
            Numeral::Word(NumberWord::Hundred) => part.scaled(2),
            Numeral::Word(NumberWord::Dozen) => part.times(12)?,
            _ => return None,
        };
        (next < end).then_some(Reading { number, negative: false, end: next + 1, scaled: true })
    }

    /// `reading` times the power of ten that follows it.
    fn scale_after(&self, reading: Reading, end: usize) -> Option<Reading> {
        match self.at(reading.end) {
            Numeral::Word(NumberWord::Scale(exponent) | NumberWord::Power(exponent)) if reading.end < end => {
                let number = reading.number.scaled(exponent.into());
                Some(Reading { number, end: reading.end + 1, scaled: true, ..reading })
            }
            _ => None,
        }
    }

    /// A cardinal number in words, in figures or in both: "3 hundred and 21", "42 trillion", "one thousand and one".
    /// `initial` is a factor that was read already, the "a" of "a hundred".
    fn cardinal(&self, mut at: usize, end: usize, initial: Option<Number>) -> Option<Reading> {
        let mut state = Cardinal::new(initial, self.rules);
        while at < end {
            let next = match self.at(at) {
                Numeral::Word(NumberWord::Joint(joint)) => {
                    if !state.takes_and() || !self.joint_continues(joint, at, end, &state) {
                        break;
                    }
                    state.after_and = true;
                    at += 1;
                    continue;
                }
                // "1 млрд 200 млн"
                Numeral::Figure(figure)
                    if state.last.is_scale()
                        && self.rules != Rules::English
                        && self.scale(at + 1).is_some_and(|exponent| exponent < state.smallest) =>
                {
                    Some((figure, Last::Figure))
                }
                Numeral::And if state.takes_and() && self.and_continues(at, end, &state) => {
                    state.after_and = true;
                    at += 1;
                    continue;
                }
                // "Quatre-vingt-dix", which a capital divides into words
                Numeral::Hyphen if self.rules != Rules::English => {
                    if !self.is_tight_hyphen(at) || state.step(self.at(at + 1)).is_none() {
                        break;
                    }
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
            // "3 Mio. Euro"
            let is_short = matches!(self.at(at), Numeral::Word(NumberWord::ScaleAbbreviation(_)));
            at += 1 + if is_short && self.rules != Rules::English { self.stop_behind(at, end) } else { 0 };
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
        let is_joined = self.at(reading.end) == Numeral::And || self.joint(reading.end).is_some();
        let after_and = reading.end + usize::from(is_joined);
        let (fraction, next) = match self.at(after_and) {
            // "dos millones y medio"
            Numeral::Word(NumberWord::Part(2)) if self.joint(reading.end).is_some() => {
                (Number::fraction(1, 2)?, after_and + 1)
            }
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

    /// The exponent of the power of ten at `at`.
    fn scale(&self, at: usize) -> Option<u8> {
        match self.at(at) {
            Numeral::Word(
                NumberWord::Scale(exponent)
                | NumberWord::Power(exponent)
                | NumberWord::ScaleAbbreviation(exponent),
            ) => Some(exponent),
            _ => None,
        }
    }

    /// Whether the joint at `at` goes on with the number: "treinta y dos", not "treinta y cuarenta" or "mil y dos mil".
    fn joint_continues(&self, joint: Joint, at: usize, end: usize, state: &Cardinal) -> bool {
        let next = self.at(at + 1);
        let fits = match joint {
            Joint::Any => !matches!(next, Numeral::Figure(_)),
            Joint::One => {
                let one = matches!(next, Numeral::Word(NumberWord::Digit(1) | NumberWord::Teen(11)));
                one || next == Numeral::Article
            }
            Joint::Half => false,
        };
        let goes_on = state.joined().step(next).is_some();
        let is_below = |at| self.scale(at).is_none_or(|exponent| exponent < state.smallest);
        fits && goes_on && at + 1 < end && is_below(at + 2) && is_below(at + 3)
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
        // "1 234 567,89"
        let has_decimals = self.rules != Rules::English
            && length(at) > 4
            && self.document.token_text(at).bytes().position(|byte| byte == b',') == Some(3);
        let gap = self.tokens[at].span.start() - self.tokens[at - 1].span.end();
        whole
            && first_fits
            && (length(at) == 3 || has_decimals)
            && (1..=self.widest_space()).contains(&gap)
            && state.group.integer() != Some(0)
    }

    /// Bytes of the widest space within a figure; a narrow one of Unicode has three.
    fn widest_space(&self) -> usize {
        if self.rules == Rules::English { 2 } else { 3 }
    }

    /// A hyphen with nothing around it.
    fn is_tight_hyphen(&self, at: usize) -> bool {
        let tight = |at: usize| self.tokens.get(at).is_some_and(|token| !token.space_before());
        self.at(at) == Numeral::Hyphen && tight(at) && tight(at + 1)
    }
}
