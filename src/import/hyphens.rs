//! Words broken at a line's end: whether the hyphen belongs to the word.
//!
//! The text itself is the best dictionary: a word that is broken once mostly occurs whole elsewhere. Where it does not,
//! the shape of the two parts decides, and in doubt the hyphen goes: a line breaker makes many more hyphens than it
//! finds.

use hashbrown::HashMap;
use rustc_hash::FxBuildHasher;

/// The two parts of a broken word and the forms that they may have together.
#[derive(Clone, Copy, Debug)]
struct Broken<'t> {
    left: &'t str,
    right: &'t str,
}

/// What occurs in the text of the forms that its broken words may have.
#[derive(Default)]
pub struct Forms {
    counts: HashMap<String, u32, FxBuildHasher>,
}

impl Forms {
    /// Looks for both forms of every broken word (given as its line and the next one) in `text`.
    pub fn find<'t>(text: &str, broken: impl Iterator<Item = (&'t str, &'t str)>) -> Self {
        let mut forms = Self::default();
        for (line, next) in broken {
            let word = Broken::of(line, next);
            for form in [word.joined(), word.hyphenated()] {
                forms.counts.insert(form, 0);
            }
        }
        if forms.counts.is_empty() {
            return forms;
        }
        let mut folded = String::new();
        for word in text.split(|character| !is_word_part(character)) {
            let word = word.trim_matches('-');
            if word.len() < 3 || word.len() > 80 {
                continue;
            }
            folded.clear();
            folded.extend(word.chars().flat_map(char::to_lowercase));
            if let Some(count) = forms.counts.get_mut(folded.as_str()) {
                *count += 1;
            }
        }
        forms
    }

    /// Whether the hyphen at the end of `line` stays when `next` is put after it.
    pub fn keeps_hyphen(&self, line: &str, next: &str) -> bool {
        let word = Broken::of(line, next);
        let count = |form: &str| self.counts.get(form).copied().unwrap_or(0);
        let (joined, hyphenated) = (count(&word.joined()), count(&word.hyphenated()));
        if joined == hyphenated { word.looks_hyphenated() } else { hyphenated > joined }
    }
}

impl<'t> Broken<'t> {
    fn of(line: &'t str, next: &'t str) -> Self {
        let left = line.trim_end_matches(['-', '\u{2010}', '\u{ad}']);
        let start = left
            .char_indices()
            .rev()
            .take_while(|&(_, c)| is_word_part(c))
            .last()
            .map_or(left.len(), |(at, _)| at);
        let end = next.find(|character| !is_word_part(character)).unwrap_or(next.len());
        Self { left: &left[start..], right: next[..end].trim_end_matches('-') }
    }

    fn joined(self) -> String {
        format!("{}{}", self.left, self.right).to_lowercase()
    }

    fn hyphenated(self) -> String {
        format!("{}-{}", self.left, self.right).to_lowercase()
    }

    /// Judges by the parts alone.
    fn looks_hyphenated(self) -> bool {
        let left = self.left.rsplit('-').next().unwrap_or_default();
        let right = self.right.split('-').next().unwrap_or_default();
        let is_capital = |word: &str| word.starts_with(char::is_uppercase);
        let is_all_capital = |word: &str| word.chars().count() >= 2 && word.chars().all(char::is_uppercase);
        if left.ends_with(|c: char| c.is_numeric()) || right.starts_with(|c: char| c.is_numeric()) {
            return true;
        }
        if is_all_capital(left) {
            // "US-based", "HD-DVD", but "NEGOTIA-TIONS" in a headline.
            return !is_all_capital(right) || left.chars().count() + right.chars().count() <= 6;
        }
        if is_capital(right) || left.chars().count() == 1 {
            return true;
        }
        let (left, right) = (left.to_lowercase(), right.to_lowercase());
        let known = |list: &[&str], word: &str| list.binary_search(&word).is_ok();
        known(SECOND, &right)
            || known(FIRST, &left) && right.len() >= 4 && !known(SOLID, &right)
            || self.left.contains('-') && self.left.len() > left.len() && known(INNER, &left)
            || self.right.contains('-') && (known(INNER, &right) || known(FIRST, &left))
            || left.len() >= 6 && left.ends_with("ly") && right.ends_with("ed")
    }
}

fn is_word_part(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '\u{2010}')
}

/// First parts that English joins with a hyphen. Sorted.
const FIRST: &[&str] = &[
    "anti", "best", "co", "eight", "eighty", "far", "fast", "fifty", "five", "forty", "four", "free", "full",
    "half", "hard", "high", "ill", "large", "last", "left", "like", "long", "low", "mid", "middle", "multi",
    "nine", "ninety", "non", "one", "open", "pan", "quarter", "quasi", "right", "second", "self", "semi",
    "seven", "seventy", "short", "single", "six", "sixty", "small", "ten", "third", "thirty", "three",
    "twenty", "two", "vice", "well", "wide",
];

/// Second parts that English joins with a hyphen. Sorted.
const SECOND: &[&str] = &[
    "backed",
    "based",
    "bound",
    "century",
    "class",
    "controlled",
    "day",
    "depth",
    "driven",
    "elect",
    "election",
    "elections",
    "ending",
    "era",
    "foot",
    "for",
    "free",
    "friendly",
    "funded",
    "general",
    "half",
    "held",
    "hour",
    "in",
    "inch",
    "language",
    "law",
    "led",
    "level",
    "like",
    "linked",
    "long",
    "looking",
    "made",
    "making",
    "metre",
    "mile",
    "minute",
    "month",
    "odd",
    "off",
    "old",
    "only",
    "out",
    "owned",
    "page",
    "quality",
    "ranging",
    "related",
    "rich",
    "round",
    "run",
    "scale",
    "sized",
    "speaking",
    "sponsored",
    "strong",
    "style",
    "term",
    "than",
    "the",
    "time",
    "to",
    "up",
    "wide",
    "winning",
    "year",
    "years",
];

/// Parts inside longer compounds: "son-in-law", "two-year-old". Sorted.
const INNER: &[&str] = &["and", "by", "day", "de", "for", "in", "of", "on", "the", "to", "up", "year"];

/// Second parts that are written solid with a first part of [`FIRST`], or that a line breaker parts from such a word:
/// "high-light", "long-ing", "low-ered". Sorted.
const SOLID: &[&str] = &[
    "ably", "ered", "ering", "erred", "field", "fold", "ible", "ings", "ished", "land", "lands", "light",
    "lighted", "lights", "like", "ment", "ments", "most", "ness", "night", "ship", "stream", "summer",
    "teen", "tion", "tions", "wards", "ware", "way", "ways", "winter", "wood",
];

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(line: &str, next: &str, rest: &str) -> String {
        let text = format!("{line}\n{next}\n{rest}");
        let forms = Forms::find(&text, std::iter::once((line, next)));
        let hyphen = if forms.keeps_hyphen(line, next) { "-" } else { "" };
        format!("{}{hyphen}{next}", line.trim_end_matches('-'))
    }

    #[test]
    fn lists_are_sorted() {
        assert!([FIRST, SECOND, INNER, SOLID].iter().all(|list| list.is_sorted()));
    }

    #[test]
    fn the_text_knows_its_words() {
        assert_eq!(mended("a co-", "operation", "Cooperation pays."), "a cooperation");
        assert_eq!(mended("a co-", "operation", "This co-operation pays."), "a co-operation");
    }

    #[test]
    fn shapes_decide_what_the_text_does_not_know() {
        for (line, next, expected) in [
            ("the har-", "bour", "the harbour"),
            ("new non-", "Asian", "new non-Asian"),
            ("the US-", "based firm", "the US-based firm"),
            ("a 24-", "year-old", "a 24-year-old"),
            ("mid-", "2003", "mid-2003"),
            ("her son-in-", "law", "her son-in-law"),
            ("e-", "mail", "e-mail"),
            ("NEGOTIA-", "TIONS", "NEGOTIATIONS"),
            ("of a self-", "taught", "of a self-taught"),
            ("long-", "ing", "longing"),
            ("in the mid-", "dle", "in the middle"),
        ] {
            assert_eq!(mended(line, next, ""), expected);
        }
    }
}
