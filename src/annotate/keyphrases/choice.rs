//! Which of the ranked phrases are shown: variants of one phrase together, the names of one person or thing too, and
//! none whose words another has.

use rustc_hash::{FxHashMap, FxHashSet};

use super::candidates::{Candidate, Candidates};
use super::key::{Key, MAX_KEY, NONE, padded, parts};
use super::phrases::Phrases;
use crate::annotate::runs::LINK;
use crate::annotate::tags::Pos;
use crate::text::{TokenFlags, TokenRange, order};

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
    /// The words of the shown phrases, in ascending order, with their places among the chosen.
    words: FxHashMap<Key, usize>,
    /// All parts of these, with the greatest count of the phrases that they are parts of.
    inner: FxHashMap<Key, u32>,
    /// Entities of which a shown phrase is the name, and persons whom one mentions.
    names: FxHashMap<u32, usize>,
    /// See `names`.
    persons: FxHashSet<u32>,
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
            words: FxHashMap::default(),
            inner: FxHashMap::default(),
            names: FxHashMap::default(),
            persons: FxHashSet::default(),
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
        if self.chosen.len() >= most {
            return;
        }
        let first = self.candidates.list[index].first;
        let name = Name::of(self.phrases, first);
        let whole = self.phrases.whole_name(first);
        // "Norland Rosa Quint": a name and what stands before it is no phrase.
        let ends_in_name = || self.phrases.tag(first.end() - 1) == Some(Pos::ProperNoun);
        if whole.is_none() && self.phrases.persons(first).next().is_some() && ends_in_name() {
            return;
        }
        let same_name = whole.and_then(|entity| self.names.get(&entity)).copied();
        let words = set(&self.candidates.list[index].key);
        let slot = match same_name.or_else(|| self.variant(&name)) {
            Some(slot) => {
                // A name reads better than its initials, a full one better than a short one.
                let shown = self.candidates.list[self.chosen[slot][0]].first;
                let fuller = match same_name {
                    Some(_) => first.len() > shown.len(),
                    None => !self.letters.contains_key(&name.letters) && !name.is_acronym,
                };
                let is_shown = fuller && !self.repeats(index, &words, Some(slot));
                let at = if is_shown { 0 } else { self.chosen[slot].len() };
                self.chosen[slot].insert(at, index);
                if is_shown {
                    self.show(index, words, slot);
                }
                slot
            }
            None => {
                let again = |person: u32| self.persons.contains(&person);
                if self.repeats(index, &words, None) || self.phrases.persons(first).any(again) {
                    return;
                }
                self.chosen.push(vec![index]);
                self.show(index, words, self.chosen.len() - 1);
                self.chosen.len() - 1
            }
        };
        self.names.extend(whole.map(|entity| (entity, slot)));
        self.persons.extend(self.phrases.persons(first));
        if name.is_acronym {
            self.acronyms.entry(name.letters.clone()).or_insert(slot);
        }
        if let Some(initials) = name.initials {
            self.initials.entry(initials).or_insert(slot);
        }
        self.letters.entry(name.letters).or_insert(slot);
    }

    /// Whether a phrase says again what a chosen one but that in `but` says: one has all words of the other.
    fn repeats(&self, index: usize, words: &Key, but: Option<usize>) -> bool {
        let candidate = &self.candidates.list[index];
        let others = |part: &Key| self.words.get(part).copied().filter(|slot| Some(*slot) != but);
        let has_link = parts(&candidate.key).contains(&LINK);
        let mut longer = false;
        each_part(words, |part| {
            longer |= is_part(&part, has_link)
                && others(&part).is_some_and(|slot| !self.may_be_longer(candidate, &part, slot));
        });
        let within = |outer: u32| self.has_tags() || !stands_for_itself(candidate.count, outer);
        let inner = but.is_none() && self.inner.get(words).is_some_and(|&outer| within(outer));
        longer || inner || others(words).is_some()
    }

    /// Whether a phrase may be shown beside a chosen one that it has all words of: where it adds a noun; where those are
    /// not known, where the chosen one stands for itself.
    fn may_be_longer(&self, candidate: &Candidate, part: &Key, slot: usize) -> bool {
        if !self.has_tags() {
            let shown = &self.candidates.list[self.chosen[slot][0]];
            return stands_for_itself(shown.count, candidate.count);
        }
        let phrases = self.phrases;
        let wordlike = candidate.first.indices().filter(|&i| phrases.is_wordlike(i));
        let added =
            parts(&candidate.key).iter().zip(wordlike).filter(|(word, _)| !parts(part).contains(word));
        { added }.any(|(_, at)| matches!(phrases.tag(at), Some(Pos::Noun | Pos::ProperNoun)))
    }

    fn has_tags(&self) -> bool {
        !self.phrases.tags.is_empty()
    }

    fn show(&mut self, index: usize, words: Key, slot: usize) {
        let count = self.candidates.list[index].count;
        let has_link = parts(&self.candidates.list[index].key).contains(&LINK);
        each_part(&words, |part| {
            if is_part(&part, has_link) {
                let outer = self.inner.entry(part).or_insert(0);
                *outer = count.max(*outer);
            }
        });
        self.words.insert(words, slot);
    }
}

/// Whether some words of a phrase are a part of it: a single one of a phrase with a preposition is none.
fn is_part(words: &Key, has_link: bool) -> bool {
    !has_link || parts(words).len() > 1
}

/// The words of a phrase, each once, in ascending order.
fn set(key: &Key) -> Key {
    let mut words: Vec<u32> = parts(key).iter().copied().filter(|&part| part != LINK).collect();
    order::sort(&mut words);
    words.dedup();
    padded(&words)
}

/// Calls `visit` with each choice of some of the words, in their order; these are at most 62.
fn each_part(words: &Key, mut visit: impl FnMut(Key)) {
    let words = parts(words);
    for picked in 1..(1u32 << words.len()) - 1 {
        let mut part = [NONE; MAX_KEY];
        let kept = words.iter().enumerate().filter(|(place, _)| picked >> place & 1 == 1);
        part.iter_mut().zip(kept).for_each(|(slot, (_, word))| *slot = *word);
        visit(part);
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
