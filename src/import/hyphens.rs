//! Words broken at a line's end: whether the hyphen belongs to the word.
//!
//! The text itself is the best dictionary: a word that is broken once mostly occurs whole elsewhere. Where it does not,
//! the shape of the two parts decides, and in doubt the hyphen goes: a line breaker makes many more hyphens than it
//! finds.

use std::sync::LazyLock;

use hashbrown::HashMap;
use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};

use super::compounds;

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
    /// Words in British spelling less those in American.
    british: i32,
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
            if let Some(side) = SPELLINGS.get(folded.as_str()) {
                forms.british += side;
            }
        }
        // British English writes "Mr" without a full stop, and counts in pounds.
        let count = |sign: &str| text.matches(sign).count() as i32;
        forms.british += count("Mr ") + count("Ms ") + count("£") + count(" per cent");
        forms.british -= count("Mr. ") + count("Ms. ") + count(" percent");
        forms
    }

    /// Whether the hyphen at the end of `line` stays when `next` is put after it.
    pub fn keeps_hyphen(&self, line: &str, next: &str) -> bool {
        let word = Broken::of(line, next);
        let count = |form: &str| self.counts.get(form).copied().unwrap_or(0);
        let (joined, hyphenated) = (count(&word.joined()), count(&word.hyphenated()));
        if joined == hyphenated { word.looks_hyphenated(self.british > 0) } else { hyphenated > joined }
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

    /// Judges by the parts alone, in a text in British spelling or another.
    fn looks_hyphenated(self, british: bool) -> bool {
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
        let joined = self.joined();
        if british && compounds::BRITISH.split_whitespace().any(|start| joined.starts_with(start)) {
            return ["co", "semi"].contains(&left.to_lowercase().as_str());
        }
        if WHOLE.contains(joined.as_str()) {
            return false;
        }
        let is_name = is_capital(left);
        let (left, right) = (left.to_lowercase(), right.to_lowercase());
        let (first, second) = (FIRSTS.contains(left.as_str()), SECONDS.contains(right.as_str()));
        // "Ber-lin", "Pla-to": two letters at the end of a name are no word.
        second && !(is_name && right.len() == 2)
            || first && right.len() >= 4 && !SOLIDS.contains(right.as_str())
            || self.left.contains('-') && self.left.len() > left.len() && INNER.contains(&left.as_str())
            || self.right.contains('-') && (INNER.contains(&right.as_str()) || first)
            || left.len() >= 6 && left.ends_with("ly") && is_participle(&right)
            || is_name && left.len() >= 4 && right.len() >= 7 && right.ends_with("ed")
            || PARTED.contains(self.hyphenated().as_str())
    }
}

fn is_participle(word: &str) -> bool {
    word.ends_with("ed") || compounds::PARTICIPLES.split_whitespace().any(|participle| participle == word)
}

fn is_word_part(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '\u{2010}')
}

/// Parts inside longer compounds: "son-in-law", "two-year-old".
const INNER: [&str; 12] = ["and", "by", "day", "de", "for", "in", "of", "on", "the", "to", "up", "year"];

/// Ends of words that a line breaker parts from the words of [`compounds::FIRST`]: "high-light", "long-ing", "low-ered".
const SOLID: &str = "ably ered ering erred field fold ible ings ished land lands light lighted lights like ment ments \
    most ness night ship stream summer teen tion tions wards ware way ways winter wood";

/// A table of [`compounds`] to look words up in.
type Table = LazyLock<FxHashSet<&'static str>>;

/// Words that tell the two spellings of English apart.
static SPELLINGS: LazyLock<FxHashMap<&'static str, i32>> = LazyLock::new(|| {
    let (british, american) = compounds::SPELLINGS;
    british
        .split_whitespace()
        .map(|word| (word, 1))
        .chain(american.split_whitespace().map(|word| (word, -1)))
        .collect()
});

static FIRSTS: Table = LazyLock::new(|| compounds::FIRST.split_whitespace().collect());
static SECONDS: Table = LazyLock::new(|| compounds::SECOND.split_whitespace().collect());
static WHOLE: Table = LazyLock::new(|| compounds::WHOLE.split_whitespace().collect());
static PARTED: Table = LazyLock::new(|| compounds::PARTED.split_whitespace().collect());
static SOLIDS: Table = LazyLock::new(|| SOLID.split_whitespace().collect());

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
    fn lists_are_sorted_and_do_not_contradict_each_other() {
        for table in [compounds::FIRST, compounds::SECOND, compounds::WHOLE, compounds::PARTED, SOLID] {
            assert!(table.split_whitespace().is_sorted());
        }
        assert!(
            compounds::PARTED.split_whitespace().all(|word| !WHOLE.contains(word.replace('-', "").as_str()))
        );
    }

    #[test]
    fn the_text_knows_its_words() {
        assert_eq!(mended("a co-", "operation", "Cooperation pays."), "a cooperation");
        assert_eq!(mended("a co-", "operation", "This co-operation pays."), "a co-operation");
    }

    #[test]
    fn british_texts_keep_some_hyphens() {
        assert_eq!(mended("they co-", "operate", "The labour of the centre."), "they co-operate");
        assert_eq!(mended("the semi-", "final", "A colour programme."), "the semi-final");
        assert_eq!(mended("they coop-", "erate", "A colour programme."), "they cooperate");
        assert_eq!(mended("they co-", "operate", "The labor of the center."), "they cooperate");
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
            ("the co-", "operation", "the cooperation"),
            ("with-", "in", "within"),
            ("a sit-", "in", "a sit-in"),
            ("in Ber-", "lin", "in Berlin"),
            ("a specially-", "written song", "a specially-written song"),
            ("a Vellmar-", "accredited envoy", "a Vellmar-accredited envoy"),
            ("many so-", "called reforms", "many so-called reforms"),
            ("the in-", "dependence", "the independence"),
        ] {
            assert_eq!(mended(line, next, ""), expected);
        }
    }
}
