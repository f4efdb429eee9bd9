//! Who and where: which names, and which common nouns, speak of the same person, organization, place or other thing.
//! A wrong join is worse than a missed one: what could be either of two is joined with neither.
//!
//! `graph` holds the names and what was decided; `beside`, `organizations`, `places`, `groups`, `people` and `surnames` each
//! know one matter. All of them look names up in maps, so the work grows with the number of names. `roles` reads what the
//! text calls people, `nominal` finds "the ministry", `explain` tells why, as values.

mod beside;
mod buckets;
mod draft;
mod explain;
mod given_names;
mod graph;
mod groups;
mod joined;
mod nominal;
mod organization_name;
mod organizations;
mod people;
mod person_name;
mod places;
mod roles;
mod spelling;
mod surnames;
#[cfg(test)]
mod tests;

pub use explain::Reason;
pub use given_names::{Gender, gender as given_gender};
pub use joined::Why;
pub use person_name::title_gender;

use std::cmp::Reverse;

use super::names::classify::Names;
use super::names::{EntityKind, Found};
use crate::text::TokenRange;
use draft::Draft;
use graph::{Graph, Map};
use roles::Roles;

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
    /// Titles and roles the text gives: "Ambassador of Uzbekistan to Germany".
    pub roles: Vec<String>,
    /// In text order; mentions of all entities together do not overlap.
    pub mentions: Vec<Mention>,
    /// What speaks for this kind, and for what was joined.
    pub why: Vec<Reason>,
}

/// The entities of a document, most mentioned first, equals in order of appearance; none where no names were looked for.
pub fn resolve(found: Option<Found<'_, '_>>) -> Vec<Entity> {
    let Some(Found { surface, names }) = found else { return Vec::new() };
    let surface = &surface;
    let mut graph = Graph::new(surface, &names);
    let organizations = organizations::read_names(&graph);
    beside::join(&mut graph, &organizations);
    organizations::join(&mut graph, &organizations);
    places::join(&mut graph);
    groups::join(&mut graph);
    let persons = people::read_names(&graph);
    people::join(&mut graph, &persons);
    let roles = roles::read(surface, &graph.names);
    surnames::resolve(&mut graph, &persons, &roles);
    drop((organizations, persons));
    let (mut drafts, placed) = collect(graph, &names, &roles);
    drop((names, roles));
    nominal::add(surface, &mut drafts, &placed);
    drop(placed);
    drafts.retain(|draft| !draft.mentions.is_empty());
    for draft in &mut drafts {
        draft.mentions.sort_unstable_by_key(|mention| mention.tokens);
    }
    drafts.sort_unstable_by_key(|draft| (Reverse(draft.mentions.len()), draft.mentions[0].tokens));
    // Each draft is dropped as soon as its entity is there.
    drafts.into_iter().map(|draft| draft.finish(surface)).collect()
}

/// One draft for all names that are united, in order of appearance; and the mentions in text order with their drafts.
fn collect(mut graph: Graph<'_, '_, '_>, names: &Names, roles: &Roles) -> (Vec<Draft>, Vec<(Mention, u32)>) {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut draft_of: Map<u32, u32> = Map::default();
    let mut placed = Vec::with_capacity(graph.names.len());
    for at in 0..graph.names.len() {
        let named = graph.names[at];
        let root = graph.root(graph.node_of[at]);
        let number = *draft_of.entry(root).or_insert_with(|| {
            // An abbreviation is of the kind of the name it stands for.
            drafts.push(Draft::new(named.kind));
            drafts.len() as u32 - 1
        });
        let draft = &mut drafts[number as usize];
        let clues = names.groups.get(named.group as usize).map(|group| group.clues.as_slice());
        draft.add_name(graph.surface, &named, clues.unwrap_or_default());
        if named.kind == EntityKind::Person {
            draft.add_roles(roles.at(at));
        }
        placed.push((Mention { tokens: named.tokens, form: MentionForm::Name }, number));
    }
    for (node, joined) in std::mem::take(&mut graph.joined) {
        let root = graph.root(node);
        if let Some(&number) = draft_of.get(&root) {
            drafts[number as usize].add_joined(graph.surface, joined);
        }
    }
    (drafts, placed)
}
