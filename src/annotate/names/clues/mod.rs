//! What speaks for each kind of name: the words of the name itself, and the words around it.

mod context;

pub use context::is_abbreviation;

use std::ops::Range;

use super::EntityKind;
use super::candidates::{Candidate, Lead};
use super::surface::{LetterCase, Surface};
use crate::lang::classes::Classes;
use crate::lang::en::grammar;

/// Why a name is taken for what it is. The token that shows it stands beside it in [`Evidence`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clue {
    /// A title or role directly before it.
    Title,
    /// "CEO of …".
    RoleOf,
    /// Given name from the list.
    GivenName,
    /// Surname from the list, or an ending of surnames.
    Surname,
    /// "J." inside, or particles.
    NameShape,
    /// Two or three capitalized words that no list knows.
    Unknown,
    /// Head noun: "Ministry", "River", "Summit", "Act".
    Head,
    /// "Inc."
    LegalForm,
    /// Country or territory.
    Country,
    /// Known city or region.
    KnownPlace,
    /// Known organization.
    KnownOrganization,
    /// Known product.
    KnownProduct,
    /// Nationality, people or faith.
    People,
    /// Written in capitals.
    Acronym,
    /// An ending of places.
    PlaceEnding,
    /// "in …", "northern …".
    PlaceWord,
    /// "… , Texas".
    Within,
    /// Part of a dateline.
    Dateline,
    /// A verb of saying beside it.
    Says,
    /// Number of years after it.
    Age,
    /// "…, chief executive of", "… is a city", "the city of …".
    Described,
    /// "…, who".
    Who,
    /// What belongs to it: "…'s wife", "… shares".
    Owns,
    /// "the …".
    Article,
    /// An abbreviation in brackets follows.
    Abbreviated,
    /// Beside a place in a list.
    Listed,
    /// In quotation marks after "the book", "the strategy".
    Quoted,
}

/// One clue, how much it weighs and for which kind. Weights are settings, tuned by hand on trainable texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// For or against this kind.
    pub kind: EntityKind,
    /// What it is.
    pub clue: Clue,
    /// The token that shows it.
    pub token: u32,
    /// Its weight; negative where it speaks against the kind.
    pub weight: i16,
}

use EntityKind::{Event, Group, Organization, Person, Place, Product, Work};

/// Collects evidence.
pub struct Collector<'r, 'd, 't> {
    surface: &'r Surface<'d, 't>,
    /// Evidence found since the last call of `clear`.
    pub found: Vec<Evidence>,
    key: String,
}

impl<'r, 'd, 't> Collector<'r, 'd, 't> {
    /// A collector for one document.
    pub fn new(surface: &'r Surface<'d, 't>) -> Self {
        Self { surface, found: Vec::new(), key: String::new() }
    }

    /// The document that it reads.
    pub fn surface(&self) -> &'r Surface<'d, 't> {
        self.surface
    }

    fn add(&mut self, kind: EntityKind, clue: Clue, token: usize, weight: i16) {
        self.found.push(Evidence { kind, clue, token: token as u32, weight });
    }

    /// Evidence in the words of the name itself.
    pub fn read_name(&mut self, candidate: &Candidate) {
        let surface = self.surface;
        let range = candidate.tokens.indices();
        let (start, end) = (range.start, range.end);
        let whole = self.whole_class(&range);
        let capital_words: Vec<usize> =
            range.clone().filter(|&i| surface.is_capitalized(i)).take(MAX_WORDS).collect();
        let Some((&first, &last)) = capital_words.first().zip(capital_words.last()) else { return };
        let count = capital_words.len();
        let all_caps = surface.is_all_caps(first)
            && surface.letter_case(candidate.sentence as usize) != LetterCase::Upper;
        let single = count == 1;

        match candidate.lead {
            Lead::Work(noun) => return self.add(Work, Clue::Quoted, noun as usize, 20),
            Lead::Election(noun) => return self.add(Event, Clue::Head, noun as usize, 20),
            _ => {}
        }

        // Known as a whole.
        if whole.any(Classes::PEOPLE) {
            self.add(Group, Clue::People, start, 20);
        }
        if whole.any(Classes::COUNTRY) {
            self.add(Place, Clue::Country, start, 14);
        } else if whole.any(Classes::PLACE | Classes::STATE | Classes::STATE_ABBREVIATION) {
            let doubtful = whole.any(Classes::ANY_PERSON | Classes::COMMON | Classes::ORGANIZATION);
            let points = if range.len() > 1 {
                12
            } else if doubtful {
                4
            } else {
                8
            };
            self.add(Place, Clue::KnownPlace, start, points);
        }
        if whole.any(Classes::ORGANIZATION) {
            self.add(
                Organization,
                Clue::KnownOrganization,
                start,
                if whole.any(Classes::COMMON) { 4 } else { 8 },
            );
        }
        // "Finnish Red Cross"
        if range.len() > 2 && surface.class(start).any(Classes::PEOPLE | Classes::ANY_PLACE) {
            let tail = self.whole_class(&(start + 1..end));
            if tail.any(Classes::ORGANIZATION) {
                self.add(Organization, Clue::KnownOrganization, start + 1, 8);
            }
        }
        if whole.any(Classes::PRODUCT) {
            self.add(Product, Clue::KnownProduct, start, 7);
        }
        if single && all_caps {
            let known = if surface.class(first).any(Classes::CAPITAL_LETTER_PLACE) {
                Some((Place, Clue::Country, 14))
            } else if surface.class(first).any(Classes::CAPITAL_LETTER_ORGANIZATION) {
                Some((Organization, Clue::KnownOrganization, 10))
            } else {
                let length = surface.document.tokens[first].span.len();
                let plain = whole.any(Classes::ANY_NAME);
                (!plain && (2..=6).contains(&length)).then_some((Organization, Clue::Acronym, 4))
            };
            if let Some((kind, clue, weight)) = known {
                self.add(kind, clue, first, weight);
            }
        }

        self.read_heads(&range, &capital_words);
        self.read_places_within(&capital_words);

        // Persons.
        let (first_class, last_class) = (surface.class(first), surface.class(last));
        let last_word =
            capital_words.iter().rev().copied().find(|&i| !surface.class(i).any(Classes::NUMERAL));
        let last_is_plain =
            last_class.any(Classes::COMMON | Classes::ANY_HEAD) && !last_class.any(Classes::ANY_PERSON);
        if single {
            if first_class.any(Classes::FIRST_NAME) {
                self.add(Person, Clue::GivenName, first, if candidate.is_exposed { 2 } else { 3 });
            } else if first_class.any(Classes::SURNAME | Classes::SURNAME_LIKE) {
                self.add(Person, Clue::Surname, first, 2);
            } else if first_class.any(Classes::PLACE_LIKE) {
                self.add(Place, Clue::PlaceEnding, first, 2);
            }
        } else {
            let ties = range.clone().any(|i| matches!(surface.form(i), "of" | "for" | "and" | "the"));
            if first_class.any(Classes::FIRST_NAME) && !ties {
                self.add(Person, Clue::GivenName, first, if last_is_plain { 3 } else { 6 });
            } else if first_class.any(Classes::SURNAME) && count <= 3 && !ties && !last_is_plain {
                self.add(Person, Clue::Surname, first, 2);
            }
            if last_word.is_some_and(|i| surface.class(i).any(Classes::SURNAME | Classes::SURNAME_LIKE))
                && !ties
            {
                self.add(Person, Clue::Surname, last, 2);
            }
            let initials = capital_words[..count - 1].iter().filter(|&&i| surface.is_initial(i)).count();
            let particles =
                range.clone().any(|i| !surface.is_capitalized(i) && surface.class(i).any(Classes::PARTICLE));
            if initials > 0 && !last_is_plain || particles {
                self.add(Person, Clue::NameShape, first, if initials > 0 { 4 } else { 2 });
            }
            let rest_is_unknown = capital_words[1..].iter().all(|&i| {
                !surface.class(i).any(Classes::COMMON | Classes::ANY_HEAD | Classes::ANY_PLACE)
                    && !surface.is_all_caps(i)
            });
            if all_caps
                && !first_class.any(Classes::CAPITAL_LETTER_PLACE | Classes::CAPITAL_LETTER_ORGANIZATION)
            {
                // "JK Doe" is a person, "NHL Norland" is not.
                let letters = surface.document.tokens[first].span.len();
                if letters == 2 && rest_is_unknown && !first_class.any(Classes::ANY_NAME) {
                    self.add(Person, Clue::NameShape, first, 4);
                } else if letters > 2 && !first_class.any(Classes::FIRST_NAME) {
                    self.add(Organization, Clue::Acronym, first, 3);
                }
            }
            let known = Classes::COMMON | Classes::ANY_HEAD | Classes::ANY_NAME | Classes::LEGAL_FORM;
            let unknown = capital_words.iter().all(|&i| {
                !surface.class(i).without(Classes::ANY_PERSON).any(known) && !surface.is_all_caps(i)
            });
            if unknown && !ties {
                self.add(Person, Clue::Unknown, first, if count <= 3 { 3 } else { 1 });
            }
        }
        if end - start > 1
            && capital_words.iter().any(|&i| surface.class(i).any(Classes::PEOPLE))
            && count > 1
        {
            self.add(Person, Clue::Unknown, first, -3);
        }
    }

    /// Classes of the name as a whole.
    fn whole_class(&mut self, range: &Range<usize>) -> Classes {
        if range.len() == 1 {
            return self.surface.class(range.start);
        }
        self.key.clear();
        for index in range.clone() {
            if index > range.start && self.surface.has_space_before(index) {
                self.key.push('_');
            }
            self.key.push_str(self.surface.form(index));
        }
        self.surface.look_up(&self.key)
    }

    /// The noun that says what is named: before "of" or "for", else the last word.
    fn read_heads(&mut self, range: &Range<usize>, words: &[usize]) {
        let surface = self.surface;
        if words.len() < 2 {
            return;
        }
        let tie = range
            .clone()
            .skip(1)
            .find(|&i| !surface.is_capitalized(i) && grammar::ties_name(surface.form(i)));
        let last = words
            .iter()
            .rev()
            .copied()
            .find(|&i| !surface.class(i).any(Classes::NUMERAL | Classes::LEGAL_FORM));
        let before_tie = tie.map(|i| i - 1).filter(|&i| i > range.start || words.len() > 1);
        if let Some(&legal) = words.last()
            && surface.class(legal).any(Classes::LEGAL_FORM)
        {
            self.add(Organization, Clue::LegalForm, legal, 8);
        }
        let Some(head) = before_tie.or(last) else { return };
        let class = surface.class(head);
        let weak = class.any(Classes::WEAK_HEAD) && before_tie.is_none();
        let is_surname = class.any(Classes::ANY_PERSON) && surface.class(words[0]).any(Classes::FIRST_NAME);
        let weight = if is_surname {
            1
        } else if weak {
            4
        } else {
            6
        };
        if class.any(Classes::ORGANIZATION_HEAD) {
            self.add(Organization, Clue::Head, head, weight);
        }
        if class.any(Classes::PLACE_HEAD) {
            self.add(Place, Clue::Head, head, if is_surname { 1 } else { 5 });
        }
        if class.any(Classes::EVENT_HEAD) {
            self.add(Event, Clue::Head, head, weight + 1);
        }
        if class.any(Classes::WORK_HEAD) {
            self.add(Work, Clue::Head, head, weight + 1);
        }
        // "Mount Everest", "Lake Victoria", "Camp David".
        let first = words[0];
        if surface.class(first).any(Classes::PLACE_OPENING) && head != first {
            self.add(Place, Clue::Head, first, 5);
        }
        // "Hurricane Ada", "Operation Harvest".
        if surface.class(first).any(Classes::EVENT_OPENING) && !class.any(Classes::ORGANIZATION_HEAD) {
            self.add(Event, Clue::Head, first, 10);
        }
        // "San Salvo", "New Plymouth".
        if surface.class(first).any(Classes::TOWN_OPENING)
            && !class.any(Classes::ANY_HEAD)
            && words.len() <= 3
        {
            self.add(Place, Clue::PlaceEnding, first, if surface.form(first) == "new" { 3 } else { 4 });
        }
        // A head anywhere else is a weaker sign: "Party of Regions Kyiv".
        if head != words[words.len() - 1] || !class.any(Classes::ANY_HEAD) {
            let other = words.iter().copied().find(|&i| {
                let class = surface.class(i);
                i != head
                    && class.any(Classes::ORGANIZATION_HEAD)
                    && !class.any(Classes::WEAK_HEAD | Classes::ANY_PERSON)
            });
            if let Some(other) = other {
                self.add(Organization, Clue::Head, other, 3);
            }
        }
        if surface.document.tokens[range.clone()].iter().any(|t| t.span.of(surface.document.text) == "&") {
            self.add(Organization, Clue::LegalForm, words[0], 3);
        }
        if words.iter().all(|&i| surface.class(i).any(Classes::COMMON | Classes::ANY_HEAD | Classes::NO_NAME))
        {
            self.add(Organization, Clue::Unknown, words[0], 1);
            self.add(Person, Clue::Unknown, words[0], -3);
        } else if !is_surname && class.any(Classes::ANY_HEAD) {
            self.add(Person, Clue::Head, head, -3);
        }
    }

    /// "Western Australia"; "Chicago Bulls".
    fn read_places_within(&mut self, words: &[usize]) {
        let surface = self.surface;
        let [first, .., last] = *words else { return };
        let is_place =
            |i: usize| surface.class(i).any(Classes::ANY_PLACE) && !surface.class(i).any(Classes::ANY_PERSON);
        let direction = surface.class(first).any(Classes::DIRECTION);
        if direction && words.len() == 2 && surface.class(last).any(Classes::ANY_PLACE) {
            self.add(Place, Clue::KnownPlace, last, 7);
        } else if direction
            && words.len() == 2
            && !surface.class(last).any(Classes::COMMON | Classes::ANY_HEAD)
        {
            self.add(Place, Clue::PlaceWord, first, 3);
        } else if is_place(first)
            && surface.form(last).ends_with('s')
            && !surface.class(last).any(Classes::ANY_HEAD)
        {
            self.add(Organization, Clue::KnownPlace, first, 4);
        } else if is_place(first) && !surface.class(last).any(Classes::ANY_PERSON) {
            self.add(Organization, Clue::KnownPlace, first, 2);
        } else if is_place(last) && surface.class(last).any(Classes::COUNTRY) && words.len() <= 3 {
            // "Google India"; persons seldom end so.
            self.add(Organization, Clue::KnownPlace, last, 3);
        }
    }
}

/// Words of a name that are looked at.
const MAX_WORDS: usize = 16;
