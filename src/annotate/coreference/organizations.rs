//! Names of one organization: with and without legal form, abbreviations, short forms, turned names; the same for works
//! and events.

use std::cell::OnceCell;
use std::cmp::Reverse;

use super::buckets::Buckets;
use super::graph::{Graph, Map};
use super::joined::Why;
use super::organization_name::{Letters, OrganizationName, key_of};
use crate::annotate::names::EntityKind;
use crate::text::order;

/// The names of organizations, works and events, by node.
pub type OrganizationNames = Vec<Option<OrganizationName>>;

/// Reads the names.
pub fn read_names(graph: &Graph<'_, '_, '_>) -> OrganizationNames {
    let kinds = [EntityKind::Organization, EntityKind::Work, EntityKind::Event];
    let read = |node: &super::graph::Node| {
        kinds.contains(&node.kind).then(|| OrganizationName::read(graph.surface, node.range))
    };
    graph.nodes.iter().map(read).collect()
}

/// Joins what names the same.
pub fn join(graph: &mut Graph<'_, '_, '_>, names: &OrganizationNames) {
    join_whole(graph, names);
    join_letters(graph, names);
    join_short(graph, names);
}

/// Names of the same words: other legal form or none, other spelling, "Justice Department".
fn join_whole(graph: &mut Graph<'_, '_, '_>, names: &OrganizationNames) {
    let mut same: Buckets<u32> = Buckets::default();
    let mut turned: Map<(EntityKind, u64), u32> = Map::default();
    for (node, name) in names.iter().enumerate() {
        let (Some(name), node) = (name, node as u32) else { continue };
        if name.words.is_empty() {
            continue;
        }
        let kind = graph.nodes[node as usize].kind;
        let key = name.key() ^ kind as u64;
        let form_of = |other: u32| names[other as usize].as_ref().and_then(|name| name.legal_form);
        // "Quarry Ltd" and "Quarry GmbH" are two companies; which of them "Quarry" is, nobody can tell.
        let mut found: Option<u32> = None;
        let mut is_ambiguous = false;
        for other in same.get(key) {
            if let (Some(a), Some(b)) = (form_of(other), name.legal_form)
                && a != b
            {
                graph.hold_apart(other, node);
            }
            if graph.are_apart(other, node) {
                continue;
            }
            let root = graph.root(other);
            match found {
                Some(known) => is_ambiguous |= graph.root(known) != root,
                None => found = Some(other),
            }
        }
        if let Some(other) = found.filter(|_| !is_ambiguous) {
            let respelled = form_of(other) == name.legal_form;
            graph.unite(other, node, if respelled { Why::Spelling } else { Why::LegalForm });
        }
        same.add(key, node);
        if let Some(key) = name.turned {
            let other = *turned.entry((kind, key)).or_insert(node);
            if other != node {
                graph.unite(other, node, Why::Order);
            }
        }
    }
}

/// For each sequence of first letters the only name that has it; `None` where several have it.
pub fn by_letters(graph: &mut Graph<'_, '_, '_>, names: &OrganizationNames) -> Map<Letters, Option<u32>> {
    let mut by_letters: Map<Letters, Option<u32>> = Map::default();
    for (node, name) in names.iter().enumerate() {
        let Some(name) = name else { continue };
        let root = graph.root(node as u32);
        for letters in name.letters.iter().filter(|letters| letters.count > 1) {
            let known = by_letters.entry(*letters).or_insert(Some(root));
            *known = known.filter(|&other| graph.root(other) == root);
        }
    }
    by_letters
}

/// "World Harvest Organization" and "WHO".
fn join_letters(graph: &mut Graph<'_, '_, '_>, names: &OrganizationNames) {
    let by_letters = by_letters(graph, names);
    for (node, name) in names.iter().enumerate() {
        let Some(letters) = name.as_ref().and_then(|name| name.acronym) else { continue };
        let Some(long) = by_letters.get(&letters).copied().flatten() else { continue };
        // Two letters stand for too much: "AP", "PM". They must be those of a well-known name.
        let is_sure = letters.count > 2 || names[long as usize].as_ref().is_some_and(|long| long.is_known);
        let (a, b) = (graph.nodes[long as usize].kind, graph.nodes[node].kind);
        let fits = a == b || b == EntityKind::Organization && letters.count > 2;
        if is_sure && fits {
            graph.unite(long, node as u32, Why::FirstLetters);
        }
    }
}

/// By their whole names: where places and peoples are first named.
fn first_places(graph: &Graph<'_, '_, '_>) -> Map<u64, usize> {
    let mut first: Map<u64, usize> = Map::default();
    for node in &graph.nodes {
        if matches!(node.kind, EntityKind::Place | EntityKind::Group) {
            let at = node.range.start();
            let known = first.entry(key_of(graph.surface, node.range)).or_insert(at);
            *known = at.min(*known);
        }
    }
    first
}

/// "Tamarind" after "Tamarind Steel Corp.", "Ministry of Health" after "Ministry of Health of Norland": a short form
/// follows the full one, but for headlines; "Electoral Commission" in a text that has spoken of Norland may also stand
/// before "Electoral Commission of Norland", and "Tamarind" before "Tamarind Holding Co.".
fn join_short(graph: &mut Graph<'_, '_, '_>, names: &OrganizationNames) {
    let length = |&node: &u32| names[node as usize].as_ref().map_or(0, |name| name.words.len());
    let mut order: Vec<u32> = (0..names.len() as u32).filter(|node| length(node) > 0).collect();
    order::sort_by_key(&mut order, |node| (Reverse(length(node)), *node));
    // Read when a longer name first names a place.
    let places = OnceCell::new();
    // By each word: the longer names that have it. A full bucket says that the word tells nothing.
    let mut buckets: Buckets<u32> = Buckets::default();
    for node in order {
        let Some(name) = &names[node as usize] else { continue };
        let mut found: Option<u32> = None;
        let mut is_ambiguous = false;
        let first = name.words[0].key;
        for other in buckets.get(first).filter(|_| !buckets.is_full(first)) {
            let Some(long) = &names[other as usize] else { continue };
            let same_kind = graph.nodes[other as usize].kind == graph.nodes[node as usize].kind;
            if !same_kind {
                continue;
            }
            let follows = graph.follows(node, other);
            let is_told = |place: u64| {
                let stands = graph.nodes[node as usize].range.start();
                let first = places.get_or_init(|| first_places(graph)).get(&place);
                first.is_some_and(|&first| first < stands)
            };
            let is_placed = long.place_beside(name).is_some_and(|(place, is_known)| {
                is_known && follows || name.words.len() > 1 && is_told(place)
            });
            let fits = is_placed || long.describes(name) || follows && long.has_short_form(name);
            if !fits || graph.are_apart(other, node) {
                continue;
            }
            let root = graph.root(other);
            match found {
                Some(known) => is_ambiguous |= graph.root(known) != root,
                None => found = Some(other),
            }
        }
        if let Some(long) = found.filter(|_| !is_ambiguous) {
            graph.unite(long, node, Why::Part);
        }
        if name.words.len() > 1 {
            for word in &name.words {
                buckets.add(word.key, node);
            }
        }
    }
}
