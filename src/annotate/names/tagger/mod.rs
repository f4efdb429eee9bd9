//! The trained tagger: a linear-chain conditional random field over what `features` observes. The rules' view of a
//! document is among the features, so the tagger corrects them where a corpus shows that they err.

pub mod features;
pub mod labels;
pub mod stretches;

use super::EntityKind;
use super::classify::Names;
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
}

/// Finds names, in text order. `rules` is what the rules found; `memory` has read the document's forms.
pub fn tag(surface: &Surface<'_, '_>, rules: &Names, memory: &mut Memory<'_>) -> Vec<Tagged> {
    let Memory { model, forms, names: tagger, .. } = memory;
    let observed = Observed::new(surface, forms, rules);
    let tagger =
        tagger.get_or_insert_with(|| Tagger::new::<Sentence<'_, '_, '_, '_>>(&model.names, may_follow));
    tagger.reserve(forms.list.len());
    let mut found = Vec::new();
    for number in 0..surface.document.sentences.len() {
        let sentence = observed.sentence(number);
        stretches::each(surface, &sentence.tokens, |stretch| {
            let start = stretch.start;
            labels::spans(tagger.label(&sentence, stretch), |from, to, kind| {
                // A soft hyphen that stands alone is no word of a name.
                let is_shown = |at: &usize| !surface.form(*at).is_empty();
                let mut range = start + from..start + to;
                let (first, last) = (range.clone().find(is_shown), range.rfind(is_shown));
                let Some((first, last)) = first.zip(last) else { return };
                let tokens = TokenRange::new(first, last + 1);
                found.push(Tagged { tokens, sentence: number as u32, kind: EntityKind::ALL[kind] });
            });
        });
    }
    found
}
