//! What stands around numbers in a pack: each word by the English one that the rules for amounts know.

use rustc_hash::FxHashMap;

/// The words around numbers of a language.
#[derive(Default)]
pub struct AmountWords {
    english: FxHashMap<Box<str>, Box<str>>,
}

impl AmountWords {
    /// Reads the list of a pack; `None` where it is empty. A word behind a colon is the English one that those after it stand for.
    pub fn read(list: &[Box<str>]) -> Option<Self> {
        let mut english = FxHashMap::default();
        let mut known = "";
        for word in list {
            match word.strip_prefix(':') {
                Some(name) => known = name,
                None => {
                    english.insert(word.clone(), known.into());
                }
            }
        }
        (!english.is_empty()).then_some(Self { english })
    }

    /// The English word that `form` (lower case, folded) stands for within an amount.
    pub fn english(&self, form: &str) -> Option<&str> {
        self.english.get(form).map(|word| &**word)
    }
}
