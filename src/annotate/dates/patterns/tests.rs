//! Tests of dates in other languages than English: for each a file of sentences with what is found in them, seen from
//! Tuesday, 30 April 2024.

use proptest::prelude::*;

use crate::annotate::dates::{find, period};
use crate::document::Document;
use crate::import::Article;
use crate::lang::{Language, Packs};
use crate::options::{Options, Repair};
use crate::segment::segment;

fn with_document<T>(text: &str, code: &str, use_it: impl FnOnce(&Document<'_>) -> T) -> T {
    let language = Language::from_code(code);
    let options = Options { language, repair: Repair::Never, ..Options::default() };
    let article = Article::from_text(text, Repair::Never);
    use_it(&segment(&article, &options))
}

/// The mentions of a text as "span = value", divided by semicolons.
fn found(text: &str, code: &str) -> String {
    with_document(text, code, |document| {
        let mentions = find(document, period::date(2024, 4, 30));
        let shown = mentions.iter().map(|m| format!("{} = {}", document.range_text(m.tokens), m.value));
        shown.collect::<Vec<_>>().join("; ")
    })
}

/// Checks each line of a file, a sentence with its mentions behind an arrow.
fn check(code: &str, cases: &str) {
    let cases: Vec<(&str, &str)> = cases.lines().filter_map(|line| line.split_once(" =>")).collect();
    assert!(cases.len() >= 25, "{code}: {} cases", cases.len());
    let wrong: Vec<String> = cases
        .into_iter()
        .map(|(text, expected)| (text, expected.trim(), found(text, code)))
        .filter(|(_, expected, found)| found != expected)
        .map(|(text, expected, found)| format!("{text}\n  expected: {expected}\n  found:    {found}"))
        .collect();
    assert!(wrong.is_empty(), "{code}:\n{}", wrong.join("\n"));
}

macro_rules! languages {
    ($($name:ident $code:literal)*) => {
        $(#[test]
        fn $name() {
            check($code, include_str!(concat!("cases/", $code, ".txt")));
        })*
    };
}

languages! {
    german "de"
    french "fr"
    spanish "es"
    portuguese "pt"
    italian "it"
    dutch "nl"
    swedish "sv"
    russian "ru"
    ukrainian "uk"
    polish "pl"
}

#[test]
fn every_pattern_begins_with_few_classes_and_names_what_there_is() {
    for code in ["de", "fr", "es", "pt", "it", "nl", "sv", "ru", "uk", "pl"] {
        let pack = Language::from_code(code).and_then(|language| Packs::default().get(language)).unwrap();
        let times = pack.times().unwrap();
        assert!(times.patterns.len() > 50, "{code}");
        for pattern in &times.patterns {
            let items = pattern.replace('?', "");
            assert!(
                items
                    .chars()
                    .all(|item| crate::lang::pack::times::ITEMS.iter().any(|(_, letter)| *letter == item))
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_row_of_words_of_time_is_read(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "am", "3", ".", "Mai", "2024", "bis", "und", ",", "vor", "drei", "Jahren", "um", "14.30", "Uhr", "Ende", "des",
                "letzten", "Jahres", "90er", "19", "Jahrhundert", "Montag", "jeden", "heute", "Abend", "99999999999h3", "0h0", "-",
            ]),
            0..40,
        )
    ) {
        let text = words.join(" ");
        with_document(&text, "de", |document| {
            let mentions = find(document, period::date(2024, 4, 30));
            for pair in mentions.windows(2) {
                assert!(pair[0].tokens.end() <= pair[1].tokens.start(), "{text}");
            }
            assert!(mentions.iter().all(|mention| !mention.tokens.is_empty()));
        });
    }
}
