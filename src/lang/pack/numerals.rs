//! The numerals of a pack: words, parts of words, and the marks of figures.

use crate::lang::en::numerals::{Joint, NumberWord};
use crate::model::file::ModelError;
use crate::text::order;

/// How numbers are written in a language, in words and in figures.
#[derive(Default)]
pub struct Numerals {
    /// Sorted by their letters.
    words: Vec<Entry>,
    /// What ordinals in words end in, behind those that are only a part of a word.
    endings: Vec<Box<str>>,
    /// What stands behind a figure that is an ordinal: "er" of "1er".
    suffixes: Vec<Box<str>>,
    /// The mark before decimal digits.
    pub decimal: u8,
    /// Whether a figure with a full stop may be an ordinal: "2. Bundesliga".
    pub has_point_ordinals: bool,
    /// Whether the word for one that is an article, too, follows a larger number without anything between: "двадцать один".
    pub adds_article: bool,
}

struct Entry {
    form: Box<str>,
    word: NumberWord,
    /// Whether it is a number only as a part of a word: "ein" of "einundzwanzig".
    is_part: bool,
}

/// Bytes of the longest number in one word.
const MAX_BYTES: usize = 80;
/// Most parts of one word, and most tries to divide it.
const MAX_PARTS: usize = 12;
const MAX_TRIES: u8 = 60;

impl Numerals {
    /// Reads the list of a pack; `None` where it has no words. ":7" before words tells their value, and other words behind a colon
    /// what else they are; a plus behind a word that it is but a part of one.
    ///
    /// # Errors
    /// Where what stands behind a colon has no meaning.
    pub fn read(list: Vec<Box<str>>) -> Result<Option<Self>, ModelError> {
        let mut numerals = Self { decimal: b'.', ..Self::default() };
        let mut kind = "";
        for item in &list {
            if let Some(name) = item.strip_prefix(':') {
                kind = name;
                numerals.has_point_ordinals |= name == ".";
                numerals.adds_article |= name == "one";
                continue;
            }
            let form = item.strip_suffix('+').unwrap_or(item);
            match kind {
                "~" => numerals.endings.push(form.into()),
                "#" => numerals.suffixes.push(form.into()),
                "decimal" => numerals.decimal = form.bytes().next().unwrap_or(b'.'),
                _ => {
                    let word = number_word(kind).ok_or(ModelError::Damaged)?;
                    numerals.words.push(Entry { form: form.into(), word, is_part: form.len() < item.len() });
                }
            }
        }
        order::sort_by(&mut numerals.words, |a, b| a.form.cmp(&b.form));
        Ok((!numerals.words.is_empty()).then_some(numerals))
    }

    /// Whether `form` (lower case) may be a number, or begin with one.
    pub fn may_begin(&self, form: &str) -> bool {
        !self.longest_prefix(form).is_empty()
    }

    /// What a whole word is within a number.
    pub fn word(&self, form: &str) -> Option<NumberWord> {
        let from = self.words.partition_point(|entry| *entry.form < *form);
        let same = self.words[from..].iter().take_while(|entry| *entry.form == *form);
        same.into_iter().find(|entry| !entry.is_part).map(|entry| entry.word)
    }

    /// Whether `suffix` makes an ordinal of the figure before it.
    pub fn is_ordinal_suffix(&self, suffix: &str) -> bool {
        self.suffixes.iter().any(|other| **other == *suffix)
    }

    /// The parts of a number that is one word, "drei und zwanzig"; the last is an ordinal where the whole is one. Empty where the
    /// word is no number.
    pub fn divide(&self, form: &str) -> Vec<NumberWord> {
        let mut parts = Vec::new();
        let is_number = form.len() <= MAX_BYTES && self.divide_rest(form, &mut parts, &mut 0);
        if is_number { parts } else { Vec::new() }
    }

    /// Divides what is left of a word, the longest part first.
    fn divide_rest(&self, rest: &str, parts: &mut Vec<NumberWord>, tries: &mut u8) -> bool {
        let mut prefix = rest;
        loop {
            let same = self.longest_prefix(prefix);
            let Some(first) = same.first() else { return false };
            let after = &rest[first.form.len()..];
            for entry in same {
                *tries += 1;
                if *tries > MAX_TRIES || parts.len() == MAX_PARTS {
                    return false;
                }
                parts.push(entry.word);
                let is_end = match entry.word {
                    NumberWord::Ordinal(_) if entry.is_part => {
                        self.endings.iter().any(|ending| **ending == *after)
                    }
                    _ => after.is_empty() && !entry.is_part,
                };
                let next = after.strip_prefix(['-', '‑']).unwrap_or(after);
                if is_end || !next.is_empty() && self.divide_rest(next, parts, tries) {
                    return true;
                }
                parts.pop();
            }
            let Some((shorter, _)) = first.form.char_indices().next_back() else { return false };
            prefix = &rest[..shorter];
        }
    }

    /// The entries of the longest form that `form` begins with.
    fn longest_prefix(&self, form: &str) -> &[Entry] {
        let mut prefix = form;
        loop {
            let end = self.words.partition_point(|entry| *entry.form <= *prefix);
            let Some(last) = self.words[..end].last() else { return &[] };
            let pairs = last.form.chars().zip(prefix.chars());
            let shared = pairs.take_while(|(a, b)| a == b).map(|(c, _)| c.len_utf8()).sum();
            if shared == last.form.len() {
                let begin = self.words[..end].partition_point(|entry| entry.form < last.form);
                return &self.words[begin..end];
            }
            if shared == 0 {
                return &[];
            }
            prefix = &prefix[..shared];
        }
    }
}

/// What the name behind a colon stands for.
fn number_word(name: &str) -> Option<NumberWord> {
    let mut letters = name.chars();
    let first = letters.next()?;
    let number = || letters.as_str().parse::<u32>().ok();
    let power = || number().and_then(|number| u8::try_from(number).ok()).filter(|power| *power <= 18);
    Some(match first {
        '0'..='9' => NumberWord::of(name.parse().ok()?),
        'e' => NumberWord::Scale(power()?),
        'E' => NumberWord::Power(power()?),
        'a' => NumberWord::ScaleAbbreviation(power()?),
        'o' if name == "one" => NumberWord::Article,
        'o' => NumberWord::Ordinal(number()?.into()),
        '/' => NumberWord::Part(number().filter(|number| *number > 0)?),
        'v' => NumberWord::Vigesimal(u8::try_from(number()?).ok()?),
        'h' => NumberWord::Halves(number()?),
        'x' => NumberWord::Dozen,
        'p' => NumberWord::Point,
        'm' => NumberWord::Minus,
        'u' => NumberWord::Article,
        '&' => NumberWord::Joint(match letters.as_str() {
            "" => Joint::Any,
            "1" => Joint::One,
            _ => Joint::Half,
        }),
        _ => return None,
    })
}
