//! Two columns of running text side by side, as a converter leaves them that keeps the look of a page: read one after
//! the other.
//!
//! A strip of spaces goes down between them, and both go on from line to line as sentences do. Cells of a table do not.

use std::borrow::Cow;

/// Columns of characters in which the right side may begin.
const STARTS: std::ops::Range<usize> = 16..160;

/// Fewest lines with both sides.
const FEWEST: usize = 5;

/// Most empty lines in a row inside a page.
const MOST_BLANKS: usize = 2;

/// The text with its columns one after the other, and how many lines had two.
pub fn mend(text: &str) -> (Cow<'_, str>, u32) {
    // Most texts have no three spaces at all.
    if memchr::memmem::find(text.as_bytes(), b"   ").is_none() {
        return (Cow::Borrowed(text), 0);
    }
    let Some(start) = right_side(text) else { return (Cow::Borrowed(text), 0) };
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let rows: Vec<Row<'_>> = lines.iter().map(|line| Row::of(line, start)).collect();
    let (mut out, mut count, mut at) = (String::with_capacity(text.len()), 0, 0);
    while at < rows.len() {
        let length = if rows[at].has_both() { page(&rows[at..]) } else { 0 };
        let page = &rows[at..at + length];
        let both = page.iter().filter(|row| row.has_both()).count();
        if both >= FEWEST
            && is_prose(page.iter().map(|row| row.left))
            && is_prose(page.iter().map(|row| row.right))
        {
            write(&mut out, page);
            count += both as u32;
        } else {
            lines[at..at + length.max(1)].iter().for_each(|line| out.push_str(line));
        }
        at += length.max(1);
    }
    if count == 0 { (Cow::Borrowed(text), 0) } else { (Cow::Owned(out), count) }
}

/// A line as two sides; one that cannot be divided is no row of a page.
#[derive(Clone, Copy)]
struct Row<'t> {
    left: &'t str,
    right: &'t str,
    divides: bool,
}

impl<'t> Row<'t> {
    /// The sides of `line`, of which the right one begins at column `start` with two spaces before it.
    fn of(line: &'t str, start: usize) -> Self {
        let body = line.trim_end();
        if line.contains(['\t', '\u{c}']) {
            return Self { left: body, right: "", divides: false };
        }
        match body.char_indices().nth(start) {
            None => Self { left: body.trim(), right: "", divides: true },
            Some((at, _)) => {
                let (left, right) = body.split_at(at);
                Self { left: left.trim(), right: right.trim_start(), divides: left.ends_with("  ") }
            }
        }
    }

    fn has_both(self) -> bool {
        self.divides && !self.left.is_empty() && !self.right.is_empty()
    }

    fn is_blank(self) -> bool {
        self.left.is_empty() && self.right.is_empty()
    }
}

/// The column at which most right sides begin, where a part of the lines has one there that makes it worth a look.
fn right_side(text: &str) -> Option<usize> {
    let (mut counts, mut lines) = ([0_usize; STARTS.end], 0);
    for line in text.lines() {
        lines += 1;
        let (mut spaces, mut has_text) = (0, false);
        for (column, character) in line.trim_end().chars().take(STARTS.end).enumerate() {
            if character == ' ' {
                spaces += 1;
                continue;
            }
            if spaces >= 2 && has_text {
                counts[column] += 1;
            }
            (spaces, has_text) = (0, true);
        }
    }
    // The first of those that are equally common.
    let (start, count) =
        STARTS.map(|column| (column, counts[column])).rev().max_by_key(|&(_, count)| count)?;
    (count >= FEWEST && count * 4 >= lines).then_some(start)
}

/// How many rows from the first on are a page: up to the last with both sides, and what follows that of the longer one.
fn page(rows: &[Row<'_>]) -> usize {
    let (mut end, mut blanks) = (0, 0);
    for (at, row) in rows.iter().enumerate() {
        blanks = if row.is_blank() { blanks + 1 } else { 0 };
        if !row.divides || blanks > MOST_BLANKS {
            break;
        }
        if row.has_both() || end == at && !row.is_blank() {
            end = at + 1;
        }
    }
    end
}

/// Whether the cells of a side are lines of running text: of several words, with full stops, and more of them go on in
/// small letters than a table has.
fn is_prose<'t>(cells: impl Iterator<Item = &'t str>) -> bool {
    let (mut lines, mut words, mut lower, mut stops) = (0, 0, 0, 0);
    for cell in cells.filter(|cell| !cell.is_empty()) {
        lines += 1;
        words += cell.split(' ').filter(|word| word.starts_with(char::is_alphabetic)).count();
        lower += usize::from(cell.starts_with(char::is_lowercase));
        stops += usize::from(cell.ends_with('.') || cell.contains(". "));
    }
    lines >= FEWEST && words >= lines * 3 && lower * 5 >= lines * 2 && stops > 0
}

/// Writes the left side of a page, then the right one. An empty cell parts paragraphs. Where a sentence goes on from the
/// foot of one side to the head of the other, they are not parted.
fn write(out: &mut String, page: &[Row<'_>]) {
    let mut last = "";
    for (side, is_right) in [(0, false), (1, true)] {
        let cells = || page.iter().map(|row| if side == 0 { row.left } else { row.right });
        let from = cells().position(|cell| !cell.is_empty()).unwrap_or(0);
        let to = cells().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
        let first = cells().nth(from).unwrap_or_default();
        let goes_on =
            !last.ends_with(['.', '!', '?', '"', '”', ':']) && first.starts_with(char::is_lowercase);
        if is_right && !goes_on {
            out.push('\n');
        }
        for cell in cells().take(to).skip(from) {
            out.push_str(cell);
            out.push('\n');
            last = if cell.is_empty() { last } else { cell };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LEFT: [&str; 7] = [
        "The ferry between the two towns will",
        "run at night from May on, the port",
        "said on Monday. It had been asked for",
        "by the bakers of the island, who go",
        "to work at three. One boat is old and",
        "will be mended first. The crew has",
        "been told that they can",
    ];
    const RIGHT: [&str; 7] = [
        "choose their hours. Nobody has to go",
        "by night who does not want to, said",
        "the harbour master. The fares rise by",
        "a tenth, which the council had not",
        "wanted. It meets again in April and",
        "will then vote on the pier, of which",
        "half is closed.",
    ];

    fn side_by_side(left: &[&str], right: &[&str], width: usize) -> String {
        let lines = left.len().max(right.len());
        let cell = |side: &[&str], at: usize| side.get(at).copied().unwrap_or_default().to_owned();
        (0..lines)
            .map(|at| format!("{:width$}{}", cell(left, at), cell(right, at)).trim_end().to_owned() + "\n")
            .collect()
    }

    #[test]
    fn columns_are_read_one_after_the_other() {
        let whole = format!("{}\n{}\n", LEFT.join("\n"), RIGHT.join("\n"));
        for width in [40, 48] {
            let page = side_by_side(&LEFT, &RIGHT, width);
            let (text, count) = mend(&page);
            assert_eq!((text.as_ref(), count), (whole.as_str(), 7));
            assert!(matches!(mend(&text).0, Cow::Borrowed(_)));
        }
        // A headline over them, sides of two lengths, a paragraph that ends on the left.
        let text = format!("Night ferry\n\n{}", side_by_side(&LEFT[..6], &RIGHT, 41));
        let expected = format!("Night ferry\n\n{}\n{}\n", LEFT[..6].join("\n"), RIGHT.join("\n"));
        assert_eq!(mend(&text).0, expected);
        let text = format!("{}\nBelow.\n", side_by_side(&LEFT, &RIGHT[2..], 41));
        let expected = format!("{}\n{}\n\nBelow.\n", LEFT.join("\n"), RIGHT[2..].join("\n"));
        assert_eq!(mend(&text).0, expected);
    }

    #[test]
    fn tables_stay() {
        let names =
            ["North Pier", "South Pier", "Old Harbour", "New Harbour", "Low Bridge", "High Bridge", "Mill"];
        let numbers = ["12 boats", "14 boats", "3 boats", "None", "2 boats", "7 boats", "1 boat"];
        for text in [
            side_by_side(&names, &numbers, 24),
            side_by_side(&names, &LEFT, 24),
            side_by_side(&LEFT, &numbers, 44),
            LEFT.join("\n"),
            String::new(),
        ] {
            assert!(matches!(mend(&text).0, Cow::Borrowed(_)), "{text}");
        }
    }
}
