//! The forms of one keyword as they stand in the text.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use crate::annotate::salience::{LemmaId, Salience};
use crate::document::Document;
use crate::lang::known::Known;
use crate::model::lexicon::Lexicon;
use crate::text::{TokenFlags, TokenRange, Vocabulary, WordId, order};

/// The forms of one keyword after the other.
#[derive(Default)]
pub struct Forms<'t> {
    /// In order of first appearance, each once.
    list: Vec<Form<'t>>,
    /// Reused, see [`Forms::reference`].
    rarest: Vec<(u32, u32)>,
    /// Reused, see [`Forms::ranked`]: the forms, case aside, and where the first of each is.
    letters: Vocabulary,
    places: Vec<usize>,
}

/// One form as written.
struct Form<'t> {
    /// With its white space.
    written: &'t str,
    /// Occurrences inside sentences.
    inside: u32,
    /// Occurrences at their beginning.
    beginning: u32,
    /// The first occurrence.
    first: TokenRange,
}

impl<'t> Forms<'t> {
    /// Takes up the next keyword, by all its occurrences in text order.
    pub fn read(&mut self, document: &Document<'t>, salience: &Salience, occurrences: &[TokenRange]) {
        self.list.clear();
        // Of the forms behind the first, which most keywords have no other than.
        let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
        for &range in occurrences {
            let written = match range.len() {
                1 => salience.bare(document, range.start()),
                _ => document.range_text(range),
            };
            let number = match self.list.first() {
                Some(first) if first.written != written => *numbers.entry(written).or_insert(self.list.len()),
                _ => 0,
            };
            if number == self.list.len() {
                self.list.push(Form { written, inside: 0, beginning: 0, first: range });
            }
            let form = &mut self.list[number];
            let begins = document.tokens[range.start()].flags.has(TokenFlags::SENTENCE_START);
            *(if begins { &mut form.beginning } else { &mut form.inside }) += 1;
        }
    }

    /// How often the forms stand in general texts of the language, as words of the texts that were counted. Only single words
    /// were counted, in a language with a pack all forms with one stem together: a form of several stands there at most as
    /// often as the rarest of its words, and that is what is taken; forms with the same rarest word share its occurrences.
    /// `None` where a form is written like a stop word ("US"), which cannot be told from it.
    pub fn reference(&mut self, document: &Document<'_>, salience: &Salience) -> Option<u32> {
        self.rarest.clear();
        let of_stem = |lexicon: &Lexicon, lemma: LemmaId| (lexicon.count(salience.key(lemma)), lemma.key());
        let count = |word: WordId| match document.pack.frequencies() {
            Some(lexicon) => salience.lemma(word).map(|lemma| of_stem(lexicon, lemma)),
            None => Some((document.known[word.index()].count(), word.index() as u32)),
        };
        for form in &self.list {
            let tokens = &document.tokens[form.first.indices()];
            let words = || tokens.iter().filter(|token| token.is_word()).map(|token| token.word);
            let known = |word: WordId| document.known[word.index()];
            if words().count() == 1 && words().any(|word| known(word).is(Known::STOP)) {
                return None;
            }
            self.rarest.extend(words().filter_map(count).min().map(|(count, word)| (word, count)));
        }
        if self.rarest.is_empty() {
            return None;
        }
        order::sort(&mut self.rarest);
        self.rarest.dedup();
        Some(self.rarest.iter().fold(0, |sum, (_, count)| sum.saturating_add(*count)))
    }

    /// The form that stands for all, and the others with their counts, commonest first. The first is `name` where that
    /// is given and is a form, or comes from the reader; else the longest form of a name; the commonest of what is no name.
    pub fn described(&mut self, name: Option<(&str, bool)>) -> (String, Vec<(String, u32)>) {
        if let ([only], None) = (&self.list[..], name) {
            return (only.text(), Vec::new());
        }
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

    /// The dictionary form, `lemma` in lower case, with a capital where the text writes such words so; and the other forms with
    /// their counts, commonest first. The dictionary form need not stand in the text.
    pub fn described_by(&mut self, document: &Document<'_>, lemma: &str) -> (String, Vec<(String, u32)>) {
        let mut ranked = self.ranked();
        let Some((commonest, _)) = ranked.first() else { return (String::new(), ranked) };
        let mut letters = Vocabulary::default();
        letters.intern(lemma);
        let is_commonest = letters.get(commonest).is_some();
        let mut text = lemma.to_owned();
        if document.pack.capitalizes_nouns() && commonest.starts_with(char::is_uppercase) {
            let first = text.chars().next().map_or(0, char::len_utf8);
            text = [&text[..first].to_uppercase(), &text[first..]].concat();
        }
        match ranked.iter().position(|(form, _)| *form == text).or(is_commonest.then_some(0)) {
            Some(at) => (ranked.remove(at).0, ranked),
            None => (text, ranked),
        }
    }

    /// The forms with their counts, commonest first. The capital of a sentence's beginning is not a form of its own
    /// where the same letters stand inside a sentence in another case.
    fn ranked(&mut self) -> Vec<(String, u32)> {
        let Self { list, letters, places, .. } = self;
        let mut forms: Vec<(usize, &Form<'_>)> = list.iter().enumerate().collect();
        order::sort_by_key(&mut forms, |&(order, form)| (Reverse(form.inside), order));
        let mut ranked: Vec<(String, u32, usize)> = Vec::new();
        letters.clear();
        places.clear();
        for (order, form) in forms {
            let text = form.text();
            let number = letters.intern(&text).index();
            if number == places.len() {
                places.push(ranked.len());
            }
            match ranked.get_mut(places[number]) {
                Some((other, count, _)) if form.inside == 0 || *other == text => {
                    *count += form.inside + form.beginning;
                }
                _ => ranked.push((text, form.inside + form.beginning, order)),
            }
        }
        order::sort_by_key(&mut ranked, |&(_, count, order)| (Reverse(count), order));
        ranked.into_iter().map(|(form, count, _)| (form, count)).collect()
    }
}

impl Form<'_> {
    /// With every run of white space made one space.
    fn text(&self) -> String {
        if self.written.bytes().all(|byte| byte.is_ascii_graphic()) {
            return self.written.to_owned();
        }
        self.written.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
