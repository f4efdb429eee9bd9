//! Signs that belong to typesetting or to a program and not to the words: ligatures, soft hyphens, control characters.

use std::borrow::Cow;

use super::lines;

/// How many of each were mended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mended {
    /// Ligatures written out.
    pub ligatures: u32,
    /// Soft hyphens taken out.
    pub soft_hyphens: u32,
    /// Control characters, byte order marks and characters without width taken out.
    pub controls: u32,
}

/// Writes out the Latin ligatures (U+FB00 to U+FB06) and takes out soft hyphens inside words. A soft hyphen at the end
/// of a line stays: it says that a word is broken there.
///
/// Control characters other than white space, escape sequences aside, byte order marks inside the text and characters
/// without width between words go too.
pub fn mend(text: &str) -> (Cow<'_, str>, Mended) {
    let mut mended = Mended::default();
    let mut out = String::new();
    let mut copied = 0;
    // They begin with bytes that are rare in Latin text: U+00AD is C2 AD, the ligatures are EF AC 80–86, most
    // characters without width E2 80 8B–8F.
    for at in memchr::memchr3_iter(0xc2, 0xe2, 0xef, text.as_bytes()) {
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
            Some([0xe2, 0x80, 0x8b..=0x8f, ..] | [0xe2, 0x81, 0xa0, ..]) => {
                match widthless(&text[..at], &text[at..]) {
                    Some(instead) => (3, instead),
                    None => continue,
                }
            }
            _ => continue,
        };
        out.push_str(&text[copied..at]);
        out.push_str(letters);
        copied = at + length;
        if length == 3 && letters.trim().is_empty() {
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

/// What stands for the character without width at the start of `rest`, after `before`: nothing, or a space where it
/// parted two words. `None` where it does its work: between signs of scripts without spaces, in emoji, in scripts that
/// join letters.
fn widthless(before: &str, rest: &str) -> Option<&'static str> {
    let mut after = rest.chars();
    let own = after.next()?;
    let (last, next) = (before.chars().next_back(), after.next());
    let is_joiner = matches!(own, '\u{200c}'..='\u{200f}');
    let is_plain = |beside: Option<char>| {
        beside.is_none_or(|beside| match is_joiner {
            // Latin letters, and the marks and spaces of all scripts.
            true => matches!(beside, '\0'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' | '\u{2000}'..='\u{2069}'),
            false => !lines::is_unspaced(beside),
        })
    };
    if !is_plain(last) || !is_plain(next) {
        return None;
    }
    let parts = own == '\u{200b}'
        && last.is_some_and(|last| last.is_lowercase() || matches!(last, '.' | ',' | ';' | ':' | '!' | '?'))
        && next.is_some_and(char::is_uppercase)
        || own == '\u{200b}'
            && last.is_some_and(|last| last.is_ascii_digit())
            && next.is_some_and(char::is_alphabetic);
    Some(if parts { " " } else { "" })
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
    fn characters_without_width_go() {
        for (text, whole, controls) in [
            ("the\u{200b} ferry\u{200b} left, 40\u{200b} miles", "the ferry left, 40 miles", 3),
            ("the po\u{200b}rt.\u{200b}Nobody saw", "the port. Nobody saw", 2),
            ("Ines\u{200b}Marl paid 40\u{200b}million", "Ines Marl paid 40 million", 2),
            ("\u{200e}3 May\u{200f}, shelf\u{200c}ful, no\u{2060}body\u{200b}", "3 May, shelfful, nobody", 5),
        ] {
            let (mended, found) = mend(text);
            assert_eq!((mended.as_ref(), found.controls), (whole, controls));
        }
        for text in [
            "می\u{200c}خواهم",
            "👩\u{200d}🚀 flew",
            "ภาษา\u{200b}ไทย",
            "क्\u{200d}ष",
            "שלום\u{200f}!",
            "“so…” – €5",
        ] {
            assert!(matches!(mend(text).0, Cow::Borrowed(_)), "{text:?}");
        }
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
