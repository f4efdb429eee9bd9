//! Which of the ranked phrases are shown: variants of one phrase together, and none inside another without reason.

use rustc_hash::FxHashMap;

use super::candidates::Candidates;
use super::key::{padded, parts};
use super::phrases::Phrases;
use crate::annotate::runs::LINK;
use crate::text::{TokenFlags, TokenRange};

/// Whether a phrase stands so much oftener than a longer one around it that it is shown beside that.
fn stands_for_itself(inner: u32, outer: u32) -> bool {
    inner >= 2 * outer && inner >= outer + 2
}

/// The phrases that are shown, filled best first.
pub struct Choice<'a> {
    phrases: &'a Phrases<'a>,
    candidates: &'a Candidates,
    /// Indices of candidates: the one that is shown, then its variants.
    pub chosen: Vec<Vec<usize>>,
    /// For each candidate the greatest count of the chosen ones around it.
    outer: Vec<u32>,
    /// For each candidate whether it is chosen.
    is_chosen: Vec<bool>,
    /// Reused: the candidates inside the one that is offered.
    inside: Vec<usize>,
    /// Letters of the phrases and of the acronyms among them, and initials of those of several words, see [`Name`].
    letters: FxHashMap<String, usize>,
    acronyms: FxHashMap<String, usize>,
    initials: FxHashMap<String, usize>,
}

impl<'a> Choice<'a> {
    /// Nothing is chosen yet.
    pub fn new(phrases: &'a Phrases<'a>, candidates: &'a Candidates) -> Self {
        Self {
            phrases,
            candidates,
            chosen: Vec::new(),
            outer: vec![0; candidates.list.len()],
            is_chosen: vec![false; candidates.list.len()],
            inside: Vec::new(),
            letters: FxHashMap::default(),
            acronyms: FxHashMap::default(),
            initials: FxHashMap::default(),
        }
    }

    /// The chosen phrase that is the same but for spaces and hyphens, or whose initials a name is, or the other way.
    fn variant(&self, name: &Name) -> Option<usize> {
        let initials = || self.initials.get(&name.letters).filter(|_| name.is_acronym);
        let acronym = || name.initials.as_ref().and_then(|initials| self.acronyms.get(initials));
        self.letters.get(&name.letters).or_else(initials).or_else(acronym).copied()
    }

    /// Takes the candidate `index` up, adds it to one that it varies, or leaves it out.
    pub fn offer(&mut self, index: usize, most: usize) {
        let candidate = &self.candidates.list[index];
        if self.chosen.len() >= most {
            return;
        }
        let outer = self.outer[index];
        if outer > 0 && !stands_for_itself(candidate.count, outer) {
            return;
        }
        self.look_inside(index);
        let mut inner = self.inside.iter().filter(|&&inner| self.is_chosen[inner]);
        if inner.any(|&inner| !stands_for_itself(self.candidates.list[inner].count, candidate.count)) {
            return;
        }
        let name = Name::of(self.phrases, candidate.first);
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
        self.is_chosen[index] = true;
        for &inner in &self.inside {
            self.outer[inner] = self.outer[inner].max(candidate.count);
        }
    }

    /// Finds the candidates inside another; a single word of one with a preposition does not count.
    fn look_inside(&mut self, index: usize) {
        let words = parts(&self.candidates.list[index].key);
        let shortest = if words.contains(&LINK) { 2 } else { 1 };
        self.inside.clear();
        for length in shortest..words.len() {
            self.inside.extend(words.windows(length).filter_map(|part| self.candidates.slot(&padded(part))));
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
        let mut letters = String::with_capacity(text.len());
        let mut initials = String::new();
        let mut begins = true;
        for c in text.chars() {
            if begins && c.is_uppercase() {
                initials.extend(c.to_lowercase());
            }
            begins = c == '-' || c.is_whitespace();
            if c.is_ascii_alphanumeric() {
                letters.push(c.to_ascii_lowercase());
            } else if !c.is_ascii() && c.is_alphanumeric() {
                letters.extend(c.to_lowercase());
            }
        }
        let token = &phrases.document.tokens[range.start()];
        Self {
            letters,
            is_acronym: range.len() == 1 && token.flags.has(TokenFlags::ALL_CAPS),
            initials: Some(initials).filter(|initials| initials.chars().count() > 1),
        }
    }
}
