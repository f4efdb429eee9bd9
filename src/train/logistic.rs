//! Logistic regression with a quadratic penalty: what the small rankers are fitted with.
//!
//! Fitted by Newton's method (iteratively reweighted least squares: Hastie, Tibshirani and Friedman, "The Elements of
//! Statistical Learning", 4.4.1), so that the result depends on nothing but the rows.

/// One example: what is known of it, and what should come out.
#[derive(Clone, Debug, Default)]
pub struct Row {
    /// One number for each feature; rows of one fit have equally many. A constant is not added.
    pub features: Vec<f64>,
    /// From 0 to 1.
    pub target: f64,
    /// How much the row counts.
    pub weight: f64,
}

/// Steps after which Newton's method has long converged.
const MOST_STEPS: usize = 30;
/// Steps of a fit of lists, which are shorter: a weight changes by at most so many standard deviations of its feature, for
/// whole steps run away where few lists have much to tell.
const LIST_STEPS: usize = 120;
const LONGEST_STEP: f64 = 0.2;

/// The weights of the features that make the rows most likely, less `penalty` times half the sum of their squares. The
/// last `free` features (a constant) are hardly penalized.
pub fn fit(rows: &[Row], penalty: f64, free: usize) -> Vec<f64> {
    let count = rows.first().map_or(0, |row| row.features.len());
    let mut weights = vec![0.0; count];
    for _ in 0..MOST_STEPS {
        let mut gradient = vec![0.0; count];
        let mut hessian = vec![vec![0.0; count]; count];
        for row in rows {
            let probability = sigmoid(dot(&weights, &row.features));
            let error = row.weight * (row.target - probability);
            let curve = row.weight * (probability * (1.0 - probability)).max(1e-9);
            for (i, &x) in row.features.iter().enumerate().filter(|(_, x)| **x != 0.0) {
                gradient[i] += error * x;
                for (j, &y) in row.features[..=i].iter().enumerate() {
                    hessian[i][j] += curve * x * y;
                }
            }
        }
        for i in 0..count {
            let penalty = if i + free < count { penalty } else { 1e-6 };
            gradient[i] -= penalty * weights[i];
            hessian[i][i] += penalty;
        }
        let step = solve(hessian, gradient);
        let mut longest = 0.0f64;
        for (weight, step) in weights.iter_mut().zip(&step) {
            *weight += step;
            longest = longest.max(step.abs());
        }
        if longest < 1e-7 {
            break;
        }
    }
    weights
}

/// The sum of products.
pub fn dot(weights: &[f64], features: &[f64]) -> f64 {
    weights.iter().zip(features).map(|(weight, feature)| weight * feature).sum()
}

fn sigmoid(sum: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-sum))
}

/// Solves a symmetric, positive definite system whose lower half is given, by Cholesky's decomposition.
fn solve(mut matrix: Vec<Vec<f64>>, mut right: Vec<f64>) -> Vec<f64> {
    let count = right.len();
    for i in 0..count {
        for j in 0..=i {
            let known: f64 = (0..j).map(|k| matrix[i][k] * matrix[j][k]).sum();
            let rest = matrix[i][j] - known;
            matrix[i][j] = if i == j { rest.max(1e-12).sqrt() } else { rest / matrix[j][j] };
        }
    }
    for i in 0..count {
        let known: f64 = (0..i).map(|k| matrix[i][k] * right[k]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    for i in (0..count).rev() {
        let known: f64 = (i + 1..count).map(|k| matrix[k][i] * right[k]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    right
}

/// Alternatives of which some are right: one list is one example.
#[derive(Clone, Debug, Default)]
pub struct List {
    /// The features of each alternative.
    pub rows: Vec<Vec<f32>>,
    /// For each alternative how right it is, from 0 up.
    pub targets: Vec<f64>,
    /// How much the list counts.
    pub weight: f64,
}

/// The weights under which the softmax of the sums over a list is nearest to its targets (cross-entropy), less `penalty`
/// times half the sum of squares of the weights for features of variance one within their lists. By Newton's method,
/// from `start` if given. Lists without a right alternative are left out.
pub fn fit_lists(lists: &[List], penalty: f64, start: Option<&[f64]>) -> Vec<f64> {
    let lists: Vec<&List> = lists.iter().filter(|list| list.targets.iter().sum::<f64>() > 0.0).collect();
    let count = lists.first().map_or(0, |list| list.rows[0].len());
    let all: f64 = lists.iter().map(|list| list.weight).sum();
    let spread = spread(&lists, count, all);
    let scaled = |row: &Vec<f32>| row.iter().zip(&spread).map(|(x, spread)| f64::from(*x) / spread).collect();
    let rows: Vec<Vec<Vec<f64>>> = lists.iter().map(|list| list.rows.iter().map(scaled).collect()).collect();
    let mut weights: Vec<f64> = match start {
        Some(start) => start.iter().zip(&spread).map(|(weight, spread)| weight * spread).collect(),
        None => vec![0.0; count],
    };
    for _ in 0..LIST_STEPS {
        let mut gradient = vec![0.0; count];
        let mut hessian = vec![vec![0.0; count]; count];
        for (list, rows) in lists.iter().zip(&rows) {
            let share = list.weight / all;
            let sums: Vec<f64> = rows.iter().map(|row| dot(&weights, row)).collect();
            let highest = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            let powers: Vec<f64> = sums.iter().map(|sum| libm::exp(sum - highest)).collect();
            let (total, right) = (powers.iter().sum::<f64>(), list.targets.iter().sum::<f64>());
            let mut mean = vec![0.0; count];
            for ((row, power), target) in rows.iter().zip(&powers).zip(&list.targets) {
                let probability = power / total;
                for (i, &x) in row.iter().enumerate().filter(|(_, x)| **x != 0.0) {
                    gradient[i] += share * (target / right - probability) * x;
                    mean[i] += probability * x;
                    // What has hardly any probability has hardly any part in the curve.
                    if probability > 1e-5 {
                        let part = share * probability * x;
                        for (cell, &y) in hessian[i].iter_mut().zip(&row[..=i]) {
                            *cell += part * y;
                        }
                    }
                }
            }
            for i in 0..count {
                for j in 0..=i {
                    hessian[i][j] -= share * mean[i] * mean[j];
                }
            }
        }
        for i in 0..count {
            gradient[i] -= penalty * weights[i];
            hessian[i][i] += penalty;
        }
        let step = solve(hessian, gradient);
        let mut longest = 0.0f64;
        for (weight, step) in weights.iter_mut().zip(&step) {
            // Far from the solution a whole step may go too far.
            let step = step.clamp(-LONGEST_STEP, LONGEST_STEP);
            *weight += step;
            longest = longest.max(step.abs());
        }
        if longest < 1e-4 {
            break;
        }
    }
    weights.iter().zip(&spread).map(|(weight, spread)| weight / spread).collect()
}

/// The standard deviation of each feature within the lists.
fn spread(lists: &[&List], count: usize, all: f64) -> Vec<f64> {
    let mut variance = vec![1e-9; count];
    for list in lists {
        let length = list.rows.len() as f64;
        for (i, variance) in variance.iter_mut().enumerate() {
            let values = list.rows.iter().map(|row| f64::from(row[i]));
            let mean = values.clone().sum::<f64>() / length;
            *variance +=
                list.weight / all * values.map(|value| (value - mean) * (value - mean)).sum::<f64>() / length;
        }
    }
    variance.into_iter().map(f64::sqrt).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_of_a_table_by_hand() {
        // One feature and a constant over four cells: the weights are the log odds.
        let row = |x: f64, target: f64, weight: f64| Row { features: vec![x, 1.0], target, weight };
        let rows = [row(0.0, 1.0, 10.0), row(0.0, 0.0, 30.0), row(1.0, 1.0, 60.0), row(1.0, 0.0, 20.0)];
        let weights = fit(&rows, 0.0, 1);
        assert!((weights[1] - libm::log(10.0 / 30.0)).abs() < 1e-4, "{weights:?}");
        assert!((weights[0] - (libm::log(60.0 / 20.0) - libm::log(10.0 / 30.0))).abs() < 1e-4, "{weights:?}");
    }

    #[test]
    fn systems_are_solved() {
        let solved = solve(vec![vec![4.0, 0.0], vec![2.0, 3.0]], vec![10.0, 8.0]);
        assert!((solved[0] - 1.75).abs() < 1e-9 && (solved[1] - 1.5).abs() < 1e-9, "{solved:?}");
    }
}
