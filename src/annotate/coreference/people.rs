//! Full names of one person: other spellings, short forms of the given name, initials, middle names left out. A name
//! that fits two people equally well is joined with neither.

use std::cmp::{Ordering, Reverse};

use super::buckets::Buckets;
use super::graph::{Graph, MAX_COMPARED};
use super::joined::Why;
use super::person_name::{Likeness, PersonName};
use super::spelling::Spelling;
use crate::annotate::names::EntityKind;
use crate::lang::classes::Classes;
use crate::text::order;

/// The names of all persons, by node; `None` for nodes of other kinds.
pub type PersonNames<'d> = Vec<Option<PersonName<'d>>>;

/// Reads the names of all person nodes.
pub fn read_names<'d>(graph: &Graph<'_, 'd, '_>) -> PersonNames<'d> {
    let mut spelling = Spelling::default();
    let read = |node: &super::graph::Node| {
        (node.kind == EntityKind::Person).then(|| PersonName::read(graph.surface, node.range, &mut spelling))
    };
    graph.nodes.iter().map(read).collect()
}

/// Joins the full names.
pub fn join(graph: &mut Graph<'_, '_, '_>, names: &PersonNames<'_>) {
    note_relatives(graph);
    let full = |node: u32| names[node as usize].as_ref().filter(|name| name.is_full());
    let mut order: Vec<u32> = (0..names.len() as u32).filter(|&node| full(node).is_some()).collect();
    // The fullest first, so that shorter forms find all they may belong to.
    let rank = |&node: &u32| full(node).map(|name| (name.words().count(), name.parts.len()));
    order::sort_by_key(&mut order, |node| (Reverse(rank(node)), *node));
    let mut buckets: Buckets<u32> = Buckets::default();
    // Nodes of one person in a circle.
    let mut circle: Vec<u32> = (0..names.len() as u32).collect();
    for node in order {
        let Some(name) = full(node) else { continue };
        if let Some((other, why)) = find(graph, names, node, &buckets, &circle)
            && graph.unite(other, node, why)
        {
            circle.swap(node as usize, other as usize);
        }
        for key in name.keys() {
            buckets.add(key, node);
        }
    }
}

/// The one person that a full name belongs to.
fn find(
    graph: &mut Graph<'_, '_, '_>,
    names: &PersonNames<'_>,
    node: u32,
    buckets: &Buckets<u32>,
    circle: &[u32],
) -> Option<(u32, Why)> {
    let name = names[node as usize].as_ref()?;
    let likeness = |other: u32| match &names[other as usize] {
        Some(other) => name.compare(other),
        None => Likeness::Unknown,
    };
    let mut best: Option<(u8, u32, Why)> = None;
    let mut is_ambiguous = false;
    for other in name.keys().flat_map(|key| buckets.get(key)) {
        let Likeness::Same(why, points) = likeness(other) else { continue };
        // "Tom Quint" before "Tom Quint Jr." is somebody else; after it he is the same.
        let generations =
            names[other as usize].as_ref().map_or(Ordering::Equal, |other| other.generation(name));
        let in_order = match generations {
            Ordering::Equal => true,
            Ordering::Greater => graph.follows(node, other),
            Ordering::Less => graph.follows(other, node),
        };
        if !in_order {
            continue;
        }
        let root = graph.root(other);
        let mut members = std::iter::successors(Some(circle[other as usize]), |&at| {
            (at != other).then(|| circle[at as usize])
        });
        let speaks_against = |member: u32| likeness(member) == Likeness::Different;
        if members.by_ref().take(MAX_COMPARED).any(speaks_against) || graph.are_apart(root, node) {
            continue;
        }
        match best {
            Some((most, known, _)) if points <= most => {
                is_ambiguous |= points == most && graph.root(known) != root;
            }
            _ => {
                best = Some((points, other, why));
                is_ambiguous = false;
            }
        }
    }
    best.filter(|_| !is_ambiguous).map(|(_, other, why)| (other, why))
}

/// "Tom Quint and his father, Tom Quint Sr.": relatives are two people.
fn note_relatives(graph: &mut Graph<'_, '_, '_>) {
    for at in 1..graph.names.len() {
        let (left, right) = (graph.names[at - 1], graph.names[at]);
        let between = left.tokens.end()..right.tokens.start();
        let near = left.sentence == right.sentence && between.len() <= MAX_BETWEEN_RELATIVES;
        let both = left.kind == EntityKind::Person && right.kind == EntityKind::Person;
        if near && both && between.clone().any(|i| graph.surface.class(i).any(Classes::FAMILY)) {
            let (a, b) = (graph.node_of[at - 1], graph.node_of[at]);
            graph.hold_apart(a, b);
        }
    }
}

/// Tokens between the names of two relatives: "and his elder brother,".
const MAX_BETWEEN_RELATIVES: usize = 6;
