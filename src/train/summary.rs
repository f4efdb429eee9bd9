//! Fits the ranker of sentences to articles with summaries: first the lemmas' chances, then the sentences' weights, so
//! that the expected ROUGE of what is chosen is highest.

use std::fmt::Write as _;
use std::io;
use std::path::Path;

use super::logistic::{self, Row};
use super::risk::{self, Ways};
use super::rouge::{Reference, Stems};
use super::weights::{head, table};
use crate::annotate::amounts::{self, Amount};
use crate::annotate::coreference::{self, Coreference, Entity, Pronoun};
use crate::annotate::dates::{self, DateMention};
use crate::annotate::quotes::{self, Quote};
use crate::annotate::salience::{self, Salience};
use crate::annotate::summary::cohesion::{self, Cohesion, Dependence};
use crate::annotate::summary::concepts::{Clue, Concepts, clues};
use crate::annotate::summary::features::{Candidate, Feature};
use crate::annotate::summary::select::{Choice, choose};
use crate::annotate::summary::{self, Sources};
use crate::annotate::tags::{self, Pos};
use crate::annotate::{names, quotations};
use crate::document::Document;
use crate::import::Article;
use crate::options::{Options, Repair};

/// Parts of the cross-validation.
const FOLDS: usize = 10;
/// Sentences of an article whose every combination is weighed.
const POOL: usize = 12;
/// Sentences of a summary.
const CHOSEN: usize = 3;
/// Penalties of the three fits.
const CONCEPT_PENALTY: f64 = 1.0;
const SENTENCE_PENALTY: f64 = 10.0;
const RISK_PENALTY: f64 = 0.003;
/// What a repeated lemma takes off before it is fitted.
const FIRST_REPEATED: f64 = 0.2;
/// Steps of the last fit.
const STEPS: usize = 80;

#[derive(serde::Deserialize)]
struct Line {
    article: String,
    summary: Vec<String>,
}

/// An article with all that the stages before the summary find.
struct Example<'t> {
    document: Document<'t>,
    salience: Salience,
    tags: Vec<Pos>,
    entities: Vec<Entity>,
    pronouns: Vec<Pronoun>,
    quotes: Vec<Quote>,
    dates: Vec<DateMention>,
    amounts: Vec<Amount>,
    cohesion: Vec<Cohesion>,
    clues: Vec<[f32; Clue::COUNT]>,
    /// For each lemma whether the reference has it.
    wanted: Vec<bool>,
    reference: Reference,
    lead: [f64; 3],
    stems: Stems,
}

/// The weights in units of the score.
#[derive(Clone)]
struct Fitted {
    clues: [f64; Clue::COUNT],
    sentence: [f64; Feature::COUNT],
    repeated: f64,
}

/// Figures of one set.
#[derive(Clone, Copy, Debug, Default)]
pub struct Figures {
    /// ROUGE-1, ROUGE-2 and ROUGE-Lsum, 0 to 100.
    pub rouge: [f64; 3],
    /// The same less those of the first three sentences.
    pub gain: [f64; 3],
    /// Half of the 95 % interval of the gain.
    pub interval: [f64; 3],
    /// Articles.
    pub articles: usize,
}

/// What the fit gives.
pub struct Ranker {
    /// The file `weights.rs`.
    pub code: String,
    /// By cross-validation on the training articles.
    pub validated: Figures,
    /// On the development articles.
    pub development: Figures,
}

impl Ranker {
    /// The figures for a model card.
    pub fn card(&self) -> String {
        let mut out = String::from("[summary]\n");
        for (name, figures) in [("cross_validated", &self.validated), ("development", &self.development)] {
            let list = |values: [f64; 3]| values.map(|value| format!("{value:.2}")).join(", ");
            let _ = writeln!(
                out,
                "{name} = {{ articles = {}, rouge_1_2_lsum = [{}], above_lead_3 = [{}], plus_minus = [{}] }}",
                figures.articles,
                list(figures.rouge),
                list(figures.gain),
                list(figures.interval)
            );
        }
        out
    }
}

/// Fits the weights to `summaries/cnn_train.jsonl` of the folder `data`.
///
/// # Errors
/// Where the files cannot be read.
pub fn train(data: &Path, tell: &mut dyn FnMut(String)) -> io::Result<Ranker> {
    let lines = read(&data.join("summaries/cnn_train.jsonl"))?;
    let articles = articles(&lines);
    let examples: Vec<Example<'_>> = articles.iter().zip(&lines).map(Example::new).collect();
    tell(format!("{} articles", examples.len()));
    let by_fold: Vec<[f64; Clue::COUNT]> =
        (0..FOLDS).map(|fold| fit_concepts(&each(&examples, |i| i % FOLDS != fold))).collect();
    // Concepts were fitted without the article at hand, so that sentences are not weighed by what was learnt by heart.
    let weighed: Vec<(Concepts, Vec<Candidate>)> =
        examples.iter().enumerate().map(|(i, example)| example.weigh(&by_fold[i % FOLDS])).collect();
    let oracles: Vec<Vec<bool>> =
        examples.iter().zip(&weighed).map(|(example, (_, found))| example.oracle(found)).collect();
    let bases: Vec<[f64; Feature::COUNT]> =
        (0..FOLDS).map(|fold| fit_sentences(&oracles, &weighed, |i| i % FOLDS != fold)).collect();
    let all_ways: Vec<Ways> = examples
        .iter()
        .zip(&weighed)
        .enumerate()
        .map(|(i, (example, (concepts, found)))| example.ways(concepts, found, &bases[i % FOLDS]))
        .collect();
    tell("combinations weighed".to_owned());
    let mut results = vec![([0.0; 3], [0.0; 3]); examples.len()];
    for (fold, base) in bases.iter().enumerate() {
        let ways: Vec<&Ways> = each(&all_ways, |i| i % FOLDS != fold);
        let fitted = fit_risk(&ways, base);
        for (i, example) in examples.iter().enumerate().filter(|(i, _)| i % FOLDS == fold) {
            let (concepts, found) = &weighed[i];
            results[i] = (example.score(concepts, found, &fitted), example.lead);
        }
    }
    let validated = figures(&results);
    tell(format!("cross-validated {validated:.2?}"));
    let base = fit_sentences(&oracles, &weighed, |_| true);
    let ways: Vec<&Ways> = all_ways.iter().collect();
    let mut fitted = fit_risk(&ways, &base);
    fitted.clues = fit_concepts(&examples.iter().collect::<Vec<_>>());
    let (code, fitted) = quantized(&fitted);
    let lines = read(&data.join("summaries/cnn_dev.jsonl"))?;
    let articles_of_dev = self::articles(&lines);
    let results: Vec<_> = articles_of_dev
        .iter()
        .zip(&lines)
        .map(|pair| {
            let example = Example::new(pair);
            let (concepts, found) = example.weigh(&fitted.clues);
            (example.score(&concepts, &found, &fitted), example.lead)
        })
        .collect();
    let development = figures(&results);
    tell(format!("development {development:.2?}"));
    Ok(Ranker { code, validated, development })
}

fn read(path: &Path) -> io::Result<Vec<Line>> {
    let source = std::fs::read_to_string(path)?;
    source.lines().map(|line| serde_json::from_str(line).map_err(io::Error::other)).collect()
}

fn articles(lines: &[Line]) -> Vec<Article<'_>> {
    lines.iter().map(|line| Article::from_text(&line.article, Repair::Never)).collect()
}

fn each<T>(list: &[T], keep: impl Fn(usize) -> bool) -> Vec<&T> {
    list.iter().enumerate().filter(|(i, _)| keep(*i)).map(|(_, one)| one).collect()
}

impl<'t> Example<'t> {
    fn new((article, line): (&'t Article<'_>, &Line)) -> Self {
        let options = Options { repair: Repair::Never, ..Options::default() };
        let document = crate::segment::segment(article, &options);
        let dates = dates::find(&document, None);
        let amounts = amounts::find(&document, &dates);
        let model = document.pack.model();
        let mut memory = document.memory(document.pack.name_model());
        let tags = tags::tag(&document, memory.as_mut());
        let quotations = quotations::find(&document);
        let names = names::find(&document, memory.as_mut(), &dates, &amounts);
        let Coreference { entities, pronouns } = coreference::resolve(names, &tags, &quotations);
        let quotes = quotes::find(&document, &tags, &quotations, &entities, &pronouns);
        let salience = salience::weigh(&document, &tags, &[], model, &[]);
        let mut stems = Stems::default();
        let reference = Reference::new(line.summary.iter().map(|s| stems.read(s)).collect());
        let mut wanted = vec![false; salience.len()];
        for (_, token) in salience::counted_tokens(&document) {
            if let Some(lemma) = salience.lemma_of(token) {
                let words = stems.read(token.span.of(document.text));
                wanted[lemma.index()] |= words.iter().any(|word| reference.has(*word));
            }
        }
        let lead = super::rouge::first_sentences(&line.article, CHOSEN);
        let lead: Vec<Vec<u32>> = lead.iter().map(|sentence| stems.read(sentence)).collect();
        let common: Vec<_> = lead.iter().map(|sentence| reference.common(sentence)).collect();
        let pairs: Vec<(&[u32], &[Vec<usize>])> =
            lead.iter().zip(&common).map(|(words, common)| (words.as_slice(), common.as_slice())).collect();
        let lead = reference.score(&pairs);
        let mut example = Self {
            document,
            salience,
            tags,
            entities,
            pronouns,
            quotes,
            dates,
            amounts,
            cohesion: Vec::new(),
            clues: Vec::new(),
            wanted,
            reference,
            lead,
            stems,
        };
        example.cohesion = cohesion::find(&example.sources());
        example.clues = clues(&example.sources());
        example
    }

    fn sources(&self) -> Sources<'_, 't> {
        Sources {
            document: &self.document,
            salience: &self.salience,
            tags: &self.tags,
            entities: &self.entities,
            pronouns: &self.pronouns,
            quotes: &self.quotes,
            dates: &self.dates,
            amounts: &self.amounts,
        }
    }

    fn weigh(&self, weights: &[f64; Clue::COUNT]) -> (Concepts, Vec<Candidate>) {
        let concepts = Concepts::from_rows(&self.clues, weights);
        let found = summary::candidates(&self.sources(), &concepts, &self.cohesion);
        (concepts, found)
    }

    /// The stems of some candidates, with what they share with the reference.
    fn read(&self, found: &[Candidate]) -> Vec<(Vec<u32>, Vec<Vec<usize>>)> {
        let mut stems = self.stems.clone();
        let text = |one: &Candidate| self.document.range_text(self.document.sentences[one.sentence].tokens);
        let words = found.iter().map(|one| stems.read(text(one)));
        words.map(|words| (words.clone(), self.reference.common(&words))).collect()
    }

    /// ROUGE of the sentences that the program would choose.
    fn score(&self, concepts: &Concepts, found: &[Candidate], fitted: &Fitted) -> [f64; 3] {
        let choice = |candidate| Choice { candidate, score: summary::score(candidate, &fitted.sentence) };
        let choices: Vec<Choice<'_>> = found.iter().map(choice).collect();
        let mut chosen = choose(&choices, concepts, fitted.repeated, CHOSEN);
        chosen.sort_unstable();
        let picked: Vec<Candidate> = chosen.iter().map(|i| found[*i].clone()).collect();
        self.rouge(&self.read(&picked), &(0..picked.len()).collect::<Vec<_>>())
    }

    fn rouge(&self, read: &[(Vec<u32>, Vec<Vec<usize>>)], of: &[usize]) -> [f64; 3] {
        let parts: Vec<(&[u32], &[Vec<usize>])> =
            of.iter().map(|i| (read[*i].0.as_slice(), read[*i].1.as_slice())).collect();
        self.reference.score(&parts)
    }

    /// For each candidate whether it is among the sentences that, taken one by one, bring the reference nearest.
    fn oracle(&self, found: &[Candidate]) -> Vec<bool> {
        let read = self.read(found);
        let mut chosen: Vec<usize> = Vec::new();
        for _ in 0..CHOSEN {
            let value = |i: usize| {
                let mut with = chosen.clone();
                with.push(i);
                with.sort_unstable();
                self.rouge(&read, &with).iter().sum::<f64>()
            };
            let best = (0..found.len())
                .filter(|i| !chosen.contains(i))
                .map(|i| (i, value(i)))
                .reduce(|best, next| if next.1 > best.1 { next } else { best });
            chosen.extend(best.map(|(i, _)| i));
        }
        (0..found.len()).map(|i| chosen.contains(&i)).collect()
    }

    /// All combinations of the best candidates that may be chosen together.
    fn ways(&self, concepts: &Concepts, found: &[Candidate], base: &[f64; Feature::COUNT]) -> Ways {
        let scores: Vec<f64> = found.iter().map(|one| summary::score(one, base)).collect();
        let mut best: Vec<usize> = (0..found.len()).collect();
        best.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
        best.retain(|&i| {
            let strong = found[i].dependence == Dependence::Strong;
            found[i].dependence < Dependence::Strong
                || strong && found[i].follows && found[i - 1].dependence < Dependence::Strong
        });
        best.truncate(POOL);
        best.sort_unstable();
        let pool: Vec<Candidate> = best.iter().map(|i| found[*i].clone()).collect();
        let read = self.read(&pool);
        let shared = |a: &Candidate, b: &Candidate| -> f64 {
            let both = a.lemmas.iter().filter(|lemma| b.lemmas.binary_search(lemma).is_ok());
            both.map(|lemma| concepts.chance(*lemma)).sum()
        };
        let mut ways = Ways::default();
        for way in combinations(pool.len()) {
            let stands = |i: &usize| {
                pool[*i].dependence < Dependence::Strong
                    || *i > 0 && way.contains(&(i - 1)) && best[*i] == best[i - 1] + 1
            };
            if !way.iter().all(stands) {
                continue;
            }
            let mut features = vec![0.0; Feature::COUNT + 1];
            for (place, &i) in way.iter().enumerate() {
                for (sum, value) in features.iter_mut().zip(pool[i].values) {
                    *sum += f64::from(value);
                }
                for &j in &way[..place] {
                    features[Feature::COUNT] -= shared(&pool[i], &pool[j]);
                }
            }
            ways.features.push(features);
            ways.scores.push(100.0 * self.rouge(&read, &way).iter().sum::<f64>() / 3.0);
        }
        ways
    }
}

/// All sets of three numbers under `count`; the whole where there are not so many.
fn combinations(count: usize) -> Vec<Vec<usize>> {
    if count <= CHOSEN {
        return vec![(0..count).collect()];
    }
    let mut all = Vec::new();
    for a in 0..count {
        for b in a + 1..count {
            all.extend((b + 1..count).map(|c| vec![a, b, c]));
        }
    }
    all
}

fn fit_concepts(examples: &[&Example<'_>]) -> [f64; Clue::COUNT] {
    let mut rows = Vec::new();
    for example in examples {
        for ((lemma, clues), wanted) in example.salience.lemmas().zip(&example.clues).zip(&example.wanted) {
            if example.salience.count(lemma) > 0 {
                let features = clues.iter().map(|x| f64::from(*x)).collect();
                rows.push(Row { features, target: f64::from(u8::from(*wanted)), weight: 1.0 });
            }
        }
    }
    array(logistic::fit(&rows, CONCEPT_PENALTY, 1))
}

/// A first fit: to tell the sentences of the oracle from others.
fn fit_sentences(
    oracles: &[Vec<bool>],
    weighed: &[(Concepts, Vec<Candidate>)],
    keep: impl Fn(usize) -> bool,
) -> [f64; Feature::COUNT] {
    let mut rows = Vec::new();
    for (_, (oracle, (_, found))) in oracles.iter().zip(weighed).enumerate().filter(|(i, _)| keep(*i)) {
        for (one, chosen) in found.iter().zip(oracle) {
            let mut features: Vec<f64> = one.values.iter().map(|x| f64::from(*x)).collect();
            features.push(1.0);
            rows.push(Row { features, target: f64::from(u8::from(*chosen)), weight: 1.0 });
        }
    }
    array(logistic::fit(&rows, SENTENCE_PENALTY, 1))
}

fn fit_risk(ways: &[&Ways], base: &[f64; Feature::COUNT]) -> Fitted {
    let mut start = base.to_vec();
    start.push(FIRST_REPEATED);
    let weights = risk::fit(ways, &start, RISK_PENALTY, STEPS);
    let repeated = weights[Feature::COUNT];
    Fitted { clues: [0.0; Clue::COUNT], sentence: array(weights), repeated }
}

fn array<const N: usize>(list: Vec<f64>) -> [f64; N] {
    let mut out = [0.0; N];
    for (to, from) in out.iter_mut().zip(list) {
        *to = from;
    }
    out
}

fn figures(results: &[([f64; 3], [f64; 3])]) -> Figures {
    let count = results.len().max(1) as f64;
    let mut figures = Figures { articles: results.len(), ..Figures::default() };
    for metric in 0..3 {
        let gains: Vec<f64> =
            results.iter().map(|(own, lead)| 100.0 * (own[metric] - lead[metric])).collect();
        let mean = gains.iter().sum::<f64>() / count;
        let square = gains.iter().map(|gain| (gain - mean) * (gain - mean)).sum::<f64>() / count;
        figures.rouge[metric] = 100.0 * results.iter().map(|(own, _)| own[metric]).sum::<f64>() / count;
        figures.gain[metric] = mean;
        figures.interval[metric] = 1.96 * (square / count).sqrt();
    }
    figures
}

/// The generated file, and the weights as it has them.
fn quantized(fitted: &Fitted) -> (String, Fitted) {
    let units = |weight: f64| (weight * summary::SCALE).round().clamp(-32_767.0, 32_767.0) as i16;
    let (sentence, clues) = (fitted.sentence.map(units), fitted.clues.map(units));
    let repeated = units(fitted.repeated);
    let back = Fitted {
        clues: clues.map(summary::weight),
        sentence: sentence.map(summary::weight),
        repeated: summary::weight(repeated),
    };
    (source(&sentence, &clues, repeated), back)
}

fn source(sentence: &[i16; Feature::COUNT], clues: &[i16; Clue::COUNT], repeated: i16) -> String {
    let mut file = head("the summary's rankers", &[Feature::ALL, Clue::ALL]);
    table(&mut file, "SENTENCE", "For each feature of a sentence.", Feature::ALL, sentence);
    table(&mut file, "CLUES", "For each feature of a lemma.", Clue::ALL, clues);
    let _ = writeln!(
        file,
        "\n/// What a lemma that is said again takes off, times its chance.\npub const REPEATED: i16 = {repeated};"
    );
    file
}

#[cfg(test)]
mod tests {
    use super::source;
    use crate::annotate::features::one_each;
    use crate::annotate::summary::weights::{CLUES, REPEATED, SENTENCE};

    #[test]
    fn the_weights_are_as_they_are_written() {
        let written = source(&one_each(SENTENCE), &one_each(CLUES), REPEATED);
        let file = include_str!("../annotate/summary/weights.rs");
        assert!(written == file, "summary/weights.rs is not what is written: {written}");
    }
}
