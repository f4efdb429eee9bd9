//! Characters that steer a terminal instead of being shown: control characters (C0, delete and C1, which begin escape
//! sequences) and the controls of writing direction, which make a name look like another.

use std::borrow::Cow;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

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

/// A text for reading in a terminal: tabs and line breaks stay, the other controls that are white space become line
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

/// Writes `value` as JSON in one line, with every control escaped: equal as a value, and harmless in a terminal.
pub fn json(value: &impl Serialize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    value.serialize(&mut Serializer::with_formatter(&mut bytes, Escaping(CompactFormatter)))?;
    Ok(bytes)
}

/// The same in many lines, as it is made.
pub fn pretty_json(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Escaping(PrettyFormatter::new())))?;
    Ok(())
}

/// JSON as `F` lays it out, with escapes for the controls that JSON itself allows.
struct Escaping<F>(F);

/// Passes calls on to the inner formatter.
macro_rules! pass {
    ($($method:ident($($argument:ident: $type:ty)?);)+) => {$(
        fn $method<W: ?Sized + Write>(&mut self, out: &mut W $(, $argument: $type)?) -> io::Result<()> {
            self.0.$method(out $(, $argument)?)
        }
    )+};
}

impl<F: Formatter> Formatter for Escaping<F> {
    pass! {
        begin_array();
        end_array();
        begin_array_value(first: bool);
        end_array_value();
        begin_object();
        end_object();
        begin_object_key(first: bool);
        end_object_key();
        begin_object_value();
        end_object_value();
    }

    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        write_escaped(out, fragment)
    }

    /// An id as it stood in the input. Outside of its strings there are no such characters.
    fn write_raw_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        write_escaped(out, fragment)
    }
}

fn write_escaped<W: ?Sized + Write>(out: &mut W, fragment: &str) -> io::Result<()> {
    // White space between the parts of an id is no character of a string.
    let is_escaped = |c: char| is_control(c) && !matches!(c, '\t' | '\n' | '\r');
    let mut rest = fragment;
    while let Some(at) = find(rest, is_escaped) {
        let (before, tail) = rest.split_at(at);
        out.write_all(before.as_bytes())?;
        let mut characters = tail.chars();
        // All of them are in the Basic Multilingual Plane.
        write!(out, "\\u{:04x}", characters.next().map_or(0, u32::from))?;
        rest = characters.as_str();
    }
    out.write_all(rest.as_bytes())
}

/// The first character that `wanted` is true of. Only delete and what begins with these two bytes can be one.
fn find(text: &str, wanted: impl Fn(char) -> bool) -> Option<usize> {
    // Nearly all are names of fields and kinds, too short for a search that sets itself up first.
    if text.len() <= 16 && text.bytes().all(|byte| byte < 0x7f) {
        return None;
    }
    memchr::memchr3_iter(0x7f, 0xc2, 0xe2, text.as_bytes())
        .find(|&at| text[at..].chars().next().is_some_and(&wanted))
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

    #[test]
    fn json_says_the_same_without_controls() {
        let all: String = (0..=0x2100).filter_map(char::from_u32).collect();
        for text in CASES.iter().map(|(text, _)| *text).chain([all.as_str()]) {
            let value = serde_json::json!({"list": [text, 1, {"\u{9b}": null}], "empty": [], "none": {}});
            let line = String::from_utf8(json(&value).unwrap()).unwrap();
            let mut pretty = Vec::new();
            pretty_json(&mut pretty, &value).unwrap();
            let pretty = String::from_utf8(pretty).unwrap();
            for written in [&line, &pretty.replace('\n', " ")] {
                assert!(!written.contains(is_control), "{written:?}");
                assert_eq!(serde_json::from_str::<serde_json::Value>(written).unwrap(), value);
            }
            if !text.contains(is_control) {
                assert!(line.contains(text), "{line}");
            }
        }
        let plain = serde_json::json!({"a": [1, {"b": "c"}], "d": []});
        let mut pretty = Vec::new();
        pretty_json(&mut pretty, &plain).unwrap();
        assert_eq!(pretty, serde_json::to_vec_pretty(&plain).unwrap());
    }

    #[test]
    fn an_id_keeps_its_white_space() {
        let id = serde_json::value::RawValue::from_string("{\t\"a\u{202e}\" :\r1 }".to_owned()).unwrap();
        assert_eq!(json(&id).unwrap(), b"{\t\"a\\u202e\" :\r1 }");
    }
}
