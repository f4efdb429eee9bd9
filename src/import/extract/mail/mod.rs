//! Reads e-mails as they are sent (RFC 5322, MIME), and files of several (mbox).

mod attachments;
mod history;
mod mailbox;

use super::{Error, ErrorCode, Extract, Known, Part, damaged, fields, markup, notice, text_of};
use crate::import::decoded::{Metadata, PartKind};
use crate::import::{months, surroundings};
use mail_parser::decoders::{base64::base64_decode, quoted_printable::quoted_printable_decode};
use mail_parser::{Encoding, HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;

/// Messages inside each other and folders of messages, at most.
const MAX_NESTED: usize = 500;

/// A plain text shorter than this, in bytes, may only point to the formatted one.
const SHORT: usize = 400;

/// Reads a message or a file of several.
pub fn read(bytes: &[u8], known: &Known<'_>) -> Result<Extract, Error> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let messages = mailbox::split(bytes);
    match messages.as_slice() {
        [] => read_one(bytes, known),
        [message] => read_one(message, known),
        _ => Ok(mailbox::members(messages)),
    }
}

/// How many messages or digests may lie in a message.
fn nested(bytes: &[u8]) -> usize {
    let is = |at: &usize, name: &[u8]| {
        bytes.get(*at..at + name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name))
    };
    let follows = |at: usize, name: &[u8]| {
        at.checked_sub(name.len())
            .and_then(|start| bytes.get(start..at))
            .is_some_and(|own| own.eq_ignore_ascii_case(name))
    };
    memchr::memchr_iter(b'/', bytes)
        .filter(|&at| {
            follows(at, b"message") && (is(&(at + 1), b"rfc822") || is(&(at + 1), b"global"))
                || follows(at, b"multipart") && is(&(at + 1), b"digest")
        })
        .count()
}

fn read_one(bytes: &[u8], known: &Known<'_>) -> Result<Extract, Error> {
    if nested(bytes) > MAX_NESTED {
        let message = "This is an e-mail with too many others inside. Save the one that you want to read, and open that.";
        return Err(Error::new(ErrorCode::TooLong, message));
    }
    let message = MessageParser::default().parse(bytes).ok_or_else(|| damaged("an e-mail"))?;
    if is_encrypted(&message) {
        let text = "This is an e-mail that is encrypted. Open it in your mail program, and copy the text from there.";
        return Err(Error::new(ErrorCode::Unsupported, text));
    }
    let metadata = metadata(&message, known);
    let mut parts = body(&message, known);
    // The subject is the text's headline, where that does not begin with it anyway.
    let title = metadata.title.as_deref().map(|title| &title[surroundings::reply_mark(title)..]);
    if let (Some(title), Some(first)) = (title, parts.first())
        && !first.text.trim_start().starts_with(title)
    {
        parts.insert(0, Part::new(PartKind::Title, title));
    }
    let (members, left_out) = attachments::of(&message);
    let mut notices = Vec::new();
    if left_out > 0 {
        notices.push(notice(
            "too-long",
            format!("{left_out} attachments were left out; save those that you need."),
        ));
    }
    Ok(Extract { parts, metadata, notices, members })
}

/// Whether the text of a message is encrypted (S/MIME or PGP), or packed with a signature.
fn is_encrypted(message: &Message<'_>) -> bool {
    let root = message.root_part();
    if root.is_content_type("multipart", "encrypted") {
        return true;
    }
    let is_smime = |part: &MessagePart<'_>| {
        let kind = part.content_type().and_then(|kind| kind.attribute("smime-type"));
        let is_packed =
            ["pkcs7-mime", "x-pkcs7-mime"].iter().any(|subtype| part.is_content_type("application", subtype));
        is_packed && kind.is_none_or(|kind| !kind.eq_ignore_ascii_case("certs-only"))
    };
    let texts = || message.text_bodies().filter_map(|part| part.text_contents());
    is_smime(root)
        || texts().next().is_some_and(|text| text.trim_start().starts_with("-----BEGIN PGP MESSAGE-----"))
}

fn metadata(message: &Message<'_>, known: &Known<'_>) -> Metadata {
    let named = |one: &mail_parser::Addr<'_>| {
        let name = one.name().map(|name| name.trim().trim_matches('"')).filter(|name| !name.is_empty());
        name.or(one.address()).and_then(fields::entered)
    };
    let from = message.from().or_else(|| message.sender());
    let authors: Vec<String> = from.iter().flat_map(|from| from.iter()).filter_map(named).take(20).collect();
    let written = || written_day(message.header_raw(HeaderName::Date)?);
    let date = message.date().and_then(|date| day(date.year, date.month, date.day)).or_else(written);
    Metadata {
        title: subject(message, known).and_then(|subject| fields::entered(&subject)),
        author: Some(authors.join("; ")).filter(|authors| !authors.is_empty()),
        is_published: date.is_some(),
        date,
        ..Metadata::default()
    }
}

/// The sender's own day; years of two digits are those of RFC 5322.
fn day(year: u16, month: u8, day: u8) -> Option<String> {
    let year = match year {
        0..50 => year + 2000,
        50..1000 => year + 1900,
        _ => year,
    };
    fields::day(i32::from(year), month, day).filter(|_| year >= 1970)
}

/// The day in a date whose time is not written as it should be: "Wed, 20 Dec 95 19:59".
fn written_day(text: &str) -> Option<String> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(6).collect();
    let (number, month, year) = words.windows(3).find_map(|words| {
        let &[number, name, year] = words else { return None };
        Some((number.parse().ok()?, months::month(name)?, year.parse().ok()?))
    })?;
    day(year, u8::from(month), number)
}

/// The subject; one that was written without regard to encodings is decoded as the text is.
fn subject(message: &Message<'_>, known: &Known<'_>) -> Option<String> {
    let subject = message.subject()?;
    if !subject.contains(char::REPLACEMENT_CHARACTER) {
        return Some(subject.to_owned());
    }
    let header =
        message.root_part().headers.iter().rev().find(|header| header.name == HeaderName::Subject)?;
    let raw = message.raw_message.get(to_usize(header.offset_start)..to_usize(header.offset_end))?;
    let is_encoded = raw.windows(2).any(|two| two == b"=?");
    let decoded = (!is_encoded).then(|| text_of(raw, known, None).ok()).flatten();
    Some(decoded.map_or_else(|| subject.to_owned(), |decoded| decoded.text))
}

fn to_usize(offset: u32) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

/// The parts of the text: plain where it is there and more than a hint at the formatted one.
fn body(message: &Message<'_>, known: &Known<'_>) -> Vec<Part> {
    let plain = bodies(message, message.text_bodies(), known);
    let formatted = || bodies(message, message.html_bodies(), known);
    let length = text_length(&plain);
    if length >= SHORT || message.html_body_count() == 0 {
        return plain;
    }
    let formatted = formatted();
    let points = plain.iter().any(|part| {
        let text = part.text.to_lowercase();
        text.contains("html") || text.contains("browser") || text.contains("http")
    });
    let more = text_length(&formatted);
    if length == 0 || points && more > 2 * length || more > 20 * length { formatted } else { plain }
}

fn text_length(parts: &[Part]) -> usize {
    parts.iter().map(|part| part.text.trim().len()).sum()
}

fn bodies<'m>(
    message: &Message<'_>,
    parts: impl Iterator<Item = &'m MessagePart<'m>>,
    known: &Known<'_>,
) -> Vec<Part> {
    let mut found = Vec::new();
    for part in parts {
        match &part.body {
            PartType::Text(text) => {
                let text = decoded(message, part, text, known);
                found.extend(history::divide(&history::unflowed(&text, part.content_type())));
            }
            PartType::Html(text) => found.extend(markup::parts(&decoded(message, part, text, known))),
            _ => {}
        }
    }
    found
}

/// The text of a part; where its encoding was not declared or wrongly so, it is found out.
fn decoded<'t>(
    message: &Message<'_>,
    part: &MessagePart<'_>,
    text: &'t str,
    known: &Known<'_>,
) -> Cow<'t, str> {
    if !text.contains(char::REPLACEMENT_CHARACTER) && known.encoding.is_none() {
        return Cow::Borrowed(text);
    }
    let raw = message.raw_message.get(to_usize(part.offset_body)..to_usize(part.offset_end));
    let bytes = raw.and_then(|raw| match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => base64_decode(raw),
    });
    let declared = part.content_type().and_then(|kind| kind.attribute("charset"));
    // What was declared and does not fit is no help.
    let declared = declared.filter(|_| known.encoding.is_some());
    let decoded = bytes.and_then(|bytes| text_of(&bytes, known, declared).ok());
    decoded.map_or(Cow::Borrowed(text), |decoded| Cow::Owned(decoded.text))
}

#[cfg(test)]
mod tests;
