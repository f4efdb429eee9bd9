//! Years and decades.

use super::super::expression::{Point, Year};
use super::super::lexicon::Shape;
use super::super::period::Period;
use super::{Grammar, Read};
use crate::annotate::numbers::Numeral;
use crate::lang::en::calendar::{Pick, TimeWord as W, Unit};
use crate::lang::en::numerals::{NumberWord, is_numbered};

impl Grammar<'_> {
    /// "2013–2022", "1988-89", "fiscal 2018-19", "FY2018/19".
    pub(super) fn numeric_range(&self, at: usize) -> Option<(Point, Point, usize)> {
        let years = |from: u16, to: u16, end| {
            let year = |year: u16| Point::Fixed(Period::Year(year.into()));
            Some((year(from), year(to), end))
        };
        let mut next = at;
        if self.word(at) == W::Fiscal {
            next += 1 + usize::from(self.word(at + 1) == W::Unit(Unit::Year));
        }
        // "'06/'07"
        if let Some((from, end)) = self.short_year(next, next > at)
            && matches!(self.word(end), W::Slash | W::Dash)
            && let Shape::Integer(to, 2) =
                self.shape(end + 1 + usize::from(self.word(end + 1) == W::Apostrophe))
            && (from + 1) % 100 == i32::from(to)
        {
            let from = from as u16;
            return years(from, from + 1, end + 2 + usize::from(self.word(end + 1) == W::Apostrophe));
        }
        match (self.shape(next), self.word(next + 1), self.shape(next + 2)) {
            // "1500-2000 people"
            (Shape::Years(from, to), ..)
                if self.is_count(next, from.into()) && self.is_count(next, to.into()) =>
            {
                None
            }
            (Shape::Years(from, to), ..) => years(from, to, next + 1),
            (Shape::Fiscal(from), W::Slash | W::Dash, Shape::Integer(to, 2))
                if self.is_tight(next + 1) && (from + 1) % 100 == to =>
            {
                years(from, from + 1, next + 3)
            }
            _ => None,
        }
    }

    /// "2024", "the year 2008", "the 1990s", "the 1990's", "the 1800s", "fiscal 1989", "FY20", "2019 Q1", "2017 April".
    pub(super) fn year_point(&self, at: usize) -> Read<Point> {
        let article = usize::from(self.word(at) == W::The);
        let mut next = at + article;
        let is_part = article == 1 || self.follows_edge(at);
        let decade = |decade: u16, end| Some((Point::Fixed(Period::Decade(decade.into())), end));
        match self.shape(next) {
            Shape::Tens(tens) => return decade(tens, next + 1).filter(|_| is_part),
            Shape::Decade(tens) => return decade(tens, next + 1),
            Shape::Century(century) => {
                return Some((Point::Fixed(Period::Century(century.into())), next + 1));
            }
            Shape::Integer(year, digits @ (2 | 4))
                if is_part && year.is_multiple_of(10) && self.form(next + 1) == "'s" =>
            {
                match (year, digits) {
                    (20.., 2) => return decade(190 + year / 10, next + 2),
                    (1000..2000, _) if year.is_multiple_of(100) => {
                        return Some((Point::Fixed(Period::Century((year / 100).into())), next + 2));
                    }
                    (1000..2200, _) => return decade(year / 10, next + 2),
                    _ => {}
                }
            }
            _ => {}
        }
        let mut is_named = false;
        if self.word(next) == W::Fiscal {
            (is_named, next) = (true, next + 1);
            if let ("fy", Shape::Integer(year, 2)) = (self.form(next - 1), self.shape(next)) {
                return Some((Point::Fixed(Period::Year(2000 + i32::from(year))), next + 1));
            }
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
        if let Some(read) = self.short_year(at, is_named) {
            return Some(read);
        }
        if let Shape::Fiscal(year) = self.shape(at) {
            return Some((year.into(), at + 1));
        }
        self.spoken_year(at)
    }

    /// "'69", where a mark of quotation is not likelier.
    fn short_year(&self, at: usize, is_named: bool) -> Read<i32> {
        let (W::Apostrophe, Shape::Integer(year, 2)) = (self.word(at), self.shape(at + 1)) else {
            return None;
        };
        let is_glued = !self.is_space_before(at + 1) && (self.is_space_before(at) || at == self.start);
        let is_quoted = self.word(at + 2) == W::Apostrophe && !self.is_space_before(at + 2);
        let is_short_year = |at: usize| self.word(at) == W::Apostrophe;
        let preposed = match self.word_before(at) {
            W::In | W::Of | W::Preposition | W::Until | W::From | W::After | W::Before | W::Edge(_) => true,
            // "in '68 and '69"
            W::And | W::Or | W::To => at >= self.start + 3 && is_short_year(at - 3),
            _ => false,
        };
        // Before the thirties of this century are nearer than those of the last.
        let century = if year < 30 { 2000 } else { 1900 };
        let fits = is_glued && !is_quoted && (is_named || preposed) && !self.counts_plural(at + 2);
        fits.then_some((century + i32::from(year), at + 2))
    }

    /// Whether "late", "mid-" and the like stand before token `at`, and not of an age: "his late 70s".
    fn follows_edge(&self, at: usize) -> bool {
        let hyphen = usize::from(self.word_before(at) == W::Dash);
        let Some(edge) = at.checked_sub(1 + hyphen) else { return false };
        let of_person =
            matches!(self.form(edge.wrapping_sub(1)), "his" | "her" | "their" | "my" | "our" | "your");
        matches!(self.word(edge), W::Edge(_)) && !of_person
    }

    /// Whether token `at` is a noun in the plural, as far as its letters tell.
    fn counts_plural(&self, at: usize) -> bool {
        let form = self.form(at);
        form.len() > 3
            && form.ends_with('s')
            && form.bytes().all(|b| b.is_ascii_lowercase())
            && self.word(at) == W::None
            && !matches!(form, "does" | "says" | "this")
    }

    /// Whether the figure at `at` counts what follows rather than years: "2000 people", "1500 metres". A plural may
    /// also follow a year, "1989 profits", so it only tells of round numbers and unlikely years.
    fn is_count(&self, at: usize, year: i32) -> bool {
        let next = self.form(at + 1);
        let is_unit =
            matches!(next, "%" | "people" | "percent" | "per" | "km" | "m" | "men" | "women" | "feet");
        let is_odd = year % 100 == 0 || !(1800..=2100).contains(&year);
        self.word(at + 1) == W::TimesWord || (self.counts_plural(at + 1) || is_unit) && is_odd
    }

    /// Whether a figure of four digits is a year, by what stands around it.
    fn is_year_in_context(&self, at: usize, year: i32) -> bool {
        if self.word_before(at) == W::Currency
            || self.document.token_text(at.saturating_sub(1)) == "#" && at > 0
        {
            return false;
        }
        if is_numbered(self.form(at.wrapping_sub(1))) {
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
