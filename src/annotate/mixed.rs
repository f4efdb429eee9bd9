//! Paragraphs of another language than the document's: each is read as its own language is, and what is found there belongs to the
//! document like all that is found in it.

use time::Date;

use super::amounts::{self, Amount};
use super::coreference::{Entity, Mention};
use super::dates::{self, DateMention};
use super::names::candidates::{Candidate, Lead};
use super::names::classify::{Group, Name, Names, SURE};
use super::names::groups::Numbers;
use super::names::surface::Surface;
use super::names::{self, EntityKind, Found};
use super::quotes::{self, Quote};
use super::{quotations, tags};
use crate::document::Document;
use crate::import::Article;
use crate::lang::{Language, Pack};
use crate::options::Options;
use crate::segment;
use crate::text::{ByteSpan, TokenRange, order};

/// All paragraphs of one language.
pub struct Paragraphs<'t> {
    /// They alone, segmented as their language is.
    document: Document<'t>,
    dates: Vec<DateMention>,
    amounts: Vec<Amount>,
}

/// The paragraphs of other languages whose packs are at hand, those of each language as an article.
pub fn articles<'t>(document: &Document<'t>, options: &Options) -> Vec<(Language, Article<'t>)> {
    let mut languages = document.other_languages();
    languages.retain(|&language| options.packs.get(language).is_some());
    let article = |language| {
        let blocks = document.blocks.iter().enumerate();
        let own = blocks.filter(|(number, _)| document.block_language(*number) == Some(language));
        (language, Article::of_blocks(document.text, own.map(|(_, block)| *block).collect()))
    };
    languages.into_iter().map(article).collect()
}

/// Reads them. `day` is the reference day of their dates.
pub fn read<'a>(
    articles: &'a [(Language, Article<'_>)],
    options: &Options,
    day: Option<Date>,
) -> Vec<Paragraphs<'a>> {
    let read = |(language, article): &'a (Language, Article<'_>)| {
        let options =
            Options { language: Some(*language), packs: options.packs.clone(), ..Options::default() };
        let document = segment::segment(article, &options);
        let dates = dates::find(&document, day);
        let amounts = amounts::find(&document, &dates);
        Paragraphs { document, dates, amounts }
    };
    articles.iter().map(read).collect()
}

/// The tokens of a document that hold `span`; languages differ in what they take for one.
fn tokens_of(document: &Document<'_>, span: ByteSpan) -> Option<TokenRange> {
    let start = document.tokens.partition_point(|token| token.span.end() <= span.start());
    let end = document.tokens.partition_point(|token| token.span.start() < span.end());
    (start < end).then(|| TokenRange::new(start, end))
}

/// Something that stands in a document.
trait Placed: Clone {
    /// Whether it stands in one sentence.
    const IN_SENTENCE: bool = true;

    /// Where it stands.
    fn tokens(&self) -> TokenRange;
    /// Puts it elsewhere.
    fn put(&mut self, tokens: TokenRange);
    /// Takes what else of it stands in the text to where `there` tells.
    fn take_along(&mut self, _there: &dyn Fn(TokenRange) -> Option<TokenRange>) {}
}

impl Placed for DateMention {
    fn tokens(&self) -> TokenRange {
        self.tokens
    }

    fn put(&mut self, tokens: TokenRange) {
        self.tokens = tokens;
    }
}

impl Placed for Amount {
    fn tokens(&self) -> TokenRange {
        self.tokens
    }

    fn put(&mut self, tokens: TokenRange) {
        self.tokens = tokens;
    }
}

impl Placed for Quote {
    const IN_SENTENCE: bool = false;

    fn tokens(&self) -> TokenRange {
        self.tokens
    }

    fn put(&mut self, tokens: TokenRange) {
        self.tokens = tokens;
    }

    fn take_along(&mut self, there: &dyn Fn(TokenRange) -> Option<TokenRange>) {
        (self.mention, self.cue) = (self.mention.and_then(there), self.cue.and_then(there));
    }
}

/// Whether tokens stand in more than one sentence.
fn crosses(document: &Document<'_>, tokens: TokenRange) -> bool {
    document.sentence_of(tokens.start()) != document.sentence_of(tokens.end() - 1)
}

/// Puts what was found in paragraphs of another language in the place of what the document's language found there.
fn put<T: Placed>(document: &Document<'_>, part: &Document<'_>, own: &[T], found: &mut Vec<T>) {
    found.retain(|one| {
        let sentence = &document.sentences[document.sentence_of(one.tokens().start())];
        document.block_language(sentence.block as usize) != Some(part.language)
    });
    let there = |tokens| tokens_of(document, part.span(tokens));
    // Where the document's language ends a sentence within it, it is nothing that the document could say.
    let fits = |tokens: &TokenRange| !(T::IN_SENTENCE && crosses(document, *tokens));
    for one in own {
        let Some(tokens) = there(one.tokens()).filter(fits) else { continue };
        let mut one = one.clone();
        one.put(tokens);
        one.take_along(&there);
        found.push(one);
    }
    order::sort_by_key(found, Placed::tokens);
    let mut until = 0;
    found.retain(|one| {
        let is_apart = one.tokens().start() >= until;
        until = until.max(one.tokens().end());
        is_apart
    });
}

/// The same for all paragraphs in languages of which such things are known.
fn put_all<T: Placed>(
    document: &Document<'_>,
    paragraphs: &[Paragraphs<'_>],
    knows: fn(&Pack) -> bool,
    own: impl for<'p> Fn(&'p Paragraphs<'_>) -> &'p [T],
    mut found: Vec<T>,
) -> Vec<T> {
    for part in paragraphs.iter().filter(|part| knows(&part.document.pack)) {
        put(document, &part.document, own(part), &mut found);
    }
    found
}

/// The dates of a document, with those of its paragraphs of languages whose dates are known.
pub fn with_dates(
    document: &Document<'_>,
    paragraphs: &[Paragraphs<'_>],
    found: Vec<DateMention>,
) -> Vec<DateMention> {
    let knows = |pack: &Pack| pack.times().is_some() || pack.has_numerals();
    put_all(document, paragraphs, knows, |part| &part.dates, found)
}

/// The amounts of a document, with those of its paragraphs of languages whose numerals are known.
pub fn with_amounts(
    document: &Document<'_>,
    paragraphs: &[Paragraphs<'_>],
    found: Vec<Amount>,
) -> Vec<Amount> {
    let knows = |pack: &Pack| pack.numerals().is_some() || pack.has_numerals();
    put_all(document, paragraphs, knows, |part| &part.amounts, found)
}

/// The quotes of a document, with those of its paragraphs of languages of which it is known how they say who says something.
/// `entities` are the document's.
pub fn with_quotes(
    document: &Document<'_>,
    paragraphs: &[Paragraphs<'_>],
    entities: &[Entity],
    mut found: Vec<Quote>,
) -> Vec<Quote> {
    let knows = |part: &Document<'_>| part.pack.speech().is_known() || part.pack.has_rules_of_names();
    for part in paragraphs.iter().map(|part| &part.document).filter(|part| knows(part)) {
        let there = |mention: &Mention| {
            let tokens = tokens_of(part, document.named_span(mention.tokens))?;
            Some(Mention { tokens, ..*mention })
        };
        // Text of other paragraphs is not among the tokens: what stands there would be moved to the edge of these.
        let is_here = |mention: &&Mention| {
            let sentence = &document.sentences[document.sentence_of(mention.tokens.start())];
            document.block_language(sentence.block as usize) == Some(part.language)
        };
        let here = entities.iter().map(|entity| {
            let mentions = entity.mentions.iter().filter(is_here).filter_map(there).collect();
            Entity { mentions, ..entity.clone() }
        });
        let here: Vec<Entity> = here.collect();
        let mut memory = part.memory(part.pack.model());
        let tags = tags::tag(part, memory.as_mut());
        let own = quotes::find(part, &tags, &quotations::find(part), &here, &[]);
        put(document, part, &own, &mut found);
    }
    found
}

/// Puts the names of such paragraphs in the place of those that the document's language found there. Paragraphs whose language
/// has a pack that finds no names stay as they are.
pub fn with_names<'d, 't>(
    document: &'d Document<'t>,
    paragraphs: &[Paragraphs<'_>],
    found: Option<Found<'d, 't>>,
    dates: &[DateMention],
    amounts: &[Amount],
) -> Option<Found<'d, 't>> {
    let mut read = Vec::new();
    let mut languages = Vec::new();
    for part in paragraphs {
        let model = part.document.pack.name_model();
        let mut memory = part.document.memory(model);
        if memory.is_none() {
            continue;
        }
        languages.push(Some(part.document.language));
        let names = names::find(&part.document, memory.as_mut(), &part.dates, &part.amounts);
        let named = names.into_iter().flat_map(|found| found.names.names);
        read.extend(named.map(|name| (part.document.named_span(name.candidate.tokens), name.kind)));
    }
    if languages.is_empty() {
        return found;
    }
    let none = || Found {
        surface: Surface::new(document, dates, amounts),
        names: Names { names: Vec::new(), groups: Vec::new() },
    };
    let mut found = found.unwrap_or_else(none);
    found.names.names.retain(|name| {
        let sentence = &document.sentences[name.candidate.sentence as usize];
        !languages.contains(&document.block_language(sentence.block as usize))
    });
    put_names(&found.surface, &read, &mut found.names);
    Some(found)
}

/// Adds names to those of a document; what is named there already is of the same kind here.
fn put_names(surface: &Surface<'_, '_>, read: &[(ByteSpan, EntityKind)], names: &mut Names) {
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
        let Some(tokens) = tokens_of(document, span) else { continue };
        let (number, is_new) = numbers.number(surface, tokens);
        if is_new {
            groups.push(names.groups.len());
            names.groups.push(Group::decided(tokens, kind, &[]));
        }
        let group = groups[number as usize];
        let candidate = Candidate {
            tokens,
            sentence: document.sentence_of(tokens.start()) as u32,
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
