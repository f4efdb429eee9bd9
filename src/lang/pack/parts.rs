//! Words of which a list each tells what they may be: the lists of a section, each with its letter before its words.

use std::ops::BitOr;

use rustc_hash::FxHashMap;

use crate::model::file::ModelError;

/// What words may be, as bits: a word may be more than one thing.
pub struct Parts<P>(FxHashMap<Box<str>, P>);

impl<P> Default for Parts<P> {
    fn default() -> Self {
        Self(FxHashMap::default())
    }
}

impl<P: Copy + Default + BitOr<Output = P>> Parts<P> {
    /// Adds a word of the list with a letter; gives what that list tells.
    ///
    /// # Errors
    /// Where no list has the letter.
    pub fn add_of(&mut self, lists: &[(u8, P)], letter: u8, word: &str) -> Result<P, ModelError> {
        let (_, part) = *lists.iter().find(|(other, _)| *other == letter).ok_or(ModelError::Damaged)?;
        self.add(word, part);
        Ok(part)
    }

    /// Adds to what a word may be.
    pub fn add(&mut self, word: &str, part: P) {
        let known = self.0.entry(word.into()).or_default();
        *known = *known | part;
    }

    /// What a form in lower case may be.
    pub fn of(&self, form: &str) -> P {
        self.0.get(form).copied().unwrap_or_default()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The letter of a word's list, and the word.
///
/// # Errors
/// Where there is none.
pub fn lettered(word: &str) -> Result<(u8, &str), ModelError> {
    let (letter, word) = word.split_at_checked(1).ok_or(ModelError::Damaged)?;
    Ok((letter.as_bytes()[0], word))
}
