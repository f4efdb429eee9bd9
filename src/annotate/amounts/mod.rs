//! How much: sums of money, percentages, quantities, numbers, ordinals, with their values as plain numbers.
//!
//! `lexicon` looks every word of the document up once; `parser` reads numbers with what stands around them: `money` sums,
//! `measures` what is told in units, `plain` ages and bare numbers, `range` both ends of "3 to 5 per cent".

mod lexicon;
mod measures;
mod money;
mod parser;
mod plain;
mod range;

use super::dates::DateMention;
use super::numbers::Numerals;
use crate::document::Document;
use crate::text::{BlockKind, TokenRange};
use parser::Parser;

/// What an amount counts. The names are part of the public interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AmountKind {
    /// A sum with a currency.
    Money,
    /// A percentage; "5 %" is 5.
    Percent,
    /// A number with a unit of measure.
    Quantity,
    /// A plain number.
    Number,
    /// A rank: "4th".
    Ordinal,
}

impl AmountKind {
    /// All of them.
    #[cfg(feature = "export")]
    pub const ALL: [Self; 5] = [Self::Money, Self::Percent, Self::Quantity, Self::Number, Self::Ordinal];

    /// The kind as it stands in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "percent",
            Self::Quantity => "quantity",
            Self::Number => "number",
            Self::Ordinal => "ordinal",
        }
    }
}

/// A value and its unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// In units of `unit`.
    pub value: f64,
    /// ISO 4217 for money, UCUM for quantities ("%" for percent); `None` for plain numbers and ordinals.
    pub unit: Option<&'static str>,
}

/// One amount.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Where it stands.
    pub tokens: TokenRange,
    /// What it counts.
    pub kind: AmountKind,
    /// What it comes to; of a range the lower end.
    pub measure: Measure,
    /// The upper end of a range, in the same unit.
    pub value_to: Option<f64>,
    /// The same amount in other units, as the text gives them: "42 trillion won (30 billion dollars)".
    pub alternatives: Vec<Measure>,
}

/// Finds the amounts outside of expressions of time. An amount in brackets behind another one of its kind is not
/// listed by itself, but as the other's alternative. A bare number in a line about the article ("30 April 2024 2525": so many
/// have seen it) is no amount of the story.
pub fn find(document: &Document<'_>, dates: &[DateMention]) -> Vec<Amount> {
    find_with(document, &Numerals::new(document), dates)
}

/// As [`find`], where the numerals of the document are known already.
pub(super) fn find_with(
    document: &Document<'_>,
    numerals: &Numerals<'_>,
    dates: &[DateMention],
) -> Vec<Amount> {
    let parser = Parser::new(document, numerals);
    let mut amounts = Vec::with_capacity(parser.most_amounts());
    let mut dates = dates.iter().map(|date| date.tokens).peekable();
    for sentence in &document.sentences {
        let mut at = sentence.tokens.start();
        let is_about_article = stands_around(document.block_of(sentence).kind);
        while at < sentence.tokens.end() {
            while dates.next_if(|date| date.end() <= at).is_some() {}
            let limit = match dates.peek() {
                Some(date) if date.start() <= at => {
                    at = date.end();
                    continue;
                }
                Some(date) => date.start().min(sentence.tokens.end()),
                None => sentence.tokens.end(),
            };
            let read = if parser.begins(at) { parser.amount(at, limit, sentence) } else { None };
            match read {
                Some((amount, end)) => {
                    if !(is_about_article && matches!(amount.kind, AmountKind::Number | AmountKind::Ordinal))
                    {
                        amounts.push(amount);
                    }
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    amounts
}

/// Whether such a block tells of the article, not of its story: when, by whom, how often read, which page.
const fn stands_around(kind: BlockKind) -> bool {
    matches!(
        kind,
        BlockKind::Kicker | BlockKind::Byline | BlockKind::Dateline | BlockKind::Date | BlockKind::Furniture
    )
}

#[cfg(test)]
mod tests;
