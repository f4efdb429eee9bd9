//! A person's name taken apart: given names, initials, surname, "Jr."; and how two names compare.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::given_names;
use super::joined::Why;
use super::spelling;
use super::spelling::Spelling;
use crate::annotate::names::surface::Surface;
use crate::lang::Gender;
use crate::lang::classes::Classes;
use crate::lang::en::gender;
use crate::text::TokenRange;

/// Words of a name that are looked at.
const MAX_PARTS: usize = 8;

/// A word of a name, or an initial.
#[derive(Clone, Debug)]
pub struct Part<'d> {
    /// Without accents; the letter of an initial.
    pub plain: Cow<'d, str>,
    /// How it sounds, as a number.
    pub sound: u64,
    /// Whether it is in the list of given names.
    pub is_given: bool,
    /// Whether it is in the list of surnames.
    is_surname: bool,
    /// Whether it is one letter of a name.
    pub is_initial: bool,
    /// Whether it is the beginning of "Kwok-tung".
    is_tied: bool,
}

/// How a part is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Initial,
    Word,
    Tied,
}

/// A person's name.
#[derive(Clone, Debug, Default)]
pub struct PersonName<'d> {
    /// Words and initials in order; particles, titles and numerals left out.
    pub parts: Vec<Part<'d>>,
    /// "jr", "ii".
    suffix: Option<&'d str>,
    /// "van der", "de": before the surname.
    pub has_particle: bool,
    /// All words in one, as a number: "Jong-un" and "Jong Un" are the same.
    pub whole: u64,
    /// "Sir", "Princess" inside the name.
    titled: Option<Gender>,
    /// Whether a hyphen ties its only two words: "Williams-Orlan".
    is_double: bool,
    /// Whether "y" or "e" ties two surnames, or two people: "Rosa Ferrer y Tom Moro".
    has_and: bool,
}

/// How two full names compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// They may be one person; more points are better.
    Same(Why, u8),
    /// Nothing says that they are.
    Unknown,
    /// They are two people.
    Different,
}

impl<'d> PersonName<'d> {
    /// Reads the tokens of a name.
    pub fn read(surface: &Surface<'d, '_>, range: TokenRange, spelling: &mut Spelling) -> Self {
        let mut name = Self { parts: Vec::with_capacity(range.len().min(MAX_PARTS)), ..Self::default() };
        for at in range.indices() {
            if name.parts.len() == MAX_PARTS {
                break;
            }
            name.read_token(surface, at, range, spelling);
        }
        let start = range.start();
        name.is_double = name.parts.len() == 2
            && range.len() <= 3
            && (start..range.end()).any(|at| surface.form(at).contains('-'));
        name.whole = spelling.sound_of(name.words().map(|part| &*part.plain));
        name
    }

    fn read_token(
        &mut self,
        surface: &Surface<'d, '_>,
        at: usize,
        range: TokenRange,
        spelling: &mut Spelling,
    ) {
        let (class, form) = (surface.class(at), surface.form(at));
        let is_first = self.parts.is_empty();
        self.has_and |= !is_first && matches!(form, "y" | "e");
        if !surface.document.tokens[at].is_word() {
            return;
        }
        if is_initials(surface, at, range) {
            // All of them are ASCII.
            for at in 0..form.len() {
                self.push(&form[at..=at], class, Shape::Initial, spelling);
            }
            return;
        }
        if is_first && range.len() > 1 && class.any(Classes::COURTESY) {
            self.titled = self.titled.or(gender::of_title(form));
            return;
        }
        if !is_first && class.any(Classes::NUMERAL) {
            self.suffix = Some(form.trim_end_matches('.'));
            return;
        }
        if surface.is_initial(at) {
            for letter in form.split('.').filter(|letter| !letter.is_empty()) {
                self.push(letter, class, Shape::Initial, spelling);
            }
            return;
        }
        // "Al Gore" has a given name, "Al Assad" a particle: only a known given name stands for itself.
        let stands_alone = form != "al" || surface.class(at + 1).any(Classes::ANY_PERSON);
        let opens = is_first && surface.is_capitalized(at) && class.any(Classes::FIRST_NAME) && stands_alone;
        let tied = surface.document.token_text(at + 1) == "-";
        if class.any(Classes::PARTICLE) && at + 1 < range.end() && (!opens || tied) {
            self.has_particle = true;
            return;
        }
        let pieces = form.split('-').count();
        for (number, piece) in form.split('-').enumerate() {
            if piece.is_empty() {
                continue;
            }
            if number == 0 && piece.len() < form.len() && matches!(piece, "al" | "el" | "ul" | "ad" | "as") {
                self.has_particle = true;
            } else {
                let class = if piece.len() == form.len() { class } else { Classes::default() };
                let is_tied = pieces == 2 && number == 0 && piece.len() > 2;
                self.push(piece, class, if is_tied { Shape::Tied } else { Shape::Word }, spelling);
            }
        }
    }

    fn push(&mut self, form: &'d str, class: Classes, shape: Shape, spelling: &mut Spelling) {
        let plain = spelling::plain(form);
        let sound = spelling.sound_of(std::iter::once(&*plain));
        if !plain.is_empty() {
            self.parts.push(Part {
                plain,
                sound,
                is_given: class.any(Classes::FIRST_NAME),
                is_surname: class.any(Classes::SURNAME),
                is_initial: shape == Shape::Initial,
                is_tied: shape == Shape::Tied,
            });
        }
    }

    /// The parts that are words.
    pub fn words(&self) -> impl DoubleEndedIterator<Item = &Part<'d>> + Clone {
        self.parts.iter().filter(|part| !part.is_initial)
    }

    /// What other full names of the same person may be found by: its words, and all of them in one.
    pub fn keys(&self) -> impl Iterator<Item = u64> + '_ {
        self.words().map(|part| part.sound).chain([self.whole])
    }

    /// Which of two names has a "Jr." or "III" that the other has not: this one where it is greater.
    pub fn generation(&self, other: &Self) -> Ordering {
        self.suffix.is_some().cmp(&other.suffix.is_some())
    }

    /// Its "Jr.", "Sr." or "III" as a number.
    pub fn suffix(&self) -> Option<u64> {
        self.suffix.map(spelling::hash)
    }

    /// Whether it says more than one word: a given name or initials beside a surname.
    pub fn is_full(&self) -> bool {
        self.parts.len() > 1 && self.words().next().is_some()
    }

    /// Index of the part that is the surname: the last; the first in "Yoon Suk Yeol"; the second in "Robin Li Yanhong".
    pub fn surname(&self) -> usize {
        let last = self.parts.len().saturating_sub(1);
        let stands_first = |part: &Part<'_>| given_names::stands_first(&part.plain);
        // What is tied by a hyphen and goes on in lower case is a given name: "Li Kwok-tung".
        if let Some(given) = self.parts.iter().position(|part| part.is_tied).filter(|&given| given > 0) {
            return given - 1;
        }
        match &self.parts[..] {
            [first, second] if stands_first(first) && !stands_first(second) => {
                // "Lee Harris", "Kim Weber"
                if first.is_given && second.is_surname { last } else { 0 }
            }
            [first, .., end] if stands_first(first) && !first.is_initial && !end.is_surname => 0,
            [first, second, .., end] if first.is_given && stands_first(second) && !stands_first(end) => 1,
            _ => last,
        }
    }

    /// What the name itself tells of its bearer.
    pub fn gender(&self) -> Option<Gender> {
        let last = self.parts.last()?;
        let by_ending = |endings: &[&str]| {
            last.plain.len() > 5 && endings.iter().any(|ending| last.plain.ends_with(ending))
        };
        let slavic = || {
            if by_ending(&["ova", "eva", "skaya", "kaia"]) {
                Some(Gender::Female)
            } else if by_ending(&["ov", "ev"]) {
                Some(Gender::Male)
            } else {
                None
            }
        };
        let given = self.parts.first().filter(|first| !first.is_initial && self.parts.len() > 1);
        self.titled.or_else(|| given.and_then(|first| given_names::gender(&first.plain))).or_else(slavic)
    }

    /// Compares two full names.
    pub fn compare(&self, other: &Self) -> Likeness {
        if let (Some(a), Some(b)) = (&self.suffix, &other.suffix)
            && a != b
        {
            return Likeness::Different;
        }
        let counts = (self.words().count(), other.words().count());
        let (long, short) = if counts.0 >= counts.1 { (self, other) } else { (other, self) };
        let (Some(last), Some(other_last)) = (long.words().last(), short.words().last()) else {
            return Likeness::Unknown;
        };
        if counts.0 > 1 && counts.1 > 1 && long.whole == short.whole {
            let same_words = long.words().map(|part| &part.plain).eq(short.words().map(|part| &part.plain));
            let is_shorter = same_words
                && (long.parts.len() != short.parts.len() || long.generation(short) != Ordering::Equal);
            let why = if is_shorter { Why::Part } else { Why::Spelling };
            return long.compare_middle(short).unwrap_or(Likeness::Same(why, 9));
        }
        if last.sound == other_last.sound && !last.is_initial && !other_last.is_initial {
            return long.compare_given(short);
        }
        long.compare_order(short)
    }

    /// Two names of the same surname.
    fn compare_given(&self, short: &Self) -> Likeness {
        let (Some(first), Some(other)) = (self.parts.first(), short.parts.first()) else {
            return Likeness::Unknown;
        };
        let (why, points) = if first.is_initial || other.is_initial {
            if !same_letter(first, other) {
                return Likeness::Different;
            }
            (Why::Initials, 4)
        } else if first.sound == other.sound {
            let same = first.plain == other.plain && self.parts.len() != short.parts.len();
            (if same { Why::Part } else { Why::Spelling }, 8)
        } else if given_names::are_forms_of_one(&first.plain, &other.plain) {
            let respelled = first.plain.as_bytes().first() == other.plain.as_bytes().first()
                && first.plain.len().abs_diff(other.plain.len()) < 2
                && first.plain.len() > 4;
            (if respelled { Why::Spelling } else { Why::ShortGivenName }, 6)
        } else {
            // "Luiz Inácio Lula da Silva" and "Lula da Silva", but not "Rosa Maria Quint" and "Maria Quint".
            let inside = self.words().skip(1).any(|part| part.sound == other.sound);
            let is_surname = !other.is_given || short.is_double;
            return match inside && is_surname && self.words().count() > 2 {
                true => Likeness::Same(Why::Part, 3),
                false => Likeness::Different,
            };
        };
        self.compare_middle(short).unwrap_or(Likeness::Same(why, points))
    }

    /// What tells the names apart between the first part and the last: "George W." and "George H. W.".
    fn compare_middle(&self, short: &Self) -> Option<Likeness> {
        // "Kim Jongun" and "Kim Jong-un": as many words would have to be compared with one.
        if self.whole == short.whole && self.words().count() != short.words().count() {
            return None;
        }
        let (a, b) = (self.middle()?, short.middle()?);
        let fits = a.sound == b.sound || (a.is_initial || b.is_initial) && same_letter(a, b);
        (!fits).then_some(Likeness::Different)
    }

    /// The part behind the first, if it is not the last.
    fn middle(&self) -> Option<&Part<'d>> {
        self.parts.get(1..self.parts.len().saturating_sub(1))?.first()
    }

    /// Two names whose last words differ: the order of their words, or a second surname.
    fn compare_order(&self, short: &Self) -> Likeness {
        let (mine, others): (Vec<&Part<'_>>, Vec<&Part<'_>>) =
            (self.words().collect(), short.words().collect());
        let same = |a: &[&Part<'_>], b: &[&Part<'_>]| {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| a.sound == b.sound)
        };
        if others.len() < 2 || self.parts.len() != mine.len() || short.parts.len() != others.len() {
            return Likeness::Unknown;
        }
        if mine.len() == others.len() {
            let turned = same(&mine[1..], &others[..others.len() - 1])
                && mine[0].sound == others[others.len() - 1].sound
                || same(&mine[..mine.len() - 1], &others[1..])
                    && mine[mine.len() - 1].sound == others[0].sound;
            // "Henry James" is not "James Henry".
            let both_given = mine.iter().all(|part| part.is_given);
            return if turned && !both_given { Likeness::Same(Why::Order, 3) } else { Likeness::Unknown };
        }
        // "Luis Ferrer" and "Luis Ferrer Moro", "Abdel Sarwan" and "Abdel Sarwan Tariq Halim"
        let fits = mine.len() == others.len() + 1 || mine.len() > others.len() && !self.has_and;
        if fits && same(&mine[..others.len()], &others) {
            return Likeness::Same(Why::Part, 3);
        }
        Likeness::Unknown
    }
}

/// "DK Orlan": initials without full stops, where the rest of the name is not in capitals.
fn is_initials(surface: &Surface<'_, '_>, at: usize, range: TokenRange) -> bool {
    let last = range.end() - 1;
    at < last
        && surface.is_all_caps(at)
        && surface.form(at).len() <= 3
        && surface.form(at).bytes().all(|byte| byte.is_ascii_lowercase())
        && surface.is_capitalized(last)
        && !surface.is_all_caps(last)
        && !surface.class(last).any(Classes::NUMERAL)
}

fn same_letter(a: &Part<'_>, b: &Part<'_>) -> bool {
    a.plain.chars().next() == b.plain.chars().next()
}
