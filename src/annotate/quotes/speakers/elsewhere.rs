//! Who says it in languages of which a pack knows the verbs of saying, but nobody the parts of speech: what a pack's lists call a
//! verb, a pronoun, a preposition; names; and where words stand. What could be somebody else is nobody.

use std::ops::Range;

use super::{Cue, Source, Speakers};
use crate::lang::Gender;
use crate::lang::pack::Part;
use crate::text::{TokenFlags, TokenRange};

/// Tokens of a subject with what stands before its name.
const MAX_SUBJECT: usize = 18;

/// Tokens of the longest description of somebody without a name.
const MAX_DESCRIPTION: usize = 9;

/// Tokens of a sentence beside a quotation that are searched for a verb.
const MAX_SEARCH: usize = 48;

/// Tokens between an auxiliary and its participle, with the subject between: "hat der Sprecher am Montag gesagt".
const MAX_FRAME: usize = 14;

/// Tokens of the longest title before a name.
const MAX_TITLES: usize = 3;

/// Tokens between a name and its verb.
const MAX_APART: usize = 14;

/// Mentions of one entity whose forms are compared.
const MAX_FORMS: usize = 12;

/// A verb of saying with its auxiliary.
#[derive(Clone, Copy)]
struct Verb {
    /// The word that says what is done: the verb, the participle.
    cue: usize,
    /// The first word, and one past the last; the subject may stand between them.
    whole: TokenRange,
    part: Part,
}

impl Speakers<'_, '_> {
    /// What the word at `at` may be.
    pub fn part(&self, at: usize) -> Part {
        let token = self.document.tokens.get(at).filter(|token| token.is_word());
        token.and_then(|token| self.parts.get(token.word.index())).copied().unwrap_or_default()
    }

    fn is(&self, at: usize, part: Part) -> bool {
        self.part(at).any(part)
    }

    fn is_capitalized(&self, at: usize) -> bool {
        let token = self.document.tokens.get(at).filter(|token| token.is_word());
        token.is_some_and(|token| token.is_capitalized() || self.document.is_capitalized_behind(at))
    }

    /// The verb of saying that begins at `at`.
    fn verb_at(&self, at: usize, end: usize) -> Option<Verb> {
        let part = self.part(at);
        let is_written_small = self.document.tokens.get(at)
            .is_some_and(|token| !token.is_capitalized() || token.flags.has(TokenFlags::SENTENCE_START));
        if !part.any(Part::VERB | Part::AUXILIARY) || !is_written_small {
            return None;
        }
        if part.any(Part::AUXILIARY) {
            let mut only_beside = true;
            for i in at + 1..end.min(at + MAX_FRAME) {
                if !self.document.tokens[i].is_word() {
                    break;
                }
                let is_far = !only_beside && self.is(i, Part::VERB);
                if self.is(i, Part::PARTICIPLE) && !is_far {
                    return Some(Verb { cue: i, whole: TokenRange::new(at, i + 1), part });
                }
                only_beside &= self.is(i, Part::BESIDE) || self.document.form(i).contains("ment");
            }
        }
        part.any(Part::VERB).then_some(Verb { cue: at, whole: TokenRange::new(at, at + 1), part })
    }

    fn attribution(&self, at: usize) -> usize {
        if !self.is(at, Part::ATTRIBUTION) && !self.begins_attribution(at) {
            return 0;
        }
        self.document.pack.speech().attribution((at..at + 3).map(|at| self.document.form(at)))
    }

    /// Whether a phrase of several words may begin at `at`: its first word is a preposition, or capitalized as a sentence begins.
    fn begins_attribution(&self, at: usize) -> bool {
        self.is(at, Part::PREPOSITION | Part::CONJUNCTION | Part::ATTRIBUTION | Part::OF) || self.part(at) == Part::default()
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
        if let Some(cue) = self.attributed(first, end) {
            return Some(cue);
        }
        let words = |at: &usize| self.document.tokens[*at].is_word();
        for at in (first..end.min(first + MAX_LEAD)).take_while(words) {
            if let Some(verb) = self.verb_at(at, end) {
                return self.said(&verb, first, end);
            }
        }
        // "Die Lage sei „ernst“ gewesen, sagte Rasch."
        for at in first..end {
            if self.document.token_text(at) != "," {
                continue;
            }
            if let Some(cue) = self.attributed(at + 1, end) {
                return Some(cue);
            }
            let begins = (at + 1..end.min(at + 3)).find_map(|at| self.verb_at(at, end));
            let Some(verb) = begins else { continue };
            if let Some(source) = self.subject_behind(&verb, end) {
                return Some(Self::cue_of(&verb, Some(source)));
            }
        }
        None
    }

    /// "laut Feuerwehrchef Dieter Samm", "по словам Самойлова".
    fn attributed(&self, at: usize, end: usize) -> Option<Cue> {
        let length = self.attribution(at);
        let source = Some(length).filter(|&length| length > 0).and_then(|length| self.subject(at + length, end, None, true));
        source.map(|source| Cue { tokens: TokenRange::new(at, at + 1), source: Some(source) })
    }

    /// A verb behind a quotation with its subject, which begins at `first` or follows it.
    fn said(&self, verb: &Verb, first: usize, end: usize) -> Option<Cue> {
        let source = self.subject_behind(verb, end);
        let source = source.or_else(|| self.subject_between(first..verb.whole.start(), verb));
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

    /// The subject behind a verb or within it.
    fn subject_behind(&self, verb: &Verb, end: usize) -> Option<Source> {
        if self.is(verb.whole.start(), Part::HE | Part::SHE) {
            let mention = TokenRange::new(verb.whole.start(), verb.whole.start() + 1);
            return Some(Source { entity: None, mention, is_pronoun: true });
        }
        let shown = self.document.pack.speech().gender_of_verb(self.document.form(verb.cue));
        let within = verb.whole.start() + 1..verb.cue;
        if let Some(source) = self.subject(within.start, within.end, shown, false) {
            return Some(source);
        }
        let many = verb.part.any(Part::MANY);
        let source = self.subject(verb.whole.end(), end, shown, many);
        source.filter(|source| !(many && source.is_pronoun))
    }

    /// The subject that begins at `at` and ends before `end`. `shown`: what the verb tells of it. `anywhere`: also behind a preposition.
    fn subject(&self, at: usize, end: usize, shown: Option<Gender>, anywhere: bool) -> Option<Source> {
        let end = end.min(at + MAX_SUBJECT);
        let skips = |at: &usize| self.is(*at, Part::BESIDE) && !self.is(*at, Part::DETERMINER | Part::HE | Part::SHE);
        let mut at = (at..end).find(|at| !skips(at))?;
        if self.is(at, Part::HE | Part::SHE) && self.entity_at(at).is_none() {
            let is_noun = self.is(at, Part::DETERMINER) && self.document.tokens.get(at + 1).is_some_and(|next| next.is_word());
            if !is_noun {
                return Some(Source { entity: None, mention: TokenRange::new(at, at + 1), is_pronoun: true });
            }
        }
        let clause = (at..end).find(|&i| self.ends_clause(i, i == at)).unwrap_or(end);
        let mut body = None;
        for &(range, entity) in self.mentions_in(at..clause) {
            let is_behind = anywhere && self.only_opens(at..range.start());
            if !self.can_speak(entity) || !is_behind && !self.may_be_subject(range, entity, at, shown) {
                continue;
            }
            if self.is_person(entity) {
                return Some(Source { entity: Some(entity), mention: range, is_pronoun: false });
            }
            if body.is_none() && self.only_opens(at..range.start()) {
                body = Some((range, entity));
            }
        }
        // "der Sprecher des Ministeriums, Karl Brenner"
        if let Some(source) = self.apposed(at, clause, end) {
            return Some(source);
        }
        if let Some((mention, entity)) = body {
            return Some(Source { entity: Some(entity), mention, is_pronoun: false });
        }
        if self.is(at, Part::PREPOSITION | Part::OF) {
            if !anywhere {
                at = self.past_preposition(at, clause)?;
            } else if !self.document.pack.speech().has_determiners() {
                at += 1;
            }
        }
        let mention = self.description(at, clause)?;
        Some(Source { entity: None, mention, is_pronoun: false })
    }

    /// Whether words before a name open its phrase and are nothing else.
    fn only_opens(&self, mut words: Range<usize>) -> bool {
        words.all(|at| self.is(at, Part::DETERMINER | Part::BESIDE | Part::PREPOSITION | Part::OF))
    }

    /// The person behind the comma at `comma` who is what the words before it describe.
    fn apposed(&self, at: usize, comma: usize, end: usize) -> Option<Source> {
        let is_described = comma > at && self.document.token_text(comma) == "," && self.description(at, comma).is_some();
        let near = self.mentions_in(comma..(comma + 2 + MAX_TITLES).min(end + 1));
        let &(range, entity) = near.first().filter(|_| is_described)?;
        let is_near = (comma + 1..range.start()).all(|at| self.is_title(at));
        let next = self.document.token_text(range.end());
        let ends = matches!(next, "," | "." | ":" | "—" | "–" | "-" | ")" | "" | ";") || range.end() >= end;
        let source = Source { entity: Some(entity), mention: range, is_pronoun: false };
        (is_near && ends && self.is_person(entity)).then_some(source)
    }

    /// Whether a word before a name is a title or an office of whoever bears it.
    fn is_title(&self, at: usize) -> bool {
        self.is(at, Part::MAN | Part::WOMAN) && !self.is(at, Part::DETERMINER) || self.document.token_text(at) == "."
    }

    /// Whether a name may be the subject of a clause that begins at `first`: no preposition is before it, its form is not that of an
    /// object, and it is of whom the verb tells.
    fn may_be_subject(&self, range: TokenRange, entity: usize, first: usize, shown: Option<Gender>) -> bool {
        let mut before = range.start();
        while before > first && self.is_title(before - 1) {
            before -= 1;
        }
        let part = if before > first { self.part(before - 1) } else { Part::default() };
        // "die Schwester der Ministerin Trebsow" might be either.
        let is_object = part.any(Part::PREPOSITION) || part.any(Part::OF) && !part.any(Part::DETERMINER);
        let elided = self.part(range.start());
        let is_tied = self.document.pack.elided(self.document.form(range.start())) > 0 && elided.any(Part::OF | Part::PREPOSITION);
        let name = self.entities[entity].name.to_lowercase();
        let told = self.document.pack.speech().gender_of_name(&name).filter(|_| self.is_person(entity));
        let agrees = shown.is_none() || told.is_none() || shown == told;
        !is_object && !is_tied && agrees && !self.is_oblique(range, entity)
    }

    /// Whether a name stands in another case than elsewhere: "словам Самойлова" beside "Самойлов".
    fn is_oblique(&self, range: TokenRange, entity: usize) -> bool {
        let stem = |range: TokenRange| self.document.pack.name_stem(self.document.form(range.end() - 1));
        let own = stem(range);
        let others = self.entities[entity].mentions.iter().take(MAX_FORMS).map(|mention| stem(mention.tokens));
        own.case > 0 && { others }.any(|other| other.stem == own.stem && other.case < own.case)
    }

    /// Whether a clause ends before token `at`.
    fn ends_clause(&self, at: usize, is_first: bool) -> bool {
        let token = &self.document.tokens[at];
        if !token.is_word() {
            let text = self.document.token_text(at);
            return matches!(text, "," | "." | ";" | ":" | "!" | "?" | "…" | "..." | "—" | "–" | "(" | "«" | "“" | "„" | "\"" | "»" | "”" | "―")
                || text == "-" && token.space_before();
        }
        let part = self.part(at);
        part.any(Part::CONJUNCTION) && !part.any(Part::DETERMINER | Part::PREPOSITION) || !is_first && self.verb_at(at, at + 1).is_some()
    }

    /// Past a preposition and its noun: "en rueda de prensa | la ministra", "в понедельник | представитель".
    fn past_preposition(&self, at: usize, end: usize) -> Option<usize> {
        if !self.document.pack.speech().has_determiners() {
            let next = at + 2;
            return (next < end && !self.is(next, Part::PREPOSITION)).then_some(next);
        }
        (at + 2..end).find(|&i| self.is(i, Part::DETERMINER) && !self.is(i - 1, Part::PREPOSITION | Part::OF))
    }

    /// The noun phrase that begins at `at`: "ein Sprecher der Polizei", "la ministre de la Santé", "глава профсоюза".
    fn description(&self, at: usize, end: usize) -> Option<TokenRange> {
        let speech = self.document.pack.speech();
        let first = self.document.tokens.get(at).filter(|token| token.is_word() && at < end)?;
        let part = self.part(at);
        let is_plain = part == Part::default() || part.any(Part::MAN | Part::WOMAN);
        let is_noun = if speech.has_determiners() {
            first.is_capitalized() && (self.document.pack.capitalizes_nouns() || self.entity_at(at).is_none())
        } else {
            !self.document.pack.is_stop_word(self.document.form(at))
        };
        if !part.any(Part::DETERMINER) && !(is_plain && is_noun) {
            return None;
        }
        let mut last = at;
        for i in at + 1..end.min(at + MAX_DESCRIPTION) {
            let part = self.part(i);
            let stops = part.any(Part::PREPOSITION | Part::BESIDE | Part::AUXILIARY | Part::VERB | Part::CONJUNCTION)
                && !part.any(Part::OF | Part::DETERMINER);
            let is_word = self.document.tokens[i].is_word() || matches!(self.document.token_text(i), "-" | "'" | "’");
            if stops || !is_word {
                break;
            }
            last = i;
        }
        while last > at && self.is(last, Part::OF | Part::DETERMINER) {
            last -= 1;
        }
        let is_alone = last == at && part.any(Part::DETERMINER);
        let is_tied = self.document.pack.elided(self.document.form(at)) > 0;
        (!is_alone || is_tied).then(|| TokenRange::new(at, last + 1))
    }

    /// The last cue in the words before a quotation: "Sie erklärte:", "Según Ortuño, es", "Тарасов заявил, что".
    pub fn in_front(&self, range: Range<usize>) -> Option<Cue> {
        let start = range.start.max(range.end.saturating_sub(MAX_SEARCH));
        for at in (start..range.end).rev() {
            if let Some(cue) = self.attributed(at, range.end) {
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
            let is_near = |source: &Source| (source.mention.end()..verb.whole.start()).all(|at| self.is(at, Part::BESIDE));
            if let Some(source) = before.as_ref().filter(|source| is_near(source)) {
                return Some(Self::cue_of(&verb, Some(source.clone())));
            }
            let behind = self.subject_behind(&verb, range.end);
            let is_named = |source: &Source| source.entity.is_some() || source.is_pronoun;
            let source = match (before, behind) {
                (_, Some(behind)) if is_named(&behind) => Some(behind),
                (Some(before), _) => Some(before),
                (None, behind) => behind,
            };
            if let Some(source) = source.or_else(|| self.dropped(&verb)) {
                return Some(Self::cue_of(&verb, Some(source)));
            }
        }
        None
    }

    /// The subject in the words before a verb.
    fn clause_subject(&self, verb: &Verb, start: usize) -> Option<Source> {
        let stops = |at: &usize| {
            let text = self.document.token_text(*at);
            matches!(text, ";" | ":" | "." | "!" | "?" | "—" | "–" | "»" | "“" | "”" | "„" | "«")
        };
        let clause = (start..verb.whole.start()).rev().find(stops).map_or(start, |at| at + 1);
        self.subject_between(clause..verb.whole.start(), verb)
    }

    fn subject_between(&self, clause: Range<usize>, verb: &Verb) -> Option<Source> {
        let is_beside = |at: &usize| self.is(*at, Part::BESIDE) && !self.is(*at, Part::HE | Part::SHE);
        let last = clause.clone().rev().find(|at| !is_beside(at))?;
        if self.is(last, Part::HE | Part::SHE) && self.entity_at(last).is_none() {
            let is_one = !verb.part.any(Part::MANY);
            return is_one.then_some(Source { entity: None, mention: TokenRange::new(last, last + 1), is_pronoun: true });
        }
        let shown = self.document.pack.speech().gender_of_verb(self.document.form(verb.cue));
        let mut body = None;
        for &(range, entity) in self.mentions_in(clause.clone()).iter().rev() {
            if !self.can_speak(entity)
                || range.end() > last + 1
                || !self.may_be_subject(range, entity, clause.start, shown)
                || !self.reaches(range.end(), last + 1)
            {
                continue;
            }
            if self.is_person(entity) {
                return Some(Source { entity: Some(entity), mention: range, is_pronoun: false });
            }
            if self.only_opens(clause.start..range.start()) {
                body = Some((range, entity));
            }
        }
        if let Some((mention, entity)) = body {
            return Some(Source { entity: Some(entity), mention, is_pronoun: false });
        }
        let opens = |at: &usize| !self.is(*at, Part::CONJUNCTION | Part::BESIDE) || self.is(*at, Part::DETERMINER);
        let first = clause.clone().find(opens)?;
        let mention = self.description(first, last + 1)?;
        let is_apart = mention.end() > last || self.reaches(mention.end(), last + 1);
        is_apart.then_some(Source { entity: None, mention, is_pronoun: false })
    }

    /// Whether what stands between a subject and its verb leaves them together: no comma, or one before and one behind it; or "and",
    /// by which the verb shares the subject.
    fn reaches(&self, from: usize, to: usize) -> bool {
        let is_comma = |at: usize| self.document.token_text(at) == ",";
        let is_shared = to > from && self.is(to - 1, Part::CONJUNCTION);
        let is_parted = (from..to).any(is_comma) && !(is_comma(from) && is_comma(to - 1));
        (to <= from + MAX_APART) && (is_shared || !is_parted && !(from..to).any(|at| self.is(at, Part::CONJUNCTION) && !is_comma(from)))
    }

    /// Who is the subject of a sentence that ends in a colon before a quotation, without a verb of saying: "Brehm ist sicher:".
    pub fn before_colon(&self, range: Range<usize>) -> Option<Source> {
        let start = range.start.max(range.end.saturating_sub(MAX_SEARCH));
        let named = self.first_subject(start..range.end);
        if named.is_some() {
            return named;
        }
        let pronoun = (start..range.end).find(|&at| self.is(at, Part::HE | Part::SHE) && !self.is(at, Part::DETERMINER))?;
        Some(Source { entity: None, mention: TokenRange::new(pronoun, pronoun + 1), is_pronoun: true })
    }

    /// The first name in a sentence that may be its subject.
    fn first_subject(&self, range: Range<usize>) -> Option<Source> {
        let named = self.mentions_in(range.clone()).iter().take(MAX_FORMS);
        let mut fitting =
            named.filter(|(tokens, entity)| self.is_person(*entity) && self.may_be_subject(*tokens, *entity, range.start, None));
        let &(mention, entity) = fitting.next()?;
        Some(Source { entity: Some(entity), mention, is_pronoun: false })
    }

    /// Whom a sentence without a quotation reports to say something, or is about.
    pub fn topic(&self, range: Range<usize>) -> Option<Source> {
        let end = range.end.min(range.start + MAX_SEARCH);
        for at in range.start..end {
            if let Some(cue) = self.attributed(at, end) {
                return cue.source;
            }
            if let Some(verb) = self.verb_at(at, end) {
                let before = self.clause_subject(&verb, range.start);
                let named = before.or_else(|| self.subject_behind(&verb, end));
                if let Some(source) = named.filter(|source| source.entity.is_some()) {
                    return Some(source);
                }
            }
        }
        self.first_subject(range.start..end)
    }

    /// Whether a woman or a man is meant by an entity, as far as the text or its name tells.
    pub fn gender(&self, entity: usize) -> Option<Gender> {
        let known = &self.entities[entity];
        if known.gender.is_some() {
            return known.gender;
        }
        let titles = known.mentions.iter().take(MAX_FORMS).filter_map(|mention| {
            let before = mention.tokens.start().checked_sub(1)?;
            let before = if self.document.token_text(before) == "." { before.checked_sub(1)? } else { before };
            let part = self.part(before);
            match (part.any(Part::WOMAN), part.any(Part::MAN)) {
                (true, false) if !part.any(Part::DETERMINER) => Some(Gender::Female),
                (false, true) => Some(Gender::Male),
                _ => None,
            }
        });
        { titles }.next().or_else(|| self.document.pack.speech().gender_of_name(&known.name.to_lowercase()))
    }

    /// Whom the description of an office means that somebody was given before: "la ministre" behind "La ministre de la Santé, Claire
    /// Fontenay". Nobody where it was given to two.
    pub fn bearer(&self, office: TokenRange) -> Option<usize> {
        let first = office.start() + usize::from(self.is(office.start(), Part::DETERMINER) && office.len() > 1);
        if self.is(office.start(), Part::INDEFINITE) || office.end() - first != 1 {
            return None;
        }
        let pack = &self.document.pack;
        let word = |at: usize| {
            let form = self.document.form(at);
            pack.name_stem(&form[pack.elided(form)..]).stem.to_owned()
        };
        let noun = word(first);
        let end = self.mentions.partition_point(|(tokens, _)| tokens.start() < office.start());
        let mut bearer = None;
        for &(tokens, entity) in self.mentions[end.saturating_sub(MAX_BEARERS)..end].iter().rev() {
            let near = (tokens.start().saturating_sub(MAX_OFFICE)..tokens.start()).chain(tokens.end()..tokens.end() + 4);
            let sentence = self.document.sentence_of(tokens.start());
            let is_called = self.is_person(entity)
                && { near }.any(|at| self.document.sentence_of(at) == sentence && at < office.start() && word(at) == noun);
            if is_called {
                if bearer.is_some_and(|other| other != entity) {
                    return None;
                }
                bearer = Some(entity);
            }
        }
        bearer
    }

    /// Persons who are named shortly before `at`, the last first.
    pub fn persons_before(&self, at: usize) -> impl Iterator<Item = usize> {
        let end = self.mentions.partition_point(|(tokens, _)| tokens.start() < at);
        let near = self.mentions[end.saturating_sub(MAX_BEARERS)..end].iter().rev();
        near.take_while(move |(tokens, _)| tokens.start() + MAX_MEMORY > at)
            .map(|(_, entity)| *entity)
            .filter(|entity| self.is_person(*entity))
    }
}

/// Words at the beginning of what stands behind a quotation among which the verb is.
const MAX_LEAD: usize = 5;

/// Mentions before a pronoun or an office that are looked at.
const MAX_BEARERS: usize = 24;

/// Tokens between an office and the name of who holds it.
const MAX_OFFICE: usize = 7;

/// Tokens after which nobody is remembered who was not named again.
const MAX_MEMORY: usize = 200;
