//! When: dates, times, durations and recurrences, with their values in the notation of TIMEX3 (ISO-TimeML).
//!
//! A word is looked up once a document (`lexicon`); the rules of `grammar` read expressions out of the words of a
//! sentence, longest first; `resolve` gives them values by the reference day. That is English; the expressions of
//! languages whose packs hold words and patterns of time are read by `patterns`.

mod expression;
mod grammar;
mod lexicon;
mod patterns;
mod period;
mod resolve;

use time::Date;

use super::numbers::Numerals;
use crate::document::Document;
use crate::lang::en::calendar::Tense;
use crate::text::{Sentence, TokenRange};
use expression::{Context, Expression};
use grammar::Grammar;
use period::Period;

/// The four types of TIMEX3. The names are part of the public interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateKind {
    /// A day, month, year, season, …
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A recurrence: "every Monday".
    Set,
}

impl DateKind {
    /// All of them.
    #[cfg(feature = "export")]
    pub const ALL: [Self; 4] = [Self::Date, Self::Time, Self::Duration, Self::Set];

    /// The kind as it stands in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Time => "time",
            Self::Duration => "duration",
            Self::Set => "set",
        }
    }
}

/// One expression of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateMention {
    /// Where it stands.
    pub tokens: TokenRange,
    /// What it is.
    pub kind: DateKind,
    /// TIMEX3 value ("2024-04-30", "P3D", "PRESENT_REF"), an ISO range "2023-06-13/2023-06-15", or "" if it
    /// cannot be resolved.
    pub value: String,
}

/// Finds the expressions of time; relative ones are resolved against `reference`, where there is one.
pub fn find(document: &Document<'_>, reference: Option<Date>) -> Vec<DateMention> {
    find_with(document, &Numerals::new(document), reference)
}

/// As [`find`], where the numerals of the document are known already.
pub(super) fn find_with(
    document: &Document<'_>,
    numerals: &Numerals<'_>,
    reference: Option<Date>,
) -> Vec<DateMention> {
    let mut spoken = Spoken { reference, ..Spoken::default() };
    if let Some(times) = document.pack.times() {
        return patterns::find(document, times, numerals, spoken);
    }
    let mut grammar = Grammar::new(document, numerals);
    let mut mentions = Vec::new();
    for sentence in &document.sentences {
        grammar.enter(sentence);
        spoken.near = None;
        let mut at = sentence.tokens.start();
        while at < sentence.tokens.end() {
            let Some((expression, end)) = grammar.expression(at) else {
                at += 1;
                continue;
            };
            let expression = grammar.completed(expression, end);
            let tense = tense_at(&grammar, sentence, at, end);
            // "the quarter ended Sept. 30" is about the quarter.
            let (kind, value) = spoken.resolve(&expression, tense, !grammar.only_ends_another(at));
            let tokens = TokenRange::new(at, end);
            mentions.push(DateMention { tokens, kind, value });
            at = end;
        }
    }
    mentions
}

/// What the text has spoken of so far.
#[derive(Default)]
struct Spoken {
    /// "Today".
    reference: Option<Date>,
    /// The stretch of the calendar that was named last; the last quarter; as the first, within this sentence.
    last: Option<Period>,
    quarter: Option<Period>,
    near: Option<Period>,
}

impl Spoken {
    /// The kind and value of an expression in a clause of this tense; the text speaks of it from then on, if it
    /// `counts`.
    fn resolve(&mut self, expression: &Expression, tense: Option<Tense>, counts: bool) -> (DateKind, String) {
        let Self { reference, last, quarter, near } = *self;
        let resolved = resolve::resolve(expression, &Context { reference, last, quarter, near, tense });
        if resolved.period.is_some() && counts {
            (self.last, self.near) = (resolved.period, resolved.period);
            if let Some(Period::Quarter(..)) = resolved.period {
                self.quarter = resolved.period;
            }
        }
        (resolved.kind, resolved.value)
    }
}

/// Tokens before and after an expression among which the tense is looked for.
const TENSE_WINDOW: usize = 12;

/// Where the clause around the tokens from `at` to `end` looks: by the nearest word before that tells, else after.
fn tense_at(grammar: &Grammar<'_>, sentence: &Sentence, at: usize, end: usize) -> Option<Tense> {
    if grammar.looks_ahead(at) {
        return Some(Tense::Future);
    }
    let first = at.saturating_sub(TENSE_WINDOW).max(sentence.tokens.start());
    let last = (end + TENSE_WINDOW).min(sentence.tokens.end());
    // "will be held", "would have power": the modal verb tells, not the form that it governs.
    let governed =
        |i: usize| (i.saturating_sub(3).max(first)..i).any(|j| grammar.cue(j) == Some(Tense::Future));
    let tense = |i: usize| match grammar.cue(i)? {
        Tense::Past if governed(i) => Some(Tense::Future),
        tense => Some(tense),
    };
    if grammar.opens_clause(at)
        && let Some(tense) = (end..last).find_map(tense)
    {
        return Some(tense);
    }
    (first..at).rev().find_map(tense).or_else(|| (end..last).find_map(tense))
}

#[cfg(test)]
mod tests;
