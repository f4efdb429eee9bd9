//! Days, months and years with a time or a part of the day, in either order.

use super::super::expression::{Anchor, Clock, Moment, Point};
use super::super::period::Period;
use super::{Grammar, Read};
use crate::lang::en::calendar::{DayPart, Edge, Pick, TimeWord as W, Unit};

impl Grammar<'_> {
    /// "tonight from 7 to 7:30", "Monday 1-3 pm": a day that was read up to `next`, and the times behind it.
    pub(super) fn day_with_clock_range(&self, day: Moment, next: usize) -> Option<(Moment, Moment, usize)> {
        let point = day.point.filter(|point| self.is_day(*point))?;
        let (from, to, end) =
            self.clock_range(next + usize::from(matches!(self.word(next), W::From | W::Between | W::At)))?;
        let clock = |moment: Moment| moment.clock.map(|clock| self.in_part(clock, day.clock));
        let on_day = |moment| Moment { point: Some(point), clock: clock(moment) };
        Some((on_day(from), on_day(to), end))
    }

    /// A day, month, year, a time of day, or both in either order.
    pub(super) fn moment(&self, at: usize) -> Read<Moment> {
        if let Some((clock, next)) = self.clock(at) {
            let follows = next + usize::from(self.word(next) == W::Comma);
            let follows = follows + usize::from(matches!(self.word(follows), W::On | W::Of));
            if let Some((point, end)) = self.day_point(follows) {
                return Some((Moment { point: Some(point), clock: Some(clock) }, end));
            }
            if let Some((moment, end)) = self.day_part(next).filter(|_| matches!(clock, Clock::At(..))) {
                return Some((
                    Moment { point: moment.point, clock: Some(self.in_part(clock, moment.clock)) },
                    end,
                ));
            }
            return self
                .clock_may_stand_alone(at, next)
                .then_some((Moment { point: None, clock: Some(clock) }, next));
        }
        if let Some(read) = self.day_part(at) {
            return Some(read);
        }
        let (point, next) = self.point(at)?;
        let is_day = self.is_day(point);
        if is_day {
            if let (W::In, W::The, W::DayPart(part)) =
                (self.word(next), self.word(next + 1), self.word(next + 2))
            {
                return Some((Moment { point: Some(point), clock: Some(Clock::Part(part)) }, next + 3));
            }
            if let W::DayPart(part) = self.word(next) {
                return Some((Moment { point: Some(point), clock: Some(Clock::Part(part)) }, next + 1));
            }
            let follows = next + usize::from(matches!(self.word(next), W::Comma | W::At | W::AtSign));
            if let Some((clock, end)) = self.clock(follows) {
                return Some((Moment { point: Some(point), clock: Some(clock) }, end));
            }
        }
        Some((Moment::on(point), next))
    }

    /// As `point`, but only days: what a time of day can belong to.
    pub(super) fn day_point(&self, at: usize) -> Read<Point> {
        self.point(at).filter(|(point, _)| self.is_day(*point))
    }

    pub(super) fn is_day(&self, point: Point) -> bool {
        match point {
            Point::Fixed(period) => matches!(period, Period::Day(_)),
            Point::Day(..) | Point::Weekday(..) | Point::WeekdayOf(..) | Point::Holiday(..) => true,
            Point::Shifted(_, unit, _) => unit == Unit::Day,
            _ => false,
        }
    }

    /// A morning, an evening by itself or of a day: "this morning", "last night", "the morning of June 3",
    /// "mid-afternoon yesterday", "the evening".
    pub(super) fn day_part(&self, at: usize) -> Read<Moment> {
        let mut next = at;
        let has_article = self.word(next) == W::The;
        next += usize::from(has_article);
        let edge = self.edge_word(next);
        next = edge.unwrap_or(next);
        let (days, picked) = match self.word(next) {
            W::Pick(Pick::This) => (Some(Point::Shifted(Anchor::Now, Unit::Day, 0)), true),
            W::Pick(Pick::Last) => (Some(Point::Shifted(Anchor::Now, Unit::Day, -1)), true),
            W::Pick(Pick::Next | Pick::Following) => (Some(Point::Shifted(Anchor::Then, Unit::Day, 1)), true),
            W::Pick(Pick::Previous) => (Some(Point::Shifted(Anchor::Then, Unit::Day, -1)), true),
            W::Pick(Pick::That) => (Some(Point::Shifted(Anchor::Then, Unit::Day, 0)), true),
            W::Tonight | W::Overnight => {
                let part = DayPart::Night;
                let days = if self.word(next) == W::Tonight { 0 } else { -1 };
                let point = Point::Shifted(Anchor::Now, Unit::Day, days);
                let moment = Moment { point: Some(point), clock: Some(Clock::Part(part)) };
                return (next == at).then_some((moment, next + 1));
            }
            _ => (None, false),
        };
        next += usize::from(picked);
        let W::DayPart(part) = self.word(next) else { return None };
        next += 1;
        let clock = Some(Clock::Part(part));
        if picked {
            return Some((Moment { point: days, clock }, next));
        }
        let of = next + usize::from(matches!(self.word(next), W::Of | W::On));
        let may_have_day = has_article || edge.is_some() || at + 1 == next;
        if let Some((point, end)) = may_have_day.then(|| self.day_point(of)).flatten() {
            return Some((Moment { point: Some(point), clock }, end));
        }
        let stands_alone = (has_article || edge.is_some()) && self.ends_phrase(next) && of == next;
        let day = Point::Shifted(Anchor::Then, Unit::Day, 0);
        stands_alone.then_some((Moment { point: Some(day), clock }, next))
    }

    /// Past an edge and the hyphen or "in the" behind it: "mid-", "late", "early in the".
    pub(super) fn edge_word(&self, at: usize) -> Option<usize> {
        let W::Edge(edge) = self.word(at) else { return None };
        match (self.word(at + 1), self.word(at + 2)) {
            (W::Dash, _) if matches!(edge, Edge::Mid | Edge::Late | Edge::Early) && self.is_tight(at + 1) => {
                Some(at + 2)
            }
            (W::In, W::The) => Some(at + 3),
            _ => Some(at + 1),
        }
    }
}
