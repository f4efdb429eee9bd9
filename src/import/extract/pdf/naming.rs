//! What glyphs stand for by their names, where the file maps them to no character that could be read.

use hayro_syntax::object::dict::keys::{DIFFERENCES, ENCODING};
use hayro_syntax::object::{Array, Dict, Object};
use rustc_hash::FxHashMap;

/// The signs of TeX's own encodings below the printable ASCII: those of OT1, with its ligatures, and those of T1.
const OLD_TEX: [(u32, &str); 9] = [
    (11, "ff"),
    (12, "fi"),
    (13, "fl"),
    (14, "ffi"),
    (15, "ffl"),
    (34, "”"),
    (92, "“"),
    (123, "–"),
    (124, "—"),
];
const CORK: [(u32, &str); 14] = [
    (14, "‹"),
    (15, "›"),
    (16, "“"),
    (17, "”"),
    (18, "„"),
    (19, "«"),
    (20, "»"),
    (21, "–"),
    (22, "—"),
    (27, "ff"),
    (28, "fi"),
    (29, "fl"),
    (30, "ffi"),
    (31, "ffl"),
];

/// The names of the codes of a font with one byte a code, as far as its encoding changes them.
#[derive(Debug, Default)]
pub struct Names {
    names: FxHashMap<u32, String>,
    /// Whether the numbers in names are codes of T1 and not of OT1.
    is_cork: bool,
}

impl Names {
    /// The names that a font gives.
    pub fn of(font: &Dict<'_>) -> Self {
        let mut names = FxHashMap::default();
        let differences =
            font.get::<Dict<'_>>(ENCODING).and_then(|encoding| encoding.get::<Array<'_>>(DIFFERENCES));
        let mut code: u32 = 0;
        for item in differences.iter().flat_map(Array::iter::<Object<'_>>) {
            match item {
                Object::Number(number) => code = u32::try_from(number.as_i64()).unwrap_or(256),
                Object::Name(name) if code < 256 => {
                    names.insert(code, name.as_str().to_owned());
                    code += 1;
                }
                _ => {}
            }
        }
        let is_cork = names
            .values()
            .filter_map(|name| number(name))
            .any(|code| matches!(code, 16..=22 | 27..=31 | 128..));
        Self { names, is_cork }
    }

    /// What a code stands for by its name.
    pub fn text(&self, code: u32) -> Option<String> {
        let name = self.names.get(&code)?;
        let base = name.split('.').next().unwrap_or_default();
        if let Some(code) = number(base) {
            return self.numbered(code);
        }
        base.split('_').map(component).collect()
    }

    /// A glyph whose name is only a number, as programs name those of bitmap fonts.
    fn numbered(&self, code: u32) -> Option<String> {
        let signs: &[(u32, &str)] = if self.is_cork { &CORK } else { &OLD_TEX };
        let sign = signs.iter().find(|(sign, _)| *sign == code).map(|(_, text)| (*text).to_owned());
        sign.or_else(|| match code {
            39 => Some("’".to_owned()),
            96 => Some("‘".to_owned()),
            33..=126 | 161..=255 => char::from_u32(code).map(String::from),
            _ => None,
        })
    }
}

/// The number in a name that has at most two letters before it.
fn number(name: &str) -> Option<u32> {
    let digits = name.trim_start_matches(|char: char| char.is_ascii_alphabetic());
    let letters = name.len() - digits.len();
    if letters > 2 || digits.is_empty() || digits.len() > 3 {
        return None;
    }
    digits.parse().ok().filter(|&code| code < 256)
}

/// A component of a name that is a letter, a ligature or a number of Unicode.
fn component(name: &str) -> Option<String> {
    match name {
        "fi" | "fl" | "ff" | "ffi" | "ffl" | "Th" | "tt" | "ft" | "fj" => return Some(name.to_owned()),
        "space" => return Some(" ".to_owned()),
        "hyphen" => return Some("-".to_owned()),
        "quoteright" => return Some("’".to_owned()),
        _ => {}
    }
    if name.chars().count() == 1 {
        return Some(name.to_owned());
    }
    let digits = name.strip_prefix("uni").or_else(|| name.strip_prefix('u'))?;
    let code = u32::from_str_radix(digits.get(..4.max(digits.len()).min(6))?, 16).ok()?;
    char::from_u32(code).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(name: &str, is_cork: bool) -> Option<String> {
        let names = [(7, name.to_owned())].into_iter().collect();
        Names { names, is_cork }.text(7)
    }

    #[test]
    fn names_tell_what_glyphs_are() {
        for (name, is_cork, expected) in [
            ("fi", false, Some("fi")),
            ("T_h", false, Some("Th")),
            ("f_f_i.alt", false, Some("ffi")),
            ("a65", false, Some("A")),
            ("a12", false, Some("fi")),
            ("a28", true, Some("fi")),
            ("G39", true, Some("’")),
            ("uni00E9", false, Some("é")),
            ("u1D400", false, Some("𝐀")),
            ("uniD800", false, None),
            ("glyph1234", false, None),
            (".notdef", false, None),
            ("", false, None),
        ] {
            assert_eq!(text(name, is_cork).as_deref(), expected, "{name}");
        }
    }
}
