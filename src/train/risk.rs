//! Minimum risk training: the weights that make the expected score of what a log-linear model chooses highest (Och,
//! "Minimum Error Rate Training", 2003; Smith and Eisner, "Minimum Risk Annealing", 2006), found by L-BFGS (Nocedal,
//! "Updating Quasi-Newton Matrices with Limited Storage", 1980).

use super::logistic::dot;

/// The ways of summarizing one article.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    /// For each way what is known of it.
    pub features: Vec<Vec<f64>>,
    /// For each way how good it is.
    pub scores: Vec<f64>,
}

/// Steps that are kept for the shape of the function.
const KEPT: usize = 8;

/// Weights near `start`: `penalty` times the square of the distance is taken off the mean expected score.
pub fn fit(articles: &[&Ways], start: &[f64], penalty: f64, steps: usize) -> Vec<f64> {
    let mut weights = start.to_vec();
    let (mut value, mut gradient) = loss(articles, &weights, start, penalty);
    let mut kept: Vec<(Vec<f64>, Vec<f64>)> = Vec::new();
    for _ in 0..steps {
        let direction = direction(&gradient, &kept);
        let slope = dot(&direction, &gradient);
        if slope > -1e-9 {
            break;
        }
        let mut length = if kept.is_empty() { 1.0 / dot(&gradient, &gradient).sqrt().max(1.0) } else { 1.0 };
        let next = loop {
            let at: Vec<f64> = weights.iter().zip(&direction).map(|(w, d)| w + length * d).collect();
            let (lower, slopes) = loss(articles, &at, start, penalty);
            if lower <= value + 1e-4 * length * slope {
                break Some((at, lower, slopes));
            }
            length *= 0.5;
            if length < 1e-6 {
                break None;
            }
        };
        let Some((at, lower, slopes)) = next else { break };
        let moved: Vec<f64> = at.iter().zip(&weights).map(|(a, b)| a - b).collect();
        let turned: Vec<f64> = slopes.iter().zip(&gradient).map(|(a, b)| a - b).collect();
        if dot(&moved, &turned) > 1e-10 {
            kept.push((moved, turned));
        }
        if kept.len() > KEPT {
            kept.remove(0);
        }
        let gained = value - lower;
        (weights, value, gradient) = (at, lower, slopes);
        if gained < 1e-6 {
            break;
        }
    }
    weights
}

/// What is to be made small, and its gradient.
fn loss(articles: &[&Ways], weights: &[f64], start: &[f64], penalty: f64) -> (f64, Vec<f64>) {
    let mut expected = 0.0;
    let mut gradient = vec![0.0; weights.len()];
    for ways in articles {
        let sums: Vec<f64> = ways.features.iter().map(|features| dot(weights, features)).collect();
        let highest = sums.iter().copied().fold(f64::MIN, f64::max);
        let mut chances: Vec<f64> = sums.iter().map(|sum| libm::exp(sum - highest)).collect();
        let all: f64 = chances.iter().sum();
        chances.iter_mut().for_each(|chance| *chance /= all);
        let mean = dot(&chances, &ways.scores);
        expected += mean;
        for ((chance, score), features) in chances.iter().zip(&ways.scores).zip(&ways.features) {
            let factor = chance * (score - mean);
            for (sum, feature) in gradient.iter_mut().zip(features) {
                *sum -= factor * feature;
            }
        }
    }
    let count = articles.len().max(1) as f64;
    let mut value = -expected / count;
    for ((slope, weight), start) in gradient.iter_mut().zip(weights).zip(start) {
        *slope = *slope / count + 2.0 * penalty * (weight - start);
        value += penalty * (weight - start) * (weight - start);
    }
    (value, gradient)
}

fn direction(gradient: &[f64], kept: &[(Vec<f64>, Vec<f64>)]) -> Vec<f64> {
    let mut way: Vec<f64> = gradient.to_vec();
    let mut shares = Vec::new();
    for (moved, turned) in kept.iter().rev() {
        let share = dot(moved, &way) / dot(moved, turned);
        for (x, y) in way.iter_mut().zip(turned) {
            *x -= share * y;
        }
        shares.push(share);
    }
    if let Some((moved, turned)) = kept.last() {
        let scale = dot(moved, turned) / dot(turned, turned);
        way.iter_mut().for_each(|x| *x *= scale);
    }
    for ((moved, turned), share) in kept.iter().zip(shares.iter().rev()) {
        let back = share - dot(turned, &way) / dot(moved, turned);
        for (x, y) in way.iter_mut().zip(moved) {
            *x += back * y;
        }
    }
    way.iter_mut().for_each(|x| *x = -*x);
    way
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_better_way_gets_more_weight() {
        let ways = Ways { features: vec![vec![1.0, 0.0], vec![0.0, 1.0]], scores: vec![3.0, 1.0] };
        let weights = fit(&[&ways], &[0.0, 0.0], 0.01, 50);
        assert!(weights[0] > 0.5 && weights[1] < -0.5, "{weights:?}");
        assert!((weights[0] + weights[1]).abs() < 1e-9, "{weights:?}");
    }
}
