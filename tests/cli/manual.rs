//! Help, completions and the manual.

use super::{folder, nutgraf, stderr, stdout};

const COMMANDS: [&str; 8] =
    ["analyze", "extract", "contexts", "collect", "compare", "redact", "completions", "man"];

#[test]
fn help_is_grouped_and_ends_with_examples() {
    for command in COMMANDS {
        for help in ["--help", "-h"] {
            let output = nutgraf(&[command, help], b"");
            assert_eq!((output.status.code(), stderr(&output)), (Some(0), String::new()));
            let told = stdout(&output);
            let (_, examples) = told.split_once("\nExamples:\n").unwrap();
            assert!(
                examples.lines().all(|line| line.starts_with(&format!("  nutgraf {command} "))),
                "{told}"
            );
            assert!(!told.contains('\u{1b}'), "no colors where there is no terminal");
        }
    }
    let analyze = stdout(&nutgraf(&["analyze", "-h"], b""));
    for heading in ["\nInput:\n", "\nAnalysis:\n", "\nOutput:\n", "\nOptions:\n"] {
        assert!(analyze.contains(heading), "{analyze}");
    }
    let whole = stdout(&nutgraf(&["--help"], b""));
    assert!(whole.contains("\nExit status:\n  0  All was done.\n  1  "), "{whole}");
}

#[test]
fn wrong_usage_names_the_help_of_the_command() {
    for (arguments, command) in [
        (&["analyze", "--sentences", "0"][..], "analyze"),
        (&["contexts", "?!"], "contexts"),
        (&["redact", "--style", "stars"], "redact"),
    ] {
        let told = stderr(&nutgraf(arguments, b""));
        assert!(told.ends_with(&format!("try 'nutgraf {command} --help'.\n")), "{told}");
    }
}

#[test]
fn completions_name_commands_and_options() {
    for (shell, sign) in [
        ("bash", "complete -F _nutgraf"),
        ("zsh", "#compdef nutgraf"),
        ("fish", "complete -c nutgraf"),
        ("powershell", "Register-ArgumentCompleter"),
        ("elvish", "edit:completion:arg-completer[nutgraf]"),
    ] {
        let output = nutgraf(&["completions", shell], b"");
        assert_eq!(output.status.code(), Some(0), "{shell}: {}", stderr(&output));
        let script = stdout(&output);
        assert!(script.contains(sign), "{shell}");
        // Two of the generators leave the values out.
        let values =
            if matches!(shell, "powershell" | "elvish") { &[][..] } else { &["keyphrases", "timeline"] };
        for word in COMMANDS.iter().chain(&["recursive", "whole-page"]).chain(values) {
            assert!(script.contains(word), "{shell}: {word}");
        }
    }
}

#[cfg(unix)]
#[test]
fn bash_reads_its_completions() {
    use std::process::Command;
    let script = folder("completions").join("nutgraf.bash");
    std::fs::write(&script, nutgraf(&["completions", "bash"], b"").stdout).unwrap();
    let check = format!(
        ". '{}'; COMP_WORDS=(nutgraf analyze --rec); COMP_CWORD=2; _nutgraf nutgraf --rec analyze; echo \"${{COMPREPLY[@]}}\"",
        script.display()
    );
    // Not every machine has it.
    if let Ok(output) = Command::new("bash").args(["-c", &check]).output() {
        assert_eq!(stdout(&output), "--recursive\n", "{}", stderr(&output));
    }
}

#[test]
fn each_command_has_a_page() {
    let folder = folder("pages").join("man1");
    let output = nutgraf(&["man", "--dir", folder.to_str().unwrap()], b"");
    assert_eq!(
        (output.status.code(), stdout(&output), stderr(&output)),
        (Some(0), String::new(), String::new())
    );
    for command in COMMANDS.into_iter().map(Some).chain([None]) {
        let name = command.map_or("nutgraf".to_owned(), |command| format!("nutgraf-{command}"));
        let page = std::fs::read_to_string(folder.join(format!("{name}.1"))).unwrap();
        let arguments: Vec<&str> = ["man"].into_iter().chain(command).collect();
        assert_eq!(stdout(&nutgraf(&arguments, b"")), page, "{name}");
        for section in ["NAME", "SYNOPSIS", "EXAMPLES", "\"EXIT STATUS\""] {
            assert!(page.contains(&format!("\n.SH {section}\n")), "{name}: {section}: {page}");
        }
    }
    let file = folder.join("nutgraf.1");
    let output = nutgraf(&["man", "--dir", file.to_str().unwrap()], b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("choose another folder"), "{}", stderr(&output));
}
