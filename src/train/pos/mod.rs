//! Fits and scores the tagger of parts of speech.
//!
//! A teacher learns from the treebank and labels open texts; a second teacher learns from both and labels the texts anew;
//! the tagger that ships learns from these labels and the treebank.

mod network;
pub mod retokenize;
pub mod sets;
mod teacher;

use std::io;
use std::path::Path;

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

use super::crf::{Crf, Sequences, Settings};
use super::random::Random;
use super::tagger::{self, Gatherer, Rounding};
use crate::annotate::tags::features;
use crate::annotate::tags::{self, LABELS, Pos};
use crate::import::Article;
use crate::lang::Language;
use crate::model::Model;
use crate::model::lexicon::Lexicon;
use crate::model::weights::Weights;
use crate::options::{Options, Repair};
use crate::sequence::forms::Forms;
use sets::{PennTags, Sentence, Tagged};
use teacher::{Clusters, Teacher};

/// What is to be learnt, and how.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// Settings of the fit; `epochs` counts all of it.
    pub settings: Settings,
    /// Epochs at the end in which the weights that are left are fitted without L1.
    pub refits: usize,
    /// Features seen less often are left out.
    pub least: u32,
    /// How much a sentence counts that the teacher labeled.
    pub silver: f32,
    /// How much a sentence of the treebank counts that Nutgraf divides otherwise, beside itself.
    pub retokenized: f32,
    /// Rounds of teaching; 0 for none, that is the treebank alone.
    pub rounds: usize,
    /// How weights are rounded.
    pub rounding: Rounding,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            settings: Settings { epochs: 8, alpha: 1.0, beta: 1.0, l1: 5.0, l2: 0.0, dropout: 0.0 },
            refits: 3,
            least: 6,
            silver: 0.3,
            retokenized: 0.5,
            rounds: 2,
            rounding: Rounding { steps: 4.0, heaviest: 30, sturdiest: 3, most: usize::MAX, lean: 0 },
        }
    }
}

/// The section of a model that knows no parts of speech.
pub fn none() -> Vec<u8> {
    Weights::write(&vec![vec![0; LABELS]; LABELS + 1], &[])
}

/// The likeliest label; the first of equals.
fn best(row: &[f32; LABELS]) -> usize {
    (0..LABELS).fold(0, |best, label| if row[label] > row[best] { label } else { best })
}

/// Fits a conditional random field; the last `refits` epochs without L1.
fn fit(
    data: &Sequences,
    features: usize,
    settings: Settings,
    refits: usize,
    tell: &mut dyn FnMut(String),
) -> Crf {
    tagger::fit(data, features, LABELS, |_, _| true, (settings, refits), Random::new(1), tell)
}

/// The treebank's sentences as they stand, then those that Nutgraf divides otherwise.
fn of_treebank(treebank: &[Vec<Tagged>], weight: f32) -> (Vec<Sentence>, Vec<Sentence>) {
    let mut gold = Vec::new();
    let mut other = Vec::new();
    for words in treebank {
        gold.push(Sentence {
            words: words.iter().map(|word| word.word.clone()).collect(),
            allowed: words.iter().map(|word| 1 << word.tag.label()).collect(),
            weight: 1.0,
        });
        let tokens = retokenize::retokenize(words);
        if !tokens.iter().map(|(word, _)| word).eq(words.iter().map(|word| &word.word)) && !tokens.is_empty()
        {
            other.push(Sentence {
                allowed: tokens.iter().map(|(_, tag)| tag.map_or(u32::MAX, |tag| 1 << tag.label())).collect(),
                words: tokens.into_iter().map(|(word, _)| word).collect(),
                weight,
            });
        }
    }
    (gold, other)
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
    let treebank = sets::treebank(&folder.join("pos/ewt.train.tlux"))?;
    let (mut sentences, retokenized) = of_treebank(&treebank, plan.retokenized);
    let gold = sentences.len();
    tell(format!("{gold} sentences, {} of them divided otherwise", retokenized.len()));
    let clusters = Clusters::read(folder)?;
    let texts = sets::texts(folder, &PennTags::of(&treebank))?;
    for round in 0..plan.rounds {
        let teacher = Teacher::new(&sentences, gold, &clusters, tell);
        tell(format!(
            "teacher {}: {:.2} % of the development sentences' tokens",
            round + 1,
            teacher_score(folder, &teacher)?
        ));
        sentences.truncate(gold);
        sentences.extend(texts.iter().map(|text| teacher.label(text, plan.silver)));
    }
    sentences.extend(retokenized);
    Ok(student(&sentences, lexicon, plan, tell))
}

fn teacher_score(folder: &Path, teacher: &Teacher<'_>) -> io::Result<f64> {
    let (sentences, _) = of_treebank(&sets::treebank(&folder.join("pos/ewt.dev.tlux"))?, 1.0);
    let mut count = Count::default();
    for sentence in &sentences {
        for (row, allowed) in teacher.read(sentence).iter().zip(&sentence.allowed) {
            count.add(allowed >> best(row) & 1 == 1);
        }
    }
    Ok(count.percent())
}

/// Fits the tagger that ships.
pub fn student(
    sentences: &[Sentence],
    lexicon: &Lexicon,
    plan: &Plan,
    tell: &mut dyn FnMut(String),
) -> Vec<u8> {
    let mut gatherer = Gatherer::default();
    for sentence in sentences {
        let forms = Forms::of_words(sentence.words.iter().map(String::as_str), lexicon);
        let observed = features::Sentence::new(&forms.list, &forms.of_token);
        for (index, &allowed) in sentence.allowed.iter().enumerate() {
            gatherer.token(&observed, index, allowed, []);
        }
        gatherer.end(sentence.weight);
    }
    let (dictionary, data) = gatherer.finish(plan.least);
    tell(format!("{} sentences, {} tokens, {} features", data.len(), data.allowed.len(), dictionary.len()));
    let crf = fit(&data, dictionary.len(), plan.settings, plan.refits, tell);
    tagger::section(&crf, &dictionary, plan.rounding, &[], tell)
}

/// How many of how many were right.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    pub right: usize,
    pub all: usize,
}

impl Count {
    fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    pub fn percent(&self) -> f64 {
        100.0 * self.right as f64 / self.all.max(1) as f64
    }
}

/// How well a model tags the development sentences.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// Their own tokens, sentence by sentence.
    pub given: Count,
    /// Nutgraf's tokens, of running text.
    pub own: Count,
    /// Confusions of given tokens, most frequent first: right tag, found tag, how often.
    pub confusions: Vec<(Pos, Pos, usize)>,
}

/// Scores a model.
///
/// # Errors
/// Where the sentences cannot be read.
pub fn score(folder: &Path, model: &Model) -> io::Result<Score> {
    let mut score = Score::default();
    let mut confusions: HashMap<(Pos, Pos), usize, FxBuildHasher> = HashMap::default();
    let options = Options { repair: Repair::Never, language: Some(Language::ENGLISH), ..Options::default() };
    for words in sets::treebank(&folder.join("pos/ewt.dev.tlux"))? {
        let found = tags::tag_words(words.iter().map(|word| word.word.as_str()), model);
        for (word, tag) in words.iter().zip(found) {
            score.given.add(word.tag == tag);
            if word.tag != tag {
                *confusions.entry((word.tag, tag)).or_default() += 1;
            }
        }
        let (text, places) = retokenize::join(&words);
        let article = Article::from_text(&text, options.repair);
        if article.text != text {
            continue;
        }
        let document = crate::segment::segment(&article, &options);
        let found = tags::tag(&document, document.memory(Some(model)).as_mut());
        for ((_, right), found) in retokenize::align(&document, &words, &places).iter().zip(found) {
            if let Some(right) = right {
                score.own.add(*right == found);
            }
        }
    }
    score.confusions = confusions.into_iter().map(|((right, found), count)| (right, found, count)).collect();
    score.confusions.sort_by_key(|&(right, found, count)| (std::cmp::Reverse(count), right, found));
    Ok(score)
}
