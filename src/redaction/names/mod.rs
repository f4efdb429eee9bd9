//! Where a text names somebody or something that is to be taken out. What was found as a name is found in all its forms; of
//! persons more is taken out than was found, because a name that is left does harm and a word too many does little.

mod further;
mod mentions;
mod words;

use super::facts::{Entity, Facts, Reader, Token, Word};
use super::forms::Forms;
use super::key::Key;
use super::pieces::{self, Piece, touches};
use super::{Kind, RedactOptions};
use crate::annotate::names::EntityKind;
use crate::annotate::names::surface::LetterCase;
use crate::lang::classes::Classes;
use crate::text::{ByteSpan, Vocabulary, WordId};

/// Somebody or something that is taken out.
struct Subject {
    kind: Kind,
    name: String,
}

/// Nobody.
const NONE: u32 = u32::MAX;

/// Words that are no part of a person's name though they stand in it.
const BESIDE: Classes =
    Classes::PARTICLE.and(Classes::NUMERAL).and(Classes::HONORIFIC).and(Classes::FUNCTION);

/// Words that are known as something else than a person's name.
pub const KNOWN: Classes = Classes::ANY_PLACE
    .and(Classes::PEOPLE)
    .and(Classes::ORGANIZATION)
    .and(Classes::PRODUCT)
    .and(Classes::STATE_ABBREVIATION);

/// Everyday words, titles and the nouns of names that are no persons'.
const ORDINARY: Classes = Classes::COMMON
    .and(Classes::FUNCTION)
    .and(Classes::NO_NAME)
    .and(Classes::SEEN_LOWER)
    .and(Classes::ANY_ROLE)
    .and(Classes::ROLE_MODIFIER)
    .and(Classes::FAMILY)
    .and(Classes::ANY_HEAD)
    .and(Classes::WEAK_HEAD)
    .and(Classes::LEGAL_FORM)
    .and(Classes::DIRECTION)
    .and(Classes::ELECTION_ADJECTIVE);

/// The names of one text.
pub struct Names<'f> {
    text: &'f str,
    facts: &'f Facts,
    words: Vocabulary,
    /// What is known of the words of the text, and of those that name somebody in it or in the key.
    known_words: Vec<Word>,
    pieces: Vec<Piece>,
    classes: Vec<Classes>,
    /// Whether a piece lies in a label, an address or a number that is taken out anyway.
    closed: Vec<bool>,
    /// Whether a piece is inside a known name of several words: "Costa Rica".
    in_known: Vec<bool>,
    /// Whether one of them stands between a piece and the next one.
    parted: Vec<bool>,
    /// Of each piece the number of its find, or [`NONE`].
    taken: Vec<u32>,
    /// The subject of each find.
    finds: Vec<u32>,
    /// Of each piece the kind of the mention that it is in, where that is not taken out.
    other: Vec<Option<EntityKind>>,
    subjects: Vec<Subject>,
    forms: Forms,
}

impl<'f> Names<'f> {
    /// Finds the names of the kinds that are wanted, outside of what is `closed`.
    pub fn find<R: Reader>(
        text: &'f str,
        facts: &'f Facts,
        reader: &R,
        wanted: &RedactOptions,
        closed: &[ByteSpan],
        key: &Key,
    ) -> Result<Self, R::Error> {
        let mut words = Vocabulary::default();
        let pieces = pieces::of(text, &facts.tokens, &mut words);
        let is_closed = pieces.iter().map(|piece| touches(closed, piece.span)).collect();
        let parted = pieces
            .windows(2)
            .map(|two| {
                let between = (two[0].span.end(), two[1].span.start());
                between.0 < between.1 && touches(closed, ByteSpan::new(between.0, between.1))
            })
            .collect();
        let count = pieces.len();
        let mut names = Self {
            text,
            facts,
            words,
            known_words: Vec::new(),
            classes: Vec::with_capacity(count),
            in_known: Vec::with_capacity(count),
            pieces,
            closed: is_closed,
            parted,
            taken: vec![NONE; count],
            finds: Vec::new(),
            other: vec![None; count],
            subjects: Vec::new(),
            forms: Forms::default(),
        };
        names.learn_words(reader, key)?;
        for at in 0..count {
            let token = names.token(at);
            let is_whole = token.span() == names.pieces[at].span;
            let known = token.known;
            let own = if is_whole { token.classes } else { names.known(names.pieces[at].word).classes() };
            names.classes.push(own.and(known));
            names.in_known.push(known != Classes::NONE);
        }
        names.take_mentions(&facts.entities, wanted);
        names.take_up_key(key, wanted);
        if wanted.has(Kind::Person) && facts.has_lists {
            names.take_doubtful(&facts.entities, wanted);
        }
        names.take_forms();
        if wanted.has(Kind::Person) && facts.has_lists {
            names.take_unknown();
        }
        Ok(names)
    }

    /// Asks for all words that may be looked at, at once.
    fn learn_words<R: Reader>(&mut self, reader: &R, key: &Key) -> Result<(), R::Error> {
        let named = self.facts.entities.iter().flat_map(|entity| &entity.forms);
        let keyed = key.labels.iter().flat_map(|entry| std::iter::once(&entry.name).chain(&entry.forms));
        for word in named.chain(keyed).flat_map(|form| pieces::words_of(form)) {
            self.words.intern(&word);
        }
        for at in 0..self.pieces.len() {
            if let Some((_, letters)) = self.letters(at) {
                self.words.intern(&further::dotted(&letters));
                self.words.intern(&letters);
            }
        }
        let forms: Vec<&str> = self.words.words().map(|word| self.words.form(word)).collect();
        self.known_words = reader.words(&forms.join("\n"))?;
        Ok(())
    }

    /// What is known of a word; nothing of one that has not been asked for.
    fn known(&self, word: WordId) -> Word {
        self.known_words.get(word.index()).copied().unwrap_or_default()
    }

    /// The classes of a word of a name.
    fn classes_of(&self, word: &str) -> Classes {
        self.words.get(word).map_or(Classes::NONE, |word| self.known(word).classes())
    }

    /// Where names stand, with what they name.
    pub fn spans(&self) -> Vec<(ByteSpan, Kind, String)> {
        let mut found: Vec<(ByteSpan, u32)> = Vec::new();
        let mut last = NONE;
        for (piece, &taken) in self.pieces.iter().zip(&self.taken) {
            if taken != NONE && taken == last && !found.is_empty() {
                if let Some((span, _)) = found.last_mut() {
                    *span = span.cover(piece.span);
                }
            } else if taken != NONE {
                found.push((piece.span, taken));
            }
            last = taken;
        }
        let named = |(span, find): (ByteSpan, u32)| {
            let subject = &self.subjects[self.finds[find as usize] as usize];
            (span, subject.kind, subject.name.clone())
        };
        found.into_iter().map(named).collect()
    }

    /// Capitalized words within sentences that are left though no list knows them.
    pub fn unsure(&self, most: usize) -> Vec<ByteSpan> {
        let is_unsure = |&at: &usize| {
            self.is_free(at)
                && self.pieces[at].is_capital
                && self.letter_case(at) == LetterCase::Sentence
                && !self.opens(at)
                && !self.is_ordinary(at)
                && !self.classes[at].any(KNOWN)
                && !self.token(at).has(Token::MASKED)
        };
        (0..self.pieces.len()).filter(is_unsure).map(|at| self.pieces[at].span).take(most).collect()
    }

    fn subject(&mut self, kind: Kind, name: &str) -> u32 {
        self.subjects.push(Subject { kind, name: name.to_owned() });
        self.subjects.len() as u32 - 1
    }

    /// The text from one piece to the one before `end`, with single spaces.
    fn text_of(&self, start: usize, end: usize) -> String {
        let span = self.pieces[start].span.cover(self.pieces[end - 1].span);
        span.of(self.text).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Takes some pieces for a subject.
    fn take(&mut self, start: usize, end: usize, subject: u32) {
        self.finds.push(subject);
        self.taken[start..end].fill(self.finds.len() as u32 - 1);
    }

    fn subject_at(&self, at: usize) -> &Subject {
        &self.subjects[self.finds[self.taken[at] as usize] as usize]
    }

    fn end_of_find(&self, at: usize) -> usize {
        let find = self.taken[at];
        let mut end = at + 1;
        while find != NONE && end < self.pieces.len() && self.taken[end] == find {
            end += 1;
        }
        end
    }

    fn is_free(&self, at: usize) -> bool {
        self.taken[at] == NONE && !self.closed[at]
    }

    /// The pieces of each place where an entity is named.
    fn ranges(&self, entity: &Entity) -> Vec<(usize, usize)> {
        let at = |token: u32| self.pieces.partition_point(|piece| piece.token < token);
        entity.mentions.iter().map(|&[start, end]| (at(start), at(end))).collect()
    }
}

fn kind_of(kind: EntityKind) -> Kind {
    match kind {
        EntityKind::Person => Kind::Person,
        EntityKind::Organization => Kind::Organization,
        EntityKind::Place => Kind::Place,
        EntityKind::Group => Kind::Group,
        EntityKind::Event => Kind::Event,
        EntityKind::Work => Kind::Work,
        EntityKind::Product => Kind::Product,
    }
}
