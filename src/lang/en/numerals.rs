//! English number words: cardinals, ordinals, scale words and fractions, with their values.

use std::sync::LazyLock;

use crate::lang::words::Places;

/// What a word is within a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberWord {
    /// "zero" to "nine".
    Digit(u8),
    /// "ten" to "nineteen".
    Teen(u8),
    /// "twenty" to "ninety", by their value.
    Tens(u8),
    /// "hundred".
    Hundred,
    /// A power of ten from the thousands up, by its exponent: "million" is 6.
    Scale(u8),
    /// A power of ten that is only one after figures: "5 bn".
    ScaleAbbreviation(u8),
    /// "dozen", "dozens".
    Dozen,
    /// "first", "third", "twentieth", "hundredth", by its value.
    Ordinal(u64),
    /// "half", "quarter", "thirds", "tenths", by its denominator; "third" is an ordinal until its neighbors say
    /// otherwise.
    Part(u32),
    /// "point" of "five point two".
    Point,
    /// "minus".
    Minus,
    /// A power of ten that counts once where nothing stands before it ("mil", "тысяча"), by its exponent. This and what follows
    /// stands in packs alone.
    Power(u8),
    /// A whole number of three digits or more that is one word: "двести", "quinientos".
    Large(u32),
    /// "vingt" of "quatre-vingts", "soixante" of "soixante-dix": tens to which ten to nineteen may be added.
    Vigesimal(u8),
    /// As many halves: "anderthalb" is three.
    Halves(u32),
    /// "ein", "une", "один": an article, and one within a larger number.
    Article,
    /// What stands between the parts of a number.
    Joint(Joint),
}

/// What a word between two parts of a number leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joint {
    /// Whatever fits: "treinta y cinco".
    Any,
    /// One, eleven or a half: "vingt et un".
    One,
    /// A half: "два с половиной".
    Half,
}

impl NumberWord {
    /// The word for a whole number.
    pub fn of(value: u32) -> Self {
        match value {
            0..=9 => Self::Digit(value as u8),
            10..=19 => Self::Teen(value as u8),
            20..=99 if value.is_multiple_of(10) => Self::Tens(value as u8),
            100 => Self::Hundred,
            1000.. if 10_u32.pow(value.ilog10()) == value => Self::Power(value.ilog10() as u8),
            _ => Self::Large(value),
        }
    }
}

/// Sorted, for binary search.
const WORDS: &[(&str, NumberWord)] = {
    use NumberWord::{
        Digit, Dozen, Hundred, Minus, Ordinal, Part, Point, Scale, ScaleAbbreviation, Teen, Tens,
    };
    &[
        ("billion", Scale(9)),
        ("billionth", Ordinal(1_000_000_000)),
        ("bln", ScaleAbbreviation(9)),
        ("bn", ScaleAbbreviation(9)),
        ("crore", Scale(7)),
        ("crores", Scale(7)),
        ("dozen", Dozen),
        ("dozens", Dozen),
        ("eight", Digit(8)),
        ("eighteen", Teen(18)),
        ("eighteenth", Ordinal(18)),
        ("eighth", Ordinal(8)),
        ("eighths", Part(8)),
        ("eightieth", Ordinal(80)),
        ("eighty", Tens(80)),
        ("eleven", Teen(11)),
        ("eleventh", Ordinal(11)),
        ("fifteen", Teen(15)),
        ("fifteenth", Ordinal(15)),
        ("fifth", Ordinal(5)),
        ("fifths", Part(5)),
        ("fiftieth", Ordinal(50)),
        ("fifty", Tens(50)),
        ("first", Ordinal(1)),
        ("five", Digit(5)),
        ("fortieth", Ordinal(40)),
        ("forty", Tens(40)),
        ("four", Digit(4)),
        ("fourteen", Teen(14)),
        ("fourteenth", Ordinal(14)),
        ("fourth", Ordinal(4)),
        ("fourths", Part(4)),
        ("half", Part(2)),
        ("halves", Part(2)),
        ("hundred", Hundred),
        ("hundredth", Ordinal(100)),
        ("hundredths", Part(100)),
        ("k", ScaleAbbreviation(3)),
        ("lakh", Scale(5)),
        ("lakhs", Scale(5)),
        ("mil", ScaleAbbreviation(6)),
        ("million", Scale(6)),
        ("millionth", Ordinal(1_000_000)),
        ("minus", Minus),
        ("mln", ScaleAbbreviation(6)),
        ("mn", ScaleAbbreviation(6)),
        ("naught", Digit(0)),
        ("negative", Minus),
        ("nine", Digit(9)),
        ("nineteen", Teen(19)),
        ("nineteenth", Ordinal(19)),
        ("ninetieth", Ordinal(90)),
        ("ninety", Tens(90)),
        ("ninth", Ordinal(9)),
        ("ninths", Part(9)),
        ("nought", Digit(0)),
        ("one", Digit(1)),
        ("point", Point),
        ("quadrillion", Scale(15)),
        ("quarter", Part(4)),
        ("quarters", Part(4)),
        ("quintillion", Scale(18)),
        ("second", Ordinal(2)),
        ("seven", Digit(7)),
        ("seventeen", Teen(17)),
        ("seventeenth", Ordinal(17)),
        ("seventh", Ordinal(7)),
        ("sevenths", Part(7)),
        ("seventieth", Ordinal(70)),
        ("seventy", Tens(70)),
        ("six", Digit(6)),
        ("sixteen", Teen(16)),
        ("sixteenth", Ordinal(16)),
        ("sixth", Ordinal(6)),
        ("sixths", Part(6)),
        ("sixtieth", Ordinal(60)),
        ("sixty", Tens(60)),
        ("ten", Teen(10)),
        ("tenth", Ordinal(10)),
        ("tenths", Part(10)),
        ("third", Ordinal(3)),
        ("thirds", Part(3)),
        ("thirteen", Teen(13)),
        ("thirteenth", Ordinal(13)),
        ("thirtieth", Ordinal(30)),
        ("thirty", Tens(30)),
        ("thousand", Scale(3)),
        ("thousandth", Ordinal(1000)),
        ("thousandths", Part(1000)),
        ("three", Digit(3)),
        ("tln", ScaleAbbreviation(12)),
        ("tn", ScaleAbbreviation(12)),
        ("trillion", Scale(12)),
        ("trillionth", Ordinal(1_000_000_000_000)),
        ("trn", ScaleAbbreviation(12)),
        ("twelfth", Ordinal(12)),
        ("twelve", Teen(12)),
        ("twentieth", Ordinal(20)),
        ("twenty", Tens(20)),
        ("two", Digit(2)),
        ("zero", Digit(0)),
    ]
};

static PLACES: LazyLock<Places> = LazyLock::new(|| Places::of(&mut WORDS.iter().map(|entry| entry.0)));

/// What `word`, in lower case, is within a number.
pub fn number_word(word: &str) -> Option<NumberWord> {
    Some(WORDS[PLACES.find(word)?].1)
}

/// The words of the list.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    WORDS.iter().map(|entry| entry.0)
}

/// Whether a number behind `word`, in lower case, tells one such thing from others: "Room 1973", "Resolution 242" are neither
/// years nor counts.
pub fn is_numbered(word: &str) -> bool {
    const THINGS: &[&str] = &[
        "apartment",
        "article",
        "channel",
        "convoy",
        "decree",
        "directive",
        "extension",
        "flight",
        "gate",
        "highway",
        "interstate",
        "locker",
        "no.",
        "number",
        "ordinance",
        "page",
        "paragraph",
        "platform",
        "proposition",
        "regulation",
        "resolution",
        "room",
        "route",
        "section",
        "squadron",
        "suite",
    ];
    THINGS.binary_search(&word).is_ok()
}

/// The fraction that one character stands for, as numerator and denominator: '¾' is 3 and 4.
pub fn vulgar_fraction(c: char) -> Option<(u32, u32)> {
    Some(match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_sorted() {
        assert!(WORDS.is_sorted_by(|a, b| a.0 < b.0));
        assert_eq!(number_word("twelve"), Some(NumberWord::Teen(12)));
        assert_eq!(number_word("zebra"), None);
    }
}
