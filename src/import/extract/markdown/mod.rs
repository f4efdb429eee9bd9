//! Markdown: `CommonMark` with the tables, footnotes and task lists of GitHub, and the front matter of site generators.

mod blocks;
mod front_matter;
mod signs;
mod templates;

use super::{Error, Extract, Known, Part, notice, text_of};
use crate::import::decoded::{Metadata, PartKind};
use blocks::Blocks;

/// The longest text that is read, in bytes: its tree takes many times that.
const MAX_BYTES: usize = 64 << 20;

/// Reads a text with marks.
///
/// # Errors
/// Those of decoding.
pub fn read(bytes: &[u8], known: &Known<'_>) -> Result<Extract, Error> {
    let mut decoded = text_of(bytes, known, None)?;
    if decoded.text.len() > MAX_BYTES {
        decoded.text.truncate(decoded.text.floor_char_boundary(MAX_BYTES));
        let message =
            format!("Only the first {} MB were read; divide the text to analyse the rest.", MAX_BYTES >> 20);
        decoded.notices.push(notice("too-long", message));
    }
    let (mut metadata, text) = front_matter::split(&decoded.text);
    let Blocks { mut parts, title } = blocks::read(&templates::without_tags(text));
    mark_title(&mut parts, title, &mut metadata);
    Ok(Extract { parts, metadata, notices: decoded.notices, members: Vec::new() })
}

/// Reads what was pasted: Markdown where its marks are plain to see, else plain text.
///
/// # Errors
/// Those of decoding.
pub fn read_pasted(bytes: &[u8], known: &Known<'_>) -> Result<Extract, Error> {
    let decoded = text_of(bytes, known, None)?;
    if signs::is_likely(&decoded.text) {
        return read(bytes, known);
    }
    let parts = vec![Part::new(PartKind::Lines, decoded.text)];
    Ok(Extract { parts, notices: decoded.notices, ..Extract::default() })
}

/// Makes the heading that is the likeliest title the title, unless the file names another: that is printed above the text.
fn mark_title(parts: &mut Vec<Part>, title: Option<usize>, metadata: &mut Metadata) {
    if let Some(part) = title.and_then(|at| parts.get_mut(at)) {
        let heading = part.text.split_whitespace().collect::<Vec<_>>().join(" ");
        if metadata.title.as_ref().is_none_or(|title| title.to_lowercase() == heading.to_lowercase()) {
            part.kind = PartKind::Title;
            metadata.title.get_or_insert(heading);
            return;
        }
    }
    if let Some(title) = metadata.title.clone().filter(|_| !parts.is_empty()) {
        parts.insert(0, Part::new(PartKind::Title, title));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_pasted_may_be_markdown() {
        let marked = "# Low tide\n\nThe **ferry** waits, says [the harbour](https://tallow.example).\n\n## Why\n\n- mud\n- wind\n";
        for (text, kind) in [
            (marked, PartKind::Title),
            ("The ferry waits.\n\nIt is low tide, #1 of the year.", PartKind::Lines),
        ] {
            let extract = read_pasted(text.as_bytes(), &Known::default()).unwrap();
            assert_eq!(extract.parts[0].kind, kind, "{text}");
        }
    }

    #[test]
    fn the_title_is_found() {
        for (text, title, kinds) in [
            (
                "# Low tide\n\nText\n\n# More",
                Some("Low tide"),
                &[PartKind::Title, PartKind::Paragraph, PartKind::Heading][..],
            ),
            ("Low *tide*\n===\n\nText", Some("Low tide"), &[PartKind::Title, PartKind::Paragraph]),
            ("---\ntitle: Low tide\n---\n# Low Tide\n", Some("Low tide"), &[PartKind::Title]),
            (
                "---\ntitle: Low tide\n---\n# Monday\n",
                Some("Low tide"),
                &[PartKind::Title, PartKind::Heading],
            ),
            ("---\ntitle: Low tide\n---\nText\n", Some("Low tide"), &[PartKind::Title, PartKind::Paragraph]),
            ("## First\n\n# Second", None, &[PartKind::Heading, PartKind::Heading]),
            (
                "<h1 align=center>Low tide</h1>\n\nText",
                Some("Low tide"),
                &[PartKind::Title, PartKind::Paragraph],
            ),
            ("Text", None, &[PartKind::Paragraph]),
        ] {
            let extract = read(text.as_bytes(), &Known::default()).expect("Markdown");
            assert_eq!(extract.metadata.title.as_deref(), title, "{text}");
            assert_eq!(extract.parts.iter().map(|part| part.kind).collect::<Vec<_>>(), kinds, "{text}");
        }
    }
}
