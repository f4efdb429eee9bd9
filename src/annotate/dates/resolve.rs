//! From what an expression means to its TIMEX3 value, by the reference day and by what the text spoke of last.

use std::fmt::Write as _;

use time::{Date, Duration};

use super::DateKind;
use super::expression::{Anchor, Clock, Context, Count, Expression, Moment, Point, Recurrence, Which, Year};
use super::period::{self, Period};
use crate::annotate::numbers::Number;
use crate::lang::en::calendar::{DayPart, HolidayRule, Season, Tense, Unit};

/// An expression with its value.
pub struct Resolved {
    /// Its type.
    pub kind: DateKind,
    /// Its value; "" where the context does not tell it.
    pub value: String,
    /// The stretch of the calendar that it speaks of, for expressions that follow.
    pub period: Option<Period>,
}

/// A day without its year that lies this near is taken for the nearer one, whatever the tense.
const NEAR_DAYS: i64 = 30;

/// The value of `expression` where `context` is known.
pub fn resolve(expression: &Expression, context: &Context) -> Resolved {
    let plain = |kind, value| Resolved { kind, value, period: None };
    match expression {
        Expression::At(moment) => {
            let period = moment.point.and_then(|point| context.period(point));
            // What is told by what was spoken of is not itself spoken of: "a year earlier" twice is the same year.
            let derived = matches!(
                moment.point,
                Some(Point::YearsOff(_) | Point::YearAgo | Point::SameIn(_) | Point::ThatQuarter(_))
            );
            let spoken_of = period.filter(|_| !derived);
            Resolved { kind: kind_of(moment), value: context.moment(moment, period), period: spoken_of }
        }
        Expression::Between(from, to) => context.range(from, to),
        Expression::Lasting(parts) => plain(DateKind::Duration, length(parts)),
        Expression::LastingBetween(from, to, unit) => {
            let part = |number: &Number| length(&[(Count::Exactly(*number), *unit)]);
            plain(DateKind::Duration, format!("{}/{}", part(from), part(to)))
        }
        Expression::Recurring(recurrence) => plain(DateKind::Set, recurrence_value(recurrence)),
        Expression::Vague(value) => plain(DateKind::Date, (*value).to_owned()),
    }
}

fn kind_of(moment: &Moment) -> DateKind {
    if moment.clock.is_some() { DateKind::Time } else { DateKind::Date }
}

impl Context {
    fn moment(&self, moment: &Moment, period: Option<Period>) -> String {
        let Some(clock) = moment.clock else {
            return period.map(|period| period.to_string()).unwrap_or_default();
        };
        let day = match (moment.point, period) {
            (Some(_), None) => return String::new(),
            (Some(_), Some(period)) => Some(period),
            (None, _) => self.day_spoken_of(),
        };
        let mut value = day.map(|day| day.to_string()).unwrap_or_default();
        push_clock(&mut value, clock);
        value
    }

    fn range(&self, from: &Moment, to: &Moment) -> Resolved {
        let (from_point, to_point) = match (from.point, to.point) {
            // "tonight from 7 to 8": a time takes the other's day.
            (Some(point), None) | (None, Some(point)) => (Some(point), Some(point)),
            points => points,
        };
        let (start, end) = match (from_point, to_point) {
            (Some(a), Some(b)) => match self.pair(a, b) {
                Some((a, b)) => (Some(a), Some(b)),
                None => return Resolved { kind: kind_of(from), value: String::new(), period: None },
            },
            _ => (None, None),
        };
        let with_point = |moment: &Moment, point| Moment { point, ..*moment };
        let mut value = self.moment(&with_point(from, from_point), start);
        let end_value = self.moment(&with_point(to, to_point), end);
        if value.is_empty() || end_value.is_empty() {
            value.clear();
        } else {
            value.push('/');
            value.push_str(&end_value);
        }
        Resolved { kind: kind_of(from), value, period: start }
    }

    /// Both ends of a range; the one whose year is not named takes the other's, so that they are in order.
    fn pair(&self, from: Point, to: Point) -> Option<(Period, Period)> {
        let in_order = |a: Period, b: Period| a.first_day() <= b.first_day();
        match (open_year(from), open_year(to)) {
            (true, false) => {
                let end = self.period(to)?;
                let start = self.period(with_year(from, end.year()))?;
                if in_order(start, end) { Some((start, end)) } else { Some((start.plus_years(-1)?, end)) }
            }
            (false, true) | (true, true) => {
                let start = self.period(from)?;
                let end = self.period(with_year(to, start.year()))?;
                if in_order(start, end) { Some((start, end)) } else { Some((start, end.plus_years(1)?)) }
            }
            (false, false) => {
                let (start, end) = (self.period(from)?, self.period(to)?);
                if in_order(start, end) {
                    return Some((start, end));
                }
                // "Friday to Sunday" around today.
                let Point::Weekday(..) = to else { return None };
                let week_on = end.first_day()?.checked_add(Duration::weeks(1))?;
                Some((start, Period::Day(week_on)))
            }
        }
    }

    /// The stretch of the calendar that `point` is.
    fn period(&self, point: Point) -> Option<Period> {
        match point {
            Point::Fixed(period) => Some(period),
            Point::Day(year, month, day) => self.in_year(year, &|year| Period::day(year, month, day)),
            Point::WeekOf(year, month, day) => {
                let day = self.in_year(year, &|year| Period::day(year, month, day))?;
                Period::holding(day.first_day()?, Unit::Week)
            }
            Point::Month(year, month) => self.in_year(year, &|year| Some(Period::Month(year, month))),
            Point::Quarter(year, quarter) => self.in_year(year, &|year| Some(Period::Quarter(year, quarter))),
            Point::Half(year, half) => self.in_year(year, &|year| Some(Period::Half(year, half))),
            Point::Season(year, season) => self.season(year, season),
            Point::Holiday(year, rule) => self.holiday(year, rule),
            Point::Weekday(which, weekday) => self.weekday(which, weekday),
            Point::WeekdayOf(weeks, weekday) => {
                let monday = monday_of(self.reference?)?;
                day_after(monday, 7 * i64::from(weeks) + i64::from(weekday) - 1)
            }
            Point::WeekdayOfMonth(months, weekday, which) => {
                let month = Period::shifted(self.reference?, Unit::Month, months)?.first_day()?;
                let rule = HolidayRule::Weekday(month.month().into(), weekday, which);
                period::holiday(rule, month.year()).map(Period::Day)
            }
            Point::OrdinalOf(year, month, unit, ordinal) => {
                let whole = self.in_year(year, &|year| {
                    Some(month.map_or(Period::Year(year), |m| Period::Month(year, m)))
                })?;
                whole.part(unit, ordinal)
            }
            Point::Shifted(anchor, unit, by) => self.shifted(anchor, unit, by),
            Point::The(unit) => self.spoken_of(unit),
            Point::YearsOff(years) => match self.last {
                Some(last) => last.plus_years(years),
                None => Period::shifted(self.reference?, Unit::Year, years),
            },
            Point::YearAgo => match self.last {
                Some(last @ Period::Quarter(..)) => last.plus_years(-1),
                _ => Period::shifted(self.reference?, Unit::Year, -1),
            },
            Point::ThatQuarter(year) => {
                let quarter = self.quarter.or_else(|| Period::shifted(self.reference?, Unit::Quarter, -1))?;
                match year {
                    Year::Known(year) => quarter.plus_years(year.checked_sub(quarter.year())?),
                    Year::Relative(by) => quarter.plus_years(by),
                    Year::Open(_) => Some(quarter),
                }
            }
            Point::SameIn(year) => match self.last {
                Some(last) => last.plus_years(year.checked_sub(last.year())?),
                None => Some(Period::Year(year)),
            },
        }
    }

    /// A stretch that every year has one of, in the year that is meant.
    fn in_year(&self, year: Year, of: &dyn Fn(i32) -> Option<Period>) -> Option<Period> {
        match year {
            Year::Known(year) => of(year),
            Year::Relative(by) => of(self.reference?.year().checked_add(by)?),
            Year::Open(which) => {
                let Some(reference) = self.reference else {
                    // A year in the same sentence will do.
                    return of(self.near?.year());
                };
                let holds_today = |period: Period| is_within(period, reference);
                let this = of(reference.year());
                if which == Which::This {
                    return this;
                }
                let candidates = [of(reference.year() - 1), this, of(reference.year() + 1)];
                let begun = |period: &&Period| period.first_day().is_some_and(|day| day <= reference);
                let past = candidates.iter().flatten().rev().find(begun).copied();
                let ahead = candidates.iter().flatten().find(|period| !begun(period)).copied();
                match which {
                    Which::Last if past.is_some_and(holds_today) => past?.plus_years(-1),
                    // "last February", said in March, is not last month.
                    Which::Last if past == Period::shifted(reference, Unit::Month, -1) => {
                        past?.plus_years(-1)
                    }
                    Which::Last | Which::Previous => past,
                    Which::Next | Which::Coming => ahead,
                    Which::On(weekday) => {
                        let is_on = |period: &Period| is_weekday(*period, weekday);
                        match (past.filter(is_on), ahead.filter(is_on)) {
                            (None, None) => self.likelier(past, ahead, reference),
                            (past, ahead) => self.likelier(past, ahead, reference),
                        }
                    }
                    Which::Bare | Which::This => self.likelier(past, ahead, reference),
                }
            }
        }
    }

    /// The one before or the one after, by the tense of the sentence, else the nearer one.
    fn likelier(&self, past: Option<Period>, ahead: Option<Period>, reference: Date) -> Option<Period> {
        let (Some(before), Some(after)) = (past, ahead) else { return past.or(ahead) };
        if is_within(before, reference) {
            return past;
        }
        let days_ago = (reference - before.first_day()?).whole_days();
        let days_ahead = (after.first_day()? - reference).whole_days();
        // The quarter that has just ended is the one that results are told or expected of.
        if matches!(before, Period::Quarter(..)) && days_ago < 200 {
            return past;
        }
        // So near that the tense, which may be that of another clause, is not needed.
        if matches!(before, Period::Day(_)) && days_ahead.min(days_ago) <= NEAR_DAYS {
            return if days_ahead < days_ago { ahead } else { past };
        }
        match self.tense {
            Some(Tense::Past) => past,
            Some(Tense::Future) => ahead,
            None if days_ahead < days_ago => ahead,
            None => past,
        }
    }

    fn season(&self, year: Year, season: Season) -> Option<Period> {
        if let (Year::Open(Which::Last), Some(reference)) = (year, self.reference) {
            // "last summer", said in September, is this year's.
            let this = Period::Season(reference.year(), season);
            let over = period::date(reference.year(), period::season_month(season), 1)?
                .checked_add(Duration::days(92))?;
            return if over <= reference { Some(this) } else { this.plus_years(-1) };
        }
        self.in_year(year, &|year| Some(Period::Season(year, season)))
    }

    fn holiday(&self, year: Year, rule: HolidayRule) -> Option<Period> {
        self.in_year(year, &|year| period::holiday(rule, year).map(Period::Day))
    }

    fn weekday(&self, which: Which, weekday: u8) -> Option<Period> {
        let today = self.reference?;
        let monday = monday_of(today)?;
        let ahead = i64::from((weekday + 7 - today.weekday().number_from_monday()) % 7);
        let offset = i64::from(weekday) - 1;
        match which {
            Which::This => day_after(monday, offset),
            Which::Next => day_after(monday, 7 + offset),
            Which::Coming => day_after(today, if ahead == 0 { 7 } else { ahead }),
            Which::Last => day_after(today, ahead - 7),
            Which::Previous => {
                let from = match self.last {
                    Some(Period::Day(day)) => day,
                    _ => today,
                };
                let back = (from.weekday().number_from_monday() + 6 - weekday) % 7 + 1;
                day_after(from, -i64::from(back))
            }
            Which::Bare | Which::On(_) if ahead == 0 => Some(Period::Day(today)),
            Which::Bare | Which::On(_) => {
                let future = self.tense == Some(Tense::Future);
                day_after(today, if future { ahead } else { ahead - 7 })
            }
        }
    }

    fn shifted(&self, anchor: Anchor, unit: Unit, by: i32) -> Option<Period> {
        let spoken_of = match (self.last, unit) {
            (Some(Period::Day(day)), _) => Some(day),
            (Some(last), Unit::Year | Unit::Month | Unit::Quarter | Unit::Week) => last.first_day(),
            _ => None,
        };
        let from = if anchor == Anchor::Then { spoken_of.or(self.reference) } else { self.reference };
        Period::shifted(from?, unit, by)
    }

    /// "the quarter", "the weekend".
    fn spoken_of(&self, unit: Unit) -> Option<Period> {
        if let (Unit::Quarter, Some(quarter)) = (unit, self.quarter) {
            return Some(quarter);
        }
        let by = match unit {
            Unit::Weekend if self.tense == Some(Tense::Future) => 0,
            Unit::Weekend if self.reference?.weekday().number_from_monday() >= 6 => 0,
            _ => -1,
        };
        Period::shifted(self.reference?, unit, by)
    }

    fn day_spoken_of(&self) -> Option<Period> {
        match self.near.or(self.last) {
            Some(day @ Period::Day(_)) => Some(day),
            _ => self.reference.map(Period::Day),
        }
    }
}

fn is_within(period: Period, day: Date) -> bool {
    let unit = match period {
        Period::Day(_) => Unit::Day,
        Period::Month(..) => Unit::Month,
        Period::Quarter(..) => Unit::Quarter,
        Period::Half(..) => Unit::HalfYear,
        Period::Season(..) => {
            return period.first_day().is_some_and(|first| (0..92).contains(&(day - first).whole_days()));
        }
        _ => return false,
    };
    Period::holding(day, unit) == Some(period)
}

fn is_weekday(period: Period, weekday: u8) -> bool {
    matches!(period, Period::Day(day) if day.weekday().number_from_monday() == weekday)
}

fn monday_of(day: Date) -> Option<Date> {
    day.checked_sub(Duration::days(i64::from(day.weekday().number_days_from_monday())))
}

fn day_after(day: Date, days: i64) -> Option<Period> {
    let there = day.checked_add(Duration::days(days))?;
    period::date(there.year(), there.month().into(), there.day()).map(Period::Day)
}

fn open_year(point: Point) -> bool {
    matches!(
        point,
        Point::Day(Year::Open(_), ..)
            | Point::Month(Year::Open(_), _)
            | Point::Quarter(Year::Open(_), _)
            | Point::Season(Year::Open(_), _)
            | Point::Half(Year::Open(_), _)
    )
}

fn with_year(point: Point, year: i32) -> Point {
    let year = Year::Known(year);
    match point {
        Point::Day(_, month, day) => Point::Day(year, month, day),
        Point::Month(_, month) => Point::Month(year, month),
        Point::Quarter(_, quarter) => Point::Quarter(year, quarter),
        Point::Half(_, half) => Point::Half(year, half),
        Point::Season(_, season) => Point::Season(year, season),
        other => other,
    }
}

fn push_clock(value: &mut String, clock: Clock) {
    // Writing to a string cannot fail.
    let _ = match clock {
        Clock::At(hour, minute, None) => write!(value, "T{hour:02}:{:02}", minute.unwrap_or(0)),
        Clock::At(hour, minute, Some(second)) => {
            write!(value, "T{hour:02}:{:02}:{second:02}", minute.unwrap_or(0))
        }
        Clock::Part(part) => write!(value, "T{}", day_part_code(part)),
    };
}

fn day_part_code(part: DayPart) -> &'static str {
    match part {
        DayPart::Morning => "MO",
        DayPart::Afternoon => "AF",
        DayPart::Evening => "EV",
        DayPart::Night => "NI",
        DayPart::Daytime => "DT",
    }
}

/// "P3D", "PT2H30M", "PXM".
fn length(parts: &[(Count, Unit)]) -> String {
    let mut value = String::from("P");
    let mut in_time = false;
    for &(count, unit) in parts {
        let (letter, factor, is_time) = unit_code(unit);
        if is_time && !in_time {
            value.push('T');
            in_time = true;
        }
        let _ = match count {
            Count::Unknown => write!(value, "X{letter}"),
            Count::Exactly(number) => match number.times(factor) {
                Some(number) => write!(value, "{number}{letter}"),
                None => write!(value, "X{letter}"),
            },
        };
    }
    value
}

/// The letter of a unit in a duration, how many of the letter's units it is, and whether it is of the clock.
fn unit_code(unit: Unit) -> (&'static str, u64, bool) {
    match unit {
        Unit::Second => ("S", 1, true),
        Unit::Minute => ("M", 1, true),
        Unit::Hour => ("H", 1, true),
        Unit::Day => ("D", 1, false),
        Unit::Weekend => ("WE", 1, false),
        Unit::Week => ("W", 1, false),
        Unit::Fortnight => ("W", 2, false),
        Unit::Month => ("M", 1, false),
        Unit::Quarter => ("M", 3, false),
        Unit::HalfYear => ("M", 6, false),
        Unit::Year => ("Y", 1, false),
        Unit::Decade => ("Y", 10, false),
        Unit::Century => ("Y", 100, false),
        Unit::Millennium => ("Y", 1000, false),
    }
}

fn recurrence_value(recurrence: &Recurrence) -> String {
    match *recurrence {
        Recurrence::Every(count, unit) => length(&[(count, unit)]),
        Recurrence::Weekday(weekday, clock) => {
            let mut value = format!("XXXX-WXX-{weekday}");
            if let Some(clock) = clock {
                push_clock(&mut value, clock);
            }
            value
        }
        Recurrence::Weekdays(from, to) => format!("XXXX-WXX-{from}/XXXX-WXX-{to}"),
        Recurrence::Month(month) => format!("XXXX-{month:02}"),
        Recurrence::Season(season) => format!("XXXX-{}", period::season_code(season)),
        Recurrence::DayPart(part) => format!("XXXX-XX-XXT{}", day_part_code(part)),
    }
}
