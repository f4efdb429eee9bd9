//! Nothing in a name or a text steers the terminal.

use serde_json::Value;

use super::{nutgraf, stderr, stdout};

/// Whether `c` steers a terminal; stated here anew, apart from the program's own list.
fn steers(c: char) -> bool {
    let code = u32::from(c);
    code < 0x20 && c != '\n' && c != '\t'
        || (0x7f..0xa0).contains(&code)
        || (0x202a..=0x202e).contains(&code)
        || (0x2066..=0x2069).contains(&code)
}

/// Names and words that steer: colors, a title, the screen cleared by one character, text turned around, a bell.
const HOSTILE: [&str; 6] = [
    "a\u{1b}[31mb",
    "\u{1b}]0;x\u{7}c",
    "\u{9b}2Jd",
    "photo\u{202e}txt.exe",
    "\u{2067}e\u{2069}",
    "f\u{7f}g",
];

#[test]
fn names_of_missing_files_are_shown_with_escapes() {
    for name in HOSTILE.iter().copied().chain(["line\nbreak", "over\rwritten"]) {
        for arguments in [
            &["analyze", name][..],
            &["analyze", "--jsonl", name],
            &["analyze", "--format", "text", name, "-"],
            &["analyze", "--stop-words", name, "-"],
            &["extract", name],
        ] {
            let output = nutgraf(arguments, b"It rained.");
            let told = stderr(&output);
            assert!(told.starts_with("nutgraf: ") && told.contains("There is no such file"), "{told}");
            assert!(!told.contains(steers), "{told:?}");
            assert!(told.contains(&name.escape_default().to_string()), "{told:?}");
        }
    }
}

#[test]
fn wrong_arguments_are_shown_with_escapes() {
    for hostile in HOSTILE {
        let option = format!("--{hostile}");
        for arguments in [
            &[hostile][..],
            &["analyze", &option],
            &["analyze", "--format", hostile],
            &["analyze", "--language", hostile],
            &["analyze", "--date", hostile],
            &["analyze", "--offsets", hostile],
            &["analyze", "--sentences", hostile],
            &["extract", "--from", hostile],
            &["redact", "a", hostile],
        ] {
            let output = nutgraf(arguments, b"");
            assert_eq!(output.status.code(), Some(2), "{arguments:?}");
            let told = stderr(&output);
            assert!(!told.is_empty() && !told.contains(steers), "{arguments:?}: {told:?}");
        }
    }
}

#[test]
fn results_for_reading_and_json_hold_no_controls() {
    for hostile in HOSTILE {
        let text = format!(
            "Storm {hostile} closes the port\n\nThe {hostile} Harbour Office closed the port on 3 May 2024. \
             “We {hostile} have no choice,” Ines {hostile} Calloway said. It cost €3 {hostile} million."
        );
        for format in ["text", "markdown", "html", "json"] {
            let arguments = ["analyze", "--repair", "never", "--format", format];
            let shown = stdout(&nutgraf(&arguments, text.as_bytes()));
            assert!(!shown.contains(steers), "{format}: {shown:?}");
            if format == "json" {
                let analysis: Value = serde_json::from_str(&shown).unwrap();
                assert_eq!(analysis["text"], text.as_str(), "the same value all the same");
            } else {
                assert!(shown.contains("Calloway") && shown.contains("In brief"), "{shown}");
            }
        }
        let request = serde_json::json!({"id": hostile, "text": text}).to_string();
        let answer = stdout(&nutgraf(&["analyze", "--jsonl"], request.as_bytes()));
        assert!(!answer.contains(steers), "{answer:?}");
        assert_eq!(serde_json::from_str::<Value>(&answer).unwrap()["id"], hostile);
        // A line that is no JSON: the reason that is given may repeat it.
        let output =
            nutgraf(&["analyze", "--jsonl"], format!("{{\"{hostile}\": \"{hostile}\", {hostile}").as_bytes());
        assert_eq!(output.status.code(), Some(1));
        assert!(!stdout(&output).contains(steers) && !stderr(&output).contains(steers));
    }
}

#[test]
fn extracted_text_is_left_as_it_is_and_tables_do_not_turn_around() {
    let text = "Offices: \u{2067}Haifa\u{2069} (\u{5d7}\u{200f}) and Ines Calloway of the \u{2067}Harbour\u{2069} Office.\n";
    assert_eq!(stdout(&nutgraf(&["extract"], text.as_bytes())), text);
    let quotes = "“The \u{2067}ferry\u{2069} is late,” Ines Calloway said.";
    let table = stdout(&nutgraf(&["analyze", "--format", "csv", "--table", "quotes"], quotes.as_bytes()));
    assert!(table.contains("The ferry is late"), "{table}");
}

#[cfg(unix)]
#[test]
fn names_of_files_are_shown_with_escapes_and_kept_in_data() {
    let folder = super::folder("names");
    for (number, hostile) in HOSTILE.into_iter().enumerate() {
        let path = folder.join(format!("{number}{hostile}.txt"));
        std::fs::write(&path, "Ines Calloway left Vellmar.").unwrap();
        let path = path.to_str().unwrap();
        for format in ["text", "markdown", "html", "json"] {
            let shown = stdout(&nutgraf(&["analyze", "--format", format, path, path], b""));
            assert!(shown.contains("Calloway") && !shown.contains(steers), "{shown:?}");
            if format == "json" {
                assert_eq!(serde_json::from_str::<Value>(&shown).unwrap()[1]["file"], path);
            }
        }
        let table = stdout(&nutgraf(&["analyze", "--format", "csv", path, path], b""));
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        assert!(reader.records().all(|row| &row.unwrap()[0] == path));
    }
    std::fs::remove_dir_all(folder).unwrap();
}

const REPORTED: &[u8] = b"Ferry stops\n\nThe Skerrow ferry was stopped by Rosa Quint, who leads the harbour and its office, on Friday.\n";

/// Runs the program with these variables alone set of those that tell of colors.
fn with_variables(variables: &[(&str, &str)], arguments: &[&str]) -> String {
    use std::io::Write;
    use std::process::{Command, Stdio};

    let mut command = Command::new(env!("CARGO_BIN_EXE_nutgraf"));
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "CI"] {
        command.env_remove(name);
    }
    let mut child = command
        .args(arguments)
        .envs(variables.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(REPORTED).unwrap();
    stdout(&child.wait_with_output().unwrap())
}

#[test]
fn colors_are_as_they_are_asked_for() {
    let plain = with_variables(&[], &["analyze"]);
    assert!(plain.starts_with("FERRY STOPS\n") && !plain.contains('\u{1b}'), "{plain}");
    let force = ("CLICOLOR_FORCE", "1");
    let none = ("NO_COLOR", "1");
    for (variables, arguments, has_colors) in [
        (&[][..], &["--color", "always", "analyze"][..], true),
        (&[], &["analyze", "--color=always"], true),
        (&[none], &["analyze", "--color", "always"], true),
        (&[force], &["analyze"], true),
        (&[force], &["analyze", "--color", "auto"], true),
        (&[force], &["analyze", "--color", "never"], false),
        (&[force, none], &["analyze"], false),
        (&[force], &["analyze", "--format", "json"], false),
        (&[force], &["analyze", "--format", "markdown"], false),
        (&[force], &["extract"], false),
        (&[force], &["contexts", "ferry"], true),
        (&[], &["--color", "always", "--help"], true),
    ] {
        let shown = with_variables(variables, arguments);
        assert_eq!(shown.contains('\u{1b}'), has_colors, "{variables:?} {arguments:?}: {shown:?}");
    }
    let colored = with_variables(&[force], &["analyze"]);
    assert!(colored.starts_with("\u{1b}[1mFERRY STOPS\u{1b}[0m\n"), "{colored:?}");
    let mut bare = colored;
    for code in [0, 1, 2, 36] {
        bare = bare.replace(&format!("\u{1b}[{code}m"), "");
    }
    assert_eq!(bare, plain, "colors change no letter and no line");
}

/// What a terminal of 40 columns shows of a shell's work, in which `$NUTGRAF` is the program; `None` where there is no `script`
/// to make a terminal.
#[cfg(target_os = "linux")]
fn on_terminal(folder: &std::path::Path, work: &str) -> Option<String> {
    use std::process::{Command, Stdio};

    let mut script = Command::new("script");
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        script.env_remove(name);
    }
    let output = script
        .args(["-qec", &format!("stty cols 40 rows 24; {work}"), "/dev/null"])
        .env("TERM", "xterm-256color")
        .env("NUTGRAF", env!("CARGO_BIN_EXE_nutgraf"))
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .ok()?;
    Some(stdout(&output).replace("\r\n", "\n"))
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_shows_colors_and_lines_that_fit() {
    let folder = super::folder("terminal");
    std::fs::write(folder.join("a.txt"), REPORTED).unwrap();
    let Some(shown) = on_terminal(&folder, "$NUTGRAF analyze a.txt") else { return };
    assert!(shown.contains("\u{1b}[1mFERRY STOPS\u{1b}[0m\n"), "{shown:?}");
    let summary = "\n  The Skerrow ferry was stopped by Rosa\n    Quint, who leads the harbour and its\n    office, on Friday.\n";
    assert!(shown.contains(summary), "{shown:?}");
    let bare = on_terminal(&folder, "$NUTGRAF analyze a.txt --color never").unwrap();
    assert!(bare.contains(summary) && !bare.contains('\u{1b}'), "{bare:?}");
    let lines = on_terminal(&folder, "$NUTGRAF contexts Skerrow a.txt --color never").unwrap();
    assert!(lines.contains("\n           The  Skerrow  ferry was stop\n"), "{lines:?}");
    let typed = on_terminal(&folder, "$NUTGRAF extract").unwrap();
    assert!(typed.contains("nutgraf: Reading what is typed here; end it with Ctrl-D"), "{typed:?}");
    let piped = on_terminal(&folder, "$NUTGRAF extract < a.txt").unwrap();
    assert!(piped.starts_with("Ferry stops\n"), "{piped:?}");
    let help = on_terminal(&folder, "$NUTGRAF analyze --help --color never").unwrap();
    let (options, _) = help.split_once("\nExamples:").unwrap();
    assert!(options.lines().count() > 100, "{help}");
    let fits = |line: &str| line.chars().count() <= 40 || line.starts_with("Usage: ");
    assert!(options.lines().all(fits), "{help}");
}

#[cfg(target_os = "linux")]
#[test]
fn long_work_on_a_terminal_shows_how_far_it_is() {
    let folder = super::folder("progress");
    for name in ["b.txt", "c.txt"] {
        std::fs::write(folder.join(name), REPORTED).unwrap();
    }
    // A file that takes a second to come; what is done at once has no bar.
    let late = "rm -f a.txt; mkfifo a.txt; (sleep 1; cat b.txt > a.txt) & ";
    for (work, has_bar) in [
        (format!("{late} $NUTGRAF analyze -f csv a.txt b.txt c.txt > out.csv"), true),
        (format!("{late} $NUTGRAF collect -t entities a.txt b.txt c.txt > out.csv"), true),
        (format!("{late} $NUTGRAF analyze -f csv a.txt b.txt c.txt > out.csv 2> told.txt"), false),
        (format!("{late} $NUTGRAF analyze -f csv a.txt > out.csv"), false),
        (format!("{late} TERM=dumb $NUTGRAF analyze -f csv a.txt b.txt c.txt > out.csv"), false),
        ("$NUTGRAF analyze -f csv b.txt c.txt > out.csv".to_owned(), false),
    ] {
        let Some(shown) = on_terminal(&folder, &work) else { return };
        assert_eq!(shown.contains("1 of 3 files"), has_bar, "{work}: {shown:?}");
        assert!(has_bar || shown.is_empty(), "{work}: {shown:?}");
        let table = std::fs::read_to_string(folder.join("out.csv")).unwrap();
        assert!(table.contains("Rosa Quint") && !table.contains('\u{1b}'), "{work}: {table}");
    }
    // Messages and results stand in lines of their own.
    let shown = on_terminal(&folder, &format!("{late} $NUTGRAF extract a.txt no.txt b.txt c.txt")).unwrap();
    assert!(shown.contains("1 of 4 files"), "{shown:?}");
    let message = "nutgraf: no.txt: There is no such file; check its name and folder.\n";
    assert!(shown.contains(message) && shown.matches("\nThe Skerrow ferry").count() == 3, "{shown:?}");
}
