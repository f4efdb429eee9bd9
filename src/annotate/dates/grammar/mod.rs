//! The grammar of expressions of time: from tokens to what they mean.
//!
//! Rules are methods of [`Grammar`]: each takes the token where it should begin and gives what it read with the
//! token after it, or nothing. They look a bounded number of tokens ahead and do not call themselves, so the whole
//! is linear. `point` picks among the rules for the calendar (`day`, `period`, `year`, `relative`), `clock` has the time
//! of day, `moment` both together, `length` durations and recurrences; this file puts them together and picks the longest.

mod clock;
mod day;
mod length;
mod moment;
mod period;
mod point;
mod relative;
mod year;

use super::expression::{Count, Expression, Moment, Point, Recurrence, Which, Year};
use super::lexicon::{Lexeme, Lexicon, Shape};
use super::period::Period;
use crate::annotate::numbers::{Numeral, Numerals};
use crate::document::Document;
use crate::lang::en::calendar::{Edge, Pick, Tense, TimeWord as W, Unit};
use crate::text::{Sentence, TokenFlags};

/// What a rule read, and the token after it.
type Read<T> = Option<(T, usize)>;

/// The rules, over one sentence at a time.
pub struct Grammar<'d> {
    document: &'d Document<'d>,
    lexicon: Lexicon,
    numerals: &'d Numerals<'d>,
    /// Of each word of the document whether it says something of time or is a number: with others nothing begins.
    beginners: Vec<bool>,
    /// First token of the sentence.
    start: usize,
    /// One past its last token.
    end: usize,
}

impl<'d> Grammar<'d> {
    /// The grammar for a document.
    pub fn new(document: &'d Document<'d>, numerals: &'d Numerals<'d>) -> Self {
        let lexicon = Lexicon::new(document);
        let begins = |word| lexicon.get(word) != Lexeme::NONE || numerals.may_begin_with(word);
        let beginners = document.vocabulary.words().map(begins).collect();
        Self { document, lexicon, numerals, beginners, start: 0, end: 0 }
    }

    /// Turns to a sentence.
    pub fn enter(&mut self, sentence: &Sentence) {
        self.start = sentence.tokens.start();
        self.end = sentence.tokens.end();
    }

    /// The longest expression that begins at token `at` of the current sentence, with its first and the one past its
    /// last token; the first is `at`.
    pub fn expression(&self, at: usize) -> Read<Expression> {
        if !self.beginners[self.document.tokens[at].word.index()] || !self.may_begin(at) {
            return None;
        }
        if let opener @ (W::From | W::Between) = self.word(at) {
            return self.range(at + 1, Some(opener));
        }
        let mut best = self.range(at, None);
        let rules: [fn(&Self, usize) -> Read<Expression>; 3] = [Self::recurring, Self::lasting, Self::vague];
        for rule in rules {
            let read = rule(self, at);
            if read.as_ref().is_some_and(|(_, end)| best.as_ref().is_none_or(|(_, other)| end > other)) {
                best = read;
            }
        }
        best
    }

    /// `expression`, which ends before token `end`, with the year that the next one in a list names: "in August or
    /// September 2022".
    pub fn completed(&self, expression: Expression, end: usize) -> Expression {
        let Expression::At(Moment { point: Some(point), clock: None }) = expression else {
            return expression;
        };
        let next = match self.word(end) {
            W::And | W::Or => end + 1,
            W::Comma if matches!(self.word(end + 1), W::And | W::Or) => end + 2,
            _ => return expression,
        };
        let year = match self.point(next + usize::from(self.word(next) == W::In)) {
            Some((Point::Day(Year::Known(year), ..) | Point::Month(Year::Known(year), _), _)) => year,
            _ => return expression,
        };
        match point {
            Point::Day(Year::Open(Which::Bare), month, day) => {
                Expression::At(Moment::on(Point::Day(Year::Known(year), month, day)))
            }
            Point::Month(Year::Open(Which::Bare), month) => {
                Expression::At(Moment::on(Point::Month(Year::Known(year), month)))
            }
            _ => expression,
        }
    }

    /// What token `at` says of the sentence's tense.
    pub fn cue(&self, at: usize) -> Option<Tense> {
        match self.word(at) {
            // "had been due to end" looks back.
            W::Cue(Tense::Future) if self.form(at.wrapping_sub(1)) == "been" => Some(Tense::Past),
            // "will be signed": the participle tells nothing.
            W::Cue(Tense::Past) if self.form(at.wrapping_sub(1)) == "be" => None,
            W::Cue(tense) => Some(tense),
            W::To if matches!(self.form(at.wrapping_sub(1)), "is" | "are" | "be") => Some(Tense::Future),
            W::Ending if self.form(at) == "ended" => Some(Tense::Past),
            _ => None,
        }
    }

    /// Whether the expression at `at` only says when another one ends: "ended Sept. 30".
    pub fn only_ends_another(&self, at: usize) -> bool {
        self.word_before(at) == W::Ending
    }

    /// Whether what stands before the expression at `at` makes it one of the future: "until Tuesday".
    pub fn looks_ahead(&self, at: usize) -> bool {
        matches!(self.form(at.wrapping_sub(1)), "until" | "till")
    }

    /// Whether the expression at `at` is the first of a clause that hangs on another, "know that on Sunday": what tells of
    /// the tense stands behind it then.
    pub fn opens_clause(&self, at: usize) -> bool {
        let first = at.saturating_sub(2).max(self.start);
        (first..at).any(|at| {
            matches!(self.form(at), "that" | "how" | "why" | "when" | "what" | "which" | "who" | "because")
        })
    }

    /// Whether an expression can begin with token `at`, by it and the next: cheap, for it is asked of every token.
    fn may_begin(&self, at: usize) -> bool {
        let lexeme = self.lexeme(at);
        match lexeme.shape {
            Shape::None => {}
            Shape::Integer(_, 1..=3) | Shape::Integers(..) => return self.number_is_of_time(at),
            _ => return true,
        }
        match lexeme.word {
            W::None => self.numerals.may_begin(at) && self.number_is_of_time(at),
            W::The | W::About | W::Pick(_) | W::Every => self.is_content(at + 1),
            W::From | W::Between => self.is_content(at + 1) || self.word(at + 1) == W::The,
            W::A => self.is_content(at + 1) && self.shape(at + 1) != Shape::YearEnd,
            W::Edge(_) => matches!(self.word(at + 1), W::Of | W::In | W::Dash) || self.is_content(at + 1),
            W::At => self.word(at + 1) == W::Least,
            W::Up => self.word(at + 1) == W::To,
            W::More => matches!(self.word(at + 1), W::Than | W::Recently),
            W::Right => self.word(at + 1) == W::Now,
            W::Apostrophe => matches!(self.shape(at + 1), Shape::Integer(_, 2)),
            W::Over => self.word(at + 1) == W::A,
            W::Times(_) => matches!(self.word(at + 1), W::A | W::Per | W::Every),
            W::Several | W::Few => matches!(self.word(at + 1), W::Units(_) | W::More),
            W::All => matches!(self.word(at + 1), W::Unit(_)),
            word => is_content_word(word),
        }
    }

    /// Whether token `at` says something of time, or is a number.
    fn is_content(&self, at: usize) -> bool {
        let lexeme = self.lexeme(at);
        lexeme.shape != Shape::None
            || is_content_word(lexeme.word)
            || self.numerals.may_begin(at) && at < self.end
    }

    /// Whether the number at `at` has a word of time behind it: not "two people".
    fn number_is_of_time(&self, at: usize) -> bool {
        use crate::lang::en::numerals::NumberWord::{Digit, Teen, Tens};
        let century = matches!(self.numerals.at(at), Numeral::Word(Teen(_) | Tens(20) | Digit(2)));
        if century && self.numerals.may_begin(at + 1) {
            // "nineteen ninety-six"
            return true;
        }
        for next in at + 1..(at + MAX_NUMBER).min(self.end) {
            match self.word(next) {
                W::Of | W::To | W::Until | W::Dash | W::More | W::Filler | W::TimesWord => return true,
                W::Am | W::Pm | W::OClock | W::UnitShort(_) | W::Or | W::In => return true,
                word if is_content_word(word) => return true,
                _ if self.numerals.at(next) == Numeral::None => return self.form(next) == "consecutive",
                _ => {}
            }
        }
        false
    }

    /// A point of time, or a range where another one follows; `opener` is the "from" or "between" before it.
    fn range(&self, first: usize, opener: Option<W>) -> Read<Expression> {
        if let Some((from, to, end)) = self.days_of_one_month(first).or_else(|| self.numeric_range(first)) {
            return Some((Expression::Between(Moment::on(from), Moment::on(to)), end));
        }
        if let Some((from, to, is_plural, end)) = self.weekdays(first) {
            let weekday = |weekday| Moment::on(Point::Weekday(Which::Bare, weekday));
            let expression = if is_plural {
                Expression::Recurring(Recurrence::Weekdays(from, to))
            } else {
                Expression::Between(weekday(from), weekday(to))
            };
            return Some((expression, end));
        }
        if let Some((from, to, end)) = self.hours_of_weekdays(first) {
            return Some((Expression::Between(from, to), end));
        }
        if let Some((from, to, end)) = self.clock_range(first) {
            let on = end + usize::from(self.word(end) == W::On);
            if let Some((point, end)) = self.day_point(on) {
                let on_day = |moment: Moment| Moment { point: Some(point), ..moment };
                return Some((Expression::Between(on_day(from), on_day(to)), end));
            }
            return Some((Expression::Between(from, to), end));
        }
        let (from, next) = self.moment(first)?;
        if let Some((from, to, end)) = self.day_with_clock_range(from, next) {
            return Some((Expression::Between(from, to), end));
        }
        let alone = opener.is_none().then_some((Expression::At(from), next));
        let joins = match self.word(next) {
            W::Dash => true,
            W::To | W::Until => {
                opener.is_some()
                    || matches!(from.point, Some(Point::Fixed(_) | Point::Month(..) | Point::Day(..)))
            }
            W::And => opener == Some(W::Between),
            _ => false,
        };
        let Some((to, end)) = joins.then(|| self.moment(next + 1)).flatten() else { return alone };
        let alike = match (from.point, to.point) {
            (Some(a), Some(b)) => self.word(next) != W::Dash || can_join(a, b),
            (None, None) => true,
            _ => opener.is_some(),
        };
        if alike { Some((Expression::Between(from, to), end)) } else { alone }
    }

    /// "now", "recently", "the past".
    fn vague(&self, at: usize) -> Read<Expression> {
        let (value, end) = match self.word(at) {
            W::Now => ("PRESENT_REF", at + 1),
            W::Right if self.word(at + 1) == W::Now => ("PRESENT_REF", at + 2),
            W::Recently => ("PAST_REF", at + 1),
            W::More if self.word(at + 1) == W::Recently => ("PAST_REF", at + 2),
            W::Pick(Pick::Recent) if matches!(self.word(at + 1), W::Units(_)) => ("PAST_REF", at + 2),
            W::Pick(Pick::Coming) if matches!(self.word(at + 1), W::Units(_)) => ("FUTURE_REF", at + 2),
            W::Pick(Pick::This) if self.form(at) == "these" && self.word(at + 1) == W::Units(Unit::Day) => {
                ("PRESENT_REF", at + 2)
            }
            W::Pick(Pick::Past) if matches!(self.word(at + 1), W::Units(_)) => ("PAST_REF", at + 2),
            W::The => match (self.word(at + 1), self.form(at + 1)) {
                (W::Pick(Pick::Past | Pick::Recent), _) if matches!(self.word(at + 2), W::Units(_)) => {
                    ("PAST_REF", at + 3)
                }
                (W::Pick(Pick::Coming), _) if matches!(self.word(at + 2), W::Units(_)) => {
                    ("FUTURE_REF", at + 3)
                }
                (W::Pick(Pick::Past), _) if self.ends_phrase(at + 2) => ("PAST_REF", at + 2),
                (W::Future, _) if self.ends_phrase(at + 2) => ("FUTURE_REF", at + 2),
                (W::Filler, "near" | "foreseeable") if self.word(at + 2) == W::Future => {
                    ("FUTURE_REF", at + 3)
                }
                (W::Present, _) if self.ends_phrase(at + 2) => ("PRESENT_REF", at + 2),
                _ => return None,
            },
            _ => {
                // "several years ago"
                let (Count::Unknown, _, end) = self.counted_unit(at)? else { return None };
                match self.word(end) {
                    W::Ago | W::Edge(Edge::Earlier) => ("PAST_REF", end + 1),
                    _ => return None,
                }
            }
        };
        Some((Expression::Vague(value), end))
    }

    /// Whether a noun phrase is over before token `at`: nothing follows that it could be an adjective of.
    fn ends_phrase(&self, at: usize) -> bool {
        let Some(token) = self.document.tokens.get(at).filter(|_| at < self.end) else { return true };
        !token.is_word()
            || self.word(at) != W::None
            || matches!(self.form(at), "is" | "with" | "as" | "but" | "when")
    }

    fn recurring(&self, at: usize) -> Read<Expression> {
        let (recurrence, end) = self.recurrence(at)?;
        if let Recurrence::Weekday(weekday, None) = recurrence {
            let follows = end + usize::from(self.word(end) == W::At);
            if let Some((clock, end)) = self.clock(follows) {
                return Some((Expression::Recurring(Recurrence::Weekday(weekday, Some(clock))), end));
            }
        }
        Some((Expression::Recurring(recurrence), end))
    }

    // What the rules look at.

    fn lexeme(&self, at: usize) -> Lexeme {
        match self.document.tokens.get(at) {
            Some(token) if (self.start..self.end).contains(&at) => self.lexicon.get(token.word),
            _ => Lexeme::NONE,
        }
    }

    fn word(&self, at: usize) -> W {
        self.lexeme(at).word
    }

    fn shape(&self, at: usize) -> Shape {
        self.lexeme(at).shape
    }

    /// The word before `at` in the sentence.
    fn word_before(&self, at: usize) -> W {
        at.checked_sub(1).map_or(W::None, |before| self.word(before))
    }

    fn form(&self, at: usize) -> &str {
        if (self.start..self.end).contains(&at) { self.document.form(at) } else { "" }
    }

    fn is_capitalized(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.is_capitalized())
    }

    fn has_period(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.flags.has(TokenFlags::PERIOD))
    }

    fn is_space_before(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.space_before())
    }

    /// No space on either side of token `at`.
    fn is_tight(&self, at: usize) -> bool {
        !self.is_space_before(at) && !self.is_space_before(at + 1)
    }

    fn unit(&self, at: usize) -> Option<Unit> {
        match self.word(at) {
            W::Unit(unit) | W::Units(unit) | W::UnitShort(unit) => Some(unit),
            _ => None,
        }
    }
}

/// Most tokens of a number before a word of time.
const MAX_NUMBER: usize = 8;

/// Whether a word is of time by itself.
fn is_content_word(word: W) -> bool {
    matches!(
        word,
        W::Month(_)
            | W::MonthShort(_)
            | W::Weekday(_)
            | W::WeekdayShort(_)
            | W::Weekdays(_)
            | W::Unit(_)
            | W::Units(_)
            | W::Season(_)
            | W::Seasons(_)
            | W::DayPart(_)
            | W::Hour(_)
            | W::Day(_)
            | W::Tonight
            | W::Overnight
            | W::Now
            | W::Recently
            | W::Recurring(..)
            | W::Pick(_)
            | W::Edge(_)
            | W::Several
            | W::Few
            | W::Couple
            | W::Fiscal
            | W::Period
            | W::Filler
            | W::Other
            | W::Future
            | W::Present
            | W::QuarterCode(_)
            | W::HalfCode(_)
            | W::Holiday
            | W::All
    )
}

/// Whether a dash between two points can make a range of them: they are of one kind.
fn can_join(a: Point, b: Point) -> bool {
    match (a, b) {
        (Point::Fixed(a), Point::Fixed(b)) => std::mem::discriminant(&a) == std::mem::discriminant(&b),
        (Point::Shifted(..), _) | (_, Point::Shifted(..)) => false,
        (Point::Fixed(Period::Day(_)), Point::Day(..)) | (Point::Day(..), Point::Fixed(Period::Day(_))) => {
            true
        }
        _ => std::mem::discriminant(&a) == std::mem::discriminant(&b),
    }
}
