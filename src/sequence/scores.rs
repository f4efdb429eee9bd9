//! What a written form says by itself, added up when it is first met in a place beside a token.

use std::ops::Range;

use super::{Observer, REACH, SLOTS};
use crate::model::features::Feature;
use crate::model::weights::Weights;

/// Scores that are kept, by form and slot; others are added up anew each time, so that memory stays bounded.
const MOST_KEPT: usize = 1 << 17;

/// Numbers that [`Observer::seen`] may give.
const SEEN: usize = 4;

/// The bit of a place in `kept` that says the form is sure; the rest is the place plus one.
const SURE: u32 = 1 << 31;

/// Scores that are allocated together: where there are more, none has to be moved.
const CHUNK: usize = 1 << 8;

/// Scores of forms in slots.
pub struct FormScores<const LANES: usize> {
    /// For each form and slot the place in `kept`, see [`SURE`]; 0 where its scores are not kept.
    places: Vec<[u32; SLOTS]>,
    /// In chunks, all but the last of which are full.
    kept: Vec<Vec<[i16; LANES]>>,
    /// How many they are.
    count: usize,
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
            count: 0,
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
        self.count >= MOST_KEPT
    }

    /// Adds to the scores of tokens side by side what the forms around each of them say of it, and tells of each whether its own
    /// form alone is sure, see [`Observer::SURE`]. `features` is reused.
    pub fn add<O: Observer>(
        &mut self,
        weights: &Weights,
        observer: &O,
        tokens: Range<usize>,
        features: &mut Vec<Feature>,
        (scores, are_sure): (&mut [[i16; LANES]], &mut [bool]),
    ) {
        // Each form is looked up once for all tokens that it stands beside. In its slot 0 it is seen by the last of them.
        for last in tokens.start..tokens.end + 2 * REACH {
            let slots = (last + 1).saturating_sub(tokens.end)..SLOTS.min(last + 1 - tokens.start);
            let Some(form) = observer.form_at(last, 0) else {
                for slot in slots {
                    sum(&mut scores[last - slot - tokens.start], &self.edges[slot]);
                }
                continue;
            };
            let mut places = self.places[form];
            let seen = observer.seen(last, 0);
            for slot in slots.clone() {
                let scores = &mut scores[last - slot - tokens.start];
                if places[slot] == 0 {
                    let of_form = Self::look_up(weights, observer, last - slot, slot, features);
                    places[slot] = self.keep::<O>(form, slot, &of_form, weights.labels());
                    sum(scores, &of_form);
                } else {
                    let place = (places[slot] & !SURE) as usize - 1;
                    sum(scores, &self.kept[place / CHUNK][place % CHUNK]);
                }
                if seen > 0 {
                    sum(scores, &self.seen[seen][slot]);
                }
            }
            if slots.contains(&REACH) {
                are_sure[last - REACH - tokens.start] = places[REACH] & SURE != 0;
            }
        }
    }

    /// Adds up what a form says.
    fn look_up<O: Observer>(
        weights: &Weights,
        observer: &O,
        index: usize,
        slot: usize,
        features: &mut Vec<Feature>,
    ) -> [i16; LANES] {
        features.clear();
        observer.observe_form(index, slot, &mut |feature| {
            if weights.may_say(feature) {
                features.push(feature);
            }
        });
        let mut of_form = [0; LANES];
        weights.add(features, &mut of_form);
        of_form
    }

    /// Keeps the scores of a form that is new in a slot where there is room. Gives what [`Self::places`] has of it, or would have.
    fn keep<O: Observer>(&mut self, form: usize, slot: usize, of_form: &[i16; LANES], labels: usize) -> u32 {
        let sure = if slot == REACH && margin(&of_form[..labels]) > O::SURE { SURE } else { 0 };
        if self.count >= MOST_KEPT {
            return sure;
        }
        if self.count.is_multiple_of(CHUNK) {
            self.kept.push(Vec::with_capacity(CHUNK));
        }
        if let Some(chunk) = self.kept.last_mut() {
            chunk.push(*of_form);
        }
        self.count += 1;
        self.places[form][slot] = self.count as u32 | sure;
        self.places[form][slot]
    }
}

/// Settings whose scores are kept: of those that share a place the last one.
const SETTINGS: usize = 1 << 10;

/// Scores of settings, see [`Observer::setting`].
pub struct SettingScores<const LANES: usize> {
    /// One more than the setting whose scores stand in a place; 0 for none.
    settings: Vec<u64>,
    scores: Vec<[i16; LANES]>,
}

impl<const LANES: usize> Default for SettingScores<LANES> {
    fn default() -> Self {
        Self { settings: vec![0; SETTINGS], scores: vec![[0; LANES]; SETTINGS] }
    }
}

impl<const LANES: usize> SettingScores<LANES> {
    fn place(setting: u64) -> usize {
        (setting.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> (64 - SETTINGS.ilog2())) as usize % SETTINGS
    }

    /// Adds the scores of a setting; gives whether they are known.
    pub fn add(&self, setting: u64, scores: &mut [i16; LANES]) -> bool {
        let place = Self::place(setting);
        let is_known = self.settings[place] == setting + 1;
        if is_known {
            sum(scores, &self.scores[place]);
        }
        is_known
    }

    /// Keeps the scores of a setting.
    pub fn keep(&mut self, setting: u64, scores: [i16; LANES]) {
        let place = Self::place(setting);
        (self.settings[place], self.scores[place]) = (setting + 1, scores);
    }
}

// Sums stay far inside 16 bits: some hundred features of weights of 8 bits. All are read before any is written, or the
// compiler, which has to think that they might be the same, adds one by one.
fn sum<const LANES: usize>(scores: &mut [i16; LANES], others: &[i16; LANES]) {
    *scores = std::array::from_fn(|lane| scores[lane] + others[lane]);
}

/// How far the best score is above the next.
fn margin(scores: &[i16]) -> i16 {
    let (mut best, mut next) = (i16::MIN, i16::MIN);
    for &score in scores {
        (best, next) = if score > best { (score, best) } else { (best, next.max(score)) };
    }
    best.saturating_sub(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_that_share_a_place_take_turns() {
        let mut kept = SettingScores::<8>::default();
        let other = (1..).find(|&other| SettingScores::<8>::place(other) == SettingScores::<8>::place(0));
        let (one, other) = (0, other.unwrap_or_default());
        for (setting, score) in [(one, 3), (other, 5), (one, 7)] {
            let mut scores = [1; 8];
            assert!(!kept.add(setting, &mut scores), "nothing is known of {setting}");
            kept.keep(setting, [score; 8]);
            assert!(kept.add(setting, &mut scores));
            assert_eq!(scores, [1 + score; 8]);
        }
    }
}
