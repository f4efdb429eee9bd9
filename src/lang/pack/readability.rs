//! What the formulas of readability of a language count, and the formulas: `packs/readability.txt` names their sources.

/// Which vowels of a language are syllables.
#[derive(Default)]
pub struct Syllables {
    /// The letters, in one string.
    pub vowels: Vec<Box<str>>,
    /// Vowels that sound as one.
    pub groups: Vec<Box<str>>,
    /// What is no syllable at the end of a word that has another.
    pub silent: Vec<Box<str>>,
}

impl Syllables {
    /// Syllables of a word in lower case; at least 1, at most 255.
    pub fn count(&self, form: &str) -> u8 {
        let is_vowel = |c: char| self.vowels.iter().any(|vowels| vowels.contains(c));
        let (mut rest, mut count) = (form, 0u8);
        while let Some(c) = rest.chars().next() {
            let mut length = c.len_utf8();
            if is_vowel(c) {
                count = count.saturating_add(1);
                let groups = self.groups.iter().filter(|group| rest.starts_with(&***group));
                length = groups.map(|group| group.len()).fold(length, usize::max);
            }
            rest = &rest[length..];
        }
        let is_silent = |ending: &str| {
            let before = form.strip_suffix(ending)?.chars().next_back()?;
            Some(!is_vowel(before) || !ending.starts_with(is_vowel))
        };
        let silent = count > 1 && self.silent.iter().any(|ending| is_silent(ending) == Some(true));
        (count - u8::from(silent)).max(1)
    }
}

/// What a formula may count, by the letters of `packs/readability.txt`; the first stands for a number alone.
pub const COUNTS: &str = "1sylpemqw";

/// A published formula: a sum of counts.
pub struct Formula {
    /// As it is known.
    pub name: Box<str>,
    /// "ease", "grade" or "index".
    pub scale: Box<str>,
    /// Places in [`COUNTS`] with the numbers that they are multiplied by.
    terms: Vec<(usize, f64)>,
}

impl Formula {
    /// Reads a formula as `packs/readability.txt` writes it; `None` where it is none.
    pub fn read(written: &str) -> Option<Self> {
        let mut parts = written.split(':');
        let (name, scale) = (parts.next()?.replace('_', " ").into(), parts.next()?.into());
        let term = |part: &str| {
            let place = part.chars().next().and_then(|c| COUNTS[1..].find(c)).map_or(0, |place| place + 1);
            Some((place, number(&part[usize::from(place > 0)..])?))
        };
        Some(Self { name, scale, terms: parts.map(term).collect::<Option<_>>()? })
    }

    /// What the formula gives for what was counted, in the order of [`COUNTS`].
    pub fn score(&self, counts: &[f64; COUNTS.len()]) -> f64 {
        self.terms.iter().map(|&(place, number)| number * counts[place]).sum()
    }
}

/// A number in plain decimal digits.
fn number(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, rest) = digits.split_once('.').unwrap_or((digits, "0"));
    let part = |digits: &str| digits.parse::<u32>().ok().map(f64::from);
    let unit = rest.bytes().fold(1.0, |unit, _| unit * 10.0);
    let value = part(whole)? + part(rest)? / unit;
    Some(if digits.len() < text.len() { -value } else { value })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(syllables: &Syllables, words: &str) {
        for word in words.split_whitespace() {
            let (word, expected) = word.split_once('=').unwrap();
            assert_eq!(syllables.count(word).to_string(), expected, "{word}");
        }
    }

    fn list(words: &str) -> Vec<Box<str>> {
        words.split_whitespace().map(Into::into).collect()
    }

    #[test]
    fn groups_sound_as_one_and_silent_endings_not_at_all() {
        let german =
            Syllables { vowels: list("aeiouäöü"), groups: list("ei eu ie au äu"), silent: vec![] };
        check(&german, "haus=1 häuser=2 eier=2 bauen=2 theater=3 brücke=2 pst=1 =1");
        let french = Syllables {
            vowels: list("aeiouéè"),
            groups: list("ai au eau ie ue ée"),
            silent: list("e es que èrent aient"),
        };
        check(&french, "ville=1 le=1 partie=2 musique=2 année=2 chantaient=2 votèrent=2 bateau=2 que=1");
    }

    #[test]
    fn formulas_are_sums() {
        let flesch = Formula::read("Some_Name:ease:207:s-1.015:y-73.6").unwrap();
        assert_eq!((&*flesch.name, &*flesch.scale), ("Some Name", "ease"));
        let mut counts = [0.0; COUNTS.len()];
        (counts[0], counts[1], counts[2]) = (1.0, 10.0, 2.0);
        assert!((flesch.score(&counts) - (207.0 - 10.15 - 147.2)).abs() < 1e-9);
        for wrong in ["", "Name", "Name:ease:x1", "Name:ease:s", "Name:ease:1.", "Name:ease:é"] {
            assert!(Formula::read(wrong).is_none(), "{wrong}");
        }
    }
}
