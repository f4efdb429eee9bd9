//! Who or what is the subject of a verb of saying: a pronoun, a name, a noun phrase, before the verb or after it.

use std::ops::Range;

use super::{Source, Speakers};
use crate::annotate::tags::Pos;
use crate::lang::classes::Classes;
use crate::text::{TokenKind, TokenRange};

/// Tokens of a subject with what stands before its name.
pub(super) const MAX_SUBJECT: usize = 16;

/// Tokens of the longest description of somebody without a name.
pub(super) const MAX_DESCRIPTION: usize = 10;

impl Speakers<'_, '_> {
    /// A pronoun that may be a subject.
    fn pronoun_source(&self, at: usize) -> Option<Source> {
        self.word(at)?;
        let is_pronoun = matches!(self.form(at), "he" | "she" | "it" | "they");
        is_pronoun.then(|| Source { entity: None, mention: TokenRange::new(at, at + 1), is_pronoun })
    }

    /// The subject that begins at `at`: a pronoun, a name with what stands before it, a noun phrase.
    pub(super) fn subject_from(&self, at: usize, end: usize) -> Option<Source> {
        if at >= end {
            return None;
        }
        if let Some(source) = self.pronoun_source(at) {
            return Some(source);
        }
        let limit = end.min(at + MAX_SUBJECT);
        // A name: the last one before the phrase ends ("said Norland police chief Ola Brandt").
        let mut named = None;
        let mut i = at;
        let mut words = 0;
        while i < limit {
            if let Some((range, entity)) = self.entity_at(i) {
                let other = self.can_speak(entity) && !self.is_possessor(range);
                if other && (named.is_none() || self.is_person(entity)) {
                    named = Some((range, entity));
                }
                let is_person = other && self.is_person(entity) && !self.opens_title(range, limit);
                i = range.end();
                if is_person {
                    break;
                }
                words += 1;
                continue;
            }
            let text = self.document.token_text(i);
            let form = self.form(i);
            let token = &self.document.tokens[i];
            let is_word = token.kind == TokenKind::Word || token.kind == TokenKind::Number;
            let ends = !is_word && !matches!(text, "'s" | "’s" | "-" | "(" | ")" | "'" | "’" | "&")
                || self.is_cue(i)
                || matches!(
                    form,
                    "who"
                        | "which"
                        | "when"
                        | "while"
                        | "after"
                        | "as"
                        | "in"
                        | "on"
                        | "at"
                        | "during"
                        | "that"
                        | "to"
                        | "since"
                        | "until"
                        | "before"
                ) && (named.is_some() || words > 0)
                    && !token.is_capitalized()
                // "the leaders | had called", "the circular | also states", "one | cannot but wonder"
                || words > 0
                    && !token.is_capitalized()
                    && self.ends_subject(i)
                || words > 0
                    && is_word
                    && !token.is_capitalized()
                    && self.document.pack.is_verb_or_adverb(form);
            if ends {
                break;
            }
            words += 1;
            i += 1;
        }
        if let Some((range, entity)) = named
            && (self.is_person(entity) || !self.is_somebody_of(at..range.start()))
        {
            // "said the Greens leader"
            let phrase = TokenRange::new(at, i);
            if !self.is_person(entity) && range.end() < i && self.is_office(phrase) {
                return Some(Source { entity: None, mention: phrase, is_pronoun: false });
            }
            return Some(Source { entity: Some(entity), mention: range, is_pronoun: false });
        }
        // A noun phrase: it begins with a determiner, a quantifier or a plain noun.
        let first = self.form(at);
        let phrase = TokenRange::new(at, i);
        // "that Norland has agreed"
        let is_clause =
            first == "that" && self.document.tokens.get(at + 1).is_some_and(|next| next.is_capitalized());
        let determined = self.document.pack.look_up(first).any(Classes::PHRASE_OPENING) && !is_clause;
        let capitalized =
            self.document.tokens[at].kind == TokenKind::Word && self.document.tokens[at].is_capitalized();
        // "one cannot but wonder", "The said report", "After being called"
        let is_nobody =
            phrase.len() == 1 && first != "i" && self.document.pack.look_up(first).any(Classes::FUNCTION)
                || first == "nobody"
                || first == "no" && self.form(at + 1) == "one";
        ((determined || capitalized) && !is_nobody && !phrase.is_empty() && phrase.len() <= MAX_DESCRIPTION)
            .then_some(Source { entity: None, mention: phrase, is_pronoun: false })
    }

    /// "Quint's office": whether a name only tells whose the next words are.
    fn is_possessor(&self, range: TokenRange) -> bool {
        let next = self.document.tokens.get(range.end());
        next.is_some_and(|token| token.kind == TokenKind::Clitic) && self.word(range.end() + 1).is_some()
    }

    /// "Vellmar Athletic | guard Ola Brandt": whether a name, though taken for a person's, belongs to the title of the person who
    /// follows.
    fn opens_title(&self, range: TokenRange, limit: usize) -> bool {
        let near = self.mentions_in(range.end() + 1..limit.min(range.end() + super::MAX_TITLE));
        near.first().is_some_and(|&(next, entity)| {
            let title = range.end()..next.start();
            self.is_person(entity) && self.are_titles(title.clone()) && { title }
                .any(|at| self.tag(at) == Pos::Noun)
        })
    }

    /// "with the Herald | saying": whether the name that ends at `last` has a participle of its own.
    fn opens_with(&self, last: usize, start: usize) -> bool {
        let Some((range, _)) = self.entity_at(last) else { return false };
        let before = range.start().checked_sub(1).filter(|&at| at >= start);
        let before = match before {
            Some(at) if self.form(at) == "the" => at.checked_sub(1),
            before => before,
        };
        before.is_some_and(|at| self.form(at) == "with")
    }

    /// Whether the words before an organization's name are somebody of it: "the editor of | Al Shaab". Who speaks for it
    /// stands for it.
    fn is_somebody_of(&self, mut before: Range<usize>) -> bool {
        before.any(|at| {
            let form = self.form(at);
            let class = self.document.pack.look_up(form);
            let is_role = class.any(Classes::ROLE) && !class.any(Classes::ROLE_FOR_SOMEBODY);
            is_role && matches!(self.form(at + 1), "of" | "at" | "for")
        })
    }

    /// Whether a word in lower case cannot be part of a subject: an adverb, or a verb that is no participle ("the treating
    /// physician").
    fn ends_subject(&self, at: usize) -> bool {
        let form = self.form(at);
        match self.tag(at) {
            Pos::Auxiliary | Pos::Adverb => true,
            Pos::Verb => !(form.ends_with("ing") || form.ends_with("ed")),
            _ => false,
        }
    }

    /// The subject of the verb at `verb`, to the left of it.
    pub(super) fn subject_before(&self, verb: usize, start: usize) -> Option<Source> {
        let mut at = verb;
        // "has also said", "had earlier told"
        while at > start {
            let form = self.form(at - 1);
            let passes = matches!(
                form,
                "has"
                    | "have"
                    | "had"
                    | "also"
                    | "was"
                    | "is"
                    | "been"
                    | "then"
                    | "later"
                    | "earlier"
                    | "further"
                    | "would"
                    | "will"
                    | "already"
                    | "again"
            ) || self.tag(at - 1) == Pos::Auxiliary
                || form.ends_with("ly") && form.len() > 4;
            if !passes {
                break;
            }
            at -= 1;
        }
        if at == start {
            return None;
        }
        let last = at - 1;
        if let Some(source) = self.pronoun_source(last) {
            return Some(source);
        }
        // "adding", "saying" and "and added" share the subject of the verb before.
        let has_own = self.form(verb).ends_with("ing") && self.opens_with(last, start);
        let shares =
            (self.form(verb).ends_with("ing") && !has_own) || matches!(self.form(last), "and" | "but" | "to");
        if let Some((range, entity)) = self.entity_at(last)
            && self.can_speak(entity)
            && (has_own || self.is_subject(range, start))
            && !shares
        {
            return Some(Source { entity: Some(entity), mention: range, is_pronoun: false });
        }
        let is_participle = self.form(verb).ends_with("ing");
        if (!shares || is_participle)
            && let Some(phrase) = self.subject_of_later_clause(last, start, is_participle)
        {
            return Some(Source { entity: None, mention: phrase, is_pronoun: false });
        }
        if !shares && let Some(source) = self.subject_of_relative_clause(verb, start) {
            return Some(source);
        }
        // Otherwise the subject stands where the clause begins: "X, a spokesman for Y, called …", "X on Monday said".
        let clause = self.clause_start(last, start);
        let mut first = self.past_opening_phrase(clause, last);
        while first < last
            && (matches!(
                self.form(first),
                "as" | "and" | "but" | "that" | "while" | "however" | "meanwhile" | "when" | "if" | ","
            ) || self.form(first).ends_with("ly"))
        {
            first += 1;
        }
        if let Some(source) = self.pronoun_source(first) {
            return Some(source);
        }
        // "the leftist leader argues that"
        let phrase = TokenRange::new(first, at);
        if first < at
            && self.is_office(phrase)
            && phrase.len() <= 6
            && self.mentions_in(first..at).iter().all(|m| !self.is_person(m.1))
        {
            return Some(Source { entity: None, mention: phrase, is_pronoun: false });
        }
        // "The Greens leader will also …, calling": an organization in the name of an office.
        if let Some(&(range, entity)) = self.mentions_in(first..verb).first()
            && !self.is_person(entity)
            && let Some(last) = self.noun_behind(range, verb)
            && self.is_office(TokenRange::new(first, last + 1))
        {
            let mention = TokenRange::new(first, last + 1);
            return Some(Source { entity: None, mention, is_pronoun: false });
        }
        let candidates = self.mentions_in(first..verb);
        let person = candidates
            .iter()
            .find(|(range, entity)| self.is_person(*entity) && self.is_subject(*range, first));
        let other = candidates
            .iter()
            .find(|(range, entity)| self.can_speak(*entity) && self.is_subject(*range, first));
        if let Some(&(range, entity)) = person.or(other) {
            return Some(Source { entity: Some(entity), mention: range, is_pronoun: false });
        }
        // A pronoun anywhere in the clause.
        if let Some(source) = (first..verb).rev().find_map(|i| self.pronoun_source(i)) {
            return Some(source);
        }
        let source = self.subject_from(first, verb)?;
        (!shares || source.entity.is_some() || source.mention.end() < verb).then_some(source)
    }

    /// Past "In an interview published on Sunday," or "This time around,".
    pub fn past_opening_phrase(&self, clause: usize, last: usize) -> usize {
        let mut first = clause;
        for _ in 0..3 {
            let opens = self.document.pack.look_up(self.form(first)).any(Classes::ADVERBIAL_OPENING)
                || self.form(first).ends_with("ing") && self.tag(first) == Pos::Verb;
            let comma = (first..last.min(first + 24)).find(|&i| self.document.token_text(i) == ",");
            match comma.filter(|_| opens) {
                Some(comma) => first = comma + 1,
                None => break,
            }
        }
        first
    }

    /// Whether a mention is no object of a preposition: "for X", "of X" are not subjects.
    fn is_subject(&self, range: TokenRange, first: usize) -> bool {
        let mut before = range.start();
        while before > first && self.document.tokens[before - 1].kind == TokenKind::Word && {
            let form = self.form(before - 1);
            self.document.tokens[before - 1].is_capitalized()
                || matches!(form, "the" | "president" | "minister" | "chief")
        } {
            before -= 1;
        }
        let owner =
            self.document.tokens.get(range.end()).is_some_and(|token| token.kind == TokenKind::Clitic);
        let is_object = before > first
            && matches!(
                self.form(before - 1),
                "of" | "for"
                    | "to"
                    | "by"
                    | "with"
                    | "from"
                    | "against"
                    | "about"
                    | "at"
                    | "in"
                    | "on"
                    | "told"
                    | "after"
            );
        !owner && !is_object
    }

    /// Where the clause that holds token `at` begins.
    fn clause_start(&self, at: usize, start: usize) -> usize {
        let mut i = at + 1;
        while i > start {
            let text = self.document.token_text(i - 1);
            // Ten inches: 10".
            let is_inch = matches!(text, "\"" | "”")
                && i > start + 1
                && self.document.tokens[i - 2].kind == TokenKind::Number
                && !self.document.tokens[i - 1].space_before();
            if !is_inch && matches!(text, ";" | ":" | "—" | "–" | "“" | "”" | "\"" | "." | "!" | "?")
            {
                return i;
            }
            i -= 1;
        }
        start
    }
}
