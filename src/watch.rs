//! A watch list: names and words of the reader's that are to be found whatever their inflection, spelling or script.

use serde::Deserialize;

use crate::error::{Error, ErrorCode};

/// Names and words to be looked for.
///
/// ```
/// let watch = nutgraf::Watch::parse("name;other spellings;kind;note\nDilshod Akhatov;Akhatow|Ахатов;person;envoy\n")?;
/// assert_eq!(watch.entries[0].aliases, ["Akhatow", "Ахатов"]);
/// assert_eq!(nutgraf::Watch::parse("harbour\n# the company\nTamarind Steel\n")?.entries.len(), 2);
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Watch {
    /// In their order.
    pub entries: Vec<Entry>,
}

/// One name or word.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Entry {
    /// The name or word.
    pub name: String,
    /// Other spellings and other names.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// The kind of the name, as of an analysis' entity; what is found to be of another kind is less sure.
    pub kind: Option<String>,
    /// What the reader wants to be told.
    pub note: Option<String>,
    /// What hits are named by, if not by the name.
    pub id: Option<String>,
}

impl Entry {
    /// What its hits are named by.
    pub fn label(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.name)
    }
}

/// The most entries and the longest name, in bytes, of a list.
const MOST_ENTRIES: usize = 100_000;
const LONGEST: usize = 300;

impl Watch {
    /// Reads a list: one name a line, or a table with tabs or semicolons between its columns, which are the name, other spellings
    /// (with "|" between them), the kind and a note. Where the first line has a cell "name", it says which column is which, and
    /// commas may stand between the columns. Cells may stand in quotation marks; lines that begin with "#" are passed over.
    ///
    /// # Errors
    /// [`ErrorCode::BadOption`] where there is no name in it, or too many; those of [`Self::check`].
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let is_told = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
        let mut lines = text.lines().filter(is_told).peekable();
        let head = lines.peek().copied().unwrap_or_default();
        let mark = ['\t', ';', ',']
            .into_iter()
            .find(|&mark| cells(head, mark).iter().any(|cell| column(cell) == Some(0)));
        // A list of names may have commas in them.
        let by_lines = ['\t', ';'].into_iter().find(|mark| text.contains(*mark)).unwrap_or('\u{0}');
        let mut columns = vec![Some(0), Some(1), Some(2), Some(3)];
        if let Some(mark) = mark {
            columns = cells(head, mark).iter().map(|cell| column(cell)).collect();
            lines.next();
        }
        let mut entries = Vec::new();
        for line in lines {
            let mut entry = Entry::default();
            for (cell, column) in cells(line, mark.unwrap_or(by_lines)).into_iter().zip(&columns) {
                let cell = cell.trim().to_owned();
                match column {
                    _ if cell.is_empty() => {}
                    Some(0) => entry.name = cell,
                    Some(1) => entry.aliases.extend(cell.split(['|', ';']).map(|one| one.trim().to_owned())),
                    Some(2) => entry.kind = Some(cell.to_lowercase()),
                    Some(3) => entry.note = Some(cell),
                    Some(_) => entry.id = Some(cell),
                    None => {}
                }
            }
            entry.aliases.retain(|alias| !alias.is_empty());
            if !entry.name.is_empty() {
                entries.push(entry);
            }
        }
        let watch = Self { entries };
        watch.check()?;
        Ok(watch)
    }

    /// Checks what came from outside.
    ///
    /// # Errors
    /// [`ErrorCode::BadOption`] for an empty list or name, an unknown kind, and what is too much.
    pub fn check(&self) -> Result<(), Error> {
        if self.entries.is_empty() || self.entries.len() > MOST_ENTRIES {
            return bad(
                "The watch list has no name in it, or more than 100,000; write one name a line.".to_owned()
            );
        }
        for entry in &self.entries {
            let names = || [&entry.name].into_iter().chain(&entry.aliases);
            if names().any(|name| name.len() > LONGEST || !name.contains(char::is_alphanumeric)) {
                return bad(format!(
                    "The watch list has the name '{:.40}'; give words, at most 300 bytes.",
                    entry.name
                ));
            }
            if let Some(kind) = entry.kind.as_deref().filter(|kind| !crate::corrections::KINDS.contains(kind))
            {
                let kinds = crate::corrections::KINDS.join(", ");
                return bad(format!("The watch list has the kind '{kind:.40}'; there are {kinds}."));
            }
        }
        Ok(())
    }
}

fn bad<T>(message: String) -> Result<T, Error> {
    Err(Error::new(ErrorCode::BadOption, message))
}

/// What a column of this head holds: the name, other spellings, the kind, a note, an id.
fn column(head: &str) -> Option<usize> {
    const HEADS: [&[&str]; 5] = [
        &["name", "names", "word", "words"],
        &["other spellings", "spellings", "aliases", "alias", "other names", "also"],
        &["kind", "type"],
        &["note", "notes", "comment"],
        &["id"],
    ];
    let head = head.trim().to_lowercase();
    HEADS.iter().position(|heads| heads.contains(&head.as_str()))
}

/// The cells of a line (RFC 4180, without line ends in cells).
fn cells(line: &str, mark: char) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut is_quoted = false;
    let mut signs = line.chars().peekable();
    while let Some(c) = signs.next() {
        let last = cells.len() - 1;
        match c {
            '"' if is_quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cells[last].push('"');
            }
            '"' if is_quoted || cells[last].trim().is_empty() => is_quoted = !is_quoted,
            _ if c == mark && !is_quoted => cells.push(String::new()),
            _ => cells[last].push(c),
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        Watch::parse(text).unwrap().entries.into_iter().map(|entry| entry.name).collect()
    }

    #[test]
    fn lists_and_tables_are_read() {
        assert_eq!(
            names("Rosa Quint\r\nQuint, Marek\n\n# nobody\n  harbour  "),
            ["Rosa Quint", "Quint, Marek", "harbour"]
        );
        assert_eq!(
            names("\u{feff}id,name\n7,\"Tallow, Inc.\"\n8,\"The \"\"Gull\"\"\"\n"),
            ["Tallow, Inc.", "The \"Gull\""]
        );
        let watch = Watch::parse("Kind\tName\tAliases\nperson\tRosa Quint\tR. Quint | Роза Квинт\n").unwrap();
        let expected = Entry {
            name: "Rosa Quint".into(),
            aliases: vec!["R. Quint".into(), "Роза Квинт".into()],
            kind: Some("person".into()),
            ..Entry::default()
        };
        assert_eq!(watch.entries, [expected]);
        let watch = Watch::parse("Rosa Quint;;person;harbour master").unwrap();
        assert_eq!(watch.entries[0].note.as_deref(), Some("harbour master"));
    }

    #[test]
    fn what_is_wrong_is_told() {
        for (text, told) in [
            ("", "no name"),
            ("# only this", "no name"),
            ("name;kind\nQuint;animal", "'animal'"),
            ("—", "'—'"),
        ] {
            let error = Watch::parse(text).unwrap_err();
            assert!(error.code() == ErrorCode::BadOption && error.message().contains(told), "{error}");
        }
    }
}
