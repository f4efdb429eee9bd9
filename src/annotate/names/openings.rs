//! Given names that are function words as well: "Will Hartley said", "the firm's chief Do Hwan".

use super::EntityKind;
use super::spans::Span;
use super::surface::{LetterCase, Surface};
use crate::lang::classes::Classes;
use crate::lang::en::grammar;
use crate::lang::en::nominal::PAST_FORMS;
use crate::text::{TokenKind, TokenRange};

/// Adds the word before a person's name that is a given name there.
pub fn lengthen(surface: &Surface<'_, '_>, spans: &mut [Span]) {
    let mut free_from = 0;
    for span in spans {
        let (start, end) = (span.tokens.start(), span.tokens.end());
        if span.kind == EntityKind::Person
            && !span.is_fixed
            && start > free_from
            && is_given_name(surface, start - 1, span)
        {
            span.tokens = TokenRange::new(start - 1, end);
            span.rule = None;
        }
        free_from = end;
    }
}

/// Whether the function word before a person's name is their given name: capitalized within a sentence; at its beginning
/// only where the words after the name cannot follow the verb "will": "Will Hartley said" is no question.
fn is_given_name(surface: &Surface<'_, '_>, at: usize, span: &Span) -> bool {
    let sentence = surface.document.sentences[span.sentence as usize].tokens.indices();
    let form = surface.form(at);
    if !sentence.contains(&at)
        || !surface.is_capitalized(at)
        || surface.is_all_caps(at)
        || surface.is_masked(at)
        || !surface.has_space_before(at + 1)
        || surface.letter_case(span.sentence as usize) != LetterCase::Sentence
    {
        return false;
    }
    if !surface.opens(at) {
        return matches!(form, "will" | "may" | "do" | "an" | "so" | "in" | "no" | "my");
    }
    matches!(form, "will" | "may")
        && surface.document.token_text(sentence.end - 1) != "?"
        && is_finite(surface, span.tokens.end(), sentence.end)
}

/// Whether what follows a name makes it the subject of a clause that has no other verb, or describes it.
fn is_finite(surface: &Surface<'_, '_>, next: usize, end: usize) -> bool {
    let Some(token) = surface.document.tokens.get(next).filter(|_| next < end) else { return false };
    let form = surface.form(next);
    match token.kind {
        TokenKind::Clitic => true,
        TokenKind::Word => {
            !token.is_capitalized()
                && (grammar::makes_subject(form)
                    || surface.class(next).any(Classes::SPEECH) && is_inflected(form)
                    || PAST_FORMS.contains(&form)
                    || is_inflected(form) && surface.document.pack.is_verb_or_adverb(form))
        }
        _ => matches!(surface.document.token_text(next), "," | "("),
    }
}

/// Whether a verb shows by its ending that it is no infinitive.
fn is_inflected(form: &str) -> bool {
    form.ends_with("ed") || form.ends_with('s') || matches!(form, "said" | "told" | "wrote")
}
