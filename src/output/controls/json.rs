//! JSON without a control in it, equal as a value.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

use super::is_control;

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

    #[test]
    fn json_says_the_same_without_controls() {
        let all: String = (0..=0x2100).filter_map(char::from_u32).collect();
        for text in [
            "é, 亀, “quotes” and 🙂",
            "two\nlines\tand a tab",
            "\u{9b}31m \u{202e}txt.exe\u{7f}",
            all.as_str(),
        ] {
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
