//! What the word lists of a language know of a word, as bits, so that each distinct word of a document is looked up once.

use std::ops::BitOr;

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
    /// Noun of an organization.
    pub const ORGANIZATION_HEAD: Self = Self(1 << 11);
    /// An organization's noun that needs other capitalized words beside it.
    pub const WEAK_HEAD: Self = Self(1 << 12);
    /// Legal form of a company.
    pub const LEGAL_FORM: Self = Self(1 << 13);
    /// Noun of a place.
    pub const PLACE_HEAD: Self = Self(1 << 14);
    /// Noun of an event.
    pub const EVENT_HEAD: Self = Self(1 << 15);
    /// Noun of a work, law or programme.
    pub const WORK_HEAD: Self = Self(1 << 16);
    /// Known organization.
    pub const ORGANIZATION: Self = Self(1 << 17);
    /// Known organization, only where it is written in capitals.
    pub const CAPITAL_LETTER_ORGANIZATION: Self = Self(1 << 18);
    /// Known product.
    pub const PRODUCT: Self = Self(1 << 19);
    /// Verb of saying.
    pub const SPEECH: Self = Self(1 << 20);
    /// Function word or adverb.
    pub const FUNCTION: Self = Self(1 << 21);
    /// Everyday word.
    pub const COMMON: Self = Self(1 << 22);
    /// Capitalized, but no name.
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
    /// Occurs capitalized within a sentence of this document.
    pub const SEEN_CAPITALIZED: Self = Self(1 << 31);
    /// An office of several words, or a single word that stays a role wherever it stands.
    pub const ROLE_PHRASE: Self = Self(1 << 32);
    /// Abbreviation of an American state or a Canadian province.
    pub const STATE_ABBREVIATION: Self = Self(1 << 33);

    /// Point of the compass.
    pub const DIRECTION: Self = Self(1 << 34);
    /// Noun directly after a place's name.
    pub const PLACE_NOUN: Self = Self(1 << 35);
    /// Noun directly after an organization's name.
    pub const COMPANY_NOUN: Self = Self(1 << 36);
    /// Noun directly after a person's name.
    pub const PERSON_NOUN: Self = Self(1 << 37);
    /// What a person has.
    pub const PERSON_OWNS: Self = Self(1 << 38);
    /// What a place has.
    pub const PLACE_OWNS: Self = Self(1 << 39);
    /// What a company has.
    pub const COMPANY_OWNS: Self = Self(1 << 40);
    /// Role that may also stand before an organization's name.
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
    /// Kind of election.
    pub const ELECTION_ADJECTIVE: Self = Self(1 << 49);
    /// Verb of saying that is a noun as well.
    pub const SPEECH_NOUN: Self = Self(1 << 50);
    /// Opens a noun phrase that may speak.
    pub const PHRASE_OPENING: Self = Self(1 << 51);
    /// Opens a phrase before the subject.
    pub const ADVERBIAL_OPENING: Self = Self(1 << 52);

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
    pub const fn bits(self) -> u64 {
        self.0
    }

    /// The classes of [`Classes::bits`].
    pub const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    /// Adds classes.
    pub fn add(&mut self, classes: Self) {
        self.0 |= classes.0;
    }

    /// These classes and others.
    pub const fn and(self, classes: Self) -> Self {
        Self(self.0 | classes.0)
    }

    /// These classes without others.
    pub fn without(self, classes: Self) -> Self {
        Self(self.0 & !classes.0)
    }
}

impl BitOr for Classes {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        self.and(other)
    }
}
