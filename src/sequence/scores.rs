//! What a written form says by itself, added up when it is first met in a place beside a token.

use super::{Observer, REACH, SLOTS};
use crate::model::features::Feature;
use crate::model::weights::Weights;

/// Scores that are kept, by form and slot; others are added up anew each time, so that memory stays bounded.
const MOST_KEPT: usize = 1 << 17;

/// Numbers that [`Observer::seen`] may give.
const SEEN: usize = 4;

/// The bit of a place in `kept` that says the form is sure; the rest is the place plus one.
const SURE: u32 = 1 << 31;

/// Scores of forms in slots.
pub struct FormScores<const LANES: usize> {
    /// For each form and slot the place in `kept`, see [`SURE`]; 0 where its scores are not kept.
    places: Vec<[u32; SLOTS]>,
    kept: Vec<[i16; LANES]>,
    /// Of slots outside the sentence.
    edges: [[i16; LANES]; SLOTS],
    /// Of what the text tells of a word, by slot.
    seen: [[[i16; LANES]; SLOTS]; SEEN],
}

impl<const LANES: usize> FormScores<LANES> {
    pub fn new<O: Observer>(weights: &Weights) -> Self {
        let edge = |slot: usize| {
            let mut scores = [0; LANES];
            weights.add(&[O::edge(slot)], &mut scores);
            scores
        };
        let seen = |seen: usize, slot: usize| {
            let mut scores = [0; LANES];
            O::observe_seen(seen, slot, &mut |feature| weights.add(&[feature], &mut scores));
            scores
        };
        Self {
            places: Vec::new(),
            kept: Vec::new(),
            edges: std::array::from_fn(edge),
            seen: std::array::from_fn(|number| std::array::from_fn(|slot| seen(number, slot))),
        }
    }

    /// Makes room for so many forms.
    pub fn reserve(&mut self, forms: usize) {
        self.places.resize(forms.max(self.places.len()), [0; SLOTS]);
    }

    /// Whether no more scores can be kept.
    pub fn is_full(&self) -> bool {
        self.kept.len() >= MOST_KEPT
    }

    /// Adds what the forms around a token say of it; gives whether its own form alone is sure, see [`Observer::SURE`].
    pub fn add<O: Observer>(
        &mut self,
        weights: &Weights,
        observer: &O,
        index: usize,
        features: &mut Vec<Feature>,
        scores: &mut [i16; LANES],
    ) -> bool {
        let mut is_sure = false;
        for slot in 0..SLOTS {
            let Some(form) = observer.form_at(index, slot) else {
                sum(scores, &self.edges[slot]);
                continue;
            };
            let seen = observer.seen(index, slot);
            if seen > 0 {
                sum(scores, &self.seen[seen][slot]);
            }
            let place = self.places[form][slot];
            if place != 0 {
                sum(scores, &self.kept[(place & !SURE) as usize - 1]);
                is_sure |= slot == REACH && place & SURE != 0;
                continue;
            }
            let mut of_form = [0; LANES];
            features.clear();
            observer.observe_form(index, slot, &mut |feature| features.push(feature));
            weights.add(features, &mut of_form);
            sum(scores, &of_form);
            let is_sure_form = slot == REACH && margin(&of_form[..weights.labels()]) > O::SURE;
            is_sure |= is_sure_form;
            if self.kept.len() < MOST_KEPT {
                // By less than the doubling that Vec would do: they are much of what names take.
                if self.kept.len() == self.kept.capacity() {
                    self.kept.reserve_exact((self.kept.len() / 4 + 64).min(MOST_KEPT - self.kept.len()));
                }
                self.kept.push(of_form);
                self.places[form][slot] = self.kept.len() as u32 | if is_sure_form { SURE } else { 0 };
            }
        }
        is_sure
    }
}

// Sums stay far inside 16 bits: some hundred features of weights of 8 bits.
fn sum<const LANES: usize>(scores: &mut [i16; LANES], others: &[i16; LANES]) {
    for (score, other) in scores.iter_mut().zip(others) {
        *score += other;
    }
}

/// How far the best score is above the next.
fn margin(scores: &[i16]) -> i16 {
    let (mut best, mut next) = (i16::MIN, i16::MIN);
    for &score in scores {
        (best, next) = if score > best { (score, best) } else { (best, next.max(score)) };
    }
    best.saturating_sub(next)
}
