//! Phase 3: each stage reads the document and returns plain values. This file is the pipeline, the ordered list of
//! stages, and nothing else; no stage reaches into another.

mod ages;
pub mod amounts;
pub mod coreference;
pub mod corrections;
pub mod dates;
pub(crate) mod features;
mod grouped;
pub mod keyphrases;
pub mod keywords;
mod logs;
mod mixed;
pub mod names;
pub mod ngrams;
mod numbers;
pub mod quotations;
pub mod quotes;
pub mod readability;
mod runs;
pub mod salience;
pub mod stats;
pub mod summary;
pub mod tags;
pub mod watching;

use crate::document::Document;
use crate::import::Article;
use crate::lang::en;
use crate::options::{Key, Options};
use crate::segment::Words;
use crate::sequence::Memory;

/// What is made of quotations.
const OF_QUOTES: u32 = Key::bits(&[Key::Readability, Key::Summary, Key::Nutgraf, Key::Quotes]);
/// What is made of words, grouped by lemma.
const OF_WORDS: u32 =
    Key::bits(&[Key::Totals, Key::Keywords, Key::Ngrams, Key::Keyphrases, Key::Summary, Key::Nutgraf]);
/// What is made of names.
const OF_NAMES: u32 = OF_QUOTES | OF_WORDS | Key::bits(&[Key::Entities, Key::Corrections, Key::Watch]);
/// What is made of amounts, and what of dates.
const OF_AMOUNTS: u32 = OF_NAMES | Key::bits(&[Key::Amounts]);
const OF_DATES: u32 = OF_AMOUNTS | Key::bits(&[Key::Dates]);

/// What the stages found; nothing where nobody asked for it.
pub struct Annotations {
    /// Calendar dates, times, durations, recurrences, in text order.
    pub dates: Vec<dates::DateMention>,
    /// Sums, percentages, quantities, numbers, ordinals, in text order.
    pub amounts: Vec<amounts::Amount>,
    /// People, organizations, places and more, most mentioned first.
    pub entities: Vec<coreference::Entity>,
    /// Who said what, in text order.
    pub quotes: Vec<quotes::Quote>,
    /// Words and names by frequency.
    pub keywords: keywords::Keywords,
    /// Sequences of words by association.
    pub ngrams: Vec<ngrams::Ngram>,
    /// What the article is about, best first.
    pub keyphrases: Vec<keyphrases::Keyphrase>,
    /// The sentences that say most.
    pub summary: summary::Summary,
    /// How it reads, with all of the body and without its quotes.
    pub readability: readability::Readability,
    /// Counts.
    pub stats: stats::Stats,
    /// For each of the corrections: how many mentions it holds for.
    pub corrected: Vec<u32>,
    /// What of the watch list was found; entities in their order, then words.
    pub watched: Vec<watching::Watched>,
}

/// What is kept from one document to the next, so that it need not be found out again. Results do not depend on it.
#[derive(Default)]
pub struct Scratch {
    /// What is known of words and of how they are written.
    pub words: Words,
    /// What the taggers know of written forms.
    memory: Option<Memory<'static>>,
    is_for_one: bool,
}

impl Scratch {
    /// For one document: nothing is kept longer than it is needed.
    pub fn for_one() -> Self {
        Self { is_for_one: true, ..Self::default() }
    }
}

/// Runs the stages that the options' fields are made of, and gives the words with their lemmas beside what they found, where those
/// are among them; `progress` is told which share of the work is done, 0 to 1, as measured on long English texts.
pub fn annotate(
    document: &Document<'_>,
    article: &Article<'_>,
    options: &Options,
    scratch: &mut Scratch,
    progress: &mut dyn FnMut(f64),
) -> (Annotations, Option<salience::Salience>) {
    let fields = options.fields.keys();
    let asks = |keys: u32| fields & keys != 0;
    progress(0.0);
    if scratch.is_for_one {
        scratch.words = Words::default();
    }
    let day = options.date.or(article.published).map(|day| day.0);
    // Where nobody asks for anything that is read so, there are none.
    let articles = if asks(OF_DATES) { mixed::articles(document, options) } else { Vec::new() };
    let paragraphs = mixed::read(&articles, options, day);
    let (dates, amounts) = if asks(OF_DATES) {
        find_times_and_amounts(document, &paragraphs, day, asks(OF_AMOUNTS))
    } else {
        (Vec::new(), Vec::new())
    };
    let Named { tags, quotations, coreference, corrected } = if asks(OF_NAMES) {
        find_names(document, &dates, &amounts, &paragraphs, options, scratch)
    } else {
        Named::default()
    };
    let coreference::Coreference { entities, pronouns } = coreference;
    progress(0.5);
    let quotes = if asks(OF_QUOTES) {
        let quotes = quotes::find(document, &tags, &quotations, &entities, &pronouns);
        mixed::with_quotes(document, &paragraphs, &entities, quotes)
    } else {
        Vec::new()
    };
    let salience = asks(OF_WORDS)
        .then(|| salience::weigh(document, &tags, &entities, document.pack.model(), &options.stop_words));
    let words = |keys: &[Key]| salience.as_ref().filter(|_| asks(Key::bits(keys)));
    let keywords = match words(&[Key::Keywords, Key::Totals]) {
        Some(words) => keywords::rank(document, words, &entities, options.limits),
        None => keywords::Keywords::default(),
    };
    progress(0.6);
    let ngrams = match words(&[Key::Ngrams]) {
        Some(words) => ngrams::find(document, words, &entities, options.limits),
        None => Vec::new(),
    };
    let keyphrases = match words(&[Key::Keyphrases]) {
        Some(words) => keyphrases::find(document, words, &tags, &entities, options.limits),
        None => Vec::new(),
    };
    progress(0.9);
    let summary = match words(&[Key::Summary, Key::Nutgraf]) {
        Some(salience) => {
            let sources = summary::Sources {
                document,
                salience,
                tags: &tags,
                entities: &entities,
                pronouns: &pronouns,
                quotes: &quotes,
                dates: &dates,
                amounts: &amounts,
            };
            summary::select(&sources, options.summary)
        }
        None => summary::Summary::default(),
    };
    let readability = if asks(Key::bits(&[Key::Readability])) {
        readability::measure(document, &quotes)
    } else {
        readability::Readability::default()
    };
    let stats = stats::count(document);
    let watched = match &options.watch {
        Some(watch) => watching::find(document, &entities, salience.as_ref(), watch),
        None => Vec::new(),
    };
    let annotations = Annotations {
        dates,
        amounts,
        entities,
        quotes,
        keywords,
        ngrams,
        keyphrases,
        summary,
        readability,
        stats,
        corrected,
        watched,
    };
    (annotations, salience)
}

/// The entities alone, and the document as names are read in it: for what is done with names and needs no more.
pub fn name<'d, 't>(
    document: &'d Document<'t>,
    article: &Article<'_>,
    options: &Options,
    scratch: &mut Scratch,
) -> (Vec<coreference::Entity>, names::surface::Surface<'d, 't>) {
    let day = options.date.or(article.published).map(|day| day.0);
    let articles = mixed::articles(document, options);
    let paragraphs = mixed::read(&articles, options, day);
    let (dates, amounts) = find_times_and_amounts(document, &paragraphs, day, true);
    let named = find_names(document, &dates, &amounts, &paragraphs, options, scratch);
    let entities = named.coreference.entities;
    (entities, names::surface::Surface::new(document, &dates, &amounts))
}

/// When and, where it is asked for, how much: in each paragraph by its own language.
fn find_times_and_amounts(
    document: &Document<'_>,
    paragraphs: &[mixed::Paragraphs<'_>],
    day: Option<time::Date>,
    with_amounts: bool,
) -> (Vec<dates::DateMention>, Vec<amounts::Amount>) {
    let numerals = numbers::Numerals::new(document);
    let dates = dates::find_with(document, &numerals, day);
    let dates = mixed::with_dates(document, paragraphs, dates);
    if !with_amounts {
        return (dates, Vec::new());
    }
    let amounts = amounts::find_with(document, &numerals, &dates);
    let amounts = mixed::with_amounts(document, paragraphs, amounts);
    (dates, amounts)
}

/// Who and what, as corrected by the reader, and what it took to find it.
#[derive(Default)]
struct Named {
    tags: Vec<tags::Pos>,
    quotations: Vec<quotations::Quotation>,
    coreference: coreference::Coreference,
    corrected: Vec<u32>,
}

fn find_names(
    document: &Document<'_>,
    dates: &[dates::DateMention],
    amounts: &[amounts::Amount],
    paragraphs: &[mixed::Paragraphs<'_>],
    options: &Options,
    scratch: &mut Scratch,
) -> Named {
    if !document.pack.has_rules_of_names() {
        // The model belongs to the pack, which may not be there any more when the next document is read.
        let mut memory = document.memory(document.pack.name_model());
        let names = names::find(document, memory.as_mut(), dates, amounts);
        let names = mixed::with_names(document, paragraphs, names, dates, amounts);
        return resolve(document, names, Vec::new(), options);
    }
    let mut memory = en::model::model().map(|model| {
        let memory = scratch.memory.get_or_insert_with(|| Memory::new(model));
        memory.bound();
        document.read_forms(memory);
        if scratch.is_for_one {
            memory.forms.close();
        }
        memory
    });
    let tags = tags::tag(document, memory.as_deref_mut());
    if let Some(memory) = memory.as_mut().filter(|_| scratch.is_for_one) {
        memory.tags = None;
    }
    let names = names::find(document, memory, dates, amounts);
    let names = mixed::with_names(document, paragraphs, names, dates, amounts);
    if scratch.is_for_one {
        scratch.memory = None;
    }
    resolve(document, names, tags, options)
}

fn resolve(
    document: &Document<'_>,
    names: Option<names::Found<'_, '_>>,
    tags: Vec<tags::Pos>,
    options: &Options,
) -> Named {
    let quotations = quotations::find(document);
    let mut coreference = coreference::resolve(names, &tags, &quotations);
    let corrected = match &options.corrections {
        Some(corrections) => corrections::apply(document, &mut coreference, corrections),
        None => Vec::new(),
    };
    Named { tags, quotations, coreference, corrected }
}

/// Entities and pronouns alone, as a given model of names finds them; by rules alone where there is none.
#[cfg(any(test, feature = "internals"))]
pub fn resolve_names(
    document: &Document<'_>,
    model: Option<&crate::model::Model>,
) -> coreference::Coreference {
    let dates = dates::find(document, None);
    let amounts = amounts::find(document, &dates);
    let mut memory = document.memory(model);
    let tags = tags::tag(document, memory.as_mut());
    let names = names::find(document, memory.as_mut(), &dates, &amounts);
    coreference::resolve(names, &tags, &quotations::find(document))
}
