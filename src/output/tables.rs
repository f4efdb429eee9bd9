//! An analysis as CSV tables (RFC 4180), safe to open in a spreadsheet.

use clap::ValueEnum;

use super::plain::Cutter;
use super::{Analysis, Span};
use crate::text::OffsetUnit;

/// What the rows of a table are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Table {
    /// One row a mention of an entity.
    #[default]
    Entities,
    /// One row a word.
    Keywords,
    /// One row a sequence of words.
    Ngrams,
    /// One row a phrase.
    Keyphrases,
    /// One row a quotation.
    Quotes,
    /// One row an expression of time.
    Dates,
    /// One row an amount.
    Amounts,
}

impl Table {
    /// The head of the table.
    pub fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Entities => &["kind", "name", "mention", "form", "sentence", "start", "end"],
            Self::Keywords => &[
                "word",
                "lemma",
                "count",
                "dispersion",
                "keyness",
                "direction",
                "expected",
                "reference",
                "variants",
            ],
            Self::Ngrams => &["ngram", "words", "count", "g2"],
            Self::Keyphrases => &["phrase", "score", "count"],
            Self::Quotes => &["speaker", "quote", "kind", "start", "end"],
            Self::Dates => &["text", "kind", "value", "start", "end"],
            Self::Amounts => &["text", "kind", "value", "unit", "start", "end"],
        }
    }
}

/// The rows of one table. `input` is the text that was analysed, `unit` the unit of the analysis' offsets; with
/// `file`, a first column names it.
pub fn csv(
    analysis: &Analysis,
    input: &str,
    unit: OffsetUnit,
    table: Table,
    file: Option<&str>,
) -> Vec<Vec<String>> {
    let cutter = Cutter::new(analysis, input, unit);
    let rows = match table {
        Table::Entities => entities(analysis, &cutter),
        Table::Keywords => analysis.keywords.iter().map(keyword).collect(),
        Table::Ngrams => {
            let row = |ngram: &super::Ngram| {
                let numbers = [ngram.words.to_string(), ngram.count.to_string(), ngram.g2.to_string()];
                [ngram.text.clone()].into_iter().chain(numbers).collect()
            };
            analysis.ngrams.iter().map(row).collect()
        }
        Table::Keyphrases => {
            let row = |phrase: &super::Keyphrase| {
                vec![phrase.text.clone(), phrase.score.to_string(), phrase.count.to_string()]
            };
            analysis.keyphrases.iter().map(row).collect()
        }
        Table::Quotes => {
            let row = |quote: &super::Quote| {
                let head = [
                    quote.speaker_name.clone().unwrap_or_default(),
                    cutter.span(quote.span),
                    quote.kind.into(),
                ];
                with_offsets(head, quote.span)
            };
            analysis.quotes.iter().map(row).collect()
        }
        Table::Dates => {
            let row = |date: &super::DateMention| {
                with_offsets([cutter.span(date.span), date.kind.into(), date.value.clone()], date.span)
            };
            analysis.dates.iter().map(row).collect()
        }
        Table::Amounts => {
            let row = |amount: &super::Amount| {
                let unit = amount.unit.unwrap_or_default().to_owned();
                let head = [cutter.span(amount.span), amount.kind.into(), amount.value.to_string(), unit];
                with_offsets(head, amount.span)
            };
            analysis.amounts.iter().map(row).collect()
        }
    };
    let finish = |row: Vec<String>| {
        let cells = row.into_iter().map(|cell| inert(&cell));
        file.map(inert).into_iter().chain(cells).collect()
    };
    rows.into_iter().map(finish).collect()
}

fn keyword(word: &super::Keyword) -> Vec<String> {
    let variants = word.variants.iter().map(|form| format!("{} {}", form.text, form.count));
    let variants = variants.collect::<Vec<_>>().join("; ");
    let keyness = word.keyness.map_or_else(Default::default, |keyness| {
        let [g2, expected] = [keyness.g2, keyness.expected].map(|number| number.to_string());
        [g2, keyness.direction.to_owned(), expected, keyness.reference.to_string()]
    });
    let head = [word.text.clone(), word.lemma.clone(), word.count.to_string(), word.dispersion.to_string()];
    head.into_iter().chain(keyness).chain([variants]).collect()
}

fn entities(analysis: &Analysis, cutter: &Cutter<'_>) -> Vec<Vec<String>> {
    let mut rows: Vec<(u32, Vec<String>)> = Vec::new();
    for entity in &analysis.entities {
        for mention in &entity.mentions {
            let after =
                analysis.sentences.partition_point(|sentence| sentence.span.end <= mention.span.start);
            let sentence =
                analysis.sentences.get(after).map_or(String::new(), |sentence| cutter.span(sentence.span));
            let head = [
                entity.kind.to_owned(),
                entity.name.clone(),
                cutter.span(mention.span),
                mention.form.to_owned(),
                sentence,
            ];
            rows.push((mention.span.start, with_offsets(head, mention.span)));
        }
    }
    rows.sort_unstable_by_key(|(start, _)| *start);
    rows.into_iter().map(|(_, row)| row).collect()
}

fn with_offsets<const N: usize>(head: [String; N], span: Span) -> Vec<String> {
    head.into_iter().chain([span.start.to_string(), span.end.to_string()]).collect()
}

/// A cell that a spreadsheet does not run as a formula: an apostrophe goes before what would start one.
pub fn inert(cell: &str) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    if !is_number && cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

impl Cutter<'_> {
    fn span(&self, span: Span) -> String {
        self.cut(span.start, span.end)
    }
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn formulas_are_made_inert() {
        assert_eq!(inert("=1+1"), "'=1+1");
        assert_eq!(inert("@name"), "'@name");
        assert_eq!(inert("-3.5"), "-3.5");
        assert_eq!(inert("plain"), "plain");
    }
}
