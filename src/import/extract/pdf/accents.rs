//! Accents that a file draws as glyphs of their own over or under their letters, as TeX does.

use std::rc::Rc;

/// The accents, each with the letters that carry it and what they become.
const ACCENTS: [(char, &str, &str); 11] = [
    ('´', "aeiouyAEIOUYıcCnNsSzZlLrR", "áéíóúýÁÉÍÓÚÝíćĆńŃśŚźŹĺĹŕŔ"),
    ('`', "aeiouAEIOUınN", "àèìòùÀÈÌÒÙìǹǸ"),
    ('ˆ', "aeiouAEIOUıcCgGhHjJsSwWyY", "âêîôûÂÊÎÔÛîĉĈĝĜĥĤĵĴŝŜŵŴŷŶ"),
    ('¨', "aeiouyAEIOUYı", "äëïöüÿÄËÏÖÜŸï"),
    ('˜', "anoANOıiIuU", "ãñõÃÑÕĩĩĨũŨ"),
    ('¸', "cCsStTgGkKlLnNrR", "çÇşŞţŢģĢķĶļĻņŅŗŖ"),
    ('ˇ', "cCsSzZrReEnNdDtTgGaA", "čČšŠžŽřŘěĚňŇďĎťŤǧǦǎǍ"),
    ('˚', "aAuU", "åÅůŮ"),
    ('˘', "aAgGuUıeEoO", "ăĂğĞŭŬĭĕĔŏŎ"),
    ('¯', "aeiouAEIOUı", "āēīōūĀĒĪŌŪī"),
    ('˝', "oOuU", "őŐűŰ"),
];

/// The accents that have other characters for the same sign.
fn usual(char: char) -> char {
    match char {
        '\u{301}' | 'ˊ' => '´',
        '\u{300}' | 'ˋ' => '`',
        '\u{302}' | '^' => 'ˆ',
        '\u{308}' => '¨',
        '\u{303}' | '~' => '˜',
        '\u{327}' => '¸',
        '\u{30c}' => 'ˇ',
        '\u{30a}' | '°' => '˚',
        '\u{306}' => '˘',
        '\u{304}' | 'ˉ' => '¯',
        '\u{30b}' => '˝',
        _ => char,
    }
}

/// The only character of a text.
fn only(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

/// Whether a glyph may be an accent.
pub fn is_accent(text: &str) -> bool {
    only(text).is_some_and(|char| ACCENTS.iter().any(|(accent, ..)| *accent == usual(char)))
}

/// The letter with an accent.
pub fn accented(accent: &str, letter: &str) -> Option<Rc<str>> {
    let (accent, letter) = (usual(only(accent)?), only(letter)?);
    let (_, letters, results) = ACCENTS.iter().find(|(own, ..)| *own == accent)?;
    let at = letters.chars().position(|own| own == letter)?;
    results.chars().nth(at).map(|char| char.to_string().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_take_their_accents() {
        for (accent, letter, expected) in [
            ("´", "o", Some("ó")),
            ("´", "ı", Some("í")),
            ("\u{327}", "c", Some("ç")),
            ("ˇ", "z", Some("ž")),
            ("´", "b", None),
            ("x", "o", None),
            ("´´", "o", None),
        ] {
            assert_eq!(accented(accent, letter).as_deref(), expected, "{accent}{letter}");
        }
    }

    #[test]
    fn every_letter_has_its_result() {
        for (accent, letters, results) in ACCENTS {
            assert_eq!(letters.chars().count(), results.chars().count(), "{accent}");
        }
    }
}
