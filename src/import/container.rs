//! Files that hold text in some other form, told by their first bytes.

use super::format::Format;
use crate::error::{Error, ErrorCode};

/// What the first bytes of a file show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// A document that is opened.
    Document(Format),
    /// Something that is not.
    Refused(Refused),
}

/// A kind of file that is recognized so that people can be told what to do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused {
    /// With its article: "a PDF file".
    kind: &'static str,
    remedy: &'static str,
}

impl Refused {
    const fn new(kind: &'static str, remedy: &'static str) -> Self {
        Self { kind, remedy }
    }

    /// Why the file is not opened, and what can be done.
    pub fn error(self) -> Error {
        Error::new(
            ErrorCode::Unsupported,
            format!("This is {}, which Nutgraf does not open. {}", self.kind, self.remedy),
        )
    }
}

const SAVE: &str = "Open it there, and save it as .docx without a password or copy the text.";
const UNPACK: &str = "Unpack it and open the text files in it.";
const NO_TEXT: &str = "Choose a file that holds text.";
const OCR: &str = "Recognise its text with another program and paste that.";

/// The first bytes of files, from the formats' own specifications.
const SIGNATURES: &[(&[u8], Refused)] = &[
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        Refused::new("a document of an older Office, or one that is locked with a password", SAVE),
    ),
    (b"\x1f\x8b\x08", Refused::new("a gzip archive", UNPACK)),
    (b"BZh", Refused::new("a bzip2 archive", UNPACK)),
    (b"\xfd7zXZ\0", Refused::new("an xz archive", UNPACK)),
    (b"\x28\xb5\x2f\xfd", Refused::new("a Zstandard archive", UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Refused::new("a 7-Zip archive", UNPACK)),
    (b"Rar!\x1a\x07", Refused::new("a RAR archive", UNPACK)),
    (b"\x89PNG\r\n\x1a\n", Refused::new("a PNG picture", OCR)),
    (b"\xff\xd8\xff", Refused::new("a JPEG picture", OCR)),
    (b"GIF87a", Refused::new("a GIF picture", OCR)),
    (b"GIF89a", Refused::new("a GIF picture", OCR)),
    (b"II*\0", Refused::new("a TIFF picture", OCR)),
    (b"MM\0*", Refused::new("a TIFF picture", OCR)),
    (b"SQLite format 3\0", Refused::new("a database", NO_TEXT)),
    (b"\x7fELF", Refused::new("a program", NO_TEXT)),
    (b"\0asm", Refused::new("a program", NO_TEXT)),
    (b"OggS", Refused::new("a sound recording", NO_TEXT)),
    (b"fLaC", Refused::new("a sound recording", NO_TEXT)),
    (b"ID3", Refused::new("a sound recording", NO_TEXT)),
];

/// The container that begins with `head`; `None` for anything that may be plain text.
pub fn recognize(head: &[u8]) -> Option<Container> {
    if let Some(&(_, container)) = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature)) {
        // Three letters are not enough to tell a text that happens to begin with them.
        let is_short = matches!(head, [b'B', b'Z', b'h', ..] | [b'I', b'D', b'3', ..]);
        return (!is_short || has_control(head)).then_some(Container::Refused(container));
    }
    document(head).map(Container::Document).or_else(|| refused(head).map(Container::Refused))
}

/// The document that is opened and begins so.
fn document(head: &[u8]) -> Option<Format> {
    if [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"].iter().any(|signature| head.starts_with(*signature)) {
        return Some(Format::Zip);
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if text.starts_with(b"{\\rtf") {
        return Some(Format::Rtf);
    }
    // PDF readers accept some bytes before the signature.
    let start = &text[..text.len().min(1024)];
    if start.starts_with(b"%PDF-") || has_control(start) && start.windows(5).any(|five| five == b"%PDF-") {
        return Some(Format::Pdf);
    }
    if is_page(text) {
        return Some(Format::Html);
    }
    is_message(text, true).then_some(Format::Mail)
}

/// Whether a web page begins so: with its declaration or its first element, comments and the declaration of XML aside.
fn is_page(text: &[u8]) -> bool {
    let mut rest = text;
    loop {
        let end: &[u8] = match rest {
            [b'<', b'!', b'-', b'-', ..] => b"-->",
            [b'<', b'?', b'x', b'm', b'l', ..] => b"?>",
            _ => break,
        };
        let Some(at) = rest.windows(end.len()).position(|window| window == end) else { return false };
        rest = rest[at + end.len()..].trim_ascii_start();
    }
    let begins = |tag: &[u8]| {
        rest.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
            && rest.get(tag.len()).is_none_or(|next| !next.is_ascii_alphanumeric())
    };
    begins(b"<!doctype html") || begins(b"<html") || begins(b"<head")
}

/// Fields of a message's head that people see and copy with it (RFC 5322).
const SEEN: [&str; 7] = ["from", "to", "cc", "date", "subject", "reply-to", "sender"];

/// Fields that only a message as it is sent has.
const SENT: [&str; 12] = [
    "message-id",
    "mime-version",
    "received",
    "return-path",
    "delivered-to",
    "content-type",
    "content-transfer-encoding",
    "dkim-signature",
    "x-mailer",
    "user-agent",
    "x-received",
    "list-id",
];

/// Whether a message as it is sent begins so; where it is not `strict`, one without the fields that only such ones have.
pub fn is_message(text: &[u8], strict: bool) -> bool {
    let mut lines = text.split(|&byte| byte == b'\n').map(|line| line.strip_suffix(b"\r").unwrap_or(line));
    let (mut seen, mut sent) = (0, 0);
    // The first line of a message in a file of several.
    let mut first = text.starts_with(b"From ").then(|| lines.next()).is_some();
    for line in lines.by_ref().take(100) {
        if line.starts_with(b" ") || line.starts_with(b"\t") {
            if first {
                return false;
            }
            continue;
        }
        let name = line.iter().position(|&byte| byte == b':').map(|at| &line[..at]);
        let Some(name) =
            name.filter(|name| !name.is_empty() && name.iter().all(|byte| byte.is_ascii_graphic()))
        else {
            break;
        };
        let is = |names: &[&str]| names.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()));
        seen += usize::from(is(&SEEN));
        sent += usize::from(is(&SENT));
        first = false;
    }
    if strict { sent >= 1 && seen + sent >= 3 } else { seen + sent >= 2 }
}

/// Whether the text is the source of a message whose text is encoded for sending.
pub fn is_encoded_message(text: &[u8]) -> bool {
    let head = &text[..text.len().min(4096)];
    let holds = |name: &[u8]| {
        memchr::memchr2_iter(name[0], name[0].to_ascii_uppercase(), head)
            .any(|at| head.get(at..at + name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name)))
    };
    is_message(text.trim_ascii_start(), true)
        && holds(b"content-transfer-encoding:")
        && (holds(b"quoted-printable") || holds(b"base64"))
}

fn refused(head: &[u8]) -> Option<Refused> {
    if let (Some(b"RIFF"), Some(form)) = (head.get(..4), head.get(8..12)) {
        match form {
            b"WEBP" => return Some(Refused::new("a WebP picture", OCR)),
            b"WAVE" | b"AVI " => return Some(Refused::new("a recording", NO_TEXT)),
            _ => {}
        }
    }
    if head.get(4..8) == Some(b"ftyp") {
        return Some(match head.get(8..11) {
            Some(b"hei" | b"mif" | b"avi") => Refused::new("a picture", OCR),
            _ => Refused::new("a recording", NO_TEXT),
        });
    }
    (head.get(257..262) == Some(b"ustar")).then_some(Refused::new("a tar archive", UNPACK))
}

/// Whether a control character occurs that text does not hold.
fn has_control(bytes: &[u8]) -> bool {
    bytes.iter().any(|&byte| byte < 9 || (14..27).contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(head: &[u8]) -> &'static str {
        match recognize(head) {
            Some(Container::Document(format)) => format.as_str(),
            Some(Container::Refused(refused)) => refused.kind,
            None => "text",
        }
    }

    #[test]
    fn encoded_messages_are_told() {
        let head = "From: a@b.example\nSubject: Tides\nMIME-Version: 1.0\n";
        for (encoding, expected) in [("Quoted-Printable", true), ("base64", true), ("8bit", false)] {
            let message = format!("\n{head}Content-Transfer-Encoding: {encoding}\n\nLow.");
            assert_eq!(is_encoded_message(message.as_bytes()), expected, "{encoding}");
        }
        assert!(!is_encoded_message(b"Tides\n\nContent-Transfer-Encoding: base64 is a field."));
    }

    #[test]
    fn containers_are_told_apart() {
        let table: &[(&[u8], &str)] = &[
            (b"PK\x03\x04\x14\0\0\0\0\0mimetypeapplication/epub+zip", "zip"),
            (b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", "zip"),
            (b"%PDF-1.4\n%\xe2\xe3", "pdf"),
            (b"\x00\x05junk\n%PDF-1.4", "pdf"),
            (b"{\\rtf1\\ansi Low tide.}", "rtf"),
            (b"\n<!DOCTYPE html>\n<title>x</title>", "html"),
            (b"\xef\xbb\xbf<HTML lang=en>", "html"),
            (b"<!-- saved from a site --><html>", "html"),
            (b"<?xml version=\"1.0\"?>\n<!DOCTYPE html PUBLIC \"\">", "html"),
            (b"Return-Path: <a@b.example>\r\nFrom: a@b.example\r\nSubject: Tides\r\n\r\nLow.", "eml"),
            (
                b"From a@b.example Mon May  6\nFrom: a@b.example\nMessage-ID: <1@b>\nSubject: Tides\n\nLow.",
                "eml",
            ),
            (b"Subject: Tides\nMIME-Version: 1.0\nContent-Type: text/plain;\n charset=utf-8\n\nLow.", "eml"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
            (b"\0\0\0\x18ftypheic", "a picture"),
            (b"RIFF\0\0\0\0WEBPVP8 ", "a WebP picture"),
        ];
        for (head, expected) in table {
            assert_eq!(kind(head), *expected, "{}", String::from_utf8_lossy(head));
        }
    }

    #[test]
    fn text_that_begins_alike_is_text() {
        for text in [
            "",
            "ID3 tags explained",
            "BZhora said",
            "PK stands for",
            "The signature %PDF- opens a PDF",
            "RIFF",
            "<headline>Low tide",
            "From: Ines\nTo: Rosa\nSubject: Tides\nDate: 3 May\n\nCopied out of a mail program.",
            "From the harbour: a letter\nDate: 3 May",
            "Note: this\nMIME-Version: is a field of mails",
        ] {
            assert_eq!(kind(text.as_bytes()), "text", "{text}");
        }
    }

    #[test]
    fn the_remedy_is_named() {
        let Some(Container::Refused(refused)) = recognize(b"7z\xbc\xaf\x27\x1c") else {
            panic!("a 7-Zip archive")
        };
        assert_eq!(
            refused.error().message(),
            "This is a 7-Zip archive, which Nutgraf does not open. Unpack it and open the text files in it."
        );
    }
}
