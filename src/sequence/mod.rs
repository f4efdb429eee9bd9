//! One tagger of tokens, a linear-chain conditional random field over hashed features, of which parts of speech and names
//! are two uses. A use says what it observes ([`Observer`]); program and trainer call the same functions.
//!
//! Everything that a written form says by itself, as a token or as a neighbor, is added up once for each distinct form and
//! place beside a token; a token costs a few sums of such scores, what it says together with its neighbors, and a step of
//! the decoder.

pub mod capitals;
pub mod forms;
mod scores;
pub mod templates;
mod viterbi;

use std::ops::Range;

use crate::model::features::Feature;
use crate::model::weights::Weights;
use scores::FormScores;
use viterbi::Viterbi;

/// Tokens on either side whose own features count.
pub const REACH: usize = 2;

/// Places of forms beside a token: two before, itself, two after.
pub const SLOTS: usize = 2 * REACH + 1;

/// What one use of the tagger observes of the tokens of a sentence.
pub trait Observer {
    /// Where the form of a token by itself speaks for one label by more than this, its neighbors are not asked.
    const SURE: i16 = i16::MAX;

    /// Number of the form in a slot of the token `index`; `None` outside the sentence.
    fn form_at(&self, index: usize, slot: usize) -> Option<usize>;

    /// The feature of a slot outside the sentence.
    fn edge(slot: usize) -> Feature;

    /// Calls `add` with each feature that a form has in a slot.
    fn observe_form(&self, form: usize, slot: usize, add: &mut impl FnMut(Feature));

    /// Calls `add` with each feature of the token `index` that others, or its place, have a part in.
    fn observe_context(&self, index: usize, add: &mut impl FnMut(Feature));

    /// Calls `add` with each feature of the token `index`.
    #[cfg(feature = "train")]
    fn observe(&self, index: usize, add: &mut impl FnMut(Feature)) {
        for slot in 0..SLOTS {
            match self.form_at(index, slot) {
                Some(form) => self.observe_form(form, slot, add),
                None => add(Self::edge(slot)),
            }
        }
        self.observe_context(index, add);
    }
}

/// The state of labeling one text. `LANES`: the labels, padded to whole vectors of eight.
pub struct Tagger<'m, const LANES: usize> {
    weights: &'m Weights,
    forms: FormScores<LANES>,
    viterbi: Viterbi<LANES>,
    scores: Vec<[i16; LANES]>,
    labels: Vec<u8>,
}

impl<'m, const LANES: usize> Tagger<'m, LANES> {
    /// Prepares for a text of so many distinct forms. `follows` says which label may stand behind which; the number of
    /// labels stands for the start and, as second, for the end.
    pub fn new<O: Observer>(
        weights: &'m Weights,
        forms: usize,
        follows: impl Fn(usize, usize) -> bool,
    ) -> Self {
        Self {
            weights,
            forms: FormScores::new::<O>(weights, forms),
            viterbi: Viterbi::new(weights, follows),
            scores: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// The most probable labels of tokens side by side.
    pub fn label<O: Observer>(&mut self, observer: &O, tokens: Range<usize>) -> &[u8] {
        self.scores.clear();
        for index in tokens {
            let mut scores = [0; LANES];
            let is_sure = self.forms.add(self.weights, observer, index, &mut scores);
            if !is_sure {
                observer.observe_context(index, &mut |feature| self.weights.add(feature, &mut scores));
            }
            self.scores.push(scores);
        }
        self.viterbi.best(&self.scores, &mut self.labels);
        &self.labels
    }
}
