//! The name of an organization (or of a work or event) taken apart: its words without legal form, its letters, and
//! what makes a shorter name a short form of it.

use std::borrow::Cow;

use super::spelling;
use crate::annotate::names::surface::Surface;
use crate::lang::classes::Classes;
use crate::lang::en::heads::{
    BELONGING, LEFT_OUT_HEADS, SEPARATE_HEADS, SHARED_NAMES, TURNING_HEADS, WIDE, legal_form, respelled,
};
use crate::lang::pack::RolePart;
use crate::text::{TokenKind, TokenRange};

/// Words of a name that are looked at.
const MAX_WORDS: usize = 16;

/// A word of a name.
#[derive(Clone, Debug)]
pub struct Word {
    /// Its spelling, as a number.
    pub key: u64,
    classes: Classes,
    is_capitalized: bool,
    is_acronym: bool,
    is_separate: bool,
    is_wide: bool,
    is_left_out: bool,
    is_belonging: bool,
    is_tie: bool,
    is_whole: bool,
}

/// A sequence of letters, as a number: a small one, since every name in the document has room for four.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Letters {
    hash: u32,
    /// How many they are.
    pub count: u32,
}

impl Letters {
    /// All letters and digits of a text, in lower case.
    pub fn of(text: &str) -> Self {
        let mut letters = Self::default();
        text.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .for_each(|c| letters.push(c));
        letters
    }

    /// Adds a letter.
    pub fn push(&mut self, letter: char) {
        // The multiplier is 2^32 over the golden ratio.
        self.hash = (self.hash.rotate_left(5) ^ u32::from(letter)).wrapping_mul(0x9e37_79b9);
        self.count += 1;
    }
}

/// A number for a number and what follows it (multiplier: 2^64 over the golden ratio).
fn mix(all: u64, next: u64) -> u64 {
    (all.rotate_left(5) ^ next).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// The name of an organization.
#[derive(Clone, Debug, Default)]
pub struct OrganizationName {
    /// Words without articles, marks and the legal form.
    pub words: Vec<Word>,
    /// The legal form: "corp", "ltd".
    pub legal_form: Option<&'static str>,
    /// Its only word in capitals: "bmdv".
    pub acronym: Option<Letters>,
    /// What it may be called by its first letters: those of the capitalized words; of all but the smallest words; with
    /// abbreviations as they are ("USDA"); without the place or people that it begins with.
    pub letters: [Letters; 4],
    /// The same for "Justice Department" and "Department of Justice".
    pub turned: Option<u64>,
    /// Whether the word lists know the whole name.
    pub is_known: bool,
    /// Whether many bear the name, and the one that is meant without a word more is the world's.
    is_shared: bool,
}

impl OrganizationName {
    /// Reads the tokens of a name.
    pub fn read(surface: &Surface<'_, '_>, range: TokenRange) -> Self {
        let mut name = Self::default();
        // The sum does not depend on the order of the words.
        let (mut turned, mut content) = (0u64, 0);
        let mut turns = false;
        let end = without_legal_form(surface, range, &mut name.legal_form);
        let mut letters = [Letters::default(); 4];
        let mut leads = true;
        for at in range.start()..end {
            if name.words.len() == MAX_WORDS {
                break;
            }
            let form = surface.form(at);
            // "d'Europe"
            let form = &form[surface.document.pack.elided(form)..];
            let token = &surface.document.tokens[at];
            let is_word = token.is_word() || form == "&" || token.kind == TokenKind::Number;
            if !is_word || at == range.start() && matches!(form, "the" | "a" | "an") {
                continue;
            }
            let plain = spelled(form);
            let is_capitalized = surface.is_capitalized(at);
            let key = spelling::hash(&*plain);
            if let Some(first) = plain.chars().next().filter(|c| c.is_alphanumeric()) {
                let part = surface.document.pack.roles().listed(form);
                let little = matches!(form, "the" | "a" | "an" | "&" | "and")
                    || part.any(RolePart::TIE | RolePart::ARTICLE | RolePart::AND);
                leads &= surface.class(at).any(Classes::ANY_PLACE | Classes::PEOPLE);
                if is_capitalized {
                    letters[0].push(first);
                    if !leads {
                        letters[3].push(first);
                    }
                }
                if !little || is_capitalized {
                    letters[1].push(first);
                }
                if surface.is_all_caps(at) && range.len() > 1 {
                    plain.chars().for_each(|letter| letters[2].push(letter));
                } else if is_capitalized {
                    letters[2].push(first);
                }
            }
            turns |= TURNING_HEADS.contains(&&*plain);
            if !matches!(&*plain, "of" | "for" | "the" | "and") {
                turned = turned.wrapping_add(spelling::hash(plain.strip_suffix('s').unwrap_or(&plain)));
                content += 1;
            }
            name.words.push(Word {
                key,
                classes: surface.class(at),
                is_capitalized,
                is_acronym: surface.is_all_caps(at),
                is_separate: SEPARATE_HEADS.contains(&&*plain),
                is_wide: WIDE.contains(&&*plain),
                is_belonging: BELONGING.contains(&&*plain),
                is_left_out: LEFT_OUT_HEADS.contains(&&*plain),
                is_tie: matches!(form, "of" | "the"),
                is_whole: matches!(&*plain, "group" | "holding"),
            });
        }
        name.turned = (turns && content > 1).then_some(turned);
        // Fewer than three letters without the place stand for too much.
        if letters[3].count < 3 {
            letters[3] = Letters::default();
        }
        if name.words.len() > 1 {
            name.letters = letters;
        }
        name.is_known = is_known(surface, range);
        name.acronym = acronym(surface, range);
        let forms = (surface.form(range.start()), surface.form(range.end() - 1));
        name.is_shared = range.len() == 2 && SHARED_NAMES.contains(&forms);
        name
    }

    /// The words as one number.
    pub fn key(&self) -> u64 {
        self.words.iter().fold(self.words.len() as u64, |all, word| mix(all, word.key))
    }

    /// Whether this name only adds to a shorter one what kind of company it is, or that it is a party: "Tamarind Holding
    /// Co.", "Liberal Party". That is the same thing wherever the two stand, which two names with a legal form need not be.
    pub fn describes(&self, short: &Self) -> bool {
        let Some(([], [last])) = self.around(short) else { return false };
        let has = |classes: Classes, none: Classes| {
            short.words.iter().any(|word| {
                word.is_capitalized
                    && (classes == Classes::NONE || word.classes.any(classes))
                    && !word.classes.any(none)
            })
        };
        let is_named = has(Classes::NONE, Classes::FUNCTION | Classes::PEOPLE | Classes::ANY_PLACE);
        // "Tamarind Steel Group Co." is Tamarind Steel, "Tamarind Steel Insurance Ltd." is not.
        let is_subsidiary = !last.is_whole
            && last.classes.any(Classes::ORGANIZATION_HEAD)
            && has(Classes::ORGANIZATION_HEAD, Classes::NONE);
        let is_company = self.legal_form.is_some()
            && short.legal_form.is_none()
            && !is_subsidiary
            && !last.is_separate
            && !last.is_belonging
            && has(Classes::NONE, Classes::COMMON | Classes::ANY_PLACE);
        last.is_capitalized && is_named && (is_company || last.is_left_out)
    }

    /// What this name adds to a shorter one, where it may be a place: "Electoral Commission of Norland", "Norland Army".
    /// As [`key_of`] gives it, and whether the word lists know it as a country or a people.
    pub fn place_beside(&self, short: &Self) -> Option<(u64, bool)> {
        let (before, after) = self.around(short)?;
        let has_head = short.words.iter().any(|word| word.classes.any(Classes::ORGANIZATION_HEAD));
        let told = match (before, after) {
            ([], [tie, rest @ ..]) if tie.is_tie => rest,
            (lead, []) => lead,
            _ => return None,
        };
        let place = || told.iter().filter(|word| !word.is_tie);
        let is_known = place().all(|word| word.classes.any(Classes::PEOPLE | Classes::COUNTRY));
        let fits = has_head
            && !short.is_shared
            && place().next().is_some()
            && place().chain(&short.words).all(|word| word.is_capitalized || word.is_tie);
        fits.then(|| (keys(place().map(|word| word.key)), is_known))
    }

    /// What this name has before and after a shorter one.
    fn around(&self, short: &Self) -> Option<(&[Word], &[Word])> {
        let (long, few) = (&self.words, &short.words);
        if few.is_empty() || few.len() >= long.len() {
            return None;
        }
        let same = |window: &[Word]| window.iter().zip(few).all(|(a, b)| a.key == b.key);
        let at = long.windows(few.len()).position(same)?;
        Some((&long[..at], &long[at + few.len()..]))
    }

    /// Whether a shorter name may be a short form of this one: its words stand in it side by side, and are more than
    /// everyday words.
    pub fn has_short_form(&self, short: &Self) -> bool {
        let Some((rest_before, rest_after)) = self.around(short) else { return false };
        let (long, few) = (&self.words, &short.words);
        let at = rest_before.len();
        let heads = Classes::ORGANIZATION_HEAD;
        let plain = Classes::COMMON
            | Classes::ANY_HEAD
            | Classes::FUNCTION
            | Classes::ROLE_MODIFIER
            | Classes::PEOPLE
            | Classes::DIRECTION;
        let tells = |word: &Word| word.is_capitalized && !word.classes.any(plain | Classes::ANY_PLACE);
        let has_head = few.iter().any(|word| word.classes.any(heads));
        let adds = |words: &[Word]| words.iter().any(|word| word.is_separate);
        if adds(rest_before) || adds(rest_after) || short.is_known && !self.is_known {
            return false;
        }
        if few.len() == 1 {
            // The first word of a company, the last one of a team: "Tamarind", "the Rovers".
            let only = &few[0];
            let opens = at == 0 && tells(only);
            let closes = rest_after.is_empty()
                && long.len() <= 3
                && only.is_capitalized
                && !only.classes.any(Classes::COMMON | Classes::ANY_PLACE | Classes::ROLE);
            return !only.is_acronym && (opens || closes);
        }
        // "Bank of China" is not the "Agricultural Bank of China"; a country before a ministry may be left out.
        let leads = Classes::PEOPLE | Classes::ANY_PLACE;
        if !rest_before.iter().all(|word| word.classes.any(leads) || word.is_wide) {
            return false;
        }
        let is_topic = few.iter().any(|word| word.is_capitalized && word.classes.any(heads))
            && few.iter().filter(|word| word.is_capitalized).count() > 1;
        let is_named = few.iter().any(tells) || few[0].is_acronym;
        // "Tamarind Steel" and "Tamarind Steel Insurance": a whole name, and what belongs to it.
        let is_subsidiary = has_head && at == 0 && rest_after.iter().any(|word| word.classes.any(heads));
        (is_topic || is_named) && !is_subsidiary
    }
}

/// A name as a number: its words but for articles.
pub fn key_of(surface: &Surface<'_, '_>, range: TokenRange) -> u64 {
    let forms = range.indices().map(|at| surface.form(at)).filter(|form| *form != "the");
    keys(forms.map(|form| spelling::hash(&*spelled(form))))
}

fn keys(words: impl Iterator<Item = u64>) -> u64 {
    words.fold(0, mix)
}

/// The folded word in American spelling and without accents.
fn spelled(form: &str) -> Cow<'_, str> {
    let plain = spelling::plain(form.strip_suffix(".com").unwrap_or(form));
    let respelled = respelled(&plain);
    if !respelled.is_empty() {
        return Cow::Borrowed(respelled);
    }
    match plain.find("isation") {
        Some(at) => Cow::Owned(format!("{}ization{}", &plain[..at], &plain[at + 7..])),
        None => plain,
    }
}

/// One past the last word that is no legal form.
fn without_legal_form(
    surface: &Surface<'_, '_>,
    range: TokenRange,
    found: &mut Option<&'static str>,
) -> usize {
    let mut end = range.end();
    while end > range.start() + 1 {
        let (form, class) = (surface.form(end - 1), surface.class(end - 1));
        let is_legal = class.any(Classes::LEGAL_FORM) || matches!(form, "company" | "co");
        let is_mark = !surface.document.tokens[end - 1].is_word() && form != "&";
        if is_legal && surface.is_capitalized(end - 1) {
            *found = Some(legal_form(form));
        } else if !(is_mark && found.is_some() || form == "&" && found.is_some()) {
            break;
        }
        end -= 1;
    }
    end
}

/// Whether a whole name is in the lists.
fn is_known(surface: &Surface<'_, '_>, range: TokenRange) -> bool {
    let known = Classes::ORGANIZATION | Classes::CAPITAL_LETTER_ORGANIZATION;
    if range.len() == 1 {
        return surface.class(range.start()).any(known);
    }
    surface
        .phrase(range.start(), range.end(), &mut String::new())
        .is_some_and(|(end, classes)| end == range.end() && classes.any(known))
}

/// The letters of a name that is an abbreviation: "BMDV", "MoH", "U.N.".
fn acronym(surface: &Surface<'_, '_>, range: TokenRange) -> Option<Letters> {
    if range.len() != 1 {
        return None;
    }
    let text = &surface.document.token_text(range.start())[surface.document.bare(range.start())];
    let upper = text.chars().filter(|c| c.is_uppercase()).count();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let is_short = (2..=8).contains(&letters) && upper >= 2 && upper * 2 >= letters;
    is_short.then(|| Letters::of(text))
}
