//! The file that holds a trained model, or a pack of a language.
//!
//! Four bytes of magic, one of version, which models and packs count apart; the FNV-1a hash of the rest (8 bytes); then
//! sections, each with a name of four bytes, a length in bytes (4 bytes) and that many bytes. Numbers are little-endian.

use super::features;

const MAGIC: &[u8; 4] = b"NUTM";

/// What is wrong with a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// The file does not begin as a model does.
    Foreign,
    /// The file is a model of another version of Nutgraf.
    Version,
    /// The file ends too early.
    Truncated,
    /// The file is damaged, or says something impossible.
    Damaged,
    /// The model was fitted to other feature templates than this program has.
    Templates,
    /// The model was fitted to other word lists than this program has.
    Lists,
}

impl std::fmt::Display for ModelError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Foreign => "this is no model or language pack of Nutgraf",
            Self::Version => {
                "the file is of another version of Nutgraf; take the one that came with this version"
            }
            Self::Truncated => "the file is cut short; fetch it again",
            Self::Damaged => "the file is damaged; fetch it again",
            Self::Templates => {
                "the model was fitted to other feature templates than this version has; take the model that came with this \
                 version, or fit it anew: cargo xtask train"
            }
            Self::Lists => {
                "the model was fitted to other word lists than this version has; take the model that came with this version, \
                 or fit it anew: cargo xtask train (where the scores stand without that: cargo xtask train --only fingerprint)"
            }
        })
    }
}

impl std::error::Error for ModelError {}

/// The sections of a model's file.
pub struct Sections<'a> {
    sections: Vec<([u8; 4], &'a [u8])>,
}

impl<'a> Sections<'a> {
    /// Reads the outer form.
    ///
    /// # Errors
    /// Where the bytes are not a whole and undamaged file of this version.
    pub fn read(bytes: &'a [u8], version: u8) -> Result<Self, ModelError> {
        let mut cursor = Cursor { rest: bytes };
        if cursor.take(4)? != MAGIC {
            return Err(ModelError::Foreign);
        }
        if cursor.byte()? != version {
            return Err(ModelError::Version);
        }
        let mut hash = [0; 8];
        hash.copy_from_slice(cursor.take(8)?);
        let body = cursor.rest;
        let mut sections = Vec::new();
        while !cursor.rest.is_empty() {
            let mut name = [0; 4];
            name.copy_from_slice(cursor.take(4)?);
            let length = cursor.number()? as usize;
            sections.push((name, cursor.take(length)?));
        }
        if features::bytes(body) != u64::from_le_bytes(hash) {
            return Err(ModelError::Damaged);
        }
        Ok(Self { sections })
    }

    /// All sections, in the file's order.
    #[cfg(feature = "train")]
    pub fn all(&self) -> impl Iterator<Item = ([u8; 4], &'a [u8])> {
        self.sections.iter().copied()
    }

    /// The bytes of a section.
    ///
    /// # Errors
    /// Where there is none of this name.
    pub fn get(&self, name: &[u8; 4]) -> Result<&'a [u8], ModelError> {
        let found = self.sections.iter().find(|(other, _)| other == name);
        found.map(|(_, bytes)| *bytes).ok_or(ModelError::Damaged)
    }
}

/// Reads numbers from bytes.
pub struct Cursor<'a> {
    /// What has not been read.
    pub rest: &'a [u8],
}

impl<'a> Cursor<'a> {
    /// The next bytes.
    ///
    /// # Errors
    /// Where there are fewer.
    pub fn take(&mut self, count: usize) -> Result<&'a [u8], ModelError> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(ModelError::Truncated)?;
        self.rest = rest;
        Ok(taken)
    }

    /// The next byte.
    ///
    /// # Errors
    /// Where there is none.
    pub fn byte(&mut self) -> Result<u8, ModelError> {
        Ok(self.take(1)?[0])
    }

    /// The next four bytes as a number.
    ///
    /// # Errors
    /// Where there are fewer.
    pub fn number(&mut self) -> Result<u32, ModelError> {
        let mut number = [0; 4];
        number.copy_from_slice(self.take(4)?);
        Ok(u32::from_le_bytes(number))
    }
}

/// Writes a file.
#[cfg(any(test, feature = "train"))]
pub fn write(version: u8, sections: &[([u8; 4], Vec<u8>)]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, bytes) in sections {
        body.extend(name);
        body.extend((bytes.len() as u32).to_le_bytes());
        body.extend(bytes);
    }
    let mut file = MAGIC.to_vec();
    file.push(version);
    file.extend(features::bytes(&body).to_le_bytes());
    file.extend(body);
    file
}
