//! Parts of speech: the universal tags of every token, by a linear-chain conditional random field.

pub mod features;

use std::ops::Range;

use crate::document::Document;
#[cfg(any(test, feature = "internals"))]
use crate::model::Model;
use crate::sequence::{Memory, Tagger};
use crate::text::TokenKind;
use features::Sentence;

/// A universal part-of-speech tag (Universal Dependencies, version 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Pos {
    /// "big", "first".
    Adjective = 0,
    /// Prepositions and postpositions: "in", "of", "ago".
    Adposition = 1,
    /// "very", "where", "up" in "give up" where it is no adposition.
    Adverb = 2,
    /// "is", "has", "will" beside another verb; the copula.
    Auxiliary = 3,
    /// "and", "or", "but".
    CoordinatingConjunction = 4,
    /// "the", "this", "no".
    Determiner = 5,
    /// Marks that structure the sentence.
    Punctuation = 6,
    /// Common nouns.
    Noun = 7,
    /// "2026", "three", "XIV".
    Numeral = 8,
    /// "not", "to" before a verb, the "'s" of possession.
    Particle = 9,
    /// "she", "who", "something", "my".
    Pronoun = 10,
    /// Names, also as parts of longer names.
    ProperNoun = 11,
    /// "that", "if", "because".
    SubordinatingConjunction = 12,
    /// "$", "%", "+", emoji.
    Symbol = 13,
    /// Verbs that are no auxiliaries.
    Verb = 14,
    /// What cannot be told: foreign words, addresses, typing errors.
    Other = 15,
    /// "oh", "yes".
    Interjection = 16,
}

impl Pos {
    /// All tags, in the order of their numbers.
    pub const ALL: [Self; 17] = [
        Self::Adjective,
        Self::Adposition,
        Self::Adverb,
        Self::Auxiliary,
        Self::CoordinatingConjunction,
        Self::Determiner,
        Self::Punctuation,
        Self::Noun,
        Self::Numeral,
        Self::Particle,
        Self::Pronoun,
        Self::ProperNoun,
        Self::SubordinatingConjunction,
        Self::Symbol,
        Self::Verb,
        Self::Other,
        Self::Interjection,
    ];

    #[cfg(any(test, feature = "internals"))]
    /// The tag as Universal Dependencies write it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Adjective => "ADJ",
            Self::Adposition => "ADP",
            Self::Adverb => "ADV",
            Self::Auxiliary => "AUX",
            Self::CoordinatingConjunction => "CCONJ",
            Self::Determiner => "DET",
            Self::Punctuation => "PUNCT",
            Self::Noun => "NOUN",
            Self::Numeral => "NUM",
            Self::Particle => "PART",
            Self::Pronoun => "PRON",
            Self::ProperNoun => "PROPN",
            Self::SubordinatingConjunction => "SCONJ",
            Self::Symbol => "SYM",
            Self::Verb => "VERB",
            Self::Other => "X",
            Self::Interjection => "INTJ",
        }
    }

    #[cfg(any(test, feature = "internals"))]
    /// The tag that is written so.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| tag.as_str() == name)
    }

    #[cfg(any(test, feature = "internals"))]
    /// The label under which the model knows the tag. Marks and interjections share one, since letters tell them apart;
    /// so that scores of all labels are two vectors of eight.
    pub const fn label(self) -> u8 {
        match self {
            Self::Interjection => Self::Punctuation as u8,
            other => other as u8,
        }
    }

    fn of_label(label: u8, has_letters: bool) -> Self {
        match Self::ALL.get(usize::from(label)).copied().unwrap_or(Self::Other) {
            Self::Punctuation if has_letters => Self::Interjection,
            tag => tag,
        }
    }
}

/// Labels of the model: all tags but the last, see [`Pos::label`].
#[cfg(any(test, feature = "train"))]
pub const LABELS: usize = crate::model::TAG_LABELS;

/// Tokens that are decoded at a time; no sentence is longer.
const LONGEST: usize = 4096;

/// The tag of every token of a document whose forms `memory` has read; none in a language that the model does not know.
pub fn tag(document: &Document<'_>, memory: Option<&mut Memory<'_>>) -> Vec<Pos> {
    let Some(memory) = memory.filter(|_| document.pack.model().is_some()) else { return Vec::new() };
    let mut tags = label(memory, document.sentences.iter().map(|sentence| sentence.tokens.indices()));
    for (tag, token) in tags.iter_mut().zip(&document.tokens) {
        // Corpora write addresses with spaces in them and call them many things.
        if matches!(token.kind, TokenKind::Url | TokenKind::Email) {
            *tag = Pos::Other;
        }
    }
    tags
}

#[cfg(any(test, feature = "internals"))]
/// The tags of given tokens that are one sentence.
pub fn tag_words<'w>(words: impl Iterator<Item = &'w str>, model: &Model) -> Vec<Pos> {
    let mut memory = Memory::new(model);
    memory.forms.read_words(words, &model.lexicon);
    let all = 0..memory.forms.of_token.len();
    label(&mut memory, std::iter::once(all))
}

fn label(memory: &mut Memory<'_>, sentences: impl Iterator<Item = Range<usize>>) -> Vec<Pos> {
    let Memory { model, forms, tags: tagger, .. } = memory;
    let Some(weights) = &model.tags else { return Vec::new() };
    let tagger = tagger.get_or_insert_with(|| Tagger::new::<Sentence<'_>>(weights, |_, _| true));
    tagger.reserve(forms.list.len());
    let mut tags = Vec::with_capacity(forms.of_token.len());
    for sentence in sentences {
        let numbers = &forms.of_token[sentence];
        let observed = Sentence::new(&forms.list, numbers);
        // What is no sentence, but a list of thousands of words, is read in parts: the scores of a part are all held.
        for start in (0..numbers.len()).step_by(LONGEST) {
            let part = start..numbers.len().min(start + LONGEST);
            let labels = tagger.label(&observed, part.clone());
            tags.extend(
                labels
                    .iter()
                    .zip(&numbers[part])
                    .map(|(&label, &form)| Pos::of_label(label, forms.list[form as usize].has_letters())),
            );
        }
    }
    tags
}

#[cfg(test)]
mod tests;
