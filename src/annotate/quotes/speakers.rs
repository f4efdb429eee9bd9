//! Who says it: verbs of saying near a quotation, and who is their subject.

mod clauses;
mod elsewhere;
mod nouns;
mod persons;
mod subjects;
mod surnames;
mod verbs;

use std::ops::Range;

use crate::annotate::coreference::Entity;
use crate::annotate::names::EntityKind;
use crate::annotate::tags::Pos;
use crate::document::Document;
use crate::lang::Gender;
use crate::lang::classes::Classes;
use crate::lang::en::discourse::is_somebody;
use crate::lang::en::gender;
use crate::lang::pack::Part;
use crate::text::{TokenKind, TokenRange, WordId, order};
use surnames::Bearer;

/// Somebody who says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Index of the entity, where it is one.
    pub entity: Option<usize>,
    /// The words that name it: "he", "Calloway", "a spokesman".
    pub mention: TokenRange,
    /// Whether the words are a pronoun, so that the speaker is somebody named before.
    pub is_pronoun: bool,
}

/// What tells who says it: mostly a verb of saying with its subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cue {
    /// The verb, or what stands in its place: a colon, a dash.
    pub tokens: TokenRange,
    /// Its subject; `None` where it tells that it is somebody who is not named.
    pub source: Option<Source>,
}

impl Cue {
    /// What one token tells.
    pub fn new(at: usize, source: Source) -> Self {
        Self { tokens: TokenRange::new(at, at + 1), source: Some(source) }
    }
}

/// Looks up entities and verbs of saying by token.
pub struct Speakers<'d, 't> {
    document: &'d Document<'t>,
    /// Parts of speech, by token; none where they are not known.
    tags: &'d [Pos],
    entities: &'d [Entity],
    /// Mentions of all entities in text order, with their entity.
    mentions: Vec<(TokenRange, usize)>,
    /// What each word of the vocabulary may be; none in English.
    parts: Vec<Part>,
    /// Of each word of the vocabulary, the person whose surname it is; none in English.
    surnames: Vec<Bearer>,
}

impl<'d, 't> Speakers<'d, 't> {
    /// Prepares a document.
    pub fn new(document: &'d Document<'t>, tags: &'d [Pos], entities: &'d [Entity]) -> Self {
        let mut mentions: Vec<(TokenRange, usize)> = entities
            .iter()
            .enumerate()
            .flat_map(|(number, entity)| entity.mentions.iter().map(move |mention| (mention.tokens, number)))
            .collect();
        order::sort(&mut mentions);
        let mut speakers =
            Self { document, tags, entities, mentions, parts: Vec::new(), surnames: Vec::new() };
        if document.pack.speech().is_known() {
            speakers.read_words();
        }
        speakers
    }

    fn word(&self, at: usize) -> Option<WordId> {
        self.document.tokens.get(at).filter(|token| token.kind == TokenKind::Word).map(|token| token.word)
    }

    fn form(&self, at: usize) -> &str {
        self.document.form(at)
    }

    fn tag(&self, at: usize) -> Pos {
        self.tags.get(at).copied().unwrap_or(Pos::Other)
    }

    /// The entity whose mention holds a token.
    pub fn entity_at(&self, at: usize) -> Option<(TokenRange, usize)> {
        let next = self.mentions.partition_point(|(range, _)| range.start() <= at);
        let &(range, entity) = self.mentions.get(next.checked_sub(1)?)?;
        range.indices().contains(&at).then_some((range, entity))
    }

    /// Mentions that begin within a range of tokens.
    pub fn mentions_in(&self, range: Range<usize>) -> &[(TokenRange, usize)] {
        let from = self.mentions.partition_point(|(tokens, _)| tokens.start() < range.start);
        let to = self.mentions.partition_point(|(tokens, _)| tokens.start() < range.end);
        &self.mentions[from..to.max(from)]
    }

    /// Whether an entity can speak.
    pub fn can_speak(&self, entity: usize) -> bool {
        matches!(self.entities[entity].kind, EntityKind::Person | EntityKind::Organization)
    }

    /// Whether an entity is a person.
    pub fn is_person(&self, entity: usize) -> bool {
        self.entities[entity].kind == EntityKind::Person
    }

    /// The cue in the words directly after a quotation: "said Ines Calloway, …", "Quint told the paper", "he added". Where the
    /// quotation is `spoken`, a clause that what follows has to complete, any verb will do: "Quint marvelled".
    pub fn after(&self, range: Range<usize>, spoken: bool) -> Option<Cue> {
        let end = range.end.min(range.start + MAX_AFTER);
        let mut at = range.start;
        while at < end && matches!(self.document.token_text(at), "," | "—" | "–" | "-" | "--") {
            at += 1;
        }
        // "officially announced the University"
        let mut verb = at;
        while verb < end
            && verb < at + 2
            && self.form(verb).ends_with("ly")
            && !self.document.tokens[verb].is_capitalized()
        {
            verb += 1;
        }
        if let Some(source) = self.named_after_verb(verb, end, spoken) {
            return Some(Cue::new(verb, source));
        }
        // "…,” pointing out the delay": whoever spoke goes on.
        let is_finite = !self.form(verb).ends_with("ing");
        if verb < end && is_finite && self.is_saying(verb) {
            let mut subject = verb + 1;
            // "pointed out he"
            if matches!(self.form(subject), "out" | "that" | "on") {
                subject += 1;
            }
            let source = self.subject_from(subject, end);
            // "“…,” said one.": it is somebody who is not known, and not whoever spoke before.
            let is_nobody = source.is_none() && matches!(self.form(verb), "said" | "says");
            return (source.is_some() || is_nobody)
                .then_some(Cue { tokens: TokenRange::new(verb, verb + 1), source });
        }
        if self.form(at) == "according" && self.form(at + 1) == "to" {
            let source = self.subject_from(at + 2, end)?;
            return Some(Cue::new(at, source));
        }
        // A subject first: it begins at once, and the verb follows before another clause begins. "…” for Quint" goes on.
        let begins = self.tag(at) != Pos::Adposition;
        let source = if begins { self.subject_from(at, end)? } else { return None };
        let mut verb = source.mention.end();
        let mut commas = 0;
        while verb < end {
            let is_near = (source.mention.end()..verb).all(|at| self.tag(at) == Pos::Adverb);
            if self.is_saying(verb) && self.form(verb) != "saying"
                || spoken && is_near && self.may_tell_how(verb)
            {
                if self.is_hearer(verb) {
                    return Some(self.told_by(verb, end));
                }
                // "the Green Party leader will say"
                let passes = |at: &usize| !matches!(self.tag(*at), Pos::Auxiliary | Pos::Adverb);
                let last = (at + 1..verb).rev().find(passes).unwrap_or(at);
                let phrase = TokenRange::new(at, last + 1);
                let source =
                    if self.is_office(phrase) && source.entity.is_none_or(|entity| !self.is_person(entity)) {
                        Source { entity: None, mention: phrase, is_pronoun: false }
                    } else {
                        source
                    };
                return Some(Cue::new(verb, source));
            }
            let text = self.document.token_text(verb);
            if text == "," {
                commas += 1;
            }
            let stops = matches!(text, "." | ";" | ":" | "“" | "\"" | "‘" | "«" | "?" | "!")
                || commas > 2
                || commas == 0 && verb > source.mention.end() + 6;
            if stops {
                return None;
            }
            verb += 1;
        }
        None
    }

    /// "…, grumbled tenant Jo Adler": any verb between a quotation and the name of a person; in the present only behind a `spoken`
    /// clause.
    fn named_after_verb(&self, verb: usize, end: usize, spoken: bool) -> Option<Source> {
        let is_verb = verb < end
            && self.may_tell_how(verb)
            && (spoken || self.form(verb).ends_with("ed"))
            && !self.is_cue(verb);
        if !is_verb {
            return None;
        }
        let near = self.mentions_in(verb + 1..end.min(verb + 1 + MAX_TITLE));
        let (range, entity) = *near.iter().find(|(_, entity)| self.is_person(*entity))?;
        // "killed the mother of Jo Adler" is another matter.
        let is_subject = self.are_titles(verb + 1..range.start());
        is_subject.then_some(Source { entity: Some(entity), mention: range, is_pronoun: false })
    }

    /// Whether words before a name are only what she or he is: "tenant", "Police Chief".
    pub(super) fn are_titles(&self, mut words: Range<usize>) -> bool {
        words.all(|at| matches!(self.tag(at), Pos::Noun | Pos::ProperNoun | Pos::Adjective))
    }

    /// "“…” — Jo Adler, tenant": who signs the words before the dash at `dash`, in what is left of the block.
    pub fn signed(&self, dash: usize, end: usize) -> Option<Cue> {
        if !matches!(self.document.token_text(dash), "—" | "–" | "-" | "--" | "―") {
            return None;
        }
        let near = self.mentions_in(dash + 1..end.min(dash + 1 + MAX_TITLE));
        let (range, entity) = *near.iter().find(|(_, entity)| self.is_person(*entity))?;
        // A clause that goes on behind a dash has a verb, a signature none.
        let is_clause = |at: usize| matches!(self.tag(at), Pos::Verb | Pos::Auxiliary | Pos::Pronoun);
        let is_signature = end - dash <= MAX_SIGNATURE && !(dash + 1..end).any(is_clause);
        let source = Source { entity: Some(entity), mention: range, is_pronoun: false };
        is_signature.then(|| Cue::new(dash, source))
    }

    /// "Ivo Kranz: “…”": who is named before the colon at `colon`, with nothing else since `start`.
    pub fn named_before_colon(&self, colon: usize, start: usize) -> Option<Cue> {
        let (range, entity) = self.entity_at(colon.checked_sub(1)?)?;
        let title = start..range.start();
        let is_alone = range.start() >= start && title.len() <= MAX_TITLE && self.are_titles(title);
        let source = Source { entity: Some(entity), mention: range, is_pronoun: false };
        (is_alone && range.end() == colon && self.can_speak(entity)).then(|| Cue::new(colon, source))
    }

    /// "…, Doe told the paper" at the end of the words after a quotation.
    pub fn at_end(&self, range: Range<usize>) -> Option<Cue> {
        let verb = range.clone().rev().find(|&at| self.is_cue(at))?;
        let source = self.subject_before(verb, range.start)?;
        let comma = source.mention.start().checked_sub(1).is_some_and(|i| self.document.token_text(i) == ",");
        (comma && source.mention.start() > range.start).then(|| Cue::new(verb, source))
    }

    /// Whether a noun phrase is an office with the definite article: "the leader", "the minister".
    pub fn is_office(&self, phrase: TokenRange) -> bool {
        let Some(last) = phrase.end().checked_sub(1).filter(|_| phrase.len() > 1) else { return false };
        let class = self.document.pack.look_up(self.form(last));
        self.form(phrase.start()) == "the" && class.any(Classes::ROLE) && !class.any(Classes::COMMON_ROLE)
    }

    /// Whether the description of somebody without a name may be meant by a pronoun: "a nurse" by "she", "the council" by
    /// "it" (`None`).
    pub fn may_be(&self, description: &str, gender: Option<Gender>) -> bool {
        let mut words = description.split(' ').map(str::to_lowercase);
        let Some(first) = words.next() else { return false };
        // "One former member of the guard"
        let ends =
            |word: &String| matches!(word.as_str(), "of" | "for" | "at" | "in" | "from" | "with" | "on");
        let Some(noun) = words.take_while(|word| !ends(word)).last() else { return false };
        if !self.document.pack.look_up(&first).any(Classes::PHRASE_OPENING) {
            return false;
        }
        let is_somebody = is_somebody(&noun, self.document.pack.look_up(&noun));
        is_somebody == gender.is_some() && gender::of_title(&noun).is_none_or(|told| Some(told) == gender)
    }

    /// The last cue in the words before a quotation: "…, commented:", "he added:", "said that".
    pub fn before(&self, range: Range<usize>) -> Option<Cue> {
        let start = range.start.max(range.end.saturating_sub(MAX_BEFORE));
        if let Some(cue) = self.owner_of_claim(range.clone()) {
            return Some(cue);
        }
        // What ought to be said counts where nothing is said: "insisted that the mayor must declare “…”".
        let mut wanted = None;
        for verb in (start..range.end).rev() {
            if !self.is_saying(verb) && !self.is_ruling(verb, range.end) && !self.is_publishing(verb) {
                continue;
            }
            if self.is_wanted(verb) {
                wanted = wanted.or(Some(verb));
                continue;
            }
            if self.is_named_thing(verb) {
                continue;
            }
            // "rejected claims by Tom Reed that"
            let is_noun =
                self.tag(verb) == Pos::Noun || self.tag(verb) == Pos::Verb && self.is_noun_like(verb);
            if is_noun && self.form(verb + 1) == "by" {
                if let Some(source) = self.subject_from(verb + 2, range.end) {
                    return Some(Cue::new(verb, source));
                }
                continue;
            }
            if self.is_passive(verb) {
                return Some(self.told_by(verb, range.end));
            }
            if self.form(verb) == "according" {
                if let Some(source) = self.subject_from(verb + 2, range.end) {
                    return Some(Cue::new(verb, source));
                }
                continue;
            }
            if let Some(source) = self.subject_before(verb, range.start) {
                return Some(Cue::new(verb, source));
            }
        }
        wanted.and_then(|verb| Some(Cue::new(verb, self.subject_before(verb, range.start)?)))
    }

    /// Whether a cue is a claim within what somebody else says or does, who may go on speaking.
    pub fn is_claim(&self, cue: &Cue) -> bool {
        verbs::is_said_thing(self.form(cue.tokens.start())) && self.form(cue.tokens.end()) == "of"
    }

    /// "the council's charges of “…”": whose claim it is.
    fn owner_of_claim(&self, range: Range<usize>) -> Option<Cue> {
        let noun = range.end.checked_sub(2).filter(|noun| *noun > range.start + 1)?;
        let is_claim = self.form(range.end - 1) == "of" && verbs::is_said_thing(self.form(noun));
        let is_owned = is_claim && self.document.tokens[noun - 1].kind == TokenKind::Clitic;
        if !is_owned {
            return None;
        }
        let Some((mention, entity)) = self.entity_at(noun - 2) else {
            // "the council's" without a name
            let opening = noun.checked_sub(3).filter(|&at| self.tag(at) == Pos::Determiner)?;
            let mention = TokenRange::new(opening, noun - 1);
            return Some(Cue::new(noun, Source { entity: None, mention, is_pronoun: false }));
        };
        let source = Source { entity: Some(entity), mention, is_pronoun: false };
        self.can_speak(entity).then(|| Cue::new(noun, source))
    }

    /// The first subject with a verb of saying in a sentence without quotation: "Moor said the lights had failed."
    pub fn reported(&self, range: Range<usize>) -> Option<Source> {
        let verb = (range.start..range.end.min(range.start + MAX_BEFORE)).find(|&at| self.is_cue(at))?;
        if self.form(verb) == "according" {
            return self.subject_from(verb + 2, range.end);
        }
        // "…, said Ines Calloway"
        let inverted = verb > range.start && self.document.token_text(verb - 1) == ",";
        let after = || self.subject_from(verb + 1, range.end);
        // "Quint, the mayor, said the bridge is closed": what has a verb of its own.
        let has_verb = |source: &Source| matches!(self.tag(source.mention.end()), Pos::Verb | Pos::Auxiliary);
        if inverted && let Some(source) = after().filter(|source| !has_verb(source)) {
            return Some(source);
        }
        let opens = verb == self.document.first_word(TokenRange::new(range.start, range.end));
        self.subject_before(verb, range.start).or_else(|| if opens { after() } else { None })
    }
}

/// Tokens before a quotation that are searched for a cue.
const MAX_BEFORE: usize = 60;

/// Tokens behind a quotation that are searched for a cue.
const MAX_AFTER: usize = 48;

/// Tokens of a title before a name.
const MAX_TITLE: usize = 6;

/// Tokens behind a dash that are a signature.
const MAX_SIGNATURE: usize = 16;
