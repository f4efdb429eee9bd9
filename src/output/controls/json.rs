//! JSON without a control in it, equal as a value.
//!
//! Smaller and faster than a general writer, for it knows what it writes: keys are strings, variants are names, and nearly all
//! fractions were rounded to four decimals.

use std::fmt;
use std::io::{self, Write};

use serde::ser::{self, Impossible, Serialize, Serializer};

use super::is_control;

/// Writes `value` as JSON in one line, with every control escaped: equal as a value, and harmless in a terminal.
pub fn json(value: &(impl Serialize + ?Sized)) -> io::Result<Vec<u8>> {
    let mut json = Json { out: Vec::new(), lines: None };
    let written = value.serialize(&mut json);
    json.end(written)
}

/// The same in many lines, as it is made.
pub fn pretty_json(out: &mut dyn Write, value: &impl Serialize) -> io::Result<()> {
    let lines = Lines { to: out, depth: 0, failed: None };
    let mut json = Json { out: Vec::new(), lines: Some(lines) };
    let written = value.serialize(&mut json);
    let rest = json.end(written)?;
    out.write_all(&rest)
}

/// JSON as it was given, with every control in its strings escaped: outside of them only white space can be one.
pub fn raw_json(given: &str) -> Vec<u8> {
    let mut json = Json { out: Vec::new(), lines: None };
    json.escaped(given, |c| is_control(c) && !matches!(c, '\t' | '\n' | '\r'));
    json.out
}

/// What is written. Each thing inside brackets is followed by a comma; the bracket that closes takes the place of the last.
struct Json<'w> {
    out: Vec<u8>,
    lines: Option<Lines<'w>>,
}

/// What it takes to write many lines as they are made.
struct Lines<'w> {
    to: &'w mut dyn Write,
    /// Brackets that are open.
    depth: usize,
    failed: Option<io::Error>,
}

impl Json<'_> {
    /// Bytes that are held back at most, but for what is longer by itself.
    const HELD: usize = 1 << 15;

    /// What was not written yet.
    fn end(self, written: fmt::Result) -> io::Result<Vec<u8>> {
        match (self.lines.and_then(|lines| lines.failed), written) {
            (Some(error), _) => Err(error),
            (None, Ok(())) => Ok(self.out),
            (None, Err(_)) => Err(io::Error::other("This is nothing that JSON was made for.")),
        }
    }

    fn open(&mut self, bracket: u8) -> &mut Self {
        self.out.push(bracket);
        if let Some(lines) = &mut self.lines {
            lines.depth += 1;
        }
        self
    }

    fn close(&mut self, bracket: u8) -> fmt::Result {
        let is_empty = self.out.last() != Some(&b',');
        if !is_empty {
            self.out.pop();
        }
        if let Some(lines) = &mut self.lines {
            lines.depth -= 1;
            if !is_empty {
                self.line();
            }
        }
        self.out.push(bracket);
        Ok(())
    }

    /// Goes to a line of its own where there are lines.
    fn line(&mut self) {
        if let Some(lines) = &self.lines {
            self.out.push(b'\n');
            self.out.resize(self.out.len() + 2 * lines.depth, b' ');
        }
    }

    /// Begins something inside brackets.
    fn next(&mut self) -> fmt::Result {
        if self.lines.is_some() { self.next_line() } else { Ok(()) }
    }

    /// Begins something on a line of its own, and writes what is before it.
    #[cold]
    fn next_line(&mut self) -> fmt::Result {
        if let Some(lines) = &mut self.lines
            && self.out.len() > Self::HELD
        {
            if let Err(error) = lines.to.write_all(&self.out) {
                lines.failed = Some(error);
                return Err(fmt::Error);
            }
            self.out.clear();
        }
        self.line();
        Ok(())
    }

    /// A thing inside brackets; of objects it follows the key.
    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        value.serialize(&mut *self)?;
        self.out.push(b',');
        Ok(())
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> fmt::Result {
        self.next()?;
        debug_assert!(name.bytes().all(|byte| PLAIN[usize::from(byte)]), "{name}");
        self.out.reserve(name.len() + 3);
        self.out.push(b'"');
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(if self.lines.is_some() { b"\": " } else { b"\":" });
        self.value(value)
    }

    fn string(&mut self, text: &str) {
        self.out.push(b'"');
        self.escaped(text, |c| is_control(c) || matches!(c, '"' | '\\'));
        self.out.push(b'"');
    }

    /// `text`, with escapes for the characters that need one.
    fn escaped(&mut self, text: &str, needs_one: impl Fn(char) -> bool) {
        let bytes = text.as_bytes();
        // What stands from here is written as it is.
        let mut from = 0;
        let mut at = 0;
        while let Some(plain) = bytes[at..].iter().position(|&byte| !PLAIN[usize::from(byte)]) {
            at += plain;
            let Some(c) = text[at..].chars().next() else { break };
            if needs_one(c) {
                self.out.extend_from_slice(&bytes[from..at]);
                self.escape(c);
                from = at + c.len_utf8();
            }
            at += c.len_utf8();
        }
        self.out.extend_from_slice(&bytes[from..]);
    }

    #[cold]
    fn escape(&mut self, c: char) {
        let short = match c {
            '"' | '\\' => c as u8,
            '\u{8}' => b'b',
            '\t' => b't',
            '\n' => b'n',
            '\u{c}' => b'f',
            '\r' => b'r',
            _ => b'u',
        };
        self.out.extend([b'\\', short]);
        if short == b'u' {
            // All of them are in the Basic Multilingual Plane.
            let digits = (0..4).rev().map(|place| HEXADECIMAL[(c as usize) >> (4 * place) & 15]);
            self.out.extend(digits);
        }
    }

    fn whole(&mut self, mut value: u64) {
        let mut digits = [0; 20];
        let mut from = digits.len();
        loop {
            from -= 1;
            digits[from] = b'0' + (value % 10) as u8;
            value /= 10;
            if value == 0 {
                break;
            }
        }
        self.out.extend_from_slice(&digits[from..]);
    }

    /// The shortest decimal number that is read as `value`, with at least one decimal.
    fn fraction(&mut self, value: f64) {
        const PARTS: u64 = 10_000;
        let parts = (value.abs() * PARTS as f64 + 0.5) as u64;
        // No two numbers of fifteen digits are read as the same value, so there is no shorter one.
        if parts < 1_000_000_000_000_000 && parts as f64 / PARTS as f64 == value.abs() {
            if value.is_sign_negative() {
                self.out.push(b'-');
            }
            self.whole(parts / PARTS);
            self.out.push(b'.');
            let mut rest = parts % PARTS;
            let mut place = PARTS / 10;
            loop {
                self.out.push(b'0' + (rest / place) as u8);
                rest %= place;
                if rest == 0 {
                    return;
                }
                place /= 10;
            }
        }
        // Where other writers of JSON take to exponents, and how they write them.
        let digits = match value.abs() {
            1e16.. => format!("{value:e}").replace('e', "e+"),
            1e-5..1e-4 => value.to_string(),
            _ => format!("{value:?}"),
        };
        self.out.extend_from_slice(digits.as_bytes());
    }
}

const HEXADECIMAL: &[u8; 16] = b"0123456789abcdef";

/// Bytes that need no escape: none but ASCII does, delete among it, and what begins with two bytes, some of which are controls.
const PLAIN: [bool; 256] = {
    let mut plain = [true; 256];
    let mut byte = 0;
    while byte < plain.len() {
        plain[byte] = !matches!(byte as u8, ..b' ' | b'"' | b'\\' | 0x7f | 0xc2 | 0xe2);
        byte += 1;
    }
    plain
};

/// Types of numbers, each written by way of another.
macro_rules! numbers {
    ($($method:ident($type:ty) by $through:ident($as:ty);)+) => {$(
        fn $method(self, value: $type) -> fmt::Result {
            self.$through(<$as>::from(value))
        }
    )+};
}

impl Serializer for &mut Json<'_> {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Self;
    type SerializeTuple = Self;
    type SerializeTupleStruct = Self;
    type SerializeTupleVariant = Impossible<(), fmt::Error>;
    type SerializeMap = Self;
    type SerializeStruct = Self;
    type SerializeStructVariant = Impossible<(), fmt::Error>;

    numbers! {
        serialize_u8(u8) by serialize_u64(u64);
        serialize_u16(u16) by serialize_u64(u64);
        serialize_u32(u32) by serialize_u64(u64);
        serialize_i8(i8) by serialize_i64(i64);
        serialize_i16(i16) by serialize_i64(i64);
        serialize_i32(i32) by serialize_i64(i64);
        serialize_f32(f32) by serialize_f64(f64);
    }

    fn serialize_u64(self, value: u64) -> fmt::Result {
        self.whole(value);
        Ok(())
    }

    fn serialize_i64(self, value: i64) -> fmt::Result {
        if value < 0 {
            self.out.push(b'-');
        }
        self.whole(value.unsigned_abs());
        Ok(())
    }

    fn serialize_f64(self, value: f64) -> fmt::Result {
        if !value.is_finite() {
            return self.serialize_unit();
        }
        self.fraction(value);
        Ok(())
    }

    fn serialize_bool(self, value: bool) -> fmt::Result {
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_char(self, value: char) -> fmt::Result {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> fmt::Result {
        self.string(value);
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_none(self) -> fmt::Result {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_unit(self) -> fmt::Result {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> fmt::Result {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, name: &'static str) -> fmt::Result {
        self.serialize_str(name)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> fmt::Result {
        Err(fmt::Error)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, fmt::Error> {
        Ok(self.open(b'['))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self, fmt::Error> {
        Ok(self.open(b'['))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self, fmt::Error> {
        Ok(self.open(b'['))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, fmt::Error> {
        Err(fmt::Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self, fmt::Error> {
        Ok(self.open(b'{'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, fmt::Error> {
        Ok(self.open(b'{'))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, fmt::Error> {
        Err(fmt::Error)
    }
}

/// The three kinds of lists.
macro_rules! lists {
    ($($list:ident: $method:ident;)+) => {$(
        impl ser::$list for &mut Json<'_> {
            type Ok = ();
            type Error = fmt::Error;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
                self.next()?;
                self.value(value)
            }

            fn end(self) -> fmt::Result {
                self.close(b']')
            }
        }
    )+};
}

lists! {
    SerializeSeq: serialize_element;
    SerializeTuple: serialize_element;
    SerializeTupleStruct: serialize_field;
}

impl ser::SerializeMap for &mut Json<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> fmt::Result {
        self.next()?;
        let from = self.out.len();
        key.serialize(&mut **self)?;
        if self.out.get(from) != Some(&b'"') {
            return Err(fmt::Error);
        }
        self.out.extend_from_slice(if self.lines.is_some() { b": " } else { b":" });
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        self.value(value)
    }

    fn end(self) -> fmt::Result {
        self.close(b'}')
    }
}

impl ser::SerializeStruct for &mut Json<'_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> fmt::Result {
        self.field(name, value)
    }

    fn end(self) -> fmt::Result {
        self.close(b'}')
    }
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
                assert!(line.contains(&text.replace('"', "\\\"")), "{line}");
            }
        }
    }

    #[test]
    fn what_needs_no_escape_is_written_as_by_any_writer() {
        let plain =
            serde_json::json!({"a": [1, {"b": "c\"\\\n\r\t\u{8}\u{c}\u{1}"}], "d": [], "e": {}, "f": [[]]});
        assert_eq!(json(&plain).unwrap(), serde_json::to_vec(&plain).unwrap());
        let mut pretty = Vec::new();
        pretty_json(&mut pretty, &plain).unwrap();
        assert_eq!(pretty, serde_json::to_vec_pretty(&plain).unwrap());
    }

    #[test]
    fn numbers_are_written_as_by_any_writer() {
        let fractions = [
            0.0,
            -0.0,
            1.0,
            -0.5,
            0.1,
            0.0003,
            0.5678,
            1234.5678,
            0.00005,
            1e-5,
            1.5e-7,
            0.1 + 0.2,
            1.0 / 3.0,
        ];
        let large = [
            42e12,
            1e11,
            1e15,
            1e16,
            123_456_789_012.3,
            9_007_199_254_740_993.0,
            1e300,
            f64::MAX,
            f64::MIN_POSITIVE,
        ];
        let rounded = (0..20_000).map(|n| crate::output::round(f64::from(n) * 0.917_3));
        for number in fractions.into_iter().chain(large).chain(rounded).chain([f64::NAN, f64::INFINITY]) {
            assert_eq!(json(&number).unwrap(), serde_json::to_vec(&number).unwrap(), "{number}");
        }
        for number in [0, 7, 10, 99, 100, -1, 4_294_967_296, i64::MAX, i64::MIN] {
            assert_eq!(json(&number).unwrap(), serde_json::to_vec(&number).unwrap(), "{number}");
        }
    }

    #[test]
    fn many_lines_are_written_as_they_are_made() {
        struct Pieces(Vec<usize>, Vec<u8>);

        impl Write for Pieces {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.0.push(bytes.len());
                self.1.extend_from_slice(bytes);
                Ok(bytes.len())
            }

            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }

        let long: Vec<Vec<u32>> = (0..10_000).map(|n| vec![n; n as usize % 3]).collect();
        let mut pieces = Pieces(Vec::new(), Vec::new());
        pretty_json(&mut pieces, &long).unwrap();
        assert_eq!(pieces.1, serde_json::to_vec_pretty(&long).unwrap());
        assert!(pieces.0.len() > 3 && pieces.0.iter().all(|&bytes| bytes < 2 * Json::HELD), "{:?}", pieces.0);
        let full = pretty_json(&mut [0; 40_000].as_mut_slice(), &long);
        assert_eq!(full.unwrap_err().kind(), io::ErrorKind::WriteZero);
    }

    #[test]
    fn what_is_no_json_is_an_error() {
        let keyed = std::collections::BTreeMap::from([(1, 2)]);
        assert!(json(&keyed).is_err());
        assert!(json(&Ok::<u32, u32>(1)).is_err());
    }

    #[test]
    fn an_id_keeps_its_white_space() {
        assert_eq!(raw_json("{\t\"a\u{202e}\" :\r1 }"), b"{\t\"a\\u202e\" :\r1 }");
    }
}
