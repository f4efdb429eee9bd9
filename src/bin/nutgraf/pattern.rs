//! Patterns of file names (`news/**/*.txt`): for shells that hand them on as they are, and where they stand in quotes.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

/// Any number of folders, one within the other.
const FOLDERS: &str = "**";

/// Whether a path has the signs of a pattern.
pub fn is_pattern(path: &OsStr) -> bool {
    path.as_encoded_bytes().iter().any(|byte| b"*?[".contains(byte))
}

/// A path that matches, or a folder that could not be looked into.
pub type Match = Result<PathBuf, (PathBuf, io::Error)>;

/// What matches, by name. `*` stands for any letters of a name, `?` for one, `[a-z]` for one of some, `[!a-z]` for one of the others,
/// `**` for any folders. What begins with a dot is found only where the pattern has the dot; links to folders are not gone
/// down by `**`, for they may lead in a circle.
pub fn matches(pattern: &OsStr) -> Vec<Match> {
    let mut parts: Vec<Component<'_>> = Path::new(pattern).components().collect();
    parts.dedup_by(|one, other| is_folders(one) && is_folders(other));
    if parts.last().is_some_and(is_folders) {
        parts.push(Component::Normal(OsStr::new("*")));
    }
    let mut found = Vec::new();
    walk(PathBuf::new(), &parts, &mut found);
    // Two `**` can find one file in two ways.
    let (mut paths, mut failed) = (Vec::new(), Vec::new());
    for found in found {
        match found {
            Ok(path) => paths.push(path),
            Err(error) => failed.push(error),
        }
    }
    paths.sort_unstable();
    paths.dedup();
    failed.sort_unstable_by(|one, other| one.0.cmp(&other.0));
    failed.dedup_by(|one, other| one.0 == other.0);
    failed.into_iter().map(Err).chain(paths.into_iter().map(Ok)).collect()
}

fn is_folders(part: &Component<'_>) -> bool {
    part.as_os_str() == FOLDERS
}

/// What the rest of a pattern finds in `folder`.
fn walk(folder: PathBuf, parts: &[Component<'_>], found: &mut Vec<Match>) {
    let Some((part, rest)) = parts.split_first() else {
        if folder.exists() {
            found.push(Ok(folder));
        }
        return;
    };
    let name = part.as_os_str();
    if !is_pattern(name) {
        return walk(folder.join(name), rest, found);
    }
    if is_folders(part) {
        walk(folder.clone(), rest, found);
    }
    let signs = signs(name);
    let wants_hidden = name.as_encoded_bytes().starts_with(b".");
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { &folder };
    let entries = match fs::read_dir(here) {
        Ok(entries) => entries,
        // A file in the place of a folder, or nothing, is no match.
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return;
        }
        Err(error) => return found.push(Err((folder, error))),
    };
    for entry in entries.flatten() {
        let entry_name = entry.file_name();
        if entry_name.as_encoded_bytes().starts_with(b".") && !wants_hidden {
            continue;
        }
        if is_folders(part) {
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                walk(folder.join(entry_name), parts, found);
            }
        } else if fits(&signs, &letters(&entry_name)) {
            walk(folder.join(entry_name), rest, found);
        }
    }
}

/// A part of the pattern of one name.
enum Sign {
    /// Any letters, also none.
    Run,
    /// One letter, whichever.
    Any,
    Letter(u32),
    /// One of the letters from each first to its last; `not`: one that is none of them.
    OneOf {
        not: bool,
        ranges: Vec<(u32, u32)>,
    },
}

impl Sign {
    fn takes(&self, letter: u32) -> bool {
        match self {
            Self::Run | Self::Any => true,
            Self::Letter(own) => *own == letter,
            Self::OneOf { not, ranges } => {
                ranges.iter().any(|(first, last)| (*first..=*last).contains(&letter)) != *not
            }
        }
    }
}

/// The letters of a name; a byte that is no Unicode counts as a letter of its own. Windows takes large and small letters for
/// the same.
fn letters(name: &OsStr) -> Vec<u32> {
    let mut letters = Vec::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        let folded = |c: char| if cfg!(windows) { c.to_lowercase().next().unwrap_or(c) } else { c };
        letters.extend(chunk.valid().chars().map(|c| u32::from(folded(c))));
        letters.extend(chunk.invalid().iter().map(|byte| u32::from(char::MAX) + u32::from(*byte)));
    }
    letters
}

fn signs(pattern: &OsStr) -> Vec<Sign> {
    let letters = letters(pattern);
    let mut signs = Vec::new();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        at += 1;
        signs.push(match char::from_u32(letter) {
            Some('*') => Sign::Run,
            Some('?') => Sign::Any,
            Some('[') => match one_of(&letters[at..]) {
                Some((sign, taken)) => {
                    at += taken;
                    sign
                }
                None => Sign::Letter(letter),
            },
            _ => Sign::Letter(letter),
        });
    }
    signs
}

/// What follows on "[", and how many letters it takes; `None` where nothing closes it.
fn one_of(letters: &[u32]) -> Option<(Sign, usize)> {
    let is = |at: usize, c: char| letters.get(at) == Some(&u32::from(c));
    let not = is(0, '!') || is(0, '^');
    let begin = usize::from(not);
    // A bracket that stands first is one of the letters.
    let end = begin + 1 + letters.get(begin + 1..)?.iter().position(|letter| *letter == u32::from(']'))?;
    let mut ranges = Vec::new();
    let mut at = begin;
    while at < end {
        let is_range = is(at + 1, '-') && at + 2 < end;
        let last = if is_range { at + 2 } else { at };
        ranges.push((letters[at], letters[last]));
        at = last + 1;
    }
    Some((Sign::OneOf { not, ranges }, end + 1))
}

/// Whether all of a name is what the signs stand for.
fn fits(signs: &[Sign], name: &[u32]) -> bool {
    let (mut sign, mut at) = (0, 0);
    // Behind the last `*`, and where in the name it was tried last.
    let mut again = None;
    loop {
        match signs.get(sign) {
            Some(Sign::Run) => {
                sign += 1;
                again = Some((sign, at));
                continue;
            }
            Some(one) if name.get(at).is_some_and(|letter| one.takes(*letter)) => {
                sign += 1;
                at += 1;
                continue;
            }
            None if at == name.len() => return true,
            _ => {}
        }
        match again {
            Some((behind, tried)) if tried < name.len() => {
                sign = behind;
                at = tried + 1;
                again = Some((behind, at));
            }
            _ => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_as_in_a_shell() {
        for (pattern, fitting, others) in [
            ("*.txt", &["a.txt", ".txt", "a.b.txt", "ü.txt"][..], &["a.txt.gz", "txt", "a.TXT~"][..]),
            ("a*b*c", &["abc", "a--b--c", "abbcc"], &["ab", "abcd", "bc"]),
            ("??", &["ab", "é亀"], &["a", "abc", ""]),
            ("[a-c]x[!0-9]", &["axy", "cx-"], &["dxy", "ax1", "ax"]),
            ("[]-]", &["]", "-"], &["a", "[]-]"]),
            ("[^a]", &["b"], &["a", "^^"]),
            ("no[end", &["no[end"], &["noe"]),
            ("*", &["", "a"], &[]),
        ] {
            let signs = signs(OsStr::new(pattern));
            for name in fitting {
                assert!(fits(&signs, &letters(OsStr::new(name))), "{pattern}: {name}");
            }
            for name in others {
                assert!(!fits(&signs, &letters(OsStr::new(name))), "{pattern}: {name}");
            }
        }
    }

    #[test]
    fn a_hostile_pattern_takes_no_time() {
        let signs = signs(OsStr::new(&"*a".repeat(1000)));
        assert!(!fits(&signs, &letters(OsStr::new(&"a".repeat(999)))));
    }

    #[cfg(unix)]
    #[test]
    fn a_byte_that_is_no_unicode_is_a_letter() {
        use std::os::unix::ffi::OsStrExt;
        let name = letters(OsStr::from_bytes(b"caf\xe9.txt"));
        for (pattern, expected) in [("caf?.txt", true), ("*.txt", true), ("caf.txt", false)] {
            assert_eq!(fits(&signs(OsStr::new(pattern)), &name), expected, "{pattern}");
        }
        assert!(fits(&signs(OsStr::from_bytes(b"*\xe9*")), &name));
    }
}
