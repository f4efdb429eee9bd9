//! Days and months by their names and numbers, weekdays, holidays.

use super::super::expression::{Point, Which, Year};
use super::super::lexicon::{Shape, full_year};
use super::super::period::{Period, date};
use super::{Grammar, Read};
use crate::annotate::numbers::Numeral;
use crate::lang::en::calendar::{HOLIDAYS, HolidayRule, Pick, TimeWord as W, Unit};
use crate::lang::en::numerals::NumberWord;

impl Grammar<'_> {
    /// "June", "June 13", "June 13, 2023", "June 2023", "June last year".
    pub(super) fn month_first(&self, at: usize) -> Read<Point> {
        let (month, mut next) = self.month(at)?;
        let after_comma = next + usize::from(self.word(next) == W::Comma);
        let number_at = after_comma + usize::from(self.word(after_comma) == W::The);
        let is_day = self.month_takes_number(at, number_at) && self.spoken_year(number_at).is_none();
        if let Some((day, end)) = self.day_number(number_at).filter(|_| is_day) {
            let (year, end) = self.year_after(end).unwrap_or((Year::Open(Which::Bare), end));
            return Some((Point::Day(year, month, day), end));
        }
        if let Some((year, end)) = self.year_after(next) {
            return Some((Point::Month(year, month), end));
        }
        if !self.month_stands_alone(at) {
            return None;
        }
        // "May of last year", but "May of" by itself is the month.
        next = next.min(self.end);
        Some((Point::Month(Year::Open(Which::Bare), month), next))
    }

    /// "13 June", "13th of June 2023", "the 13th day of June".
    pub(super) fn day_first(&self, at: usize) -> Read<Point> {
        let article = usize::from(self.word(at) == W::The);
        let (day, mut next) = self.day_number(at + article)?;
        let is_ordinal = self.numerals.read_ordinal(at + article, self.end).is_some();
        if self.word(next) == W::Unit(Unit::Day) && is_ordinal {
            next += 1;
        }
        if article == 0 && self.word(next) == W::Dash && self.is_tight(next) {
            return self.month_behind_hyphen(day, next + 1);
        }
        if article == 1 && !is_ordinal {
            return None;
        }
        let has_of = self.word(next) == W::Of;
        let (month, end) = self.month(next + usize::from(has_of))?;
        if has_of && !is_ordinal || !self.month_takes_number(end - 1, end - 1) {
            return None;
        }
        let (year, end) = self.year_after(end).unwrap_or((Year::Open(Which::Bare), end));
        Some((Point::Day(year, month, day), end))
    }

    /// "Nov-12", "Nov-2012", "NOV-2012" behind "19-".
    fn month_behind_hyphen(&self, day: u8, at: usize) -> Read<Point> {
        let fixed = |year: u16, digits, month, end| {
            let period = Period::day(full_year(year, digits)?.into(), month, day)?;
            Some((Point::Fixed(period), end))
        };
        if let Shape::Month(year, month) = self.shape(at) {
            return fixed(year, if year < 100 { 2 } else { 4 }, month, at + 1);
        }
        let (month, next) = self.month(at)?;
        match self.shape(next + 1) {
            Shape::Integer(year, digits @ (2 | 4)) if self.word(next) == W::Dash && self.is_tight(next) => {
                fixed(year, digits.into(), month, next + 2)
            }
            _ => self.is_capitalized(at).then_some((Point::Day(Year::Open(Which::Bare), month, day), next)),
        }
    }

    /// "13-15 June", "June 13 to 15, 2023", "the 9th to the 12th of June": from, to and end.
    pub(super) fn days_of_one_month(&self, at: usize) -> Option<(Point, Point, usize)> {
        let days = |year, month, from, to| {
            (from < to).then_some((Point::Day(year, month, from), Point::Day(year, month, to)))
        };
        let open = Year::Open(Which::Bare);
        if let Some((month, next)) = self.month(at) {
            let next = next + usize::from(self.word(next) == W::The);
            let (from, to, end) = self.day_numbers(next)?;
            let (year, end) = self.year_after(end).unwrap_or((open, end));
            let (from, to) = days(year, month, from, to)?;
            // "June 13 to 15 July" is something else.
            return self.month(end).is_none().then_some((from, to, end));
        }
        let article = usize::from(self.word(at) == W::The);
        let (from, to, next) = self.day_numbers(at + article)?;
        let (month, end) = self.month(next + usize::from(self.word(next) == W::Of))?;
        let (year, end) = self.year_after(end).unwrap_or((open, end));
        let (from, to) = days(year, month, from, to)?;
        Some((from, to, end))
    }

    /// "13-15", "13 to 15", "the 9th and the 12th".
    pub(super) fn day_numbers(&self, at: usize) -> Option<(u8, u8, usize)> {
        if let Shape::Integers(from, to) = self.shape(at) {
            return ((1..=31).contains(&from) && (1..=31).contains(&to)).then_some((from, to, at + 1));
        }
        let (from, next) = self.day_number(at)?;
        let joins = matches!(self.word(next), W::Dash | W::To | W::Until | W::And);
        let after = next + 1 + usize::from(self.word(next + 1) == W::The);
        let (to, end) = joins.then(|| self.day_number(after)).flatten()?;
        // "18 and 19 June" are two days side by side; "5 and 19 June" are not a range.
        let opener = self.word_before(at - usize::from(self.word_before(at) == W::The));
        let apart = self.word(next) == W::And && opener != W::Between && to != from + 1;
        (!apart).then_some((from, to, end))
    }

    /// "Friday", "Friday, June 13", "Monday next week".
    pub(super) fn weekday(&self, at: usize) -> Read<Point> {
        let article = usize::from(self.word(at) == W::The);
        let at = at + article;
        let (weekday, is_short) = match self.word(at) {
            W::Weekday(weekday) => (weekday, false),
            W::WeekdayShort(weekday) => (weekday, true),
            _ => return None,
        };
        // "the Sunday Times"
        let paper = matches!(
            self.form(at + 1),
            "times"
                | "telegraph"
                | "mail"
                | "express"
                | "mirror"
                | "post"
                | "herald"
                | "tribune"
                | "independent"
        );
        if paper && self.is_capitalized(at + 1) {
            return None;
        }
        let comma = at + 1 + usize::from(self.word(at + 1) == W::Comma);
        let dated = self.month_first(comma).or_else(|| self.day_first(comma)).or_else(|| self.figures(comma));
        if let Some((point @ (Point::Day(..) | Point::Fixed(Period::Day(_))), end)) = dated {
            return Some((on_weekday(point, weekday), end));
        }
        if is_short && !(self.has_period(at) && self.is_capitalized(at)) {
            return None;
        }
        let on = at + 1 + usize::from(self.word(at + 1) == W::Of);
        if let (W::Pick(pick), W::Unit(Unit::Week)) = (self.word(on), self.word(on + 1)) {
            let weeks = match pick {
                Pick::Last | Pick::Past => -1,
                Pick::This => 0,
                Pick::Next => 1,
                _ => return None,
            };
            return Some((Point::WeekdayOf(weeks, weekday), on + 2));
        }
        Some((Point::Weekday(Which::Bare, weekday), at + 1))
    }

    /// "Monday through Friday", "Mon-Fri": from and to, whether they are in the plural, and the token after them.
    pub(super) fn weekdays(&self, at: usize) -> Option<(u8, u8, bool, usize)> {
        let name = |at: usize| match self.word(at) {
            W::Weekday(weekday) => Some((weekday, false)),
            W::Weekdays(weekday) => Some((weekday, true)),
            W::WeekdayShort(weekday) if self.is_capitalized(at) => Some((weekday, false)),
            _ => None,
        };
        let (from, is_plural) = name(at)?;
        if !matches!(self.word(at + 1), W::Until | W::To | W::Dash) {
            return None;
        }
        let (to, _) = name(at + 2).filter(|(_, plural)| *plural == is_plural)?;
        // "Monday to Friday, June 13"
        let is_bare = self.weekday(at + 2).is_none_or(|(_, end)| end == at + 3);
        (is_bare && from != to).then_some((from, to, is_plural, at + 3))
    }

    /// Days and months in figures: "2024-04-30", "23/04/2022".
    pub(super) fn figures(&self, at: usize) -> Read<Point> {
        let preposed = matches!(
            self.word_before(at),
            W::On
                | W::From
                | W::Until
                | W::Preposition
                | W::Before
                | W::After
                | W::Between
                | W::To
                | W::Weekday(_)
        );
        let point = match self.shape(at) {
            Shape::Day(day) => Point::Fixed(Period::Day(day)),
            Shape::EitherDay(a, b, year) => {
                let year = i32::from(year);
                let (month, day) = if self.lexicon.day_first { (b, a) } else { (a, b) };
                Point::Fixed(Period::Day(date(year, month, day).or_else(|| date(year, day, month))?))
            }
            // "9/11" is a name.
            Shape::DayMonth(9, 11) if !preposed => Point::Fixed(Period::Day(date(2001, 9, 11)?)),
            Shape::DayMonth(a, b) if preposed => {
                let swap = a > 12 || self.lexicon.day_first && b <= 12;
                let (month, day) = if swap { (b, a) } else { (a, b) };
                Point::Day(Year::Open(Which::Bare), month, day)
            }
            Shape::Month(year @ 1000.., month) => Point::Fixed(Period::Month(year.into(), month)),
            Shape::Quarter(year, quarter) => Point::Fixed(Period::Quarter(year.into(), quarter)),
            _ => return None,
        };
        Some((point, at + 1))
    }

    pub(super) fn holiday(&self, at: usize) -> Read<Point> {
        let (rule, end) = self.holiday_rule(at)?;
        let (year, end) = self.year_after(end).unwrap_or((Year::Open(Which::Bare), end));
        Some((Point::Holiday(year, rule), end))
    }

    pub(super) fn holiday_rule(&self, at: usize) -> Read<HolidayRule> {
        if self.word(at) != W::Holiday || !self.is_capitalized(at) {
            return None;
        }
        let matches = |name: &[&str]| name.iter().enumerate().all(|(i, word)| self.form(at + i) == *word);
        let (name, rule) = HOLIDAYS.iter().find(|(name, _)| matches(name))?;
        Some((*rule, at + name.len()))
    }

    /// A month's name, with no say yet on whether it is meant as one.
    pub(super) fn month(&self, at: usize) -> Read<u8> {
        match self.word(at) {
            W::Month(month) | W::MonthShort(month) => Some((month, at + 1)),
            _ => None,
        }
    }

    /// Whether the month at `at` goes with a number: "May 5", not "may 5".
    pub(super) fn month_takes_number(&self, at: usize, number: usize) -> bool {
        let doubtful = matches!(self.form(at), "may" | "march") && !self.is_capitalized(at);
        // "Aug 5%" and "In March 20 people": a number that counts something else.
        let counts = number > at && matches!(self.form(number + 1), "%" | "percent" | "people");
        !doubtful && !counts
    }

    /// Whether the month at `at` is one without a number or year beside it.
    pub(super) fn month_stands_alone(&self, at: usize) -> bool {
        let preposed = match self.word_before(at) {
            W::Dash => self.is_tight(at - 1),
            W::In | W::Until | W::Preposition | W::From | W::To | W::Between | W::Edge(_) => true,
            W::Pick(Pick::Last | Pick::Next | Pick::Past | Pick::Coming) => true,
            W::Every | W::Of | W::After | W::Before | W::Ending => true,
            _ => false,
        };
        let is_first = at == self.start;
        match self.word(at) {
            W::MonthShort(_) => self.is_capitalized(at) && (preposed || self.has_period(at)),
            _ => match self.form(at) {
                "may" => {
                    preposed
                        || self.is_capitalized(at)
                            && matches!(self.word_before(at), W::Comma | W::And | W::Or | W::The)
                }
                "march" => preposed || self.is_capitalized(at) && !is_first,
                "august" => preposed || self.is_capitalized(at),
                _ => true,
            },
        }
    }

    /// A day of a month: "13", "13th", "the thirteenth", "twenty-nine".
    pub(super) fn day_number(&self, at: usize) -> Read<u8> {
        if let Shape::Integer(value, digits) = self.shape(at) {
            return ((1..=31).contains(&value) && digits <= 2).then_some((value as u8, at + 1));
        }
        let day = |value: u64| u8::try_from(value).ok().filter(|day| (1..=31).contains(day));
        if let Some((value, end)) = self.numerals.read_ordinal(at, self.end) {
            return Some((day(value)?, end));
        }
        let spoken = matches!(
            self.numerals.at(at),
            Numeral::Compound(_)
                | Numeral::Word(NumberWord::Digit(_) | NumberWord::Teen(_) | NumberWord::Tens(_))
        );
        let reading = spoken.then(|| self.numerals.read(at, self.end.min(at + 3))).flatten()?;
        Some((day(reading.number.integer()?)?, reading.end))
    }
}

/// A day whose year is not named, where it is told on which weekday it falls.
pub(super) fn on_weekday(point: Point, weekday: u8) -> Point {
    match point {
        Point::Day(Year::Open(Which::Bare), month, day) => {
            Point::Day(Year::Open(Which::On(weekday)), month, day)
        }
        other => other,
    }
}
