//! The word lists of English as classes of words: all lists in one map.

use std::sync::LazyLock;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::{beside_names, common_words, heads, names, organizations, places, speech, titles};
use crate::lang::classes::Classes;
use crate::lang::words::Endings;
use crate::model::fingerprint;

/// The word lists and the classes of their words.
const LISTS: &[(&str, Classes)] = &[
    (names::FIRST_NAMES, Classes::FIRST_NAME),
    (names::SURNAMES, Classes::SURNAME),
    (places::COUNTRIES, Classes::COUNTRY),
    (places::CITIES, Classes::PLACE),
    (places::REGIONS, Classes::PLACE),
    (places::STATES, Classes::PLACE.and(Classes::STATE)),
    (places::STATE_ABBREVIATIONS, Classes::STATE_ABBREVIATION),
    (places::CAPITAL_LETTER_PLACES, Classes::CAPITAL_LETTER_PLACE),
    (places::PEOPLES, Classes::PEOPLE),
    (titles::HONORIFICS, Classes::HONORIFIC),
    (titles::ROLES, Classes::ROLE),
    (titles::ROLE_PHRASES, Classes::ROLE_PHRASE.and(Classes::ROLE)),
    (titles::ROLE_MODIFIERS, Classes::ROLE_MODIFIER),
    (titles::FAMILY, Classes::FAMILY),
    (heads::ORGANIZATION_HEADS, Classes::ORGANIZATION_HEAD),
    (heads::WEAK_ORGANIZATION_HEADS, Classes::WEAK_HEAD),
    (heads::LEGAL_FORMS, Classes::LEGAL_FORM),
    (heads::PLACE_HEADS, Classes::PLACE_HEAD),
    (heads::EVENT_HEADS, Classes::EVENT_HEAD),
    (heads::WORK_HEADS, Classes::WORK_HEAD),
    (organizations::ORGANIZATIONS, Classes::ORGANIZATION),
    (organizations::CAPITAL_LETTER_ORGANIZATIONS, Classes::CAPITAL_LETTER_ORGANIZATION),
    (organizations::PRODUCTS, Classes::PRODUCT),
    (speech::SPEECH_VERBS, Classes::SPEECH),
    (common_words::FUNCTION_WORDS, Classes::FUNCTION),
    (common_words::COMMON_WORDS, Classes::COMMON),
    (common_words::NO_NAMES, Classes::NO_NAME),
    (beside_names::DIRECTIONS, Classes::DIRECTION),
    (beside_names::PLACE_NOUNS, Classes::PLACE_NOUN),
    (beside_names::COMPANY_NOUNS, Classes::COMPANY_NOUN),
    (beside_names::PERSON_NOUNS, Classes::PERSON_NOUN),
    (beside_names::PERSON_BELONGINGS, Classes::PERSON_OWNS),
    (beside_names::PLACE_BELONGINGS, Classes::PLACE_OWNS),
    (beside_names::COMPANY_BELONGINGS, Classes::COMPANY_OWNS),
    (beside_names::DOUBTFUL_ROLES, Classes::DOUBTFUL_ROLE),
    (beside_names::PERSONAL_ROLES, Classes::PERSONAL_ROLE),
    (beside_names::ROLES_FOR_SOMEBODY, Classes::ROLE_FOR_SOMEBODY),
    (beside_names::COMMON_ROLES, Classes::COMMON_ROLE),
    (beside_names::COURTESY_TITLES, Classes::COURTESY),
    (beside_names::PLACE_OPENINGS, Classes::PLACE_OPENING),
    (beside_names::TOWN_OPENINGS, Classes::TOWN_OPENING),
    (beside_names::EVENT_OPENINGS, Classes::EVENT_OPENING),
    (beside_names::ELECTION_ADJECTIVES, Classes::ELECTION_ADJECTIVE),
    (beside_names::SPEECH_NOUNS, Classes::SPEECH_NOUN),
    (beside_names::PHRASE_OPENINGS, Classes::PHRASE_OPENING),
    (beside_names::ADVERBIAL_OPENINGS, Classes::ADVERBIAL_OPENING),
    (PARTICLES, Classes::PARTICLE),
    (NUMERALS, Classes::NUMERAL),
    (PLACE_PREPOSITIONS, Classes::PLACE_PREPOSITION),
];

type Map = HashMap<&'static str, Classes, FxBuildHasher>;

static LEXICON: LazyLock<Map> = LazyLock::new(|| {
    let words = LISTS.iter().map(|(list, _)| list.len() / 7).sum();
    let mut map = Map::with_capacity_and_hasher(words, FxBuildHasher);
    for (list, classes) in LISTS {
        // Byte by byte, and each once: this is done before the first text is read.
        let (mut start, mut tie) = (0, None);
        for (at, byte) in list.bytes().chain([b' ']).enumerate() {
            match byte {
                b'_' | b'-' => tie = tie.or(Some(at)),
                _ if byte.is_ascii_whitespace() => {
                    if at > start {
                        map.entry(&list[start..at]).or_default().add(*classes);
                    }
                    if let Some(tie) = tie.filter(|tie| *tie > start) {
                        map.entry(&list[start..tie]).or_default().add(Classes::PHRASE_START);
                    }
                    (start, tie) = (at + 1, None);
                }
                _ => {}
            }
        }
    }
    map
});

const PARTICLES: &str =
    "de del della di da do dos das du des la le von van der den ter ten vom zum af av bin ibn bint ben al
    el as ul ur arap e y";
const NUMERALS: &str = "ii iii iv vi vii viii ix xi xii xiii xiv xv xvi jr jr. sr sr.";
const PLACE_PREPOSITIONS: &str =
    "in near throughout across outside around within towards toward into via beyond off along";

/// Endings of surnames in several languages.
const SURNAME_ENDINGS: &[&str] = &[
    "ov", "ova", "ev", "eva", "enko", "chuk", "czyk", "ski", "sky", "ska", "skaya", "vich", "vić", "vic",
    "ić", "escu", "oglu", "oğlu", "yan", "shvili", "adze", "opoulos", "akis", "idis", "sson", "ssen", "quez",
    "guez", "rez", "ñez", "nez", "dez", "mann", "stein", "baum", "elli", "etti", "ucci", "zadeh", "singh",
    "iev", "yev", "ovsky",
];

/// Endings of nouns and adjectives that are hardly ever names.
const WORD_ENDINGS: &[&str] = &[
    "tion", "tions", "sion", "sions", "ment", "ments", "ness", "ility", "icity", "ical", "ional", "ology",
    "ological", "ographic", "ography", "ism", "istic", "ific", "ative", "uous", "ious", "ility", "izing",
    "ising",
];

/// Endings of places.
const PLACE_ENDINGS: &[&str] = &[
    "stan", "land", "lands", "burg", "burgh", "ville", "shire", "abad", "pur", "grad", "polis", "minster",
    "istan", "borough", "heim", "hausen", "furt", "kirchen", "chester", "mouth", "haven", "dorf", "wick",
    "ingen", "poort", "fontein", "desh", "garh", "nagar", "akarta", "gorod",
];

static OF_SURNAMES: Endings = Endings::new(SURNAME_ENDINGS);
static OF_WORDS: Endings = Endings::new(WORD_ENDINGS);
static OF_PLACES: Endings = Endings::new(PLACE_ENDINGS);

/// A number that all lists are behind: models that were fitted to others do not fit.
pub const FINGERPRINT: u64 = {
    let mut hash = fingerprint::START;
    let mut at = 0;
    while at < LISTS.len() {
        hash = fingerprint::number(fingerprint::text(hash, LISTS[at].0), LISTS[at].1.bits());
        at += 1;
    }
    let endings = [SURNAME_ENDINGS, WORD_ENDINGS, PLACE_ENDINGS];
    at = 0;
    while at < endings.len() {
        let mut one = 0;
        while one < endings[at].len() {
            hash = fingerprint::text(hash, endings[at][one]);
            one += 1;
        }
        at += 1;
    }
    hash
};

/// What the lists know of `form`, which is folded; several words are joined by `_`.
pub fn look_up(form: &str) -> Classes {
    LEXICON.get(form).copied().unwrap_or_default()
}

/// What the lists and the ending of a single word tell.
pub fn classify_word(form: &str) -> Classes {
    let mut classes = look_up(form);
    let known = Classes::ANY_NAME | Classes::COMMON | Classes::FUNCTION | Classes::ANY_HEAD | Classes::ROLE;
    if !classes.any(known) && form.len() > 4 {
        if is_form_of_common(form) || form.len() > 7 && OF_WORDS.end(form) {
            classes.add(Classes::COMMON);
        } else if OF_SURNAMES.end(form) {
            classes.add(Classes::SURNAME_LIKE);
        } else if OF_PLACES.of(form.as_bytes()).any(|(_, stem)| stem.len() > 2) {
            classes.add(Classes::PLACE_LIKE);
        }
    }
    // Plurals of roles and organizations ("ministers", "banks") describe as their singulars do.
    if !classes.any(Classes::ANY_NAME)
        && let Some(singular) = form.strip_suffix('s')
    {
        let plural = look_up(singular);
        if plural.any(Classes::COMMON | Classes::ROLE) && !classes.any(Classes::ANY_HEAD) {
            classes.add(Classes::COMMON);
        }
        if plural.any(Classes::ROLE) && !classes.any(Classes::ANY_HEAD | Classes::ANY_PERSON) {
            classes.add(Classes::ROLE);
        }
    }
    classes
}

/// Whether an everyday word stands behind a regular inflection or derivation.
fn is_form_of_common(form: &str) -> bool {
    let is_common = |stem: &str| look_up(stem).any(Classes::COMMON | Classes::FUNCTION);
    static INFLECTED: Endings = Endings::new(&["s", "es", "ies", "ed", "ing", "ly", "ers", "er", "ness"]);
    const BASES: [&[&str]; 9] =
        [&[""], &[""], &["y"], &["", "e"], &["", "e"], &["", "le"], &["", "e"], &["", "e"], &[""]];
    let mut buffer = [0u8; 24];
    INFLECTED.of(form.as_bytes()).any(|(place, stem)| {
        BASES[place].iter().any(|base| {
            let length = stem.len() + base.len();
            if length > buffer.len() || stem.len() < 3 {
                return false;
            }
            buffer[..stem.len()].copy_from_slice(stem);
            buffer[stem.len()..length].copy_from_slice(base.as_bytes());
            std::str::from_utf8(&buffer[..length]).is_ok_and(is_common)
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_folded_and_without_doubles() {
        let tables = [
            names::FIRST_NAMES,
            names::SURNAMES,
            places::COUNTRIES,
            places::CITIES,
            places::REGIONS,
            places::PEOPLES,
            titles::ROLES,
            titles::HONORIFICS,
            heads::ORGANIZATION_HEADS,
            heads::PLACE_HEADS,
            organizations::ORGANIZATIONS,
            common_words::COMMON_WORDS,
            common_words::FUNCTION_WORDS,
        ];
        for table in tables {
            let entries: Vec<_> = table.split_ascii_whitespace().collect();
            assert!(entries.windows(2).all(|pair| pair[0] < pair[1]), "sorted: {entries:?}");
            assert!(entries.iter().all(|entry| entry.to_lowercase() == **entry));
        }
    }

    #[test]
    fn classes_of_words() {
        assert!(classify_word("germany").any(Classes::COUNTRY));
        assert!(classify_word("german").any(Classes::PEOPLE));
        assert!(classify_word("ministry").any(Classes::ORGANIZATION_HEAD));
        assert!(classify_word("new").any(Classes::PHRASE_START));
        assert!(look_up("new_york").any(Classes::PLACE));
        assert!(classify_word("ibrahimov").any(Classes::SURNAME_LIKE));
        assert!(classify_word("negotiating").any(Classes::COMMON));
    }
}
