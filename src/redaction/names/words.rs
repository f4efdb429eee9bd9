//! What is asked of the words: which may be names, and which belong together.

use super::super::facts::Token;
use super::{KNOWN, Names, ORDINARY};
use crate::annotate::names::EntityKind;
use crate::annotate::names::surface::LetterCase;
use crate::lang::classes::Classes;

impl Names<'_> {
    /// The token that a piece is, or is a part of.
    pub(super) fn token(&self, at: usize) -> &Token {
        &self.facts.tokens[self.pieces[at].token as usize]
    }

    /// A particle of a name that is no common word: not "of the".
    pub(super) fn is_particle(&self, at: usize) -> bool {
        let class = self.classes[at];
        class.any(Classes::PARTICLE) && !self.pieces[at].is_capital
    }

    /// Whether a word beside a person's name may be a part of it.
    pub(super) fn may_belong(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        if !piece.is_capital || piece.is_address || self.token(at).has(Token::MASKED) {
            return false;
        }
        // The words of other languages are in no list, and nouns may have capitals.
        if !self.facts.has_lists && !self.token(at).has(Token::INITIAL) {
            return false;
        }
        if self.other[at].is_some() && (self.classes[at].any(KNOWN) || self.is_all_caps(at)) {
            return false;
        }
        if self.letter_case(at) != LetterCase::Sentence {
            return !self.is_ordinary(at) && self.other[at].is_none() && !self.classes[at].any(KNOWN);
        }
        let is_initial = self.token(at).has(Token::INITIAL)
            && self.words.form(piece.word) != "i"
            && !self.classes[at].any(Classes::FUNCTION);
        is_initial
            || !self.is_ordinary(at)
                && self.other[at].is_none()
                && !self.classes[at].any(KNOWN.without(Classes::PLACE))
    }

    /// Whether nothing is known of a word but that it may be a person's name.
    pub(super) fn is_unknown(&self, at: usize) -> bool {
        !self.is_ordinary(at) && !self.classes[at].any(KNOWN)
    }

    /// Whether a word is no part of a name as far as lists and large texts tell.
    pub(super) fn is_ordinary(&self, at: usize) -> bool {
        let class = self.classes[at];
        let is_listed = class.any(Classes::ANY_PERSON);
        class.any(ORDINARY) || !is_listed && self.is_known_word(at)
    }

    /// Whether large texts have the word in lower case.
    pub(super) fn is_known_word(&self, at: usize) -> bool {
        self.facts.has_lists && self.known(self.pieces[at].word).is_lower()
    }

    /// Whether a single word that is part of a name stands here as a name.
    pub(super) fn is_written_as_name(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        if piece.is_address {
            return self.words.form(piece.word).len() >= 3;
        }
        let class = self.classes[at];
        if !piece.is_capital || self.token(at).has(Token::MASKED) {
            return false;
        }
        let may_be_place = matches!(self.other[at], Some(EntityKind::Place | EntityKind::Group));
        if may_be_place && class.any(KNOWN) || self.in_known[at] {
            return false;
        }
        let is_everyday =
            class.any(Classes::COMMON | Classes::FUNCTION | Classes::NO_NAME | Classes::SEEN_LOWER);
        let tells = self.letter_case(at) == LetterCase::Sentence && !self.opens(at);
        (tells || !is_everyday) && !class.any(Classes::FUNCTION)
    }

    /// Whether a piece follows another one as the next word of a name does.
    pub(super) fn is_beside(&self, first: usize, second: usize) -> bool {
        let (first_piece, second_piece) = (&self.pieces[first], &self.pieces[second]);
        if self.parted[first] || first_piece.is_address != second_piece.is_address {
            return false;
        }
        let between = &self.text[first_piece.span.end()..second_piece.span.start()];
        if first_piece.is_address {
            return first_piece.token == second_piece.token && between.len() <= 2;
        }
        let is_space = between.chars().all(char::is_whitespace) && between.matches('\n').count() < 2;
        is_space && !between.is_empty() || matches!(between, "-" | "‐" | "‑" | "–")
    }

    pub(super) fn is_all_caps(&self, at: usize) -> bool {
        self.token(at).has(Token::ALL_CAPS)
    }

    pub(super) fn letter_case(&self, at: usize) -> LetterCase {
        let token = self.token(at);
        match (token.has(Token::TITLE), token.has(Token::UPPER)) {
            (false, false) => LetterCase::Sentence,
            (_, false) => LetterCase::Title,
            _ => LetterCase::Upper,
        }
    }

    pub(super) fn opens(&self, at: usize) -> bool {
        let token = self.token(at);
        token.has(Token::OPENS) && token.span().start() == self.pieces[at].span.start()
    }

    /// Whether a word goes on a name that has begun.
    pub(super) fn is_beside_name(&self, first: usize, second: usize) -> bool {
        let is_initial = self.token(second).has(Token::INITIAL);
        let is_name =
            !self.is_ordinary(second) && !self.classes[second].any(KNOWN) && !self.is_all_caps(second);
        self.is_beside(first, second) && self.pieces[second].is_capital && (is_initial || is_name)
    }

    pub(super) fn is_unknown_name(&self, at: usize) -> bool {
        let piece = &self.pieces[at];
        if !self.is_free(at)
            || !piece.is_capital
            || piece.is_address
            || self.other[at].is_some()
            || self.token(at).has(Token::MASKED)
            || self.is_ordinary(at)
            || self.is_all_caps(at) && self.letter_case(at) != LetterCase::Upper
        {
            return false;
        }
        let class = self.classes[at];
        if class.any(KNOWN.and(Classes::FUNCTION).and(Classes::SPEECH)) {
            return false;
        }
        let is_listed = class.any(Classes::ANY_PERSON);
        let tells = self.letter_case(at) == LetterCase::Sentence && !self.opens(at);
        (tells || is_listed || !self.is_known_word(at)) && piece.span.len() > 1
    }

    pub(super) fn may_be_person(&self, mut start: usize, end: usize, kind: EntityKind) -> bool {
        const TITLES: Classes = Classes::ANY_ROLE.and(Classes::FAMILY);
        let has_title = self.classes[start..end].first().is_some_and(|class| class.any(TITLES));
        while start < end && self.classes[start].any(TITLES) {
            start += 1;
        }
        let others = ORDINARY.without(Classes::SEEN_LOWER).without(Classes::FUNCTION);
        let is_particle = |at: usize| self.classes[at].any(Classes::PARTICLE) && !self.pieces[at].is_capital;
        let words: Vec<usize> = (start..end).filter(|&at| !is_particle(at)).collect();
        let is_other = |&at: &usize| {
            let is_person = self.classes[at].any(Classes::ANY_PERSON);
            self.classes[at].any(if is_person { others.without(Classes::ANY_ROLE) } else { others })
                || !self.pieces[at].is_capital
                || self.is_all_caps(at)
        };
        if words.is_empty() || words.iter().any(is_other) {
            return false;
        }
        let any = |classes: Classes| words.iter().any(|&at| self.classes[at].any(classes));
        let is_person = any(Classes::ANY_PERSON);
        let is_unknown = words.iter().all(|&at| self.is_unknown(at));
        let is_country = any(Classes::COUNTRY.and(Classes::STATE).and(Classes::PEOPLE));
        let several = words.len() > 1;
        match kind {
            EntityKind::Person => false,
            _ if has_title => !is_country && (is_person || is_unknown),
            EntityKind::Organization => {
                is_unknown && (is_person || several)
                    || several && !is_country && (is_person || self.is_unknown(words[0]))
            }
            EntityKind::Place => is_unknown && is_person || several && is_person && !is_country,
            _ => is_unknown && (is_person || several),
        }
    }
}
