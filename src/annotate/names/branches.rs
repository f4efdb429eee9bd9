//! Names that end in a country: of a company's branch there, "Tamarind Rail Norway", which is nobody and no place; and
//! countries, which are nobody's surnames.

use super::EntityKind;
use super::spans::Span;
use super::surface::Surface;
use crate::lang::classes::Classes;
use crate::text::TokenRange;

/// Settles their kinds.
pub fn settle(surface: &Surface<'_, '_>, spans: &mut [Span]) {
    let mut key = String::new();
    for span in spans.iter_mut().filter(|span| !span.is_fixed) {
        let (start, end) = (span.tokens.start(), span.tokens.end());
        if !matches!(span.kind, EntityKind::Person | EntityKind::Place) {
            continue;
        }
        let Some(country) = country(surface, span.tokens, &mut key) else { continue };
        if country == start {
            if end > start + 1 {
                span.kind = EntityKind::Place;
            }
            continue;
        }
        // "New Delhi India", "Western Norway"
        let opens_place =
            Classes::ANY_PLACE | Classes::TOWN_OPENING | Classes::PLACE_OPENING | Classes::DIRECTION;
        let is_place = (start..country).any(|at| surface.class(at).any(opens_place | Classes::PLACE_HEAD));
        let is_spaced = (start..country).all(|at| surface.is_capitalized(at));
        if country > start + 1 && is_spaced && (span.kind == EntityKind::Person || !is_place) {
            span.kind = EntityKind::Organization;
        }
    }
}

/// Where the country begins that a name ends in, which is nobody's given name or surname.
fn country(surface: &Surface<'_, '_>, tokens: TokenRange, key: &mut String) -> Option<usize> {
    let (start, end) = (tokens.start(), tokens.end());
    (start.max(end.saturating_sub(3))..end).find(|&at| {
        let whole = match at + 1 == end {
            true => surface.class(at),
            false => surface
                .phrase(at, end, key)
                .filter(|(stop, _)| *stop == end)
                .map_or(Classes::NONE, |(_, classes)| classes),
        };
        whole.any(Classes::COUNTRY) && !whole.any(Classes::ANY_PERSON | Classes::STATE)
    })
}
