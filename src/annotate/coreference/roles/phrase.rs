//! Noun phrases of roles: which words may belong to one, and where it ends.

use super::Number;
use crate::annotate::names::surface::Surface;
use crate::lang::classes::Classes;
use crate::text::TokenRange;

/// Tokens of a role that are looked at.
pub const REACH: usize = 24;

/// Whether a word is a title or names an office, profession or relation.
pub fn is_role(surface: &Surface<'_, '_>, at: usize) -> bool {
    let class = surface.class(at);
    let named = Classes::ROLE | Classes::HONORIFIC;
    if surface.is_masked(at) {
        return false;
    }
    // "Mrs." says nothing of what somebody does.
    class.any(named) && !class.any(Classes::COURTESY)
        || surface.form(at).strip_prefix("ex-").is_some_and(|rest| surface.look_up(rest).any(Classes::ROLE))
        || surface
            .form(at)
            .rsplit_once('-')
            .is_some_and(|(_, last)| last.len() > 4 && surface.look_up(last).any(Classes::ROLE))
}

/// "minister" or "ministers".
pub fn number(surface: &Surface<'_, '_>, at: usize) -> Number {
    let form = surface.form(at);
    let is_plural = !surface.look_up(form).any(Classes::ROLE | Classes::HONORIFIC)
        && form.strip_suffix('s').is_some_and(|one| surface.look_up(one).any(Classes::ROLE));
    if is_plural { Number::Several } else { Number::One }
}

/// Whether a word is a relation by blood or marriage.
pub fn is_family(surface: &Surface<'_, '_>, at: usize) -> bool {
    surface.class(at).any(Classes::FAMILY)
}

/// Whether a capitalized word may stand in a role.
pub fn is_name_like(surface: &Surface<'_, '_>, at: usize) -> bool {
    surface.is_capitalized(at)
        && !surface.is_masked(at)
        && (!surface.class(at).any(Classes::FUNCTION) || surface.is_all_caps(at))
}

/// Whether a word in lower case may be a noun or adjective inside a role: "of public health".
pub fn is_noun_like(surface: &Surface<'_, '_>, at: usize) -> bool {
    let Some(token) = surface.document.tokens.get(at) else { return false };
    let (class, form) = (surface.class(at), surface.form(at));
    token.is_word()
        && !token.is_capitalized()
        && !surface.is_masked(at)
        && (!class.any(Classes::FUNCTION | Classes::SPEECH | Classes::PLACE_PREPOSITION)
            || class.any(Classes::ANY_HEAD))
        && !surface.document.pack.is_verb_or_adverb(form)
        && !matches!(
            form,
            "as" | "since" | "until" | "after" | "before" | "during" | "while" | "when" | "because"
        )
}

/// Whether a word leads on to what a role is of.
pub fn is_tie(form: &str) -> bool {
    matches!(form, "of" | "to" | "for" | "at" | "in" | "on" | "with")
}

/// Articles and the like before a role.
pub fn is_determiner(form: &str) -> bool {
    matches!(form, "a" | "an" | "the" | "his" | "her" | "its" | "their" | "our" | "my" | "whose")
}

/// Whether a hyphen stands between two words without spaces. One that ends a line or the text joins nothing.
pub fn is_hyphen(surface: &Surface<'_, '_>, at: usize) -> bool {
    surface.document.token_text(at) == "-"
        && !surface.has_space_before(at)
        && surface.document.tokens.get(at + 1).is_some_and(|next| {
            next.is_countable() && next.span.start() == surface.document.tokens[at].span.end()
        })
}

/// The end of what a role is of, from its preposition on: "of the Republic of Korea", "to Germany", "of trade,
/// industry and fisheries", "of Tom Quint", where `person` is the next person's name. `from` where nothing follows the
/// preposition. Nothing from `limit` on is looked at.
pub fn complement_end(surface: &Surface<'_, '_>, from: usize, limit: usize, person: TokenRange) -> usize {
    let full = limit;
    let limit = limit.min(person.start());
    let mut end = from;
    let mut at = from;
    while at < limit {
        let form = surface.form(at);
        let tied = is_tie(form) && (at == from || form != "with");
        if tied {
            at += 1;
            let is_loose = form != "of" && (at > from + 1 || matches!(form, "in" | "at" | "on" | "with"));
            while at < limit && is_determiner(surface.form(at)) {
                at += 1;
            }
            if at == person.start() && person.end() <= full && !is_determiner(surface.form(at - 1)) {
                return person.end();
            }
            let filled = words_end(surface, at, limit);
            // "lawyer at the time", "leader of the party to court": only what has a name or is an institution.
            let is_named =
                (at..filled).any(|i| surface.is_capitalized(i) || surface.class(i).any(Classes::ANY_HEAD));
            if filled == at || is_loose && !is_named {
                return end;
            }
            at = filled;
            end = filled;
            continue;
        }
        let listed = list_end(surface, at, limit);
        if listed == at {
            return end;
        }
        at = listed;
        end = listed;
    }
    end
}

/// One past the words side by side, with their hyphens, possessives and quotation marks.
fn words_end(surface: &Surface<'_, '_>, from: usize, limit: usize) -> usize {
    let mut at = from;
    while at < limit {
        let text = surface.document.token_text(at);
        let passes = is_name_like(surface, at)
            || is_noun_like(surface, at)
            || is_hyphen(surface, at)
            || at > from && matches!(surface.form(at), "'s" | "’s" | "'" | "’");
        let opens = matches!(text, "“" | "\"") && at + 1 < limit && is_name_like(surface, at + 1);
        let closes = matches!(text, "”" | "\"") && at > from;
        if !(passes || opens || closes) {
            break;
        }
        at += 1;
    }
    at
}

/// "… and fisheries", ", industry and fisheries": one past the list that goes on at `from`, or `from`.
fn list_end(surface: &Surface<'_, '_>, from: usize, limit: usize) -> usize {
    let is_and = |at: usize| matches!(surface.form(at), "and" | "&");
    if is_and(from) {
        let end = words_end(surface, from + 1, limit);
        // "… and her deputy", "… and minister of health": no topic.
        let is_topic =
            end > from + 1 && !(from + 1..end).any(|at| is_role(surface, at)) && !is_clause(surface, end);
        return if is_topic { end } else { from };
    }
    let mut at = from;
    while surface.form(at) == "," && at < limit {
        let end = words_end(surface, at + 1, limit);
        if end == at + 1 || end > at + 5 || (at + 1..end).any(|i| is_role(surface, i)) {
            return from;
        }
        at = end;
        // The comma before "and".
        let and = if surface.form(at) == "," && is_and(at + 1) { at + 1 } else { at };
        if is_and(and) {
            let end = words_end(surface, and + 1, limit);
            let closed = end >= limit || matches!(surface.document.token_text(end), "," | "." | ";" | ")");
            let is_topic = end > and + 1 && closed && !(and + 1..end).any(|i| is_role(surface, i));
            return if is_topic { end } else { from };
        }
    }
    from
}

/// Whether what stands before `end` was the subject of a clause.
fn is_clause(surface: &Surface<'_, '_>, end: usize) -> bool {
    let form = surface.form(end);
    matches!(form, "is" | "was" | "are" | "were" | "has" | "had" | "will" | "would" | "have")
}
