//! Those whom the analysis found, those whom it took for something else perhaps, and those of the key.

use super::super::facts::{Entity, Token};
use super::super::key::Key;
use super::super::{Kind, RedactOptions, patterns, pieces};
use super::{BESIDE, NONE, Names, kind_of};
use crate::lang::classes::Classes;

impl Names<'_> {
    pub(super) fn take_mentions(&mut self, entities: &[Entity], wanted: &RedactOptions) {
        for entity in entities {
            let kind = kind_of(entity.kind);
            let is_wanted = wanted.has(kind);
            let ranges = self.ranges(entity);
            if !is_wanted {
                for (start, end) in ranges {
                    self.other[start..end].fill(Some(entity.kind));
                }
                continue;
            }
            // What was redacted in part before is named by what is left of it: "President Person" of "President Person 2".
            let is_cut = |form: &str| {
                let is_free = |&(start, end): &(usize, usize)| (start..end).all(|at| self.is_free(at));
                let written: Vec<_> = ranges
                    .iter()
                    .filter(|range| range.0 < range.1 && self.text_of(range.0, range.1) == form)
                    .collect();
                !written.is_empty() && !written.into_iter().any(is_free)
            };
            let forms: Vec<&String> = entity
                .forms
                .iter()
                .filter(|form| patterns::labels(form).is_empty() && !is_cut(form))
                .collect();
            let is_new = forms.first().is_some_and(|first| **first == entity.forms[0]);
            let subject = if is_new { self.subject(kind, &entity.forms[0]) } else { NONE };
            for (start, end) in ranges {
                self.take_or_name(start, end, subject, kind);
            }
            for form in forms.into_iter().filter(|_| is_new) {
                self.add_form(form, subject);
            }
        }
        // What stands beside a person's name and looks like more of it.
        if wanted.has(Kind::Person) {
            let mut at = 0;
            while at < self.pieces.len() {
                let end = self.end_of_find(at);
                if self.taken[at] != NONE && self.subject_at(at).kind == Kind::Person {
                    self.extend(at, end);
                }
                at = self.end_of_find(at).max(end);
            }
        }
    }

    /// Those whom other texts of the collection named.
    pub(super) fn take_up_key(&mut self, key: &Key, wanted: &RedactOptions) {
        for entry in &key.labels {
            let Some(kind) = entry.kind().filter(|&kind| kind.is_name() && wanted.has(kind)) else {
                continue;
            };
            let subject = self.subject(kind, &entry.name);
            let plain = pieces::words_of(&entry.name);
            for form in std::iter::once(&entry.name).chain(&entry.forms) {
                let words = pieces::words_of(form);
                let [only] = &words[..] else {
                    self.forms.add(form, subject, &mut self.words, |_| false);
                    continue;
                };
                // A given name alone means somebody else in another text.
                let classes = self.classes_of(only);
                let is_given = classes.any(Classes::FIRST_NAME) && !classes.any(Classes::SURNAME);
                if kind == Kind::Person && !(is_given && plain.len() > 1) {
                    self.add_form(form, subject);
                } else if kind != Kind::Person {
                    self.forms.add(form, subject, &mut self.words, |_| false);
                }
            }
            if kind == Kind::Person {
                self.forms.add_joined(&entry.name, subject, &mut self.words);
                if let [_, .., last] = &plain[..] {
                    let last = last.clone();
                    self.add_form(&last, subject);
                }
            }
        }
    }

    /// Persons whom the analysis took for something else, perhaps: names of several words none of which is known as part of
    /// such a name.
    pub(super) fn take_doubtful(&mut self, entities: &[Entity], wanted: &RedactOptions) {
        for entity in entities {
            if wanted.has(kind_of(entity.kind)) {
                continue;
            }
            let ranges = self.ranges(entity);
            let mut subject = NONE;
            for (start, end) in ranges {
                if !self.may_be_person(start, end, entity.kind) {
                    self.take_namesakes(start, end);
                    continue;
                }
                if subject == NONE && patterns::labels(&entity.forms[0]).is_empty() {
                    subject = self.subject(Kind::Person, &entity.forms[0]);
                    self.add_form(&entity.forms[0], subject);
                }
                self.take_or_name(start, end, subject, Kind::Person);
            }
        }
    }

    /// The person in the name of something else: "Thomas A. Scott Chair of Mathematics".
    pub(super) fn take_namesakes(&mut self, start: usize, end: usize) {
        let mut at = start;
        while at < end {
            let mut last = at;
            let opens =
                self.pieces[at].is_capital && self.classes[at].any(Classes::FIRST_NAME) && !self.in_known[at];
            while opens && last + 1 < end && self.is_beside_name(last, last + 1) {
                last += 1;
            }
            if last > at
                && (at..=last).all(|place| self.is_free(place))
                && !self.token(last).has(Token::INITIAL)
            {
                let name = self.text_of(at, last + 1);
                let subject = self.subject(Kind::Person, &name);
                self.add_form(&name, subject);
                self.take(at, last + 1, subject);
            }
            at = last + 1;
        }
    }

    /// Takes a mention for a subject. Where it holds what has been redacted, what is left of it is taken if it is certainly a
    /// name, for a subject of its own; so is all of it where there is no subject.
    pub(super) fn take_or_name(&mut self, start: usize, end: usize, subject: u32, kind: Kind) {
        let is_whole =
            (start..end).all(|at| self.is_free(at)) && (start + 1..end).all(|at| !self.parted[at - 1]);
        if is_whole && subject != NONE && start < end {
            let form = self.text_of(start, end);
            self.add_form(&form, subject);
            self.take(start, end, subject);
            return;
        }
        let is_name = |names: &Self, at: usize| {
            names.is_free(at) && (is_whole || names.pieces[at].is_capital && !names.is_ordinary(at))
        };
        let mut at = start;
        while at < end {
            let mut last = at;
            while last < end && is_name(self, last) && (last == at || !self.parted[last - 1]) {
                last += 1;
            }
            if last > at {
                let name = self.text_of(at, last);
                let subject = self.subject(kind, &name);
                self.add_form(&name, subject);
                self.take(at, last, subject);
            }
            at = last.max(at + 1);
        }
    }

    pub(super) fn add_form(&mut self, form: &str, subject: u32) {
        let is_person = self.subjects[subject as usize].kind == Kind::Person;
        let plain = pieces::words_of(form);
        let is_alone =
            |word: &String| is_person && word.chars().count() > 1 && !self.classes_of(word).any(BESIDE);
        let alone: Vec<String> = plain.into_iter().filter(is_alone).collect();
        self.forms.add(form, subject, &mut self.words, |word| alone.iter().any(|other| other == word));
        if is_person {
            self.forms.add_joined(form, subject, &mut self.words);
        }
    }
}
