//! The role after a name: "X, chief executive of Y,", "X (mayor of Y)", "X, who is …", "X became …", "X as …".

use super::super::reader::Reader;
use super::phrase::{
    REACH, complement_end, is_determiner, is_family, is_hyphen, is_name_like, is_noun_like, is_role, is_tie,
    number,
};
use super::{Number, Role};
use crate::lang::classes::Classes;
use crate::text::{TokenKind, TokenRange};

/// Words of a role before its noun.
const MAX_BEFORE_NOUN: usize = 9;

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
pub fn read(reader: &Reader<'_, '_>, end: usize, sentence_end: usize, next: TokenRange) -> Option<Role> {
    if end >= sentence_end {
        return None;
    }
    let (tie, from) = opening(reader, end, sentence_end)?;
    let limit = sentence_end.min(from + REACH);
    let mut start = from;
    while start < limit && (is_determiner(reader.form(start)) || is_aside(reader, start)) {
        start += 1;
    }
    // "the company's chief executive": whose it is tells little unless it has a name.
    let (start, noun) = noun(reader, start, limit)?;
    let mut stop = noun + 1;
    // "president-elect", "chief executive and founder"
    while stop < limit && is_hyphen(reader, stop) {
        stop += 2;
    }
    if matches!(reader.form(stop), "and" | "&")
        && let Some((second_start, second)) = self::noun(reader, stop + 1, limit)
        && second_start == stop + 1
        && second < next.start()
        && number(reader, second) == Number::One
        && (is_tie(reader.form(second + 1)) || is_closing(reader, second + 1, sentence_end))
    {
        stop = second + 1;
    }
    let noun_end = stop;
    if is_tie(reader.form(stop)) {
        stop = complement_end(reader, stop, limit, next);
    }
    let count = number(reader, noun);
    let says_little = is_family(reader, noun) && stop == noun_end || count == Number::Several;
    // The words run into the next person's name: they are that person's.
    let is_others = stop == next.start() || noun >= next.start();
    // "…, director of the institute and author of nine books": two roles of one person.
    let goes_on = matches!(reader.form(stop), "and" | "&")
        && is_role(reader, stop + 1)
        && number(reader, stop + 1) == Number::One;
    let closed = tie == Tie::Verb || goes_on || is_closing(reader, stop, sentence_end);
    if says_little || is_others || !closed {
        return None;
    }
    Some(Role { tokens: TokenRange::new(start, stop), at: noun as u32, number: count })
}

/// How the words after the name that ends at `end` begin to describe it, and where.
fn opening(reader: &Reader<'_, '_>, end: usize, limit: usize) -> Option<(Tie, usize)> {
    let text = |at: usize| reader.document.token_text(at);
    match text(end) {
        "," | "(" | "—" | "–" | "--" => {}
        "-" if reader.has_space_before(end) && reader.has_space_before(end + 1) => {}
        _ => return verb(reader, end).map(|at| (Tie::Verb, at)),
    }
    let mut at = end + 1;
    // "Quint, 45, mayor of …"
    if reader.document.tokens.get(at)?.kind == TokenKind::Number
        && matches!(text(at + 1), "," | ")")
        && at + 2 < limit
    {
        at += 2;
    }
    if reader.form(at) == "who" {
        return verb(reader, at + 1).map(|at| (Tie::Verb, at));
    }
    Some((Tie::Apposition, at))
}

/// Past "is", "became", "was appointed", "serves as": where the role begins.
fn verb(reader: &Reader<'_, '_>, at: usize) -> Option<usize> {
    let mut at = at;
    let mut key = reader.form(at);
    if matches!(key, "has" | "had") && reader.form(at + 1) == "been" {
        at += 1;
        key = "is";
    }
    if matches!(key, "also" | "now" | "currently" | "later" | "previously" | "then" | "once") {
        at += 1;
        key = reader.form(at);
    }
    match key {
        "is" | "was" | "became" | "becomes" | "remains" | "remained" => {
            at += 1;
            while matches!(
                reader.form(at),
                "also" | "now" | "currently" | "still" | "then" | "once" | "again"
            ) {
                at += 1;
            }
            let chosen = matches!(
                reader.form(at),
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
            if reader.form(at) == "sworn" && reader.form(at + 1) == "in" {
                at += 2;
            }
            Some(if reader.form(at) == "as" { at + 1 } else { at })
        }
        "serves" | "served" | "works" | "worked" if reader.form(at + 1) == "as" => Some(at + 2),
        "as" => Some(at + 1),
        _ => None,
    }
}

/// "then", "also", "one-time": before a role without being part of it.
fn is_aside(reader: &Reader<'_, '_>, at: usize) -> bool {
    matches!(
        reader.form(at),
        "then" | "also" | "now" | "currently" | "himself" | "herself" | "previously" | "once"
    )
}

/// The noun of the role that begins at `from`, and where its words begin.
fn noun(reader: &Reader<'_, '_>, from: usize, limit: usize) -> Option<(usize, usize)> {
    let mut start = from;
    let mut noun = None;
    let mut at = from;
    while at < limit.min(start + MAX_BEFORE_NOUN) {
        if reader.document.tokens[at].kind == TokenKind::Clitic && at > from {
            // What follows is the role; a name before it stays.
            let is_named = (start..at)
                .all(|i| is_name_like(reader, i) || is_tie(reader.form(i)) || reader.form(i) == "the");
            if !is_named {
                start = at + 1;
            }
            noun = None;
        } else if is_role(reader, at) {
            noun = Some(at);
        } else {
            let passes = is_name_like(reader, at)
                || is_noun_like(reader, at)
                || is_hyphen(reader, at)
                || reader.class(at).any(Classes::ROLE_MODIFIER | Classes::PEOPLE);
            if !passes {
                break;
            }
            // "finance minister candidate": the last noun counts, unless a name follows.
            if noun.is_some() && !is_hyphen(reader, at) {
                if reader.form(at) == "general" || reader.class(at).any(Classes::ROLE_MODIFIER) {
                    at += 1;
                    continue;
                }
                break;
            }
        }
        at += 1;
    }
    noun.map(|noun| (start, noun))
}

/// Whether a description may end before token `at`.
fn is_closing(reader: &Reader<'_, '_>, at: usize, sentence_end: usize) -> bool {
    at >= sentence_end
        || reader.is_masked(at)
        || reader.document.tokens[at].kind == TokenKind::Punctuation && !is_hyphen(reader, at)
        || matches!(
            reader.form(at),
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
