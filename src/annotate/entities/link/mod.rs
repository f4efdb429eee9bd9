//! Which mentions name the same thing: full names, surnames, abbreviations, short forms, other names of a country,
//! spelling variants. A wrong join is worse than a missed one: what could be either of two is joined with neither.
//!
//! `graph` holds the names and what was decided; each of the other files knows one matter. All of them look names up in
//! maps, so the work grows with the number of names.

mod beside;
mod buckets;
pub(in crate::annotate) mod given_names;
mod graph;
mod groups;
mod organization_name;
mod organizations;
mod people;
pub(in crate::annotate) mod person_name;
pub(super) mod places;
mod spelling;
mod surnames;

use std::cmp::Reverse;

use super::classify::Names;
use super::draft::Draft;
use super::roles::{self, Roles};
use super::surface::Surface;
use super::{Entity, EntityKind, Mention, MentionForm, nominal};
use graph::{Graph, Map};

/// Links all names to entities: most mentioned first, equals in order of appearance.
pub fn link(surface: &Surface<'_, '_>, names: Names) -> Vec<Entity> {
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
