//! Reading files and standard input, no more of them than can be analysed.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, IsTerminal, Read};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use nutgraf::import::{self, Decoded, Decoder, Format, Known, Member, Notice, Outcome};
use nutgraf::{Error, ErrorCode, MAX_TEXT_BYTES};

use crate::console;

/// No text that may be read takes more bytes in a file: UTF-16 has two for one of UTF-8, and a mark.
const MAX_FILE_BYTES: u64 = MAX_TEXT_BYTES as u64 * 2 + 2;

/// Bytes that are read at a time.
const PIECE_BYTES: usize = 1 << 16;

/// Opens a file, or standard input for "-", and gives its size in bytes as far as that is known.
///
/// # Errors
/// [`ErrorCode::Unreadable`], with the reason and what to do.
pub fn open(file: &OsStr) -> Result<(Box<dyn Read + Send>, Option<u64>), Error> {
    if file == "-" {
        if io::stdin().is_terminal() {
            let end = if cfg!(windows) { "Ctrl-Z and Enter" } else { "Ctrl-D" };
            console::say(&format!("Reading what is typed here; end it with {end} on a line of its own."));
        }
        return Ok((Box::new(io::stdin()), None));
    }
    let opened = File::open(file).map_err(|error| unreadable(&error))?;
    // What tells no size is read until it ends or the limit is passed.
    let about = opened.metadata().ok();
    if about.as_ref().is_some_and(fs::Metadata::is_dir) {
        return Err(unreadable(&io::ErrorKind::IsADirectory.into()));
    }
    let size = about.filter(fs::Metadata::is_file).map(|about| about.len());
    Ok((Box::new(opened), size))
}

/// What is known of a file beside its name and content.
#[derive(Clone, Copy, Default)]
pub struct Reading<'a> {
    /// What was said that it is.
    pub from: FileKind,
    /// Its encoding, its password, and how much of a web page is wanted.
    pub known: Known<'a>,
}

/// What a file is said to be.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum FileKind {
    /// What its content shows, and its name where that leaves it open.
    #[default]
    Auto,
    /// Plain text, whatever it begins like.
    PlainText,
    /// A document of this format.
    Format(Format),
}

impl FileKind {
    /// The names by which the command line calls them: "docx" and the like are what is inside a ZIP file.
    pub fn parser() -> impl TypedValueParser<Value = Self> {
        let kinds = [
            ("auto", "What the content shows, and the name where that leaves it open"),
            ("txt", "Plain text, also a web page's source"),
            ("html", "A web page"),
            ("md", "Markdown"),
            ("pasted", "Plain text, or Markdown where its marks are plain to see"),
            ("pdf", "PDF"),
            ("docx", "A Word document"),
            ("odt", "An OpenDocument text"),
            ("epub", "A book"),
            ("rtf", "Rich Text Format"),
            ("eml", "An e-mail, or a file of several"),
            ("zip", "An archive of documents"),
            ("rows", "A table, or lines of JSON, in which each row is an article"),
        ];
        let values = kinds.map(|(name, about)| PossibleValue::new(name).help(about));
        PossibleValuesParser::new(values).map(|name| match (name.as_str(), Format::of_name(&name)) {
            ("txt", _) => Self::PlainText,
            (_, Some(format)) => Self::Format(format),
            (_, None) => Self::Auto,
        })
    }
}

/// What is in a file, or in standard input for "-": a text, or the documents of an archive. Reading stops as soon as
/// enough was seen to refuse.
///
/// # Errors
/// [`ErrorCode::Unreadable`], with the reason and what to do; those of [`Decoder::push`] and [`import::open`].
pub fn read(file: &OsStr, reading: Reading<'_>) -> Result<Content, Error> {
    let (reader, size) = open(file)?;
    read_from(reader, size, file, reading)
}

/// As [`read`], from a file that is open, of `size` bytes as far as that is known.
///
/// # Errors
/// As [`read`].
pub fn read_from(
    mut reader: impl Read,
    size: Option<u64>,
    file: &OsStr,
    reading: Reading<'_>,
) -> Result<Content, Error> {
    let size = size.unwrap_or(0);
    if size > MAX_FILE_BYTES {
        let limit = MAX_TEXT_BYTES >> 20;
        let message = format!("The text is larger than {limit} MB. Divide it and open the parts.");
        return Err(Error::new(ErrorCode::TooLong, message));
    }
    let decoder = Decoder::with_capacity(usize::try_from(size).unwrap_or(0));
    let mut decoder = prepared(decoder, &file.to_string_lossy(), reading);
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        match reader.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => decoder.push(&piece[..read])?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(unreadable(&error)),
        }
    }
    finish(decoder, reading.known)
}

/// The text of a document that was inside another.
///
/// # Errors
/// As [`read`]; [`ErrorCode::Archive`] where there are others inside again.
pub fn read_member(member: &Member, known: Known<'_>) -> Result<Decoded, Error> {
    let decoder = Decoder::with_capacity(member.bytes.len());
    let mut decoder = prepared(decoder, &member.name, Reading { from: FileKind::Auto, known });
    decoder.push(&member.bytes)?;
    match finish(decoder, known)? {
        Content::Text(decoded) => Ok(decoded),
        Content::Documents(..) => Err(Error::new(
            ErrorCode::Archive,
            "This is an archive inside an archive. Unpack it and open the documents in it.",
        )),
    }
}

/// The text of a file that has one, or of standard input for "-".
///
/// # Errors
/// As [`read`]; [`ErrorCode::Archive`] for one of several documents.
pub fn read_text(file: &OsStr, reading: Reading<'_>) -> Result<Decoded, Error> {
    match read(file, reading)? {
        Content::Text(decoded) => Ok(decoded),
        Content::Documents(members, _) => match members.as_slice() {
            [only] => read_member(only, reading.known),
            members => {
                let message = format!(
                    "This is an archive of {} documents. Unpack it and name one of them.",
                    members.len()
                );
                Err(Error::new(ErrorCode::Archive, message))
            }
        },
    }
}

/// What was in a file.
pub enum Content {
    /// A text.
    Text(Decoded),
    /// Documents, and what is to be said of the whole.
    Documents(Vec<Member>, Vec<Notice>),
}

fn prepared(decoder: Decoder, name: &str, reading: Reading<'_>) -> Decoder {
    let decoder = decoder.read_as(reading.known.encoding);
    match reading.from {
        FileKind::Auto => decoder.named(name),
        FileKind::PlainText => decoder.plain_text(),
        FileKind::Format(format) => decoder.read_from(format),
    }
}

fn finish(decoder: Decoder, known: Known<'_>) -> Result<Content, Error> {
    match decoder.finish()? {
        Outcome::Text(decoded) => Ok(Content::Text(decoded)),
        Outcome::Document(format, bytes) => {
            let extract = import::open(format, &bytes, &known)?;
            if !extract.has_text() {
                return Ok(Content::Documents(extract.members, extract.notices));
            }
            extract.into_text().map(Content::Text)
        }
        // The command line has the feature `import`, with which this does not come.
        Outcome::NeedsImport(_) => Err(Error::new(
            ErrorCode::Unsupported,
            "This text is in an older encoding. Save it as UTF-8 and open it again.",
        )),
    }
}

/// Bytes that reading `file` will take, without opening it; `usize::MAX` for a pipe or a device, which do not tell.
pub fn weight(file: &OsStr) -> usize {
    if file == "-" {
        return usize::MAX;
    }
    match fs::metadata(file) {
        Ok(about) if about.is_file() => usize::try_from(about.len()).unwrap_or(usize::MAX),
        Ok(about) if about.is_dir() => 0,
        Ok(_) => usize::MAX,
        Err(_) => 0,
    }
}

/// What stopped a file from being read, as an error that names the remedy.
pub fn unreadable(error: &io::Error) -> Error {
    let message = match error.kind() {
        io::ErrorKind::NotFound => "There is no such file; check its name and folder.".to_owned(),
        io::ErrorKind::PermissionDenied => "The file may not be read; check its permissions.".to_owned(),
        io::ErrorKind::IsADirectory => "This is a folder; name a file in it.".to_owned(),
        _ => format!("The file could not be read: {error}."),
    };
    Error::new(ErrorCode::Unreadable, message)
}

/// How a file is named in messages. U+FFFD stands for what is no Unicode in its name.
pub fn label(file: &OsStr) -> Cow<'_, str> {
    if file == "-" { "standard input".into() } else { file.to_string_lossy() }
}
