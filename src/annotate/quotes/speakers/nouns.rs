//! Subjects in languages of which a pack knows the small words, but nobody the parts of speech: names, and nouns with what opens them.

use std::ops::Range;

use super::elsewhere::Verb;
use super::{Source, Speakers};
use crate::lang::Gender;
use crate::lang::pack::Part;
use crate::text::{TokenFlags, TokenRange};

/// Tokens of a subject with what stands before its name.
const MAX_SUBJECT: usize = 18;

/// Tokens of the longest description of somebody without a name.
const MAX_DESCRIPTION: usize = 12;

/// Tokens of the longest title before a name.
const MAX_TITLES: usize = 3;

/// Tokens between a name and its verb.
const MAX_APART: usize = 14;

/// Tokens of a name in marks with its marks; of what stands between a noun and its verb.
const MAX_MARKED: usize = 7;

/// Mentions of one entity whose forms are compared.
const MAX_FORMS: usize = 12;

impl Speakers<'_, '_> {
    /// The subject behind a verb or within it.
    pub(super) fn subject_behind(&self, verb: &Verb, end: usize) -> Option<Source> {
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
    pub(super) fn subject(
        &self,
        at: usize,
        end: usize,
        shown: Option<Gender>,
        anywhere: bool,
    ) -> Option<Source> {
        let end = end.min(at + MAX_SUBJECT);
        let is_beside =
            |at: usize| self.is(at, Part::BESIDE) && !self.is(at, Part::DETERMINER | Part::HE | Part::SHE);
        // "el lunes"
        let skips = |at: &usize| is_beside(*at) || self.is(*at, Part::DETERMINER) && is_beside(*at + 1);
        let mut at = (at..end).find(|at| !skips(at))?;
        if self.is(at, Part::HE | Part::SHE) && self.entity_at(at).is_none() {
            let is_noun = self.is(at, Part::DETERMINER)
                && self.document.tokens.get(at + 1).is_some_and(|next| next.is_word());
            if !is_noun {
                return Some(Source { entity: None, mention: TokenRange::new(at, at + 1), is_pronoun: true });
            }
        }
        let clause = self.clause_end(at, end);
        let mut body = None;
        for &(range, entity) in self.mentions_in(at..clause) {
            // "по словам губернатора Александра Мишарина"
            let is_behind = anywhere
                && (self.only_opens(at..range.start())
                    || range.len() > 1 && self.are_plain(at..range.start()));
            if !self.can_speak(entity) || !is_behind && !self.may_be_subject(range, entity, at, shown) {
                continue;
            }
            // "Inselvogt | Hauke Jansson": an office that was taken for a name.
            let is_office =
                |&(next, other): &(TokenRange, usize)| next.start() == range.end() && self.is_person(other);
            if self.mentions_in(range.end()..range.end() + 1).first().is_some_and(is_office) {
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
        if self.is(at, Part::PREPOSITION | Part::OF) && !self.is(at, Part::DETERMINER) {
            at = if anywhere { at + 1 } else { self.past_preposition(at, clause)? };
        }
        at = self.past_adverb(at, shown);
        let mut mention = self.description(at, clause)?;
        // "Według burmistrza prace ruszą": where the words of whoever it is end is not told.
        let is_open = anywhere && !self.document.pack.speech().has_determiners() && shown.is_none();
        if is_open
            && clause < self.document.tokens.len()
            && !matches!(self.document.token_text(clause), "," | "." | "»" | "—" | "–")
        {
            mention = TokenRange::new(mention.start(), mention.start() + 1);
        }
        Some(Source { entity: None, mention, is_pronoun: false })
    }

    /// Whether words before a name open its phrase and are nothing else.
    fn only_opens(&self, mut words: Range<usize>) -> bool {
        words.all(|at| self.is(at, Part::DETERMINER | Part::BESIDE | Part::PREPOSITION | Part::OF))
    }

    /// Whether words before a name are no more than what somebody is.
    fn are_plain(&self, mut words: Range<usize>) -> bool {
        words.all(|at| {
            let part = self.part(at);
            (part == Part::default() || part.any(Part::MAN | Part::WOMAN | Part::DETERMINER))
                && self.entity_at(at).is_none()
        })
    }

    /// Where the clause ends that begins at `at`; a name in marks does not end it.
    fn clause_end(&self, at: usize, end: usize) -> usize {
        let mut i = at;
        while i < end {
            if self.ends_clause(i, i == at) {
                let closing = (i + 1..end.min(i + MAX_MARKED))
                    .find(|&i| matches!(self.document.token_text(i), "»" | "”" | "“" | "\""));
                match closing.filter(|_| matches!(self.document.token_text(i), "«" | "„" | "“" | "\"")) {
                    Some(closing) => i = closing,
                    None => return i,
                }
            }
            i += 1;
        }
        end
    }

    /// The person behind the comma at `comma` who is what the words before it describe.
    fn apposed(&self, at: usize, comma: usize, end: usize) -> Option<Source> {
        let is_described =
            comma > at && self.document.token_text(comma) == "," && self.description(at, comma).is_some();
        let near = self.mentions_in(comma..(comma + 2 + MAX_TITLES).min(end + 1));
        let &(range, entity) = near.first().filter(|_| is_described)?;
        let is_near = (comma + 1..range.start()).all(|at| self.is_title(at));
        let next = self.document.token_text(range.end());
        let ends = matches!(next, "," | "." | ":" | "—" | "–" | "-" | ")" | "" | ";") || range.end() >= end;
        let source = Source { entity: Some(entity), mention: range, is_pronoun: false };
        (is_near && ends && self.is_person(entity)).then_some(source)
    }

    /// Whether a word before a name is a title or an office of whoever bears it.
    pub fn is_title(&self, at: usize) -> bool {
        self.is(at, Part::TITLE) || self.document.token_text(at) == "."
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
        let is_object = part.any(Part::PREPOSITION | Part::OF) && !part.any(Part::DETERMINER);
        let elided = self.part(range.start());
        let is_tied = self.document.pack.elided(self.document.form(range.start())) > 0
            && elided.any(Part::OF | Part::PREPOSITION);
        let name = self.entities[entity].name.to_lowercase();
        let told = self.document.pack.speech().gender_of_name(&name).filter(|_| self.is_person(entity));
        let agrees = shown.is_none() || told.is_none() || shown == told;
        !is_object && !is_tied && agrees && !self.is_oblique(range, entity)
    }

    /// Whether a name stands in another case than elsewhere: "словам Самойлова" beside "Самойлов".
    fn is_oblique(&self, range: TokenRange, entity: usize) -> bool {
        let stem = |range: TokenRange| self.document.pack.name_stem(self.document.form(range.end() - 1));
        let own = stem(range);
        let others =
            self.entities[entity].mentions.iter().take(MAX_FORMS).map(|mention| stem(mention.tokens));
        own.case > 0 && { others }.any(|other| other.stem == own.stem && other.case < own.case)
    }

    /// Whether a clause ends before token `at`.
    fn ends_clause(&self, at: usize, is_first: bool) -> bool {
        let token = &self.document.tokens[at];
        if !token.is_word() {
            let text = self.document.token_text(at);
            return matches!(
                text,
                "," | "."
                    | ";"
                    | ":"
                    | "!"
                    | "?"
                    | "…"
                    | "..."
                    | "—"
                    | "–"
                    | "("
                    | "«"
                    | "“"
                    | "„"
                    | "\""
                    | "»"
                    | "”"
                    | "―"
            ) || text == "-" && token.space_before();
        }
        let part = self.part(at);
        part.any(Part::CONJUNCTION) && !part.any(Part::DETERMINER | Part::PREPOSITION)
            || !is_first && self.verb_at(at, at + 1).is_some()
    }

    /// Past an adverb in front of a subject, where the verb tells that it is no noun of the third gender: "сказала лагідно мама".
    fn past_adverb(&self, at: usize, shown: Option<Gender>) -> usize {
        let ends = self.document.form(at).ends_with(['о', 'o']);
        let is_adverb =
            ends && shown.is_some() && self.part(at) == Part::default() && self.entity_at(at).is_none();
        at + usize::from(is_adverb && !self.document.pack.speech().has_determiners())
    }

    /// Past a preposition and its noun: "en rueda de prensa | la ministra", "в понедельник | представитель".
    fn past_preposition(&self, at: usize, end: usize) -> Option<usize> {
        if !self.document.pack.speech().has_determiners() {
            return self.is(at + 1, Part::BESIDE).then_some(at + 2).filter(|&next| next < end);
        }
        (at + 2..end).find(|&i| self.is(i, Part::DETERMINER) && !self.is(i - 1, Part::PREPOSITION | Part::OF))
    }

    /// The noun phrase that begins at `at`: "ein Sprecher der Polizei", "la ministre de la Santé", "глава профсоюза".
    fn description(&self, at: usize, end: usize) -> Option<TokenRange> {
        let speech = self.document.pack.speech();
        let first = self.document.tokens.get(at).filter(|token| token.is_word() && at < end)?;
        let part = self.part(at);
        let pack = &self.document.pack;
        let is_plain = (part == Part::default() || part.any(Part::MAN | Part::WOMAN))
            && !pack.is_stop_word(self.document.form(at));
        let begins = first.flags.has(TokenFlags::SENTENCE_START);
        let is_noun = if speech.has_determiners() {
            first.is_capitalized() && (pack.capitalizes_nouns() || !begins && self.entity_at(at).is_none())
        } else {
            true
        };
        // A name that is no entity: only its words.
        let is_name =
            first.is_capitalized() && !begins && !pack.capitalizes_nouns() && !part.any(Part::DETERMINER);
        let opens = part.any(Part::DETERMINER) || is_plain && is_noun;
        if !opens {
            return None;
        }
        let mut last = at;
        for i in at + 1..end.min(at + MAX_DESCRIPTION) {
            let part = self.part(i);
            let stops = part
                .any(Part::PREPOSITION | Part::BESIDE | Part::AUXILIARY | Part::VERB | Part::CONJUNCTION)
                && !part.any(Part::OF | Part::DETERMINER);
            let token = &self.document.tokens[i];
            let is_word = token.is_countable() || matches!(self.document.token_text(i), "-" | "'" | "’");
            let is_verb = !token.is_capitalized() && pack.is_verb(self.document.form(i));
            // "la Protezione civile | il peggio"
            let ties = Part::OF | Part::DETERMINER | Part::PREPOSITION;
            let is_next = part.any(Part::DETERMINER) && !part.any(Part::OF) && !self.is(i - 1, ties);
            if stops || is_next || !is_word || is_verb || is_name && !token.is_capitalized() {
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

    /// The subject in the words before a verb.
    pub(super) fn clause_subject(&self, verb: &Verb, start: usize) -> Option<Source> {
        self.subject_between(self.start_of_clause(verb, start)..verb.whole.start(), verb)
    }

    /// Where the clause of a verb begins: behind a mark, or behind ", dass".
    pub(super) fn start_of_clause(&self, verb: &Verb, start: usize) -> usize {
        let stops = |at: &usize| {
            let text = self.document.token_text(*at);
            matches!(text, ";" | ":" | "." | "!" | "?" | "—" | "–" | "»" | "“" | "”" | "„" | "«")
                || text == ","
                    && at + 2 < verb.whole.start()
                    && self.is(at + 1, Part::CONJUNCTION)
                    && !self.is(at + 1, Part::DETERMINER)
        };
        (start..verb.whole.start()).rev().find(stops).map_or(start, |at| at + 1)
    }

    pub(super) fn subject_between(&self, clause: Range<usize>, verb: &Verb) -> Option<Source> {
        let is_beside = |at: &usize| self.is(*at, Part::BESIDE) && !self.is(*at, Part::HE | Part::SHE);
        let last = clause.clone().rev().find(|at| !is_beside(at))?;
        if self.is(last, Part::HE | Part::SHE)
            && self.entity_at(last).is_none()
            && !self.is(last, Part::CONJUNCTION)
        {
            let is_one = !verb.part.any(Part::MANY);
            return is_one.then_some(Source {
                entity: None,
                mention: TokenRange::new(last, last + 1),
                is_pronoun: true,
            });
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
        let opens =
            |at: &usize| !self.is(*at, Part::CONJUNCTION | Part::BESIDE) || self.is(*at, Part::DETERMINER);
        let first = clause.clone().find(opens)?;
        // "В полиции заявили"
        let is_place = verb.part.any(Part::MANY) && !self.document.pack.speech().has_determiners();
        let first = if is_place && self.is(first, Part::PREPOSITION) { first + 1 } else { first };
        let mention = self.description(self.past_adverb(first, shown), last + 1)?;
        // "Ein Sprecher der Polizei in Köln sagte", "Eine Pflegerin, die ungenannt bleiben will, sagt"
        let gap = mention.end()..last + 1;
        let is_apart = gap.is_empty()
            || self.is(gap.start, Part::PREPOSITION)
                && gap.len() < MAX_MARKED
                && self.reaches(gap.start, gap.end)
            || self.document.token_text(gap.start) == "," && self.reaches(gap.start, gap.end);
        is_apart.then_some(Source { entity: None, mention, is_pronoun: false })
    }

    /// Whether what stands between a subject and its verb leaves them together: no comma, or one before and one behind it; or "and",
    /// by which the verb shares the subject.
    fn reaches(&self, from: usize, to: usize) -> bool {
        let is_comma = |at: usize| self.document.token_text(at) == ",";
        let is_shared = to > from && self.is_and(to - 1);
        let is_parted = (from..to).any(is_comma) && !(is_comma(from) && is_comma(to - 1));
        (to <= from + MAX_APART)
            && (is_shared
                || !is_parted && !(from..to).any(|at| self.is(at, Part::CONJUNCTION) && !is_comma(from)))
    }

    /// The first name in a sentence that may be its subject.
    pub(super) fn first_subject(&self, range: Range<usize>) -> Option<Source> {
        let named = self.mentions_in(range.clone()).iter().take(MAX_FORMS);
        let mut fitting = named.filter(|(tokens, entity)| {
            self.is_person(*entity) && self.may_be_subject(*tokens, *entity, range.start, None)
        });
        let &(mention, entity) = fitting.next()?;
        Some(Source { entity: Some(entity), mention, is_pronoun: false })
    }
}
