//! Lengths of time that are the age of somebody, in languages whose packs hold the words around it: neither a date nor a length.

use crate::document::Document;
use crate::lang::pack::{Part, RolePart};

/// Words between a verb or a noun and the age: "tiene ya más de".
const MAX_BETWEEN: usize = 3;

/// One past the last token of an age, where the length of time in the tokens from `first` to `end` is one: "Smith, 55 ans,", "de 55
/// años", "un hombre de 55 años", "tenía 55 años", "18 mois d'âge". `code` is the unit by the code of UCUM; nothing before `start` and
/// from `limit` on belongs to the sentence.
pub fn end_of_age(
    document: &Document<'_>,
    code: &str,
    (first, end): (usize, usize),
    (start, limit): (usize, usize),
) -> Option<usize> {
    let pack = &document.pack;
    let words = pack.amount_words()?;
    let word = |at: usize| words.english(&pack.numeral_form(document.form(at))).unwrap_or_default();
    let part = |at: usize| {
        let form = document.form(at);
        pack.roles().listed(&form[pack.elided(form)..])
    };
    let is_of = |at: usize| {
        let is_tie = matches!(word(at), "of" | "from") || pack.part(document.form(at)).any(Part::OF);
        is_tie && !part(at).any(RolePart::ARTICLE)
    };
    let is_aged = |at: usize| matches!(word(at), "aged" | "age");
    if end + 1 < limit && is_of(end) && is_aged(end + 1) {
        return Some(end + 2);
    }
    if end < limit && is_aged(end) && pack.elided(document.form(end)) > 0 {
        return Some(end + 1);
    }
    let back = |count: usize| first.checked_sub(count).filter(|at| *at >= start);
    let is_capitalized = |at: usize| document.tokens[at].is_capitalized();
    let is_bounded = end >= limit || matches!(document.form(end), "," | "." | ";" | ")");
    let is_comma = |at: usize| document.form(at) == ",";
    let behind_name =
        code == "a" && is_bounded && back(1).is_some_and(is_comma) && back(2).is_some_and(is_capitalized);
    let behind_comma = back(1).is_some_and(is_of) && back(2).is_some_and(is_comma);
    if behind_name || behind_comma || (1..=3).filter_map(back).any(is_aged) {
        return Some(end);
    }
    let is_somebody = |at: usize| {
        let form = document.form(at);
        part(at).any(RolePart::PERSON)
            || pack.role_part(form, pack.capitalizes_nouns()).0.any(RolePart::OFFICE)
    };
    for at in (1..=MAX_BETWEEN + 1).map_while(back) {
        if is_of(at) {
            // "un hombre de 55 años", "un hombre soltero de 55 años"
            let mut nouns = (1..=2).filter_map(|more| at.checked_sub(more)).filter(|at| *at >= start);
            if nouns.any(is_somebody) {
                return Some(end);
            }
        }
        if part(at).any(RolePart::AGE_VERB) {
            // "tiene 20 años de experiencia", "a trois ans pour", "il y a 20 ans"
            let leads_on = end < limit && (is_of(end) || part(end).any(RolePart::PURPOSE));
            let is_distance = at > start && document.form(at - 1) == "y";
            return (matches!(code, "a" | "mo") && !leads_on && !is_distance).then_some(end);
        }
        let is_small = pack.is_stop_word(document.form(at)) || part(at).any(RolePart::ARTICLE);
        if !is_small {
            break;
        }
    }
    None
}
