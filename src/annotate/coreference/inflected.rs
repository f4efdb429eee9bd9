//! Forms of one name: with the endings of cases, behind an elided word, before a particle. What is joined differs in nothing
//! else.

use super::graph::{Graph, Map};
use super::joined::Why;
use crate::annotate::names::EntityKind;
use crate::annotate::names::surface::Surface;
use crate::text::TokenRange;

/// Words of a name that are looked at.
const MAX_WORDS: usize = 12;

/// Joins the forms of each name.
pub fn join(graph: &mut Graph<'_, '_, '_>) {
    let surface = graph.surface;
    if !surface.document.pack.inflects_names() {
        return;
    }
    let mut known: Map<(EntityKind, String), u32> = Map::default();
    for number in 0..graph.nodes.len() as u32 {
        let node = graph.nodes[number as usize];
        if node.range.len() > MAX_WORDS {
            continue;
        }
        let first = *known.entry((node.kind, key(surface, node.range))).or_insert(number);
        if first != number {
            graph.unite(first, number, Why::WordForm);
        }
    }
}

/// What all forms of a name have in common. All of its words have an ending, the last has one, or none has, or always the same
/// ones: "Ivana Horvata" is Ivan Horvat's, but Ivana Horvat is somebody else.
fn key(surface: &Surface<'_, '_>, range: TokenRange) -> String {
    let mut key = String::new();
    let mut endings = 0u32;
    for at in range.indices() {
        let stem = surface.document.pack.name_stem(surface.form(at));
        key.push_str(stem.stem);
        key.push(' ');
        endings = endings << 1 | u32::from(stem.case > 0);
    }
    if (endings + 1) >> range.len() == 0 && endings > 1 {
        key.push_str(&endings.to_string());
    }
    key
}

/// How far a form is from the base form: 0 where no word has the ending of a case.
pub fn case(surface: &Surface<'_, '_>, range: TokenRange) -> usize {
    range.indices().map(|at| surface.document.pack.name_stem(surface.form(at)).case).sum()
}
