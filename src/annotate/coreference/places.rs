//! Names of one place: other names of countries and cities, "Republic of …", accents; and which Korea "Korea" is.

use std::sync::LazyLock;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::graph::{Graph, Map};
use super::joined::Why;
use super::spelling;
use crate::annotate::names::EntityKind;
use crate::annotate::names::surface::Surface;
use crate::lang::classes::Classes;
use crate::lang::en::name_variants::{CITY_ALIASES, COUNTRY_OPENINGS, SHARED_NAMES, WRITTEN_OUT};
use crate::lang::en::places::COUNTRY_ALIASES;
use crate::text::TokenRange;

/// Words of a place's name that are looked at.
const MAX_WORDS: usize = 8;

/// For each name of a country or city its usual one.
static ALIASES: LazyLock<HashMap<String, &'static str, FxBuildHasher>> = LazyLock::new(|| {
    let rows = COUNTRY_ALIASES.iter().chain(CITY_ALIASES);
    let pairs = rows.flat_map(|row| row.iter().map(|name| (spelling::plain(name).into_owned(), row[0])));
    pairs.collect()
});

/// The usual name of a country or city, where it has others; names are folded, words joined by `_`.
pub fn usual_name(key: &str) -> Option<&'static str> {
    ALIASES.get(&*spelling::plain(key)).copied()
}

/// Whether a folded name is the usual one of its country or city rather than a formal, old or shared one.
pub fn is_usual(surface: &Surface<'_, '_>, key: &str) -> bool {
    let is_shared = SHARED_NAMES.iter().any(|(name, ..)| *name == key);
    let is_country =
        || surface.look_up(key).any(Classes::COUNTRY) && canonical(surface, key) == spelling::plain(key);
    !is_shared && usual_name(key).map_or_else(is_country, |usual| usual == key)
}

/// Joins the names of each place.
pub fn join(graph: &mut Graph<'_, '_, '_>) {
    let mut known: Map<String, u32> = Map::default();
    let mut bare: Vec<(usize, u32)> = Vec::new();
    for number in 0..graph.nodes.len() as u32 {
        let node = graph.nodes[number as usize];
        if node.kind != EntityKind::Place || node.range.len() > MAX_WORDS {
            continue;
        }
        let key = key(graph.surface, node.range);
        if let Some(at) = SHARED_NAMES.iter().position(|(name, ..)| *name == key) {
            bare.push((at, number));
        }
        let other = *known.entry(canonical(graph.surface, &key)).or_insert(number);
        if other != number {
            graph.unite(other, number, Why::OtherName);
        }
    }
    for (at, number) in bare {
        let (_, meant, against) = SHARED_NAMES[at];
        let mut named = meant.iter().filter_map(|name| known.get(*name));
        let speaks_against = against.iter().any(|name| known.contains_key(*name));
        if let (Some(&only), None, false) = (named.next(), named.next(), speaks_against) {
            graph.unite(only, number, Why::OnlyOne);
        }
    }
}

/// The words of a name, folded, joined by `_`.
pub fn key(surface: &Surface<'_, '_>, range: TokenRange) -> String {
    let mut key = String::new();
    for at in range.indices() {
        if surface.document.token_text(at) == "," {
            continue;
        }
        if at > range.start() && surface.has_space_before(at) {
            key.push('_');
        }
        key.push_str(surface.form(at));
    }
    key
}

/// What all names of one place have in common.
fn canonical(surface: &Surface<'_, '_>, key: &str) -> String {
    if SHARED_NAMES.iter().any(|(name, ..)| *name == key) {
        return key.to_owned();
    }
    if let Some(usual) = usual_name(key) {
        return usual.to_owned();
    }
    let country = COUNTRY_OPENINGS
        .iter()
        .find_map(|start| key.strip_prefix(start))
        .map(|rest| rest.strip_prefix("the_").unwrap_or(rest))
        .filter(|rest| {
            let classes = surface.look_up(rest);
            classes.any(Classes::COUNTRY) && !classes.any(Classes::STATE)
        })
        // The Republic of China is on Taiwan.
        .filter(|rest| *rest != "china");
    if let Some(country) = country {
        return usual_name(country).unwrap_or(country).to_owned();
    }
    let city = key.strip_prefix("city_of_").unwrap_or(key);
    let plain = spelling::plain(city);
    let openings = plain.split_once('_').and_then(|(first, rest)| {
        let (_, one) = WRITTEN_OUT.iter().find(|(forms, _)| forms.contains(&first))?;
        Some(format!("{one}_{rest}"))
    });
    openings.unwrap_or_else(|| plain.into_owned())
}
