//! By what names are found to be the same over documents: their words in the least form, by kind.

use crate::annotate::coreference::{Spelling, people_stem, plain, usual_place};
use crate::lang::en::organizations::{CAPITAL_LETTER_ORGANIZATIONS, ORGANIZATIONS};

/// Legal forms of companies: rows of those that are one, the usual one first. Fewer than end a company's name in a text: what is
/// also a word of the name, as "Holdings", makes another company over documents.
const LEGAL_FORMS: &[&str] = &[
    "inc incorporated",
    "corp corporation",
    "co company",
    "ltd limited",
    "llc",
    "plc",
    "gmbh",
    "ag",
    "sa",
    "spa",
    "nv",
    "bv",
    "oy",
    "ab",
    "asa",
    "kg",
    "llp",
    "sarl",
    "srl",
    "jsc",
    "pjsc",
    "ooo",
];

/// Words that many bodies, laws and events are called by, each country its own: a name of nothing else says not which one.
const SHARED: &str = "\
    academy act administration affairs agency agriculture air airport alliance army assembly association authority \
    bank bar board border budget bureau cabinet catholic central centre center chamber championship church city \
    civil coast code college commerce commission committee communist congress conservative conservatives \
    constitution constitutional control council county court criminal cup customs day defence defense democratic \
    democrats department development district economic economy education election electoral energy environment \
    federal federation final finance fire fisheries force forces foreign general government greens green guard \
    health high home hospital house independence industry information institute intelligence interior internal \
    investigation justice labor labour land law league liberal liberals library local marine medical military \
    ministry mint mission municipal museum national navy office open opera parliament party penal people police post \
    premier presidency press prison prosecutor public railways railway red regional reserve revenue royal school \
    science secret security senate service services social socialist socialists society special sports state \
    statistics supreme tax technology theatre tourism trade traffic transport treasury treaty union united \
    university upper lower water weather welfare women workers youth zone zones legislative mp of the and for on in \
    s a";

/// Places of which there are several that are often in the news.
const TWINS: &str = "\
    albany alexandria athens birmingham boston cambridge columbus congo cordoba durham georgia granada guadalajara \
    hamilton hyderabad kingston korea la_paz leon lincoln london_bridge merida newcastle newport perth plymouth \
    portland portsmouth richmond rochester salem san_fernando san_jose san_miguel san_pedro santa_ana santa_maria \
    san_juan santa_cruz santiago springfield st_john's st_petersburg toledo trinidad tripoli valencia victoria \
    washington wellington worcester york";

/// Bytes of an abbreviation that many things may be called by.
const FEW_LETTERS: usize = 4;

/// How a name is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Equal for names that are taken for the same.
    pub key: String,
    /// The legal form, "" where there is none.
    pub legal: &'static str,
    /// Whether the name alone does not tell which one is meant: the documents must also have a place in common.
    pub is_shared: bool,
    /// Whether it is one word in capitals, which may stand for a longer name.
    pub is_acronym: bool,
    /// Whether it is a few letters that are no well-known name: they stand for other things elsewhere.
    pub is_bare: bool,
    /// Whether it has several words.
    pub is_long: bool,
}

/// Knows names; keeps its buffers.
#[derive(Default)]
pub struct Names {
    spelling: Spelling,
}

impl Names {
    /// How a name of this kind is known over documents; `None` for a person's surname or given name alone, which says nothing
    /// outside of its document.
    pub fn know(&mut self, kind: &str, name: &str) -> Option<Known> {
        let words: Vec<String> = words(name);
        let initials = kind.get(..2)?;
        let is_long = words.len() > 1;
        let mut known = Known {
            key: String::new(),
            legal: "",
            is_shared: false,
            is_acronym: false,
            is_bare: false,
            is_long,
        };
        let body = match kind {
            "person" => {
                let full: Vec<&str> =
                    words.iter().map(String::as_str).filter(|word| word.chars().count() > 1).collect();
                if full.len() < 2 {
                    return None;
                }
                let letters = self.spelling.letters_of(full.iter().copied());
                String::from_utf8_lossy(letters).into_owned()
            }
            "place" => {
                let joined = words.join("_");
                let joined = joined.strip_prefix("city_of_").unwrap_or(&joined);
                let usual = usual_place(joined).unwrap_or(joined);
                known.is_shared = is_in(TWINS, usual);
                usual.to_owned()
            }
            "group" => people_stem(&words.join("_")),
            _ => {
                let mut kept: &[String] = &words;
                while let Some((last, front)) = kept.split_last().filter(|(_, front)| !front.is_empty()) {
                    let row = LEGAL_FORMS.iter().find(|row| is_in(row, last));
                    let Some(form) = row.and_then(|row| row.split(' ').next()) else { break };
                    known.legal = form;
                    kept = front;
                }
                known.is_shared = kept.iter().all(|word| is_in(SHARED, word));
                known.is_acronym = is_acronym(name);
                let lists = [ORGANIZATIONS, CAPITAL_LETTER_ORGANIZATIONS];
                let is_few =
                    kept.len() == 1 && name.len() <= FEW_LETTERS && !name.contains(char::is_lowercase);
                known.is_bare = is_few && !lists.iter().any(|list| is_in(list, &kept[0]));
                known.is_long = kept.len() > 1;
                kept.join(" ")
            }
        };
        if body.is_empty() {
            return None;
        }
        known.key = format!("{initials}{body}");
        Some(known)
    }
}

/// Whether a word is among words.
fn is_in(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|known| known == word)
}

/// One word of three letters or more, nearly all of them capitals: "BMDV", "UNHCR".
fn is_acronym(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let upper = name.chars().filter(|c| c.is_uppercase()).count();
    !name.contains(char::is_whitespace) && (3..=8).contains(&letters) && upper + 1 >= letters && upper > 2
}

/// The words of a name in lower case and without accents, marks, an article before them and a possessive behind.
pub fn words(name: &str) -> Vec<String> {
    let lower = name.to_lowercase();
    let pieces = lower.split(|c: char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | ',' | '/' | '.'));
    let mut words: Vec<String> = Vec::new();
    for piece in pieces {
        let piece = if piece == "&" { "and" } else { piece };
        let piece = piece.trim_matches(|c: char| !c.is_alphanumeric());
        let piece = piece.strip_suffix("'s").or_else(|| piece.strip_suffix("’s")).unwrap_or(piece);
        let is_article = words.is_empty() && piece == "the";
        if !piece.is_empty() && !is_article {
            words.push(plain(piece).into_owned());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::Names;

    #[test]
    fn same_names_have_one_key() {
        let mut names = Names::default();
        let mut key = |kind: &str, name: &str| names.know(kind, name).map(|known| known.key);
        for (kind, one, other) in [
            ("person", "Dilshod Akhatov", "Dilshod R. Akhatov"),
            ("person", "Zafar Ibragimov", "Zafar Ibrahimov"),
            ("person", "Kim Jong-un", "Kim Jong Un"),
            ("organization", "Tamarind Steel Corp.", "Tamarind Steel Corporation"),
            ("organization", "The Bank of Quell", "Bank of Quell"),
            ("organization", "Marks & Tallow", "Marks and Tallow"),
            ("place", "Kiev", "Kyiv"),
            ("group", "Uzbeks", "Uzbek"),
        ] {
            assert!(key(kind, one).is_some());
            assert_eq!(key(kind, one), key(kind, other), "{one} {other}");
        }
        for (kind, one, other) in [
            ("person", "Henry James", "James Henry"),
            ("person", "John Smith", "John Smith Jr."),
            ("person", "Marek Quint", "Marta Quint"),
            ("organization", "Bank of Quell", "Agricultural Bank of Quell"),
            ("place", "South Korea", "North Korea"),
        ] {
            assert_ne!(key(kind, one), key(kind, other), "{one} {other}");
        }
        assert_eq!(key("person", "Akhatov"), None);
        assert_eq!(key("person", "D. Akhatov"), None);
        assert_ne!(key("place", "Quell"), key("person", "Quell"));
    }

    #[test]
    fn what_every_country_has_says_not_which() {
        let mut names = Names::default();
        let mut is_shared =
            |kind: &str, name: &str| names.know(kind, name).is_some_and(|known| known.is_shared);
        for name in
            ["Ministry of Health", "Supreme Court", "the National Guard", "Interior Ministry", "Parliament"]
        {
            assert!(is_shared("organization", name), "{name}");
        }
        for name in ["Tamarind Steel", "Ministry of Health of Norland", "University of Quell", "BMDV"] {
            assert!(!is_shared("organization", name), "{name}");
        }
        assert!(is_shared("place", "Georgia") && !is_shared("place", "Tbilisi"));
    }
}
