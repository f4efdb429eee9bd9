//! What a language calls people: offices and professions, titles of courtesy, and the small words of the phrases around them.

use std::borrow::Cow;
use std::ops::BitOr;

use super::Pack;
use super::parts::{Parts, lettered};
use crate::lang::Gender;
use crate::model::file::ModelError;

/// What a word may be in a role, as bits: a word may be more than one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RolePart(u16);

impl RolePart {
    /// Office or profession: "ministre".
    pub const OFFICE: Self = Self(1);
    /// Title that says nothing of what somebody does: "Dr.", "Frau".
    pub const COURTESY: Self = Self(1 << 1);
    /// Tells that it is a man, or a woman.
    const MAN: Self = Self(1 << 2);
    const WOMAN: Self = Self(1 << 3);
    /// Stands before an office and is a part of the role: "ancien".
    pub const MODIFIER: Self = Self(1 << 4);
    /// Leads on to what an office is of: "de".
    pub const TIE: Self = Self(1 << 5);
    /// Article, or another word that opens a noun phrase.
    pub const ARTICLE: Self = Self(1 << 6);
    /// Conjunction that lists: "et".
    pub const AND: Self = Self(1 << 7);
    /// Verb behind which an office stands: "wurde".
    pub const VERB: Self = Self(1 << 8);
    /// Goes on behind a role without a comma: "seit".
    pub const CLOSING: Self = Self(1 << 9);

    /// Noun for a human being that says nothing of what somebody does: "homme".
    pub const PERSON: Self = Self(1 << 10);
    /// Verb whose object may be somebody's age: "tenía".
    pub const AGE_VERB: Self = Self(1 << 11);
    /// Tells what for: "pour". Behind a length of time it says that it is no age.
    pub const PURPOSE: Self = Self(1 << 12);

    /// Article whose noun stands in the genitive, so that an ending of it is that of the case: "des".
    pub const GENITIVE: Self = Self(1 << 13);

    /// Whether any of `parts` is among them.
    pub fn any(self, parts: Self) -> bool {
        self.0 & parts.0 != 0
    }

    /// Whom it tells of.
    pub fn gender(self) -> Option<Gender> {
        match (self.any(Self::WOMAN), self.any(Self::MAN)) {
            (true, false) => Some(Gender::Female),
            (false, true) => Some(Gender::Male),
            _ => None,
        }
    }
}

impl BitOr for RolePart {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What begins a word of the section with the letter of its list, and what such words are.
const PARTS: [(u8, RolePart); 16] = [
    (b'o', RolePart::OFFICE),
    (b'w', RolePart(RolePart::OFFICE.0 | RolePart::WOMAN.0)),
    (b'm', RolePart(RolePart::OFFICE.0 | RolePart::MAN.0)),
    (b'c', RolePart::COURTESY),
    (b'W', RolePart(RolePart::COURTESY.0 | RolePart::WOMAN.0)),
    (b'M', RolePart(RolePart::COURTESY.0 | RolePart::MAN.0)),
    (b'f', RolePart::MODIFIER),
    (b't', RolePart::TIE),
    (b'a', RolePart::ARTICLE),
    (b'&', RolePart::AND),
    (b'v', RolePart::VERB),
    (b's', RolePart::CLOSING),
    (b'p', RolePart::PERSON),
    (b'h', RolePart::AGE_VERB),
    (b'u', RolePart::PURPOSE),
    (b'g', RolePart(RolePart::GENITIVE.0 | RolePart::ARTICLE.0)),
];

/// The names of the lists in the packs' sources, with the letters that they have in the section.
#[cfg(feature = "train")]
pub const LISTS: [(&str, char); 20] = [
    ("offices", 'o'),
    ("offices-of-women", 'w'),
    ("offices-of-men", 'm'),
    ("courtesies", 'c'),
    ("courtesies-of-women", 'W'),
    ("courtesies-of-men", 'M'),
    ("role-modifiers", 'f'),
    ("role-ties", 't'),
    ("role-articles", 'a'),
    ("and", '&'),
    ("role-verbs", 'v'),
    ("role-closings", 's'),
    ("genitive-articles", 'g'),
    ("people", 'p'),
    ("age-verbs", 'h'),
    ("purpose", 'u'),
    ("complement-endings", 'e'),
    ("infinitive-endings", 'i'),
    ("compound-offices", '+'),
    ("inflected-offices", '~'),
];

/// What is known of a language; nothing in most.
#[derive(Default)]
pub struct RoleWords {
    parts: Parts<RolePart>,
    /// What words end in that may stand behind an office without a word that ties them to it.
    complement: Vec<Box<str>>,
    /// What dictionary forms of verbs end in.
    infinitives: Vec<Box<str>>,
    /// Whether offices are the last parts of longer words: "Innenminister".
    compounds: bool,
    /// Whether offices have cases.
    pub is_inflected: bool,
    /// Whether some words lead on to what an office is of; else its case alone does.
    pub has_ties: bool,
}

/// Characters of the shortest office that is looked for at the end of a longer word.
const LEAST_LAST: usize = 4;
/// Characters of a word before an ending.
const LEAST_STEM: usize = 2;

impl RoleWords {
    /// Reads the words of the section, each with the letter of its list before it.
    ///
    /// # Errors
    /// Where a letter is that of no list.
    pub fn read(words: &[Box<str>]) -> Result<Self, ModelError> {
        let mut roles = Self::default();
        for word in words {
            let (letter, word) = lettered(word)?;
            match letter {
                b'e' => roles.complement.push(word.into()),
                b'i' => roles.infinitives.push(word.into()),
                b'+' => roles.compounds = true,
                b'~' => roles.is_inflected = true,
                _ => roles.has_ties |= roles.parts.add_of(&PARTS, letter, word)?.any(RolePart::TIE),
            }
        }
        Ok(roles)
    }

    /// Whether offices are known.
    pub fn is_known(&self) -> bool {
        !self.parts.is_empty()
    }

    /// What the lists tell of a form in lower case.
    pub fn listed(&self, form: &str) -> RolePart {
        self.parts.of(form.trim_end_matches('.'))
    }

    /// What the office at the end of a longer word is.
    fn last_part(&self, form: &str) -> RolePart {
        if let Some((_, last)) = form.rsplit_once('-') {
            return self.listed(last);
        }
        let starts = form.char_indices().skip(LEAST_STEM).map(|(at, _)| &form[at..]);
        let is_long = |last: &&str| last.chars().nth(LEAST_LAST - 1).is_some();
        let mut parts = starts.filter(|_| self.compounds).take_while(is_long).map(|last| self.listed(last));
        parts.find(|part| part.any(RolePart::OFFICE)).unwrap_or_default()
    }

    /// Whether a word ends as those do that may stand behind an office without a word that ties them to it.
    pub fn ends_as_complement(&self, form: &str) -> bool {
        ends_in(&self.complement, form)
    }
}

fn ends_in(endings: &[Box<str>], form: &str) -> bool {
    let is_long = |stem: &str| stem.chars().nth(LEAST_STEM - 1).is_some();
    endings.iter().any(|ending| form.strip_suffix(&**ending).is_some_and(is_long))
}

impl Pack {
    /// What the language calls people.
    pub fn roles(&self) -> &RoleWords {
        &self.roles
    }

    /// What a word (lower case, plain apostrophe) is in a role, and in which form a list has it where that is another one: the last
    /// part of a longer word counts, and an office in another case. `is_noun` is that of [`Pack::dictionary_form`].
    pub fn role_part<'f>(&self, form: &'f str, is_noun: bool) -> (RolePart, Cow<'f, str>) {
        let bare = &form[self.elided(form)..];
        let own = |form: &str| match self.roles.listed(form) {
            part if part == RolePart::default() => self.roles.last_part(form),
            part => part,
        };
        let part = own(bare);
        if part == RolePart::default()
            && self.roles.is_inflected
            && let Some(base) = self.dictionary_form(bare, is_noun)
        {
            let part = own(&base);
            if part.any(RolePart::OFFICE) {
                return (part, Cow::Owned(base));
            }
        }
        (part, Cow::Borrowed(bare))
    }

    /// Whether a form in lower case is one of a verb, as far as its dictionary form tells.
    pub fn is_form_of_verb(&self, form: &str) -> bool {
        let verb = super::Part::VERB | super::Part::AUXILIARY;
        self.part(form).any(verb)
            // "maire", "mujer": what is its own dictionary form is no finite verb.
            || self
                .dictionary_form(form, false)
                .is_some_and(|base| base != form && ends_in(&self.roles.infinitives, &base))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack(words: &str) -> Pack {
        let list: Vec<Box<str>> = words.split_whitespace().map(Box::from).collect();
        let elided = vec!["l".into()];
        Pack { roles: RoleWords::read(&list).unwrap(), elided, ..Pack::default() }
    }

    #[test]
    fn offices_are_the_last_parts_of_longer_words() {
        let german = pack("ominister wministerin ochef cdr Wfrau +yes");
        for (form, is_office, gender) in [
            ("minister", true, None),
            ("innenminister", true, None),
            ("innenministerin", true, Some(Gender::Female)),
            ("ex-minister", true, None),
            ("parteichef", true, None),
            ("ministerium", false, None),
            ("chefsache", false, None),
            ("dr.", false, None),
        ] {
            let part = german.role_part(form, true).0;
            assert_eq!(part.any(RolePart::OFFICE), is_office, "{form}");
            assert_eq!(part.gender().filter(|_| is_office), gender, "{form}");
        }
    }

    #[test]
    fn elided_words_are_no_part_of_an_office() {
        let french = pack("oavocat omaire");
        assert!(french.role_part("l'avocat", false).0.any(RolePart::OFFICE));
        assert!(french.role_part("ex-maire", false).0.any(RolePart::OFFICE));
        assert!(!french.role_part("grandmaire", false).0.any(RolePart::OFFICE), "no compounds here");
    }

    #[test]
    fn unknown_lists_are_errors() {
        assert!(RoleWords::read(&["zministre".into()]).is_err());
        assert!(RoleWords::read(&["".into()]).is_err());
    }
}
