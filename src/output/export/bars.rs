//! How often the words stand in the text.

use super::drawing::{Drawing, step};
use crate::output::Analysis;

/// Words that are shown, and marks on the axis at most.
const ROWS: usize = 15;
const MARKS: u64 = 6;

/// A bar for each of the most frequent words, on an axis that begins at zero.
pub fn bars(analysis: &Analysis) -> Drawing {
    let mut drawing = Drawing::new(
        "The most frequent words",
        "Each bar is how often the word stands in title and body, all its forms together.",
    );
    let words = &analysis.keywords[..analysis.keywords.len().min(ROWS)];
    let most = u64::from(words.iter().map(|word| word.count).max().unwrap_or(0));
    let step = step(most, MARKS);
    let end = most.div_ceil(step).max(1) * step;
    for mark in 0..=end / step {
        drawing.mark((mark * step) as f64 / end as f64, (mark * step).to_string());
    }
    for word in words {
        drawing.row(&word.text, "", &format!("{}: {}.", word.text, word.count));
        let place = f64::from(word.count) / end as f64;
        drawing.bar("count", 0.0, place);
        drawing.number(place, &word.count.to_string());
    }
    drawing
}
