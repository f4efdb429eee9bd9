//! The command line as a whole: formats, exit status, messages; in `tests/cli/` what must hold for hostile input and
//! broken surroundings.
#![cfg(feature = "cli")]

#[path = "cli/collect.rs"]
mod collect;
#[path = "cli/fields.rs"]
mod fields;
#[cfg(target_os = "linux")]
#[path = "cli/limits.rs"]
mod limits;
#[path = "cli/manual.rs"]
mod manual;
#[path = "cli/paths.rs"]
mod paths;
#[path = "cli/redact.rs"]
mod redact;
#[cfg(target_os = "linux")]
#[path = "cli/status.rs"]
mod status;
#[path = "cli/stream.rs"]
mod stream;
#[path = "cli/terminal.rs"]
mod terminal;
#[path = "cli/tools.rs"]
mod tools;

use std::ffi::OsStr;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn nutgraf<A: AsRef<OsStr>>(arguments: &[A], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// A new empty folder for the test called `name`.
fn folder(name: &str) -> PathBuf {
    let folder =
        PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("cli-{name}-{}", std::process::id()));
    drop(std::fs::remove_dir_all(&folder));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn case(name: &str) -> String {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests", "cases", name, "source.txt"].iter().collect();
    path.to_str().unwrap().to_owned()
}

#[test]
fn json_of_one_file_is_the_analysis() {
    let output = nutgraf(&["analyze", "--format", "json", &case("wire")], b"");
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let analysis: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(analysis["schema"], 1);
    assert_eq!(analysis["language"]["code"], "en");
    assert!(analysis["text"].as_str().unwrap().starts_with("Storm closes three ports"));
}

#[test]
fn standard_input_is_the_default() {
    let text = "The mayor of Tallow, Rosa Quint, resigned on Friday. She had served for nine years.";
    for arguments in [&["analyze", "--format", "json"][..], &["analyze", "--format", "json", "-"]] {
        let output = nutgraf(arguments, text.as_bytes());
        let analysis: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(analysis["text"], text);
    }
}

#[test]
fn several_files_give_an_array_and_one_bad_file_stops_nothing() {
    let output =
        nutgraf(&["analyze", "--format", "json", &case("wire"), "no-such-file.txt", &case("tiny")], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("no-such-file.txt: There is no such file"), "{}", stderr(&output));
    let all: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(all.as_array().unwrap().len(), 3);
    assert!(all[0]["analysis"]["schema"] == 1 && all[2]["analysis"]["schema"] == 1);
    assert_eq!(all[1]["error"]["code"], "unreadable");
}

#[test]
fn text_and_markdown_tell_the_same() {
    let text = stdout(&nutgraf(&["analyze", &case("wire")], b""));
    assert!(text.contains("In brief\n") && text.contains("Who said what\n"), "{text}");
    let markdown = stdout(&nutgraf(&["analyze", "--format", "markdown", &case("wire")], b""));
    assert!(markdown.starts_with("# Storm closes three ports"), "{markdown}");
    for heading in ["## In brief", "## Words", "## Phrases"] {
        assert!(markdown.contains(heading), "{heading} is missing");
    }
}

#[test]
fn stop_words_are_given_one_by_one_or_in_a_file() {
    let lemmas = |arguments: &[&str]| -> Vec<String> {
        let wire = case("wire");
        let all = [&["analyze", "--format", "json"], arguments, &[wire.as_str()]].concat();
        let analysis: Value = serde_json::from_slice(&nutgraf(&all, b"").stdout).unwrap();
        let keywords = analysis["keywords"].as_array().unwrap();
        keywords.iter().map(|keyword| keyword["lemma"].as_str().unwrap().to_owned()).collect()
    };
    let all = lemmas(&[]);
    let [first, second, third] = [0, 1, 2].map(|place| all[place].to_uppercase());
    let file = std::env::temp_dir().join(format!("nutgraf-stop-words-{}.txt", std::process::id()));
    std::fs::write(&file, format!("{first}\r\n\n  {second} \n")).unwrap();
    let file = file.to_str().unwrap();
    assert_eq!(lemmas(&["--stop-words", file, "--stop-word", &third]), all[3..]);
    std::fs::remove_file(file).unwrap();
    let missing = nutgraf(&["analyze", "--stop-words", file, &case("wire")], b"");
    assert_eq!(missing.status.code(), Some(2));
    assert!(stderr(&missing).contains("There is no such file"), "{}", stderr(&missing));
}

#[test]
fn csv_tables() {
    for (table, head) in [
        ("entities", "kind,name,mention,form,sentence,start,end"),
        ("keywords", "word,lemma,count,dispersion,keyness,direction,expected,reference,variants"),
        ("ngrams", "ngram,words,count,g2"),
        ("keyphrases", "phrase,score,count"),
        ("quotes", "speaker,quote,kind,start,end"),
        ("dates", "text,kind,value,start,end"),
        ("amounts", "text,kind,value,valueTo,unit,start,end"),
    ] {
        let of = case(if table == "ngrams" { "pdf-copy" } else { "wire" });
        let output = nutgraf(&["analyze", "--format", "csv", "--table", table, &of], b"");
        let text = stdout(&output);
        assert_eq!(text.lines().next(), Some(head));
        assert!(text.lines().count() > 2, "{table} is empty");
        let mut reader = csv::Reader::from_reader(output.stdout.as_slice());
        assert!(reader.records().all(|row| row.is_ok()), "{table} is no CSV");
    }
    let two = stdout(&nutgraf(&["analyze", "--format", "csv", &case("wire"), &case("interview")], b""));
    assert!(two.starts_with("file,kind,name") && two.matches("file,kind,name").count() == 1);
}

#[test]
fn a_table_begins_with_a_byte_order_mark_where_asked() {
    let table = |more: &[&str]| {
        let wire = case("wire");
        nutgraf(&[&["analyze", "--format", "csv"], more, &[wire.as_str()]].concat(), b"").stdout
    };
    let (without, with) = (table(&[]), table(&["--bom"]));
    assert_eq!(with.strip_prefix(b"\xef\xbb\xbf"), Some(&without[..]));
    assert!(without.starts_with(b"kind,name"));
}

#[test]
fn html_is_one_document_also_of_several_files() {
    let one = stdout(&nutgraf(&["analyze", "--format", "html", &case("wire")], b""));
    assert!(one.starts_with("<!doctype html>\n") && one.ends_with("</html>\n"), "{one}");
    assert!(one.contains("<h1 dir=\"auto\" lang=\"en\">Storm closes three ports"), "{one}");
    assert!(!one.contains("<script") && one.matches("<svg").count() == 3);
    let output =
        nutgraf(&["analyze", "--format", "html", &case("wire"), "no-such-file.txt", &case("tiny")], b"");
    assert_eq!(output.status.code(), Some(1));
    let several = stdout(&output);
    assert_eq!(several.matches("<!doctype html>").count(), 1);
    assert_eq!(several.matches("<article>").count(), 2);
    assert_eq!(several.matches("<h1").count(), 1);
    assert!(
        several.contains("<h2 dir=\"auto\" lang=\"en\">Storm closes") && several.ends_with("</html>\n"),
        "{several}"
    );
}

#[test]
fn svg_is_one_picture() {
    for (picture, part) in
        [("strip", "class=\"person\""), ("timeline", "<circle"), ("bars", "class=\"count\"")]
    {
        let svg = stdout(&nutgraf(&["analyze", "--format", "svg", "--picture", picture, &case("wire")], b""));
        assert!(svg.starts_with("<svg xmlns=") && svg.ends_with("</svg>\n") && svg.contains(part), "{svg}");
    }
}

#[test]
fn jsonl_keeps_order_and_reports_bad_lines() {
    let mut input = String::new();
    for id in 0..300 {
        input.push_str(&json!({"id": id, "text": format!("Item {id} was sold on 3 May 2024.")}).to_string());
        input.push('\n');
    }
    input.push_str(
        "[1, 2]\nnonsense\n{\"id\": \"x\"}\n{\"id\": 7, \"text\": \"A.\", \"date\": \"5.5.2024\"}\n",
    );
    let output = nutgraf(&["analyze", "--jsonl", "-"], input.as_bytes());
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<Value> = stdout(&output).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 304);
    for (id, line) in lines[..300].iter().enumerate() {
        assert_eq!(line["id"], id);
        assert_eq!(line["analysis"]["text"], Value::Null, "the caller holds the text");
    }
    assert_eq!((&lines[300]["id"], &lines[300]["error"]["code"]), (&Value::Null, &json!("unreadable")));
    assert_eq!(lines[301]["id"], Value::Null);
    for (place, line) in lines.iter().enumerate().skip(300) {
        let said = line["error"]["message"].as_str().unwrap();
        assert!(said.starts_with(&format!("line {}: ", place + 1)), "{said}");
        assert!(
            stderr(&output).contains(&format!("nutgraf: standard input: {said}\n")),
            "{}",
            stderr(&output)
        );
    }
    assert_eq!((&lines[302]["id"], &lines[302]["error"]["code"]), (&json!("x"), &json!("unreadable")));
    assert_eq!((&lines[303]["id"], &lines[303]["error"]["code"]), (&json!(7), &json!("bad-option")));
}

#[test]
fn jsonl_keeps_odd_ids_and_reads_lone_surrogates() {
    let input = "\u{feff}{\"id\": 12345678901234567890123, \"text\": \"It rained.\"}\n\
                 {\"id\": {\"a\": [1]}, \"text\": \"a \\ud800 b \\\\ud800 \\ud83d\\ude42\"}\n\n{\"text\": \"No id.\"}";
    let output = nutgraf(&["analyze", "--jsonl", "--offsets", "chars"], input.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    let text = stdout(&output);
    let lines: Vec<&str> = text.lines().collect();
    assert!(
        lines[0].starts_with("{\"id\":12345678901234567890123,\"analysis\":{\"schema\":1,"),
        "{}",
        lines[0]
    );
    assert!(lines[1].starts_with("{\"id\":{\"a\": [1]},\"analysis\":"), "{}", lines[1]);
    let second: Value = serde_json::from_str(lines[1]).unwrap();
    assert_eq!(second["analysis"]["blocks"][0]["end"], "a \u{fffd} b \\ud800 \u{1f642}".chars().count());
    assert!(lines[2].starts_with("{\"id\":null,\"analysis\":"));
}

#[test]
fn jsonl_takes_a_title_a_date_and_a_language() {
    let request = json!({
        "id": "a", "title": "Coal", "date": "2024-05-10", "language": "de",
        "text": "The mine closed yesterday. Nobody was there. It had been open for fifty years.",
    });
    let output = nutgraf(&["analyze", "--jsonl"], format!("{request}\n").as_bytes());
    let line: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(line["analysis"]["language"], json!({"code": "de", "confidence": 1.0}));
    assert_eq!(line["analysis"]["title"], Value::Null);
}

#[test]
fn wrong_usage_ends_with_2_and_says_what_is_right() {
    for (arguments, hint) in [
        (&["analyze", "--sentences", "0", "-"][..], "sentences"),
        (&["analyze", "--ratio", "2", "-"], "ratio"),
        (&["analyze", "--offsets", "bytes", "-"], "utf8"),
        (&["analyze", "--date", "today", "-"], "2024-04-30"),
        (&["analyze", "--repair", "yes", "-"], "never"),
        (&["analyze", "--table", "quotes", "-"], "csv"),
        (&["analyze", "--format", "xml", "-"], "markdown"),
        (&["analyze", "--format", "json", "--bom", "-"], "csv"),
        (&["analyze", "--format", "html", "--picture", "bars", "-"], "svg"),
        (&["analyze", "--format", "svg", "a.txt", "b.txt"], "html"),
        (&["analyze", "--format", "svg", "--picture", "pie", "-"], "timeline"),
        (&["analyze", "--jsonl", "--bom", "-"], "--bom"),
        (&["analyze", "--fields", "people", "-"], "there are schema, text, notices"),
        (&["analyze", "--fields", "summary,", "-"], "no field ''"),
        (&["analyze", "--fields", "entities.names", "-"], "there are id, kind, name"),
        (&["analyze", "--format", "csv", "--fields", "entities", "-"], "ask for 'entities' and 'sentences'."),
        (&["analyze", "--format", "svg", "--picture", "timeline", "--fields", "entities", "-"], "'dates'"),
        (&["analyze", "--format", "html", "--fields", "entities.name", "-"], "are for JSON"),
        (&["analyze", "-", "a.txt", "-"], "once"),
        (&["analyze", "--stop-words", "-"], "once"),
        (&["analyze", "--stop-words", "-", "-"], "once"),
        (&["analyze", "--stop-words", "-", "--stop-words", "-", "a.txt"], "once"),
        (&["analyze", "--jsonl", "--stop-words", "-"], "once"),
        (&["extract", "--from", "doc", "-"], "docx"),
        (&["redact", "a.txt", "b.txt"], "b.txt"),
        (&["analyze", "--jobs", "0", "-"], "zero"),
        (&["analyze", "--color", "blue", "-"], "never"),
        (&["completions", "sh"], "powershell"),
        (&["man", "analyse"], "there are analyze, extract"),
        (&["analyse"], "analyze"),
        (&[], "Usage"),
    ] {
        let output = nutgraf(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(hint), "{arguments:?}: {}", stderr(&output));
    }
}

#[test]
fn extract_prints_the_text_and_nothing_else() {
    let output = nutgraf(&["extract", &case("pdf-copy")], b"");
    assert_eq!(output.status.code(), Some(0));
    let text = stdout(&output);
    assert!(
        text.contains("cooperation between our states, which began with geological maps, today extends"),
        "{text}"
    );
    let utf16: Vec<u8> = "\u{feff}Ünï".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(stdout(&nutgraf(&["extract"], &utf16)), "Ünï\n");
}

#[test]
fn extract_takes_the_kind_of_file_that_it_is_told() {
    let source = "<html><p>The ferry was *late*.</p></html>\n";
    for (arguments, expected) in [
        (&["extract"][..], "The ferry was *late*.\n"),
        (&["extract", "--from", "auto"], "The ferry was *late*.\n"),
        (&["extract", "--from", "html", "--whole-page"], "The ferry was *late*.\n"),
        (&["extract", "--from", "pasted"], source),
        (&["extract", "--from", "txt"], source),
    ] {
        let output = nutgraf(arguments, source.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", stderr(&output));
        assert_eq!(stdout(&output), expected, "{arguments:?}");
    }
    for format in ["docx", "pdf", "eml", "rows"] {
        let output = nutgraf(&["extract", "--from", format], source.as_bytes());
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""), "{format}");
        assert!(!stderr(&output).is_empty(), "{format}");
    }
}

#[test]
fn an_encoding_can_be_chosen() {
    // "The forest is called Erdő." in Latin-2; the last letter alone tells nobody which encoding it is.
    let bytes = b"The forest is called Erd\xf5.\n";
    for (label, letter) in [("windows-1250", "ő"), ("iso-8859-2", "ő"), ("latin1", "õ"), ("cp437", "⌡")]
    {
        let text = format!("The forest is called Erd{letter}.");
        let output = nutgraf(&["extract", "--encoding", label], bytes);
        assert_eq!(stdout(&output), format!("{text}\n"), "{label}: {}", stderr(&output));
        let output = nutgraf(&["analyze", "--encoding", label, "--format", "json"], bytes);
        let analysis: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(analysis["text"].as_str().unwrap().trim_end(), text, "{label}");
        assert_eq!(analysis["notices"][0]["code"], "decoded-as", "{label}");
    }
    for command in ["extract", "analyze"] {
        let output = nutgraf(&[command, "--encoding", "klingon"], bytes);
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert!(stderr(&output).contains("'klingon' is no encoding"), "{}", stderr(&output));
        assert!(stderr(&output).contains("windows-1250"), "{}", stderr(&output));
    }
    let output = nutgraf(&["analyze", "--jsonl", "--encoding", "latin1"], b"{\"text\": \"a\"}\n");
    assert_eq!(output.status.code(), Some(2), "JSON Lines are UTF-8");
}
