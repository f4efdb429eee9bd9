//! Fits the tagger of names.

use std::io;
use std::path::Path;

use super::corpora::{self, Text};
use super::crf::{Sequences, Settings};
use super::dictionary::Dictionary;
use super::random::Random;
use super::sets::{Corpus, Kinds, KindsOf, NONE, TRAINING};
use super::tagger::{self, Gatherer, Rounding};
use crate::annotate::names::surface::Surface;
use crate::annotate::names::tagger::features::Observed;
use crate::annotate::names::tagger::labels::{KINDS, LABELS, Place, label, may_follow};
use crate::annotate::names::tagger::stretches;
use crate::annotate::names::{candidates, classify};
use crate::annotate::{amounts, dates};
use crate::import::Article;
use crate::lang::Language;
use crate::lang::classes::Classes;
use crate::model::features::text as text_value;
use crate::model::lexicon::Lexicon;
use crate::model::weights::key;
use crate::options::{Options, Repair};
use crate::sequence::forms::Forms;
use crate::sequence::templates::Template;
use crate::text::TokenRange;

/// What is to be learnt, and how.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Settings of the fit.
    pub settings: Settings,
    /// Most frequent words that have a cluster in the lexicon.
    pub words: usize,
    /// Features seen less often are left out.
    pub least: u32,
    /// How weights are rounded.
    pub rounding: Rounding,
    /// Leaves out what a machine labeled.
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
            rounding: Rounding { steps: 14.0, heaviest: 48, sturdiest: 2, most: usize::MAX, lean: 0 },
            without_silver: false,
            without_share_alike: false,
            without_second: false,
            without_domains: false,
        }
    }
}

/// Templates of the features that tell corpora apart: what is peculiar to a corpus is learnt there, and not asked for
/// when a text is read (Daumé 2007, "Frustratingly easy domain adaptation", in its smallest form).
const DOMAIN: [Template; 3] =
    [Template::NameCorpus, Template::NameCorpusLower, Template::NameCorpusCapitalized];

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
pub(super) fn allowed(
    surface: &Surface<'_, '_>,
    text: &Text,
    kinds_of: KindsOf,
    unmarked: Kinds,
) -> Vec<u32> {
    let document = surface.document;
    let is_english = document.pack.has_rules_of_names();
    let mut allowed = vec![labels_of(unmarked | NONE, ANYWHERE); document.tokens.len()];
    for span in &text.spans {
        let kinds = kinds_of(&span.label);
        let first = document.tokens.partition_point(|token| token.span.end() <= span.start);
        let end = document.tokens.partition_point(|token| token.span.start() < span.end);
        if kinds == 0 || end <= first {
            continue;
        }
        let (mut first, mut last) = (first, end - 1);
        let range = TokenRange::new(first, end);
        let (whole, named) = (document.span(range), document.named_span(range));
        if whole.start() != span.start && named.start() != span.start
            || whole.end() != span.end && named.end() != span.end
        {
            // It begins or ends inside one of our tokens: nothing is said of them.
            allowed[first..end].fill(u32::MAX);
            continue;
        }
        // Adjectives of nationality that are written small are no names.
        if kinds == super::sets::GRP
            && !is_english
            && document.token_text(first).starts_with(char::is_lowercase)
        {
            continue;
        }
        let is_title = |index: usize| {
            is_english
                && kinds == super::sets::PER
                && surface.class(index).any(Classes::HONORIFIC)
                && !surface.class(index).any(Classes::ANY_PERSON)
        };
        let is_article = |index: usize| match is_english {
            true => matches!(document.form(index), "the" | "a" | "an"),
            false => document.pack.is_article(document.token_text(index)),
        };
        while first < last && (is_article(first) || is_title(first)) {
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

/// Reads one document through the program's own pipeline and templates.
fn gather_text(
    gatherer: &mut Gatherer,
    (lexicon, plan): (&Lexicon, &Plan),
    text: &Text,
    corpus: &Corpus,
    second: Option<(&Text, KindsOf)>,
) {
    let options = Options { repair: Repair::Never, language: Some(Language::ENGLISH), ..Options::default() };
    let article = Article::from_text(&text.text, options.repair);
    let document = crate::segment::segment(&article, &options);
    let dates = dates::find(&document, None);
    let amounts = amounts::find(&document, &dates);
    let surface = Surface::new(&document, &dates, &amounts);
    let names = classify::decide(&surface, &candidates::find(&surface));
    let mut forms = Forms::default();
    document.read_written(&mut forms, lexicon);
    let observed = Observed::new(&surface, &forms, &names);
    let mut may = allowed(&surface, text, corpus.kinds, corpus.unmarked);
    if let Some((second, kinds)) = second {
        for (may, other) in may.iter_mut().zip(allowed(&surface, second, kinds, 0)) {
            *may |= other;
        }
    }
    gather_sentences(gatherer, &observed, &may, corpus, corpus.weight, !plan.without_domains);
}

/// Takes up the sentences of a document, whose tokens may have the labels `may`; with features that tell the corpus, or without.
pub(super) fn gather_sentences(
    gatherer: &mut Gatherer,
    observed: &Observed<'_, '_, '_>,
    may: &[u32],
    corpus: &Corpus,
    weight: f32,
    tells_corpus: bool,
) {
    let surface = observed.surface();
    for number in 0..surface.document.sentences.len() {
        let sentence = observed.sentence(number);
        stretches::each(surface, &sentence.tokens, |stretch| {
            for index in stretch {
                let templates = match surface.is_capitalized(index) {
                    _ if !tells_corpus => &[][..],
                    false => &[Template::NameCorpus, Template::NameCorpusLower][..],
                    true => &[Template::NameCorpus, Template::NameCorpusCapitalized][..],
                };
                let domain = templates.iter().map(|template| template.of(text_value(corpus.file)));
                gatherer.token(&sentence, index, may[index], domain);
            }
            gatherer.end(weight);
        });
    }
}

/// Reads the corpora.
fn gather(folder: &Path, lexicon: &Lexicon, plan: &Plan) -> io::Result<(Dictionary, Sequences)> {
    let mut gatherer = Gatherer::default();
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
            let other = other.filter(|(other, _)| other.text == text.text);
            gather_text(&mut gatherer, (lexicon, plan), text, corpus, other);
        }
    }
    Ok(gatherer.finish(plan.least))
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
    let (dictionary, data) = gather(folder, lexicon, plan)?;
    tell(format!("{} stretches, {} tokens, {} features", data.len(), data.allowed.len(), dictionary.len()));
    let crf =
        tagger::fit(&data, dictionary.len(), LABELS, may_follow, (plan.settings, 0), Random::new(0), tell);
    Ok(tagger::section(&crf, &dictionary, plan.rounding, &domains(TRAINING), tell))
}

/// The keys of the features that tell corpora.
pub(super) fn domains<'c>(corpora: impl IntoIterator<Item = &'c Corpus>) -> Vec<u32> {
    let of = |corpus: &Corpus| DOMAIN.map(|template| key(template.of(text_value(corpus.file))));
    corpora.into_iter().flat_map(of).collect()
}
