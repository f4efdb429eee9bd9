//! The lemma of an English word, so that "countries" and "country" count as one.
//!
//! What a form is a form of depends on its part of speech: "meetings" are several of a "meeting", and who "is meeting"
//! somebody meets. Irregular forms stand in a table; regular endings are undone by the rules of spelling, and where these
//! leave a choice ("hop" or "hope") the base that is more frequent in general English wins.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::irregular;
use crate::lang::words::Places;

/// What a word of a document is most of the time; decides which endings are undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordClass {
    /// A common noun: plurals are undone.
    Noun,
    /// A verb: all its forms are undone.
    Verb,
    /// An adjective: comparison is undone.
    Adjective,
    /// A name: keeps its ending unless the document has the shorter form ("Koreans" beside "Korean").
    Name,
    /// Known of other classes are their own lemma.
    Other,
    /// No part of speech is known: plurals are undone, and forms of verbs whose base the document has.
    Unknown,
}

/// What speaks for a form to be a word.
pub trait Evidence {
    /// Whether the document has the form.
    fn in_document(&self, form: &str) -> bool;
    /// How often it stands in general English, in words of the reference; 0 where hardly ever.
    fn frequency(&self, form: &str) -> u32;

    /// Whether anything speaks for it.
    fn is_word(&self, form: &str) -> bool {
        self.frequency(form) > 0 || self.in_document(form)
    }

    /// For comparing two forms: the document's own words weigh like moderately frequent ones.
    fn strength(&self, form: &str) -> u32 {
        self.frequency(form) + if self.in_document(form) { 64 } else { 0 }
    }
}

/// Nouns in "-s" that are no plurals although there is a word without it, in alphabetical order.
const NO_PLURAL: &[&str] = &[
    "arms",
    "athletics",
    "atlas",
    "basics",
    "bias",
    "bus",
    "canvas",
    "chaos",
    "christmas",
    "clothes",
    "corps",
    "cosmos",
    "customs",
    "diabetes",
    "dynamics",
    "earnings",
    "economics",
    "electronics",
    "ethics",
    "gas",
    "genetics",
    "goods",
    "gymnastics",
    "headquarters",
    "hiv/aids",
    "lens",
    "linguistics",
    "logistics",
    "mathematics",
    "means",
    "mechanics",
    "news",
    "olympics",
    "outskirts",
    "overseas",
    "pancreas",
    "perhaps",
    "physics",
    "politics",
    "regards",
    "robotics",
    "savings",
    "series",
    "species",
    "statistics",
    "surroundings",
    "tactics",
    "tennis",
    "texas",
    "thanks",
    "troops",
    "yes",
];

/// Adjectives in "-er" and "-est" that compare nothing, in alphabetical order.
const NO_COMPARISON: &[&str] = &[
    "bitter", "clever", "eager", "elder", "former", "honest", "improper", "inner", "later", "latest",
    "modest", "other", "outer", "proper", "sheer", "silver", "sober", "super", "tender", "upper", "utter",
];

/// The lemma of `form` (lower case, plain apostrophe), in lower case; `None` where `form` is its own lemma.
pub fn lemma<'f>(form: &'f str, class: WordClass, evidence: &impl Evidence) -> Option<Cow<'f, str>> {
    if matches!((form, class), ("am" | "is", WordClass::Verb)) {
        return Some("be".into());
    }
    if form.len() < 3 || !form.bytes().all(|b| b.is_ascii_lowercase() || b == b'-') {
        return None;
    }
    match class {
        WordClass::Noun => singular(form, evidence),
        WordClass::Verb => verb_base(form, evidence),
        WordClass::Adjective => positive(form, evidence),
        WordClass::Name => singular(form, evidence).filter(|singular| evidence.in_document(singular)),
        WordClass::Other => None,
        WordClass::Unknown => singular(form, evidence)
            .or_else(|| verb_base(form, evidence).filter(|base| evidence.in_document(base))),
    }
}

/// A stem with another ending.
fn with<'f>(stem: &str, ending: &str) -> Cow<'f, str> {
    [stem, ending].concat().into()
}

/// The singular of a plural.
fn singular<'f>(form: &'f str, evidence: &impl Evidence) -> Option<Cow<'f, str>> {
    if let Some(singular) = irregular::noun(form) {
        return Some(singular.into());
    }
    if let Some(stem) = form.strip_suffix("men").filter(|stem| stem.len() > 1) {
        // "spokesmen", and not "specimen".
        return Some(with(stem, "man")).filter(|singular| evidence.is_word(singular));
    }
    static WITHOUT_PLURAL: LazyLock<Places> = LazyLock::new(|| Places::of_list(NO_PLURAL));
    if WITHOUT_PLURAL.has(form) {
        return None;
    }
    let singular = without_s(form, evidence)?;
    // "Headquarters" is a word and "headquarter" is none.
    let is_plural = evidence.is_word(&singular) || evidence.frequency(form) < 100;
    is_plural.then_some(singular)
}

/// The form without the "-s" of a plural or of the third person.
fn without_s<'f>(form: &'f str, evidence: &impl Evidence) -> Option<Cow<'f, str>> {
    let stem = form.strip_suffix('s').filter(|stem| stem.len() > 1)?;
    if stem.ends_with(['s', 'u']) {
        return None;
    }
    if stem.ends_with('i') {
        // "Iraqis" beside "basis" and "Paris".
        let is_word = evidence.strength(stem) > evidence.frequency(form) / 2;
        return (stem.len() > 2 && is_word).then_some(stem.into());
    }
    if let Some(short) = stem.strip_suffix("ie") {
        // "ties", "movies": the y would leave a word of two letters, or was never there.
        let (y, ie) = (with(short, "y"), Cow::from(stem));
        return Some(if short.len() <= 1 || evidence.strength(&ie) > evidence.strength(&y) { ie } else { y });
    }
    if let Some(short) = stem.strip_suffix('e') {
        let hisses = ["s", "x", "z", "sh", "ch", "o"].iter().any(|ending| short.ends_with(ending));
        let doubled = ["ss", "zz", "sh", "ch", "x", "o"].iter().any(|ending| short.ends_with(ending));
        let (short_is, long_is) = (evidence.strength(short), evidence.strength(stem));
        // "Classes" and "buses" beside "houses" and "axes".
        if hisses && (short_is > long_is || doubled && short_is == long_is) {
            return Some(short.into());
        }
    }
    Some(stem.into())
}

/// The base of a form of a verb.
fn verb_base<'f>(form: &'f str, evidence: &impl Evidence) -> Option<Cow<'f, str>> {
    if let Some(base) = irregular::verb(form) {
        return Some(base.into());
    }
    if form.ends_with('s') {
        return without_s(form, evidence);
    }
    let stem = form.strip_suffix("ing").or_else(|| form.strip_suffix("ed"))?;
    let is_vowel = |b: u8| b"aeiou".contains(&b);
    let bytes = stem.as_bytes();
    let [.., before, last] = *bytes else { return None };
    if !bytes.iter().any(|&b| is_vowel(b) || b == b'y') {
        return None;
    }
    if form.ends_with("eed") {
        // "agreed" beside "need" and "proceed".
        let base = &form[..form.len() - 1];
        return (form.len() > 4 && evidence.is_word(base)).then_some(base.into());
    }
    if let (Some(stem), true) = (stem.strip_suffix('i'), form.ends_with("ied")) {
        return Some(with(stem, "y"));
    }
    if before == last && !is_vowel(last) {
        let short = &stem[..stem.len() - 1];
        // "Planned" has doubled its letter; "called" and "passed" had two.
        let had_two = matches!(last, b'l' | b's' | b'z' | b'f');
        let doubled = !had_two || evidence.strength(short) > evidence.strength(stem) && short.len() > 3;
        return Some(if doubled { short } else { stem }.into());
    }
    let with_e = with(stem, "e");
    let vowels = bytes.iter().filter(|&&b| is_vowel(b)).count();
    // After one short vowel the letter would be doubled: "hoping" is of "hope".
    let is_short = vowels == 1 && is_vowel(before) && !is_vowel(last) && !matches!(last, b'w' | b'x' | b'y');
    let (plain_is, with_e_is) = (evidence.strength(stem), evidence.strength(&with_e));
    if plain_is == 0 && with_e_is == 0 && evidence.frequency(form) >= 100 {
        // "Lightning".
        return None;
    }
    let takes_e = if is_short && with_e_is > 0 {
        true
    } else if plain_is == with_e_is {
        // "-ce", "-ge" after a consonant, "-ve", "-ize", "-ate", "-ue".
        matches!(last, b'v' | b'c' | b'z' | b'u') || stem.ends_with("at") || stem.ends_with("dg")
    } else {
        with_e_is > plain_is
    };
    Some(if takes_e { with_e } else { stem.into() })
}

/// The positive of a comparative or superlative, where there is such a word and it is the more frequent one.
fn positive<'f>(form: &'f str, evidence: &impl Evidence) -> Option<Cow<'f, str>> {
    match form {
        "better" | "best" => return Some("good".into()),
        "worse" | "worst" => return Some("bad".into()),
        _ => {}
    }
    let stem = form.strip_suffix("est").or_else(|| form.strip_suffix("er"))?;
    static WITHOUT_COMPARISON: LazyLock<Places> = LazyLock::new(|| Places::of_list(NO_COMPARISON));
    if stem.len() < 3 || WITHOUT_COMPARISON.has(form) {
        return None;
    }
    let bytes = stem.as_bytes();
    let mut candidates = vec![Cow::from(stem), with(stem, "e")];
    if bytes[bytes.len() - 1] == bytes[bytes.len() - 2] {
        candidates.push(stem[..stem.len() - 1].into());
    }
    if let Some(stem) = stem.strip_suffix('i') {
        candidates.push(with(stem, "y"));
    }
    let best = candidates.into_iter().max_by_key(|candidate| evidence.strength(candidate))?;
    (evidence.frequency(&best) > evidence.frequency(form) / 2).then_some(best)
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Known;

    impl Evidence for Known {
        fn in_document(&self, form: &str) -> bool {
            ["develop", "korean"].contains(&form)
        }

        fn frequency(&self, form: &str) -> u32 {
            let words = [
                "hope",
                "hop",
                "use",
                "us",
                "plan",
                "carry",
                "create",
                "control",
                "call",
                "cal",
                "bus",
                "house",
                "class",
                "movie",
                "spokesman",
                "large",
                "big",
                "early",
                "shoe",
                "meet",
                "late",
                "country",
                "agree",
            ];
            if words.contains(&form) { 50 } else { 0 }
        }
    }

    fn check(class: WordClass, pairs: &[(&str, Option<&str>)]) {
        for (form, expected) in pairs {
            assert_eq!(lemma(form, class, &Known).as_deref(), *expected, "{form}");
        }
    }

    #[test]
    fn plurals() {
        check(
            WordClass::Noun,
            &[
                ("countries", Some("country")),
                ("movies", Some("movie")),
                ("meetings", Some("meeting")),
                ("classes", Some("class")),
                ("branches", Some("branch")),
                ("houses", Some("house")),
                ("buses", Some("bus")),
                ("shoes", Some("shoe")),
                ("women", Some("woman")),
                ("spokesmen", Some("spokesman")),
                ("specimen", None),
                ("news", None),
                ("politics", None),
                ("campus", None),
                ("basis", None),
                ("meeting", None),
            ],
        );
    }

    #[test]
    fn verbs() {
        check(
            WordClass::Verb,
            &[
                ("hoping", Some("hope")),
                ("using", Some("use")),
                ("planned", Some("plan")),
                ("carried", Some("carry")),
                ("carries", Some("carry")),
                ("created", Some("create")),
                ("controlled", Some("control")),
                ("called", Some("call")),
                ("passed", Some("pass")),
                ("meeting", Some("meet")),
                ("took", Some("take")),
                ("agreed", Some("agree")),
                ("need", None),
                ("put", None),
            ],
        );
    }

    #[test]
    fn comparison() {
        check(
            WordClass::Adjective,
            &[
                ("larger", Some("large")),
                ("biggest", Some("big")),
                ("earlier", Some("early")),
                ("better", Some("good")),
                ("former", None),
                ("united", None),
            ],
        );
    }

    #[test]
    fn without_parts_of_speech_the_document_must_have_the_base() {
        check(WordClass::Unknown, &[("developing", Some("develop")), ("meeting", None), ("hundred", None)]);
    }

    #[test]
    fn names_keep_their_ending() {
        check(WordClass::Name, &[("paris", None), ("koreans", Some("korean")), ("states", None)]);
    }

    #[test]
    fn tables_are_sorted() {
        assert!(NO_PLURAL.is_sorted() && NO_COMPARISON.is_sorted());
    }
}
