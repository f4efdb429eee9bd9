//! The tokens of a document as items of patterns.

use super::super::expression::{Clock, Count};
use super::super::lexicon::{Lexicon, Shape};
use super::slots::Slots;
use crate::annotate::numbers::{Number, Numerals};
use crate::document::Document;
use crate::lang::en::calendar::Tense;
use crate::lang::pack::times::{CUE, Phrase, Times};
use crate::text::{Sentence, WordId};

/// What each distinct word of the document says of time.
struct Word<'d> {
    /// What begins with it, longer phrases first.
    phrases: &'d [Phrase],
    /// The first two numbers of a word such as "14h30"; the second is above any minute where there is none.
    digits: [u16; 2],
    /// A bit for each class that it can be, see [`bit`].
    classes: u64,
}

/// Above any number in a word.
const NO_NUMBER: u16 = u16::MAX;
/// The letters of an ordinal's ending behind a numeral in Roman letters: "XIXe", "XXème".
const ORDINAL_ENDINGS: [char; 3] = ['e', 'è', 'm'];
/// Most tokens of a number in words.
const LONGEST_NUMBER: usize = 8;

/// The document as the patterns see it, one sentence at a time.
pub struct Reader<'d> {
    pub(super) document: &'d Document<'d>,
    times: &'d Times,
    lexicon: Lexicon,
    numerals: &'d Numerals<'d>,
    words: Vec<Word<'d>>,
    /// For each pattern the classes with which it can begin.
    beginnings: Vec<u64>,
    /// First token of the sentence.
    pub(super) start: usize,
    /// One past its last token.
    end: usize,
}

/// The bit of a class: letters have bits of their own, signs may share one.
fn bit(class: u8) -> u64 {
    1 << (class & 63)
}

/// The class that an item asks for: both ends of a range ask for the same.
fn class_of(item: u8) -> u8 {
    match item {
        b'1' => b'D',
        b'2' => b'Y',
        b'4' => b'H',
        b'!' => b'.',
        b'@' => b'a',
        item => item,
    }
}

/// Whether an item belongs to the expression, rather than leading on to it.
fn is_content(item: u8) -> bool {
    !item.is_ascii_lowercase() && !matches!(item, b',' | b'.' | b'-')
}

/// The items of a pattern with whether they may be missing.
fn items(pattern: &str) -> impl Iterator<Item = (u8, bool)> + '_ {
    let bytes = pattern.as_bytes();
    let item =
        move |(at, item): (usize, &u8)| (*item != b'?').then(|| (*item, bytes.get(at + 1) == Some(&b'?')));
    bytes.iter().enumerate().filter_map(item)
}

impl<'d> Reader<'d> {
    /// Looks every distinct word up once.
    pub fn new(document: &'d Document<'d>, times: &'d Times, numerals: &'d Numerals<'d>) -> Self {
        let lexicon = Lexicon::new(document);
        let word = |id: WordId| {
            let form = document.vocabulary.form(id);
            let (key, digits) = keyed(form);
            let mut phrases = times.phrases(&key);
            if phrases.is_empty() {
                phrases = times.phrases(&form[document.pack.elided(form)..]);
            }
            let senses = phrases.iter().flat_map(|phrase| &phrase.senses);
            let mut classes = senses.fold(0, |bits, sense| bits | bit(sense.class) | derived(sense.class));
            if lexicon.get(id).shape != Shape::None {
                classes |= b"DHKYNTZ&^69".iter().fold(0, |bits, class| bits | bit(*class));
            }
            if numerals.may_begin_with(id) {
                classes |= bit(b'N') | bit(b'H') | bit(b'Y') | bit(b'O') | bit(b'D') | bit(b'K');
            }
            if day_and_month(form).is_some() {
                classes |= bit(b'5');
            }
            if roman(form).is_some() {
                classes |= bit(b'C');
            }
            Word { phrases, digits, classes }
        };
        let words = document.vocabulary.words().map(word).collect();
        let beginnings = times.patterns.iter().map(|pattern| {
            let mut bits = 0;
            for (item, is_optional) in items(pattern) {
                bits |= bit(class_of(item));
                if !is_optional {
                    break;
                }
            }
            bits
        });
        let beginnings = beginnings.collect();
        Self { document, times, lexicon, numerals, words, beginnings, start: 0, end: 0 }
    }

    /// Turns to a sentence.
    pub fn enter(&mut self, sentence: &Sentence) {
        (self.start, self.end) = (sentence.tokens.start(), sentence.tokens.end());
    }

    fn word(&self, at: usize) -> Option<&Word<'d>> {
        let token = self.document.tokens.get(at).filter(|_| (self.start..self.end).contains(&at))?;
        self.words.get(token.word.index())
    }

    /// Whether token `at` can be a part of an expression; cheap.
    pub fn is_of_time(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.classes & !bit(CUE) != 0)
    }

    fn shape(&self, at: usize) -> Shape {
        match self.document.tokens.get(at) {
            Some(token) if (self.start..self.end).contains(&at) => self.lexicon.get(token.word).shape,
            _ => Shape::None,
        }
    }

    /// The value of a word or phrase at `at` that is of a class, and the token after it.
    fn sense(&self, class: u8, at: usize) -> Option<(i32, usize)> {
        self.word(at)?.phrases.iter().find_map(|phrase| {
            let sense = phrase.senses.iter().find(|sense| sense.class == class)?;
            let mut end = at + 1;
            for rest in phrase.rest.split(' ').filter(|rest| !rest.is_empty()) {
                if end >= self.end || self.document.form(end) != rest {
                    return None;
                }
                end += 1;
            }
            Some((sense.value.into(), end))
        })
    }

    /// What the item `item` holds where it begins at token `at`, and the token after it. Counts, times of day and dates
    /// in figures are taken up by [`Self::each_match`].
    pub fn item(&self, item: u8, at: usize) -> Option<(i32, usize)> {
        let word = self.word(at)?;
        let class = class_of(item);
        if word.classes & bit(class) == 0 {
            return None;
        }
        let after = |value: u16| Some((i32::from(value), at + 1));
        if class == b'N' {
            return self.number(at).map(|(_, end)| (0, end));
        }
        if let Some(found) = self.sense(class, at) {
            // A word of figures holds the number itself: "1er".
            return if word.digits[0] == NO_NUMBER || class == b'T' {
                Some(found)
            } else {
                after(word.digits[0])
            };
        }
        match (class, self.shape(at)) {
            (b'D', Shape::Integer(day @ 1..=31, 1 | 2)) => after(day),
            (b'D', _) => {
                let day = self.ordinal(at).or_else(|| self.integer(at));
                day.filter(|(day, _)| (1..=31).contains(day))
            }
            (b'O', _) => self.ordinal(at),
            (b'H', Shape::Integer(hour @ 0..=24, 1 | 2)) => after(hour),
            (b'H', Shape::None) => self.integer(at).filter(|(hour, _)| (0..=24).contains(hour)),
            (b'K', Shape::Integer(minute @ 0..60, 2)) => after(minute),
            (b'K', Shape::None) => self.integer(at).filter(|(minute, _)| (10..60).contains(minute)),
            (b'Y', Shape::Integer(year @ 1000..2200, 4)) => after(year),
            (b'Y', Shape::None) => self.integer(at).filter(|(year, _)| (1000..2200).contains(year)),
            (b'9', Shape::Integer(tens @ 20.., 2 | 4)) if tens.is_multiple_of(10) => after(tens),
            (b'Z', Shape::Decade(tens)) => after(tens * 10),
            (b'C', _) => after(roman(self.document.form(at))?).filter(|_| self.is_capitals(at)),
            (b'T' | b'^', Shape::Clock(..) | Shape::FullClock(..)) | (b'^', Shape::DottedClock(..)) => {
                after(0)
            }
            (b'&', Shape::Day(_) | Shape::EitherDay(..) | Shape::DayMonth(..) | Shape::Month(..)) => after(0),
            (b'&', Shape::Years(..) | Shape::Quarter(..)) => after(0),
            (b'5', _) => day_and_month(self.document.form(at)).map(|_| (0, at + 1)),
            (b'6', Shape::Integers(from @ 1..=31, to @ 1..=31)) if from < to => after(0),
            _ => None,
        }
    }

    /// A whole number in words.
    fn integer(&self, at: usize) -> Option<(i32, usize)> {
        match self.number(at)? {
            (Count::Exactly(number), end) => Some((i32::try_from(number.integer()?).ok()?, end)),
            (Count::Unknown, _) => None,
        }
    }

    /// The number at `at`, with the token after it: of the list of words (-1 is an uncertain one, -2 a half, -3 one and
    /// a half), or of the language's numerals where those reach further.
    fn number(&self, at: usize) -> Option<(Count, usize)> {
        let listed = self.sense(b'N', at);
        let read = self.numerals.read(at, self.end.min(at + LONGEST_NUMBER));
        if let Some(reading) = read.filter(|reading| listed.is_none_or(|(_, end)| reading.end > end)) {
            return Some((Count::Exactly(reading.number), reading.end));
        }
        let (value, end) = listed?;
        let count = match value {
            -1 => Count::Unknown,
            -2 => Count::Exactly(Number::fraction(1, 2)?),
            -3 => Count::Exactly(Number::fraction(3, 2)?),
            value => Count::Exactly(Number::whole(value.unsigned_abs().into())),
        };
        Some((count, end))
    }

    /// An ordinal number: of the list of words, or of the language's numerals.
    fn ordinal(&self, at: usize) -> Option<(i32, usize)> {
        if let Some(found) = self.sense(b'O', at) {
            let digits = self.word(at)?.digits[0];
            return if digits == NO_NUMBER { Some(found) } else { Some((digits.into(), found.1)) };
        }
        let (value, end) = self.numerals.read_ordinal(at, self.end.min(at + LONGEST_NUMBER))?;
        Some((i32::try_from(value).ok()?, end))
    }

    /// Tells `tell` of each pattern that fits from token `at` on: what its items hold, the first token of what belongs
    /// to the expression, and the one past the last.
    pub fn each_match(&self, at: usize, tell: &mut dyn FnMut(&Slots, usize, usize)) {
        let Some(word) = self.word(at) else { return };
        for (pattern, beginning) in self.times.patterns.iter().zip(&self.beginnings) {
            if word.classes & beginning != 0
                && let Some((slots, first, end)) = self.matched(pattern, at)
            {
                tell(&slots, first, end);
            }
        }
    }

    fn matched(&self, pattern: &str, at: usize) -> Option<(Slots, usize, usize)> {
        let mut slots = Slots::new();
        let (mut at, mut bounds) = (at, None);
        for (item, is_optional) in items(pattern) {
            let Some((value, next)) = self.item(item, at) else {
                if is_optional {
                    continue;
                }
                return None;
            };
            slots.put(item, value);
            match item {
                b'5' => {
                    let (day, month) = day_and_month(self.document.form(at))?;
                    slots.shape = Shape::DayMonth(day, month);
                }
                b'6' => {
                    let Shape::Integers(from, to) = self.shape(at) else { return None };
                    slots.put(b'D', from.into());
                    slots.put(b'1', to.into());
                }
                b'N' => slots.count = Some(self.number(at)?.0),
                b'T' | b'^' => slots.clock = Some(self.clock(at, value)?),
                b'&' => slots.shape = self.shape(at),
                _ => {}
            }
            if is_content(item) {
                let (first, _) = bounds.unwrap_or((at, next));
                bounds = Some((first, next));
            }
            at = next;
        }
        bounds.map(|(first, end)| (slots, first, end))
    }

    fn clock(&self, at: usize, hour: i32) -> Option<Clock> {
        let digits = self.word(at)?.digits;
        let (hour, minute, second) = match self.shape(at) {
            Shape::Clock(hour, minute, second) => (hour, Some(minute), second),
            Shape::FullClock(hour, minute, second) => (hour, minute, second),
            Shape::DottedClock(hour, minute) => (hour, Some(minute), None),
            _ if digits[0] == NO_NUMBER => (u8::try_from(hour).ok()?, None, None),
            _ => {
                let minute = u8::try_from(digits[1]).ok().filter(|_| digits[1] != NO_NUMBER);
                (u8::try_from(digits[0]).ok()?, minute, None)
            }
        };
        (hour <= 24 && minute.is_none_or(|minute| minute < 60)).then_some(Clock::At(hour, minute, second))
    }

    /// What a word says of the tense.
    pub fn cue(&self, at: usize) -> Option<Tense> {
        let listed = self.sense(CUE, at).map(|(value, _)| value);
        let value = listed.unwrap_or_else(|| self.times.tense_of_ending(self.document.form(at)).into());
        match value {
            0 => None,
            ..0 => Some(Tense::Past),
            _ => Some(Tense::Future),
        }
    }

    /// Whether a token is written in capitals, but for an ending: "XIXe".
    fn is_capitals(&self, at: usize) -> bool {
        self.document
            .token_text(at)
            .trim_end_matches(ORDINAL_ENDINGS)
            .bytes()
            .all(|byte| byte.is_ascii_uppercase())
    }

    /// Whether a token begins with a digit.
    pub fn is_numeric(&self, at: usize) -> bool {
        self.document.form(at).starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether a token is written with a capital.
    pub fn is_upper(&self, at: usize) -> bool {
        self.document.tokens.get(at).is_some_and(|token| token.is_capitalized())
    }
}

/// "28.10", the day before the month.
fn day_and_month(form: &str) -> Option<(u8, u8)> {
    let (day, month) = form.split_once('.')?;
    let (day, month) = (day.parse().ok()?, month.parse().ok()?);
    ((1..=31).contains(&day) && (1..=12).contains(&month)).then_some((day, month))
}

/// The classes that a word of a class can fill besides: an ordinal names a day, a number an hour.
fn derived(class: u8) -> u64 {
    match class {
        b'O' => bit(b'D'),
        b'N' => bit(b'D') | bit(b'H') | bit(b'K'),
        _ => 0,
    }
}

/// The form under which a word of figures and letters is looked up, "0h0" for "14h30", and its first two numbers; other
/// words as they are.
fn keyed(form: &str) -> (std::borrow::Cow<'_, str>, [u16; 2]) {
    let mut digits = [NO_NUMBER; 2];
    let is_mixed =
        form.starts_with(|c: char| c.is_ascii_digit()) && form.bytes().any(|byte| !byte.is_ascii_digit());
    if !is_mixed || form.len() > 24 {
        return (form.into(), digits);
    }
    let mut key = String::new();
    let mut numbers = 0;
    for part in form.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let number = part.trim_end_matches(|c: char| !c.is_ascii_digit());
        if !number.is_empty() {
            if let Some(digit) = digits.get_mut(numbers) {
                *digit = number.parse().unwrap_or(NO_NUMBER);
            }
            numbers += 1;
            key.push('0');
        }
        key.push_str(&part[number.len()..]);
    }
    (key.into(), digits)
}

/// The value of a numeral in Roman letters, folded: of centuries, quarters and halves, to 21.
fn roman(form: &str) -> Option<u16> {
    let form = form.trim_end_matches(ORDINAL_ENDINGS);
    let tens = form.bytes().take_while(|byte| *byte == b'x').count();
    let units = match &form[tens..] {
        "" if tens > 0 => 0,
        "i" => 1,
        "ii" => 2,
        "iii" => 3,
        "iv" => 4,
        "v" => 5,
        "vi" => 6,
        "vii" => 7,
        "viii" => 8,
        "ix" => 9,
        _ => return None,
    };
    (tens <= 2).then_some(tens as u16 * 10 + units)
}
