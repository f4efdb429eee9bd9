//! Golden cases: `tests/cases/<slug>/source.txt`, optionally `options.json`, and the whole analysis in
//! `expected.json`. `NUTGRAF_BLESS=1 cargo test --test golden` writes the expectations anew; read the diff before
//! committing it.

mod invariants;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use nutgraf::options::{Fields, RawOptions};
use nutgraf::text::OffsetUnit;
use nutgraf::{Analysis, Options};
use serde_json::Value;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.retain(|case| case.join("source.txt").exists());
    cases.sort();
    assert!(cases.len() >= 8, "the golden cases are missing");
    cases
}

fn options(case: &Path) -> Options {
    match fs::read_to_string(case.join("options.json")) {
        Ok(json) => serde_json::from_str::<RawOptions>(&json).unwrap().check().unwrap(),
        Err(_) => Options::default(),
    }
}

fn analyze(case: &Path) -> Analysis {
    nutgraf::analyze_bytes(&fs::read(case.join("source.txt")).unwrap(), &options(case)).unwrap()
}

#[test]
fn analyses_are_as_expected() {
    let bless = std::env::var_os("NUTGRAF_BLESS").is_some();
    let mut wrong = Vec::new();
    for case in cases() {
        let found = serde_json::to_value(analyze(&case)).unwrap();
        let file = case.join("expected.json");
        if bless {
            fs::write(&file, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
            continue;
        }
        let expected: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
        let differences = differences(&expected, &found, "");
        if !differences.is_empty() {
            wrong.push(format!("{}:\n  {}", case.display(), differences.join("\n  ")));
        }
    }
    assert!(wrong.is_empty(), "{}\nNUTGRAF_BLESS=1 accepts the new results.", wrong.join("\n"));
}

/// What is there whatever is asked for.
const ALWAYS: [&str; 7] = ["schema", "notices", "repairs", "language", "title", "published", "metadata"];

#[test]
fn fields_that_are_asked_for_are_as_in_the_whole() {
    for case in cases() {
        let some = |names: &[&str]| {
            let fields = Fields::parse(names).unwrap();
            let options = Options { fields, ..options(&case) };
            let source = fs::read(case.join("source.txt")).unwrap();
            serde_json::to_value(nutgraf::analyze_bytes(&source, &options).unwrap()).unwrap()
        };
        let whole = serde_json::to_value(analyze(&case)).unwrap();
        let whole = whole.as_object().unwrap();
        for (key, value) in whole {
            let alone = some(&[key]);
            let alone = alone.as_object().unwrap();
            assert_eq!(alone.get(key), Some(value), "{}: {key}", case.display());
            for (other, value) in alone {
                assert!(
                    other == key || other == "text" || ALWAYS.contains(&other.as_str()),
                    "{key}: {other}"
                );
                assert_eq!(Some(value), whole.get(other), "{}: {other} with {key}", case.display());
            }
            for known in ALWAYS {
                assert!(alone.contains_key(known), "{key}: {known}");
            }
        }
        let all: Vec<&str> = whole.keys().map(String::as_str).collect();
        assert_eq!(some(&all).as_object(), Some(whole));
        assert_eq!(some(&[]).as_object().map(|none| none.len()), Some(ALWAYS.len()));
    }
}

#[test]
fn parts_of_things_are_as_in_the_whole() {
    for case in cases() {
        let whole = serde_json::to_value(analyze(&case)).unwrap();
        let source = fs::read(case.join("source.txt")).unwrap();
        let lists =
            whole.as_object().unwrap().iter().filter_map(|(key, value)| Some((key, value.as_array()?)));
        for (key, items) in
            lists.filter(|(key, _)| !["notices", "repairs", "corrections"].contains(&key.as_str()))
        {
            let parts: BTreeSet<&String> =
                items.iter().flat_map(|item| item.as_object().unwrap().keys()).collect();
            for part in parts {
                let fields = Fields::parse(&[format!("{key}.{part}")]).unwrap();
                let options = Options { fields, ..options(&case) };
                let found = serde_json::to_value(nutgraf::analyze_bytes(&source, &options).unwrap()).unwrap();
                let expected = items.iter().map(|item| {
                    let item = item.as_object().unwrap();
                    item.iter()
                        .filter(|(key, _)| *key == part)
                        .map(|(key, value)| (key.clone(), value.clone()))
                        .collect()
                });
                let expected: Vec<Value> = expected.map(Value::Object).collect();
                assert_eq!(found[key], Value::Array(expected), "{}: {key}.{part}", case.display());
            }
        }
    }
}

/// The paths at which two values differ, at most a dozen.
fn differences(expected: &Value, found: &Value, path: &str) -> Vec<String> {
    let mut out = Vec::new();
    match (expected, found) {
        (Value::Object(a), Value::Object(b)) => {
            for key in a.keys().chain(b.keys().filter(|key| !a.contains_key(*key))) {
                let (left, right) = (a.get(key).unwrap_or(&Value::Null), b.get(key).unwrap_or(&Value::Null));
                out.extend(differences(left, right, &format!("{path}.{key}")));
            }
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            for (i, (left, right)) in a.iter().zip(b).enumerate() {
                out.extend(differences(left, right, &format!("{path}[{i}]")));
            }
        }
        _ if expected == found => {}
        _ => out.push(format!("{path}: expected {expected:.200}, found {found:.200}")),
    }
    out.truncate(12);
    out
}

/// What holds for every analysis of every text.
#[test]
fn invariants_hold() {
    for case in cases() {
        let source = fs::read(case.join("source.txt")).unwrap();
        let text = nutgraf::import::decode(&source).unwrap().text;
        for offsets in [OffsetUnit::Utf16, OffsetUnit::Utf8, OffsetUnit::Chars] {
            let options = Options { offsets, ..options(&case) };
            let analysis = invariants::check(&text, &options);
            for number in 0..invariants::RELATIONS.len() {
                invariants::relate(number, &analysis, &text, &options);
            }
        }
    }
}
