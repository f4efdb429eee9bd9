//! XML as documents hold it, piece by piece: namespaces known by what they are, nothing expanded but what XML itself
//! defines, and no deeper than a bound.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event as RawEvent};
use quick_xml::name::{Namespace, ResolveResult};
use quick_xml::reader::NsReader;

use super::{Known, text_of};
use crate::error::Error;

/// How deep elements may lie in each other. What lies deeper is left out; tables in tables in text boxes come to some
/// fifty, and those who read recurse as deep as this.
const MAX_DEPTH: usize = 200;

/// The vocabularies that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// `WordprocessingML`, transitional or strict.
    Word,
    /// Formulas in Office documents.
    Math,
    /// Office's markup compatibility: alternatives of which one is to be read.
    Compatibility,
    /// `OpenDocument`: the document's frame.
    Office,
    /// `OpenDocument`: text.
    Text,
    /// `OpenDocument`: tables.
    Table,
    /// `OpenDocument`: pictures and frames.
    Draw,
    /// `OpenDocument`: styles.
    Style,
    /// Any other, or none.
    Other,
}

impl Space {
    /// The vocabulary with this name.
    fn of_name(name: &str) -> Self {
        const OPEN_DOCUMENT: &str = "urn:oasis:names:tc:opendocument:xmlns:";
        // OpenOffice.org 1 had names of its own for the same.
        if let Some(name) =
            name.strip_prefix(OPEN_DOCUMENT).or_else(|| name.strip_prefix("http://openoffice.org/2000/"))
        {
            return match name.split(':').next() {
                Some("office") => Self::Office,
                Some("text") => Self::Text,
                Some("table") => Self::Table,
                Some("drawing") => Self::Draw,
                Some("style") => Self::Style,
                _ => Self::Other,
            };
        }
        match name {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/officeDocument/2006/math"
            | "http://purl.oclc.org/ooxml/officeDocument/math" => Self::Math,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            _ => Self::Other,
        }
    }

    /// The vocabulary that is usually behind a prefix, for documents that forgot to declare it.
    fn of_prefix(prefix: &str) -> Self {
        match prefix {
            "w" => Self::Word,
            "m" => Self::Math,
            "mc" => Self::Compatibility,
            "office" => Self::Office,
            "text" => Self::Text,
            "table" => Self::Table,
            "draw" => Self::Draw,
            "style" => Self::Style,
            _ => Self::Other,
        }
    }
}

/// The beginning of an element.
#[derive(Clone, Debug)]
pub struct Tag<'x> {
    /// The vocabulary that it is of.
    pub space: Space,
    start: BytesStart<'x>,
}

impl Tag<'_> {
    /// Its name, without a prefix.
    pub fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// Whether it is the element of that vocabulary and name.
    pub fn is(&self, space: Space, name: &str) -> bool {
        self.space == space && self.name() == name
    }

    /// The value of the attribute with this name, whatever its prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.start.attributes();
        let found =
            attributes.with_checks(false).flatten().find(|one| one.key.local_name().into_inner() == name)?;
        let value = found.normalized_value(XmlVersion::Implicit1_0);
        Some(value.map_or_else(|_| found.value.to_string(), Cow::into_owned))
    }

    /// The value of an attribute that is a number.
    pub fn number<N: std::str::FromStr>(&self, name: &str) -> Option<N> {
        self.attribute(name)?.trim().parse().ok()
    }
}

/// What comes next in a document.
#[derive(Clone, Debug)]
pub enum Event<'x> {
    /// An element begins; its [`Event::Close`] follows.
    Open(Tag<'x>),
    /// The innermost element ends.
    Close,
    /// Characters.
    Text(Cow<'x, str>),
    /// The document ends, or cannot be read any further.
    End,
}

/// A document, read piece by piece.
#[derive(Debug)]
pub struct Xml<'x> {
    reader: NsReader<&'x [u8]>,
    depth: usize,
    is_damaged: bool,
    is_cut: bool,
}

impl<'x> Xml<'x> {
    /// Begins to read `text`; [`decoded`] makes it of bytes.
    pub fn new(text: &'x str) -> Self {
        let mut reader = NsReader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self { reader, depth: 0, is_damaged: false, is_cut: false }
    }

    /// Whether it could not be read to its end.
    pub fn is_damaged(&self) -> bool {
        self.is_damaged
    }

    /// Whether something was left out because it lay too deep.
    pub fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The next piece.
    pub fn next(&mut self) -> Event<'x> {
        loop {
            let Some((space, event)) = self.raw() else { return Event::End };
            match event {
                RawEvent::Start(start) if self.depth >= MAX_DEPTH => {
                    self.is_cut = true;
                    drop(start);
                    self.depth += 1;
                    self.skip();
                }
                RawEvent::Start(start) => {
                    self.depth += 1;
                    return Event::Open(Tag { space, start });
                }
                RawEvent::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Event::Close;
                }
                RawEvent::Text(text) => return Event::Text(text.xml10_content()),
                RawEvent::CData(text) => return Event::Text(text.xml10_content()),
                RawEvent::GeneralRef(name) => {
                    if let Some(character) = character(&name) {
                        return Event::Text(Cow::Owned(character.to_string()));
                    }
                }
                RawEvent::Eof => {
                    self.is_damaged |= self.depth > 0;
                    return Event::End;
                }
                _ => {}
            }
        }
    }

    /// Leaves out the rest of the innermost element.
    pub fn skip(&mut self) {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            match self.raw() {
                Some((_, RawEvent::Start(_))) => self.depth += 1,
                Some((_, RawEvent::End(_))) => self.depth -= 1,
                Some((_, RawEvent::Eof)) => {
                    self.is_damaged = true;
                    return;
                }
                Some(_) => {}
                None => return,
            }
        }
    }

    /// The characters of the rest of the innermost element, with those of the elements in it.
    pub fn text(&mut self) -> String {
        let (outside, mut text) = (self.depth.saturating_sub(1), String::new());
        while self.depth > outside {
            match self.next() {
                Event::Text(piece) => text.push_str(&piece),
                Event::End => break,
                Event::Open(_) | Event::Close => {}
            }
        }
        text
    }

    fn raw(&mut self) -> Option<(Space, RawEvent<'x>)> {
        if self.is_damaged {
            return None;
        }
        let Ok((namespace, event)) = self.reader.read_resolved_event() else {
            self.is_damaged = true;
            return None;
        };
        let space = match &namespace {
            ResolveResult::Bound(Namespace(name)) => Space::of_name(name),
            ResolveResult::Unknown(prefix) => Space::of_prefix(prefix),
            ResolveResult::Unbound => Space::Other,
        };
        Some((space, event))
    }
}

/// The character that a reference stands for: by its number, or one of the five that XML itself names. Those that a
/// document declares are not expanded.
fn character(name: &BytesRef<'_>) -> Option<char> {
    match &**name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => name.resolve_char_ref().ok().flatten(),
    }
}

/// The characters of a document: in UTF-8 or UTF-16, or in the encoding that it declares.
///
/// # Errors
/// Where it is no text at all.
pub fn decoded(bytes: &[u8]) -> Result<Cow<'_, str>, Error> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Ok(text) = str::from_utf8(bytes)
        && !text.starts_with(['\0', '\u{1}'])
        && bytes.get(1) != Some(&0)
    {
        return Ok(Cow::Borrowed(text));
    }
    let big = bytes.starts_with(b"\xfe\xff") || bytes.starts_with(b"\0<");
    if big || bytes.starts_with(b"\xff\xfe") || bytes.starts_with(b"<\0") {
        let units = bytes.chunks_exact(2).map(|pair| {
            let pair = [pair.first().copied().unwrap_or(0), pair.get(1).copied().unwrap_or(0)];
            if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
        });
        let text: String =
            char::decode_utf16(units).map(|one| one.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        return Ok(Cow::Owned(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text)));
    }
    let declared = declared_encoding(bytes).filter(|label| !label.eq_ignore_ascii_case("utf-8"));
    match declared {
        Some(label) => Ok(Cow::Owned(text_of(bytes, &Known::default(), Some(label))?.text)),
        None => Ok(Cow::Owned(String::from_utf8_lossy(bytes).into_owned())),
    }
}

/// The encoding in the declaration at the beginning: `<?xml version="1.0" encoding="windows-1252"?>`.
fn declared_encoding(bytes: &[u8]) -> Option<&str> {
    let head = bytes.get(..bytes.len().min(200))?;
    let head = head.strip_prefix(b"<?xml")?;
    let head = head.get(..head.iter().position(|&byte| byte == b'>')?)?;
    let (_, value) = str::from_utf8(head).ok()?.split_once("encoding")?;
    let value = value.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    value.get(1..)?.split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trace(text: &str) -> String {
        let (mut xml, mut out) = (Xml::new(text), String::new());
        loop {
            match xml.next() {
                Event::Open(tag) => out += &format!("<{:?} {}>", tag.space, tag.name()),
                Event::Close => out += "</>",
                Event::Text(text) => out += &text,
                Event::End => break,
            }
        }
        if xml.is_damaged() { out + "!" } else { out }
    }

    #[test]
    fn elements_and_characters_come_in_order() {
        let word = "http://purl.oclc.org/ooxml/wordprocessingml/main";
        let table = [
            (format!("<x:p xmlns:x='{word}'><x:br/>Tide</x:p>"), "<Word p><Word br></>Tide</>"),
            ("<w:p>a&amp;b&#x41;&#66;<![CDATA[<i>]]></w:p>".to_owned(), "<Word p>a&bAB<i></>"),
            ("<!DOCTYPE d [<!ENTITY e 'x'>]><d>a&e;b</d>".to_owned(), "<Other d>ab</>"),
            ("<d>quay &pier <e>".to_owned(), "<Other d>quay &pier <Other e>!"),
            ("<d>one</e>two".to_owned(), "<Other d>one!"),
            (String::new(), ""),
        ];
        for (text, expected) in table {
            assert_eq!(trace(&text), expected, "{text}");
        }
    }

    #[test]
    fn what_lies_too_deep_is_left_out() {
        for (depth, expected) in [(20_000, "shore"), (200_000, "")] {
            let text = format!("<d>{}deep{}shore</d>", "<e>".repeat(depth), "</e>".repeat(depth));
            let mut xml = Xml::new(&text);
            assert!(matches!(xml.next(), Event::Open(_)));
            assert_eq!(xml.text(), expected);
            assert!(xml.is_cut() && xml.is_damaged() == expected.is_empty());
        }
    }

    #[test]
    fn attributes_are_read_by_their_names() {
        let mut xml = Xml::new("<w:b w:val='a&lt;&#98;' n=' 7 '/>");
        let Event::Open(tag) = xml.next() else { panic!("an element") };
        assert_eq!(tag.attribute("val").as_deref(), Some("a<b"));
        assert_eq!(
            (tag.number::<u8>("n"), tag.number::<u8>("val"), tag.attribute("none")),
            (Some(7), None, None)
        );
    }

    #[test]
    fn documents_in_other_encodings_are_read() {
        let utf16 = |order: fn(u16) -> [u8; 2]| {
            "\u{feff}<d>Fähre</d>".encode_utf16().flat_map(order).collect::<Vec<_>>()
        };
        let table: [(Vec<u8>, &str); 5] = [
            (utf16(u16::to_le_bytes), "<d>Fähre</d>"),
            (utf16(u16::to_be_bytes), "<d>Fähre</d>"),
            ("\u{feff}<d>Fähre</d>".into(), "<d>Fähre</d>"),
            (
                b"<?xml version='1.0' encoding='iso-8859-1'?>F\xe4hre".to_vec(),
                "<?xml version='1.0' encoding='iso-8859-1'?>Fähre",
            ),
            (b"<d>F\xffhre</d>".to_vec(), "<d>F\u{fffd}hre</d>"),
        ];
        for (bytes, expected) in table {
            assert_eq!(decoded(&bytes).unwrap(), expected);
        }
    }
}
