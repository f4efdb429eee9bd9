//! Names in articles in ten languages (`tests/names/`), written for this test: behind a line of dashes stands what a reader
//! would name, each with its kind and in its base form, or in the form that the text has.

use std::collections::BTreeSet;

use nutgraf::{Language, Options};

/// A text and the kinds and names that a reader finds in it.
fn case(code: &str) -> (String, BTreeSet<(String, String)>) {
    let path = format!("{}/tests/names/{code}.txt", env!("CARGO_MANIFEST_DIR"));
    let file = std::fs::read_to_string(path).unwrap();
    let (text, names) = file.split_once("\n---\n").unwrap();
    let name = |line: &str| {
        let (kind, name) = line.split_once(' ').unwrap();
        (kind.to_owned(), name.to_owned())
    };
    (text.to_owned(), names.lines().map(name).collect())
}

/// Finds the names of an article: at least so many percent of those that a reader names, and no more than so many beside them.
fn check(code: &str, least: usize, most_others: usize) {
    let (text, expected) = case(code);
    let options = Options { language: Language::from_code(code), ..Options::default() };
    let analysis = nutgraf::analyze(&text, &options);
    let found: BTreeSet<(String, String)> =
        analysis.entities.iter().map(|entity| (entity.kind.to_owned(), entity.name.clone())).collect();
    let missing: Vec<_> = expected.difference(&found).collect();
    let others: Vec<_> = found.difference(&expected).collect();
    let right = expected.len() - missing.len();
    println!("{code}: {right} of {}; missing {missing:?}; others {others:?}", expected.len());
    assert!(right * 100 >= expected.len() * least, "{code}: only {right} of {}: {missing:?}", expected.len());
    assert!(others.len() <= most_others, "{code}: {others:?}");
}

#[test]
fn german() {
    check("de", 70, 4);
}

#[test]
fn spanish() {
    check("es", 70, 4);
}

#[test]
fn french() {
    check("fr", 70, 4);
}

#[test]
fn portuguese() {
    check("pt", 70, 4);
}

#[test]
fn dutch() {
    check("nl", 70, 4);
}

#[test]
fn russian() {
    check("ru", 70, 4);
}

#[test]
fn polish() {
    check("pl", 70, 4);
}

#[test]
fn turkish() {
    check("tr", 70, 4);
}

#[test]
fn swedish() {
    check("sv", 70, 4);
}

#[test]
fn italian() {
    check("it", 70, 4);
}
