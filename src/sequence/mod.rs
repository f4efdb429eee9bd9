//! One tagger of tokens, a linear-chain conditional random field over hashed features, of which parts of speech and names
//! are two uses. A use says what it observes ([`Observer`]); program and trainer call the same functions.
//!
//! Everything that a written form says by itself, as a token or as a neighbor, is added up once for each distinct form and
//! place beside a token, and so is what says no word at all, but how a token and its neighbors are written; a token costs a
//! few sums of such scores, what it says together with the words beside it, and a step of the decoder.

pub mod capitals;
pub mod forms;
mod scores;
pub mod templates;
mod viterbi;

use std::ops::Range;

use crate::model::features::Feature;
use crate::model::weights::{LANES, Weights};
use crate::model::{Model, TAG_LABELS};
use forms::Forms;
use scores::{FormScores, SettingScores};
use viterbi::Viterbi;

/// Tokens on either side whose own features count.
pub const REACH: usize = 2;

/// Places of forms beside a token: two before, itself, two after.
pub const SLOTS: usize = 2 * REACH + 1;

/// More features than a token has by its neighbors and its place.
const MOST_FEATURES: usize = 256;

/// What one use of the tagger observes of the tokens of a sentence.
pub trait Observer {
    /// Where the form of a token by itself speaks for one label by more than this, its neighbors are not asked.
    const SURE: i16 = i16::MAX;

    /// Number of the form in a slot of the token `index`; `None` outside the sentence.
    fn form_at(&self, index: usize, slot: usize) -> Option<usize>;

    /// The feature of a slot outside the sentence.
    fn edge(slot: usize) -> Feature;

    /// Calls `add` with each feature that the form in a slot of the token `index` has by itself, in whatever text it stands;
    /// the slot is inside the sentence.
    fn observe_form(&self, index: usize, slot: usize, add: &mut impl FnMut(Feature));

    /// What the text tells of the word in a slot of the token `index`, as a number below four; 0 for nothing.
    fn seen(&self, _index: usize, _slot: usize) -> usize {
        0
    }

    /// Calls `add` with each feature of what [`Observer::seen`] gives.
    fn observe_seen(_seen: usize, _slot: usize, _add: &mut impl FnMut(Feature)) {}

    /// All that the features of [`Wanted::SETTINGS`] are made of: how the token `index` and its neighbors are written and the like, of
    /// which there are few different ones. Where two numbers are equal, so are these features.
    fn setting(&self, index: usize) -> u64;

    /// Calls `add` with those features that are wanted of the token `index` that others, or its place, have a part in.
    fn observe_context(&self, index: usize, wanted: Wanted, add: &mut impl FnMut(Feature));

    /// Calls `add` with each feature of the token `index`.
    #[cfg(feature = "train")]
    fn observe(&self, index: usize, add: &mut impl FnMut(Feature)) {
        for slot in 0..SLOTS {
            match self.form_at(index, slot) {
                Some(_) => {
                    self.observe_form(index, slot, add);
                    Self::observe_seen(self.seen(index, slot), slot, add);
                }
                None => add(Self::edge(slot)),
            }
        }
        self.observe_context(index, Wanted::ALL, add);
    }
}

/// Which features of a token's context are asked for.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// Those of its setting alone, see [`Observer::setting`].
    pub settings: bool,
    /// Those that words have a part in.
    pub words: bool,
}

impl Wanted {
    /// Those that are the same wherever the setting is.
    pub const SETTINGS: Self = Self { settings: true, words: false };
    /// The others.
    pub const WORDS: Self = Self { settings: false, words: true };
    /// All of them.
    #[cfg(feature = "train")]
    pub const ALL: Self = Self { settings: true, words: true };
}

/// What the taggers have found out about written forms. It says nothing of the texts, only of their words and of the model,
/// so that it can be kept from one text to the next: results do not depend on it.
pub struct Memory<'m> {
    /// The model that the taggers follow.
    pub model: &'m Model,
    /// The forms of the texts.
    pub forms: Forms,
    /// The tagger of parts of speech.
    pub tags: Option<Tagger<'m, TAG_LABELS>>,
    /// The tagger of names.
    pub names: Option<Tagger<'m, LANES>>,
}

/// Forms that are kept from one text to the next.
const MOST_FORMS: usize = 1 << 15;

impl<'m> Memory<'m> {
    /// Knows nothing yet.
    pub fn new(model: &'m Model) -> Self {
        Self { model, forms: Forms::default(), tags: None, names: None }
    }

    /// To be called between two texts: forgets everything where that has become too much to keep.
    pub fn bound(&mut self) {
        let is_full = self.tags.as_ref().is_some_and(Tagger::is_full)
            || self.names.as_ref().is_some_and(Tagger::is_full);
        if is_full || self.forms.list.len() > MOST_FORMS {
            *self = Self::new(self.model);
        }
    }
}

/// A tagger. `LANES`: the labels, padded to whole vectors of eight.
pub struct Tagger<'m, const LANES: usize> {
    weights: &'m Weights,
    forms: FormScores<LANES>,
    settings: SettingScores<LANES>,
    viterbi: Viterbi<LANES>,
    /// Features of one form; kept for its capacity.
    of_form: Vec<Feature>,
    /// Features of one token.
    of_token: Box<[Feature; MOST_FEATURES]>,
    scores: Vec<[i16; LANES]>,
    /// For each token whether its own form alone is sure of its label.
    are_sure: Vec<bool>,
    labels: Vec<u8>,
}

impl<'m, const LANES: usize> Tagger<'m, LANES> {
    /// `follows` says which label may stand behind which; the number of labels stands for the start and, as second, for the
    /// end.
    pub fn new<O: Observer>(weights: &'m Weights, follows: impl Fn(usize, usize) -> bool) -> Self {
        Self {
            weights,
            forms: FormScores::new::<O>(weights),
            settings: SettingScores::default(),
            viterbi: Viterbi::new(weights, follows),
            of_form: Vec::new(),
            of_token: Box::new([0; MOST_FEATURES]),
            scores: Vec::new(),
            are_sure: Vec::new(),
            labels: Vec::new(),
        }
    }

    /// Prepares for a text, by the number of all forms that are known then.
    pub fn reserve(&mut self, forms: usize) {
        self.forms.reserve(forms);
    }

    fn is_full(&self) -> bool {
        self.forms.is_full()
    }

    /// The most probable labels of tokens side by side.
    pub fn label<O: Observer>(&mut self, observer: &O, tokens: Range<usize>) -> &[u8] {
        self.scores.clear();
        self.scores.resize(tokens.len(), [0; LANES]);
        self.are_sure.clear();
        self.are_sure.resize(tokens.len(), false);
        let sums = (&mut self.scores[..], &mut self.are_sure[..]);
        self.forms.add(self.weights, observer, tokens.clone(), &mut self.of_form, sums);
        for ((index, scores), _) in
            tokens.zip(&mut self.scores).zip(&self.are_sure).filter(|(_, is_sure)| !**is_sure)
        {
            let setting = observer.setting(index);
            if !self.settings.add(setting, scores) {
                let features = observed(self.weights, observer, index, Wanted::SETTINGS, &mut self.of_token);
                let mut of_setting = [0; LANES];
                self.weights.add(features, &mut of_setting);
                self.settings.keep(setting, of_setting);
                self.settings.add(setting, scores);
            }
            let features = observed(self.weights, observer, index, Wanted::WORDS, &mut self.of_token);
            self.weights.add(features, scores);
        }
        self.viterbi.best(&self.scores, &mut self.labels);
        &self.labels
    }

    /// The labels that were found last.
    pub fn labels(&self) -> &[u8] {
        &self.labels
    }

    /// By how much the labels that were found last would score less with others from `from` on, in steps of the model's
    /// weights; `None` where those may not stand there.
    pub fn loss(&self, from: usize, others: impl ExactSizeIterator<Item = u8>) -> Option<i32> {
        self.viterbi.loss(&self.scores, &self.labels, from, others)
    }
}

/// The wanted features of a token that may say something.
fn observed<'f, O: Observer>(
    weights: &Weights,
    observer: &O,
    index: usize,
    wanted: Wanted,
    features: &'f mut [Feature; MOST_FEATURES],
) -> &'f [Feature] {
    let mut count = 0;
    observer.observe_context(index, wanted, &mut |feature| {
        // What says nothing is overwritten by the next one: no branch that nobody could foretell.
        features[count % MOST_FEATURES] = feature;
        count += usize::from(weights.may_say(feature));
    });
    debug_assert!(count <= MOST_FEATURES);
    &features[..count.min(MOST_FEATURES)]
}
