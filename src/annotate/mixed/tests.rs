//! Names of texts in more than one language.

use crate::{Options, analyze};

const ENGLISH: &str = "The city council of Ostrava Bay approved the plan of Margaret Holloway for a new bridge over the river \
                       on Tuesday. Holloway said that the work is to begin before the end of the year.";
const FRENCH: &str = "Le maire de Lyon, Étienne Vasselin, a déclaré mardi que la ville de Lyon soutient le projet. Selon \
                      Étienne Vasselin, les travaux doivent commencer avant la fin de l'année, et Margaret Holloway les suivra.";
const GERMAN: &str = "Der Bürgermeister von Hamburg, Jürgen Großmann, hat am Dienstag erklärt, dass die Stadt das Vorhaben \
                      unterstützt. Jürgen Großmann sagte, die Arbeiten sollen noch vor dem Ende des Jahres beginnen.";

/// Each name with its kind and its mentions.
fn check(text: &str, language: &str, expected: &[(&str, &str, u32)]) {
    let analysis = analyze(text, &Options::default());
    assert_eq!(analysis.language.code, language);
    for &(name, kind, count) in expected {
        let found = analysis.entities.iter().find(|entity| entity.name == name);
        let found = found.map(|entity| (entity.kind, entity.count));
        let all: Vec<(&str, &str)> = analysis.entities.iter().map(|e| (e.kind, e.name.as_str())).collect();
        assert_eq!(found, Some((kind, count)), "{name} in {all:?}");
    }
}

#[test]
fn each_paragraph_is_read_in_its_own_language() {
    check(
        &format!("{ENGLISH}\n\n{FRENCH}\n\n{ENGLISH}\n"),
        "en",
        &[("Margaret Holloway", "person", 5), ("Étienne Vasselin", "person", 2), ("Lyon", "place", 2)],
    );
    check(
        &format!("{FRENCH}\n\n{FRENCH}\n\n{ENGLISH}\n"),
        "fr",
        &[("Étienne Vasselin", "person", 4), ("Margaret Holloway", "person", 4), ("Lyon", "place", 4)],
    );
    check(
        &format!("{ENGLISH}\n\n{GERMAN}\n\n{FRENCH}\n\n{ENGLISH}\n"),
        "en",
        &[("Jürgen Großmann", "person", 2), ("Étienne Vasselin", "person", 2), ("Hamburg", "place", 1)],
    );
}

#[test]
fn names_are_in_order_and_apart() {
    for text in [
        format!("{GERMAN}\n\n{ENGLISH}\n\n{FRENCH}\n\n{GERMAN}\n\n{GERMAN}"),
        format!("{FRENCH}\n\n{ENGLISH}\n\n{ENGLISH}\n\n{ENGLISH}"),
    ] {
        let analysis = analyze(&text, &Options::default());
        let mut spans: Vec<(u32, u32)> = analysis
            .entities
            .iter()
            .flat_map(|entity| &entity.mentions)
            .map(|mention| (mention.span.start, mention.span.end))
            .collect();
        spans.sort_unstable();
        assert!(spans.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{spans:?}");
    }
}
