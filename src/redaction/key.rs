//! Who the labels stand for: kept apart from the text, shared by the texts of a collection.

use rustc_hash::{FxHashMap, FxHashSet};
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
        let mut seen = FxHashSet::default();
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
}

/// A key that takes up what is found, with ways to look things up in it.
pub(super) struct Labels {
    key: Key,
    /// Entries by their names.
    names: FxHashMap<(Kind, String), usize>,
    /// Entries by all their forms; none where a form is of several.
    forms: FxHashMap<(Kind, String), Option<usize>>,
    /// The highest number of each kind.
    highest: FxHashMap<Kind, u32>,
}

impl Labels {
    pub(super) fn new(key: Key) -> Self {
        let mut labels = Self {
            names: FxHashMap::default(),
            forms: FxHashMap::default(),
            highest: FxHashMap::default(),
            key: Key::default(),
        };
        for entry in key.labels {
            let Some(kind) = entry.kind() else { continue };
            let number =
                entry.label.rsplit_once(' ').and_then(|(_, number)| number.parse().ok()).unwrap_or(0);
            labels.keep_clear_of(kind, number);
            let at = labels.key.labels.len();
            labels.names.entry((kind, plain(kind, &entry.name))).or_insert(at);
            for form in &entry.forms {
                labels.add_form(kind, form, at);
            }
            labels.key.labels.push(entry);
        }
        labels
    }

    /// The key as it is now.
    pub(super) fn key(&self) -> &Key {
        &self.key
    }

    /// Takes the key out.
    pub(super) fn into_key(self) -> Key {
        self.key
    }

    /// No new label of a kind gets a number up to this one.
    pub(super) fn keep_clear_of(&mut self, kind: Kind, number: u32) {
        let highest = self.highest.entry(kind).or_default();
        *highest = number.max(*highest);
    }

    /// The label of a name that stands in the text as `form`: of the same full name; else of the only entry that is known
    /// by it; else a new one.
    pub(super) fn label(&mut self, kind: Kind, name: &str, form: &str) -> &str {
        let by = (kind, plain(kind, name));
        let known = self.names.get(&by).copied().or_else(|| self.forms.get(&by).copied().flatten());
        let at = known.unwrap_or_else(|| {
            let number = self.highest.entry(kind).or_default();
            *number = number.saturating_add(1);
            self.key.labels.push(KeyEntry {
                label: format!("{} {number}", kind.noun()),
                kind: kind.as_str().to_owned(),
                name: name.to_owned(),
                forms: Vec::new(),
            });
            let at = self.key.labels.len() - 1;
            self.names.insert(by, at);
            at
        });
        let form = form.split_whitespace().collect::<Vec<_>>().join(" ");
        let forms = &mut self.key.labels[at].forms;
        if forms.len() < MOST_FORMS && !forms.contains(&form) {
            forms.push(form.clone());
            self.add_form(kind, &form, at);
        }
        &self.key.labels[at].label
    }

    fn add_form(&mut self, kind: Kind, form: &str, at: usize) {
        let of = self.forms.entry((kind, plain(kind, form))).or_insert(Some(at));
        if *of != Some(at) {
            *of = None;
        }
    }
}

/// A name as it is compared: without case and accents; addresses and numbers are made equal before.
fn plain(kind: Kind, name: &str) -> String {
    let words = if kind.is_name() { words_of(name).join(" ") } else { String::new() };
    if words.is_empty() { name.to_owned() } else { words }
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
