//! `nutgraf collect` and `nutgraf compare`: many documents in, one report out.

use std::ffi::OsString;
use std::fs;

use serde_json::{Value, json};

use super::{folder, nutgraf, stderr, stdout};

const MONDAY: &str = "Ferry sinks\n\n3 May 2024\n\nThe ferry Gull sank off Skerrow on Friday, Harbour Master Rosa Quint said. \
    Forty people were on board when the engine stopped, and all of them were brought ashore by fishing boats. \"It leaked,\" Quint said. \
    The line has cost the town $3.5 million since 2019, and nobody knows when another ship will come.\n";
const OTHER: &str = "Mayor resigns\n\n5 May 2024\n\nMayor Lena Tolm resigned on Sunday. Rosa Quint will take her place in Skerrow.\n";

/// Documents in a folder, one of them in a folder within, one that cannot be read.
fn documents(name: &str) -> std::path::PathBuf {
    let folder = folder(name);
    fs::create_dir(folder.join("within")).unwrap();
    fs::write(folder.join("a.txt"), MONDAY).unwrap();
    fs::write(folder.join("b.txt"), OTHER).unwrap();
    fs::write(folder.join("within/c.txt"), MONDAY.replace("Ferry sinks", "What we know of the ferry"))
        .unwrap();
    fs::write(folder.join(".hidden.txt"), "Nobody sees this.").unwrap();
    folder
}

fn run(arguments: &[&str], paths: &[std::path::PathBuf]) -> std::process::Output {
    let arguments = arguments.iter().map(OsString::from);
    nutgraf(&arguments.chain(paths.iter().map(|path| path.clone().into_os_string())).collect::<Vec<_>>(), b"")
}

fn json_of(output: &std::process::Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", stderr(output)))
}

#[test]
fn a_folder_is_one_report() {
    let folder = documents("collect");
    let flat = json_of(&run(&["collect"], std::slice::from_ref(&folder)));
    assert_eq!(flat["totals"]["documents"], 2);
    let output = run(&["collect", "--recursive"], std::slice::from_ref(&folder));
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
    let report = json_of(&output);
    assert_eq!(report["schema"], 1);
    let ids: Vec<&str> =
        report["documents"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert!(ids[0].ends_with("a.txt") && ids[1].ends_with("b.txt") && ids[2].ends_with("c.txt"), "{ids:?}");
    assert_eq!(report["entities"][0]["name"], "Rosa Quint");
    assert_eq!(report["copies"][0]["documents"], json!([2, 0]));
    assert_eq!(
        report["copies"][0]["differences"][0]["changes"][0],
        json!({"removed": "What we know of the ferry", "added": "Ferry sinks"})
    );
    let html = stdout(&run(&["collect", "--recursive", "--format", "html"], std::slice::from_ref(&folder)));
    assert!(
        html.starts_with("<!doctype html>")
            && html.contains("<bdi>Rosa Quint</bdi>")
            && !html.contains("<script")
    );
}

#[test]
fn a_report_for_reading_tells_the_beginning_of_each_list() {
    let folder = documents("collect-text");
    let watch = folder.join("watch.txt");
    fs::write(&watch, "Rosa Quint\nZeppelin\n").unwrap();
    let arguments = ["collect", "-r", "-f", "text", "--watch", &watch.to_string_lossy()];
    let paths = ["a.txt", "b.txt", "within"].map(|name| folder.join(name));
    let output = run(&arguments, &paths);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
    let told = stdout(&output);
    assert!(
        told.starts_with("3 DOCUMENTS\n") && told.contains("published 2024-05-03 to 2024-05-05"),
        "{told}"
    );
    assert!(
        told.contains("\n  Rosa Quint (in 3 documents): ") && told.contains("\n  Zeppelin (not found)\n"),
        "{told}"
    );
    assert!(
        told.contains("\nPeople\n  Rosa Quint (") && told.contains("times in 3 documents), Harbour Master"),
        "{told}"
    );
    let copies = told.split("\nCopies\n").nth(1).unwrap().lines().next().unwrap();
    assert!(copies.contains("a.txt") && copies.contains("c.txt") && copies.ends_with(" % alike)"), "{told}");
    let words = told.split("\nWords\n").nth(1).unwrap();
    assert!(
        words.lines().take(12).all(|line| line.ends_with(" documents)") || line.ends_with(" document)")),
        "{told}"
    );
}

#[test]
fn one_bad_file_stops_nothing() {
    let folder = documents("collect-bad");
    fs::write(folder.join("bad.txt"), b"7z\xbc\xaf\x27\x1c\x00\x04").unwrap();
    let output = run(&["collect", "--table", "documents"], &[folder.clone(), folder.join("missing.txt")]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output).lines().count(), 3, "{}", stdout(&output));
    let told = stderr(&output);
    assert!(told.contains("bad.txt: ") && told.contains("missing.txt: There is no such file"), "{told}");
}

#[test]
fn parts_are_saved_and_put_together() {
    let folder = documents("collect-save");
    let path = |name: &str| folder.join(name);
    let saved = |name: &str| path(name).to_string_lossy().into_owned();
    let one = run(&["collect", "--save", &saved("one.ngc")], &[path("a.txt")]);
    assert_eq!(one.status.code(), Some(0), "{}", stderr(&one));
    run(&["collect", "--save", &saved("both.ngc")], &[path("one.ngc"), path("b.txt")]);
    run(&["collect", "--save", &saved("again.ngc")], &[path("b.txt"), path("a.txt")]);
    assert_eq!(fs::read(path("both.ngc")).unwrap(), fs::read(path("again.ngc")).unwrap());
    let mut cut = fs::read(path("both.ngc")).unwrap();
    cut.truncate(100);
    fs::write(path("cut.ngc"), cut).unwrap();
    let output = run(&["collect", "--table", "words"], &[path("cut.ngc")]);
    assert!(output.status.code() == Some(1) && stderr(&output).contains("damaged"), "{}", stderr(&output));
}

#[test]
fn lines_without_ids_are_known_by_file_and_number() {
    let folder = folder("collect-unnamed");
    let [one, two] = ["one.jsonl", "two.jsonl"].map(|name| folder.join(name));
    let line = |text: &str| json!({"text": text}).to_string() + "\n";
    fs::write(&one, line(MONDAY) + &line(OTHER) + "{\"date\": \"x\", \"text\": \"a\"}\n").unwrap();
    fs::write(&two, line(MONDAY)).unwrap();
    let paths = [one, two];
    let output = run(&["collect", "--jsonl"], &paths);
    let report = json_of(&output);
    let labels = paths.each_ref().map(|path| path.to_string_lossy());
    let ids: Vec<&str> =
        report["documents"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    let expected = [(0, 1), (0, 2), (1, 1)].map(|(file, line)| format!("{}: line {line}", labels[file]));
    assert_eq!(ids, expected);
    assert_eq!(report["copies"][0]["estimated"], false);
    let told = stderr(&output);
    assert_eq!(told.matches(&format!("{}: line 3: 'x' is no date", labels[0])).count(), 1, "{told}");

    let output = run(&["compare", "--jsonl", "--format", "json", &labels[0], "--with", &labels[1]], &[]);
    assert_eq!(json_of(&output)["documents"], json!([2, 1]));
}

#[test]
fn an_id_that_two_lines_have_is_told() {
    let folder = folder("collect-twice");
    let file = folder.join("lines.jsonl");
    let line = |id: &str| json!({"id": id, "text": MONDAY}).to_string() + "\n";
    fs::write(&file, line("a") + &line("b") + &line("a")).unwrap();
    let output = run(&["collect", "--jsonl"], &[file]);
    assert_eq!(json_of(&output)["totals"]["documents"], 2);
    let told = stderr(&output);
    assert!(told.starts_with("nutgraf: a: Two documents have this id"), "{told}");
}

#[test]
fn lines_of_json_are_documents() {
    let folder = folder("collect-lines");
    let copy = MONDAY.replace("Forty", "Some forty");
    let lines = [
        json!({"id": "a", "text": MONDAY}).to_string(),
        "no JSON".to_owned(),
        json!({"id": 7, "text": copy}).to_string(),
    ];
    let file = folder.join("lines.jsonl");
    fs::write(&file, lines.join("\n")).unwrap();
    let watch = folder.join("watch.csv");
    fs::write(&watch, "name;kind;note\nRosa Quint;person;the harbour\nengines\n").unwrap();
    let output =
        run(&["collect", "--jsonl", "--watch", &watch.to_string_lossy()], std::slice::from_ref(&file));
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("line 2"), "{}", stderr(&output));
    let report = json_of(&output);
    assert_eq!(report["documents"][0]["id"], "7");
    // The lines were read again to be compared.
    assert_eq!(report["copies"][0]["estimated"], false);
    assert_eq!(report["copies"][0]["differences"][0]["changes"][0]["removed"], "Some");
    let watched = report["watch"].as_array().unwrap();
    assert_eq!((&watched[0]["documents"], &watched[0]["note"]), (&json!(2), &json!("the harbour")));
    assert_eq!((&watched[1]["watch"], &watched[1]["hits"][0]["as"]), (&json!("engines"), &json!("engine")));
    let single = run(
        &["analyze", "--format", "json", "--watch", &watch.to_string_lossy()],
        &[file.with_file_name("a.txt")],
    );
    assert_eq!(single.status.code(), Some(1), "there is no such file");
}

#[test]
fn an_analysis_tells_what_is_watched() {
    let folder = documents("watch");
    let watch = folder.join("watch.txt");
    fs::write(&watch, "Rosa Quint\nfishing boat\n").unwrap();
    let output =
        run(&["analyze", "--format", "json", "--watch", &watch.to_string_lossy()], &[folder.join("a.txt")]);
    let analysis = json_of(&output);
    let quint = analysis["entities"]
        .as_array()
        .unwrap()
        .iter()
        .find(|entity| entity["name"] == "Rosa Quint")
        .unwrap();
    assert_eq!((&quint["watch"], &quint["sure"]), (&json!("Rosa Quint"), &json!(1.0)));
    assert_eq!(analysis["watch"][1]["watch"], "fishing boat");
    assert_eq!(analysis["watch"][1]["count"], 1);
}

#[test]
fn groups_are_compared() {
    let folder = documents("compare");
    let with = folder.join("b.txt").into_os_string();
    let compare = |format: &str| {
        let arguments = ["compare", "--format", format].map(OsString::from);
        let paths = [folder.join("a.txt").into_os_string(), "--with".into(), with.clone()];
        nutgraf(&arguments.into_iter().chain(paths).collect::<Vec<_>>(), b"")
    };
    let comparison = json_of(&compare("json"));
    assert_eq!(comparison["documents"], json!([1, 1]));
    let names = comparison["names"].as_array().unwrap();
    let side =
        |name: &str| names.iter().find(|sided| sided["text"] == name).map(|sided| sided["side"].clone());
    assert_eq!((side("Rosa Quint"), side("Lena Tolm")), (Some(json!("both")), Some(json!("there"))));
    let text = stdout(&compare("text"));
    assert!(text.contains("Words here\n  ferry") && text.contains("Named in both\n"), "{text}");
    let table = stdout(&compare("csv"));
    assert!(
        table.starts_with("word,here,there,documentsHere,documentsThere,expected,g2,logRatio,direction\n"),
        "{table}"
    );
    let same = run(&["compare", "--with", &with.to_string_lossy()], &[]);
    assert_eq!(same.status.code(), Some(2));
}

#[test]
fn wrong_usage_is_told() {
    let folder = folder("collect-usage");
    for (arguments, told) in [
        (&["collect"][..], "PATH"),
        (&["collect", "--bom", "x"], "--table"),
        (&["collect", "--table", "people", "x"], "documents"),
        (&["compare", "x"], "--with"),
    ] {
        let output = nutgraf(arguments, b"");
        assert!(output.status.code() == Some(2) && stderr(&output).contains(told), "{}", stderr(&output));
    }
    let empty = run(&["collect"], std::slice::from_ref(&folder));
    assert!(empty.status.code() == Some(2) && stderr(&empty).contains("--recursive"), "{}", stderr(&empty));
    let watch = folder.join("watch.txt");
    fs::write(&watch, "name;kind\nQuint;animal\n").unwrap();
    let output = run(&["collect", "--watch", &watch.to_string_lossy()], std::slice::from_ref(&folder));
    assert!(output.status.code() == Some(2) && stderr(&output).contains("'animal'"), "{}", stderr(&output));
}

#[cfg(target_os = "linux")]
#[test]
fn a_pipe_is_read_once() {
    let folder = documents("collect-pipe");
    let lines = folder.join("lines.jsonl");
    fs::write(
        &lines,
        format!("{}\n{}\n", json!({"id": 1, "text": MONDAY}), json!({"id": 2, "text": MONDAY})),
    )
    .unwrap();
    let saved = folder.join("saved.ngc");
    run(&["collect", "--save", &saved.to_string_lossy()], &[folder.join("b.txt")]);
    // What comes by a pipe is opened by whoever writes to it, and that once.
    for (content, arguments, documents) in
        [("a.txt", "b.txt a.txt pipe", 3), ("saved.ngc", "a.txt pipe", 2), ("lines.jsonl", "--jsonl pipe", 2)]
    {
        let call = format!(
            "rm -f pipe; mkfifo pipe; cat {content} > pipe & exec timeout 60 \"$0\" collect {arguments}"
        );
        let output = std::process::Command::new("sh")
            .args(["-c", &call, env!("CARGO_BIN_EXE_nutgraf")])
            .current_dir(&folder)
            .output()
            .unwrap();
        let report = json_of(&output);
        assert_eq!(report["totals"]["documents"], documents, "{content}: {}", stderr(&output));
    }
}
