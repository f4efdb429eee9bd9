//! What a file says of its document: title, author, date, language.

use super::super::fields;
use super::{Part, PartKind};
use crate::import::decoded::Metadata;
use hayro_syntax::Pdf;
use hayro_syntax::object::{Dict, String as Bytes};

/// What the file and its first page say.
pub fn metadata(pdf: &Pdf, parts: &[Part]) -> Metadata {
    let info = pdf.metadata();
    let text = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(text_string).filter(|text| !text.is_empty());
    let root = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let language = root.and_then(|root| root.get::<Bytes<'_>>("Lang")).map(|tag| text_string(tag.as_bytes()));
    Metadata {
        title: title(text(&info.title), parts),
        author: text(&info.author),
        date: info.creation_date.and_then(|date| fields::day(i32::from(date.year), date.month, date.day)),
        is_published: false,
        url: None,
        language: language.and_then(|tag| fields::language(&tag)),
        pages: u32::try_from(pdf.pages().len()).ok(),
    }
}

/// A text string: UTF-16 or UTF-8 with its mark, or `PDFDocEncoding`.
fn text_string(bytes: &[u8]) -> String {
    let units = |bytes: &[u8], unit: fn([u8; 2]) -> u16| {
        let (pairs, _) = bytes.as_chunks::<2>();
        String::from_utf16_lossy(&pairs.iter().map(|&pair| unit(pair)).collect::<Vec<u16>>())
    };
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => units(rest, u16::from_be_bytes),
        [0xff, 0xfe, rest @ ..] => units(rest, u16::from_le_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match str::from_utf8(bytes) {
            // Many programs write UTF-8 without its mark; other text is hardly ever valid UTF-8 by chance.
            Ok(text) => text.to_owned(),
            Err(_) => bytes.iter().map(|&byte| document_char(byte)).collect(),
        },
    };
    let text: String = text.chars().map(|char| if char.is_control() { ' ' } else { char }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A character of `PDFDocEncoding`, which is Latin-1 but for some signs.
fn document_char(byte: u8) -> char {
    const SIGNS: [char; 33] = [
        '•', '†', '‡', '…', '—', '–', 'ƒ', '⁄', '‹', '›', '−', '‰', '„', '“', '”', '‘', '’', '‚', '™', 'ﬁ',
        'ﬂ', 'Ł', 'Œ', 'Š', 'Ÿ', 'Ž', 'ı', 'ł', 'œ', 'š', 'ž', ' ', '€',
    ];
    match byte {
        0x80..=0xa0 => SIGNS.get(usize::from(byte - 0x80)).copied().unwrap_or(' '),
        _ => char::from(byte),
    }
}

/// The title that was entered, if it is one, or else the headline.
fn title(entered: Option<String>, parts: &[Part]) -> Option<String> {
    let headline = parts.iter().find(|part| part.kind == PartKind::Title).map(|part| part.text.clone());
    let entered = entered.filter(|title| is_title(title));
    let Some(title) = entered else { return headline };
    // One that does not stand at the head of the document is often that of a template or a series.
    let head: String = parts
        .iter()
        .filter(|part| part.page <= 1 && matches!(part.kind, PartKind::Title | PartKind::Heading))
        .map(|part| letters(&part.text))
        .collect();
    match headline {
        Some(headline)
            if !head.contains(&letters(&title)) && !letters(&title).contains(&letters(&headline)) =>
        {
            Some(headline)
        }
        _ => Some(title),
    }
}

fn letters(text: &str) -> String {
    text.chars().filter(|char| char.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Whether an entered title looks like one that a person wrote for readers.
fn is_title(title: &str) -> bool {
    let lower = title.to_lowercase();
    let is_left_by_program = [
        "microsoft word",
        "microsoft powerpoint",
        "untitled",
        "powerpoint presentation",
        "document",
        "slide 1",
        "print",
        "title",
        "layout 1",
        "no title",
    ]
    .iter()
    .any(|start| {
        lower == *start
            || lower.starts_with(&format!("{start} -"))
            || start.starts_with("microsoft") && lower.starts_with(start)
    });
    let is_file = [
        ".doc", ".docx", ".pdf", ".indd", ".qxd", ".tex", ".dvi", ".txt", ".rtf", ".odt", ".xls", ".xlsx",
        ".ppt", ".pptx", ".fm", ".html", ".htm", ".pmd", ".p65", ".eps", ".ps", ".wpd",
    ]
    .iter()
    .any(|ending| lower.ends_with(ending));
    let has_letters = title.chars().filter(|char| char.is_alphabetic()).count() >= 3;
    let is_one_word = !title.contains(char::is_whitespace);
    let is_coded = is_one_word
        && (title.contains(['_', '\\', '/'])
            || title.chars().any(char::is_numeric)
            || title.chars().next().is_some_and(char::is_lowercase));
    has_letters && !is_left_by_program && !is_file && !is_coded
}
