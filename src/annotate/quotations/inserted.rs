//! What is said around a clause that tells who says it, within one pair of marks: «Мы готовы, — сказал мэр. — Начнём завтра»; and
//! paragraphs that a dash opens, in the languages that write so what somebody says: "– Zostajemy – powiedział Nowak. – Na razie."

use super::Quotation;
use crate::document::Document;
use crate::lang::pack::Part;
use crate::text::{TokenKind, TokenRange};

/// Tokens of the longest clause.
const MAX_CLAUSE: usize = 30;

/// Words between the mark that begins a clause and its verb.
const MAX_LEAD: usize = 2;

/// Words between an auxiliary and its participle.
const MAX_GROUP: usize = 4;

fn is_dash(text: &str) -> bool {
    matches!(text, "—" | "–" | "-" | "―" | "--")
}

fn ends_sentence(text: &str) -> bool {
    matches!(text, "." | "!" | "?" | "…" | "...")
}

/// Whether a paragraph is what somebody says, as the dash before it shows.
pub fn is_dialogue(document: &Document<'_>, quotation: &Quotation) -> bool {
    is_dash(document.token_text(quotation.open))
}

/// Adds what a quotation in marks is divided into by the clauses in it.
pub fn add(document: &Document<'_>, whole: Quotation, found: &mut Vec<Quotation>) {
    divide(document, whole, false, found);
}

/// Adds what is said in a paragraph that a dash opens: one with a clause that tells who says it, or one that answers (`answers`).
/// Returns where the writer's own words go on, where it is such a paragraph.
pub fn add_dialogue(
    document: &Document<'_>,
    range: TokenRange,
    block: u32,
    answers: bool,
    found: &mut Vec<Quotation>,
) -> Option<usize> {
    let open = range.start();
    let has_words = range.len() > 2 && document.tokens[open + 1].kind != TokenKind::Punctuation;
    if !has_words
        || !is_dash(document.token_text(open))
        || !document.pack.speech().has_mark(document.token_text(open))
    {
        return None;
    }
    let inner = TokenRange::new(open + 1, range.end());
    let whole = Quotation { open, inner, end: range.end(), block, is_open: false, goes_on: false };
    let before = found.len();
    if divide(document, whole, true, found) {
        // Behind a clause that no dash ends its sentence is the writer's, and so is what follows.
        let said = found.last().map_or(range.end(), |last| last.end);
        let last = document.sentences.get(document.sentence_of(said)).map_or(said, |last| last.tokens.end());
        return Some(if said < range.end() { last.min(range.end()) } else { range.end() });
    }
    if answers && ends_sentence(document.token_text(range.end() - 1)) {
        return Some(range.end());
    }
    found.truncate(before);
    None
}

/// The first sentence of a paragraph that a dash opens.
pub fn first_dash(document: &Document<'_>, first: usize, count: usize) -> Option<usize> {
    let opens = |at: usize| {
        is_dash(document.token_text(at)) && document.pack.speech().has_mark(document.token_text(at))
    };
    document.sentences[first..first + count]
        .iter()
        .map(|sentence| sentence.tokens.start())
        .find(|&at| opens(at))
}

/// Adds the parts of `whole`; tells whether there is a clause between them.
fn divide(document: &Document<'_>, whole: Quotation, is_dialogue: bool, found: &mut Vec<Quotation>) -> bool {
    let end = whole.inner.end();
    let mut open = whole.open;
    let mut from = whole.inner.start();
    let mut goes_on = whole.goes_on;
    let mut at = from + 1;
    while at < end {
        let Some(behind) = clause(document, from, at, end, is_dialogue) else {
            at += 1;
            continue;
        };
        let inner = TokenRange::new(from, at);
        found.push(Quotation { open, inner, end: at, block: whole.block, is_open: false, goes_on });
        goes_on = true;
        open = behind;
        from = (behind + 1).min(end);
        while from < end && matches!(document.token_text(from), "." | "," | ";" | ":") {
            from += 1;
        }
        at = from + 1;
    }
    if from < end {
        found.push(Quotation { open, inner: TokenRange::new(from, end), goes_on, ..whole });
    }
    goes_on
}

/// Where the clause ends that the mark at `at` begins: at a mark before more of what is said, or at `end`.
fn clause(document: &Document<'_>, from: usize, at: usize, end: usize, is_dialogue: bool) -> Option<usize> {
    let text = document.token_text(at);
    let bound = end.min(at + MAX_CLAUSE);
    if text == "," {
        let verb = verb(document, at + 1, bound, 1).filter(|_| document.pack.speech().has_mark(","))?;
        if at < from + 2 || !has_subject(document, verb) {
            return None;
        }
        let closes = |&at: &usize| {
            let text = document.token_text(at);
            ends_sentence(text) || text == "," && !is_dialogue
        };
        return Some((verb..bound).find(closes).unwrap_or(end));
    }
    let is_mark = |&at: &usize| {
        let text = document.token_text(at);
        is_dash(text) && (text != "-" || document.tokens[at].space_before())
    };
    if !is_mark(&at) {
        return None;
    }
    // "Por suerte - según Castellano - no había nadie"
    let attributes = at + 1 < bound && document.pack.part(document.form(at + 1)).any(Part::ATTRIBUTION);
    let verb = verb(document, at + 1, bound, MAX_LEAD).or(attributes.then_some(at + 2))?;
    let closing = (verb..bound).find(is_mark);
    // A dash may stand before a verb that goes on with what is said.
    let is_closed = matches!(document.token_text(at - 1), "," | "»" | "”" | "“")
        || ends_sentence(document.token_text(at - 1));
    match closing {
        Some(closing) => Some(closing),
        None => (!attributes && (is_closed || is_dialogue)).then_some(end),
    }
}

/// One past a verb of saying that begins at most `lead` words behind `start`.
fn verb(document: &Document<'_>, start: usize, end: usize, lead: usize) -> Option<usize> {
    let part = |at: usize| document.pack.part(document.form(at));
    let is_word = |at: &usize| document.tokens[*at].is_word();
    for at in (start..end.min(start + lead + 1)).take_while(is_word) {
        if document.tokens[at].is_capitalized() || part(at).any(Part::CONJUNCTION | Part::PREPOSITION) {
            return None;
        }
        if part(at).any(Part::VERB) {
            return Some(at + 1);
        }
        if part(at).any(Part::AUXILIARY) {
            let mut near = (at + 1..end.min(at + MAX_GROUP)).take_while(is_word);
            if let Some(participle) = near.find(|&at| part(at).any(Part::PARTICIPLE)) {
                return Some(participle + 1);
            }
        }
    }
    None
}

/// Whether somebody may be the subject of the verb that ends before `behind`: a pronoun tied to it, a name, a noun with an article.
fn has_subject(document: &Document<'_>, behind: usize) -> bool {
    let part = |at: usize| document.pack.part(document.form(at));
    let is_tied =
        (behind.saturating_sub(MAX_GROUP)..behind).any(|at| part(at).any(Part::HE | Part::SHE | Part::OTHER));
    let is_named = document.tokens.get(behind).is_some_and(|token| token.is_word() && token.is_capitalized());
    is_tied || is_named || part(behind).any(Part::DETERMINER | Part::HE | Part::SHE)
}
