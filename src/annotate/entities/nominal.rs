//! Mentions by a common noun: "the ministry", "the president". They are linked only where a single entity of the
//! text so far answers to the noun.

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::draft::Draft;
use super::lexicon::Classes;
use super::reader::Reader;
use super::{EntityKind, Mention, MentionForm};
use crate::text::{TokenKind, TokenRange, WordId};

/// Tokens that may lie between a nominal mention and the last mention of what it stands for.
const REACH: usize = 600;

/// Who answers to a noun.
#[derive(Clone, Copy)]
struct Antecedent {
    draft: u32,
    /// Where it was last mentioned.
    at: usize,
    /// Whether another one answers to the noun as well.
    is_ambiguous: bool,
}

/// Adds the nominal mentions to the drafts. `mentions` are those by name, in text order, with their drafts.
pub fn add(reader: &Reader<'_, '_>, drafts: &mut [Draft], mentions: &[(Mention, u32)]) {
    let mut known: HashMap<WordId, Antecedent, FxBuildHasher> = HashMap::default();
    let mut last_person_nouns: Vec<Vec<WordId>> = vec![Vec::new(); drafts.len()];
    for (number, draft) in drafts.iter().enumerate() {
        last_person_nouns[number] = nouns(reader, draft);
    }
    let mut named = mentions.iter().peekable();
    let mut found: Vec<(Mention, u32)> = Vec::new();
    for sentence in &reader.document.sentences {
        let range = sentence.tokens.indices();
        let mut at = range.start;
        while at < range.end {
            if let Some((mention, draft)) = named.next_if(|(mention, _)| mention.tokens.start() <= at) {
                for &noun in &last_person_nouns[*draft as usize] {
                    let is_ambiguous =
                        known.get(&noun).is_some_and(|other| other.is_ambiguous || other.draft != *draft);
                    known.insert(noun, Antecedent { draft: *draft, at: mention.tokens.end(), is_ambiguous });
                }
                at = mention.tokens.end().max(at + 1);
                continue;
            }
            if let Some(tokens) = noun_phrase(reader, at, range.end) {
                let noun = tokens.end() - 1;
                // The ex-president is somebody who is called president.
                let plain = reader
                    .form(noun)
                    .strip_prefix("ex-")
                    .and_then(|form| reader.document.vocabulary.get(form));
                let noun = plain.unwrap_or(reader.document.tokens[noun].word);
                let is_free = named.peek().is_none_or(|(mention, _)| mention.tokens.start() >= tokens.end());
                if let Some(antecedent) = known.get_mut(&noun)
                    && is_free
                    && !antecedent.is_ambiguous
                    && tokens.start() < antecedent.at + REACH
                {
                    antecedent.at = tokens.end();
                    found.push((Mention { tokens, form: MentionForm::Nominal }, antecedent.draft));
                }
                at = tokens.end();
                continue;
            }
            at += 1;
        }
    }
    for (mention, draft) in found {
        drafts[draft as usize].mentions.push(mention);
    }
}

/// The nouns that may stand for an entity: the heads of an organisation's name, the roles of a person.
fn nouns(reader: &Reader<'_, '_>, draft: &Draft) -> Vec<WordId> {
    let mut nouns = Vec::new();
    let ranges: &[TokenRange] = match draft.kind {
        EntityKind::Organization => &draft.forms,
        EntityKind::Person => &draft.role_ranges,
        _ => return nouns,
    };
    for range in ranges.iter().take(MAX_RANGES) {
        for index in range.indices().take(MAX_WORDS) {
            let class = reader.class(index);
            let fits = match draft.kind {
                EntityKind::Person => class.any(Classes::ROLE) && !class.any(Classes::FAMILY),
                _ => class.any(Classes::ORGANIZATION_HEAD) && !class.any(Classes::VAGUE_HEAD),
            };
            let word = reader.document.tokens[index].word;
            if fits && !nouns.contains(&word) {
                nouns.push(word);
            }
            // What a role or organisation is of is not what it is.
            if matches!(reader.form(index), "of" | "to" | "for" | "at") && draft.kind == EntityKind::Person {
                break;
            }
        }
    }
    nouns
}

const MAX_RANGES: usize = 4;
const MAX_WORDS: usize = 12;

/// "the ministry", "this agency", "the former president": the words without the determiner.
fn noun_phrase(reader: &Reader<'_, '_>, at: usize, end: usize) -> Option<TokenRange> {
    if !matches!(reader.form(at), "the" | "this" | "that") {
        return None;
    }
    let mut noun = at + 1;
    while noun < end.min(at + 3)
        && matches!(reader.form(noun), "former" | "prime" | "foreign" | "central" | "chief")
    {
        noun += 1;
    }
    let class = reader.class(noun);
    if noun >= end || reader.is_masked(noun) || !class.any(Classes::ROLE | Classes::ORGANIZATION_HEAD) {
        return None;
    }
    // "the president of …", "the ministry building": something else.
    let next = noun + 1;
    let goes_on = next < end
        && (matches!(reader.form(next), "of" | "-" | "for" | "in" | "at")
            || reader.document.tokens[next].kind == TokenKind::Word
                && (reader.is_capitalized(next)
                    || reader.class(next).any(Classes::ROLE | Classes::ANY_HEAD)
                        && !reader.class(next).any(Classes::SPEECH)));
    (!goes_on).then(|| TokenRange::new(at + 1, noun + 1))
}
