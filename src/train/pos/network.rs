//! A small network that teaches: the features of a word and of its neighbors as vectors, one hidden layer, the tags of the
//! two words before. It errs elsewhere than the conditional random field does, so that together they err less.

use crate::annotate::tags::LABELS;
use crate::train::random::Random;

pub type Row = [f32; LABELS];

/// Numbers for each feature.
const WIDTH: usize = 32;
const HIDDEN: usize = 128;
/// Words on either side.
const REACH: usize = 2;
const SLOTS: usize = 2 * REACH + 1;
/// Labels, and one before the sentence.
const TAGS: usize = LABELS + 1;

/// Weights with the sums of their squared gradients (AdaGrad; Duchi, Hazan and Singer 2011).
struct Layer {
    weights: Vec<f32>,
    squares: Vec<f32>,
}

impl Layer {
    fn new(count: usize, spread: f32, random: &mut Random) -> Self {
        let weights = (0..count).map(|_| (random.unit() * 2.0 - 1.0) * spread).collect();
        Self { weights, squares: vec![1e-6; count] }
    }

    fn row(&self, number: usize, width: usize) -> &[f32] {
        &self.weights[number * width..(number + 1) * width]
    }

    /// Follows the gradients of the weights from `first` on.
    fn update(&mut self, first: usize, gradients: &[f32], rate: f32) {
        let weights = &mut self.weights[first..first + gradients.len()];
        let squares = &mut self.squares[first..first + gradients.len()];
        for ((weight, square), gradient) in weights.iter_mut().zip(squares).zip(gradients) {
            *square += gradient * gradient;
            *weight -= rate * gradient / square.sqrt();
        }
    }
}

/// How a sentence is learnt from.
#[derive(Clone, Copy)]
pub struct Study {
    pub rate: f32,
    /// How much the sentence counts.
    pub weight: f32,
    /// Share of the hidden layer that is left out.
    pub dropout: f32,
}

/// Share of the words that are met as if unknown.
const UNKNOWN: f32 = 0.15;
/// Share of the tags before that are wrong, as they will be in use.
const WRONG: f32 = 0.05;

/// The features of a sentence's words: first those that many words share, then those of one word alone.
pub struct Word {
    pub shared: Vec<u32>,
    pub own: Vec<u32>,
}

pub struct Network {
    /// One row for each feature; the first two stand before and after a sentence.
    features: Layer,
    /// From each slot's numbers to the hidden layer.
    inner: Layer,
    inner_bias: Layer,
    /// From the tags before to the hidden layer.
    history: Layer,
    outer: Layer,
    outer_bias: Layer,
}

/// Rows of `features` that are no word's.
pub const EDGES: usize = 2;

impl Network {
    pub fn new(features: usize, random: &mut Random) -> Self {
        let inner = (3.0 / (SLOTS * WIDTH) as f32).sqrt();
        Self {
            features: Layer::new((EDGES + features) * WIDTH, 0.05, random),
            inner: Layer::new(SLOTS * WIDTH * HIDDEN, inner, random),
            inner_bias: Layer::new(HIDDEN, 0.0, random),
            history: Layer::new(2 * TAGS * HIDDEN, 0.02, random),
            outer: Layer::new(HIDDEN * LABELS, (1.0 / HIDDEN as f32).sqrt(), random),
            outer_bias: Layer::new(LABELS, 0.0, random),
        }
    }

    fn sum(&self, features: &[u32], out: &mut [f32]) {
        for &feature in features {
            let row = self.features.row(EDGES + feature as usize, WIDTH);
            out.iter_mut().zip(row).for_each(|(sum, value)| *sum += value);
        }
    }

    /// The numbers of each place from before the first word to after the last.
    fn vectors(&self, words: &[Word], unknown: &[bool]) -> Vec<[f32; WIDTH]> {
        let edge = |which: usize| std::array::from_fn(|k| self.features.row(which, WIDTH)[k]);
        let mut all = vec![edge(0)];
        for (index, word) in words.iter().enumerate() {
            let mut vector = [0.0; WIDTH];
            self.sum(&word.shared, &mut vector);
            if !unknown.get(index).is_some_and(|unknown| *unknown) {
                self.sum(&word.own, &mut vector);
            }
            all.push(vector);
        }
        all.push(edge(1));
        all
    }

    fn hidden(&self, vectors: &[[f32; WIDTH]], index: usize, before: [usize; 2], hidden: &mut [f32]) {
        hidden.copy_from_slice(&self.inner_bias.weights);
        for slot in 0..SLOTS {
            for (k, &value) in vectors[place(index, slot, vectors.len())].iter().enumerate() {
                let row = self.inner.row(slot * WIDTH + k, HIDDEN);
                hidden.iter_mut().zip(row).for_each(|(sum, weight)| *sum += value * weight);
            }
        }
        for tag in history(before) {
            hidden.iter_mut().zip(self.history.row(tag, HIDDEN)).for_each(|(sum, weight)| *sum += weight);
        }
    }

    fn probabilities(&self, hidden: &[f32]) -> Row {
        let mut row: Row = std::array::from_fn(|label| self.outer_bias.weights[label]);
        for (k, &value) in hidden.iter().enumerate().filter(|(_, value)| **value > 0.0) {
            row.iter_mut().zip(self.outer.row(k, LABELS)).for_each(|(sum, weight)| *sum += value * weight);
        }
        let top = row.iter().copied().fold(f32::MIN, f32::max);
        row = row.map(|score| (score - top).exp());
        let sum: f32 = row.iter().sum();
        row.map(|score| score / sum)
    }

    /// The probability of each label at each word.
    pub fn read(&self, words: &[Word]) -> Vec<Row> {
        let vectors = self.vectors(words, &[]);
        let mut hidden = vec![0.0; HIDDEN];
        let mut before = [LABELS; 2];
        let read = (0..words.len()).map(|index| {
            self.hidden(&vectors, index, before, &mut hidden);
            let row = self.probabilities(&hidden);
            before = [super::best(&row), before[0]];
            row
        });
        read.collect()
    }

    /// Learns from a sentence and the labels that each word may have.
    pub fn learn(&mut self, words: &[Word], allowed: &[u32], study: Study, random: &mut Random) {
        let unknown: Vec<bool> = words.iter().map(|_| random.unit() < UNKNOWN).collect();
        let vectors = self.vectors(words, &unknown);
        let mut of_vectors = vec![[0.0f32; WIDTH]; vectors.len()];
        let mut of_inner = vec![0.0f32; SLOTS * WIDTH * HIDDEN];
        let mut of_bias = vec![0.0f32; HIDDEN];
        let mut of_outer = vec![0.0f32; HIDDEN * LABELS];
        let mut of_outer_bias = [0.0f32; LABELS];
        let mut of_history = Vec::new();
        let mut hidden = vec![0.0f32; HIDDEN];
        let kept = 1.0 / (1.0 - study.dropout);
        for index in 0..words.len() {
            let before = [1, 2].map(|back: usize| {
                let tag = index.checked_sub(back).map_or(LABELS, |at| allowed[at].trailing_zeros() as usize);
                if random.unit() < WRONG { random.below(LABELS) } else { tag.min(LABELS) }
            });
            self.hidden(&vectors, index, before, &mut hidden);
            for value in &mut hidden {
                *value = if *value < 0.0 || random.unit() < study.dropout { 0.0 } else { *value * kept };
            }
            let found = self.probabilities(&hidden);
            let inside: f32 =
                (0..LABELS).filter(|label| allowed[index] >> label & 1 == 1).map(|label| found[label]).sum();
            let gradient: Row = std::array::from_fn(|label| {
                let wanted =
                    if allowed[index] >> label & 1 == 1 { found[label] / inside.max(1e-9) } else { 0.0 };
                (found[label] - wanted) * study.weight
            });
            let mut of_hidden = vec![0.0f32; HIDDEN];
            for (k, &value) in hidden.iter().enumerate().filter(|(_, value)| **value > 0.0) {
                let mut sum = 0.0;
                for label in 0..LABELS {
                    sum += self.outer.weights[k * LABELS + label] * gradient[label];
                    of_outer[k * LABELS + label] += value * gradient[label];
                }
                of_hidden[k] = sum * kept;
            }
            of_outer_bias.iter_mut().zip(&gradient).for_each(|(sum, value)| *sum += value);
            of_bias.iter_mut().zip(&of_hidden).for_each(|(sum, value)| *sum += value);
            for slot in 0..SLOTS {
                let at = place(index, slot, vectors.len());
                for k in 0..WIDTH {
                    let (value, first) = (vectors[at][k], (slot * WIDTH + k) * HIDDEN);
                    let mut sum = 0.0;
                    let rows = self.inner.weights[first..first + HIDDEN]
                        .iter()
                        .zip(&mut of_inner[first..first + HIDDEN]);
                    for ((weight, gradient), of_hidden) in rows.zip(&of_hidden) {
                        sum += weight * of_hidden;
                        *gradient += value * of_hidden;
                    }
                    of_vectors[at][k] += sum;
                }
            }
            of_history.push((before, of_hidden));
        }
        self.inner.update(0, &of_inner, study.rate);
        self.inner_bias.update(0, &of_bias, study.rate);
        self.outer.update(0, &of_outer, study.rate);
        self.outer_bias.update(0, &of_outer_bias, study.rate);
        for (before, gradient) in of_history {
            for tag in history(before) {
                self.history.update(tag * HIDDEN, &gradient, study.rate);
            }
        }
        for (index, word) in words.iter().enumerate() {
            let own: &[u32] = if unknown[index] { &[] } else { &word.own };
            for &feature in word.shared.iter().chain(own) {
                self.features.update((EDGES + feature as usize) * WIDTH, &of_vectors[index + 1], study.rate);
            }
        }
        self.features.update(0, &of_vectors[0], study.rate);
        self.features.update(WIDTH, &of_vectors[words.len() + 1], study.rate);
    }
}

/// Where a slot of a word is among the vectors.
fn place(index: usize, slot: usize, count: usize) -> usize {
    (index + 1 + slot).saturating_sub(REACH).min(count - 1)
}

/// Rows of the tags before.
fn history([first, second]: [usize; 2]) -> [usize; 2] {
    [first, TAGS + second]
}
