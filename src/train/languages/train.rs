//! Multinomial logistic regression over n-grams, by AdaGrad (Duchi, Hazan, Singer 2011) on made-up words; then the
//! weights that say least are dropped (by their "saliency", weight² × curvature: LeCun, Denker, Solla 1990) and the
//! rest is trained on with rounded weights, so that it makes up for the rounding.

use super::chains::{Random, WordGenerator};
use crate::lang::identify::ngrams::{Group, KEY_BITS, keys_of_word};
use crate::model::packing::rows::Entry;

/// Largest weight, in steps.
const HEAVIEST: i8 = 16;

/// What to train.
pub struct Plan<'a> {
    pub group: Group,
    pub words: &'a [WordGenerator],
    /// Weights that are kept.
    pub entries: usize,
}

/// What has been learnt.
pub struct Trained {
    /// Rows by key, in ascending order.
    pub rows: Vec<(u32, Vec<Entry>)>,
    /// The size of a weight's step, in 1/64 nat.
    pub step: u8,
    /// For each class the mean of its score in words of its own, in nats a letter.
    pub evidence: Vec<f64>,
}

/// N-grams that are looked at to begin with.
const CANDIDATES: usize = 40_000;
/// N-grams seen less often than this in the words drawn are left out.
const SELDOM: u32 = 30;
/// Words in an example: mostly few, for the short texts are the hard ones.
const LENGTHS: [usize; 6] = [1, 1, 2, 2, 3, 5];
/// Characters in an example of Chinese or Japanese, which have no words.
const HAN_LENGTHS: [usize; 6] = [3, 4, 4, 6, 8, 12];
/// Learning rate of AdaGrad.
const RATE: f32 = 0.25;
/// No row.
const NONE: u32 = u32::MAX;

struct Stage {
    /// Weights kept before it, relative to those kept in the end; 0 for all.
    kept: f64,
    /// Examples a class, in thousands.
    examples: usize,
    /// Strength of the pull towards zero (L1).
    pull: f32,
    rounded: bool,
}

const STAGES: [Stage; 4] = [
    Stage { kept: 0.0, examples: 12, pull: 0.001, rounded: false },
    Stage { kept: 5.0, examples: 10, pull: 0.001, rounded: false },
    Stage { kept: 2.2, examples: 10, pull: 0.0005, rounded: false },
    Stage { kept: 1.0, examples: 40, pull: 0.0, rounded: true },
];

struct Weights {
    columns: usize,
    /// For each key its row.
    row_of: Vec<u32>,
    /// For each row its key.
    keys: Vec<u32>,
    values: Vec<f32>,
    /// Sums of squared gradients of the last stage, by which AdaGrad slows down.
    squares: Vec<f32>,
}

pub fn train(plan: &Plan<'_>) -> Trained {
    let step = if plan.words.len() > 20 { 36 } else { 20 };
    let size = f32::from(step) / 64.0;
    // Small groups take no time and win by more examples.
    let more = (48 / plan.words.len()).clamp(1, 8);
    let mut random = Random(7);
    let mut weights = candidates(plan, 20_000 * more, &mut random);
    for stage in &STAGES {
        if stage.kept > 0.0 {
            weights.prune((plan.entries as f64 * stage.kept) as usize);
        }
        let examples = stage.examples * more * 1000 * plan.words.len();
        let loss = weights.learn(plan, stage, examples, size, &mut random);
        let entries = weights.values.iter().filter(|weight| **weight != 0.0).count();
        println!("  {} n-grams, {entries} weights: loss {loss:.4}", weights.keys.len());
    }
    let rows = weights.rows(size);
    let evidence = evidence(plan, &rows, size, &mut random);
    Trained { rows, step, evidence }
}

/// The class of the next example, by the priors.
fn draw_class(plan: &Plan<'_>, random: &mut Random) -> usize {
    let total: f64 = plan.words.iter().map(|words| words.prior).sum();
    let mut x = random.unit() * total;
    for (class, words) in plan.words.iter().enumerate() {
        x -= words.prior;
        if x < 0.0 {
            return class;
        }
    }
    plan.words.len() - 1
}

/// The n-grams that tell most: highest sum over classes of count × log(count / expected count).
fn candidates(plan: &Plan<'_>, words: usize, random: &mut Random) -> Weights {
    let columns = plan.words.len();
    let mut counts = vec![0u32; columns << KEY_BITS];
    for (class, source) in plan.words.iter().enumerate() {
        for _ in 0..words {
            let word = source.word(random);
            keys_of_word(plan.group, &word, |key| counts[key as usize * columns + class] += 1);
        }
    }
    let mut telling: Vec<(f64, u32)> = Vec::new();
    for (key, row) in counts.chunks_exact(columns).enumerate() {
        let total: u32 = row.iter().sum();
        if total < SELDOM {
            continue;
        }
        let expected = f64::from(total) / columns as f64;
        let gain = |&count: &u32| {
            if count == 0 { 0.0 } else { f64::from(count) * libm::log(f64::from(count) / expected) }
        };
        telling.push((row.iter().map(gain).sum(), key as u32));
    }
    telling.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    telling.truncate(CANDIDATES);
    let mut keys: Vec<u32> = telling.into_iter().map(|(_, key)| key).collect();
    keys.sort_unstable();
    let mut weights = Weights { columns, row_of: Vec::new(), values: Vec::new(), squares: Vec::new(), keys };
    weights.values = vec![0.0; weights.keys.len() * columns];
    weights.index();
    weights
}

impl Weights {
    fn index(&mut self) {
        self.row_of = vec![NONE; 1 << KEY_BITS];
        for (row, key) in self.keys.iter().enumerate() {
            self.row_of[*key as usize] = row as u32;
        }
    }

    /// Keeps the `kept` weights of the highest saliency, and no row that is not worth its key.
    fn prune(&mut self, kept: usize) {
        let saliency: Vec<f32> =
            self.values.iter().zip(&self.squares).map(|(weight, square)| weight * weight * square).collect();
        let mut order: Vec<f32> = saliency.iter().copied().filter(|s| *s > 0.0).collect();
        if order.is_empty() {
            return;
        }
        order.sort_by(|a, b| b.total_cmp(a));
        let lowest = order[kept.min(order.len()) - 1];
        let mut keys = Vec::new();
        let mut values = Vec::new();
        for (row, key) in self.keys.iter().enumerate() {
            let columns = row * self.columns..(row + 1) * self.columns;
            let worth: f32 = saliency[columns.clone()].iter().filter(|s| **s >= lowest).sum();
            if worth >= 2.0 * lowest {
                keys.push(*key);
                values.extend(columns.map(|i| if saliency[i] >= lowest { self.values[i] } else { 0.0 }));
            }
        }
        (self.keys, self.values) = (keys, values);
        self.index();
    }

    /// One stage of training; returns the mean loss of its last quarter.
    fn learn(
        &mut self,
        plan: &Plan<'_>,
        stage: &Stage,
        examples: usize,
        size: f32,
        random: &mut Random,
    ) -> f64 {
        let columns = self.columns;
        // What has been pruned stays zero.
        let alive: Vec<bool> = self.values.iter().map(|weight| stage.kept == 0.0 || *weight != 0.0).collect();
        let mut used: Vec<f32> = self.values.clone();
        if stage.rounded {
            used.iter_mut().for_each(|weight| *weight = rounded(*weight, size));
        }
        self.squares = vec![1e-3; self.values.len()];
        let mut rows: Vec<usize> = Vec::new();
        let mut scores = vec![0f32; columns];
        let (mut loss, mut counted) = (0.0, 0usize);
        for example in 0..examples {
            let class = draw_class(plan, random);
            let lengths = if plan.group == Group::Han { HAN_LENGTHS } else { LENGTHS };
            rows.clear();
            for _ in 0..lengths[random.below(lengths.len())] {
                let word = plan.words[class].word(random);
                keys_of_word(plan.group, &word, |key| {
                    let row = self.row_of[key as usize];
                    if row != NONE {
                        rows.push(row as usize * columns);
                    }
                });
            }
            scores.fill(0.0);
            for &row in &rows {
                scores.iter_mut().zip(&used[row..row + columns]).for_each(|(score, weight)| *score += weight);
            }
            softmax(&mut scores);
            if example >= examples * 3 / 4 {
                loss -= libm::log(f64::from(scores[class].max(1e-9)));
                counted += 1;
            }
            scores[class] -= 1.0;
            let rate = RATE * (1.0 - 0.98 * example as f32 / examples as f32);
            for &row in &rows {
                for (column, &gradient) in scores.iter().enumerate() {
                    let i = row + column;
                    if !alive[i] {
                        continue;
                    }
                    self.squares[i] += gradient * gradient;
                    let pace = rate / self.squares[i].sqrt();
                    let moved = self.values[i] - pace * gradient;
                    let pull = pace * stage.pull;
                    self.values[i] = if moved > pull {
                        moved - pull
                    } else if moved < -pull {
                        moved + pull
                    } else {
                        0.0
                    };
                    used[i] = if stage.rounded { rounded(self.values[i], size) } else { self.values[i] };
                }
            }
        }
        loss / counted.max(1) as f64
    }

    fn rows(&self, size: f32) -> Vec<(u32, Vec<Entry>)> {
        let row = |(key, values): (&u32, &[f32])| {
            let entries: Vec<Entry> = values
                .iter()
                .enumerate()
                .map(|(class, weight)| Entry {
                    class: class as u8,
                    weight: (rounded(*weight, size) / size).round() as i8,
                })
                .filter(|entry| entry.weight != 0)
                .collect();
            (*key, entries)
        };
        let rows = self.keys.iter().zip(self.values.chunks_exact(self.columns)).map(row);
        rows.filter(|(_, entries)| !entries.is_empty()).collect()
    }
}

fn rounded(weight: f32, size: f32) -> f32 {
    let most = f32::from(HEAVIEST);
    (weight / size).round().clamp(-most, most) * size
}

fn softmax(scores: &mut [f32]) {
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = libm::expf(*score - highest);
        sum += *score;
    }
    scores.iter_mut().for_each(|score| *score /= sum);
}

fn evidence(plan: &Plan<'_>, rows: &[(u32, Vec<Entry>)], size: f32, random: &mut Random) -> Vec<f64> {
    const WORDS: usize = 5000;
    let of_class = |(class, words): (usize, &WordGenerator)| {
        let (mut letters, mut steps) = (0usize, 0i64);
        for _ in 0..WORDS {
            let word = words.word(random);
            letters += word.len();
            keys_of_word(plan.group, &word, |key| {
                if let Ok(i) = rows.binary_search_by_key(&key, |(key, _)| *key) {
                    let own = rows[i].1.iter().find(|entry| usize::from(entry.class) == class);
                    steps += own.map_or(0, |entry| i64::from(entry.weight));
                }
            });
        }
        steps as f64 * f64::from(size) / letters.max(1) as f64
    };
    plan.words.iter().enumerate().map(of_class).collect()
}
