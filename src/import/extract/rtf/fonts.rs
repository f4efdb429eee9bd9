//! The font table: what the bytes of a text mean depends on the font that they are set in.

use std::collections::BTreeMap;

use crate::import::encoding::Encoding;
use crate::import::legacy;

/// The character sets of Windows fonts and their encodings. 0 ("ANSI") and 1 ("default") are not among them.
const CHARSETS: [(i32, &str); 19] = [
    (77, "macintosh"),
    (78, "Shift_JIS"),
    (128, "Shift_JIS"),
    (129, "EUC-KR"),
    (134, "GBK"),
    (136, "Big5"),
    (161, "windows-1253"),
    (162, "windows-1254"),
    (163, "windows-1258"),
    (177, "windows-1255"),
    (178, "windows-1256"),
    (179, "windows-1256"),
    (181, "windows-1255"),
    (186, "windows-1257"),
    (204, "windows-1251"),
    (222, "windows-874"),
    (238, "windows-1250"),
    (254, "IBM437"),
    (255, "IBM850"),
];

/// The number of the character set whose glyphs are signs of the font's own.
const SYMBOL_CHARSET: i32 = 2;

/// The private characters that stand for the bytes of a font of signs.
const SYMBOL_AREA: u32 = 0xf000;

/// The glyphs of the font Symbol from 0x20 up.
const SYMBOL_LOWER: &str = " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾\
    αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";

/// Those from 0xA0 up.
const SYMBOL_UPPER: &str = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓\
    ◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

/// A font.
#[derive(Clone, Debug, Default)]
struct Font {
    name: String,
    charset: Option<i32>,
    /// The code page, where it is given beside the character set.
    page: Option<Encoding>,
}

/// The fonts of a document.
#[derive(Debug, Default)]
pub struct Fonts {
    fonts: BTreeMap<i32, Font>,
    /// The number of the one that the table is describing.
    entry: i32,
    /// The number of the one that text without a font has.
    default: i32,
    /// The encoding of text whose font has none; Windows' Western one where nothing is said.
    page: Option<Encoding>,
    /// Whether that was chosen by hand.
    is_chosen: bool,
    /// Whether some font's character set names an encoding.
    has_charsets: bool,
}

/// The encoding of a character set.
fn encoding_of_charset(charset: i32) -> Option<Encoding> {
    let &(_, label) = CHARSETS.iter().find(|&&(number, _)| number == charset)?;
    Encoding::for_label(label)
}

/// The encoding that Windows knows by this number.
fn encoding_of_page(page: i32) -> Option<Encoding> {
    match page {
        708 => Encoding::for_label("ASMO-708"),
        10_000 => Encoding::for_label("macintosh"),
        10_001 => Encoding::for_label("Shift_JIS"),
        10_007 => Encoding::for_label("x-mac-cyrillic"),
        20_127 => Encoding::for_label("ASCII"),
        20_866 => Encoding::for_label("KOI8-R"),
        21_866 => Encoding::for_label("KOI8-U"),
        28_591..=28_606 => Encoding::for_label(&format!("ISO-8859-{}", page - 28_590)),
        51_932 => Encoding::for_label("EUC-JP"),
        54_936 => Encoding::for_label("gb18030"),
        65_001 => Encoding::for_label("UTF-8"),
        _ => Encoding::for_label(&format!("cp{page}")),
    }
}

impl Fonts {
    /// No fonts yet, and the encoding that was chosen by hand for text whose font has none.
    pub fn new(chosen: Option<Encoding>) -> Self {
        Self {
            page: chosen.or_else(|| encoding_of_page(1252)),
            is_chosen: chosen.is_some(),
            ..Self::default()
        }
    }

    /// The document is in this code page.
    pub fn set_page(&mut self, page: i32) {
        if !self.is_chosen {
            self.page = encoding_of_page(page).or(self.page);
        }
    }

    /// Text without a font has this one.
    pub fn set_default(&mut self, number: i32) {
        self.default = number;
    }

    /// The table goes on to this font.
    pub fn enter(&mut self, number: i32) {
        self.entry = number;
        self.fonts.insert(number, Font::default());
    }

    /// The font that the table describes has this character set.
    pub fn set_charset(&mut self, charset: i32) {
        self.has_charsets |= encoding_of_charset(charset).is_some();
        self.fonts.entry(self.entry).or_default().charset = Some(charset);
    }

    /// The font that the table describes has this code page.
    pub fn set_font_page(&mut self, page: i32) {
        self.fonts.entry(self.entry).or_default().page = encoding_of_page(page);
    }

    /// A piece of the name of the font that the table describes.
    pub fn add_to_name(&mut self, text: &str) {
        self.fonts.entry(self.entry).or_default().name.push_str(text);
    }

    /// The text that bytes in this font are.
    pub fn decode(&self, bytes: &[u8], font: Option<i32>) -> String {
        let font = self.font(font);
        match font {
            Some(font) if font.is_symbol() => {
                bytes.iter().filter_map(|&byte| symbol(u32::from(byte))).collect()
            }
            Some(font) if font.is_pictures() => String::new(),
            _ if bytes.is_ascii() => bytes.iter().copied().map(char::from).collect(),
            _ => legacy::decode(bytes, self.encoding(font)).text,
        }
    }

    /// What a character means in this font: fonts of signs have a private area.
    pub fn character(&self, character: char, font: Option<i32>) -> Option<char> {
        match u32::from(character).checked_sub(SYMBOL_AREA) {
            Some(byte @ 0x20..=0xff) => {
                self.font(font).filter(|font| font.is_symbol()).and_then(|_| symbol(byte))
            }
            _ => Some(character),
        }
    }

    fn font(&self, number: Option<i32>) -> Option<&Font> {
        self.fonts.get(&number.unwrap_or(self.default))
    }

    /// The encoding of text in a font. "ANSI" means Windows' Western one to Word. Other programs give it to all fonts
    /// and mean the document's code page, so it counts only where it is set against something else.
    fn encoding(&self, font: Option<&Font>) -> Option<Encoding> {
        let own = font.and_then(|font| match font.charset {
            Some(0) if self.has_charsets && !self.is_chosen => encoding_of_page(1252),
            charset => font.page.or_else(|| encoding_of_charset(charset?)),
        });
        own.or(self.page)
    }
}

impl Font {
    /// Whether it is the font of Greek letters and signs of mathematics.
    fn is_symbol(&self) -> bool {
        self.charset == Some(SYMBOL_CHARSET) && self.name.trim_end_matches(';').trim() == "Symbol"
    }

    /// Whether its glyphs are pictures: Wingdings, Webdings, Zapf Dingbats.
    fn is_pictures(&self) -> bool {
        self.charset == Some(SYMBOL_CHARSET) && self.name.to_ascii_lowercase().contains("ding")
    }
}

/// The character that a byte means in the font Symbol.
fn symbol(byte: u32) -> Option<char> {
    let (first, glyphs) = if byte < 0xa0 { (0x20, SYMBOL_LOWER) } else { (0xa0, SYMBOL_UPPER) };
    glyphs.chars().nth(usize::try_from(byte.checked_sub(first)?).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_mean_what_their_font_says() {
        let mut fonts = Fonts::new(None);
        fonts.set_page(1250);
        for (number, charset, name) in [
            (0, 0, "Arial;"),
            (1, 204, "Arial;"),
            (2, 128, "Mincho;"),
            (3, 2, "Symbol;"),
            (4, 2, "Wingdings;"),
        ] {
            fonts.enter(number);
            fonts.set_charset(charset);
            fonts.add_to_name(name);
        }
        let table: &[(i32, &[u8], &str)] = &[
            (0, b"caf\xe9", "café"),
            (0, b"\xb3", "³"),
            (1, b"\xef\xee\xf0\xf2", "порт"),
            (2, b"\x83\x5d", "ゾ"),
            (3, b"a\xb7\xff", "α•"),
            (4, b"abc", ""),
            (9, b"\xb3", "ł"),
        ];
        for &(font, bytes, text) in table {
            assert_eq!(fonts.decode(bytes, Some(font)), text, "{font} {bytes:x?}");
        }
        assert_eq!(fonts.character('\u{f0b7}', Some(3)), Some('•'));
        assert_eq!(fonts.character('\u{f0b7}', Some(0)), None);
        assert_eq!(fonts.character('é', Some(3)), Some('é'));
    }

    #[test]
    fn western_fonts_alone_say_nothing_against_the_page() {
        let mut fonts = Fonts::new(None);
        fonts.set_page(1251);
        fonts.enter(0);
        fonts.set_charset(0);
        assert_eq!(fonts.decode(b"\xef\xee\xf0\xf2", None), "порт");
    }

    #[test]
    fn an_encoding_by_hand_comes_first() {
        let mut fonts = Fonts::new(Encoding::for_label("cp1251"));
        fonts.set_page(1252);
        assert_eq!(fonts.decode(b"\xef\xee\xf0\xf2", None), "порт");
    }

    #[test]
    fn pages_have_encodings() {
        for (page, name) in [
            (437, "IBM437"),
            (850, "IBM850"),
            (852, "IBM852"),
            (866, "IBM866"),
            (874, "windows-874"),
            (932, "Shift_JIS"),
            (936, "GBK"),
            (949, "EUC-KR"),
            (950, "Big5"),
            (1258, "windows-1258"),
            (10_000, "macintosh"),
            (28_592, "ISO-8859-2"),
            (65_001, "UTF-8"),
        ] {
            assert_eq!(encoding_of_page(page).map(Encoding::name), Some(name), "{page}");
        }
        assert_eq!(encoding_of_page(-1), None);
        assert!(CHARSETS.iter().all(|&(charset, _)| encoding_of_charset(charset).is_some()));
    }
}
