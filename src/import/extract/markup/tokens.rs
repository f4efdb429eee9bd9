//! Cuts HTML or XHTML into text and tags, whatever state it is in; every byte is looked at a bounded number of times.

use super::entities;
use memchr::{memchr, memmem};
use std::borrow::Cow;

/// A piece of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Token<'h> {
    /// Text in which character references are still to be resolved.
    Text(&'h str),
    /// The text of a CDATA section, as it is.
    Data(&'h str),
    /// A start tag.
    Open(Tag<'h>),
    /// An end tag, by its name.
    Close(&'h str),
}

/// A start tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tag<'h> {
    /// The element's name, in the case in which it was written.
    pub name: &'h str,
    /// Everything between the name and the end of the tag.
    attributes: &'h str,
    /// Whether the tag closes itself: `<a/>`.
    pub is_closed: bool,
}

impl<'h> Tag<'h> {
    /// The attributes in their order: name as written and value with character references.
    pub fn attributes(&self) -> impl Iterator<Item = (&'h str, &'h str)> + use<'h> {
        let mut rest = self.attributes;
        std::iter::from_fn(move || {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            let end = rest.find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/'));
            // An equals sign in front belongs to the name.
            let end = if end == Some(0) { 1 } else { end.unwrap_or(rest.len()) };
            let (name, after) = rest.split_at_checked(end).filter(|(name, _)| !name.is_empty())?;
            let Some(value) = after.trim_ascii_start().strip_prefix('=') else {
                rest = after;
                return Some((name, ""));
            };
            let value = value.trim_ascii_start();
            let quoted = value.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, after) = match quoted {
                Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
                None => value.split_at(value.find(|c: char| c.is_ascii_whitespace()).unwrap_or(value.len())),
            };
            rest = after;
            Some((name, value))
        })
    }

    /// The value of an attribute, its character references resolved.
    pub fn attribute(&self, name: &str) -> Option<Cow<'h, str>> {
        let mut named = self.attributes().filter(|(own, _)| own.eq_ignore_ascii_case(name));
        named.next().map(|(_, value)| entities::decode(value))
    }
}

/// Cuts markup into tokens.
#[derive(Debug)]
pub struct Tokens<'h> {
    rest: &'h str,
    /// Whether `<script/>` is closed.
    is_xml: bool,
    /// The terminators that do not occur any more; they are not searched for again.
    absent: Absent,
}

/// Terminators that the rest of a text lacks.
#[derive(Debug, Default)]
struct Absent {
    greater: bool,
    comment: bool,
    data: bool,
    quotes: [bool; 2],
    /// The raw elements without an end tag, by their place in [`RAW`].
    raw: [bool; RAW.len()],
}

/// Elements whose content is text up to their end tag.
const RAW: [&str; 7] = ["script", "style", "title", "textarea", "iframe", "xmp", "noframes"];

impl<'h> Tokens<'h> {
    /// The tokens of `html`.
    pub fn new(html: &'h str) -> Self {
        let head = &html[..html.floor_char_boundary(1024)];
        let is_xml =
            head.trim_start().starts_with("<?xml") || head.contains("xmlns=\"http://www.w3.org/1999/xhtml\"");
        Self { rest: html, is_xml, absent: Absent::default() }
    }

    /// The content of the raw element that was opened by `tag`, up to its end tag; `None` for other elements, for an
    /// empty one and where the end tag is missing.
    pub fn raw(&mut self, tag: &Tag<'h>) -> Option<&'h str> {
        let at = RAW.iter().position(|name| tag.name.eq_ignore_ascii_case(name))?;
        let absent = self.absent.raw.get_mut(at).filter(|absent| !**absent)?;
        if tag.is_closed && self.is_xml {
            return None;
        }
        let end = find_end_tag(self.rest, tag.name);
        *absent = end.is_none();
        let (raw, rest) = self.rest.split_at(end?);
        self.rest = rest;
        Some(raw)
    }

    /// Whether `tag` opens an element with raw content other than a program or a style sheet whose end tag is missing: what
    /// follows is better shown than lost.
    pub fn lacks_end(&self, tag: &Tag<'_>) -> bool {
        let at = RAW.iter().position(|name| tag.name.eq_ignore_ascii_case(name));
        at.is_some_and(|at| at >= 2 && self.absent.raw.get(at).is_some_and(|absent| *absent))
    }

    /// What stands in front of the first `end`, which is passed over.
    fn until(&mut self, end: &str, skip: usize, absent: fn(&mut Absent) -> &mut bool) -> Option<&'h str> {
        if *absent(&mut self.absent) {
            return None;
        }
        let body = self.rest.get(skip..)?;
        let Some(at) = memmem::find(body.as_bytes(), end.as_bytes()) else {
            *absent(&mut self.absent) = true;
            return None;
        };
        self.rest = &body[at + end.len()..];
        Some(&body[..at])
    }

    /// A comment, declaration or processing instruction at the beginning of the rest; it is passed over.
    fn declaration(&mut self) -> Option<Token<'h>> {
        if self.rest.starts_with("<![CDATA[")
            && let Some(data) = self.until("]]>", "<![CDATA[".len(), |absent| &mut absent.data)
        {
            return Some(Token::Data(data));
        }
        // `<!-->` and `<!--->` are comments too.
        let is_comment = self.rest.starts_with("<!--");
        if !is_comment || self.until("-->", 2, |absent| &mut absent.comment).is_none() {
            self.until(">", 1, |absent| &mut absent.greater)?;
        }
        Some(Token::Data(""))
    }

    /// The tag at the beginning of the rest.
    fn tag(&mut self) -> Option<Token<'h>> {
        let is_end = self.rest.starts_with("</");
        let body = &self.rest[if is_end { 2 } else { 1 }..];
        if self.absent.greater || !body.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let name_end =
            body.find(|c: char| c.is_ascii_whitespace() || matches!(c, '/' | '>')).unwrap_or(body.len());
        let (name, body) = body.split_at(name_end);
        let end = self.tag_end(body)?;
        let attributes = &body[..end];
        self.rest = &body[end + 1..];
        if is_end {
            return Some(Token::Close(name));
        }
        let open = attributes.trim_ascii_end().strip_suffix('/');
        // `<a href=harbour/>` has the stroke in the address.
        let is_closed = open.is_some_and(|open| {
            let value = open.rsplit(|c: char| c.is_ascii_whitespace()).next().unwrap_or("");
            value.is_empty() || value.ends_with(['"', '\'']) || !value.contains('=')
        });
        Some(Token::Open(Tag {
            name,
            attributes: if is_closed { open.unwrap_or(attributes) } else { attributes },
            is_closed,
        }))
    }

    /// Where the tag ends whose name `body` follows: at the first `>` outside of quoted values.
    fn tag_end(&mut self, body: &str) -> Option<usize> {
        let bytes = body.as_bytes();
        let mut at = 0;
        loop {
            let next = bytes.get(at..)?.iter().position(|&byte| matches!(byte, b'>' | b'"' | b'\''));
            let Some(next) = next.map(|next| at + next) else {
                self.absent.greater = true;
                return None;
            };
            let byte = *bytes.get(next)?;
            if byte == b'>' {
                return Some(next);
            }
            at = next + 1;
            // Quotes count behind an equals sign only; one that is never closed does not.
            let absent = &mut self.absent.quotes[usize::from(byte == b'"')];
            if *absent || !body[..next].trim_ascii_end().ends_with('=') {
                continue;
            }
            match memchr(byte, bytes.get(at..)?) {
                Some(end) => at += end + 1,
                None => *absent = true,
            }
        }
    }
}

impl<'h> Iterator for Tokens<'h> {
    type Item = Token<'h>;

    fn next(&mut self) -> Option<Token<'h>> {
        if self.rest.is_empty() {
            return None;
        }
        if self.rest.starts_with('<') {
            let token = match self.rest.as_bytes().get(1) {
                Some(b'!' | b'?') => self.declaration(),
                _ => self.tag(),
            };
            if token.is_some() {
                return token;
            }
        }
        // A lone `<` is text.
        let from = usize::from(self.rest.starts_with('<'));
        let end = memchr(b'<', &self.rest.as_bytes()[from..]).map_or(self.rest.len(), |at| from + at);
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        Some(Token::Text(text))
    }
}

/// Where the end tag of an element begins.
fn find_end_tag(text: &str, name: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    memmem::find_iter(bytes, b"</").find(|at| {
        let after = bytes.get(at + 2..).unwrap_or_default();
        after.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name.as_bytes()))
            && after.get(name.len()).is_none_or(|byte| !byte.is_ascii_alphanumeric())
    })
}
