//! Parts of speech: the universal tags of every token, by a linear-chain conditional random field.
//!
//! Everything that a written form says by itself, as a word or as a neighbor, is added up once for each distinct form;
//! a token costs a few sums of such scores, some pairs of words, and a step of the decoder.

mod decode;
pub mod features;

use crate::document::Document;
use crate::model::weights::{LANES, Scores, Weights};
use crate::model::{Model, TAG_LABELS};
use crate::text::{TokenFlags, TokenKind};
use decode::Decoder;
use features::{Capitals, Form, REACH, SLOTS, Window};

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
pub const LABELS: usize = TAG_LABELS;

/// Scores of the labels.
type Row = [i16; LABELS];

/// Above this margin a form is what it alone says: no development sentence is tagged otherwise for it, and a good part of
/// the tokens need no look at their neighbors.
const SURE: i16 = 70;

/// Forms whose scores are kept; what comes after is added up anew each time, so that memory stays bounded.
const MOST_KEPT: usize = 1 << 15;

/// Tokens that are decoded at a time; no sentence is longer.
const LONGEST: usize = 4096;

/// The tag of every token of a document in the language of the model.
pub fn tag(document: &Document<'_>, model: &Model) -> Vec<Pos> {
    let mut tagger = Tagger::new(model);
    // The first form of a word that has these flags stands for others ("McDonald", "Mcdonald").
    let mut numbers = vec![u32::MAX; document.vocabulary.len() * 4];
    let mut of_token = Vec::with_capacity(document.tokens.len());
    for (index, token) in document.tokens.iter().enumerate() {
        let flags =
            usize::from(token.is_capitalized()) + 2 * usize::from(token.flags.has(TokenFlags::ALL_CAPS));
        let number = &mut numbers[token.word.index() * 4 + flags];
        if *number == u32::MAX {
            let written = document.token_text(index);
            *number = tagger.add(Form::new(written, document.form(index), &model.lexicon));
        }
        of_token.push(*number);
    }
    let mut tags = Vec::with_capacity(document.tokens.len());
    for sentence in &document.sentences {
        tagger.sentence(&of_token[sentence.tokens.indices()], &mut tags);
    }
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
    use hashbrown::HashMap;
    use rustc_hash::FxBuildHasher;

    use crate::text::Vocabulary;

    let mut tagger = Tagger::new(model);
    let mut vocabulary = Vocabulary::default();
    let mut numbers: HashMap<&str, u32, FxBuildHasher> = HashMap::default();
    let mut forms = Vec::new();
    for word in words {
        let number = *numbers.entry(word).or_insert_with(|| {
            let folded = vocabulary.intern(word);
            tagger.add(Form::new(word, vocabulary.form(folded), &model.lexicon))
        });
        forms.push(number);
    }
    let mut tags = Vec::with_capacity(forms.len());
    tagger.sentence(&forms, &mut tags);
    tags
}

/// The state of tagging one text.
struct Tagger<'m> {
    weights: &'m Weights,
    forms: Vec<Form>,
    /// Scores of the first forms in each slot.
    kept: Vec<[Row; SLOTS]>,
    /// For each of `kept`, whether the form alone says so clearly what it is that its neighbors hardly matter.
    sure: Vec<bool>,
    /// Scores of the slots outside the sentence.
    edges: [Row; SLOTS],
    decoder: Decoder,
    scores: Vec<Row>,
    labels: Vec<u8>,
}

impl<'m> Tagger<'m> {
    fn new(model: &'m Model) -> Self {
        let weights = &model.tags;
        let edges = std::array::from_fn(|slot| gather(|scores| weights.add(features::edge(slot), scores)));
        Self {
            weights,
            forms: Vec::new(),
            kept: Vec::new(),
            sure: Vec::new(),
            edges,
            decoder: Decoder::new(weights),
            scores: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Takes up a form and gives its number.
    fn add(&mut self, form: Form) -> u32 {
        if self.kept.len() < MOST_KEPT {
            let mut rows = [[0; LABELS]; SLOTS];
            for (slot, row) in rows.iter_mut().enumerate() {
                *row = of_form(self.weights, &form, slot);
            }
            self.sure.push(margin(&rows[REACH]) > SURE);
            self.kept.push(rows);
        }
        self.forms.push(form);
        self.forms.len() as u32 - 1
    }

    /// Appends the tags of a sentence of forms.
    fn sentence(&mut self, forms: &[u32], tags: &mut Vec<Pos>) {
        let all = &self.forms;
        let capitals = Capitals::of(forms.iter().map(|&form| &all[form as usize]));
        // What is no sentence, but a list of thousands of words, is read in parts: the scores of a part are all held.
        for part in (0..forms.len()).step_by(LONGEST) {
            let part = part..forms.len().min(part + LONGEST);
            self.scores.clear();
            for index in part.clone() {
                let window = Window { forms: all, sentence: forms, index, capitals };
                let mut scores: Scores = [0; LANES];
                for slot in 0..SLOTS {
                    match window.number(slot) {
                        None => add(&mut scores, &self.edges[slot]),
                        Some(form) => match self.kept.get(form) {
                            Some(of_form) => add(&mut scores, &of_form[slot]),
                            None => add(&mut scores, &of_form(self.weights, &all[form], slot)),
                        },
                    }
                }
                if !self.sure.get(forms[index] as usize).copied().unwrap_or(false) {
                    features::observe_context(&window, &mut |f| self.weights.add(f, &mut scores));
                }
                self.scores.push(cut(&scores));
            }
            self.decoder.best(&self.scores, &mut self.labels);
            let tagged = self.labels.iter().zip(&forms[part]);
            tags.extend(tagged.map(|(&label, &form)| Pos::of_label(label, all[form as usize].has_letters())));
        }
    }
}

/// How far the best score is above the next.
fn margin(row: &Row) -> i16 {
    let (mut best, mut next) = (i16::MIN, i16::MIN);
    for &score in row {
        (best, next) = if score > best { (score, best) } else { (best, next.max(score)) };
    }
    best.saturating_sub(next)
}

fn of_form(weights: &Weights, form: &Form, slot: usize) -> Row {
    gather(|scores| features::observe_form(form, slot, &mut |feature| weights.add(feature, scores)))
}

fn gather(fill: impl FnOnce(&mut Scores)) -> Row {
    let mut scores: Scores = [0; LANES];
    fill(&mut scores);
    cut(&scores)
}

/// The scores of this model's labels.
fn cut(scores: &Scores) -> Row {
    let mut row = [0; LABELS];
    row.copy_from_slice(&scores[..LABELS]);
    row
}

// Sums stay far inside 16 bits: some sixty features of weights of 8 bits.
fn add(sum: &mut Scores, row: &Row) {
    for (sum, score) in sum.iter_mut().zip(row) {
        *sum += *score;
    }
}

#[cfg(test)]
mod tests;
