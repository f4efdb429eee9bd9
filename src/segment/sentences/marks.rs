//! The marks that end sentences, and those that open and close quotations and brackets.

/// How a mark ends a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terminal {
    /// A full stop that is also written after abbreviations and in numbers, and the ellipsis.
    Stop,
    /// "?" and "!", which may also stand inside a sentence.
    Exclamation,
    /// A mark of a script that uses it for nothing else: "。", "।", "؟", "។".
    Plain,
}

/// What a mark that begins with `c` does; `None` where it ends no sentence in any language.
///
/// After Unicode's property Sentence_Terminal, without the marks that some languages use as commas (Burmese "၊") and
/// with the Tibetan shad. Marks of a single language's own use (Greek ";") are decided by the caller.
pub fn terminal(c: char) -> Option<Terminal> {
    match c {
        '.' | '…' | '․' => Some(Terminal::Stop),
        '!' | '?' | '‼' | '‽' | '⁇' | '⁈' | '⁉' => Some(Terminal::Exclamation),
        '。' | '．' | '！' | '？' | '｡' | '﹒' | '﹖' | '﹗' | '\u{fe12}' | '\u{fe15}' | '\u{fe16}' => {
            Some(Terminal::Plain)
        }
        // Armenian, Arabic and Urdu, Syriac, Devanagari and its neighbors.
        '։' | '\u{61d}'..='\u{61f}' | '۔' | '\u{700}'..='\u{702}' | '।' | '॥' => Some(Terminal::Plain),
        // Tibetan, Burmese, Ethiopic, Khmer, Mongolian.
        '།' | '༎' | '။' | '።' | '፧' | '፨' | '។' | '៕' | '\u{1803}' | '\u{1809}' => {
            Some(Terminal::Plain)
        }
        // N'Ko, Canadian syllabics, Limbu, Tai Tham, Balinese, Lepcha, Ol Chiki, Lisu, Vai, Javanese, Cham, Meetei.
        '\u{7f9}' | '\u{166e}' | '\u{1944}' | '\u{1945}' | '\u{1aa8}'..='\u{1aab}' => Some(Terminal::Plain),
        '\u{1b5a}' | '\u{1b5b}' | '\u{1b5e}' | '\u{1b5f}' | '\u{1c3b}' | '\u{1c3c}' => Some(Terminal::Plain),
        '\u{1c7e}' | '\u{1c7f}' | '\u{a4ff}' | '\u{a60e}' | '\u{a60f}' | '\u{a9c8}' | '\u{a9c9}' => {
            Some(Terminal::Plain)
        }
        '\u{aa5d}'..='\u{aa5f}' | '\u{aaf0}' | '\u{aaf1}' | '\u{abeb}' => Some(Terminal::Plain),
        _ => None,
    }
}

/// Kinds of pairs of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pair {
    /// "( … )"
    Round,
    /// "[ … ]"
    Square,
    /// "「 … 」", whose quotation is part of the sentence that it stands in.
    Corner,
    /// Double quotation marks of any shape.
    Double,
    /// Single quotation marks of any shape.
    Single,
}

impl Pair {
    /// All of them; `pair as usize` is the index of each.
    pub const ALL: [Self; 5] = [Self::Round, Self::Square, Self::Corner, Self::Double, Self::Single];

    /// Whether what stands between is quoted.
    pub fn is_quotation(self) -> bool {
        matches!(self, Self::Double | Self::Single)
    }
}

/// What a mark of punctuation does beside a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// It can only open.
    Opens(Pair),
    /// It can only close.
    Closes(Pair),
    /// It does either, as the white space beside it tells.
    Either(Pair),
}

/// The pair that a token of punctuation belongs to.
pub fn side(mark: &str) -> Option<Side> {
    Some(match mark {
        "(" | "（" => Side::Opens(Pair::Round),
        ")" | "）" => Side::Closes(Pair::Round),
        "[" | "{" | "［" | "【" => Side::Opens(Pair::Square),
        "]" | "}" | "］" | "】" => Side::Closes(Pair::Square),
        "「" | "『" | "《" | "〈" => Side::Opens(Pair::Corner),
        "」" | "』" | "》" | "〉" => Side::Closes(Pair::Corner),
        "``" | "„" | ",," => Side::Opens(Pair::Double),
        "''" => Side::Closes(Pair::Double),
        "\"" | "“" | "”" | "«" | "»" | "‟" | "＂" => Side::Either(Pair::Double),
        "`" | "‚" => Side::Opens(Pair::Single),
        "'" | "‘" | "’" | "‹" | "›" | "‛" => Side::Either(Pair::Single),
        _ => return None,
    })
}

/// Signs before the items of a list.
pub fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '‣' | '⁃' | '◦' | '▪' | '●' | '○' | '■' | '▸' | '►' | '·' | '∙')
}

/// Signs and raised numbers that refer to a note.
pub fn is_note(c: char) -> bool {
    matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '*' | '†' | '‡')
}

/// The end of the emoticon with which `text` begins, in bytes: ":-)", ";D".
pub fn emoticon(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let eyes = matches!(bytes.first()?, b':' | b';' | b'=' | b'8');
    let nose = usize::from(matches!(bytes.get(1)?, b'-' | b'o' | b'^' | b'\''));
    let mouth = *bytes.get(1 + nose)?;
    let length = 2 + nose;
    let mouths = if nose == 0 { &b")(D]["[..] } else { &b")(DPp]["[..] };
    let ends = text.get(length..)?.chars().next().is_none_or(char::is_whitespace);
    (eyes && mouths.contains(&mouth) && ends).then_some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_numbered_in_order() {
        assert!(Pair::ALL.iter().enumerate().all(|(index, pair)| *pair as usize == index));
    }

    #[test]
    fn emoticons() {
        assert_eq!(emoticon(":-) So"), Some(3));
        assert_eq!(emoticon(";D"), Some(2));
        assert_eq!(emoticon(":)x"), None);
        assert_eq!(emoticon(": )"), None);
    }
}
