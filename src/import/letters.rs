//! Signs that belong to typesetting or to a program and not to the words: ligatures, soft hyphens, control characters.

use std::borrow::Cow;

/// How many of each were mended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// Ligatures written out.
    pub ligatures: u32,
    /// Soft hyphens taken out.
    pub soft_hyphens: u32,
    /// Control characters and byte order marks taken out.
    pub controls: u32,
}

/// Writes out the Latin ligatures (U+FB00 to U+FB06) and takes out soft hyphens inside words. A soft hyphen at the end
/// of a line stays: it says that a word is broken there.
///
/// Control characters other than white space, escape sequences aside, and byte order marks inside the text go too.
pub fn mend(text: &str) -> (Cow<'_, str>, Mended) {
    let mut mended = Mended::default();
    let mut out = String::new();
    let mut copied = 0;
    // Both kinds of sign begin with a byte that is rare in Latin text: U+00AD is C2 AD, the ligatures are EF AC 80–86.
    for at in memchr::memchr2_iter(0xc2, 0xef, text.as_bytes()) {
        let (length, letters) = match text.as_bytes().get(at..) {
            Some([0xc2, 0xad, next, ..]) if *next > b' ' && *next != b'-' => (2, ""),
            Some([0xef, 0xac, last, ..]) => match last {
                0x80 => (3, "ff"),
                0x81 => (3, "fi"),
                0x82 => (3, "fl"),
                0x83 => (3, "ffi"),
                0x84 => (3, "ffl"),
                0x85 | 0x86 => (3, "st"),
                _ => continue,
            },
            Some([0xef, 0xbb, 0xbf, ..]) => (3, ""),
            _ => continue,
        };
        out.push_str(&text[copied..at]);
        out.push_str(letters);
        copied = at + length;
        if length == 3 && letters.is_empty() {
            mended.controls += 1;
        } else if letters.is_empty() {
            mended.soft_hyphens += 1;
        } else {
            mended.ligatures += 1;
        }
    }
    let whole = if copied == 0 {
        Cow::Borrowed(text)
    } else {
        out.push_str(&text[copied..]);
        Cow::Owned(out)
    };
    let controls = count_controls(&whole);
    mended.controls += controls;
    if controls == 0 { (whole, mended) } else { (without_controls(&whole), mended) }
}

/// Whether the byte is a control character that no text holds: not tab, a line break, escape or the separators that
/// older programs end lines with. Without branches, so that many bytes are compared at once.
fn is_control(byte: u8) -> bool {
    (byte < b' ') & !matches!(byte, 0x09..=0x0d) & (byte != 0x1b) | (byte == 0x7f)
}

/// How many such bytes the text has.
fn count_controls(text: &str) -> u32 {
    // As many bytes as one byte can count.
    let of_part = |part: &[u8]| part.iter().map(|&byte| u8::from(is_control(byte))).sum::<u8>();
    text.as_bytes().chunks(usize::from(u8::MAX)).map(|part| u32::from(of_part(part))).sum()
}

fn without_controls(text: &str) -> Cow<'static, str> {
    Cow::Owned(
        text.chars().filter(|&character| !(character.is_ascii() && is_control(character as u8))).collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ligatures_are_written_out() {
        let (text, mended) = mend("ﬁve oﬃces, ﬂat ﬆones");
        assert_eq!(text, "five offices, flat stones");
        assert_eq!(mended, Mended { ligatures: 4, ..Mended::default() });
    }

    #[test]
    fn soft_hyphens_go_but_not_at_line_ends() {
        let (text, mended) = mend("Do\u{ad}nau\u{ad}schiff\u{ad}\nfahrt §");
        assert_eq!(text, "Donauschiff\u{ad}\nfahrt §");
        assert_eq!(mended.soft_hyphens, 2);
        assert!(matches!(mend("nothing — to ﬗ do").0, Cow::Borrowed(_)));
    }

    #[test]
    fn controls_and_marks_go() {
        let (text, mended) = mend("The \u{feff}port\0 closed\u{8}\n\tin \u{7f}May");
        assert_eq!(text, "The port closed\n\tin May");
        assert_eq!(mended, Mended { controls: 4, ..Mended::default() });
        let many = "\0.".repeat(700);
        let (text, mended) = mend(&many);
        assert_eq!((text.as_ref(), mended.controls), (".".repeat(700).as_str(), 700));
    }
}
