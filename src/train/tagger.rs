//! What the trainers of both uses of the tagger share: from observed tokens to the section of a model's file.

use super::crf::{Crf, LANES, Sequences, Settings};
use super::dictionary::Dictionary;
use super::random::Random;
use crate::model::features::Feature;
use crate::model::packing::rows::Entry;
use crate::model::weights::{Weights, key};
use crate::sequence::Observer;

/// Takes up sequences of observed tokens.
pub struct Gatherer {
    dictionary: Dictionary,
    data: Sequences,
}

impl Default for Gatherer {
    fn default() -> Self {
        Self { dictionary: Dictionary::default(), data: Sequences::new() }
    }
}

impl Gatherer {
    /// A token with the labels that it may have, as bits, and with features besides those that are observed.
    pub fn token(
        &mut self,
        observer: &impl Observer,
        index: usize,
        allowed: u32,
        others: impl IntoIterator<Item = Feature>,
    ) {
        let (dictionary, features) = (&mut self.dictionary, &mut self.data.features);
        let mut add = |feature: Feature| features.push(dictionary.count(key(feature)));
        observer.observe(index, &mut add);
        others.into_iter().for_each(add);
        self.data.tokens.push(self.data.features.len());
        self.data.allowed.push(allowed);
    }

    /// The tokens since the last end are a sequence that counts so much.
    pub fn end(&mut self, weight: f32) {
        self.data.sequences.push(self.data.allowed.len());
        self.data.weights.push(weight);
    }

    /// The sequences, without features that were seen fewer than `least` times.
    pub fn finish(mut self, least: u32) -> (Dictionary, Sequences) {
        let data = self.dictionary.drop_rare(self.data, least);
        (self.dictionary, data)
    }
}

/// How weights are rounded and which are kept.
#[derive(Clone, Copy, Debug)]
pub struct Rounding {
    /// Steps in a unit of the logarithm of odds.
    pub steps: f32,
    /// Largest weight, in steps.
    pub heaviest: i8,
    /// Features none of whose weights has so many steps are left out.
    pub sturdiest: i8,
    /// Of the others so many are kept, those with the heaviest weights.
    pub most: usize,
    /// Steps taken from what speaks for label 0, so that fewer of the others are missed.
    pub lean: i16,
}

/// Fits a conditional random field in as many epochs as `settings` says, the last `refits` of them without L1. `follows`
/// says which label may stand behind which; `labels` stands for the start.
pub fn fit(
    data: &Sequences,
    features: usize,
    labels: usize,
    follows: impl Fn(usize, usize) -> bool,
    (settings, refits): (Settings, usize),
    mut random: Random,
    tell: &mut dyn FnMut(String),
) -> Crf {
    /// The rate of the refit.
    const FINE: f32 = 0.1;
    let follows = (0..=labels)
        .map(|from| std::array::from_fn::<bool, LANES, _>(|to| to < labels && follows(from, to)))
        .collect();
    let mut crf = Crf::new(labels, features, follows, settings);
    let mut order: Vec<u32> = (0..data.len() as u32).collect();
    for epoch in 0..settings.epochs {
        if refits > 0 && epoch + refits == settings.epochs {
            crf.refit(FINE);
        }
        random.shuffle(&mut order);
        let loss = crf.epoch(data, &order);
        tell(format!("epoch {}: loss {loss:.4} a token", epoch + 1));
    }
    crf
}

/// Rounds the weights and writes those that are left, without the features of `without` (as keys).
pub fn section(
    crf: &Crf,
    dictionary: &Dictionary,
    rounding: Rounding,
    without: &[u32],
    tell: &mut dyn FnMut(String),
) -> Vec<u8> {
    let Rounding { steps, heaviest, sturdiest, most, lean } = rounding;
    let limit = f32::from(heaviest);
    let round = |weight: f32| (weight * steps).round();
    let mut rows: Vec<(u32, Vec<Entry>)> = dictionary
        .numbers
        .iter()
        .filter(|(key, _)| !without.contains(key))
        .map(|(&key, &number)| {
            let row = crf.row(number as usize)[..crf.labels].iter().enumerate();
            let entries = row.map(|(class, &weight)| Entry {
                class: class as u8,
                weight: round(weight).clamp(-limit, limit) as i8,
            });
            (key, entries.filter(|entry| entry.weight != 0).collect::<Vec<_>>())
        })
        .filter(|(_, entries)| entries.iter().any(|entry| entry.weight.abs() >= sturdiest))
        .collect();
    if rows.len() > most {
        let heaviest = |row: &[Entry]| row.iter().map(|entry| entry.weight.unsigned_abs()).max();
        rows.sort_unstable_by_key(|(key, row)| (std::cmp::Reverse(heaviest(row)), *key));
        rows.truncate(most);
    }
    rows.sort_unstable_by_key(|(key, _)| *key);
    let steps: Vec<Vec<i16>> = (0..=crf.labels)
        .map(|from| {
            let row = crf.transition(from)[..crf.labels].iter().enumerate();
            row.map(|(to, &weight)| round(weight) as i16 - if to == 0 { lean } else { 0 }).collect()
        })
        .collect();
    let section = Weights::write(&steps, &rows);
    let weights: usize = rows.iter().map(|(_, entries)| entries.len()).sum();
    tell(format!("{} rows, {weights} weights, {} bytes", rows.len(), section.len()));
    section
}
