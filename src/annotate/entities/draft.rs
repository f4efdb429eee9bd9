//! An entity as it is put together, and what is said of it in the end: its name, aliases, roles, reasons.

use std::cmp::Reverse;

use super::clues::{self, Clue, Evidence};
use super::lexicon::Classes;
use super::reader::Reader;
use super::{Entity, EntityKind, Mention, MentionForm};
use crate::lang::en::places;
use crate::text::TokenRange;

/// An entity in the making.
pub struct Draft {
    /// What it is.
    pub kind: EntityKind,
    /// The first occurrence of each distinct form, in text order.
    pub forms: Vec<TokenRange>,
    /// How often each form occurs.
    pub form_counts: Vec<u32>,
    /// Where its roles stand.
    pub role_ranges: Vec<TokenRange>,
    /// Its mentions; in text order in the end.
    pub mentions: Vec<Mention>,
    pub clues: Vec<Evidence>,
}

impl Draft {
    pub fn finish(&self, reader: &Reader<'_, '_>) -> Entity {
        let document = reader.document;
        let texts: Vec<String> = self.forms.iter().map(|&form| document_text(reader, form)).collect();
        let full = self.fullest(reader, &texts);
        let name = texts.get(full).cloned().unwrap_or_default();
        let mut aliases: Vec<String> = Vec::new();
        for text in &texts {
            if *text != name && !aliases.contains(text) {
                aliases.push(text.clone());
            }
        }
        let mut found: Vec<String> = Vec::new();
        for &range in &self.role_ranges {
            let role = document.range_string(range);
            if !found.iter().any(|known| known.eq_ignore_ascii_case(&role)) {
                found.push(role);
            }
        }
        // "President" says less than "President of the Republic".
        let all = found.clone();
        found.retain(|role| {
            !all.iter().any(|other| other.len() > role.len() && other.contains(role.as_str()))
        });
        let length = |range: TokenRange| document.tokens[range.indices()].len();
        let full_length = self.forms.get(full).map_or(1, |&form| length(form));
        let mentions = self
            .mentions
            .iter()
            .map(|mention| {
                let is_short = mention.form == MentionForm::Name
                    && (length(mention.tokens) < full_length
                        || self.is_acronym(reader, mention.tokens, full_length));
                let form = if is_short && self.kind != EntityKind::Place {
                    MentionForm::Short
                } else {
                    mention.form
                };
                Mention { form, ..*mention }
            })
            .collect();
        let why = self.explain(reader);
        Entity { kind: self.kind, name, aliases, roles: found, mentions, why }
    }

    fn is_acronym(&self, reader: &Reader<'_, '_>, range: TokenRange, full_length: usize) -> bool {
        range.len() == 1 && full_length > 1 && reader.is_all_caps(range.start())
    }

    /// Index of the fullest form. For places it is the usual one, for all others the longest.
    fn fullest(&self, reader: &Reader<'_, '_>, texts: &[String]) -> usize {
        let usual = |at: usize| {
            let key = texts[at].to_lowercase().replace(' ', "_");
            places::COUNTRY_ALIASES.iter().any(|row| row[0] == key)
        };
        let is_loud = |at: usize| reader.is_all_caps(self.forms[at].start()) && texts[at].len() > 5;
        let order = |&at: &usize| {
            let words = self.forms[at].len();
            if self.kind == EntityKind::Place {
                (!is_loud(at), usual(at), self.form_counts[at] as usize, words, Reverse(at))
            } else {
                (!is_loud(at), true, words, texts[at].chars().count(), Reverse(at))
            }
        };
        (0..self.forms.len()).max_by_key(order).unwrap_or(0)
    }

    fn explain(&self, reader: &Reader<'_, '_>) -> Vec<String> {
        let mut clues = self.clues.clone();
        clues.sort_by_key(|clue| Reverse(clue.weight));
        let mut why: Vec<String> = Vec::new();
        for clue in clues {
            let sentence = explain(reader, &clue);
            if !sentence.is_empty() && !why.contains(&sentence) && why.len() < 4 {
                why.push(sentence);
            }
        }
        let in_brackets = self.forms.iter().any(|form| {
            form.len() == 1
                && form.start() > 0
                && clues::is_abbreviation(reader, form.start(), form.start() - 1)
                && self.forms.len() > 1
        });
        if in_brackets {
            why.push("in brackets after its full name".to_owned());
        }
        if why.is_empty() {
            why.push("capitalised like a name".to_owned());
        }
        why
    }
}

/// Words as they are shown.
fn document_text(reader: &Reader<'_, '_>, range: TokenRange) -> String {
    reader.document.range_string(range)
}

/// A clue in words for the reader.
fn explain(reader: &Reader<'_, '_>, evidence: &Evidence) -> String {
    let word = reader.document.token_text(evidence.token as usize);
    match evidence.clue {
        Clue::Title => {
            let at = evidence.token as usize;
            let phrase = reader.phrase(at, at + 6, &mut String::new());
            let end = phrase
                .filter(|(_, classes)| classes.any(Classes::ROLE_PHRASE))
                .map_or(at + 1, |(end, _)| end);
            format!("title '{}'", document_text(reader, TokenRange::new(at, end)))
        }
        Clue::RoleOf => format!("after '{word} of'"),
        Clue::GivenName => format!("given name '{word}'"),
        Clue::Surname => format!("surname '{word}'"),
        Clue::NameShape => "formed like a person's name".to_owned(),
        Clue::Unknown => "words that are no everyday words".to_owned(),
        Clue::Head => format!("noun '{word}'"),
        Clue::LegalForm => format!("legal form '{word}'"),
        Clue::Country => "country".to_owned(),
        Clue::KnownPlace => "known place".to_owned(),
        Clue::KnownOrganization => "known organization".to_owned(),
        Clue::KnownProduct => "known product".to_owned(),
        Clue::People => "nationality, people or faith".to_owned(),
        Clue::Acronym => "abbreviation in capitals".to_owned(),
        Clue::PlaceEnding => "ends like a place".to_owned(),
        Clue::PlaceWord => format!("after '{word}'"),
        Clue::Within => format!("before ', {word}'"),
        Clue::Dateline => "in a dateline".to_owned(),
        Clue::Says => format!("beside '{word}'"),
        Clue::Age => "age or birth beside it".to_owned(),
        Clue::Described => format!("described as '{word}'"),
        Clue::Who => "'who' beside it".to_owned(),
        Clue::Owns => format!("before '{word}'"),
        Clue::Article => format!("after '{word}'"),
        Clue::Abbreviated => format!("abbreviation '{word}' in brackets"),
        Clue::Listed => format!("beside '{word}' in a list"),
        Clue::Quoted => format!("in quotation marks beside '{word}'"),
    }
}
