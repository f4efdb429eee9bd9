//! Reading files and standard input, no more of them than can be analysed.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read};

use nutgraf::import::{Decoded, Decoder, Outcome};
use nutgraf::{Error, ErrorCode, MAX_TEXT_BYTES};

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

/// The text of a file, or of standard input for "-". `decoder` makes the decoder for a size in bytes (0 where that is not
/// known). Reading stops as soon as the decoder has seen enough to refuse.
///
/// # Errors
/// [`ErrorCode::Unreadable`], with the reason and what to do; those of [`Decoder::push`].
pub fn decode(file: &OsStr, decoder: impl FnOnce(usize) -> Decoder) -> Result<Decoded, Error> {
    let (mut reader, size) = open(file)?;
    let size = size.unwrap_or(0);
    if size > MAX_FILE_BYTES {
        let limit = MAX_TEXT_BYTES >> 20;
        let message = format!("The text is larger than {limit} MB. Divide it and open the parts.");
        return Err(Error::new(ErrorCode::TooLong, message));
    }
    let mut decoder = decoder(usize::try_from(size).unwrap_or(0));
    let mut piece = vec![0; PIECE_BYTES];
    loop {
        match reader.read(&mut piece) {
            Ok(0) => break,
            Ok(read) => decoder.push(&piece[..read])?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(unreadable(&error)),
        }
    }
    match decoder.finish()? {
        Outcome::Text(decoded) => Ok(decoded),
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
        io::ErrorKind::IsADirectory => "This is a folder; name the files in it.".to_owned(),
        _ => format!("The file could not be read: {error}."),
    };
    Error::new(ErrorCode::Unreadable, message)
}

/// How a file is named in messages. U+FFFD stands for what is no Unicode in its name.
pub fn label(file: &OsStr) -> Cow<'_, str> {
    if file == "-" { "standard input".into() } else { file.to_string_lossy() }
}
