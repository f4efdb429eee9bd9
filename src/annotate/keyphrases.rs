//! What it is about, phrase by phrase: keyphrases by a score of frequency, place and the weight of their words.

use rustc_hash::{FxHashMap, FxHashSet};

use super::entities::{Entity, EntityKind, MentionForm};
use super::runs::{LINK, each_run};
use super::salience::{LemmaId, Salience, is_counted};
use super::tags::Pos;
use crate::lang::{en, words};
use crate::options::Limits;
use crate::text::{BlockKind, Document, TokenFlags, TokenRange};

/// A phrase that says what the article is about.
#[derive(Clone, Debug, PartialEq)]
pub struct Keyphrase {
    /// As it stands in the text for the first time.
    pub text: String,
    /// From 0 up; comparable within one document only.
    pub score: f64,
    /// Occurrences in the title and the body.
    pub count: u32,
    /// In text order; at most [`Limits::mentions`].
    pub mentions: Vec<TokenRange>,
}

/// Longest phrase, in words.
const MAX_WORDS: usize = 4;
/// Distinct phrases that are followed; in a text of many megabytes only those that appear early are.
const MAX_CANDIDATES: usize = 1 << 20;

type Lemmas = [u32; MAX_WORDS];

/// Stands for "no word" in a [`Lemmas`] shorter than [`MAX_WORDS`].
const NONE: u32 = u32::MAX;

/// A phrase that may be a keyphrase.
struct Candidate {
    count: u32,
    /// Where it stands for the first time.
    first: TokenRange,
    /// Occurrences as a part of a longer phrase that stands as often.
    in_longer: u32,
    capitalized: bool,
}

/// The best phrases, best first.
pub fn find(
    document: &Document<'_>,
    salience: &Salience,
    _tags: &[Pos],
    entities: &[Entity],
    limits: Limits,
) -> Vec<Keyphrase> {
    let names = names(document, entities);
    let mut candidates: FxHashMap<Lemmas, Candidate> = FxHashMap::default();
    each_phrase(document, salience, &names, |lemmas, range| {
        if let Some(candidate) = candidates.get_mut(&lemmas) {
            candidate.count += 1;
            candidate.first = candidate.first.min(range);
        } else if candidates.len() < MAX_CANDIDATES {
            let token = &document.tokens[range.start()];
            let capitalized = token.is_capitalized() && !token.flags.has(TokenFlags::SENTENCE_START);
            candidates.insert(lemmas, Candidate { count: 1, first: range, in_longer: 0, capitalized });
        }
    });
    absorb(&mut candidates);
    let mut order: Vec<(f64, Lemmas, TokenRange)> = candidates
        .iter()
        .map(|(lemmas, candidate)| (score(document, salience, lemmas, candidate), *lemmas, candidate.first))
        .filter(|(score, ..)| *score > 0.0)
        .collect();
    order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.2.cmp(&b.2)));
    drop_repetitions(&mut order, limits.keyphrases);

    let slots: FxHashMap<Lemmas, usize> =
        order.iter().enumerate().map(|(slot, found)| (found.1, slot)).collect();
    let mut mentions = vec![Vec::new(); order.len()];
    each_phrase(document, salience, &names, |lemmas, range| {
        if let Some(list) = slots.get(&lemmas).and_then(|&slot| mentions.get_mut(slot)) {
            list.push(range);
        }
    });
    order
        .into_iter()
        .zip(mentions)
        .map(|((score, _, first), mut mentions)| {
            // Names are visited after all other phrases.
            let count = mentions.len() as u32;
            mentions.sort_unstable();
            mentions.truncate(limits.mentions);
            Keyphrase { text: salience.bare_range(document, first), score, count, mentions }
        })
        .collect()
}

/// Keeps the best `most`, without those that stand wholly inside a better one.
fn drop_repetitions(order: &mut Vec<(f64, Lemmas, TokenRange)>, most: usize) {
    let mut parts: FxHashSet<Lemmas> = FxHashSet::default();
    let mut kept = 0;
    order.retain(|(_, lemmas, _)| {
        let keep = kept < most && !parts.contains(lemmas);
        if keep {
            kept += 1;
            let words = &lemmas[..length_of(lemmas)];
            // The nouns that a preposition ties together stand for themselves as well.
            let shortest = if words.contains(&LINK) { 2 } else { 1 };
            for length in shortest..words.len() {
                parts.extend(words.windows(length).map(padded));
            }
        }
        keep
    });
}

/// The names that are phrases as a whole: nothing is added to them and no part is taken out.
struct Names {
    mentions: Vec<TokenRange>,
    /// For each token, whether it is a part of one.
    covered: Vec<bool>,
}

fn names(document: &Document<'_>, entities: &[Entity]) -> Names {
    let mut names = Names { mentions: Vec::new(), covered: vec![false; document.tokens.len()] };
    // "Korean" and a product's name are words like others: "Korean leader".
    let is_whole = |kind| !matches!(kind, EntityKind::Group | EntityKind::Product);
    let mentions = entities.iter().filter(|entity| is_whole(entity.kind)).flat_map(|entity| &entity.mentions);
    for mention in mentions.filter(|mention| mention.form != MentionForm::Nominal) {
        names.covered[mention.tokens.indices()].fill(true);
        let sentence = document.sentences[document.sentence_of(mention.tokens.start())];
        if is_counted(document.block_of(&sentence).kind) {
            names.mentions.push(mention.tokens);
        }
    }
    names
}

/// Calls `visit` with each phrase of up to [`MAX_WORDS`] words, shorter ones within longer ones included.
fn each_phrase(
    document: &Document<'_>,
    salience: &Salience,
    names: &Names,
    mut visit: impl FnMut(Lemmas, TokenRange),
) {
    let nouns_only = words::capitalizes_nouns(document.language);
    let mut visit_if_whole = |lemmas: Lemmas, range: TokenRange| {
        if !nouns_only || document.tokens[range.end() - 1].is_capitalized() {
            visit(lemmas, range);
        }
    };
    let mut part: Vec<(usize, LemmaId)> = Vec::new();
    each_run(document, salience, |run| {
        for &(index, lemma) in &run.words {
            if names.covered[index] || ends_phrase(document, index) {
                visit_parts(&mut part, &mut visit_if_whole);
            } else {
                part.push((index, lemma));
            }
        }
        visit_parts(&mut part, &mut visit_if_whole);
    });
    for &mention in &names.mentions {
        let tokens = document.tokens[mention.indices()].iter();
        let words: Vec<u32> = tokens.filter_map(|token| salience.lemma_of(token)).map(LemmaId::key).collect();
        if (1..=MAX_WORDS).contains(&words.len()) {
            visit(padded(&words), mention);
        }
    }
}

/// Whether a word divides phrases. In a headline every word may be capitalised, so a capital does not make a name
/// there.
fn ends_phrase(document: &Document<'_>, index: usize) -> bool {
    let form = document.form(index);
    if !document.language.is_english() {
        return words::is_verb(document.language, form);
    }
    if en::is_vague(form) {
        return true;
    }
    let in_headline = || {
        let sentence = document.sentences[document.sentence_of(index)];
        document.block_of(&sentence).kind == BlockKind::Title
    };
    en::is_verb_or_adverb(form) && (!document.tokens[index].is_capitalized() || in_headline())
}

/// Visits the phrases of `part` and empties it.
fn visit_parts(part: &mut Vec<(usize, LemmaId)>, visit: &mut impl FnMut(Lemmas, TokenRange)) {
    let is_link = |place: usize| part[place].1.key() == LINK;
    for start in (0..part.len()).filter(|&start| !is_link(start)) {
        for length in 1..=MAX_WORDS.min(part.len() - start) {
            if is_link(start + length - 1) {
                continue;
            }
            let words = &part[start..start + length];
            let mut lemmas = [NONE; MAX_WORDS];
            for (slot, (_, lemma)) in lemmas.iter_mut().zip(words) {
                *slot = lemma.key();
            }
            visit(lemmas, TokenRange::new(words[0].0, words[length - 1].0 + 1));
        }
    }
    part.clear();
}

/// Counts, for each phrase, how often it stands only as a part of a longer one.
fn absorb(candidates: &mut FxHashMap<Lemmas, Candidate>) {
    let longer: Vec<(Lemmas, u32)> =
        candidates.iter().map(|(lemmas, candidate)| (*lemmas, candidate.count)).collect();
    for (lemmas, count) in longer {
        let length = length_of(&lemmas);
        if length < 2 {
            continue;
        }
        for part in [&lemmas[..length - 1], &lemmas[1..length]] {
            if let Some(candidate) = candidates.get_mut(&padded(part)) {
                candidate.in_longer = candidate.in_longer.max(count);
            }
        }
    }
}

/// A phrase of fewer than [`MAX_WORDS`] words as a key.
fn padded(words: &[u32]) -> Lemmas {
    let mut lemmas = [NONE; MAX_WORDS];
    for (slot, word) in lemmas.iter_mut().zip(words) {
        *slot = *word;
    }
    lemmas
}

fn length_of(lemmas: &Lemmas) -> usize {
    lemmas.iter().take_while(|lemma| **lemma != NONE).count()
}

// Settings of the score, chosen on the training splits of DUC 2001, 500N-KPCrowd and SemEval 2017.

/// By number of words: two or three make a phrase; one alone says little.
const LENGTH: [f64; MAX_WORDS] = [0.35, 1.0, 1.1, 0.4];
/// The same for other languages, whose readers name single words more often (two thirds of the keyphrases in the French
/// and Portuguese sets that this was looked at on).
const LENGTH_ELSEWHERE: [f64; MAX_WORDS] = [0.5, 1.0, 1.1, 0.4];
/// What a name is worth.
const NAME: f64 = 1.15;
/// What a phrase with a preposition inside is worth.
const LINKED: f64 = 0.4;
/// How much less a phrase is worth that first stands at the end.
const PLACE: f64 = 2.5;

/// How good a keyphrase a candidate makes.
fn score(document: &Document<'_>, salience: &Salience, lemmas: &Lemmas, candidate: &Candidate) -> f64 {
    let words = &lemmas[..length_of(lemmas)];
    if candidate.in_longer >= candidate.count {
        return 0.0;
    }
    let free = f64::from(candidate.count) - 0.5 * f64::from(candidate.in_longer);
    let content = words.iter().filter(|&&lemma| lemma != LINK);
    let count = content.clone().count();
    let lengths = if document.language.is_english() { LENGTH } else { LENGTH_ELSEWHERE };
    let linked = if count < words.len() { LINKED } else { 1.0 };
    let mean = content.map(|&lemma| salience.weight(LemmaId::from_key(lemma))).sum::<f64>() / count as f64;
    let place = candidate.first.start() as f64 / document.tokens.len().max(1) as f64;
    let name = if candidate.capitalized { NAME } else { 1.0 };
    mean * libm::log2(1.0 + free) * lengths[count - 1] * linked * name / (1.0 + PLACE * place)
}
