//! Names of one people: "Korean", "Koreans"; "French", "Frenchmen"; "Turkish", "Turks".

use std::sync::LazyLock;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::graph::{Graph, Map};
use super::joined::Why;
use super::{places, spelling};
use crate::annotate::names::EntityKind;
use crate::lang::en::name_variants::PEOPLES;

/// For each irregular name of a people its adjective.
static ADJECTIVES: LazyLock<HashMap<&'static str, &'static str, FxBuildHasher>> = LazyLock::new(|| {
    let mut map: HashMap<&'static str, &'static str, FxBuildHasher> = HashMap::default();
    for row in PEOPLES {
        let mut names = row.split_ascii_whitespace();
        let Some(adjective) = names.next() else { continue };
        map.insert(adjective, adjective);
        for name in names {
            map.entry(name).or_insert(adjective);
        }
    }
    map
});

/// Joins the forms of each people's name.
pub fn join(graph: &mut Graph<'_, '_, '_>) {
    let mut known: Map<String, u32> = Map::default();
    for number in 0..graph.nodes.len() as u32 {
        let node = graph.nodes[number as usize];
        let is_group = node.kind == EntityKind::Group;
        let is_korea = node.kind == EntityKind::Place && node.range.len() <= 6;
        if !is_group && !is_korea {
            continue;
        }
        let key = places::key(graph.surface, node.range);
        if !is_group {
            // Which Koreas the text speaks of tells which Koreans "Koreans" are.
            if let Some(usual @ ("north_korea" | "south_korea")) = places::usual_name(&key) {
                known.entry(format!("place {usual}")).or_insert(number);
            }
            continue;
        }
        let other = *known.entry(stem(&key)).or_insert(number);
        if other != number {
            graph.unite(other, number, Why::WordForm);
        }
    }
    let has = |key: &str| known.contains_key(key);
    if let (Some(&korean), Some(&south)) = (known.get("korean"), known.get("south_korean"))
        && !has("north_korean")
        && !has("place north_korea")
    {
        graph.unite(south, korean, Why::OnlyOne);
    }
}

/// The adjective of a people's name, folded: "uzbeks" is "uzbek".
pub fn stem(key: &str) -> String {
    let plain = spelling::plain(key);
    let (front, last) = plain.rsplit_once('_').unwrap_or(("", &plain));
    let singular = match last.strip_suffix('s') {
        Some(singular) if singular.len() > 2 && !singular.ends_with('s') => singular,
        _ => last,
    };
    let adjective = ADJECTIVES.get(last).or_else(|| ADJECTIVES.get(singular)).copied().unwrap_or(singular);
    if front.is_empty() { adjective.to_owned() } else { format!("{front}_{adjective}") }
}
