//! Fits the taggers of names that packs carry.

use std::io;
use std::path::Path;

use super::corpora::{self, Text};
use super::crf::Settings;
use super::gazetteer;
use super::ner;
use super::pack_sets::{Recipe, of_language};
use super::random::Random;
use super::score::{Counts, score_set};
use super::sets::Corpus;
use super::tagger::{self, Gatherer, Rounding};
use crate::annotate::names::classify::Names;
use crate::annotate::names::surface::Surface;
use crate::annotate::names::tagger::features::Observed;
use crate::annotate::names::tagger::labels::{LABELS, may_follow};
use crate::import::Article;
use crate::lang::Language;
use crate::lang::pack::{FITS, LANGUAGE, NAMES, VERSION};
use crate::model::Model;
use crate::model::file::{self, Sections};
use crate::model::lexicon::Lexicon;
use crate::options::{Options, Repair};
use crate::sequence::forms::Forms;

/// How the taggers of packs are fitted.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Settings of the fit.
    pub settings: Settings,
    /// Features seen less often are left out.
    pub least: u32,
    /// How weights are rounded.
    pub rounding: Rounding,
    /// Words of the lexicon.
    pub words: usize,
    /// Whether close languages lend their corpora.
    pub with_relatives: bool,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            settings: Settings { epochs: 8, alpha: 0.1, beta: 1.0, l1: 2.0, l2: 0.1, dropout: 0.35 },
            least: 2,
            rounding: Rounding { steps: 14.0, heaviest: 48, sturdiest: 2, most: 24_000, lean: 0 },
            words: 16_000,
            with_relatives: true,
        }
    }
}

/// A corpus with the language that it is read in, and what a sentence counts.
pub type Lent = (&'static Corpus, Language, f32);

fn language(code: &str) -> io::Result<Language> {
    Language::from_code(code).ok_or_else(|| io::Error::other(format!("{code}: no code of a language")))
}

/// The corpora of a recipe, its own first.
///
/// # Errors
/// Where a code is none.
pub fn corpora_of(recipe: &Recipe, plan: &Plan) -> io::Result<Vec<Lent>> {
    let mut all = Vec::new();
    for (code, share) in std::iter::once((recipe.code, 1.0))
        .chain(recipe.relatives.iter().copied().filter(|_| plan.with_relatives))
    {
        let language = language(code)?;
        all.extend(of_language(code).map(|corpus| (corpus, language, corpus.weight * share)));
    }
    Ok(all)
}

/// Reads one document through the program's own pipeline and templates.
fn gather_text(gatherer: &mut Gatherer, lexicon: &Lexicon, text: &Text, (corpus, language, weight): Lent) {
    let options = Options { repair: Repair::Never, language: Some(language), ..Options::default() };
    let article = Article::from_text(&text.text, options.repair);
    let document = crate::segment::segment(&article, &options);
    let surface = Surface::new(&document, &[], &[]);
    let mut forms = Forms::default();
    document.read_written(&mut forms, lexicon);
    let rules = Names { names: Vec::new(), groups: Vec::new() };
    let observed = Observed::new(&surface, &forms, &rules);
    let may = ner::allowed(&surface, text, corpus.kinds, corpus.unmarked);
    ner::gather_sentences(gatherer, &observed, &may, corpus, weight, true);
}

/// Fits the tagger of a language; gives the sections of its pack, see [`NAMES`].
///
/// # Errors
/// Where a corpus cannot be read.
pub fn train(
    folder: &Path,
    recipe: &Recipe,
    plan: &Plan,
    tell: &mut dyn FnMut(String),
) -> io::Result<Vec<([u8; 4], Vec<u8>)>> {
    let words = gazetteer::make(folder, recipe, plan.words)?;
    let lexicon = Lexicon::read(&words).map_err(io::Error::other)?;
    let mut gatherer = Gatherer::default();
    let corpora = corpora_of(recipe, plan)?;
    let own = language(recipe.code)?;
    for &lent in &corpora {
        let path = folder.join(format!("ner/train/{}.train.bio", lent.0.file));
        for text in corpora::read(&path, lent.0.chunk)? {
            gather_text(&mut gatherer, &lexicon, &text, lent);
        }
    }
    let (dictionary, data) = gatherer.finish(plan.least);
    tell(format!("{}: {} stretches, {} features", recipe.code, data.len(), dictionary.len()));
    // With the sentences of close languages there are several times as many.
    let epochs = match corpora.iter().any(|(_, of, _)| *of != own) {
        true => plan.settings.epochs.saturating_sub(3),
        false => plan.settings.epochs,
    };
    let settings = Settings { epochs, ..plan.settings };
    let crf = tagger::fit(&data, dictionary.len(), LABELS, may_follow, (settings, 0), Random::new(0), tell);
    let domains = ner::domains(corpora.iter().map(|(corpus, ..)| *corpus));
    let rounding = Rounding { lean: plan.rounding.lean + recipe.lean, ..plan.rounding };
    let names = tagger::section(&crf, &dictionary, rounding, &domains, tell);
    let [fits, lexicon, name] = NAMES;
    Ok(vec![(fits, FITS.write()), (lexicon, words), (name, names)])
}

/// The model that the sections are.
///
/// # Errors
/// Where they are none.
pub fn model(sections: &[([u8; 4], Vec<u8>)]) -> io::Result<Model> {
    let file = file::write(VERSION, sections);
    let sections = Sections::read(&file, VERSION).map_err(io::Error::other)?;
    let model = Model::of_pack(&sections, FITS).map_err(io::Error::other)?;
    model.ok_or_else(|| io::Error::other("the sections hold no model"))
}

/// The sections of a pack's file that find names; none in most.
///
/// # Errors
/// Where it is no pack.
pub fn names_of(pack: &[u8]) -> io::Result<Vec<([u8; 4], Vec<u8>)>> {
    let sections = Sections::read(pack, VERSION).map_err(io::Error::other)?;
    let names = sections.all().filter(|(name, _)| NAMES.contains(name));
    Ok(names.map(|(name, bytes)| (name, bytes.to_vec())).collect())
}

/// A pack's file with other sections of names, or without any.
///
/// # Errors
/// Where it is no pack.
pub fn put_into(pack: &[u8], names: &[([u8; 4], Vec<u8>)]) -> io::Result<Vec<u8>> {
    let sections = Sections::read(pack, VERSION).map_err(io::Error::other)?;
    let kept = sections.all().filter(|(name, _)| !NAMES.contains(name));
    let mut all: Vec<([u8; 4], Vec<u8>)> = kept.map(|(name, bytes)| (name, bytes.to_vec())).collect();
    debug_assert!(all.first().is_some_and(|(name, _)| *name == LANGUAGE));
    all.extend(names.iter().cloned());
    Ok(file::write(VERSION, &all))
}

/// A pack's file with one section more.
///
/// # Errors
/// Where it is no pack.
pub fn with_section(pack: &[u8], name: [u8; 4], bytes: Vec<u8>) -> io::Result<Vec<u8>> {
    let sections = Sections::read(pack, VERSION).map_err(io::Error::other)?;
    let mut all: Vec<([u8; 4], Vec<u8>)> =
        sections.all().map(|(name, bytes)| (name, bytes.to_vec())).collect();
    all.push((name, bytes));
    Ok(file::write(VERSION, &all))
}

/// The scores of a model on the development sets of a recipe, with the sets' names.
///
/// # Errors
/// Where a set cannot be read.
pub fn score(folder: &Path, recipe: &Recipe, model: &Model) -> io::Result<Vec<(&'static str, [Counts; 4])>> {
    let language = language(recipe.code)?;
    let mut all = Vec::new();
    for &set in recipe.development {
        let path = folder.join(format!("ner/dev/{}.{set}.dev.bio", recipe.code));
        all.push((set, score_set(&path, language, Some(model))?));
    }
    Ok(all)
}
