//! Names in paragraphs of another language than the document's: each is read as its own language is, and what is found there
//! belongs to the document like all its names.

use super::amounts::{self, Amount};
use super::dates::{self, DateMention};
use super::names::candidates::{Candidate, Lead};
use super::names::classify::{Group, Name, Names, SURE};
use super::names::groups::Numbers;
use super::names::surface::Surface;
use super::names::{self, EntityKind, Found};
use crate::document::Document;
use crate::import::Article;
use crate::options::Options;
use crate::segment;
use crate::text::{Block, ByteSpan, TokenRange, order};

/// Puts the names of such paragraphs in the place of those that the document's language found there. Paragraphs whose language
/// has no pack at hand, or one that finds no names, stay as they are.
pub fn add<'d, 't>(
    document: &'d Document<'t>,
    found: Option<Found<'d, 't>>,
    dates: &[DateMention],
    amounts: &[Amount],
    options: &Options,
) -> Option<Found<'d, 't>> {
    let mut are_read = vec![false; document.block_languages.len()];
    let mut read = Vec::new();
    for language in document.other_languages() {
        if options.packs.get(language).is_none_or(|pack| pack.name_model().is_none()) {
            continue;
        }
        let mut blocks = Vec::new();
        for (number, block) in document.blocks.iter().enumerate() {
            if document.block_language(number) == Some(language) {
                are_read[number] = true;
                blocks.push(*block);
            }
        }
        let options =
            Options { language: Some(language), packs: options.packs.clone(), ..Options::default() };
        find(document.text, blocks, &options, &mut read);
    }
    if !are_read.contains(&true) {
        return found;
    }
    let none = || Found {
        surface: Surface::new(document, dates, amounts),
        names: Names { names: Vec::new(), groups: Vec::new() },
    };
    let mut found = found.unwrap_or_else(none);
    found.names.names.retain(|name| {
        let sentence = &document.sentences[name.candidate.sentence as usize];
        !are_read[sentence.block as usize]
    });
    put(&found.surface, &read, &mut found.names);
    Some(found)
}

/// The names in some blocks of a text, by the language that the options name.
fn find(text: &str, blocks: Vec<Block>, options: &Options, found: &mut Vec<(ByteSpan, EntityKind)>) {
    let article = Article::of_blocks(text, blocks);
    let part = segment::segment(&article, options);
    let dates = dates::find(&part, None);
    let amounts = amounts::find(&part, &dates);
    let mut memory = part.memory(part.pack.name_model());
    let names = names::find(&part, memory.as_mut(), &dates, &amounts);
    let named = names.into_iter().flat_map(|found| found.names.names);
    found.extend(named.map(|name| (part.named_span(name.candidate.tokens), name.kind)));
}

/// Adds names to those of a document; what is named there already is of the same kind here.
fn put(surface: &Surface<'_, '_>, read: &[(ByteSpan, EntityKind)], names: &mut Names) {
    let document = surface.document;
    let mut numbers = Numbers::default();
    // The group of each number.
    let mut groups = Vec::new();
    for (place, group) in names.groups.iter().enumerate() {
        if numbers.number(surface, group.first).1 {
            groups.push(place);
        }
    }
    for &(span, kind) in read {
        // Languages differ in what they take for one token.
        let start = document.tokens.partition_point(|token| token.span.end() <= span.start());
        let end = document.tokens.partition_point(|token| token.span.start() < span.end());
        if start >= end {
            continue;
        }
        let tokens = TokenRange::new(start, end);
        let (number, is_new) = numbers.number(surface, tokens);
        if is_new {
            groups.push(names.groups.len());
            names.groups.push(Group::decided(tokens, kind, &[]));
        }
        let group = groups[number as usize];
        let candidate = Candidate {
            tokens,
            sentence: document.sentence_of(start) as u32,
            lead: Lead::None,
            is_exposed: false,
            is_doubtful: false,
        };
        let kind = names.groups[group].kind.unwrap_or(kind);
        names.names.push(Name { candidate, kind, group: group as u32, certainty: SURE });
    }
    order::sort_by_key(&mut names.names, |name| name.candidate.tokens);
    let mut until = 0;
    names.names.retain(|name| {
        let tokens = name.candidate.tokens;
        let is_apart = tokens.start() >= until;
        until = until.max(tokens.end());
        is_apart
    });
}

#[cfg(all(test, feature = "languages"))]
mod tests;
