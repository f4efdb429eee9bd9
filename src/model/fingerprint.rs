//! What a model was fitted to, as two numbers that it carries: one of the templates, one of the word lists.
//!
//! In the file: a section of 16 bytes, the number of the templates first.

use super::file::{Cursor, ModelError};

/// What a model fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// Of what the taggers observe.
    pub templates: u64,
    /// Of the lists of words whose classes they observe.
    pub lists: u64,
}

impl Fingerprint {
    /// Reads a section of a model's file.
    ///
    /// # Errors
    /// Where it ends too early.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let mut cursor = Cursor { rest: bytes };
        let mut number = || -> Result<u64, ModelError> {
            let (low, high) = (cursor.number()?, cursor.number()?);
            Ok(u64::from(high) << 32 | u64::from(low))
        };
        Ok(Self { templates: number()?, lists: number()? })
    }

    /// Writes a section.
    #[cfg(any(test, feature = "train"))]
    pub fn write(self) -> Vec<u8> {
        [self.templates, self.lists].iter().flat_map(|number| number.to_le_bytes()).collect()
    }

    /// # Errors
    /// Where a model that was fitted to `self` does not fit `other`.
    pub fn check(self, other: Self) -> Result<(), ModelError> {
        if self.templates != other.templates {
            return Err(ModelError::Templates);
        }
        if self.lists == other.lists { Ok(()) } else { Err(ModelError::Lists) }
    }
}

/// Where a hash begins: that of nothing (FNV-1a).
pub const START: u64 = 0xcbf2_9ce4_8422_2325;

const PRIME: u64 = 0x0100_0000_01b3;

/// Takes text into a hash: FNV-1a, but of eight bytes at a time, since long lists are hashed while the program is compiled.
pub const fn text(mut hash: u64, text: &str) -> u64 {
    let mut bytes = text.as_bytes();
    while let Some((eight, rest)) = bytes.split_first_chunk() {
        hash = number(hash, u64::from_le_bytes(*eight));
        bytes = rest;
    }
    while let Some((&byte, rest)) = bytes.split_first() {
        hash = number(hash, byte as u64);
        bytes = rest;
    }
    number(hash, text.len() as u64)
}

/// Takes a number into a hash.
pub const fn number(hash: u64, number: u64) -> u64 {
    let mixed = (hash ^ number).wrapping_mul(PRIME);
    mixed ^ mixed >> 29
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_differ_anywhere_have_other_numbers() {
        let texts = ["", "a", "b", "ab", "abcdefgh", "abcdefgi", "abcdefgh ", "habcdefg", "abcdefghabcdefgh"];
        let mut found: Vec<u64> = texts.iter().map(|one| text(START, one)).collect();
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.len(), texts.len());
    }

    #[test]
    fn what_does_not_fit_is_told() {
        let one = Fingerprint { templates: 1, lists: u64::MAX };
        assert_eq!(Fingerprint::read(&one.write()), Ok(one));
        assert_eq!(one.check(Fingerprint { templates: 2, ..one }), Err(ModelError::Templates));
        assert_eq!(one.check(Fingerprint { lists: 2, ..one }), Err(ModelError::Lists));
        assert_eq!(Fingerprint::read(&[0; 15]), Err(ModelError::Truncated));
    }
}
