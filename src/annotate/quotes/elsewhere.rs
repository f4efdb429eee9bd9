//! What is said and by whom in languages other than English: `speakers/elsewhere` reads the words around a quotation, here is
//! decided whom they mean.

use std::ops::Range;

use super::speakers::{Cue, Source};
use super::{MAX_SERIES, QuoteKind, Reading, Speaker};
use crate::annotate::quotations::{self, Quotation};
use crate::lang::Gender;
use crate::lang::pack::Part;
use crate::text::{TokenFlags, TokenKind, TokenRange};

/// Words of a title in marks; where all nouns are capitalized a longer one is a phrase.
const MAX_TITLE: usize = 9;

/// Words in marks, the first with a capital, that are rather a name than a part of what somebody said.
const MAX_NAME: usize = 4;

/// Tokens behind a quotation in which a verb of its own begins.
const MAX_NEAR: usize = 8;

/// Names of speakers who are no entities, of which later surnames may be.
const MAX_KNOWN: usize = 16;

impl Reading<'_, '_> {
    /// The cue of a quotation: in front of it before a colon, behind it, or in its sentence.
    pub(super) fn cue_elsewhere(&self, all: &[Quotation], number: usize) -> Option<Cue> {
        let document = self.document;
        let quotation = &all[number];
        if quotation.goes_on {
            return None;
        }
        let own = document.sentences.get(document.sentence_of(quotation.open))?.tokens;
        let bound = number.checked_sub(1).map_or(0, |before| all[before].end);
        let lead = own.start().max(bound)..quotation.open;
        let before = quotation.open.checked_sub(1).map_or("", |at| document.token_text(at));
        let cue = self.cue_behind(all, number);
        let is_near = |cue: &Cue| cue.tokens.start() < quotation.end + MAX_NEAR && cue.source.is_some();
        if before == ":" && !lead.is_empty() && !cue.as_ref().is_some_and(is_near) {
            let colon = quotation.open - 1;
            let cue = self.speakers.in_front(lead.start..colon);
            let named = || self.speakers.before_colon(lead.start..colon);
            let found = cue.or_else(|| Some(Cue::new(colon, named()?)));
            if found.is_some() {
                return found;
            }
        }
        if cue.is_some() || quotations::is_dialogue(document, quotation) {
            return cue;
        }
        // "„…“, so die Ministerin, „…“"
        let shared =
            if lead.start == bound && number > 0 { self.speakers.behind(lead.clone()) } else { None };
        let in_front = shared.or_else(|| self.speakers.in_front(lead.clone()));
        let first =
            all[..number].iter().rev().take(MAX_SERIES).take_while(|other| other.open >= own.start()).last();
        let cue = in_front.or_else(|| self.speakers.in_front(own.start()..first?.open));
        if cue.is_some() || own.start() < quotation.open {
            return cue;
        }
        // A colon ends the sentence or the paragraph before.
        let previous = document.sentences.get(document.sentence_of(own.start()).checked_sub(1)?)?.tokens;
        let colon = previous.end() - 1;
        let is_led = document.token_text(colon) == ":" && previous.start() >= bound;
        if is_led { self.speakers.in_front(previous.start()..colon) } else { None }
    }

    /// The cue in the words behind a quotation, or behind those that follow it in the same sentence.
    fn cue_behind(&self, all: &[Quotation], number: usize) -> Option<Cue> {
        let document = self.document;
        let quotation = &all[number];
        if quotation.is_open {
            return None;
        }
        let last = quotation.end.saturating_sub(1).max(quotation.open);
        let host = document.sentences.get(document.sentence_of(last))?.tokens;
        for (place, this) in all.iter().enumerate().skip(number).take(MAX_SERIES) {
            let near = &all[place + 1..all.len().min(place + 1 + MAX_SERIES)];
            let next = near.iter().find(|next| !self.is_name_in_marks(next));
            let is_divided = next.is_some_and(|next| next.block == this.block && next.goes_on);
            let end = match next {
                Some(next) if is_divided => next.open,
                Some(next) => host.end().min(next.open),
                None => host.end(),
            };
            if let Some(cue) = self.speakers.behind(this.end..end.max(this.end)) {
                return Some(cue);
            }
            if let Some(cue) = self.signature(this.end, next) {
                return Some(cue);
            }
            // Only what stands in one series with the next shares its cue: "„…“ und „…“, sagte er".
            if next.is_none_or(|next| next.open >= host.end() || next.open > this.end + 2) {
                break;
            }
        }
        None
    }

    /// Whether marks stand around a name within what tells who speaks: "сказал тренер «Буревестника» Платонов".
    fn is_name_in_marks(&self, quotation: &Quotation) -> bool {
        let first = &self.document.tokens[quotation.inner.start()];
        let before = quotation.open.checked_sub(1).map(|at| &self.document.tokens[at]);
        let follows_word = before.is_some_and(|before| before.is_word());
        quotation.inner.len() <= MAX_NAME && first.is_capitalized() && follows_word
    }

    /// Whether a quotation stands for itself, so that whoever spoke goes on: nothing else is in its sentences.
    pub(super) fn stands_alone(&self, quotation: &Quotation) -> bool {
        let document = self.document;
        let starts = |at: usize| document.sentences[document.sentence_of(at)].tokens.start() == at;
        let last = document.sentences.get(document.sentence_of(quotation.end.saturating_sub(1)));
        let ends = last.is_some_and(|last| {
            let rest = quotation.end..last.tokens.end();
            rest.len() < 2 && rest.clone().all(|at| document.tokens[at].kind == TokenKind::Punctuation)
        });
        starts(quotation.open) && ends && !quotations::is_dialogue(document, quotation)
    }

    /// Whether the words in the marks are a quotation, and of which kind; `continues` where another goes on with them.
    pub(super) fn kind_elsewhere(
        &self,
        quotation: &Quotation,
        cue: Option<&Cue>,
        continues: bool,
    ) -> Option<QuoteKind> {
        let document = self.document;
        let inner = quotation.inner;
        let words: Vec<usize> = inner.indices().filter(|&at| document.tokens[at].is_word()).collect();
        let &first = words.first()?;
        if quotations::is_dialogue(document, quotation) || quotation.goes_on {
            return Some(QuoteKind::Direct);
        }
        let is_capitalized = document.tokens[first].is_capitalized();
        let capitalizes_nouns = document.pack.capitalizes_nouns();
        let before = quotation.open.checked_sub(1).map_or("", |at| document.token_text(at));
        let behind = document.token_text(quotation.end);
        let own = document.sentences[document.sentence_of(quotation.open)].tokens;
        let is_first = own.start() == quotation.open;
        let is_introduced = before == ":";
        let is_followed = cue.is_some_and(|cue| cue.tokens.start() >= quotation.end)
            && (matches!(behind, "," | "—" | "–" | "-" | "―")
                || cue.is_some_and(|cue| cue.tokens.start() <= quotation.end + 1));
        let last = document.token_text(inner.end() - 1);
        let is_marked_off = !document.tokens.get(quotation.end).is_some_and(|next| next.is_word())
            || matches!(last, "." | "!" | "?" | "…" | "..." | ",");
        let stands = is_introduced || is_followed && is_first && is_marked_off;
        // A title or a name: every word that can be is capitalized, or it is known as a name.
        let is_small = |at: &&usize| {
            document.token_text(**at).chars().nth(3).is_some() && !document.tokens[**at].is_capitalized()
        };
        let most = if capitalizes_nouns { 2 } else { MAX_TITLE };
        let is_title = is_capitalized && words.len() <= most && !words.iter().any(|at| is_small(&at));
        let is_named = self
            .speakers
            .mentions_in(inner.start().saturating_sub(2)..inner.end())
            .iter()
            .any(|(range, _)| range.start() <= first && range.end() > words[words.len() - 1]);
        let is_name = is_capitalized && words.len() <= MAX_NAME && !capitalizes_nouns;
        // "„Microfluid“ heißt die Firma"
        let is_called =
            is_capitalized && words.len() <= MAX_NAME && is_followed && is_first && !is_marked_off;
        if is_called
            || !stands && !continues && (is_title || is_named || is_name && !is_first)
            || words.len() < 2 && cue.is_none()
        {
            return None;
        }
        let ends = quotation.is_open
            || matches!(last, "." | "!" | "?" | "…" | "..." | ",")
            || is_followed
            || matches!(behind, "." | "!" | "?");
        let is_sentence = is_capitalized
            && is_first
            && (words.len() >= MAX_NAME || is_followed || continues || self.stands_alone(quotation))
            && ends;
        Some(if is_introduced || is_sentence { QuoteKind::Direct } else { QuoteKind::Partial })
    }

    /// Takes note of whom a sentence without quotations is about.
    pub(super) fn read_topic(&mut self, words: Range<usize>) {
        let start = words.start;
        if let Some(source) = self.speakers.topic(words) {
            let speaker = self.resolve(&source);
            self.say(speaker, start);
        }
    }

    /// Keeps the name of somebody who is no entity: later a surname may stand for it.
    pub(super) fn remember_name(&mut self, speaker: &Speaker) {
        let name = speaker.name.as_ref().filter(|name| speaker.entity.is_none() && name.contains(' '));
        let Some(name) = name.filter(|_| self.is_elsewhere) else { return };
        if self.known.len() == MAX_KNOWN {
            self.known.remove(0);
        }
        self.known.push(name.clone());
    }

    /// The speaker that the words at a cue stand for.
    pub(super) fn resolve_elsewhere(&self, source: &Source) -> Speaker {
        if let Some(entity) = source.entity {
            return self.named(entity);
        }
        if source.is_pronoun {
            return self.of_pronoun_elsewhere(source.mention.start());
        }
        if let Some(entity) = self.speakers.bearer(source.mention) {
            return self.named(entity);
        }
        self.described(source.mention)
    }

    /// Somebody who is no entity: by name where the words have one, of which a surname alone stands for the name before.
    fn described(&self, mention: TokenRange) -> Speaker {
        let document = self.document;
        let mut words = mention;
        while words.len() > 1
            && self.speakers.is_title(words.start())
            && document.tokens[words.start() + 1].is_capitalized()
        {
            words = TokenRange::new(words.start() + 1, words.end());
        }
        if !document.pack.capitalizes_nouns() {
            let is_name =
                |at: &usize| document.tokens[*at].is_word() && document.tokens[*at].is_capitalized();
            let mut count = words.indices().rev().take_while(is_name).count();
            // The first word of a sentence has its capital anyway: "Міністр Олег Лисенко".
            if count > 2 && document.tokens[words.end() - count].flags.has(TokenFlags::SENTENCE_START) {
                count -= 1;
            }
            let before = (words.end() - count).checked_sub(1).filter(|&at| at >= words.start());
            let ties = Part::OF | Part::PREPOSITION | Part::DETERMINER;
            if count > 1 && before.is_none_or(|at| !self.speakers.part(at).any(ties)) {
                words = TokenRange::new(words.end() - count, words.end());
            }
        }
        let name = self.document.range_string(words);
        let is_surname = |other: &&String| {
            !name.contains(' ') && other.rsplit_once(' ').is_some_and(|(_, last)| last == name)
        };
        let fuller = self.known.iter().rev().find(is_surname).cloned();
        Speaker { entity: None, name: Some(fuller.unwrap_or(name)) }
    }

    /// Whom a pronoun at a verb means, or a verb without a subject: whoever spoke last, if nothing speaks against it, or the only
    /// person who can be meant.
    fn of_pronoun_elsewhere(&self, at: usize) -> Speaker {
        let part = self.speakers.part(at);
        let speech = self.document.pack.speech();
        let gender = match (part.any(Part::HE | Part::MAN), part.any(Part::SHE | Part::WOMAN)) {
            (true, false) => Some(Gender::Male),
            (false, true) => Some(Gender::Female),
            _ => speech.gender_of_verb(self.document.form(at)),
        };
        let told = |entity: usize| self.speakers.gender(entity);
        let may_be =
            |entity: &usize| gender.is_none() || told(*entity).is_none_or(|told| Some(told) == gender);
        let is_surely = |entity: &usize| gender.is_none() || told(*entity) == gender;
        let nobody = Speaker { entity: None, name: None };
        let mut only = None;
        let mut is_one = true;
        for person in self.speakers.persons_before(at).filter(may_be) {
            is_one &= only.is_none_or(|other| other == person);
            only = only.or(Some(person));
        }
        match &self.speaker {
            Some(Speaker { entity: Some(entity), .. })
                if self.speakers.is_person(*entity) && (is_surely(entity) || may_be(entity) && is_one) =>
            {
                return self.named(*entity);
            }
            Some(speaker @ Speaker { entity: None, name: Some(name) }) => {
                let told = speech.gender_of_name(&name.to_lowercase());
                if gender.is_none() || told.is_none_or(|told| Some(told) == gender) {
                    return speaker.clone();
                }
            }
            Some(speaker) if gender.is_none() => return speaker.clone(),
            _ => {}
        }
        // A verb without a subject goes on with whoever spoke, and with nobody else.
        if !part.any(Part::HE | Part::SHE | Part::MAN | Part::WOMAN) {
            return nobody;
        }
        // The last one of whom it is known, or the only one.
        let sure = self.speakers.persons_before(at).find(|person| gender.is_some() && is_surely(person));
        sure.or(only.filter(|_| is_one)).map_or(nobody, |person| self.named(person))
    }
}

#[cfg(all(test, feature = "languages"))]
mod tests;
