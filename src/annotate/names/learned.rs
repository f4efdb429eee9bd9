//! Names in languages of which no rules are known: as the tagger has them, but of one kind throughout the document.

use rustc_hash::FxHashSet;

use super::EntityKind;
use super::candidates::{Candidate, Lead};
use super::classify::{Group, Name, Names, SURE};
use super::groups::Numbers;
use super::surface::Surface;
use super::tagger::{self, Tagged};
use crate::lang::classes::Classes;
use crate::lang::pack::{Part, RolePart};
use crate::sequence::Memory;
use crate::text::{TokenFlags, TokenRange, WordId, order};

/// Without a small word that is capitalized because the sentence begins with it: "Según Ibarra". An article may be of the name.
fn without_opening(surface: &Surface<'_, '_>, tokens: TokenRange) -> TokenRange {
    let (document, first) = (surface.document, tokens.start());
    let opens = tokens.len() > 1 && document.tokens[first].flags.has(TokenFlags::SENTENCE_START);
    let form = surface.form(first);
    let pack = &document.pack;
    let attributes = || pack.speech().attribution(std::iter::once(form)) > 0;
    let is_small = opens && !pack.is_article(form) && (pack.is_function_word(form) || attributes());
    if is_small { TokenRange::new(first + 1, tokens.end()) } else { tokens }
}

/// Without the offices and titles of courtesy before somebody's name: "Bundeskanzlerin Angela Merkel", "US-Präsident Biden".
fn without_titles(surface: &Surface<'_, '_>, tokens: TokenRange) -> TokenRange {
    let is_title = |at: usize| surface.role_part(at).any(RolePart::OFFICE | RolePart::COURTESY);
    let (mut start, end) = (tokens.start(), tokens.end());
    while start + 1 < end {
        let is_compound = surface.document.token_text(start + 1) == "-" && start + 3 < end;
        start += match is_compound {
            true if is_title(start + 2) => 3,
            false if is_title(start) => 1,
            _ => break,
        };
    }
    TokenRange::new(start, end)
}

/// The person behind what an office is of, where the model took both for one name: "ministro dell'[Interno Franco Valenti]".
fn behind_complement(surface: &Surface<'_, '_>, tokens: TokenRange) -> Option<TokenRange> {
    let document = surface.document;
    let (start, end) = (tokens.start(), tokens.end());
    let pack = &document.pack;
    let is_elided = pack.elided(document.form(start)) > 0;
    let mut before = start;
    while before > 0 && start - before < 2 && surface.role_part(before - 1).any(RolePart::TIE) {
        before -= 1;
    }
    let is_tied = before < start || is_elided;
    let is_office = |at: usize| surface.role_part(at).any(RolePart::OFFICE);
    // "directora general de"
    let follows_office = is_tied && (1..=2).filter_map(|back| before.checked_sub(back)).any(is_office);
    let is_given = |at: usize| {
        let part = pack.part(document.form(at));
        surface.class(at).any(Classes::FIRST_NAME)
            || part.any(Part::MAN | Part::WOMAN) && !part.any(Part::TITLE)
    };
    let given = (start..end).find(|&at| is_given(at))?;
    (follows_office && given > start && given + 2 <= end).then(|| TokenRange::new(given, end))
}

/// Further occurrences of the surnames of people with full names, which the model did not see: "Соколов" at the beginning of a
/// sentence is a word that it may never have met. Not where the text has the word in small letters, too, or behind an article,
/// as in "der Koch".
fn add_surnames(surface: &Surface<'_, '_>, tagged: &mut Vec<Tagged>) {
    let document = surface.document;
    let mut surnames: FxHashSet<WordId> = FxHashSet::default();
    for one in tagged.iter().filter(|one| one.kind == EntityKind::Person && one.tokens.len() > 1) {
        let last = one.tokens.end() - 1;
        let is_long = document.form(last).chars().nth(LEAST_SURNAME - 1).is_some();
        if is_long && surface.is_capitalized(last) && !surface.class(last).any(Classes::SEEN_LOWER) {
            surnames.insert(document.tokens[last].word);
        }
    }
    if surnames.is_empty() {
        return;
    }
    let mut names = tagged.iter().map(|one| one.tokens).collect::<Vec<_>>().into_iter().peekable();
    let mut found = Vec::new();
    for (sentence, range) in document.sentences.iter().enumerate() {
        for at in range.tokens.indices() {
            while names.next_if(|name| name.end() <= at).is_some() {}
            let is_free = names.peek().is_none_or(|name| name.start() > at);
            let beside =
                |other: usize| surface.is_capitalized(other) && range.tokens.indices().contains(&other);
            let before = at.checked_sub(1).filter(|before| *before >= range.tokens.start());
            let is_surname = is_free
                && surnames.contains(&document.tokens[at].word)
                && surface.is_capitalized(at)
                && !surface.is_masked(at)
                && !beside(at + 1)
                && before.is_none_or(|before| {
                    let part = surface.role_part(before);
                    !part.any(RolePart::ARTICLE)
                        && (part.any(RolePart::OFFICE | RolePart::COURTESY)
                            || !beside(before)
                            || document.tokens[before].flags.has(TokenFlags::SENTENCE_START))
                        && document.token_text(before) != "-"
                })
                && document.token_text(at + 1) != "-";
            if is_surname {
                let tokens = TokenRange::new(at, at + 1);
                found.push(Tagged::known(tokens, sentence as u32, EntityKind::Person));
            }
        }
    }
    if !found.is_empty() {
        tagged.append(&mut found);
        order::sort_by_key(tagged, |one| one.tokens);
    }
}

/// Letters of the shortest surname that is looked for where the model saw none.
const LEAST_SURNAME: usize = 4;

/// Finds the names by the model alone; `memory` has read the document's forms.
pub fn find(surface: &Surface<'_, '_>, memory: &mut Memory<'_>) -> Names {
    let rules = Names { names: Vec::new(), groups: Vec::new() };
    let mut tagged = tagger::tag(surface, &rules, memory);
    if surface.document.pack.roles().is_known() {
        for one in &mut tagged {
            one.tokens = without_opening(surface, one.tokens);
            if let Some(tokens) = behind_complement(surface, one.tokens) {
                (one.tokens, one.kind) = (tokens, EntityKind::Person);
            }
            if one.kind == EntityKind::Person {
                one.tokens = without_titles(surface, one.tokens);
            }
        }
        add_surnames(surface, &mut tagged);
    }
    let mut numbers = Numbers::default();
    let mut votes: Vec<[u32; EntityKind::ALL.len()]> = Vec::new();
    let mut names = Vec::with_capacity(tagged.len());
    let mut firsts = Vec::new();
    for mut one in tagged {
        one.tokens = without_opening(surface, one.tokens);
        if !surface.document.range_text(one.tokens).contains(char::is_alphabetic) {
            continue;
        }
        let (group, is_new) = numbers.number(surface, one.tokens);
        if is_new {
            votes.push([0; EntityKind::ALL.len()]);
            firsts.push(one.tokens);
        }
        votes[group as usize][one.kind as usize] += 1;
        let candidate = Candidate {
            tokens: one.tokens,
            sentence: one.sentence,
            lead: Lead::None,
            is_exposed: false,
            is_doubtful: false,
        };
        names.push(Name { candidate, kind: one.kind, group, certainty: SURE });
    }
    // Of kinds that equally many speak for, the first counts.
    let kinds: Vec<EntityKind> = votes
        .iter()
        .map(|votes| EntityKind::ALL.into_iter().rev().max_by_key(|&kind| votes[kind as usize]))
        .map(|kind| kind.unwrap_or(EntityKind::Organization))
        .collect();
    for name in &mut names {
        name.kind = kinds[name.group as usize];
    }
    let groups = firsts.iter().zip(&kinds).map(|(&first, &kind)| Group::decided(first, kind, &[]));
    Names { names, groups: groups.collect() }
}
