//! The forms of one keyword as they stand in the text.

use rustc_hash::FxHashMap;

use crate::annotate::salience::Salience;
use crate::document::Document;
use crate::model::lexicon::Lexicon;
use crate::text::{Token, TokenFlags, TokenRange, Vocabulary, WordId};

/// The forms of one keyword.
#[derive(Clone, Default)]
pub struct Forms<'t> {
    /// By how they are written, with their white space.
    seen: FxHashMap<&'t str, Form>,
}

/// One form as written.
#[derive(Clone, Copy)]
struct Form {
    /// Occurrences inside sentences.
    inside: u32,
    /// Occurrences at their beginning.
    beginning: u32,
    /// How many forms were seen before.
    order: u32,
    /// The first occurrence.
    first: TokenRange,
}

impl<'t> Forms<'t> {
    /// Takes up an occurrence.
    pub fn add(&mut self, document: &Document<'t>, salience: &Salience, range: TokenRange) {
        let form = match range.len() {
            1 => salience.bare(document, range.start()),
            _ => document.range_text(range),
        };
        let order = self.seen.len() as u32;
        let new = Form { inside: 0, beginning: 0, order, first: range };
        let form = self.seen.entry(form).or_insert(new);
        let begins = document.tokens[range.start()].flags.has(TokenFlags::SENTENCE_START);
        *(if begins { &mut form.beginning } else { &mut form.inside }) += 1;
    }

    /// How often the forms stand in general English, as words of the texts that were counted. Only single words were
    /// counted: a form of several stands there at most as often as the rarest of its words, and that is what is
    /// taken; forms with the same rarest word share its occurrences. `None` where a form is written like a stop word
    /// ("US"), which cannot be told from it.
    pub fn reference(&self, document: &Document<'_>, lexicon: &Lexicon) -> Option<u32> {
        // The number of a word above the count of it.
        let mut rarest: Vec<u64> = Vec::new();
        for form in self.seen.values() {
            let words = form.first.indices().map(|index| document.tokens[index]).filter(Token::is_word);
            let words: Vec<WordId> = words.map(|token| token.word).collect();
            let of = |word: WordId| document.vocabulary.form(word);
            if let [only] = words[..]
                && document.pack.is_stop_word(of(only))
            {
                return None;
            }
            let counted = words.into_iter().map(|word| (lexicon.count(of(word)), word.index() as u64));
            rarest.extend(counted.min().map(|(count, word)| word << 32 | u64::from(count)));
        }
        rarest.sort_unstable();
        rarest.dedup();
        Some(rarest.into_iter().fold(0, |sum, counted| sum.saturating_add(counted as u32)))
    }

    /// The form that stands for all, and the others with their counts, commonest first. The first is `name` where that
    /// is given and is a form, or comes from the reader; else the longest form of a name; the commonest of what is no name.
    pub fn described(self, name: Option<(&str, bool)>) -> (String, Vec<(String, u32)>) {
        let mut ranked = self.ranked();
        if ranked.is_empty() {
            return (String::new(), ranked);
        }
        if let Some((name, true)) = name
            && ranked.iter().all(|(form, _)| form != name)
        {
            return (name.to_owned(), ranked);
        }
        let chosen = name.map_or(0, |(name, _)| {
            let is_name = |(form, _): &(String, u32)| form == name;
            let longest = || (0..ranked.len()).max_by_key(|&i| (ranked[i].0.chars().count(), usize::MAX - i));
            ranked.iter().position(is_name).or_else(longest).unwrap_or(0)
        });
        let text = ranked.remove(chosen).0;
        (text, ranked)
    }

    /// The forms with their counts, commonest first. The capital of a sentence's beginning is not a form of its own
    /// where the same letters stand inside a sentence in another case.
    fn ranked(self) -> Vec<(String, u32)> {
        let mut forms: Vec<(&str, Form)> = self.seen.into_iter().collect();
        forms.sort_unstable_by_key(|(_, form)| (u32::MAX - form.inside, form.order));
        let mut ranked: Vec<(String, u32, u32)> = Vec::new();
        let (mut letters, mut places) = (Vocabulary::default(), Vec::new());
        for (written, form) in forms {
            let text = written.split_whitespace().collect::<Vec<_>>().join(" ");
            let number = letters.intern(&text).index();
            if number == places.len() {
                places.push(ranked.len());
            }
            match ranked.get_mut(places[number]) {
                Some((other, count, _)) if form.inside == 0 || *other == text => {
                    *count += form.inside + form.beginning;
                }
                _ => ranked.push((text, form.inside + form.beginning, form.order)),
            }
        }
        ranked.sort_unstable_by_key(|&(_, count, order)| (u32::MAX - count, order));
        ranked.into_iter().map(|(form, count, _)| (form, count)).collect()
    }
}
