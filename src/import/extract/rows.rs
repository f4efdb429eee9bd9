//! Tables (CSV, TSV) and lines of JSON in which every row is an article: each becomes a document of its own.

mod columns;
mod records;

use std::collections::BTreeMap;

use super::{Error, ErrorCode, Extract, Known, Member, notice, text_of};
use columns::Column;

/// How many rows are read.
const MAX_ROWS: usize = 10_000;

/// The longest name of a document, in characters.
const MAX_NAME: usize = 100;

/// A row that is an article; what it does not have is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Row {
    title: String,
    author: String,
    date: String,
    text: String,
    /// What it can be called by where it has no title: a number of its own, an address.
    handle: String,
}

/// The rows of a file, and what is to be said about those that did not come out.
#[derive(Debug, Default)]
struct Rows {
    articles: Vec<Row>,
    /// Rows that have no text.
    empty: usize,
    /// Rows that could not be read.
    broken: usize,
    /// Whether there are more than are read.
    is_cut: bool,
}

/// Reads a table or lines of JSON.
///
/// # Errors
/// [`ErrorCode::Unsupported`] where there is no column with texts; those of decoding.
pub fn read(bytes: &[u8], known: &Known<'_>) -> Result<Extract, Error> {
    let decoded = text_of(bytes, known, None)?;
    let is_json = decoded.text.trim_start().starts_with('{');
    let rows = if is_json { records::of_json(&decoded.text) } else { records::of_table(&decoded.text) };
    let rows = rows.map_err(|columns| no_texts(&columns))?;
    if rows.articles.is_empty() {
        let message = "There is no text in the rows of this file. Open one in which every row is an article.";
        return Err(Error::new(ErrorCode::Unreadable, message));
    }
    let mut notices = decoded.notices;
    notices.extend(told(&rows));
    let mut names = Names::default();
    let member = |(at, row): (usize, Row)| Member {
        name: names.of(&row, at + 1),
        bytes: row.into_text().into_bytes(),
    };
    let members = rows.articles.into_iter().enumerate().map(member).collect();
    Ok(Extract { members, notices, ..Extract::default() })
}

/// What to say of the rows that did not come out.
fn told(rows: &Rows) -> Vec<super::Notice> {
    let counted = |count: usize| if count == 1 { "1 row".to_owned() } else { format!("{count} rows") };
    let mut notices = Vec::new();
    if rows.empty > 0 {
        let message = format!("{} without text left out.", counted(rows.empty));
        notices.push(notice("passed-over", message));
    }
    if rows.broken > 0 {
        let message = format!(
            "{} left out that could not be read. Save the file anew where it was made.",
            counted(rows.broken)
        );
        notices.push(notice("damaged", message));
    }
    if rows.is_cut {
        let message =
            format!("Only the first {MAX_ROWS} rows were read; divide the file to read the others.");
        notices.push(notice("left-out", message));
    }
    notices
}

/// The error where no column holds texts; `columns` are those that there are.
fn no_texts(columns: &[String]) -> Error {
    let wanted = Column::Text.names().iter().take(4).copied().collect::<Vec<_>>().join(", ");
    let found =
        columns.iter().map(String::as_str).filter(|name| !name.is_empty()).take(12).collect::<Vec<_>>();
    let found = match found.as_slice() {
        [] => String::new(),
        found => format!(" Its columns are: {}.", found.join(", ")),
    };
    let message = format!(
        "No column of this table is known to hold texts. Call that of the texts by one of these names: {wanted}; \
         title, author and date are read, too.{found}"
    );
    Error::new(ErrorCode::Unsupported, message)
}

impl Row {
    /// The article as plain text: its title, author and date above the text.
    fn into_text(self) -> String {
        let author = match self.author.as_str() {
            "" => String::new(),
            author if author.to_lowercase().starts_with("by ") => author.to_owned(),
            author => format!("By {author}"),
        };
        // Some tables have the title in the text again.
        let title = if self.text.starts_with(&self.title) { "" } else { &self.title };
        let pieces = [title, &author, &self.date, &self.text];
        pieces.into_iter().filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join("\n\n")
    }
}

/// The names that documents have been given.
#[derive(Debug, Default)]
struct Names {
    /// How many documents would have the same.
    taken: BTreeMap<String, usize>,
}

impl Names {
    /// A name for the row with this number: its title, with a number where others have the same.
    fn of(&mut self, row: &Row, number: usize) -> String {
        let label =
            [&row.title, &row.handle].into_iter().map(|text| cleaned(text)).find(|label| !label.is_empty());
        let label = label.unwrap_or_else(|| format!("Row {number}"));
        let mut free = label.clone();
        while self.taken.contains_key(&free) {
            let count = self.taken.entry(label.clone()).or_insert(1);
            *count += 1;
            free = format!("{label} ({count})");
        }
        self.taken.insert(free.clone(), 1);
        free
    }
}

/// A label of what a row says: in one line, without slashes, which would part folders.
fn cleaned(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let clean =
        words.chars().filter(|c| !c.is_control()).map(|c| if matches!(c, '/' | '\\') { '-' } else { c });
    clean.take(MAX_NAME).collect::<String>().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(text: &str) -> Vec<(String, String)> {
        let extract =
            read(text.as_bytes(), &Known::default()).unwrap_or_else(|error| panic!("{text}: {error}"));
        extract
            .members
            .into_iter()
            .map(|member| (member.name, String::from_utf8(member.bytes).unwrap()))
            .collect()
    }

    #[test]
    fn rows_become_articles() {
        let ferry = ("Ferry late", "Ferry late\n\nBy Ida Quay\n\n2024-05-06\n\nThe ferry\ncame late.");
        let table = [
            "title,author,date,text\nFerry late,Ida Quay,2024-05-06T10:00:00Z,\"The ferry\ncame late.\"\n",
            "\u{feff}Titel;Autorin;Datum;Inhalt\r\nFerry late;Ida Quay;2024-05-06;\"The ferry\ncame late.\"\r\n",
            "id\tHeadline\tBODY\tpub_date\tByline\n7\tFerry late\t\"The ferry\ncame late.\"\t20240506\tBy Ida Quay\n",
            "{\"title\":\"Ferry late\",\"authors\":[\"Ida Quay\"],\"published\":\"2024-05-06\",\"content\":\"The ferry\\ncame late.\"}\n",
        ];
        for text in table {
            assert_eq!(opened(text), [(ferry.0.to_owned(), ferry.1.to_owned())], "{text}");
        }
    }

    #[test]
    fn names_are_clean_and_differ() {
        let rows = opened(
            "title,text,id\nTide,One.,\nTide,Two.,\na/b\u{7},Three.,\n,Four.,x9\n,Five.,\nTide (2),Six.,\n",
        );
        let names: Vec<_> = rows.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Tide", "Tide (2)", "a-b", "x9", "Row 5", "Tide (2) (2)"]);
    }

    #[test]
    fn what_does_not_come_out_is_told() {
        let text = "{\"text\":\"Low tide.\"}\n{\"text\":\n{\"text\":\" \"}\n\n[3]\n";
        let extract = read(text.as_bytes(), &Known::default()).unwrap();
        assert_eq!(extract.members.len(), 1);
        let messages: Vec<_> = extract.notices.iter().map(|notice| notice.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "1 row without text left out.",
                "2 rows left out that could not be read. Save the file anew where it was made."
            ]
        );
    }

    #[test]
    fn a_table_without_texts_is_told_what_to_do() {
        for text in ["pier,ferries\nNorth,12\n", "{\"pier\":\"North\",\"ferries\":12}\n"] {
            let error = read(text.as_bytes(), &Known::default()).unwrap_err();
            assert_eq!(error.code(), ErrorCode::Unsupported);
            assert!(error.message().contains("text, body, content, article"), "{error}");
            assert!(
                error.message().contains(" Its columns are: ") && error.message().contains("ferries"),
                "{error}"
            );
        }
        for text in ["", "text\n", "title,text\nTide,\n", "{}"] {
            assert!(read(text.as_bytes(), &Known::default()).is_err(), "{text:?}");
        }
    }

    #[test]
    fn many_rows_are_bounded() {
        let text = format!("text\n{}", "A line.\n".repeat(MAX_ROWS + 1));
        let extract = read(text.as_bytes(), &Known::default()).unwrap();
        assert_eq!((extract.members.len(), extract.notices.len()), (MAX_ROWS, 1));
    }
}
