//! Keyness: how much more or less frequent a word is here than in general texts of its language.

/// What is unusual about a word's frequency, with the counts that say so.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Keyness {
    /// Occurrences of the keyword's forms in the texts that the general language was counted in (of English `models/en.toml`
    /// names them, of others they are those of wordfreq 3.1.1, scaled to a number of words), in steps of half a doubling; 0 stands for fewer than 8. Of a form of several words: those of
    /// the rarest of them, of which it can have no more.
    pub reference: u32,
    /// Occurrences to be expected here if the word were as frequent here as there.
    pub expected: f64,
    /// The log-likelihood ratio; above 15.13 it is significant at 0.01 %.
    pub g2: f64,
    /// Whether there are more than expected, or fewer.
    pub direction: Direction,
}

/// On which side of what is expected a count lies. The names are part of the public interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// More frequent than in general texts.
    Over,
    /// As frequent or less.
    Under,
}

impl Direction {
    /// All of them.
    #[cfg(feature = "export")]
    pub const ALL: [Self; 2] = [Self::Over, Self::Under];

    /// The direction as it stands in JSON.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Over => "over",
            Self::Under => "under",
        }
    }
}

/// The log-likelihood of Rayson and Garside ("Comparing corpora using frequency profiling", 2000), from the count of a word
/// and the number of all words, here and in the reference.
pub fn measure([count, words]: [u32; 2], [reference, reference_words]: [u32; 2]) -> Keyness {
    let [a, b, c, d] = [count, reference, words, reference_words].map(f64::from);
    let both = a + b;
    let expected = c * both / (c + d).max(1.0);
    let there = d * both / (c + d).max(1.0);
    let term = |observed: f64, expected: f64| {
        if observed > 0.0 && expected > 0.0 { observed * libm::log(observed / expected) } else { 0.0 }
    };
    let g2 = (2.0 * (term(a, expected) + term(b, there))).max(0.0);
    let direction = if a > expected { Direction::Over } else { Direction::Under };
    Keyness { reference, expected, g2, direction }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_hand() {
        // 30 of 1,000 here, 10 of 9,000 there: 4 and 36 are expected.
        let found = measure([30, 1000], [10, 9000]);
        let g2 = 2.0 * (30.0 * libm::log(30.0 / 4.0) + 10.0 * libm::log(10.0 / 36.0));
        assert!((found.expected - 4.0).abs() < 1e-12 && (found.g2 - g2).abs() < 1e-9);
        assert_eq!(found.direction, Direction::Over);
        // Fewer than expected; unheard of; of equal shares.
        assert_eq!(measure([1, 1000], [900, 9000]).direction, Direction::Under);
        assert!(measure([3, 1000], [0, 9000]).g2 > 13.0);
        assert!(measure([1, 1000], [9, 9000]).g2 < 1e-9);
    }
}
