//! What the control words of Rich Text Format mean to a reader that wants the text.

/// What a group holds, by the control word at its beginning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Destination {
    /// Text of the document.
    #[default]
    Text,
    /// Nothing that is read.
    Skipped,
    /// The font table.
    Fonts,
    /// The style sheet.
    Styles,
    /// What is said of the document.
    Info,
    /// Its title.
    Title,
    /// Its author.
    Author,
    /// When it was made.
    Created,
    /// The bullet or number of a list's item.
    Marker,
}

/// Groups that hold text of the document; those that are marked as optional among them are not skipped.
const TEXT: [&str; 11] = [
    "do",
    "dptxbxtext",
    "field",
    "fldrslt",
    "footnote",
    "nesttableprops",
    "object",
    "result",
    "shp",
    "shpinst",
    "shptxt",
];

/// Groups that hold none and are not always marked as optional. (`shprslt`, `nonesttables` and `nonshppict` repeat for
/// older programs what stands elsewhere.)
const SKIPPED: [&str; 45] = [
    "annotation",
    "atnauthor",
    "atnid",
    "bkmkend",
    "bkmkstart",
    "colortbl",
    "colorschememapping",
    "datafield",
    "datastore",
    "filetbl",
    "fldinst",
    "footer",
    "footerf",
    "footerl",
    "footerr",
    "ftncn",
    "ftnsep",
    "ftnsepc",
    "generator",
    "header",
    "headerf",
    "headerl",
    "headerr",
    "latentstyles",
    "listoverridetable",
    "listtable",
    "mmathPr",
    "nonesttables",
    "nonshppict",
    "objclass",
    "objdata",
    "objname",
    "pict",
    "pn",
    "private1",
    "revtbl",
    "rsidtbl",
    "rxe",
    "shppict",
    "shprslt",
    "sp",
    "tc",
    "themedata",
    "txe",
    "xe",
];

/// The group that begins with this word, if it begins one; `is_optional` where the word is marked as one that a program
/// may not know.
pub fn destination(word: &str, is_optional: bool) -> Option<Destination> {
    Some(match word {
        "fonttbl" => Destination::Fonts,
        "stylesheet" => Destination::Styles,
        "info" => Destination::Info,
        "listtext" | "pntext" => Destination::Marker,
        _ if TEXT.contains(&word) => Destination::Text,
        _ if is_optional || SKIPPED.contains(&word) => Destination::Skipped,
        _ => return None,
    })
}

/// The character that a control word stands for.
pub fn character(word: &str) -> Option<char> {
    Some(match word {
        "tab" => '\t',
        "line" | "lbr" => '\n',
        "emdash" => '—',
        "endash" => '–',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "bullet" => '•',
        "emspace" | "enspace" | "qmspace" => ' ',
        "zwj" => '\u{200d}',
        "zwnj" => '\u{200c}',
        _ => return None,
    })
}

/// The character that a control symbol stands for. An optional hyphen is none.
pub fn symbol(symbol: u8) -> Option<char> {
    Some(match symbol {
        b'\\' | b'{' | b'}' => char::from(symbol),
        b'~' => '\u{a0}',
        b'_' => '-',
        b'\t' => '\t',
        _ => return None,
    })
}
