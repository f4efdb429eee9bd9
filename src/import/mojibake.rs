//! Text that was read in the wrong encoding: UTF-8 as windows-1252 ("â€™" for "’", "Ã©" for "é"), and windows-1252 as
//! Latin-1, which has controls where that has quotation marks and dashes.
//!
//! Only what cannot be meant is mended: signs that are the bytes of one character of UTF-8, often enough in the text
//! that they cannot be chance.

use std::borrow::Cow;

/// A text with such characters mended, and how many they are.
pub fn mend(text: &str) -> (Cow<'_, str>, u32) {
    let (mut evidence, mut doubts) = (0_u32, 0_u32);
    for (_, found) in sequences(text) {
        match found {
            // Two signs together also occur by chance ("MAÇÃ“"); three of these do not.
            Found::Character(character, length) => {
                evidence += if length >= 3 || is_letter_pair(character) { 2 } else { 1 }
            }
            Found::Leftover { is_sure: true, .. } => evidence += 2,
            Found::Leftover { is_sure: false, .. } | Found::Letter => doubts += 1,
        }
    }
    if evidence < 2 || doubts > evidence {
        return (Cow::Borrowed(text), 0);
    }
    let (mut out, mut copied, mut count) = (String::with_capacity(text.len()), 0, 0);
    for (at, found) in sequences(text) {
        let end = match found {
            Found::Character(_, length) => {
                at + text[at..].chars().take(length).map(char::len_utf8).sum::<usize>()
            }
            Found::Leftover { length, .. } => at + length,
            Found::Letter => continue,
        };
        out.push_str(&text[copied..at]);
        if let Found::Character(character, _) = found {
            out.push(character);
        }
        copied = end;
        count += 1;
    }
    out.push_str(&text[copied..]);
    (Cow::Owned(out), count)
}

/// What stands where the first byte of a character of UTF-8 seems to stand as a sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    /// The character, and the number of signs that it has become.
    Character(char, usize),
    /// What is left of a no-break space, of which a program made "Â" and a space: so many bytes too many. Surely so
    /// where it touches a word that is not in capitals, since no such word ends in this capital letter.
    Leftover { length: usize, is_sure: bool },
    /// A letter on its own, as it should be.
    Letter,
}

/// Whether two signs for such a letter are evidence enough: they are letters that the West writes with accents.
fn is_letter_pair(character: char) -> bool {
    matches!(character, 'à'..='ö' | 'ø'..='ÿ')
}

/// The places where the first byte of a character of UTF-8 seems to stand as a sign, and what is there.
fn sequences(text: &str) -> impl Iterator<Item = (usize, Found)> {
    let bytes = text.as_bytes();
    // The signs for C2 to F4 are U+00C2 to U+00F4, which begin with the byte C3.
    let mut end = 0;
    memchr::memchr_iter(0xc3, bytes).filter_map(move |at| {
        if at < end {
            return None;
        }
        let lead = bytes.get(at + 1)? | 0x40;
        let length = match lead {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => return None,
        };
        let mut units = [lead, 0, 0, 0];
        let mut rest = text.get(at + 2..)?.chars();
        let mut signs = 0;
        for unit in &mut units[1..length] {
            match rest.next().and_then(windows_1252).filter(|byte| (0x80..0xc0).contains(byte)) {
                Some(byte) => *unit = byte,
                None => break,
            }
            signs += 1;
        }
        if signs == 0 {
            return match lead {
                0xc2 => Some((at, leftover(&text[..at], &text[at + 2..]))),
                0xc3 => Some((at, Found::Letter)),
                _ => None,
            };
        }
        let character =
            std::str::from_utf8(&units[..length]).ok().filter(|_| signs == length - 1)?.chars().next()?;
        // Controls are no characters that anybody writes.
        if character.is_control() && character != '\u{85}' {
            return None;
        }
        end = at + 2;
        Some((at, Found::Character(character, length)))
    })
}

/// What "Â" between `before` and `after` is, where no other byte of a character follows it.
fn leftover(before: &str, after: &str) -> Found {
    if !after.is_empty() && !after.starts_with([' ', '\n', '\r']) {
        return Found::Letter;
    }
    match before.chars().next_back() {
        Some(last) if last.is_lowercase() || last.is_ascii_digit() => {
            Found::Leftover { length: 2, is_sure: true }
        }
        Some('.' | ',' | ';' | ':' | '!' | '?' | ')' | '"' | '\'' | '”' | '’' | '%') => {
            Found::Leftover { length: 2, is_sure: true }
        }
        // Between two spaces one of them goes as well.
        Some(' ') if after.starts_with(' ') => Found::Leftover { length: 3, is_sure: false },
        _ => Found::Letter,
    }
}

/// A text whose C1 controls are the characters that windows-1252 has in their places, and how many they were. U+0085
/// ends a line in some old files; it is an ellipsis where others of them stand in the text.
pub fn mend_controls(text: &str) -> (Cow<'_, str>, u32) {
    let bytes = text.as_bytes();
    let controls =
        || memchr::memchr_iter(0xc2, bytes).filter(|&at| bytes.get(at + 1).is_some_and(|byte| *byte < 0xa0));
    if !controls().any(|at| bytes[at + 1] != 0x85 && character_of(bytes[at + 1]).is_some()) {
        return (Cow::Borrowed(text), 0);
    }
    let (mut out, mut copied, mut count) = (String::with_capacity(text.len()), 0, 0);
    for at in controls() {
        if let Some(character) = character_of(bytes[at + 1]) {
            out.push_str(&text[copied..at]);
            out.push(character);
            copied = at + 2;
            count += 1;
        }
    }
    out.push_str(&text[copied..]);
    (Cow::Owned(out), count)
}

/// The character that windows-1252 has in the place of a C1 control.
pub fn of_control(control: char) -> Option<char> {
    character_of(u8::try_from(u32::from(control)).ok()?)
}

/// The character of a byte from 80 to 9F; `None` for the five that have none.
fn character_of(byte: u8) -> Option<char> {
    let character = *UPPER.get(usize::from(byte).checked_sub(0x80)?)?;
    (!character.is_control()).then_some(character)
}

/// The byte that windows-1252 has for a character of the upper half; bytes without a character there are the controls
/// of Latin-1, as browsers read them.
fn windows_1252(character: char) -> Option<u8> {
    match character {
        '\u{80}'..='\u{ff}' => Some(character as u32 as u8),
        _ => UPPER.iter().position(|&upper| upper == character).map(|at| 0x80 + at as u8),
    }
}

/// The characters of the bytes 80 to 9F in windows-1252.
const UPPER: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn misread_text_is_mended() {
        for (broken, whole, count) in [
            ("the authorityâ€™s café", "the authority’s café", 1),
            ("â€œWe were wrong,â€\u{9d} he said", "“We were wrong,” he said", 2),
            ("The cafÃ© on board", "The café on board", 1),
            ("GrÃ¼ÃŸe aus MÃ¼nchen", "Grüße aus München", 3),
            ("â‚¬5 a head", "€5 a head", 1),
            ("ÐŸÑ€Ð¸Ð²ÐµÑ‚", "Привет", 6),
            ("10 Â°C and Â£5", "10 °C and £5", 2),
            ("a smile ðŸ™‚ here", "a smile 🙂 here", 1),
        ] {
            let (mended, found) = mend(broken);
            assert_eq!((mended.as_ref(), found), (whole, count));
            assert!(matches!(mend(&mended).0, Cow::Borrowed(_)), "{mended} is mended again");
        }
    }

    #[test]
    fn what_is_left_of_spaces_goes() {
        for (broken, whole, count) in [
            ("The ferryÂ left at noon.Â It was late.", "The ferry left at noon. It was late.", 2),
            ("left.Â  Nobody sawÂ it, theyÂ  said", "left.  Nobody saw it, they  said", 3),
            ("boatsÂ and Â nets, 40Â miles", "boats and nets, 40 miles", 3),
            ("the portâ€™s pier.Â \nThe end.Â", "the port’s pier. \nThe end.", 3),
        ] {
            let (mended, found) = mend(broken);
            assert_eq!((mended.as_ref(), found), (whole, count));
            assert!(matches!(mend(&mended).0, Cow::Borrowed(_)), "{mended} is mended again");
        }
    }

    #[test]
    fn controls_are_read_as_windows_1252() {
        for (broken, whole, count) in [
            ("the port\u{92}s \u{96} plan", "the port’s – plan", 2),
            ("\u{93}We wait\u{85}\u{94} \u{80}5", "“We wait…” €5", 4),
            ("\u{81}\u{91}so\u{92}", "\u{81}‘so’", 2),
        ] {
            let (mended, found) = mend_controls(broken);
            assert_eq!((mended.as_ref(), found), (whole, count));
        }
        for text in ["one\u{85}two", "a \u{81} b", "£5 – “so”", ""] {
            assert!(matches!(mend_controls(text).0, Cow::Borrowed(_)), "{text:?}");
        }
    }

    #[test]
    fn what_is_meant_stays() {
        for text in [
            "NÃO É ASSIM",
            "a cafe in Curaçao, à la carte, Ça va",
            "he wrote MAÇÔ once",
            "Â and Ã are letters",
            "A letter  Â  between",
            "POR CÂ ONDE",
            "“quoted” – and so on…",
            "",
            "a 5 °C, £5",
            "Ðoković",
        ] {
            assert!(matches!(mend(text).0, Cow::Borrowed(_)), "{text}");
        }
    }
}
