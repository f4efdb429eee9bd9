//! What somebody is, taken for the name of something: "Minister of Public Works", "Norland Special Envoy"; and before a
//! person's name, of which it is no part: "Comptroller Rosa Quint".

use hashbrown::HashSet;
use rustc_hash::FxBuildHasher;

use super::EntityKind;
use super::spans::Span;
use super::surface::Surface;
use crate::lang::classes::Classes;
use crate::lang::en::grammar;
use crate::lang::en::titles::{is_courtesy, is_office, is_style};
use crate::text::{TokenRange, WordId};

/// Takes offices out of the names.
pub fn cut(surface: &Surface<'_, '_>, spans: &mut Vec<Span>) {
    let is_acronym = |span: &Span| span.tokens.len() == 1 && surface.is_all_caps(span.tokens.start());
    let acronyms: HashSet<WordId, FxBuildHasher> = spans
        .iter()
        .filter(|span| span.kind == EntityKind::Organization && is_acronym(span))
        .map(|span| surface.document.tokens[span.tokens.start()].word)
        .collect();
    spans.retain_mut(|span| {
        if span.is_fixed {
            return true;
        }
        let first = surface.form(span.tokens.start());
        let kept = match span.kind {
            EntityKind::Person => bearer(surface, span.tokens, &acronyms).map(|tokens| (tokens, span.kind)),
            // "Dr Moss" is no place.
            EntityKind::Place if span.tokens.len() == 2 && is_courtesy(first) => {
                Some((TokenRange::new(span.tokens.start() + 1, span.tokens.end()), EntityKind::Person))
            }
            EntityKind::Place | EntityKind::Group => Some((span.tokens, span.kind)),
            _ if is_topic(surface, span.tokens) || is_any_of_its_kind(surface, span.tokens) => None,
            _ => without_office(surface, span.tokens, span.kind),
        };
        let Some((tokens, kind)) = kept else { return false };
        if tokens != span.tokens {
            (span.tokens, span.kind, span.rule) = (tokens, kind, None);
        }
        true
    });
}

/// Whether an indefinite article stands before everyday words, so that they name nothing: "a Research Institute".
fn is_any_of_its_kind(surface: &Surface<'_, '_>, tokens: TokenRange) -> bool {
    let plain = Classes::COMMON | Classes::ANY_HEAD | Classes::ROLE_MODIFIER | Classes::ROLE;
    tokens.start().checked_sub(1).is_some_and(|at| grammar::is_indefinite_article(surface.form(at)))
        && tokens.indices().all(|at| {
            let class = surface.class(at);
            class.any(plain) && !class.any(Classes::ANY_PLACE | Classes::ORGANIZATION | Classes::EVENT_HEAD)
        })
}

/// Whether everyday words are what an office is for: "Minister of | Employment and Labour".
fn is_topic(surface: &Surface<'_, '_>, tokens: TokenRange) -> bool {
    let Some(office) = tokens.start().checked_sub(2) else { return false };
    let plain = Classes::COMMON | Classes::ANY_HEAD | Classes::ROLE_MODIFIER;
    is_office(surface.form(office))
        && grammar::opens_topic(surface.form(office + 1))
        && tokens.indices().all(|at| {
            let class = surface.class(at);
            let is_body = class.any(Classes::ORGANIZATION_HEAD) && !class.any(Classes::WEAK_HEAD);
            !surface.is_capitalized(at)
                || class.any(plain)
                    && !class.any(Classes::ORGANIZATION | Classes::ANY_PLACE)
                    && (!is_body || class.any(Classes::ROLE_MODIFIER))
        })
}

/// A person's name without the office or the style before it and without the body behind it ("Rosa Quint FTP");
/// `None` where there is nothing else: "Junior Assistant".
fn bearer(
    surface: &Surface<'_, '_>,
    tokens: TokenRange,
    acronyms: &HashSet<WordId, FxBuildHasher>,
) -> Option<TokenRange> {
    let (mut start, mut end) = (tokens.start(), tokens.end());
    let form = |at: usize| surface.form(at);
    let is_named = |at: usize| surface.class(at).any(Classes::ANY_PERSON);
    if tokens.len() > 1 && is_office(form(end - 1)) && !(start..end).any(is_named) {
        return None;
    }
    if tokens.len() > 2
        && !surface.is_all_caps(end - 2)
        && acronyms.contains(&surface.document.tokens[end - 1].word)
    {
        end -= 1;
    }
    // "HE Rosa Quint"; He is a surname.
    let is_styled = |at: usize| {
        is_courtesy(form(at)) || is_style(form(at)) && (form(at) != "he" || surface.is_all_caps(at))
    };
    // "Chief Professor Quint"
    if let Some(at) = (start + 1..end.saturating_sub(1)).rev().find(|&at| is_courtesy(form(at))) {
        start = at;
    }
    loop {
        let rest = end - start;
        // "H E Rosa Quint", in which no initials are.
        if rest > 3 && form(start) == "h" && form(start + 1) == "e" {
            start += 2;
        } else if rest > 1
            && (is_office(form(start)) || is_styled(start))
            && surface.is_capitalized(start + 1)
            && surface.has_space_before(start + 1)
        {
            start += 1;
        } else {
            return Some(TokenRange::new(start, end));
        }
    }
}

/// A name of anything else, and its kind, without the office that it ends in or that its topic is of.
fn without_office(
    surface: &Surface<'_, '_>,
    tokens: TokenRange,
    kind: EntityKind,
) -> Option<(TokenRange, EntityKind)> {
    let (start, end) = (tokens.start(), tokens.end());
    if tokens.len() > 1 && is_office(surface.form(end - 1)) {
        // "U.S. Special Envoy"
        let is_place = |at: usize| surface.class(at).any(Classes::ANY_PLACE | Classes::CAPITAL_LETTER_PLACE);
        let known = if is_place(start) {
            EntityKind::Place
        } else if surface.class(start).any(Classes::PEOPLE) {
            EntityKind::Group
        } else if surface.class(start).any(Classes::ORGANIZATION | Classes::CAPITAL_LETTER_ORGANIZATION) {
            EntityKind::Organization
        } else {
            return None;
        };
        // "Norland State Governor"
        let is_state = known == EntityKind::Place
            && start + 2 < end
            && matches!(surface.form(start + 1), "state" | "county" | "province" | "region");
        return Some((TokenRange::new(start, start + 1 + usize::from(is_state)), known));
    }
    let tie = (start + 1..end).find(|&at| grammar::opens_topic(surface.form(at)));
    let Some(tie) = tie.filter(|&tie| is_office(surface.form(tie - 1))) else { return Some((tokens, kind)) };
    // "Chairman of the Norland Rail Corporation": the body is one, a minister's topic is none.
    let rest = tie + 1 + usize::from(grammar::is_article(surface.form(tie + 1)));
    let is_body = kind == EntityKind::Organization
        && rest + 1 < end
        && (rest..end).any(|at| {
            let class = surface.class(at);
            class.any(Classes::ORGANIZATION_HEAD) && !class.any(Classes::WEAK_HEAD)
        });
    is_body.then(|| (TokenRange::new(rest, end), kind))
}
