//! Exit status and messages when the streams are broken, and names of files that are no Unicode.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use super::{case, folder, nutgraf, stderr, stdout};

/// Runs the program with its streams redirected as a shell understands it.
fn redirected(redirection: &str, arguments: &[&str]) -> Output {
    Command::new("sh")
        .args(["-c", &format!("exec \"$0\" \"$@\" {redirection}")])
        .arg(env!("CARGO_BIN_EXE_nutgraf"))
        .args(arguments)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// One call of each kind that writes a result.
fn calls(folder: &Path) -> Vec<Vec<String>> {
    let lines = folder.join("lines.jsonl");
    std::fs::write(&lines, "{\"text\": \"It rained.\"}\n").unwrap();
    let (tiny, lines) = (case("tiny"), lines.to_str().unwrap().to_owned());
    let mut calls: Vec<Vec<&str>> = Vec::new();
    for format in ["text", "json", "markdown", "html", "csv"] {
        calls.push(vec!["analyze", "--format", format, &tiny]);
        calls.push(vec!["analyze", "--format", format, &tiny, &tiny]);
    }
    calls.push(vec!["analyze", "--jsonl", &lines]);
    calls.extend([vec!["extract", &tiny], vec!["--help"], vec!["--version"]]);
    calls.into_iter().map(|call| call.into_iter().map(str::to_owned).collect()).collect()
}

#[test]
fn a_result_that_cannot_be_written_is_an_error() {
    let folder = folder("status");
    for call in calls(&folder) {
        let call: Vec<&str> = call.iter().map(String::as_str).collect();
        for redirection in [">/dev/full", ">&-"] {
            let output = redirected(redirection, &call);
            assert_eq!(output.status.code(), Some(1), "{call:?} {redirection}: {}", stderr(&output));
            let told = stderr(&output);
            assert!(told.starts_with("nutgraf: The result could not be written: "), "{call:?}: {told}");
            assert_eq!(told.lines().count(), 1, "{told}");
        }
        for redirection in [">/dev/full 2>&-", "<&- >&- 2>/dev/full"] {
            let output = redirected(redirection, &call);
            assert_eq!(output.status.code(), Some(1), "{call:?} {redirection}");
        }
        // Nowhere is a place too, however it was opened.
        for redirection in [">/dev/null", "1<>/dev/null", "2>/dev/full", "2>&- <&-"] {
            let output = redirected(redirection, &call);
            assert_eq!(output.status.code(), Some(0), "{call:?} {redirection}: {}", stderr(&output));
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_message_that_cannot_be_written_is_no_success() {
    let folder = folder("messages");
    let legacy = folder.join("legacy.txt");
    std::fs::write(&legacy, b"Die M\xfcllabfuhr kam sp\xe4ter als \xfcblich durch die Stra\xdfe.").unwrap();
    let legacy = legacy.to_str().unwrap();
    let wire = case("wire");
    for (call, status) in [
        (&["analyze", "no-such-file.txt"][..], 1),
        (&["analyze", "--format", "json", &wire, "no-such-file.txt"], 1),
        (&["analyze", "--jsonl", &wire], 1),
        (&["extract", "no-such-file.txt"], 1),
        // It says how the file was read.
        (&["extract", legacy], 1),
        (&["analyze", "--format", "xml"], 2),
        (&["analyze", "--sentences", "0"], 2),
        (&["analyse"], 2),
        (&[], 2),
    ] {
        for redirection in ["2>/dev/full", "2>&-"] {
            let output = redirected(redirection, call);
            assert_eq!(output.status.code(), Some(status), "{call:?} {redirection}");
            assert_eq!(stderr(&output), "");
        }
    }
    let output = redirected("", &["extract", legacy]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("legacy.txt: Read as windows-1252."), "{}", stderr(&output));
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn names_that_are_no_unicode_are_read() {
    let folder = folder("no-unicode");
    let path = folder.join(OsStr::from_bytes(b"caf\xe9 \xff.txt"));
    let path = path.as_os_str();
    std::fs::write(path, "Ines Calloway left Vellmar.").unwrap();
    let arguments = |options: &[&str]| -> Vec<OsString> {
        let mut all: Vec<_> = options.iter().map(OsString::from).collect();
        all.push(path.to_owned());
        all
    };
    for format in ["text", "json", "markdown", "html", "csv"] {
        let output = nutgraf(&arguments(&["analyze", "--format", format]), b"");
        assert_eq!(output.status.code(), Some(0), "{format}: {}", stderr(&output));
        assert!(stdout(&output).contains("Calloway"), "{format}");
    }
    let output = nutgraf(&arguments(&["analyze", "--format", "json", &case("tiny")]), b"");
    let all: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(all[1]["file"].as_str().unwrap().ends_with("caf\u{fffd} \u{fffd}.txt"), "{}", all[1]["file"]);
    assert_eq!(stdout(&nutgraf(&arguments(&["extract"]), b"")), "Ines Calloway left Vellmar.\n");
    let output = nutgraf(&arguments(&["analyze", "--stop-words"]), b"It rained.");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));

    std::fs::write(path, "{\"text\": \"It rained.\"}\nno JSON\n").unwrap();
    let output = nutgraf(&arguments(&["analyze", "--jsonl"]), b"");
    assert_eq!((output.status.code(), stdout(&output).lines().count()), (Some(1), 2));
    assert!(stderr(&output).contains("caf\u{fffd} \u{fffd}.txt: line 2: "), "{}", stderr(&output));

    std::fs::remove_file(path).unwrap();
    for options in [&["analyze"][..], &["analyze", "--jsonl"], &["extract"]] {
        let output = nutgraf(&arguments(options), b"");
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains("caf\u{fffd} \u{fffd}.txt: There is no such file"));
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn folders_and_empty_names_are_told_and_stop_nothing() {
    let folder = folder("folders");
    let name = folder.to_str().unwrap();
    for options in [&["analyze"][..], &["analyze", "--jsonl"], &["extract"]] {
        let output = nutgraf(&[options, &[name]].concat(), b"");
        assert_eq!(output.status.code(), Some(1), "{options:?}");
        assert!(
            stderr(&output).contains("This is a folder; --recursive reads the files in it."),
            "{}",
            stderr(&output)
        );
    }
    let output = nutgraf(&["analyze", "--format", "json", name, "", &case("tiny")], b"");
    let all: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(all[0]["error"].is_object() && all[1]["error"].is_object() && all[2]["analysis"].is_object());
    std::fs::remove_dir_all(folder).unwrap();
}
