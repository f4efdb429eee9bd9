//! One kind for each name throughout a document.

use hashbrown::{HashMap, HashSet};
use rustc_hash::FxBuildHasher;

use super::EntityKind;
use super::groups::hash_of;
use super::longer::Longer;
use super::spans::Span;
use super::surface::Surface;
use crate::lang::classes::Classes;
use crate::lang::en::organizations::{BRACKETED_AGENCIES, NEWS_AGENCIES};
use crate::text::TokenRange;

/// Kinds of a name's occurrences.
type Votes = [u32; 7];

/// Gives a name the kind that twice as many of its other occurrences have; the surname of somebody who is named in full
/// counts as that person.
pub fn settle(surface: &Surface<'_, '_>, spans: &mut [Span], longer: &Longer) {
    let votes = votes(surface, spans);
    let speakers = speakers(surface, spans, longer);
    let agencies = agencies(surface, spans, longer);
    for span in spans.iter_mut().filter(|span| !span.is_fixed) {
        if follows_courtesy(surface, span.tokens) {
            continue;
        }
        let hash = hash_of(surface, span.tokens);
        if longer.is_placed(hash) || agencies.contains(&hash) {
            span.kind = EntityKind::Organization;
            continue;
        }
        // "Tamarind denied it" after "Tamarind Group".
        let is_short = span.kind == EntityKind::Person
            && span.tokens.len() == 1
            && !surface.class(span.tokens.start()).any(Classes::ANY_PERSON)
            && longer.opens_organization(hash)
            && longer.person(surface, span.tokens).is_none_or(|borne| borne.as_surname == 0);
        if is_short {
            span.kind = EntityKind::Organization;
            continue;
        }
        // "L'Huillier said" after "Hayley L'Huillier": a word of no list that somebody is called.
        let is_rare_surname = span.kind == EntityKind::Organization
            && span.tokens.len() == 1
            && !surface.is_all_caps(span.tokens.start())
            && (!surface.class(span.tokens.start()).any(Classes::ORGANIZATION | Classes::ANY_HEAD)
                || speakers.contains(&hash))
            && !longer.opens_organization(hash)
            && longer.person(surface, span.tokens).is_some_and(|borne| borne.is_rare);
        if is_rare_surname {
            span.kind = EntityKind::Person;
            continue;
        }
        let Some(mut votes) = votes.get(&hash).copied() else { continue };
        let first = surface.class(span.tokens.start());
        let is_place = span.kind == EntityKind::Place && first.any(Classes::ANY_PLACE);
        // "Al-Hamdan" of "Bashir al-Hamdan".
        let is_surname = span.tokens.len() == 1 || span.tokens.len() <= 3 && first.any(Classes::PARTICLE);
        if is_surname
            && !is_place
            && let Some(borne) = longer.person(surface, span.tokens)
        {
            votes[EntityKind::Person as usize] += 2 * borne.as_surname;
        }
        let best = most(&votes, span.kind as usize);
        if votes[best as usize] >= 2 * votes[span.kind as usize] {
            span.kind = best;
        }
    }
}

/// Surnames of those who are named in full that are known companies, too, and by which somebody speaks: "Michelin said"
/// after "Rosa Michelin".
fn speakers(surface: &Surface<'_, '_>, spans: &[Span], longer: &Longer) -> HashSet<u64, FxBuildHasher> {
    let speaks = |span: &&Span| {
        span.kind == EntityKind::Organization
            && span.tokens.len() == 1
            && surface.class(span.tokens.start()).any(Classes::ORGANIZATION)
            && surface.class(span.tokens.end()).any(Classes::SPEECH)
            && longer.person(surface, span.tokens).is_some_and(|borne| borne.as_surname > 0)
    };
    spans.iter().filter(speaks).map(|span| hash_of(surface, span.tokens)).collect()
}

/// News agencies, which nobody in the text is called: "told Efe", "Amman (Petra)".
fn agencies(surface: &Surface<'_, '_>, spans: &[Span], longer: &Longer) -> HashSet<u64, FxBuildHasher> {
    let text = |at: usize| surface.document.token_text(at);
    let is_agency = |span: &&Span| {
        if span.tokens.len() != 1 {
            return false;
        }
        let at = span.tokens.start();
        let form = surface.form(at);
        let is_bracketed = || {
            let goes_on = matches!(text(at + 2), "-" | "--" | "–" | "—" | ":");
            at > 0 && text(at - 1) == "(" && text(at + 1) == ")" && goes_on
        };
        (NEWS_AGENCIES.contains(&form) || BRACKETED_AGENCIES.contains(&form) && is_bracketed())
            && longer.person(surface, span.tokens).is_none()
    };
    spans.iter().filter(is_agency).map(|span| hash_of(surface, span.tokens)).collect()
}

/// How often each name is of which kind.
pub fn votes(surface: &Surface<'_, '_>, spans: &[Span]) -> HashMap<u64, Votes, FxBuildHasher> {
    let mut votes: HashMap<u64, Votes, FxBuildHasher> = HashMap::default();
    for span in spans {
        votes.entry(hash_of(surface, span.tokens)).or_default()[span.kind as usize] += 1;
    }
    votes
}

/// The kind with most votes; of equals `first`, then the first.
pub fn most(votes: &Votes, first: usize) -> EntityKind {
    let best = (0..votes.len()).fold(first, |best, kind| if votes[kind] > votes[best] { kind } else { best });
    EntityKind::ALL[best]
}

/// Whether "Mr" or "Dr" stands before it: whoever is called so is a person, be there a country or a clinic of that name.
pub fn follows_courtesy(surface: &Surface<'_, '_>, tokens: TokenRange) -> bool {
    tokens.start().checked_sub(1).is_some_and(|before| {
        surface.is_capitalized(before)
            && matches!(surface.form(before).trim_end_matches('.'), "mr" | "mrs" | "ms" | "dr")
    })
}
