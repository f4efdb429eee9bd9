//! Whom a bare surname or given name stands for. Two people who share a surname stay apart: a surname that more than
//! one of those named so far may bear goes to one of them only where a title, a role or the text around it tells.

use super::buckets::Buckets;
use super::gender::{self, Genders};
use super::graph::{Graph, Map};
use super::joined::{Named, Why};
use super::people::PersonNames;
use super::person_name::PersonName;
use super::pronouns::{self, Reader, Who};
use super::roles::{Number, Role, Roles};
use super::spelling;
use crate::annotate::names::EntityKind;
use crate::annotate::names::surface::Surface;
use crate::annotate::quotations::{self, Quotation};
use crate::annotate::tags::Pos;
use crate::lang::Gender;
use crate::lang::classes::Classes;

/// Roles of one person that are remembered.
const MAX_ROLE_WORDS: usize = 8;

/// A person with a full name, or one that has only a surname.
struct Person {
    /// A node of it.
    node: u32,
    /// Nouns of its roles, as numbers.
    roles: Vec<u64>,
    /// The first name (as an index) that introduces it.
    first: usize,
    /// The block in which it was last mentioned.
    block: u32,
    /// Mentions by the bare surname so far.
    bare: u32,
    has_particle: bool,
    /// "Jr.", as [`PersonName::suffix`] gives it.
    suffix: Option<u64>,
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
    genders: Genders,
    /// Person of each root.
    person_of: Map<u32, usize>,
    /// By the sound of a word.
    bearers: Buckets<(usize, Borne)>,
    /// Persons of whom only a surname is known.
    lone: Buckets<usize>,
    /// Reused: who may bear the name at hand.
    fitting: Vec<usize>,
}

/// The persons of a document, and whom its pronouns mean.
pub struct Resolved {
    /// A node of each person, and the gender that the text shows.
    pub persons: Vec<(u32, Option<Gender>)>,
    /// Pronouns in text order.
    pub pronouns: Vec<pronouns::Found>,
}

/// Finds the persons that bare names and pronouns stand for, in text order: each may tell of the other. `roles` are those
/// at each name.
pub fn resolve<'d>(
    graph: &mut Graph<'_, 'd, '_>,
    names: &PersonNames<'d>,
    roles: &Roles,
    tags: &[Pos],
    quotations: &[Quotation],
) -> Resolved {
    let mut pronouns = Reader::new(graph.surface, tags, quotations);
    let mut resolver = Resolver {
        graph,
        names,
        persons: Vec::new(),
        genders: Genders::default(),
        person_of: Map::default(),
        bearers: Buckets::default(),
        lone: Buckets::default(),
        fitting: Vec::new(),
    };
    resolver.note_full_names(roles);
    let (mut at, mut here) = (0, Vec::new());
    for sentence in 0..resolver.graph.surface.document.sentences.len() {
        here.clear();
        while let Some(named) =
            resolver.graph.names.get(at).copied().filter(|n| n.sentence as usize == sentence)
        {
            let who = match named.kind {
                EntityKind::Person => Some(resolver.person(at, &named, roles)),
                EntityKind::Organization => Some(Who::Organization(resolver.graph.node_of[at])),
                _ => None,
            };
            // Within quotations somebody else speaks.
            let who = who.filter(|_| !quotations::contain(quotations, named.tokens.start()));
            here.extend(who.map(|who| (named.tokens.start() as u32, who)));
            at += 1;
        }
        pronouns.read(sentence, &here, &mut resolver.genders);
    }
    let Resolver { persons, genders, person_of, bearers, lone, .. } = resolver;
    drop((person_of, bearers, lone));
    let persons = persons.iter().enumerate().map(|(number, person)| (person.node, genders.shown(number)));
    Resolved { persons: persons.collect(), pronouns: pronouns.found }
}

impl Resolver<'_, '_, '_, '_, '_> {
    /// The person of a name.
    fn person(&mut self, at: usize, named: &Named, roles: &Roles) -> Who {
        let node = self.graph.node_of[at];
        let Some(name) = self.names.get(node as usize).and_then(Option::as_ref) else { return Who::Nobody };
        let person = if name.is_full() {
            let root = self.graph.root(node);
            self.person_of.get(&root).copied()
        } else {
            self.place(at, named, name, roles.at(at))
        };
        let Some(person) = person else { return Who::Unclear(self.graph.node_of[at]) };
        self.persons[person].block = self.graph.surface.document.sentences[named.sentence as usize].block;
        Who::Person(person as u32)
    }

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
                    roles: Vec::new(),
                    first: at,
                    block: u32::MAX,
                    bare: 0,
                    has_particle: name.has_particle,
                    suffix: None,
                });
                self.genders.add();
                self.persons.len() - 1
            });
            // A title before a full name says more than the given name.
            let surface = self.graph.surface;
            self.genders.learn(person, gender::at(surface, &named, roles.at(at)), name.gender());
            let known = &mut self.persons[person];
            known.suffix = known.suffix.or(name.suffix());
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

    /// Finds whom a bare name stands for.
    fn place(&mut self, at: usize, named: &Named, name: &PersonName<'_>, roles: &[Role]) -> Option<usize> {
        let part = name.words().next()?;
        let titled = gender::at(self.graph.surface, named, roles);
        let gender = titled.or_else(|| name.gender().filter(|_| name.parts.len() > 1));
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
            return Some(self.place_alone(named, part.sound, at, (titled, gender)));
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
        self.genders.learn(person, titled, gender);
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
        let other = self.genders.of(person);
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
        let only = |holds: &dyn Fn(usize) -> bool| {
            let mut matching = fitting.iter().copied().filter(|&person| holds(person));
            let first = matching.next();
            first.filter(|_| matching.next().is_none())
        };
        let by_role = || {
            let surface = self.graph.surface;
            let is_borne = |person: usize| {
                let known = &self.persons[person].roles;
                roles.iter().any(|role| known.contains(&role_key(surface, role)))
            };
            only(&is_borne)
        };
        let by_gender = || gender.and_then(|gender| only(&|person| self.genders.of(person) == Some(gender)));
        let by_particle = || name.has_particle.then(|| only(&|person| self.persons[person].has_particle))?;
        let by_suffix =
            || name.suffix().and_then(|suffix| only(&|person| self.persons[person].suffix == Some(suffix)));
        // The name has long stood for one of them, and the others are not spoken of here.
        let block = self.graph.surface.document.sentences[named.sentence as usize].block;
        let by_habit = || {
            let used = only(&|person| self.persons[person].bare >= 2)?;
            let is_far = |&person: &usize| {
                let last = self.persons[person].block;
                person == used || last != u32::MAX && last + 1 < block
            };
            fitting.iter().all(is_far).then_some(used)
        };
        by_role().or_else(by_gender).or_else(by_particle).or_else(by_suffix).or_else(by_habit)
    }

    /// Nobody with a full name: one person for each surname, two where the titles tell a woman from a man.
    fn place_alone(
        &mut self,
        named: &Named,
        sound: u64,
        at: usize,
        (titled, gender): (Option<Gender>, Option<Gender>),
    ) -> usize {
        let count = self.lone.get(sound).count();
        let mut fitting = self.lone.get(sound).filter(|&person| {
            let other = self.genders.of(person);
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
            self.genders.learn(person, titled, gender);
            return person;
        }
        // The node of the word is for those of its mentions of which nobody can tell whose they are.
        let is_free = count == 0 && !self.bearers.has(sound);
        let node = if is_free { self.graph.node_of[at] } else { self.graph.add(named) };
        self.graph.node_of[at] = node;
        self.persons.push(Person {
            node,
            roles: Vec::new(),
            first: at,
            block: u32::MAX,
            bare: 0,
            has_particle: false,
            suffix: None,
        });
        self.genders.add();
        let person = self.persons.len() - 1;
        self.genders.learn(person, titled, gender);
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
