//! Titles and roles that the text gives a person: before the name ("CEO of …", "the minister, …"), after it ("…, chief
//! executive of …", "… became minister of …"), and before a list of names ("ministers A, B and C"). They are read from
//! the words around a mention alone.

mod after;
mod before;
mod elsewhere;
mod phrase;

use super::joined::Named;
use crate::annotate::names::EntityKind;
use crate::annotate::names::surface::Surface;
use crate::text::TokenRange;

/// A title or role, as it stands in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its words, without article.
    pub tokens: TokenRange,
    /// Where the word stands that says what it is: "minister" in "former minister of health".
    pub at: u32,
    /// How many the noun speaks of.
    pub number: Number,
}

/// How many a noun speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// "minister"
    One,
    /// "ministers"
    Several,
}

/// The roles of all names.
#[derive(Debug, Default)]
pub struct Roles {
    /// In text order of the names they belong to.
    roles: Vec<Role>,
    /// For each name the end of its roles.
    ends: Vec<u32>,
}

impl Roles {
    /// The roles at a name; none for what is no person.
    pub fn at(&self, name: usize) -> &[Role] {
        let start = name.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(name).copied().unwrap_or(start);
        &self.roles[start as usize..end as usize]
    }
}

/// Reads the roles at all names.
pub fn read(surface: &Surface<'_, '_>, names: &[Named]) -> Roles {
    let mut found = Roles::default();
    let elsewhere = elsewhere::Reader::new(surface);
    let mut bound = 0;
    // A plural role, and where the list of those who have it ends so far.
    let mut shared: Option<(Role, usize)> = None;
    let mut next_person = TokenRange::new(surface.document.tokens.len(), surface.document.tokens.len());
    let mut next_persons = vec![next_person; names.len()];
    for (at, name) in names.iter().enumerate().rev() {
        next_persons[at] = next_person;
        if name.kind == EntityKind::Person {
            next_person = name.tokens;
        }
    }
    for (at, name) in names.iter().enumerate() {
        found.ends.push(found.roles.len() as u32);
        if name.kind != EntityKind::Person {
            continue;
        }
        let sentence = surface.document.sentences[name.sentence as usize].tokens;
        let (start, end) = (name.tokens.start(), name.tokens.end());
        let here = &mut found.roles;
        let low = bound.max(sentence.start());
        let before = match &elsewhere {
            Some(reader) => reader.before(name.tokens, low, sentence.end()).map(|role| (role, None)),
            None => before::read(surface, name.tokens, low, sentence.end()),
        };
        if let Some((role, office)) = before {
            here.extend(office);
            here.push(role);
            shared = (role.number == Number::Several).then_some((role, end));
        } else if let Some((role, list_end)) =
            shared.filter(|&(_, list_end)| continues(surface, list_end, start))
        {
            debug_assert!(list_end <= start);
            here.push(role);
            shared = Some((role, end));
        } else {
            shared = None;
        }
        here.extend(match &elsewhere {
            Some(reader) => reader.after(end, sentence.end(), next_persons[at]),
            None => after::read(surface, end, sentence.end(), next_persons[at]),
        });
        bound = end;
        found.ends[at] = found.roles.len() as u32;
    }
    found
}

/// Whether a list goes on between two names: a comma, "and", or both.
fn continues(surface: &Surface<'_, '_>, from: usize, to: usize) -> bool {
    (1..=2).contains(&to.saturating_sub(from))
        && (from..to).all(|at| matches!(surface.form(at), "," | "and" | "&" | "or"))
}
