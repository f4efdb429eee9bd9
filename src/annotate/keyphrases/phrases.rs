//! Where phrases are looked for: noun phrases with their parts, single words and names where parts of speech are known,
//! parts of runs of content words elsewhere.

use super::key::{BARE, Key, MAX_KEY, NONE, is_lemma};
use crate::annotate::coreference::{Entity, MentionForm};
use crate::annotate::names::EntityKind;
use crate::annotate::runs::{LINK, each_run, is_tie};
use crate::annotate::salience::{LemmaId, Salience, is_counted};
use crate::annotate::tags::Pos;
use crate::document::Document;
use crate::lang::known::Known;
use crate::text::{TokenKind, TokenRange, order};

/// Longest phrase, in words; longer ones are names only.
const MAX_WORDS: usize = 5;
/// Longest phrase of words without known parts of speech.
const MAX_RUN_WORDS: usize = 4;

/// An occurrence of a phrase.
pub struct Occurrence {
    /// The phrase.
    pub key: Key,
    /// Where it stands.
    pub range: TokenRange,
    /// Whether nothing belongs to the phrase on its left.
    pub left_end: bool,
    /// Whether nothing belongs to the phrase on its right.
    pub right_end: bool,
}

/// Where the walk is.
#[derive(Clone, Copy, Default)]
pub struct Place {
    /// Content words before it.
    pub words: u32,
    /// Index among the counted sentences.
    pub sentence: u32,
}

/// The phrases of an article. They are not kept: [`Phrases::each`] walks through the text and shows them.
pub struct Phrases<'a> {
    /// The article.
    pub document: &'a Document<'a>,
    /// Its lemmas.
    pub salience: &'a Salience,
    /// Parts of speech; empty where they are not known.
    pub tags: &'a [Pos],
    /// The names, in text order.
    mentions: Vec<(TokenRange, EntityKind)>,
    /// The number of the entity of each.
    entities: Vec<u32>,
    /// For each token the number of the name that holds it.
    name_of: Vec<u32>,
}

const NO_NAME: u32 = u32::MAX;

/// A word of a noun phrase.
#[derive(Clone, Copy)]
struct Step {
    /// Its token.
    index: usize,
    /// Its part of a [`Key`].
    part: u32,
    /// Content words before it.
    words: u32,
}

impl<'a> Phrases<'a> {
    /// Lays out the names, which phrases may not clip.
    pub fn new(
        document: &'a Document<'a>,
        salience: &'a Salience,
        tags: &'a [Pos],
        entities: &[Entity],
    ) -> Self {
        let mut numbered: Vec<(TokenRange, EntityKind, u32)> = Vec::new();
        for (number, entity) in (0..).zip(entities) {
            let named = entity.mentions.iter().filter(|mention| mention.form != MentionForm::Nominal);
            numbered.extend(named.map(|mention| (mention.tokens, entity.kind, number)));
        }
        order::sort_by_key(&mut numbered, |(range, ..)| *range);
        let entities = numbered.iter().map(|(.., number)| *number).collect();
        let mentions: Vec<_> = numbered.into_iter().map(|(range, kind, _)| (range, kind)).collect();
        let mut name_of = vec![NO_NAME; document.tokens.len()];
        for (number, (range, _)) in mentions.iter().enumerate() {
            name_of[range.indices()].fill(number as u32);
        }
        Self { document, salience, tags, mentions, entities, name_of }
    }

    /// The name that holds a token.
    pub fn name(&self, index: usize) -> Option<(TokenRange, EntityKind)> {
        self.mentions.get(self.name_of[index] as usize).copied()
    }

    /// The entity of which the words are a name as a whole.
    pub fn whole_name(&self, range: TokenRange) -> Option<u32> {
        let number = self.name_of[range.start()] as usize;
        self.mentions.get(number).filter(|(name, _)| *name == range).map(|_| self.entities[number])
    }

    /// The persons named among the words.
    pub fn persons(&self, range: TokenRange) -> impl Iterator<Item = u32> {
        let number = |index: usize| self.name_of[index] as usize;
        let is_person = |number: &usize| matches!(self.mentions.get(*number), Some((_, EntityKind::Person)));
        range.indices().map(number).filter(is_person).map(|number| self.entities[number])
    }

    /// The part of speech of a token.
    pub fn tag(&self, index: usize) -> Option<Pos> {
        self.tags.get(index).copied()
    }

    fn part(&self, index: usize) -> u32 {
        let token = &self.document.tokens[index];
        self.salience.lemma_of(token).map_or(BARE | token.word.index() as u32, LemmaId::key)
    }

    fn has_lemma(&self, index: usize) -> bool {
        self.salience.lemma_of(&self.document.tokens[index]).is_some()
    }

    /// Calls `visit` with every occurrence of a phrase, sentence by sentence, and with where the walk is; returns where
    /// it ends.
    pub fn each(&self, mut visit: impl FnMut(Occurrence, Place)) -> Place {
        if self.tags.is_empty() { self.each_in_runs(&mut visit) } else { self.each_in_phrases(&mut visit) }
    }

    /// Counted sentences with the place where each begins.
    fn each_sentence(&self, mut visit: impl FnMut(TokenRange, &mut Place)) -> Place {
        let mut place = Place::default();
        for sentence in &self.document.sentences {
            if !is_counted(self.document.block_of(sentence).kind) {
                continue;
            }
            visit(sentence.tokens, &mut place);
            place.sentence += 1;
        }
        place
    }

    fn each_in_phrases(&self, visit: &mut impl FnMut(Occurrence, Place)) -> Place {
        let mut run: Vec<Step> = Vec::new();
        let mut next_name = 0;
        self.each_sentence(|sentence, place| {
            let start = *place;
            let mut seen_words = place.words;
            let mut last = *place;
            for index in sentence.indices() {
                let step = Step { index, part: self.part(index), words: seen_words };
                if self.goes_on(&run, step, sentence.end()) {
                    run.push(step);
                } else if run.is_empty() || !is_tie(self.document, index) || index + 1 == sentence.end() {
                    self.parts_of_run(&mut run, last, visit);
                    if self.tag(index) == Some(Pos::Verb) && is_lemma(step.part) {
                        run.push(step);
                        self.parts_of_run(&mut run, last, visit);
                    }
                }
                seen_words += u32::from(is_lemma(step.part));
                last.words = seen_words;
            }
            self.parts_of_run(&mut run, last, visit);
            // Names that are no noun phrases of that length: "Bank of England".
            let mut words = start.words;
            let mut at = sentence.start();
            while let Some(&(range, _)) =
                self.mentions.get(next_name).filter(|(r, _)| r.start() < sentence.end())
            {
                next_name += 1;
                if range.start() < sentence.start() || range.end() > sentence.end() || self.is_phrase(range) {
                    continue;
                }
                words += (at..range.start()).filter(|&i| self.has_lemma(i)).count() as u32;
                at = at.max(range.start());
                let (mut key, mut length) = ([NONE; MAX_KEY], 0);
                for part in range.indices().filter(|&i| self.is_wordlike(i)).map(|i| self.part(i)) {
                    if let Some(slot) = key.get_mut(length) {
                        *slot = part;
                    }
                    length += 1;
                }
                if length <= MAX_KEY && key.iter().any(|&part| is_lemma(part)) {
                    let occurrence = Occurrence { key, range, left_end: true, right_end: true };
                    visit(occurrence, Place { words, ..start });
                }
            }
            place.words = seen_words;
        })
    }

    /// Whether a token is a word or a number.
    pub fn is_wordlike(&self, index: usize) -> bool {
        matches!(self.document.tokens[index].kind, TokenKind::Word | TokenKind::Number)
    }

    /// Whether a token continues or begins a noun phrase.
    fn goes_on(&self, run: &[Step], step: Step, end: usize) -> bool {
        let index = step.index;
        if !self.is_wordlike(index) {
            return false;
        }
        match self.tag(index) {
            Some(Pos::Noun | Pos::ProperNoun | Pos::Numeral) => true,
            // "two million tonnes last year" is no phrase.
            Some(Pos::Adjective) => is_lemma(step.part),
            // A participle before a noun: "proposed law".
            Some(Pos::Verb) => {
                let form = || self.document.form(index);
                run.is_empty()
                    && is_lemma(step.part)
                    && index + 1 < end
                    && matches!(self.tag(index + 1), Some(Pos::Noun | Pos::ProperNoun | Pos::Adjective))
                    && ["ed", "ing", "en"].iter().any(|ending| form().ends_with(ending))
            }
            _ => false,
        }
    }

    /// Whether the word stands beside what a phrase is about.
    fn is_vague(&self, index: usize) -> bool {
        self.document.known[self.document.tokens[index].word.index()].is(Known::VAGUE)
    }

    /// Visits the parts of a noun phrase and empties it.
    fn parts_of_run(&self, run: &mut Vec<Step>, place: Place, visit: &mut impl FnMut(Occurrence, Place)) {
        while run.last().is_some_and(|step| self.tag(step.index) == Some(Pos::Numeral)) {
            run.pop();
        }
        // Most runs hold no name.
        let has_name = run.first().zip(run.last()).is_some_and(|(first, last)| {
            self.name_of[first.index..=last.index].iter().any(|&name| name != NO_NAME)
        });
        for (start, from) in run.iter().enumerate() {
            let numeral = self.tag(from.index) == Some(Pos::Numeral);
            if !numeral && !is_lemma(from.part) {
                continue;
            }
            let mut key = [NONE; MAX_KEY];
            for (number, to) in run[start..].iter().take(MAX_WORDS).enumerate() {
                key[number] = to.part;
                let fits = match number {
                    0 => !numeral && is_lemma(to.part) && !self.is_vague(to.index),
                    _ => is_lemma(to.part) && matches!(self.tag(to.index), Some(Pos::Noun | Pos::ProperNoun)),
                };
                if !fits || has_name && self.clips_name(from.index, to.index) {
                    continue;
                }
                let occurrence = Occurrence {
                    key,
                    range: TokenRange::new(from.index, to.index + 1),
                    left_end: start == 0,
                    right_end: start + number + 1 == run.len(),
                };
                visit(occurrence, Place { words: from.words, ..place });
            }
        }
        run.clear();
    }

    /// Whether a phrase takes words out of a name that mean something else without the rest, or runs from one name into
    /// another: "Calloway" of "Ines Calloway", "Ministry" of "Ministry of Trade".
    fn clips_name(&self, from: usize, to: usize) -> bool {
        let cuts = |(name, kind): (TokenRange, EntityKind)| {
            let before = name.start() < from;
            let after = name.end() > to + 1;
            let within = name.start() <= from && name.end() > to;
            match kind {
                EntityKind::Person => before || after,
                _ if within => after && self.tag(to + 1) == Some(Pos::Adposition),
                EntityKind::Group => false,
                _ => before || after,
            }
        };
        if self.name(from).is_some_and(cuts) || self.name(to).is_some_and(cuts) {
            return true;
        }
        // "the ambassador to Vellmar Dora Quint", "Secretary of State Dora Quint"
        let after_of = || from.checked_sub(1).is_some_and(|before| self.document.form(before) == "of");
        (from + 1..=to).any(|index| {
            let person = |(name, kind): &(TokenRange, EntityKind)| {
                name.start() == index && *kind == EntityKind::Person
            };
            let after_name = || self.name(index - 1).is_some_and(|(_, kind)| kind != EntityKind::Group);
            self.name(index).filter(person).is_some() && (after_of() || after_name())
        })
    }

    /// Whether [`Phrases::parts_of_run`] comes upon a name as a whole.
    fn is_phrase(&self, range: TokenRange) -> bool {
        let wordlike = range.indices().filter(|&i| self.is_wordlike(i)).count();
        let inner = |i: usize| {
            self.is_wordlike(i)
                && match self.tag(i) {
                    Some(Pos::Adjective) => self.has_lemma(i),
                    tag => matches!(tag, Some(Pos::Noun | Pos::ProperNoun | Pos::Numeral)),
                }
                || i > range.start() && self.document.form(i) == "-"
        };
        let (first, last) = (range.start(), range.end() - 1);
        let ends = match range.len() {
            1 => self.tag(first) != Some(Pos::Numeral),
            _ => matches!(self.tag(last), Some(Pos::Noun | Pos::ProperNoun)),
        };
        let begins = self.has_lemma(first) || self.tag(first) == Some(Pos::Numeral);
        wordlike <= MAX_WORDS && ends && begins && self.has_lemma(last) && range.indices().all(inner)
    }

    fn each_in_runs(&self, visit: &mut impl FnMut(Occurrence, Place)) -> Place {
        let mut starts: Vec<(usize, Place)> = Vec::new();
        let end = self.each_sentence(|sentence, place| {
            starts.push((sentence.start(), *place));
            place.words += sentence.indices().filter(|&i| self.has_lemma(i)).count() as u32;
        });
        let nouns_only = self.document.pack.capitalizes_nouns();
        let mut at = 0;
        let mut run: Vec<(usize, u32)> = Vec::new();
        let (mut counted_to, mut words) = (0, 0);
        each_run(self.document, self.salience, |whole| {
            let Some(&(first, _)) = whole.words.first() else { return };
            while starts.get(at + 1).is_some_and(|(start, _)| *start <= first) {
                at += 1;
            }
            let Some(&(start, place)) = starts.get(at) else { return };
            if counted_to < start {
                (counted_to, words) = (start, place.words);
            }
            for (number, &(index, lemma)) in whole.words.iter().enumerate() {
                if !self.ends_phrase(index) {
                    run.push((index, lemma.key()));
                }
                if self.ends_phrase(index) || number + 1 == whole.words.len() {
                    for start in 0..run.len() {
                        words += (counted_to..run[start].0).filter(|&i| self.has_lemma(i)).count() as u32;
                        counted_to = counted_to.max(run[start].0);
                        self.parts_of_words(&run, start, nouns_only, Place { words, ..place }, visit);
                    }
                    run.clear();
                }
            }
        });
        end
    }

    fn parts_of_words(
        &self,
        run: &[(usize, u32)],
        start: usize,
        nouns_only: bool,
        place: Place,
        visit: &mut impl FnMut(Occurrence, Place),
    ) {
        if run[start].1 == LINK {
            return;
        }
        let mut key = [NONE; MAX_KEY];
        for length in 1..=MAX_RUN_WORDS.min(run.len() - start) {
            let (index, part) = run[start + length - 1];
            key[length - 1] = part;
            if part == LINK || nouns_only && !self.document.tokens[index].is_capitalized() {
                continue;
            }
            let occurrence = Occurrence {
                key,
                range: TokenRange::new(run[start].0, index + 1),
                left_end: start == 0,
                right_end: start + length == run.len(),
            };
            visit(occurrence, place);
        }
    }

    /// Whether a word divides phrases where no parts of speech are known.
    fn ends_phrase(&self, index: usize) -> bool {
        self.document.pack.is_verb(self.document.form(index))
    }
}
