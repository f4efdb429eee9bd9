//! What the analysis did not mark: further forms of those who were found, and words that nobody knows.

use super::super::Kind;
use super::super::facts::Token;
use super::{NONE, Names};
use crate::lang::classes::Classes;
use crate::text::WordId;

/// Nobody has more initials.
const MOST_INITIALS: usize = 8;

/// "r.q."
pub(super) fn dotted(letters: &str) -> String {
    letters.chars().flat_map(|letter| [letter, '.']).collect()
}

impl Names<'_> {
    /// All further places where a form stands of those who were found.
    pub(super) fn take_forms(&mut self) {
        let mut last_seen: Vec<usize> = vec![usize::MAX; self.subjects.len()];
        let mut at = 0;
        while at < self.pieces.len() {
            if self.taken[at] != NONE {
                let subject = self.finds[self.taken[at] as usize];
                last_seen[subject as usize] = at;
                at += 1;
                continue;
            }
            if self.closed[at] {
                at += 1;
                continue;
            }
            let found =
                self.whole_name(at).or_else(|| self.part(at, &last_seen)).or_else(|| self.initials(at));
            match found {
                Some((end, subject)) => {
                    self.take(at, end, subject);
                    last_seen[subject as usize] = at;
                    if self.subjects[subject as usize].kind == Kind::Person && !self.pieces[at].is_address {
                        self.extend(at, end);
                    }
                    at = end;
                }
                None => at += 1,
            }
        }
    }

    /// A whole name that begins here: its end, and whose it is.
    pub(super) fn whole_name(&self, at: usize) -> Option<(usize, u32)> {
        let candidates = self.forms.beginning(self.pieces[at].word);
        let fits = |words: &[WordId]| {
            let end = at + words.len();
            end <= self.pieces.len()
                && (at..end)
                    .zip(words)
                    .all(|(place, &word)| self.pieces[place].word == word && self.is_free(place))
                && (at + 1..end).all(|place| self.is_beside(place - 1, place))
        };
        let longest = candidates.iter().filter(|(words, _)| fits(words)).max_by_key(|(words, _)| words.len());
        let (words, subject) = longest?;
        let end = at + words.len();
        // One word alone is a name where it is written like one.
        let is_name = words.len() > 1
            && ((at..end).any(|place| self.pieces[place].is_capital)
                || self.pieces[at].is_address
                || (at..end).any(|place| !self.is_ordinary(place)))
            || words.len() == 1 && self.is_written_as_name(at);
        is_name.then_some((end, *subject))
    }

    /// A run of parts of one person's name that begins here.
    pub(super) fn part(&self, at: usize, last_seen: &[usize]) -> Option<(usize, u32)> {
        if let Some(subject) = self.forms.of_joined(self.pieces[at].word) {
            let is_name = self.pieces[at].is_address || self.pieces[at].is_capital && !self.is_ordinary(at);
            if is_name {
                return Some((at + 1, subject));
            }
        }
        let mut who: Vec<u32> = self.of_part(at).to_vec();
        if who.is_empty() {
            return None;
        }
        let mut end = at + 1;
        while end < self.pieces.len() && self.is_free(end) && self.is_beside(end - 1, end) {
            let more: Vec<u32> =
                self.of_part(end).iter().copied().filter(|subject| who.contains(subject)).collect();
            if more.is_empty() || !(self.pieces[end].is_capital || self.pieces[at].is_address) {
                break;
            }
            who = more;
            end += 1;
        }
        if end - at == 1 && !self.is_written_as_name(at) {
            return None;
        }
        if end - at > 1 && !self.pieces[at].is_capital && !self.pieces[at].is_address {
            return None;
        }
        // Who was named last is the one who is meant.
        let subject = who.iter().copied().max_by_key(|&subject| {
            let seen = last_seen.get(subject as usize).copied().unwrap_or(usize::MAX);
            (if seen == usize::MAX { 0 } else { seen + 1 }, std::cmp::Reverse(subject))
        })?;
        Some((end, subject))
    }

    /// Whom a word may mean as a part of a name; also "Quints".
    pub(super) fn of_part(&self, at: usize) -> &[u32] {
        let found = self.forms.of_part(self.pieces[at].word);
        if !found.is_empty() || !self.pieces[at].is_capital {
            return found;
        }
        let form = self.words.form(self.pieces[at].word);
        let singular = form.strip_suffix('s').filter(|rest| rest.len() > 3);
        let ways = [singular, singular.and_then(|rest| rest.strip_suffix('e'))];
        let known = ways.into_iter().flatten().find_map(|form| self.words.get(form));
        known.map_or(&[], |word| self.forms.of_part(word))
    }

    /// "R.Q.", "R. Q.": first letters of a full name.
    pub(super) fn initials(&self, at: usize) -> Option<(usize, u32)> {
        let (end, letters) = self.letters(at)?;
        let is_free = (at..end).all(|place| self.is_free(place));
        // "U. S." is nobody's.
        let is_other = [letters.clone(), dotted(&letters)]
            .iter()
            .any(|form| self.words.get(form).is_some_and(|word| self.known(word).is_listed()));
        if !is_free || is_other {
            return None;
        }
        self.forms.of_initials(&letters).map(|subject| (end, subject))
    }

    /// The initials from a piece on: one past the last, and the letters. None where there is one letter only, or far too many.
    pub(super) fn letters(&self, at: usize) -> Option<(usize, String)> {
        let mut letters = String::new();
        let mut end = at;
        while end < self.pieces.len()
            && end - at <= MOST_INITIALS
            && (end == at || self.is_beside(end - 1, end))
            && self.pieces[end].span.of(self.text).contains('.')
            && self.token(end).has(Token::INITIAL)
        {
            letters.push_str(self.words.form(self.pieces[end].word));
            end += 1;
        }
        let count = letters.chars().count();
        (2..=MOST_INITIALS).contains(&count).then_some((end, letters))
    }

    /// Words beside a person's name that may belong to it.
    pub(super) fn extend(&mut self, mut start: usize, mut end: usize) {
        let find = self.taken[start];
        while start > 0
            && self.is_free(start - 1)
            && self.is_beside(start - 1, start)
            && self.may_belong(start - 1)
        {
            start -= 1;
            self.taken[start] = find;
        }
        // "Jan van der Berg", where "Berg" alone was found.
        let mut before = start;
        while before > 0
            && self.is_free(before - 1)
            && self.is_beside(before - 1, before)
            && self.is_particle(before - 1)
        {
            before -= 1;
        }
        if before < start
            && before > 0
            && self.is_free(before - 1)
            && self.is_beside(before - 1, before)
            && self.may_belong(before - 1)
        {
            for at in before - 1..start {
                self.taken[at] = find;
            }
        }
        while end < self.pieces.len() && self.is_free(end) && self.is_beside(end - 1, end) {
            if self.may_belong(end) || self.classes[end].any(Classes::NUMERAL) && self.pieces[end].is_capital
            {
                self.taken[end] = find;
                end += 1;
                continue;
            }
            let mut after = end;
            while after < self.pieces.len()
                && self.is_free(after)
                && self.is_beside(after - 1, after)
                && self.is_particle(after)
            {
                after += 1;
            }
            let goes_on = after > end
                && after < self.pieces.len()
                && self.is_free(after)
                && self.is_beside(after - 1, after)
                && self.may_belong(after);
            if !goes_on {
                break;
            }
            for at in end..=after {
                self.taken[at] = find;
            }
            end = after + 1;
        }
    }

    /// Capitalized words that no list knows as anything else, and names of persons that are in the lists.
    pub(super) fn take_unknown(&mut self) {
        let mut at = 0;
        while at < self.pieces.len() {
            let mut end = at;
            while end < self.pieces.len()
                && self.is_unknown_name(end)
                && (end == at || self.is_beside(end - 1, end))
            {
                end += 1;
            }
            if end > at {
                let name = self.text_of(at, end);
                let subject = self.subject(Kind::Person, &name);
                self.take(at, end, subject);
                self.extend(at, end);
            }
            at = end.max(at + 1);
        }
    }
}
