//! Reads the rows of tables with any of the usual delimiters, and of lines of JSON.

use csv::{ReaderBuilder, StringRecord};
use serde_json::Value;

use super::columns::Column;
use super::{MAX_ROWS, Row, Rows};

/// What stands between the cells of a row.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// How many rows are looked at to tell whether a table's quotation marks enclose cells.
const SAMPLE_ROWS: usize = 200;

/// How many fields' names of lines of JSON are gathered for a message.
const MAX_NAMES: usize = 30;

/// Reads a table whose first row names its columns.
///
/// # Errors
/// The names of its columns, where none holds texts.
pub fn of_table(text: &str) -> Result<Rows, Vec<String>> {
    let Some((delimiter, columns)) = DELIMITERS
        .iter()
        .map(|delimiter| (*delimiter, columns(text, *delimiter)))
        .max_by_key(|(_, columns)| (Column::Text.among(columns).is_some(), columns.len()))
    else {
        return Err(Vec::new());
    };
    if Column::Text.among(&columns).is_none() {
        return Err(columns);
    }
    let places = Column::ALL.map(|column| (column, column.among(&columns)));
    let mut rows = Rows::default();
    let mut reader =
        reader(delimiter, is_quoted(text, delimiter, columns.len())).from_reader(text.as_bytes());
    for record in reader.records() {
        if rows.is_full() {
            break;
        }
        let Ok(record) = record else {
            rows.broken += 1;
            continue;
        };
        rows.push(|column| {
            let place = places.iter().find(|(own, _)| *own == column).and_then(|(_, place)| *place);
            place.and_then(|at| record.get(at)).unwrap_or_default().to_owned()
        });
    }
    Ok(rows)
}

fn reader(delimiter: u8, is_quoted: bool) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter).flexible(true).quoting(is_quoted);
    builder
}

/// The names of the columns if this is the delimiter.
fn columns(text: &str, delimiter: u8) -> Vec<String> {
    let mut reader = reader(delimiter, true).from_reader(text.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    header.iter().map(|name| name.trim().to_owned()).collect()
}

/// Whether quotation marks enclose cells. They do but for some tables with tabs, in whose cells they stand for themselves;
/// there, reading them as enclosing tears rows apart or runs them together.
fn is_quoted(text: &str, delimiter: u8, width: usize) -> bool {
    if delimiter != b'\t' {
        return true;
    }
    let misfits = |is_quoted: bool| {
        let mut reader = reader(delimiter, is_quoted).from_reader(text.as_bytes());
        let is_misfit = |row: &StringRecord| row.len() != width || row.iter().any(|cell| cell.contains('\t'));
        reader.records().take(SAMPLE_ROWS).flatten().filter(is_misfit).count()
    };
    misfits(true) == 0 || misfits(true) <= misfits(false) && misfits(false) > 0
}

/// Reads lines each of which is an object of JSON.
///
/// # Errors
/// The names of their fields, where none holds texts.
pub fn of_json(text: &str) -> Result<Rows, Vec<String>> {
    let (mut rows, mut names, mut has_texts) = (Rows::default(), Vec::new(), false);
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        if rows.is_full() {
            break;
        }
        let Ok(Value::Object(object)) = serde_json::from_str(line) else {
            rows.broken += 1;
            continue;
        };
        let (fields, values): (Vec<String>, Vec<Value>) = object.into_iter().unzip();
        has_texts |= Column::Text.among(&fields).is_some();
        rows.push(|column| {
            column.among(&fields).and_then(|at| values.get(at)).map(string).unwrap_or_default()
        });
        if !has_texts {
            names.extend(
                fields
                    .into_iter()
                    .filter(|name| names.len() < MAX_NAMES && !names.contains(name))
                    .collect::<Vec<_>>(),
            );
        }
    }
    if has_texts { Ok(rows) } else { Err(names) }
}

/// What a value says: a list its items, an object its name.
fn string(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(string).filter(|item| !item.is_empty()).collect();
            // Paragraphs stay such; names stand in a line.
            let is_long = items.iter().any(|item| item.len() > 80);
            items.join(if is_long { "\n\n" } else { ", " })
        }
        Value::Object(object) => {
            object.get("name").or_else(|| object.get("text")).map(string).unwrap_or_default()
        }
        Value::Null | Value::Bool(_) => String::new(),
    }
}

impl Rows {
    /// Whether no more rows are read; to be asked when there is one more.
    fn is_full(&mut self) -> bool {
        self.is_cut = self.articles.len() >= MAX_ROWS;
        self.is_cut
    }

    /// Adds a row whose cells `cell` gives, if it has a text.
    fn push(&mut self, cell: impl Fn(Column) -> String) {
        let text = cell(Column::Text).trim().to_owned();
        if text.is_empty() {
            self.empty += 1;
            return;
        }
        let line = |column| cell(column).split_whitespace().collect::<Vec<_>>().join(" ");
        let (title, author, handle) = (line(Column::Title), line(Column::Author), line(Column::Handle));
        self.articles.push(Row { title, author, date: day(&line(Column::Date)), text, handle });
    }
}

/// A date as it is shown above an article: the day alone of those with a time, nothing of those that count seconds.
fn day(date: &str) -> String {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits(date) {
        return match (date.get(..4), date.get(4..6), date.get(6..8)) {
            (Some(year), Some(month), Some(day)) if date.len() == 8 => format!("{year}-{month}-{day}"),
            _ if date.len() == 4 => date.to_owned(),
            _ => String::new(),
        };
    }
    let has_time = date.get(10..11).is_some_and(|next| matches!(next, "T" | " "));
    match date.get(..10) {
        Some(day) if has_time && is_digits(&day.replace('-', "")) => day.to_owned(),
        _ => date.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn delimiters_and_quotation_marks_are_told() {
        let table = [
            ("text,title\nOne; two.,A\n", 1, "One; two."),
            ("title;text\n\"A; b\";One, two.\n", 1, "One, two."),
            ("title\ttext\nA\t\"So they say\nB\tTwo\nC\tThree\"\n", 3, "\"So they say"),
            ("title\ttext\nA\t\"One\n\ntwo.\"\n", 1, "One\n\ntwo."),
            ("title|text\nA|One\nB\nC|Two|more\n", 2, "One"),
        ];
        for (text, count, first) in table {
            let rows = of_table(text).unwrap().articles;
            assert_eq!((rows.len(), rows[0].text.as_str()), (count, first), "{text}");
        }
    }

    #[test]
    fn values_of_json_are_read_as_text() {
        let line =
            r#"{"id":7,"body":["One.","Two."],"author":{"name":"Ida"},"date":1715000000,"title":null}"#;
        let expected =
            Row { author: "Ida".into(), text: "One., Two.".into(), handle: "7".into(), ..Row::default() };
        assert_eq!(of_json(line).unwrap().articles, [expected]);
        let deep = format!("{{\"text\":{}}}", "[".repeat(100_000));
        assert_eq!(of_json(&deep).err(), Some(Vec::new()));
    }

    #[test]
    fn days_are_cut_out_of_times() {
        let table = [
            ("2024-05-06", "2024-05-06"),
            ("2024-05-06 10:00", "2024-05-06"),
            ("20240506", "2024-05-06"),
            ("1715000000", ""),
            ("6 May 2024", "6 May 2024"),
            ("2024", "2024"),
            ("dix mai été 2024", "dix mai été 2024"),
        ];
        for (date, expected) in table {
            assert_eq!(day(date), expected, "{date}");
        }
    }
}
