//! Stretches of the calendar from a day to a century, their arithmetic, and how TIMEX3 writes them.

use std::fmt;

use time::{Date, Duration, Month, Weekday};

use crate::lang::en::calendar::{HolidayRule, Season, Unit};

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// One day.
    Day(Date),
    /// Saturday and Sunday of a week of ISO 8601: year of the week, week.
    Weekend(i32, u8),
    /// A week of ISO 8601: year of the week, week.
    Week(i32, u8),
    /// Year and month, 1 to 12.
    Month(i32, u8),
    /// Year and quarter, 1 to 4.
    Quarter(i32, u8),
    /// Year and half, 1 or 2.
    Half(i32, u8),
    /// The season that begins in a year.
    Season(i32, Season),
    /// A year.
    Year(i32),
    /// Ten years, by the year over ten: 199 for the 1990s.
    Decade(i32),
    /// A hundred years, by the year over a hundred: 19 for the 20th century.
    Century(i32),
}

/// The years that are written; outside of them a period is not resolved.
const YEARS: std::ops::RangeInclusive<i32> = 1..=9999;

impl Period {
    /// A day of the Gregorian calendar, where there is such a day.
    pub fn day(year: i32, month: u8, day: u8) -> Option<Self> {
        date(year, month, day).map(Self::Day)
    }

    /// The period of the kind `unit` that holds `date`.
    pub fn holding(date: Date, unit: Unit) -> Option<Self> {
        let (year, month) = (date.year(), u8::from(date.month()));
        Some(match unit {
            Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Self::Day(date),
            Unit::Weekend | Unit::Week | Unit::Fortnight => {
                let (year, week, _) = date.to_iso_week_date();
                if unit == Unit::Weekend { Self::Weekend(year, week) } else { Self::Week(year, week) }
            }
            Unit::Month => Self::Month(year, month),
            Unit::Quarter => Self::Quarter(year, (month - 1) / 3 + 1),
            Unit::HalfYear => Self::Half(year, (month - 1) / 6 + 1),
            Unit::Year => Self::Year(year),
            Unit::Decade => Self::Decade(year.div_euclid(10)),
            Unit::Century => Self::Century(year.div_euclid(100)),
            Unit::Millennium => return None,
        })
    }

    /// Its first day.
    pub fn first_day(self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(day),
            Self::Week(year, week) => Date::from_iso_week_date(year, week, Weekday::Monday).ok(),
            Self::Weekend(year, week) => Date::from_iso_week_date(year, week, Weekday::Saturday).ok(),
            Self::Month(year, month) => date(year, month, 1),
            Self::Quarter(year, quarter) => date(year, quarter * 3 - 2, 1),
            Self::Half(year, half) => date(year, half * 6 - 5, 1),
            Self::Season(year, season) => date(year, season_month(season), 1),
            Self::Year(year) => date(year, 1, 1),
            Self::Decade(decade) => date(decade * 10, 1, 1),
            Self::Century(century) => date(century * 100, 1, 1),
        }
    }

    /// The year that it lies in, or begins in.
    pub fn year(self) -> i32 {
        match self {
            Self::Day(day) => day.year(),
            Self::Weekend(year, _)
            | Self::Week(year, _)
            | Self::Month(year, _)
            | Self::Quarter(year, _)
            | Self::Half(year, _)
            | Self::Season(year, _)
            | Self::Year(year) => year,
            Self::Decade(decade) => decade * 10,
            Self::Century(century) => century * 100,
        }
    }

    /// The day, week or month with a number in a month or year; 0 is the last. The first week of a year is that of
    /// ISO 8601, the first week of a month the one with its first day.
    pub fn part(self, unit: Unit, ordinal: u8) -> Option<Self> {
        let first = self.first_day()?;
        let after = match self {
            Self::Month(year, 12) | Self::Year(year) => date(year + 1, 1, 1)?,
            Self::Month(year, month) => date(year, month + 1, 1)?,
            _ => return None,
        };
        let there = match (unit, ordinal) {
            (_, 0) => after.previous_day()?,
            (Unit::Week, _) if matches!(self, Self::Year(_)) => {
                return Date::from_iso_week_date(self.year(), ordinal, Weekday::Monday)
                    .ok()
                    .map(|_| Self::Week(self.year(), ordinal));
            }
            (Unit::Month, _) => date(self.year(), ordinal, 1)?,
            (Unit::Week, _) => first.checked_add(Duration::weeks(i64::from(ordinal) - 1))?,
            _ => first.checked_add(Duration::days(i64::from(ordinal) - 1))?,
        };
        if there < first || there >= after {
            return None;
        }
        let part = Self::holding(there, unit)?;
        // The last days of a year may belong to the next year's first week.
        match (self, part, ordinal) {
            (Self::Year(year), Self::Week(of, _), 0) if of > year => {
                Self::holding(there.checked_sub(Duration::weeks(1))?, unit)
            }
            _ => Some(part),
        }
    }

    /// The same stretch `years` later.
    pub fn plus_years(self, years: i32) -> Option<Self> {
        let moved = match self {
            Self::Day(day) => {
                let (month, of_month) = (u8::from(day.month()), day.day());
                // 29 February becomes the 28th.
                let year = day.year().checked_add(years)?;
                Self::Day(date(year, month, of_month).or_else(|| date(year, month, of_month - 1))?)
            }
            Self::Month(year, month) => Self::Month(year.checked_add(years)?, month),
            Self::Quarter(year, quarter) => Self::Quarter(year.checked_add(years)?, quarter),
            Self::Half(year, half) => Self::Half(year.checked_add(years)?, half),
            Self::Season(year, season) => Self::Season(year.checked_add(years)?, season),
            Self::Year(year) => Self::Year(year.checked_add(years)?),
            Self::Week(..) | Self::Weekend(..) => {
                let there = self.first_day()?.checked_add(Duration::weeks(52 * i64::from(years)))?;
                Self::holding(there, if matches!(self, Self::Week(..)) { Unit::Week } else { Unit::Weekend })?
            }
            Self::Decade(_) | Self::Century(_) => return None,
        };
        YEARS.contains(&moved.year()).then_some(moved)
    }

    /// The period of the kind `unit` that lies `by` units after the one that holds `from`; "two weeks ago" is a week,
    /// "three months later" a month.
    pub fn shifted(from: Date, unit: Unit, by: i32) -> Option<Self> {
        let days = |days: i64| from.checked_add(Duration::days(days));
        let months = |count: i32| {
            let months = (from.year() * 12 + i32::from(u8::from(from.month())) - 1).checked_add(count)?;
            date(months.div_euclid(12), months.rem_euclid(12) as u8 + 1, 1)
        };
        let by_wide = i64::from(by);
        let there = match unit {
            Unit::Second | Unit::Minute | Unit::Hour => return None,
            Unit::Day => days(by_wide)?,
            Unit::Week | Unit::Weekend => days(by_wide.checked_mul(7)?)?,
            Unit::Fortnight => days(by_wide.checked_mul(14)?)?,
            Unit::Month => months(by)?,
            Unit::Quarter => months(by.checked_mul(3)?)?,
            Unit::HalfYear => months(by.checked_mul(6)?)?,
            Unit::Year | Unit::Decade | Unit::Century | Unit::Millennium => {
                let years = by.checked_mul(years_of(unit))?;
                let year = from.year().checked_add(years).filter(|year| YEARS.contains(year))?;
                return Self::holding(date(year, 1, 1)?, unit);
            }
        };
        Self::holding(there, unit).filter(|period| YEARS.contains(&period.year()))
    }
}

impl fmt::Display for Period {
    /// The value in TIMEX3.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(day) => write!(f, "{:04}-{:02}-{:02}", day.year(), u8::from(day.month()), day.day()),
            Self::Week(year, week) => write!(f, "{year:04}-W{week:02}"),
            Self::Weekend(year, week) => write!(f, "{year:04}-W{week:02}-WE"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(f, "{year:04}-Q{quarter}"),
            Self::Half(year, half) => write!(f, "{year:04}-H{half}"),
            Self::Season(year, season) => write!(f, "{year:04}-{}", season_code(season)),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Decade(decade) => write!(f, "{decade:03}"),
            Self::Century(century) => write!(f, "{century:02}"),
        }
    }
}

/// A day, where there is such a day.
pub fn date(year: i32, month: u8, day: u8) -> Option<Date> {
    let month = Month::try_from(month).ok()?;
    YEARS.contains(&year).then(|| Date::from_calendar_date(year, month, day).ok()).flatten()
}

/// The first month of a season.
pub fn season_month(season: Season) -> u8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Fall => 9,
        Season::Winter => 12,
    }
}

/// A season in TIMEX3.
pub fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Fall => "FA",
        Season::Winter => "WI",
    }
}

fn years_of(unit: Unit) -> i32 {
    match unit {
        Unit::Decade => 10,
        Unit::Century => 100,
        Unit::Millennium => 1000,
        _ => 1,
    }
}

/// The day of a holiday in a year.
pub fn holiday(rule: HolidayRule, year: i32) -> Option<Date> {
    match rule {
        HolidayRule::Fixed(month, day) => date(year, month, day),
        HolidayRule::Weekday(month, weekday, 0) => {
            let next = if month == 12 { date(year + 1, 1, 1) } else { date(year, month + 1, 1) };
            let last = next?.previous_day()?;
            let back = (last.weekday().number_from_monday() + 7 - weekday) % 7;
            last.checked_sub(Duration::days(back.into()))
        }
        HolidayRule::Weekday(month, weekday, which) => {
            let first = date(year, month, 1)?;
            let ahead = (weekday + 7 - first.weekday().number_from_monday()) % 7;
            let there = first.checked_add(Duration::days(i64::from(ahead) + 7 * (i64::from(which) - 1)))?;
            // Not every month has a fifth one.
            (there.month() == first.month()).then_some(there)
        }
        HolidayRule::Easter(days) => easter(year)?.checked_add(Duration::days(days.into())),
        HolidayRule::ElectionDay => holiday(HolidayRule::Weekday(11, 1, 1), year)?.next_day(),
        HolidayRule::BlackFriday => holiday(HolidayRule::Weekday(11, 4, 4), year)?.next_day(),
    }
}

/// Easter Sunday of the Western churches, by the anonymous Gregorian algorithm (Nature, 20 April 1876; as in
/// J. Meeus, "Astronomical Algorithms", chapter 8).
fn easter(year: i32) -> Option<Date> {
    let a = year % 19;
    let (b, c) = (year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let month_and_day = h + l - 7 * m + 114;
    date(year, u8::try_from(month_and_day / 31).ok()?, u8::try_from(month_and_day % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32, month: u8, day: u8) -> Date {
        date(year, month, day).unwrap()
    }

    #[test]
    fn shifts() {
        let from = on(2024, 3, 31);
        let shifted = |unit, by| Period::shifted(from, unit, by).map(|p| p.to_string()).unwrap_or_default();
        assert_eq!(shifted(Unit::Day, -31), "2024-02-29");
        assert_eq!(shifted(Unit::Week, 1), "2024-W14");
        assert_eq!(shifted(Unit::Month, -1), "2024-02");
        assert_eq!(shifted(Unit::Month, -3), "2023-12");
        assert_eq!(shifted(Unit::Quarter, 1), "2024-Q2");
        assert_eq!(shifted(Unit::Decade, -1), "201");
        assert_eq!(shifted(Unit::Century, -5), "15");
        assert_eq!(shifted(Unit::Year, i32::MAX), "");
        assert_eq!(shifted(Unit::Day, i32::MIN), "");
    }

    #[test]
    fn holidays() {
        assert_eq!(holiday(HolidayRule::Easter(0), 2024), Some(on(2024, 3, 31)));
        assert_eq!(holiday(HolidayRule::Easter(0), 2025), Some(on(2025, 4, 20)));
        assert_eq!(holiday(HolidayRule::Weekday(11, 4, 4), 2023), Some(on(2023, 11, 23)));
        assert_eq!(holiday(HolidayRule::Weekday(5, 1, 0), 2024), Some(on(2024, 5, 27)));
        assert_eq!(holiday(HolidayRule::ElectionDay, 2024), Some(on(2024, 11, 5)));
        assert_eq!(holiday(HolidayRule::BlackFriday, 2024), Some(on(2024, 11, 29)));
    }

    #[test]
    fn a_leap_day_moves_to_the_last_of_february() {
        let leap = Period::Day(on(2024, 2, 29));
        assert_eq!(leap.plus_years(-1), Some(Period::Day(on(2023, 2, 28))));
    }
}
