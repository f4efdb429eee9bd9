//! Lists of words in pack files: the characters beyond ASCII that they are written with, and then the words, each as what it does not
//! share with the word before it.

use crate::model::file::{Cursor, ModelError};

/// What a word shares with the one before is counted below this: such bytes are no characters of words.
const FIRST_CHARACTER: u8 = 0x20;
/// Most characters that have bytes of their own; a list with more is written in UTF-8.
#[cfg(any(test, feature = "train"))]
const MOST_LETTERS: usize = 0x80;

/// Reads a list: the number of its letters (1 byte) and the letters in UTF-8, ended by a line feed; then for each word a byte below
/// 0x20, the number of characters that it shares with the word before it, and the rest: ASCII as it is, other letters as
/// 0x80 and their place among the letters. Where there are no letters, the rest is UTF-8.
///
/// # Errors
/// Where the bytes are no such list.
pub fn read(bytes: &[u8]) -> Result<Vec<Box<str>>, ModelError> {
    let mut cursor = Cursor { rest: bytes };
    let count = usize::from(cursor.byte()?);
    let end = cursor.rest.iter().position(|byte| *byte == b'\n').ok_or(ModelError::Truncated)?;
    let letters = std::str::from_utf8(cursor.take(end)?).map_err(|_| ModelError::Damaged)?;
    let letters: Vec<char> = letters.chars().collect();
    if letters.len() != count {
        return Err(ModelError::Damaged);
    }
    let coded = cursor.rest.get(1..).unwrap_or_default();
    let mut words: Vec<Box<str>> = Vec::new();
    let mut at = 0;
    while let Some(&shared) = coded.get(at) {
        let ends = |byte: &u8| *byte < FIRST_CHARACTER;
        let end = coded[at + 1..].iter().position(ends).map_or(coded.len(), |length| at + 1 + length);
        let rest = &coded[at + 1..end];
        let before = words.last().map_or("", |word| word);
        let mut word: String = before.chars().take(usize::from(shared)).collect();
        if shared >= FIRST_CHARACTER {
            return Err(ModelError::Damaged);
        }
        if letters.is_empty() {
            word.push_str(std::str::from_utf8(rest).map_err(|_| ModelError::Damaged)?);
        } else {
            for &byte in rest {
                let letter = match byte.checked_sub(0x80) {
                    Some(place) => letters.get(usize::from(place)).copied(),
                    None => Some(char::from(byte)),
                };
                word.push(letter.ok_or(ModelError::Damaged)?);
            }
        }
        words.push(word.into());
        at = end;
    }
    Ok(words)
}

/// Writes a list, in its order; words that stand next to similar ones take less.
#[cfg(any(test, feature = "train"))]
pub fn write<'w>(words: impl Iterator<Item = &'w str> + Clone) -> Vec<u8> {
    let all = words.clone().flat_map(str::chars).filter(|c| !c.is_ascii());
    let letters: std::collections::BTreeSet<char> = all.collect();
    let letters: Vec<char> =
        if letters.len() <= MOST_LETTERS { letters.into_iter().collect() } else { Vec::new() };
    let mut coded = vec![letters.len() as u8];
    coded.extend(letters.iter().collect::<String>().bytes());
    coded.push(b'\n');
    let mut before: Vec<char> = Vec::new();
    for word in words {
        let word: Vec<char> = word.chars().collect();
        let shared = word.iter().zip(&before).take_while(|(a, b)| a == b).count();
        let shared = shared.min(usize::from(FIRST_CHARACTER) - 1);
        coded.push(shared as u8);
        for &c in &word[shared..] {
            match letters.binary_search(&c) {
                Ok(place) => coded.push(0x80 + place as u8),
                Err(_) => coded.extend(c.to_string().bytes()),
            }
        }
        before = word;
    }
    coded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_lists_are_read_again() {
        let han: Vec<String> = ('一'..='亿').map(|c| format!("{c}{c}")).collect();
        let han: Vec<&str> = han.iter().map(String::as_str).collect();
        for list in [&["", "a", "abc", "abd", "über", "ünter", "b"][..], &["ёж", "ежи"], &[], &han] {
            let read = read(&write(list.iter().copied())).unwrap();
            assert_eq!(read.iter().map(|word| &**word).collect::<Vec<_>>(), list);
        }
    }

    #[test]
    fn damaged_lists_are_errors() {
        let whole = write(["straße", "straßen", "zug"].into_iter());
        for bytes in [
            &b""[..],
            b"\x01",
            b"\x02\xc3\x9f\n\x00a",
            b"\x01\xc3\x9f\n\x00a\x85",
            b"\x00\n\x00\xff",
            b"\x00\na",
        ] {
            assert!(read(bytes).is_err(), "{bytes:?}");
        }
        for end in 0..whole.len() {
            let _ = read(&whole[..end]);
        }
    }
}
