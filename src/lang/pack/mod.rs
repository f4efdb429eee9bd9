//! What is known of a language besides how to tell it: everything a stage may ask of one.
//!
//! English is built in. Each other language has a file of its own (`packs/xx.nut`), written by `cargo xtask tables` from
//! `packs/languages.txt` and from lists of well-kept packages; [`Packs`] holds those that are loaded.

mod abilities;
mod amounts;
mod file;
mod lemmas;
mod names;
mod numerals;
mod packs;
mod particles;
mod parts;
mod readability;
mod roles;
pub mod snowball;
mod speech;
mod spelling;
mod stem;
pub mod times;
pub mod words;

pub use amounts::AmountWords;
#[cfg(feature = "train")]
pub use file::FREQUENCIES;
#[cfg(feature = "train")]
pub use file::{FITS, LANGUAGE, NAMES, SECTIONS};
#[cfg(any(test, feature = "train"))]
pub use file::{PROGRAM, VERSION};
pub use numerals::Numerals;
#[cfg(any(test, feature = "internals", feature = "analysis"))]
pub use packs::CODES;
pub use packs::Packs;
pub use readability::{COUNTS, Formula};
pub use roles::{RolePart, RoleWords};
pub use speech::{Part, Speech};

use rustc_hash::{FxHashMap, FxHashSet};

use super::spaceless::Division;
use super::{AbbreviationRole, Language, en, identify};
use crate::model::Model;
use crate::model::lexicon::Lexicon;
use lemmas::Lemmas;
use names::NameEndings;
use particles::Particles;
use readability::Syllables;
use spelling::Spelling;
use stem::Stems;
use times::Times;

/// What is known of one language.
#[derive(Default)]
pub struct Pack {
    language: Language,
    /// Words without content, spelled as [`Spelling::fold`] spells them.
    stop_words: FxHashSet<Box<str>>,
    /// What words without content end in that a list cannot name one by one: "-t-il".
    stop_endings: Vec<Box<str>>,
    /// The characters of numbers in words.
    digits: Vec<Box<str>>,
    /// Whether short words of Hiragana are inflection and particles.
    kana_inflection: bool,
    /// Without their last full stop, in lower case.
    abbreviations: FxHashMap<Box<str>, AbbreviationRole>,
    spelling: Spelling,
    stems: Stems,
    lemmas: Lemmas,
    syllables: Syllables,
    formulas: Vec<Formula>,
    /// How often words stand in general texts of the language, by their stems.
    frequencies: Option<Box<Lexicon>>,
    particles: Particles,
    elided: Vec<Box<str>>,
    links: Vec<Box<str>>,
    articles: Vec<Box<str>>,
    verb_endings: Vec<Box<str>>,
    least_verb: usize,
    capitalizes_nouns: bool,
    clips_before_consonants: bool,
    division: Option<Division>,
    name_endings: NameEndings,
    /// How numbers are written; `None` where that is not known, or built in.
    numerals: Option<Numerals>,
    /// The words around numbers; `None` where they are not known, or built in.
    amounts: Option<AmountWords>,
    /// What is said of dates and times.
    times: Times,
    speech: Speech,
    roles: RoleWords,
    /// Finds names; `None` where nothing is known of them.
    names: Option<Box<Model>>,
}

/// The sections whose words begin with the letter of the list that they are in, and these lists.
#[cfg(feature = "train")]
pub const LETTERED: [(&str, &[(&str, char)]); 2] = [("speech", &speech::LISTS), ("roles", &roles::LISTS)];

/// Bytes of the longest abbreviation.
const LONGEST_ABBREVIATION: usize = 24;

impl Pack {
    /// A pack without anything, for a language of which nothing is known or loaded.
    pub fn empty(language: Language) -> Self {
        Self { language, ..Self::default() }
    }

    /// Its language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether `form` (lower case, plain apostrophe, without an elided word before it) carries no content. Always false
    /// where there is no list.
    pub fn is_stop_word(&self, form: &str) -> bool {
        if self.language.is_english() {
            return en::is_stop_word(form);
        }
        if self.stop_words.is_empty() {
            return false;
        }
        let folded = self.spelling.fold(form);
        self.stop_words.contains(&*folded) || self.is_empty_word(&folded)
    }

    /// Words without content that a list cannot name one by one.
    fn is_empty_word(&self, form: &str) -> bool {
        let is_hiragana = |c: char| matches!(c, '\u{3041}'..='\u{309f}' | 'ー');
        let is_digit = |c: char| self.digits.iter().any(|digits| digits.contains(c));
        self.stop_endings.iter().any(|ending| form.ends_with(&**ending))
            || self.kana_inflection && form.chars().count() <= 2 && form.chars().all(is_hiragana)
            || !self.digits.is_empty() && form.chars().all(is_digit)
    }

    /// Whether `form` (lower case, plain apostrophe) is one of the few words that sentences of the language are full of:
    /// fewer than [`Pack::is_stop_word`] knows, no names of months among them. Known without a pack's file.
    pub fn is_function_word(&self, form: &str) -> bool {
        if self.language.is_english() {
            en::is_stop_word(form)
        } else {
            identify::is_function_word(self.language, form)
        }
    }

    /// What the forms of a word have in common: a key to group them by, seldom a word itself. `form` is in lower case with
    /// plain apostrophes and without an elided word before it; `has` tells whether the document has a form, which decides
    /// where an ending may belong to the word.
    pub fn stem(&self, form: &str, has: impl Fn(&str) -> bool) -> String {
        self.stems.stem(&self.spelling, &self.particles, form, has)
    }

    /// The form of `form` (as for [`Pack::stem`], and no name) that stands in dictionaries; `None` where nothing is known of it.
    /// `is_noun` tells that it has a capital, in a language where all nouns have one.
    pub fn dictionary_form(&self, form: &str, is_noun: bool) -> Option<String> {
        self.lemmas.of(form, is_noun)
    }

    /// Syllables of a word in lower case, at least 1; nobody asks where no formula counts them.
    pub fn syllables(&self, form: &str) -> u8 {
        if self.has_readability() { en::syllables(form) } else { self.syllables.count(form) }
    }

    /// The formulas of readability that were made for the language; those of English are built in.
    pub fn formulas(&self) -> &[Formula] {
        &self.formulas
    }

    /// Whether [`Pack::dictionary_form`] knows anything.
    pub fn has_dictionary_forms(&self) -> bool {
        !self.lemmas.rules.is_empty()
    }

    /// How often words stand in general texts of the language, by their stems; `None` where that is not known.
    pub fn frequencies(&self) -> Option<&Lexicon> {
        self.frequencies.as_deref()
    }

    /// The form without a particle that is written together with it, as in Korean; the form itself in other languages.
    pub fn without_particle<'f>(&self, form: &'f str, has: impl Fn(&str) -> bool) -> &'f str {
        self.particles.without(form, has)
    }

    /// Whether a particle at the end of a word ties it to the next: the Korean genitive.
    pub fn links_by_particle(&self, word: &str) -> bool {
        self.particles.link(word)
    }

    /// Length in bytes of the elided word that `form` begins with: "l'" of "l'économie", "dell'" of "dell'acqua". 0 where
    /// there is none. Both kinds of apostrophe are known.
    pub fn elided(&self, form: &str) -> usize {
        if self.elided.is_empty() {
            return 0;
        }
        let Some(at) = form.find(['\'', '’']) else { return 0 };
        let after = at + form[at..].chars().next().map_or(1, char::len_utf8);
        let is_elided = self.elided.iter().any(|word| form[..at].eq_ignore_ascii_case(word));
        if is_elided && after < form.len() { after } else { 0 }
    }

    /// Whether `form` (lower case) is a preposition that may stand inside a phrase between two nouns: "base de datos".
    pub fn links(&self, form: &str) -> bool {
        self.links.iter().any(|link| **link == *form)
    }

    /// Whether `form` (lower case) is an article that may follow such a preposition: "ministro de la guerra".
    pub fn is_article(&self, form: &str) -> bool {
        self.articles.iter().any(|article| **article == *form)
    }

    /// Whether a word looks like a finite verb, or an infinitive, and so divides phrases.
    pub fn is_verb(&self, form: &str) -> bool {
        if self.verb_endings.is_empty() {
            return false;
        }
        let form = self.spelling.fold(form);
        let long_enough = |stem: &str| stem.chars().count() >= self.least_verb;
        self.verb_endings.iter().any(|ending| form.strip_suffix(&**ending).is_some_and(long_enough))
    }

    /// Whether all nouns are written with a capital, so that a phrase ends in one.
    pub fn capitalizes_nouns(&self) -> bool {
        self.capitalizes_nouns
    }

    /// Whether words end in vowels and clipped ones in consonants: "meteor.", "psicol." in Italian.
    pub fn clips_before_consonants(&self) -> bool {
        self.clips_before_consonants
    }

    /// What usually follows the abbreviation `word`, which is written without its last full stop and in any case; `None`
    /// where it is none that is known.
    pub fn abbreviation(&self, word: &str) -> Option<AbbreviationRole> {
        if self.abbreviations.is_empty() || word.len() > LONGEST_ABBREVIATION {
            return None;
        }
        self.abbreviations.get(word.to_lowercase().as_str()).copied()
    }

    /// Whether abbreviations of the language are known.
    pub fn has_abbreviations(&self) -> bool {
        self.language.is_english() || !self.abbreviations.is_empty()
    }

    /// `form` (lower case) as the lists spell it: see [`Spelling::fold`].
    pub(crate) fn fold<'f>(&self, form: &'f str) -> std::borrow::Cow<'f, str> {
        self.spelling.fold(form)
    }

    /// How numbers are written, where the pack tells.
    pub fn numerals(&self) -> Option<&Numerals> {
        self.numerals.as_ref()
    }

    /// The words around numbers, where the pack tells.
    pub fn amount_words(&self) -> Option<&AmountWords> {
        self.amounts.as_ref()
    }

    /// `form` (lower case, plain apostrophe) as numerals and the words around them are looked up: without an elided word before it, and folded.
    pub fn numeral_form<'f>(&self, form: &'f str) -> std::borrow::Cow<'f, str> {
        self.fold(&form[self.elided(form)..])
    }

    /// How its text is divided into words where it is written without spaces.
    pub(super) fn division(&self) -> Option<&Division> {
        self.division.as_ref()
    }
}

/// The elided word itself, "d" of "d'honneur", for a form of which [`Pack::elided`] tells that it begins with one.
pub fn elided_form(form: &str) -> &str {
    form.split(['\'', '’']).next().unwrap_or_default()
}

#[cfg(all(test, feature = "languages"))]
mod tests;
