//! Where seeds, dictionary and regressions lie, and reading them.

use std::fs;
use std::path::{Path, PathBuf};

/// The project's root: this file is read by a package in `fuzz/` and by a test of the package above it.
pub fn root() -> PathBuf {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let is_root = manifest.join("fuzz").is_dir();
    if is_root { manifest.to_path_buf() } else { manifest.parent().unwrap_or(manifest).to_path_buf() }
}

/// The inputs in a folder of the project with their paths, by name; none where there is no such folder.
pub fn inputs(folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = fs::read_dir(root().join(folder)).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    paths.sort();
    let read = |path: PathBuf| fs::read(&path).ok().map(|bytes| (path, bytes));
    paths.into_iter().filter_map(read).collect()
}

/// The words of `fuzz/dictionary.txt`, in libFuzzer's form: a line a word, in quotation marks, with `\xAB` for bytes that are
/// no plain ASCII, `\\` and `\"`; lines that begin with "#" are comments.
pub fn dictionary() -> Vec<Vec<u8>> {
    let text = fs::read_to_string(root().join("fuzz/dictionary.txt")).unwrap_or_default();
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(unquoted).collect()
}

/// # Panics
/// Where the line is not in the form of libFuzzer.
fn unquoted(line: &str) -> Vec<u8> {
    let inner = line.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    let inner = inner.unwrap_or_else(|| panic!("{line} has no quotation marks"));
    let mut word = Vec::new();
    let mut bytes = inner.bytes();
    while let Some(byte) = bytes.next() {
        match (byte, if byte == b'\\' { bytes.next() } else { None }) {
            (b'\\', Some(b'x')) => {
                let digits: String = bytes.by_ref().take(2).map(char::from).collect();
                word.push(u8::from_str_radix(&digits, 16).unwrap_or_else(|_| panic!("{line}: \\x{digits}")));
            }
            (b'\\', Some(escaped @ (b'\\' | b'"'))) => word.push(escaped),
            (b'\\', _) => panic!("{line} has an unknown escape"),
            (0x20..0x7f, _) => word.push(byte),
            _ => panic!("{line} has bytes that libFuzzer does not read; write them as \\xAB"),
        }
    }
    assert!(!word.is_empty(), "{line} is empty");
    word
}
