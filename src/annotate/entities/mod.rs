//! Who and where: people, organisations, places, groups and more, each with its mentions, aliases and roles.
//!
//! `candidates` finds where names stand, `classify` decides from the `clues` what they name, `link` puts the
//! mentions of one thing together and finds its roles. A trained tagger would take the place of the first two.

mod candidates;
mod classify;
mod clues;
mod draft;
pub(super) mod lexicon;
mod link;
mod nominal;
mod reader;
mod roles;
#[cfg(test)]
mod tests;

use super::amounts::Amount;
use super::dates::DateMention;
use crate::lang::Language;
use crate::text::{Document, TokenRange};

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
    /// What speaks for this kind, in words for the reader: "title 'Ambassador'".
    pub why: Vec<String>,
}

/// Finds the entities, most mentioned first, equals in order of appearance. The rules are for English; in other
/// languages nothing is found.
pub fn find(document: &Document<'_>, dates: &[DateMention], amounts: &[Amount]) -> Vec<Entity> {
    if !document.language.is_english() && document.language != Language::UNDETERMINED {
        return Vec::new();
    }
    let reader = reader::Reader::new(document, dates, amounts);
    let candidates = candidates::find(&reader);
    let names = classify::decide(&reader, &candidates);
    link::link(&reader, &names)
}
