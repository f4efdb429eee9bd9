//! The characters of the fonts that give signs the codes of letters: Symbol, and of Wingdings the few that mean something.

/// Where such fonts lie among Unicode's private characters.
const PRIVATE: u32 = 0xf000;

/// Adobe's encoding of Symbol from 0x20 to 0x7e.
const LOWER: &str =
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

/// And from 0xa0 to 0xfe.
const UPPER: &str =
    "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u{f8ff}⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

/// The character that stands at `code` in `font`; `None` where it is an ornament.
pub fn character(font: &str, code: u32) -> Option<char> {
    let code = if code >= PRIVATE { code - PRIVATE } else { code };
    let font = font.to_ascii_lowercase();
    if font.starts_with("wingdings") || font.starts_with("webdings") {
        return match (font.as_str(), code) {
            ("wingdings", 0xe0 | 0xe8) => Some('→'),
            ("wingdings", 0xdf) => Some('←'),
            ("wingdings", 0xfb) => Some('✗'),
            ("wingdings", 0xfc) => Some('✓'),
            ("wingdings", 0xfe) => Some('☑'),
            ("wingdings", 0xa8) => Some('☐'),
            _ => None,
        };
    }
    let (from, table) = if code < 0xa0 { (0x20, LOWER) } else { (0xa0, UPPER) };
    let at = usize::try_from(code.checked_sub(from)?).ok()?;
    table.chars().nth(at).filter(|character| *character != '\u{f8ff}')
}

/// Whether a font gives signs the codes of letters, and its text is to be read by [`character`].
pub fn is_symbolic(font: &str) -> bool {
    let font = font.trim();
    ["symbol", "wingdings", "wingdings 2", "wingdings 3", "webdings"]
        .iter()
        .any(|own| font.eq_ignore_ascii_case(own))
}

/// Adds text that is set in a font of signs: what lies among the private characters is one of them.
pub fn append(font: &str, piece: &str, text: &mut String) {
    for one in piece.chars() {
        match u32::from(one) {
            code @ 0xf020..=0xf0ff => text.extend(character(font, code)),
            _ => text.push(one),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_told_by_their_codes() {
        let table = [
            ("Symbol", 0xf061, Some('α')),
            ("Symbol", 0x57, Some('Ω')),
            ("Symbol", 0xf0b3, Some('≥')),
            ("symbol", 0xf0fe, Some('⎭')),
            ("Symbol", 0xf0f0, None),
            ("Symbol", 0x7e, Some('∼')),
            ("Symbol", 3, None),
            ("Symbol", u32::MAX, None),
            ("Wingdings", 0xf0fc, Some('✓')),
            ("Wingdings", 0xf04a, None),
        ];
        for (font, code, expected) in table {
            assert_eq!(character(font, code), expected, "{font} {code:x}");
        }
        let mut text = String::new();
        append("Symbol", "\u{f062} and b", &mut text);
        assert_eq!(text, "β and b");
    }
}
