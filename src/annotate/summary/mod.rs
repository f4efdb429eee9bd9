//! What it comes down to: the sentences that say most, and the paragraph that tells why the story matters.
//!
//! `concepts` tells how likely each lemma is to stand in a summary, `features` what is known of each sentence, `cohesion`
//! which sentences cannot be understood alone, `signposts` which say nothing by themselves, `select` takes sentences against redundancy, `context` says whom they
//! speak of, `nutgraf` finds the paragraph.
//! `weights` is generated: a few dozen numbers by which the features count.

pub mod cohesion;
pub mod concepts;
mod context;
pub mod features;
mod nutgraf;
pub mod select;
mod signposts;
pub mod weights;

use super::amounts::Amount;
use super::dates::DateMention;
use super::features::one_each;
use super::quotes::Quote;
use super::salience::{LemmaId, Salience};
use super::tags::Pos;
use crate::annotate::coreference::{Entity, Pronoun};
use crate::document::Document;
use crate::options::SummaryLength;
use crate::text::{BlockKind, order};
use cohesion::{Cohesion, Dependence};
use concepts::{Clue, Concepts};
pub use context::Context;
use features::{Candidate, Feature, Reason};
use select::Choice;

/// What the earlier stages found.
#[derive(Clone, Copy)]
pub struct Sources<'a, 't> {
    /// The article.
    pub document: &'a Document<'t>,
    /// Its lemmas with their counts.
    pub salience: &'a Salience,
    /// Part of speech of each token; empty where they are not known.
    pub tags: &'a [Pos],
    /// Names, most mentioned first.
    pub entities: &'a [Entity],
    /// Whom "he" and "she" mean, in text order.
    pub pronouns: &'a [Pronoun],
    /// In text order, as the following two.
    pub quotes: &'a [Quote],
    /// Expressions of time.
    pub dates: &'a [DateMention],
    /// Sums, percentages, numbers.
    pub amounts: &'a [Amount],
}

/// The chosen sentences.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// In text order.
    pub sentences: Vec<SummarySentence>,
    /// The paragraph that tells why the story matters, where there is one.
    pub nutgraf: Option<Nutgraf>,
}

/// One sentence of the summary.
#[derive(Clone, Debug, PartialEq)]
pub struct SummarySentence {
    /// Index into the document's sentences.
    pub sentence: usize,
    /// 1 for the best.
    pub rank: u32,
    /// From 0 to 1; comparable within one document only.
    pub score: f64,
    /// What spoke for it, most important first: see [`Reason`].
    pub reasons: Vec<&'static str>,
    /// Whom the sentence speaks of, where it does not say so itself and the sentence that does is left out.
    pub context: Option<Context>,
}

/// The nut graf.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nutgraf {
    /// Index into the document's blocks.
    pub block: usize,
    /// From 0 to 1; comparable within one document only.
    pub score: f64,
}

/// Sentences of fewer words say too little by themselves.
pub const MIN_WORDS: usize = 5;
/// Most sentences that are chosen, whatever is asked for.
const MAX_CHOSEN: usize = 1000;
/// What a sentence gains that has all words of the title. The articles that the other weights were fitted to have no
/// titles, so this one was set by hand, to what being the first sentence is worth.
const TITLE: f64 = 1.0;
/// What a sentence loses that depends a little on the one before, in units of the score.
const WEAK: f64 = 0.5;
/// What a kind of features must add to the score to be told as a reason.
const TELLING: f64 = 0.05;
/// Units of the weights in one unit of the score.
pub const SCALE: f64 = 1024.0;

/// What the features of a sentence and of a lemma weigh, in units.
const SENTENCE: [i16; Feature::COUNT] = one_each(weights::SENTENCE);
const CLUES: [i16; Clue::COUNT] = one_each(weights::CLUES);

/// A weight as it counts.
pub fn weight(units: i16) -> f64 {
    f64::from(units) / SCALE
}

/// The sum of what is known of a sentence, each by its weight.
pub fn score(candidate: &Candidate, weights: &[f64; Feature::COUNT]) -> f64 {
    let sum: f64 = candidate.values.iter().zip(weights).map(|(x, w)| f64::from(*x) * w).sum();
    let weak = if candidate.dependence == Dependence::Weak { WEAK } else { 0.0 };
    sum + TITLE * f64::from(candidate.get(Feature::Title)) - weak
}

/// Chooses the summary.
pub fn select(sources: &Sources<'_, '_>, length: SummaryLength) -> Summary {
    let document = sources.document;
    let concepts = Concepts::weigh(sources, &CLUES);
    let cohesion = cohesion::find(sources);
    let found = candidates(sources, &concepts, &cohesion);
    let by_feature = SENTENCE.map(weight);
    let scores: Vec<f64> = found.iter().map(|candidate| score(candidate, &by_feature)).collect();
    let choices: Vec<Choice<'_>> =
        found.iter().zip(&scores).map(|(candidate, &score)| Choice { candidate, score }).collect();
    let wanted = match length {
        SummaryLength::Sentences(n) => n as usize,
        SummaryLength::Ratio(ratio) => {
            (ratio * document.body_sentences().count() as f64 + 0.5).max(1.0) as usize
        }
    };
    let chosen = select::choose(&choices, &concepts, weight(weights::REPEATED), wanted.min(MAX_CHOSEN));
    let mean = mean(&found);
    let mut best = [0.0f64; Reason::ALL.len()];
    for candidate in &found {
        for (best, part) in best.iter_mut().zip(parts(candidate, &mean, &by_feature)) {
            *best = best.max(part);
        }
    }
    let (lowest, highest) = scores.iter().fold((f64::MAX, f64::MIN), |(a, b), s| (a.min(*s), b.max(*s)));
    let mut sentences: Vec<SummarySentence> = chosen
        .into_iter()
        .enumerate()
        .map(|(rank, index)| SummarySentence {
            sentence: found[index].sentence,
            rank: rank as u32 + 1,
            score: if highest > lowest { (scores[index] - lowest) / (highest - lowest) } else { 1.0 },
            reasons: reasons(&parts(&found[index], &mean, &by_feature), &best),
            context: None,
        })
        .collect();
    order::sort_by_key(&mut sentences, |sentence| sentence.sentence);
    context::add(sources, &cohesion, &mut sentences);
    Summary { sentences, nutgraf: nutgraf::find(sources) }
}

/// The sentences that may be chosen: those of paragraphs; where there are hardly any, also those of lists; where all are
/// short, short ones.
pub fn candidates(sources: &Sources<'_, '_>, concepts: &Concepts, cohesion: &[Cohesion]) -> Vec<Candidate> {
    const RUNNING: &[BlockKind] = &[BlockKind::Paragraph, BlockKind::Quote];
    const ALL: &[BlockKind] = &[BlockKind::Paragraph, BlockKind::Quote, BlockKind::ListItem];
    let mut found = features::candidates(sources, concepts, cohesion, RUNNING, MIN_WORDS);
    if found.len() < 3 {
        found = features::candidates(sources, concepts, cohesion, ALL, MIN_WORDS);
    }
    if found.is_empty() {
        found = features::candidates(sources, concepts, cohesion, ALL, 1);
    }
    found
}

fn mean(found: &[Candidate]) -> [f64; Feature::COUNT] {
    let mut mean = [0.0; Feature::COUNT];
    for candidate in found {
        for (sum, value) in mean.iter_mut().zip(candidate.values) {
            *sum += f64::from(value) / found.len() as f64;
        }
    }
    mean
}

/// What each kind of features adds to a sentence's score above the mean of the text.
fn parts(candidate: &Candidate, mean: &[f64; Feature::COUNT], weights: &[f64; Feature::COUNT]) -> Parts {
    let mut parts = [0.0; Reason::ALL.len()];
    for (part, reason) in parts.iter_mut().zip(Reason::ALL) {
        for &feature in reason.features() {
            let number = feature as usize;
            let weight = weights[number] + if feature == Feature::Title { TITLE } else { 0.0 };
            *part += weight * (f64::from(candidate.get(feature)) - mean[number]);
        }
    }
    parts
}

type Parts = [f64; Reason::ALL.len()];

/// The kinds of features in which a sentence comes near the best of the text, most important first; at most three.
fn reasons(parts: &Parts, best: &Parts) -> Vec<&'static str> {
    let mut told: Vec<(f64, Reason)> = parts
        .iter()
        .zip(best)
        .zip(Reason::ALL)
        .filter(|((part, best), _)| **part > TELLING && **part > 0.6 * **best)
        .map(|((part, _), reason)| (*part, reason))
        .collect();
    if told.is_empty() {
        // A text of one sentence has nothing to be better than.
        let strongest = (0..parts.len()).fold(0, |top, i| if parts[i] > parts[top] { i } else { top });
        told.push((parts[strongest], Reason::ALL[strongest]));
    }
    told.sort_by(|a, b| b.0.total_cmp(&a.0));
    told.into_iter().take(3).map(|(_, reason)| reason.as_str()).collect()
}

/// Lemmas that are put in order one by one.
const FEW: usize = 48;

fn unique(lemmas: impl Iterator<Item = LemmaId>) -> Vec<LemmaId> {
    let mut lemmas: Vec<LemmaId> = lemmas.collect();
    if lemmas.len() > FEW {
        order::sort(&mut lemmas);
    } else {
        // Words are numbered as they appear, so most of a sentence's are in order.
        for end in 1..lemmas.len() {
            let mut at = end;
            while at > 0 && lemmas[at - 1] > lemmas[at] {
                lemmas.swap(at - 1, at);
                at -= 1;
            }
        }
    }
    lemmas.dedup();
    lemmas
}

#[cfg(test)]
mod tests {
    use crate::options::{Options, Repair};

    fn summary(text: &str, sentences: u32) -> Vec<String> {
        let summary = crate::options::SummaryLength::Sentences(sentences);
        let options = Options { summary, repair: Repair::Never, ..Options::default() };
        let analysis = crate::analyze(text, &options);
        analysis.summary.iter().map(|s| text[s.span.start as usize..s.span.end as usize].to_owned()).collect()
    }

    #[test]
    fn near_duplicates_are_the_last_resort() {
        let mut text: Vec<String> = (0..80)
            .map(|day| format!("The coal terminal in Vellmar shut on day {day} after talks."))
            .collect();
        text.insert(
            40,
            "Fishermen along the northern shore welcomed the news with fireworks and free soup.".into(),
        );
        text.insert(41, "Unions have promised strikes because three hundred cranes will stand idle.".into());
        let chosen = summary(&text.join(" "), 3);
        assert!(chosen.iter().any(|s| s.contains("Fishermen")), "{chosen:?}");
        assert!(chosen.iter().any(|s| s.contains("Unions")), "{chosen:?}");
        assert_eq!(summary(&text.join(" "), 5).len(), 5);
    }

    #[test]
    fn what_only_points_on_is_left_out() {
        let text = "The ferry of Orrin will stop in May. Here are five things to know about the ferry of Orrin in May. Why \
                    will the ferry of Orrin stop in May? The council of Orrin gave these reasons for the ferry: the boat is old. \
                    Repairs to the boat would cost two million euros. Read more about the ferry of Orrin and its last \
                    day in May.";
        let chosen = summary(text, 6);
        assert_eq!(chosen.len(), 3, "{chosen:?}");
        assert_eq!(summary("Why will the ferry of Orrin stop? Who will pay for the ferry?", 1).len(), 1);
    }

    #[test]
    fn short_sentences_are_better_than_none() {
        let text = "It rained. He left us. She stayed home. They slept in. All quiet. Nobody knew why.";
        assert_eq!(summary(text, 2).len(), 2);
    }
}
