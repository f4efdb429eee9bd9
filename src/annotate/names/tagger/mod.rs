//! The trained tagger: a linear-chain conditional random field over what `features` observes. The rules' view of a
//! document is among the features, so the tagger corrects them where a corpus shows that they err.

pub mod features;
pub mod labels;
pub mod stretches;

use super::EntityKind;
use super::classify::{Names, SURE};
use super::surface::Surface;
use crate::sequence::{Memory, Tagger};
use crate::text::TokenRange;
use features::{Observed, Sentence};
use labels::may_follow;

/// A name in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tagged {
    /// Where it stands.
    pub tokens: TokenRange,
    /// The sentence it stands in.
    pub sentence: u32,
    /// What it names.
    pub kind: EntityKind,
    /// By how much it scores more than no name would.
    lead: i32,
    /// By how much it scores more than a name of any other kind.
    ahead: i32,
}

impl Tagged {
    /// What is known without the tagger.
    pub fn known(tokens: TokenRange, sentence: u32, kind: EntityKind) -> Self {
        Self { tokens, sentence, kind, lead: SURE, ahead: SURE }
    }

    /// By how much it scores more than no name or a name of another kind would there, in steps of the model's weights: the
    /// logarithm of the odds, of which 14 are one (`src/train/ner.rs`).
    pub fn certainty(&self) -> i32 {
        self.lead.min(self.ahead)
    }
}

/// Finds names, in text order. `rules` is what the rules found; `memory` has read the document's forms.
pub fn tag(surface: &Surface<'_, '_>, rules: &Names, memory: &mut Memory<'_>) -> Vec<Tagged> {
    let Memory { model, forms, names: tagger, .. } = memory;
    let observed = Observed::new(surface, forms, rules);
    let tagger =
        tagger.get_or_insert_with(|| Tagger::new::<Sentence<'_, '_, '_, '_>>(&model.names, may_follow));
    tagger.reserve(forms.list.len());
    // Where rules know nothing, nobody asks how sure the model is.
    let is_doubted = surface.document.pack.has_rules_of_names();
    let mut found = Vec::new();
    for number in 0..surface.document.sentences.len() {
        let sentence = observed.sentence(number);
        stretches::each(surface, &sentence.tokens, |stretch| {
            let start = stretch.start;
            tagger.label(&sentence, stretch);
            labels::spans(tagger.labels(), |from, to, kind| {
                // A soft hyphen that stands alone is no word of a name.
                let is_shown = |at: &usize| !surface.form(*at).is_empty();
                let mut range = start + from..start + to;
                let (first, last) = (range.clone().find(is_shown), range.rfind(is_shown));
                let Some((first, last)) = first.zip(last) else { return };
                let tokens = TokenRange::new(first, last + 1);
                if !is_doubted {
                    return found.push(Tagged::known(tokens, number as u32, EntityKind::ALL[kind]));
                }
                let lead = tagger.loss(from, std::iter::repeat_n(0, to - from)).unwrap_or(SURE);
                let loss = |other: usize| tagger.loss(from, labels::of_name(other, to - from));
                let others = (0..labels::KINDS).filter(|&other| other != kind);
                let ahead = others.filter_map(loss).min().unwrap_or(SURE);
                let kind = EntityKind::ALL[kind];
                found.push(Tagged { tokens, sentence: number as u32, kind, lead, ahead });
            });
        });
    }
    found
}
