//! From what the items of a pattern hold to an expression.

use super::super::expression::{Anchor, Clock, Count, Expression, Moment, Point, Recurrence, Which, Year};
use super::super::lexicon::Shape;
use super::super::period::{Period, date};
use super::reader::Reader;
use super::slots::Slots;
use crate::annotate::numbers::Number;
use crate::lang::en::calendar::{DayPart, HolidayRule, Season, Unit};
use crate::lang::pack::times::Sense;

/// Units by their numbers in packs.
const UNITS: [Unit; 14] = [
    Unit::Second,
    Unit::Minute,
    Unit::Hour,
    Unit::Day,
    Unit::Weekend,
    Unit::Week,
    Unit::Fortnight,
    Unit::Month,
    Unit::Quarter,
    Unit::HalfYear,
    Unit::Year,
    Unit::Decade,
    Unit::Century,
    Unit::Millennium,
];
/// Parts of the day, from 1 on.
const PARTS: [DayPart; 5] =
    [DayPart::Morning, DayPart::Afternoon, DayPart::Evening, DayPart::Night, DayPart::Daytime];
const SEASONS: [Season; 4] = [Season::Spring, Season::Summer, Season::Fall, Season::Winter];
const VAGUE: [&str; 3] = ["PAST_REF", "PRESENT_REF", "FUTURE_REF"];
/// The distances of a word such as "last": beside numbers of units.
const COMING: i32 = 5;
const PREVIOUS: i32 = 6;
/// The month of a holiday that is counted from Easter.
const EASTER: i32 = 13;
/// Added to the days between Easter and a holiday.
const EASTER_OFFSET: i32 = 64;

/// The unit that a word's value tells.
pub fn unit(value: i32) -> Option<Unit> {
    UNITS.get(usize::from(Sense::low(value))).copied()
}

fn part(value: u8) -> Option<DayPart> {
    PARTS.get(usize::from(value).wrapping_sub(1)).copied()
}

fn which(pick: Option<i32>) -> Which {
    match pick {
        Some(..0) => Which::Last,
        Some(0) => Which::This,
        Some(COMING) => Which::Coming,
        Some(PREVIOUS) => Which::Previous,
        Some(_) => Which::Next,
        None => Which::Bare,
    }
}

/// So many units from now.
fn distance(pick: i32) -> i32 {
    match pick {
        COMING => 1,
        PREVIOUS => -1,
        pick => pick,
    }
}

impl Reader<'_> {
    /// What a pattern's items mean together, which stood in the tokens from `first` to `end`.
    pub fn meaning(&self, slots: &Slots, first: usize, end: usize) -> Option<Expression> {
        if let Some(vague) = slots.get(b'I') {
            return VAGUE.get(usize::try_from(vague).ok()?).map(|name| Expression::Vague(name));
        }
        if let Some(recurrence) = recurrence(slots) {
            return recurrence
                .filter(|recurrence| !self.is_of_unit(recurrence, first))
                .map(Expression::Recurring);
        }
        if let (Some(unit_value), Some(count)) = (slots.get(b'U'), slots.count)
            && !slots.has(b'A')
            && !slots.has(b'B')
        {
            // "these three days", "14 of this month", "from 2017 to 2019" before "years": no length of time.
            if slots.get(b'Q') == Some(0)
                || self.is_age(unit(unit_value), first, end)
                || self.is_named(end)
                || is_year_of_plural(unit_value, count)
            {
                return None;
            }
            return Some(Expression::Lasting(vec![(count, unit(unit_value)?)]));
        }
        if let Some((from, to)) = range(slots) {
            if slots.has(b'2') && self.counts_amount(end) {
                return None;
            }
            return Some(Expression::Between(from?, to?));
        }
        if let Some(vague) = vague_length(slots) {
            return Some(Expression::Vague(vague));
        }
        let clock = clock(slots);
        let point = if slots.shape == Shape::None {
            point(slots)
        } else {
            match self.point_in_figures(slots.shape)? {
                (from, Some(to)) => return Some(Expression::Between(Moment::on(from), Moment::on(to))),
                (from, None) => Some(from),
            }
        };
        if point.is_none() && clock.is_none() || !self.is_certain(slots, first, end) {
            return None;
        }
        Some(Expression::At(Moment { point, clock }))
    }

    /// What a date in figures says; days stand before months.
    fn point_in_figures(&self, shape: Shape) -> Option<(Point, Option<Point>)> {
        let year = |year: u16| Point::Fixed(Period::Year(year.into()));
        let point = match shape {
            Shape::Day(day) => Point::Fixed(Period::Day(day)),
            Shape::EitherDay(a, b, year) => {
                let day = date(year.into(), b, a).or_else(|| date(year.into(), a, b))?;
                Point::Fixed(Period::Day(day))
            }
            Shape::DayMonth(day, month @ 1..=12) => Point::Day(Year::Open(Which::Bare), month, day),
            Shape::Month(year, month) => Point::Fixed(Period::Month(year.into(), month)),
            Shape::Quarter(year, quarter) => Point::Fixed(Period::Quarter(year.into(), quarter)),
            Shape::Years(from, to) => return Some((year(from), Some(year(to)))),
            _ => return None,
        };
        Some((point, None))
    }
}

/// What recurs; `None` inside where the items are no recurrence after all.
fn recurrence(slots: &Slots) -> Option<Option<Recurrence>> {
    if let Some(weekday) = slots.get(b'V') {
        return Some(Some(Recurrence::Weekday(Sense::low(weekday), clock(slots))));
    }
    let one = Count::Exactly(Number::whole(1));
    if let Some(value) = slots.get(b'J') {
        let count = Count::Exactly(Number::whole(Sense::middle(value).max(1).into()));
        return Some(unit(value).map(|unit| Recurrence::Every(count, unit)));
    }
    slots.get(b'X')?;
    Some(if let Some(value) = slots.get(b'U') {
        unit(value).map(|unit| Recurrence::Every(slots.count.unwrap_or(one), unit))
    } else if let Some(value) = slots.get(b'W') {
        Some(Recurrence::Weekday(Sense::low(value), clock(slots)))
    } else if let Some(value) = slots.get(b'P') {
        part(Sense::low(value)).map(Recurrence::DayPart)
    } else if let Some(value) = slots.get(b'M') {
        Some(Recurrence::Month(Sense::low(value)))
    } else {
        slots.get(b'S').and_then(season).map(Recurrence::Season)
    })
}

fn season(value: i32) -> Option<Season> {
    SEASONS.get(usize::try_from(value).ok()?).copied()
}

/// Two days of a month, two years, two hours; `None` inside where there is no such day.
fn range(slots: &Slots) -> Option<(Option<Moment>, Option<Moment>)> {
    if let (Some(to), Some(from)) = (slots.get(b'1'), slots.get(b'D')) {
        let month = Sense::low(slots.get(b'M')?);
        let day = |day: i32| Some(Moment::on(Point::Day(year_of(slots), month, u8::try_from(day).ok()?)));
        return Some((day(from), day(to)));
    }
    if let (Some(to), Some(from)) = (slots.get(b'2'), slots.get(b'Y')) {
        let year = |year: i32| Some(Moment::on(Point::Fixed(Period::Year(year))));
        return (from < to).then(|| (year(from), year(to)));
    }
    let (to, from) = (slots.get(b'4')?, slots.get(b'H')?);
    let part = slots.get(b'P').and_then(|value| part(Sense::low(value)));
    let hour = |hour: i32| {
        let clock = in_part(Clock::At(u8::try_from(hour).ok()?, None, None), part);
        Some(Moment { point: None, clock: Some(clock) })
    };
    Some((hour(from), hour(to)))
}

/// Whether a number before "years" is a year itself, as it can stand in Slavic languages.
fn is_year_of_plural(unit_value: i32, count: Count) -> bool {
    let Count::Exactly(number) = count else { return false };
    unit(unit_value) == Some(Unit::Year)
        && number.integer().is_some_and(|n| (1900..2100).contains(&n) && n % 50 != 0)
}

/// "some years ago", "the last years": no value can be told.
fn vague_length(slots: &Slots) -> Option<&'static str> {
    let value = slots.get(b'U')?;
    if slots.count == Some(Count::Unknown) {
        return Some(if slots.has(b'A') { VAGUE[0] } else { VAGUE[2] });
    }
    let is_plural = Sense::middle(value) != 0;
    if slots.has(b'A') && slots.count.is_none() && is_plural {
        return Some(VAGUE[0]);
    }
    let pick = slots
        .get(b'Q')
        .filter(|_| is_plural && slots.count.is_none() && !slots.has(b'M') && !slots.has(b'Y'))?;
    Some(match distance(pick) {
        ..0 => VAGUE[0],
        0 => VAGUE[1],
        _ => VAGUE[2],
    })
}

/// The time of day; a part of the day tells which half of the day an hour is in.
fn clock(slots: &Slots) -> Option<Clock> {
    let of_word = |item| slots.get(item).and_then(|value| part(Sense::middle(value)));
    let part = slots.get(b'P').or_else(|| slots.get(b'8')).and_then(|value| part(Sense::low(value)));
    let part = part.or_else(|| of_word(b'R')).or_else(|| of_word(b'W'));
    let hour = slots.clock.or_else(|| {
        let hour = slots.get(b'H').or_else(|| slots.get(b'%'))?;
        Some(Clock::At(hour as u8, slots.get(b'K').map(|minute| minute as u8), None))
    });
    hour.map(|hour| in_part(hour, part)).or(part.map(Clock::Part))
}

fn in_part(clock: Clock, part: Option<DayPart>) -> Clock {
    let Clock::At(hour, minute, second) = clock else { return clock };
    let hour = match (part, hour) {
        (Some(DayPart::Afternoon | DayPart::Evening), 1..12) | (Some(DayPart::Night), 7..12) => hour + 12,
        (Some(DayPart::Night), 12) => 0,
        _ => hour,
    };
    Clock::At(hour, minute, second)
}

/// The year that goes with a day, a month, a season.
fn year_of(slots: &Slots) -> Year {
    let pick = slots.get(b'Q');
    match (slots.get(b'Y'), slots.get(b'#'), pick) {
        (Some(year), ..) => Year::Known(year),
        // "June of last year".
        (None, Some(_), Some(pick)) => Year::Relative(distance(pick)),
        _ => Year::Open(which(pick)),
    }
}

/// The point of the calendar.
fn point(slots: &Slots) -> Option<Point> {
    let get = |item| slots.get(item);
    let year = year_of(slots);
    let month = get(b'M').map(Sense::low);
    let weekday = get(b'W').map(Sense::low);
    if let (Some(unit_value), Some(ordinal)) =
        (get(b'U'), get(b'O').or_else(|| get(b'C')).or_else(|| get(b'D')))
    {
        return part_of(unit(unit_value)?, ordinal, month, year);
    }
    if let (Some(_), Some(number)) = (get(b'7'), get(b'C')) {
        return part_of(Unit::Century, number, None, year);
    }
    if let (Some(weekday), Some(ordinal), Some(month)) = (weekday, get(b'O'), month) {
        let which = u8::try_from(ordinal).ok().filter(|which| *which <= 5)?;
        return Some(Point::Holiday(year, HolidayRule::Weekday(month, weekday, which)));
    }
    if let (Some(day), Some(month)) = (get(b'D'), month) {
        let on = match (year, weekday) {
            (Year::Open(Which::Bare), Some(weekday)) => Year::Open(Which::On(weekday)),
            (year, _) => year,
        };
        return Some(Point::Day(on, month, u8::try_from(day).ok()?));
    }
    if let Some(value) = get(b'$') {
        return Some(Point::Holiday(year, holiday(value)));
    }
    if let (Some(pick), true, None, None) = (get(b'Q'), slots.has(b'P'), weekday, month) {
        return Some(Point::Shifted(Anchor::Now, Unit::Day, distance(pick)));
    }
    if let Some(value) = get(b'R') {
        return Some(Point::Shifted(Anchor::Now, unit(value)?, Sense::high(value)));
    }
    if let Some(by) = get(b'A').map(|_| -1).or_else(|| get(b'B').map(|_| 1)) {
        return shifted(slots, by);
    }
    if let (Some(value), Some(pick)) =
        (get(b'U').or_else(|| get(b'#').map(|_| 10)).filter(|_| month.is_none()), get(b'Q'))
    {
        return match (unit(value)?, weekday) {
            (Unit::Week, Some(weekday)) => Some(Point::WeekdayOf(distance(pick), weekday)),
            (_, Some(_)) => None,
            (_, None) if get(b'S').is_some() => Some(Point::Season(year, season(get(b'S')?)?)),
            (Unit::Second | Unit::Minute | Unit::Hour, None) => None,
            (Unit::Day, None) if distance(pick) < 0 && pick != PREVIOUS => None,
            // "the next day" is seen from what the text spoke of.
            (Unit::Day, None) => Some(Point::Shifted(Anchor::Then, Unit::Day, distance(pick))),
            (unit, None) => Some(Point::Shifted(Anchor::Now, unit, distance(pick))),
        };
    }
    if let (Some(month), Some(value)) = (month, get(b'U')) {
        // "the last week of July".
        return Some(Point::OrdinalOf(year, Some(month), unit(value)?, 0)).filter(|_| slots.has(b'Q'));
    }
    if let Some(month) = month {
        return Some(Point::Month(year, month));
    }
    if let Some(weekday) = weekday {
        return Some(Point::Weekday(which(get(b'Q')), weekday));
    }
    if let Some(value) = get(b'S') {
        return Some(Point::Season(year, season(value)?));
    }
    if let Some(tens) = get(b'Z').or_else(|| get(b'9')) {
        return Some(Point::Fixed(decade(tens)));
    }
    if get(b'U').and_then(unit) == Some(Unit::Weekend) {
        return Some(Point::The(Unit::Weekend));
    }
    // "the end of the month"
    if let (Some(_), Some(value)) = (get(b'F'), get(b'U')) {
        return Some(Point::Shifted(Anchor::Now, unit(value)?, 0));
    }
    match year {
        Year::Known(year) => Some(Point::Fixed(Period::Year(year))),
        Year::Relative(by) => Some(Point::Shifted(Anchor::Now, Unit::Year, by)),
        Year::Open(_) => None,
    }
}

/// "the third quarter of 2024", "the 19th century", "the first week of May".
fn part_of(unit: Unit, ordinal: i32, month: Option<u8>, year: Year) -> Option<Point> {
    let number = u8::try_from(ordinal).ok()?;
    match unit {
        Unit::Quarter => (1..=4).contains(&number).then_some(Point::Quarter(year, number)),
        Unit::HalfYear => (1..=2).contains(&number).then_some(Point::Half(year, number)),
        Unit::Century => {
            (1..=21).contains(&number).then_some(Point::Fixed(Period::Century(i32::from(number) - 1)))
        }
        Unit::Day | Unit::Weekend | Unit::Week | Unit::Month
            if month.is_some() || year != Year::Open(Which::Bare) =>
        {
            Some(Point::OrdinalOf(year, month, unit, number))
        }
        _ => None,
    }
}

/// So many units before or after now.
fn shifted(slots: &Slots, sign: i32) -> Option<Point> {
    let count = match slots.count {
        Some(Count::Exactly(number)) => number.integer()?,
        Some(Count::Unknown) => return None,
        // "a year ago" without "a", not what is left of "thirty years ago".
        None if slots.get(b'U').is_none_or(|unit| Sense::middle(unit) != 0) => return None,
        None => 1,
    };
    let by = i32::try_from(count).ok()?.checked_mul(sign)?;
    Some(Point::Shifted(Anchor::Now, unit(slots.get(b'U')?)?, by))
}

/// "the 90s", "the 1990s"; of two digits the decade of the last century.
fn decade(tens: i32) -> Period {
    match tens {
        1000..2000 if tens % 100 == 0 => Period::Century(tens / 100),
        1000.. => Period::Decade(tens / 10),
        _ => Period::Decade(190 + tens / 10),
    }
}

fn holiday(value: i32) -> HolidayRule {
    match Sense::high(value) {
        EASTER => HolidayRule::Easter(((value & 255) - EASTER_OFFSET) as i8),
        month => HolidayRule::Fixed(month as u8, Sense::low(value)),
    }
}
