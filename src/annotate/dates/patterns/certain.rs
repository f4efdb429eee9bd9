//! Whether words and figures that mean other things too are times: names of months are names of people and planets,
//! figures count.

use super::super::lexicon::Shape;
use super::meaning::unit;
use super::reader::Reader;
use super::slots::Slots;
use crate::annotate::ages::end_of_age;
use crate::annotate::dates::expression::Recurrence;
use crate::lang::en::calendar::Unit;
use crate::lang::known::Known;
use crate::lang::pack::times::Sense;
use crate::text::Token;

impl Reader<'_> {
    /// Whether a point or a time of day, which stands in the tokens from `first` to `end`, is one for certain.
    pub fn is_certain(&self, slots: &Slots, first: usize, end: usize) -> bool {
        if self.is_other_figure(slots, first, end) {
            return false;
        }
        // In most languages the words are written small.
        let is_shouted = self.is_upper(first) && !self.document.pack.capitalizes_nouns() && end == first + 1;
        if is_shouted && first > self.start && (slots.has(b'R') || slots.has(b'S')) {
            return false;
        }
        if let Some(value) = slots.get(b'M').or_else(|| slots.get(b'W')) {
            // Abbreviations stand with figures only.
            let is_abbreviated = slots.has(b'M') && Sense::middle(value) != 0 || Sense::high(value) != 0;
            if is_abbreviated && !(first..end).any(|at| self.is_numeric(at)) {
                return false;
            }
            let stands_alone = !(b"DYQF".iter().any(|item| slots.has(*item)) || slots.shape != Shape::None);
            return !(stands_alone && is_shouted && (slots.has(b'M') || first > self.start));
        }
        let year = slots.get(b'Y').filter(|_| slots.has_only(b'Y'));
        year.is_none_or(|year| self.is_year(year, first, end))
    }

    /// Whether figures are rather a fraction, a score, a count, or the number of a day.
    fn is_other_figure(&self, slots: &Slots, first: usize, end: usize) -> bool {
        let form = self.document.form(first);
        let is_fraction = match slots.shape {
            Shape::DayMonth(day, _) => form.contains('/') && (form.len() < 5 && day <= 12 || form == "24/7"),
            _ => false,
        };
        // "0:13"
        let is_score = slots.has_only(b'T') && !slots.has(b'c') && form.contains(':') && form.len() < 5;
        let is_bare_hour = slots.has(b'H') && !b"GKP".iter().any(|item| slots.has(*item));
        // "the next day 15"
        let is_day = slots.has(b'Q') && slots.get(b'U').and_then(unit) == Some(Unit::Day);
        is_fraction || is_score || is_bare_hour && self.counts_word(end) || is_day && self.is_numeric(end)
    }

    /// Whether a length of time is the age of somebody: "five years old", or what [`end_of_age`] tells.
    pub fn is_age(&self, unit: Option<Unit>, first: usize, end: usize) -> bool {
        let code = match unit {
            Some(Unit::Year) => "a",
            Some(Unit::Month) => "mo",
            _ => "",
        };
        let is_told = || {
            end_of_age(self.document, code, (first, end), (self.start, self.document.tokens.len())).is_some()
        };
        self.item(b'g', end).is_some() || is_told()
    }

    /// Whether a recurrence belongs to a unit of speed: "90 kilometres an hour".
    pub fn is_of_unit(&self, recurrence: &Recurrence, first: usize) -> bool {
        matches!(recurrence, Recurrence::Every(_, Unit::Hour | Unit::Minute | Unit::Second))
            && first > self.start
            && self.counts_amount(first - 1)
    }

    /// Whether the unit before `end` is written as a name, "A Hundred Years of Solitude", where units are written
    /// small.
    pub fn is_named(&self, end: usize) -> bool {
        self.is_upper(end - 1) && !self.document.pack.capitalizes_nouns()
    }

    /// Whether a currency or a unit stands at `at`.
    pub fn counts_amount(&self, at: usize) -> bool {
        let document = self.document;
        let is_amount = |token: &Token| document.known[token.word.index()].is(Known::AMOUNT);
        document.tokens.get(at).is_some_and(is_amount) || matches!(document.form(at), "%" | "€" | "$" | "£")
    }

    /// Whether a word with content stands at `at`, which the figure before it may count.
    fn counts_word(&self, at: usize) -> bool {
        let document = self.document;
        let is_word = document.tokens.get(at).is_some_and(Token::is_word);
        is_word && !document.pack.is_stop_word(document.form(at))
    }

    /// Whether a figure that stands without "year" is one, by what stands around it.
    fn is_year(&self, year: i32, first: usize, end: usize) -> bool {
        let document = self.document;
        let is_counted = document.tokens.get(end).is_some_and(Token::is_word) && year % 50 == 0;
        // "Windows 2000": a number that belongs to a name.
        let is_numbered =
            first > self.start + 1 && self.is_upper(first - 1) && !document.pack.capitalizes_nouns();
        let before = document.form(first.wrapping_sub(1));
        (1500..=2100).contains(&year)
            && !(self.counts_amount(end) || is_counted || is_numbered || matches!(before, "#" | "€" | "$"))
    }
}
