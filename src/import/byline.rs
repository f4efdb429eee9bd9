//! Lines that name an author in another way than with "By": by what they are, by whom they work for.

use super::metadata::{PARTICLES, Words, is_capitalized, is_one_of};
use super::{lines, wording};

/// Makes of a table of words what [`is_one_of`] looks in.
macro_rules! words_of {
    ($words:expr) => {
        std::sync::LazyLock::new(|| $words.split_ascii_whitespace().collect())
    };
}

/// Words that no name begins with.
static NO_NAMES: Words =
    words_of!("the a an of in on and for to at with from by how why what der die das le la les el");
/// Words in the names of papers, stations and agencies.
static OUTLETS: Words = words_of!(
    "news times post press herald journal gazette tribune observer telegraph guardian radio tv television media daily \
    magazine bureau service network courier standard"
);

/// Whether the line is an author's name with what they are: "Jane Roe, Staff writer".
pub fn is_author(line: &str) -> bool {
    if line.len() > 100 || line.contains(['\n', ':', '?', '!', '“', '"']) || lines::ends_sentence(line) {
        return false;
    }
    let parted = line.split_once([',', '|', '—', '–', '(']).or_else(|| line.split_once(" - "));
    parted.is_some_and(|(name, rest)| {
        is_name(name)
            && (wording::holds_role(rest) || is_outlet(rest.trim()) && rest.split_whitespace().count() <= 4)
            && rest.split_whitespace().count() <= 6
            && rest.trim_start().starts_with(char::is_alphabetic)
    })
}

/// Whether the line says what an author is ("Transport correspondent", "Associated Press"), as it may stand under the
/// name.
pub fn is_role(line: &str) -> bool {
    line.len() <= 60
        && line.split(' ').count() <= 5
        && line.starts_with(char::is_uppercase)
        && ends_with_role(line.split([',', '|']).next().unwrap_or_default().trim_end())
}

/// "Transport correspondent", "Correspondent in Vellmar", but not "Editors walk out".
fn ends_with_role(words: &str) -> bool {
    let words =
        [" in ", " at ", " for "].iter().fold(words, |words, end| words.split(end).next().unwrap_or(words));
    wording::holds_role(words.rsplit(' ').next().unwrap_or_default()) || words == "Associated Press"
}

/// Whether the line is two to four words that look like a name.
pub fn is_name(line: &str) -> bool {
    let line = line.trim();
    line.len() <= 48
        && (2..=4).contains(&line.split_whitespace().count())
        && line.split_whitespace().all(|word| {
            PARTICLES.contains(&word)
                || is_capitalized(word)
                    && word.chars().all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '’' | '\''))
                    && !is_one_of(word, &NO_NAMES)
        })
        && line.starts_with(char::is_uppercase)
}

/// Whether the line says at an article's end who worked on it.
pub fn is_credit(line: &str) -> bool {
    if line.len() > 400 {
        return false;
    }
    let bare = line.trim_start_matches(['(', '[', '*', '—', '–', '-', '_', ' ']);
    const STARTS: [&str; 22] = [
        "Reporting by ",
        "Additional reporting by ",
        "Additional reporting ",
        "Reporting and writing by ",
        "Writing by ",
        "Editing by ",
        "Edited by ",
        "Compiled by ",
        "Translated by ",
        "Translation by ",
        "Produced by ",
        "With reporting by ",
        "With contributions from ",
        "With inputs from ",
        "With input from ",
        "With agencies",
        "Mitarbeit: ",
        "Redaktion: ",
        "Übersetzung: ",
        "Traduction : ",
        "Traducción de ",
        "Traduzione di ",
    ];
    STARTS.iter().any(|start| bare.starts_with(start))
        || line.len() <= 240
            && (bare.contains(" contributed reporting")
                || ["contributed to this report", "contributed to this story", "contributed to this article"]
                    .iter()
                    .any(|end| bare.trim_end_matches([')', '.', ' ']).ends_with(end)))
}

/// Whether the line names whom an author works for, as it stands under the name: "Coast News, Vellmar", "BBC".
pub fn is_outlet(line: &str) -> bool {
    let is_name = |word: &str| is_capitalized(word) || matches!(word, "the" | "of" | "and" | "in" | "for");
    let outlet = line.split(',').next().unwrap_or_default();
    let last = outlet.rsplit(' ').next().unwrap_or_default();
    let is_abbreviation = || outlet.len() >= 2 && outlet.bytes().all(|byte| byte.is_ascii_uppercase());
    line.len() <= 60
        && line.split_whitespace().count() <= 6
        && !lines::ends_sentence(line)
        && line.split_whitespace().all(is_name)
        && (is_one_of(last, &OUTLETS) || is_abbreviation())
}

/// Whether the line is a name with a role before or after it: "Harbour reporter Ines Calloway", "Ines Calloway Harbour
/// correspondent". Headlines may look like that, too, so it is asked of lines under one only.
pub fn is_name_with_role(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().take(8).collect();
    let role_at = |word: &&str| wording::holds_role(word);
    if words.len() > 7 || line.len() > 80 || !line.starts_with(char::is_uppercase) {
        return false;
    }
    let Some(role) = words.iter().position(role_at) else { return false };
    let before = role + 1..words.len();
    (role <= 2 && is_name(&words[before].join(" ")))
        || role + 1 == words.len()
            && (2..=3).any(|name| {
                name < words.len() && is_capitalized(words[name]) && is_name(&words[..name].join(" "))
            })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authors_and_roles() {
        for line in ["Jane Roe, Staff writer", "Jane Roe | Reuters", "Jane Roe, Coast News"] {
            assert!(is_author(line), "{line}");
        }
        assert!(
            is_role("Transport correspondent") && is_role("Associated Press") && !is_role("Editors walk out")
        );
        for line in [
            "Editors walk out of paper",
            "the staff",
            "A writer, a boat and a lamp",
            "Roe, who left the staff",
            "Coast Group, MARL Boats Sign New Harbour Deal",
        ] {
            assert!(!is_author(line), "{line}");
        }
        for line in [
            "(Reporting by Marta Lindqvist in Selvick; Editing by Ines Calloway)",
            "Additional reporting by Tom Abara",
            "Associated Press writer Rosa Demir in Vellmar contributed to this report.",
        ] {
            assert!(is_credit(line), "{line}");
        }
        assert!(is_name("Ines van der Berg") && !is_name("The Old Harbour") && !is_name("Boats"));
        for line in ["Coast News, Vellmar", "BBC", "The Vellmar Post"] {
            assert!(is_outlet(line), "{line}");
        }
        for line in ["Boats and nets", "Vellmar", "The news of the day", "Press hits port over delays"] {
            assert!(!is_outlet(line), "{line}");
        }
        for line in
            ["Harbour reporter Ines Calloway", "Ines Calloway Harbour correspondent", "Reporter Tom Abara"]
        {
            assert!(is_name_with_role(line), "{line}");
        }
        for line in
            ["Port board appoints editor", "Editor quits", "Ines Calloway", "Staff walk out of the old port"]
        {
            assert!(!is_name_with_role(line), "{line}");
        }
        for line in ["Harbour reporter, Coast News", "Correspondent in Vellmar"] {
            assert!(is_role(line), "{line}");
        }
    }
}
