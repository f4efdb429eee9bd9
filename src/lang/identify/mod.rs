//! Which language a text is written in.
//!
//! The script comes first (`scripts`): many have one language only. Within the Latin, Cyrillic, Arabic, Devanagari and
//! Chinese scripts a logistic regression over n-grams of letters decides (`ngrams` says what it sees, `table` holds its
//! weights). The weights come from counts of n-grams, see `cargo xtask languages` and NOTICE.

mod function_words;
mod headlines;
pub mod ngrams;
mod scripts;
mod table;
mod telling;

use function_words::is_any_function_word;
pub use function_words::is_function_word;

use std::sync::LazyLock;

use super::Language;
use ngrams::{CLASS_BITS, Group, each_word, keys_of_word};
use scripts::{Script, Tally};
use table::{Model, Table};

/// A language and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Identified {
    /// The likeliest language; [`Language::UNDETERMINED`] where the text has no letters.
    pub language: Language,
    /// From 0 to 1.
    pub confidence: f64,
}

impl Identified {
    const NOTHING: Self = Self { language: Language::UNDETERMINED, confidence: 0.0 };
}

static BYTES: &[u8] = include_bytes!("languages.bin");

/// A test reads the table, so it is never the empty one.
static TABLE: LazyLock<Table<'_>> = LazyLock::new(|| Table::read(BYTES).unwrap_or_default());

/// Bytes at the beginning of a text in which its language shows itself.
const HEAD_BYTES: usize = 32 << 10;
/// Of a longer text only some stretches are read, evenly spaced: their length in bytes, and how many there are at most.
/// With a prime number of them, every fourth one visits all.
const STRETCH_BYTES: usize = 144;
const STRETCHES: [usize; 4] = [11, 7, 5, 3];
const STRIDE: usize = 4;
/// How sure the stretches must be for no other to be read.
const ENOUGH: f64 = 0.97;

/// What a language gains that the reader reads, in nats: it decides about a few words, and about no sentence.
const HINT: f64 = 3.0;

/// Tells the language of a text from its first 32 kB.
#[cfg(any(test, feature = "internals"))]
pub fn identify(text: &str) -> Identified {
    identify_for(text, &[])
}

/// Tells the language of a text, for a reader of some languages, from its first 32 kB.
pub fn identify_for(text: &str, hints: &[Language]) -> Identified {
    let head = &text[..text.floor_char_boundary(HEAD_BYTES.min(text.len()))];
    let mut tally = Tally::default();
    stretches(head).for_each(|stretch| tally.add(stretch));
    if tally.letters() == 0 {
        // The few letters of a table of numbers may stand between the stretches.
        tally.add(head);
    }
    let Some((script, count)) = tally.main() else { return Identified::NOTHING };
    let share = f64::from(count) / f64::from(tally.letters());
    match script {
        Script::Of(code) => Identified {
            language: Language::from_code(code).unwrap_or(Language::UNDETERMINED),
            confidence: share,
        },
        Script::Group(group) => {
            let Some(model) = TABLE.model(group) else { return Identified::NOTHING };
            if head.len() <= headlines::MOST_BYTES {
                return Scores::of_line(group, model, head).told(head, hints, share);
            }
            let mut scores = Scores::new(group, model);
            let mut votes = vec![0.0; model.classes.len()];
            for (number, stretch) in stretches(head).enumerate() {
                let mut own = Scores::new(group, model);
                own.add(stretch);
                let (winner, certainty) = own.best();
                votes[winner] += certainty * f64::from(own.letters);
                scores.take(&own);
                if number > 0 && votes[winner] >= ENOUGH * f64::from(scores.letters) {
                    break;
                }
            }
            if scores.letters == 0 {
                scores.add(head);
            }
            // A language that is sure of itself in a third of a text does not outweigh the language of the rest.
            if let Some(most) = votes.iter().position(|votes| *votes > 0.5 * f64::from(scores.letters)) {
                let certainty = match scores.best() {
                    (best, certainty) if best == most => certainty,
                    _ => votes[most] / f64::from(scores.letters),
                };
                let language = model.classes[most].language;
                return Identified { language, confidence: share * certainty };
            }
            let (best, certainty) = scores.best();
            Identified { language: model.classes[best].language, confidence: share * certainty }
        }
    }
}

/// All of a short text; of a longer one stretches that begin and end with whole words where there are spaces. They come
/// in an order in which neighbors are far apart: what agrees at two such places needs no third.
fn stretches(text: &str) -> impl Iterator<Item = &str> {
    let count = STRETCHES.into_iter().find(|count| count * STRETCH_BYTES <= text.len()).unwrap_or(1);
    (0..count).map(move |i| {
        if count == 1 {
            return text;
        }
        let place = (count / 4 + i * STRIDE) % count;
        let start = text.floor_char_boundary(place * (text.len() - STRETCH_BYTES) / (count - 1));
        let stretch = &text[start..text.floor_char_boundary(start + STRETCH_BYTES)];
        let first = if start == 0 { 0 } else { stretch.find(char::is_whitespace).unwrap_or(0) };
        let last = stretch.rfind(char::is_whitespace).filter(|last| *last > first);
        &stretch[first..last.unwrap_or(stretch.len())]
    })
}

/// Most languages of a group.
const MOST_CLASSES: usize = 1 << CLASS_BITS;

/// How much speaks for each language of a group.
struct Scores<'m> {
    group: Group,
    model: &'m Model,
    /// In steps of the model's weights, by class.
    steps: [i32; MOST_CLASSES],
    letters: u32,
}

impl<'m> Scores<'m> {
    fn new(group: Group, model: &'m Model) -> Self {
        Self { group, model, steps: [0; MOST_CLASSES], letters: 0 }
    }

    /// What speaks in a text of one line: names in it tell less than the words around them.
    fn of_line(group: Group, model: &'m Model, line: &str) -> Self {
        let mut all = Self::new(group, model);
        all.add(line);
        if let Some(around) = headlines::around_names(line) {
            let mut own = Self::new(group, model);
            own.add(&around.words);
            // Of names an eighth counts: that is what lies between all of the line and the words around them.
            all.steps.iter_mut().zip(&own.steps).for_each(|(steps, own)| *steps = (*steps + 7 * own) / 8);
            all.letters = (all.letters + 7 * own.letters) / 8;
            all.favor(Language::ENGLISH, around.english);
        }
        all
    }

    /// Adds nats to what speaks for a language.
    fn favor(&mut self, language: Language, nats: f64) {
        // What the sum is divided by, see `dilution`, is no matter of what is known beforehand.
        let steps = (nats / self.model.step * dilution(f64::from(self.letters))) as i32;
        let classes = self.model.classes.iter().zip(&mut self.steps);
        classes.filter(|(class, _)| class.language == language).for_each(|(_, sum)| *sum += steps);
    }

    /// The language of a short text for a reader of some languages, in a script that is a share of its letters.
    fn told(mut self, text: &str, hints: &[Language], share: f64) -> Identified {
        let is_jumble =
            self.model.classes.len() >= FEW_CLASSES && self.letters >= LINE_LETTERS && self.is_jumble(text);
        hints.iter().for_each(|&hint| self.favor(hint, HINT));
        let (best, certainty) = self.best();
        if is_jumble || certainty < NO_TELLING {
            return Identified { language: Language::UNDETERMINED, confidence: 0.0 };
        }
        Identified { language: self.model.classes[best].language, confidence: share * certainty }
    }

    /// Whether a text is in no language: its letters fit none, or hardly one, and no small word is among its many words.
    fn is_jumble(&self, text: &str) -> bool {
        let fit = self.fit();
        let words = || text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
        let lacks_small_words = || {
            words().count() >= MANY_WORDS && !words().any(|word| is_any_function_word(&word.to_lowercase()))
        };
        fit < JUMBLE || fit < POOR_LINE && lacks_small_words()
    }

    /// Adds what speaks in another part of the text.
    fn take(&mut self, other: &Self) {
        self.steps.iter_mut().zip(&other.steps).for_each(|(sum, steps)| *sum += steps);
        self.letters += other.letters;
    }

    fn add(&mut self, text: &str) {
        let Self { group, model, steps, letters } = self;
        let (group, model) = (*group, *model);
        each_word(text, |of, word| {
            if of != group {
                return;
            }
            *letters += word.len() as u32;
            keys_of_word(of, word, |key| {
                for entry in model.row(key) {
                    // The table has no class that is not in the list.
                    steps[usize::from(entry.class) % MOST_CLASSES] += i32::from(entry.weight);
                }
            });
        });
        let likeliest = model.classes[self.likeliest()].language;
        if telling::has(group, likeliest.code()) {
            telling::each(text, |code, nats| {
                // A language may have no class in this script.
                let own = model.classes.iter().position(|class| class.language.code() == code);
                own.into_iter().for_each(|class| self.steps[class] += (nats / model.step) as i32);
            });
        }
    }

    /// Of equals the first: the order of the table is fixed.
    fn likeliest(&self) -> usize {
        (0..self.model.classes.len()).rev().max_by_key(|&class| self.steps[class]).unwrap_or(0)
    }

    /// How well the likeliest class fits, from 0 to 1. What speaks for a language much less than its own texts do is a jumble,
    /// a list of names, or a language that is not known here.
    fn fit(&self) -> f64 {
        let best = self.likeliest();
        let letters = f64::from(self.letters.max(1));
        let usual = self.model.classes[best].evidence.min(self.model.usual_evidence()) * letters;
        (f64::from(self.steps[best]) * self.model.step / (POOR_FIT * usual.max(1e-9))).clamp(0.0, 1.0)
    }

    /// The likeliest class and how sure it is, from 0 to 1.
    fn best(&self) -> (usize, f64) {
        let best = self.likeliest();
        let letters = f64::from(self.letters.max(1));
        let scale = self.model.step / dilution(letters);
        let highest = f64::from(self.steps[best]);
        let language = self.model.classes[best].language;
        let (mut own, mut all) = (0.0, 0.0);
        for (steps, class) in self.steps.iter().zip(&self.model.classes) {
            let likelihood = libm::exp((f64::from(*steps) - highest) * scale);
            all += likelihood;
            if class.language == language {
                own += likelihood;
            }
        }
        let fit = if self.model.classes.len() < FEW_CLASSES { 1.0 } else { self.fit() };
        // A few letters are units and initials rather than words.
        let amount = (letters * if self.group == Group::Han { 3.0 } else { 1.0 } / FEW_LETTERS).min(1.0);
        (best, own / all * fit.sqrt() * amount)
    }
}

/// Of ten sentences nine have more than this share of the evidence that is usual in their language.
const POOR_FIT: f64 = 0.6;
/// What fits less is in no language, where there are so many letters that words would show.
const JUMBLE: f64 = 0.2;
/// What fits less and has no small word of any language among so many words is in none either.
const POOR_LINE: f64 = 0.6;
/// See [`POOR_LINE`].
const MANY_WORDS: usize = 8;
/// See [`JUMBLE`].
const LINE_LETTERS: u32 = 16;
/// A guess that is hardly ever right is none.
const NO_TELLING: f64 = 0.03;
/// A text of fewer letters is less certain.
const FEW_LETTERS: f64 = 12.0;
/// Where there are fewer languages in a script, text that none of them fits is none.
const FEW_CLASSES: usize = 4;

/// By how much the score of a text is more certain of itself than it should be: its n-grams are not independent.
/// Fitted on the development sets of lingua's test data (sentences and pairs of words).
fn dilution(letters: f64) -> f64 {
    1.0 + letters / 80.0
}

/// Letters from which on a part of a text can be said to be in another language.
const PART_LETTERS: u32 = 60;
/// Bytes of a part that are looked at.
const PART_BYTES: usize = 400;
/// How sure it must be.
const PART_CONFIDENCE: f64 = 0.9;
/// How far the other language must be ahead of the text's own in each half of the part, in nats a letter.
const PART_LEAD: f64 = 0.2;

/// The language of a part of a text in `expected`, where it is plainly another one; `None` for what is too short to
/// tell or what may be the text's own language. Names in another language make no other language.
pub fn other_language(part: &str, expected: Language) -> Option<Language> {
    let part = &part[..part.floor_char_boundary(PART_BYTES.min(part.len()))];
    let mut tally = Tally::default();
    tally.add(part);
    let (script, count) = tally.main()?;
    if count < PART_LETTERS || count * 4 < tally.letters() * 3 {
        return None;
    }
    let group = match script {
        Script::Of(code) => return Language::from_code(code).filter(|language| *language != expected),
        Script::Group(group) => group,
    };
    let model = TABLE.model(group)?;
    let (one, other) = part.split_at(part.floor_char_boundary(part.len() / 2));
    let mut all = Scores::new(group, model);
    all.add(one);
    let (first, first_letters) = (all.steps, all.letters);
    all.add(other);
    let (best, confidence) = all.best();
    let language = model.classes[best].language;
    if language == expected || confidence < PART_CONFIDENCE || are_one(language, expected) {
        return None;
    }
    let Some(own) = model.classes.iter().position(|class| class.language == expected) else {
        return Some(language);
    };
    let is_ahead = |best: i32, own: i32, letters: u32| {
        f64::from(best - own) * model.step >= PART_LEAD * f64::from(letters)
    };
    let in_first = is_ahead(first[best], first[own], first_letters);
    let in_second =
        is_ahead(all.steps[best] - first[best], all.steps[own] - first[own], all.letters - first_letters);
    (in_first && in_second).then_some(language)
}

/// Whether two languages are written so much alike that a paragraph does not tell.
fn are_one(a: Language, b: Language) -> bool {
    const ALIKE: &[&[&str]] = &[&["bs", "hr", "sr"], &["id", "ms"], &["xh", "zu"], &["st", "tn"]];
    ALIKE.iter().any(|group| [a, b].iter().all(|language| group.contains(&language.code())))
}

#[cfg(test)]
mod tests;
