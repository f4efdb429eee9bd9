//! Which of the lists of English that every word is looked up in have a word: all of them in one table, asked once a word.

use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{calendar, numerals, stop_words, units, verbs};

/// Lists that have a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lists(u8);

impl Lists {
    /// Words that carry no content.
    pub const STOP: Self = Self(1);
    /// Numbers in words.
    pub const NUMBER: Self = Self(1 << 1);
    /// Words within expressions of time.
    pub const TIME: Self = Self(1 << 2);
    /// Words within amounts.
    pub const AMOUNT: Self = Self(1 << 3);
    /// Words beside what a phrase is about.
    pub const VAGUE: Self = Self(1 << 4);

    /// Whether this list, one of the constants here, is among them.
    pub fn has(self, list: Self) -> bool {
        self.0 & list.0 != 0
    }
}

/// The lists that have `form`, in lower case.
pub fn of(form: &str) -> Lists {
    static TABLE: LazyLock<FxHashMap<&'static str, Lists>> = LazyLock::new(|| {
        let mut table = FxHashMap::<_, Lists>::with_capacity_and_hasher(WORDS, FxBuildHasher);
        let mut add = |list: Lists, words: &mut dyn Iterator<Item = &'static str>| {
            for word in words {
                table.entry(word).or_default().0 |= list.0;
            }
        };
        add(Lists::STOP, &mut stop_words::STOP_WORDS.iter().copied());
        add(Lists::NUMBER, &mut numerals::words());
        add(Lists::TIME, &mut calendar::words());
        add(Lists::AMOUNT, &mut units::words());
        add(Lists::VAGUE, &mut verbs::VAGUE.iter().copied());
        table
    });
    TABLE.get(form).copied().unwrap_or_default()
}

/// Words of all lists together, about.
const WORDS: usize = 2500;

/// Whether `form`, in lower case, may be something within an expression of time: a word of the list, or by how it looks.
pub fn may_be_time(form: &str, lists: Lists) -> bool {
    let bytes = form.as_bytes();
    lists.has(Lists::TIME)
        || bytes.ends_with(b"ed")
        || bytes.ends_with(b"ies")
        || bytes.iter().any(|byte| byte.is_ascii_digit() || matches!(byte, b'-' | 0x80..))
}

/// Whether `form`, in lower case, may be a part of a number: a word of the list, or by how it looks.
pub fn may_be_numeral(form: &str, lists: Lists) -> bool {
    lists.has(Lists::NUMBER)
        || !form.starts_with(|first: char| first.is_ascii_alphabetic())
        || form.contains('-')
        || matches!(form, "a" | "an" | "and")
}

/// Whether `form`, in lower case, may be something within an amount: a word of the tables, or by how it looks.
pub fn may_be_of_amount(form: &str, lists: Lists) -> bool {
    lists.has(Lists::AMOUNT) || form.bytes().any(|byte| byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_words() {
        for (form, lists) in [
            ("the", Lists::STOP),
            ("forty", Lists::NUMBER),
            ("tuesday", Lists::TIME),
            ("hectares", Lists::AMOUNT),
            ("ministry", Lists::default()),
        ] {
            let found = of(form);
            assert!(found == lists || found.has(lists), "{form}: {found:?}");
        }
        // None is longer than what is looked up there.
        assert!(calendar::words().all(|word| calendar::time_word(word) != calendar::TimeWord::None));
    }
}
