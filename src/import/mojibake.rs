//! UTF-8 that somebody read as windows-1252: "â€™" for "’", "Ã©" for "é".
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
            Some((character, length)) => {
                evidence += if length >= 3 || is_letter_pair(character) { 2 } else { 1 }
            }
            None => doubts += 1,
        }
    }
    if evidence < 2 || doubts > evidence {
        return (Cow::Borrowed(text), 0);
    }
    let (mut out, mut copied, mut count) = (String::with_capacity(text.len()), 0, 0);
    for (at, found) in sequences(text) {
        if let Some((character, length)) = found {
            out.push_str(&text[copied..at]);
            out.push(character);
            copied = at + text[at..].chars().take(length).map(char::len_utf8).sum::<usize>();
            count += 1;
        }
    }
    out.push_str(&text[copied..]);
    (Cow::Owned(out), count)
}

/// Whether two signs for such a letter are evidence enough: they are letters that the West writes with accents.
fn is_letter_pair(character: char) -> bool {
    matches!(character, 'à'..='ö' | 'ø'..='ÿ')
}

/// The places where the first byte of a character of UTF-8 seems to stand as a sign: the offset, and the character with
/// the number of signs that it has become; `None` where what follows are not its other bytes.
fn sequences(text: &str) -> impl Iterator<Item = (usize, Option<(char, usize)>)> {
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
            // A letter on its own, as it should be.
            return matches!(lead, 0xc2 | 0xc3).then_some((at, None));
        }
        let character =
            std::str::from_utf8(&units[..length]).ok().filter(|_| signs == length - 1)?.chars().next()?;
        // Controls are no characters that anybody writes.
        if character.is_control() && character != '\u{85}' {
            return None;
        }
        end = at + 2;
        Some((at, Some((character, length))))
    })
}

/// The byte that windows-1252 has for a character of the upper half; bytes without a character there are the controls
/// of Latin-1, as browsers read them.
fn windows_1252(character: char) -> Option<u8> {
    const UPPER: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match character {
        '\u{80}'..='\u{ff}' => Some(character as u32 as u8),
        _ => UPPER.iter().position(|&upper| upper == character).map(|at| 0x80 + at as u8),
    }
}

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
    fn what_is_meant_stays() {
        for text in [
            "NÃO É ASSIM",
            "a cafe in Curaçao, à la carte, Ça va",
            "he wrote MAÇÔ once",
            "Â and Ã are letters",
            "“quoted” – and so on…",
            "",
            "a 5 °C, £5",
            "Ðoković",
        ] {
            assert!(matches!(mend(text).0, Cow::Borrowed(_)), "{text}");
        }
    }
}
