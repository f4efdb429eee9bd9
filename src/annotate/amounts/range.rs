//! Ranges: two ends with one unit, in one word ("10-15 people", "$10-12bn") or in several ("3 to 5 per cent", "between 5
//! and 10 kg"). "From 3 to 5 per cent" tells of a change, "3 or 5 per cent" of a choice; both are two amounts.

use super::AmountKind;
use super::lexicon::{Term, ends_of_range};
use super::parser::{Counted, Parser, Read, scale_of};
use crate::annotate::numbers::{Number, Reading};
use crate::lang::en::units;
use crate::text::Sentence;

/// Words before the plural that a range counts: "10-15 heavily armed men".
const MAX_WORDS_BEFORE: usize = 2;

impl Parser<'_> {
    /// "10-15", "$10-12", "5-10m", "15-16-year-olds": a range in the word at `at`.
    pub(super) fn range_in_word(&self, at: usize, limit: usize, sentence: &Sentence) -> Read<Counted> {
        let range = ends_of_range(self.form(at), &self.lexicon.writing)?;
        let (from, to) = (range.from, range.to);
        if let Some(what) = range.after.strip_prefix(['-', '‑', '–']) {
            let what = self.lexicon.writing.english(what);
            let counted = |number| match Term::measured(number, what)? {
                Term::Measured(number, unit) => Some((AmountKind::Quantity, number, unit.code)),
                Term::Age(number, code) => Some((AmountKind::Quantity, number, code)),
                Term::Percentual(number) => Some((AmountKind::Percent, number, "%")),
                _ => None,
            };
            let (kind, number, unit) = counted(from)?;
            return Some((Counted::new(kind, number, Some(unit)).up_to(counted(to)?.1), at + 1));
        }
        let (exponent, end) = match (range.after, units::magnitude(self.letters_behind(at))) {
            ("", _) => self.scale_at(at + 1, limit).unwrap_or((0, at + 1)),
            (_, magnitude) => (magnitude.unwrap_or(0), at + 1),
        };
        let is_scaled = exponent != 0;
        let reading = |number: Number| Reading {
            number: number.scaled(exponent),
            negative: false,
            end,
            scaled: is_scaled,
        };
        if !range.before.is_empty() {
            let currency = units::currency_sign(range.before)?;
            let sum = |number: Number| number.scaled(exponent + currency.exponent);
            let counted = Counted::new(AmountKind::Money, sum(from), currency.code).up_to(sum(to));
            let is_told = range.after.is_empty() || is_scaled;
            return is_told.then(|| (counted, self.past_currency_word(end, currency, limit)));
        }
        let measured =
            units::measurement(range.after).filter(|_| range.after != "m" || !self.counts_things(end));
        if let (Some((lower, _)), Some((upper, end))) =
            (self.unit_after(reading(from), limit), self.unit_after(reading(to), limit))
            && (measured.is_none() || lower.kind == AmountKind::Money)
        {
            return Some((lower.up_to(upper.number), end));
        }
        if let Some(unit) = measured {
            let (code, end) = self.unit_code(unit, at + 1);
            return Some((Counted::new(AmountKind::Quantity, from, Some(code)).up_to(to), end));
        }
        let counts = is_scaled || range.after.is_empty() && self.counts(at, from, to, end, sentence);
        let counted = Counted::new(AmountKind::Number, reading(from).number, None).up_to(reading(to).number);
        counts.then_some((counted, end))
    }

    /// The ends of a plain range in the word at `at`.
    pub(super) fn ends_in_word(&self, at: usize) -> Option<(Number, Number)> {
        let is_range = self.term(at) == Term::Range;
        let range = is_range.then(|| ends_of_range(self.form(at), &self.lexicon.writing)).flatten()?;
        (range.before.is_empty() && range.after.is_empty()).then_some((range.from, range.to))
    }

    /// Whether "10-15" at `at` counts what follows from `end` on, and is no result of a match.
    fn counts(&self, at: usize, from: Number, to: Number, end: usize, sentence: &Sentence) -> bool {
        if at > sentence.tokens.start() {
            let is_name = self.is_capitalized(at - 1) && !self.is_stop_word(at - 1);
            if is_name || matches!(self.form(at - 1), "a" | "an") {
                return false;
            }
        }
        let has_decimals = from.integer().is_none() || to.integer().is_none();
        has_decimals || self.plural_follows(end)
    }

    /// Whether a noun in the plural stands at `at`, or soon behind it in the same phrase.
    pub(super) fn plural_follows(&self, at: usize) -> bool {
        let phrase = (at..=at + MAX_WORDS_BEFORE).take_while(|&at| {
            let is_word = self.document.tokens.get(at).is_some_and(|token| token.is_word());
            let may_be_name = self.is_capitalized(at) && !self.document.pack.capitalizes_nouns();
            is_word && !may_be_name && !self.is_stop_word(at)
        });
        phrase.into_iter().any(|at| self.counts_things(at))
    }

    /// "3" of "3 to 5 percent", "5 or 10 million dollars", "10 to 15 people": takes the unit of the number that follows, and
    /// that number too where both are the ends of a range.
    pub(super) fn range(&self, at: usize, first: Reading, limit: usize) -> Read<Counted> {
        let joins = match self.form(first.end) {
            "to" | "or" | "-" | "–" => true,
            "and" => self.follows_between(at),
            _ => false,
        };
        let next = first.end + 1;
        if !joins || !self.numerals.may_begin(next) {
            return None;
        }
        let second = self.numerals.read(next, limit)?;
        let is_range = self.form(first.end) != "or" && !first.negative && !self.follows_from(at);
        let ratio = match second.scaled && !first.scaled {
            true => scale_of(self.numerals.at(second.end - 1))?,
            false => 0,
        };
        let lower = first.number.scaled(ratio);
        if let Some((counted, end)) = self.unit_after(second, limit) {
            // As if it stood there itself: cents and basis points move the point.
            let (lower, _) = self.unit_after(Reading { number: lower, ..second }, limit)?;
            let lower = Counted { negative: first.negative, ..lower };
            return match is_range && is_below(lower.number, counted.number) {
                true => Some((lower.up_to(counted.number), end)),
                false if first.scaled => None,
                false => Some((lower, first.end)),
            };
        }
        let counts = second.scaled || self.form(second.end) == "of" || self.plural_follows(second.end);
        let is_range = is_range && counts && !second.negative && is_below(lower, second.number);
        is_range.then(|| (Counted::new(AmountKind::Number, lower, None).up_to(second.number), second.end))
    }

    /// The range from one amount to another of its kind and unit: "$10–$12", "between 150 and 200 fish"; `end` is the token behind
    /// the first, which began at `at`. "Between $5 and $10" names two sums, each of them whole.
    pub(super) fn up_to_another(
        &self,
        at: usize,
        first: Counted,
        end: usize,
        limit: usize,
        sentence: &Sentence,
    ) -> Read<Counted> {
        let joins = match self.form(end) {
            "-" | "–" => {
                first.kind != AmountKind::Number && !self.space_before(end) && !self.space_before(end + 1)
            }
            "and" => first.kind == AmountKind::Number && self.follows_between(at),
            _ => false,
        };
        if !joins || first.to.is_some() || first.negative || first.kind == AmountKind::Ordinal {
            return None;
        }
        let (second, after) = self.counted(end + 1, limit, sentence)?;
        let is_alike = (second.kind, second.unit) == (first.kind, first.unit);
        let fits =
            is_alike && second.to.is_none() && !second.negative && is_below(first.number, second.number);
        fits.then_some((first.up_to(second.number), after))
    }

    /// Whether "between" stands before token `at`, perhaps with one word between: "between about 5".
    pub(super) fn follows_between(&self, at: usize) -> bool {
        (1..=2.min(at)).any(|back| self.form(at - back) == "between")
    }

    /// Whether "from" stands before token `at`: "from 3 to 5", "from just over 3 to 5".
    pub(super) fn follows_from(&self, at: usize) -> bool {
        (1..=3.min(at)).any(|back| self.form(at - back) == "from")
    }
}

fn is_below(lower: Number, upper: Number) -> bool {
    lower.to_f64() < upper.to_f64()
}
