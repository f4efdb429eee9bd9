//! What it is about, word by word: words with content and names by frequency, each with its forms, how it is spread over
//! the text, and how unusual it is here.
//!
//! Words are counted by lemma. A name of several words is one keyword with its short forms ("Bay Transit Authority", "BTA"),
//! and its words do not count for themselves: "South Korea" is no "Korea". Numbers and stop words are never keywords.

mod forms;
mod keyness;
mod names;

#[cfg(feature = "export")]
pub use keyness::Direction;
pub use keyness::Keyness;
pub(crate) use keyness::measure;

use std::ops::Range;

use super::salience::Salience;
use crate::annotate::coreference::Entity;
use crate::document::Document;
use crate::options::Limits;
use crate::text::TokenRange;
use forms::Forms;
use names::{Names, each_unit};

/// One word or name with all its forms.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyword {
    /// The commonest form, in its commonest case; in languages with a pack the dictionary form, where it is known; of a name
    /// its fullest form.
    pub text: String,
    /// The lemma, in lower case; of a name its fullest form. No two keywords have the same.
    pub lemma: String,
    /// Occurrences of all forms in the title and the body.
    pub count: u32,
    /// The first ones, in text order; at most [`Limits::mentions`]: where they are in [`Keywords::mentions`].
    pub mentions: Range<usize>,
    /// The other forms with their counts, commonest first.
    pub variants: Vec<(String, u32)>,
    /// Gries' normalized deviation of proportions (2008) over [`PARTS`] equal parts of the text: 0 where the word is
    /// spread evenly, 1 where all of it stands in one part.
    pub dispersion: f64,
    /// How unusual it is here; `None` in languages of which no frequencies are known, and for names that are written like a
    /// stop word ("US").
    pub keyness: Option<Keyness>,
}

/// The most frequent words, and what their counts are out of.
#[derive(Default)]
pub struct Keywords {
    /// Most frequent first; equals in order of first appearance.
    pub list: Vec<Keyword>,
    /// The mentions of all of them.
    pub mentions: Vec<TokenRange>,
    /// Words in the title and the body, stop words included.
    pub words: u32,
    /// Words of the texts that the general language was counted in; `None` where it was not.
    pub reference_words: Option<u32>,
}

/// Parts of equal length that the text is divided into.
pub const PARTS: u32 = 10;

/// Finds the most frequent words and names.
pub fn rank(document: &Document<'_>, salience: &Salience, entities: &[Entity], limits: Limits) -> Keywords {
    let lexicon = document.pack.model().map(|model| &model.lexicon).or(document.pack.frequencies());
    let names = Names::of(document, salience, entities);

    let mut counts = vec![0u32; names.slots()];
    // In order of first appearance.
    let mut order = Vec::new();
    let words = each_unit(document, salience, &names, |unit| {
        let count = &mut counts[unit.slot];
        if *count == 0 {
            order.push(unit.slot);
        }
        *count += 1;
    });
    let mut order = by_count(&order, &counts);
    order.truncate(limits.keywords);

    let mut places = vec![usize::MAX; counts.len()];
    // The occurrences of the first keyword, then those of the second, and so on; of each, where the next one goes.
    let mut next = Vec::with_capacity(order.len());
    let mut all = 0;
    for (place, &slot) in order.iter().enumerate() {
        places[slot] = place;
        next.push(all);
        all += counts[slot] as usize;
    }
    let mut occurrences = vec![TokenRange::default(); all];
    let mut spread = vec![[0u32; PARTS as usize]; order.len()];
    each_unit(document, salience, &names, |unit| {
        let place = places[unit.slot];
        let Some(at) = next.get_mut(place) else { return };
        occurrences[*at] = unit.range;
        *at += 1;
        spread[place][part(unit.word, words)] += 1;
    });
    let parts = parts(words);
    let (mut forms, mut all_mentions) = (Forms::default(), Vec::new());
    let described = order.into_iter().zip(next).zip(spread);
    let list = described.map(|((slot, end), spread)| {
        let count = counts[slot];
        let occurrences = &occurrences[end - count as usize..end];
        forms.read(document, salience, occurrences);
        let reference = lexicon.and_then(|_| forms.reference(document, salience));
        let keyness = lexicon
            .zip(reference)
            .map(|(lexicon, reference)| keyness::measure([count, words], [reference, lexicon.counted()]));
        let lemma = names.lemma(salience, slot).to_owned();
        let (text, variants) = match names.name(slot) {
            None if document.pack.has_dictionary_forms() => forms.described_by(document, &lemma),
            name => forms.described(name),
        };
        let first = all_mentions.len();
        all_mentions.extend_from_slice(&occurrences[..occurrences.len().min(limits.mentions)]);
        let mentions = first..all_mentions.len();
        let dispersion = dispersion(&spread[..parts as usize], words);
        Keyword { text, lemma, count, mentions, variants, dispersion, keyness }
    });
    let list = list.collect();
    Keywords {
        list,
        mentions: all_mentions,
        words,
        reference_words: lexicon.map(|lexicon| lexicon.counted()),
    }
}

/// The slots with the greatest count first, equals in the order that they have: sorted by counting, since most counts are small.
fn by_count(slots: &[usize], counts: &[u32]) -> Vec<usize> {
    let count = |slot: usize| counts[slot] as usize;
    // For each count where the next slot that has it goes.
    let mut next = vec![0usize; slots.iter().map(|&slot| count(slot) + 1).max().unwrap_or(0)];
    slots.iter().for_each(|&slot| next[count(slot)] += 1);
    let mut before = 0;
    for next in next.iter_mut().rev() {
        (before, *next) = (before + *next, before);
    }
    let mut sorted = vec![0; slots.len()];
    for &slot in slots {
        let next = &mut next[count(slot)];
        sorted[*next] = slot;
        *next += 1;
    }
    sorted
}

/// Into how many parts a text of `words` words is divided.
pub fn parts(words: u32) -> u32 {
    PARTS.min(words.max(1))
}

/// The part in which word number `word` of `words` stands, from 0.
pub fn part(word: u32, words: u32) -> usize {
    let parts = parts(words);
    let part = (u64::from(word) * u64::from(parts) / u64::from(words.max(1))) as u32;
    part.min(parts - 1) as usize
}

/// Gries' deviation of proportions ("Dispersions and adjusted frequencies in corpora", 2008): half the sum, over the parts
/// of the text, of how far the part's share of the occurrences is from its share of the words. Divided by its greatest
/// possible value, as Lijffijt and Gries (2012) propose. 0 where a text has only one part.
pub fn dispersion(spread: &[u32], words: u32) -> f64 {
    let parts = spread.len() as u64;
    let count = f64::from(spread.iter().sum::<u32>().max(1));
    // The first word of a part, by the same division as above.
    let begin = |part: u64| (part * u64::from(words)).div_ceil(parts);
    let (mut sum, mut least) = (0.0, 1.0f64);
    for (part, &here) in spread.iter().enumerate() {
        let size = begin(part as u64 + 1) - begin(part as u64);
        let share = size as f64 / f64::from(words.max(1));
        sum += (f64::from(here) / count - share).abs();
        least = least.min(share);
    }
    if least < 1.0 { (sum / 2.0 / (1.0 - least)).min(1.0) } else { 0.0 }
}

#[cfg(test)]
mod tests;
