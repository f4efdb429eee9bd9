//! What a language does to the words of names: what is written together with them, and how they are inflected.

use std::ops::Range;

use super::Pack;

/// The endings of a language's names.
#[derive(Default)]
pub struct NameEndings {
    /// Whether endings stand behind an apostrophe: "Ankara'da".
    pub after_apostrophe: bool,
    /// What a name in its base form may end in and drops before another ending: "ь", "ий".
    pub base: Vec<Box<str>>,
    /// The endings of cases, those of a base form first.
    pub cases: Vec<Box<str>>,
}

/// Characters that stay before an ending.
const LEAST_STEM: usize = 3;

/// A word of a name without the ending of its case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameStem<'f> {
    /// What all its forms have in common.
    pub stem: &'f str,
    /// 0 where the word has no ending of a case; else the more, the more endings it has, and the farther behind they stand
    /// among those of the language.
    pub case: usize,
}

impl NameEndings {
    fn before_apostrophe<'f>(&self, word: &'f str) -> &'f str {
        let at = word.find(['\'', '’']).filter(|&at| self.after_apostrophe && at > 0);
        at.map_or(word, |at| &word[..at])
    }

    fn stem<'f>(&self, word: &'f str) -> NameStem<'f> {
        let word = self.before_apostrophe(word);
        let longest = |word: &'f str, endings: &[Box<str>]| {
            let mut found = (0, word);
            for (place, ending) in endings.iter().enumerate() {
                if let Some(stem) = word.strip_suffix(&**ending)
                    && stem.len() < found.1.len()
                    && stem.chars().nth(LEAST_STEM - 1).is_some()
                {
                    found = (place + 1, stem);
                }
            }
            found
        };
        let (mut stem, mut case) = (word, 0);
        // What looks like an ending may be of the word itself: "London", "Londonban". It is taken off all forms.
        loop {
            let base = longest(stem, &self.base).1;
            let (place, rest) = longest(stem, &self.cases);
            if base.len() < rest.len() {
                return NameStem { stem: base, case };
            }
            if place == 0 {
                return NameStem { stem, case };
            }
            (stem, case) = (rest, case + self.cases.len() + place);
        }
    }
}

impl Pack {
    /// Whether words are written together with others that are no part of them, so that [`Pack::bare`] may say more than the
    /// whole.
    pub fn ties_words(&self) -> bool {
        !self.elided.is_empty() || !self.particles.certain.is_empty()
    }

    /// The bytes of the word itself in a written form: without an elided word before it and a particle after it.
    pub fn bare(&self, written: &str) -> Range<usize> {
        let start = self.elided(written);
        start..written.len() - self.particle(&written[start..])
    }

    /// A word without an ending behind an apostrophe.
    pub fn before_apostrophe<'f>(&self, word: &'f str) -> &'f str {
        self.name_endings.before_apostrophe(word)
    }

    /// Bytes of the particle at the end of a word that is certain to be one.
    pub fn particle(&self, word: &str) -> usize {
        word.len() - self.particles.without(word, |_| false).len()
    }

    /// A word of a name, folded, without the ending of its case.
    pub fn name_stem<'f>(&self, word: &'f str) -> NameStem<'f> {
        self.name_endings.stem(&word[self.elided(word)..word.len() - self.particle(word)])
    }

    /// Whether names have endings, or other words written together with them.
    pub fn inflects_names(&self) -> bool {
        self.ties_words() || self.name_endings.after_apostrophe || !self.name_endings.cases.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn endings(base: &[&str], cases: &[&str]) -> NameEndings {
        let list = |words: &[&str]| words.iter().map(|&word| word.into()).collect();
        NameEndings { after_apostrophe: false, base: list(base), cases: list(cases) }
    }

    #[test]
    fn forms_of_a_name_have_one_stem_and_the_base_form_the_least_case() {
        let russian = endings(&["ь", "й"], &["я", "а", "ой", "ем", "ы", "у", "е"]);
        for forms in
            [&["москва", "москвой", "москвы"][..], &["кремль", "кремля", "кремлем"], &["минск", "минска"]]
        {
            let stems: Vec<NameStem<'_>> = forms.iter().map(|form| russian.stem(form)).collect();
            assert!(stems.iter().all(|stem| stem.stem == stems[0].stem), "{stems:?}");
            assert!(stems.windows(2).all(|pair| pair[0].case < pair[1].case), "{stems:?}");
        }
    }

    #[test]
    fn what_looks_like_an_ending_may_be_of_the_word() {
        let hungarian = endings(&[], &["ban", "on"]);
        assert_eq!(hungarian.stem("london").stem, hungarian.stem("londonban").stem);
        assert!(hungarian.stem("london").case < hungarian.stem("londonban").case);
    }

    #[test]
    fn endings_behind_an_apostrophe() {
        let turkish = NameEndings { after_apostrophe: true, ..NameEndings::default() };
        assert_eq!(turkish.stem("ankara'da").stem, "ankara");
        assert_eq!(turkish.stem("'da").stem, "'da");
    }
}
