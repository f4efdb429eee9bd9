//! Names that the tagger takes for a people and that end in none: lists, a title and its bearer, a people before a person.

use super::EntityKind;
use super::spans::Span;
use super::surface::Surface;
use crate::lang::classes::Classes;
use crate::lang::en::grammar;
use crate::text::TokenRange;

/// Words of the longest name that is kept without knowing more of it.
const MAX_UNKNOWN: usize = 3;

/// Takes such names apart.
pub fn sort_out(surface: &Surface<'_, '_>, spans: Vec<Span>) -> Vec<Span> {
    let is_doubtful = |span: &Span| {
        span.kind == EntityKind::Group && !span.is_fixed && !ends_in_people(surface, span.tokens)
    };
    if !spans.iter().any(is_doubtful) {
        return spans;
    }
    let mut sorted = Vec::with_capacity(spans.len());
    for span in spans {
        if !is_doubtful(&span) {
            sorted.push(span);
        } else if span.tokens.len() == 1 {
            // What one unknown word names, nobody can tell.
            sorted.extend(is_like_people(surface.form(span.tokens.start())).then_some(span));
        } else {
            take_apart(surface, &span, &mut sorted);
        }
    }
    sorted
}

/// Whether a word is formed like those of peoples, faiths and followers: "Rhinelanders", "Marxist".
fn is_like_people(form: &str) -> bool {
    const ENDINGS: [&str; 11] =
        ["an", "ans", "ese", "ish", "ist", "ists", "ite", "ites", "crat", "crats", "landers"];
    const FOLLOWERS: [&str; 14] = [
        "aussie",
        "aussies",
        "kiwi",
        "kiwis",
        "latin",
        "latino",
        "latinos",
        "nazi",
        "nazis",
        "sandinista",
        "sandinistas",
        "western",
        "westerner",
        "westerners",
    ];
    FOLLOWERS.contains(&form)
        || ENDINGS.iter().any(|ending| form.len() > ending.len() + 3 && form.ends_with(ending))
}

/// Whether the last words are a people: "Iraqi Kurds", "Sri Lankans".
fn ends_in_people(surface: &Surface<'_, '_>, tokens: TokenRange) -> bool {
    let last = tokens.end() - 1;
    let is_known = |form: &str| surface.look_up(form).any(Classes::PEOPLE);
    let of_two = || {
        let key = format!("{}_{}", surface.form(last - 1), surface.form(last));
        is_known(&key) || key.strip_suffix('s').is_some_and(is_known)
    };
    surface.class(last).any(Classes::PEOPLE) || tokens.len() > 1 && of_two()
}

fn take_apart(surface: &Surface<'_, '_>, span: &Span, sorted: &mut Vec<Span>) {
    let mut push = |from: usize, to: usize, is_titled: bool| {
        let tokens = TokenRange::new(from, to);
        let kind = kind(surface, tokens, is_titled);
        sorted.extend(kind.map(|kind| Span { tokens, kind, rule: None, ..*span }));
    };
    let (start, end) = (span.tokens.start(), span.tokens.end());
    let has_topic = span.tokens.indices().any(|at| grammar::ties_name(surface.form(at)));
    let is_tie = |at: usize| grammar::ties_list(surface.form(at)) || surface.form(at) == "&";
    if !has_topic && (start..end).any(is_tie) {
        let mut from = start;
        for at in start..=end {
            if at == end || is_tie(at) {
                // What one unknown word of a list names, nobody can tell.
                if from + 1 < at || from < at && surface.class(from).any(KNOWN) {
                    push(from, at, false);
                }
                from = at + 1;
            }
        }
        return;
    }
    // "Thai Nguyen province"
    if surface.class(end).any(Classes::PLACE_NOUN | Classes::PLACE_HEAD) && !surface.is_capitalized(end) {
        sorted.push(Span { kind: EntityKind::Place, rule: None, ..*span });
        return;
    }
    // "Polish Jew Gedal Orlan"
    let mut at = start;
    while at < end && surface.class(at).any(Classes::PEOPLE) {
        push(at, at + 1, false);
        at += 1;
    }
    let bearer = past_role(surface, at, end);
    // "Mayor of Orrin" has no bearer.
    let is_bearer = bearer < end && (bearer + 1 < end || surface.is_capitalized(bearer.max(1) - 1));
    if !is_bearer {
        return;
    }
    // "Rosa Quint of Orrin"
    let is_given = surface.class(bearer).any(Classes::FIRST_NAME);
    let of = (bearer..end).find(|&at| grammar::ties_name(surface.form(at)));
    push(bearer, of.filter(|_| is_given).unwrap_or(end), bearer > start);
}

/// What one word of a list may be by itself.
const KNOWN: Classes = Classes::PEOPLE.and(Classes::ANY_PLACE).and(Classes::ORGANIZATION);

/// One past the title or role that a name begins with: "Special Envoy | Orlan", "Minister of Defense | Rosa Quint". An
/// office without a name ends where the name does.
fn past_role(surface: &Surface<'_, '_>, start: usize, end: usize) -> usize {
    let is_role = |at: usize| surface.class(at).any(Classes::ROLE | Classes::HONORIFIC);
    let is_before =
        |at: usize| is_role(at) || surface.class(at).any(Classes::ROLE_MODIFIER | Classes::COMMON);
    let Some(last) = (start..end).take_while(|&at| is_before(at)).filter(|&at| is_role(at)).last() else {
        return start;
    };
    let mut at = last + 1;
    if at < end && grammar::opens_topic(surface.form(at)) {
        at += 1;
        let plain = Classes::COMMON | Classes::ANY_HEAD | Classes::ROLE_MODIFIER | Classes::ANY_PLACE;
        while at < end && (!surface.is_capitalized(at) || surface.class(at).any(plain)) {
            at += 1;
        }
    }
    at
}

/// What a part of such a name is, behind a title or not; `None` where it is no name.
fn kind(surface: &Surface<'_, '_>, tokens: TokenRange, is_titled: bool) -> Option<EntityKind> {
    let first = surface.class(tokens.start());
    let has = |classes: Classes| tokens.indices().any(|at| surface.class(at).any(classes));
    let is_plain = tokens.indices().all(|at| surface.is_capitalized(at));
    if !surface.is_capitalized(tokens.start()) {
        None
    } else if ends_in_people(surface, tokens) {
        Some(EntityKind::Group)
    } else if tokens.len() == 1 {
        let kind = if first.any(Classes::ORGANIZATION) {
            EntityKind::Organization
        } else if first.any(Classes::ANY_PLACE) {
            EntityKind::Place
        } else {
            EntityKind::Person
        };
        (!first.any(Classes::COMMON)).then_some(kind)
    } else if has(Classes::ORGANIZATION_HEAD) {
        Some(EntityKind::Organization)
    } else if !is_plain || tokens.len() > MAX_UNKNOWN {
        None
    } else if first.any(Classes::FIRST_NAME) || is_titled && !has(Classes::ANY_HEAD | Classes::COMMON) {
        Some(EntityKind::Person)
    } else {
        Some(EntityKind::Organization)
    }
}
