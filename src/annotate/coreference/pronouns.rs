//! Whom "he", "she" and "it" mean.
//!
//! One pass from the first sentence to the last keeps in mind the woman, the man and the organization that were spoken of
//! last (recency, with preference for the subject: Hobbs, "Resolving pronoun references", 1978, much simplified). Where
//! two could be meant the likelier one is told, and that it is not sure. Pronouns within quotations are left alone: there
//! somebody else speaks.

use std::ops::Range;

use super::Entity;
use super::gender::Genders;
use super::nominal;
use crate::annotate::names::EntityKind;
use crate::annotate::names::surface::Surface;
use crate::annotate::quotations::{self, Quotation};
use crate::annotate::tags::Pos;
use crate::lang::Gender;
use crate::lang::classes::Classes;
use crate::lang::en::discourse::{is_human, is_somebody};
use crate::lang::en::{gender, grammar};
use crate::text::TokenRange;

/// How a pronoun is tied to whom it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// Its own sentence names or describes who is meant: "Quint said she", "the driver said he".
    Within,
    /// Nobody else can be meant.
    Sure,
    /// Somebody else might be meant, or nobody is known.
    Likely,
}

/// A pronoun outside of quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pronoun {
    /// Its token.
    pub token: usize,
    /// What it tells of whom it means; `None` for "it".
    pub gender: Option<Gender>,
    /// Index of the entity that it means.
    pub antecedent: Option<usize>,
    /// How it is tied to it.
    pub bond: Bond,
}

impl Pronoun {
    /// Whether it may mean an entity.
    pub fn fits(&self, entity: &Entity) -> bool {
        match entity.kind {
            EntityKind::Person => {
                self.gender.is_some() && (entity.gender.is_none() || entity.gender == self.gender)
            }
            EntityKind::Organization => self.gender.is_none(),
            _ => false,
        }
    }
}

/// Whom a pronoun means, while entities are still being put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Number of a person.
    Person(u32),
    /// Node of an organization.
    Organization(u32),
    /// Whoever the noun at this token stands for: "the minister".
    Noun(u32),
    /// Node of a bare name that several persons may bear.
    Unclear(u32),
    /// Nobody known.
    Nobody,
}

/// A pronoun as found.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// Its token.
    pub token: u32,
    /// What it tells; `None` for "it".
    pub gender: Option<Gender>,
    /// How it is tied to its antecedent.
    pub bond: Bond,
    /// The antecedent.
    pub who: Who,
}

/// Sentences after which somebody who is not mentioned again is no longer surely meant.
const MEMORY: usize = 3;

/// Tokens between a verb of saying and the name of who says it, with a title between.
const MAX_SUBJECT: usize = 16;

/// What a word of the vocabulary is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Other,
    Person(Gender),
    Thing,
}

/// What was found of a pronoun.
#[derive(Clone, Copy)]
struct Told {
    who: Who,
    bond: Bond,
    /// Whether nobody else fits.
    is_clear: bool,
}

/// Somebody who was spoken of.
#[derive(Clone, Copy)]
struct Focus {
    who: Who,
    sentence: usize,
    is_sure: bool,
}

/// The pass.
pub struct Reader<'s, 'd, 't> {
    surface: &'s Surface<'d, 't>,
    tags: &'s [Pos],
    quotations: &'s [Quotation],
    words: Vec<Word>,
    /// A woman, a man.
    people: [Option<Focus>; 2],
    organization: Option<u32>,
    /// In text order.
    pub found: Vec<Found>,
}

impl<'s, 'd, 't> Reader<'s, 'd, 't> {
    /// At the beginning of a document.
    pub fn new(surface: &'s Surface<'d, 't>, tags: &'s [Pos], quotations: &'s [Quotation]) -> Self {
        let vocabulary = &surface.document.vocabulary;
        let mut words = vec![Word::Other; vocabulary.len()];
        let people = gender::PRONOUNS.iter().map(|&(form, gender)| (form, Word::Person(gender)));
        for (form, word) in people.chain([("it", Word::Thing)]) {
            if let Some(known) = vocabulary.get(form) {
                words[known.index()] = word;
            }
        }
        Self { surface, tags, quotations, words, people: [None; 2], organization: None, found: Vec::new() }
    }

    /// Reads a sentence. `named` are the persons and organizations that it names outside of quotations, with their first
    /// tokens.
    pub fn read(&mut self, sentence: usize, named: &[(u32, Who)], genders: &mut Genders) {
        let range = self.surface.document.sentences[sentence].tokens;
        let organization = named.iter().find_map(|&(start, who)| match who {
            Who::Organization(node) => Some((start as usize, node)),
            _ => None,
        });
        let mut said: [Option<Told>; 2] = [None; 2];
        for at in range.indices() {
            let token = &self.surface.document.tokens[at];
            let word = self.words[token.word.index()];
            if word == Word::Other || !token.is_word() || quotations::contain(self.quotations, at) {
                continue;
            }
            let gender = match word {
                Word::Person(gender) => Some(gender),
                _ => None,
            };
            let told = match gender {
                Some(gender) => *said[gender as usize]
                    .get_or_insert_with(|| self.person(sentence, at, gender, named, genders)),
                None => {
                    let here = organization.filter(|(start, _)| *start < at).map(|(_, node)| node);
                    let who = here.or(self.organization).map_or(Who::Nobody, Who::Organization);
                    Told { who, bond: Bond::Likely, is_clear: false }
                }
            };
            if let (Who::Person(person), true) = (told.who, told.is_clear) {
                genders.show(person as usize, gender);
            }
            self.found.push(Found { token: at as u32, gender, bond: told.bond, who: told.who });
        }
        if self.surface.document.block_of(&self.surface.document.sentences[sentence]).kind.is_body() {
            self.remember(sentence, range, named, said, genders);
            self.organization = organization.map(|(_, node)| node).or(self.organization);
        }
    }

    fn tag(&self, at: usize) -> Pos {
        self.tags.get(at).copied().unwrap_or(Pos::Other)
    }

    fn is_verb(&self, at: usize) -> bool {
        matches!(self.tag(at), Pos::Verb | Pos::Auxiliary)
    }

    /// The woman or the man whom the first pronoun of a sentence means.
    fn person(
        &self,
        sentence: usize,
        at: usize,
        gender: Gender,
        named: &[(u32, Who)],
        genders: &Genders,
    ) -> Told {
        let surface = self.surface;
        let range = surface.document.sentences[sentence].tokens;
        let mut fitting = fitting(named, gender, genders).peekable();
        if let Some((_, who)) = fitting.next_if(|(start, _)| *start < at) {
            let others = fitting.take_while(|(start, _)| *start < at);
            return Told { who, bond: Bond::Within, is_clear: { others }.all(|(_, other)| other == who) };
        }
        // "In his speech, Okafor said": who is meant comes after.
        let first = surface.document.first_word(range);
        let opens_clause = matches!(self.tag(first), Pos::Adposition | Pos::SubordinatingConjunction)
            || grammar::opens_clause_of_time(surface.form(first));
        let has_comma = |range: Range<usize>| { range }.any(|i| surface.document.token_text(i) == ",");
        let is_ahead = opens_clause && !quotations::contain(self.quotations, first) && !has_comma(first..at);
        if is_ahead && let Some((_, who)) = fitting.next().filter(|(start, _)| has_comma(at..*start)) {
            return Told { who, bond: Bond::Within, is_clear: false };
        }
        // "The woman said she": somebody without a name, spoken of in the same sentence.
        let is_subject = matches!(surface.form(at), "he" | "she");
        let is_described = |&i: &usize| match self.tag(i) {
            Pos::ProperNoun => !is_subject && self.is_verb(i + 1),
            Pos::Noun => {
                let form = surface.form(i);
                gender::of_title(form) == Some(gender) || is_human(form) || self.is_office(range, i)
            }
            _ => false,
        };
        let is_told = |i: &usize| !quotations::contain(self.quotations, *i);
        // "Speaking of the minister, she said": whom the opening phrase only mentions.
        let opens_main = is_subject && at > first && surface.document.token_text(at - 1) == ",";
        let is_aside =
            |i: &usize| opens_main && surface.form(first) != "according" && self.is_governed(range, *i);
        if let Some(noun) = (range.start()..at).find(|i| is_described(i) && is_told(i) && !is_aside(i)) {
            return Told { who: Who::Noun(noun as u32), bond: Bond::Within, is_clear: false };
        }
        let nobody = Told { who: Who::Nobody, bond: Bond::Likely, is_clear: false };
        let Some(focus) = self.people[gender as usize] else { return nobody };
        if matches!(focus.who, Who::Person(person) if !genders.may_be(person as usize, gender)) {
            return nobody;
        }
        let is_clear = focus.is_sure && sentence - focus.sentence <= MEMORY;
        Told { who: focus.who, bond: if is_clear { Bond::Sure } else { Bond::Likely }, is_clear }
    }

    /// Whether "the minister" ends at a token.
    fn is_office(&self, range: TokenRange, at: usize) -> bool {
        self.surface.class(at).any(Classes::ROLE)
            && (at.saturating_sub(2).max(range.start())..at).any(|start| {
                nominal::noun_phrase(self.surface, start, range.end())
                    .is_some_and(|(tokens, _)| tokens.end() == at + 1)
            })
    }

    /// Whether a preposition stands before the noun phrase that ends at a token.
    fn is_governed(&self, range: TokenRange, noun: usize) -> bool {
        let is_part = |at: &usize| matches!(self.tag(*at), Pos::Noun | Pos::Adjective | Pos::Determiner);
        let before = (range.start()..noun).rev().find(|at| !is_part(at));
        before.is_some_and(|at| self.tag(at) == Pos::Adposition)
    }

    /// Keeps in mind whom the sentence is about.
    fn remember(
        &mut self,
        sentence: usize,
        range: TokenRange,
        named: &[(u32, Who)],
        said: [Option<Told>; 2],
        genders: &Genders,
    ) {
        let spoken = self.inverted_subject(range, named).or_else(|| self.main_subject(range, named));
        let subject = self.subject_noun(range);
        for (slot, gender) in [Gender::Female, Gender::Male].into_iter().enumerate() {
            let told = said[slot].filter(|told| told.who != Who::Nobody && told.bond != Bond::Within);
            if let Some(told) = told {
                self.people[slot] = Some(Focus { who: told.who, sentence, is_sure: told.is_clear });
                continue;
            }
            let from = spoken.unwrap_or_default();
            let mut persons = fitting(named, gender, genders).filter(|(start, _)| *start >= from).peekable();
            let noun = subject.filter(|&noun| {
                gender::of_title(self.surface.form(noun)).is_none_or(|known| known == gender)
                    && persons.peek().is_none_or(|(start, _)| noun < *start)
            });
            if let Some(noun) = noun {
                self.people[slot] = Some(Focus { who: Who::Noun(noun as u32), sentence, is_sure: true });
            } else if let Some((start, who)) = persons.next() {
                let is_alone = persons.all(|(_, other)| other == who);
                // "…, said Quint, who works with Berger": the subject after its verb.
                let is_subject = || spoken == Some(start) || self.is_before_verb(range, start);
                self.people[slot] = Some(Focus { who, sentence, is_sure: is_alone || is_subject() });
            }
        }
    }

    /// Whether no main verb stands before a token, nor there.
    fn is_before_verb(&self, range: TokenRange, at: usize) -> bool {
        let is_main_verb = |at: usize| self.is_verb(at) && !quotations::contain(self.quotations, at);
        !(range.start()..=at).any(is_main_verb)
    }

    /// Where the subject stands that follows its verb of saying: "…, said harbor master Ines Calloway, who …".
    fn inverted_subject(&self, range: TokenRange, named: &[(u32, Who)]) -> Option<usize> {
        let surface = self.surface;
        let mut persons = named.iter().filter(|(_, who)| !matches!(who, Who::Organization(_))).peekable();
        persons.peek()?;
        let is_inverted = |&at: &usize| {
            surface.class(at).any(Classes::SPEECH)
                && !grammar::has_hearer(surface.form(at))
                && matches!(surface.document.token_text(at - 1), "," | "”" | "\"" | "’" | "'")
                && !quotations::contain(self.quotations, at)
        };
        let verb = (range.start() + 1..range.end()).find(is_inverted)?;
        let is_near = |start: usize| start > verb && start < verb + MAX_SUBJECT;
        let subject = persons.map(|(start, _)| *start as usize).find(|&start| is_near(start))?;
        // "…, the mayor, said Berger was late": who does something of their own.
        let end = (subject..range.end()).find(|&at| self.tag(at) != Pos::ProperNoun)?;
        (!self.is_verb(end)).then_some(subject)
    }

    /// Who is named right before a verb of saying: "a guest of Quint, Ada Berger, said", "Ada Berger said"; or else behind an opening
    /// phrase: "After a row with Quint, Berger left".
    fn main_subject(&self, range: TokenRange, named: &[(u32, Who)]) -> Option<usize> {
        let surface = self.surface;
        let mut persons = named
            .iter()
            .filter(|(_, who)| !matches!(who, Who::Organization(_)))
            .map(|(start, _)| *start as usize)
            .skip(1)
            .peekable();
        // Where one is named alone there is no choice.
        persons.peek()?;
        let says = |&start: &usize| {
            let end = (start..range.end()).find(|&at| self.tag(at) != Pos::ProperNoun).unwrap_or(start);
            self.tag(end) == Pos::Verb && surface.class(end).any(Classes::SPEECH)
        };
        let first = named.iter().find(|(_, who)| !matches!(who, Who::Organization(_)))?.0 as usize;
        if says(&first) {
            return None;
        }
        if let Some(speaking) = persons.clone().find(says) {
            return Some(speaking);
        }
        let opening = surface.document.first_word(range);
        let opens = surface.class(opening).any(Classes::ADVERBIAL_OPENING);
        let comma =
            (opening..range.end()).find(|&at| surface.document.token_text(at) == ",").filter(|_| opens)?;
        (first < comma).then(|| persons.find(|&start| start > comma)).flatten()
    }

    /// "The minister said", "The young woman left": the noun of a subject without a name.
    fn subject_noun(&self, range: TokenRange) -> Option<usize> {
        let surface = self.surface;
        let first = surface.document.first_word(range);
        if !grammar::points_back(surface.form(first)) || quotations::contain(self.quotations, first) {
            return None;
        }
        let noun = (first + 1..range.end()).find(|&at| self.tag(at) != Pos::Adjective)?;
        let is_somebody = is_somebody(surface.form(noun), surface.class(noun));
        let is_alone = self.is_verb(noun + 1) || self.tag(noun + 1) == Pos::Adverb && self.is_verb(noun + 2);
        (is_somebody && is_alone).then_some(noun)
    }
}

/// The persons who may be of this gender; those of whom nobody can tell who they are may be of either.
fn fitting<'a>(
    named: &'a [(u32, Who)],
    gender: Gender,
    genders: &'a Genders,
) -> impl Iterator<Item = (usize, Who)> {
    named.iter().map(|&(start, who)| (start as usize, who)).filter(move |(_, who)| match who {
        Who::Person(person) => genders.may_be(*person as usize, gender),
        Who::Organization(_) => false,
        Who::Unclear(_) | Who::Noun(_) | Who::Nobody => true,
    })
}
