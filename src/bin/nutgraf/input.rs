//! Reading files and standard input.

use std::fs::File;
use std::io::{self, Read};

use nutgraf::{Error, ErrorCode};

/// The bytes of a file, or of standard input for "-".
///
/// # Errors
/// [`ErrorCode::Unreadable`], with the reason and what to do.
pub fn bytes(file: &str) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let read = if file == "-" {
        io::stdin().lock().read_to_end(&mut bytes)
    } else {
        File::open(file).and_then(|mut opened| opened.read_to_end(&mut bytes))
    };
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => Err(unreadable(&error)),
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

/// How a file is named in messages.
pub fn label(file: &str) -> &str {
    if file == "-" { "standard input" } else { file }
}
