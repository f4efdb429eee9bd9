//! The role before a name: "former president X", "CEO of Y X", "the minister, X,".

use super::phrase::{
    REACH, is_determiner, is_family, is_hyphen, is_name_like, is_noun_like, is_role, is_tie, number,
};
use super::{Number, Role};
use crate::annotate::names::surface::Surface;
use crate::lang::classes::Classes;
use crate::text::{TokenFlags, TokenKind, TokenRange};

/// The role directly before the name at `name`, and the one before that: "Chief of Police | General"; nothing before `bound`
/// belongs to them, and the sentence ends at `sentence_end`.
pub fn read(
    surface: &Surface<'_, '_>,
    name: TokenRange,
    bound: usize,
    sentence_end: usize,
) -> Option<(Role, Option<Role>)> {
    let text = |at: usize| surface.document.token_text(at);
    let mut end = name.start();
    // "Minister Mrs. Quint", "the minister, Dr. Quint"
    while end > bound && surface.class(end - 1).any(Classes::COURTESY) {
        end -= 1;
    }
    let is_apposed = end > bound && text(end - 1) == ",";
    if is_apposed {
        end -= 1;
    }
    let low = bound.max(end.saturating_sub(REACH));
    let at = noun(surface, low, end)?;
    // A relation says something only with whom it is to: "wife of …".
    if is_family(surface, at) && at + 1 == end {
        return None;
    }
    let mut start = first_word(surface, at, low);
    if is_verb(surface, start, at, bound) {
        return None;
    }
    let number = number(surface, at);
    if is_apposed {
        let closed = name.end() >= sentence_end
            || matches!(text(name.end()), "," | "." | ";" | ")" | "—" | "–" | "!" | "?" | ":" | "”" | "\"");
        start = whole_phrase(surface, start, low)?;
        if !closed || number == Number::Several {
            return None;
        }
    }
    let mut earlier = None;
    if let Some(office) = office_before(surface, start, at, low).filter(|_| !is_apposed) {
        start = office.tokens.end();
        earlier = Some(office);
    }
    Some((Role { tokens: TokenRange::new(start, end), at: at as u32, number }, earlier))
}

/// The office whose complement runs into a title: in "Chief of Police General" the words from `start` to the title at `noun`
/// are what the office is of.
fn office_before(surface: &Surface<'_, '_>, start: usize, noun: usize, low: usize) -> Option<Role> {
    let tie = start.checked_sub(1).filter(|&tie| tie > low && surface.form(tie) == "of")?;
    let at = tie - 1;
    let is_title = |at: usize| surface.is_capitalized(at) && surface.class(at).any(Classes::HONORIFIC);
    if start == noun || !is_title(noun) || !is_role(surface, at) || !surface.is_capitalized(at) {
        return None;
    }
    // "Maj. Gen."
    let mut end = noun;
    while end > start + 1 && is_title(end - 1) {
        end -= 1;
    }
    let tokens = TokenRange::new(first_word(surface, at, low), end);
    Some(Role { tokens, at: at as u32, number: number(surface, at) })
}

/// The noun of the role that ends at `end`: directly there, or followed by what it is of.
fn noun(surface: &Surface<'_, '_>, low: usize, end: usize) -> Option<usize> {
    if end <= low {
        return None;
    }
    if let Some(at) = phrase_noun(surface, low, end) {
        return Some(at);
    }
    let mut at = end;
    while at > low {
        at -= 1;
        let class = surface.class(at);
        if is_role(surface, at) && (at + 1 == end || is_tie(surface.form(at + 1))) {
            return Some(at);
        }
        let form = surface.form(at);
        let is_topic = !surface.is_capitalized(at)
            && class.any(Classes::ANY_HEAD | Classes::ROLE_MODIFIER | Classes::PEOPLE)
            && !surface.is_masked(at)
            && (!class.any(Classes::SPEECH) || class.any(Classes::ANY_HEAD))
            && !form.ends_with("ed");
        let passes = is_name_like(surface, at)
            || is_topic
            || at + 1 < end && (is_tie(form) || matches!(form, "the" | "and" | "&"))
            || is_hyphen(surface, at)
            || matches!(surface.document.token_text(at), "\"" | "“" | "”")
            || is_listing_comma(surface, at, end);
        if !passes {
            return None;
        }
    }
    None
}

/// "editor in chief", "chief of staff": the first word of an office of several words that ends at `end`.
fn phrase_noun(surface: &Surface<'_, '_>, low: usize, end: usize) -> Option<usize> {
    let mut key = String::new();
    (low.max(end.saturating_sub(4))..end.saturating_sub(1)).find(|&at| {
        let tied = is_tie(surface.form(at + 1));
        tied && surface
            .phrase(at, end, &mut key)
            .is_some_and(|(stop, classes)| stop == end && classes.any(Classes::ROLE_PHRASE))
    })
}

/// "of trade, industry and fisheries": a comma within what the role is of.
fn is_listing_comma(surface: &Surface<'_, '_>, at: usize, end: usize) -> bool {
    surface.document.token_text(at) == ","
        && (at + 2..end.min(at + 5)).any(|i| matches!(surface.form(i), "and" | "&"))
}

/// The first word of the role whose noun stands at `noun`: with "former", "deputy", "German", "Tamarind Steel".
fn first_word(surface: &Surface<'_, '_>, noun: usize, low: usize) -> usize {
    let mut start = noun;
    while start > low {
        let before = start - 1;
        let class = surface.class(before);
        let opens = surface.document.tokens[before].flags.has(TokenFlags::SENTENCE_START);
        let is_plain = class.any(Classes::COMMON | Classes::SPEECH)
            && !class.any(Classes::ANY_ROLE | Classes::ROLE_MODIFIER | Classes::PEOPLE | Classes::ANY_HEAD);
        // "Recall Quarry's boss": the capital is the sentence's.
        if surface.is_masked(before) || opens && is_plain {
            break;
        }
        let is_part = class.any(Classes::ROLE_MODIFIER | Classes::PEOPLE)
            || is_role(surface, before) && !is_family(surface, before)
            || is_name_like(surface, before)
            || is_hyphen(surface, before) && before > low;
        let is_owner = surface.document.tokens[before].kind == TokenKind::Clitic
            && before > low
            && is_name_like(surface, before - 1)
            && start > before;
        // "founder and chief executive": one role; "the president and Prime Minister": two people.
        let is_pair = matches!(surface.form(before), "and" | "&")
            && before > low
            && is_role(surface, before - 1)
            && surface.is_capitalized(before - 1) == surface.is_capitalized(start);
        if !(is_part || is_owner || is_pair) {
            break;
        }
        start = before;
    }
    // "In Germany Chancellor Orav", "On the board Chairman Orav": the place belongs to the words before it.
    if start > low && start < noun && matches!(surface.form(start - 1), "in" | "from" | "near" | "to") {
        let mut at = start;
        while at < noun && surface.class(at).any(Classes::ANY_PLACE) {
            at += 1;
        }
        start = at;
    }
    while start < noun && (is_hyphen(surface, start) || matches!(surface.form(start), "and" | "&")) {
        start += 1;
    }
    start
}

/// The first word of a noun phrase that begins with an article or a possessor: "a senior fire service official". Only
/// such a phrase describes the name after its comma.
fn whole_phrase(surface: &Surface<'_, '_>, start: usize, low: usize) -> Option<usize> {
    let is_owner = |at: usize| surface.document.tokens[at].kind == TokenKind::Clitic;
    let mut start = start;
    loop {
        if start > low && is_determiner(surface.form(start - 1))
            || start < surface.document.tokens.len() && is_owner(start)
        {
            return Some(start);
        }
        // "Norland's finance minister": the possessor is a part of the role.
        let next = start + 1;
        if surface.is_capitalized(start) && is_owner(next) {
            return Some(start);
        }
        if start <= low {
            return None;
        }
        if is_owner(start - 1) {
            return Some(start);
        }
        if !(is_noun_like(surface, start - 1) || is_hyphen(surface, start - 1)) {
            return None;
        }
        start -= 1;
    }
}

/// "to host Norland", "will head Tamarind": a verb that looks like a role.
fn is_verb(surface: &Surface<'_, '_>, start: usize, noun: usize, bound: usize) -> bool {
    let doubtful = surface.class(noun).any(Classes::DOUBTFUL_ROLE) && !surface.is_capitalized(noun);
    start == noun
        && doubtful
        && noun > bound
        && matches!(
            surface.form(noun - 1),
            "to" | "will"
                | "would"
                | "can"
                | "could"
                | "may"
                | "might"
                | "must"
                | "should"
                | "who"
                | "they"
                | "we"
        )
}
