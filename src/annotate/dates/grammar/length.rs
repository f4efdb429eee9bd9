//! Lengths of time and recurrences.

use super::super::expression::{Count, Expression, Recurrence};
use super::super::lexicon::Shape;
use super::{Grammar, Read};
use crate::annotate::numbers::{Number, Numeral};
use crate::lang::en::calendar::{Pick, TimeWord as W, Unit};

/// Most parts of one length: "2 hours, 32 minutes, 25 seconds".
const MAX_PARTS: usize = 4;

impl Grammar<'_> {
    /// "three days", "at least the past 18 months", "a two-year period", "over the last decade", "several weeks".
    pub(super) fn lasting(&self, at: usize) -> Read<Expression> {
        if matches!(self.form(at.wrapping_sub(1)), "aged" | "ages" | "age") {
            return None;
        }
        if let Some(read) = self.between_lengths(at) {
            return Some(read);
        }
        let (parts, end) = self.length(at)?;
        Some((Expression::Lasting(parts), end))
    }

    /// "two to three weeks", "the next 12 to 18 months", "5-7 days".
    fn between_lengths(&self, at: usize) -> Read<Expression> {
        let mut next = self.past_about(at);
        next += usize::from(self.word(next) == W::The && matches!(self.word(next + 1), W::Pick(_)));
        next += usize::from(matches!(
            self.word(next),
            W::Pick(Pick::Last | Pick::Past | Pick::Next | Pick::Coming)
        ));
        let (from, to, end) = match self.shape(next) {
            Shape::Integers(from, to) => (Number::whole(from.into()), Number::whole(to.into()), next + 1),
            _ => {
                let plain = |at: usize| {
                    let counts = self.numerals.may_begin(at) && self.numerals.at(at) != Numeral::Article;
                    counts
                        .then(|| self.numerals.read(at, self.end))
                        .flatten()
                        .filter(|reading| !reading.negative)
                };
                let from = plain(next)?;
                if !matches!(self.word(from.end), W::To | W::Or | W::Dash) {
                    return None;
                }
                let to = plain(from.end + 1)?;
                (from.number, to.number, to.end)
            }
        };
        let W::Units(unit) = self.word(end) else { return None };
        (!self.is_age(end + 1)).then_some((Expression::LastingBetween(from, to, unit), end + 1))
    }

    fn length(&self, at: usize) -> Read<Vec<(Count, Unit)>> {
        let one = |unit, end| Some((vec![(Count::Exactly(Number::whole(1)), unit)], end));
        let start = self.past_about(at);
        let article = usize::from(self.word(start) == W::The);
        // "the past decade", "over the last century".
        if let (W::Pick(pick), W::Unit(unit)) = (self.word(start + article), self.word(start + article + 1)) {
            let long = matches!(unit, Unit::Decade | Unit::Century | Unit::Millennium);
            if pick == Pick::Past && unit != Unit::Day
                || long && matches!(pick, Pick::Last | Pick::Next | Pick::Coming)
            {
                return one(unit, start + article + 2);
            }
        }
        if let Shape::Length(count, unit) = self.shape(start) {
            return self.compound_length(start, count, unit);
        }
        if let (W::A, Shape::Length(count, unit)) = (self.word(start), self.shape(start + 1)) {
            // "a three-year period" is a length itself; "a three-year contract" only has one.
            let (parts, end) = self.compound_length(start + 1, count, unit)?;
            return (self.word(end) == W::Period).then_some((parts, end + 1));
        }
        if let (W::The, W::Unit(unit @ Unit::Year), W::Ending) =
            (self.word(start), self.word(start + 1), self.word(start + 2))
        {
            // "the year ended March 31"
            return one(unit, start + 2);
        }
        if let (W::All, W::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month | Unit::Year))) =
            (self.word(start), self.word(start + 1))
        {
            return one(unit, start + 2);
        }
        let (count, unit, mut end) = self.counted_unit(at)?;
        if self.is_age(end) {
            return None;
        }
        let mut parts = vec![(count, unit)];
        while parts.len() < MAX_PARTS {
            let mut next = end;
            next += usize::from(self.word(next) == W::Comma);
            next += usize::from(self.word(next) == W::And);
            let Some((count, smaller, after)) = self.exactly_counted(next) else { break };
            if parts.last().is_none_or(|(_, unit)| smaller >= *unit) || self.word(after) == W::Ago {
                break;
            }
            parts.push((count, smaller));
            end = after;
        }
        end += usize::from(self.word(end) == W::Or && matches!(self.form(end + 1), "so" | "two")) * 2;
        Some((parts, end))
    }

    fn compound_length(&self, at: usize, count: Count, unit: Unit) -> Read<Vec<(Count, Unit)>> {
        let is_part_of_date = unit == Unit::Century || unit == Unit::Quarter;
        (!self.is_age(at + 1) && !is_part_of_date).then(|| (vec![(count, unit)], at + 1))
    }

    /// A number with a unit of time, and all that may stand before it: "almost two years", "at least the past 18
    /// months", "a few days", "the next several weeks", "days".
    pub(super) fn counted_unit(&self, at: usize) -> Option<(Count, Unit, usize)> {
        let next = self.past_about(at);
        if let Some(read) = self.exactly_counted(next) {
            return Some(read);
        }
        let article = usize::from(self.word(next) == W::The);
        let mut after = next + article;
        let mut picked = false;
        if let W::Pick(
            Pick::Last
            | Pick::Past
            | Pick::Next
            | Pick::Coming
            | Pick::Previous
            | Pick::Following
            | Pick::Latest,
        ) = self.word(after)
        {
            (picked, after) = (true, after + 1);
        } else if let Some((1, end)) = self.numerals.read_ordinal(after, self.end).filter(|_| article == 1) {
            // "the first nine months"
            (picked, after) = (true, end);
        }
        if picked || article == 1 {
            if let Some((count, unit, end)) = self.exactly_counted(after) {
                // "the two days" are a length; "the one day" hardly.
                return Some((count, unit, end));
            }
            return self.vaguely_counted(after);
        }
        if let Some((count, unit, end)) = self.vaguely_counted(next) {
            return Some((count, unit, end));
        }
        match (self.word(next), self.word(next + 1)) {
            (W::A, W::Unit(unit)) if self.is_article_of_length(next, at < next, unit) => {
                let half = self.and_a_half(next + 2);
                let number = if half > next + 2 { Number::fraction(3, 2)? } else { Number::whole(1) };
                Some((Count::Exactly(number), unit, half))
            }
            (W::Units(unit), _) if self.is_bare_plural_of_length(next, at < next, unit) => {
                Some((Count::Unknown, unit, next + 1))
            }
            _ => None,
        }
    }

    /// "18 months", "twenty-four hours", "two and a half years", "half an hour", "five year" before a noun, "3 more weeks".
    fn exactly_counted(&self, at: usize) -> Option<(Count, Unit, usize)> {
        // "half an hour"
        if self.form(at) == "half" {
            let (W::A, W::Unit(unit)) = (self.word(at + 1), self.word(at + 2)) else { return None };
            return Some((Count::Exactly(Number::fraction(1, 2)?), unit, at + 3));
        }
        if self.numerals.at(at) == Numeral::Article
            && self.form(at + 1) != "hundred"
            && self.form(at + 1) != "dozen"
            || !self.numerals.may_begin(at)
            || self.word_before(at) == W::Currency
        {
            return None;
        }
        let reading = self.numerals.read(at, self.end).filter(|reading| !reading.negative)?;
        let mut next = reading.end;
        if matches!(self.shape(at), Shape::Integer(1000.., 4)) && matches!(self.word(next), W::Unit(_)) {
            // "the 2021 weekend"
            return None;
        }
        let between = matches!(self.word(next), W::More | W::Filler)
            || self.form(next) == "consecutive"
            || self.word(next) == W::Dash && self.is_tight(next);
        next += usize::from(between);
        if let W::Pick(Pick::Past | Pick::Next | Pick::Coming) = self.word(next) {
            // "5 upcoming years"; "half past", "ten past" are of the clock.
            next += usize::from(matches!(self.word(next + 1), W::Units(_)));
        }
        let unit = self.unit(next)?;
        // "20 second" is a length, "2 may" and "the 3 min" are not our matter; a bare "5 year" only before a noun.
        let half = self.and_a_half(next + 1);
        let number =
            if half > next + 1 { reading.number.plus(Number::fraction(1, 2)?)? } else { reading.number };
        Some((Count::Exactly(number), unit, half))
    }

    /// "several months", "a few days", "a couple of years", "some weeks".
    fn vaguely_counted(&self, at: usize) -> Option<(Count, Unit, usize)> {
        let mut next = at + usize::from(self.word(at) == W::A);
        let mut count = Count::Unknown;
        match self.word(next) {
            W::Several if next == at => next += 1,
            W::Few => next += 1,
            W::Couple => {
                count = Count::Exactly(Number::whole(2));
                next += 1 + usize::from(self.word(next + 1) == W::Of);
            }
            _ => return None,
        }
        next += usize::from(self.word(next) == W::More);
        match self.word(next) {
            W::Units(unit) => Some((count, unit, next + 1)),
            _ => None,
        }
    }

    /// Past "and a half".
    fn and_a_half(&self, at: usize) -> usize {
        let is_half = self.word(at) == W::And && self.word(at + 1) == W::A && self.form(at + 2) == "half";
        if is_half { at + 3 } else { at }
    }

    /// Whether "a year", "an hour" at `at` is a length: after a preposition or "about", not in "$5 a year".
    fn is_article_of_length(&self, at: usize, is_modified: bool, unit: Unit) -> bool {
        if matches!(unit, Unit::Quarter | Unit::Second) {
            return is_modified && unit == Unit::Second && self.word_before(at) == W::Than;
        }
        is_modified
            || self.followed_by_direction(at + 2)
            || matches!(
                self.word_before(at),
                W::In | W::Over | W::Preposition | W::After | W::From | W::To | W::Or
            )
            || matches!(
                self.form(at.wrapping_sub(1)),
                "lasted" | "took" | "takes" | "take" | "spent" | "spend" | "last"
            )
    }

    /// Whether "days", "years" at `at` without a number are a length: "for years", "days later".
    fn is_bare_plural_of_length(&self, at: usize, is_modified: bool, unit: Unit) -> bool {
        if matches!(unit, Unit::Weekend | Unit::Quarter | Unit::Second | Unit::Minute) {
            return false;
        }
        is_modified
            || self.followed_by_direction(at + 1)
            || matches!(self.word(at + 1), W::Before | W::After)
            || matches!(self.word_before(at), W::Preposition | W::Over | W::After | W::Until | W::Or)
            || matches!(
                self.form(at.wrapping_sub(1)),
                "take" | "takes" | "took" | "lasted" | "spent" | "wait" | "waited"
            )
            || self.word(at + 1) == W::Or && matches!(self.word(at + 2), W::Units(_))
    }

    /// "ago", "earlier", "later" and the like.
    fn followed_by_direction(&self, at: usize) -> bool {
        matches!(self.word(at), W::Ago | W::Hence | W::Edge(_))
    }

    /// Whether a length up to `at` is an age: "years old", "years of age", "-year-old".
    fn is_age(&self, at: usize) -> bool {
        let next = at + usize::from(self.word(at) == W::Dash);
        self.word(next) == W::Old || self.word(next) == W::Of && self.word(next + 1) == W::Age
    }

    /// Past "about", "nearly", "at least", "more than", "up to".
    pub(super) fn past_about(&self, at: usize) -> usize {
        match (self.word(at), self.word(at + 1)) {
            (W::About, W::About) => at + 2,
            (W::About, _) => at + 1,
            (W::Over, W::A) if matches!(self.word(at + 2), W::Unit(_)) => at + 1,
            (W::At, W::Least) | (W::More, W::Than) | (W::Up, W::To) => at + 2,
            _ => at,
        }
    }

    /// "every Monday", "each July", "daily", "twice a week", "Tuesday nights", "every two weeks".
    pub(super) fn recurrence(&self, at: usize) -> Read<Recurrence> {
        let once = Count::Exactly(Number::whole(1));
        match self.word(at) {
            W::Every => self.after_every(at + 1),
            W::Recurring(count, unit) => {
                // "the Daily Mail"; a quarterly dividend is just a dividend.
                let is_adjective = (count, unit) == (3, Unit::Month) && !self.ends_phrase(at + 1);
                let is_name = is_adjective || self.is_capitalized(at) && at > self.start;
                let every = Recurrence::Every(Count::Exactly(Number::whole(count.into())), unit);
                (!is_name).then_some((every, at + 1))
            }
            W::Weekdays(weekday) => match self.word(at + 1) {
                W::DayParts(part) => {
                    let clock = super::super::expression::Clock::Part(part);
                    Some((Recurrence::Weekday(weekday, Some(clock)), at + 2))
                }
                _ => Some((Recurrence::Weekday(weekday, None), at + 1)),
            },
            W::Weekday(weekday) => match self.word(at + 1) {
                W::DayParts(part) => {
                    let clock = super::super::expression::Clock::Part(part);
                    Some((Recurrence::Weekday(weekday, Some(clock)), at + 2))
                }
                _ => None,
            },
            W::The | W::Pick(Pick::Last) => self.nth_of_every_month(at),
            // "twice a week", "once every four years"
            W::Times(_) => self.per_unit(at + 1).map(|(unit, end)| (Recurrence::Every(once, unit), end)),
            _ if self.numerals.may_begin(at) => {
                if let Some(read) = self.nth_of_every_month(at) {
                    return Some(read);
                }
                let reading = self.numerals.read(at, self.end)?;
                let times = reading.end;
                let counted = self.word(times) == W::TimesWord;
                let (unit, end) = counted.then(|| self.per_unit(times + 1)).flatten()?;
                Some((Recurrence::Every(once, unit), end))
            }
            _ => None,
        }
    }

    /// "the first Monday of every month"
    fn nth_of_every_month(&self, at: usize) -> Read<Recurrence> {
        let next = at + usize::from(self.word(at) == W::The);
        let next = match self.word(next) {
            W::Pick(Pick::Last) => next + 1,
            _ => self.numerals.read_ordinal(next, self.end)?.1,
        };
        let is_so = matches!(self.word(next), W::Weekday(_))
            && matches!(self.word(next + 1), W::Of | W::In)
            && self.word(next + 2) == W::Every
            && self.word(next + 3) == W::Unit(Unit::Month);
        let monthly = Recurrence::Every(Count::Exactly(Number::whole(1)), Unit::Month);
        is_so.then_some((monthly, next + 4))
    }

    fn after_every(&self, at: usize) -> Read<Recurrence> {
        let other = usize::from(self.word(at) == W::Other || self.form(at) == "second");
        let next = at + other;
        let count = Count::Exactly(Number::whole(1 + other as u64));
        let recurrence = match self.word(next) {
            W::Unit(unit) => Recurrence::Every(count, unit),
            W::Weekday(weekday) => Recurrence::Weekday(weekday, None),
            W::Month(month) => Recurrence::Month(month),
            W::Season(season) => Recurrence::Season(season),
            W::DayPart(part) => Recurrence::DayPart(part),
            _ => {
                let (count, unit, end) = self.exactly_counted(at)?;
                return Some((Recurrence::Every(count, unit), end));
            }
        };
        Some((recurrence, next + 1))
    }

    /// "a week", "per year", "every month".
    fn per_unit(&self, at: usize) -> Read<Unit> {
        match (self.word(at), self.word(at + 1)) {
            (W::A | W::Per | W::Every, W::Unit(unit)) => Some((unit, at + 2)),
            _ => None,
        }
    }
}
