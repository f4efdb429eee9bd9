//! What it is about, phrase by phrase. `phrases` finds them, `candidates` counts them, `features` measures them, a sum
//! with trained `weights` ranks them, `choice` leaves out what another phrase says already.

pub(crate) mod candidates;
mod choice;
mod elsewhere;
pub(crate) mod features;
mod key;
pub(crate) mod phrases;
#[cfg(test)]
mod tests;
pub(crate) mod weights;

use super::features::one_each;
use super::salience::Salience;
use super::tags::Pos;
use crate::annotate::coreference::Entity;
use crate::document::Document;
use crate::options::Limits;
use crate::text::{TokenFlags, TokenRange, order};
use candidates::{Candidate, Candidates};
use choice::{Choice, Chosen};
use features::{Feature, Measure};
use phrases::Phrases;

/// A phrase that says what the article is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyphrase {
    /// The commonest of its forms in the text.
    pub text: String,
    /// From 0 to 1, which the first one has; comparable within one analysis only.
    pub score: f64,
    /// In the title and the body, also those that limits leave out of `mentions`.
    pub count: u32,
    /// In text order, at most [`Limits::mentions`].
    pub mentions: Vec<TokenRange>,
}

/// A weight for each feature.
pub(crate) type Weights = [i16; Feature::COUNT];

const WEIGHTS: Weights = one_each(weights::WEIGHTS);
/// Units of the weights in one unit of the score.
pub(crate) const SCALE: f64 = 4096.0;

/// The best phrases, best first.
pub fn find(
    document: &Document<'_>,
    salience: &Salience,
    tags: &[Pos],
    entities: &[Entity],
    limits: Limits,
) -> Vec<Keyphrase> {
    let phrases = Phrases::new(document, salience, tags, entities);
    find_with(&phrases, &WEIGHTS, limits)
}

/// As [`find`], with given weights where parts of speech are known.
pub(crate) fn find_with(phrases: &Phrases<'_>, weights: &Weights, limits: Limits) -> Vec<Keyphrase> {
    let candidates = Candidates::find(phrases);
    let scores: Vec<f64> = if phrases.tags.is_empty() {
        let score = |candidate| elsewhere::score(phrases, candidate).unwrap_or(f64::NEG_INFINITY);
        candidates.list.iter().map(score).collect()
    } else {
        let measure = Measure::new(phrases, &candidates);
        let weights = weights.map(f64::from);
        candidates.list.iter().map(|candidate| score(&weights, &measure, candidate)).collect()
    };
    let chosen = choose(phrases, &candidates, &scores, limits.keyphrases);
    describe(phrases, &candidates, &scores, &chosen, limits.mentions)
}

/// The sum of features with their weights.
fn score(weights: &[f64; Feature::COUNT], measure: &Measure<'_>, candidate: &Candidate) -> f64 {
    let mut sum = 0.0;
    measure.each(candidate, |feature, value| sum += weights[feature as usize] * f64::from(value));
    sum / SCALE
}

/// The best `most` candidates, best first, each with those that only vary it.
fn choose(phrases: &Phrases<'_>, candidates: &Candidates, scores: &[f64], most: usize) -> Chosen {
    // Numbers in the order of the scores are compared in fewer steps than these; the best come first.
    let rank = |score: f64| {
        let bits = score.to_bits() as i64;
        !(bits ^ ((bits >> 63) as u64 >> 1) as i64)
    };
    let finite = scores.iter().zip(0u32..).filter(|(score, _)| score.is_finite());
    let mut order: Vec<(i64, u32)> = finite.map(|(&score, index)| (rank(score), index)).collect();
    let mut choice = Choice::new(phrases, candidates);
    order::each_in_order(&mut order, Ord::cmp, |&(_, index)| {
        choice.offer(index as usize, most);
        choice.chosen.len() < most
    });
    choice.chosen
}

/// Shows the chosen phrases, with their places.
fn describe(
    phrases: &Phrases<'_>,
    candidates: &Candidates,
    scores: &[f64],
    chosen: &Chosen,
    most_mentions: usize,
) -> Vec<Keyphrase> {
    let mut groups = vec![usize::MAX; candidates.list.len()];
    let mut mentions: Vec<Vec<TokenRange>> = Vec::with_capacity(chosen.len());
    for number in 0..chosen.len() {
        chosen.group(number).for_each(|index| groups[index] = number);
        let counts = chosen.group(number).map(|index| candidates.list[index].count as usize);
        mentions.push(Vec::with_capacity(counts.sum()));
    }
    candidates.each_occurrence(phrases, |index, range| {
        if let Some(mentions) = mentions.get_mut(groups[index]) {
            mentions.push(range);
        }
    });
    let score = |slot| chosen.group(slot).map(|index| scores[index]).fold(f64::NEG_INFINITY, f64::max);
    let best = if chosen.len() > 0 { score(0) } else { 0.0 };
    let mut forms = Vec::new();
    let described = mentions.into_iter().enumerate().map(|(slot, mut mentions)| {
        order::sort(&mut mentions);
        // "tick tock tick tock tick" holds "tick tock tick" once: an occurrence takes its words.
        mentions.dedup_by(|next, kept| next.start() < kept.end());
        let main = &candidates.list[chosen.main(slot)];
        let text = commonest_form(phrases, main.first, &mentions, &mut forms);
        let count = mentions.len() as u32;
        mentions.truncate(most_mentions);
        Keyphrase { text, score: libm::exp(score(slot) - best), count, mentions }
    });
    described.collect()
}

/// Mentions that are looked at for the commonest form.
const MOST_FORMS: usize = 200;

/// How the phrase is mostly written; inside of sentences, where it stands there. `forms` is reused.
fn commonest_form<'t>(
    phrases: &Phrases<'t>,
    first: TokenRange,
    mentions: &[TokenRange],
    forms: &mut Vec<(&'t str, u32, TokenRange)>,
) -> String {
    let document = phrases.document;
    forms.clear();
    let same_length = mentions.iter().filter(|range| range.len() == first.len());
    for &range in same_length.take(MOST_FORMS) {
        let text = document.range_text(range);
        let begins = document.tokens[range.start()].flags.has(TokenFlags::SENTENCE_START);
        let worth = if begins { 1 } else { 3 };
        match forms.iter().position(|(form, ..)| *form == text) {
            Some(at) => forms[at].1 += worth,
            None if forms.len() < 16 => forms.push((text, worth, range)),
            None => {}
        }
    }
    let best = forms.iter().rev().max_by_key(|(_, count, _)| *count).map_or(first, |(.., range)| *range);
    phrases.salience.bare_range(document, best)
}
