//! What the capitals of a sentence tell.

use super::forms::{Form, Letters};
use crate::model::lexicon::Case;

/// How many of a sentence's longer words begin with a capital.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capitals {
    /// The sentence is too short to tell.
    Unknown = 0,
    /// There are none.
    None = 1,
    /// Every longer word has them: a headline, or all of it in capitals.
    Everywhere = 2,
    /// More than half of the longer words have them.
    Often = 3,
    /// Fewer have them.
    Some = 4,
}

impl Capitals {
    /// Of a sentence.
    pub fn of<'f>(forms: impl Iterator<Item = &'f Form>) -> Self {
        let (mut long, mut capitalized) = (0, 0);
        for form in forms.filter(|form| form.letters == Letters::Many) {
            long += 1;
            capitalized += usize::from(form.case != Case::Lower);
        }
        match capitalized {
            _ if long < 2 => Self::Unknown,
            0 => Self::None,
            all if all == long => Self::Everywhere,
            many if many * 2 > long => Self::Often,
            _ => Self::Some,
        }
    }
}
