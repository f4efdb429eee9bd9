//! Which names a document has, and of which kind each is.
//!
//! `candidates` finds where names may stand and `classify` weighs the `clues` for what they name: the rules' view. The
//! trained `tagger` finds names with that view among its features, and `decide` has the last word on spans and kinds.

mod bearers;
mod branches;
pub(crate) mod candidates;
pub(crate) mod classify;
pub(crate) mod clues;
mod decide;
pub(crate) mod groups;
mod kinds;
mod learned;
mod lists;
mod lone;
mod longer;
mod offices;
mod openings;
mod peoples;
mod spans;
pub(crate) mod surface;
pub(crate) mod tagger;
#[cfg(test)]
mod tests;
mod topics;

use super::amounts::Amount;
use super::dates::DateMention;
use crate::document::Document;
use crate::sequence::Memory;
use classify::Names;
use surface::Surface;

/// What an entity is. The names are part of the public interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A human being, real or invented.
    Person,
    /// A company, ministry, party, team, alliance, medium, …
    Organization,
    /// A country, city, region, river, building, site, …
    Place,
    /// A nationality, religion or people, as noun or adjective.
    Group,
    /// A named happening.
    Event,
    /// A law, programme, strategy, index, or title of a work.
    Work,
    /// A named thing that is made or sold.
    Product,
}

impl EntityKind {
    /// All kinds, in the order of the model's labels, in which they also win where evidence is equal.
    pub const ALL: [Self; 7] =
        [Self::Person, Self::Organization, Self::Place, Self::Group, Self::Event, Self::Work, Self::Product];

    /// The kind as it stands in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
            Self::Group => "group",
            Self::Event => "event",
            Self::Work => "work",
            Self::Product => "product",
        }
    }
}

/// The names of a document, with what was seen of its words.
pub struct Found<'d, 't> {
    /// The document as names are read in it.
    pub surface: Surface<'d, 't>,
    /// Its names.
    pub names: Names,
}

/// Finds the names; `memory` has read the document's forms, and where there is none, rules alone decide. The rules are for
/// English; in other languages a model alone finds names, or nobody.
pub fn find<'d, 't>(
    document: &'d Document<'t>,
    mut memory: Option<&mut Memory<'_>>,
    dates: &[DateMention],
    amounts: &[Amount],
) -> Option<Found<'d, 't>> {
    let has_rules = document.pack.has_rules_of_names();
    if !has_rules && memory.is_none() {
        return None;
    }
    let surface = Surface::new(document, dates, amounts);
    if let Some(memory) = memory.as_deref_mut().filter(|_| !has_rules) {
        let names = learned::find(&surface, memory);
        return Some(Found { surface, names });
    }
    let rules = classify::decide(&surface, &candidates::find(&surface));
    let names = match memory {
        Some(memory) => decide::decide(&surface, &rules, &tagger::tag(&surface, &rules, memory)),
        None => rules,
    };
    Some(Found { surface, names })
}
