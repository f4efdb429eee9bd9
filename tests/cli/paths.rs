//! Files as they are named: folders, patterns, names that look like something else.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

use super::{folder, stderr, stdout};

/// Runs the program in `folder`, with nothing on its standard input.
fn within<A: AsRef<std::ffi::OsStr>>(folder: &Path, arguments: &[A]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap()
}

/// Files with a name each in them: two, one in a folder, one in a folder within, and hidden ones.
fn documents(name: &str) -> std::path::PathBuf {
    let folder = folder(name);
    for (file, text) in [
        ("one.txt", "Rosa Quint left Tallow."),
        ("two.txt", "Jonas Feldmar left Tallow."),
        ("news/three.txt", "Ines Calloway left Vellmar."),
        ("news/other.md", "# Lena Tolm left Skerrow."),
        ("news/late/four.txt", "Petra Holm left Skerrow."),
        ("news/.hidden.txt", "Nobody sees this."),
        (".cache/five.txt", "Nobody sees this."),
    ] {
        let path = folder.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

/// The files that an analysis in JSON tells of.
fn files(output: &Output) -> Vec<String> {
    let all: Value =
        serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", stderr(output)));
    let name = |entry: &Value| entry["file"].as_str().unwrap().replace('\\', "/");
    all.as_array().unwrap().iter().map(name).collect()
}

#[test]
fn folders_are_read_where_it_is_asked_for() {
    let folder = documents("recursive");
    for flag in ["--recursive", "-r"] {
        let output = within(&folder, &["analyze", "-f", "json", flag, "two.txt", "news"]);
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
        assert_eq!(files(&output), ["two.txt", "news/late/four.txt", "news/other.md", "news/three.txt"]);
    }
    for command in [&["analyze"][..], &["extract"], &["contexts", "left"], &["analyze", "--jsonl"]] {
        let output = within(&folder, &[command, &["news"]].concat());
        assert_eq!(output.status.code(), Some(1), "{command:?}");
        assert!(stderr(&output).contains("news: This is a folder; --recursive"), "{}", stderr(&output));
    }
    std::fs::create_dir(folder.join("empty")).unwrap();
    let empty = within(&folder, &["analyze", "-r", "empty"]);
    assert_eq!(empty.status.code(), Some(2));
    assert!(stderr(&empty).contains("There is no file in the folders"), "{}", stderr(&empty));
}

#[test]
fn patterns_are_read_on_every_shell() {
    let folder = documents("patterns");
    for (pattern, expected) in [
        ("*.txt", &["one.txt", "two.txt"][..]),
        ("t?o.txt", &["two.txt"]),
        ("./[!t]*.txt", &["./one.txt"]),
        ("news/*", &["news/other.md", "news/three.txt"]),
        ("*/*.txt", &["news/three.txt"]),
        ("**/*.txt", &["news/late/four.txt", "news/three.txt", "one.txt", "two.txt"]),
        ("**/late/**/*.txt", &["news/late/four.txt"]),
        ("news/**", &["news/late/four.txt", "news/other.md", "news/three.txt"]),
        ("news/**/**/f*", &["news/late/four.txt"]),
        ("news/.h*", &["news/.hidden.txt"]),
        (".*/*", &[".cache/five.txt"]),
        ("*/three.txt", &["news/three.txt"]),
    ] {
        let output = within(&folder, &["analyze", "-f", "json", pattern]);
        assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()), "{pattern}");
        assert_eq!(files(&output), expected, "{pattern}");
    }
    let whole = folder.join("n*s/three.*");
    assert_eq!(files(&within(&folder, &["analyze", "-f", "json", whole.to_str().unwrap()])).len(), 1);
    let deep = within(&folder, &["analyze", "-r", "-f", "json", "n*"]);
    assert_eq!(files(&deep), ["news/late/four.txt", "news/other.md", "news/three.txt"]);
    for (command, told) in [
        (&["extract"][..], "Rosa Quint left Tallow.\n\nJonas Feldmar left Tallow.\n"),
        (&["contexts", "left", "-f", "csv"], "one.txt,Rosa Quint,left,Tallow"),
        (&["collect", "-t", "documents"], "one.txt"),
        (&["compare", "news/*.md", "--with"], "Lena Tolm"),
    ] {
        let output = within(&folder, &[command, &["*.txt"]].concat());
        assert_eq!(output.status.code(), Some(0), "{command:?}: {}", stderr(&output));
        assert!(stdout(&output).contains(told), "{command:?}: {}", stdout(&output));
    }
}

#[test]
fn a_pattern_that_nothing_matches_stops_nothing() {
    let folder = documents("no-match");
    let output = within(&folder, &["analyze", "-f", "json", "nws/*.txt", "one.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        stderr(&output).contains("nws/*.txt: There is no such file, and none matches this as a pattern"),
        "{}",
        stderr(&output)
    );
    let all: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert!(all[0]["error"]["code"] == "unreadable" && all[1]["analysis"]["schema"] == 1);
    // Not every file that is missing is a pattern.
    let missing = within(&folder, &["extract", "nws.txt"]);
    assert!(stderr(&missing).contains("There is no such file"), "{}", stderr(&missing));
}

#[cfg(unix)]
#[test]
fn names_are_taken_for_nothing_else() {
    use std::os::unix::ffi::OsStringExt;
    let folder = folder("odd-names");
    let no_unicode = OsString::from_vec(b"caf\xe9.txt".to_vec());
    let names = ["-", "-dash.txt", "line\nbreak.txt", "a[1].txt", "what?.txt"].map(OsString::from);
    for name in names.iter().chain([&no_unicode]) {
        std::fs::write(folder.join(name), "Rosa Quint left Tallow.").unwrap();
    }
    std::fs::write(folder.join("a1.txt"), "Jonas Feldmar left Tallow.").unwrap();
    let output = within(&folder, &["analyze", "-f", "json", "*"]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
    let expected =
        ["-dash.txt", "./-", "a1.txt", "a[1].txt", "caf\u{fffd}.txt", "line\nbreak.txt", "what?.txt"];
    let mut found = files(&output);
    found.sort();
    assert_eq!(found, expected);
    // What is there is no pattern.
    for name in ["a[1].txt", "what?.txt", "./-dash.txt", "./-"] {
        let output = within(&folder, &["extract", name]);
        assert_eq!(stdout(&output), "Rosa Quint left Tallow.\n", "{name}: {}", stderr(&output));
    }
    let dashed = within(&folder, &["extract", "--", "-dash.txt"]);
    assert_eq!(stdout(&dashed), "Rosa Quint left Tallow.\n");
    for command in ["analyze", "extract"] {
        let output = within(&folder, &[command, "-dash.txt"]);
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert!(stderr(&output).contains("write './-dash.txt'"), "{command}: {}", stderr(&output));
    }
    let shown = stdout(&within(&folder, &["analyze", "line*", "caf*"]));
    assert!(shown.contains("== line\\nbreak.txt ==") && shown.contains("== caf\u{fffd}.txt =="), "{shown}");
}

#[cfg(unix)]
#[test]
fn links_to_folders_lead_in_no_circle() {
    let folder = documents("circle");
    std::os::unix::fs::symlink("..", folder.join("news/up")).unwrap();
    for arguments in [&["-r", "news"][..], &["news/**/*"]] {
        let output = within(&folder, &[&["analyze", "-f", "json"], arguments].concat());
        assert_eq!(files(&output), ["news/late/four.txt", "news/other.md", "news/three.txt"]);
    }
}

#[test]
fn any_number_of_jobs_gives_the_same_in_the_same_order() {
    let folder = documents("jobs");
    let with = |jobs: &[&str]| within(&folder, &[&["analyze", "-r", "."], jobs].concat()).stdout;
    let one = with(&["--jobs", "1"]);
    assert!(one.len() > 100);
    assert_eq!(one, with(&["-j7"]));
    assert_eq!(one, with(&[]));
}

#[test]
fn files_of_lines_are_read_one_after_the_other() {
    let folder = folder("several-lines");
    std::fs::write(folder.join("a.jsonl"), "{\"id\": 1, \"text\": \"It rained.\"}\nno JSON\n").unwrap();
    std::fs::write(folder.join("b.jsonl"), "{\"id\": 2, \"text\": \"It snowed.\"}\n").unwrap();
    for arguments in [&["a.jsonl", "b.jsonl"][..], &["*.jsonl"], &["-r", "."]] {
        let output = within(&folder, &[&["analyze", "--jsonl"], arguments].concat());
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains("a.jsonl: line 2: "), "{}", stderr(&output));
        let ids: Vec<Value> = stdout(&output)
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap()["id"].clone())
            .collect();
        assert_eq!(ids, [Value::from(1), Value::Null, Value::from(2)]);
    }
}
