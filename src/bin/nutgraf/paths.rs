//! The files that are meant by paths: a folder stands for the files in it, a pattern for those that match.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::{Error, ErrorCode};

use crate::pipeline::Job;
use crate::{input, pattern};

/// A file, or why a path stands for none.
pub type Found = Result<OsString, (OsString, Error)>;

/// What becomes of a folder.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Folders {
    /// It is refused.
    Refused,
    /// The files in it, but not those of the folders in it.
    Flat,
    /// All files, however deep.
    Recursive,
}

/// What paths stand for.
pub struct Files {
    pub found: Vec<Found>,
    /// Whether several were asked for, even where it was only one in the end: more paths than one, a folder or a pattern.
    pub several: bool,
}

/// The files that paths stand for, those of a folder or pattern by name. What begins with a dot is passed over, and so are links to
/// folders, which may lead in a circle. A path that is there is no pattern, whatever its letters.
pub fn files(paths: &[OsString], folders: Folders) -> Files {
    let mut found = Vec::new();
    let mut several = paths.len() > 1;
    for path in paths {
        // Also a link that leads nowhere is there.
        let is_there = path == "-" || fs::symlink_metadata(path).is_ok();
        if is_there && path != "-" && Path::new(path).is_dir() {
            several |= folders != Folders::Refused;
            match folders {
                Folders::Refused => found.push(Err((path.clone(), refused()))),
                Folders::Flat | Folders::Recursive => walk(path, folders, &mut found),
            }
        } else if !is_there && pattern::is_pattern(path) {
            several = true;
            match_pattern(path, folders, &mut found);
        } else {
            found.push(Ok(path.clone()));
        }
    }
    Files { found, several }
}

/// The work on each file, under its name. What stands for none is work, too, so that it is told in its place.
pub fn jobs(found: Vec<Found>) -> impl Iterator<Item = Job<OsString, Found>> {
    found.into_iter().map(|file| {
        let (name, weight) = match &file {
            Ok(file) => (file.clone(), input::weight(file)),
            Err((path, _)) => (path.clone(), 0),
        };
        Job { name, weight, task: file }
    })
}

fn match_pattern(pattern: &OsStr, folders: Folders, found: &mut Vec<Found>) {
    let before = found.len();
    for matched in pattern::matches(pattern) {
        match matched {
            Ok(path) if path.is_dir() => {
                if folders == Folders::Recursive {
                    walk(path.as_os_str(), folders, found);
                }
            }
            // Else a file of this name would be taken for standard input.
            Ok(path) if path.as_os_str() == "-" => found.push(Ok(Path::new(".").join(path).into())),
            Ok(path) => found.push(Ok(path.into())),
            Err((folder, error)) => found.push(Err((folder.into(), input::unreadable(&error)))),
        }
    }
    if found.len() == before {
        let message = "There is no such file, and none matches this as a pattern; check its folder. \
                       A pattern may have * and ? in a name, [a-z], and ** for folders.";
        found.push(Err((pattern.to_owned(), Error::new(ErrorCode::Unreadable, message))));
    }
}

fn walk(folder: &OsStr, folders: Folders, found: &mut Vec<Found>) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return found.push(Err((folder.to_owned(), input::unreadable(&error)))),
    };
    let mut paths: Vec<(PathBuf, bool)> = Vec::new();
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
            true if folders == Folders::Recursive => walk(path.as_os_str(), folders, found),
            true => {}
            false if path.is_file() => found.push(Ok(path.into_os_string())),
            // A link to a folder, or a pipe that would be waited for.
            false => {}
        }
    }
}

fn refused() -> Error {
    Error::new(ErrorCode::Unreadable, "This is a folder; --recursive reads the files in it.")
}

/// Nothing to read is a mistake of the caller's.
pub fn nothing() -> Error {
    Error::new(
        ErrorCode::Unreadable,
        "There is no file in the folders that were named; --recursive looks into those in them, too.",
    )
}
