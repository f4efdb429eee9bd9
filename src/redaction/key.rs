//! Who the labels stand for: kept apart from the text, shared by the texts of a collection.

use serde::{Deserialize, Serialize};

use super::Kind;
use super::pieces::words_of;
use crate::error::{Error, ErrorCode};

/// The version of the shape of [`Key`].
const SCHEMA: u32 = 1;

/// Forms that are kept of one entry.
const MOST_FORMS: usize = 50;

/// Which label stands for whom. It undoes the redaction: keep it apart from the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Key {
    /// 1.
    pub schema: u32,
    /// In the order in which the labels were given.
    pub labels: Vec<KeyEntry>,
}

/// What one label stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyEntry {
    /// "Person 1".
    pub label: String,
    /// As [`Kind::as_str`] has it.
    pub kind: String,
    /// The fullest form that was found, or the address or number in a form that is the same for all ways of writing it.
    pub name: String,
    /// All forms that the label took the place of, at most fifty.
    pub forms: Vec<String>,
}

impl Default for Key {
    fn default() -> Self {
        Self { schema: SCHEMA, labels: Vec::new() }
    }
}

impl Key {
    /// Checks a key that came from outside.
    ///
    /// # Errors
    /// [`ErrorCode::BadOption`] where its version or a kind in it is unknown, or a label is not of its kind or stands twice.
    pub fn check(&self) -> Result<(), Error> {
        let bad = |message: String| Err(Error::new(ErrorCode::BadOption, message));
        if self.schema != SCHEMA {
            return bad(format!(
                "The key is of version {}; this program reads version {SCHEMA}.",
                self.schema
            ));
        }
        let mut seen = rustc_hash::FxHashSet::default();
        for entry in &self.labels {
            let label = entry.label.rsplit_once(' ');
            let is_right = entry.kind().is_some_and(|kind| {
                label.is_some_and(|(noun, number)| noun == kind.noun() && number.parse::<u32>().is_ok())
            });
            if !is_right || !seen.insert(&entry.label) {
                return bad(format!(
                    "The key has the label '{}' for a {}; labels are like 'Person 1', each once.",
                    entry.label, entry.kind
                ));
            }
        }
        Ok(())
    }

    /// The highest number of a label of this kind.
    fn highest(&self, kind: Kind) -> u32 {
        let numbers = self.labels.iter().filter(|entry| entry.kind == kind.as_str());
        numbers.filter_map(|entry| entry.label.rsplit_once(' ')?.1.parse().ok()).max().unwrap_or(0)
    }

    /// The entry of a name: of the same full name; else the only one that is known by it. `least` is the highest number that
    /// labels of the kind already have in the text itself.
    pub(super) fn entry(&mut self, kind: Kind, name: &str, least: u32) -> usize {
        let folded = words_of(name);
        let same = |other: &str| words_of(other) == folded && (!folded.is_empty() || other == name);
        let mut of_kind = self.labels.iter().enumerate().filter(|(_, entry)| entry.kind == kind.as_str());
        if !kind.is_name() {
            if let Some((at, _)) = of_kind.find(|(_, entry)| entry.name == name) {
                return at;
            }
        } else {
            let candidates: Vec<(usize, &KeyEntry)> = of_kind.collect();
            if let Some(&(at, _)) = candidates.iter().find(|(_, entry)| same(&entry.name)) {
                return at;
            }
            let by_form: Vec<usize> = candidates
                .iter()
                .filter(|(_, entry)| entry.forms.iter().any(|form| same(form)))
                .map(|&(at, _)| at)
                .collect();
            if let [only] = by_form[..] {
                return only;
            }
        }
        let number = self.highest(kind).max(least) + 1;
        self.labels.push(KeyEntry {
            label: format!("{} {number}", kind.noun()),
            kind: kind.as_str().to_owned(),
            name: name.to_owned(),
            forms: Vec::new(),
        });
        self.labels.len() - 1
    }

    /// Notes a form in which an entry was found.
    pub(super) fn note(&mut self, at: usize, form: &str) {
        let entry = &mut self.labels[at];
        let form = form.split_whitespace().collect::<Vec<_>>().join(" ");
        if entry.forms.len() < MOST_FORMS && !entry.forms.contains(&form) {
            entry.forms.push(form);
        }
    }
}

impl KeyEntry {
    /// What it is.
    pub(super) fn kind(&self) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.as_str() == self.kind)
    }
}

impl Kind {
    /// Whether it is found by name.
    pub(super) const fn is_name(self) -> bool {
        !matches!(self, Self::Email | Self::Phone | Self::Url | Self::Account)
    }
}
