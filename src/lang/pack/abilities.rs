//! What the rules of this program can do in a language. So far all of it in English; each is asked for apart, so that a language can
//! learn one after the other.

use super::Pack;
use super::times::Times;
use crate::lang::classes::Classes;
use crate::lang::en::lists::Lists;
use crate::lang::{Language, en};
use crate::model::Model;

impl Pack {
    /// The trained model: names, parts of speech, frequencies of words.
    pub fn model(&self) -> Option<&'static Model> {
        if self.language.is_english() { en::model::model() } else { None }
    }

    /// The model that finds names, wherever they are looked for.
    pub fn name_model(&self) -> Option<&Model> {
        if self.has_rules_of_names() { en::model::model() } else { self.names.as_deref() }
    }

    /// Whether names are found by the rules and lists of English, beside its model; in other languages by the pack's model
    /// alone, if it has one. A text whose language cannot be told is read as English.
    pub fn has_rules_of_names(&self) -> bool {
        self.language.is_english() || self.language == Language::UNDETERMINED
    }

    /// The words and patterns of dates and times, where the pack has them; in other languages only English and figures are read.
    pub fn times(&self) -> Option<&Times> {
        Some(&self.times).filter(|times| !times.patterns.is_empty())
    }

    /// Whether words for numbers and times are known, and so dates and amounts. A text whose language cannot be told is read
    /// as English.
    pub fn has_numerals(&self) -> bool {
        self.language.is_english() || self.language == Language::UNDETERMINED
    }

    /// What the word lists know of `form`, which is folded; several words are joined by `_`. The lists are of English, whose
    /// words stand in texts of every language.
    pub fn look_up(&self, form: &str) -> Classes {
        en::classes::look_up(form)
    }

    /// What the word lists and the ending of a single word tell; `form` is folded.
    pub fn classify_word(&self, form: &str) -> Classes {
        en::classes::classify_word(form)
    }

    /// Whether `form` (folded) is nearly always a verb or an adverb: for stages that run before the parts of speech are known.
    pub fn is_verb_or_adverb(&self, form: &str) -> bool {
        en::is_verb_or_adverb(form)
    }

    /// Whether words are grouped by lemmas, words of a dictionary; else by stems.
    pub fn has_lemmas(&self) -> bool {
        self.language.is_english()
    }

    /// Whether `form` (lower case) is a number in words: always false where those are not known.
    pub fn is_number_word(&self, form: &str) -> bool {
        self.language.is_english() && en::numerals::number_word(form).is_some()
    }

    /// As [`Pack::is_stop_word`], of a form that `lists` of English have.
    pub fn is_stop_word_by(&self, form: &str, lists: Lists) -> bool {
        if self.language.is_english() { lists.has(Lists::STOP) } else { self.is_stop_word(form) }
    }

    /// As [`Pack::is_number_word`], of a form that `lists` of English have.
    pub fn is_number_word_by(&self, lists: Lists) -> bool {
        self.language.is_english() && lists.has(Lists::NUMBER)
    }

    /// Whether `form` (lower case), which `lists` of English have, may be a part of a number: a word, or by how it looks.
    pub fn may_be_numeral(&self, form: &str, lists: Lists) -> bool {
        en::lists::may_be_numeral(form, lists)
            || self.numerals().is_some_and(|numerals| numerals.may_begin(&self.numeral_form(form)))
    }

    /// Whether `form` (lower case), which `lists` of English have, may be something within an amount: a word of the lists, or by
    /// how it looks.
    pub fn may_be_of_amount(&self, form: &str, lists: Lists) -> bool {
        en::lists::may_be_of_amount(form, lists)
            || self.amount_words().is_some_and(|words| words.english(&self.numeral_form(form)).is_some())
    }

    /// Whether it is known what ties sentences together, and how paragraphs tell why a story matters.
    pub fn has_discourse(&self) -> bool {
        self.language.is_english()
    }

    /// Whether the formulas of readability that are built in were made for the language.
    pub fn has_readability(&self) -> bool {
        self.language.is_english()
    }

    /// Whether nearly all abbreviations are known, so that a full stop after another word ends a sentence.
    pub fn knows_most_abbreviations(&self) -> bool {
        self.language.is_english()
    }

    /// Whether a full stop after a number ends a sentence, rather than making it an ordinal ("12. Juni").
    pub fn ends_sentences_after_numbers(&self) -> bool {
        self.language.is_english()
    }

    /// Whether a word of one letter is the pronoun that is written with a capital: "you and I".
    pub fn is_capital_pronoun(&self, word: &str) -> bool {
        word == "I" && self.language.is_english()
    }

    /// Whether `word` often begins a sentence and seldom follows an abbreviation within one. `capitalized`: it has a capital
    /// and no full stop of its own, which other languages than English ask for.
    pub fn begins_sentences(&self, word: &str, capitalized: bool) -> bool {
        if self.language.is_english() {
            return en::begins_sentences(word);
        }
        capitalized && (en::begins_sentences(word) || self.is_function_word(&word.to_lowercase()))
    }

    /// Whether `word`, which has a capital, begins a sentence where it comes after letters with stops ("E.U."): a word that is
    /// written small elsewhere, and no part of a name.
    pub fn begins_after_letters(&self, word: &str) -> bool {
        if self.language.is_english() {
            return en::begins_after_letters(word);
        }
        // Among the stop words of German are nouns ("Tag").
        !self.capitalizes_nouns && self.is_stop_word(&word.to_lowercase())
    }
}
