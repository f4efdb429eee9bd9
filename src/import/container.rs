//! Files that hold text in some other form, told by their first bytes.

use crate::error::{Error, ErrorCode};

/// A kind of file that is recognized so that people can be told what to do with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Container {
    /// With its article: "a PDF file".
    kind: &'static str,
    remedy: &'static str,
}

impl Container {
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

const COPY: &str = "Open it, copy the text and paste that.";
const SAVE: &str = "Save it as plain text (UTF-8), or copy the text and paste that.";
const UNPACK: &str = "Unpack it and open the text files in it.";
const NO_TEXT: &str = "Choose a file that holds text.";
const OCR: &str = "Recognise its text with another program and paste that.";

/// The first bytes of files, from the formats' own specifications.
const SIGNATURES: &[(&[u8], Container)] = &[
    (b"{\\rtf", Container::new("an RTF document", SAVE)),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Container::new("an older Office document", SAVE)),
    (b"\x1f\x8b\x08", Container::new("a gzip archive", UNPACK)),
    (b"BZh", Container::new("a bzip2 archive", UNPACK)),
    (b"\xfd7zXZ\0", Container::new("an xz archive", UNPACK)),
    (b"\x28\xb5\x2f\xfd", Container::new("a Zstandard archive", UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Container::new("a 7-Zip archive", UNPACK)),
    (b"Rar!\x1a\x07", Container::new("a RAR archive", UNPACK)),
    (b"\x89PNG\r\n\x1a\n", Container::new("a PNG picture", OCR)),
    (b"\xff\xd8\xff", Container::new("a JPEG picture", OCR)),
    (b"GIF87a", Container::new("a GIF picture", OCR)),
    (b"GIF89a", Container::new("a GIF picture", OCR)),
    (b"II*\0", Container::new("a TIFF picture", OCR)),
    (b"MM\0*", Container::new("a TIFF picture", OCR)),
    (b"SQLite format 3\0", Container::new("a database", NO_TEXT)),
    (b"\x7fELF", Container::new("a program", NO_TEXT)),
    (b"\0asm", Container::new("a program", NO_TEXT)),
    (b"OggS", Container::new("a sound recording", NO_TEXT)),
    (b"fLaC", Container::new("a sound recording", NO_TEXT)),
    (b"ID3", Container::new("a sound recording", NO_TEXT)),
];

/// The container that begins with `head`; `None` for anything that may be plain text.
pub fn recognize(head: &[u8]) -> Option<Container> {
    if let Some(&(_, container)) = SIGNATURES.iter().find(|(signature, _)| head.starts_with(signature)) {
        // Three letters are not enough to tell a text that happens to begin with them.
        let is_short = matches!(head, [b'B', b'Z', b'h', ..] | [b'I', b'D', b'3', ..]);
        return (!is_short || has_control(head)).then_some(container);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Some(zip(head));
    }
    if let (Some(b"RIFF"), Some(form)) = (head.get(..4), head.get(8..12)) {
        match form {
            b"WEBP" => return Some(Container::new("a WebP picture", OCR)),
            b"WAVE" | b"AVI " => return Some(Container::new("a recording", NO_TEXT)),
            _ => {}
        }
    }
    if head.get(4..8) == Some(b"ftyp") {
        return Some(match head.get(8..11) {
            Some(b"hei" | b"mif" | b"avi") => Container::new("a picture", OCR),
            _ => Container::new("a recording", NO_TEXT),
        });
    }
    if head.get(257..262) == Some(b"ustar") {
        return Some(Container::new("a tar archive", UNPACK));
    }
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    // PDF readers accept some bytes before the signature.
    let start = &text[..text.len().min(1024)];
    if start.starts_with(b"%PDF-") || has_control(start) && start.windows(5).any(|five| five == b"%PDF-") {
        return Some(Container::new("a PDF file", COPY));
    }
    let begins = |tag: &[u8]| text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag));
    if begins(b"<!doctype html") || begins(b"<html") || begins(b"<head>") {
        return Some(Container::new("a web page", "Open it in a browser, copy the article and paste that."));
    }
    None
}

/// What kind of ZIP file it is: the formats built on ZIP put a telling entry first.
fn zip(head: &[u8]) -> Container {
    let holds = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    if holds(b"application/epub+zip") {
        Container::new("an EPUB book", COPY)
    } else if holds(b"application/vnd.oasis.opendocument") {
        Container::new("an OpenDocument file", SAVE)
    } else if holds(b"word/") {
        Container::new("a Word document", SAVE)
    } else if holds(b"[Content_Types].xml") {
        Container::new("an Office document", SAVE)
    } else {
        Container::new("a ZIP archive", UNPACK)
    }
}

/// Whether a control character occurs that text does not hold.
fn has_control(bytes: &[u8]) -> bool {
    bytes.iter().any(|&byte| byte < 9 || (14..27).contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(head: &[u8]) -> &'static str {
        recognize(head).map_or("text", |container| container.kind)
    }

    #[test]
    fn containers_are_told_apart() {
        let zip = |entry: &str| {
            let mut head = b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0".to_vec();
            head.extend_from_slice(entry.as_bytes());
            head
        };
        assert_eq!(kind(&zip("mimetypeapplication/epub+zip")), "an EPUB book");
        assert_eq!(kind(&zip("mimetypeapplication/vnd.oasis.opendocument.text")), "an OpenDocument file");
        assert_eq!(kind(&zip("[Content_Types].xml … word/document.xml")), "a Word document");
        assert_eq!(kind(&zip("notes/monday.txt")), "a ZIP archive");
        assert_eq!(kind(b"%PDF-1.4\n%\xe2\xe3"), "a PDF file");
        assert_eq!(kind(b"\x00\x05junk\n%PDF-1.4"), "a PDF file");
        assert_eq!(kind(b"\n<!DOCTYPE html>\n<title>x</title>"), "a web page");
        assert_eq!(kind(b"\xef\xbb\xbf<HTML lang=en>"), "a web page");
        assert_eq!(kind(b"\xff\xd8\xff\xe0\0\x10JFIF"), "a JPEG picture");
        assert_eq!(kind(b"\0\0\0\x18ftypheic"), "a picture");
        assert_eq!(kind(b"RIFF\0\0\0\0WEBPVP8 "), "a WebP picture");
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
        ] {
            assert_eq!(kind(text.as_bytes()), "text", "{text}");
        }
    }

    #[test]
    fn the_remedy_is_named() {
        let message = recognize(b"%PDF-1.4").unwrap().error().message().to_owned();
        assert_eq!(
            message,
            "This is a PDF file, which Nutgraf does not open. Open it, copy the text and paste that."
        );
    }
}
