//! Quarters, halves, seasons, centuries, numbered weeks: parts of years and what is made of years.

use super::super::expression::{Anchor, Point, Which, Year};
use super::super::lexicon::Shape;
use super::super::period::Period;
use super::relative::which_of;
use super::{Grammar, Read};
use crate::annotate::numbers::Numeral;
use crate::lang::en::calendar::{HolidayRule, Pick, TimeWord as W, Unit};
use crate::lang::en::numerals::NumberWord;

/// Most words between an article and a unit: "the comparable fiscal year".
const MAX_FILLERS: usize = 2;

impl Grammar<'_> {
    /// "the third quarter of 1984", "last year's first quarter", "the 1988 third quarter", "Q3 2019", "the quarter",
    /// "the first half of the year".
    pub(super) fn quarter(&self, at: usize) -> Read<Point> {
        let mut next = at + usize::from(matches!(self.word(at), W::The | W::A));
        let mut year = Year::Open(Which::Bare);
        let mut years_off = None;
        if let Some((owner, end)) = self.owning_year(next) {
            (year, next) = (owner, end);
        }
        next = self.past_fillers(next);
        if self.shape(next) == Shape::YearAgo {
            (years_off, next) = (Some(-1), next + 1);
        }
        next += usize::from(self.word(next) == W::Fiscal);
        let (ordinal, unit, mut end) = match self.word(next) {
            W::QuarterCode(quarter) => (quarter, Unit::Quarter, next + 1),
            W::HalfCode(half) => (half, Unit::HalfYear, next + 1),
            _ => match self.shape(next) {
                // "a third-quarter loss": the article is the loss's.
                Shape::OrdinalUnit(ordinal @ 1..=4, Unit::Quarter)
                    if next == at || year != Year::Open(Which::Bare) =>
                {
                    (ordinal, Unit::Quarter, next + 1)
                }
                _ => match self.ordinal_part(next) {
                    Some(read) => read,
                    None => return self.bare_quarter(at, next, year, years_off),
                },
            },
        };
        if let Some(by) = years_off {
            year = Year::Relative(by);
        } else if let Some((named, after)) = self.year_after(end) {
            (year, end) = (named, after);
        } else if (self.word(end), self.word(end + 1), self.word(end + 2))
            == (W::Of, W::The, W::Unit(Unit::Year))
        {
            (year, end) = (Year::Relative(0), end + 3);
        } else if unit == Unit::HalfYear && year == Year::Open(Which::Bare) {
            // "the first half" may be of a match.
            return None;
        }
        let point =
            if unit == Unit::Quarter { Point::Quarter(year, ordinal) } else { Point::Half(year, ordinal) };
        Some((point, end))
    }

    pub(super) fn past_fillers(&self, at: usize) -> usize {
        (at..at + MAX_FILLERS)
            .find(|&next| !matches!(self.word(next), W::Filler | W::Fiscal))
            .unwrap_or(at + MAX_FILLERS)
    }

    /// "third quarter", "first half", "Third-quarter".
    pub(super) fn ordinal_part(&self, at: usize) -> Option<(u8, Unit, usize)> {
        let (ordinal, next) = match self.word(at) {
            // "the last half", "the last quarter of 1997".
            W::Pick(Pick::Last) => (0, at + 1),
            _ => self.numerals.read_ordinal(at, self.end)?,
        };
        let next = next + usize::from(self.word(next) == W::Dash && self.is_tight(next));
        let is_half = self.numerals.at(next) == Numeral::Word(NumberWord::Part(2));
        let last = |count| if ordinal == 0 { count } else { ordinal as u8 };
        match self.word(next) {
            W::Unit(Unit::Quarter) if ordinal <= 4 && (ordinal > 0 || self.word(next + 1) == W::Of) => {
                Some((last(4), Unit::Quarter, next + 1))
            }
            _ if is_half && ordinal <= 2 => Some((last(2), Unit::HalfYear, next + 1)),
            _ => None,
        }
    }

    /// "the year-ago quarter", "the 1988 quarter", "the latest quarter": a quarter or period without its number.
    pub(super) fn bare_quarter(
        &self,
        at: usize,
        next: usize,
        year: Year,
        years_off: Option<i32>,
    ) -> Read<Point> {
        if next == at || !matches!(self.word(next), W::Unit(Unit::Quarter) | W::Period) {
            return None;
        }
        let (end, pick) = (next + 1, self.word(next - 1));
        let is_quarter = self.word(next) == W::Unit(Unit::Quarter);
        let point = match (years_off, year) {
            (Some(by), _) if is_quarter => Point::ThatQuarter(Year::Relative(by)),
            (Some(by), _) => Point::YearsOff(by),
            (None, Year::Known(_) | Year::Relative(_)) if is_quarter => Point::ThatQuarter(year),
            (None, Year::Known(known)) => Point::SameIn(known),
            (None, Year::Relative(by)) => Point::YearsOff(by),
            (None, Year::Open(_)) => match (pick, self.year_after(end)) {
                (W::Filler, Some((Year::Relative(by), end))) => return Some((Point::YearsOff(by), end)),
                _ => return None,
            },
        };
        Some((point, end))
    }

    /// "summer 2024", "last fall", "the winter of 1994", "this summer", "the summer".
    pub(super) fn season(&self, at: usize) -> Read<Point> {
        let mut next = at + usize::from(self.word(at) == W::The);
        let mut which = None;
        if let W::Pick(pick) = self.word(next) {
            (which, next) = (Some(which_of(pick)?), next + 1);
        }
        let W::Season(season) = self.word(next) else { return None };
        next += 1;
        // "the winter of 2011/12" is named by the year that it begins in.
        let years = next + usize::from(matches!(self.word(next), W::Of | W::In));
        if let Shape::Years(from, to) = self.shape(years)
            && to == from + 1
        {
            return Some((Point::Season(Year::Known(from.into()), season), years + 1));
        }
        if let Some((year, end)) = self.year_after(next).filter(|_| which.is_none()) {
            return Some((Point::Season(year, season), end));
        }
        let preposed =
            matches!(self.word_before(at), W::In | W::Preposition | W::Until | W::From | W::Edge(_) | W::Of);
        let is_verb = matches!(self.form(next - 1), "fall" | "spring") && !self.is_capitalized(next - 1);
        // "the fall of the wall"
        let is_verb = is_verb || self.form(next - 1) == "fall" && self.word(next) == W::Of;
        let stands = which.is_some()
            || self.word(at) == W::The
                && (preposed || !is_verb)
                && self.ends_phrase(next)
                && self.word(next) != W::Of
            || preposed && !is_verb && self.ends_phrase(next);
        stands.then_some((Point::Season(Year::Open(which.unwrap_or(Which::Bare)), season), next))
    }

    /// "the 20th century", "21st-century", "this century".
    pub(super) fn century(&self, at: usize) -> Read<Point> {
        let next = at + usize::from(self.word(at) == W::The);
        let (ordinal, end) = match self.shape(next) {
            Shape::OrdinalUnit(ordinal, Unit::Century) => (ordinal.into(), next + 1),
            _ => {
                let (ordinal, next) = self.numerals.read_ordinal(next, self.end)?;
                let next = next + usize::from(self.word(next) == W::Dash);
                if self.word(next) != W::Unit(Unit::Century) {
                    return None;
                }
                (ordinal, next + 1)
            }
        };
        let century = i32::try_from(ordinal).ok().filter(|n| (1..=40).contains(n))? - 1;
        let is_before_christ = self.word(end) == W::Bc;
        (!is_before_christ).then_some((Point::Fixed(Period::Century(century)), end))
    }

    /// "the first week of 2015", "the last day of July", "the third month of the year".
    pub(super) fn ordinal_of(&self, at: usize) -> Read<Point> {
        let next = at + usize::from(self.word(at) == W::The);
        let (ordinal, next) = match self.word(next) {
            W::Pick(Pick::Last) => (0, next + 1),
            _ => self.numerals.read_ordinal(next, self.end)?,
        };
        let ordinal = u8::try_from(ordinal).ok().filter(|ordinal| *ordinal <= 53)?;
        if let W::Weekday(weekday) = self.word(next) {
            return self.weekday_of_month(weekday, ordinal, next + 1);
        }
        let W::Unit(unit @ (Unit::Day | Unit::Week | Unit::Month)) = self.word(next) else { return None };
        if self.word(next + 1) != W::Of {
            return None;
        }
        let (whole, end) = self
            .month_first(next + 2)
            .or_else(|| self.year_point(next + 2))
            .or_else(|| self.picked(next + 2))?;
        let place = match whole {
            Point::Fixed(Period::Year(year)) => (Year::Known(year), None),
            Point::Shifted(Anchor::Now, Unit::Year, by) => (Year::Relative(by), None),
            Point::Month(year, month) => (year, Some(month)),
            _ => return None,
        };
        Some((Point::OrdinalOf(place.0, place.1, unit, ordinal), end))
    }

    /// "in September", "of October last year", "of next month", "of 2020" behind the first, second, last (0) of a weekday.
    fn weekday_of_month(&self, weekday: u8, ordinal: u8, at: usize) -> Read<Point> {
        if ordinal > 5 || !matches!(self.word(at), W::Of | W::In) {
            return None;
        }
        let (whole, end) = self
            .month_first(at + 1)
            .or_else(|| self.picked(at + 1))
            .or_else(|| self.the_unit(at + 1))
            .or_else(|| self.year_point(at + 1))?;
        // The first of a year is the first of January, the last of it that of December.
        let month_of_year = if ordinal == 0 { 12 } else { 1 };
        let of_month = |year, month| Point::Holiday(year, HolidayRule::Weekday(month, weekday, ordinal));
        let point = match whole {
            Point::Month(year, month) => of_month(year, month),
            Point::Shifted(Anchor::Now, Unit::Month, by) => Point::WeekdayOfMonth(by, weekday, ordinal),
            Point::Fixed(Period::Year(year)) => of_month(Year::Known(year), month_of_year),
            Point::Shifted(Anchor::Now, Unit::Year, by) => of_month(Year::Relative(by), month_of_year),
            _ => return None,
        };
        Some((point, end))
    }
}
