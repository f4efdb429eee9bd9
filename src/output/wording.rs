//! What the analysis says in words for the reader: notices, and why an entity is what it is.

use crate::annotate::coreference::{Reason, Why};
use crate::annotate::names::EntityKind;
use crate::annotate::names::clues::Clue;
use crate::document::Document;
use crate::lang::Language;
use crate::text::TokenRange;

/// The notice "windowed".
pub const WINDOWED: &str = "All of the text was analysed; only its beginning is listed position by position.";

/// The notice "language-pack-missing" in a text of the language `main`.
pub fn lacking(language: Language, main: Language) -> String {
    let code = language.code();
    if language == main {
        format!(
            "What is known of this language ({code}) is not loaded: words are counted form by form, and those without content \
             too."
        )
    } else {
        format!(
            "What is known of a language that stands in this text ({code}) is not loaded: its words, between which there are no \
             spaces, may be divided wrongly."
        )
    }
}

/// A reason of an entity that is shown by `name`.
pub fn reason(document: &Document<'_>, name: &str, reason: Reason) -> String {
    let text = |range: TokenRange| document.range_string(range);
    match reason {
        Reason::Clue(clue, words) => clue_in_words(document, clue, words),
        Reason::Used(kind) => format!("written and used as names of {} are", many(kind)),
        Reason::Corrected => "corrected by hand".to_owned(),
        Reason::Joined(words, why) => joined(&text(words), name, why),
        Reason::Ambiguous { short, long, other: Some(other) } => {
            format!("'{}' may be '{}' or '{}'", text(short), text(long), text(other))
        }
        Reason::Ambiguous { short, long, other: None } => {
            format!("'{}' may be somebody else than '{}'", text(short), text(long))
        }
    }
}

fn many(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "people",
        EntityKind::Organization => "organizations",
        EntityKind::Place => "places",
        EntityKind::Group => "groups",
        EntityKind::Event => "events",
        EntityKind::Work => "works",
        EntityKind::Product => "products",
    }
}

/// Why `short` was taken for `long`.
fn joined(short: &str, long: &str, why: Why) -> String {
    match why {
        Why::Surname => format!("'{short}' is the surname of '{long}'"),
        Why::GivenName => format!("'{short}' is the given name of '{long}'"),
        Why::Part => format!("'{short}' is part of '{long}'"),
        Why::ShortGivenName => format!("'{short}' has a short form of the given name of '{long}'"),
        Why::Initials => format!("'{short}' has the initials of '{long}'"),
        Why::Spelling => format!("'{short}' is another spelling of '{long}'"),
        Why::Order => format!("'{short}' has the words of '{long}' in another order"),
        Why::Brackets => format!("'{short}' stands in brackets after the name"),
        Why::SaidSo => format!("the text says that '{short}' is '{long}'"),
        Why::FirstLetters => format!("'{short}' are the first letters of '{long}'"),
        Why::LegalForm => format!("'{short}' is '{long}' but for the legal form"),
        Why::OtherName => format!("'{short}' is another name of '{long}'"),
        Why::OnlyOne => format!("'{short}' can only be '{long}' here"),
        Why::WordForm => format!("'{short}' is a form of '{long}'"),
        Why::Title => format!("the title or role before '{short}' fits only '{long}'"),
        Why::Ambiguous => format!("'{short}' may be '{long}'"),
    }
}

/// A clue, and the words that show it.
fn clue_in_words(document: &Document<'_>, clue: Clue, words: TokenRange) -> String {
    let word = document.range_text(words);
    match clue {
        Clue::Title => format!("title '{}'", document.range_string(words)),
        Clue::RoleOf => format!("after '{word} of'"),
        Clue::GivenName => format!("given name '{word}'"),
        Clue::Surname => format!("surname '{word}'"),
        Clue::NameShape => "formed like a person's name".to_owned(),
        Clue::Unknown => "words that are no everyday words".to_owned(),
        Clue::Head => format!("noun '{word}'"),
        Clue::LegalForm => format!("legal form '{word}'"),
        Clue::Country => "country".to_owned(),
        Clue::KnownPlace => "known place".to_owned(),
        Clue::KnownOrganization => "known organization".to_owned(),
        Clue::KnownProduct => "known product".to_owned(),
        Clue::People => "nationality, people or faith".to_owned(),
        Clue::Acronym => "abbreviation in capitals".to_owned(),
        Clue::PlaceEnding => "ends like a place".to_owned(),
        Clue::PlaceWord => format!("after '{word}'"),
        Clue::Within => format!("before ', {word}'"),
        Clue::Dateline => "in a dateline".to_owned(),
        Clue::Says => format!("beside '{word}'"),
        Clue::Age => "age or birth beside it".to_owned(),
        Clue::Described => format!("described as '{word}'"),
        Clue::Who => "'who' beside it".to_owned(),
        Clue::Owns => format!("before '{word}'"),
        Clue::Article => format!("after '{word}'"),
        Clue::Abbreviated => format!("abbreviation '{word}' in brackets"),
        Clue::Listed => format!("beside '{word}' in a list"),
        Clue::Quoted => format!("in quotation marks beside '{word}'"),
    }
}

/// Where a part of a document with pages begins.
pub fn page(number: u32) -> String {
    format!("page {number}")
}
