//! Which of the ranked phrases are shown: variants of one phrase together, and none inside another without reason.

use rustc_hash::FxHashMap;

use super::candidates::Candidates;
use super::key::{Key, NONE, padded, parts};
use super::phrases::Phrases;
use crate::annotate::runs::LINK;
use crate::text::{TokenFlags, TokenRange};

/// Whether a phrase stands so much oftener than a longer one around it that it is shown beside that.
fn stands_for_itself(inner: u32, outer: u32) -> bool {
    inner >= 2 * outer && inner >= outer + 2
}

/// The phrases that are shown, filled best first.
#[derive(Default)]
pub struct Choice {
    /// Indices of candidates: the one that is shown, then its variants.
    pub chosen: Vec<Vec<usize>>,
    /// Parts of the chosen phrases, with the greatest count of the longer ones.
    inside: FxHashMap<Key, u32>,
    /// The chosen phrases with their counts.
    whole: FxHashMap<Key, u32>,
    /// Letters of the phrases and of the acronyms among them, and initials of those of several words, see [`Name`].
    letters: FxHashMap<String, usize>,
    acronyms: FxHashMap<String, usize>,
    initials: FxHashMap<String, usize>,
}

impl Choice {
    /// The chosen phrase that is the same but for spaces and hyphens, or whose initials a name is, or the other way.
    fn variant(&self, name: &Name) -> Option<usize> {
        let initials = || self.initials.get(&name.letters).filter(|_| name.is_acronym);
        let acronym = || name.initials.as_ref().and_then(|initials| self.acronyms.get(initials));
        self.letters.get(&name.letters).or_else(initials).or_else(acronym).copied()
    }

    /// Takes the candidate `index` up, adds it to one that it varies, or leaves it out.
    pub fn offer(&mut self, phrases: &Phrases<'_>, candidates: &Candidates, index: usize, most: usize) {
        let candidate = &candidates.list[index];
        if self.chosen.len() >= most {
            return;
        }
        let words = parts(&candidate.key);
        let outer = self.inside.get(&candidate.key);
        if outer.is_some_and(|&outer| !stands_for_itself(candidate.count, outer)) {
            return;
        }
        let shortest = if words.contains(&LINK) { 2 } else { 1 };
        for length in shortest..words.len() {
            let mut inner = words.windows(length).filter_map(|part| self.whole.get(&padded(part)));
            if inner.any(|&inner| !stands_for_itself(inner, candidate.count)) {
                return;
            }
        }
        let name = Name::of(phrases, candidate.first);
        let slot = match self.variant(&name) {
            Some(slot) => {
                // A name reads better than its initials.
                let spelled_out = !self.letters.contains_key(&name.letters) && !name.is_acronym;
                let at = if spelled_out { 0 } else { self.chosen[slot].len() };
                self.chosen[slot].insert(at, index);
                slot
            }
            None => {
                self.chosen.push(vec![index]);
                self.chosen.len() - 1
            }
        };
        if name.is_acronym {
            self.acronyms.entry(name.letters.clone()).or_insert(slot);
        }
        if let Some(initials) = name.initials {
            self.initials.entry(initials).or_insert(slot);
        }
        self.letters.entry(name.letters).or_insert(slot);
        self.whole.insert(candidate.key, candidate.count);
        for length in shortest..words.len() {
            for part in words.windows(length).filter(|part| part[0] != NONE) {
                let outer = self.inside.entry(padded(part)).or_default();
                *outer = (*outer).max(candidate.count);
            }
        }
    }
}

/// What variants of one phrase have in common.
struct Name {
    /// In lower case, without spaces and hyphens.
    letters: String,
    is_acronym: bool,
    /// The first letters of the capitalized words, in lower case, if there are two or more.
    initials: Option<String>,
}

impl Name {
    fn of(phrases: &Phrases<'_>, range: TokenRange) -> Self {
        let text = phrases.document.range_text(range);
        let letters = text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let words =
            text.split(|c: char| c == '-' || c.is_whitespace()).filter_map(|word| word.chars().next());
        let initials: String = words.filter(|c| c.is_uppercase()).flat_map(char::to_lowercase).collect();
        let token = &phrases.document.tokens[range.start()];
        Self {
            letters,
            is_acronym: range.len() == 1 && token.flags.has(TokenFlags::ALL_CAPS),
            initials: Some(initials).filter(|initials| initials.chars().count() > 1),
        }
    }
}
