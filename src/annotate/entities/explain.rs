//! Decisions in words for the reader: why a name is of its kind, and why names are taken for one.

use std::cmp::Reverse;

use super::EntityKind;
use super::clues::{Clue, Evidence};
use super::joined::{Joined, Why};
use super::surface::Surface;
use crate::lang::classes::Classes;
use crate::text::TokenRange;

/// Reasons of either sort that one entity shows.
const MAX_KIND_REASONS: usize = 4;
const MAX_JOIN_REASONS: usize = 4;

/// The reasons of an entity that is called `name`.
pub fn explain(
    surface: &Surface<'_, '_>,
    kind: EntityKind,
    (clues, joined): (&[Evidence], &[Joined]),
    name: &str,
) -> Vec<String> {
    let mut clues = clues.to_vec();
    clues.sort_by_key(|clue| Reverse(clue.weight));
    let mut why: Vec<String> = Vec::new();
    for clue in clues {
        let sentence = clue_in_words(surface, &clue);
        if !sentence.is_empty() && !why.contains(&sentence) && why.len() < MAX_KIND_REASONS {
            why.push(sentence);
        }
    }
    if why.is_empty() {
        let others = match kind {
            EntityKind::Person => "people",
            EntityKind::Organization => "organizations",
            EntityKind::Place => "places",
            EntityKind::Group => "groups",
            EntityKind::Event => "events",
            EntityKind::Work => "works",
            EntityKind::Product => "products",
        };
        why.push(format!("written and used as names of {others} are"));
    }
    let kinds = why.len();
    for joined in joined {
        let sentence = join_in_words(surface, joined, name);
        if why.len() < kinds + MAX_JOIN_REASONS && !why.contains(&sentence) {
            why.push(sentence);
        }
    }
    why
}

/// Why a name was joined, or was not.
fn join_in_words(surface: &Surface<'_, '_>, joined: &Joined, name: &str) -> String {
    let text = |range: TokenRange| surface.document.range_string(range);
    let (mut short, mut long) = (text(joined.short), text(joined.long));
    if joined.why == Why::Ambiguous {
        let other = joined.other.map(text).filter(|other| *other != long);
        return match other {
            Some(other) => format!("'{short}' may be '{long}' or '{other}'"),
            None => format!("'{short}' may be somebody else than '{long}'"),
        };
    }
    // The name that the entity is shown by says more than the one that was compared.
    if short == name {
        std::mem::swap(&mut short, &mut long);
    } else {
        long = name.to_owned();
    }
    match joined.why {
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
        Why::Ambiguous => String::new(),
    }
}

/// A clue in words for the surface.
fn clue_in_words(surface: &Surface<'_, '_>, evidence: &Evidence) -> String {
    let word = surface.document.token_text(evidence.token as usize);
    match evidence.clue {
        Clue::Title => {
            let at = evidence.token as usize;
            let phrase = surface.phrase(at, at + 6, &mut String::new());
            let end = phrase
                .filter(|(_, classes)| classes.any(Classes::ROLE_PHRASE))
                .map_or(at + 1, |(end, _)| end);
            format!("title '{}'", surface.document.range_string(TokenRange::new(at, end)))
        }
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
