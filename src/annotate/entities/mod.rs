//! Who and where: people, organizations, places, groups and more, each with its mentions, aliases and roles.
//!
//! `candidates` finds where names may stand and `classify` weighs the `clues` for what they name: the rules' view. The
//! trained `tagger` decides with that view among its features, and `decide` brings both together. `link` puts the
//! mentions of one thing together, `roles` reads what the text calls people, `nominal` finds "the ministry", `explain`
//! tells the reader why.

pub(crate) mod candidates;
pub(crate) mod classify;
pub(crate) mod clues;
mod decide;
mod draft;
mod explain;
mod joined;
mod link;
mod nominal;
mod roles;
pub(crate) mod surface;
pub(crate) mod tagger;
#[cfg(test)]
mod tests;

pub use clues::Clue;
pub use explain::Reason;
pub use joined::Why;
pub(in crate::annotate) use link::given_names::{Gender, gender as given_gender};
pub(in crate::annotate) use link::person_name::title_gender;

use super::amounts::Amount;
use super::dates::DateMention;
use crate::document::Document;
use crate::model::Model;
use crate::sequence::forms::Forms;
use crate::text::TokenRange;

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

/// How a mention names its entity. The names are part of the public interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MentionForm {
    /// The full name.
    Name,
    /// Surname, acronym or another short form.
    Short,
    /// A common noun: "the ministry".
    Nominal,
}

impl MentionForm {
    /// The form as it stands in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Short => "short",
            Self::Nominal => "nominal",
        }
    }
}

/// One place in the text that names an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands: no leading article, title or role, no trailing possessive.
    pub tokens: TokenRange,
    /// How it names the entity.
    pub form: MentionForm,
}

/// Somebody or something with a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// What it is.
    pub kind: EntityKind,
    /// The fullest form in the text.
    pub name: String,
    /// Other forms, in order of appearance.
    pub aliases: Vec<String>,
    /// Titles and roles the text gives: "Ambassador of Uzbekistan to Germany".
    pub roles: Vec<String>,
    /// In text order; mentions of all entities together do not overlap.
    pub mentions: Vec<Mention>,
    /// What speaks for this kind, and for what was joined.
    pub why: Vec<Reason>,
}

/// Finds the entities, most mentioned first, equals in order of appearance. `forms` are those of the
/// document's tokens, given up as soon as names are found. Rules and model are for English; in other languages nothing is found.
pub fn find(document: &Document<'_>, forms: Forms, dates: &[DateMention], amounts: &[Amount]) -> Vec<Entity> {
    find_with(document, forms, dates, amounts, document.pack.name_model())
}

/// As [`find`], with a given model; by rules alone where there is none.
pub fn find_with(
    document: &Document<'_>,
    forms: Forms,
    dates: &[DateMention],
    amounts: &[Amount],
    model: Option<&Model>,
) -> Vec<Entity> {
    if !document.pack.has_names() {
        return Vec::new();
    }
    let surface = surface::Surface::new(document, dates, amounts);
    let candidates = candidates::find(&surface);
    let rules = classify::decide(&surface, &candidates);
    drop(candidates);
    let names = match model {
        Some(model) => {
            let names = decide::decide(&surface, &rules, &tagger::tag(&surface, &rules, &forms, model));
            drop((rules, forms));
            names
        }
        None => rules,
    };
    link::link(&surface, names)
}
