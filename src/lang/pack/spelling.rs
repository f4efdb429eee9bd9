//! Spellings that a reader takes for the same word.

use std::borrow::Cow;

use rustc_hash::FxHashMap;

/// How the words of a language are spelled in more than one way.
#[derive(Default)]
pub struct Spelling {
    /// Letters that are taken for another one, and signs that are often left out (`None`), such as vowel marks.
    pub folded: FxHashMap<char, Option<char>>,
    /// Letters of another alphabet and what is written for them in Latin letters.
    pub latin: FxHashMap<char, Box<str>>,
}

impl Spelling {
    /// `form` (lower case, plain apostrophe) without what is often left out in writing, and with one of several signs for the same
    /// letter. Not meant to be shown.
    pub fn fold<'f>(&self, form: &'f str) -> Cow<'f, str> {
        if self.folded.is_empty() || form.is_ascii() {
            return Cow::Borrowed(form);
        }
        let letter = |c: char| self.folded.get(&c).copied().unwrap_or(Some(c));
        if form.chars().all(|c| letter(c) == Some(c)) {
            Cow::Borrowed(form)
        } else {
            Cow::Owned(form.chars().filter_map(letter).collect())
        }
    }

    /// `form` in Latin letters, where it is in the other alphabet of the language.
    pub fn latin<'f>(&self, form: &'f str) -> Cow<'f, str> {
        if self.latin.is_empty() || !form.chars().any(|c| self.latin.contains_key(&c)) {
            return Cow::Borrowed(form);
        }
        let mut latin = String::with_capacity(form.len());
        for c in form.chars() {
            match self.latin.get(&c) {
                Some(letters) => latin.push_str(letters),
                None => latin.push(c),
            }
        }
        Cow::Owned(latin)
    }
}
