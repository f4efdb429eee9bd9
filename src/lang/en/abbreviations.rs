//! English abbreviations, what they tell about the end of a sentence, and words that begin sentences.

/// What usually follows an abbreviation, which decides whether a capital after it begins a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AbbreviationRole {
    /// A name: "Mr.", "Gen.", "St.".
    BeforeName,
    /// A number: "No.", "Jan.", "p.".
    BeforeNumber,
    /// Nothing in particular, at the end of a time: "p.m.".
    AfterTime,
    /// Anything: "U.S.", "Inc.", "etc.".
    Any,
}

/// Without their full stop, in lower case and alphabetical order.
const ABBREVIATIONS: &[(&str, AbbreviationRole)] = {
    use AbbreviationRole::{Any, BeforeName, BeforeNumber};
    &[
        ("adm", BeforeName),
        ("amb", BeforeName),
        ("apr", BeforeNumber),
        ("approx", BeforeNumber),
        ("art", BeforeNumber),
        ("asst", BeforeName),
        ("assn", Any),
        ("attn", BeforeName),
        ("aug", BeforeNumber),
        ("ave", Any),
        ("blvd", Any),
        ("brig", BeforeName),
        ("bros", Any),
        ("ca", BeforeNumber),
        ("capt", BeforeName),
        ("cmdr", BeforeName),
        ("co", Any),
        ("col", BeforeName),
        ("comdr", BeforeName),
        ("corp", Any),
        ("cpl", BeforeName),
        ("dec", BeforeNumber),
        ("del", BeforeName),
        ("dept", Any),
        ("dist", Any),
        ("dr", BeforeName),
        ("ed", Any),
        ("eds", Any),
        ("esq", Any),
        ("est", BeforeNumber),
        ("etc", Any),
        ("feb", BeforeNumber),
        ("fig", BeforeNumber),
        ("figs", BeforeNumber),
        ("ft", Any),
        ("gen", BeforeName),
        ("gov", BeforeName),
        ("hon", BeforeName),
        ("hr", BeforeName),
        ("inc", Any),
        ("insp", BeforeName),
        ("jan", BeforeNumber),
        ("jr", Any),
        ("lt", BeforeName),
        ("ltd", Any),
        ("maj", BeforeName),
        ("mar", BeforeNumber),
        ("messrs", BeforeName),
        ("mfg", Any),
        ("mgr", BeforeName),
        ("mme", BeforeName),
        ("mr", BeforeName),
        ("mrs", BeforeName),
        ("ms", BeforeName),
        ("msgr", BeforeName),
        ("mt", BeforeName),
        ("nos", BeforeNumber),
        ("nov", BeforeNumber),
        ("oct", BeforeNumber),
        ("pfc", BeforeName),
        ("ph.d", Any),
        ("pp", BeforeNumber),
        ("prof", BeforeName),
        ("pte", Any),
        ("pty", Any),
        ("pvt", BeforeName),
        ("rep", BeforeName),
        ("reps", BeforeName),
        ("rev", BeforeName),
        ("rs", BeforeNumber),
        ("sen", BeforeName),
        ("sens", BeforeName),
        ("sep", BeforeNumber),
        ("sept", BeforeNumber),
        ("sgt", BeforeName),
        ("sr", Any),
        ("ste", BeforeName),
        ("st", BeforeName),
        ("supt", BeforeName),
        ("univ", Any),
        ("viz", BeforeName),
        ("vol", BeforeNumber),
        ("vols", BeforeNumber),
        ("vs", BeforeName),
    ]
};

/// Traditional abbreviations of American states that are not words by themselves, in alphabetical order.
const STATES: [&str; 26] = [
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md",
    "Mich", "Minn", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Wis",
];

/// Whether a full stop after `word` (in any case) marks an abbreviation.
pub fn is_abbreviation(word: &str) -> bool {
    if STATES.binary_search(&word).is_ok() {
        return true;
    }
    // "no" and the months that are words take their stop only in the case that the abbreviation has.
    if matches!(word, "No" | "Nos") {
        return true;
    }
    if word.len() > 6 || !word.is_ascii() {
        return false;
    }
    let capital = word.as_bytes()[0].is_ascii_uppercase();
    let lower = word.to_ascii_lowercase();
    let needs_capital = matches!(
        lower.as_str(),
        "mar"
            | "dec"
            | "sep"
            | "jan"
            | "gen"
            | "rev"
            | "rep"
            | "reps"
            | "hon"
            | "art"
            | "del"
            | "mt"
            | "ms"
            | "ed"
            | "st"
            | "fig"
            | "co"
            | "col"
            | "gov"
            | "maj"
            | "ca"
            | "ave"
            | "est"
            | "rs"
            | "hr"
            | "sen"
            | "pp"
    );
    (capital || !needs_capital || matches!(lower.as_str(), "ca" | "pp")) && find(&lower).is_some()
}

/// What usually follows the abbreviation `word`, written with its full stop.
pub fn abbreviation_role(word: &str) -> AbbreviationRole {
    let lower = word.trim_end_matches('.').to_ascii_lowercase();
    match lower.as_str() {
        "p.m" | "a.m" => AbbreviationRole::AfterTime,
        "no" => AbbreviationRole::BeforeNumber,
        "e.g" | "i.e" | "c.f" => AbbreviationRole::BeforeName,
        _ => find(&lower).unwrap_or(AbbreviationRole::Any),
    }
}

fn find(lower: &str) -> Option<AbbreviationRole> {
    ABBREVIATIONS.iter().find(|(word, _)| *word == lower).map(|(_, role)| *role)
}

/// Words that often begin a sentence and seldom follow an abbreviation within one, in alphabetical order.
const STARTERS: &[&str] = &[
    "A",
    "About",
    "Accordingly",
    "After",
    "All",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "Any",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Despite",
    "During",
    "Each",
    "Earlier",
    "Even",
    "Every",
    "Few",
    "First",
    "For",
    "From",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "It",
    "Its",
    "Last",
    "Later",
    "Many",
    "Meanwhile",
    "More",
    "Moreover",
    "Most",
    "Much",
    "My",
    "Neither",
    "Next",
    "No",
    "Nobody",
    "None",
    "Not",
    "Nothing",
    "Now",
    "On",
    "Once",
    "One",
    "Only",
    "Or",
    "Other",
    "Others",
    "Our",
    "Over",
    "Perhaps",
    "She",
    "Since",
    "So",
    "Some",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Through",
    "Thus",
    "To",
    "Under",
    "Until",
    "Up",
    "We",
    "What",
    "When",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "With",
    "Without",
    "Yet",
    "You",
    "Your",
];

/// Whether `word`, as written, is one that begins sentences.
pub fn begins_sentences(word: &str) -> bool {
    STARTERS.binary_search(&word).is_ok()
}

/// Whether `word` goes on after "5 p.m.": days, months, time zones.
pub fn follows_time(word: &str) -> bool {
    let start: String = word.chars().take(3).collect::<String>().to_lowercase();
    let calendar = [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun", "jul",
        "aug", "sep", "oct", "nov", "dec",
    ];
    let zone = (2..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    calendar.contains(&start.as_str())
        || zone
        || matches!(word, "Eastern" | "Central" | "Mountain" | "Pacific" | "Greenwich" | "Beijing" | "Moscow")
}

/// First parts of compound words that may stand capitalised at the beginning of a sentence, in alphabetical order.
const COMPOUND_PREFIXES: &[&str] = &[
    "after",
    "all",
    "anti",
    "best",
    "bi",
    "black",
    "blue",
    "broad",
    "by",
    "carbon",
    "child",
    "clean",
    "climate",
    "close",
    "co",
    "counter",
    "cross",
    "cutting",
    "data",
    "de",
    "deep",
    "double",
    "down",
    "e",
    "early",
    "eco",
    "eight",
    "eighth",
    "end",
    "energy",
    "ever",
    "ex",
    "export",
    "extra",
    "eye",
    "face",
    "fair",
    "family",
    "far",
    "fast",
    "father",
    "fifth",
    "first",
    "five",
    "follow",
    "food",
    "four",
    "fourth",
    "free",
    "front",
    "full",
    "fund",
    "future",
    "good",
    "government",
    "grass",
    "great",
    "green",
    "half",
    "hand",
    "hard",
    "health",
    "heavy",
    "high",
    "higher",
    "home",
    "ice",
    "ill",
    "in",
    "inter",
    "job",
    "key",
    "labor",
    "labour",
    "land",
    "large",
    "last",
    "late",
    "law",
    "left",
    "life",
    "light",
    "little",
    "local",
    "long",
    "longer",
    "low",
    "lower",
    "macro",
    "main",
    "make",
    "man",
    "market",
    "mega",
    "micro",
    "mid",
    "middle",
    "mini",
    "mother",
    "much",
    "multi",
    "near",
    "net",
    "never",
    "new",
    "newly",
    "nine",
    "no",
    "non",
    "not",
    "off",
    "oil",
    "old",
    "on",
    "once",
    "one",
    "open",
    "out",
    "over",
    "part",
    "peace",
    "policy",
    "post",
    "power",
    "pre",
    "pro",
    "quick",
    "radio",
    "re",
    "real",
    "record",
    "red",
    "right",
    "road",
    "sea",
    "second",
    "self",
    "semi",
    "seven",
    "seventh",
    "short",
    "single",
    "six",
    "sixth",
    "small",
    "so",
    "sub",
    "super",
    "tax",
    "ten",
    "tenth",
    "third",
    "three",
    "tight",
    "time",
    "top",
    "trans",
    "twenty",
    "two",
    "ultra",
    "un",
    "under",
    "up",
    "upper",
    "vice",
    "war",
    "water",
    "well",
    "white",
    "whole",
    "wide",
    "widely",
    "wind",
    "work",
    "world",
    "year",
    "zero",
];

/// Whether `part`, in any case, is the first part of a compound word rather than a name.
pub fn is_compound_prefix(part: &str) -> bool {
    part.is_ascii() && COMPOUND_PREFIXES.binary_search(&part.to_ascii_lowercase().as_str()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(STARTERS.is_sorted() && STATES.is_sorted());
        assert!(COMPOUND_PREFIXES.is_sorted(), "{:?}", COMPOUND_PREFIXES.windows(2).find(|w| w[0] > w[1]));
    }

    #[test]
    fn case_decides_where_words_are_alike() {
        assert!(is_abbreviation("Mar") && !is_abbreviation("mar"));
        assert!(is_abbreviation("No") && !is_abbreviation("no"));
        assert!(is_abbreviation("etc") && is_abbreviation("Inc") && is_abbreviation("vs"));
        assert!(!is_abbreviation("ministry"));
        assert_eq!(abbreviation_role("p.m."), AbbreviationRole::AfterTime);
        assert_eq!(abbreviation_role("U.S."), AbbreviationRole::Any);
    }
}
