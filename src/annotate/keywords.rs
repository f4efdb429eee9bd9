//! What it is about, word by word: words with content by frequency, counted by lemma, shown in their commonest form.

use rustc_hash::FxHashMap;

use super::salience::{LemmaId, Salience, counted_tokens};
use crate::options::Limits;
use crate::text::{Document, TokenFlags};

/// One word with all its forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keyword {
    /// The commonest form, in its commonest case.
    pub text: String,
    /// The lemma, in lower case.
    pub lemma: String,
    /// Occurrences of all forms in the title and the body.
    pub count: u32,
    /// Indices of the first tokens, in text order; at most [`Limits::mentions`].
    pub mentions: Vec<u32>,
    /// The other forms with their counts, commonest first.
    pub variants: Vec<(String, u32)>,
}

/// The most frequent words; equals in order of first appearance.
pub fn rank(document: &Document<'_>, salience: &Salience, limits: Limits) -> Vec<Keyword> {
    let mut order: Vec<LemmaId> = salience.lemmas().filter(|&lemma| salience.count(lemma) > 0).collect();
    order.sort_unstable_by_key(|&lemma| (u32::MAX - salience.count(lemma), lemma));
    order.truncate(limits.keywords);

    let mut slots = vec![u32::MAX; salience.len()];
    for (slot, lemma) in order.iter().enumerate() {
        slots[lemma.index()] = slot as u32;
    }
    let mut mentions = vec![Vec::new(); order.len()];
    let mut forms = vec![Forms::default(); order.len()];
    for (index, token) in counted_tokens(document) {
        let Some(lemma) = salience.lemma_of(token) else { continue };
        let Some(list) = mentions.get_mut(slots[lemma.index()] as usize) else { continue };
        if list.len() < limits.mentions {
            list.push(index as u32);
        }
        let chosen_case = !token.flags.has(TokenFlags::SENTENCE_START);
        forms[slots[lemma.index()] as usize].add(salience.bare(document, index), chosen_case);
    }
    let described = order.into_iter().zip(mentions).zip(forms);
    described
        .map(|((lemma, mentions), forms)| {
            let mut variants = forms.ranked();
            let text = if variants.is_empty() { String::new() } else { variants.remove(0).0 };
            let count = salience.count(lemma);
            Keyword { text, lemma: salience.form(lemma).to_owned(), count, mentions, variants }
        })
        .collect()
}

/// The forms of one lemma as they stand in the text.
#[derive(Clone, Default)]
struct Forms<'t> {
    /// For each form as written: occurrences inside sentences, occurrences at their beginning, order of appearance.
    seen: FxHashMap<&'t str, (u32, u32, u32)>,
}

impl<'t> Forms<'t> {
    fn add(&mut self, form: &'t str, chosen_case: bool) {
        let order = self.seen.len() as u32;
        let (inside, beginning, _) = self.seen.entry(form).or_insert((0, 0, order));
        *(if chosen_case { inside } else { beginning }) += 1;
    }

    /// The forms with their counts, commonest first. The capital of a sentence's beginning is not a form of its own
    /// where the same letters stand inside a sentence in another case.
    fn ranked(self) -> Vec<(String, u32)> {
        let mut forms: Vec<(&str, u32, u32, u32)> = self
            .seen
            .iter()
            .map(|(form, (inside, beginning, order))| (*form, *inside, *beginning, *order))
            .collect();
        forms.sort_unstable_by_key(|&(_, inside, _, order)| (u32::MAX - inside, order));
        let mut ranked: Vec<(String, u32, u32)> = Vec::new();
        for (form, inside, beginning, order) in forms {
            let folded = form.to_lowercase();
            match ranked.iter_mut().find(|(other, ..)| inside == 0 && other.to_lowercase() == folded) {
                Some((_, count, _)) => *count += beginning,
                None => ranked.push((form.to_owned(), inside + beginning, order)),
            }
        }
        ranked.sort_unstable_by_key(|&(_, count, order)| (u32::MAX - count, order));
        ranked.into_iter().map(|(form, count, _)| (form, count)).collect()
    }
}
