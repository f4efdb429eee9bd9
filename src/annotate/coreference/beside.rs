//! Names that the text itself puts side by side as one: an abbreviation in brackets, "or", "known as", "formerly".

use super::buckets::Buckets;
use super::graph::{Graph, Map};
use super::joined::{Named, Why};
use super::organization_name::Letters;
use super::organizations;
use super::organizations::OrganizationNames;
use crate::annotate::names::EntityKind;
use crate::annotate::names::clues::is_abbreviation;
use crate::annotate::names::surface::Surface;
use crate::lang::classes::Classes;

/// Tokens between two names that are one: ", also known as".
const MAX_BETWEEN: usize = 5;

/// Joins them.
pub fn join(graph: &mut Graph<'_, '_, '_>, names: &OrganizationNames) {
    let expansions = organizations::by_letters(graph, names);
    let mut nodes_of: Buckets<u32> = Buckets::default();
    for (number, node) in graph.nodes.iter().enumerate() {
        nodes_of.add(u64::from(node.group), number as u32);
    }
    for at in 1..graph.names.len() {
        let (before, name) = (graph.names[at - 1], graph.names[at]);
        if before.sentence != name.sentence {
            continue;
        }
        let Some(why) = tie(graph, &before, &name) else { continue };
        let long = owner(graph, at - 1);
        let full = graph.names[long];
        let (long, short) = (graph.node_of[long], graph.node_of[at]);
        let fits = match why {
            Why::Brackets => brackets_fit(graph, names, &expansions, &full, &name, (long, short)),
            _ => full.kind == name.kind,
        };
        if !fits || !graph.unite(long, short, why) {
            continue;
        }
        // The abbreviation means the same wherever it stands, whatever it was taken for there.
        if why == Why::Brackets {
            for other in nodes_of.get(u64::from(name.group)) {
                graph.unite(long, other, why);
            }
        }
    }
}

/// How the words between two neighboring names tie them.
fn tie(graph: &Graph<'_, '_, '_>, before: &Named, name: &Named) -> Option<Why> {
    let surface = graph.surface;
    let (from, to) = (before.tokens.end(), name.tokens.start());
    if to <= from || to - from > MAX_BETWEEN {
        return None;
    }
    let text = |at: usize| surface.document.token_text(at);
    let closes = text(name.tokens.end()) == ")";
    if to == from + 1 && text(from) == "(" && closes {
        return Some(Why::Brackets);
    }
    let mut from = from;
    if matches!(text(from), "," | "(") {
        from += 1;
    }
    let mut words = [""; MAX_BETWEEN];
    for (word, at) in words.iter_mut().zip(from..to) {
        *word = surface.form(at);
    }
    let said = match words[..to - from] {
        ["or"] => text(from - 1) == "," && name.tokens.len() == 1 && surface.is_all_caps(name.tokens.start()),
        ["formerly"] | ["formerly", "known", "as"] | ["formerly", "the"] | ["formerly", "called"] => true,
        ["known", "as"] | ["also", "known", "as"] | ["better", "known", "as"] | ["also", "called"] => true,
        ["aka"] | ["a.k.a."] | ["alias"] | ["abbreviated"] | ["abbreviated", "as"] => true,
        _ => false,
    };
    said.then_some(Why::SaidSo)
}

/// The name that brackets after name `at` belong to: in "Ministry of Health of Norland (MHN)" not the country.
fn owner(graph: &Graph<'_, '_, '_>, at: usize) -> usize {
    let name = graph.names[at];
    let Some(before) = at.checked_sub(1).map(|before| graph.names[before]) else { return at };
    let between = before.tokens.end()..name.tokens.start();
    let surface = graph.surface;
    let tied = (1..=2).contains(&between.len())
        && between.clone().all(|i| matches!(surface.form(i), "of" | "the" | "in"));
    if name.kind == EntityKind::Place && before.kind == EntityKind::Organization && tied {
        at - 1
    } else {
        at
    }
}

/// Whether a name in brackets may stand for the name before it.
fn brackets_fit(
    graph: &mut Graph<'_, '_, '_>,
    names: &OrganizationNames,
    expansions: &Map<Letters, Option<u32>>,
    full: &Named,
    name: &Named,
    (long, short): (u32, u32),
) -> bool {
    let surface = graph.surface;
    let open = name.tokens.start() - 1;
    let (mut full, mut name, mut inside) = (*full, *name, names[short as usize].as_ref());
    let mut expanded = long;
    // "BMDV (Federal Ministry of …)"
    let turned = full.tokens.len() == 1 && name.tokens.len() > 1;
    if turned {
        std::mem::swap(&mut full, &mut name);
        inside = names[long as usize].as_ref();
        expanded = short;
    } else if name.tokens.len() != 1 {
        return false;
    } else if !is_abbreviation(surface, name.tokens.start(), open) {
        return full.kind == name.kind && is_clipped(surface, &full, name.tokens.start());
    }
    let named = matches!(full.kind, EntityKind::Person | EntityKind::Group);
    if full.tokens.len() < 2 || named || surface.class(name.tokens.start()).any(Classes::ANY_PLACE) {
        return false;
    }
    let letters = Letters::of(surface.document.token_text(name.tokens.start()));
    let are_its_letters = has_first_letters(surface, &full, letters);
    if let Some(&Some(other)) = expansions.get(&letters) {
        return graph.root(other) == graph.root(expanded) || are_its_letters;
    }
    if are_its_letters {
        return true;
    }
    // Letters of a name in another language; but "Transport Union (NATO)" tells where it belongs, and so does a place.
    let is_known = inside.is_some_and(|inside| inside.is_known)
        || surface
            .class(name.tokens.start())
            .any(Classes::CAPITAL_LETTER_PLACE | Classes::CAPITAL_LETTER_ORGANIZATION);
    let is_place = full.kind == EntityKind::Place;
    !is_known && !is_place && !turned
}

/// "Federal Reserve (Fed)": the beginning of a word of the name.
fn is_clipped(surface: &Surface<'_, '_>, full: &Named, at: usize) -> bool {
    let form = surface.form(at);
    form.len() > 2
        && full.tokens.len() > 1
        && !surface.class(at).any(Classes::ANY_PLACE)
        && full.kind == EntityKind::Organization
        && full.tokens.indices().any(|word| surface.form(word).starts_with(form))
}

/// Whether letters are the first ones of the capitalized words: of all, or of the last three or more, as in "Norland Free
/// Trade Party (FTP)".
fn has_first_letters(surface: &Surface<'_, '_>, name: &Named, letters: Letters) -> bool {
    let words: Vec<usize> = name.tokens.indices().filter(|&at| surface.is_capitalized(at)).collect();
    let of = |words: &[usize]| {
        let mut letters = Letters::default();
        let firsts = words.iter().filter_map(|&at| surface.form(at).chars().next());
        firsts.for_each(|letter| letters.push(letter));
        letters
    };
    let count = letters.count as usize;
    of(&words) == letters || (3..words.len()).contains(&count) && of(&words[words.len() - count..]) == letters
}
