//! Points that are told by where "now" is, or the time that is spoken of: "last week", "three days ago", "the quarter".

use super::super::expression::{Anchor, Count, Point, Which, Year};
use super::super::lexicon::Shape;
use super::{Grammar, Read};
use crate::lang::en::calendar::{Edge, Pick, TimeWord as W, Unit};

impl Grammar<'_> {
    /// "last week", "the next day", "this Friday", "next June", "the past year", "the current fiscal year".
    pub(super) fn picked(&self, at: usize) -> Read<Point> {
        let article = usize::from(self.word(at) == W::The);
        let mut next = at + article;
        let W::Pick(mut pick) = self.word(next) else { return None };
        next += 1;
        if let (Pick::This, W::Pick(other @ (Pick::Past | Pick::Coming))) = (pick, self.word(next)) {
            pick = if other == Pick::Past { Pick::Last } else { Pick::Coming };
            next += 1;
        }
        next = self.past_fillers(next);
        match self.word(next) {
            W::Weekday(weekday) => {
                let which = which_of(pick)?;
                let comma = next + 1 + usize::from(self.word(next + 1) == W::Comma);
                if let Some((Point::Day(_, month, day), end)) = self.month_first(comma) {
                    return Some((Point::Day(Year::Open(Which::On(weekday)), month, day), end));
                }
                let before = pick == Pick::Previous && article == 1;
                Some((Point::Weekday(if before { Which::Previous } else { which }, weekday), next + 1))
            }
            W::Month(month) if self.is_capitalized(next) || !matches!(self.form(next), "may" | "march") => {
                if let Some((point @ Point::Day(..), end)) = self.month_first(next) {
                    return Some((point, end));
                }
                Some((Point::Month(Year::Open(which_of(pick)?), month), next + 1))
            }
            W::Unit(Unit::Week) if self.weekday_of_week(next + 1).is_some() => {
                let weeks = match pick {
                    Pick::Last | Pick::Past | Pick::Previous => -1,
                    Pick::This => 0,
                    Pick::Next | Pick::Following => 1,
                    _ => return None,
                };
                let (weekday, end) = self.weekday_of_week(next + 1)?;
                Some((Point::WeekdayOf(weeks, weekday), end))
            }
            W::Unit(unit) => self.picked_unit(pick, unit, article == 1, next + 1),
            W::Period if pick == Pick::Latest => Some((Point::The(Unit::Quarter), next + 1)),
            W::Holiday => {
                let (rule, end) = self.holiday_rule(next)?;
                Some((Point::Holiday(Year::Open(which_of(pick)?), rule), end))
            }
            _ => None,
        }
    }

    /// "Monday", "on Tuesday", behind "next week".
    pub(super) fn weekday_of_week(&self, at: usize) -> Read<u8> {
        let on = at + usize::from(self.word(at) == W::On);
        match self.word(on) {
            W::Weekday(weekday) => Some((weekday, on + 1)),
            _ => None,
        }
    }

    pub(super) fn picked_unit(&self, pick: Pick, unit: Unit, has_article: bool, end: usize) -> Read<Point> {
        use Unit::{
            Century, Day, Decade, Fortnight, HalfYear, Hour, Millennium, Minute, Month, Quarter, Second,
        };
        if matches!(unit, Second | Minute | Hour | Millennium | HalfYear | Fortnight) {
            return None;
        }
        let shifted = |anchor, by| Some((Point::Shifted(anchor, unit, by), end));
        match pick {
            Pick::Last if unit == Day || matches!(unit, Decade | Century) => None,
            Pick::Last => shifted(Anchor::Now, -1),
            Pick::Previous | Pick::Following if unit == Month && !has_article => {
                shifted(Anchor::Now, if pick == Pick::Following { 1 } else { -1 })
            }
            Pick::Previous => shifted(Anchor::Then, -1),
            Pick::Following => shifted(Anchor::Then, 1),
            Pick::This if unit == Day => None,
            Pick::This => shifted(Anchor::Now, 0),
            Pick::Next if unit == Day => has_article.then_some((Point::Shifted(Anchor::Then, unit, 1), end)),
            Pick::Next | Pick::Coming => shifted(Anchor::Now, 1),
            Pick::That => shifted(Anchor::Then, 0),
            Pick::Latest if unit == Quarter => shifted(Anchor::Now, -1),
            Pick::Latest if matches!(unit, Unit::Year | Month | Unit::Week) => Some((Point::The(unit), end)),
            _ => None,
        }
    }

    /// "yesterday", "the day before yesterday", "the day after tomorrow".
    pub(super) fn day_word(&self, at: usize) -> Read<Point> {
        let days = |by: i8| Point::Shifted(Anchor::Now, Unit::Day, by.into());
        if let W::Day(by) = self.word(at) {
            // "the Tomorrow Group"
            let in_name = self.is_capitalized(at)
                && self.is_capitalized(at + 1)
                && at > self.start
                && self.document.tokens[at - 1].is_word();
            return (!in_name).then_some((days(by), at + 1));
        }
        let next = at + usize::from(self.word(at) == W::The);
        match (self.word(next), self.word(next + 1), self.word(next + 2)) {
            (W::Unit(Unit::Day), W::Before, W::Day(-1)) => Some((days(-2), next + 3)),
            (W::Unit(Unit::Day), W::After, W::Day(1)) => Some((days(2), next + 3)),
            _ => None,
        }
    }

    /// "three days ago", "almost two years ago", "a year earlier", "two weeks later", "several months ago", "year-ago".
    pub(super) fn ago(&self, at: usize) -> Read<Point> {
        if self.shape(at) == Shape::YearAgo {
            return Some((Point::YearsOff(-1), at + 1));
        }
        let (count, unit, next) = self.counted_unit(at)?;
        let (anchor, sign, end) = match self.word(next) {
            W::Ago => (Anchor::Now, -1, next + 1),
            W::Edge(Edge::Earlier) => (Anchor::Then, -1, next + 1),
            W::Edge(Edge::Later) => (Anchor::Then, 1, next + 1),
            W::Hence => (Anchor::Now, 1, next + 1),
            W::From if matches!(self.word(next + 1), W::Now | W::Day(0)) => (Anchor::Now, 1, next + 2),
            W::From if self.word(next + 1) == W::Day(1) => {
                return self.days_from(unit, count, 1, 1, next + 2);
            }
            W::After | W::Before => {
                let W::Day(by) = self.word(next + 1) else { return None };
                let sign = if self.word(next) == W::After { 1 } else { -1 };
                return self.days_from(unit, count, sign, by.into(), next + 2);
            }
            _ => return None,
        };
        let Count::Exactly(number) = count else { return None };
        let by = i32::try_from(number.integer()?).ok()?.checked_mul(sign)?;
        match (anchor, unit, by) {
            (Anchor::Then, Unit::Year, -1) => return Some((Point::YearsOff(-1), end)),
            (Anchor::Now, Unit::Year, -1) => return Some((Point::YearAgo, end)),
            _ => {}
        }
        Some((Point::Shifted(anchor, unit, by), end))
    }

    /// "two days before yesterday".
    pub(super) fn days_from(
        &self,
        unit: Unit,
        count: Count,
        sign: i32,
        start: i32,
        end: usize,
    ) -> Read<Point> {
        let Count::Exactly(number) = count else { return None };
        let by = i32::try_from(number.integer()?).ok()?;
        let days = match unit {
            Unit::Day => by,
            Unit::Week => by.checked_mul(7)?,
            Unit::Fortnight => by.checked_mul(14)?,
            _ => return None,
        };
        let by = days.checked_mul(sign)?.checked_add(start)?;
        Some((Point::Shifted(Anchor::Now, Unit::Day, by), end))
    }

    /// "the quarter", "the week of March 6", "year-end", "the weekend", "weekend".
    pub(super) fn the_unit(&self, at: usize) -> Read<Point> {
        if self.shape(at) == Shape::YearEnd {
            return Some((Point::Shifted(Anchor::Now, Unit::Year, 0), at + 1));
        }
        let mut next = at + usize::from(self.word(at) == W::The);
        if next > at {
            next = self.past_fillers(next);
        }
        let W::Unit(unit) = self.word(next) else { return None };
        if unit == Unit::Year && next > at + 1 && self.word(next + 1) != W::Ending {
            // "the full year", "the fiscal year"
            return Some((Point::Shifted(Anchor::Now, unit, 0), next + 1));
        }
        if unit == Unit::Year && self.form(next + 1) == "'s" && self.word(next + 2) == W::Edge(Edge::End) {
            return Some((Point::Shifted(Anchor::Now, Unit::Year, 0), next + 3));
        }
        if (unit, self.word(next + 1)) == (Unit::Week, W::Of) {
            let (point, end) = self.month_first(next + 2).or_else(|| self.day_first(next + 2))?;
            let Point::Day(year, month, day) = point else { return None };
            return Some((Point::WeekOf(year, month, day), end));
        }
        match unit {
            Unit::Weekend if next > at || self.word_before(at) == W::On => Some((Point::The(unit), next + 1)),
            // "year end"
            Unit::Year
                if next == at
                    && self.word(next + 1) == W::Edge(Edge::End)
                    && self.word(next + 2) != W::Of =>
            {
                Some((Point::Shifted(Anchor::Now, unit, 0), next + 2))
            }
            Unit::Quarter if next > at && self.ends_phrase(next + 1) => Some((Point::The(unit), next + 1)),
            // "for the year"; "of the year" may be of a man
            Unit::Year
                if next > at
                    && self.form(at.wrapping_sub(1)) == "for"
                    && self.ends_phrase(next + 1)
                    && self.word(next + 1) != W::Ending =>
            {
                Some((Point::Shifted(Anchor::Now, unit, 0), next + 1))
            }
            Unit::Week | Unit::Month if next > at && self.ends_phrase(next + 1) => {
                Some((Point::Shifted(Anchor::Now, unit, 0), next + 1))
            }
            _ => None,
        }
    }
}

/// Which of many days or months a word picks; nothing where it picks by what was spoken of.
pub(super) fn which_of(pick: Pick) -> Option<Which> {
    match pick {
        Pick::Last | Pick::Past | Pick::Previous => Some(Which::Last),
        Pick::This => Some(Which::This),
        Pick::Next | Pick::Following => Some(Which::Next),
        Pick::Coming => Some(Which::Coming),
        Pick::That | Pick::Latest | Pick::Recent => None,
    }
}
