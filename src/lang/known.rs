//! What is known of a word in whatever text it stands, as one record that is made once for each distinct word.

use super::Pack;
use super::classes::Classes;
use super::en::lists::{self, Lists};
use crate::model::lexicon::count_of;

/// What a language's lists, its model and the form itself tell of a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// The bits of its classes, in two halves: every byte here is there for each distinct word of a text.
    classes: [u32; 2],
    /// The class of its count.
    count: u8,
    /// Letters and digits, where it is short and all of it ASCII.
    pub letters: u8,
    /// By the rules of the language's spelling; at least 1, at most 255.
    pub syllables: u8,
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

    /// It stands beside what a phrase is about.
    pub const VAGUE: u8 = 1 << 5;

    /// It is short, and all of it ASCII.
    pub const PLAIN: u8 = 1 << 6;

    /// Looks a folded form up.
    pub fn of(form: &str, pack: &Pack) -> Self {
        let mut tells = 0;
        let mut tell = |what: u8, is_so: bool| tells |= if is_so { what } else { 0 };
        let lists = lists::of(form);
        tell(Self::STOP, pack.is_stop_word_by(form, lists));
        tell(Self::NUMBER, pack.is_number_word_by(lists));
        tell(Self::TIME, lists::may_be_time(form, lists));
        tell(Self::AMOUNT, pack.may_be_of_amount(form, lists));
        tell(Self::NUMERAL, pack.may_be_numeral(form, lists));
        tell(Self::VAGUE, lists.has(Lists::VAGUE));
        tell(Self::PLAIN, form.len() < usize::from(u8::MAX) && form.is_ascii());
        let classes = pack.classify_word(form).bits();
        Self {
            letters: letters(form).min(u8::MAX.into()) as u8,
            syllables: pack.syllables(form),
            classes: [classes as u32, (classes >> 32) as u32],
            count: pack.model().map_or(0, |model| model.lexicon.class(form)),
            tells,
        }
    }

    /// What the word lists and the ending tell.
    pub fn classes(self) -> Classes {
        let [lower, upper] = self.classes;
        Classes::from_bits(u64::from(upper) << 32 | u64::from(lower))
    }

    /// How often it stands in the texts that the model counted; 0 where that is hardly ever, or there is no model.
    pub fn count(self) -> u32 {
        count_of(self.count)
    }

    /// Whether this, one of the constants here, is so.
    pub fn is(self, what: u8) -> bool {
        self.tells & what != 0
    }
}

/// Letters and digits of a text.
pub fn letters(text: &str) -> u32 {
    match text.is_ascii() {
        true => text.bytes().filter(u8::is_ascii_alphanumeric).count() as u32,
        false => text.chars().filter(|c| c.is_alphanumeric()).count() as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::{Language, Packs};

    #[test]
    fn what_a_record_tells() {
        let english = Packs::default().get_or_empty(Language::ENGLISH);
        let known = |form: &str| Known::of(form, &english);
        assert!(known("the").is(Known::STOP) && known("the").count() > known("ferry").count());
        assert!(known("twelve").is(Known::NUMBER) && !known("twelfth").is(Known::STOP));
        assert!(known("friday").is(Known::TIME) && known("two-week").is(Known::TIME));
        assert!(known("euros").is(Known::AMOUNT) && !known("ministry").is(Known::AMOUNT));
        assert!(known("germany").classes().any(Classes::COUNTRY));
    }
}
