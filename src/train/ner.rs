//! Fits the tagger of names.

use std::io;
use std::path::Path;

use super::corpora::{self, Text};
use super::crf::{Crf, LANES, Sequences, Settings};
use super::dictionary::Dictionary;
use super::sets::{Corpus, Kinds, KindsOf, NONE, TRAINING};
use crate::annotate::entities::lexicon::Classes;
use crate::annotate::entities::reader::Reader;
use crate::annotate::entities::tagger::features::{Observer, View};
use crate::annotate::entities::tagger::labels::{KINDS, LABELS, Place, label, may_follow};
use crate::annotate::entities::tagger::stretches;
use crate::annotate::entities::{candidates, classify};
use crate::annotate::{amounts, dates};
use crate::import::Article;
use crate::lang::Language;
use crate::model::features::{feature, text as text_value};
use crate::model::lexicon::Lexicon;
use crate::model::packing::rows::Entry;
use crate::model::weights::{Weights, key};
use crate::options::{Options, Repair};

/// What is to be learnt, and how.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Settings of the fit.
    pub settings: Settings,
    /// Most frequent words that have a cluster in the lexicon.
    pub words: usize,
    /// Features seen less often are left out.
    pub least: u32,
    /// Steps of a weight in a unit of the logarithm of odds.
    pub steps: f32,
    /// Largest weight, in steps.
    pub heaviest: i8,
    /// Leaves out what a machine labelled.
    pub without_silver: bool,
    /// Leaves out corpora under share-alike licences.
    pub without_share_alike: bool,
    /// Does without the second labels of a corpus.
    pub without_second: bool,
    /// Does without the features that tell corpora apart.
    pub without_domains: bool,
}

impl Default for Plan {
    /// The settings of the model that ships, chosen on the development sets.
    fn default() -> Self {
        Self {
            settings: Settings { epochs: 3, alpha: 0.05, beta: 1.0, l1: 8.0, l2: 0.1, dropout: 0.25 },
            words: 30_000,
            least: 2,
            steps: 14.0,
            heaviest: 48,
            without_silver: false,
            without_share_alike: false,
            without_second: false,
            without_domains: false,
        }
    }
}

/// Templates of the features that tell corpora apart: what is peculiar to a corpus is learnt there, and not asked for
/// when a text is read (Daumé 2007, "Frustratingly easy domain adaptation", in its smallest form).
const DOMAIN: u32 = 900;

/// All labels of some kinds and places, as bits.
fn labels_of(kinds: Kinds, places: &[Place]) -> u32 {
    let mut mask = u32::from(kinds & NONE != 0);
    for kind in (0..KINDS).filter(|kind| kinds >> kind & 1 == 1) {
        for &place in places {
            mask |= 1 << label(kind, place);
        }
    }
    mask
}

const ANYWHERE: &[Place] = &[Place::Begin, Place::Inside, Place::Last, Place::Unit];

/// The labels that each token of a document may have, by one corpus.
fn allowed(reader: &Reader<'_, '_>, text: &Text, kinds_of: KindsOf, unmarked: Kinds) -> Vec<u32> {
    let document = reader.document;
    let mut allowed = vec![labels_of(unmarked | NONE, ANYWHERE); document.tokens.len()];
    for span in &text.spans {
        let kinds = kinds_of(&span.label);
        let first = document.tokens.partition_point(|token| token.span.end() <= span.start);
        let end = document.tokens.partition_point(|token| token.span.start() < span.end);
        if kinds == 0 || end <= first {
            continue;
        }
        let (mut first, mut last) = (first, end - 1);
        if document.tokens[first].span.start() != span.start || document.tokens[last].span.end() != span.end {
            // It begins or ends inside one of our tokens: nothing is said of them.
            allowed[first..end].fill(u32::MAX);
            continue;
        }
        let is_title = |index: usize| {
            kinds == super::sets::PER
                && reader.class(index).any(Classes::HONORIFIC)
                && !reader.class(index).any(Classes::ANY_PERSON)
        };
        while first < last && (matches!(document.form(first), "the" | "a" | "an") || is_title(first)) {
            first += 1;
        }
        while last > first && matches!(document.form(last), "'s" | "'") {
            last -= 1;
        }
        for (index, allowed) in allowed[first..=last].iter_mut().enumerate() {
            let place = match (index == 0, first + index == last) {
                (true, true) => Place::Unit,
                (true, false) => Place::Begin,
                (false, true) => Place::Last,
                (false, false) => Place::Inside,
            };
            *allowed =
                labels_of(kinds, if kinds & NONE == 0 { std::slice::from_ref(&place) } else { ANYWHERE });
        }
    }
    allowed
}

/// The corpora as sequences.
struct Gatherer<'l> {
    lexicon: &'l Lexicon,
    plan: &'l Plan,
    dictionary: Dictionary,
    data: Sequences,
}

impl Gatherer<'_> {
    /// Reads one document through the program's own pipeline and templates.
    fn add(&mut self, text: &Text, corpus: &Corpus, second: Option<(&Text, KindsOf)>) {
        let options =
            Options { repair: Repair::Never, language: Some(Language::ENGLISH), ..Options::default() };
        let article = Article::from_text(&text.text, options.repair);
        let document = crate::segment::segment(&article, &options);
        let dates = dates::find(&document, None);
        let amounts = amounts::find(&document, &dates);
        let reader = Reader::new(&document, &dates, &amounts);
        let names = classify::decide(&reader, &candidates::find(&reader));
        let observer = Observer::new(&reader, self.lexicon, &names);
        let mut may = allowed(&reader, text, corpus.kinds, corpus.unmarked);
        if let Some((second, kinds)) = second {
            for (may, other) in may.iter_mut().zip(allowed(&reader, second, kinds, 0)) {
                *may |= other;
            }
        }
        let domain = text_value(corpus.file);
        let (plan, dictionary, data) = (self.plan, &mut self.dictionary, &mut self.data);
        for number in 0..document.sentences.len() {
            let view = View::of(&reader, number);
            stretches::each(&reader, &view.tokens, |stretch| {
                for index in stretch {
                    observer.observe(index, &view, &mut |feature| {
                        data.features.push(dictionary.count(key(feature)));
                    });
                    if !plan.without_domains {
                        for value in [0, 1 + u32::from(reader.is_capitalized(index))] {
                            data.features.push(dictionary.count(key(feature(DOMAIN + value, domain))));
                        }
                    }
                    data.tokens.push(data.features.len());
                    data.allowed.push(may[index]);
                }
                data.sequences.push(data.allowed.len());
                data.weights.push(corpus.weight);
            });
        }
    }
}

/// Reads the corpora; gives the sequences and the key of each feature.
fn gather(folder: &Path, lexicon: &Lexicon, plan: &Plan) -> io::Result<(Sequences, Vec<u32>)> {
    let mut gatherer = Gatherer { lexicon, plan, dictionary: Dictionary::default(), data: Sequences::new() };
    for corpus in TRAINING {
        if plan.without_silver && corpus.is_silver || plan.without_share_alike && corpus.is_share_alike {
            continue;
        }
        let second = match corpus.second {
            Some((file, kinds)) if !plan.without_second => {
                Some((corpora::read(&folder.join("ner").join(file), corpus.chunk)?, kinds))
            }
            _ => None,
        };
        for (nth, text) in
            corpora::read(&folder.join("ner").join(corpus.file), corpus.chunk)?.iter().enumerate()
        {
            let other = second.as_ref().and_then(|(texts, kinds)| Some((texts.get(nth)?, *kinds)));
            gatherer.add(text, corpus, other.filter(|(other, _)| other.text == text.text));
        }
    }
    let Gatherer { mut dictionary, data, .. } = gatherer;
    let data = dictionary.drop_rare(data, plan.least);
    let mut keys = vec![0; dictionary.len()];
    for (&key, &number) in &dictionary.numbers {
        keys[number as usize] = key;
    }
    Ok((data, keys))
}

/// Fits the tagger and gives its section of the model's file.
///
/// # Errors
/// Where a corpus cannot be read.
pub fn train(
    folder: &Path,
    lexicon: &Lexicon,
    plan: &Plan,
    tell: &mut dyn FnMut(String),
) -> io::Result<Vec<u8>> {
    let (data, keys) = gather(folder, lexicon, plan)?;
    tell(format!("{} stretches, {} tokens, {} features", data.len(), data.allowed.len(), keys.len()));
    let follows: Vec<[bool; LANES]> = (0..=LABELS)
        .map(|from| std::array::from_fn::<bool, LANES, _>(|to| to < LABELS && may_follow(from, to)))
        .collect();
    let crf = fit(&data, keys.len(), &follows, plan.settings, tell);
    let section = pack(&crf, &keys, plan);
    tell(format!("weights: {} bytes", section.len()));
    Ok(section)
}

fn fit(
    data: &Sequences,
    features: usize,
    follows: &[[bool; LANES]],
    settings: Settings,
    tell: &mut dyn FnMut(String),
) -> Crf {
    let mut crf = Crf::new(LABELS, features, follows.to_vec(), settings);
    let mut order: Vec<u32> = (0..data.len() as u32).collect();
    // Xorshift (Marsaglia 2003): the order is shuffled, and the same each time.
    let mut seed = 0x2545_f491_4f6c_dd1du64;
    for epoch in 0..settings.epochs {
        for i in (1..order.len()).rev() {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            order.swap(i, (seed % (i as u64 + 1)) as usize);
        }
        let loss = crf.epoch(data, &order);
        tell(format!("epoch {}: loss {loss:.4} a token", epoch + 1));
    }
    crf
}

/// Rounds the weights and writes those that are not zero then.
fn pack(crf: &Crf, keys: &[u32], plan: &Plan) -> Vec<u8> {
    let domains: Vec<u32> = TRAINING
        .iter()
        .flat_map(|corpus| (0..3).map(|value| key(feature(DOMAIN + value, text_value(corpus.file)))))
        .collect();
    let heaviest = f32::from(plan.heaviest);
    let mut rows: Vec<(u32, Vec<Entry>)> = Vec::new();
    for (number, &key) in keys.iter().enumerate() {
        if domains.contains(&key) {
            continue;
        }
        let entries: Vec<Entry> = crf.row(number)[..LABELS]
            .iter()
            .enumerate()
            .map(|(class, weight)| Entry {
                class: class as u8,
                weight: (weight * plan.steps).round().clamp(-heaviest, heaviest) as i8,
            })
            .filter(|entry| entry.weight != 0)
            .collect();
        if !entries.is_empty() {
            rows.push((key, entries));
        }
    }
    rows.sort_unstable_by_key(|(key, _)| *key);
    let steps: Vec<Vec<i16>> = (0..=LABELS)
        .map(|from| {
            crf.transition(from)[..LABELS].iter().map(|weight| (weight * plan.steps).round() as i16).collect()
        })
        .collect();
    Weights::write(plan.heaviest, &steps, &rows)
}
