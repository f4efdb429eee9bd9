//! Dates in languages whose words and patterns stand in their packs (`lang/pack/times.rs`).
//!
//! `reader` matches the patterns, each item one word, figure or phrase, and fills the slots that they name; `meaning`
//! makes an expression of the slots, whatever the order was in which they stood, and `certain` leaves out what is
//! rather something else. This file joins what belongs together: a day and its time of day, two ends of a range, parts
//! of a length of time. No item is tried more than a fixed number of times, and nothing looks back.

mod certain;
mod meaning;
mod reader;
mod slots;

use super::expression::{Expression, Moment, Point};
use super::period::Period;
use super::{DateMention, Spoken, TENSE_WINDOW};
use crate::annotate::numbers::Numerals;
use crate::document::Document;
use crate::lang::en::calendar::{Tense, Unit};
use crate::lang::pack::times::Times;
use crate::text::{Sentence, TokenRange};
use reader::Reader;

/// An expression with its first token and the one past its last.
type Read = Option<(Expression, usize, usize)>;

/// Most words that lead from a day to its time of day: "Monday, at the".
const LINKS: usize = 3;

/// Finds the expressions of time in a document by the words and patterns of its language.
pub fn find(
    document: &Document<'_>,
    times: &Times,
    numerals: &Numerals<'_>,
    mut spoken: Spoken,
) -> Vec<DateMention> {
    let mut reader = Reader::new(document, times, numerals);
    let mut mentions = Vec::new();
    for sentence in &document.sentences {
        reader.enter(sentence);
        spoken.near = None;
        let mut at = sentence.tokens.start();
        while at < sentence.tokens.end() {
            let Some((expression, first, end)) = reader.expression(at) else {
                at += 1;
                continue;
            };
            let tense = reader.tense_around(sentence, first, end);
            let (kind, value) = spoken.resolve(&expression, tense, true);
            mentions.push(DateMention { tokens: TokenRange::new(first, end), kind, value });
            at = end;
        }
    }
    mentions
}

impl Reader<'_> {
    /// The longest expression that begins at token `at`, or behind words that lead on to it.
    fn expression(&self, at: usize) -> Read {
        if !self.is_of_time(at) {
            return None;
        }
        let mut read = self.span(at)?;
        // A longer expression may begin behind the words that led here: "in [the summer of 2021]".
        if read.1 > at
            && let Some(longer) = self.span(read.1).filter(|(_, _, end)| *end > read.2)
        {
            read = longer;
        }
        // "on Monday [from 10 to 12]"
        if let (Expression::At(Moment { point: Some(point), clock: None }), first, end) = read
            && is_day(point)
            && let Some((Expression::Between(from, to), _, end)) = self.span(self.links(end))
            && from.point.is_none()
        {
            let on_day = |moment: Moment| Moment { point: Some(point), ..moment };
            return Some((Expression::Between(on_day(from), on_day(to)), first, end));
        }
        Some(read)
    }

    /// A range that begins with "from" or "between", or what stands at `at` with the range that it begins.
    fn span(&self, at: usize) -> Read {
        let (opener, next) = match (self.item(b'<', at), self.item(b'|', at)) {
            (Some((_, next)), _) => (b't', next),
            (_, Some((_, next))) => (b'n', next),
            _ => (b' ', at),
        };
        let alone = self.moment(at);
        if next > at
            && let Some((from, _, end)) = self.moment(self.skip(b"a", next))
            && let Some((range, end)) = self.joined(&from, end, opener)
            && alone.as_ref().is_none_or(|(_, _, other)| end > *other)
        {
            return Some((range, at, end));
        }
        let (expression, first, end) = alone?;
        match self.joined(&expression, end, opener) {
            Some((range, end)) => Some((range, first, end)),
            None => Some((expression, first, end)),
        }
    }

    /// The range from an expression that ends before token `end` to the next one. "From" asks for a word such as "to",
    /// "between" for "and"; without them only what is never anything else joins two.
    fn joined(&self, from: &Expression, end: usize, opener: u8) -> Option<(Expression, usize)> {
        let Expression::At(from) = from else { return None };
        let links: &[u8] = match opener {
            b't' => b"tu",
            b'n' => b"n",
            _ => b"t",
        };
        let next = links.iter().find_map(|link| self.item(*link, end))?.1;
        let (Expression::At(to), _, end) = self.moment(self.skip(b"a", next))? else { return None };
        let is_alike = match (from.point, to.point) {
            (Some(a), Some(b)) => can_join(a, b),
            (None, None) => true,
            // "Monday from 7 to 9": the second time is of the same day.
            (Some(_), None) => from.clock.is_some(),
            _ => false,
        };
        is_alike.then_some((Expression::Between(*from, to), end))
    }

    /// What one or two patterns say: a day and a time of day, in either order; a length of time in two units.
    fn moment(&self, at: usize) -> Read {
        let (expression, first, end) = self.longest(at)?;
        let next = self.links(end);
        match expression {
            Expression::At(Moment { point: Some(point), clock: None }) if is_day(point) => {
                if let Some((Expression::At(Moment { point: None, clock }), _, end)) = self.longest(next) {
                    return Some((Expression::At(Moment { point: Some(point), clock }), first, end));
                }
            }
            Expression::At(Moment { point: None, clock }) => {
                if let Some((Expression::At(Moment { point: Some(point), clock: None }), _, end)) =
                    self.longest(next)
                    && is_day(point)
                {
                    return Some((Expression::At(Moment { point: Some(point), clock }), first, end));
                }
            }
            Expression::Lasting(mut parts) => {
                let next = self.skip(b"n", end);
                if let Some((Expression::Lasting(rest), begins, last)) = self.longest(next)
                    && begins == next
                    && let ([(_, greater)], [(_, less)]) = (&parts[..], &rest[..])
                    && less < greater
                {
                    parts.extend(rest);
                    return Some((Expression::Lasting(parts), first, last));
                }
                return Some((Expression::Lasting(parts), first, end));
            }
            _ => {}
        }
        Some((expression, first, end))
    }

    /// The token behind a comma and up to two words that lead from a day to its time.
    fn links(&self, at: usize) -> usize {
        (0..LINKS).fold(at, |at, _| self.skip(b",oa", at))
    }

    /// The token behind the one at `at`, if that is one of `links`.
    fn skip(&self, links: &[u8], at: usize) -> usize {
        links.iter().find_map(|link| self.item(*link, at)).map_or(at, |(_, next)| next)
    }

    /// The longest reading of any pattern.
    fn longest(&self, at: usize) -> Read {
        let mut best: Read = None;
        self.each_match(at, &mut |slots, first, end| {
            if best.as_ref().is_none_or(|(_, _, other)| end > *other)
                && let Some(expression) = self.meaning(slots, first, end)
            {
                best = Some((expression, first, end));
            }
        });
        best
    }

    /// Where the clause around an expression looks: by the nearest word before it that tells, else after it.
    fn tense_around(&self, sentence: &Sentence, at: usize, end: usize) -> Option<Tense> {
        let first = at.saturating_sub(TENSE_WINDOW).max(sentence.tokens.start());
        let last = (end + TENSE_WINDOW).min(sentence.tokens.end());
        (first..at).rev().find_map(|at| self.cue(at)).or_else(|| (end..last).find_map(|at| self.cue(at)))
    }
}

/// Whether a point is one day.
fn is_day(point: Point) -> bool {
    matches!(
        point,
        Point::Day(..)
            | Point::Weekday(..)
            | Point::WeekdayOf(..)
            | Point::Holiday(..)
            | Point::Shifted(_, Unit::Day, _)
            | Point::Fixed(Period::Day(_))
    )
}

/// Whether two points can be the ends of one range.
fn can_join(a: Point, b: Point) -> bool {
    is_day(a) == is_day(b)
        && match (a, b) {
            (Point::Shifted(..), _) | (_, Point::Shifted(..)) => false,
            (Point::Fixed(a), Point::Fixed(b)) => std::mem::discriminant(&a) == std::mem::discriminant(&b),
            _ => is_day(a) || std::mem::discriminant(&a) == std::mem::discriminant(&b),
        }
}

#[cfg(all(test, feature = "languages"))]
mod tests;
