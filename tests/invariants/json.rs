//! The outer forms: JSON, Markdown, plain text, tables.

use nutgraf::output::{self, Table};
use serde_json::Value;

use super::Rule;

/// Bytes of JSON for each byte of text, and for any text. A text of marks has a sentence every other byte; the lists of
/// words that texts of any length have come with the constant.
const JSON_PER_BYTE: usize = 150;
const JSON_BASE: usize = 4_000;

const KEYS: [&str; 22] = [
    "schema",
    "text",
    "notices",
    "repairs",
    "language",
    "title",
    "published",
    "blocks",
    "sentences",
    "stats",
    "readability",
    "totals",
    "keywords",
    "ngrams",
    "keyphrases",
    "summary",
    "nutgraf",
    "entities",
    "quotes",
    "dates",
    "amounts",
    "corrections",
];

pub const RULES: &[Rule] = &[
    ("JSON comes back as it was written", |c| {
        let value = serde_json::to_value(c.analysis).map_err(|error| error.to_string())?;
        let written = serde_json::to_string(c.analysis).map_err(|error| error.to_string())?;
        let read: Value = serde_json::from_str(&written).map_err(|error| error.to_string())?;
        ensure!(is_same(&read, &value), "{written}");
        Ok(())
    }),
    ("every key is there", |c| {
        let value = serde_json::to_value(c.analysis).map_err(|error| error.to_string())?;
        for key in KEYS {
            ensure!(value.get(key).is_some(), "{key} is missing");
        }
        Ok(())
    }),
    ("the size of the answer is linear in the text", |c| {
        let written = serde_json::to_string(c.analysis).map_err(|error| error.to_string())?;
        let most = JSON_BASE + JSON_PER_BYTE * c.given.len();
        ensure!(written.len() <= most, "{} bytes for {} bytes of text", written.len(), c.given.len());
        Ok(())
    }),
    ("plain text and Markdown say something", |c| {
        for written in
            [output::plain, output::markdown].map(|form| form(c.analysis, c.given, c.options.offsets))
        {
            ensure!(!written.trim().is_empty(), "nothing");
        }
        Ok(())
    }),
    ("tables have a row a thing, and a cell a column", |c| {
        let found = c.analysis;
        for (table, rows) in [
            (Table::Entities, found.entities.iter().map(|entity| entity.mentions.len()).sum()),
            (Table::Keywords, found.keywords.len()),
            (Table::Ngrams, found.ngrams.len()),
            (Table::Keyphrases, found.keyphrases.len()),
            (Table::Quotes, found.quotes.len()),
            (Table::Dates, found.dates.len()),
            (Table::Amounts, found.amounts.len()),
        ] {
            let written = output::csv(found, c.given, c.options.offsets, table, None);
            let columns = table.columns().len();
            ensure!(written.len() == rows, "{table:?}: {} rows for {rows} things", written.len());
            ensure!(written.iter().all(|row| row.len() == columns), "{table:?}: a row of another length");
        }
        Ok(())
    }),
];

/// Whether two values are the same. serde_json reads numbers to the last digit but one.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| is_same(a, b)))
        }
        (Value::Array(a), Value::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Value::Number(a), Value::Number(b)) => match (a.as_f64(), b.as_f64()) {
            (Some(a), Some(b)) => (a - b).abs() <= 4.0 * f64::EPSILON * a.abs(),
            _ => false,
        },
        _ => a == b,
    }
}
