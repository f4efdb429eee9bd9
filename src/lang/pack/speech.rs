//! How a language says who says something: its verbs of saying, its pronouns, and the small words that stand around a subject.

use std::ops::BitOr;

use super::Pack;
use super::parts::{Parts, lettered};
use crate::lang::Gender;
use crate::model::file::ModelError;

/// What a word may be beside a quotation, as bits: a word may be more than one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Part(u32);

impl Part {
    /// Finite verb of saying: "sagte", "a", of which more than one are the subject with [`Part::MANY`].
    pub const VERB: Self = Self(1);
    /// More than one are the subject: "sagten", "ont".
    pub const MANY: Self = Self(1 << 1);
    /// Participle of a verb of saying, which says something with an auxiliary: "gesagt".
    pub const PARTICIPLE: Self = Self(1 << 2);
    /// Auxiliary: "hat".
    pub const AUXILIARY: Self = Self(1 << 3);
    /// What stands before the one whose words they are, or begins it: "laut", "по словам".
    pub const ATTRIBUTION: Self = Self(1 << 4);
    /// Pronoun of a man or a masculine noun.
    pub const HE: Self = Self(1 << 5);
    /// Pronoun of a woman or a feminine noun.
    pub const SHE: Self = Self(1 << 6);
    /// Pronoun that tells of nobody who speaks: "es", "on", "ils".
    pub const OTHER: Self = Self(1 << 7);
    /// What ties a noun to the one before it: "von", "de".
    pub const OF: Self = Self(1 << 8);
    /// Preposition.
    pub const PREPOSITION: Self = Self(1 << 9);
    /// What begins another clause: "dass", "und".
    pub const CONJUNCTION: Self = Self(1 << 10);
    /// What may stand between verb and subject and is part of neither: "gestern", "журналистам".
    pub const BESIDE: Self = Self(1 << 11);
    /// Article, or another word that opens a noun phrase.
    pub const DETERMINER: Self = Self(1 << 12);
    /// Such a word of somebody who was not spoken of before: "ein".
    pub const INDEFINITE: Self = Self(1 << 13);
    /// Given name, title or office of a man; possessive of his.
    pub const MAN: Self = Self(1 << 14);
    /// Given name, title or office of a woman; possessive of hers.
    pub const WOMAN: Self = Self(1 << 15);
    /// Title or office that stands before a name.
    pub const TITLE: Self = Self(1 << 16);
    /// First word of an attribution of several: "по" of "по словам".
    pub const BEGINS_ATTRIBUTION: Self = Self(1 << 17);

    /// Whether any of `parts` is among them.
    pub fn any(self, parts: Self) -> bool {
        self.0 & parts.0 != 0
    }
}

impl BitOr for Part {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What begins a word of the section with the letter of its list, and what such words are. `packs/quotes.txt` has the lists by
/// their names.
const PARTS: [(u8, Part); 19] = [
    (b'v', Part::VERB),
    (b'V', Part(Part::VERB.0 | Part::MANY.0)),
    (b'p', Part::PARTICIPLE),
    (b'a', Part::AUXILIARY),
    (b'A', Part(Part::AUXILIARY.0 | Part::MANY.0)),
    (b't', Part::ATTRIBUTION),
    (b'h', Part::HE),
    (b's', Part::SHE),
    (b'o', Part::OTHER),
    (b'g', Part::OF),
    (b'r', Part::PREPOSITION),
    (b'c', Part::CONJUNCTION),
    (b'b', Part::BESIDE),
    (b'd', Part::DETERMINER),
    (b'i', Part(Part::DETERMINER.0 | Part::INDEFINITE.0)),
    (b'm', Part::MAN),
    (b'w', Part::WOMAN),
    (b'M', Part(Part::MAN.0 | Part::TITLE.0)),
    (b'W', Part(Part::WOMAN.0 | Part::TITLE.0)),
];

/// The names of the lists in the packs' sources, with the letters that they have in the section.
#[cfg(feature = "train")]
pub const LISTS: [(&str, char); 25] = [
    ("saying", 'v'),
    ("saying-many", 'V'),
    ("said", 'p'),
    ("auxiliaries", 'a'),
    ("auxiliaries-many", 'A'),
    ("attributions", 't'),
    ("he", 'h'),
    ("she", 's'),
    ("others", 'o'),
    ("of", 'g'),
    ("prepositions", 'r'),
    ("conjunctions", 'c'),
    ("beside", 'b'),
    ("determiners", 'd'),
    ("indefinite", 'i'),
    ("men", 'm'),
    ("women", 'w'),
    ("titles-of-men", 'M'),
    ("titles-of-women", 'W'),
    ("endings-of-men", 'e'),
    ("endings-of-women", 'E'),
    ("verbs-of-men", 'f'),
    ("verbs-of-women", 'F'),
    ("marks", 'q'),
    ("beside-endings", 'l'),
];

/// What is known of a language; nothing in most.
#[derive(Default)]
pub struct Speech {
    parts: Parts<Part>,
    /// What names and offices of women and men end in.
    names: Vec<(Box<str>, Gender)>,
    /// What verbs end in of which a woman or a man is the subject.
    verbs: Vec<(Box<str>, Gender)>,
    /// Marks that stand around quotations in this language and are no such marks everywhere, in pairs; the dash that opens what
    /// is said in a paragraph; the comma where a clause is put between commas into what is said.
    marks: Vec<Box<str>>,
    /// What adverbs end in that stand beside a verb: "-ment".
    beside: Vec<Box<str>>,
    has_determiners: bool,
}

/// Words of the longest phrase that begins an attribution.
const MAX_PHRASE: usize = 3;

impl Speech {
    /// Reads the words of the section, each with the letter of its list before it.
    ///
    /// # Errors
    /// Where a letter is that of no list.
    pub fn read(words: &[Box<str>]) -> Result<Self, ModelError> {
        let mut speech = Self::default();
        for word in words {
            let (letter, word) = lettered(word)?;
            match letter {
                b'e' => speech.names.push((word.into(), Gender::Male)),
                b'E' => speech.names.push((word.into(), Gender::Female)),
                b'f' => speech.verbs.push((word.into(), Gender::Male)),
                b'F' => speech.verbs.push((word.into(), Gender::Female)),
                b'q' => speech.marks.push(word.into()),
                b'l' => speech.beside.push(word.into()),
                _ => {
                    speech.has_determiners |=
                        speech.parts.add_of(&PARTS, letter, word)?.any(Part::DETERMINER);
                    if let Some((first, _)) = word.split_once('_') {
                        speech.parts.add(first, Part::BEGINS_ATTRIBUTION);
                    }
                }
            }
        }
        Ok(speech)
    }

    /// Whether verbs of saying are known.
    pub fn is_known(&self) -> bool {
        !self.parts.is_empty()
    }

    /// Whether noun phrases are opened by articles and the like.
    pub fn has_determiners(&self) -> bool {
        self.has_determiners
    }

    fn listed(&self, form: &str) -> Part {
        self.parts.of(form)
    }

    /// How many words of an attribution begin with the first of `forms`, in lower case; 0 where it begins none.
    pub fn attribution<'f>(&self, forms: impl Iterator<Item = &'f str>) -> usize {
        let mut phrase = String::new();
        let mut longest = 0;
        for (number, form) in forms.take(MAX_PHRASE).enumerate() {
            if number > 0 {
                phrase.push('_');
            }
            phrase.push_str(form);
            if self.listed(&phrase).any(Part::ATTRIBUTION) {
                longest = number + 1;
            }
        }
        longest
    }

    /// Whether a woman or a man is the subject of a verb, where its form shows it: "сказала".
    pub fn gender_of_verb(&self, form: &str) -> Option<Gender> {
        by_ending(&self.verbs, form)
    }

    /// Whether a woman or a man bears a name or an office, all of it in lower case, as far as its words or their endings tell.
    /// Of a surname alone the longer endings tell it.
    pub fn gender_of_name(&self, name: &str) -> Option<Gender> {
        let mut words = name.split(' ');
        let first = words.next().unwrap_or_default();
        let is_alone = words.next().is_none();
        let listed = self.listed(first);
        match (listed.any(Part::WOMAN), listed.any(Part::MAN)) {
            (true, false) => return Some(Gender::Female),
            (false, true) => return Some(Gender::Male),
            _ => {}
        }
        let is_long = |(ending, _): &&(Box<str>, Gender)| ending.chars().nth(1).is_some();
        let told = self.names.iter().filter(|(ending, _)| first.ends_with(&**ending));
        told.filter(|ending| !is_alone || is_long(ending))
            .max_by_key(|(ending, _)| ending.len())
            .map(|told| told.1)
    }

    /// What closes a quotation that a mark opens in this language alone.
    pub fn closing_of(&self, mark: &str) -> Option<char> {
        let mut pairs = self.marks.iter().filter_map(|pair| pair.strip_prefix(mark));
        pairs.find_map(|rest| rest.chars().next())
    }

    /// Whether a word ends as adverbs do that stand beside a verb and are no subject.
    pub fn ends_as_adverb(&self, form: &str) -> bool {
        self.beside.iter().any(|ending| form.strip_suffix(&**ending).is_some_and(|stem| !stem.is_empty()))
    }

    /// Whether `mark` alone, no pair, is among the marks.
    pub fn has_mark(&self, mark: &str) -> bool {
        self.marks.iter().any(|other| **other == *mark)
    }
}

fn by_ending(endings: &[(Box<str>, Gender)], form: &str) -> Option<Gender> {
    let told = endings.iter().filter(|(ending, _)| form.ends_with(&**ending));
    told.max_by_key(|(ending, _)| ending.len()).map(|(_, gender)| *gender)
}

impl Pack {
    /// How the language says who says something.
    pub fn speech(&self) -> &Speech {
        &self.speech
    }

    /// What a word may be beside a quotation; `form` is in lower case with plain apostrophes. A pronoun that is tied to its verb
    /// is with it ("a-t-il"), and so is an elided word ("l'avocat").
    pub fn part(&self, form: &str) -> Part {
        let listed = self.speech.listed(form);
        if listed != Part::default() {
            return listed;
        }
        if let Some((verb, tied)) = form.rsplit_once('-') {
            let tied = self.speech.listed(tied);
            if tied.any(Part::HE | Part::SHE | Part::OTHER | Part::BESIDE) {
                let verb = self.part(verb.strip_suffix("-t").unwrap_or(verb));
                let tied = Part(tied.0 & !Part::BESIDE.0);
                return if verb.any(Part::VERB | Part::AUXILIARY) { verb | tied } else { Part::default() };
            }
        }
        match self.elided(form) {
            0 => listed,
            end => self.speech.listed(super::elided_form(form)) | self.speech.listed(&form[end..]),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pack(words: &str, elided: &str) -> Pack {
        let list = |words: &str| words.split_whitespace().map(Box::from).collect::<Vec<Box<str>>>();
        Pack { speech: Speech::read(&list(words)).unwrap(), elided: list(elided), ..Pack::default() }
    }

    #[test]
    fn pronouns_and_elided_words_are_part_of_their_word() {
        let french = pack("aa vdit hil selle dl gd", "l d");
        assert_eq!(french.part("a-t-il"), Part::AUXILIARY | Part::HE);
        assert_eq!(french.part("dit-elle"), Part::VERB | Part::SHE);
        assert_eq!(french.part("l'avocat"), Part::DETERMINER);
        assert_eq!(french.part("d'avocat"), Part::OF);
        assert_eq!(french.part("peut-il"), Part::default());
    }

    #[test]
    fn attributions_of_several_words() {
        let russian = pack("tпо_словам tпо_мнению", "");
        let words = |forms: &'static str| russian.speech.attribution(forms.split(' '));
        assert_eq!(words("по словам мэра"), 2);
        assert_eq!(words("по улице"), 0);
    }

    #[test]
    fn names_tell_women_and_men() {
        let russian = pack("mникита Eа Eя Eова eов eр", "");
        let gender = |name| russian.speech.gender_of_name(name);
        assert_eq!(gender("марина котова"), Some(Gender::Female));
        assert_eq!(gender("никита котов"), Some(Gender::Male));
        assert_eq!(gender("котова"), Some(Gender::Female));
        assert_eq!(gender("сова"), Some(Gender::Female));
        assert_eq!(gender("зима"), None);
    }

    #[test]
    fn unknown_lists_are_errors() {
        assert!(Speech::read(&["zsagte".into()]).is_err());
        assert!(Speech::read(&["".into()]).is_err());
    }
}
