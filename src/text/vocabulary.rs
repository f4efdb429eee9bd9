//! Every distinct word of a document once, so that stages compare and count numbers instead of strings.

use std::hash::Hasher;

use hashbrown::HashTable;
use rustc_hash::FxHasher;

/// A word of a [`Vocabulary`]: its form in lower case, with a plain apostrophe.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(u32);

impl WordId {
    /// The index for arrays that run parallel to the vocabulary.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// Interns word forms: lower case, typographic apostrophes made plain. Numbered in order of first appearance.
#[derive(Default)]
pub struct Vocabulary {
    /// All forms, one after the other.
    arena: String,
    /// Where each form begins in `arena`, and behind the last where it ends; empty where there is none.
    starts: Vec<u32>,
    /// Numbers of the words with the hashes of their forms, so that few other forms are ever compared.
    table: HashTable<(u32, u32)>,
    /// Reused while a form is folded.
    scratch: String,
}

/// Bytes of a form: room for so many is made at once, where the number of words is known.
const BYTES_PER_FORM: usize = 8;

impl Vocabulary {
    /// One with room for so many words, where it can be told beforehand.
    pub fn with_room_for(words: usize) -> Self {
        let mut vocabulary = Self::default();
        vocabulary.reserve(words);
        vocabulary
    }

    /// Makes room for so many more words.
    pub fn reserve(&mut self, words: usize) {
        self.arena.reserve(words * BYTES_PER_FORM);
        self.starts.reserve(words + 1);
        self.table.reserve(words, |&(hashed, _)| spread(hashed));
    }

    /// Forgets all words, and keeps the room for them.
    pub fn clear(&mut self) {
        self.arena.clear();
        self.starts.clear();
        self.table.clear();
    }

    /// Number of distinct forms.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether no word has been interned.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The form of a word of this vocabulary.
    pub fn form(&self, word: WordId) -> &str {
        form(&self.arena, &self.starts, word.0)
    }

    /// The form of the word with an index (see [`WordId::index`]).
    pub fn form_at(&self, index: usize) -> &str {
        form(&self.arena, &self.starts, index as u32)
    }

    /// All words, in order of first appearance.
    pub fn words(&self) -> impl Iterator<Item = WordId> + use<> {
        (0..self.len() as u32).map(WordId)
    }

    /// The word that `surface` is a form of, if the document has it.
    pub fn get(&self, surface: &str) -> Option<WordId> {
        let is_folded = surface.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
        if is_folded {
            return self.find(hash(surface), surface);
        }
        let mut folded = String::new();
        fold_into(surface, &mut folded);
        self.find(hash(&folded), &folded)
    }

    /// The word of a form that is folded already, or told from others as it is written.
    pub fn get_folded(&self, folded: &str) -> Option<WordId> {
        self.find(hash(folded), folded)
    }

    /// The word that `surface` is a form of, added where it is new.
    pub fn intern(&mut self, surface: &str) -> WordId {
        let mut folded = std::mem::take(&mut self.scratch);
        folded.clear();
        fold_into(surface, &mut folded);
        let id = self.intern_folded(&folded);
        self.scratch = folded;
        id
    }

    /// The word of a form that is folded already, or told from others as it is written; added where it is new.
    pub fn intern_folded(&mut self, folded: &str) -> WordId {
        let hashed = hash(folded);
        self.find(hashed, folded).unwrap_or_else(|| self.add(folded, hashed))
    }

    /// Adds a word of another vocabulary, which must be new here.
    pub fn add_from(&mut self, other: &Self, word: WordId) -> WordId {
        let form = other.form(word);
        self.add(form, hash(form))
    }

    /// Gives up room to spare.
    pub fn shrink_to_fit(&mut self) {
        self.arena.shrink_to_fit();
        self.starts.shrink_to_fit();
    }

    fn add(&mut self, folded: &str, hashed: u32) -> WordId {
        let id = self.len() as u32;
        self.arena.push_str(folded);
        if id == 0 {
            self.starts.push(0);
        }
        self.starts.push(self.arena.len() as u32);
        self.table.insert_unique(spread(hashed), (hashed, id), |&(hashed, _)| spread(hashed));
        WordId(id)
    }

    fn find(&self, hashed: u32, folded: &str) -> Option<WordId> {
        let is_it =
            |&(other, id): &(u32, u32)| other == hashed && form(&self.arena, &self.starts, id) == folded;
        self.table.find(spread(hashed), is_it).map(|&(_, id)| WordId(id))
    }
}

// Out of line: many places ask, and the size of the first WebAssembly file counts.
#[inline(never)]
fn form<'a>(arena: &'a str, starts: &[u32], id: u32) -> &'a str {
    let id = id as usize;
    &arena[starts[id] as usize..starts[id + 1] as usize]
}

fn hash(form: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(form.as_bytes());
    let hashed = hasher.finish();
    // Where addresses have 32 bits, so have the hashes, in the lower half.
    (hashed ^ hashed >> 32) as u32
}

/// The table wants 64 bits, of which it uses the lowest and the highest.
fn spread(hashed: u32) -> u64 {
    u64::from(hashed) << 32 | u64::from(hashed)
}

/// Appends `surface` in lower case, with plain apostrophes and without soft hyphens.
fn fold_into(surface: &str, out: &mut String) {
    if surface.is_ascii() {
        out.push_str(surface);
        out.make_ascii_lowercase();
        return;
    }
    for c in surface.chars() {
        match c {
            _ if has_no_capitals(c) => out.push(c),
            '’' | '‘' | 'ʼ' | '＇' => out.push('\''),
            '‐' | '‑' => out.push('-'),
            '\u{ad}' => {}
            _ => out.extend(c.to_lowercase()),
        }
    }
}

/// Whether it is a small letter of Russian, or of scripts without case: Hebrew to Burmese, Chinese and Japanese, Korean.
/// What else has no capitals is found out by Unicode's tables, which takes longer.
pub fn has_no_capitals(c: char) -> bool {
    matches!(c, 'а'..='я' | '\u{590}'..='\u{109f}' | '\u{2e80}'..='\u{a63f}' | '\u{ac00}'..='\u{d7ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_folded_and_numbered_in_order() {
        let mut words = Vocabulary::default();
        let first = words.intern("Don’t");
        let second = words.intern("ÉTÉ");
        assert_eq!(words.intern("don't"), first);
        assert_eq!(words.form(first), "don't");
        assert_eq!(words.form(second), "été");
        assert_eq!(words.get("Été"), Some(second));
        assert_eq!(words.get("hiver"), None);
        assert_eq!(words.words().map(WordId::index).collect::<Vec<_>>(), [0, 1]);
    }

    #[test]
    fn what_is_cleared_begins_anew() {
        let mut words = Vocabulary::with_room_for(3);
        let first = ["the", "Quay", "of"].map(|form| words.intern(form));
        words.clear();
        assert!(words.is_empty() && words.get("quay").is_none());
        assert_eq!((words.intern("of"), words.form(first[0])), (first[0], "of"));
    }

    #[test]
    fn what_has_no_capitals_stays() {
        for c in ('\0'..=char::MAX).filter(|&c| has_no_capitals(c)) {
            assert!(c.to_lowercase().eq([c]) && !c.is_uppercase(), "{c:?}");
        }
    }

    #[test]
    fn many_words_survive_growth() {
        let mut words = Vocabulary::default();
        let ids: Vec<_> = (0..5000).map(|i| words.intern(&format!("w{i}"))).collect();
        for (i, id) in ids.iter().enumerate() {
            assert_eq!(words.form(*id), format!("w{i}"));
        }
        assert_eq!(words.len(), 5000);
    }
}
