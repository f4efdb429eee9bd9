//! What an organization is for, to the end of its list: "Department of International Transport and Customs Policy". Such
//! names are seldom twice the same, so little can be learnt of them.

use super::EntityKind;
use super::classify::Names;
use super::spans::Span;
use super::surface::Surface;
use crate::lang::classes::Classes;
use crate::lang::en::grammar;
use crate::lang::en::heads::TURNING_HEADS;
use crate::text::TokenRange;

/// Words of one topic: "Micro, Small and Medium Enterprises" has two in its last.
const MAX_TOPIC: usize = 4;

/// Topics in one name.
const MAX_TOPICS: usize = 6;

/// Gives the names of organizations the rest of their topics, where those are everyday words.
pub fn lengthen(surface: &Surface<'_, '_>, rules: &Names, spans: &mut Vec<Span>) {
    let mut at = 0;
    let mut until = 0;
    for span in spans.iter_mut() {
        let tokens = span.tokens;
        if tokens.start() < until {
            // It is part of the one before now.
            span.tokens = TokenRange::new(tokens.start(), tokens.start());
            continue;
        }
        while rules.names.get(at).is_some_and(|name| name.candidate.tokens.start() < tokens.start()) {
            at += 1;
        }
        let has_topic = tokens.indices().any(|i| grammar::opens_topic(surface.form(i)));
        if span.is_fixed || span.kind != EntityKind::Organization || !has_topic {
            continue;
        }
        let whole = rules.names.get(at).map(|name| name.candidate.tokens);
        let whole = whole.filter(|whole| whole.start() == tokens.start() && goes_on(surface, tokens, *whole));
        let end = whole.map(|whole| whole.end()).or_else(|| list_end(surface, tokens));
        let end = end.or_else(|| described_end(surface, tokens));
        if let Some(end) = end {
            span.tokens = TokenRange::new(tokens.start(), end);
            until = end;
        }
    }
    spans.retain(|span| !span.tokens.is_empty());
}

/// Whether the rules' name goes on behind "and" with everyday words.
fn goes_on(surface: &Surface<'_, '_>, tokens: TokenRange, whole: TokenRange) -> bool {
    let and = tokens.end();
    whole.end() > and + 1
        && surface.form(and) == "and"
        && (and + 1..whole.end()).all(|at| is_topic_word(surface, at))
}

/// One past the noun that the last word of the name describes: "Department of Foreign Economic | Activity".
fn described_end(surface: &Surface<'_, '_>, tokens: TokenRange) -> Option<usize> {
    let (last, end) = (surface.form(tokens.end() - 1), tokens.end());
    let describes = ["ic", "al", "ary", "ive"].iter().any(|ending| last.ends_with(ending));
    (describes && is_topic_word(surface, end) && surface.has_space_before(end)).then_some(end + 1)
}

/// One past the list that goes on behind the name of one body: "Ministry of Sport | , Youth and National Service".
fn list_end(surface: &Surface<'_, '_>, tokens: TokenRange) -> Option<usize> {
    let head = surface.form(tokens.start());
    let is_one_body = surface.class(tokens.start()).any(Classes::ORGANIZATION_HEAD) && !head.ends_with('s');
    let may_be_topic = |at: usize| surface.is_capitalized(at) && !surface.class(at).any(NAMES);
    let is_plain = tokens
        .indices()
        .skip(1)
        .all(|at| may_be_topic(at) || grammar::opens_topic(surface.form(at)) || surface.form(at) == "the");
    let mut at = tokens.end();
    let mut knows_topic = false;
    if !is_one_body || !is_plain || surface.form(at) != "," {
        return None;
    }
    for _ in 0..MAX_TOPICS {
        at += 1;
        let closes = matches!(surface.form(at), "and" | "&");
        let start = at + usize::from(closes);
        let end = (start..start + MAX_TOPIC + 1).find(|&i| !may_be_topic(i))?;
        knows_topic |= (start..end).any(|i| is_topic_word(surface, i));
        // "Ministry of Health, Treasury and Interior Ministry"
        let is_body = end > start + 1 && TURNING_HEADS.contains(&surface.form(end - 1));
        if end == start || is_body || surface.is_capitalized(end) {
            return None;
        }
        if closes {
            return knows_topic.then(|| past_place(surface, end));
        }
        at = end;
        // "Trade, Industry | and Fisheries"
        if matches!(surface.form(at), "and" | "&") {
            at -= 1;
        } else if surface.form(at) != "," {
            return None;
        }
    }
    None
}

/// One past the place that a body is of: "Chamber of Trade and Industry | of Norland".
fn past_place(surface: &Surface<'_, '_>, end: usize) -> usize {
    let is_of = surface.form(end) == "of" && surface.class(end + 1).any(Classes::ANY_PLACE);
    if is_of && surface.is_capitalized(end + 1) { end + 2 } else { end }
}

/// Whether a capitalized word may be of what a body is for: an everyday word, nobody's name.
fn is_topic_word(surface: &Surface<'_, '_>, at: usize) -> bool {
    let class = surface.class(at);
    surface.is_capitalized(at)
        && class.any(Classes::COMMON | Classes::ANY_HEAD | Classes::ROLE_MODIFIER)
        && !class.any(NAMES)
}

/// What tells that a word is of a name of its own.
const NAMES: Classes =
    Classes::ANY_PLACE.and(Classes::PEOPLE).and(Classes::ANY_PERSON).and(Classes::ORGANIZATION);
