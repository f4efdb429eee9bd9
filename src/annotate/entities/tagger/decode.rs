//! The most probable labels of a stretch of tokens (Viterbi 1967).

use super::labels::{LABELS, is_open, may_follow};
use crate::model::weights::{LANES, Scores, Weights};

/// Scores of whole sequences up to a token, by the label of that token; relative to the best of them, so that they stay
/// small.
type Best = [i16; LANES];

/// Below every score that counts: half of the range, so that sums with steps stay in it.
const NEVER: i16 = i16::MIN / 2;

/// Finds the best labels; keeps its arrays between stretches.
pub struct Decoder {
    /// Scores of the steps from each label, [`NEVER`] where it may not be followed so. The last is from the start.
    steps: Vec<Scores>,
    back: Vec<[u8; LANES]>,
}

impl Decoder {
    /// A decoder with these weights.
    pub fn new(weights: &Weights) -> Self {
        let row = |from: usize| -> Scores {
            std::array::from_fn(|to| match to < LABELS && may_follow(from, to) {
                true => weights.steps(from)[to],
                false => NEVER,
            })
        };
        Self { steps: (0..=LABELS).map(row).collect(), back: Vec::new() }
    }

    /// The best label of each token; `scores` holds what speaks for each label at each token.
    pub fn best(&mut self, scores: &[Scores], labels: &mut Vec<u8>) {
        labels.clear();
        self.back.clear();
        let Some((first, rest)) = scores.split_first() else { return };
        let mut best = relative(&add(&self.steps[LABELS], first));
        for scores in rest {
            let mut next: Best = [i16::MIN; LANES];
            let mut back = [0u8; LANES];
            for (from, steps) in self.steps[..LABELS].iter().enumerate() {
                if best[from] <= NEVER {
                    continue;
                }
                // Plain loops over whole arrays, which become vector instructions.
                for to in 0..LANES {
                    let value = best[from].saturating_add(steps[to]);
                    let is_better = value > next[to];
                    next[to] = if is_better { value } else { next[to] };
                    back[to] = if is_better { from as u8 } else { back[to] };
                }
            }
            best = relative(&add(&next, scores));
            self.back.push(back);
        }
        // A name cannot stay open at the end of a stretch.
        let closing = (0..LABELS).filter(|&label| !is_open(label));
        let mut label = closing.fold(0, |top, label| if best[label] > best[top] { label } else { top });
        labels.resize(scores.len(), 0);
        for at in (0..scores.len()).rev() {
            labels[at] = label as u8;
            if at > 0 {
                label = usize::from(self.back[at - 1][label]);
            }
        }
    }
}

fn add(a: &Scores, b: &Scores) -> Scores {
    std::array::from_fn(|lane| a[lane].saturating_add(b[lane]))
}

/// Relative to the best, which becomes 0.
fn relative(scores: &Scores) -> Best {
    let top = scores[..LABELS].iter().copied().max().unwrap_or(0);
    std::array::from_fn(|lane| scores[lane].saturating_sub(top).max(NEVER))
}
