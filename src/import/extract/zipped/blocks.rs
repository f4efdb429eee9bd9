//! What word processors' documents have in common: paragraphs that hold several or lines of verse, code line by line.

use super::super::Part;
use crate::import::decoded::PartKind;

/// A line of verse, or of an address, is no longer, in characters.
const MAX_VERSE_LINE: usize = 72;

/// So many lines that were broken by hand may be verse.
const MIN_VERSE_LINES: usize = 4;

/// Adds a paragraph in which `\n` stands for a line break. Several breaks on end part paragraphs; short lines that were
/// broken by hand are kept.
pub fn append(parts: &mut Vec<Part>, kind: PartKind, text: &str) {
    if kind == PartKind::Code {
        append_code(parts, text);
        return;
    }
    if kind != PartKind::Paragraph && kind != PartKind::Quote || !text.trim().contains('\n') {
        push(parts, kind, text);
        return;
    }
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().chain([""]) {
        if !line.trim().is_empty() {
            lines.push(line.trim());
            continue;
        }
        let is_verse =
            lines.len() >= MIN_VERSE_LINES && lines.iter().all(|line| line.chars().count() <= MAX_VERSE_LINE);
        push(parts, if is_verse { PartKind::Verse } else { kind }, &lines.join("\n"));
        lines.clear();
    }
}

fn push(parts: &mut Vec<Part>, kind: PartKind, text: &str) {
    if !text.trim().is_empty() {
        parts.push(Part::new(kind, text.trim()));
    }
}

/// Adds a line of code to the code that it continues.
fn append_code(parts: &mut Vec<Part>, text: &str) {
    match parts.last_mut() {
        Some(last) if last.kind == PartKind::Code => {
            last.text.push('\n');
            last.text.push_str(text);
        }
        _ if text.trim().is_empty() => {}
        _ => parts.push(Part::new(PartKind::Code, text)),
    }
}

/// A number written with the letters or signs that a list counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numerals {
    /// 1, 2, 3
    Decimal,
    /// 01, 02, 03
    PaddedDecimal,
    /// a, b, … z, aa, bb
    LowerLetter,
    /// A, B, … Z, AA, BB
    UpperLetter,
    /// i, ii, iii
    LowerRoman,
    /// I, II, III
    UpperRoman,
    /// ①, ②, ③, up to twenty
    Circled,
    /// 一, 二, 三, up to ninety-nine
    Chinese,
    /// а, б, в, up to щ
    LowerRussian,
    /// А, Б, В, up to Щ
    UpperRussian,
}

/// The digits in Chinese and Japanese, from one.
const CHINESE_DIGITS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// The letters that lists count in Russian.
const RUSSIAN_LETTERS: &str = "абвгдежзиклмнопрстуфхцчшщ";

/// The largest number that is written with Roman numerals or letters; above it they would be of any length.
const MAX_WRITTEN: u32 = 3999;

impl Numerals {
    /// The number as it is written; `None` where it cannot be.
    pub fn write(self, number: u32) -> Option<String> {
        if !matches!(self, Self::Decimal | Self::PaddedDecimal) && !(1..=MAX_WRITTEN).contains(&number) {
            return None;
        }
        Some(match self {
            Self::Decimal => number.to_string(),
            Self::PaddedDecimal => format!("{number:02}"),
            Self::LowerLetter => letters(number),
            Self::UpperLetter => letters(number).to_ascii_uppercase(),
            Self::LowerRoman => roman(number).to_ascii_lowercase(),
            Self::UpperRoman => roman(number),
            Self::Circled => char::from_u32(0x245f + number).filter(|_| number <= 20)?.to_string(),
            Self::Chinese => chinese(number)?,
            Self::LowerRussian => russian(number)?.to_string(),
            Self::UpperRussian => russian(number)?.to_uppercase().to_string(),
        })
    }
}

/// a to z, then aa to zz, as word processors count.
fn letters(number: u32) -> String {
    let (rounds, letter) = ((number - 1) / 26 + 1, (number - 1) % 26);
    let letter = char::from_u32(u32::from(b'a') + letter).unwrap_or('a');
    (0..rounds).map(|_| letter).collect()
}

fn russian(number: u32) -> Option<char> {
    RUSSIAN_LETTERS.chars().nth(usize::try_from(number.checked_sub(1)?).ok()?)
}

/// 九, 十, 十一, 二十一; from a hundred on, usage differs.
fn chinese(number: u32) -> Option<String> {
    let digit = |digit: u32| Some(*CHINESE_DIGITS.get(usize::try_from(digit.checked_sub(1)?).ok()?)?);
    let (tens, ones) = (number / 10, number % 10);
    let tens = match tens {
        0 => String::new(),
        1 => "十".to_owned(),
        tens => format!("{}十", digit(tens)?),
    };
    Some(tens + digit(ones).unwrap_or_default())
}

fn roman(mut number: u32) -> String {
    const NUMERALS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (value, sign) in NUMERALS {
        while number >= value {
            text.push_str(sign);
            number -= value;
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_parted_where_their_breaks_say_so() {
        let long = "a line that goes on and on past all the boats and the sheds of the old harbour";
        type Case = (PartKind, &'static str, &'static [(PartKind, &'static str)]);
        let table: [Case; 6] = [
            (PartKind::Paragraph, " One line ", &[(PartKind::Paragraph, "One line")]),
            (
                PartKind::Paragraph,
                "One\n\nTwo",
                &[(PartKind::Paragraph, "One"), (PartKind::Paragraph, "Two")],
            ),
            (PartKind::Paragraph, "One\nTwo\nThree\nFour", &[(PartKind::Verse, "One\nTwo\nThree\nFour")]),
            (PartKind::Paragraph, "One\nTwo", &[(PartKind::Paragraph, "One\nTwo")]),
            (PartKind::Heading, "One\n2\n3\n4", &[(PartKind::Heading, "One\n2\n3\n4")]),
            (PartKind::Paragraph, " \n ", &[]),
        ];
        for (kind, text, expected) in table {
            let mut parts = Vec::new();
            append(&mut parts, kind, text);
            let found: Vec<_> = parts.iter().map(|part| (part.kind, part.text.as_str())).collect();
            assert_eq!(found, expected, "{text:?}");
        }
        let mut parts = Vec::new();
        append(&mut parts, PartKind::Paragraph, &[long; 4].join("\n"));
        assert_eq!(parts[0].kind, PartKind::Paragraph);
        append(&mut parts, PartKind::Code, "fn quay() {");
        append(&mut parts, PartKind::Code, "");
        append(&mut parts, PartKind::Code, "}");
        assert_eq!(parts[1].text, "fn quay() {\n\n}");
    }

    #[test]
    fn numbers_are_written_as_lists_count() {
        let table = [
            (Numerals::Decimal, 12, Some("12")),
            (Numerals::PaddedDecimal, 7, Some("07")),
            (Numerals::LowerLetter, 27, Some("aa")),
            (Numerals::UpperLetter, 3, Some("C")),
            (Numerals::LowerRoman, 14, Some("xiv")),
            (Numerals::UpperRoman, 1994, Some("MCMXCIV")),
            (Numerals::UpperRoman, 0, None),
            (Numerals::Circled, 3, Some("③")),
            (Numerals::Circled, 21, None),
            (Numerals::Chinese, 9, Some("九")),
            (Numerals::Chinese, 10, Some("十")),
            (Numerals::Chinese, 42, Some("四十二")),
            (Numerals::Chinese, 100, None),
            (Numerals::LowerRussian, 10, Some("к")),
            (Numerals::UpperRussian, 2, Some("Б")),
            (Numerals::UpperRussian, 99, None),
            (Numerals::LowerLetter, u32::MAX, None),
        ];
        for (numerals, number, expected) in table {
            assert_eq!(numerals.write(number).as_deref(), expected, "{numerals:?} {number}");
        }
    }
}
