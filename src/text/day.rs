//! A day of the calendar, at the edges of the crate: what counts with days inside is no part of its interface.

use std::fmt;

use time::{Date, Month};

/// A day of the Gregorian calendar, which ISO 8601 counts by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub(crate) Date);

impl Day {
    /// The day of a month (from 1) of a year; `None` where the calendar has none, such as 30 February.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok().map(Self)
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// Its month, from 1.
    pub fn month(self) -> u8 {
        self.0.month().into()
    }

    /// The day of its month, from 1.
    pub fn day(self) -> u8 {
        self.0.day()
    }
}

/// As ISO 8601 writes it: "2024-04-30".
impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (given, written) in [
            ((2024, 2, 29), Some("2024-02-29")),
            ((2023, 2, 29), None),
            ((1999, 12, 31), Some("1999-12-31")),
            ((1999, 13, 1), None),
            ((1999, 0, 1), None),
            ((812, 1, 2), Some("0812-01-02")),
        ] {
            let (year, month, day) = given;
            let there = Day::new(year, month, day);
            assert_eq!(there.map(|day| day.to_string()).as_deref(), written, "{given:?}");
            assert!(there.is_none_or(|there| (there.year(), there.month(), there.day()) == given));
        }
        assert!(Day::new(2024, 4, 30) < Day::new(2024, 5, 1));
    }
}
