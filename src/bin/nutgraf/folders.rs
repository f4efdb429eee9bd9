//! The files that are meant by paths: a folder stands for the files in it.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;

use nutgraf::{Error, ErrorCode};

use crate::input;

/// A file, or why a path stands for none.
pub type Found = Result<OsString, (OsString, Error)>;

/// The files that paths stand for, those of a folder by name. Folders within folders only where `recursive`; what begins with a dot is
/// passed over, and so are links to folders, which may lead in a circle.
pub fn files(paths: &[OsString], recursive: bool) -> Vec<Found> {
    let mut found = Vec::new();
    for path in paths {
        if path != "-" && Path::new(path).is_dir() {
            walk(path, recursive, &mut found)
        } else {
            found.push(Ok(path.clone()))
        }
    }
    found
}

fn walk(folder: &OsStr, recursive: bool, found: &mut Vec<Found>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return found.push(Err((folder.to_owned(), input::unreadable(&error)))),
    };
    let mut paths = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) if entry.file_name().as_encoded_bytes().starts_with(b".") => {}
            Ok(entry) => paths.push((entry.path(), entry.file_type().is_ok_and(|kind| kind.is_dir()))),
            Err(error) => found.push(Err((folder.to_owned(), input::unreadable(&error)))),
        }
    }
    paths.sort_unstable();
    for (path, is_folder) in paths {
        match is_folder {
            true if recursive => walk(path.as_os_str(), recursive, found),
            true => {}
            false if path.is_file() => found.push(Ok(path.into_os_string())),
            // A link to a folder, or a pipe that would be waited for.
            false => {}
        }
    }
}

/// Nothing to read is a mistake of the caller's.
pub fn nothing() -> Error {
    Error::new(
        ErrorCode::Unreadable,
        "There is no file in the folders that were named; --recursive looks into those in them, too.",
    )
}
