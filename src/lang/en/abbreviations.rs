//! English abbreviations, what they tell about the end of a sentence, and words that begin sentences.

use std::sync::LazyLock;

use crate::lang::AbbreviationRole;
use crate::lang::words::Places;

/// In which case an abbreviation is written, where the same letters are a word by themselves.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Case {
    Either,
    Capital,
    Lower,
}

/// Without their full stop, in lower case and alphabetical order.
const ABBREVIATIONS: &[(&str, AbbreviationRole, Case)] = {
    use AbbreviationRole::{Any, BeforeName, BeforeNumber};
    use Case::{Capital, Either, Lower};
    &[
        ("adm", BeforeName, Either),
        ("al", Any, Lower),
        ("amb", BeforeName, Either),
        ("approx", BeforeNumber, Either),
        ("apr", BeforeNumber, Either),
        ("art", BeforeNumber, Capital),
        ("assn", Any, Either),
        ("assoc", BeforeName, Either),
        ("asst", BeforeName, Either),
        ("attn", BeforeName, Either),
        ("atty", BeforeName, Either),
        ("aug", BeforeNumber, Either),
        ("ave", Any, Capital),
        ("b.sc", Any, Either),
        ("blvd", Any, Either),
        ("brig", BeforeName, Either),
        ("bros", Any, Either),
        ("ca", BeforeNumber, Either),
        ("capt", BeforeName, Either),
        ("capts", BeforeName, Either),
        ("cf", BeforeName, Either),
        ("chap", BeforeNumber, Capital),
        ("cllr", BeforeName, Either),
        ("cmdr", BeforeName, Either),
        ("co", Any, Capital),
        ("col", BeforeName, Capital),
        ("comdr", BeforeName, Either),
        ("corp", Any, Either),
        ("cpl", BeforeName, Either),
        ("dec", BeforeNumber, Capital),
        ("del", BeforeName, Capital),
        ("dept", Any, Either),
        ("dist", Any, Either),
        ("dr", BeforeName, Either),
        ("drs", BeforeName, Either),
        ("ed", Any, Capital),
        ("eds", Any, Either),
        ("esq", Any, Either),
        ("est", BeforeNumber, Capital),
        ("etc", Any, Either),
        ("ext", BeforeNumber, Either),
        ("feb", BeforeNumber, Either),
        ("fig", BeforeNumber, Capital),
        ("figs", BeforeNumber, Either),
        ("fr", BeforeName, Capital),
        ("ft", Any, Either),
        ("gen", BeforeName, Capital),
        ("gens", BeforeName, Capital),
        ("gov", BeforeName, Capital),
        ("govs", BeforeName, Capital),
        ("govt", BeforeName, Either),
        ("hon", BeforeName, Capital),
        ("hr", BeforeName, Capital),
        ("hwy", Any, Either),
        ("inc", Any, Either),
        ("incl", BeforeName, Either),
        ("insp", BeforeName, Either),
        ("intl", BeforeName, Either),
        ("jan", BeforeNumber, Capital),
        ("jr", Any, Either),
        ("jul", BeforeNumber, Capital),
        ("jun", BeforeNumber, Capital),
        ("ksh", BeforeNumber, Capital),
        ("lt", BeforeName, Either),
        ("ltd", Any, Either),
        ("lts", BeforeName, Either),
        ("m.sc", Any, Either),
        ("maj", BeforeName, Capital),
        ("mar", BeforeNumber, Capital),
        ("messrs", BeforeName, Either),
        ("mfg", Any, Either),
        ("mgr", BeforeName, Either),
        ("mme", BeforeName, Either),
        ("mr", BeforeName, Either),
        ("mrs", BeforeName, Either),
        ("ms", BeforeName, Capital),
        ("msgr", BeforeName, Either),
        ("mt", BeforeName, Capital),
        ("natl", BeforeName, Either),
        ("nos", BeforeNumber, Either),
        ("nov", BeforeNumber, Either),
        ("oct", BeforeNumber, Either),
        ("pfc", BeforeName, Either),
        ("ph.d", Any, Either),
        ("pp", BeforeNumber, Either),
        ("prof", BeforeName, Either),
        ("profs", BeforeName, Either),
        ("pte", Any, Either),
        ("pty", Any, Either),
        ("pvt", BeforeName, Either),
        ("rep", BeforeName, Capital),
        ("reps", BeforeName, Capital),
        ("rev", BeforeName, Capital),
        ("rs", BeforeNumber, Capital),
        ("sec", BeforeNumber, Capital),
        ("sen", BeforeName, Capital),
        ("sens", BeforeName, Either),
        ("sep", BeforeNumber, Capital),
        ("sept", BeforeNumber, Either),
        ("sgt", BeforeName, Either),
        ("sgts", BeforeName, Either),
        ("sh", BeforeNumber, Capital),
        ("sr", Any, Either),
        ("st", BeforeName, Capital),
        ("ste", BeforeName, Either),
        ("supt", BeforeName, Either),
        ("thurs", Any, Capital),
        ("tues", Any, Capital),
        ("univ", Any, Either),
        ("viz", BeforeName, Either),
        ("vol", BeforeNumber, Either),
        ("vols", BeforeNumber, Either),
        ("vs", BeforeName, Either),
    ]
};

/// Traditional abbreviations of American states that are not words by themselves, in alphabetical order.
const STATES: [&str; 26] = [
    "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md",
    "Mich", "Minn", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Pa", "Tenn", "Tex", "Wis",
];

/// Whether a full stop after `word` marks an abbreviation.
pub fn is_abbreviation(word: &str) -> bool {
    // "no" takes its stop only with a capital: see `before_number_only`.
    if matches!(word, "No" | "Nos") || STATES.contains(&word) {
        return true;
    }
    let is_capital = word.as_bytes().first().is_some_and(u8::is_ascii_uppercase);
    find(word).is_some_and(|(_, case)| match case {
        Case::Either => true,
        Case::Capital => is_capital,
        Case::Lower => !is_capital,
    })
}

/// What usually follows the abbreviation `word`, written with its full stop.
pub fn abbreviation_role(word: &str) -> AbbreviationRole {
    let word = word.trim_end_matches('.');
    let is = |other: &str| word.eq_ignore_ascii_case(other);
    if is("p.m") || is("a.m") {
        AbbreviationRole::AfterTime
    } else if is("no") || is("nos") {
        AbbreviationRole::BeforeNumber
    } else if is("e.g") || is("i.e") {
        AbbreviationRole::BeforeName
    } else {
        find(word).map_or(AbbreviationRole::Any, |(role, _)| role)
    }
}

/// Bytes of the longest abbreviation.
const MAX_BYTES: usize = 6;

fn find(word: &str) -> Option<(AbbreviationRole, Case)> {
    let mut lower = [0; MAX_BYTES];
    let lower = lower.get_mut(..word.len())?;
    lower.copy_from_slice(word.as_bytes());
    lower.make_ascii_lowercase();
    static PLACES: LazyLock<Places> =
        LazyLock::new(|| Places::of(&mut ABBREVIATIONS.iter().map(|entry| entry.0)));
    let (_, role, case) = ABBREVIATIONS[PLACES.find(str::from_utf8(lower).ok()?)?];
    Some((role, case))
}

/// Whether `word` with a full stop is an abbreviation before a number although it is a word elsewhere: "no. 5".
pub fn before_number_only(word: &str) -> bool {
    matches!(
        word,
        "no" | "nos" | "rs" | "fig" | "art" | "p" | "pp" | "est" | "sec" | "chap" | "tel" | "ch" | "pt"
    )
}

/// Clipped words that are written with a full stop in the middle of a sentence, in alphabetical order.
const CLIPPED: &[&str] = &[
    "abbr", "acct", "admin", "adv", "aka", "amt", "avg", "bldg", "cert", "cond", "cont", "def", "elem",
    "eng", "equiv", "esp", "exec", "fem", "gal", "gen", "hosp", "hrs", "inst", "lab", "lang", "lbs", "masc",
    "math", "max", "med", "mfr", "mgmt", "min", "mins", "misc", "mos", "obs", "orig", "pct", "pers", "pkg",
    "pref", "prev", "pron", "prop", "qty", "rec", "ref", "reg", "req", "resp", "sci", "secs", "sing", "spec",
    "subj", "sup", "tbsp", "tech", "tel", "temp", "tot", "trans", "tsp", "var", "wks", "yds", "yrs",
];

/// Whether a full stop after `word`, in lower case, may be that of a clipped word ("the med. staff").
pub fn is_clipped(word: &str) -> bool {
    static PLACES: LazyLock<Places> = LazyLock::new(|| Places::of_list(CLIPPED));
    PLACES.has(word)
}

/// Whether `name` is written with an exclamation mark: "Yahoo! said".
pub fn ends_in_mark(name: &str) -> bool {
    matches!(
        name,
        "Yahoo" | "Jeopardy" | "Kerrang" | "Wham" | "Oklahoma" | "Shazam" | "Yum" | "Jeb" | "Panic" | "E"
    )
}

/// Words that often begin a sentence and seldom follow an abbreviation within one, in alphabetical order.
const STARTERS: &[&str] = &[
    "A",
    "About",
    "Accordingly",
    "Additionally",
    "After",
    "Against",
    "All",
    "Also",
    "Although",
    "Among",
    "An",
    "And",
    "Another",
    "Any",
    "Anyone",
    "Are",
    "As",
    "At",
    "Because",
    "Before",
    "Between",
    "Both",
    "But",
    "By",
    "Can",
    "Consequently",
    "Could",
    "Despite",
    "Did",
    "Do",
    "Does",
    "During",
    "Each",
    "Earlier",
    "Even",
    "Every",
    "Everyone",
    "Everything",
    "Few",
    "Finally",
    "First",
    "For",
    "From",
    "Furthermore",
    "Had",
    "Has",
    "Have",
    "He",
    "Hence",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "Instead",
    "Is",
    "It",
    "Its",
    "Just",
    "Last",
    "Later",
    "Many",
    "Maybe",
    "Meanwhile",
    "More",
    "Moreover",
    "Most",
    "Much",
    "My",
    "Neither",
    "Nevertheless",
    "Next",
    "No",
    "Nobody",
    "None",
    "Nonetheless",
    "Not",
    "Nothing",
    "Now",
    "Oh",
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
    "Please",
    "Several",
    "She",
    "Should",
    "Similarly",
    "Since",
    "So",
    "Some",
    "Someone",
    "Something",
    "Still",
    "Such",
    "That",
    "The",
    "Their",
    "Then",
    "There",
    "Therefore",
    "These",
    "They",
    "This",
    "Those",
    "Though",
    "Through",
    "Thus",
    "To",
    "Today",
    "Under",
    "Unfortunately",
    "Unlike",
    "Until",
    "Up",
    "Was",
    "We",
    "Were",
    "What",
    "Whatever",
    "When",
    "Whenever",
    "Where",
    "Whether",
    "Which",
    "While",
    "Who",
    "Why",
    "With",
    "Within",
    "Without",
    "Would",
    "Yes",
    "Yesterday",
    "Yet",
    "You",
    "Your",
];

/// Whether `word`, as written, is one that begins sentences.
pub fn begins_sentences(word: &str) -> bool {
    static PLACES: LazyLock<Places> = LazyLock::new(|| Places::of_list(STARTERS));
    PLACES.has(word)
}

/// Amounts and people that come after "U.S." and its like as the first word of the next sentence, or else with a small
/// letter, in alphabetical order.
const AFTER_LETTERS: &[&str] = &[
    "Advocates",
    "Almost",
    "Analysts",
    "Companies",
    "Critics",
    "Dozens",
    "Economists",
    "Eight",
    "Experts",
    "Five",
    "Four",
    "Hundreds",
    "Investors",
    "Lawyers",
    "Millions",
    "Nearly",
    "Nine",
    "Officials",
    "Often",
    "People",
    "Police",
    "Prosecutors",
    "Researchers",
    "Roughly",
    "Scientists",
    "Scores",
    "Seven",
    "Six",
    "Sometimes",
    "Supporters",
    "Ten",
    "Tens",
    "Thousands",
    "Three",
    "Twelve",
    "Twenty",
    "Two",
];

/// Whether `word`, as written, begins a sentence after letters with stops ("U.S.").
pub fn begins_after_letters(word: &str) -> bool {
    static PLACES: LazyLock<Places> = LazyLock::new(|| Places::of_list(AFTER_LETTERS));
    PLACES.has(word)
}

/// Whether `word` goes on after "5 p.m.": days, months, time zones.
pub fn follows_time(word: &str) -> bool {
    let calendar = [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun", "jul",
        "aug", "sep", "oct", "nov", "dec",
    ];
    let zone = (2..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
    let start = word.get(..3).unwrap_or_default();
    calendar.iter().any(|name| name.eq_ignore_ascii_case(start))
        || zone
        || matches!(word, "Eastern" | "Central" | "Mountain" | "Pacific" | "Greenwich" | "Beijing" | "Moscow")
}

/// First parts of compound words that may stand capitalized at the beginning of a sentence, in alphabetical order.
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
    static PLACES: LazyLock<Places> = LazyLock::new(|| Places::of_list(COMPOUND_PREFIXES));
    part.is_ascii() && PLACES.has(&part.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(STARTERS.is_sorted() && STATES.is_sorted() && CLIPPED.is_sorted());
        assert!(AFTER_LETTERS.is_sorted());
        assert!(ABBREVIATIONS.is_sorted_by_key(|(word, ..)| *word));
        assert!(ABBREVIATIONS.iter().all(|(word, ..)| word.len() <= MAX_BYTES));
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
