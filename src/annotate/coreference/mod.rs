//! Who and where: which names, and which common nouns, speak of the same person, organization, place or other thing.
//! A wrong join is worse than a missed one: what could be either of two is joined with neither.
//!
//! `graph` holds the names and what was decided; `beside`, `organizations`, `places`, `groups`, `people` and `surnames` each
//! know one matter. All of them look names up in maps, so the work grows with the number of names. `roles` reads what the
//! text calls people, `gender` what shows a woman or a man, `pronouns` whom "she" means, `nominal` finds "the ministry",
//! `doubts` leaves out what is hardly a name; `explain` tells why, as values. What comes after reads entities and resolves nothing again.

mod beside;
mod buckets;
mod doubts;
mod draft;
mod explain;
mod gender;
mod given_names;
mod graph;
mod groups;
mod inflected;
mod joined;
mod nominal;
mod organization_name;
mod organizations;
mod people;
mod person_name;
mod places;
mod pronouns;
mod roles;
mod spelling;
mod surnames;
#[cfg(test)]
pub(crate) mod tests;

pub use explain::Reason;
pub(crate) use groups::stem as people_stem;
pub use joined::Why;
pub(crate) use places::usual_name as usual_place;
pub use pronouns::{Bond, Pronoun};
pub(crate) use spelling::{Spelling, plain};

use std::cmp::Reverse;

use super::names::classify::Names;
use super::names::{EntityKind, Found};
use super::quotations::Quotation;
use super::tags::Pos;
use crate::lang::Gender;
use crate::text::{TokenRange, order};
use draft::Draft;
use graph::{Graph, Map};
use pronouns::Who;
use roles::Roles;
use surnames::Resolved;

/// How a mention names its entity. The names are part of the public interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionForm {
    /// The full name.
    Name,
    /// Surname, acronym or another short form.
    Short,
    /// A common noun: "the ministry".
    Nominal,
}

impl MentionForm {
    /// All of them.
    #[cfg(feature = "export")]
    pub const ALL: [Self; 3] = [Self::Name, Self::Short, Self::Nominal];

    /// The form as it stands in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Short => "short",
            Self::Nominal => "nominal",
        }
    }
}

/// One place in the text that names an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands: no leading article, title or role, no trailing possessive.
    pub tokens: TokenRange,
    /// How it names the entity.
    pub form: MentionForm,
}

/// Somebody or something with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest form in the text.
    pub name: String,
    /// Other forms, in order of appearance.
    pub aliases: Vec<String>,
    /// Whether the text speaks of a person as a woman or a man: by a title, an office, a pronoun.
    pub gender: Option<Gender>,
    /// Titles and roles the text gives: "Ambassador of Uzbekistan to Germany".
    pub roles: Vec<String>,
    /// In text order; mentions of all entities together do not overlap.
    pub mentions: Vec<Mention>,
    /// What speaks for this kind, and for what was joined.
    pub why: Vec<Reason>,
}

/// Puts mentions into text order.
#[inline(never)]
pub fn in_order(mentions: &mut [Mention]) {
    order::sort_by_key(mentions, |mention| mention.tokens);
}

impl Entity {
    /// Whether the reader had a say in it: its name need not stand in the text.
    pub fn is_corrected(&self) -> bool {
        self.why.contains(&Reason::Corrected)
    }
}

/// Who and what a document speaks of.
#[derive(Debug, Default)]
pub struct Coreference {
    /// Most mentioned first, equals in order of appearance.
    pub entities: Vec<Entity>,
    /// "he", "she" and "it" outside of quotations, in text order.
    pub pronouns: Vec<Pronoun>,
}

/// The entities of a document, and whom its pronouns mean; none where no names were looked for. `tags` are the parts of
/// speech of all tokens, or none.
pub fn resolve(found: Option<Found<'_, '_>>, tags: &[Pos], quotations: &[Quotation]) -> Coreference {
    let Some(Found { surface, names }) = found else { return Coreference::default() };
    let surface = &surface;
    let mut graph = Graph::new(surface, &names);
    inflected::join(&mut graph);
    let organizations = organizations::read_names(&graph);
    beside::join(&mut graph, &organizations);
    organizations::join(&mut graph, &organizations);
    places::join(&mut graph);
    groups::join(&mut graph);
    let persons = people::read_names(&graph);
    people::join(&mut graph, &persons);
    let roles = roles::read(surface, &graph.names);
    let resolved = surnames::resolve(&mut graph, &persons, &roles, tags, quotations);
    drop((organizations, persons));
    let Collected { mut drafts, placed, pronouns } = collect(graph, &names, &roles, resolved);
    drop((names, roles));
    let nominal = nominal::add(surface, &mut drafts, &placed);
    drop(placed);
    drafts.retain(|draft| !draft.mentions.is_empty() && !doubts::is_doubtful(surface, draft));
    for draft in &mut drafts {
        in_order(&mut draft.mentions);
    }
    order::sort_by_key(&mut drafts, |draft| (Reverse(draft.mentions.len()), draft.mentions[0].tokens));
    let pronouns = finish_pronouns(&drafts, &nominal, pronouns);
    // Each draft is dropped as soon as its entity is there.
    let entities = drafts.into_iter().map(|draft| draft.finish(surface)).collect();
    Coreference { entities, pronouns }
}

/// What was put together.
struct Collected {
    /// One for all names that are united, in order of appearance.
    drafts: Vec<Draft>,
    /// The mentions in text order, with the numbers of their drafts.
    placed: Vec<(Mention, u32)>,
    /// The pronouns, with what they mean.
    pronouns: Vec<(pronouns::Found, Antecedent)>,
}

/// What a pronoun means.
#[derive(Clone, Copy)]
enum Antecedent {
    /// The number of a draft.
    Draft(u32),
    /// What the noun at this token stands for.
    Noun(u32),
    /// Nothing known.
    Nobody,
}

fn collect(mut graph: Graph<'_, '_, '_>, names: &Names, roles: &Roles, resolved: Resolved) -> Collected {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut draft_of: Map<u32, u32> = Map::default();
    let mut placed = Vec::with_capacity(graph.names.len());
    for at in 0..graph.names.len() {
        let named = graph.names[at];
        let root = graph.root(graph.node_of[at]);
        let number = *draft_of.entry(root).or_insert_with(|| {
            // An abbreviation is of the kind of the name it stands for.
            let number = drafts.len() as u32;
            drafts.push(Draft::new(number, named.kind));
            number
        });
        let draft = &mut drafts[number as usize];
        let clues = names.groups.get(named.group as usize).map(|group| group.clues.as_slice());
        draft.add_name(graph.surface, &named, clues.unwrap_or_default());
        if named.kind == EntityKind::Person {
            draft.add_roles(roles.at(at));
        }
        placed.push((Mention { tokens: named.tokens, form: MentionForm::Name }, number));
    }
    let Resolved { persons, pronouns } = resolved;
    let mut draft_of_node = |node: u32| draft_of.get(&graph.root(node)).copied();
    for &(node, gender) in &persons {
        if let Some(number) = draft_of_node(node) {
            drafts[number as usize].gender = gender;
        }
    }
    let antecedent = |found: pronouns::Found| {
        let node = match found.who {
            Who::Person(person) => persons[person as usize].0,
            Who::Organization(node) | Who::Unclear(node) => node,
            Who::Noun(token) => return (found, Antecedent::Noun(token)),
            Who::Nobody => return (found, Antecedent::Nobody),
        };
        (found, draft_of_node(node).map_or(Antecedent::Nobody, Antecedent::Draft))
    };
    let pronouns = pronouns.into_iter().map(antecedent).collect();
    for (node, joined) in std::mem::take(&mut graph.joined) {
        let root = graph.root(node);
        if let Some(&number) = draft_of.get(&root) {
            drafts[number as usize].add_joined(graph.surface, joined);
        }
    }
    Collected { drafts, placed, pronouns }
}

/// The pronouns with the places of their entities. `nominal` are the mentions by a common noun, with the numbers of their
/// drafts.
fn finish_pronouns(
    drafts: &[Draft],
    nominal: &[(Mention, u32)],
    found: Vec<(pronouns::Found, Antecedent)>,
) -> Vec<Pronoun> {
    let places: Map<u32, usize> =
        drafts.iter().enumerate().map(|(place, draft)| (draft.number, place)).collect();
    let by_noun = |token: u32| {
        let token = token as usize;
        let next = nominal.partition_point(|(mention, _)| mention.tokens.end() <= token);
        nominal.get(next).filter(|(mention, _)| mention.tokens.start() <= token).map(|(_, number)| *number)
    };
    let finish = |(found, antecedent): (pronouns::Found, Antecedent)| {
        let number = match antecedent {
            Antecedent::Draft(number) => Some(number),
            Antecedent::Noun(token) => by_noun(token),
            Antecedent::Nobody => None,
        };
        let antecedent = number.and_then(|number| places.get(&number)).copied();
        Pronoun { token: found.token as usize, gender: found.gender, antecedent, bond: found.bond }
    };
    found.into_iter().map(finish).collect()
}
