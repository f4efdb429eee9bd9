//! What is known of a word in whatever text it stands, as one record that is made once for each distinct word.

use std::sync::Arc;

use super::Pack;
use super::classes::Classes;
use super::en::{calendar, numerals, units};
use crate::text::Vocabulary;

/// What a language's lists, its model and the form itself tell of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// What the word lists and the ending tell.
    pub classes: Classes,
    /// How often it stands in the texts that the model counted; 0 where that is hardly ever, or there is no model.
    pub count: u32,
    tells: u8,
}

impl Known {
    /// It carries no content.
    pub const STOP: u8 = 1;
    /// It is a number in words.
    pub const NUMBER: u8 = 1 << 1;
    /// It may be something within an expression of time.
    pub const TIME: u8 = 1 << 2;
    /// It may be something within an amount.
    pub const AMOUNT: u8 = 1 << 3;
    /// It may be a part of a number.
    pub const NUMERAL: u8 = 1 << 4;

    /// Looks a folded form up.
    fn of(form: &str, pack: &Pack) -> Self {
        let mut tells = 0;
        let mut tell = |what: u8, is_so: bool| tells |= if is_so { what } else { 0 };
        tell(Self::STOP, pack.is_stop_word(form));
        tell(Self::NUMBER, pack.is_number_word(form));
        tell(Self::TIME, calendar::may_be_time(form));
        tell(Self::AMOUNT, units::may_be_of_amount(form));
        tell(Self::NUMERAL, numerals::may_be_numeral(form));
        Self {
            classes: pack.classify_word(form),
            count: pack.model().map_or(0, |model| model.lexicon.count(form)),
            tells,
        }
    }

    /// Whether this, one of the constants here, is so.
    pub fn is(self, what: u8) -> bool {
        self.tells & what != 0
    }
}

/// The records of the words of all texts that were read in one language.
#[derive(Default)]
pub struct Memory {
    pack: Option<Arc<Pack>>,
    words: Vocabulary,
    /// Of each of `words`.
    list: Vec<Known>,
}

/// Words that are kept from one text to the next.
const MOST_WORDS: usize = 1 << 16;

impl Memory {
    /// The records of the words of a text, in their order.
    pub fn read(&mut self, vocabulary: &Vocabulary, pack: &Arc<Pack>) -> Vec<Known> {
        let is_same = self.pack.as_ref().is_some_and(|known| Arc::ptr_eq(known, pack));
        if !is_same || self.list.len() > MOST_WORDS {
            *self = Self { pack: Some(pack.clone()), ..Self::default() };
        }
        let mut records = Vec::with_capacity(vocabulary.len());
        for word in vocabulary.words() {
            let form = vocabulary.form(word);
            let number = self.words.intern_folded(form).index();
            if number == self.list.len() {
                self.list.push(Known::of(form, pack));
            }
            records.push(self.list[number]);
        }
        records
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Language, Packs};

    #[test]
    fn records_are_the_same_whatever_was_read_before() {
        let packs = Packs::default();
        let english = packs.get_or_empty(Language::ENGLISH);
        let german = packs.get_or_empty(Language::from_code("de").unwrap());
        let texts = ["The ministry of 24 two-week ferries", "Ferries and the euro", "", "die Fähre die 24"];
        let vocabularies = texts.map(|text| {
            let mut vocabulary = Vocabulary::default();
            for word in text.split(' ') {
                vocabulary.intern(word);
            }
            vocabulary
        });
        let mut memory = Memory::default();
        for pack in [&english, &german, &english] {
            for vocabulary in &vocabularies {
                assert_eq!(memory.read(vocabulary, pack), Memory::default().read(vocabulary, pack));
            }
        }
    }

    #[test]
    fn what_a_record_tells() {
        let english = Packs::default().get_or_empty(Language::ENGLISH);
        let known = |form: &str| Known::of(form, &english);
        assert!(known("the").is(Known::STOP) && known("the").count > known("ferry").count);
        assert!(known("twelve").is(Known::NUMBER) && !known("twelfth").is(Known::STOP));
        assert!(known("friday").is(Known::TIME) && known("two-week").is(Known::TIME));
        assert!(known("euros").is(Known::AMOUNT) && !known("ministry").is(Known::AMOUNT));
        assert!(known("germany").classes.any(Classes::COUNTRY));
    }
}
