//! Persons whose names have a place in them: "Pablo Mesa" and then "Mesa" (after him "Mesa said" is the person, "in Mesa" the
//! place), "the Earl of Strand".

use hashbrown::{HashMap, HashSet};
use rustc_hash::FxBuildHasher;

use super::EntityKind;
use super::spans::Span;
use super::surface::Surface;
use crate::lang::classes::Classes;
use crate::lang::en::grammar;
use crate::text::{TokenKind, TokenRange, WordId, order};

/// Tokens after a mention of somebody within which a bare surname means them, though the text speaks of the place, too.
const REACH: usize = 100;

/// Where the bearer of a surname was last named, and whether the text speaks of the place as well.
#[derive(Default)]
struct Bearer {
    first: Option<usize>,
    last: usize,
    is_place: bool,
}

/// Gives bare surnames of those who are named in full the kind that their surroundings show.
pub fn settle(surface: &Surface<'_, '_>, spans: &mut Vec<Span>) {
    read_codes(surface, spans);
    dignify(surface, spans);
    name_in_full(surface, spans);
    let mut bearers: HashMap<WordId, Bearer, FxBuildHasher> = HashMap::default();
    let word = |at: usize| surface.document.tokens[at].word;
    for span in spans.iter().filter(|span| span.kind == EntityKind::Person && span.tokens.len() > 1) {
        let last = span.tokens.end() - 1;
        let (given, class) = (surface.class(span.tokens.start()), surface.class(last));
        // "Tourism Ghana" is nobody.
        let is_plain = given
            .any(Classes::COMMON | Classes::ANY_HEAD | Classes::ROLE_MODIFIER | Classes::ANY_PLACE)
            || class.any(Classes::COUNTRY);
        if class.any(Classes::ANY_PLACE) && (!is_plain || given.any(Classes::FIRST_NAME)) {
            bearers.entry(word(last)).or_default().first.get_or_insert(span.tokens.start());
        }
    }
    if bearers.is_empty() {
        return;
    }
    let is_bare_place = |span: &Span| span.kind == EntityKind::Place && span.tokens.len() == 1;
    for span in spans.iter().filter(|span| is_bare_place(span)) {
        if let Some(bearer) = bearers.get_mut(&word(span.tokens.start())) {
            bearer.is_place |= stands_for_place(surface, span);
        }
    }
    for span in spans.iter_mut() {
        let (start, end) = (span.tokens.start(), span.tokens.end());
        let Some(bearer) = bearers.get_mut(&word(end - 1)) else { continue };
        if span.kind == EntityKind::Person {
            bearer.last = end;
        } else if is_bare_place(span) && !stands_for_place(surface, span) {
            let is_known = bearer.first.is_some_and(|first| first < start);
            let is_near = is_known && start < bearer.last + REACH && acts(surface, end);
            if !bearer.is_place || is_near {
                span.kind = EntityKind::Person;
                bearer.last = end;
            }
        }
    }
}

/// Codes of countries in brackets behind people that a list must have to be one.
const MIN_CODES: usize = 3;

/// "Ann Roth (NOR), Ida Quint (PER) and Liis Orav (EST)": three letters behind each name are where they are from.
fn read_codes(surface: &Surface<'_, '_>, spans: &mut Vec<Span>) {
    let text = |at: usize| surface.document.token_text(at);
    let code = |span: &Span| {
        let at = span.tokens.end() + 1;
        let is_code = span.kind == EntityKind::Person
            && text(at - 1) == "("
            && text(at + 1) == ")"
            && surface.is_all_caps(at)
            && surface.form(at).len() == 3;
        is_code.then(|| Span {
            tokens: TokenRange::new(at, at + 1),
            kind: EntityKind::Place,
            rule: None,
            ..*span
        })
    };
    let codes: Vec<Span> = spans.iter().filter_map(code).collect();
    if codes.len() < MIN_CODES {
        return;
    }
    let places: HashSet<usize, FxBuildHasher> = codes.iter().map(|code| code.tokens.start()).collect();
    spans.retain(|span| span.tokens.len() != 1 || !places.contains(&span.tokens.start()));
    spans.extend(codes);
    order::sort_by_key(spans, |span| span.tokens);
}

/// "The Earl of Strand" is somebody; beside "Albert, Earl of Strand" and "the Earl of Strand, Albert" it is what Albert is.
fn dignify(surface: &Surface<'_, '_>, spans: &mut Vec<Span>) {
    let is_place = |at: usize| {
        let class = surface.class(at);
        surface.is_capitalized(at)
            && (class.any(Classes::ANY_PLACE) || !class.any(Classes::COMMON | Classes::ANY_HEAD))
    };
    let is_title = |span: &Span| {
        let (start, end) = (span.tokens.start(), span.tokens.end());
        span.kind != EntityKind::Person
            && !span.is_fixed
            && end > start + 2
            && surface.class(start).any(Classes::HONORIFIC)
            && surface.form(start + 1) == "of"
            && (start + 2..end).all(|at| is_place(at) || grammar::is_definite_article(surface.form(at)))
    };
    for at in 0..spans.len() {
        if !is_title(&spans[at]) {
            continue;
        }
        let (start, end) = (spans[at].tokens.start(), spans[at].tokens.end());
        let from = start - usize::from(start > 0 && grammar::is_definite_article(surface.form(start - 1)));
        let is_person = |other: Option<&Span>, holds: &dyn Fn(TokenRange) -> bool| {
            other.is_some_and(|other| other.kind == EntityKind::Person && holds(other.tokens))
        };
        let follows = from > 0
            && surface.form(from - 1) == ","
            && is_person(at.checked_sub(1).map(|before| &spans[before]), &|other| other.end() + 1 == from);
        let leads =
            surface.form(end) == "," && is_person(spans.get(at + 1), &|other| other.start() == end + 1);
        if follows || leads {
            // It is what they are.
            spans[at].tokens = TokenRange::new(start, start);
        } else {
            spans[at].kind = EntityKind::Person;
        }
    }
    spans.retain(|span| !span.tokens.is_empty());
}

/// "George Washington" is no place where no list has it: a given name before what would be a place.
fn name_in_full(surface: &Surface<'_, '_>, spans: &mut [Span]) {
    let mut key = String::new();
    for span in spans {
        let (start, end) = (span.tokens.start(), span.tokens.end());
        let (first, last) = (surface.class(start), surface.class(end - 1));
        let is_person = span.kind == EntityKind::Place
            && !span.is_fixed
            && span.tokens.len() == 2
            && first.any(Classes::FIRST_NAME)
            && !first.any(Classes::ANY_PLACE | Classes::COMMON | Classes::ANY_HEAD | Classes::TOWN_OPENING)
            && last.any(Classes::ANY_PLACE)
            && !last.any(Classes::PLACE_HEAD | Classes::DIRECTION)
            && surface.phrase(start, end, &mut key).is_none()
            && !stands_for_place(surface, span);
        if is_person {
            span.kind = EntityKind::Person;
        }
    }
}

/// Whether the words around a name can stand around a place only: "in Mesa", "Mesa, Arizona", "Mesa-based", "western Mesa".
fn stands_for_place(surface: &Surface<'_, '_>, span: &Span) -> bool {
    let (start, end) = (span.tokens.start(), span.tokens.end());
    let next = surface.class(end);
    let beside = match surface.document.token_text(end) {
        "," => {
            surface.is_capitalized(end + 1)
                && surface.class(end + 1).any(Classes::STATE | Classes::STATE_ABBREVIATION | Classes::COUNTRY)
        }
        "-" => grammar::follows_place(surface.form(end + 1)),
        _ => {
            let is_owner = surface.document.tokens.get(end).is_some_and(|t| t.kind == TokenKind::Clitic);
            is_owner && surface.class(end + 1).any(Classes::PLACE_OWNS) || next.any(Classes::PLACE_NOUN)
        }
    };
    let before = start.checked_sub(1).map_or("", |before| surface.form(before));
    let class = start.checked_sub(1).map_or(Classes::NONE, |before| surface.class(before));
    beside
        || class.any(Classes::PLACE_PREPOSITION | Classes::DIRECTION)
        || grammar::is_definite_article(before)
        || before == "of" && start > 1 && surface.class(start - 2).any(Classes::PLACE_HEAD)
}

/// Whether what stands at `next` is what somebody does.
fn acts(surface: &Surface<'_, '_>, next: usize) -> bool {
    surface.acts(next)
        || surface.class(next).any(Classes::PERSON_NOUN)
        || grammar::follows_person(surface.form(next))
}
