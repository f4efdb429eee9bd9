//! The dates of a text on an axis of time.

use rustc_hash::FxHashMap;
use time::Date;

use super::drawing::{Drawing, step};
use super::moments::{DAY, Stretch, day, minutes, stretch};
use crate::output::Analysis;
use crate::output::plain::Cutter;
use crate::text::OffsetUnit;

/// Values that are shown, and marks on the axis at most.
const ROWS: usize = 20;
const MARKS: u64 = 6;
/// A stretch that is shorter than this part of the axis is a dot.
const DOT: f64 = 0.02;

/// What is said of one stretch of time.
struct Row<'a> {
    stretch: Stretch,
    value: &'a str,
    /// The words that name it first.
    words: String,
    count: u32,
}

/// A row for each value that has a place in time, in order of time; where there are too many, the least mentioned are left out.
pub fn timeline(analysis: &Analysis, text: &str, unit: OffsetUnit) -> Drawing {
    let cutter = Cutter::new(analysis, text, unit);
    let mut drawing = Drawing::new(
        "When",
        "A dot is a moment, a bar a stretch of time; the axis is the calendar. Behind the date: the words of the text.",
    );
    let mut rows: Vec<Row<'_>> = Vec::new();
    let mut places = FxHashMap::<&str, usize>::default();
    for date in analysis.dates.iter().filter(|date| matches!(date.kind, "date" | "time")) {
        let Some(stretch) = stretch(&date.value) else { continue };
        match places.get(date.value.as_str()) {
            Some(&place) => rows[place].count += 1,
            None => {
                places.insert(&date.value, rows.len());
                let words = cutter.cut(date.span.start, date.span.end);
                rows.push(Row { stretch, value: &date.value, words, count: 1 });
            }
        }
    }
    // Stable: of those that are mentioned as often, the first ones stay.
    rows.sort_by_key(|row| std::cmp::Reverse(row.count));
    rows.truncate(ROWS);
    rows.sort_by_key(|row| row.stretch);
    let axis = rows
        .iter()
        .map(|row| row.stretch)
        .reduce(|all, next| Stretch { from: all.from.min(next.from), to: all.to.max(next.to) });
    let Some(axis) = axis.map(Axis::around) else { return drawing };
    for (moment, label) in axis.marks() {
        drawing.mark(axis.place(moment), label);
    }
    for row in rows {
        let times = if row.count == 1 { String::new() } else { format!(", {} times", row.count) };
        let told = format!("{}: “{}”{times}.", row.value, row.words);
        let words = if row.words == row.value { "" } else { row.words.as_str() };
        drawing.row(&format!("{} {words}", row.value), "", &told);
        let (from, to) = (axis.place(row.stretch.from), axis.place(row.stretch.to));
        if to - from < DOT {
            drawing.dot("body", (from + to) / 2.0);
        } else {
            drawing.bar("body", from, to);
        }
        if row.count > 1 {
            drawing.number(to.max(from + DOT), &format!("×{}", row.count));
        }
    }
    drawing
}

/// The axis: whole days, with a little room on both sides.
struct Axis {
    from: i64,
    to: i64,
}

impl Axis {
    fn around(all: Stretch) -> Self {
        let room = ((all.to - all.from) / 25).max(DAY / 2);
        // The calendar ends somewhere.
        let (first, last) = (minutes(Date::MIN), minutes(Date::MAX));
        Self { from: (all.from - room).max(first), to: (all.to + room).min(last) }
    }

    /// Where a minute is, from 0 to 1.
    fn place(&self, minute: i64) -> f64 {
        (minute - self.from) as f64 / (self.to - self.from) as f64
    }

    /// The minutes that have a mark, and what stands there: years, months or days, whichever gives a few.
    fn marks(&self) -> Vec<(i64, String)> {
        let [first, last] = [self.from, self.to].map(date_of);
        let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
        let years = i64::from(last.year()) - i64::from(first.year());
        let days = (self.to - self.from) / DAY;
        let mut found = Vec::new();
        if years > 2 {
            let step = step(years.unsigned_abs(), MARKS) as i64;
            let mut year = i64::from(first.year()).div_euclid(step) * step;
            while year <= i64::from(last.year()) {
                found.push((day(year, 1, 1), format!("{year:04}")));
                year += step;
            }
        } else if days > 62 {
            let month = |date: Date| i64::from(date.year()) * 12 + i64::from(u8::from(date.month())) - 1;
            let months = month(last) - month(first);
            let step = [1, 2, 3, 6].into_iter().find(|step| months / step <= MARKS as i64).unwrap_or(12);
            let mut at = month(first).div_euclid(step) * step;
            while at <= month(last) {
                let (year, month) = (at.div_euclid(12), at.rem_euclid(12) + 1);
                found.push((day(year, month, 1), format!("{year:04}-{month:02}")));
                at += step;
            }
        } else {
            let step = [1, 2, 7, 14].into_iter().find(|step| days / step <= MARKS as i64).unwrap_or(14);
            let mut at = self.from.div_euclid(DAY);
            while at * DAY <= self.to {
                let date = date_of(at * DAY);
                let label = date.map(|date| {
                    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
                });
                found.push((date, label.unwrap_or_default()));
                at += step;
            }
        }
        let inside = |(date, label): (Option<Date>, String)| Some((minutes(date?), label));
        found.into_iter().filter_map(inside).filter(|(at, _)| (self.from..=self.to).contains(at)).collect()
    }
}

/// The day that a minute is in.
fn date_of(minute: i64) -> Option<Date> {
    Date::from_julian_day(i32::try_from(minute.div_euclid(DAY)).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(from: &str, to: &str) -> Vec<String> {
        let [from, to] = [from, to].map(|value| stretch(value).unwrap());
        let axis = Axis::around(Stretch { from: from.from, to: to.to });
        axis.marks().into_iter().map(|(_, label)| label).collect()
    }

    #[test]
    fn marks_are_round_and_few() {
        assert_eq!(labels("2024-05-14", "2024-05-14"), ["2024-05-14", "2024-05-15"]);
        assert_eq!(labels("1950", "2020"), ["1960", "1980", "2000", "2020"]);
        assert_eq!(labels("2023-11", "2024-02"), ["2023-11", "2023-12", "2024-01", "2024-02", "2024-03"]);
        for (from, to) in [("0001", "9998"), ("2024", "2026"), ("2024-01-01", "2024-03-02"), ("2023", "2024")]
        {
            let marks = labels(from, to);
            assert!((2..=8).contains(&marks.len()), "{from} to {to}: {marks:?}");
        }
    }
}
