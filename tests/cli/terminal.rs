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
            &["extract", "a", hostile],
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
