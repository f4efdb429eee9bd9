//! Points of the calendar: which rules may begin with which word, and the longest that fits.

use super::super::expression::{Anchor, Point};
use super::super::lexicon::Shape;
use super::{Grammar, Read};
use crate::lang::en::calendar::{Edge, TimeWord as W, Unit};

/// The rules for points of the calendar.
#[derive(Clone, Copy)]
enum Rule {
    Edged,
    MonthFirst,
    DayFirst,
    Weekday,
    Figures,
    YearPoint,
    Quarter,
    Season,
    Century,
    Picked,
    OrdinalOf,
    DayWord,
    Ago,
    TheUnit,
    Holiday,
}

/// What may begin with "the".
const BY_ARTICLE: &[Rule] = &[
    Rule::Edged,
    Rule::DayFirst,
    Rule::Weekday,
    Rule::YearPoint,
    Rule::Quarter,
    Rule::Season,
    Rule::Century,
    Rule::Picked,
    Rule::OrdinalOf,
    Rule::DayWord,
    Rule::Ago,
    Rule::TheUnit,
];

/// What may begin with a number.
const BY_NUMBER: &[Rule] =
    &[Rule::DayFirst, Rule::YearPoint, Rule::Quarter, Rule::Century, Rule::OrdinalOf, Rule::Ago];

/// What may begin with a figure of a certain form: "2024-04-30", "1990s", "third-quarter", "year-end".
const BY_SHAPE: &[Rule] =
    &[Rule::Figures, Rule::YearPoint, Rule::Quarter, Rule::Century, Rule::Ago, Rule::TheUnit];

/// What may have a beginning, a middle and an end.
const WHOLES: &[Rule] = &[
    Rule::MonthFirst,
    Rule::DayFirst,
    Rule::Weekday,
    Rule::YearPoint,
    Rule::Quarter,
    Rule::Season,
    Rule::Century,
    Rule::Picked,
    Rule::DayWord,
];

impl Grammar<'_> {
    /// The longest point of the calendar that begins at token `at`.
    pub(super) fn point(&self, at: usize) -> Read<Point> {
        let rules: &[Rule] = match self.word(at) {
            W::Month(_) | W::MonthShort(_) => &[Rule::MonthFirst],
            W::Weekday(_) | W::WeekdayShort(_) => &[Rule::Weekday],
            W::Edge(_) => &[Rule::Edged],
            W::Day(_) => &[Rule::DayWord],
            W::Holiday => &[Rule::Holiday],
            W::Season(_) => &[Rule::Season],
            W::QuarterCode(_) | W::HalfCode(_) | W::Filler => &[Rule::Quarter],
            W::Fiscal => &[Rule::YearPoint, Rule::Quarter],
            W::Apostrophe => &[Rule::YearPoint],
            W::Pick(_) => &[Rule::Picked, Rule::Quarter, Rule::Season, Rule::OrdinalOf],
            W::Unit(Unit::Second) => &[Rule::DayFirst, Rule::Quarter, Rule::OrdinalOf],
            W::Unit(_) => &[Rule::YearPoint, Rule::TheUnit, Rule::DayWord],
            W::A => &[Rule::Ago, Rule::Quarter],
            W::The => BY_ARTICLE,
            _ => match self.shape(at) {
                Shape::Integer(..) | Shape::Integers(..) => BY_NUMBER,
                Shape::None if self.numerals.may_begin(at) => BY_NUMBER,
                Shape::None => &[Rule::Ago],
                _ => BY_SHAPE,
            },
        };
        self.longest(rules, at)
    }

    fn longest(&self, rules: &[Rule], at: usize) -> Read<Point> {
        let mut best: Read<Point> = None;
        for rule in rules {
            let read = self.apply(*rule, at);
            if read.is_some_and(|(_, end)| best.is_none_or(|(_, other)| end > other)) {
                best = read;
            }
        }
        best
    }

    fn apply(&self, rule: Rule, at: usize) -> Read<Point> {
        match rule {
            Rule::Edged => self.edged(at),
            Rule::MonthFirst => self.month_first(at),
            Rule::DayFirst => self.day_first(at),
            Rule::Weekday => self.weekday(at),
            Rule::Figures => self.figures(at),
            Rule::YearPoint => self.year_point(at),
            Rule::Quarter => self.quarter(at),
            Rule::Season => self.season(at),
            Rule::Century => self.century(at),
            Rule::Picked => self.picked(at),
            Rule::OrdinalOf => self.ordinal_of(at),
            Rule::DayWord => self.day_word(at),
            Rule::Ago => self.ago(at),
            Rule::TheUnit => self.the_unit(at),
            Rule::Holiday => self.holiday(at),
        }
    }

    /// "early next year", "the end of 1990", "mid-June", "late Friday", "earlier in the year".
    pub(super) fn edged(&self, at: usize) -> Read<Point> {
        let article = usize::from(self.word(at) == W::The);
        let W::Edge(edge) = self.word(at + article) else { return None };
        let mut next = at + article + 1;
        match self.word(next) {
            W::Dash if self.is_tight(next) => next += 1,
            W::Of => next += 1,
            W::In if self.word(next + 1) == W::The => {
                let W::Unit(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year)) =
                    self.word(next + 2)
                else {
                    return None;
                };
                return Some((Point::Shifted(Anchor::Now, unit, 0), next + 3));
            }
            _ if matches!(edge, Edge::Beginning | Edge::End) => return None,
            _ if edge == Edge::Mid && self.form(next - 1) == "middle" => return None,
            _ => {}
        }
        if self.word(next) == W::The && self.word(next - 1) != W::Of {
            return None;
        }
        let (point, end) = self.whole_point(next)?;
        // "late May" is a month even where "May" alone would be doubtful; "early 2000 people" is not a year.
        Some((point, end))
    }

    /// What can have a beginning, a middle, an end.
    pub(super) fn whole_point(&self, at: usize) -> Read<Point> {
        self.longest(WHOLES, at).or_else(|| match (self.word(at), self.word(at + 1)) {
            (
                W::The,
                W::Unit(unit @ (Unit::Week | Unit::Month | Unit::Quarter | Unit::Year | Unit::Decade)),
            ) => Some((Point::Shifted(Anchor::Now, unit, 0), at + 2)),
            _ => None,
        })
    }
}
