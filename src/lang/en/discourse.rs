//! Words and phrases by which sentences depend on the one before, and by which a paragraph gives away why the story matters.

use super::gender;
use crate::lang::classes::Classes;

/// Words that tie a sentence to the one before, in alphabetical order.
pub const CONNECTIVES: [&str; 35] = [
    "accordingly",
    "additionally",
    "afterwards",
    "again",
    "also",
    "and",
    "anyway",
    "besides",
    "but",
    "consequently",
    "conversely",
    "either",
    "else",
    "finally",
    "further",
    "furthermore",
    "hence",
    "however",
    "indeed",
    "instead",
    "later",
    "likewise",
    "meanwhile",
    "moreover",
    "nevertheless",
    "nonetheless",
    "nor",
    "or",
    "otherwise",
    "similarly",
    "so",
    "then",
    "therefore",
    "thus",
    "yet",
];

/// Phrases that do the same.
pub const CONNECTING: [&str; 27] = [
    "after that",
    "as a result",
    "at that point",
    "at that time",
    "at the same time",
    "at the time",
    "because of that",
    "because of this",
    "by contrast",
    "despite that",
    "despite this",
    "for example",
    "for instance",
    "in addition",
    "in contrast",
    "in other words",
    "in response",
    "in return",
    "in turn",
    "on the contrary",
    "on the other hand",
    "that is why",
    "the former",
    "the latter",
    "the other",
    "the others",
    "the same",
];

/// People of whom "the" says that they were spoken of before, unless more is said of them.
pub const KNOWN_PEOPLE: [&str; 21] = [
    "boy",
    "couple",
    "defendant",
    "duo",
    "father",
    "girl",
    "gunman",
    "husband",
    "man",
    "men",
    "mother",
    "pair",
    "suspect",
    "suspects",
    "teenager",
    "three",
    "trio",
    "two",
    "victim",
    "wife",
    "woman",
];

/// Spans of time: "this week" needs nothing before it.
pub const TIMES: [&str; 14] = [
    "afternoon",
    "autumn",
    "century",
    "decade",
    "evening",
    "fall",
    "month",
    "morning",
    "season",
    "spring",
    "summer",
    "week",
    "winter",
    "year",
];

/// Groups that tell by themselves; the others only add to them.
pub const TELLING: usize = 4;

/// Groups of phrases and what one of a group is worth; more of the same group add little.
pub const SIGNS: [(f64, &[&str]); 6] = [
    // What it means.
    (
        2.0,
        &[
            "matters",
            "crucial",
            "critical",
            "pivotal",
            "significance",
            "significant",
            "underscores",
            "underscore",
            "underlines",
            "highlights",
            "highlight",
            "reflects",
            "reflect",
            "signals",
            "signal",
            "marks",
            "mark a",
            "raises questions",
            "raised questions",
            "raised concerns",
            "raised fears",
            "raises concerns",
            "raises fears",
            "raising questions",
            "raising concerns",
            "raising fears",
            "at stake",
            "the stakes",
            "turning point",
            "milestone",
            "unprecedented",
            "a test of",
            "a test for",
            "a blow to",
            "a setback for",
            "a victory for",
            "a boost for",
            "could reshape",
            "reshaping",
            "reshape",
            "paves the way",
            "pave the way",
            "matter because",
            "important because",
            "means that",
            "would mean",
            "could mean",
            "could have far-reaching",
            "far-reaching",
            "implications",
            "consequences",
            "threatens",
            "threaten",
            "threatening",
            "illustrates",
            "shows how",
            "wider debate",
            "is seen as",
            "are seen as",
            "is widely seen",
        ],
    ),
    // What it comes after.
    (
        1.8,
        &[
            "comes as",
            "came as",
            "come as",
            "comes amid",
            "came amid",
            "come amid",
            "comes after",
            "came after",
            "comes at a time",
            "comes at",
            "comes days",
            "comes weeks",
            "comes months",
            "comes less than",
            "comes just",
            "comes a year",
            "comes a week",
            "comes a month",
            "amid",
            "against a backdrop",
            "against the backdrop",
            "at a time when",
            "as part of",
            "part of a",
            "the latest",
            "in the wake of",
            "the culmination",
            "culminates",
            "caps",
            "follows a",
            "follow a",
            "follows years",
            "follows months",
            "after years of",
            "after months of",
            "after decades of",
        ],
    ),
    // How rare or large it is.
    (
        1.4,
        &[
            "the first since",
            "first time",
            "for the first",
            "would be the first",
            "is the first",
            "was the first",
            "the biggest",
            "the largest",
            "the worst",
            "the highest",
            "the lowest",
            "the deadliest",
            "the longest",
            "the most",
            "the only",
            "one of the",
            "record",
            "ever recorded",
            "more than any",
            "in a generation",
            "in decades",
            "in a century",
        ],
    ),
    // What has been going on.
    (
        1.2,
        &[
            "in recent years",
            "in recent months",
            "in recent weeks",
            "in recent decades",
            "over the past",
            "over the last",
            "for years",
            "for decades",
            "for months",
            "increasingly",
            "growing",
            "a growing",
            "has long",
            "have long",
            "once",
            "since the",
            "since then",
            "every year",
            "each year",
            "a series of",
            "a string of",
            "a wave of",
            "rising",
            "declining",
            "the decline of",
            "shrinking",
            "long-running",
            "trend",
            "crisis",
            "shortage",
            "across the country",
            "nationwide",
            "around the world",
            "worldwide",
        ],
    ),
    // What may come of it.
    (
        0.8,
        &[
            "could",
            "would",
            "may",
            "might",
            "likely",
            "expected to",
            "experts",
            "analysts",
            "critics",
            "supporters",
            "opponents",
            "advocates",
            "economists",
            "researchers",
            "observers",
            "debate",
            "pressure",
            "concern",
            "concerns",
            "fears",
            "hopes",
        ],
    ),
    // Whom it concerns.
    (
        0.7,
        &[
            "thousands",
            "millions",
            "hundreds",
            "billions",
            "percent",
            "per cent",
            "%",
            "one in",
            "two in",
            "three in",
            "half of",
            "a third of",
            "a quarter of",
            "nearly",
            "residents",
            "families",
            "consumers",
            "patients",
            "farmers",
            "workers",
            "taxpayers",
        ],
    ),
];

/// Nouns for people of either sex.
pub fn is_human(form: &str) -> bool {
    matches!(
        form,
        "man"
            | "woman"
            | "boy"
            | "girl"
            | "driver"
            | "officer"
            | "teenager"
            | "student"
            | "teacher"
            | "player"
            | "doctor"
            | "victim"
            | "suspect"
            | "official"
            | "resident"
            | "patient"
            | "manager"
            | "pilot"
            | "worker"
            | "child"
            | "baby"
    )
}

/// Whether a noun, with the classes that the lists give it, is somebody: "driver", "widow", "minister".
pub fn is_somebody(form: &str, classes: Classes) -> bool {
    classes.any(Classes::ROLE) || is_human(form) || gender::of_title(form).is_some()
}
