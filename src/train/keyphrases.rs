//! Fits the ranker of keyphrases, and tells how good it is.
//!
//! The best weights put the probability of a document, spread over its candidates (a softmax of their scores), where the
//! phrases that people chose are: a list-wise loss (ListNet: Cao and others, "Learning to rank", ICML 2007). Since only
//! scores within one document are compared, nothing is gained by telling one set of documents from another.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::Path;
use std::{fs, io};

use super::logistic::{List, fit_lists};
use super::porter::stem;
use super::weights::{head, table};
use crate::annotate::keyphrases::candidates::Candidates;
use crate::annotate::keyphrases::features::{Feature, Measure};
use crate::annotate::keyphrases::phrases::Phrases;
use crate::annotate::keyphrases::{SCALE, Weights};
use crate::annotate::{amounts, coreference, dates, keyphrases, names, quotations, salience, tags};
use crate::import::Article;
use crate::model::Model;
use crate::options::{Limits, Options, Repair};
use crate::segment::segment;

/// The sets with a training split, and how much each counts: so that each gets about as near as the others to what a
/// ranker for it alone reaches. What 500N-KPCrowd takes for keyphrases, some fifty single words a text, is no list for
/// readers: it is measured only.
const SETS: [(&str, f64); 4] =
    [("duc2001", 3.0), ("kpcrowd500n", 0.0), ("semeval2017", 3.4), ("inspec", 1.0)];
/// What is added to weights once they are fitted. The loss looks at whole lists, readers (and F1) at the first ten, and
/// there phrases that stand once, verbs and adjectives rank too high. Cross-validated, the first gives the set of single
/// words about as much as it takes from the others; the rest is the other way round.
const CORRECTIONS: [(Feature, f64); 3] =
    [(Feature::MultiwordOnce, -0.2), (Feature::LoneVerb, -0.4), (Feature::LoneAdjective, -0.4)];
/// Sets that are only measured.
const OTHERS: [&str; 2] = ["wikinews_fr", "pt_bn110"];
/// One in so many documents of Inspec is enough.
const INSPEC_STEP: usize = 5;
/// Parts in cross-validation.
const FOLDS: usize = 5;
/// The quadratic penalty, on weights of features of variance one.
const PENALTY: f64 = 0.003;

/// A document with the phrases that people chose, stemmed.
struct Sample {
    text: String,
    gold: HashSet<String>,
}

/// Documents of one split of a set.
struct Set {
    name: &'static str,
    share: f64,
    samples: Vec<Sample>,
}

/// For each set its name and F1 at 5, 10 and 15 phrases, in percent.
pub type Figures = Vec<(&'static str, [f64; 3])>;

/// What was fitted, and the figures, in percent.
pub struct Outcome {
    weights: Weights,
    /// Name of the set and F1 at 5, 10 and 15: cross-validated, on the development split, and there when the set was
    /// left out of the fitting.
    pub cross_validated: Figures,
    /// See `cross_validated`.
    pub development: Figures,
    /// See `cross_validated`.
    pub left_out: Figures,
}

/// Fits the ranker to the training splits under `data`.
///
/// # Errors
/// Where a set cannot be read.
pub fn train(data: &Path, tell: &mut dyn FnMut(String)) -> io::Result<Outcome> {
    let model =
        crate::lang::en::model::model().ok_or_else(|| io::Error::other("the program has no model"))?;
    let sets: Vec<Set> =
        SETS.iter().map(|&(name, share)| read(data, name, "train", share)).collect::<Result<_, _>>()?;
    let dev: Vec<Set> = SETS
        .iter()
        .map(|(name, _)| *name)
        .filter(|name| *name != "inspec")
        .chain(OTHERS)
        .map(|name| read(data, name, "dev", 0.0))
        .collect::<Result<_, _>>()?;
    let lists = lists(&sets, model);
    let all = |_: usize, _: usize| true;
    let start = fit(&sets, &lists, &all, None);
    let weights = quantized(&start);

    let mut folds = Vec::new();
    for fold in 0..FOLDS {
        let fitted = fit(&sets, &lists, &|_, number| number % FOLDS != fold, Some(&start));
        folds.push(quantized(&fitted));
    }
    let mut outcome =
        Outcome { weights, cross_validated: Vec::new(), development: Vec::new(), left_out: Vec::new() };
    for set in &sets {
        let figures = score(model, set.samples.iter().enumerate().map(|(i, s)| (s, &folds[i % FOLDS])));
        outcome.cross_validated.push((set.name, figures));
    }
    for (number, set) in dev.iter().enumerate() {
        let figures = score(model, set.samples.iter().map(|sample| (sample, &weights)));
        outcome.development.push((set.name, figures));
        if number < 3 {
            let others = quantized(&fit(&sets, &lists, &|set, _| set != number, Some(&start)));
            let figures = score(model, set.samples.iter().map(|sample| (sample, &others)));
            outcome.left_out.push((set.name, figures));
        }
    }
    for (title, figures) in outcome.tables() {
        for (set, [five, ten, fifteen]) in figures {
            tell(format!("{title:<16} {set:<12} F1@5 {five:5.2}  F1@10 {ten:5.2}  F1@15 {fifteen:5.2}"));
        }
    }
    Ok(outcome)
}

impl Outcome {
    fn tables(&self) -> [(&'static str, &Figures); 3] {
        [
            ("cross_validated", &self.cross_validated),
            ("development", &self.development),
            ("left_out", &self.left_out),
        ]
    }

    /// The figures as tables of a card in TOML: F1 at 5, 10 and 15 phrases, in percent.
    pub fn card(&self) -> String {
        let mut text = String::new();
        for (title, figures) in self.tables() {
            let _ = writeln!(text, "[keyphrases.{title}]");
            for (set, [five, ten, fifteen]) in figures {
                let _ = writeln!(text, "{set} = [{five:.2}, {ten:.2}, {fifteen:.2}]");
            }
            text.push('\n');
        }
        text
    }

    /// The generated source file with the weights.
    pub fn source(&self) -> String {
        source(&self.weights)
    }
}

fn source(weights: &Weights) -> String {
    let mut file = head("the ranker of keyphrases", &[Feature::ALL]);
    table(&mut file, "WEIGHTS", "For each feature of a phrase.", Feature::ALL, weights);
    file
}

fn read(data: &Path, name: &'static str, split: &str, share: f64) -> io::Result<Set> {
    let file = fs::read_to_string(data.join(format!("keyphrases/{name}.{split}.jsonl")))?;
    let step = if name == "inspec" { INSPEC_STEP } else { 1 };
    let mut samples = Vec::new();
    for line in file.lines().step_by(step) {
        let row: serde_json::Value = serde_json::from_str(line)?;
        let body = row["text"].as_str().unwrap_or_default();
        let title = row["title"].as_str().unwrap_or_default();
        let begins: String = title.chars().take(20).collect();
        let text = if body.starts_with(&begins) { body.to_owned() } else { format!("{title}\n\n{body}") };
        let phrases = row["keyphrases"].as_array().into_iter().flatten();
        let gold =
            phrases.filter_map(|phrase| phrase.as_str()).map(normal).filter(|p| !p.is_empty()).collect();
        samples.push(Sample { text, gold });
    }
    Ok(Set { name, share, samples })
}

/// A phrase as it is compared: its words in lower case, stemmed.
fn normal(phrase: &str) -> String {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let mut words: Vec<String> = Vec::new();
    let mut chars = phrase.chars().peekable();
    let mut word = String::new();
    while let Some(c) = chars.next() {
        // One mark between two letters joins them.
        let joins = matches!(c, '-' | '\'' | '’' | '.')
            && !word.is_empty()
            && chars.peek().is_some_and(|c| is_word(*c));
        if is_word(c) || joins {
            word.push(c);
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    words.push(word);
    let stems = words.iter().filter(|word| !word.is_empty()).map(|word| stem(&word.to_lowercase()));
    stems.collect::<Vec<_>>().join(" ")
}

/// Reads a text as the program does, and shows its phrases.
fn with_phrases<R>(text: &str, model: &Model, show: impl FnOnce(&Phrases<'_>) -> R) -> R {
    let options = Options { repair: Repair::Never, ..Options::default() };
    let article = Article::from_text(text, options.repair);
    let document = segment(&article, &options);
    let dates = dates::find(&document, article.published.map(|day| day.0));
    let amounts = amounts::find(&document, &dates);
    // The corpora have texts in other languages too.
    let model = document.pack.model().and(Some(model));
    let mut memory = document.memory(document.pack.name_model());
    let tags = tags::tag(&document, memory.as_mut());
    let names = names::find(&document, memory.as_mut(), &dates, &amounts);
    let entities = coreference::resolve(names, &tags, &quotations::find(&document)).entities;
    let salience = salience::weigh(&document, &tags, &[], model, &[]);
    show(&Phrases::new(&document, &salience, &tags, &entities))
}

/// The candidates of all documents, set by set.
fn lists(sets: &[Set], model: &Model) -> Vec<Vec<List>> {
    let list = |sample: &Sample| {
        with_phrases(&sample.text, model, |phrases| {
            let candidates = Candidates::find(phrases);
            let measure = Measure::new(phrases, &candidates);
            let rows = candidates.list.iter().map(|candidate| {
                let features = measure.features(candidate);
                let text = phrases.salience.bare_range(phrases.document, candidate.first);
                (features.to_vec(), if sample.gold.contains(&normal(&text)) { 1.0 } else { 0.0 })
            });
            let (rows, targets): (Vec<Vec<f32>>, Vec<f64>) = rows.unzip();
            List { rows, targets, weight: 1.0 }
        })
    };
    sets.iter().map(|set| set.samples.iter().map(list).collect()).collect()
}

fn fit(
    sets: &[Set],
    lists: &[Vec<List>],
    takes: &dyn Fn(usize, usize) -> bool,
    start: Option<&[f64]>,
) -> Vec<f64> {
    let mut chosen: Vec<List> = Vec::new();
    for (number, (set, lists)) in sets.iter().zip(lists).enumerate() {
        let taken: Vec<&List> =
            lists.iter().enumerate().filter(|(i, _)| takes(number, *i)).map(|(_, list)| list).collect();
        let weight = set.share / taken.len().max(1) as f64;
        chosen.extend(taken.into_iter().map(|list| List { weight, ..list.clone() }));
    }
    fit_lists(&chosen, PENALTY, start)
}

/// The weights as they are stored, with [`CORRECTIONS`].
fn quantized(weights: &[f64]) -> Weights {
    std::array::from_fn(|i| {
        let correction =
            CORRECTIONS.iter().find(|(feature, _)| *feature as usize == i).map_or(0.0, |(_, more)| *more);
        ((weights[i] + correction) * SCALE).round().clamp(-32768.0, 32767.0) as i16
    })
}

/// Mean F1 at 5, 10 and 15 phrases, by the rules of the reference scorer.
fn score<'s>(model: &Model, samples: impl Iterator<Item = (&'s Sample, &'s Weights)>) -> [f64; 3] {
    let mut sums = [0.0; 3];
    let mut count = 0.0f64;
    for (sample, weights) in samples {
        count += 1.0;
        let found = with_phrases(&sample.text, model, |phrases| {
            keyphrases::find_with(phrases, weights, Limits::default())
        });
        let mut seen = HashSet::new();
        let phrases: Vec<String> = found
            .iter()
            .map(|phrase| normal(&phrase.text))
            .filter(|phrase| !phrase.is_empty() && seen.insert(phrase.clone()))
            .collect();
        for (sum, k) in sums.iter_mut().zip([5, 10, 15]) {
            let hits = phrases.iter().take(k).filter(|phrase| sample.gold.contains(*phrase)).count();
            *sum += 2.0 * hits as f64 / (k + sample.gold.len().max(1)) as f64;
        }
    }
    sums.map(|sum| 100.0 * sum / count.max(1.0))
}

#[cfg(test)]
mod tests {
    use super::{Feature, normal, source};
    use crate::annotate::features::one_each;
    use crate::annotate::keyphrases::weights::WEIGHTS;

    #[test]
    fn the_weights_are_as_they_are_written() {
        let written = source(&one_each::<{ Feature::COUNT }>(WEIGHTS));
        let file = include_str!("../annotate/keyphrases/weights.rs");
        assert!(written == file, "keyphrases/weights.rs is not what is written: {written}");
    }

    #[test]
    fn phrases_are_compared_by_their_stems() {
        assert_eq!(normal("The Harbor's cranes, re-opened"), "the harbor' crane re-open");
        assert_eq!(normal("U.S. trade-"), "u. trade");
    }
}
