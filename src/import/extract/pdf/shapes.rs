//! Characters for the shapes of letters, as files give them: ligatures, the forms of Arabic letters, the signs of vertical
//! text. Each becomes what a person would type.

use std::rc::Rc;

/// The most characters that one glyph stands for.
const MAX_GLYPH_CHARS: usize = 16;

/// Arabic letters from U+FE80 on, with how many forms each has.
const ARABIC: [(&str, u32); 40] = [
    ("ء", 1),
    ("آ", 2),
    ("أ", 2),
    ("ؤ", 2),
    ("إ", 2),
    ("ئ", 4),
    ("ا", 2),
    ("ب", 4),
    ("ة", 2),
    ("ت", 4),
    ("ث", 4),
    ("ج", 4),
    ("ح", 4),
    ("خ", 4),
    ("د", 2),
    ("ذ", 2),
    ("ر", 2),
    ("ز", 2),
    ("س", 4),
    ("ش", 4),
    ("ص", 4),
    ("ض", 4),
    ("ط", 4),
    ("ظ", 4),
    ("ع", 4),
    ("غ", 4),
    ("ف", 4),
    ("ق", 4),
    ("ك", 4),
    ("ل", 4),
    ("م", 4),
    ("ن", 4),
    ("ه", 4),
    ("و", 2),
    ("ى", 2),
    ("ي", 4),
    ("لآ", 2),
    ("لأ", 2),
    ("لإ", 2),
    ("لا", 2),
];

/// Signs that have other forms in vertical text.
const VERTICAL: [(char, char); 18] = [
    ('︵', '（'),
    ('︶', '）'),
    ('﹁', '「'),
    ('﹂', '」'),
    ('﹃', '『'),
    ('﹄', '』'),
    ('︑', '、'),
    ('︒', '。'),
    ('︙', '…'),
    ('︱', '—'),
    ('︻', '【'),
    ('︼', '】'),
    ('︽', '《'),
    ('︾', '》'),
    ('︿', '〈'),
    ('﹀', '〉'),
    ('︰', '：'),
    ('︐', '，'),
];

/// A glyph's text as one would type it and without what cannot be seen.
pub fn typed(text: &str) -> Rc<str> {
    let mut typed = String::new();
    for char in text.chars().take(MAX_GLYPH_CHARS) {
        push(&mut typed, char);
    }
    typed.into()
}

fn push(typed: &mut String, char: char) {
    match char {
        '\u{fb00}' => typed.push_str("ff"),
        '\u{fb01}' => typed.push_str("fi"),
        '\u{fb02}' => typed.push_str("fl"),
        '\u{fb03}' => typed.push_str("ffi"),
        '\u{fb04}' => typed.push_str("ffl"),
        '\u{fb05}' | '\u{fb06}' => typed.push_str("st"),
        '\u{132}' => typed.push_str("IJ"),
        '\u{133}' => typed.push_str("ij"),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\t' | '\n' | '\r' | '\u{3000}' => typed.push(' '),
        '\u{ad}' => typed.push('-'),
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
        '\u{feff}' | '\u{fffd}'..='\u{ffff}' => {}
        '\u{fe80}'..='\u{fefc}' => typed.push_str(arabic(u32::from(char) - 0xfe80)),
        '\u{fb56}'..='\u{fb59}' => typed.push('پ'),
        '\u{fb7a}'..='\u{fb7d}' => typed.push('چ'),
        '\u{fb8a}' | '\u{fb8b}' => typed.push('ژ'),
        '\u{fb8e}'..='\u{fb91}' => typed.push('ک'),
        '\u{fb92}'..='\u{fb95}' => typed.push('گ'),
        '\u{fbfc}'..='\u{fbff}' => typed.push('ی'),
        // Private use: the bullets of symbol fonts, and much that is not known.
        '\u{f0a7}' | '\u{f0b7}' | '\u{f0d8}' => typed.push('•'),
        '\u{e000}'..='\u{f8ff}' => {}
        _ if char.is_control() => {}
        _ => typed.push(VERTICAL.iter().find(|(form, _)| *form == char).map_or(char, |(_, sign)| *sign)),
    }
}

/// The letter whose forms come `at` places after those of the first one.
fn arabic(mut at: u32) -> &'static str {
    for (letter, forms) in ARABIC {
        if at < forms {
            return letter;
        }
        at -= forms;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_become_what_one_types() {
        for (shape, expected) in [
            ("\u{fb03}", "ffi"),
            ("\u{a0}", " "),
            ("a\u{200f}", "a"),
            ("\u{fe80}", "ء"),
            ("\u{fe91}", "ب"),
            ("\u{fef3}", "ي"),
            ("\u{fefb}", "لا"),
            ("\u{fefc}", "لا"),
            ("﹁", "「"),
            ("\u{f0b7}", "•"),
            ("\u{e123}", ""),
            ("x", "x"),
        ] {
            assert_eq!(&*typed(shape), expected, "{shape:?}");
        }
    }
}
