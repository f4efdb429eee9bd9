//! `--fields`: less of an analysis.

use serde_json::{Value, json};

use super::{nutgraf, stderr, stdout};

const TEXT: &str =
    "Ferry stops\n\nThe Skerrow ferry was stopped by Rosa Quint on 3 May 2024. \"It leaks,\" Quint said.\n";

#[test]
fn only_what_is_asked_for_is_written() {
    let output = nutgraf(
        &["analyze", "--format", "json", "--fields", "entities.name, entities.count,stats"],
        TEXT.as_bytes(),
    );
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(
        found["entities"].as_array().unwrap().contains(&json!({"name": "Rosa Quint", "count": 2})),
        "{found}"
    );
    assert_eq!(found["stats"]["words"], 16);
    let keys: Vec<&String> = found.as_object().unwrap().keys().collect();
    let expected =
        ["entities", "language", "metadata", "notices", "published", "repairs", "schema", "stats", "title"];
    assert_eq!(keys, expected, "no text, for there is no place in it");
}

#[test]
fn lines_hold_only_what_is_asked_for() {
    let line = format!("{}\n", json!({"id": 7, "text": TEXT}));
    let output = nutgraf(&["analyze", "--jsonl", "--fields", "dates"], line.as_bytes());
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["id"], 7);
    assert_eq!(found["analysis"]["dates"][0]["value"], "2024-05-03");
    assert_eq!(found["analysis"]["text"], Value::Null);
    assert!(found["analysis"].get("amounts").is_none(), "{found}");
}

#[test]
fn reports_tell_what_there_is() {
    for (format, quotes, names) in [
        ("text", "Who said what\n", "People\n"),
        ("markdown", "## Who said what\n", "## People\n"),
        ("html", ">Who said what<", ">Who and what<"),
    ] {
        let told =
            stdout(&nutgraf(&["analyze", "--format", format, "--fields", "quotes,stats"], TEXT.as_bytes()));
        assert!(told.contains(quotes) && told.contains("16 words"), "{told}");
        assert!(!told.contains(names) && !told.contains("In brief"), "{told}");
        assert!(told.to_lowercase().contains("ferry stops"), "the title is always told: {told}");
        let few = stdout(&nutgraf(&["analyze", "--format", format, "--fields", "summary"], TEXT.as_bytes()));
        assert!(few.contains("In brief") && !few.contains("0 words") && !few.contains(quotes), "{few}");
    }
    let all = nutgraf(&["analyze", "--format", "csv", "--table", "dates"], TEXT.as_bytes());
    let some =
        nutgraf(&["analyze", "--format", "csv", "--table", "dates", "--fields", "dates"], TEXT.as_bytes());
    assert_eq!((stdout(&some), stderr(&some)), (stdout(&all), String::new()));
}
