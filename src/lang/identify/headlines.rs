//! Lines of a few words: "Quint wins in Vellmar" is English, whatever language the names are of.

use crate::lang::classes::Classes;
use crate::lang::en;

/// Bytes of the longest text that is read as a line.
pub const MOST_BYTES: usize = 120;
/// Words of the longest headline.
const MOST_WORDS: usize = 10;

/// Letters of words around names that tell anything.
const LEAST_LETTERS: usize = 5;

/// What an everyday word of English is worth, in nats, and how many count.
const EVERYDAY: f64 = 4.0;
/// See [`EVERYDAY`].
const MOST_EVERYDAY: usize = 3;

/// Small words that are parts of names between two others: "Van den Berg".
const PARTICLES: [&str; 17] = [
    "al", "bin", "da", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "la", "le", "ten", "van",
    "von",
];

/// Everyday words of English that are words of German, Dutch or French, too.
const FALSE_FRIENDS: [&str; 32] = [
    "also", "an", "arm", "art", "bald", "date", "die", "fast", "final", "gift", "hat", "kind", "land",
    "main", "man", "met", "not", "note", "on", "over", "pays", "place", "plan", "plant", "pour", "rat",
    "son", "stand", "tag", "war", "was", "will",
];

/// What stands around the names of a line.
pub struct Around {
    /// With spaces between.
    pub words: String,
    /// What words of English say more than their letters, in nats.
    pub english: f64,
}

/// The words of a line that are written small, where others have a capital; `None` where they are too few to tell.
pub fn around_names(line: &str) -> Option<Around> {
    let bare = |word: &'_ str| -> String { word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned() };
    let all: Vec<String> = line.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let is_small = |at: usize| all[at].starts_with(char::is_lowercase);
    let is_capital = |at: usize| all.get(at).is_some_and(|word| word.starts_with(char::is_uppercase));
    let in_name = |at: usize| PARTICLES.contains(&all[at].as_str()) && is_capital(at + 1);
    let around: Vec<&str> =
        (0..all.len()).filter(|&at| is_small(at) && !in_name(at)).map(|at| all[at].as_str()).collect();
    let letters: usize = around.iter().map(|word| word.chars().count()).sum();
    let names = (0..all.len()).any(is_capital);
    // A sentence has words enough of its own.
    let is_sentence = line.trim_end().ends_with(['.', '!', '?']) || all.len() > MOST_WORDS;
    if !names || is_sentence || letters < LEAST_LETTERS {
        return None;
    }
    let everyday = around.iter().filter(|word| is_everyday(word)).count().min(MOST_EVERYDAY);
    Some(Around { words: around.join(" "), english: EVERYDAY * everyday as f64 })
}

/// Whether a word is an everyday one of English, also with an ending: "wins".
fn is_everyday(word: &str) -> bool {
    let is_common = |word: &str| word.len() > 2 && en::classes::look_up(word).any(Classes::COMMON);
    !FALSE_FRIENDS.contains(&word) && is_common(word)
        || ["s", "ed", "d", "es"].iter().any(|end| word.strip_suffix(end).is_some_and(is_common))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_left_out() {
        let around = |line: &str| around_names(line).map(|around| around.words);
        assert_eq!(around("Van den Roe beats Quint in Vellmar").as_deref(), Some("beats in"));
        assert_eq!(around("it is late"), None);
        assert_eq!(around("Roe is in Orrin"), None);
        assert_eq!(around("Orrin"), None);
    }
}
