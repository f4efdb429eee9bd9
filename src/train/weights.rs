//! The source files that hold the weights of the small rankers. Features are named in comments only, so that the
//! trainer can be built after a change of features.

use std::fmt::Write as _;

use crate::annotate::features::{Described, fingerprint};

/// The beginning of a file: whose weights they are, and the sets of features that they were fitted to.
pub fn head(ranker: &str, sets: &[&[Described]]) -> String {
    let digits = format!("{:016x}", fingerprint(sets));
    let groups: Vec<&str> = (0..4).map(|group| &digits[4 * group..4 * group + 4]).collect();
    format!(
        "//! Weights of {ranker}. Written by `cargo xtask train --only rankers`; do not edit.\n\n\
         /// Of the features that the weights were fitted to, by which a test tells whether they changed since.\n\
         #[cfg(test)]\n\
         pub const FINGERPRINT: u64 = 0x{};\n",
        groups.join("_")
    )
}

/// Appends the table `name`: a weight a line, with its feature.
pub fn table(file: &mut String, name: &str, about: &str, features: &[Described], weights: &[i16]) {
    let _ = writeln!(file, "\n/// {about}\n#[rustfmt::skip]\npub const {name}: &[i16] = &[");
    for (feature, weight) in features.iter().zip(weights) {
        let _ = writeln!(file, "    {weight:6}, // {}", feature.name);
    }
    file.push_str("];\n");
}
