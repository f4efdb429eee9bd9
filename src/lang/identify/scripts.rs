//! Which scripts a text is written in. Many a script has one language only, or one that is written much more than others.

use super::ngrams::{GROUPS, Group, letter};

/// Scripts of one language: first and last character, the language's code.
const SINGLE: &[(char, char, &str)] = &[
    ('\u{370}', '\u{3ff}', "el"),
    ('\u{530}', '\u{58f}', "hy"),
    ('\u{591}', '\u{5f2}', "he"),
    ('\u{700}', '\u{74f}', "syr"),
    ('\u{780}', '\u{7bf}', "dv"),
    ('\u{7c0}', '\u{7ff}', "nqo"),
    ('\u{980}', '\u{9fe}', "bn"),
    ('\u{a01}', '\u{a76}', "pa"),
    ('\u{a81}', '\u{aff}', "gu"),
    ('\u{b01}', '\u{b77}', "or"),
    ('\u{b82}', '\u{bfa}', "ta"),
    ('\u{c00}', '\u{c7f}', "te"),
    ('\u{c80}', '\u{cf3}', "kn"),
    ('\u{d00}', '\u{d7f}', "ml"),
    ('\u{d81}', '\u{df4}', "si"),
    ('\u{e01}', '\u{e5b}', "th"),
    ('\u{e81}', '\u{edf}', "lo"),
    ('\u{f00}', '\u{fda}', "bo"),
    ('\u{1000}', '\u{109f}', "my"),
    ('\u{10a0}', '\u{10ff}', "ka"),
    ('\u{1100}', '\u{11ff}', "ko"),
    ('\u{1200}', '\u{139f}', "am"),
    ('\u{13a0}', '\u{13fd}', "chr"),
    ('\u{1401}', '\u{167f}', "iu"),
    ('\u{1780}', '\u{17ff}', "km"),
    ('\u{1820}', '\u{18aa}', "mn"),
    ('\u{1c90}', '\u{1cbf}', "ka"),
    ('\u{1f00}', '\u{1fff}', "el"),
    ('\u{3131}', '\u{318e}', "ko"),
    ('\u{a000}', '\u{a4c6}', "ii"),
    ('\u{ab70}', '\u{abbf}', "chr"),
    ('\u{ac00}', '\u{d7a3}', "ko"),
    ('\u{fb1d}', '\u{fb4f}', "he"),
];

/// Languages of these scripts that are written in letters of their own: the letters, the script's main language, theirs.
const OWN_LETTERS: &[(&str, &str, &str)] = &[
    // Assamese in Bengali script.
    ("ৰৱ", "bn", "as"),
    // Yiddish in Hebrew script: double letters, and vowel signs below alef and yod.
    ("\u{5f0}\u{5f1}\u{5f2}\u{5b7}\u{5b8}\u{fb1d}\u{fb1f}\u{fb2e}\u{fb2f}", "he", "yi"),
];
/// From one in this many letters on, such letters are no accident.
const OWN_LETTER_EVERY: u32 = 40;

/// What a text is mainly written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    /// One in which n-grams tell the language.
    Group(Group),
    /// One that tells the language by itself.
    Of(&'static str),
}

/// The letters of a text by script. A character that stands for a syllable or a word counts as two letters or three.
pub struct Tally {
    groups: [u32; GROUPS.len()],
    single: [u32; SINGLE.len()],
    own: [u32; OWN_LETTERS.len()],
}

impl Default for Tally {
    fn default() -> Self {
        Self { groups: [0; GROUPS.len()], single: [0; SINGLE.len()], own: [0; OWN_LETTERS.len()] }
    }
}

impl Tally {
    /// Counts the letters of `text`.
    pub fn add(&mut self, text: &str) {
        for c in text.chars() {
            if c.is_ascii() {
                self.groups[Group::Latin as usize] += u32::from(c.is_ascii_alphabetic());
            } else if let Some((group, _)) = letter(c) {
                self.groups[group as usize] += if group == Group::Han { 3 } else { 1 };
            } else if c >= '\u{370}' {
                let after = SINGLE.partition_point(|(first, _, _)| *first <= c);
                if let Some(i) = after.checked_sub(1)
                    && c <= SINGLE[i].1
                    && c.is_alphabetic()
                {
                    self.single[i] += if c >= '\u{a000}' { 2 } else { 1 };
                    for (count, (letters, _, _)) in self.own.iter_mut().zip(OWN_LETTERS) {
                        *count += u32::from(letters.contains(c));
                    }
                }
            }
        }
    }

    /// All letters.
    pub fn letters(&self) -> u32 {
        self.groups.iter().sum::<u32>() + self.single.iter().sum::<u32>()
    }

    /// The script of most letters and how many letters it has; `None` where there are no letters.
    pub fn main(&self) -> Option<(Script, u32)> {
        let groups = GROUPS.iter().map(|&group| (Script::Group(group), self.groups[group as usize]));
        // A language may have several ranges.
        let of = |code: &'static str| {
            let counts = SINGLE.iter().zip(&self.single).filter(|((_, _, other), _)| *other == code);
            (Script::Of(code), counts.map(|(_, count)| count).sum())
        };
        // Most texts have none of their letters.
        let has_single = self.single.iter().any(|&count| count > 0);
        let single = SINGLE.iter().filter(|_| has_single).map(|(_, _, code)| of(code));
        let (script, count) = groups
            .chain(single)
            .fold((Script::Group(Group::Latin), 0), |best, next| if next.1 > best.1 { next } else { best });
        if count == 0 {
            return None;
        }
        let own = OWN_LETTERS
            .iter()
            .zip(&self.own)
            .find(|((_, main, _), own)| script == Script::Of(main) && **own * OWN_LETTER_EVERY >= count);
        Some((own.map_or(script, |((_, _, other), _)| Script::Of(other)), count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_ascend() {
        assert!(SINGLE.iter().all(|(first, last, _)| first <= last));
        assert!(SINGLE.windows(2).all(|pair| pair[0].1 < pair[1].0));
    }

    #[test]
    fn korean_with_chinese_characters_is_korean() {
        let mut tally = Tally::default();
        tally.add("한국의 大統領이 어제 연설했다");
        assert_eq!(tally.main().map(|(script, _)| script), Some(Script::Of("ko")));
    }
}
