//! What given names tell: which are forms of one another, and whether a woman or a man bears them.

use std::sync::LazyLock;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use crate::lang::Gender;
use crate::lang::en::name_variants::{GIVEN_NAMES, MEN, SURNAMES_FIRST, WOMEN};

/// What the lists know of a name.
#[derive(Clone, Debug, Default)]
struct Known {
    /// Rows of `GIVEN_NAMES`.
    rows: Vec<u16>,
    female: bool,
    male: bool,
    stands_first: bool,
}

static KNOWN: LazyLock<HashMap<&'static str, Known, FxBuildHasher>> = LazyLock::new(|| {
    let mut map: HashMap<&'static str, Known, FxBuildHasher> = HashMap::default();
    for (row, names) in GIVEN_NAMES.iter().enumerate() {
        for name in names.split_ascii_whitespace() {
            map.entry(name).or_default().rows.push(row as u16);
        }
    }
    for name in WOMEN.split_ascii_whitespace() {
        map.entry(name).or_default().female = true;
    }
    for name in MEN.split_ascii_whitespace() {
        map.entry(name).or_default().male = true;
    }
    for name in SURNAMES_FIRST.split_ascii_whitespace() {
        map.entry(name).or_default().stands_first = true;
    }
    map
});

/// Whether one person may bear both given names (plain forms): "joe" and "joseph".
pub fn are_forms_of_one(a: &str, b: &str) -> bool {
    match (KNOWN.get(a), KNOWN.get(b)) {
        (Some(a), Some(b)) => a.rows.iter().any(|row| b.rows.contains(row)),
        _ => false,
    }
}

/// Who bears a given name, where it is nearly always the one or the other.
pub fn gender(plain: &str) -> Option<Gender> {
    match KNOWN.get(plain) {
        Some(Known { female: true, male: false, .. }) => Some(Gender::Female),
        Some(Known { female: false, male: true, .. }) => Some(Gender::Male),
        _ => None,
    }
}

/// Whether it is a surname that stands before the given name in East Asia.
pub fn stands_first(plain: &str) -> bool {
    KNOWN.get(plain).is_some_and(|known| known.stands_first)
}
