//! Where a text names somebody or something that is to be taken out. What was found as a name is found in all its forms; of
//! persons more is taken out than was found, because a name that is left does harm and a word too many does little.

mod further;
mod mentions;
mod words;

use super::forms::Forms;
use super::key::Key;
use super::pieces::{self, Piece, touches};
use super::{Kind, RedactOptions};
use crate::annotate::coreference::Entity;
use crate::annotate::names::EntityKind;
use crate::annotate::names::surface::{LetterCase, Surface};
use crate::lang::classes::Classes;
use crate::model::Model;
use crate::text::{ByteSpan, Vocabulary};

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
const KNOWN: Classes = Classes::ANY_PLACE
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
pub struct Names<'s, 'd, 't> {
    surface: &'s Surface<'d, 't>,
    model: Option<&'static Model>,
    words: Vocabulary,
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

impl<'s, 'd, 't> Names<'s, 'd, 't> {
    /// Finds the names of the kinds that are wanted, outside of what is `closed`.
    pub fn find(
        surface: &'s Surface<'d, 't>,
        entities: &[Entity],
        wanted: &RedactOptions,
        closed: &[ByteSpan],
        key: &Key,
    ) -> Self {
        let document = surface.document;
        let mut words = Vocabulary::default();
        let pieces = pieces::of(document, &mut words);
        let class = |piece: &Piece| {
            let token = &document.tokens[piece.token as usize];
            if token.span == piece.span {
                surface.class(piece.token as usize)
            } else {
                document.pack.classify_word(words.form(piece.word))
            }
        };
        let mut classes: Vec<Classes> = pieces.iter().map(class).collect();
        let in_known = mark_known(surface, &pieces, &mut classes);
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
            surface,
            model: document.pack.name_model(),
            words,
            pieces,
            classes,
            in_known,
            closed: is_closed,
            parted,
            taken: vec![NONE; count],
            finds: Vec::new(),
            other: vec![None; count],
            subjects: Vec::new(),
            forms: Forms::default(),
        };
        names.take_mentions(entities, wanted);
        names.take_up_key(key, wanted);
        if wanted.has(Kind::Person) {
            names.take_doubtful(entities, wanted);
        }
        names.take_forms();
        if wanted.has(Kind::Person) && document.pack.has_names() {
            names.take_unknown();
        }
        names
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
                && !self.surface.is_masked(self.pieces[at].token as usize)
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
        span.of(self.surface.document.text).split_whitespace().collect::<Vec<_>>().join(" ")
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

    /// The pieces of some tokens.
    fn range(&self, start: usize, end: usize) -> (usize, usize) {
        let at = |token: usize| self.pieces.partition_point(|piece| (piece.token as usize) < token);
        (at(start), at(end))
    }
}

/// Adds to the classes of words what is known of names of several words, and says which words are in one.
fn mark_known(surface: &Surface<'_, '_>, pieces: &[Piece], classes: &mut [Classes]) -> Vec<bool> {
    let mut marked = vec![false; pieces.len()];
    let mut key = String::new();
    let mut at = 0;
    while at < pieces.len() {
        let token = pieces[at].token as usize;
        let found = surface.phrase(token, surface.document.tokens.len(), &mut key);
        let mut next = at + 1;
        if let Some((end, class)) = found
            && class.any(KNOWN)
        {
            next = at + pieces[at..].partition_point(|piece| (piece.token as usize) < end);
            for place in at..next {
                classes[place].add(class);
                marked[place] = true;
            }
        }
        at = next.max(at + 1);
    }
    marked
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
