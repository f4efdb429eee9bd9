//! Titles and roles that the text gives a person: before the name ("CEO of …") or after it ("…, chief executive of …").

use super::lexicon::Classes;
use super::reader::Reader;
use crate::text::{TokenKind, TokenRange};

/// Tokens that are looked at on either side of a name.
const REACH: usize = 24;

/// The role directly before the name that begins at `start`; nothing before `bound` belongs to it.
pub fn before(reader: &Reader<'_, '_>, start: usize, bound: usize) -> Option<TokenRange> {
    let mut end = start;
    if end > bound && reader.document.token_text(end - 1) == "," {
        end -= 1;
    }
    let bound = bound.max(end.saturating_sub(REACH));
    let mut role = None;
    let mut last_noun = None;
    let mut at = end;
    while at > bound {
        at -= 1;
        let class = reader.class(at);
        let form = reader.form(at);
        if class.any(Classes::ROLE | Classes::HONORIFIC | Classes::ROLE_PHRASE) && !reader.is_masked(at) {
            role = Some(at);
            last_noun.get_or_insert(at);
            continue;
        }
        let passes = reader.is_capitalized(at) && (!class.any(Classes::FUNCTION) || reader.is_all_caps(at))
            || class.any(Classes::ROLE_MODIFIER | Classes::PEOPLE)
            || matches!(form, "of" | "to" | "for" | "the" | "and" | "in" | "at" | "&")
            || form == "-" && !reader.has_space_before(at)
            || matches!(reader.document.token_text(at), "\"" | "“" | "”") && role.is_none();
        if !passes {
            break;
        }
    }
    let (mut from, noun) = role.zip(last_noun)?;
    // Between the role's noun and the name stands nothing, or what the role is of.
    if noun + 1 < end {
        let ties = matches!(reader.form(noun + 1), "of" | "to" | "for" | "at" | "in");
        let direct = (noun + 1..end).all(|i| reader.class(i).any(Classes::NUMERAL));
        if !ties && !direct {
            return None;
        }
    }
    while from > bound {
        let class = reader.class(from - 1);
        let is_part = class.any(Classes::PEOPLE | Classes::ROLE_MODIFIER)
            || reader.is_capitalized(from - 1) && !class.any(Classes::FUNCTION);
        let is_hyphen =
            reader.form(from - 1) == "-" && !reader.has_space_before(from - 1) && from - 1 > bound;
        if !(is_part || is_hyphen) || reader.is_masked(from - 1) {
            break;
        }
        from -= 1;
    }
    let courtesy = (from..end).all(|i| reader.class(i).any(Classes::COURTESY));
    (!courtesy).then(|| TokenRange::new(from, end))
}

/// The role after the name that ends at `end`, within its sentence. `next` is where the next person is named: in
/// "…, Head of the Department Mark Ledermann" the role is that person's.
pub fn after(reader: &Reader<'_, '_>, end: usize, sentence_end: usize, next: usize) -> Option<TokenRange> {
    let text = |i: usize| reader.document.token_text(i);
    if text(end) != "," {
        return None;
    }
    let mut start = end + 1;
    if reader.document.tokens.get(start)?.kind == TokenKind::Number && text(start + 1) == "," {
        start += 2;
    }
    while matches!(
        reader.form(start),
        "a" | "an" | "the" | "his" | "her" | "its" | "their" | "one" | "who" | "is" | "was"
    ) {
        if matches!(reader.form(start), "who" | "one") && reader.form(start + 1) != "is" {
            return None;
        }
        start += 1;
    }
    let limit = sentence_end.min(start + REACH);
    let mut noun = None;
    let mut tied = false;
    let mut at = start;
    while at < limit {
        let token = &reader.document.tokens[at];
        let class = reader.class(at);
        let form = reader.form(at);
        let closes = token.kind == TokenKind::Punctuation && form != "-" && form != "'" && form != "’"
            || matches!(
                form,
                "who" | "which" | "that" | "said" | "says" | "told" | "was" | "is" | "has" | "had"
            );
        if closes {
            break;
        }
        if matches!(form, "of" | "at" | "for" | "in" | "to") {
            tied = true;
        }
        if !tied && class.any(Classes::ROLE) {
            noun = Some(at);
        }
        // A verb before any noun: this is a clause, not a description.
        if noun.is_none() && class.any(Classes::SPEECH) && !class.any(Classes::ROLE) {
            return None;
        }
        at += 1;
    }
    let noun = noun.filter(|_| !(start..=at).contains(&next))?;
    let full = at < limit || limit == sentence_end;
    let stop = if full { at } else { noun + 1 };
    (stop > start && noun < start + 8).then(|| TokenRange::new(start, stop))
}
