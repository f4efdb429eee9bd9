//! Roles in languages whose pack knows what people are called, but nobody the parts of speech: an office, the words before it that are
//! a part of the role, and what it is of. What could be something else is no role.

use std::borrow::Cow;

use super::phrase::is_hyphen;
use super::{Number, Role};
use crate::annotate::names::surface::Surface;
use crate::lang::pack::{Part, RolePart};
use crate::text::{TokenFlags, TokenRange};

/// Tokens of a role that are looked at.
const REACH: usize = 16;

/// Words behind an office, or behind each other, that nothing ties to it: "secrétaire général délégué".
const MAX_FOLLOWING: usize = 3;

/// Words in lower case behind a word that ties them to an office: "de la santé publique".
const MAX_SMALL: usize = 3;

/// Words between an article and an office: "die langjährige".
const MAX_BEFORE: usize = 3;

/// Tokens of an age with its comma: "52 ans,".
const MAX_AGE: usize = 4;

/// The roles of a document, read by the lists of its pack.
pub struct Reader<'s, 'd, 't> {
    surface: &'s Surface<'d, 't>,
}

impl<'s, 'd, 't> Reader<'s, 'd, 't> {
    /// `None` where the language's pack knows no offices.
    pub fn new(surface: &'s Surface<'d, 't>) -> Option<Self> {
        surface.document.pack.roles().is_known().then_some(Self { surface })
    }

    fn text(&self, at: usize) -> &'t str {
        self.surface.document.token_text(at)
    }

    fn part(&self, at: usize) -> RolePart {
        self.surface.role_part(at)
    }

    fn is(&self, at: usize, parts: RolePart) -> bool {
        self.part(at).any(parts)
    }

    /// What is written together with a word before it: "d" of "d'Europe".
    fn elided(&self, at: usize) -> RolePart {
        let pack = &self.surface.document.pack;
        let form = self.surface.form(at);
        match pack.elided(form) {
            0 => RolePart::default(),
            _ => pack.roles().listed(crate::lang::pack::elided_form(form)),
        }
    }

    /// Whether an office stands at `at`; in a language that writes nouns with a capital, with one.
    fn is_office(&self, at: usize) -> bool {
        self.is(at, RolePart::OFFICE)
            && !self.surface.is_masked(at)
            && (self.surface.is_capitalized(at) || !self.surface.document.pack.capitalizes_nouns())
    }

    /// The role before the name at `name`; nothing before `bound` belongs to it, and the sentence ends at `sentence_end`.
    pub fn before(&self, name: TokenRange, bound: usize, sentence_end: usize) -> Option<Role> {
        let mut end = name.start();
        while end > bound && (self.is(end - 1, RolePart::COURTESY) && !self.is_office(end - 1)) {
            end -= 1;
        }
        let is_apposed = end > bound && self.text(end - 1) == ",";
        if is_apposed {
            end -= 1;
            let closes = matches!(
                self.text(name.end()),
                "," | "." | ";" | ")" | "—" | "–" | "!" | "?" | ":" | "»" | "“"
            );
            if !closes && name.end() < sentence_end {
                return None;
            }
        }
        let low = bound.max(end.saturating_sub(REACH));
        let is_inside = |at: &usize| self.is_word(*at) || is_hyphen(self.surface, *at);
        let mut nouns = (low..end)
            .rev()
            .take_while(is_inside)
            .filter(|&at| self.is_office(at) && self.complement(at + 1, end) == end);
        // "der Präsident der Bischöfe, Emil Hartung," is the president; "der Präsident der Bischöfe Emil Hartung" says less.
        let noun = if is_apposed { nouns.last() } else { nouns.next() }?;
        let start = self.start(noun, low);
        let before = start.checked_sub(1).filter(|before| *before >= low);
        // "la ministre, Agnès Vasselin,": without an article it is rather a list, or of the name before it. "Ein Psychologe
        // Weber untersuchen" is nobody's role.
        let opens = before.is_some_and(|before| self.is(before, RolePart::ARTICLE))
            || self.elided(start).any(RolePart::ARTICLE | RolePart::TIE);
        let is_some = before.is_some_and(|before| {
            let pack = &self.surface.document.pack;
            pack.part(self.surface.form(before)).any(Part::INDEFINITE)
        });
        let fits = if is_apposed { opens } else { !is_some };
        fits.then(|| Self::role(start, end, noun))
    }

    /// The role behind the name that ends at `end`, within its sentence. `next` is the name of the next person, whose role it
    /// may be.
    pub fn after(&self, end: usize, sentence_end: usize, next: TokenRange) -> Option<Role> {
        let mut at = end + 1;
        match self.text(end) {
            _ if end >= sentence_end => return None,
            "," | "(" | "—" | "–" => {}
            _ if self.is(end, RolePart::VERB) && !self.surface.is_capitalized(end) => {}
            _ => return None,
        }
        let is_said = self.is(end, RolePart::VERB);
        // "Weber, 45, Bürgermeisterin", "Carrel, 52 ans, président"
        if self.text(at).starts_with(|c: char| c.is_ascii_digit()) {
            let comma =
                (at + 1..sentence_end.min(at + MAX_AGE)).find(|&at| matches!(self.text(at), "," | ")"));
            at = comma.map_or(at, |comma| comma + 1);
        }
        while at < sentence_end && self.is(at, RolePart::ARTICLE) && !self.is_office(at) {
            at += 1;
        }
        let limit = sentence_end.min(at + REACH);
        let begins =
            |at: &usize| self.is_office(*at) || is_hyphen(self.surface, *at) || self.may_precede(*at);
        let noun = (at..limit.min(at + MAX_BEFORE + 1)).take_while(begins).find(|at| self.is_office(*at))?;
        // "…, представители Думы": in another case or of several, it is the next in a list.
        let pack = &self.surface.document.pack;
        let (_, base) = pack.role_part(self.surface.form(noun), pack.capitalizes_nouns());
        if matches!(base, Cow::Owned(_)) {
            return None;
        }
        let mut stop = self.complement(noun + 1, limit);
        if self.is(stop, RolePart::AND) && self.is_office(stop + 1) && stop + 1 < limit {
            stop = self.complement(stop + 2, limit);
        }
        let is_others = noun >= next.start() || stop >= next.start();
        if is_others || !self.closes(stop, sentence_end, is_said) {
            return None;
        }
        Some(Self::role(at, stop, noun))
    }

    fn role(start: usize, end: usize, noun: usize) -> Role {
        Role { tokens: TokenRange::new(start, end), at: noun as u32, number: Number::One }
    }

    /// Whether a word in front of an office behind a name may belong to it: "langjährige Vorsitzende", "SPD-Chef".
    fn may_precede(&self, at: usize) -> bool {
        let has_hyphen = is_hyphen(self.surface, at + 1);
        self.is(at, RolePart::MODIFIER)
            || has_hyphen && self.is_word(at)
            || !self.surface.is_capitalized(at)
                && self.is_word(at)
                && !self.is_small(at)
                && self.surface.document.pack.capitalizes_nouns()
                && self.surface.document.pack.roles().ends_as_complement(self.surface.form(at))
    }

    /// Whether a description may end before token `at`; behind a verb it must, as a whole clause.
    fn closes(&self, at: usize, sentence_end: usize, is_said: bool) -> bool {
        if at >= sentence_end || self.surface.is_masked(at) {
            return true;
        }
        if self.is(at, RolePart::CLOSING) {
            return true;
        }
        let is_mark = !self.surface.document.tokens[at].is_countable() && !is_hyphen(self.surface, at);
        is_mark && (!is_said || self.text(at) != "(")
    }

    /// The first word of the role whose office stands at `noun`.
    fn start(&self, noun: usize, low: usize) -> usize {
        let mut start = noun;
        while start > low && self.elided(start) == RolePart::default() {
            let before = start - 1;
            if is_hyphen(self.surface, before) && before > low && self.is_word(before - 1) {
                start = before - 1;
                continue;
            }
            // "secretario general"; "el presidente y ministro" are two people.
            let is_part = self.is(before, RolePart::MODIFIER) || self.is_office(before);
            let is_first = self.surface.document.tokens[before].flags.has(TokenFlags::SENTENCE_START);
            let capital = self.surface.is_capitalized(before) && !self.surface.is_capitalized(start);
            if !is_part || self.surface.is_masked(before) || capital && !is_first {
                break;
            }
            start = before;
        }
        start
    }

    /// One past what an office is of, from `from` on and before `limit`; `from` where it is of nothing.
    fn complement(&self, from: usize, limit: usize) -> usize {
        let roles = self.surface.document.pack.roles();
        let mut end = self.following(from, limit);
        if !roles.has_ties {
            return end;
        }
        loop {
            let is_elided = self.elided(end).any(RolePart::TIE);
            let tied = is_elided || self.is(end, RolePart::TIE);
            let listed = self.is(end, RolePart::AND) && end > from && !self.is_office(end + 1);
            if end >= limit || !(tied || listed) {
                return end;
            }
            let mut at = end + usize::from(!is_elided);
            while at < limit
                && self.is(at, RolePart::ARTICLE | RolePart::TIE)
                && self.elided(at) == RolePart::default()
            {
                at += 1;
            }
            let filled = self.words(at, limit);
            if filled == at {
                return end;
            }
            end = filled;
        }
    }

    /// One past the words behind an office that nothing ties to it: "français", "обороны России".
    fn following(&self, from: usize, limit: usize) -> usize {
        let roles = self.surface.document.pack.roles();
        let follows = |at: &usize| {
            if !self.is_word(*at) || self.is_small(*at) || self.is_office(*at) {
                return false;
            }
            let ends_so = || roles.ends_as_complement(self.surface.form(*at));
            if self.surface.is_capitalized(*at) {
                // A genitive, or letters.
                return !roles.has_ties && (self.surface.is_all_caps(*at) || ends_so());
            }
            ends_so() && !self.surface.document.pack.capitalizes_nouns() && !self.is_verb(*at)
        };
        let most = if roles.has_ties { MAX_FOLLOWING } else { REACH };
        let last = (from..limit.min(from + most)).take_while(follows).last();
        last.map_or(from, |last| last + 1)
    }

    /// One past the words at `from` that are what an office is of: a few in lower case, names, and adjectives behind either.
    fn words(&self, from: usize, limit: usize) -> usize {
        let nouns_are_capitalized = self.surface.document.pack.capitalizes_nouns();
        let (mut at, mut small) = (from, 0);
        while at < limit {
            if is_hyphen(self.surface, at) && at > from {
                at += 1;
                continue;
            }
            if !self.is_word(at) || self.is_small(at) || at > from && self.elided(at) != RolePart::default() {
                break;
            }
            if !self.surface.is_capitalized(at) {
                small += 1;
                let was_capital = at > from && self.surface.is_capitalized(at - 1);
                if small > MAX_SMALL || self.is_verb(at) || was_capital && !self.is_adjective(at) {
                    break;
                }
            }
            at += 1;
        }
        // German adjectives alone are no noun.
        let is_noun = !nouns_are_capitalized || at == from || self.surface.is_capitalized(at - 1);
        if is_noun { at } else { from }
    }

    fn is_adjective(&self, at: usize) -> bool {
        let pack = &self.surface.document.pack;
        !pack.capitalizes_nouns() && pack.roles().ends_as_complement(self.surface.form(at))
    }

    fn is_verb(&self, at: usize) -> bool {
        let pack = &self.surface.document.pack;
        !pack.capitalizes_nouns() && pack.is_form_of_verb(self.surface.form(at))
    }

    /// Whether the token is a word, or figures, that may stand in a role.
    fn is_word(&self, at: usize) -> bool {
        let token = self.surface.document.tokens.get(at);
        token.is_some_and(crate::text::Token::is_countable) && !self.surface.is_masked(at)
    }

    /// Whether a word is one of those that say nothing by themselves.
    fn is_small(&self, at: usize) -> bool {
        let pack = &self.surface.document.pack;
        let form = self.surface.form(at);
        let bare = &form[pack.elided(form)..];
        let parts = RolePart::TIE | RolePart::ARTICLE | RolePart::AND | RolePart::VERB | RolePart::CLOSING;
        pack.roles().listed(bare).any(parts)
            || pack.is_function_word(bare)
            || !self.surface.is_capitalized(at) && pack.is_stop_word(bare)
    }
}
