//! JSON Lines as a stream: answers come at once, and what ends the program leaves whole lines.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// Long enough for a slow machine; an answer that waits for more input would never come.
const PATIENCE: Duration = Duration::from_secs(60);

fn jsonl(output: Stdio) -> Child {
    Command::new(env!("CARGO_BIN_EXE_nutgraf"))
        .args(["analyze", "--jsonl"])
        .stdin(Stdio::piped())
        .stdout(output)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
}

/// The lines of a stream, as they come.
fn lines(stream: impl Read + Send + 'static) -> Receiver<String> {
    let (sender, receiver) = channel();
    std::thread::spawn(move || {
        BufReader::new(stream).lines().map_while(Result::ok).try_for_each(|line| sender.send(line))
    });
    receiver
}

#[test]
fn each_answer_comes_before_the_next_line_is_sent() {
    let mut child = jsonl(Stdio::piped());
    let mut stdin = child.stdin.take().unwrap();
    let answers = lines(child.stdout.take().unwrap());
    let messages = lines(child.stderr.take().unwrap());
    let long = "The ferry left Vellmar at noon. ".repeat(2000);
    let mut number = 0;
    for (input, key) in [
        (json!({"id": 1, "text": "It rained."}).to_string(), "analysis"),
        (json!({"id": 2, "text": long}).to_string(), "analysis"),
        ("no JSON".to_owned(), "error"),
        // Lines of white space are counted and not answered.
        (format!("\n \r\n{}", json!({"id": 3})), "error"),
        (json!({"id": 4, "text": ""}).to_string(), "analysis"),
        (json!({"id": 5, "text": "A.", "language": 5}).to_string(), "error"),
    ] {
        writeln!(stdin, "{input}").unwrap();
        number += 1 + input.matches('\n').count();
        let answer = answers.recv_timeout(PATIENCE).expect("an answer before the next line");
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert!(answer[key].is_object(), "{input}: {answer}");
        if key == "error" {
            let place = format!("line {number}: ");
            assert!(answer["error"]["message"].as_str().unwrap().starts_with(&place), "{answer}");
            let message = messages.recv_timeout(PATIENCE).expect("a message before the next line");
            assert!(message.starts_with(&format!("nutgraf: standard input: {place}")), "{message}");
        }
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(1));
    assert!(answers.recv_timeout(PATIENCE).is_err() && messages.recv_timeout(PATIENCE).is_err());
}

#[test]
fn a_last_line_without_an_end_is_answered() {
    let output = super::nutgraf(&["analyze", "--jsonl"], b"{\"text\": \"It rained.\"}\n{\"text\": \"It sn");
    let answers = super::stdout(&output);
    assert_eq!(answers.lines().count(), 2);
    assert!(answers.ends_with('\n') && answers.contains("line 2: "), "{answers}");
}

/// Sends lines whose answers are longer than a pipe takes in one piece, without end.
#[cfg(unix)]
fn feed(child: &mut Child) {
    let mut stdin = child.stdin.take().unwrap();
    let text = "\"The ferry left Vellmar at noon,\" Ines Calloway said on 3 May 2024. ".repeat(60);
    let line = json!({"id": 1, "text": text}).to_string() + "\n";
    std::thread::spawn(move || while stdin.write_all(line.as_bytes()).is_ok() {});
}

#[cfg(unix)]
fn kill(child: &Child, signal: &str) {
    let status = Command::new("kill").args(["-s", signal, &child.id().to_string()]).status().unwrap();
    assert!(status.success());
}

#[cfg(unix)]
fn assert_whole_lines(output: &[u8], how: &str) {
    assert!(output.ends_with(b"\n"), "{how}: {} bytes, and a line is cut off", output.len());
    for line in output.split_inclusive(|&byte| byte == b'\n') {
        let answer: Value = serde_json::from_slice(line).unwrap_or_else(|error| panic!("{how}: {error}"));
        assert_eq!(answer["id"], 1);
    }
}

/// Reads what comes through a pipe more slowly than it is written, so that a line is underway all the time. The receiver
/// gets a word when something has come.
#[cfg(unix)]
fn read_slowly(child: &mut Child) -> (std::thread::JoinHandle<Vec<u8>>, Receiver<()>) {
    let mut stdout = child.stdout.take().unwrap();
    let (sender, begun) = channel();
    let reader = std::thread::spawn(move || {
        let (mut all, mut piece) = (Vec::new(), [0; 10_000]);
        while let Ok(read @ 1..) = stdout.read(&mut piece) {
            all.extend_from_slice(&piece[..read]);
            let _ = sender.send(());
            std::thread::sleep(Duration::from_millis(1));
        }
        all
    });
    (reader, begun)
}

#[cfg(unix)]
#[test]
fn a_signal_leaves_whole_lines() {
    use std::os::unix::process::ExitStatusExt;

    let folder = super::folder("signal");
    for round in 0..4 {
        for (name, number) in [("TERM", 15), ("INT", 2)] {
            let mut child = jsonl(Stdio::piped());
            feed(&mut child);
            let (reader, begun) = read_slowly(&mut child);
            begun.recv_timeout(PATIENCE).unwrap();
            std::thread::sleep(Duration::from_millis(round * 37));
            kill(&child, name);
            assert_eq!(child.wait().unwrap().signal(), Some(number), "{name}");
            assert_whole_lines(&reader.join().unwrap(), name);

            let path = folder.join("out.jsonl");
            let mut child = jsonl(std::fs::File::create(&path).unwrap().into());
            feed(&mut child);
            let begin = Instant::now();
            while std::fs::metadata(&path).unwrap().len() == 0 && begin.elapsed() < PATIENCE {
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(Duration::from_millis(round * 41));
            kill(&child, name);
            assert_eq!(child.wait().unwrap().signal(), Some(number), "{name}");
            assert_whole_lines(&std::fs::read(&path).unwrap(), name);
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[cfg(unix)]
#[test]
fn a_signal_ends_the_program_though_nobody_reads_or_writes() {
    // Waiting for input.
    let mut child = jsonl(Stdio::piped());
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    stdin.write_all(b"{\"text\": \"It rained.\"}\n").unwrap();
    stdout.read_line(&mut String::new()).unwrap();
    kill(&child, "TERM");
    assert!(!child.wait().unwrap().success());
    // Waiting for a reader in the middle of a long line.
    let mut child = jsonl(Stdio::piped());
    feed(&mut child);
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut [0]).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    let begin = Instant::now();
    kill(&child, "TERM");
    assert!(!child.wait().unwrap().success());
    assert!(begin.elapsed() < PATIENCE / 2);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_it_quietly() {
    for format in [&["analyze", "--jsonl"][..], &["analyze", "--format", "json"], &["extract"], &["--help"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_nutgraf"))
            .args(format)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let mut stdin = child.stdin.take().unwrap();
        // The help does not read it.
        drop(stdin.write_all(b"{\"id\": 1, \"text\": \"It rained.\"}\n"));
        // The lines may go on: nobody is left to answer.
        let open = (format == ["analyze", "--jsonl"]).then_some(stdin);
        let output = child.wait_with_output().unwrap();
        drop(open);
        assert_eq!((output.status.code(), super::stderr(&output)), (Some(0), String::new()), "{format:?}");
    }
}
