//! What the line breaks inside a block mean: a space, a new paragraph or lines of verse.

use crate::import::decoded::PartKind;
use crate::import::extract::Part;

/// The longest line that can be one of verse or of an address, in characters.
const MAX_LINE: usize = 80;

/// Lines at least this long on the whole are those of a text that was broken at a width.
const WRAPPED: usize = 50;

/// Gives the parts of a block, in which line feeds are line breaks.
pub fn divide(text: String, kind: PartKind, give: &mut impl FnMut(Part)) {
    if kind == PartKind::Code || !text.contains('\n') {
        return give(Part::new(kind, trimmed(text, kind)));
    }
    let mut lines: Vec<&str> = Vec::new();
    for line in text.split('\n').chain([""]) {
        let line = line.trim();
        if !line.is_empty() {
            lines.push(line);
        } else if !lines.is_empty() {
            give(paragraph(&lines, kind));
            lines.clear();
        }
    }
}

/// Program text keeps its indentation.
fn trimmed(text: String, kind: PartKind) -> String {
    if kind == PartKind::Code { text } else { text.trim().to_owned() }
}

/// The part of lines without an empty one between.
fn paragraph(lines: &[&str], kind: PartKind) -> Part {
    match kind {
        PartKind::Paragraph if is_verse(lines) => Part::new(PartKind::Verse, lines.join("\n")),
        _ => Part::new(kind, lines.join(" ")),
    }
}

/// Whether an author ended these lines: they are several, short and not all of nearly the same length.
fn is_verse(lines: &[&str]) -> bool {
    let lengths = || lines.iter().map(|line| line.chars().count());
    let longest = lengths().max().unwrap_or(0);
    let full =
        lengths().take(lines.len().saturating_sub(1)).filter(|length| length * 5 >= longest * 4).count();
    let is_wrapped = longest >= WRAPPED && full + 1 >= lines.len();
    lines.len() >= 3 && longest <= MAX_LINE && !is_wrapped
}
