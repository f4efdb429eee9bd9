//! The values of dates (TIMEX3 and ISO ranges) as stretches of time.

use time::{Date, Duration, Month};

/// From the start of the one minute to the start of another, which is later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// In minutes since the first day of year 0.
    pub from: i64,
    /// The same; exclusive.
    pub to: i64,
}

/// Minutes of a day.
pub const DAY: i64 = 24 * 60;

/// The stretch that `value` stands for; `None` for what has no place in time ("T15:00", "P3D", "XXXX-WXX-7").
pub fn stretch(value: &str) -> Option<Stretch> {
    let (first, last) = value.split_once('/').unwrap_or((value, value));
    let (first, last) = (single(first)?, single(last)?);
    Some(Stretch { from: first.from, to: last.to }).filter(|stretch| stretch.from < stretch.to)
}

/// One value that is no range.
fn single(value: &str) -> Option<Stretch> {
    if !value.is_ascii() {
        return None;
    }
    let (date, time) = value.split_once('T').map_or((value, None), |(date, time)| (date, Some(time)));
    let (first, next) = days(date)?;
    let (from, to) = (minutes(first), minutes(next));
    let Some(time) = time else { return Some(Stretch { from, to }) };
    let (begin, end) = within_day(time)?;
    Some(Stretch { from: from + begin, to: from + end })
}

/// The minutes of a day that a time stands for: "14:00", "14", "MO", "TNI".
fn within_day(time: &str) -> Option<(i64, i64)> {
    let hours = |from: i64, to: i64| Some((from * 60, to * 60));
    match time {
        "MO" => return hours(6, 12),
        "MI" => return hours(12, 13),
        "AF" => return hours(12, 18),
        "EV" => return hours(18, 24),
        "NI" => return hours(20, 28),
        _ => {}
    }
    let mut parts = time.split(':');
    let hour = number(parts.next()?)?;
    let minute = parts.next().map_or(Some(0), number)?;
    let begin = hour * 60 + minute;
    (hour <= 24 && minute < 60).then_some((begin, begin + 1))
}

/// The first day of a date, and the day after its last.
fn days(date: &str) -> Option<(Date, Date)> {
    let mut parts = date.split('-');
    let year = parts.next()?;
    let years = |from: i64, count: i64| Some((day(from, 1, 1)?, day(from + count, 1, 1)?));
    let count = number(year)?;
    let (part, rest) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    match (year.len(), part, rest) {
        (4, None, None) => years(count, 1),
        (3, None, None) => years(count * 10, 10),
        (2, None, None) => years(count * 100, 100),
        (4, Some(part), None) => {
            let months =
                |first: i64, months: i64| Some((day(count, first, 1)?, month_after(count, first + months)?));
            match part.as_bytes() {
                b"SP" => months(3, 3),
                b"SU" => months(6, 3),
                b"FA" => months(9, 3),
                b"WI" => months(12, 3),
                [b'Q', quarter @ b'1'..=b'4'] => months(i64::from(quarter - b'1') * 3 + 1, 3),
                [b'H', half @ b'1'..=b'2'] => months(i64::from(half - b'1') * 6 + 1, 6),
                [b'W', ..] => week(count, &part[1..], 0, 7),
                _ => months(number(part).filter(|_| part.len() == 2)?, 1),
            }
        }
        (4, Some(part), Some(rest)) if part.starts_with('W') => match rest {
            "WE" => week(count, &part[1..], 5, 2),
            _ => week(count, &part[1..], number(rest).filter(|day| (1..=7).contains(day))? - 1, 1),
        },
        (4, Some(month), Some(rest)) => {
            let first = day(count, number(month)?, number(rest)?)?;
            Some((first, first.next_day()?))
        }
        _ => None,
    }
}

/// `length` days of an ISO week, from the day `first`, 0 for Monday.
fn week(year: i64, week: &str, first: i64, length: i64) -> Option<(Date, Date)> {
    let week = u8::try_from(number(week)?).ok()?;
    let monday = Date::from_iso_week_date(year.try_into().ok()?, week, time::Weekday::Monday).ok()?;
    let first = monday.checked_add(Duration::days(first))?;
    Some((first, first.checked_add(Duration::days(length))?))
}

fn month_after(year: i64, month: i64) -> Option<Date> {
    if month > 12 { day(year + 1, month - 12, 1) } else { day(year, month, 1) }
}

/// A day of the Gregorian calendar, where there is such a day.
pub fn day(year: i64, month: i64, day: i64) -> Option<Date> {
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    Date::from_calendar_date(i32::try_from(year).ok()?, month, u8::try_from(day).ok()?).ok()
}

/// The minute at which a day begins.
pub fn minutes(day: Date) -> i64 {
    i64::from(day.to_julian_day()) * DAY
}

/// Digits and nothing else, as a number.
fn number(digits: &str) -> Option<i64> {
    (!digits.is_empty() && digits.len() <= 4 && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_their_place_in_time() {
        for (value, from, days) in [
            ("2024-05-14", (2024, 5, 14), 1),
            ("2024-02", (2024, 2, 1), 29),
            ("2023", (2023, 1, 1), 365),
            ("198", (1980, 1, 1), 3653),
            ("19", (1900, 1, 1), 36524),
            ("2023-Q3", (2023, 7, 1), 92),
            ("2024-H1", (2024, 1, 1), 182),
            ("2010-WI", (2010, 12, 1), 90),
            ("2024-W17", (2024, 4, 22), 7),
            ("2024-W17-WE", (2024, 4, 27), 2),
            ("2024-W17-3", (2024, 4, 24), 1),
            ("2019-11-20/2020-01-05", (2019, 11, 20), 47),
            ("1985/1987", (1985, 1, 1), 1095),
        ] {
            let found = stretch(value).unwrap_or_else(|| panic!("{value}"));
            let from = minutes(day(from.0, from.1, from.2).unwrap());
            assert_eq!(found, Stretch { from, to: from + days * DAY }, "{value}");
        }
        let noon = minutes(day(2024, 4, 30).unwrap()) + 14 * 60;
        assert_eq!(stretch("2024-04-30T14:00"), Some(Stretch { from: noon, to: noon + 1 }));
        assert_eq!(
            stretch("2024-04-30T14:00/2024-04-30T16:00"),
            Some(Stretch { from: noon, to: noon + 121 })
        );
        assert!(stretch("2023-11-07TAF").is_some() && stretch("2023-11-07T24:00").is_some());
    }

    #[test]
    fn what_has_no_place_has_none() {
        for value in [
            "",
            "P3D",
            "PT4H",
            "T15:00",
            "XXXX-WXX-7",
            "2024-13",
            "2024-02-30",
            "2024-W60",
            "1-2-3-4",
            "2024/",
            "/",
            "2024/2020",
            "２０２４",
            "99999",
            "2024-05-14T25:00",
            "2024-WX",
            "-",
            "2024-W",
            "9999-12-31/",
        ] {
            assert_eq!(stretch(value), None, "{value:?}");
        }
    }
}
