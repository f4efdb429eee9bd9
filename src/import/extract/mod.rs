//! Takes the text of a document out of its container: the parts with what the container knows of them, the metadata,
//! and the documents inside where it holds several.

#[cfg(feature = "import")]
mod archive;
#[cfg(feature = "import")]
mod docx;
#[cfg(feature = "import")]
mod epub;
#[cfg(feature = "importer")]
mod fields;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "import")]
mod mail;
#[cfg(feature = "import")]
mod markdown;
#[cfg(any(feature = "import", feature = "html"))]
mod markup;
#[cfg(feature = "import")]
mod odt;
#[cfg(feature = "import")]
mod package;
#[cfg(feature = "pdf")]
mod pdf;
#[cfg(feature = "import")]
mod rows;
#[cfg(feature = "import")]
mod rtf;
#[cfg(feature = "import")]
mod xml;
#[cfg(feature = "import")]
mod zipped;

use super::Notice;
use super::decoded::{Decoded, Hint, Metadata, PartKind};
use super::encoding::Encoding;
#[cfg(feature = "importer")]
use super::format::Format;
use crate::error::{Error, ErrorCode};
use crate::text::ByteSpan;

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// Its text. White space in it counts as spaces, but in kinds that keep their lines.
    pub text: String,
    /// What it is.
    pub kind: PartKind,
    /// The page on which it begins, from 1; 0 where there are no pages.
    pub page: u32,
}

impl Part {
    /// A part of something without pages.
    pub fn new(kind: PartKind, text: impl Into<String>) -> Self {
        Self { text: text.into(), kind, page: 0 }
    }
}

/// A document inside another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Member {
    /// Its file name, with the folders inside an archive.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What was in a container.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Extract {
    /// The document's text, in reading order.
    pub parts: Vec<Part>,
    /// What the container says of it.
    pub metadata: Metadata,
    /// What the reader should know: what was left out, what is damaged.
    pub notices: Vec<Notice>,
    /// The documents inside: of an archive, a mail's attachments, rows that are articles.
    pub members: Vec<Member>,
}

/// So many attachments are named.
const MOST_NAMED: usize = 5;

/// A document's title is looked for in so many of its parts.
const HEAD_PARTS: usize = 20;

/// What is known of a file beside its bytes.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// The encoding that was chosen by hand.
    pub encoding: Option<Encoding>,
    /// The password that was given.
    pub password: Option<&'a str>,
    /// Whether all of a web page is wanted, and not only its article.
    pub whole_page: bool,
}

impl Extract {
    /// The text in one piece, with an empty line between parts, and a hint for each.
    pub fn into_decoded(mut self) -> Decoded {
        self.find_title();
        let mut text = String::with_capacity(self.parts.iter().map(|part| part.text.len() + 2).sum());
        let mut hints = Vec::with_capacity(self.parts.len());
        for part in &self.parts {
            let start = text.len() + if text.is_empty() { 0 } else { 2 };
            if part.text.trim().is_empty() {
                continue;
            }
            text.push_str(if text.is_empty() { "" } else { "\n\n" });
            if part.kind.keeps_lines() {
                text.push_str(part.text.trim_matches(['\n', '\r']).trim_end());
            } else {
                for (at, word) in part.text.split_whitespace().enumerate() {
                    text.push_str(if at > 0 { " " } else { "" });
                    text.push_str(word);
                }
            }
            hints.push(Hint { span: ByteSpan::new(start, text.len()), kind: part.kind, page: part.page });
        }
        Decoded { text, notices: self.notices, hints, metadata: self.metadata }
    }

    /// Where no part is called the headline, one at the beginning that reads like the document's title is it.
    fn find_title(&mut self) {
        let words = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
        let Some(title) = self.metadata.title.as_deref().map(words).filter(|title| !title.is_empty()) else {
            return;
        };
        let end = self.parts.len().min(HEAD_PARTS);
        let head = &mut self.parts[..end];
        if head.iter().all(|part| part.kind != PartKind::Title)
            && let Some(part) = head.iter_mut().find(|part| words(&part.text) == title)
        {
            part.kind = PartKind::Title;
        }
    }

    /// Whether it has a text of its own, and is more than a container of others.
    pub fn has_text(&self) -> bool {
        self.parts.iter().any(|part| part.text.contains(|c: char| !c.is_whitespace()))
    }

    /// [`Extract::into_decoded`] of what has a text of its own.
    ///
    /// # Errors
    /// [`ErrorCode::Archive`] for an archive, whose documents are [`Extract::members`].
    pub fn into_text(self) -> Result<Decoded, Error> {
        if self.has_text() {
            let names: Vec<&str> =
                self.members.iter().take(MOST_NAMED).map(|member| member.name.as_str()).collect();
            let more = self.members.len().saturating_sub(MOST_NAMED);
            let more = if more > 0 { format!(" and {more} more") } else { String::new() };
            let unread = (!names.is_empty()).then(|| {
                let message = format!(
                    "Not read with it, for they are attached: {}{more}. Open them apart.",
                    names.join(", ")
                );
                notice("attachments", message)
            });
            let mut decoded = self.into_decoded();
            decoded.notices.extend(unread);
            return Ok(decoded);
        }
        let count = self.members.len();
        let message = match count {
            1 => "This file holds a document. Unpack it and open that.".to_owned(),
            _ => format!("This file holds {count} documents. Unpack it and open them one by one."),
        };
        Err(Error::new(ErrorCode::Archive, message))
    }
}

/// Opens a document.
///
/// # Errors
/// [`ErrorCode::Unreadable`] where it is damaged beyond reading or holds no text, [`ErrorCode::PasswordNeeded`] where it is
/// locked and no password or the wrong one was given, [`ErrorCode::TooLong`] where it passes a bound,
/// [`ErrorCode::Unsupported`] where this build or Nutgraf does not open it.
#[cfg(feature = "importer")]
pub fn open(format: Format, bytes: &[u8], known: &Known<'_>) -> Result<Extract, Error> {
    let extract: Extract = match format {
        #[cfg(feature = "html")]
        Format::Html => html::read(bytes, known)?,
        // What was pasted is wanted whole, which takes no search for its article.
        #[cfg(all(feature = "import", not(feature = "html")))]
        Format::Html if known.whole_page => markup::read(bytes, known)?,
        #[cfg(feature = "pdf")]
        Format::Pdf => pdf::read(bytes, known)?,
        #[cfg(feature = "import")]
        Format::Pasted => markdown::read_pasted(bytes, known)?,
        #[cfg(feature = "import")]
        Format::Markdown => markdown::read(bytes, known)?,
        #[cfg(feature = "import")]
        Format::Rtf => rtf::read(bytes, known)?,
        #[cfg(feature = "import")]
        Format::Mail => mail::read(bytes, known)?,
        #[cfg(feature = "import")]
        Format::Zip => package::read(bytes, known)?,
        #[cfg(feature = "import")]
        Format::Rows => rows::read(bytes, known)?,
        #[cfg(not(all(feature = "html", feature = "pdf", feature = "import")))]
        _ => {
            return Err(Error::new(
                ErrorCode::Unsupported,
                "This build of Nutgraf does not open such files.",
            ));
        }
    };
    if !extract.has_text() && extract.members.is_empty() {
        return Err(Error::new(
            ErrorCode::Unreadable,
            "There is no text in this file. Open one that has some, or copy the text and paste that.",
        ));
    }
    Ok(extract)
}

/// The error about a file that cannot be read; `what` with its article: "a Word document".
#[cfg(any(feature = "import", feature = "pdf"))]
pub fn damaged(what: &str) -> Error {
    let message = format!(
        "This is {what}, but it is damaged. Open it in another program, and save it anew or copy the text."
    );
    Error::new(ErrorCode::Unreadable, message)
}

/// The error about a file that is locked; `what` with its article: "a PDF file".
#[cfg(any(feature = "import", feature = "pdf"))]
pub fn locked(what: &str, known: &Known<'_>) -> Error {
    let message = match known.password {
        Some(_) => format!("This is {what}, and the password does not open it. Try another one."),
        None => format!("This is {what} that is locked with a password. Open it again with its password."),
    };
    Error::new(ErrorCode::PasswordNeeded, message)
}

/// A notice about the whole of a document.
pub fn notice(code: &'static str, message: impl Into<String>) -> Notice {
    Notice { code: code.into(), message: message.into(), span: None }
}

/// The bytes as text: UTF-8 and UTF-16 by themselves, others as was chosen, as the document declares (a label of the
/// Encoding Standard) or as is likeliest.
#[cfg(any(feature = "import", feature = "html"))]
pub fn text_of(bytes: &[u8], known: &Known<'_>, declared: Option<&str>) -> Result<Decoded, Error> {
    let is_marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let counts = !is_marked && str::from_utf8(bytes).is_err();
    let declared = declared.filter(|_| counts).and_then(Encoding::for_label);
    super::decode::decode_plain(bytes, known.encoding.or(declared))
}
