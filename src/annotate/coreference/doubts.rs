//! What is hardly a name: named once in a long text, and neither is the tagger sure of it nor does anything in the name or
//! beside it say what it is; and nouns in capitals that stand for nothing that the text names: "the State".
//!
//! On the development set of world news about two in three of the names that are left out so are wrong: precision grows by more than
//! recall falls.

use super::MentionForm;
use super::draft::Draft;
use crate::annotate::names::EntityKind;
use crate::annotate::names::clues::{Clue, Evidence};
use crate::annotate::names::surface::Surface;
use crate::lang::classes::Classes;
use crate::lang::en::nominal::is_generic;

/// Tokens of a text in which what matters is named more than once.
const LONG: usize = 200;

/// Certainty below which a name needs more than one mention: of which nothing else speaks, the same of people, whom an editor
/// would rather have, and of which something does. In steps of the model's weights, of which 14 are odds of e.
const UNKNOWN: i32 = 28;
const UNKNOWN_PERSON: i32 = 12;
const CLEAR: i32 = 8;

/// Whether an entity is better left out.
pub fn is_doubtful(surface: &Surface<'_, '_>, draft: &Draft) -> bool {
    if !surface.document.pack.has_rules_of_names() {
        return false;
    }
    if is_generic_noun(surface, draft) {
        return true;
    }
    if is_known(draft) {
        return false;
    }
    let named = draft.mentions.iter().filter(|mention| mention.form == MentionForm::Name).count();
    if named > 1 || surface.document.tokens.len() < LONG {
        return false;
    }
    let least = match draft.kind {
        // Whoever speaks, has a title or an office, or is "he", is somebody.
        EntityKind::Person
            if !is_unclear(&draft.clues) || !draft.roles.is_empty() || draft.mentions.len() > 1 =>
        {
            i32::MIN
        }
        EntityKind::Person => UNKNOWN_PERSON,
        EntityKind::Group => CLEAR,
        _ if is_unclear(&draft.clues) => UNKNOWN,
        _ => CLEAR,
    };
    draft.certainty < least
}

/// Whether a list has it, or it says itself or the text says what it is: no certainty is asked of that.
fn is_known(draft: &Draft) -> bool {
    let lists = |clue| {
        matches!(
            clue,
            Clue::Head
                | Clue::LegalForm
                | Clue::Country
                | Clue::KnownPlace
                | Clue::KnownOrganization
                | Clue::KnownProduct
                | Clue::People
                | Clue::Described
        )
    };
    draft.clues.iter().any(|of| of.kind == draft.kind && of.weight > 0 && lists(of.clue))
}

/// Whether clues tell no more than that it is written as names are.
fn is_unclear(clues: &[Evidence]) -> bool {
    clues.iter().all(|clue| matches!(clue.clue, Clue::Acronym | Clue::Unknown | Clue::NameShape))
}

/// "The Court", "the Kingdom", "the Pope": a capital alone makes no name, but of what is known by such a word, as "the
/// Senate" is.
fn is_generic_noun(surface: &Surface<'_, '_>, draft: &Draft) -> bool {
    let named = Classes::ORGANIZATION | Classes::ANY_PLACE | Classes::ANY_PERSON;
    let is_generic = |at: usize| {
        let class = surface.class(at);
        !class.any(named) && (is_generic(surface.form(at)) || class.any(Classes::ROLE | Classes::HONORIFIC))
    };
    matches!(draft.kind, EntityKind::Organization | EntityKind::Place | EntityKind::Work)
        && draft.forms.iter().all(|form| form.len() == 1 && is_generic(form.start()))
}
