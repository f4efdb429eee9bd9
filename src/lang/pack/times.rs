//! The words and patterns by which a pack tells dates, times of day, durations and recurrences. What a word means is a
//! letter for its class and a small number; a pattern is a row of such letters, as [`ITEMS`] names them.
//! `annotate::dates::patterns` reads them.

use rustc_hash::FxHashMap;

use crate::model::file::ModelError;

/// What a word can be within an expression of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sense {
    /// The letter of its class.
    pub class: u8,
    /// Three small numbers in one, see [`Sense::low`], [`Sense::middle`] and [`Sense::high`].
    pub value: i16,
}

/// A word, or the words that follow it in a phrase, with what they mean together.
#[derive(Debug)]
pub struct Phrase {
    /// The words after the first, divided by spaces; empty for a single word.
    pub rest: Box<str>,
    /// All that it can be.
    pub senses: Vec<Sense>,
}

/// What a language says of time. Empty where a pack holds nothing of it.
#[derive(Default)]
pub struct Times {
    /// By the first word, longer phrases first. Figures within a word are written as one 0: "0h0" is the form of
    /// "14h30".
    words: FxHashMap<Box<str>, Vec<Phrase>>,
    /// Endings of verbs that tell of the past (below 0) or the future.
    endings: Vec<(Box<str>, i16)>,
    /// Rows of items, each with a question mark where it may be missing.
    pub patterns: Vec<Box<str>>,
}

/// The class of words that tell the tense of a clause.
pub const CUE: u8 = b'q';
/// What begins an ending in the list of words.
const ENDING: char = '~';
/// Bytes of the longest pattern.
const LONGEST_PATTERN: usize = 32;

/// The items of patterns by their names in `packs/dates.txt`, with their letters. A capital or a sign is a part of the
/// expression; a small letter, a comma, a dash or a full stop only leads on to one.
#[cfg(any(test, feature = "train"))]
pub const ITEMS: &[(&str, char)] = &[
    ("ago", 'A'),
    ("later", 'B'),
    ("roman", 'C'),
    ("day", 'D'),
    ("edge", 'F'),
    ("oclock", 'G'),
    ("hour", 'H'),
    ("vague", 'I'),
    ("recurring", 'J'),
    ("minute", 'K'),
    ("month", 'M'),
    ("number", 'N'),
    ("ordinal", 'O'),
    ("part", 'P'),
    ("pick", 'Q'),
    ("relative", 'R'),
    ("season", 'S'),
    ("clock", 'T'),
    ("unit", 'U'),
    ("weekdays", 'V'),
    ("weekday", 'W'),
    ("every", 'X'),
    ("year", 'Y'),
    ("decade", 'Z'),
    ("the", '@'),
    ("mark", '#'),
    ("date", '&'),
    ("dotted", '^'),
    ("holiday", '$'),
    ("from", '<'),
    ("between", '|'),
    ("noon", '%'),
    ("day2", '1'),
    ("year2", '2'),
    ("hour2", '4'),
    ("article", 'a'),
    ("at", 'c'),
    ("in", 'i'),
    ("and", 'n'),
    ("of", 'o'),
    ("cue", 'q'),
    ("during", 'd'),
    ("aged", 'g'),
    ("to", 't'),
    ("up", 'u'),
    ("comma", ','),
    ("dot", '.'),
    ("dash", '-'),
    ("stop", '!'),
    ("figures", '5'),
    ("days", '6'),
    ("decades", '*'),
    ("age", '7'),
    ("alone", '8'),
    ("tens", '9'),
];

impl Sense {
    /// The lowest five bits: a unit, a weekday, a month, a day.
    pub fn low(value: i32) -> u8 {
        (value & 31) as u8
    }

    /// Three bits above them: a part of the day, or a mark of its own.
    pub fn middle(value: i32) -> u8 {
        (value >> 5 & 7) as u8
    }

    /// What is above those, with its sign: a distance.
    pub fn high(value: i32) -> i32 {
        value >> 9
    }

    /// Reads "M5": the class and its number.
    fn read(written: &str) -> Option<Self> {
        let (class, value) = written.split_at_checked(1)?;
        Some(Self { class: class.as_bytes()[0], value: value.parse().ok()? })
    }
}

impl Times {
    /// Reads a pack's lists: words as "mai=M5" or "quatre vingt=N80 O80", and patterns.
    ///
    /// # Errors
    /// Where a word has no meaning or a pattern is too long.
    pub fn read(words: &[Box<str>], patterns: Vec<Box<str>>) -> Result<Self, ModelError> {
        let mut times = Self { patterns, ..Self::default() };
        if times.patterns.iter().any(|pattern| pattern.len() > LONGEST_PATTERN || !pattern.is_ascii()) {
            return Err(ModelError::Damaged);
        }
        for word in words {
            let (form, senses) = word.rsplit_once('=').ok_or(ModelError::Damaged)?;
            let senses: Option<Vec<Sense>> = senses.split(' ').map(Sense::read).collect();
            let senses = senses.ok_or(ModelError::Damaged)?;
            if let Some(ending) = form.strip_prefix(ENDING) {
                times.endings.extend(senses.first().map(|sense| (ending.into(), sense.value)));
                continue;
            }
            let (first, rest) = form.split_once(' ').unwrap_or((form, ""));
            let phrases = times.words.entry(first.into()).or_default();
            let at = phrases.partition_point(|phrase| phrase.rest.len() > rest.len());
            phrases.insert(at, Phrase { rest: rest.into(), senses });
        }
        Ok(times)
    }

    /// What begins with a word, longer phrases first; `form` is folded.
    pub fn phrases(&self, form: &str) -> &[Phrase] {
        self.words.get(form).map_or(&[], Vec::as_slice)
    }

    /// The tense that a verb's ending tells: below 0 the past, above the future.
    pub fn tense_of_ending(&self, form: &str) -> i16 {
        let told = |(ending, _): &&(Box<str>, i16)| {
            form.strip_suffix(&**ending).is_some_and(|stem| stem.chars().nth(1).is_some())
        };
        self.endings.iter().find(told).map_or(0, |(_, tense)| *tense)
    }
}
