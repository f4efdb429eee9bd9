//! The most probable tags of a sentence (Viterbi 1967).

use super::{LABELS, Row};
use crate::model::weights::Weights;

/// Finds the best labels; keeps its arrays between sentences.
pub struct Decoder {
    /// Scores of the steps from each label; the last row is from the start.
    steps: [Row; LABELS + 1],
    back: Vec<[u8; LABELS]>,
}

impl Decoder {
    /// A decoder with these weights.
    pub fn new(weights: &Weights) -> Self {
        let from = |from: usize| if from < LABELS { from } else { weights.labels() };
        let row = |label: usize| std::array::from_fn(|to| weights.steps(from(label))[to]);
        Self { steps: std::array::from_fn(row), back: Vec::new() }
    }

    /// The best label of each token; `scores` holds what speaks for each label at each token.
    pub fn best(&mut self, scores: &[Row], labels: &mut Vec<u8>) {
        labels.clear();
        self.back.clear();
        let Some((first, rest)) = scores.split_first() else { return };
        let mut best = relative(&self.steps[LABELS], first);
        for scores in rest {
            let mut next: Row = [i16::MIN; LABELS];
            let mut back: [i16; LABELS] = [0; LABELS];
            for (from, steps) in self.steps[..LABELS].iter().enumerate() {
                // Plain loops over whole arrays, which become vector instructions.
                for to in 0..LABELS {
                    let value = best[from].saturating_add(steps[to]);
                    let is_better = value > next[to];
                    next[to] = if is_better { value } else { next[to] };
                    back[to] = if is_better { from as i16 } else { back[to] };
                }
            }
            best = relative(&next, scores);
            let mut labels = [0; LABELS];
            for (label, from) in labels.iter_mut().zip(back) {
                *label = from as u8;
            }
            self.back.push(labels);
        }
        let mut label = (0..LABELS).fold(0, |top, label| if best[label] > best[top] { label } else { top });
        labels.resize(scores.len(), 0);
        for at in (0..scores.len()).rev() {
            labels[at] = label as u8;
            if at > 0 {
                label = usize::from(self.back[at - 1][label]);
            }
        }
    }
}

/// The sums, relative to the best of them, so that they stay small.
fn relative(a: &Row, b: &Row) -> Row {
    let mut sums = *a;
    let mut top = i16::MIN;
    for (sum, other) in sums.iter_mut().zip(b) {
        *sum = sum.saturating_add(*other);
        top = top.max(*sum);
    }
    for sum in &mut sums {
        *sum = sum.saturating_sub(top);
    }
    sums
}
