//! `nutgraf redact`: the text on standard output, the key in a file of its own, what cannot be promised on standard error.

use serde_json::Value;

use super::{folder, nutgraf, stderr, stdout};

const TEXT: &[u8] = b"Rosa Quint resigned on Friday. Quint's deputy, press@tallow.example, said nothing.";

#[test]
fn the_text_comes_out_and_the_key_is_not_kept_unasked() {
    let output = nutgraf(&["redact"], TEXT);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output), "Person 1 resigned on Friday. Person 1's deputy, Email 1, said nothing.\n");
    let told = stderr(&output);
    assert!(told.contains("--key") && told.contains("Names that were not found"), "{told}");
    assert!(!told.contains("Quint"), "{told}");
}

#[test]
fn several_texts_share_a_key() {
    let folder = folder("redact-key");
    let key = folder.join("key.json");
    let arguments = ["redact", "--kinds", "person", "--key", key.to_str().unwrap()];
    let first = nutgraf(&arguments, TEXT);
    assert!(stdout(&first).contains("press@tallow.example"), "only what was asked for goes");
    let second = nutgraf(&arguments, b"Jonas Feldmar followed Rosa Quint into office.");
    assert_eq!(stdout(&second), "Person 2 followed Person 1 into office.\n", "{}", stderr(&second));
    let written: Value = serde_json::from_slice(&std::fs::read(&key).unwrap()).unwrap();
    assert_eq!(written["schema"], 1);
    assert_eq!(written["labels"][0]["name"], "Rosa Quint");
    assert_eq!(written["labels"][1]["label"], "Person 2");
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1, "nothing else is left there");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_key_that_is_none_stops_it_and_stays() {
    let folder = folder("redact-bad-key");
    for (name, content) in [("a", "no key"), ("b", "{\"schema\": 2, \"labels\": []}"), ("c", "{}")] {
        let key = folder.join(name);
        std::fs::write(&key, content).unwrap();
        let output = nutgraf(&["redact", "--key", key.to_str().unwrap()], TEXT);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(stdout(&output), "");
        assert_eq!(std::fs::read_to_string(&key).unwrap(), content);
    }
    let nowhere = folder.join("no/such/key");
    let output = nutgraf(&["redact", "--key", nowhere.to_str().unwrap()], TEXT);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""), "no text without its key");
}

#[test]
fn json_tells_places_and_no_names() {
    let output = nutgraf(&["redact", "--format", "json", "--style", "bars"], TEXT);
    let written = stdout(&output);
    assert!(!written.contains("Quint") && !written.contains("Rosa"), "{written}");
    let redacted: Value = serde_json::from_str(&written).unwrap();
    assert_eq!(redacted["replacements"][0]["label"], "Person 1");
    assert_eq!(redacted["replacements"][0]["end"], 10);
    assert!(redacted["text"].as_str().unwrap().starts_with("█████ resigned"));
}

#[test]
fn wrong_usage_is_told() {
    for arguments in
        [["redact", "--kinds", "persons"], ["redact", "--style", "dots"], ["redact", "--language", "zz"]]
    {
        let output = nutgraf(&arguments, TEXT);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(arguments[2]));
    }
}

#[test]
fn what_the_reader_corrects_is_redacted() {
    let folder = folder("redact-corrections");
    let file = folder.join("corrections.json");
    let rules = r#"{"corrections": 1, "rules": [{"do": "add", "text": "the Heron", "kind": "person"}]}"#;
    std::fs::write(&file, rules).unwrap();
    let text = b"Nobody saw the Heron leave. Rosa Quint did, said the Heron.";
    let arguments = ["redact", "--kinds", "person", "--corrections", file.to_str().unwrap()];
    let output = nutgraf(&arguments, text);
    assert_eq!(
        stdout(&output),
        "Nobody saw Person 1 leave. Person 2 did, said Person 1.\n",
        "{}",
        stderr(&output)
    );
    std::fs::write(&file, "none").unwrap();
    let refused = nutgraf(&arguments, text);
    assert_eq!((refused.status.code(), stdout(&refused).as_str()), (Some(2), ""));
    let twice = nutgraf(&["redact", "--corrections", "-"], text);
    assert_eq!(twice.status.code(), Some(2));
}
