//! A linear-chain conditional random field, fitted to sequences of which some labels may be unknown.

#![expect(
    clippy::needless_range_loop,
    reason = "one index runs through several arrays of labels, as in the formulas"
)]

/// Labels, padded to a whole number of vector lanes.
pub const LANES: usize = 32;

pub type Row = [f32; LANES];

/// Sequences of tokens with their features and the labels that each may have.
#[derive(Default)]
pub struct Sequences {
    /// Features of all tokens, one after the other.
    pub features: Vec<u32>,
    /// Where each token's features begin; one more at the end.
    pub tokens: Vec<usize>,
    /// Labels each token may have, as bits.
    pub allowed: Vec<u32>,
    /// Where each sequence's tokens begin; one more at the end.
    pub sequences: Vec<usize>,
    /// How much each sequence counts.
    pub weights: Vec<f32>,
}

impl Sequences {
    pub fn new() -> Self {
        Self { tokens: vec![0], sequences: vec![0], ..Self::default() }
    }
    pub fn len(&self) -> usize {
        self.weights.len()
    }
    pub fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }
    pub fn token_features(&self, token: usize) -> &[u32] {
        &self.features[self.tokens[token]..self.tokens[token + 1]]
    }
}

/// Settings of the fit.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    pub epochs: usize,
    pub alpha: f32,
    pub beta: f32,
    pub l1: f32,
    pub l2: f32,
    /// Share of the features that are hidden at each look at a token.
    pub dropout: f32,
}

/// One row of FTRL-Proximal state (McMahan et al. 2013, "Ad click prediction: a view from the trenches").
#[derive(Clone, Copy)]
struct State {
    w: Row,
    z: Row,
    n: Row,
    /// Labels whose weights may change, as bits.
    open: u32,
}

const ZERO: State = State { w: [0.0; LANES], z: [0.0; LANES], n: [0.0; LANES], open: u32::MAX };

pub struct Crf {
    pub labels: usize,
    rows: Vec<State>,
    /// From each label; row `labels` is the start.
    transitions: Vec<State>,
    /// Whether a label may follow.
    pub follows: Vec<[bool; LANES]>,
    settings: Settings,
    random: u64,
}

impl State {
    fn update(&mut self, gradient: &Row, s: &Settings, l1: f32) {
        if self.open == 0 {
            return;
        }
        for j in 0..LANES {
            if self.open >> j & 1 == 0 {
                continue;
            }
            let g = gradient[j];
            let n = self.n[j] + g * g;
            let sigma = (n.sqrt() - self.n[j].sqrt()) / s.alpha;
            let z = self.z[j] + g - sigma * self.w[j];
            self.n[j] = n;
            self.z[j] = z;
            let shrunk = (z.abs() - l1).max(0.0);
            self.w[j] = -shrunk.copysign(z) / ((s.beta + n.sqrt()) / s.alpha + s.l2);
        }
    }
}

impl Crf {
    pub fn new(labels: usize, features: usize, follows: Vec<[bool; LANES]>, settings: Settings) -> Self {
        Self {
            labels,
            rows: vec![ZERO; features],
            transitions: vec![ZERO; labels + 1],
            follows,
            settings,
            random: 1,
        }
    }

    pub fn row(&self, feature: usize) -> &Row {
        &self.rows[feature].w
    }

    pub fn transition(&self, from: usize) -> &Row {
        &self.transitions[from].w
    }

    /// From now on weights that are 0 stay 0, and the others are fitted without L1 at another rate: what L1 has taken
    /// from them comes back.
    pub fn refit(&mut self, alpha: f32) {
        self.settings.l1 = 0.0;
        self.settings.alpha = alpha;
        let Settings { beta, l2, .. } = self.settings;
        for state in self.rows.iter_mut().chain(&mut self.transitions) {
            state.open = 0;
            for j in 0..LANES {
                if state.w[j] != 0.0 {
                    state.open |= 1 << j;
                    state.z[j] = -state.w[j] * ((beta + state.n[j].sqrt()) / alpha + l2);
                }
            }
        }
    }

    /// Probability of each label at each token of a sequence, given the features of the tokens.
    pub fn probabilities(&self, tokens: &[Vec<u32>]) -> Vec<Row> {
        let l = self.labels;
        let emit: Vec<Row> = tokens
            .iter()
            .map(|features| {
                let row = self.emissions(features);
                let top = row[..l].iter().copied().fold(f32::MIN, f32::max);
                std::array::from_fn(|j| if j < l { (row[j] - top).exp() } else { 0.0 })
            })
            .collect();
        let mut lattice = Lattice::default();
        lattice.run(&emit, &self.steps(), &vec![u32::MAX; emit.len()], l);
        (0..emit.len()).map(|t| lattice.node(t)).collect()
    }

    /// What each step multiplies the probability by.
    fn steps(&self) -> Vec<Row> {
        let l = self.labels;
        let step = |from: usize, to: usize| match to < l && self.follows[from][to] {
            true => self.transitions[from].w[to].exp(),
            false => 0.0,
        };
        (0..=l).map(|from| std::array::from_fn(|to| step(from, to))).collect()
    }

    fn emissions(&self, features: &[u32]) -> Row {
        let mut sum = [0.0; LANES];
        for &feature in features {
            let row = &self.rows[feature as usize].w;
            for j in 0..LANES {
                sum[j] += row[j];
            }
        }
        sum
    }

    /// One pass over all sequences in the given order; gives the mean loss a token.
    pub fn epoch(&mut self, data: &Sequences, order: &[u32]) -> f64 {
        let (mut loss, mut count) = (0.0f64, 0usize);
        let l = self.labels;
        let mut emit: Vec<Row> = Vec::new();
        let hidden = (f64::from(self.settings.dropout) * f64::from(u32::MAX)) as u32;
        let mut shown: Vec<u32> = Vec::new();
        let mut ends: Vec<usize> = Vec::new();
        let (mut free, mut bound) = (Lattice::default(), Lattice::default());
        for &number in order {
            let range = data.sequences[number as usize]..data.sequences[number as usize + 1];
            let n = range.len();
            emit.clear();
            shown.clear();
            ends.clear();
            ends.push(0);
            for token in range.clone() {
                for &feature in data.token_features(token) {
                    self.random = self
                        .random
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1_442_695_040_888_963_407);
                    if (self.random >> 32) as u32 >= hidden {
                        shown.push(feature);
                    }
                }
                ends.push(shown.len());
                let mut row = self.emissions(&shown[ends[ends.len() - 2]..]);
                let top = row[..l].iter().copied().fold(f32::MIN, f32::max);
                for j in 0..LANES {
                    row[j] = if j < l { (row[j] - top).exp() } else { 0.0 };
                }
                emit.push(row);
            }
            let steps = self.steps();
            let allowed = &data.allowed[range.clone()];
            let all = vec![u32::MAX; n];
            let z_free = free.run(&emit, &steps, &all, l);
            let z_bound = bound.run(&emit, &steps, allowed, l);
            if !z_bound.is_finite() {
                continue;
            }
            loss += f64::from(z_free - z_bound);
            count += n;
            let weight = data.weights[number as usize];
            let mut edges = vec![[0.0f32; LANES]; l + 1];
            for t in 0..n {
                let (p, q) = (free.node(t), bound.node(t));
                let mut gradient = [0.0f32; LANES];
                let mut size = 0.0f32;
                for j in 0..l {
                    gradient[j] = (p[j] - q[j]) * weight;
                    size += gradient[j].abs();
                }
                free.edges(t, &steps, &emit, l, weight, &mut edges);
                bound.edges(t, &steps, &emit, l, -weight, &mut edges);
                if size < 1e-4 {
                    continue;
                }
                let settings = self.settings;
                for &feature in &shown[ends[t]..ends[t + 1]] {
                    self.rows[feature as usize].update(&gradient, &settings, settings.l1);
                }
            }
            let settings = self.settings;
            for from in 0..=l {
                self.transitions[from].update(&edges[from], &settings, 0.0);
            }
        }
        loss / count.max(1) as f64
    }
}

/// Forward and backward sums, scaled at each step.
#[derive(Default)]
struct Lattice {
    alpha: Vec<Row>,
    beta: Vec<Row>,
    scale: Vec<f32>,
    mask: Vec<Row>,
}

impl Lattice {
    /// The logarithm of the sum over all sequences that `allowed` admits, but for the emissions' common factors.
    fn run(&mut self, emit: &[Row], steps: &[Row], allowed: &[u32], l: usize) -> f32 {
        let n = emit.len();
        self.alpha.clear();
        self.scale.clear();
        self.mask.clear();
        let mut total = 0.0;
        for t in 0..n {
            let mut row = [0.0f32; LANES];
            let mut mask = [0.0f32; LANES];
            for j in 0..l {
                mask[j] = f32::from(u8::from(allowed[t] >> j & 1 == 1));
            }
            if t == 0 {
                row = steps[l];
            } else {
                let last = &self.alpha[t - 1];
                for from in 0..l {
                    for j in 0..LANES {
                        row[j] += last[from] * steps[from][j];
                    }
                }
            }
            let mut sum = 0.0;
            for j in 0..LANES {
                row[j] *= emit[t][j] * mask[j];
                sum += row[j];
            }
            if sum <= 0.0 {
                return f32::NAN;
            }
            for value in &mut row {
                *value /= sum;
            }
            total += sum.ln();
            self.alpha.push(row);
            self.scale.push(sum);
            self.mask.push(mask);
        }
        self.beta.clear();
        self.beta.resize(n, [1.0; LANES]);
        for t in (0..n.saturating_sub(1)).rev() {
            let mut weighted = [0.0f32; LANES];
            for j in 0..LANES {
                weighted[j] = self.beta[t + 1][j] * emit[t + 1][j] * self.mask[t + 1][j] / self.scale[t + 1];
            }
            for from in 0..l {
                let mut sum = 0.0;
                for j in 0..LANES {
                    sum += steps[from][j] * weighted[j];
                }
                self.beta[t][from] = sum;
            }
        }
        total
    }

    /// Probability of each label at a token.
    fn node(&self, t: usize) -> Row {
        let mut row = [0.0; LANES];
        for j in 0..LANES {
            row[j] = self.alpha[t][j] * self.beta[t][j];
        }
        row
    }

    /// Adds the probabilities of the steps to token `t`, times `weight`.
    fn edges(&self, t: usize, steps: &[Row], emit: &[Row], l: usize, weight: f32, edges: &mut [Row]) {
        if t == 0 {
            let node = self.node(0);
            for j in 0..l {
                edges[l][j] += weight * node[j];
            }
            return;
        }
        let mut ahead = [0.0f32; LANES];
        for j in 0..LANES {
            ahead[j] = self.beta[t][j] * emit[t][j] * self.mask[t][j] / self.scale[t] * weight;
        }
        for from in 0..l {
            let a = self.alpha[t - 1][from];
            for j in 0..LANES {
                edges[from][j] += a * steps[from][j] * ahead[j];
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTINGS: Settings = Settings { epochs: 1, alpha: 0.3, beta: 1.0, l1: 0.0, l2: 0.0, dropout: 0.0 };

    /// Two labels that alternate; feature 0 goes with the first of them, 1 with the second, 2 with both.
    fn alternating(allowed: impl Fn(usize) -> u32) -> Sequences {
        let mut data = Sequences::new();
        for sequence in 0..40usize {
            for token in 0..4usize {
                let label = (sequence + token) % 2;
                data.features.extend([label as u32, 2]);
                data.tokens.push(data.features.len());
                data.allowed.push(allowed(label));
            }
            data.sequences.push(data.allowed.len());
            data.weights.push(1.0);
        }
        data
    }

    fn fitted(data: &Sequences, epochs: usize) -> (Crf, f64) {
        let mut crf = Crf::new(2, 3, vec![[true; LANES]; 3], SETTINGS);
        let order: Vec<u32> = (0..data.len() as u32).collect();
        let mut loss = 0.0;
        for _ in 0..epochs {
            loss = crf.epoch(data, &order);
        }
        (crf, loss)
    }

    #[test]
    fn learns_what_is_there() {
        let data = alternating(|label| 1 << label);
        let (crf, loss) = fitted(&data, 20);
        assert!(loss < 0.05, "{loss}");
        assert!(crf.row(0)[0] > 0.0 && crf.row(0)[1] < 0.0 && crf.row(1)[1] > 0.0);
        assert!(crf.transition(0)[1] > crf.transition(0)[0]);
    }

    #[test]
    fn unknown_labels_teach_nothing() {
        let (crf, loss) = fitted(&alternating(|_| 0b11), 5);
        assert!(loss.abs() < 1e-6 && crf.row(0)[..2].iter().all(|weight| weight.abs() < 1e-6));
    }

    #[test]
    fn equal_runs_give_equal_weights() {
        let data = alternating(|label| 1 << label);
        let bits = |crf: &Crf| (0..3).flat_map(|row| crf.row(row).map(f32::to_bits)).collect::<Vec<_>>();
        assert_eq!(bits(&fitted(&data, 3).0), bits(&fitted(&data, 3).0));
    }
}
