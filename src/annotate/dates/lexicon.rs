//! What each distinct word of a document is within an expression of time, looked up once: calendar words by the
//! language's table, figures by their shape ("2024-04-30", "10:30", "1990s", "two-week").

use time::Date;

use super::expression::Count;
use super::period::date;
use crate::annotate::numbers::{Number, Numeral, figure};
use crate::document::Document;
use crate::lang::en::calendar::{Tense, TimeWord, Unit, time_word};
use crate::lang::en::numerals::NumberWord;
use crate::lang::known::Known;
use crate::text::WordId;

/// A word of the document as the grammar sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lexeme {
    /// What the table says.
    pub word: TimeWord,
    /// What its figures look like.
    pub shape: Shape,
}

/// The form of a word with figures or hyphens.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Shape {
    /// Nothing of interest.
    None,
    /// Up to four digits: value and number of digits.
    Integer(u16, u8),
    /// "2024-04-30", "30.4.2024", "20240430".
    Day(Date),
    /// "10/12/2023", whose first two parts can be read both ways: first, second, year.
    EitherDay(u8, u8, u16),
    /// "10/25": day and month in either order.
    DayMonth(u8, u8),
    /// "2024-04", "4/2024", "NOV-2012"; "NOV-12" with the year 12, which only a day before it makes a year.
    Month(u16, u8),
    /// "2013–2022", "1988-89".
    Years(u16, u16),
    /// "13-15".
    Integers(u8, u8),
    /// "2024-Q3", "2024q3".
    Quarter(u16, u8),
    /// "10:30", "10:30:05".
    Clock(u8, u8, Option<u8>),
    /// "3pm", "10:30am": hour of the day, minute, second.
    FullClock(u8, Option<u8>, Option<u8>),
    /// "2-4pm": hours of the day.
    Clocks(u8, u8),
    /// "8.30", before "pm".
    DottedClock(u8, u8),
    /// "1990s" is 199.
    Decade(u16),
    /// "80s", a decade or an age; 198.
    Tens(u16),
    /// "1800s" is 18.
    Century(u16),
    /// "FY2018", "FY18".
    Fiscal(u16),
    /// "two-week", "90-minute", "day-long", "3.5years".
    Length(Count, Unit),
    /// "third-quarter".
    OrdinalUnit(u8, Unit),
    /// "year-ago", "year-earlier".
    YearAgo,
    /// "year-end".
    YearEnd,
}

/// The lexemes of a document's vocabulary.
pub struct Lexicon {
    lexemes: Vec<Lexeme>,
    /// Whether the document writes days before months in figures: "23/04/2022".
    pub day_first: bool,
}

impl Lexicon {
    /// Looks every distinct word up once.
    pub fn new(document: &Document<'_>) -> Self {
        let english = document.pack.has_numerals();
        let vocabulary = &document.vocabulary;
        let lexeme = |(word, known): (WordId, &Known)| match known.is(Known::TIME) {
            true => Lexeme::of(vocabulary.form(word), english),
            false => Lexeme::NONE,
        };
        let lexemes: Vec<_> = vocabulary.words().zip(&document.known).map(lexeme).collect();
        // A part over 12 is a day: each such date votes on the order of the others.
        let votes = lexemes.iter().map(|lexeme| match lexeme.shape {
            Shape::EitherDay(first @ 13.., ..) if first <= 31 => 1,
            Shape::EitherDay(_, 13.., _) => -1,
            _ => 0,
        });
        let day_first = votes.sum::<i32>() > 0;
        Self { lexemes, day_first }
    }

    /// The lexeme of a word, by its index.
    pub fn get(&self, word: WordId) -> Lexeme {
        self.lexemes[word.index()]
    }
}

impl Lexeme {
    /// A word of no interest.
    pub const NONE: Self = Self { word: TimeWord::None, shape: Shape::None };

    fn of(form: &str, english: bool) -> Self {
        let bytes = form.as_bytes();
        let Some(&first) = bytes.first() else { return Self::NONE };
        if first.is_ascii_digit() || first == b'\'' && bytes.get(1).is_some_and(u8::is_ascii_digit) {
            return Self { word: TimeWord::None, shape: Shape::of_figures(form, english) };
        }
        if !english {
            return Self::NONE;
        }
        let word = time_word(form);
        let shape = match word {
            TimeWord::None if form.ends_with("ed") && !form.ends_with("eed") && form.len() > 4 => {
                return Self { word: TimeWord::Cue(Tense::Past), shape: Shape::None };
            }
            TimeWord::None => Shape::of_letters(form).unwrap_or(Shape::None),
            _ => Shape::None,
        };
        Self { word, shape }
    }
}

impl Shape {
    fn of_figures(form: &str, english: bool) -> Self {
        if form.len() > 32 {
            return Self::None;
        }
        let read = Self::of_integer(form)
            .or_else(|| Self::of_decade(form))
            .or_else(|| Self::of_parts(form))
            .or_else(|| Self::of_clock(form))
            .or_else(|| Self::of_measured(form));
        match read {
            Some(shape) => shape,
            None if english => Self::of_compound(form).unwrap_or(Self::None),
            None => Self::None,
        }
    }

    /// Of a form that begins with a letter and is no word of the table.
    fn of_letters(form: &str) -> Option<Self> {
        Self::of_fiscal(form).or_else(|| Self::of_compound(form)).or_else(|| Self::of_decade_word(form))
    }

    /// "FY2018", "FY18", "FY2018-19".
    fn of_fiscal(form: &str) -> Option<Self> {
        let years = form.strip_prefix("fy")?;
        match Self::of_parts(years) {
            Some(Self::Integers(from, to)) if to == from + 1 => {
                return Some(Self::Years(2000 + u16::from(from), 2000 + u16::from(to)));
            }
            Some(range @ Self::Years(..)) => return Some(range),
            _ => {}
        }
        let year: u16 = years.bytes().all(|b| b.is_ascii_digit()).then(|| years.parse().ok())??;
        match years.len() {
            2 => Some(Self::Fiscal(2000 + year)),
            4 => is_year(year).then_some(Self::Fiscal(year)),
            _ => None,
        }
    }

    fn of_integer(form: &str) -> Option<Self> {
        if !form.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        match form.len() {
            1..=4 => Some(Self::Integer(form.parse().ok()?, form.len() as u8)),
            // ISO 8601 basic: "20240430".
            8 if form.starts_with("19") || form.starts_with("20") => {
                let day = date(form[..4].parse().ok()?, form[4..6].parse().ok()?, form[6..].parse().ok()?)?;
                Some(Self::Day(day))
            }
            _ => None,
        }
    }

    /// "1990s", "'80s", "80s", "1800s".
    fn of_decade(form: &str) -> Option<Self> {
        let digits = form.strip_suffix('s')?.trim_start_matches('\'');
        let year: u16 = digits.parse().ok().filter(|year| year % 10 == 0)?;
        match digits.len() {
            // Of "the 2000s" the decade is spoken of more.
            4 if year.is_multiple_of(100) && (1000..2000).contains(&year) => Some(Self::Century(year / 100)),
            4 if is_year(year) => Some(Self::Decade(year / 10)),
            // The decade of this century or the last that it most likely is.
            2 if year >= 30 && form.starts_with('\'') => Some(Self::Decade(190 + year / 10)),
            // Without the apostrophe it may be an age: "in his 30s".
            2 if year >= 30 => Some(Self::Tens(190 + year / 10)),
            2 if form.starts_with('\'') => Some(Self::Decade(200 + year / 10)),
            _ => None,
        }
    }

    /// "nineties".
    fn of_decade_word(form: &str) -> Option<Self> {
        let tens = form.strip_suffix("ies")?;
        const TENS: [(&str, u16); 7] =
            [("thirt", 3), ("fort", 4), ("fift", 5), ("sixt", 6), ("sevent", 7), ("eight", 8), ("ninet", 9)];
        TENS.iter().find(|(word, _)| *word == tens).map(|(_, decade)| Self::Decade(190 + decade))
    }

    /// Two or three numbers with the same mark between them.
    fn of_parts(form: &str) -> Option<Self> {
        let mark = form.chars().find(|c| !c.is_ascii_digit())?;
        if !matches!(mark, '-' | '–' | '‐' | '‑' | '−' | '/' | '.') {
            return None;
        }
        let mut parts = form.split(mark);
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
        if parts.next().is_some() {
            return None;
        }
        let number = |part: &str| -> Option<u16> {
            let digits = (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            digits.then(|| part.parse().ok()).flatten()
        };
        let small = |part: &str| number(part).filter(|_| part.len() <= 2).map(|n| n as u8);
        let Some(third) = third else {
            return Self::of_two_parts(mark, first, second);
        };
        if let TimeWord::Month(month) | TimeWord::MonthShort(month) = time_word(second) {
            // "19-nov-12"
            let year = full_year(number(third)?, third.len())?;
            return date(year.into(), month, small(first)?).map(Self::Day);
        }
        if first.len() == 4 {
            let day = date(number(first)?.into(), small(second)?, small(third)?)?;
            return Some(Self::Day(day));
        }
        let year = match third.len() {
            2 if mark == '-' => return None,
            digits => full_year(number(third)?, digits)?,
        };
        let (a, b) = (small(first)?, small(second)?);
        if mark == '.' {
            return date(year.into(), b, a).map(Self::Day);
        }
        let readable = date(year.into(), a, b).or_else(|| date(year.into(), b, a));
        readable.map(|_| Self::EitherDay(a, b, year))
    }

    fn of_two_parts(mark: char, first: &str, second: &str) -> Option<Self> {
        if let Some(quarter) = second.strip_prefix('q') {
            let (year, quarter) = (first.parse().ok()?, quarter.parse().ok()?);
            return (is_year(year) && (1..=4).contains(&quarter)).then_some(Self::Quarter(year, quarter));
        }
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if !digits(first) || !digits(second) {
            return Self::of_clock_range(mark, first, second);
        }
        let (a, b): (u16, u16) = (first.parse().ok()?, second.parse().ok()?);
        match (first.len(), second.len(), mark) {
            (4, 4, '-' | '–' | '‐' | '‑' | '−' | '/') if is_year(a) && is_year(b) && a < b => {
                Some(Self::Years(a, b))
            }
            (4, 2, '-') if is_year(a) && (1..=12).contains(&b) && a % 100 > b => {
                Some(Self::Month(a, b as u8))
            }
            (4, 2, '/' | '-' | '–' | '‐' | '‑' | '−') if is_year(a) && a % 100 < b => {
                Some(Self::Years(a, a / 100 * 100 + b))
            }
            // "1999/00"
            (4, 2, '/' | '-' | '–') if is_year(a) && a % 100 == 99 && b == 0 => Some(Self::Years(a, a + 1)),
            (4, 1, '-') if is_year(a) && b > 0 => Some(Self::Month(a, b as u8)),
            (1 | 2, 4, '/' | '-') if is_year(b) && (1..=12).contains(&a) => Some(Self::Month(b, a as u8)),
            (1 | 2, 1 | 2, '/') if (1..=31).contains(&a) && (1..=31).contains(&b) && a.min(b) <= 12 => {
                Some(Self::DayMonth(a as u8, b as u8))
            }
            (1 | 2, 2, '.') if a < 24 && b < 60 => Some(Self::DottedClock(a as u8, b as u8)),
            (1 | 2, 1 | 2, '-' | '–' | '‐' | '‑' | '−') => Some(Self::Integers(a as u8, b as u8)),
            _ => None,
        }
    }

    /// "2-4pm".
    fn of_clock_range(mark: char, first: &str, second: &str) -> Option<Self> {
        let Some(Self::FullClock(to, None, None)) = Self::of_clock(second) else { return None };
        let from: u8 = first.parse().ok().filter(|hour| (1..=12).contains(hour))?;
        // The first hour takes the half of the day that leaves it before the second.
        let same_half = if to >= 12 { from % 12 + 12 } else { from % 12 };
        let from = if same_half < to { same_half } else { from % 12 };
        (mark != '.' && mark != '/').then_some(Self::Clocks(from, to))
    }

    /// "10:30", "10:30:05", "3pm", "8.30pm", "10:30am".
    fn of_clock(form: &str) -> Option<Self> {
        let halves = [("am", 0), ("pm", 12), ("a.m", 0), ("p.m", 12)];
        let half = halves.iter().find_map(|(mark, hours)| Some((form.strip_suffix(mark)?, *hours)));
        let (time, half) = half.map_or((form, None), |(time, hours)| (time, Some(hours)));
        let mut parts = time.split([':', '.']);
        let mut number = |limit: u8, length: std::ops::RangeInclusive<usize>| -> Option<Option<u8>> {
            let Some(part) = parts.next() else { return Some(None) };
            let value: u8 = part.parse().ok().filter(|value| *value < limit)?;
            length.contains(&part.len()).then_some(Some(value))
        };
        let (hour, minute, second) = (number(25, 1..=2)??, number(60, 2..=2)?, number(60, 2..=2)?);
        if parts.next().is_some() {
            return None;
        }
        match half {
            Some(hours) if (1..=12).contains(&hour) => {
                Some(Self::FullClock(hour % 12 + hours, minute, second))
            }
            None if !time.contains('.') => Some(Self::Clock(hour, minute?, second)),
            _ => None,
        }
    }

    /// "3.5years", "90min", "2h"; "0630hrs" is a time of day.
    fn of_measured(form: &str) -> Option<Self> {
        let (number, length) = figure(form)?;
        if let (4, "h" | "hr" | "hrs" | "hours") = (length, &form[length..])
            && let Some((hour, minute)) = form[..4].parse().ok().and_then(hour_and_minute)
        {
            return Some(Self::FullClock(hour, Some(minute), None));
        }
        let unit = match (&form[length..], time_word(&form[length..])) {
            ("h", _) => Unit::Hour,
            (_, TimeWord::Unit(unit) | TimeWord::Units(unit) | TimeWord::UnitShort(unit)) => unit,
            _ => return None,
        };
        Some(Self::Length(Count::Exactly(number), unit))
    }

    /// "two-week", "10-year", "14-month-long", "third-quarter", "year-earlier", "hour-and-a-half", "NOV-2012".
    fn of_compound(form: &str) -> Option<Self> {
        match form {
            "year-ago" | "year-earlier" => return Some(Self::YearAgo),
            "year-end" => return Some(Self::YearEnd),
            _ => {}
        }
        let (left, right) = form.rsplit_once(['-', '‑', '–'])?;
        if let TimeWord::Month(month) | TimeWord::MonthShort(month) = time_word(left) {
            let digits = matches!(right.len(), 2 | 4) && right.bytes().all(|b| b.is_ascii_digit());
            return digits.then(|| right.parse().ok()).flatten().map(|year| Self::Month(year, month));
        }
        if right == "long" {
            return Self::of_compound(left).filter(|shape| matches!(shape, Self::Length(..))).or_else(|| {
                match time_word(left.trim_start_matches("all-")) {
                    TimeWord::Unit(unit) => Some(Self::Length(Count::Exactly(Number::whole(1)), unit)),
                    TimeWord::Units(unit) => Some(Self::Length(Count::Unknown, unit)),
                    _ => None,
                }
            });
        }
        if let Some(TimeWord::Unit(unit)) = form.strip_suffix("-and-a-half").map(time_word) {
            return Some(Self::Length(Count::Exactly(Number::fraction(3, 2)?), unit));
        }
        let (TimeWord::Unit(unit) | TimeWord::Units(unit)) = time_word(right) else { return None };
        if left == "all" {
            return (unit == Unit::Day).then_some(Self::Length(Count::Exactly(Number::whole(1)), unit));
        }
        if left == "several" {
            return Some(Self::Length(Count::Unknown, unit));
        }
        let number = match Numeral::of(left, true) {
            Numeral::Figure(number) | Numeral::Fraction(number) => number,
            Numeral::Word(NumberWord::Digit(n) | NumberWord::Teen(n) | NumberWord::Tens(n))
            | Numeral::Compound(n) => Number::whole(n.into()),
            Numeral::Ordinal(n @ 1..=99) => return Some(Self::OrdinalUnit(n as u8, unit)),
            _ => return None,
        };
        Some(Self::Length(Count::Exactly(number), unit))
    }
}

/// Whether a number of four digits can be a year.
fn is_year(year: u16) -> bool {
    (1000..2200).contains(&year)
}

/// The year that is written with four digits, or with two in a date of figures: those from 70 on are of the last century.
pub fn full_year(year: u16, digits: usize) -> Option<u16> {
    match digits {
        4 => Some(year),
        2 => Some(if year < 70 { 2000 + year } else { 1900 + year }),
        _ => None,
    }
}

/// Hour and minute of a time of day in four digits, "0630", where it can be one.
pub fn hour_and_minute(digits: u16) -> Option<(u8, u8)> {
    let (hour, minute) = (digits / 100, digits % 100);
    (hour <= 24 && minute < 60).then_some((hour as u8, minute as u8))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::lang::en::lists;

    #[test]
    fn no_lexeme_is_passed_over() {
        let words =
            "friday may 2024-04-30 10:30 1990s '80s nineties two-week year-end 90min asked yesterday – €";
        for word in words.split_ascii_whitespace() {
            assert!(
                lists::may_be_time(word, lists::of(word)) && Lexeme::of(word, true) != Lexeme::NONE,
                "{word}"
            );
        }
    }

    proptest! {
        #[test]
        fn what_may_not_be_a_time_is_none(form in "[a-z0-9.:'/–-]{0,12}|[a-z]{1,6}(ed|ies)|\\PC{0,6}") {
            prop_assert!(lists::may_be_time(&form, lists::of(&form)) || Lexeme::of(&form, true) == Lexeme::NONE);
        }
    }
}
