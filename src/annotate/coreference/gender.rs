//! Which persons are spoken of as women and which as men: a title, an office or a pronoun shows it, a given name lets it
//! be supposed.

use super::joined::Named;
use super::roles::Role;
use crate::annotate::names::surface::Surface;
use crate::lang::Gender;
use crate::lang::classes::Classes;
use crate::lang::en::gender;
use crate::lang::pack::RolePart;

/// What is known of each person so far.
#[derive(Debug, Default)]
pub struct Genders(Vec<Known>);

#[derive(Clone, Copy, Debug)]
struct Known {
    gender: Option<Gender>,
    /// Whether the text shows it.
    is_shown: bool,
}

impl Genders {
    /// The next person, of whom nothing is known.
    pub fn add(&mut self) {
        self.0.push(Known { gender: None, is_shown: false });
    }

    /// What is known or supposed.
    pub fn of(&self, person: usize) -> Option<Gender> {
        self.0[person].gender
    }

    /// What the text shows.
    pub fn shown(&self, person: usize) -> Option<Gender> {
        self.0[person].gender.filter(|_| self.0[person].is_shown)
    }

    /// Takes what the text shows, the latest first; `None` shows nothing.
    pub fn show(&mut self, person: usize, gender: Option<Gender>) {
        if gender.is_some() {
            self.0[person] = Known { gender, is_shown: true };
        }
    }

    /// Takes what the text shows at a name; where it shows nothing and nothing is known, what the name lets suppose.
    pub fn learn(&mut self, person: usize, shown: Option<Gender>, supposed: Option<Gender>) {
        let known = &mut self.0[person];
        known.gender = known.gender.or(supposed);
        self.show(person, shown);
    }

    /// Whether nothing speaks against it.
    pub fn may_be(&self, person: usize, gender: Gender) -> bool {
        self.of(person).is_none_or(|known| known == gender)
    }
}

/// Titles before a name that are looked at: "Frau Professor Doktor".
const MAX_TITLES: usize = 3;

/// What the words at a name show: a title before it, or else its roles ("…, a spokeswoman for the port").
pub fn at(surface: &Surface<'_, '_>, named: &Named, roles: &[Role]) -> Option<Gender> {
    if surface.document.pack.roles().is_known() {
        let titles = (0..named.tokens.start()).rev().take(MAX_TITLES).map(|at| surface.role_part(at));
        let before = titles
            .take_while(|part| part.any(RolePart::COURTESY | RolePart::OFFICE))
            .find_map(RolePart::gender);
        return before.or_else(|| roles.iter().find_map(|role| surface.role_part(role.at as usize).gender()));
    }
    let of_roles = || roles.iter().find_map(|role| gender::of_title(surface.form(role.at as usize)));
    before(surface, named).or_else(of_roles)
}

/// What the word before a name tells: "Mrs.", "actress".
fn before(surface: &Surface<'_, '_>, named: &Named) -> Option<Gender> {
    let before = named.tokens.start().checked_sub(1)?;
    let is_title = surface.class(before).any(Classes::HONORIFIC | Classes::ROLE | Classes::FAMILY);
    is_title.then(|| gender::of_title(surface.form(before))).flatten()
}
