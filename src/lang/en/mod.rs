//! English: words that carry no content, abbreviations, months and the like.

mod abbreviations;
pub mod beside_names;
pub mod calendar;
pub mod classes;
pub mod common_words;
pub mod discourse;
pub mod gender;
pub mod grammar;
pub mod heads;
mod irregular;
mod lemma;
pub mod lists;
pub mod lone_names;
pub mod model;
pub mod name_variants;
pub mod names;
pub mod nominal;
pub mod numerals;
pub mod organizations;
pub mod places;
pub mod speech;
mod stop_words;
mod syllables;
pub mod titles;
pub mod units;
mod verbs;

pub use abbreviations::{
    abbreviation_role, before_number_only, begins_after_letters, begins_sentences, ends_in_mark,
    follows_time, is_abbreviation, is_clipped, is_compound_prefix,
};
pub use lemma::{Evidence, WordClass, lemma};
pub use stop_words::is_stop_word;
pub use syllables::{number_syllables, syllables};
pub use verbs::is_verb_or_adverb;
