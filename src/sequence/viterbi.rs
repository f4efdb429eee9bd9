//! The most probable sequence of labels (Viterbi 1967).

use crate::model::weights::Weights;

/// Below every score that counts: half of the range, so that sums with steps stay in it.
const NEVER: i16 = i16::MIN / 2;

/// Labels that may follow another and are looked at one by one; of more, all are looked at together.
const FEW: usize = 4;

/// Finds the best labels; keeps its arrays between sequences.
pub struct Viterbi<const LANES: usize> {
    labels: usize,
    /// Scores of the steps from each label, [`NEVER`] where it may not be followed so. The last is from the start.
    steps: Vec<[i16; LANES]>,
    /// The labels that may follow each label, where these are [`FEW`] at most; else none.
    few: Vec<Vec<u8>>,
    /// The labels of which there are such ones, as bits.
    have_few: u32,
    /// For two labels how far the second may be behind the first, whose sum is 0, so that a best sequence may come from it: as
    /// far as it can lead further than the first.
    least: Vec<[i16; LANES]>,
    /// Whether a sequence may end in a label.
    may_end: [bool; LANES],
    /// For each token but the last the sums of the best sequences to each label, and the labels from which a best sequence may go
    /// on, as bits.
    passed: Vec<([i16; LANES], u32)>,
}

impl<const LANES: usize> Viterbi<LANES> {
    /// With the steps of `weights`; `follows` says which label may stand behind which, see [`super::Tagger::new`].
    pub fn new(weights: &Weights, follows: impl Fn(usize, usize) -> bool) -> Self {
        let labels = weights.labels();
        let row = |from: usize| -> [i16; LANES] {
            std::array::from_fn(|to| match to < labels && follows(from, to) {
                true => weights.steps(from)[to],
                false => NEVER,
            })
        };
        let steps: Vec<[i16; LANES]> = (0..=labels).map(row).collect();
        let gain = |ahead: usize, from: usize| -> i16 {
            let gains = (0..labels).map(|to| steps[from][to].saturating_sub(steps[ahead][to]));
            gains.max().unwrap_or(0)
        };
        let least = |ahead: usize, from: usize| match from < labels {
            true => gain(ahead, from).saturating_neg().max(NEVER + 1),
            false => i16::MAX,
        };
        let least = (0..labels).map(|ahead| std::array::from_fn(|from| least(ahead, from))).collect();
        let few = steps.iter().map(|steps| {
            let followers: Vec<u8> = (0..labels as u8).filter(|&to| steps[usize::from(to)] > NEVER).collect();
            if followers.len() > FEW { Vec::new() } else { followers }
        });
        let few: Vec<Vec<u8>> = few.collect();
        let have_few =
            (0..labels).filter(|&label| !few[label].is_empty()).fold(0, |all, label| all | 1 << label);
        let may_end = std::array::from_fn(|label| label < labels && follows(label, labels));
        Self { labels, steps, few, have_few, least, may_end, passed: Vec::new() }
    }

    /// The best label of each token, the first of equals; `scores` holds what speaks for each label at each token.
    pub fn best(&mut self, scores: &[[i16; LANES]], labels: &mut Vec<u8>) {
        labels.clear();
        self.passed.clear();
        let Some((first, rest)) = scores.split_first() else { return };
        let (mut best, mut ahead) = self.relative(&self.steps[self.labels], first);
        for scores in rest {
            let near = near(&best, &self.least[ahead]);
            self.passed.push((best, near));
            let mut next = [i16::MIN; LANES];
            let mut rest = near;
            while rest != 0 {
                let from = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                let steps = &self.steps[from];
                if self.have_few >> from & 1 != 0 {
                    for &to in &self.few[from] {
                        let to = usize::from(to) % LANES;
                        next[to] = next[to].max(best[from].saturating_add(steps[to]));
                    }
                    continue;
                }
                // A plain loop over whole arrays, which becomes vector instructions.
                for (next, step) in next.iter_mut().zip(steps) {
                    *next = (*next).max(best[from].saturating_add(*step));
                }
            }
            (best, ahead) = self.relative(&next, scores);
        }
        let ends = (0..self.labels).filter(|&label| self.may_end[label]);
        let mut label = ends.fold(0, |top, label| if best[label] > best[top] { label } else { top });
        labels.resize(scores.len(), 0);
        for at in (0..scores.len()).rev() {
            labels[at] = label as u8;
            if at > 0 {
                let (best, near) = &self.passed[at - 1];
                label = self.before(best, *near, label);
            }
        }
    }

    /// The label from which a best sequence comes to another, the first of equals; `best` and `near` are those of its token.
    fn before(&self, best: &[i16; LANES], near: u32, to: usize) -> usize {
        let (mut most, mut label) = (i16::MIN, 0);
        let mut rest = near;
        while rest != 0 {
            let from = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            let value = best[from].saturating_add(self.steps[from][to]);
            if value > most && (self.have_few >> from & 1 == 0 || self.few[from].contains(&(to as u8))) {
                (most, label) = (value, from);
            }
        }
        label
    }

    /// By how much a sequence of labels scores less with `others` from `from` on; `None` where these may not stand there.
    pub fn loss(
        &self,
        scores: &[[i16; LANES]],
        labels: &[u8],
        from: usize,
        others: impl ExactSizeIterator<Item = u8>,
    ) -> Option<i32> {
        let end = from + others.len();
        let step = |before: Option<u8>, label: u8| {
            self.steps[before.map_or(self.labels, usize::from)][usize::from(label)]
        };
        let (mut before, mut loss) = (from.checked_sub(1).map(|at| labels[at]), 0);
        let mut old = before;
        for (at, other) in (from..end).zip(others) {
            let (label, scores) = (labels[at], &scores[at]);
            let to = step(before, other);
            if to <= NEVER {
                return None;
            }
            loss += i32::from(step(old, label)) + i32::from(scores[usize::from(label)]);
            loss -= i32::from(to) + i32::from(scores[usize::from(other)]);
            (before, old) = (Some(other), Some(label));
        }
        match labels.get(end) {
            Some(&next) => {
                let to = step(before, next);
                (to > NEVER).then(|| loss + i32::from(step(old, next)) - i32::from(to))
            }
            None => before.is_none_or(|last| self.may_end[usize::from(last)]).then_some(loss),
        }
    }

    /// The sums, relative to the best of them, which becomes 0, so that they stay small; and which that is.
    #[inline(always)]
    fn relative(&self, a: &[i16; LANES], b: &[i16; LANES]) -> ([i16; LANES], usize) {
        let mut sums = *a;
        for (sum, other) in sums.iter_mut().zip(b) {
            *sum = sum.saturating_add(*other);
        }
        // What is no label is far behind: no step leads there.
        let top = sums.iter().fold(i16::MIN, |top, &sum| top.max(sum));
        for sum in &mut sums {
            *sum = sum.saturating_sub(top).max(NEVER);
        }
        (sums, sums.iter().position(|&sum| sum == 0).unwrap_or(0))
    }
}

/// The labels whose sums are not below the least that they may have, as bits: few of them, so all are compared at once.
#[inline(always)]
fn near<const LANES: usize>(sums: &[i16; LANES], least: &[i16; LANES]) -> u32 {
    let eights = sums.as_chunks::<8>().0.iter().zip(least.as_chunks::<8>().0);
    eights.rev().fold(0, |all, (sums, least)| {
        // Of the sums' own size, so that this becomes a few vector instructions.
        let bit = |lane: usize| if sums[lane] >= least[lane] { 1i16 << lane } else { 0 };
        let bits: [i16; 8] = std::array::from_fn(bit);
        all << 8 | bits.iter().fold(0, |all, bit| all | bit) as u32
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: usize = 5;

    /// Steps and scores that look random, some of the steps forbidden.
    fn numbers(mut seed: u64) -> impl FnMut(i16) -> i16 {
        move |most: i16| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((seed >> 33) % (2 * most as u64 + 1)) as i16 - most
        }
    }

    fn sequences(length: usize) -> Vec<Vec<usize>> {
        let longer = |all: Vec<Vec<usize>>| -> Vec<Vec<usize>> {
            let grown = |one: &Vec<usize>, label| one.iter().copied().chain([label]).collect();
            all.iter().flat_map(|one| (0..LABELS).map(move |label| grown(one, label))).collect()
        };
        (0..length).fold(vec![Vec::new()], |all, _| longer(all))
    }

    #[test]
    fn no_sequence_is_better_than_the_best() {
        for seed in 0..300 {
            let mut number = numbers(seed);
            let steps: Vec<Vec<i16>> =
                (0..=LABELS).map(|_| (0..LABELS).map(|_| number(30)).collect()).collect();
            // Label 1 goes on as 2 only, and 2 stands behind nothing else; labels far apart and close together.
            let follows = |from: usize, to: usize| (from == 1) == (to == 2) && (to < LABELS || from != 1);
            let free = seed % 2 == 0;
            let weights = Weights::read(&Weights::write(&steps, &[])).unwrap();
            let mut viterbi = Viterbi::<8>::new(&weights, |from, to| free || follows(from, to));
            let most = if seed % 3 == 0 { 5 } else { 60 };
            let scores: Vec<[i16; 8]> = (0..4)
                .map(|_| std::array::from_fn(|label| if label < LABELS { number(most) } else { 0 }))
                .collect();
            let mut found = Vec::new();
            viterbi.best(&scores, &mut found);
            let sum = |labels: &[usize]| -> Option<i32> {
                let mut from = LABELS;
                let mut sum = 0;
                for (&label, scores) in labels.iter().zip(&scores) {
                    if !free && !follows(from, label) {
                        return None;
                    }
                    sum += i32::from(steps[from][label]) + i32::from(scores[label]);
                    from = label;
                }
                (free || follows(from, LABELS)).then_some(sum)
            };
            let best = sequences(4).iter().filter_map(|one| sum(one)).max();
            let found: Vec<usize> = found.into_iter().map(usize::from).collect();
            assert_eq!(sum(&found), best, "seed {seed}: {found:?}");
        }
    }
}
