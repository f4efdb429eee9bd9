//! Numbers without a unit: ages beside names, and which of the others are worth their place.

use super::AmountKind;
use super::lexicon::Term;
use super::parser::{Counted, Parser, Read};
use crate::annotate::ages::end_of_age;
use crate::annotate::numbers::{Number, Numeral, Reading};
use crate::lang::en::numerals::{NumberWord, is_numbered};
use crate::text::Sentence;

impl Parser<'_> {
    /// "48", "15 to 17", "15-17" behind "aged".
    pub(super) fn aged(&self, at: usize, limit: usize) -> Read<Counted> {
        let age = |number: Number| number.integer().filter(|age| *age <= 120).map(|_| number);
        let counted = |number| Some(Counted::new(AmountKind::Quantity, age(number)?, Some("a")));
        if let Some((from, to)) = self.ends_in_word(at) {
            return (at < limit).then_some((counted(from)?.up_to(age(to)?), at + 1));
        }
        let reading = self.plain_number(at, limit)?;
        let first = counted(reading.number)?;
        let joins = matches!(self.form(reading.end), "to" | "-" | "–");
        match joins.then(|| self.plain_number(reading.end + 1, limit)).flatten() {
            Some(to) if age(to.number).is_some() && to.number.to_f64() > reading.number.to_f64() => {
                Some((first.up_to(to.number), to.end))
            }
            _ => Some((first, reading.end)),
        }
    }

    /// "Ada Reed, 48 ans", "im Alter von 48 Jahren", where the language of a pack has no word for "old".
    pub(super) fn age_in_years(
        &self,
        at: usize,
        reading: Reading,
        limit: usize,
        sentence: &Sentence,
    ) -> Read<Counted> {
        let Term::Time(code) = self.term(reading.end) else { return None };
        if !self.is_of_pack() || reading.end >= limit || reading.scaled {
            return None;
        }
        let bounds = (sentence.tokens.start(), limit);
        let end = end_of_age(self.document, code, (at, reading.end + 1), bounds)?;
        Some((Counted::new(AmountKind::Quantity, reading.number, Some(code)), end))
    }

    /// "Ada Reed, 48, lives": a figure between commas behind the last word of a name.
    pub(super) fn is_age_of_name(&self, at: usize, reading: Reading, sentence: &Sentence) -> bool {
        let is_figure = reading.end == at + 1 && matches!(self.numerals.at(at), Numeral::Figure(_));
        let is_age = reading.number.integer().is_some_and(|years| (5..=110).contains(&years));
        let is_bounded = |at: usize| matches!(self.form(at), "," | ";" | "of");
        // Two words in capitals: "In Ghent, 48, …" is none.
        let is_name = |at: usize| self.document.tokens[at].is_word() && self.is_capitalized(at);
        is_figure
            && is_age
            && at >= sentence.tokens.start() + 3
            && self.form(at - 1) == ","
            && is_name(at - 2)
            && is_name(at - 3)
            && !self.is_stop_word(at - 3)
            && is_bounded(reading.end)
    }

    /// Whether a number without a unit is worth its place: "one" is more often a pronoun, and the figure of "Apollo 11"
    /// is part of a name.
    pub(super) fn is_number(&self, at: usize, reading: Reading, sentence: &Sentence) -> bool {
        let in_name = at > sentence.tokens.start() + 1
            && self.space_before(at)
            && self.is_capitalized(at - 1)
            && self.document.tokens[at - 1].is_word()
            && reading.end == at + 1
            && !self
                .document
                .tokens
                .get(reading.end)
                .is_some_and(|next| next.is_word() && reading.end < sentence.tokens.end());
        if in_name && matches!(self.numerals.at(at), Numeral::Figure(_)) {
            return false;
        }
        // "Room 12", but "in room 12 people".
        if at > sentence.tokens.start()
            && is_numbered(self.form(at - 1))
            && (self.is_of_pack() || !self.plural_follows(reading.end))
        {
            return false;
        }
        if reading.end == at + 1 && self.is_year_or_key(at) {
            return false;
        }
        // The rest of a number that was written with a space.
        if self.document.token_text(at).starts_with("00") {
            return false;
        }
        // "Covid-19"
        if at >= sentence.tokens.start() + 2
            && self.is_tight_hyphen(at - 1)
            && self.document.tokens[at - 2].is_word()
        {
            return false;
        }
        if reading.end != at + 1 || self.numerals.at(at) != Numeral::Word(NumberWord::Digit(1)) {
            return true;
        }
        let before = if at > sentence.tokens.start() { self.form(at - 1) } else { "" };
        let pronoun = matches!(
            before,
            "the"
                | "this"
                | "that"
                | "no"
                | "any"
                | "each"
                | "every"
                | "which"
                | "some"
                | "another"
                | "only"
                | "not"
                | "or"
        );
        let next = reading.end;
        let is_last = next >= sentence.tokens.end();
        let counts = !is_last
            && self.document.tokens[next].is_word()
            && !self.is_stop_word(next)
            && self.form(next) != "another";
        !pronoun && counts
    }

    /// Whether a figure of a pack's language is a year or a key, or one of a row: "2019", "0151", "03 25 42", "3:1".
    fn is_year_or_key(&self, at: usize) -> bool {
        let text = self.document.token_text(at);
        let is_figure = |at: usize| matches!(self.numerals.at(at), Numeral::Figure(_));
        let beside = |mark: usize, other: usize| {
            let is_tight =
                matches!(self.document.form(mark), ":" | "/") && !self.space_before(mark.max(other));
            is_figure(mark) || is_tight && is_figure(other)
        };
        // "Quatre" of "Quatre-vingt-dix-sept", which a capital divides
        let is_cut = !is_figure(at) && self.is_tight_hyphen(at + 1);
        if self.is_of_pack() && (is_cut || beside(at + 1, at + 2) || at >= 2 && beside(at - 1, at - 2)) {
            return true;
        }
        let digits = text.bytes().all(|byte| byte.is_ascii_digit());
        let is_year = text.len() == 4 && ("1500"..="2100").contains(&text);
        self.is_of_pack() && digits && (is_year || text.len() > 1 && text.starts_with('0'))
    }
}
