//! Years and decades.

use super::super::expression::{Point, Year};
use super::super::lexicon::Shape;
use super::super::period::Period;
use super::{Grammar, Read};
use crate::annotate::numbers::Numeral;
use crate::lang::en::calendar::{Pick, TimeWord as W, Unit};
use crate::lang::en::numerals::NumberWord;

impl Grammar<'_> {
    /// "2013–2022", "1988-89".
    pub(super) fn numeric_range(&self, at: usize) -> Option<(Point, Point, usize)> {
        match self.shape(at) {
            Shape::Years(from, to) => {
                let year = |year: u16| Point::Fixed(Period::Year(year.into()));
                Some((year(from), year(to), at + 1))
            }
            _ => None,
        }
    }

    /// "2024", "the year 2008", "the 1990s", "fiscal 1989", "2019 Q1", "2017 April".
    pub(super) fn year_point(&self, at: usize) -> Read<Point> {
        let article = usize::from(self.word(at) == W::The);
        let mut next = at + article;
        if let Shape::Tens(decade) = self.shape(next) {
            let is_decade = article == 1 || matches!(self.word_before(at), W::Edge(_));
            return is_decade.then_some((Point::Fixed(Period::Decade(decade.into())), next + 1));
        }
        if let Shape::Decade(decade) = self.shape(next) {
            return Some((Point::Fixed(Period::Decade(decade.into())), next + 1));
        }
        let mut is_named = false;
        if self.word(next) == W::Fiscal {
            (is_named, next) = (true, next + 1);
        }
        if self.word(next) == W::Unit(Unit::Year) {
            (is_named, next) = (true, next + 1);
        }
        if article == 1 && !is_named {
            return None;
        }
        let (year, end) = self.year(next, is_named)?;
        let follows = end + usize::from(self.word(end) == W::Dash);
        match self.word(follows) {
            W::QuarterCode(quarter) => {
                return Some((Point::Quarter(Year::Known(year), quarter), follows + 1));
            }
            W::HalfCode(half) => return Some((Point::Half(Year::Known(year), half), follows + 1)),
            W::Bc => return None,
            _ => {}
        }
        Some((Point::Fixed(Period::Year(year)), end))
    }

    /// The year behind a day or month: ", 2023", "of 2023", "last year", "of this year".
    pub(super) fn year_after(&self, at: usize) -> Read<Year> {
        let next = at + usize::from(matches!(self.word(at), W::Comma | W::Of | W::In));
        if let W::Pick(pick @ (Pick::Last | Pick::This | Pick::Next)) = self.word(next) {
            if self.word(next + 1) == W::Unit(Unit::Year) && self.word(at) != W::In {
                let by = match pick {
                    Pick::Last => -1,
                    Pick::This => 0,
                    _ => 1,
                };
                return Some((Year::Relative(by), next + 2));
            }
            return None;
        }
        let is_named = self.word(next) == W::Unit(Unit::Year);
        let (year, end) = self.year(next + usize::from(is_named), true)?;
        Some((Year::Known(year), end))
    }

    /// A year that owns what follows: "last year's", "1988's", "1988".
    pub(super) fn owning_year(&self, at: usize) -> Read<Year> {
        let (year, next) = match (self.word(at), self.word(at + 1)) {
            (W::Pick(Pick::Last), W::Unit(Unit::Year)) => (Year::Relative(-1), at + 2),
            (W::Pick(Pick::This), W::Unit(Unit::Year)) => (Year::Relative(0), at + 2),
            (W::Pick(Pick::Next), W::Unit(Unit::Year)) => (Year::Relative(1), at + 2),
            _ => {
                let (year, end) = self.year(at, true)?;
                return Some((Year::Known(year), end + usize::from(self.form(end) == "'s")));
            }
        };
        (self.form(next) == "'s").then_some((year, next + 1))
    }

    /// A year in figures or words; `is_named` says that the words around leave no doubt.
    pub(super) fn year(&self, at: usize, is_named: bool) -> Read<i32> {
        if let Shape::Integer(year, 4) = self.shape(at) {
            let year = i32::from(year);
            let plausible = (1000..2200).contains(&year) && !self.is_count(at, year);
            let is_year = plausible && (is_named || self.is_year_in_context(at, year));
            return is_year.then_some((year, at + 1));
        }
        self.spoken_year(at)
    }

    /// Whether the figure at `at` counts what follows rather than years: "2000 people", "1500 metres". A plural may
    /// also follow a year, "1989 profits", so it only tells of round numbers and unlikely years.
    fn is_count(&self, at: usize, year: i32) -> bool {
        let next = self.form(at + 1);
        let is_plural = next.len() > 3
            && next.ends_with('s')
            && next.bytes().all(|b| b.is_ascii_lowercase())
            && self.lexeme(at + 1).word == W::None
            && !matches!(next, "does" | "says" | "this");
        let is_unit =
            matches!(next, "%" | "people" | "percent" | "per" | "km" | "m" | "men" | "women" | "feet");
        let is_odd = year % 100 == 0 || !(1800..=2100).contains(&year);
        self.word(at + 1) == W::TimesWord || (is_plural || is_unit) && is_odd
    }

    /// Whether a figure of four digits is a year, by what stands around it.
    fn is_year_in_context(&self, at: usize, year: i32) -> bool {
        if self.word_before(at) == W::Currency
            || self.document.token_text(at.saturating_sub(1)) == "#" && at > 0
        {
            return false;
        }
        let preposed = matches!(
            self.word_before(at),
            W::In
                | W::Of
                | W::Preposition
                | W::Until
                | W::From
                | W::To
                | W::Between
                | W::After
                | W::Before
                | W::Edge(_)
                | W::Fiscal
                | W::And
                | W::Or
                | W::Dash
                | W::Open
                | W::About
                | W::Comma
                | W::The
                | W::Season(_)
                | W::Ending
        );
        if (1800..=2100).contains(&year) {
            // "Uzbekistan 2030", "Boeing 1900": a number that belongs to a name.
            let is_named_so = at > self.start
                && self.document.tokens[at - 1].is_word()
                && self.is_capitalized(at - 1)
                && self.word_before(at) == W::None
                && at - 1 > self.start;
            return !is_named_so || preposed;
        }
        preposed && self.word_before(at) != W::Comma && self.word_before(at) != W::And
    }

    /// "nineteen ninety-seven", "two thousand and five", "twenty twenty-four".
    pub(super) fn spoken_year(&self, at: usize) -> Read<i32> {
        let century = match self.numerals.at(at) {
            Numeral::Word(NumberWord::Teen(teen @ 11..)) => teen,
            Numeral::Word(NumberWord::Tens(20)) => 20,
            Numeral::Word(NumberWord::Digit(2)) => {
                if self.numerals.at(at + 1) != Numeral::Word(NumberWord::Scale(3)) {
                    return None;
                }
                let reading = self.numerals.read(at, self.end)?;
                let year = i32::try_from(reading.number.integer()?).ok()?;
                return (2000..2100).contains(&year).then_some((year, reading.end));
            }
            _ => return None,
        };
        let (rest, end) = match self.numerals.at(at + 1) {
            Numeral::Compound(rest) => (rest, at + 2),
            Numeral::Word(NumberWord::Teen(rest)) => (rest, at + 2),
            Numeral::Word(NumberWord::Tens(rest)) => {
                let hyphen = usize::from(self.word(at + 2) == W::Dash && self.is_tight(at + 2));
                match self.numerals.at(at + 2 + hyphen) {
                    Numeral::Word(NumberWord::Digit(digit @ 1..)) => (rest + digit, at + 3 + hyphen),
                    _ => (rest, at + 2),
                }
            }
            _ => return None,
        };
        Some((i32::from(century) * 100 + i32::from(rest), end))
    }
}
