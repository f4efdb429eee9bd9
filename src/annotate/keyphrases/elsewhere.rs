//! The score of a candidate where parts of speech are not known: frequency, place and the weight of its words, with
//! settings chosen by hand. The trained weights know English habits of choosing keyphrases; elsewhere they did worse.

use super::candidates::Candidate;
use super::key::parts;
use super::phrases::Phrases;
use crate::annotate::runs::LINK;
use crate::annotate::salience::LemmaId;
use crate::text::TokenFlags;

/// By number of words: two or three make a phrase. Readers outside of English name single words often: two thirds of the
/// keyphrases in the French and Portuguese sets that this was looked at on.
const LENGTH: [f64; 4] = [0.5, 1.0, 1.1, 0.4];
/// What a name is worth.
const NAME: f64 = 1.15;
/// What a phrase with a preposition inside is worth.
const LINKED: f64 = 0.4;
/// How much less a phrase is worth that first stands at the end.
const PLACE: f64 = 2.5;

/// The logarithm of how good a keyphrase a candidate makes; `None` where it stands only as a part of a longer one.
pub fn score(phrases: &Phrases<'_>, candidate: &Candidate) -> Option<f64> {
    if candidate.in_longer >= candidate.count {
        return None;
    }
    let words = parts(&candidate.key);
    let free = f64::from(candidate.count) - 0.5 * f64::from(candidate.in_longer);
    let content = words.iter().filter(|&&lemma| lemma != LINK);
    let count = content.clone().count().clamp(1, LENGTH.len());
    let linked = if count < words.len() { LINKED } else { 1.0 };
    let weight = |&lemma: &u32| phrases.salience.weight(LemmaId::from_key(lemma));
    let mean = content.map(weight).sum::<f64>() / count as f64;
    let place = candidate.first.start() as f64 / phrases.document.tokens.len().max(1) as f64;
    let token = &phrases.document.tokens[candidate.first.start()];
    let is_name = token.is_capitalized() && !token.flags.has(TokenFlags::SENTENCE_START);
    let name = if is_name { NAME } else { 1.0 };
    let score = mean * libm::log2(1.0 + free) * LENGTH[count - 1] * linked * name / (1.0 + PLACE * place);
    Some(libm::log(score.max(1e-9)))
}
