//! The trained tagger: a linear-chain conditional random field over what `features` observes. The rules' view of a
//! document is among the features, so the tagger corrects them where a corpus shows that they err.

pub mod decode;
pub mod features;
pub mod labels;
pub mod stretches;

use super::EntityKind;
use super::classify::Names;
use super::reader::Reader;
use crate::model::Model;
use crate::model::weights::{LANES, Scores};
use crate::text::TokenRange;
use decode::Decoder;
use features::{Observer, SLOTS, View};

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

/// Scores that are kept, by form and slot; others are added up anew each time, so that memory stays bounded.
const MOST_KEPT: usize = 1 << 17;

/// Finds names, in text order. `rules` is what the rules found.
pub fn tag(reader: &Reader<'_, '_>, rules: &Names, model: &Model) -> Vec<Tagged> {
    let observer = Observer::new(reader, &model.lexicon, rules);
    let weights = &model.names;
    // Scores of each form in each slot, added up when first needed; the place in `kept` plus one.
    let mut places = vec![[0u32; SLOTS]; observer.forms()];
    let mut kept: Vec<Scores> = Vec::new();
    let mut decoder = Decoder::new(weights);
    let mut stretch_scores: Vec<Scores> = Vec::new();
    let mut labels: Vec<u8> = Vec::new();
    let mut found = Vec::new();
    for number in 0..reader.document.sentences.len() {
        let view = View::of(reader, number);
        stretches::each(reader, &view.tokens, |stretch| {
            stretch_scores.clear();
            for index in stretch.clone() {
                let mut scores: Scores = [0; LANES];
                let around: [Option<usize>; SLOTS] =
                    std::array::from_fn(|slot| observer.form_at(index, slot, &view));
                for (slot, form) in around.into_iter().enumerate() {
                    let Some(form) = form else {
                        weights.add(Observer::edge(slot), &mut scores);
                        continue;
                    };
                    let place = &mut places[form][slot];
                    if *place == 0 && kept.len() < MOST_KEPT {
                        let mut of_form: Scores = [0; LANES];
                        observer.observe_form(form, slot, &mut |feature| weights.add(feature, &mut of_form));
                        kept.push(of_form);
                        *place = kept.len() as u32;
                    }
                    match place.checked_sub(1) {
                        None => observer
                            .observe_form(form, slot, &mut |feature| weights.add(feature, &mut scores)),
                        Some(place) => {
                            for (score, add) in scores.iter_mut().zip(&kept[place as usize]) {
                                *score += add;
                            }
                        }
                    }
                }
                observer.observe_context(index, &view, &mut |feature| weights.add(feature, &mut scores));
                stretch_scores.push(scores);
            }
            decoder.best(&stretch_scores, &mut labels);
            labels::spans(&labels, |start, end, kind| {
                let tokens = TokenRange::new(stretch.start + start, stretch.start + end);
                found.push(Tagged { tokens, sentence: number as u32, kind: EntityKind::ALL[kind] });
            });
        });
    }
    found
}
