//! `nutgraf contexts`, and corrections.

use std::fs;

use serde_json::{Value, json};

use super::{folder, nutgraf, stderr, stdout};

const TEXT: &str =
    "Ferry stops\n\nThe Skerrow ferry was stopped by Rosa Quint. Two ferries ran before, Quint said.\n";

#[test]
fn contexts_stand_one_below_the_other() {
    let output = nutgraf(&["contexts", "ferry", "--lemma"], TEXT.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let told = stdout(&output);
    let lines: Vec<&str> = told.lines().collect();
    assert!(lines[0].starts_with("3 of 16 words: Ferry 2, ferries 1; dispersion "), "{told}");
    let column =
        |line: &str, word: &str| line.chars().count() - line[line.find(word).unwrap()..].chars().count();
    let columns = [column(lines[1], "Ferry"), column(lines[2], "ferry"), column(lines[3], "ferries")];
    assert_eq!(columns, [46; 3], "{told}");
    let none = nutgraf(&["contexts", "zeppelin"], TEXT.as_bytes());
    assert_eq!(
        (none.status.code(), stdout(&none).as_str()),
        (Some(0), "'zeppelin' does not stand in this text.\n")
    );
    let few = stdout(&nutgraf(&["contexts", "ferry", "--limit", "1"], TEXT.as_bytes()));
    assert!(few.ends_with("and 1 more; --limit shows them\n"), "{few}");
}

#[test]
fn contexts_of_several_files_come_file_by_file() {
    let folder = folder("contexts");
    let (one, other) = (folder.join("one.txt"), folder.join("other.txt"));
    fs::write(&one, TEXT).unwrap();
    fs::write(&other, "@harbour ferry, \u{202e}\u{1b}[31m+1").unwrap();
    let files = [one.to_str().unwrap(), other.to_str().unwrap(), "missing.txt"];
    let with = |flags: &[&str]| nutgraf(&[&["contexts", "ferry"], flags, &files[..]].concat(), b"");
    let found = with(&["--format", "json"]);
    assert_eq!(found.status.code(), Some(1), "one is missing");
    let entries: Value = serde_json::from_slice(&found.stdout).unwrap();
    assert_eq!(entries[0]["contexts"]["count"], 2);
    assert_eq!(entries[1]["file"], files[1]);
    assert_eq!(entries[2]["error"]["code"], "unreadable");
    let text = stdout(&with(&[]));
    assert!(text.contains(&format!("== {} ==", files[1])), "{text}");
    assert!(!text.contains(['\u{1b}', '\u{202e}']), "nothing steers the terminal");
    let table = stdout(&with(&["--format", "csv"]));
    assert!(table.starts_with("file,before,text,after,sentence,start,end\n"), "{table}");
    assert!(table.contains(",'@harbour,ferry"), "a formula is made inert: {table}");
}

#[test]
fn wrong_questions_are_wrong_usage() {
    for (arguments, remedy) in [
        (&["contexts", "?!"][..], "give a word or a phrase"),
        (&["contexts", "ferry", "--window", "500"], "at most 100 words"),
        (&["contexts", "ferry", "-", "-"], "name it once"),
        (&["contexts", "ferry", "--language", "English"], "is no language code"),
    ] {
        let output = nutgraf(arguments, TEXT.as_bytes());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(remedy), "{}", stderr(&output));
    }
}

#[test]
fn corrections_come_from_a_file_or_with_the_line() {
    let folder = folder("corrections");
    let rules = folder.join("rules.json");
    let rename = |to: &str| json!({"do": "rename", "target": {"name": "Rosa Quint"}, "to": to});
    fs::write(&rules, json!({"corrections": 1, "rules": [rename("R. Q.")]}).to_string()).unwrap();
    let path = rules.to_str().unwrap();
    let output = nutgraf(&["analyze", "--format", "json", "--corrections", path], TEXT.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let analysis: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(analysis["corrections"][0]["applied"], 2);
    assert_eq!(analysis["corrections"][0]["to"], "R. Q.");
    let names = |analysis: &Value| {
        let entities = analysis["entities"].as_array().unwrap().iter();
        entities.map(|entity| entity["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(names(&analysis).contains(&"R. Q.".to_owned()));
    let own = json!({"id": 1, "text": TEXT, "corrections": {"corrections": 1, "rules": [rename("X")]}});
    let lines = format!(
        "{own}\n{}\n{}\n",
        json!({"id": 2, "text": TEXT}),
        json!({"id": 3, "text": TEXT, "corrections": {"rules": []}})
    );
    let output = nutgraf(&["analyze", "--jsonl", "--corrections", path], lines.as_bytes());
    let answers: Vec<Value> =
        stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(names(&answers[0]["analysis"]).contains(&"X".to_owned()), "its own");
    assert!(names(&answers[1]["analysis"]).contains(&"R. Q.".to_owned()), "the file's");
    assert_eq!(answers[2]["error"]["code"], "bad-option");
}

#[test]
fn what_is_no_file_of_corrections_is_wrong_usage() {
    let folder = folder("no-corrections");
    let rules = folder.join("rules.json");
    for (content, told) in [
        ("hide Quint", "This is no file of corrections"),
        (
            r#"{"corrections": 1, "rules": [{"do": "hide", "target": {}}]}"#,
            "its target has neither 'name' nor 'at'",
        ),
        (r#"{"corrections": 1, "rules": [{"do": "vanish"}]}"#, "unknown variant `vanish`"),
    ] {
        fs::write(&rules, content).unwrap();
        let output = nutgraf(&["analyze", "--corrections", rules.to_str().unwrap()], TEXT.as_bytes());
        assert_eq!(output.status.code(), Some(2), "{content}");
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
    }
    let output = nutgraf(&["analyze", "--corrections", "missing.json"], TEXT.as_bytes());
    assert!(stderr(&output).contains("There is no such file"), "{}", stderr(&output));
}
