//! Forms of one name: with the endings of cases, behind an elided word, before a particle. What is joined differs in nothing
//! else.

use super::graph::{Graph, Map};
use super::joined::Why;
use crate::annotate::names::EntityKind;
use crate::annotate::names::surface::Surface;
use crate::lang::pack::RolePart;
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

/// Length in bytes of a name of one word without the ending of the genitive, where an article before it shows that case: "des
/// [Innenministerium]s". `None` where the word may end so by itself: "des Zirkus".
pub fn without_genitive(surface: &Surface<'_, '_>, range: TokenRange) -> Option<usize> {
    let (document, at) = (surface.document, range.start());
    let before = at.checked_sub(1)?;
    let shows = document.pack.roles().listed(document.form(before)).any(RolePart::GENITIVE);
    if !shows || range.len() != 1 || surface.is_all_caps(at) {
        return None;
    }
    let (text, form) = (document.token_text(at), document.form(at));
    let bare = text.strip_suffix('s')?;
    let is_ending =
        |c: char| c.is_lowercase() && !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 's' | 'x' | 'z' | 'ß');
    if bare.ends_with(is_ending) {
        return Some(bare.len());
    }
    // "des Bundestages": only what dictionaries know.
    let rest = text.strip_suffix("es")?;
    let base = document.pack.dictionary_form(form, true)?;
    (base == rest.to_lowercase()).then_some(rest.len())
}
