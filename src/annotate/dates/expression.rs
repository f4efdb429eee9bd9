//! What the grammar reads: expressions of time as they are meant, before a reference day gives them their values.

use time::Date;

use super::period::Period;
use crate::annotate::numbers::Number;
use crate::lang::en::calendar::{DayPart, HolidayRule, Season, Tense, Unit};

/// An expression of time.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// A day, month, year, perhaps with a time of day.
    At(Moment),
    /// From one to another.
    Between(Moment, Moment),
    /// A length of time.
    Lasting(Vec<(Count, Unit)>),
    /// From one length of time to another, in one unit.
    LastingBetween(Number, Number, Unit),
    /// A recurrence.
    Recurring(Recurrence),
    /// The past, the present or the future, no more precisely; by its name in TIMEX3.
    Vague(&'static str),
}

/// When something is, as far as the words tell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moment {
    /// The day, month, year.
    pub point: Option<Point>,
    /// The time of day.
    pub clock: Option<Clock>,
}

impl Moment {
    /// A point of the calendar without a time of day.
    pub const fn on(point: Point) -> Self {
        Self { point: Some(point), clock: None }
    }
}

/// A stretch of the calendar, named in full or seen from somewhere.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Point {
    /// Fully named.
    Fixed(Period),
    /// A day of a month.
    Day(Year, u8, u8),
    /// The week that holds a day of a month.
    WeekOf(Year, u8, u8),
    /// A month, 1 to 12.
    Month(Year, u8),
    /// A quarter, 1 to 4.
    Quarter(Year, u8),
    /// A half, 1 or 2.
    Half(Year, u8),
    /// A season.
    Season(Year, Season),
    /// A holiday.
    Holiday(Year, HolidayRule),
    /// A weekday, 1 (Monday) to 7.
    Weekday(Which, u8),
    /// A weekday of the week that lies so many weeks from now.
    WeekdayOf(i32, u8),
    /// Which of a weekday, 1 to 5 or 0 for the last, in the month that lies so many months from now.
    WeekdayOfMonth(i32, u8, u8),
    /// Which day, week or month of a month or a year, by its number; 0 is the last.
    OrdinalOf(Year, Option<u8>, Unit, u8),
    /// So many units from somewhere.
    Shifted(Anchor, Unit, i32),
    /// "the quarter", "the year": the one that is spoken of.
    The(Unit),
    /// "a year earlier", "year-ago": what is spoken of, so many years off.
    YearsOff(i32),
    /// "a year ago": the year before, or what is spoken of a year before where that is a quarter.
    YearAgo,
    /// "the 1988 period": what is spoken of, in that year.
    SameIn(i32),
    /// "the 1988 quarter", "the year-ago quarter": the quarter that is spoken of, in a year.
    ThatQuarter(Year),
}

/// Which year is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// Named.
    Known(i32),
    /// By years from this one.
    Relative(i32),
    /// Not named.
    Open(Which),
}

/// Which of many: "June", "last June", "this June", "next June".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// Not said.
    Bare,
    /// The latest before now.
    Last,
    /// The latest before the time that is spoken of.
    Previous,
    /// That of this week or year.
    This,
    /// That of the next week, or the first after now.
    Next,
    /// The first after now.
    Coming,
    /// Not said, but that day is such a weekday, 1 (Monday) to 7: "Thursday, December 24".
    On(u8),
}

/// Where a shift begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// At the reference day.
    Now,
    /// At the time that the text spoke of last.
    Then,
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    /// Hour (0 to 24), minute, second as far as told.
    At(u8, Option<u8>, Option<u8>),
    /// Morning, evening, …
    Part(DayPart),
}

/// How many.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Count {
    /// So many.
    Exactly(Number),
    /// "several", "few", "days".
    Unknown,
}

/// What recurs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Recurrence {
    /// Every so many of a unit.
    Every(Count, Unit),
    /// Every such weekday, perhaps at a time.
    Weekday(u8, Option<Clock>),
    /// Every week from one weekday to another.
    Weekdays(u8, u8),
    /// Every such month.
    Month(u8),
    /// Every such season.
    Season(Season),
    /// Every morning, every night.
    DayPart(DayPart),
}

/// What resolving needs to know besides the expression.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// "Today".
    pub reference: Option<Date>,
    /// What the text spoke of last.
    pub last: Option<Period>,
    /// The quarter that it spoke of last.
    pub quarter: Option<Period>,
    /// As `last`, within this sentence.
    pub near: Option<Period>,
    /// Where the sentence looks.
    pub tense: Option<Tense>,
}
