//! The encodings that can be chosen by hand, and the labels that people and programs call them by.

use super::utf16::ByteOrder;

/// An encoding of text, chosen by one of its labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoding(&'static str);

/// An encoding a line: its name, then its other labels. They are those of the Encoding Standard
/// (<https://encoding.spec.whatwg.org/#names-and-labels>), the DOS code pages that the Standard does not have, and
/// Microsoft's numbers for East Asian ones. Labels that differ in punctuation only stand here once.
///
/// Left out are "x-user-defined" and "replacement", which give no text.
const LABELS: &str = "\
UTF-8 unicode11utf8 unicode20utf8 x-unicode20utf8 utf-8-sig
UTF-16 ucs-2 unicode csunicode iso-10646-ucs-2
UTF-16LE unicodefeff
UTF-16BE unicodefffe
windows-1250 cp1250 x-cp1250
windows-1251 cp1251 x-cp1251
windows-1252 cp1252 x-cp1252 iso-8859-1 latin1 l1 ascii us-ascii cp819 ibm819 iso-ir-100 csisolatin1 iso_8859-1:1987 ansi_x3.4-1968
windows-1253 cp1253 x-cp1253
windows-1254 cp1254 x-cp1254 iso-8859-9 latin5 l5 iso-ir-148 csisolatin5 iso_8859-9:1989
windows-1255 cp1255 x-cp1255
windows-1256 cp1256 x-cp1256
windows-1257 cp1257 x-cp1257
windows-1258 cp1258 x-cp1258
windows-874 cp874 dos-874 tis-620 iso-8859-11
ISO-8859-2 latin2 l2 iso-ir-101 csisolatin2 iso_8859-2:1987
ISO-8859-3 latin3 l3 iso-ir-109 csisolatin3 iso_8859-3:1988
ISO-8859-4 latin4 l4 iso-ir-110 csisolatin4 iso_8859-4:1988
ISO-8859-5 cyrillic iso-ir-144 csisolatincyrillic iso_8859-5:1988
ISO-8859-6 arabic ecma-114 asmo-708 iso-ir-127 csiso88596e csiso88596i iso-8859-6-e iso-8859-6-i csisolatinarabic iso_8859-6:1987
ISO-8859-7 greek greek8 ecma-118 elot_928 iso-ir-126 sun_eu_greek csisolatingreek iso_8859-7:1987
ISO-8859-8 hebrew visual iso-ir-138 csiso88598e iso-8859-8-e csisolatinhebrew iso_8859-8:1988
ISO-8859-8-I logical csiso88598i
ISO-8859-10 latin6 l6 iso-ir-157 csisolatin6
ISO-8859-13
ISO-8859-14
ISO-8859-15 l9 latin9 csisolatin9
ISO-8859-16
KOI8-R koi koi8 cskoi8r
KOI8-U koi8-ru
macintosh mac mac-roman x-mac-roman csmacintosh
x-mac-cyrillic mac-cyrillic x-mac-ukrainian
IBM437 cp437 437 cspc8codepage437
IBM850 cp850 850 cspc850multilingual
IBM852 cp852 852 cspcp852
IBM866 cp866 866 csibm866
Big5 cp950 csbig5 cn-big5 x-x-big5 big5-hkscs
EUC-JP x-euc-jp cseucpkdfmtjapanese
EUC-KR korean cseuckr ksc5601 csksc56011987 ks_c_5601-1987 ks_c_5601-1989 iso-ir-149 windows-949 cp949
GBK x-gbk cp936 gb2312 chinese csgb2312 gb_2312-80 csiso58gb231280 iso-ir-58
gb18030
ISO-2022-JP csiso2022jp
Shift_JIS sjis x-sjis ms_kanji csshiftjis windows-31j ms932 cp932
";

impl Encoding {
    /// The encoding with this label, in any case and with any punctuation: "windows-1250", "cp1250" and "Windows 1250"
    /// are one. `None` where there is none.
    pub fn for_label(label: &str) -> Option<Self> {
        let mut names = LABELS.lines().filter_map(|line| {
            let mut labels = line.split(' ');
            let name = labels.next()?;
            (is_same(name, label) || labels.any(|other| is_same(other, label))).then_some(name)
        });
        names.next().map(Self)
    }

    /// All of them.
    #[cfg(all(test, feature = "import"))]
    pub(super) fn all() -> impl Iterator<Item = Self> {
        LABELS.lines().filter_map(|line| line.split(' ').next()).map(Self)
    }

    /// Its name in the Encoding Standard; of what that does not have, the name in the registry of IANA.
    pub const fn name(self) -> &'static str {
        self.0
    }

    /// How the encoding divides into bytes where it is a form of Unicode; `None` for the older ones.
    pub(super) fn form(self, head: &[u8]) -> Option<Form> {
        Some(match self.0 {
            "UTF-8" => Form::Utf8,
            "UTF-16BE" => Form::Utf16(ByteOrder::Big),
            "UTF-16LE" => Form::Utf16(ByteOrder::Little),
            // Without a byte order mark the Standard takes the little end.
            "UTF-16" if head.starts_with(&[0xfe, 0xff]) => Form::Utf16(ByteOrder::Big),
            "UTF-16" => Form::Utf16(ByteOrder::Little),
            _ => return None,
        })
    }
}

/// A form of Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// In units of a byte.
    Utf8,
    /// In units of two bytes.
    Utf16(ByteOrder),
}

/// Whether two labels have the same letters and digits.
fn is_same(one: &str, other: &str) -> bool {
    // What is not ASCII is no punctuation of a label.
    other.is_ascii() && plain(one).eq(plain(other))
}

/// What counts in a label.
fn plain(label: &str) -> impl Iterator<Item = u8> {
    label.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_known_in_any_spelling() {
        for (label, name) in [
            ("utf-8", "UTF-8"),
            ("UTF8", "UTF-8"),
            ("utf_16le", "UTF-16LE"),
            (" Windows 1250 ", "windows-1250"),
            ("CP1250", "windows-1250"),
            ("iso8859-2", "ISO-8859-2"),
            ("iso_8859_2", "ISO-8859-2"),
            ("ISO 8859-11", "windows-874"),
            ("latin1", "windows-1252"),
            ("MacRoman", "macintosh"),
            ("mac_cyrillic", "x-mac-cyrillic"),
            ("cp437", "IBM437"),
            ("IBM850", "IBM850"),
            ("ibm-852", "IBM852"),
            ("cp866", "IBM866"),
            ("koi8-r", "KOI8-R"),
            ("shift-jis", "Shift_JIS"),
            ("gb2312", "GBK"),
        ] {
            assert_eq!(Encoding::for_label(label).map(Encoding::name), Some(name), "{label}");
        }
        for label in ["", "-", "utf", "utf-32", "x-user-defined", "latin", "windows", "1250 ", "wîndows-1250"]
        {
            assert_eq!(Encoding::for_label(label), None, "{label:?}");
        }
    }

    #[test]
    fn no_label_is_two_encodings() {
        let labels = || LABELS.lines().flat_map(|line| line.split(' '));
        for line in LABELS.lines() {
            for label in line.split(' ') {
                let name = line.split(' ').next();
                assert_eq!(Encoding::for_label(label).map(Encoding::name), name, "{label}");
                assert_eq!(labels().filter(|other| is_same(label, other)).count(), 1, "{label}");
            }
        }
    }

    /// What the library that decodes makes of the same labels.
    #[cfg(feature = "import")]
    #[test]
    fn labels_agree_with_the_encoding_standard() {
        for line in LABELS.lines() {
            let mut known = 0;
            for label in line.split(' ') {
                if let Some(standard) = encoding_rs::Encoding::for_label(label.as_bytes()) {
                    let name = if line.starts_with("UTF-16 ") { "UTF-16" } else { standard.name() };
                    assert_eq!(Encoding::for_label(label).map(Encoding::name), Some(name), "{label}");
                    known += 1;
                }
            }
            assert!(known > 0 || line.starts_with("IBM4") || line.starts_with("IBM85"), "{line}");
        }
    }
}
