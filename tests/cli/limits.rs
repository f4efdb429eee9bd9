//! No input, however large, takes more memory than the largest text that is read.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Output, Stdio};

use nutgraf::MAX_TEXT_BYTES;
use serde_json::{Value, json};

use super::{folder, nutgraf, stderr, stdout};

const LIMIT_MB: usize = MAX_TEXT_BYTES >> 20;

/// What the program itself takes, with its model, threads and the memory that the allocator keeps at hand.
const PROGRAM_MB: usize = 400;

/// Runs the program with `megabytes` of address space, beyond which it gets no memory, on endless input.
fn within(megabytes: usize, arguments: &[&str]) -> Output {
    let mut child = Command::new("sh")
        .args(["-c", &format!("ulimit -v {}; exec \"$0\" \"$@\"", megabytes << 10)])
        .arg(env!("CARGO_BIN_EXE_nutgraf"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        let piece = "All of it again.\n".repeat(1 << 12);
        while stdin.write_all(piece.as_bytes()).is_ok() {}
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

#[test]
fn endless_input_is_refused_with_the_limit() {
    let limit = format!("larger than {LIMIT_MB} MB");
    for (arguments, status) in [
        (&["analyze"][..], 1),
        (&["analyze", "--format", "json", "-"], 1),
        (&["extract"], 1),
        (&["analyze", "--stop-words", "-", "no-such-file.txt"], 2),
        // A device that is opened by its name.
        (&["extract", "/dev/stdin"], 1),
    ] {
        let output = within(LIMIT_MB + PROGRAM_MB, arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(&limit), "{arguments:?}: {}", stderr(&output));
        assert_eq!(stdout(&output), "");
    }
}

#[test]
fn a_device_that_gives_no_text_is_refused_at_its_first_bytes() {
    for call in [&["analyze", "/dev/zero"][..], &["extract", "/dev/zero"]] {
        let output = within(PROGRAM_MB, call);
        assert_eq!(output.status.code(), Some(1), "{call:?}");
        assert!(stderr(&output).contains("/dev/zero: This is not a text file."), "{}", stderr(&output));
    }
}

#[test]
fn a_sparse_file_is_refused_by_its_size() {
    let folder = folder("sparse");
    let sparse = folder.join("sparse.txt");
    File::create(&sparse).unwrap().set_len(MAX_TEXT_BYTES as u64 * 4).unwrap();
    let sparse = sparse.to_str().unwrap();
    let limit = format!("larger than {LIMIT_MB} MB");
    // There is not even memory for the largest text.
    for (arguments, status) in [
        (&["analyze", sparse][..], 1),
        (&["analyze", "--format", "csv", sparse, sparse], 1),
        (&["extract", sparse], 1),
        (&["analyze", "--stop-words", sparse], 2),
    ] {
        let output = within(PROGRAM_MB, arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}: {}", stderr(&output));
        assert!(stderr(&output).contains(&limit), "{arguments:?}: {}", stderr(&output));
    }
    let small = folder.join("small.txt");
    std::fs::write(&small, "It rained in Vellmar on Monday.").unwrap();
    let small = small.to_str().unwrap();
    let output = nutgraf(&["analyze", "--format", "json", sparse, small], b"");
    let all: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&all[0]["error"]["code"], &all[1]["analysis"]["schema"]), (&json!("too-long"), &json!(1)));
    std::fs::remove_dir_all(folder).unwrap();
}

/// `nutgraf analyze --jsonl`, which answers line by line.
fn jsonl() -> Child {
    Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(["analyze", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The most memory that a running process has had, in MB.
fn peak(child: &Child) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<usize>().unwrap() >> 10
}

#[test]
fn a_line_over_the_limit_is_refused_and_its_rest_is_not_kept() {
    let mut child = jsonl();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        stdin.write_all(b"{\"id\": 1, \"text\": \"It rained.\"}\n{\"id\": 2, \"text\": \"").unwrap();
        let piece = "All of it again. ".repeat(1 << 12);
        for _ in 0..MAX_TEXT_BYTES * 2 / piece.len() {
            stdin.write_all(piece.as_bytes()).unwrap();
        }
        stdin.write_all(b"\"}\n{\"id\": 3, \"text\": \"It snowed.\"}\n").unwrap();
        stdin
    });
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut next = || serde_json::from_str::<Value>(&answers.next().unwrap().unwrap()).unwrap();
    let (first, second, third) = (next(), next(), next());
    assert_eq!((&first["id"], &first["analysis"]["schema"]), (&json!(1), &json!(1)));
    assert_eq!((&second["id"], &second["error"]["code"]), (&Value::Null, &json!("too-long")));
    let message = second["error"]["message"].as_str().unwrap();
    assert!(message.starts_with(&format!("line 2: The line is longer than {LIMIT_MB} MB.")), "{message}");
    assert_eq!((&third["id"], &third["analysis"]["schema"]), (&json!(3), &json!(1)));
    let peak = peak(&child);
    assert!(peak < LIMIT_MB + PROGRAM_MB / 4, "it took {peak} MB");
    drop(writer.join().unwrap());
    assert_eq!(child.wait().unwrap().code(), Some(1));
}

#[test]
fn many_lines_take_no_more_memory_than_some() {
    let mut child = jsonl();
    let mut stdin = child.stdin.take().unwrap();
    // Lists where a string should stand, which would take sixteen times their line if they were kept.
    let line = format!("{{\"id\": 7, \"text\": [{}0]}}\n", "0,".repeat(1 << 19));
    let count = 150;
    let writer = std::thread::spawn(move || {
        for _ in 0..count {
            stdin.write_all(line.as_bytes()).unwrap();
        }
        stdin
    });
    let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
    for _ in 0..count {
        let answer: Value = serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
        assert_eq!((&answer["id"], &answer["error"]["code"]), (&json!(7), &json!("bad-option")));
    }
    let peak = peak(&child);
    assert!(peak < 100, "it took {peak} MB");
    drop(writer.join().unwrap());
    assert_eq!(child.wait().unwrap().code(), Some(1));
}
