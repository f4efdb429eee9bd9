//! What the word lists know of a word, as bits: all tables of `lang::en` in one map, so that each distinct word of a
//! document is looked up once.

use std::ops::BitOr;
use std::sync::LazyLock;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use crate::lang::en::{beside_names, common_words, heads, names, organizations, places, speech, titles};

/// The classes that a word, or a name of several words, belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Classes(u64);

impl Classes {
    /// None at all.
    pub const NONE: Self = Self(0);
    /// Given name.
    pub const FIRST_NAME: Self = Self(1);
    /// Surname.
    pub const SURNAME: Self = Self(1 << 1);
    /// Country or territory.
    pub const COUNTRY: Self = Self(1 << 2);
    /// City or region.
    pub const PLACE: Self = Self(1 << 3);
    /// A state that may follow a city and a comma.
    pub const STATE: Self = Self(1 << 4);
    /// A place only where it is written in capitals.
    pub const CAPITAL_LETTER_PLACE: Self = Self(1 << 5);
    /// Nationality, people or faith.
    pub const PEOPLE: Self = Self(1 << 6);
    /// Title directly before a person's name.
    pub const HONORIFIC: Self = Self(1 << 7);
    /// Office, profession or relation.
    pub const ROLE: Self = Self(1 << 8);
    /// May stand inside a role before its noun.
    pub const ROLE_MODIFIER: Self = Self(1 << 9);
    /// Relation by blood or marriage.
    pub const FAMILY: Self = Self(1 << 10);
    /// Noun of an organisation.
    pub const ORGANIZATION_HEAD: Self = Self(1 << 11);
    /// An organisation's noun that needs other capitalised words beside it.
    pub const WEAK_HEAD: Self = Self(1 << 12);
    /// Legal form of a company.
    pub const LEGAL_FORM: Self = Self(1 << 13);
    /// Noun of a place.
    pub const PLACE_HEAD: Self = Self(1 << 14);
    /// Noun of an event.
    pub const EVENT_HEAD: Self = Self(1 << 15);
    /// Noun of a work, law or programme.
    pub const WORK_HEAD: Self = Self(1 << 16);
    /// Known organisation.
    pub const ORGANIZATION: Self = Self(1 << 17);
    /// Known organisation, only where it is written in capitals.
    pub const CAPITAL_LETTER_ORGANIZATION: Self = Self(1 << 18);
    /// Known product.
    pub const PRODUCT: Self = Self(1 << 19);
    /// Verb of saying.
    pub const SPEECH: Self = Self(1 << 20);
    /// Function word or adverb.
    pub const FUNCTION: Self = Self(1 << 21);
    /// Everyday word.
    pub const COMMON: Self = Self(1 << 22);
    /// Capitalised, but no name.
    pub const NO_NAME: Self = Self(1 << 23);
    /// Some name of several words begins with this word.
    pub const PHRASE_START: Self = Self(1 << 24);
    /// Lower-case part of a person's name: "de", "van", "bin".
    pub const PARTICLE: Self = Self(1 << 25);
    /// "II", "Jr.": may end a name.
    pub const NUMERAL: Self = Self(1 << 26);
    /// Ends like surnames do: "-ov", "-escu".
    pub const SURNAME_LIKE: Self = Self(1 << 27);
    /// Ends like places do: "-stan", "-ville".
    pub const PLACE_LIKE: Self = Self(1 << 28);
    /// Preposition of place.
    pub const PLACE_PREPOSITION: Self = Self(1 << 29);
    /// Occurs in lower case in this document.
    pub const SEEN_LOWER: Self = Self(1 << 30);
    /// Occurs capitalised within a sentence of this document.
    pub const SEEN_CAPITALIZED: Self = Self(1 << 31);
    /// An office of several words, or a single word that stays a role wherever it stands.
    pub const ROLE_PHRASE: Self = Self(1 << 32);
    /// Abbreviation of an American state or a Canadian province.
    pub const STATE_ABBREVIATION: Self = Self(1 << 33);

    /// Point of the compass.
    pub const DIRECTION: Self = Self(1 << 34);
    /// Noun directly after a place's name.
    pub const PLACE_NOUN: Self = Self(1 << 35);
    /// Noun directly after an organisation's name.
    pub const COMPANY_NOUN: Self = Self(1 << 36);
    /// Noun directly after a person's name.
    pub const PERSON_NOUN: Self = Self(1 << 37);
    /// What a person has.
    pub const PERSON_OWNS: Self = Self(1 << 38);
    /// What a place has.
    pub const PLACE_OWNS: Self = Self(1 << 39);
    /// What a company has.
    pub const COMPANY_OWNS: Self = Self(1 << 40);
    /// Role that may also stand before an organisation's name.
    pub const DOUBTFUL_ROLE: Self = Self(1 << 41);
    /// Role whose "of" is followed by a person.
    pub const PERSONAL_ROLE: Self = Self(1 << 42);
    /// Role of those who speak or act for others.
    pub const ROLE_FOR_SOMEBODY: Self = Self(1 << 43);
    /// Role that too many people have.
    pub const COMMON_ROLE: Self = Self(1 << 44);
    /// Title of courtesy.
    pub const COURTESY: Self = Self(1 << 45);
    /// Noun that opens a place's name.
    pub const PLACE_OPENING: Self = Self(1 << 46);
    /// Opens the names of towns.
    pub const TOWN_OPENING: Self = Self(1 << 47);
    /// Opens the names of events.
    pub const EVENT_OPENING: Self = Self(1 << 48);
    /// Organisation's noun that stands for too much.
    pub const VAGUE_HEAD: Self = Self(1 << 49);
    /// Kind of election.
    pub const ELECTION_ADJECTIVE: Self = Self(1 << 50);
    /// Verb of saying that is a noun as well.
    pub const SPEECH_NOUN: Self = Self(1 << 51);
    /// Opens a noun phrase that may speak.
    pub const PHRASE_OPENING: Self = Self(1 << 52);
    /// Opens a phrase before the subject.
    pub const ADVERBIAL_OPENING: Self = Self(1 << 53);

    /// Country, city, region or state.
    pub const ANY_PLACE: Self = Self(Self::COUNTRY.0 | Self::PLACE.0 | Self::STATE.0);
    /// Given name or surname.
    pub const ANY_PERSON: Self = Self(Self::FIRST_NAME.0 | Self::SURNAME.0);
    /// Any of the head nouns.
    pub const ANY_HEAD: Self =
        Self(Self::ORGANIZATION_HEAD.0 | Self::PLACE_HEAD.0 | Self::EVENT_HEAD.0 | Self::WORK_HEAD.0);
    /// Known as a name of something.
    pub const ANY_NAME: Self = Self(
        Self::ANY_PLACE.0
            | Self::ANY_PERSON.0
            | Self::PEOPLE.0
            | Self::ORGANIZATION.0
            | Self::PRODUCT.0
            | Self::STATE_ABBREVIATION.0,
    );
    /// Title or role.
    pub const ANY_ROLE: Self = Self(Self::HONORIFIC.0 | Self::ROLE.0 | Self::ROLE_PHRASE.0);

    /// Whether any of the classes is among these.
    pub fn any(self, classes: Self) -> bool {
        self.0 & classes.0 != 0
    }

    /// The classes as bits.
    pub fn bits(self) -> u64 {
        self.0
    }

    /// Adds classes.
    pub fn add(&mut self, classes: Self) {
        self.0 |= classes.0;
    }

    /// These classes without others.
    pub fn without(self, classes: Self) -> Self {
        Self(self.0 & !classes.0)
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

type Map = HashMap<&'static str, Classes, FxBuildHasher>;

static LEXICON: LazyLock<Map> = LazyLock::new(|| {
    let tables = [
        (names::FIRST_NAMES, Classes::FIRST_NAME),
        (names::SURNAMES, Classes::SURNAME),
        (places::COUNTRIES, Classes::COUNTRY),
        (places::CITIES, Classes::PLACE),
        (places::REGIONS, Classes::PLACE),
        (places::STATES, Classes::PLACE | Classes::STATE),
        (places::STATE_ABBREVIATIONS, Classes::STATE_ABBREVIATION),
        (places::CAPITAL_LETTER_PLACES, Classes::CAPITAL_LETTER_PLACE),
        (places::PEOPLES, Classes::PEOPLE),
        (titles::HONORIFICS, Classes::HONORIFIC),
        (titles::ROLES, Classes::ROLE),
        (titles::ROLE_PHRASES, Classes::ROLE_PHRASE | Classes::ROLE),
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
        (beside_names::VAGUE_HEADS, Classes::VAGUE_HEAD),
        (beside_names::ELECTION_ADJECTIVES, Classes::ELECTION_ADJECTIVE),
        (beside_names::SPEECH_NOUNS, Classes::SPEECH_NOUN),
        (beside_names::PHRASE_OPENINGS, Classes::PHRASE_OPENING),
        (beside_names::ADVERBIAL_OPENINGS, Classes::ADVERBIAL_OPENING),
        (PARTICLES, Classes::PARTICLE),
        (NUMERALS, Classes::NUMERAL),
        (PLACE_PREPOSITIONS, Classes::PLACE_PREPOSITION),
    ];
    let words = tables.iter().map(|(table, _)| table.len() / 7).sum();
    let mut map = Map::with_capacity_and_hasher(words, FxBuildHasher);
    for (table, classes) in tables {
        for entry in table.split_ascii_whitespace() {
            map.entry(entry).or_default().add(classes);
            if let Some(end) = entry.find(['_', '-'])
                && end > 0
            {
                map.entry(&entry[..end]).or_default().add(Classes::PHRASE_START);
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

/// What the lists know of `form`, which is folded; several words are joined by `_`.
pub fn look_up(form: &str) -> Classes {
    LEXICON.get(form).copied().unwrap_or_default()
}

/// What the lists and the ending of a single word tell.
pub fn classify_word(form: &str) -> Classes {
    let mut classes = look_up(form);
    let known = Classes::ANY_NAME | Classes::COMMON | Classes::FUNCTION | Classes::ANY_HEAD | Classes::ROLE;
    if !classes.any(known) && form.len() > 4 {
        if is_form_of_common(form)
            || form.len() > 7 && WORD_ENDINGS.iter().any(|ending| form.ends_with(ending))
        {
            classes.add(Classes::COMMON);
        } else if SURNAME_ENDINGS.iter().any(|ending| form.ends_with(ending)) {
            classes.add(Classes::SURNAME_LIKE);
        } else if PLACE_ENDINGS.iter().any(|ending| form.len() > ending.len() + 2 && form.ends_with(ending)) {
            classes.add(Classes::PLACE_LIKE);
        }
    }
    // Plurals of roles and organisations ("ministers", "banks") describe as their singulars do.
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
    let stems: [(&str, &[&str]); 9] = [
        ("s", &[""]),
        ("es", &[""]),
        ("ies", &["y"]),
        ("ed", &["", "e"]),
        ("ing", &["", "e"]),
        ("ly", &["", "le"]),
        ("ers", &["", "e"]),
        ("er", &["", "e"]),
        ("ness", &[""]),
    ];
    let mut buffer = [0u8; 24];
    stems.iter().any(|(ending, replacements)| {
        let Some(stem) = form.strip_suffix(ending) else { return false };
        replacements.iter().any(|replacement| {
            let length = stem.len() + replacement.len();
            if length > buffer.len() || stem.len() < 3 {
                return false;
            }
            buffer[..stem.len()].copy_from_slice(stem.as_bytes());
            buffer[stem.len()..length].copy_from_slice(replacement.as_bytes());
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
