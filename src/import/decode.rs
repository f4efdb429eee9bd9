//! Bytes to text: UTF-8 and UTF-16 by themselves, legacy encodings with feature `import`.
//!
//! A file comes in pieces or at once. Its first bytes decide what it is: a document in some format (collected, to be
//! opened), another container (refused with a remedy), UTF-16 (decoded piece by piece), or bytes that are collected and
//! then, as UTF-8, become the text without being copied. What is neither is in a legacy encoding; without feature `import`
//! it is handed back as [`Outcome::NeedsImport`], for a build that has it. An encoding that was chosen by hand is believed
//! in any case; only containers are none the less what they are.

use super::container::{self, Container};
use super::decoded::{Decoded, decoded_as};
use super::encoding::{Encoding, Form};
use super::format::Format;
use super::utf16::{ByteOrder, Utf16Reader};
use crate::error::{Error, ErrorCode};

/// What [`Decoder::finish`] found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The text.
    Text(Decoded),
    /// The file is text in a legacy encoding, and this build has no feature `import`: here are its bytes again, whole.
    /// Give them to a build that has it ([`super::decode_as`] there, with the same choice of encoding). A build with the feature never answers this.
    NeedsImport(Vec<u8>),
    /// The file is a document of this format: here are its bytes, whole, for [`super::open`] in a build that has what
    /// opens them ([`Format::importer`]).
    Document(Format, Vec<u8>),
}

/// As many bytes are looked at before it is decided what a file is. Any container shows itself in 512 bytes; UTF-16
/// without a byte order mark is told by the share of zero bytes, for which this is plenty.
const HEAD_BYTES: usize = 4096;

/// Decodes a file that comes in pieces of any size.
///
/// ```
/// use nutgraf::import::{Decoder, Outcome};
///
/// let mut decoder = Decoder::with_capacity(12);
/// decoder.push("Grüße ".as_bytes())?;
/// decoder.push("aus".as_bytes())?;
/// match decoder.finish()? {
///     Outcome::Text(decoded) => assert_eq!(decoded.text, "Grüße aus"),
///     other => unreachable!("UTF-8 needs nothing else: {other:?}"),
/// }
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Debug)]
pub struct Decoder {
    /// What was pushed; in state `Utf16` nothing.
    bytes: Vec<u8>,
    state: State,
    /// The encoding that was chosen by hand.
    encoding: Option<Encoding>,
    /// The size that the caller expects, in bytes; a hint.
    expected: usize,
    /// The largest text, in bytes.
    limit: usize,
    /// Whether containers are looked for.
    containers: bool,
    /// The format that was chosen by hand, or that the file's name claims.
    format: Option<Claim>,
}

/// What somebody says that a file is.
#[derive(Clone, Copy, Debug)]
enum Claim {
    /// Its name: content decides where it shows another format.
    Name(Format),
    /// A choice by hand.
    Choice(Format),
}

#[derive(Debug)]
enum State {
    /// Too few bytes yet to say what the file is.
    Head,
    /// Collected, to be decoded at the end. `utf8`: it is known to be that, and its byte order mark has been taken off.
    Bytes { utf8: bool },
    /// Collected, to be opened as a document.
    Document(Format),
    /// Decoded as it comes.
    Utf16(Utf16Reader),
}

impl Default for Decoder {
    fn default() -> Self {
        Self::with_capacity(0)
    }
}

impl Decoder {
    /// A decoder for a file of about `bytes` bytes (0 where that is not known). With the right size the text is built
    /// where the bytes were put and never copied.
    pub fn with_capacity(bytes: usize) -> Self {
        Self {
            bytes: Vec::new(),
            state: State::Head,
            encoding: None,
            expected: bytes,
            limit: crate::import::MAX_TEXT_BYTES,
            containers: true,
            format: None,
        }
    }

    /// Says what the file is called: that counts where the content can be several things, as Markdown is text, too.
    #[must_use]
    pub fn named(self, name: &str) -> Self {
        // Rows may be anything; they are articles only where somebody says so.
        let claim = Format::of_file_name(name).filter(|format| *format != Format::Rows).map(Claim::Name);
        Self { format: self.format.or(claim), ..self }
    }

    /// Opens the file as this format, whatever it looks like. To be said before the first piece.
    #[must_use]
    pub fn read_from(self, format: Format) -> Self {
        Self { format: Some(Claim::Choice(format)), ..self }
    }

    /// Takes the file for plain text even if it begins like a container: the source of a web page, or an article on
    /// file formats. For files of which somebody has said so.
    #[must_use]
    pub fn plain_text(self) -> Self {
        Self { containers: false, format: None, ..self }
    }

    /// Reads the file in this encoding, whatever it looks like; `None` finds out which it is. To be said before the
    /// first piece.
    #[must_use]
    pub fn read_as(self, encoding: Option<Encoding>) -> Self {
        Self { encoding, ..self }
    }

    /// Takes the next piece. After an error the decoder is of no further use, and the rest of the file need not be
    /// read.
    ///
    /// # Errors
    /// [`ErrorCode::Unsupported`] as soon as the file is seen to be a container that is not opened,
    /// [`ErrorCode::Unreadable`] where it is binary data, [`ErrorCode::TooLong`] above [`crate::import::MAX_TEXT_BYTES`].
    pub fn push(&mut self, piece: &[u8]) -> Result<(), Error> {
        let mut rest = piece;
        if matches!(self.state, State::Head) {
            let (head, tail) = rest.split_at(rest.len().min(HEAD_BYTES.saturating_sub(self.bytes.len())));
            self.bytes.extend_from_slice(head);
            if self.bytes.len() < HEAD_BYTES {
                return Ok(());
            }
            self.settle()?;
            rest = tail;
        }
        match &mut self.state {
            State::Utf16(reader) => {
                reader.push(rest);
                check_size(reader.text_bytes(), self.limit)
            }
            State::Head | State::Bytes { .. } | State::Document(_) => {
                check_size(self.bytes.len() + rest.len(), self.limit)?;
                reserve(&mut self.bytes, rest.len())?;
                self.bytes.extend_from_slice(rest);
                Ok(())
            }
        }
    }

    /// The whole text, or what is needed to read it.
    ///
    /// # Errors
    /// As [`Decoder::push`]; and [`ErrorCode::Unreadable`] where the bytes turn out not to be text.
    pub fn finish(mut self) -> Result<Outcome, Error> {
        if matches!(self.state, State::Head) {
            self.settle()?;
        }
        let limit = self.limit;
        let outcome = match self.state {
            State::Utf16(reader) => Outcome::Text(reader.finish()),
            State::Bytes { utf8 } => text_of(self.bytes, utf8, self.encoding)?,
            State::Document(format) => Outcome::Document(format, self.bytes),
            // `settle` has just decided otherwise.
            State::Head => Outcome::Text(Decoded::default()),
        };
        if let Outcome::Text(decoded) = &outcome {
            check_size(decoded.text.len(), limit)?;
        }
        Ok(outcome)
    }

    /// Decides from the bytes so far what the file is.
    fn settle(&mut self) -> Result<(), Error> {
        if let Some(format) = self.document()? {
            let missing = self.expected.min(self.limit).saturating_sub(self.bytes.len());
            reserve(&mut self.bytes, missing)?;
            self.state = State::Document(format);
            return Ok(());
        }
        let head = self.bytes.as_slice();
        let (mark, form) = match self.encoding {
            Some(encoding) => chosen(encoding, head),
            None => detected(head)?,
        };
        if let Some(Form::Utf16(order)) = form {
            let mut reader = Utf16Reader::new(order, self.expected);
            reader.push(&head[mark..]);
            self.bytes = Vec::new();
            self.state = State::Utf16(reader);
            return Ok(());
        }
        self.bytes.drain(..mark);
        let missing = self.expected.min(self.limit).saturating_sub(self.bytes.len());
        reserve(&mut self.bytes, missing)?;
        self.state = State::Bytes { utf8: form == Some(Form::Utf8) };
        Ok(())
    }

    /// The whole text of a file that is taken for plain text.
    ///
    /// # Errors
    /// As [`Decoder::finish`]; [`ErrorCode::Unsupported`] for another encoding than Unicode's without feature `import`.
    #[cfg(feature = "importer")]
    pub(super) fn finish_text(self) -> Result<Decoded, Error> {
        text_or_error(self.finish()?)
    }

    /// The format of the document that the file is; `None` for plain text.
    fn document(&self) -> Result<Option<Format>, Error> {
        let head = self.bytes.as_slice();
        if let Some(Claim::Choice(format)) = self.format {
            return Ok(Some(format));
        }
        let found = if self.containers { container::recognize(head) } else { None };
        match (found, self.format) {
            (None, Some(Claim::Name(Format::Pdf | Format::Zip | Format::Rtf))) if head.is_empty() => {
                Err(Error::new(
                    ErrorCode::Unreadable,
                    "This file is empty. See whether it was saved or sent whole, and open it again.",
                ))
            }
            (Some(Container::Document(format)), _) => Ok(Some(format)),
            (Some(Container::Refused(refused)), _) => Err(refused.error()),
            (None, Some(Claim::Name(Format::Markdown))) if !is_mostly_nul(head) => Ok(Some(Format::Markdown)),
            (None, Some(Claim::Name(Format::Html))) if head.contains(&b'<') && !is_mostly_nul(head) => {
                Ok(Some(Format::Html))
            }
            (None, Some(Claim::Name(Format::Mail)))
                if container::is_message(head.trim_ascii_start(), false) =>
            {
                Ok(Some(Format::Mail))
            }
            _ => Ok(None),
        }
    }
}

/// The length of the byte order mark, and the form of Unicode, that a file with this head has.
fn detected(head: &[u8]) -> Result<(usize, Option<Form>), Error> {
    let found = match head {
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Err(utf32()),
        [0xff, 0xfe, ..] => (2, Some(Form::Utf16(ByteOrder::Little))),
        [0xfe, 0xff, ..] => (2, Some(Form::Utf16(ByteOrder::Big))),
        [0xef, 0xbb, 0xbf, ..] => (3, Some(Form::Utf8)),
        _ => (0, ByteOrder::detect(head).map(Form::Utf16)),
    };
    if found.1.is_none() && is_mostly_nul(head) {
        return Err(if is_utf32(head) { utf32() } else { not_text() });
    }
    Ok(found)
}

/// The same where the encoding was chosen by hand: only its own mark is one.
fn chosen(encoding: Encoding, head: &[u8]) -> (usize, Option<Form>) {
    let form = encoding.form(head);
    let mark: &[u8] = match form {
        Some(Form::Utf8) => &[0xef, 0xbb, 0xbf],
        Some(Form::Utf16(ByteOrder::Little)) => &[0xff, 0xfe],
        Some(Form::Utf16(ByteOrder::Big)) => &[0xfe, 0xff],
        None => &[],
    };
    (if head.starts_with(mark) { mark.len() } else { 0 }, form)
}

/// The text of bytes that are plain text in any case, in this encoding where one was chosen.
///
/// # Errors
/// As [`Decoder::finish`]; [`ErrorCode::Unsupported`] for an older encoding in a build that does not read those.
#[cfg(feature = "importer")]
pub(crate) fn decode_plain(bytes: &[u8], encoding: Option<Encoding>) -> Result<Decoded, Error> {
    let mut decoder = Decoder::with_capacity(bytes.len()).read_as(encoding).plain_text();
    decoder.push(bytes)?;
    decoder.finish_text()
}

pub(super) fn text_or_error(outcome: Outcome) -> Result<Decoded, Error> {
    match outcome {
        Outcome::Text(decoded) => Ok(decoded),
        Outcome::NeedsImport(_) => Err(Error::new(
            ErrorCode::Unsupported,
            "This text is in an older encoding, which this build does not read. Save it as UTF-8 and open it again.",
        )),
        Outcome::Document(..) => Err(Error::new(
            ErrorCode::Unsupported,
            "This is a document of a format that this build does not open. Copy its text and paste that.",
        )),
    }
}

/// The text of bytes that are not UTF-16. `utf8`: they begin with the mark of UTF-8, or are to be read as that.
fn text_of(bytes: Vec<u8>, utf8: bool, chosen: Option<Encoding>) -> Result<Outcome, Error> {
    if chosen.is_some() && !utf8 {
        return legacy(bytes, chosen);
    }
    // ISO-2022-JP is the one legacy encoding in use whose bytes are all ASCII; it shows by its escape sequences.
    if !utf8 && has_iso_2022_escape(&bytes) && bytes.is_ascii() {
        return legacy(bytes, None);
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Outcome::Text(Decoded { text, ..Decoded::default() })),
        Err(error) => error.into_bytes(),
    };
    if chosen.is_none() && has_many_controls(&bytes) {
        return Err(not_text());
    }
    if utf8 || is_almost_utf8(&bytes) {
        return Ok(Outcome::Text(lossy_utf8(&bytes)));
    }
    legacy(bytes, None)
}

#[cfg(any(feature = "import", feature = "html"))]
fn legacy(bytes: Vec<u8>, chosen: Option<Encoding>) -> Result<Outcome, Error> {
    Ok(Outcome::Text(super::legacy::decode(&bytes, chosen)))
}

#[cfg(not(any(feature = "import", feature = "html")))]
fn legacy(bytes: Vec<u8>, _chosen: Option<Encoding>) -> Result<Outcome, Error> {
    Ok(Outcome::NeedsImport(bytes))
}

/// Whether invalid bytes are few beside valid sequences of UTF-8. A legacy encoding forms such sequences by chance
/// only, far more rarely than invalid ones.
fn is_almost_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|&byte| byte >= 0xc0).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    invalid * 2 <= valid
}

/// The text with U+FFFD for each sequence that is not UTF-8.
fn lossy_utf8(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len() + 64);
    let (mut lost, mut first) = (0, None);
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            first.get_or_insert(text.len());
            lost += chunk.invalid().len();
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    let notices = if lost == 0 { Vec::new() } else { vec![decoded_as("UTF-8", lost, "byte", first)] };
    Decoded { text, notices, ..Decoded::default() }
}

/// Whether one of the escape sequences of ISO-2022-JP that switch to kanji occurs.
fn has_iso_2022_escape(bytes: &[u8]) -> bool {
    memchr::memchr_iter(0x1b, bytes).any(|at| matches!(bytes.get(at + 1..at + 3), Some([b'$', b'B' | b'@'])))
}

/// Whether a tenth of the bytes are zero: no text has that but UTF-16 and UTF-32.
fn is_mostly_nul(bytes: &[u8]) -> bool {
    bytes.iter().filter(|&&byte| byte == 0).count() * 10 > bytes.len()
}

/// Whether every unit of four bytes looks like one character of UTF-32 of the first planes, in either order.
fn is_utf32(bytes: &[u8]) -> bool {
    let units = || bytes.chunks_exact(4);
    let little = |unit: &[u8]| unit[3] == 0 && unit[2] <= 2 && unit[..2] != [0, 0];
    let big = |unit: &[u8]| unit[0] == 0 && unit[1] <= 2 && unit[2..] != [0, 0];
    units().len() >= 4 && (units().all(little) || units().all(big))
}

fn utf32() -> Error {
    Error::new(ErrorCode::Unsupported, "This is text in UTF-32. Save it as UTF-8 and open it again.")
}

/// Whether so many control characters occur that this is no text in any encoding. Tab, line breaks and escape
/// (terminal colors, ISO-2022-JP) are not counted.
fn has_many_controls(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(1 << 16)];
    let controls =
        sample.iter().filter(|&&byte| byte < 9 || (14..32).contains(&byte) && byte != 0x1b).count();
    controls * 50 > sample.len()
}

fn not_text() -> Error {
    Error::new(
        ErrorCode::Unreadable,
        "This is not a text file. Choose a text file, or copy the text and paste it.",
    )
}

fn check_size(bytes: usize, limit: usize) -> Result<(), Error> {
    if bytes <= limit {
        return Ok(());
    }
    Err(Error::new(
        ErrorCode::TooLong,
        format!(
            "The text is larger than {} MB. Divide it and open the parts.",
            crate::import::MAX_TEXT_BYTES >> 20
        ),
    ))
}

/// Makes room, or says that there is none instead of ending the program.
fn reserve(bytes: &mut Vec<u8>, more: usize) -> Result<(), Error> {
    bytes.try_reserve(more).map_err(|_| {
        Error::new(
            ErrorCode::TooLong,
            "There is not enough memory for this text. Divide it and open the parts.",
        )
    })
}

#[cfg(test)]
mod tests;
