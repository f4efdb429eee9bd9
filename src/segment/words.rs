//! Words exactly as UAX #29 (Unicode Text Segmentation, of Unicode 17) divides text, white space and marks included: the
//! ground that [`super::tokens`] builds on.
//!
//! Characters that most texts are made of are divided here by rules WB3 to WB13 over a small table. Where a
//! character comes that needs more than these (combining marks, joiners, Hebrew and its marks, flags, Katakana, …),
//! the crate unicode-segmentation divides everything up to the next white space.

use unicode_segmentation::{UWordBoundIndices, UnicodeSegmentation};

/// The pieces of `text` in order, each with its first byte; together they are the whole text. Equal to
/// `unicode_segmentation`'s `split_word_bound_indices`, and faster.
///
/// ```
/// let words: Vec<_> = nutgraf::segment::words("It can't be 3.5.").map(|(_, word)| word).collect();
/// assert_eq!(words, ["It", " ", "can't", " ", "be", " ", "3.5", "."]);
/// ```
pub fn words(text: &str) -> WordBoundIndices<'_> {
    WordBoundIndices { text, at: 0, rare: None }
}

/// Iterator over the pieces of a text; see [`words`].
#[derive(Clone, Debug)]
pub struct WordBoundIndices<'t> {
    text: &'t str,
    /// Where the next piece begins, in bytes.
    at: usize,
    /// A part of the text that is divided with all rules, and where it begins.
    rare: Option<(usize, UWordBoundIndices<'t>)>,
}

impl<'t> Iterator for WordBoundIndices<'t> {
    type Item = (usize, &'t str);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.rare.is_some() {
            return self.next_rare();
        }
        let start = self.at;
        if start == self.text.len() {
            return None;
        }
        match piece_end(self.text, start) {
            Some(end) => {
                self.at = end;
                Some((start, &self.text[start..end]))
            }
            None => {
                let end = stretch_end(self.text, start);
                self.rare = Some((start, self.text[start..end].split_word_bound_indices()));
                self.at = end;
                self.next_rare()
            }
        }
    }
}

impl<'t> WordBoundIndices<'t> {
    #[cold]
    fn next_rare(&mut self) -> Option<(usize, &'t str)> {
        let (start, pieces) = self.rare.as_mut()?;
        match pieces.next() {
            Some((at, piece)) => Some((*start + at, piece)),
            None => {
                self.rare = None;
                self.next()
            }
        }
    }
}

/// The values of the property Word_Break that are told apart here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
enum Class {
    /// Stands alone: most marks, Han characters, Hiragana.
    Other,
    Letter,
    Digit,
    /// ExtendNumLet: "_".
    Connector,
    /// Between letters: ":", "·".
    MidLetter,
    /// Between digits: ",", ";".
    MidNumber,
    /// Between letters and between digits: ".", "'", "’".
    MidBoth,
    /// WSegSpace: a run of these is one piece.
    Space,
    CarriageReturn,
    LineFeed,
    /// Line breaks of other kinds.
    Newline,
    /// Needs rules that are not here.
    Rare,
}

use Class::{
    CarriageReturn, Connector, Digit, Letter, LineFeed, MidBoth, MidLetter, MidNumber, Newline, Other, Rare,
    Space,
};

/// The end of the piece that begins at byte `start`; `None` where rare rules are needed to tell.
#[inline]
fn piece_end(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let first = bytes[start];
    let (class, mut at) =
        if first < 0x80 { (ASCII[usize::from(first)], start + 1) } else { decode(bytes, start) };
    match class {
        Letter | Digit | Connector => word_end(bytes, class, at),
        Space => {
            while at < bytes.len() {
                let (next, end) = look(bytes, at);
                match next {
                    Space => at = end,
                    Rare => return None,
                    _ => break,
                }
            }
            Some(at)
        }
        CarriageReturn => Some(at + usize::from(bytes.get(at) == Some(&b'\n'))),
        LineFeed | Newline => Some(at),
        Rare => None,
        // A mark stands alone unless something combines with it.
        Other | MidLetter | MidNumber | MidBoth => match bytes.get(at) {
            Some(0x80..) if look(bytes, at).0 == Rare => None,
            _ => Some(at),
        },
    }
}

/// The end of a piece of letters, digits and what joins them, of which all before byte `at` is read and `last` was the
/// class of the last character. Rules WB5 to WB13b.
#[inline]
fn word_end(bytes: &[u8], mut last: Class, mut at: usize) -> Option<usize> {
    loop {
        // Most of most words.
        while let Some(&byte) = bytes.get(at)
            && byte < 0x80
            && ASCII[usize::from(byte)] as u8 == Letter as u8
        {
            last = Letter;
            at += 1;
        }
        if at == bytes.len() {
            return Some(at);
        }
        let (class, end) = look(bytes, at);
        match class {
            Letter | Digit | Connector => (last, at) = (class, end),
            MidLetter | MidNumber | MidBoth => {
                let joins = match last {
                    Letter => class != MidNumber,
                    Digit => class != MidLetter,
                    _ => false,
                };
                if end == bytes.len() {
                    return Some(at);
                }
                let (next, next_end) = look(bytes, end);
                if next == Rare {
                    return None;
                }
                if !joins || next != last {
                    return Some(at);
                }
                at = next_end;
            }
            Rare => return None,
            _ => return Some(at),
        }
    }
}

/// The end of the run of letters that begins at byte `start`, before byte `end`; `start` where there is none.
#[inline]
pub(super) fn letters_end(bytes: &[u8], start: usize, end: usize) -> usize {
    let mut at = start;
    loop {
        // Eight bytes at a time: a loop that turned once a letter would be left at another letter each time, which
        // processors cannot foresee.
        while let Some(eight) = bytes[..end].get(at..at + 8).and_then(|eight| eight.try_into().ok()) {
            let others = !ascii_letters(u64::from_le_bytes(eight)) & 0x8080_8080_8080_8080;
            at += others.trailing_zeros() as usize / 8;
            if others != 0 {
                break;
            }
        }
        while at < end && bytes[at].is_ascii_alphabetic() {
            at += 1;
        }
        if at == end || bytes[at] < 0x80 {
            return at;
        }
        let (class, next) = decode(bytes, at);
        if class as u8 != Letter as u8 {
            return at;
        }
        at = next;
    }
}

/// The highest bit of each byte that is an ASCII letter; the other bits mean nothing.
#[inline]
fn ascii_letters(bytes: u64) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let low = (bytes | (0x20 * EACH)) & (0x7f * EACH);
    let from_a = low + (0x80 - b'a' as u64) * EACH;
    let after_z = low + (0x7f - b'z' as u64) * EACH;
    from_a & !after_z & !bytes
}

/// Where everything before `start` and after the result has no influence on the boundaries between them: before the
/// first white space after a character that is none.
fn stretch_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    while let Some(found) = memchr::memchr2(b' ', b'\n', &bytes[at.min(bytes.len())..]) {
        let end = at + found;
        if !text[..end].chars().next_back().is_some_and(char::is_whitespace) {
            return end;
        }
        at = end + 1;
    }
    bytes.len()
}

/// The class of the character at byte `at`, and its end.
#[inline]
fn look(bytes: &[u8], at: usize) -> (Class, usize) {
    let first = bytes[at];
    if first < 0x80 { (ASCII[usize::from(first)], at + 1) } else { decode(bytes, at) }
}

/// As [`look`], for a character beyond ASCII.
#[inline]
fn decode(bytes: &[u8], at: usize) -> (Class, usize) {
    let low = |i: usize| u32::from(bytes.get(at + i).copied().unwrap_or(0) & 0x3f);
    let first = u32::from(bytes[at]);
    match first {
        0xc0..0xe0 => {
            let code = (first & 0x1f) << 6 | low(1);
            (TWO_BYTES[code as usize & 0x7ff], at + 2)
        }
        0xe0..0xf0 => (three_bytes((first & 0xf) << 12 | low(1) << 6 | low(2)), at + 3),
        _ => (Rare, at + 4),
    }
}

/// The class of a character from U+0800 to U+FFFF.
fn three_bytes(code: u32) -> Class {
    match code {
        // Latin and Greek with marks.
        0x1e00..=0x1f15 => Letter,
        0x2010..=0x2017 | 0x201a..=0x2023 | 0x2025 | 0x2026 | 0x2030..=0x203e => Other,
        0x2018 | 0x2019 => MidBoth,
        0x20a0..=0x20c1 => Other,
        // Punctuation and characters of Chinese and Japanese, without the Katakana.
        0x3001..=0x3004 | 0x3008..=0x3029 | 0x3041..=0x3096 | 0x3400..=0x4dbf | 0x4e00..=0x9fff => Other,
        0xac00..=0xd7a3 => Letter,
        0xff01..=0xff06 | 0xff08..=0xff0b | 0xff0d | 0xff0f => Other,
        _ => Rare,
    }
}

/// The classes of ASCII.
const ASCII: [Class; 128] = {
    let mut classes = [Other; 128];
    fill(&mut classes, b'a' as usize, b'z' as usize, Letter);
    fill(&mut classes, b'A' as usize, b'Z' as usize, Letter);
    fill(&mut classes, b'0' as usize, b'9' as usize, Digit);
    classes[b'_' as usize] = Connector;
    classes[b':' as usize] = MidLetter;
    classes[b',' as usize] = MidNumber;
    classes[b';' as usize] = MidNumber;
    classes[b'.' as usize] = MidBoth;
    classes[b'\'' as usize] = MidBoth;
    classes[b' ' as usize] = Space;
    classes[b'\r' as usize] = CarriageReturn;
    classes[b'\n' as usize] = LineFeed;
    classes[0x0b] = Newline;
    classes[0x0c] = Newline;
    classes
};

/// The classes of U+0000 to U+07FF; those of ASCII are not looked up here. The few characters with the property ALetter
/// that are no letters otherwise ("¸", "˃") are left to the full rules, so that what is [`Letter`] here is one everywhere.
static TWO_BYTES: [Class; 0x800] = {
    let mut classes = [Rare; 0x800];
    // Latin-1.
    fill(&mut classes, 0x80, 0xbf, Other);
    classes[0x85] = Newline;
    classes[0xad] = Rare;
    classes[0xb7] = MidLetter;
    classes[0xaa] = Letter;
    classes[0xb5] = Letter;
    classes[0xb8] = Rare;
    classes[0xba] = Letter;
    fill(&mut classes, 0xc0, 0x2c1, Letter);
    classes[0xd7] = Other;
    classes[0xf7] = Other;
    // Greek.
    classes[0x386] = Letter;
    classes[0x387] = MidLetter;
    fill(&mut classes, 0x388, 0x38a, Letter);
    classes[0x38c] = Letter;
    fill(&mut classes, 0x38e, 0x3a1, Letter);
    fill(&mut classes, 0x3a3, 0x3f5, Letter);
    // Cyrillic.
    fill(&mut classes, 0x3f7, 0x481, Letter);
    fill(&mut classes, 0x48a, 0x52f, Letter);
    // Armenian.
    fill(&mut classes, 0x531, 0x556, Letter);
    fill(&mut classes, 0x560, 0x588, Letter);
    // Arabic.
    classes[0x60c] = MidNumber;
    classes[0x61b] = Other;
    classes[0x61f] = Other;
    fill(&mut classes, 0x620, 0x64a, Letter);
    fill(&mut classes, 0x660, 0x669, Digit);
    fill(&mut classes, 0x671, 0x6d3, Letter);
    classes[0x6d4] = Other;
    classes
};

/// Sets the classes `from..=to`.
const fn fill<const N: usize>(classes: &mut [Class; N], from: usize, to: usize, class: Class) {
    let mut at = from;
    while at <= to {
        classes[at] = class;
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str) {
        assert!(words(text).eq(text.split_word_bound_indices()), "{text:?}");
    }

    /// Every character (above U+1FFFF all are handed on) beside, between and before characters of every kind.
    #[test]
    fn every_character_is_divided_as_by_uax_29() {
        let mut text = String::new();
        for c in '\0'..='\u{1ffff}' {
            for (before, after) in [
                ("a", "a"),
                ("1", "1"),
                (" ", " "),
                ("a.", "a"),
                ("1", ",1"),
                ("\"", "\u{301}"),
                ("_", "\u{5d0}"),
                ("\u{30a2}", "\u{200d}\u{1f469}"),
            ] {
                text.clear();
                text.extend([before, c.encode_utf8(&mut [0; 4]), after]);
                check(&text);
            }
        }
    }

    #[test]
    fn letters_are_letters_to_everybody() {
        for c in '\0'..='\u{ffff}' {
            let mut buffer = [0; 4];
            let bytes = c.encode_utf8(&mut buffer).as_bytes();
            assert!(letters_end(bytes, 0, bytes.len()) == 0 || c.is_alphabetic(), "{c:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]

        #[test]
        fn ascii_is_divided_as_by_uax_29(text in "[ -~\r\n\t]{0,40}|[aB1_.,:;' ]{0,20}") {
            check(&text);
        }

        #[test]
        fn text_is_divided_as_by_uax_29(text in "\\PC{0,30}|[a1é’.·:ж_ \u{a0}\u{3000}\u{301}\u{ad}אア한漢🇺🇿👩\u{200d}\"']{0,20}") {
            check(&text);
        }
    }
}
