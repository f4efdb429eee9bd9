//! Who says it in languages of which a pack knows the verbs of saying, but nobody the parts of speech: what a pack's lists call a
//! verb, a pronoun, a preposition; names; and where words stand. What could be somebody else is nobody.

use std::ops::Range;

use super::{Cue, Source, Speakers};
use crate::lang::pack::Part;
use crate::text::{TokenFlags, TokenRange};

/// Tokens of a sentence beside a quotation that are searched for a verb.
const MAX_SEARCH: usize = 48;

/// Tokens between an auxiliary and its participle, with the subject between: "hat der Sprecher am Montag gesagt".
const MAX_FRAME: usize = 14;

/// A verb of saying with its auxiliary.
#[derive(Clone, Copy)]
pub(super) struct Verb {
    /// The word that says what is done: the verb, the participle.
    pub cue: usize,
    /// The first word, and one past the last; the subject may stand between them.
    pub whole: TokenRange,
    pub part: Part,
}

impl Speakers<'_, '_> {
    /// What the word at `at` may be.
    pub fn part(&self, at: usize) -> Part {
        let token = self.document.tokens.get(at).filter(|token| token.is_word());
        token.and_then(|token| self.parts.get(token.word.index())).copied().unwrap_or_default()
    }

    pub(super) fn is(&self, at: usize, part: Part) -> bool {
        self.part(at).any(part)
    }

    /// Whether a word ties a verb to the one before, whose subject it shares: "und", "y".
    pub(super) fn is_and(&self, at: usize) -> bool {
        self.is(at, Part::CONJUNCTION) && self.is(at, Part::BESIDE)
    }

    /// The verb of saying that begins at `at`.
    pub(super) fn verb_at(&self, at: usize, end: usize) -> Option<Verb> {
        let part = self.part(at);
        let token = self.document.tokens.get(at)?;
        let is_written_small = !token.is_capitalized() || token.flags.has(TokenFlags::SENTENCE_START);
        if !part.any(Part::VERB | Part::AUXILIARY) || !is_written_small {
            return None;
        }
        if part.any(Part::AUXILIARY)
            && let Some(cue) = self.participle(at, end)
        {
            return Some(Verb { cue, whole: TokenRange::new(at, cue + 1), part });
        }
        // "una nota", "l'annonce", "d'analyse" are nouns.
        let before = at.checked_sub(1).map_or(Part::default(), |before| self.part(before));
        let is_noun = before.any(Part::DETERMINER | Part::OF | Part::PREPOSITION)
            && !before.any(Part::BESIDE)
            || part.any(Part::DETERMINER | Part::OF);
        (part.any(Part::VERB) && !is_noun).then_some(Verb {
            cue: at,
            whole: TokenRange::new(at, at + 1),
            part,
        })
    }

    /// The participle that belongs to the auxiliary at `at`: next to it, or behind the subject.
    fn participle(&self, at: usize, end: usize) -> Option<usize> {
        let mut opens_subject = None;
        for i in at + 1..end.min(at + MAX_FRAME) {
            if !self.document.tokens[i].is_word() {
                break;
            }
            let is_apart = opens_subject.is_some();
            if self.is(i, Part::PARTICIPLE) && !(is_apart && self.is(i, Part::VERB)) {
                return Some(i);
            }
            let is_adverb = || {
                self.document.pack.speech().ends_as_adverb(self.document.form(i))
                    && !self.document.tokens[i].is_capitalized()
            };
            if !self.is(i, Part::BESIDE) && !is_adverb() {
                let opens = self.is(i, Part::DETERMINER | Part::HE | Part::SHE | Part::PREPOSITION)
                    || self.document.tokens[i].is_capitalized();
                if !*opens_subject.get_or_insert(opens) {
                    break;
                }
            }
        }
        None
    }

    fn attribution(&self, at: usize) -> usize {
        if !self.is(at, Part::ATTRIBUTION | Part::BEGINS_ATTRIBUTION) {
            return 0;
        }
        self.document.pack.speech().attribution((at..at + 3).map(|at| self.document.form(at)))
    }

    fn cue_of(verb: &Verb, source: Option<Source>) -> Cue {
        Cue { tokens: TokenRange::new(verb.cue, verb.cue + 1), source }
    }

    /// The cue in the words behind a quotation: ", sagte Anke Dorfner", ", a-t-il dit", "— сообщили в мэрии", ", so Samm".
    pub fn behind(&self, range: Range<usize>) -> Option<Cue> {
        let end = range.end.min(range.start + MAX_SEARCH);
        let is_mark = |&at: &usize| matches!(self.document.token_text(at), "," | "—" | "–" | "-" | "―" | ".");
        let first = (range.start..end).find(|at| !is_mark(at))?;
        if first > range.start + 2 {
            return None;
        }
        if let Some(cue) = self.attributed(first, end, true) {
            return Some(cue);
        }
        let leads = |at: &usize| self.document.tokens[*at].is_word() && !self.is(*at, Part::CONJUNCTION);
        for at in (first..end.min(first + MAX_LEAD)).take_while(leads) {
            if let Some(verb) = self.verb_at(at, end) {
                return self.said(&verb, first, end);
            }
        }
        // "Die Lage sei „ernst“ gewesen, sagte Rasch."
        for at in first..end {
            if self.document.token_text(at) != "," {
                continue;
            }
            if let Some(cue) = self.attributed(at + 1, end, true) {
                return Some(cue);
            }
            let begins = at + 1 + usize::from(self.is(at + 1, Part::BESIDE));
            let Some(verb) = self.verb_at(begins, end) else { continue };
            if let Some(source) = self.subject_behind(&verb, end) {
                return Some(Self::cue_of(&verb, Some(source)));
            }
        }
        None
    }

    /// "laut Feuerwehrchef Dieter Samm", "по словам Самойлова", "по её словам". Some words are no more than that behind a
    /// quotation (`is_behind`: "so Samm"), others where they begin a sentence ("pour le maire").
    fn attributed(&self, at: usize, end: usize, is_behind: bool) -> Option<Cue> {
        let length = self.attribution(at);
        let part = if length == 1 { self.part(at) } else { Part::default() };
        if length == 0 || part.any(Part::BESIDE) && !is_behind {
            return None;
        }
        let pronoun = (at..at + length).find(|&at| self.is(at, Part::MAN | Part::WOMAN));
        let source = match pronoun {
            Some(pronoun) => {
                Source { entity: None, mention: TokenRange::new(pronoun, pronoun + 1), is_pronoun: true }
            }
            None => self.subject(at + length, end, None, true)?,
        };
        let begins = self.document.tokens[at].flags.has(TokenFlags::SENTENCE_START);
        let is_sure = !part.any(Part::PREPOSITION) || begins && source.entity.is_some();
        is_sure.then_some(Cue { tokens: TokenRange::new(at, at + 1), source: Some(source) })
    }

    /// A verb behind a quotation with its subject, which begins at `first` or follows it.
    fn said(&self, verb: &Verb, first: usize, end: usize) -> Option<Cue> {
        let behind = self.subject_behind(verb, end);
        let between = || self.subject_between(first..verb.whole.start(), verb);
        let source = match behind.filter(|source| source.entity.is_some() || source.is_pronoun) {
            Some(source) => Some(source),
            None => between().or_else(|| self.subject_behind(verb, end)),
        };
        if self.tells_nobody(verb, first) {
            return Some(Self::cue_of(verb, None));
        }
        Some(Self::cue_of(verb, source.or_else(|| self.dropped(verb))))
    }

    /// Whether a pronoun at a verb tells that nobody is named: "hieß es", "a-t-on appris", "говорят они".
    fn tells_nobody(&self, verb: &Verb, first: usize) -> bool {
        let behind = verb.whole.end();
        let is_many = verb.part.any(Part::MANY) && self.is(behind, Part::HE | Part::SHE);
        let before = verb.whole.start().checked_sub(1).filter(|&at| at >= first);
        let at_verb = before.into_iter().chain([behind, verb.whole.start()]);
        is_many || at_verb.into_iter().any(|at| self.is(at, Part::OTHER))
    }

    /// A subject that is not written, as that of the verb before: "añadió", "und fügte hinzu".
    fn dropped(&self, verb: &Verb) -> Option<Source> {
        let mention = TokenRange::new(verb.cue, verb.cue + 1);
        let is_one = !verb.part.any(Part::MANY);
        is_one.then_some(Source { entity: None, mention, is_pronoun: true })
    }

    /// The last cue in the words before a quotation: "Sie erklärte:", "Según Ortuño, es", "Тарасов заявил, что".
    pub fn in_front(&self, range: Range<usize>) -> Option<Cue> {
        let start = range.start.max(range.end.saturating_sub(MAX_SEARCH));
        for at in (start..range.end).rev() {
            if let Some(cue) = self.attributed(at, range.end, false) {
                return Some(cue);
            }
            let Some(verb) = self.verb_at(at, range.end) else { continue };
            if at > start && self.is(at - 1, Part::AUXILIARY) && self.verb_at(at - 1, range.end).is_some() {
                continue;
            }
            if self.tells_nobody(&verb, start) {
                return Some(Self::cue_of(&verb, None));
            }
            let before = self.clause_subject(&verb, range.start);
            let is_near = |source: &Source| {
                (source.mention.end()..verb.whole.start()).all(|at| self.is(at, Part::BESIDE))
            };
            if let Some(source) = before.as_ref().filter(|source| is_near(source)) {
                return Some(Self::cue_of(&verb, Some(source.clone())));
            }
            let behind = self.subject_behind(&verb, range.end);
            let is_named = |source: &Source| source.entity.is_some() || source.is_pronoun;
            // A noun behind a verb is its object, unless nothing follows it: "erklärte das Ministerium:".
            let is_last = |source: &Source| {
                source.mention.end() == range.end && self.document.token_text(range.end) == ":"
            };
            let source = match (before, behind) {
                (_, Some(behind)) if is_named(&behind) => Some(behind),
                (Some(before), _) => Some(before),
                (None, behind) => behind.filter(is_last),
            };
            let shares = || {
                self.is_and(at.saturating_sub(1))
                    || (self.start_of_clause(&verb, start)..at).all(|at| self.is(at, Part::BESIDE))
            };
            if let Some(source) = source.or_else(|| self.dropped(&verb).filter(|_| shares())) {
                return Some(Self::cue_of(&verb, Some(source)));
            }
        }
        None
    }

    /// Who is the subject of a sentence that ends in a colon before a quotation, without a verb of saying: "Brehm ist sicher:".
    pub fn before_colon(&self, range: Range<usize>) -> Option<Source> {
        let start = range.start.max(range.end.saturating_sub(MAX_SEARCH));
        self.first_subject(start..range.end)
    }

    /// Whom a sentence without a quotation reports to say something, or is about.
    pub fn topic(&self, range: Range<usize>) -> Option<Source> {
        let end = range.end.min(range.start + MAX_SEARCH);
        for at in range.start..end {
            if let Some(cue) = self.attributed(at, end, false) {
                return cue.source.filter(|source| source.entity.is_some());
            }
            if let Some(verb) = self.verb_at(at, end) {
                // "La empresa respondió con dureza."
                if let Some(source) =
                    self.clause_subject(&verb, range.start).filter(|source| !source.is_pronoun)
                {
                    return Some(source);
                }
                if let Some(source) = self.subject_behind(&verb, end).filter(|source| source.entity.is_some())
                {
                    return Some(source);
                }
            }
        }
        self.first_subject(range.start..end).or_else(|| self.named_by_capitals(range.start..end))
    }

    /// The first name of several words where no model finds names.
    fn named_by_capitals(&self, range: Range<usize>) -> Option<Source> {
        if self.document.pack.name_model().is_some() {
            return None;
        }
        let is_capital = |&at: &usize| {
            let token = &self.document.tokens[at];
            token.is_word() && token.is_capitalized() && !token.flags.has(TokenFlags::SENTENCE_START)
        };
        let mut at = range.start;
        while let Some(first) = (at..range.end).find(is_capital) {
            let count = (first..range.end).take_while(is_capital).count();
            if count > 1 {
                let mention = TokenRange::new(first, first + count);
                return Some(Source { entity: None, mention, is_pronoun: false });
            }
            at = first + 1;
        }
        None
    }
}

/// Words at the beginning of what stands behind a quotation among which the verb is.
const MAX_LEAD: usize = 5;
