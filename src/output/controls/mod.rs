//! Characters that steer a terminal, a page or a table instead of being shown: control characters (C0, delete and C1, which
//! begin escape sequences) and the controls of writing direction, which make a name look like another.

#[cfg(feature = "export")]
mod json;

use std::borrow::Cow;

#[cfg(feature = "export")]
pub use json::{json, pretty_json};

/// Whether `c` steers a terminal.
pub fn is_control(c: char) -> bool {
    c.is_control() || is_direction(c)
}

/// Embeddings, overrides and isolates of UAX #9.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A name or message for one line: its controls are written as escapes, line breaks and tabs too.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if is_control(c) { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}

/// A text for reading: tabs and line breaks stay, the other controls that are white space become line
/// breaks, those of direction are left out, and U+FFFD stands for the rest.
pub fn readable(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| !is_control(c) || matches!(c, '\n' | '\t');
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        match c {
            '\r' if characters.peek() == Some(&'\n') => {}
            c if is_plain(c) => out.push(c),
            '\r' | '\u{b}' | '\u{c}' | '\u{85}' => out.push('\n'),
            c if is_direction(c) => {}
            _ => out.push(char::REPLACEMENT_CHARACTER),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All controls, and where they end up in text for reading.
    const CASES: &[(&str, &str)] = &[
        ("plain, with é, 亀, “quotes” and 🙂", "plain, with é, 亀, “quotes” and 🙂"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("red \u{1b}[31mletters", "red \u{fffd}[31mletters"),
        ("title \u{1b}]0;x\u{7}", "title \u{fffd}]0;x\u{fffd}"),
        ("one character \u{9b}31m", "one character \u{fffd}31m"),
        ("\u{0}nul, back\u{8}space, delete\u{7f}", "\u{fffd}nul, back\u{fffd}space, delete\u{fffd}"),
        ("over\rwritten, two\r\nlines", "over\nwritten, two\nlines"),
        ("page\u{c}break, \u{b}tab, next\u{85}line", "page\nbreak, \ntab, next\nline"),
        ("invoice\u{202e}txt.exe\u{202c}", "invoicetxt.exe"),
        ("\u{2067}isolate\u{2069}\u{202a}\u{2066}\u{2068}", "isolate"),
        ("marks\u{200f} and joiners\u{200d} stay", "marks\u{200f} and joiners\u{200d} stay"),
    ];

    #[test]
    fn text_for_reading_steers_nothing() {
        for (text, expected) in CASES {
            assert_eq!(readable(text), *expected);
        }
    }

    #[test]
    fn names_stay_in_one_line_and_show_what_they_hide() {
        assert_eq!(escaped("é \u{1b}[2J\n\u{202e}"), "é \\u{1b}[2J\\n\\u{202e}");
        for code in 0..=0x2100 {
            let c = char::from_u32(code).unwrap();
            assert!(!escaped(&c.to_string()).contains(is_control), "{c:?}");
            assert!(!readable(&c.to_string()).contains(|c| is_control(c) && c != '\n' && c != '\t'), "{c:?}");
        }
    }
}
