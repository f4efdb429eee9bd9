//! Times of day.

use super::super::expression::{Clock, Moment, Point, Which};
use super::super::lexicon::{Shape, hour_and_minute};
use super::{Grammar, Read};
use crate::annotate::numbers::Numeral;
use crate::lang::en::calendar::{DayPart, TimeWord as W, Unit};

impl Grammar<'_> {
    /// "10:30 a.m. EST", "3pm", "noon", "five o'clock", "4 in the morning", "0630 hours".
    pub(super) fn clock(&self, at: usize) -> Read<Clock> {
        if let Some(read) = self.four_digits(at) {
            return Some(read);
        }
        let (hour, minute, second, next) = match (self.shape(at), self.word(at)) {
            (Shape::FullClock(hour, minute, second), _) => {
                return Some((Clock::At(hour, minute, second), self.past_zone(at + 1)));
            }
            (Shape::Clock(hour, minute, second), _) => (hour, Some(minute), second, at + 1),
            (Shape::DottedClock(hour, minute), _) if matches!(self.word(at + 1), W::Am | W::Pm) => {
                (hour, Some(minute), None, at + 1)
            }
            (_, W::Hour(hour)) => return Some((Clock::At(hour, Some(0), None), self.past_zone(at + 1))),
            _ => {
                let (hour, next) = self.hour_number(at)?;
                (hour, None, None, next)
            }
        };
        // "06:30 hours", but "2:30 hours" is a length.
        let is_hours = minute.is_some() && self.is_hours(next) && self.form(at).len() == 5;
        let oclock = self.word(next) == W::OClock;
        let next = next + usize::from(oclock || is_hours);
        let told = minute.is_some() || oclock;
        let clock = |hour| Clock::At(hour, minute.or(Some(0)), second);
        if let Some(half) = self.half_of_day(next).filter(|_| (1..=12).contains(&hour)) {
            return Some((clock(hour % 12 + half), self.past_zone(next + 1)));
        }
        // "4 in the morning", "10 o'clock at night".
        let part = match (self.word(next), self.word(next + 1), self.word(next + 2)) {
            (W::In, W::The, W::DayPart(part)) => Some((part, next + 3)),
            (W::At, W::DayPart(part @ DayPart::Night), _) => Some((part, next + 2)),
            _ => None,
        };
        if let Some((part, end)) = part.filter(|_| (1..=12).contains(&hour)) {
            return Some((self.in_part(clock(hour), Some(Clock::Part(part))), end));
        }
        let end = self.past_zone(next);
        (told || end > next).then_some((clock(hour), end))
    }

    /// "0630 hours", "at 1300 hrs", "1300 GMT": hours and minutes without a mark between them.
    fn four_digits(&self, at: usize) -> Read<Clock> {
        let Shape::Integer(digits, 4) = self.shape(at) else { return None };
        let (hour, minute) = hour_and_minute(digits)?;
        let clock = Clock::At(hour, Some(minute), None);
        if !self.is_hours(at + 1) {
            // In brackets it is the time before them, told for another zone.
            let end = self.past_zone(at + 1);
            return (end > at + 1 && self.word_before(at) != W::Open).then_some((clock, end));
        }
        // Without a zero before it, "1300 hours" may be as many.
        let is_point = match self.word_before(at) {
            _ if digits < 1000 => true,
            W::At | W::Until | W::From | W::To | W::Between | W::And | W::After | W::Before => true,
            W::About | W::Comma | W::Weekday(_) | W::Day(_) => self.word(at + 2) != W::Of,
            _ => self.form(at.wrapping_sub(1)) == "by",
        };
        is_point.then(|| (clock, self.past_zone(at + 2)))
    }

    fn is_hours(&self, at: usize) -> bool {
        matches!(self.word(at), W::Units(Unit::Hour) | W::UnitShort(Unit::Hour))
    }

    /// "2-4pm", "from 2 to 4 p.m.", "between 10:30 and 11:45": from and to.
    pub(super) fn clock_range(&self, at: usize) -> Option<(Moment, Moment, usize)> {
        let moment = |clock| Moment { point: None, clock: Some(clock) };
        if let Shape::Clocks(from, to) = self.shape(at) {
            let hour = |hour| moment(Clock::At(hour, Some(0), None));
            return Some((hour(from), hour(to), self.past_zone(at + 1)));
        }
        let (from, minute, next) = match self.shape(at) {
            Shape::Clock(hour, minute, None) => (hour, Some(minute), at + 1),
            Shape::Integer(hour @ 1..=12, 1 | 2) => (hour as u8, None, at + 1),
            // "0900 to 1700 hours"
            Shape::Integer(digits, 4) if matches!(self.shape(at + 2), Shape::Integer(_, 4)) => {
                let (hour, minute) = hour_and_minute(digits)?;
                (hour, Some(minute), at + 1)
            }
            _ => return None,
        };
        let opener = self.word_before(at);
        let joins = match self.word(next) {
            W::Dash | W::To | W::Until => true,
            W::And => opener == W::Between,
            _ => false,
        };
        let (to, end) = joins.then(|| self.clock(next + 1)).flatten()?;
        let Clock::At(to_hour, ..) = to else { return None };
        // An hour without "am" or "pm" takes the half of the day that leaves it before the other.
        let same_half = if to_hour >= 12 { from % 12 + 12 } else { from };
        let is_told = matches!(self.shape(at), Shape::Integer(_, 4));
        let from = if !is_told && same_half <= to_hour || from > 12 { same_half } else { from };
        Some((moment(Clock::At(from, minute.or(Some(0)), None)), moment(to), end))
    }

    /// "9 a.m. to 5 p.m. Monday through Friday": from and to.
    pub(super) fn hours_of_weekdays(&self, at: usize) -> Option<(Moment, Moment, usize)> {
        let clock = |at| self.clock(at).map(|(clock, end)| (Moment { point: None, clock: Some(clock) }, end));
        let (from, to, end) = self.clock_range(at).or_else(|| {
            let (from, next) = clock(at)?;
            let joins = matches!(self.word(next), W::Dash | W::To | W::Until);
            let (to, end) = joins.then(|| clock(next + 1)).flatten()?;
            Some((from, to, end))
        })?;
        let (first, last, is_plural, end) =
            self.weekdays(end + usize::from(matches!(self.word(end), W::On | W::Comma)))?;
        let on = |weekday| Some(Point::Weekday(Which::Bare, weekday));
        (!is_plural).then_some((Moment { point: on(first), ..from }, Moment { point: on(last), ..to }, end))
    }

    /// The hours of a time within a part of the day: 8 in the evening is 20.
    pub(super) fn in_part(&self, clock: Clock, part: Option<Clock>) -> Clock {
        match (clock, part) {
            (
                Clock::At(hour @ 1..12, minute, second),
                Some(Clock::Part(DayPart::Afternoon | DayPart::Evening)),
            ) => Clock::At(hour + 12, minute, second),
            // The small hours of a night belong to the morning.
            (Clock::At(hour @ 6..12, minute, second), Some(Clock::Part(DayPart::Night))) => {
                Clock::At(hour + 12, minute, second)
            }
            _ => clock,
        }
    }

    /// Whether a time without a day, from `at` to `end`, is surely one: "10:30" alone may be a result or a verse.
    pub(super) fn clock_may_stand_alone(&self, at: usize, end: usize) -> bool {
        let bare = matches!(self.shape(at), Shape::Clock(..)) && end == at + 1;
        !bare
            || matches!(
                self.word_before(at),
                W::At
                    | W::Preposition
                    | W::Until
                    | W::Before
                    | W::After
                    | W::From
                    | W::To
                    | W::Between
                    | W::About
                    | W::AtSign
            )
    }

    /// 0 for "a.m.", 12 for "p.m.".
    fn half_of_day(&self, at: usize) -> Option<u8> {
        match self.word(at) {
            // "am" is also a verb.
            W::Am if !matches!(self.form(at + 1), "i" | "not") => Some(0),
            W::Pm => Some(12),
            _ => None,
        }
    }

    fn hour_number(&self, at: usize) -> Read<u8> {
        match self.shape(at) {
            Shape::Integer(hour @ 1..=12, digits) if digits <= 2 => return Some((hour as u8, at + 1)),
            _ => {}
        }
        if !matches!(self.numerals.at(at), Numeral::Word(_))
            || !matches!(self.word(at + 1), W::Am | W::Pm | W::OClock)
        {
            return None;
        }
        let hour = self.numerals.read(at, at + 1)?.number.integer()?;
        u8::try_from(hour).ok().filter(|hour| (1..=12).contains(hour)).map(|hour| (hour, at + 1))
    }

    /// Past a time zone: "GMT", "Eastern time", "local time".
    fn past_zone(&self, at: usize) -> usize {
        match (self.word(at), self.word(at + 1)) {
            // "est" and "ist" are words of other languages; a zone is written in capitals.
            (W::Zone, _) if self.is_capitalized(at) => at + 1,
            (W::ZoneName, W::Time) => at + 2,
            _ => at,
        }
    }
}
