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
}

impl Decoder {
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
mod tests {
    use super::*;
    use crate::text::ByteSpan;

    /// The outcome of `bytes` in pieces of every size from 1 to 7, which must all be the same.
    fn outcome(bytes: &[u8]) -> Result<Outcome, Error> {
        outcome_as(bytes, None)
    }

    fn outcome_as(bytes: &[u8], encoding: Option<Encoding>) -> Result<Outcome, Error> {
        let mut whole = Decoder::default().read_as(encoding);
        let expected = whole.push(bytes).and_then(|()| whole.finish());
        for size in 1..8 {
            let mut decoder = Decoder::with_capacity(bytes.len()).read_as(encoding);
            let result =
                bytes.chunks(size).try_for_each(|piece| decoder.push(piece)).and_then(|()| decoder.finish());
            assert_eq!(result, expected, "in pieces of {size}");
        }
        expected
    }

    fn text(bytes: &[u8]) -> Decoded {
        match outcome(bytes) {
            Ok(Outcome::Text(decoded)) => decoded,
            other => panic!("no text: {other:?}"),
        }
    }

    fn message(bytes: &[u8]) -> (String, String) {
        let decoded = text(bytes);
        (decoded.text, decoded.notices.into_iter().map(|notice| notice.message).collect())
    }

    fn utf16(text: &str, order: ByteOrder) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| match order {
                ByteOrder::Little => unit.to_le_bytes(),
                ByteOrder::Big => unit.to_be_bytes(),
            })
            .collect()
    }

    #[test]
    fn unicode_is_read_by_itself() {
        assert_eq!(text(b""), Decoded::default());
        assert_eq!(message("żółw — 亀".as_bytes()), ("żółw — 亀".into(), String::new()));
        assert_eq!(message("\u{feff}with a mark".as_bytes()), ("with a mark".into(), String::new()));
        assert_eq!(message(&[0xff, 0xfe, b'a', 0]), ("a".into(), "Read as UTF-16LE.".into()));
        assert_eq!(message(&[0xfe, 0xff, 0, b'a']), ("a".into(), "Read as UTF-16BE.".into()));
    }

    #[test]
    fn utf16_without_a_mark_is_told_by_its_zero_bytes() {
        for sample in
            ["A harbour, a hill and a house.\r\n", "Гавань, холм и дом у воды.\n", "𝄞 clef 🙂 and so on\n"]
        {
            for order in [ByteOrder::Little, ByteOrder::Big] {
                let text = sample.repeat(200);
                assert_eq!(message(&utf16(&text, order)).0, text, "{order:?}");
            }
        }
    }

    #[test]
    fn short_utf16_without_a_mark_is_told_by_its_script() {
        for text in [
            "Hi",
            "OK",
            "Port",
            "1984",
            "Harbour-to-close-now",
            "Überfähre",
            "Żółw",
            "Да",
            "ГАВАНЬ",
            "Переправа",
            "Переправа закрыта",
            "Πορθμείο",
            "ΛΙΜΑΝΙ",
            "נמל",
            "ميناء",
            "बंदरगाह",
            "ท่าเรือ",
            "ნავსადგური",
            "港の新しい橋が開通しました。",
            "市议会决定买回公共汽车公司,2009年",
            "시의회는 버스 회사를 다시 사들이기로 했다",
            "One\r\nTwo",
            "a\tb",
            "“Да”",
            "🙂 ok",
        ] {
            for order in [ByteOrder::Little, ByteOrder::Big] {
                let expected = (text.to_owned(), format!("Read as {}.", order.encoding()));
                assert_eq!(message(&utf16(text, order)), expected, "{text} {order:?}");
            }
        }
    }

    #[test]
    fn zero_bytes_do_not_make_utf16_of_everything() {
        for bytes in [
            &[0_u8, 0][..],
            b"a\0",
            b"abc\0def\0\0\0",
            b"\0\x01\0\x02\0\x03\0\x04",
            &[7, 1, 2, 3, 200, 9, 14, 250],
            b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff\0\0",
        ] {
            assert_eq!(outcome(bytes).unwrap_err().code(), ErrorCode::Unreadable, "{bytes:?}");
        }
        // Plain text stays what it is, whatever its pairs of bytes would be.
        for text in ["No", "Bush hid the facts", "港の橋", "Да"] {
            assert_eq!(message(text.as_bytes()), (text.into(), String::new()));
        }
    }

    #[test]
    fn what_is_lost_is_counted_and_shown() {
        let mut bytes = "déjà vu, œuvre, naïve".as_bytes().to_vec();
        bytes.push(0xe2); // A sequence cut off by the end of the file.
        let decoded = text(&bytes);
        assert_eq!(decoded.notices[0].message, "Read as UTF-8; 1 byte could not be decoded.");
        assert_eq!(decoded.notices[0].span.map(|span| span.of(&decoded.text)), Some("\u{fffd}"));

        let mut lone = vec![0xff, 0xfe];
        lone.extend([b'a', 0, 0x00, 0xd8, b'b', 0, 0x01, 0xdc, 7]);
        let decoded = text(&lone);
        assert_eq!(decoded.text, "a\u{fffd}b\u{fffd}\u{fffd}");
        assert_eq!(decoded.notices[0].message, "Read as UTF-16LE; 3 characters could not be decoded.");
        assert_eq!(decoded.notices[0].span, Some(ByteSpan::new(1, 4)));
    }

    #[test]
    fn binary_data_and_containers_are_refused() {
        let code = |bytes: &[u8]| outcome(bytes).unwrap_err().code();
        assert_eq!(code(&[0; 5000]), ErrorCode::Unreadable);
        assert_eq!(code(&[0xff, 0xfe, 0, 0, b'a', 0, 0, 0]), ErrorCode::Unsupported);
        assert_eq!(code(b"7z\xbc\xaf\x27\x1c"), ErrorCode::Unsupported);
        let noise: Vec<u8> = (0..6000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_eq!(code(&noise), ErrorCode::Unreadable);
    }

    #[test]
    fn plain_text_may_begin_like_a_container() {
        for text in
            ["<html><p>Source of a page.", "%PDF-1.7 is how such a file begins.", "PK\u{3}\u{4} is a mark."]
        {
            assert!(matches!(outcome(text.as_bytes()), Ok(Outcome::Document(..))), "{text}");
            let mut decoder = Decoder::default().plain_text();
            decoder.push(text.as_bytes()).unwrap();
            let Ok(Outcome::Text(decoded)) = decoder.finish() else { panic!("{text}") };
            assert_eq!(decoded.text, text);
        }
        let mut binary = Decoder::default().plain_text();
        let error = binary.push(&[0; 5000]).unwrap_err();
        assert_eq!(error.code(), ErrorCode::Unreadable);
    }

    #[test]
    fn a_text_over_the_limit_is_refused_with_the_remedy() {
        let mut decoder = Decoder { limit: 10_000, ..Decoder::default() };
        decoder.push(&[b'a'; 9000]).unwrap();
        let error = decoder.push(&[b'a'; 1001]).unwrap_err();
        assert_eq!(error.code(), ErrorCode::TooLong);
        assert!(error.message().contains("Divide"));
        let mut decoder = Decoder { limit: 10_000, ..Decoder::default() };
        decoder.push(&[0xff, 0xfe]).unwrap();
        let error = decoder.push(&utf16(&"が".repeat(5000), ByteOrder::Little)).unwrap_err();
        assert_eq!(error.code(), ErrorCode::TooLong);
    }

    #[test]
    fn utf8_becomes_the_text_without_a_copy() {
        let piece = [b'x'; 1000];
        let mut decoder = Decoder::with_capacity(20_000);
        for _ in 0..20 {
            decoder.push(&piece).unwrap();
        }
        let before = decoder.bytes.as_ptr();
        let Ok(Outcome::Text(decoded)) = decoder.finish() else { panic!("ASCII is text") };
        assert_eq!(decoded.text.as_ptr(), before);
    }

    #[test]
    fn utf32_is_refused_with_a_remedy() {
        for little in [true, false] {
            let unit = |c: char| if little { u32::from(c).to_le_bytes() } else { u32::from(c).to_be_bytes() };
            for mark in ["", "\u{feff}"] {
                let text = format!("{mark}The café by the harbour");
                let error = outcome(&text.chars().flat_map(unit).collect::<Vec<u8>>()).unwrap_err();
                assert_eq!(error.code(), ErrorCode::Unsupported);
                assert!(error.message().contains("UTF-32"), "{}", error.message());
            }
        }
    }

    /// The text and the message, or the message of the error.
    fn chosen_by_hand(bytes: &[u8], label: &str) -> (String, String) {
        let encoding = Encoding::for_label(label);
        assert!(encoding.is_some(), "{label}");
        match outcome_as(bytes, encoding) {
            Ok(Outcome::Text(decoded)) => {
                (decoded.text, decoded.notices.into_iter().map(|notice| notice.message).collect())
            }
            Ok(Outcome::NeedsImport(back)) => {
                assert_eq!(back, bytes);
                (String::new(), "handed on".into())
            }
            Ok(Outcome::Document(format, back)) => {
                assert_eq!(back, bytes);
                (String::new(), format.as_str().to_owned())
            }
            Err(error) => (String::new(), error.message().to_owned()),
        }
    }

    #[test]
    fn unicode_chosen_by_hand_is_believed() {
        let check = |bytes: &[u8], label: &str, text: &str, message: &str| {
            assert_eq!(chosen_by_hand(bytes, label), (text.into(), message.into()), "{bytes:?} as {label}");
        };
        // A mark of the encoding is taken off; that of another is what it is.
        check("\u{feff}żółw".as_bytes(), "utf-8", "żółw", "");
        check(&[0xff, 0xfe, b'a', 0], "utf-16le", "a", "Read as UTF-16LE.");
        check(&[0xfe, 0xff, 0, b'a'], "utf-16be", "a", "Read as UTF-16BE.");
        check(&[0xfe, 0xff, b'a', 0], "utf-16le", "\u{fffe}a", "Read as UTF-16LE.");
        // "UTF-16" goes by the mark, and without one has the little end first.
        check(&[0xfe, 0xff, 0, b'a'], "utf-16", "a", "Read as UTF-16BE.");
        check(&[0xff, 0xfe, b'a', 0], "utf-16", "a", "Read as UTF-16LE.");
        check(b"a\0", "utf-16", "a", "Read as UTF-16LE.");
        // Too few or no zero bytes to tell it by.
        check(&utf16("港の橋", ByteOrder::Big), "utf-16be", "港の橋", "Read as UTF-16BE.");
        check(b"ab", "utf-16le", "扡", "Read as UTF-16LE.");
        // What cannot be decoded is counted.
        check(b"caf\xe9", "utf-8", "caf\u{fffd}", "Read as UTF-8; 1 byte could not be decoded.");
        check(b"a\0b", "utf-16le", "a\u{fffd}", "Read as UTF-16LE; 1 character could not be decoded.");
        check(
            &[0xff, 0xfe, 0, 0],
            "utf-8",
            "\u{fffd}\u{fffd}\0\0",
            "Read as UTF-8; 2 bytes could not be decoded.",
        );
        // Controls do not make it binary.
        check(&[7, 1, 2, 0], "utf-8", "\u{7}\u{1}\u{2}\0", "");
        check(b"", "utf-8", "", "");
        check(b"", "utf-16be", "", "Read as UTF-16BE.");
    }

    #[test]
    fn containers_are_what_they_are_whatever_was_chosen() {
        for label in ["utf-8", "utf-16le", "windows-1250", "cp437"] {
            assert_eq!(chosen_by_hand(b"%PDF-1.7\n", label), (String::new(), "pdf".into()), "{label}");
            let (text, message) = chosen_by_hand(b"Rar!\x1a\x07\x01", label);
            assert!(text.is_empty() && message.contains("a RAR archive"), "{label}: {message}");
        }
    }

    /// The format that a file of this name and content is opened as; "" for plain text.
    fn format(name: &str, content: &str) -> &'static str {
        let mut decoder = Decoder::default().named(name);
        decoder.push(content.as_bytes()).unwrap();
        match decoder.finish().unwrap() {
            Outcome::Document(format, _) => format.as_str(),
            Outcome::Text(_) | Outcome::NeedsImport(_) => "",
        }
    }

    #[test]
    fn a_name_counts_where_the_content_leaves_it_open() {
        let message = "From: Ines <ines@tallow.example>\nSubject: Low tide\n\nThe ferry waits.";
        for (name, content, expected) in [
            ("notes.md", "# Low tide", "md"),
            ("NOTES.MARKDOWN", "Low tide", "md"),
            ("notes.txt", "# Low tide", ""),
            ("page.html", "<p>Low tide", "html"),
            ("page.html", "No mark in it", ""),
            ("page.txt", "<p>Low tide", ""),
            ("letter.eml", message, "eml"),
            ("letter.txt", message, ""),
            ("letter.eml", "Low tide", ""),
            // Content that shows what it is counts more than any name.
            ("tide.docx", "%PDF-1.4", "pdf"),
            ("tide.pdf", "<!doctype html><p>Not found", "html"),
            ("tide.pdf", "Plain words", ""),
            ("tide.csv", "title,text\nLow tide,The ferry waits.", ""),
        ] {
            assert_eq!(format(name, content), expected, "{name}: {content}");
        }
    }

    #[test]
    fn a_choice_by_hand_counts_more_than_the_content() {
        for content in ["<!doctype html><p>Low tide", "%PDF-1.4", "Low tide"] {
            let mut decoder = Decoder::default().read_from(Format::Markdown);
            decoder.push(content.as_bytes()).unwrap();
            assert_eq!(decoder.finish(), Ok(Outcome::Document(Format::Markdown, content.into())));
        }
    }

    #[cfg(feature = "import")]
    #[test]
    fn older_encodings_chosen_by_hand_are_believed() {
        for (bytes, label, text, message) in [
            (&b"erd\xf5, t\xfb"[..], "cp1250", "erdő, tű", "Read as windows-1250."),
            (b"erd\xf5, t\xfb", "latin2", "erdő, tű", "Read as ISO-8859-2."),
            (b"erd\x8b, t\xfb", "cp852", "erdő, tű", "Read as IBM852."),
            (b"caf\x82 \xe1 \xab\xe4", "cp437", "café ß ½Σ", "Read as IBM437."),
            (b"caf\x82 \xe1 \xab\xe4", "cp850", "café ß ½õ", "Read as IBM850."),
            (b"caf\x8e \xd2oui\xd3", "mac-roman", "café “oui”", "Read as macintosh."),
            (b"\x8c\xee\xf1\xea\xe2\xe0", "x-mac-cyrillic", "Москва", "Read as x-mac-cyrillic."),
            (b"\x8c\xae\xe1\xaa\xa2\xa0", "ibm866", "Москва", "Read as IBM866."),
            // Valid UTF-8, plain ASCII and binary data are read as asked, too.
            ("ő".as_bytes(), "windows-1252", "Å‘", "Read as windows-1252."),
            (b"\xef\xbb\xbfa", "windows-1252", "ï»¿a", "Read as windows-1252."),
            (b"plain", "koi8-r", "plain", "Read as KOI8-R."),
            (&[0, 1, 2, 0, 0xe9], "latin1", "\0\u{1}\u{2}\0é", "Read as windows-1252."),
            (b"\x84\x31\x95\x33a", "gb18030", "a", "Read as gb18030."),
            (b"a\x82", "sjis", "a\u{fffd}", "Read as Shift_JIS; 1 character could not be decoded."),
            (b"", "big5", "", "Read as Big5."),
        ] {
            assert_eq!(chosen_by_hand(bytes, label), (text.into(), message.into()), "{bytes:?} as {label}");
        }
    }

    #[cfg(not(feature = "import"))]
    #[test]
    fn older_encodings_chosen_by_hand_are_handed_on() {
        for bytes in [&b"erd\xf5"[..], b"plain", b"\xef\xbb\xbfmarked", &[0, 1, 2]] {
            assert_eq!(chosen_by_hand(bytes, "cp1250").1, "handed on");
        }
    }

    #[cfg(feature = "import")]
    #[test]
    fn legacy_encodings_are_read() {
        let (sample, _, _) =
            encoding_rs::WINDOWS_1251.encode("Пресс-служба сообщила о новой переправе через реку.");
        let decoded = text(&sample);
        assert_eq!(decoded.text, "Пресс-служба сообщила о новой переправе через реку.");
        assert_eq!(decoded.notices[0].message, "Read as windows-1251.");
        let (sample, _, _) = encoding_rs::ISO_2022_JP.encode("港の新しい橋が開通しました。");
        assert_eq!(message(&sample), ("港の新しい橋が開通しました。".into(), "Read as ISO-2022-JP.".into()));
        let (sample, _, _) =
            encoding_rs::SHIFT_JIS.encode("港の新しい橋が開通しました。朝から多くの人が渡りました。");
        let mut sample = sample.into_owned();
        sample.push(0x82); // Half a character.
        let decoded = text(&sample);
        assert_eq!(decoded.notices[0].message, "Read as Shift_JIS; 1 character could not be decoded.");
        assert_eq!(decoded.notices[0].span.map(|span| span.of(&decoded.text)), Some("\u{fffd}"));
    }

    #[cfg(not(feature = "import"))]
    #[test]
    fn legacy_encodings_are_handed_on() {
        let bytes = b"caf\xe9 au lait".to_vec();
        assert_eq!(outcome(&bytes), Ok(Outcome::NeedsImport(bytes.clone())));
        assert_eq!(decode(&bytes).unwrap_err().code(), ErrorCode::Unsupported);
    }
}
