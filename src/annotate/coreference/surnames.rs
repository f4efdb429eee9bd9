//! Whom a bare surname or given name stands for. Two people who share a surname stay apart: a surname that more than
//! one of those named so far may bear goes to one of them only where a title, a role or the text around it tells.

use super::buckets::Buckets;
use super::given_names::Gender;
use super::graph::{Graph, Map};
use super::joined::{Named, Why};
use super::people::PersonNames;
use super::person_name::{PersonName, title_gender};
use super::roles::{Number, Role, Roles};
use super::spelling;
use crate::annotate::names::EntityKind;
use crate::annotate::names::surface::Surface;
use crate::lang::classes::Classes;

/// Roles of one person that are remembered.
const MAX_ROLE_WORDS: usize = 8;

/// Tokens after a mention in which a pronoun tells "he" from "she".
const PRONOUN_REACH: usize = 30;

/// A person with a full name, or one that has only a surname.
struct Person {
    /// A node of it.
    node: u32,
    gender: Option<Gender>,
    /// Nouns of its roles, as numbers.
    roles: Vec<u64>,
    /// The first name (as an index) that introduces it.
    first: usize,
    /// The block in which it was last mentioned.
    block: u32,
    /// Mentions by the bare surname so far.
    bare: u32,
    has_particle: bool,
}

/// How a person bears a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Borne {
    Surname,
    Given,
    Middle,
}

struct Resolver<'g, 'r, 'd, 't, 'n> {
    graph: &'g mut Graph<'r, 'd, 't>,
    names: &'n PersonNames<'d>,
    persons: Vec<Person>,
    /// Person of each root.
    person_of: Map<u32, usize>,
    /// By the sound of a word.
    bearers: Buckets<(usize, Borne)>,
    /// Persons of whom only a surname is known.
    lone: Buckets<usize>,
    /// Reused: who may bear the name at hand.
    fitting: Vec<usize>,
}

/// Finds the persons that bare names stand for, in text order. `roles` are those at each name.
pub fn resolve<'d>(graph: &mut Graph<'_, 'd, '_>, names: &PersonNames<'d>, roles: &Roles) {
    let mut resolver = Resolver {
        graph,
        names,
        persons: Vec::new(),
        person_of: Map::default(),
        bearers: Buckets::default(),
        lone: Buckets::default(),
        fitting: Vec::new(),
    };
    resolver.note_full_names(roles);
    resolver.note_pronouns();
    for at in 0..resolver.graph.names.len() {
        let named = resolver.graph.names[at];
        let node = resolver.graph.node_of[at];
        if named.kind != EntityKind::Person {
            continue;
        }
        let Some(name) = names.get(node as usize).and_then(Option::as_ref) else { continue };
        let block = resolver.graph.surface.document.sentences[named.sentence as usize].block;
        let person = if name.is_full() {
            let root = resolver.graph.root(node);
            resolver.person_of.get(&root).copied()
        } else {
            let role_words = roles.at(at);
            resolver.place(at, &named, name, role_words)
        };
        if let Some(person) = person {
            resolver.persons[person].block = block;
        }
    }
}

impl Resolver<'_, '_, '_, '_, '_> {
    /// Everybody with a full name.
    fn note_full_names(&mut self, roles: &Roles) {
        for at in 0..self.graph.names.len() {
            let named = self.graph.names[at];
            let node = self.graph.node_of[at];
            let Some(name) = self.names[node as usize].as_ref().filter(|name| name.is_full()) else {
                continue;
            };
            let root = self.graph.root(node);
            let person = *self.person_of.entry(root).or_insert_with(|| {
                self.persons.push(Person {
                    node: root,
                    gender: None,
                    roles: Vec::new(),
                    first: at,
                    block: u32::MAX,
                    bare: 0,
                    has_particle: name.has_particle,
                });
                self.persons.len() - 1
            });
            // A title before a full name says more than the given name.
            let titled = self.title(&named);
            let known = &mut self.persons[person];
            known.gender = titled.or(known.gender).or_else(|| name.gender());
            for role in roles.at(at) {
                let noun = role_key(self.graph.surface, role);
                if known.roles.len() < MAX_ROLE_WORDS && !known.roles.contains(&noun) {
                    known.roles.push(noun);
                }
            }
            let (last, surname) = (name.parts.len() - 1, name.surname());
            let first = name.parts.iter().position(|part| !part.is_initial).unwrap_or(0);
            for (number, part) in name.parts.iter().enumerate() {
                // The given names of "Yoon Suk Yeol" follow.
                let borne = if number == surname {
                    Borne::Surname
                } else if number == first || surname < last && number > surname {
                    Borne::Given
                } else if part.is_given {
                    // "Maria" alone is hardly Rosa Maria Quint.
                    continue;
                } else {
                    Borne::Middle
                };
                self.bearers.add(part.sound, (person, borne));
            }
        }
    }

    /// "he" or "she" after a full name whose bearer's sex is not known from it.
    fn note_pronouns(&mut self) {
        let mut votes: Map<usize, (u32, u32)> = Map::default();
        for at in 0..self.graph.names.len() {
            let named = self.graph.names[at];
            let node = self.graph.node_of[at];
            let root = self.graph.root(node);
            let Some(&person) = self.person_of.get(&root) else { continue };
            if self.persons[person].gender.is_some() {
                continue;
            }
            let later = self.graph.names[at + 1..].iter().take(8);
            let next = later.clone().find(|next| next.kind == EntityKind::Person);
            let end =
                next.map_or(usize::MAX, |next| next.tokens.start()).min(named.tokens.end() + PRONOUN_REACH);
            for index in named.tokens.end()..end.min(self.graph.surface.document.tokens.len()) {
                match self.graph.surface.form(index) {
                    "he" | "his" | "him" | "himself" => votes.entry(person).or_default().1 += 1,
                    "she" | "her" | "herself" => votes.entry(person).or_default().0 += 1,
                    _ => continue,
                }
                break;
            }
        }
        for (person, (female, male)) in votes {
            self.persons[person].gender = match (female, male) {
                (0, 1..) => Some(Gender::Male),
                (1.., 0) => Some(Gender::Female),
                _ => None,
            };
        }
    }

    /// What the word before a name tells: "Mrs.", "actress".
    fn title(&self, named: &Named) -> Option<Gender> {
        let before = named.tokens.start().checked_sub(1)?;
        let surface = self.graph.surface;
        let is_title = surface.class(before).any(Classes::HONORIFIC | Classes::ROLE | Classes::FAMILY);
        is_title.then(|| title_gender(surface.form(before))).flatten()
    }

    /// Finds whom a bare name stands for.
    fn place(&mut self, at: usize, named: &Named, name: &PersonName<'_>, roles: &[Role]) -> Option<usize> {
        let part = name.words().next()?;
        let gender = self.title(named).or_else(|| name.gender().filter(|_| name.parts.len() > 1));
        let mut fitting = std::mem::take(&mut self.fitting);
        let refused = self.find_fitting(at, named, part.sound, gender, &mut fitting);
        let by_title = fitting.len() > 1 || refused > 0;
        let chosen = match fitting[..] {
            [] => None,
            [only] => Some(only),
            _ => self.choose(named, &fitting, name, roles, gender),
        };
        if chosen.is_none() && !fitting.is_empty() {
            self.leave(at, named, &fitting);
        }
        let is_lone = fitting.is_empty();
        self.fitting = fitting;
        if is_lone {
            return Some(self.place_alone(named, part.sound, at, gender));
        }
        let person = chosen?;
        let node = self.persons[person].node;
        let is_borne = |as_what: Borne| self.bearers.get(part.sound).any(|known| known == (person, as_what));
        let why = if by_title {
            Why::Title
        } else if is_borne(Borne::Surname) {
            Why::Surname
        } else if is_borne(Borne::Given) {
            Why::GivenName
        } else {
            Why::Part
        };
        let long = self.graph.nodes[node as usize].range;
        self.graph.node_of[at] = node;
        self.graph.note(node, named, long, None, why);
        self.persons[person].gender = self.persons[person].gender.or(gender);
        self.persons[person].bare += 1;
        Some(person)
    }

    /// Collects who may be meant by a bare name; returns how many bearers something speaks against.
    fn find_fitting(
        &mut self,
        at: usize,
        named: &Named,
        sound: u64,
        gender: Option<Gender>,
        fitting: &mut Vec<usize>,
    ) -> usize {
        fitting.clear();
        let by_surname = self.bearers.get(sound).any(|(_, borne)| borne == Borne::Surname);
        let may_be_given = self.graph.surface.class(named.tokens.start()).any(Classes::FIRST_NAME);
        let counts = |borne: Borne| borne == Borne::Surname || !by_surname || may_be_given;
        for (person, borne) in self.bearers.get(sound) {
            if counts(borne) && !fitting.contains(&person) {
                fitting.push(person);
            }
        }
        let all = fitting.len();
        fitting.retain(|&person| self.fits(at, named, person, gender));
        let refused = all - fitting.len();
        if fitting.iter().any(|&person| self.persons[person].first < at) {
            fitting.retain(|&person| self.persons[person].first < at);
        }
        refused
    }

    /// Whether nothing speaks against a person.
    fn fits(&mut self, at: usize, named: &Named, person: usize, gender: Option<Gender>) -> bool {
        let other = self.persons[person].gender;
        if gender.is_some() && other.is_some() && gender != other {
            return false;
        }
        // "Quint and Rosa Quint"
        let node = self.persons[person].node;
        let (before, after) = (at.checked_sub(1), at + 1);
        for beside in before.into_iter().chain([after]) {
            let Some(&name) = self.graph.names.get(beside) else { continue };
            let (left, right) = if beside < at { (name, *named) } else { (*named, name) };
            let beside_node = self.graph.node_of[beside];
            let is_that = self.graph.root(beside_node) == self.graph.root(node);
            if is_that && self.graph.is_listed(left.tokens.end(), right.tokens.start()) {
                return false;
            }
        }
        true
    }

    /// The one of several who is meant.
    fn choose(
        &self,
        named: &Named,
        fitting: &[usize],
        name: &PersonName<'_>,
        roles: &[Role],
        gender: Option<Gender>,
    ) -> Option<usize> {
        let only = |holds: &dyn Fn(&Person) -> bool| {
            let mut matching = fitting.iter().copied().filter(|&person| holds(&self.persons[person]));
            let first = matching.next();
            first.filter(|_| matching.next().is_none())
        };
        let by_role = || {
            let surface = self.graph.surface;
            let is_borne = |p: &Person| roles.iter().any(|role| p.roles.contains(&role_key(surface, role)));
            only(&is_borne)
        };
        let by_gender = || gender.and_then(|gender| only(&|p: &Person| p.gender == Some(gender)));
        let by_particle = || name.has_particle.then(|| only(&|p: &Person| p.has_particle))?;
        // The name has long stood for one of them, and the others are not spoken of here.
        let block = self.graph.surface.document.sentences[named.sentence as usize].block;
        let by_habit = || {
            let used = only(&|p: &Person| p.bare >= 2)?;
            let is_far = |&person: &usize| {
                let last = self.persons[person].block;
                person == used || last != u32::MAX && last + 1 < block
            };
            fitting.iter().all(is_far).then_some(used)
        };
        by_role().or_else(by_gender).or_else(by_particle).or_else(by_habit)
    }

    /// Nobody with a full name: one person for each surname, two where the titles tell a woman from a man.
    fn place_alone(&mut self, named: &Named, sound: u64, at: usize, gender: Option<Gender>) -> usize {
        let count = self.lone.get(sound).count();
        let mut fitting = self.lone.get(sound).filter(|&person| {
            let other = self.persons[person].gender;
            gender.is_none() || other.is_none() || gender == other
        });
        let first = fitting.next();
        // An untitled name that a woman and a man share is a third entity, which nobody else joins.
        let found = first.filter(|_| count < 2 || gender.is_some() || fitting.next().is_none());
        drop(fitting);
        if let Some(person) = found {
            let node = self.persons[person].node;
            if self.graph.root(self.graph.node_of[at]) != self.graph.root(node) {
                let long = self.graph.nodes[node as usize].range;
                let why = Why::Spelling;
                if self.graph.nodes[self.graph.node_of[at] as usize].group
                    != self.graph.nodes[node as usize].group
                {
                    self.graph.note(node, named, long, None, why);
                }
                self.graph.node_of[at] = node;
            }
            self.persons[person].gender = self.persons[person].gender.or(gender);
            return person;
        }
        // The node of the word is for those of its mentions of which nobody can tell whose they are.
        let is_free = count == 0 && !self.bearers.has(sound);
        let node = if is_free { self.graph.node_of[at] } else { self.graph.add(named) };
        self.graph.node_of[at] = node;
        self.persons.push(Person {
            node,
            gender,
            roles: Vec::new(),
            first: at,
            block: u32::MAX,
            bare: 0,
            has_particle: false,
        });
        let person = self.persons.len() - 1;
        self.lone.add(sound, person);
        person
    }

    /// Notes that a bare name may be two people's.
    fn leave(&mut self, at: usize, named: &Named, fitting: &[usize]) {
        let node = self.graph.node_of[at];
        let range = |person: Option<&usize>| {
            person.map(|&person| self.graph.nodes[self.persons[person].node as usize].range)
        };
        if let Some(long) = range(fitting.first()) {
            let other = range(fitting.get(1));
            self.graph.note(node, named, long, other, Why::Ambiguous);
        }
    }
}

/// What a role is, as a number: "Sen.", "senators" and "Senator" are equal.
fn role_key(surface: &Surface<'_, '_>, role: &Role) -> u64 {
    let form = surface.form(role.at as usize).trim_end_matches('.');
    let form = if role.number == Number::Several { form.trim_end_matches('s') } else { form };
    let full = match form {
        "capt" => "captain",
        "ceo" => "executive",
        "col" => "colonel",
        "det" => "detective",
        "gen" => "general",
        "gov" => "governor",
        "lt" => "lieutenant",
        "pres" => "president",
        "prof" => "professor",
        "rep" => "representative",
        "rev" => "reverend",
        "sen" => "senator",
        "sgt" => "sergeant",
        _ => form,
    };
    spelling::hash(full)
}
