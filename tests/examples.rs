//! The examples do what they say.
#![cfg(feature = "export")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const FERRY: &str = "Ferry sinks off Skerrow\n\nThe ferry Gull sank off Skerrow on Friday, Harbour Master Rosa Quint said. \
    \"It leaked,\" Quint said. Forty people were brought ashore by fishing boats of Tamarind Steel.\n";
const MAYOR: &str =
    "Mayor resigns\n\nMayor Lena Tolm resigned on Sunday. Rosa Quint will take her place in Skerrow.\n";

/// Two documents in a new folder.
fn documents(name: &str) -> PathBuf {
    let folder =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("examples-{name}-{}", std::process::id()));
    drop(fs::remove_dir_all(&folder));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("ferry.txt"), FERRY).unwrap();
    fs::write(folder.join("mayor.txt"), MAYOR).unwrap();
    folder
}

/// Runs an example, which cargo has built beside the tests, and gives what it prints and what it complains of.
fn run(name: &str, arguments: &[&Path]) -> (String, String) {
    let built = std::env::current_exe().unwrap();
    let folder = built.ancestors().nth(2).unwrap().join("examples");
    let program = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(
        program.is_file(),
        "{} is missing: `cargo build --examples` builds what `cargo test` alone builds too",
        program.display()
    );
    let output = Command::new(program).args(arguments).output().unwrap();
    let [out, err] = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    assert!(output.status.success(), "{name}: {err}");
    (out, err)
}

#[test]
fn a_folder_becomes_a_table() {
    let folder = documents("table");
    fs::write(folder.join("sealed.zip"), b"PK\x03\x04").unwrap();
    let (out, err) = run("folder_to_csv", &[&folder]);
    let mut lines = out.lines();
    assert_eq!(lines.next(), Some("file,kind,name,mention,form,sentence,start,end"));
    let named =
        |file: &str, name: &str| out.lines().any(|line| line.starts_with(file) && line.contains(name));
    assert!(named("ferry.txt", "Rosa Quint") && named("mayor.txt", "Lena Tolm"), "{out}");
    assert!(err.starts_with("sealed.zip: "), "{err}");
}

#[test]
fn documents_are_redacted_with_one_key() {
    let folder = documents("redact");
    let files = ["key.json", "ferry.txt", "mayor.txt"].map(|name| folder.join(name));
    for _ in 0..2 {
        run("redact", &files.each_ref().map(PathBuf::as_path));
        let read = |name: &str| fs::read_to_string(folder.join(name)).unwrap();
        // The ferry, whose name nobody knows, is "Person 1".
        assert!(read("ferry.redacted.txt").contains("Harbour Master Person 2 said"));
        assert!(read("mayor.redacted.txt").contains("Mayor Person 3 resigned on Sunday. Person 2 will"));
        assert!(read("key.json").contains("Rosa Quint"), "the key tells who it was");
        fs::remove_file(folder.join("ferry.redacted.txt")).unwrap();
    }
}

#[test]
fn documents_are_searched_for_a_list() {
    let folder = documents("watch");
    let list = folder.join("list.txt");
    fs::write(&list, "name;other spellings\nTamarind Steel;\nTolm, Lena;Lena Tolm\n").unwrap();
    let (out, _) = run("watch_list", &[&list, &folder.join("ferry.txt"), &folder.join("mayor.txt")]);
    let lines: Vec<&str> = out.lines().collect();
    assert!(lines.len() == 2 && lines[0].contains("ferry.txt: Tamarind Steel (1 times"), "{out}");
    assert!(lines[1].contains("mayor.txt: Tolm, Lena (1 times"), "{out}");
}

#[test]
fn documents_are_read_as_a_collection() {
    let folder = documents("collection");
    let (out, _) = run("collection", &[&folder.join("ferry.txt"), &folder.join("mayor.txt")]);
    assert!(out.contains("Rosa Quint (person): 2 documents"), "{out}");
    assert!(out.contains("watched: Tamarind Steel in 1 documents"), "{out}");
}

#[test]
fn an_article_becomes_all_that_it_can() {
    let folder = documents("exports");
    let into = folder.join("out");
    run("exports", &[&folder.join("ferry.txt"), &into]);
    assert!(fs::read_to_string(into.join("names.csv")).unwrap().contains("Rosa Quint"));
    assert!(fs::read_to_string(into.join("report.html")).unwrap().contains("<h1 "));
    assert!(fs::read_to_string(into.join("strip.svg")).unwrap().starts_with("<svg"));
}
