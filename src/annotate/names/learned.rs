//! Names in languages of which no rules are known: as the tagger has them, but of one kind throughout the document.

use super::EntityKind;
use super::candidates::{Candidate, Lead};
use super::classify::{Group, Name, Names, SURE};
use super::groups::Numbers;
use super::surface::Surface;
use super::tagger;
use crate::sequence::Memory;
use crate::text::{TokenFlags, TokenRange};

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

/// Finds the names by the model alone; `memory` has read the document's forms.
pub fn find(surface: &Surface<'_, '_>, memory: &mut Memory<'_>) -> Names {
    let rules = Names { names: Vec::new(), groups: Vec::new() };
    let tagged = tagger::tag(surface, &rules, memory);
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
