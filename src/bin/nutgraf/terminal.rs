//! How text for reading looks on a terminal: no wider than it is, with colors where they are wanted.

use std::io::{self, IsTerminal};

use anstream::{AutoStream, ColorChoice};
use clap::builder::styling::{AnsiColor, Style};
use terminal_size::{Width, terminal_size_of};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// A terminal that is narrower than this breaks lines better than we can.
const NARROWEST: usize = 24;
/// How far a line's continuation is indented beyond its beginning.
const HANGING: usize = 2;

const HEADING: Style = AnsiColor::Cyan.on_default().bold();
const TITLE: Style = Style::new().bold();
const FACTS: Style = Style::new().dimmed();
const NOTE: Style = AnsiColor::Yellow.on_default();
const HIT: Style = AnsiColor::Red.on_default().bold();

/// What standard output shows.
#[derive(Clone, Copy, Default)]
pub struct Look {
    /// Columns of the terminal; `None` where lines may be of any length, as in a file.
    pub columns: Option<usize>,
    pub colors: bool,
}

impl Look {
    /// That of standard output. Colors follow --color, NO_COLOR, CLICOLOR and CLICOLOR_FORCE.
    pub fn of_stdout() -> Self {
        let stdout = io::stdout();
        let columns = if stdout.is_terminal() { terminal_size_of(&stdout) } else { None };
        let columns = columns.map(|(Width(columns), _)| usize::from(columns));
        Self {
            columns: columns.filter(|columns| *columns >= NARROWEST),
            colors: AutoStream::choice(&stdout) != ColorChoice::Never,
        }
    }

    /// A report: its title, facts, and sections of a heading with indented lines below it.
    pub fn report(self, text: &str) -> String {
        if self.columns.is_none() && !self.colors {
            return text.to_owned();
        }
        let mut out = String::with_capacity(text.len() * 2);
        let mut is_head = true;
        let mut before = None;
        for line in text.lines() {
            let style = match before {
                _ if line.starts_with(' ') || line.is_empty() => Style::new(),
                _ if line.starts_with("Note: ") => NOTE,
                None => TITLE,
                Some("") => HEADING,
                Some(_) => FACTS,
            };
            is_head &= !line.is_empty();
            let hanging = if is_head { 0 } else { HANGING };
            for line in self.wrapped(line, hanging) {
                self.paint(style, &line, &mut out);
                out.push('\n');
            }
            before = Some(line);
        }
        out
    }

    /// The name of a file above what was found in it.
    pub fn heading(self, text: &str) -> String {
        let mut out = String::new();
        self.paint(HEADING, text, &mut out);
        out
    }

    /// What was looked for.
    pub fn hit(self, text: &str) -> String {
        let mut out = String::new();
        self.paint(HIT, text, &mut out);
        out
    }

    fn paint(self, style: Style, text: &str, out: &mut String) {
        if self.colors && !style.is_plain() && !text.is_empty() {
            out.push_str(&format!("{style}{text}{style:#}"));
        } else {
            out.push_str(text);
        }
    }

    /// A line as one or more that fit. Those that continue it stand `hanging` columns further in; below a word with its count, they
    /// stand below the word.
    fn wrapped(self, line: &str, hanging: usize) -> Vec<String> {
        let Some(columns) = self.columns.filter(|columns| line.width() > *columns) else {
            return vec![line.to_owned()];
        };
        let blank = line.len() - line.trim_start_matches(' ').len();
        let count = line[blank..].bytes().take_while(u8::is_ascii_digit).count();
        let begin =
            if count > 0 && line[blank + count..].starts_with("  ") { blank + count + 2 } else { blank };
        let indent = if begin > blank { begin } else { blank + hanging };
        let mut lines = Vec::new();
        let mut current = line[..begin].to_owned();
        let mut width = begin;
        let mut is_empty = true;
        for word in line[begin..].split(' ') {
            let needed = word.width() + usize::from(!is_empty);
            if !is_empty && width + needed > columns {
                lines.push(std::mem::replace(&mut current, " ".repeat(indent)));
                width = indent;
            } else if !is_empty {
                current.push(' ');
                width += 1;
            }
            for c in word.chars() {
                let letter = c.width().unwrap_or(0);
                // Lines end anywhere between letters of two columns, which are not divided by spaces.
                if letter == 2 && width + letter > columns {
                    lines.push(std::mem::replace(&mut current, " ".repeat(indent)));
                    width = indent;
                }
                current.push(c);
                width += letter;
            }
            is_empty = false;
        }
        lines.push(current);
        lines
    }
}

/// The columns that a text takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// The end of a text that fits into so many columns.
pub fn tail(text: &str, columns: usize) -> &str {
    let mut begin = text.len();
    let mut width = 0;
    for (at, c) in text.char_indices().rev() {
        let letter = c.width().unwrap_or(0);
        width += letter;
        if width > columns {
            break;
        }
        // A mark that stands on a letter is not divided from it.
        if letter > 0 {
            begin = at;
        }
    }
    &text[begin..]
}

/// The beginning of a text that fits into so many columns.
pub fn head(text: &str, columns: usize) -> &str {
    let mut width = 0;
    let over = text.char_indices().find(|(_, c)| {
        width += c.width().unwrap_or(0);
        width > columns
    });
    over.map_or(text, |(end, _)| &text[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "FERRY STOPS\n16 words · language en\nNote: Read as windows-1252.\n\nIn brief\n  \
        The Skerrow ferry was stopped by Rosa Quint, who leads the harbour.\n\nWords\n     2  ferry · also ferries, Ferry, FERRY\n\n\
        Phrases\n  渡船停航后港口的负责人说明天还会有船\n  https://tallow.example/a/very/long/address\n";

    #[test]
    fn lines_fit_and_hang() {
        let look = Look { columns: Some(30), colors: false };
        let expected = "FERRY STOPS\n16 words · language en\nNote: Read as windows-1252.\n\nIn brief\n  \
            The Skerrow ferry was\n    stopped by Rosa Quint, who\n    leads the harbour.\n\nWords\n     2  ferry · also ferries,\n        \
            Ferry, FERRY\n\nPhrases\n  渡船停航后港口的负责人说明天\n    还会有船\n  https://tallow.example/a/very/long/address\n";
        assert_eq!(look.report(REPORT), expected);
        assert_eq!(Look { columns: Some(400), colors: false }.report(REPORT), REPORT);
        assert_eq!(Look::default().report(REPORT), REPORT);
    }

    #[test]
    fn colors_change_no_letter() {
        let colored = Look { columns: None, colors: true }.report(REPORT);
        let plain = anstream::adapter::strip_str(&colored).to_string();
        assert_eq!(plain, REPORT);
        for (line, style) in [
            ("FERRY STOPS", TITLE),
            ("16 words · language en", FACTS),
            ("Note: Read as windows-1252.", NOTE),
            ("In brief", HEADING),
        ] {
            assert!(colored.contains(&format!("{style}{line}{style:#}\n")), "{line}: {colored:?}");
        }
        assert!(colored.contains("\n  The Skerrow"), "{colored:?}");
    }

    #[test]
    fn texts_are_cut_by_columns() {
        for (text, columns, begin, end) in [
            ("abc", 2, "ab", "bc"),
            ("abc", 3, "abc", "abc"),
            ("渡船停", 3, "渡", "停"),
            ("e\u{301}a", 1, "e\u{301}", "a"),
            ("", 5, "", ""),
            ("abc", 0, "", ""),
        ] {
            assert_eq!((head(text, columns), tail(text, columns)), (begin, end), "{text}");
        }
    }
}
