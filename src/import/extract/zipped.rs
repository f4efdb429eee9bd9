//! What is in a ZIP file: its members by name, and the document that they make up together.

pub mod blocks;
pub mod grid;
mod kind;
mod salvage;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::xml::decoded;
use super::{Error, ErrorCode, Known, damaged, locked};
use crate::import::legacy;
pub use kind::{Kind, related, resolved};

/// The largest member that is unpacked, in bytes.
const MAX_MEMBER_BYTES: u64 = 256 << 20;

/// How much is unpacked of one file, archives in it included, in bytes.
const MAX_TOTAL_BYTES: u64 = 512 << 20;

/// A member above [`FREE_BYTES`] that is packed tighter than this is made to overwhelm: text is packed some ten times,
/// and the format allows a thousand.
const MAX_RATIO: u64 = 200;

/// Up to this size, in bytes, a member may be packed as tightly as it likes.
const FREE_BYTES: u64 = 16 << 20;

/// A ZIP file whose members are read by name.
#[derive(Debug)]
pub struct Zipped<'b> {
    archive: ZipArchive<Cursor<Cow<'b, [u8]>>>,
    names: Vec<String>,
    /// Where names stand among `names`, by what [`folded`] makes of them.
    places: BTreeMap<String, usize>,
    password: Option<&'b str>,
    /// How much may still be unpacked.
    left: u64,
    is_mended: bool,
}

/// Why a member cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It is locked, and there is no password or the wrong one.
    Locked,
    /// It passes a bound.
    TooLarge,
    /// It is damaged, missing or packed in a way that is not known.
    Damaged,
}

impl<'b> Zipped<'b> {
    /// Opens a file; one that has lost its table of members is mended where that is possible.
    ///
    /// # Errors
    /// [`ErrorCode::Unreadable`] where it is damaged beyond that.
    pub fn open(bytes: &'b [u8], known: &Known<'b>) -> Result<Self, Error> {
        let (archive, is_mended) = if let Ok(archive) = ZipArchive::new(Cursor::new(Cow::Borrowed(bytes))) {
            (archive, false)
        } else {
            let mended = salvage::mended(bytes).ok_or_else(|| damaged("a ZIP file"))?;
            (ZipArchive::new(Cursor::new(Cow::Owned(mended))).map_err(|_| damaged("a ZIP file"))?, true)
        };
        let names = names_of(archive.file_names_raw());
        let places = names.iter().enumerate().rev().map(|(at, name)| (folded(name), at)).collect();
        Ok(Self { archive, names, places, password: known.password, left: MAX_TOTAL_BYTES, is_mended })
    }

    /// The names of all members, folders included, in the order of the file.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// Whether the table of members was lost and had to be made anew: some of them may be missing.
    pub fn is_mended(&self) -> bool {
        self.is_mended
    }

    /// Whether there is a member with this name.
    pub fn has(&self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// The content of the member with this name; capitals and a slash at the start do not matter.
    ///
    /// # Errors
    /// [`ErrorCode::Unreadable`] where it is missing or damaged, [`ErrorCode::PasswordNeeded`] where it is locked,
    /// [`ErrorCode::TooLong`] where it passes a bound.
    pub fn read(&mut self, name: &str) -> Result<Vec<u8>, Error> {
        let content = self.find(name).ok_or(Failure::Damaged).and_then(|at| self.unpack(at));
        content.map_err(|failure| match failure {
            Failure::Locked => locked("a document", &Known { password: self.password, ..Known::default() }),
            Failure::TooLarge => too_large(),
            Failure::Damaged => damaged("a document in a ZIP file"),
        })
    }

    /// The characters of the XML member with this name.
    ///
    /// # Errors
    /// Those of [`Zipped::read`].
    pub fn read_xml(&mut self, name: &str) -> Result<String, Error> {
        let bytes = self.read(name)?;
        match decoded(&bytes)? {
            Cow::Owned(text) => Ok(text),
            Cow::Borrowed(text) if text.len() == bytes.len() => {
                String::from_utf8(bytes).map_err(|_| damaged("a document in a ZIP file"))
            }
            Cow::Borrowed(text) => Ok(text.to_owned()),
        }
    }

    /// [`Zipped::read_xml`] of the member without which there is no document: `what` with its article, "a Word document".
    ///
    /// # Errors
    /// Those of [`Zipped::read`], about the document.
    pub fn read_main(&mut self, name: &str, what: &str) -> Result<String, Error> {
        self.read_xml(name).map_err(|error| match error.code() {
            ErrorCode::Unreadable => damaged(what),
            _ => error,
        })
    }

    /// The place of the member with this name among [`Zipped::names`].
    fn find(&self, name: &str) -> Option<usize> {
        let exact = self.archive.index_for_name_raw(name.as_bytes());
        exact.or_else(|| self.places.get(&folded(name)).copied())
    }

    /// Whether the member at `at` is a file: no folder, and no link to one.
    pub fn is_file(&self, at: usize) -> bool {
        self.archive.by_index_data(at).is_ok_and(|entry| !entry.is_dir() && !entry.is_symlink())
    }

    /// The content of the member at `at` among [`Zipped::names`].
    ///
    /// # Errors
    /// A [`Failure`].
    pub fn unpack(&mut self, at: usize) -> Result<Vec<u8>, Failure> {
        let is_locked = self.archive.by_index_data(at).map_err(|_| Failure::Damaged)?.encrypted();
        let opened = match (is_locked, self.password) {
            (true, None) => return Err(Failure::Locked),
            (true, Some(password)) => self.archive.by_index_decrypt(at, password.as_bytes()),
            (false, _) => self.archive.by_index(at),
        };
        let member = opened.map_err(|error| match error {
            ZipError::InvalidPassword => Failure::Locked,
            _ => Failure::Damaged,
        })?;
        let tight = member.compressed_size().saturating_mul(MAX_RATIO).max(FREE_BYTES);
        let bound = tight.min(MAX_MEMBER_BYTES).min(self.left);
        if member.size() > bound {
            return Err(Failure::TooLarge);
        }
        let mut content = Vec::new();
        // A wrong password passes the format's own check now and then, and shows here.
        let failed = if is_locked { Failure::Locked } else { Failure::Damaged };
        member.take(bound + 1).read_to_end(&mut content).map_err(|_| failed)?;
        let unpacked = u64::try_from(content.len()).unwrap_or(u64::MAX);
        if unpacked > bound {
            return Err(Failure::TooLarge);
        }
        self.left -= unpacked;
        Ok(content)
    }

    /// Opens an archive that was in this one, with what may still be unpacked of this.
    ///
    /// # Errors
    /// Those of [`Zipped::open`].
    pub fn open_inner<'i>(&self, bytes: &'i [u8], known: &Known<'i>) -> Result<Zipped<'i>, Error> {
        Ok(Zipped { left: self.left, ..Zipped::open(bytes, known)? })
    }

    /// Counts what was unpacked of an archive in this one.
    pub fn charge(&mut self, inner: &Zipped<'_>) {
        self.left = inner.left;
    }
}

/// A member's name without what does not matter in it: capitals, the kind of slashes, one at the start.
fn folded(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

/// The names of members as text: UTF-8 where they are that, else all in the encoding that is likeliest for them together.
fn names_of<'n>(raw: impl Iterator<Item = &'n [u8]>) -> Vec<String> {
    let raw: Vec<&[u8]> = raw.collect();
    let others = raw.iter().filter(|name| str::from_utf8(name).is_err());
    let joined = others.map(|name| name.iter().map(|&b| if b == b'\n' { b' ' } else { b }).collect());
    let joined = joined.collect::<Vec<Vec<u8>>>().join(&b'\n');
    let decoded = if joined.is_empty() { String::new() } else { legacy::decode(&joined, None).text };
    let mut decoded = decoded.split('\n');
    let name = |name: &&[u8]| match str::from_utf8(name) {
        Ok(name) => name.to_owned(),
        Err(_) => decoded.next().map_or_else(|| String::from_utf8_lossy(name).into_owned(), str::to_owned),
    };
    raw.iter().map(name).collect()
}

/// The error about a file that is larger than is unpacked.
fn too_large() -> Error {
    let message = format!(
        "This file holds more than is unpacked ({} MB), or is packed to overwhelm. Open it in another program, and copy the text.",
        MAX_MEMBER_BYTES >> 20
    );
    Error::new(ErrorCode::TooLong, message)
}

/// A ZIP file with these members, for tests.
#[cfg(test)]
pub fn packed(members: &[(&str, &[u8])]) -> Vec<u8> {
    use std::io::Write;
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in members {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_found_by_name() {
        let bytes = packed(&[("Word/Document.XML", b"one"), ("a\\b.txt", b"two")]);
        let mut zipped = Zipped::open(&bytes, &Known::default()).unwrap();
        for (name, expected) in
            [("word/document.xml", "one"), ("/Word/Document.XML", "one"), ("a/b.txt", "two")]
        {
            assert_eq!(zipped.read(name).unwrap(), expected.as_bytes(), "{name}");
        }
        assert_eq!(zipped.read("c").unwrap_err().code(), ErrorCode::Unreadable);
    }

    #[test]
    fn what_is_packed_to_overwhelm_is_refused() {
        let bytes = packed(&[("bomb.txt", &vec![b'a'; 40 << 20]), ("small.txt", &[b'a'; 100_000])]);
        let mut zipped = Zipped::open(&bytes, &Known::default()).unwrap();
        assert_eq!(zipped.unpack(0), Err(Failure::TooLarge));
        assert_eq!(zipped.unpack(1).map(|content| content.len()), Ok(100_000));
    }

    #[test]
    fn names_in_old_encodings_are_read() {
        let names = [&b"Pr\x81fung \x84ltere Stra\xe1e.txt"[..], "Fähre.txt".as_bytes(), b"plain.txt"];
        let found = names_of(names.into_iter());
        assert_eq!(found[1..], ["Fähre.txt", "plain.txt"]);
        assert_eq!(found[0], "Prüfung ältere Straße.txt");
    }
}
