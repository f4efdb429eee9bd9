//! The role after a name: "X, chief executive of Y,", "X (mayor of Y)", "X, who is …", "X became …", "X as …".

use super::phrase::{
    REACH, complement_end, is_determiner, is_family, is_hyphen, is_name_like, is_noun_like, is_role, is_tie,
    number,
};
use super::{Number, Role};
use crate::annotate::names::surface::Surface;
use crate::lang::classes::Classes;
use crate::text::{TokenKind, TokenRange};

/// Words of a role before its noun.
const MAX_BEFORE_NOUN: usize = 9;

/// Words between the two nouns of a role: "chief corporate affairs officer".
const MAX_BETWEEN_ROLES: usize = 2;

/// How a role is tied to the name before it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    /// ", …,": closed by another mark.
    Apposition,
    /// "is …", "became …".
    Verb,
}

/// The role after the name that ends at `end`, within its sentence. `next` is the name of the next person: in "…,
/// Head of the Department Mark Ledermann" the role is that person's.
pub fn read(surface: &Surface<'_, '_>, end: usize, sentence_end: usize, next: TokenRange) -> Option<Role> {
    if end >= sentence_end {
        return None;
    }
    let (tie, from) = opening(surface, end, sentence_end)?;
    let limit = sentence_end.min(from + REACH);
    let mut start = from;
    while start < limit && (is_determiner(surface.form(start)) || is_aside(surface, start)) {
        start += 1;
    }
    // "the company's chief executive": whose it is tells little unless it has a name.
    let (start, noun) = noun(surface, start, limit)?;
    let mut stop = noun + 1;
    // "president-elect", "chief executive and founder"
    while stop + 1 < limit && is_hyphen(surface, stop) {
        stop += 2;
    }
    if matches!(surface.form(stop), "and" | "&")
        && let Some((second_start, second)) = self::noun(surface, stop + 1, limit)
        && second_start == stop + 1
        && second < next.start()
        && number(surface, second) == Number::One
        && (is_tie(surface.form(second + 1)) || is_closing(surface, second + 1, sentence_end))
    {
        stop = second + 1;
    }
    let noun_end = stop;
    if is_tie(surface.form(stop)) {
        stop = complement_end(surface, stop, limit, next);
    }
    let count = number(surface, noun);
    let says_little = is_family(surface, noun) && stop == noun_end || count == Number::Several;
    // The words run into the next person's name: they are that person's.
    let is_others = stop == next.start() || noun >= next.start();
    // "…, director of the institute and author of nine books": two roles of one person.
    let goes_on = matches!(surface.form(stop), "and" | "&")
        && is_role(surface, stop + 1)
        && number(surface, stop + 1) == Number::One;
    let closed = tie == Tie::Verb || goes_on || is_closing(surface, stop, sentence_end);
    if says_little || is_others || !closed {
        return None;
    }
    Some(Role { tokens: TokenRange::new(start, stop), at: noun as u32, number: count })
}

/// How the words after the name that ends at `end` begin to describe it, and where.
fn opening(surface: &Surface<'_, '_>, end: usize, limit: usize) -> Option<(Tie, usize)> {
    let text = |at: usize| surface.document.token_text(at);
    match text(end) {
        "," | "(" | "—" | "–" | "--" => {}
        "-" if surface.has_space_before(end) && surface.has_space_before(end + 1) => {}
        _ => return verb(surface, end).map(|at| (Tie::Verb, at)),
    }
    let mut at = end + 1;
    // "Quint, 45, mayor of …"
    if surface.document.tokens.get(at)?.kind == TokenKind::Number
        && matches!(text(at + 1), "," | ")")
        && at + 2 < limit
    {
        at += 2;
    }
    if surface.form(at) == "who" {
        return verb(surface, at + 1).map(|at| (Tie::Verb, at));
    }
    Some((Tie::Apposition, at))
}

/// Past "is", "became", "was appointed", "serves as": where the role begins.
fn verb(surface: &Surface<'_, '_>, at: usize) -> Option<usize> {
    let mut at = at;
    let mut key = surface.form(at);
    if matches!(key, "has" | "had") && surface.form(at + 1) == "been" {
        at += 1;
        key = "is";
    }
    if matches!(key, "also" | "now" | "currently" | "later" | "previously" | "then" | "once") {
        at += 1;
        key = surface.form(at);
    }
    match key {
        "is" | "was" | "became" | "becomes" | "remains" | "remained" => {
            at += 1;
            while matches!(
                surface.form(at),
                "also" | "now" | "currently" | "still" | "then" | "once" | "again"
            ) {
                at += 1;
            }
            let chosen = matches!(
                surface.form(at),
                "appointed"
                    | "named"
                    | "elected"
                    | "made"
                    | "nominated"
                    | "re-elected"
                    | "reelected"
                    | "chosen"
            );
            if chosen {
                at += 1;
            }
            if surface.form(at) == "sworn" && surface.form(at + 1) == "in" {
                at += 2;
            }
            Some(if surface.form(at) == "as" { at + 1 } else { at })
        }
        "serves" | "served" | "works" | "worked" if surface.form(at + 1) == "as" => Some(at + 2),
        "as" => Some(at + 1),
        _ => None,
    }
}

/// "then", "also", "one-time": before a role without being part of it.
fn is_aside(surface: &Surface<'_, '_>, at: usize) -> bool {
    matches!(
        surface.form(at),
        "then" | "also" | "now" | "currently" | "himself" | "herself" | "previously" | "once"
    )
}

/// The noun of the role that begins at `from`, and where its words begin.
fn noun(surface: &Surface<'_, '_>, from: usize, limit: usize) -> Option<(usize, usize)> {
    let mut start = from;
    let mut noun = None;
    let mut at = from;
    while at < limit.min(start + MAX_BEFORE_NOUN) {
        if surface.document.tokens[at].kind == TokenKind::Clitic && at > from {
            // What follows is the role; a name before it stays.
            let is_named = (start..at)
                .all(|i| is_name_like(surface, i) || is_tie(surface.form(i)) || surface.form(i) == "the");
            if !is_named {
                start = at + 1;
            }
            noun = None;
        } else if is_role(surface, at) {
            noun = Some(at);
        } else {
            let passes = is_name_like(surface, at)
                || is_noun_like(surface, at)
                || is_hyphen(surface, at)
                || surface.class(at).any(Classes::ROLE_MODIFIER | Classes::PEOPLE);
            if !passes {
                break;
            }
            // "finance minister candidate", "chief sports officer": the last noun counts, unless a name follows.
            if noun.is_some() && !is_hyphen(surface, at) {
                let goes_on = surface.form(at) == "general"
                    || surface.class(at).any(Classes::ROLE_MODIFIER)
                    || leads_to_role(surface, at, limit);
                if !goes_on {
                    break;
                }
            }
        }
        at += 1;
    }
    noun.map(|noun| (start, noun))
}

/// Whether a word or two in lower case lead on from one role's noun to another: "chief | sports officer".
fn leads_to_role(surface: &Surface<'_, '_>, at: usize, limit: usize) -> bool {
    (at..limit.min(at + MAX_BETWEEN_ROLES + 1))
        .take_while(|&i| is_noun_like(surface, i))
        .any(|i| is_role(surface, i) && !is_family(surface, i))
}

/// Whether a description may end before token `at`.
fn is_closing(surface: &Surface<'_, '_>, at: usize, sentence_end: usize) -> bool {
    at >= sentence_end
        || surface.is_masked(at)
        || surface.document.tokens[at].kind == TokenKind::Punctuation && !is_hyphen(surface, at)
        || matches!(
            surface.form(at),
            "who"
                | "which"
                | "that"
                | "whose"
                | "but"
                | "since"
                | "until"
                | "from"
                | "when"
                | "before"
                | "after"
                | "under"
                | "during"
                | "by"
                | "with"
                | "at"
                | "in"
                | "on"
                | "to"
                | "for"
        )
}
